import { join } from 'node:path';
import {
  createEngine,
  type Engine,
  readLocalRules,
  readTariffs,
  registryCompletions,
} from '@dingfen/dispute-engine';
import { procedures, stageOf } from '@dingfen/dispute-lifecycle';
import { startPostgres } from '@dingfen/local-stack';
import { connect, type Database, migrateToLatest } from '@dingfen/persistence';
import { registry } from '@dingfen/procedure-kit';
import { dataFolder } from './places.ts';

/** A database to work with, and how to leave it. */
export interface Reached {
  url: string;
  /** Leaves a server that somebody else uses running. */
  leave(): Promise<void>;
}

/** DATABASE_URL when set; else the local server, adopted where it runs and started where it does not. */
export async function reachDatabase(onLog?: (line: string) => void): Promise<Reached> {
  const url = process.env['DATABASE_URL'];
  if (url) return { url, leave: () => Promise.resolve() };
  const server = await startPostgres({
    dataDir: join(dataFolder(), 'postgres'),
    ...(onLog ? { onLog } : {}),
  });
  return { url: server.url, leave: server.stop };
}

/** Runs a command's work on an up-to-date database and leaves everything as it was found. */
export async function withDatabase<T>(work: (db: Database, url: string) => Promise<T>): Promise<T> {
  const reached = await reachDatabase();
  try {
    await migrateToLatest(reached.url);
    return await withConnection(reached.url, work);
  } finally {
    await reached.leave();
  }
}

/** Opens connections for the time of some work. */
export async function withConnection<T>(
  url: string,
  work: (db: Database, url: string) => Promise<T>,
  size = 8,
): Promise<T> {
  const db = connect(url, { size });
  try {
    return await work(db, url);
  } finally {
    await db.destroy();
  }
}

/** The engine with every procedure and what the deployment has configured, as the services have it. */
export const engineOn = (db: Database): Engine =>
  createEngine({
    db,
    procedures: registry(procedures),
    stageOf,
    completions: registryCompletions,
    localRules: readLocalRules(process.env['DINGFEN_LOCAL_RULES']),
    tariffs: readTariffs(process.env['DINGFEN_TARIFFS']),
  });
