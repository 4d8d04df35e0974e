import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { type LocalPostgres, startPostgres } from './start-postgres.ts';

/** What the specs of one run share. */
export type TestServer = {
  /** Connection string of a database in which databases may be created and dropped. */
  adminUrl: string;
  /** Begins the name of every database of this run, so that runs on one server never meet. */
  prefix: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

type Shared = { users: number; server: Promise<{ provided: TestServer; close: () => Promise<void> }> };

/** Every vitest project loads this file anew; the one server of the run is therefore held by the process. */
const HOLDER = Symbol.for('dingfen.testServer');
const holder = globalThis as typeof globalThis & { [HOLDER]?: Shared };

/**
 * vitest's globalSetup of the projects that need PostgreSQL: one server a run, started by whichever comes first and
 * ended by the last. `DINGFEN_TEST_DATABASE_URL` names a server of your own instead; its role needs CREATEDB.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  holder[HOLDER] ??= { users: 0, server: openServer() };
  const shared = holder[HOLDER];
  shared.users += 1;
  const server = await shared.server;
  project.provide('testServer', server.provided);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete holder[HOLDER];
    await server.close();
  };
}

async function openServer(): Promise<Awaited<Shared['server']>> {
  const prefix = `dingfen_test_${randomBytes(4).toString('hex')}_`;
  const own = process.env['DINGFEN_TEST_DATABASE_URL'];
  if (own) return { provided: { adminUrl: own, prefix }, close: async () => dropDatabases(own, prefix) };

  const folder = mkdtempSync(join(tmpdir(), 'dingfen-test-'));
  // mkdtemp makes a folder for us alone; when we are root the server's account has to pass through it.
  chmodSync(folder, 0o711);
  let server: LocalPostgres | undefined;
  const removeFiles = () => {
    const dataDir = server?.dataDir ?? join(folder, 'postgres');
    for (const left of [folder, dataDir, `${dataDir}.password`])
      rmSync(left, { recursive: true, force: true });
  };
  // Ctrl-C ends vitest without its teardown; nothing of worth is lost with this server.
  const abandon = () => {
    if (server) process.kill(server.pid, 'SIGQUIT');
    removeFiles();
  };
  process.once('exit', abandon);
  server = await startPostgres({ dataDir: join(folder, 'postgres'), database: 'postgres', fsync: false });
  return {
    provided: { adminUrl: server.adminUrl, prefix },
    close: async () => {
      process.off('exit', abandon);
      await server?.stop();
      removeFiles();
    },
  };
}

async function dropDatabases(adminUrl: string, prefix: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const left = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [prefix],
    );
    for (const { datname } of left.rows) {
      await client.query(`drop database if exists ${client.escapeIdentifier(datname)} with (force)`);
    }
  } finally {
    await client.end();
  }
}
