import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The repository: what is proved here is started from it, as anybody would start it. */
const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const node = ['--conditions=source', '--disable-warning=ExperimentalWarning'];

/** What every process of ours is told that works on a database of the proving ground. */
export const environment = (databaseUrl: string): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  REDIS_URL: '',
  DINGFEN_LOCAL: '1',
  DINGFEN_LOCAL_SECRET: 'a secret of the proving ground, 32+',
});

/** A service of ours that runs as a process of its own. */
export interface Running {
  readonly pid: number;
  readonly url: string;
  /** From being started to saying that it is ready. */
  readonly readyAfterMs: number;
  /** Null while it lives; else its exit code or signal. */
  ended(): string | null;
  /** Resident memory in bytes; 0 once it has ended. */
  memory(): Promise<number>;
  kill(signal: NodeJS.Signals): void;
  stop(): Promise<void>;
}

export interface ServiceOptions {
  env?: Record<string, string>;
  /** Modules loaded before the service, e.g. one that sets its clock wrong. */
  preload?: readonly string[];
  /** Another checkout of the repository, with its packages built, whose program it is. */
  from?: string;
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** Its exit code, or the signal that ended it. */
export const endOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => child.once('close', (code, signal) => resolve(signal ?? `${code}`)));

/** Runs a file of ours with Node; what it says goes to `log`. */
export function run(
  file: string,
  words: readonly string[],
  { env = {}, preload = [], from = root }: ServiceOptions,
  log: string,
): ChildProcess {
  const before = preload.map((one) => `--import=${one}`);
  const child = spawn(process.execPath, [...node, ...before, join(from, file), ...words], {
    cwd: from,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const written = createWriteStream(log, { flags: 'a' });
  child.stdout?.pipe(written);
  child.stderr?.pipe(written);
  return child;
}

/** Runs a command of the command line and waits; throws with its words when it fails. */
export async function command(
  words: readonly string[],
  env: Record<string, string>,
  folder: string,
): Promise<void> {
  const log = join(folder, `${words.join('-')}.log`);
  const how = await endOf(run('services/cli/src/main.ts', words, { env }, log));
  if (how === '0') return;
  throw new Error(
    `dingfen ${words.join(' ')} ended with ${how}: ${(await readFile(log, 'utf8')).slice(-2000)}`,
  );
}

/** Starts a service on a free port and waits until it says that it is ready. */
export async function startService(
  name: 'api' | 'worker',
  folder: string,
  { env = {}, ...options }: ServiceOptions,
): Promise<Running> {
  const port = await freePort();
  const log = join(folder, `${name}-${port}.log`);
  const url = `http://127.0.0.1:${port}`;
  const begun = performance.now();
  const own = { HOST: '127.0.0.1', ...env, PORT: `${port}`, WORKER_PORT: `${port}` };
  const child = run(`services/${name}/src/main.ts`, [], { ...options, env: own }, log);
  let end: string | null = null;
  const closed = endOf(child).then((how) => (end = how));
  const stop = async (): Promise<void> => {
    if (end === null) child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await closed;
    clearTimeout(force);
  };
  const isReady = (): Promise<boolean> =>
    fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
  while (!(await isReady())) {
    if (end !== null || performance.now() - begun > 60_000) {
      await stop();
      throw new Error(`${name} did not come up: ${(await readFile(log, 'utf8')).slice(-2000)}`);
    }
    await wait(5);
  }
  return {
    pid: child.pid as number,
    url,
    readyAfterMs: performance.now() - begun,
    ended: () => end,
    memory: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
    },
    kill: (signal) => void child.kill(signal),
    stop,
  };
}
