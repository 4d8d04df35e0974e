import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '@dingfen/local-stack';
import { migrateToLatest } from '@dingfen/persistence';
import { generate } from '../generate/generate.ts';
import { onDatabase } from './measured.ts';

const root = dirname(dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url))))));
const node = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
const SECRET = 'a secret of the proving ground, 32+';

/** A process of ours, started as anybody would start it. */
export interface Process {
  readonly pid: number;
  /** Where it answers; services only. */
  readonly url: string;
  /** From being started to saying that it is ready. */
  readonly readyAfterMs: number;
  /** Resident memory in bytes. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

export interface Place {
  readonly folder: string;
  readonly url: string;
  /** The process that holds the data, when it is ours to look at. */
  startService(name: 'api' | 'worker', env?: Record<string, string>): Promise<Process>;
  /** Sets something of the database that needs a new start; false where the database is not ours to start anew. */
  restartedWith(setting: string, value: string): Promise<boolean>;
  leave(): Promise<void>;
}

export interface PlaceOptions {
  /** Generated disputes to preload; 0: only the schema. */
  disputes: number;
  seed: number;
  /** A connection string, or a folder that keeps its database: filled when it is new, else taken as it is. */
  data?: string;
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

/** Runs a file of ours with Node; what it says goes to `log`. */
export function run(
  file: string,
  words: readonly string[],
  env: Record<string, string>,
  log: string,
): ChildProcess {
  const child = spawn(process.execPath, [...node, join(root, file), ...words], {
    cwd: root,
    env: { ...process.env, REDIS_URL: '', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const written = createWriteStream(log, { flags: 'a' });
  child.stdout?.pipe(written);
  child.stderr?.pipe(written);
  return child;
}

export const endOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => child.once('close', (code, signal) => resolve(signal ?? `${code}`)));

async function command(url: string, folder: string, ...words: string[]): Promise<void> {
  const log = join(folder, `${words.join('-')}.log`);
  const how = await endOf(
    run('services/cli/src/main.ts', words, { DATABASE_URL: url, DINGFEN_LOCAL: '1' }, log),
  );
  if (how !== '0')
    throw new Error(
      `dingfen ${words.join(' ')} ended with ${how}: ${(await readFile(log, 'utf8')).slice(-2000)}`,
    );
}

async function startService(
  name: 'api' | 'worker',
  folder: string,
  env: Record<string, string>,
): Promise<Process> {
  const port = await freePort();
  const log = join(folder, `${name}-${port}.log`);
  const begun = performance.now();
  const own = { DINGFEN_LOCAL: '1', DINGFEN_LOCAL_SECRET: SECRET, HOST: '127.0.0.1', ...env };
  const child = run(
    `services/${name}/src/main.ts`,
    [],
    { ...own, PORT: `${port}`, WORKER_PORT: `${port}` },
    log,
  );
  let ended: string | undefined;
  const closed = endOf(child).then((how) => (ended = how));
  const url = `http://127.0.0.1:${port}`;
  const ready = (): Promise<boolean> =>
    fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
  while (!(await ready())) {
    if (ended !== undefined || performance.now() - begun > 60_000)
      throw new Error(`${name} did not come up: ${(await readFile(log, 'utf8')).slice(-2000)}`);
    await wait(5);
  }
  return {
    pid: child.pid as number,
    url,
    readyAfterMs: performance.now() - begun,
    memory: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
    },
    stop: async () => {
      if (ended === undefined) child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await closed;
      clearTimeout(force);
    },
  };
}

async function isEmpty(url: string): Promise<boolean> {
  return onDatabase(url, async (db) => {
    const { rows } = await db.query<{ there: boolean }>(`select to_regclass('dispute') is not null as there`);
    if (!rows[0]?.there) return true;
    return (await db.query('select from dispute limit 1')).rowCount === 0;
  });
}

async function fill(
  url: string,
  folder: string,
  { disputes, seed }: PlaceOptions,
  say: (line: string) => void,
): Promise<void> {
  if (disputes === 0) return;
  say('the demonstration world');
  await command(url, folder, 'seed', 'laibin');
  say(`${disputes} generated disputes`);
  await generate(url, { disputes, seed }, say);
}

/** A database to measure on, and services that can be started on it. What was made here and not asked to be kept goes at the end. */
export async function openPlace(options: PlaceOptions, say: (line: string) => void): Promise<Place> {
  const { data } = options;
  const folder = await mkdtemp(join(tmpdir(), 'dingfen-bench-'));
  const foreign = data !== undefined && /^postgres(ql)?:\/\//.test(data);
  const dataDir = foreign ? undefined : (data ?? join(folder, 'postgres'));
  if (dataDir !== undefined && data !== undefined && existsSync(dataDir)) say(`the database kept in ${data}`);
  let postgres = dataDir === undefined ? undefined : await startPostgres({ dataDir, database: 'dingfen' });
  const url = (): string => postgres?.url ?? (data as string);
  const started: Process[] = [];
  const leave = async (): Promise<void> => {
    await Promise.all(started.map((one) => one.stop()));
    await (data === undefined ? postgres?.remove() : postgres?.stop());
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const empty = await isEmpty(url());
    await migrateToLatest(url());
    if (empty) await fill(url(), folder, options, say);
  } catch (error) {
    await leave();
    throw error;
  }
  return {
    folder,
    get url() {
      return url();
    },
    startService: async (name, env = {}) => {
      const service = await startService(name, folder, { DATABASE_URL: url(), ...env });
      started.push(service);
      return service;
    },
    restartedWith: async (setting, value) => {
      if (postgres === undefined || dataDir === undefined || postgres.adopted) return false;
      await onDatabase(postgres.adminUrl, (db) => db.query(`alter system set ${setting} = ${value}`));
      await postgres.stop();
      postgres = await startPostgres({ dataDir, database: 'dingfen' });
      return true;
    },
    leave,
  };
}
