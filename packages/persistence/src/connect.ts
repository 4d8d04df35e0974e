import { migrations } from '@dingfen/migrations';
import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import type { Tables } from './rows.ts';

export type Database = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** PostgreSQL's type numbers for those types whose JavaScript form pg would otherwise choose by the machine's time zone or as text. */
const DATE = 1082;
const TIMESTAMPTZ = 1184;
const BIGINT = 20;

function parserFor(oid: number, format?: 'text' | 'binary') {
  if (oid === DATE) return (text: string) => text;
  if (oid === TIMESTAMPTZ) return (text: string) => new Date(text).toISOString();
  // Fen and row counts stay far below 2^53.
  if (oid === BIGINT) return Number;
  return pg.types.getTypeParser(oid, format as 'text');
}

export interface ConnectOptions {
  /** Connections in the pool. */
  size?: number;
  /** No limit on how long a statement may take: for migrations. */
  patient?: boolean;
  /** Called when an idle connection breaks, e.g. because the server stops first; the pool replaces it. */
  onLost?: (error: Error) => void;
}

/** In milliseconds; acts take a few, so whoever waits longer waits for something broken. */
const LONGEST_WAIT_FOR_LOCK = 10_000;

/** Opens a pool of connections. Legal dates come back as 'YYYY-MM-DD', instants as ISO-8601 UTC, fen as numbers. */
export function connect(
  url: string,
  { size = 10, patient = false, onLost = () => {} }: ConnectOptions = {},
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    // Every statement is short: compiling one costs more than it saves.
    options: '-c jit=off',
    // One frozen process that holds a dispute must not stop everybody else: waiting ends, and the caller tries again.
    connectionTimeoutMillis: 10_000,
    lock_timeout: LONGEST_WAIT_FOR_LOCK,
    statement_timeout: patient ? 0 : 30_000,
    idle_in_transaction_session_timeout: 60_000,
    types: { getTypeParser: parserFor as typeof pg.types.getTypeParser },
  });
  pool.on('error', onLost);
  // A connection that breaks while somebody works on it also fails their query, and that is where it is answered.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  pools.set(db, pool);
  return db;
}

const pools = new WeakMap<Database, pg.Pool>();

/** How the connections of a pool are used: those in hand, those idle, and callers that wait for one. */
export function poolFigures(db: Database): { busy: number; idle: number; waiting: number } {
  const pool = pools.get(db);
  if (!pool) return { busy: 0, idle: 0, waiting: 0 };
  const { totalCount, idleCount, waitingCount } = pool;
  return { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
}

/**
 * Null when this release can work on the database; else what is missing, in English, for a log. A database that is ahead is
 * fine: while a newer release is being rolled out, the older one goes on.
 */
export async function notReady(db: Database): Promise<string | null> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    const applied = new Set(rows.map(({ name }) => name));
    const missing = Object.keys(migrations).filter((name) => !applied.has(name));
    return missing.length === 0 ? null : `the schema lacks ${missing.join(', ')}`;
  } catch {
    return 'the database does not answer';
  }
}

/** Brings the schema up to date. Safe to run in several processes at once: one applies, the others wait and find nothing to do. */
export async function migrateToLatest(url: string): Promise<string[]> {
  const db = connect(url, { size: 1, patient: true });
  try {
    const migrator = new Migrator({
      db: db.withoutPlugins(),
      provider: { getMigrations: () => Promise.resolve(migrations) },
    });
    const { error, results } = await migrator.migrateToLatest();
    if (error) throw new Error('the database could not be brought up to date', { cause: error });
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await db.destroy();
  }
}

/**
 * A transaction of one actor: PostgreSQL is told who acts, so that row-level rules and the server's own log can know it.
 * `serialization_failure` and deadlocks cannot arise between disputes (one lock each), so nothing is retried here.
 */
export function inTransaction<T>(db: Database, actorId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inActsTransaction(db, async (tx) => {
    await sql`select set_config('dingfen.actor', ${actorId}, true)`.execute(tx);
    return work(tx);
  });
}

/** A transaction that begins with `takeDisputes`, which tells PostgreSQL who acts. */
export const inActsTransaction = <T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction().execute(work);

/** Several reads of one and the same moment: whatever is committed meanwhile is not seen. */
export function oneMoment<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
}

/** The one clock of all processes; see `demonstration_clock`. */
export async function currentInstant(db: Database | Tx): Promise<string> {
  const { rows } = await sql<{ now: string }>`select dingfen_now() as now`.execute(db);
  return (rows[0] as { now: string }).now;
}
