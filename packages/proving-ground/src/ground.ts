import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type LocalPostgres, startPostgres } from '@dingfen/local-stack';

/** The repository: what is proved here is started from it, as anybody would start it. */
const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

const node = ['--conditions=source', '--disable-warning=ExperimentalWarning'];

/** A service of ours that runs as a process of its own. */
export interface Running {
  readonly pid: number;
  readonly url: string;
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
}

/** A database of our own with the demonstration world in it, and services that can be started on it and ended at will. */
export interface Ground {
  readonly folder: string;
  readonly postgres: LocalPostgres;
  /** Runs a command of the command line and waits; throws with its words when it fails. */
  command(...words: string[]): Promise<string>;
  start(name: 'api' | 'worker', options?: ServiceOptions): Promise<Running>;
  /** After a crash the database may be served by another process on another port. */
  replacePostgres(postgres: LocalPostgres): void;
  leave(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

const endOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => child.once('close', (code, signal) => resolve(signal ?? `${code}`)));

/** Waits for a service to say that it is ready. */
async function well(url: string, ended: () => string | null, log: string): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until && ended() === null) {
    const answered = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (answered) return;
    await wait(50);
  }
  throw new Error(`${url} did not come up: ${(await readFile(log, 'utf8')).slice(-2000)}`);
}

async function startService(
  name: 'api' | 'worker',
  folder: string,
  env: Record<string, string>,
  preload: readonly string[],
): Promise<Running> {
  const port = await freePort();
  const log = join(folder, `${name}-${port}.log`);
  const file = join(root, 'services', name, 'src', 'main.ts');
  const child = spawn(process.execPath, [...node, ...preload.map((one) => `--import=${one}`), file], {
    cwd: root,
    env: { ...process.env, ...env, PORT: `${port}`, WORKER_PORT: `${port}`, HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = createWriteStream(log, { flags: 'a' });
  child.stdout.pipe(written);
  child.stderr.pipe(written);
  let end: string | null = null;
  const closed = endOf(child).then((how) => {
    end = how;
  });
  const running: Running = {
    pid: child.pid as number,
    url: `http://127.0.0.1:${port}`,
    ended: () => end,
    memory: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
    },
    kill: (signal) => void child.kill(signal),
    stop: async () => {
      if (end === null) child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await closed;
      clearTimeout(force);
    },
  };
  try {
    await well(running.url, () => running.ended(), log);
  } catch (error) {
    await running.stop();
    throw error;
  }
  return running;
}

/** Where the data of a ground lie, when not in its own folder. */
interface Place {
  folder: string;
  /** After the database has ended. */
  leave(): void;
}

export interface GroundOptions {
  /** Finds another place for the data, given the ground's folder. */
  place?: (folder: string) => Promise<Place | undefined>;
  /** A folder with PostgreSQL's programs to use in place of the embedded ones. */
  programs?: string;
  /** Today's schema and nothing in it. */
  empty?: boolean;
}

/** Makes a ground in a temporary folder: PostgreSQL with fsync on, today's schema, and the demonstration world. */
export async function prepareGround({ place, programs, empty }: GroundOptions = {}): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'dingfen-ground-'));
  // When we are root, the server has an account of its own that has to pass through.
  await chmod(folder, 0o711);
  const elsewhere = await place?.(folder);
  const dataDir = join(elsewhere?.folder ?? folder, 'postgres');
  let postgres = await startPostgres({
    dataDir,
    database: 'dingfen',
    ...(programs === undefined ? {} : { programs }),
  });
  const started: Running[] = [];
  const leave = async (): Promise<void> => {
    await Promise.all(started.map((one) => one.stop()));
    await postgres.remove();
    elsewhere?.leave();
    await rm(folder, { recursive: true, force: true });
  };
  const env = {
    DATABASE_URL: postgres.url,
    REDIS_URL: '',
    DINGFEN_LOCAL: '1',
    DINGFEN_LOCAL_SECRET: 'a secret of the proving ground, 32+',
    LOG_LEVEL: 'warn',
  };
  const start = async (name: 'api' | 'worker', options: ServiceOptions = {}): Promise<Running> => {
    const service = await startService(name, folder, { ...env, ...options.env }, options.preload ?? []);
    started.push(service);
    return service;
  };
  const command = async (...words: string[]): Promise<string> => {
    const child = spawn(process.execPath, [...node, join(root, 'services/cli/src/main.ts'), ...words], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    const how = await endOf(child);
    if (how !== '0') throw new Error(`dingfen ${words.join(' ')} ended with ${how}: ${said.slice(-2000)}`);
    return said;
  };
  try {
    await command('migrate');
    if (!empty) await command('seed', 'laibin');
  } catch (error) {
    await leave();
    throw error;
  }
  return {
    folder,
    get postgres() {
      return postgres;
    },
    command,
    start,
    replacePostgres: (next) => {
      postgres = next;
    },
    leave,
  };
}
