import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Chance } from '../random.ts';
import type { Running } from '../ground.ts';
import type { Stage } from './stage.ts';

/** One way in which things go wrong. */
export interface Fault {
  name: string;
  /** How often it is chosen, beside the others. */
  weight: number;
  /** Without Redis there is nothing to hurt. */
  needsRedis?: boolean;
  inject(stage: Stage, chance: Chance): Promise<void>;
}

function victim(stage: Stage, name: 'api' | 'worker', chance: Chance): Running | undefined {
  const alive = stage.services[name].filter((one) => one.ended() === null);
  return alive.length > 0 ? chance.oneOf(alive) : undefined;
}

const kill =
  (name: 'api' | 'worker') =>
  async (stage: Stage, chance: Chance): Promise<void> => {
    victim(stage, name, chance)?.kill('SIGKILL');
    await wait(chance.whole(50, 400));
  };

/** Frozen in the middle of whatever it did, and woken long after others have gone on. */
const freeze =
  (name: 'api' | 'worker') =>
  async (stage: Stage, chance: Chance): Promise<void> => {
    const frozen = victim(stage, name, chance);
    frozen?.kill('SIGSTOP');
    // Longer than a lock is waited for, sometimes longer than a lease.
    await wait(chance.oneOf([300, 1500, 4000, 12_000]));
    frozen?.kill('SIGCONT');
  };

const JOBS = { deadlines: 'expire', notices: 'fire' } as const;

/**
 * A table is held so that whoever comes to write into it waits there; then the process that waits is killed at exactly that
 * step, and the table is let go.
 */
const dieAt =
  (table: string) =>
  async (stage: Stage, chance: Chance): Promise<void> => {
    const holder = new pg.Client({ connectionString: stage.ground.postgres.url });
    holder.on('error', () => undefined);
    try {
      await holder.connect();
      await holder.query('begin');
      await holder.query(`set local lock_timeout = '3s'`);
      await holder.query(`lock table ${table} in share row exclusive mode`);
      await wait(chance.whole(50, 300));
      const name =
        table === 'notification' || table === 'outbox' ? 'worker' : chance.oneOf(['api', 'worker'] as const);
      victim(stage, name, chance)?.kill('SIGKILL');
      await wait(chance.whole(20, 100));
      await holder.query('rollback');
    } catch {
      // The database was busy or down: then something else is wrong enough already.
    } finally {
      await holder.end().catch(() => undefined);
    }
  };

const faults: readonly Fault[] = [
  { name: 'an API process is killed', weight: 4, inject: kill('api') },
  { name: 'a worker is killed', weight: 4, inject: kill('worker') },
  {
    name: 'the database crashes and comes back',
    weight: 1,
    inject: (stage) => stage.crashDatabase(),
  },
  {
    name: 'Redis crashes and comes back empty',
    weight: 1,
    needsRedis: true,
    inject: async (stage) => stage.redis?.killAndRestart(),
  },
  {
    name: 'Redis forgets everything',
    weight: 2,
    needsRedis: true,
    inject: async (stage) => stage.redis?.flush(),
  },
  {
    name: 'busy sessions of the database are ended',
    weight: 4,
    inject: async (stage) => {
      await stage.ask(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`);
    },
  },
  { name: 'an API process stands still and wakes up late', weight: 2, inject: freeze('api') },
  { name: 'a worker stands still and wakes up late', weight: 2, inject: freeze('worker') },
  { name: 'a process dies while it writes the journal', weight: 2, inject: dieAt('journal_entry') },
  { name: 'a process dies while it writes the answer to a command', weight: 2, inject: dieAt('command') },
  { name: 'a worker dies while it delivers', weight: 2, inject: dieAt('notification') },
  { name: 'a worker dies while it notes what it delivered', weight: 2, inject: dieAt('outbox') },
  {
    name: 'jobs come twice, too early, late and out of order',
    weight: 3,
    inject: async (stage, chance) => {
      const rows = await stage.ask<{ id: string; queue: 'deadlines' | 'notices' }>(
        `(select id, 'deadlines' as queue from deadline order by random() limit 60)
         union all (select id, 'notices' from deadline_notice order by random() limit 60)`,
      );
      for (const queue of ['deadlines', 'notices'] as const) {
        const jobs = rows
          .filter((one) => one.queue === queue)
          .map(({ id }) => ({ id, name: JOBS[queue], data: {} }));
        const twice = [...jobs, ...jobs].toSorted(() => chance.next() - 0.5);
        await Promise.race([stage.queues.add(queue, twice), wait(5000)]);
      }
    },
  },
  {
    name: 'a worker comes whose clock is wrong',
    weight: 2,
    inject: async (stage, chance) => {
      const wrongBy = chance.oneOf([-86_400_000, -3_600_000, 3_600_000, 864_000_000]);
      const worker = await stage.start('worker', {
        preload: [new URL('./wrong-clock.ts', import.meta.url).href],
        env: { WRONG_CLOCK: `${wrongBy}` },
      });
      await wait(chance.whole(1000, 3000));
      await worker.stop();
    },
  },
  {
    name: 'the wire to the database is slow',
    weight: 2,
    inject: async (stage, chance) => {
      stage.proxy.delay(chance.oneOf([20, 100, 400]));
      await wait(chance.whole(500, 3000));
      stage.proxy.delay(0);
    },
  },
  {
    name: 'every connection to the database is cut',
    weight: 3,
    inject: async (stage) => stage.proxy.cut(),
  },
  {
    name: 'a process is replaced by a fresh one, in order',
    weight: 2,
    inject: async (stage, chance) => {
      const name = chance.oneOf(['api', 'worker'] as const);
      const old = victim(stage, name, chance);
      await stage.start(name);
      await old?.stop();
    },
  },
  {
    name: 'days pass and many periods fall due at once',
    weight: 3,
    inject: (stage, chance) => stage.letPass(`${chance.oneOf([6, 24, 72, 200, 400])} hours`),
  },
];

/** One of them, by weight. */
export function chooseFault(withRedis: boolean, chance: Chance): Fault {
  const possible = faults.filter((one) => withRedis || !one.needsRedis);
  let left = chance.next() * possible.reduce((sum, one) => sum + one.weight, 0);
  return possible.find((one) => (left -= one.weight) < 0) ?? (possible[0] as Fault);
}
