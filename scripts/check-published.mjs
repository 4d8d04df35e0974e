// Are the packages meant for other people's systems fit to be published? Each is built and packed as pnpm would publish
// it, and the tarball is looked at by publint (is package.json true?), by “Are the types wrong?” (do the declarations
// resolve?), by the compiler from a stranger's project, and by plain Node, which computes one date or figure with it.
// Prints a line per check; exit code 1 when one fails.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { problemAffectsResolutionKind, problemKindInfo } from '@arethetypeswrong/core/problems';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

/** In the order of their dependencies, each with what a stranger would try first and what must come out. */
const PUBLISHED = [
  {
    folder: 'legal-calendar',
    trial: `import { calendar, countPeriod } from '@dingfen/legal-calendar';
const { dueOn } = countPeriod({ trigger: '2025-09-22', length: 15, unit: 'calendar_day', roll: 'forward', calendar: calendar('CN') });
console.log(dueOn);`,
    prints: '2025-10-09',
  },
  {
    folder: 'legal-basis',
    trial: `import { computeDeadline } from '@dingfen/legal-basis';
import { triageQuestions } from '@dingfen/legal-basis/triage';
import { calendar } from '@dingfen/legal-calendar';
if (triageQuestions.length === 0) throw new Error('no questions');
const { dueOn } = computeDeadline({ ruleId: 'med_period_15d_art14', trigger: '2025-09-22', calendar: calendar('CN') });
console.log(dueOn);`,
    prints: '2025-10-09',
  },
  {
    folder: 'entitlements',
    trial: `import { computeEntitlement } from '@dingfen/entitlements';
console.log(computeEntitlement('deposit_refund', { takenFen: 50_000 }).amountFen);`,
    prints: '50000',
  },
];

/** How the stranger compiles: strictly, and with the declarations of the packages checked as well. */
const STRANGER = '--noEmit --strict --target es2022 --module nodenext'.split(' ');

/** The packages are ES modules only, so how CommonJS or a resolver older than “exports” would see them says nothing. */
const RESOLUTIONS = ['node16-esm', 'bundler'];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const outside = mkdtempSync(join(tmpdir(), 'dingfen-published-'));
let failures = 0;

try {
  writeFileSync(join(outside, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  for (const { folder, trial, prints } of asked(process.argv.slice(2))) {
    let tarball;
    await check(folder, 'builds and packs', () => problemsIn(() => (tarball = packed(folder))));
    if (!tarball) continue;
    unpack(tarball);
    await check(folder, 'publint', () => problemsOfPublint(tarball));
    await check(folder, 'types resolve', () => problemsOfTypes(tarball));
    await check(folder, 'no dependency on the rest of the repository', () => strangeDependencies(folder));
    writeFileSync(join(outside, `${folder}.ts`), trial);
    await check(folder, 'compiles in another project', () => attempt(tsc, [...STRANGER, `${folder}.ts`], ''));
    writeFileSync(join(outside, `${folder}.js`), trial);
    await check(folder, `runs in plain Node and prints ${prints}`, () => attempt(`${folder}.js`, [], prints));
  }
} finally {
  rmSync(outside, { recursive: true, force: true });
}
process.exitCode = failures > 0 ? 1 : 0;

/** All of them, or those up to the last one named: a package is checked together with what it rests on. */
function asked(folders) {
  const last = PUBLISHED.findLastIndex(({ folder }) => folders.includes(folder));
  return last < 0 ? PUBLISHED : PUBLISHED.slice(0, last + 1);
}

async function check(folder, what, problemsOf) {
  const problems = await problemsOf();
  failures += problems.length;
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${folder}: ${what}`);
  for (const problem of problems) console.log(`      ${problem}`);
}

/** Builds and packs one package; returns the bytes of the tarball. */
function packed(folder) {
  const target = join(outside, 'tarballs', folder);
  mkdirSync(target, { recursive: true });
  run(process.execPath, [tsc, '-b', join(root, 'packages', folder)], root);
  // On Windows npx is a script, which only a shell starts; none of the words comes from a user.
  const shell = process.platform === 'win32';
  const pnpm = ['--yes', process.env.DINGFEN_PNPM ?? 'pnpm'];
  run('npx', [...pnpm, 'pack', '--pack-destination', target], join(root, 'packages', folder), { shell });
  return readFileSync(join(target, readdirSync(target)[0]));
}

/** Puts the content of a tarball where a package manager would put it. */
function unpack(tarball) {
  const content = createPackageFromTarballData(tarball);
  for (const file of content.listFiles()) {
    const path = join(outside, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content.readFile(file));
  }
}

function installed(folder) {
  return join(outside, 'node_modules/@dingfen', folder);
}

async function problemsOfPublint(tarball) {
  const { buffer, byteOffset, byteLength } = tarball;
  const { messages, pkg } = await publint({
    pack: { tarball: buffer.slice(byteOffset, byteOffset + byteLength) },
    strict: true,
    level: 'warning',
  });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

async function problemsOfTypes(tarball) {
  const analysis = await checkPackage(createPackageFromTarballData(tarball));
  if (!analysis.types) return ['the package contains no types'];
  return analysis.problems
    .filter((problem) => RESOLUTIONS.some((kind) => problemAffectsResolutionKind(problem, kind, analysis)))
    .map((problem) => `${problemKindInfo[problem.kind].title}: ${JSON.stringify(problem)}`);
}

function strangeDependencies(folder) {
  const { dependencies = {}, private: isPrivate } = JSON.parse(
    readFileSync(join(installed(folder), 'package.json'), 'utf8'),
  );
  const ours = PUBLISHED.map((published) => `@dingfen/${published.folder}`);
  const strange = Object.entries(dependencies)
    .filter(([name, version]) => !ours.includes(name) || version.startsWith('workspace:'))
    .map(([name, version]) => `depends on ${name} ${version}`);
  return isPrivate ? [...strange, 'is marked private, so no registry takes it'] : strange;
}

/** Runs Node in the stranger's folder; another output than the one expected is a problem. */
function attempt(program, words, expected) {
  return problemsIn(() => {
    const printed = run(process.execPath, [program, ...words], outside);
    if (printed !== expected) throw new Error(`expected ${expected || 'no output'}, got ${printed}`);
  });
}

/** What a program printed. The repository's own way of resolving packages must not help it. */
function run(program, words, cwd, options = {}) {
  const env = { ...process.env, NODE_OPTIONS: '' };
  return execFileSync(program, words, { cwd, env, encoding: 'utf8', stdio: 'pipe', ...options }).trim();
}

function problemsIn(work) {
  try {
    work();
    return [];
  } catch (error) {
    return [`${error.stdout ?? ''}${error.stderr ?? ''}`.trim() || error.message];
  }
}
