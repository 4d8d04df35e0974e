import { existsSync, readFileSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { installedPrograms, prepareBinaries } from './binaries.ts';
import { choosePlace, ensureDataDirectory, type Place } from './data-directory.ts';
import { launch } from './launch.ts';
import { LocalStackError } from './local-stack-error.ts';
import { runToEnd } from './programs.ts';
import { connectionString, findRunning, holds, inherit, own, removeStalePidFile } from './running-server.ts';

/** How long a start may take; recovery after a crash included. */
const PATIENCE_MS = 60_000;

export type StartPostgres = {
  /** Where the database lies; made when missing. Relative paths count from the working directory. */
  dataDir: string;
  /** The database `url` points at; created when missing. Default `dingfen`. */
  database?: string;
  /** `false` trades safety against power failure for speed: for tests only. Default `true`. */
  fsync?: boolean;
  /** A folder with PostgreSQL's own programs (15 or newer) to use in place of the embedded ones, e.g. a distribution's. */
  programs?: string;
  /** Receives the server's log, line by line. */
  onLog?: (line: string) => void;
};

export type LocalPostgres = {
  /** Connection string of the wanted database. Holds the password: do not log it. */
  url: string;
  /** Connection string of the maintenance database `postgres`. */
  adminUrl: string;
  port: number;
  pid: number;
  /** True when a server was running already and no new one was started. */
  adopted: boolean;
  /** Where the data really lie; not where asked when the server's account cannot reach that. */
  dataDir: string;
  /**
   * Ends the server in order and waits for it. A server that another living process started is left to that process;
   * one whose starter was killed is ours to stop. Calling it twice does no harm.
   */
  stop: () => Promise<void>;
  /** Stops it and takes its data away, wherever they lie: `dataDir` need not be the folder that was asked for. */
  remove: () => Promise<void>;
};

/**
 * Brings up PostgreSQL from the embedded binaries on 127.0.0.1 and a free port, never as root, with a random password
 * kept beside the data; or adopts the server that already serves `dataDir`.
 *
 * @throws LocalStackError with one Chinese and one English sentence when it cannot
 */
export async function startPostgres(options: StartPostgres): Promise<LocalPostgres> {
  const { database = 'dingfen', fsync = true, programs, onLog } = options;
  const place = choosePlace(options.dataDir);
  const program = programs === undefined ? prepareBinaries(place.account) : installedPrograms(programs);
  const password = await ensureDataDirectory(place, program('initdb'));
  const server = await findOrLaunch(place, program('postgres'), password, { fsync, onLog });
  const adminUrl = connectionString(server.port, password, 'postgres');
  await createDatabaseIfMissing(adminUrl, database);
  const halt = async (): Promise<void> => {
    if (server.ours) await stop(place, program('pg_ctl'), server.pid);
  };
  return {
    url: connectionString(server.port, password, database),
    adminUrl,
    port: server.port,
    pid: server.pid,
    adopted: server.adopted,
    dataDir: place.dataDir,
    stop: halt,
    remove: async () => {
      await halt();
      for (const left of [place.dataDir, place.passwordFile, place.ownerFile])
        await rm(left, { recursive: true, force: true });
    },
  };
}

/**
 * Connection string of the server that serves `dataDir` at this moment; undefined where none does, or none that this account
 * may use. Starts nothing and creates nothing.
 */
export async function runningPostgres({
  dataDir,
  database = 'dingfen',
}: Pick<StartPostgres, 'dataDir' | 'database'>): Promise<string | undefined> {
  if (!existsSync(dirname(resolve(dataDir)))) return undefined;
  const place = choosePlace(dataDir);
  const password = passwordOf(place);
  const running = password === undefined ? undefined : await findRunning(place, password);
  return running && password && connectionString(running.port, password, database);
}

function passwordOf({ passwordFile }: Place): string | undefined {
  try {
    return readFileSync(passwordFile, 'utf8').trim();
  } catch {
    return undefined;
  }
}

async function findOrLaunch(
  place: Place,
  postgres: string,
  password: string,
  settings: { fsync: boolean; onLog: ((line: string) => void) | undefined },
): Promise<{ pid: number; port: number; adopted: boolean; ours: boolean }> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const running = await findRunning(place, password);
    if (running) return { ...running, adopted: true, ours: inherit(place) };
    removeStalePidFile(place.dataDir);
    const launched = await launch(place, postgres, settings);
    if (launched !== 'try again') {
      own(place);
      return { ...launched, adopted: false, ours: true };
    }
    await wait(100);
  }
  throw new LocalStackError(
    `内置 PostgreSQL 在 ${PATIENCE_MS / 1000} 秒内没有就绪（${place.dataDir}）。`,
    `The embedded PostgreSQL was not ready within ${PATIENCE_MS / 1000} seconds (${place.dataDir}).`,
  );
}

async function stop(place: Place, pgCtl: string, pid: number): Promise<void> {
  if (holds(place.dataDir, pid)) {
    try {
      // "fast" rolls back what is open and disconnects clients; "-w" waits until the process has ended.
      await runToEnd(pgCtl, ['stop', '-D', place.dataDir, '-m', 'fast', '-w', '-t', '60'], place.account, {
        zh: '内置 PostgreSQL 没有正常停止。',
        en: 'The embedded PostgreSQL did not stop in order.',
      });
    } catch (cause) {
      if (holds(place.dataDir, pid)) throw cause;
    }
  }
  rmSync(place.ownerFile, { force: true });
}

async function createDatabaseIfMissing(adminUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query('select from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } catch (cause) {
    // Two starters at once: the other one created it between our question and our statement.
    const code = (cause as { code?: string }).code;
    if (code !== '42P04' && code !== '23505') throw cause;
  } finally {
    await client.end();
  }
}
