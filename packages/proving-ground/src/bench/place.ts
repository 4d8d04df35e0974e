import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@dingfen/local-stack';
import { migrateToLatest } from '@dingfen/persistence';
import { generate, type GenerateOptions } from '../generate/generate.ts';
import { command, environment, type Running, startService } from '../processes.ts';
import { onDatabase } from './measured.ts';

export interface Place {
  readonly folder: string;
  readonly url: string;
  /** The process that holds the data, when it is ours to look at. */
  startService(name: 'api' | 'worker', env?: Record<string, string>): Promise<Running>;
  /** Sets something of the database that needs a new start; false where the database is not ours to start anew. */
  restartedWith(setting: string, value: string): Promise<boolean>;
  leave(): Promise<void>;
}

/** Generated disputes to preload; 0: only the schema. */
export interface PlaceOptions extends GenerateOptions {
  /** A connection string, or a folder that keeps its database: filled when it is new, else taken as it is. */
  data?: string;
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
  options: PlaceOptions,
  say: (line: string) => void,
): Promise<void> {
  if (options.disputes === 0) return;
  say('the demonstration world');
  await command(['seed', 'laibin'], environment(url), folder);
  say(`${options.disputes} generated disputes`);
  await generate(url, options, say);
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
  const started: Running[] = [];
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
      const own = { ...environment(url()), LOG_LEVEL: 'error', ...env };
      const service = await startService(name, folder, { env: own });
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
