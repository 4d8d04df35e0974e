import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import './vitest-setup.ts';

/** A database of one test file's own. */
export type TestDatabase = {
  url: string;
  /** Drops the database, disconnecting whoever is still connected. */
  drop: () => Promise<void>;
};

/**
 * Creates an empty database, or a copy of a template made by {@link ensureTemplate}, on the run's PostgreSQL.
 * A copy takes some 30 ms, so every test file can have its own.
 */
export async function createTestDatabase(options: { template?: string } = {}): Promise<TestDatabase> {
  const name = `${inject('testServer').prefix}${randomBytes(6).toString('hex')}`;
  const source =
    options.template === undefined
      ? ''
      : ` template ${pg.escapeIdentifier(templateName(options.template))} strategy file_copy`;
  await asAdmin((admin) => admin.query(`create database ${pg.escapeIdentifier(name)}${source}`));
  return {
    url: urlOf(name),
    drop: async () => {
      await asAdmin((admin) =>
        admin.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`),
      );
    },
  };
}

/**
 * Builds the template `name` once a run, however many test files ask for it at once; the others wait.
 *
 * @param prepare fills the database behind the connection string it is given, for instance by migrating it, and
 *   closes its connections before it returns
 * @returns `name`, ready for {@link createTestDatabase}
 */
export async function ensureTemplate(name: string, prepare: (url: string) => Promise<void>): Promise<string> {
  const finished = templateName(name);
  const building = `${finished}_building`;
  await asAdmin(async (admin) => {
    // Held by this session and released with it, also when prepare fails.
    await admin.query('select pg_advisory_lock(hashtextextended($1, 0))', [finished]);
    const found = await admin.query('select from pg_database where datname = $1', [finished]);
    if (found.rowCount !== 0) return;
    await admin.query(`drop database if exists ${pg.escapeIdentifier(building)} with (force)`);
    await admin.query(`create database ${pg.escapeIdentifier(building)}`);
    await prepare(urlOf(building));
    // A closed connection's server process may live a moment longer, and nobody may be in a database being renamed.
    await admin.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1', [
      building,
    ]);
    await admin.query(
      `alter database ${pg.escapeIdentifier(building)} rename to ${pg.escapeIdentifier(finished)}`,
    );
  });
  return name;
}

function templateName(name: string): string {
  return `${inject('testServer').prefix}template_${name}`;
}

function urlOf(database: string): string {
  const url = new URL(inject('testServer').adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function asAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: inject('testServer').adminUrl });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
