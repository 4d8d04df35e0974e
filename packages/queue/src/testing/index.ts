import { Redis } from 'ioredis';
import pg from 'pg';

/** Takes every key that begins with the prefix out of Redis. */
export async function dropRedisKeys(redisUrl: string, prefix: string): Promise<void> {
  const redis = new Redis(redisUrl);
  for await (const keys of redis.scanStream({ match: `${prefix}*`, count: 1000 }) as AsyncIterable<string[]>)
    if (keys.length > 0) await redis.unlink(keys);
  await redis.quit();
}

export interface HeldTable {
  /** How many connections wait for the table. */
  waiting(): Promise<number>;
  /** Ends the connections that wait, as the server does once it notices that their process is gone. */
  endWaiting(): Promise<void>;
  release(): Promise<void>;
}

/** Holds a table so that it can be read but not written: whoever writes stands still just there, for a spec to look at or to kill. */
export async function holdTable(databaseUrl: string, table: string): Promise<HeldTable> {
  const holder = new pg.Client({ connectionString: databaseUrl });
  const watcher = new pg.Client({ connectionString: databaseUrl });
  await Promise.all([holder.connect(), watcher.connect()]);
  const { rows } = await holder.query<{ pid: number }>('select pg_backend_pid() as pid');
  const pid = rows[0]?.pid;
  await holder.query(`begin; lock table ${table} in share mode`);
  return {
    async waiting() {
      const blocked = await watcher.query(
        'select from pg_stat_activity where $1 = any(pg_blocking_pids(pid))',
        [pid],
      );
      return blocked.rowCount ?? 0;
    },
    async endWaiting() {
      await watcher.query(
        'select pg_terminate_backend(pid, 5000) from pg_stat_activity where $1 = any(pg_blocking_pids(pid))',
        [pid],
      );
    },
    async release() {
      await Promise.all([holder.end(), watcher.end()]);
    },
  };
}
