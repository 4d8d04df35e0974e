import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalPostgres, startPostgres } from '@dingfen/local-stack';
import { command, environment, type Running, type ServiceOptions, startService } from './processes.ts';

/** A database of our own with the demonstration world in it, and services that can be started on it and ended at will. */
export interface Ground {
  readonly folder: string;
  readonly postgres: LocalPostgres;
  /** Runs a command of the command line and waits; throws with its words when it fails. */
  command(...words: string[]): Promise<void>;
  start(name: 'api' | 'worker', options?: ServiceOptions): Promise<Running>;
  /** After a crash the database may be served by another process on another port. */
  replacePostgres(postgres: LocalPostgres): void;
  leave(): Promise<void>;
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
  const env = { ...environment(postgres.url), LOG_LEVEL: 'warn' };
  const start = async (name: 'api' | 'worker', options: ServiceOptions = {}): Promise<Running> => {
    const service = await startService(name, folder, { ...options, env: { ...env, ...options.env } });
    started.push(service);
    return service;
  };
  const tell = (...words: string[]): Promise<void> => command(words, env, folder);
  try {
    await tell('migrate');
    if (!empty) await tell('seed', 'laibin');
  } catch (error) {
    await leave();
    throw error;
  }
  return {
    folder,
    get postgres() {
      return postgres;
    },
    command: tell,
    start,
    replacePostgres: (next) => {
      postgres = next;
    },
    leave,
  };
}
