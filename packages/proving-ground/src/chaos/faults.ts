import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Chance } from '../random.ts';
import type { Running } from '../processes.ts';
import type { Stage } from './stage.ts';

/** One way in which things go wrong. */
export interface Fault {
  name: string;
  /** How often it is chosen, beside the others. */
  weight: number;
  /** Without Redis there is nothing to hurt. */
  needsRedis?: boolean;
  /** Needs a disk that can be filled. */
  needsVolume?: boolean;
  /** Resolves with what exactly happened where that depends on chance. */
  inject(stage: Stage, chance: Chance): Promise<string | void>;
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

const JOBS = { deadlines: 'expire', notices: 'fire', outbox: 'deliver' } as const;

interface Step {
  name: string;
  statement: RegExp;
  of: readonly ('api' | 'worker')[];
}

/** What an act, the relay and the end of a period consist of, as the database hears it. */
const STEPS: readonly Step[] = [
  { name: 'taking disputes in hand', statement: /\btake_\w+\(/i, of: ['api', 'worker'] },
  { name: 'writing what acts changed', statement: /\bwrite_\w+\(/i, of: ['api', 'worker'] },
  { name: 'committing', statement: /^\s*commit\b/i, of: ['api', 'worker'] },
  { name: 'beginning', statement: /^\s*(begin|start transaction)\b/i, of: ['api', 'worker'] },
  { name: 'claiming what is due', statement: /update deadline set claimed_until/i, of: ['worker'] },
  { name: 'claiming messages', statement: /update outbox set claimed_until/i, of: ['worker'] },
  { name: 'delivering messages', statement: /insert into notification\b/i, of: ['worker'] },
  { name: 'any statement', statement: /./s, of: ['api', 'worker'] },
];
/** A step that does not come within so long is not waited for. */
const STEP_PATIENCE_MS = 4000;

/**
 * A process is killed, or its connection cut, exactly before the database hears a statement, or exactly when it has carried it
 * out and nobody has been told. Between them they lie between any two steps of an act, of relaying and of ending a period.
 */
const dieAtAStep = async (stage: Stage, chance: Chance): Promise<string> => {
  const step = chance.oneOf(STEPS);
  const name = chance.oneOf(step.of);
  const when = chance.oneOf(['before', 'after'] as const);
  const killed = chance.happens(0.7);
  // Not always the first one that comes.
  let left = chance.whole(0, step.name === 'any statement' ? 30 : 3);
  const sprung = stage.trap(name, {
    when,
    isIt: (statement) => step.statement.test(statement) && (left -= 1) < 0,
    end: killed ? 'killed' : 'cut off',
  });
  // Whoever hears periods needs some that are due.
  if (name === 'worker') await stage.letPass('30 hours');
  const came = await Promise.race([sprung, wait(STEP_PATIENCE_MS, false, { ref: false })]);
  stage.untrap();
  const service = name === 'api' ? 'an API process' : 'a worker';
  return came
    ? `${service} is ${killed ? 'killed' : 'cut off'} ${when} ${step.name}`
    : `${service} did not come to ${step.name}`;
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
  { name: 'a process dies between two steps', weight: 12, inject: dieAtAStep },
  {
    name: 'the disk of the database is full',
    weight: 2,
    needsVolume: true,
    inject: async (stage, chance) => {
      await stage.fillDisk(chance.whole(500, 3000));
    },
  },
  {
    name: 'the next release is deployed beside this one',
    weight: 1,
    inject: async (stage, chance) => stage.deploy(chance.whole(500, 2500)),
  },
  {
    name: 'Redis stands still',
    weight: 1,
    needsRedis: true,
    inject: async (stage, chance) => {
      stage.redis?.freeze(true);
      await wait(chance.oneOf([300, 2000, 7000]));
      stage.redis?.freeze(false);
    },
  },
  {
    name: 'jobs come twice, too early, late and out of order',
    weight: 3,
    inject: async (stage, chance) => {
      const rows = await stage.ask<{ id: string; queue: keyof typeof JOBS; data: object }>(
        `(select id, 'deadlines' as queue, '{}'::jsonb as data from deadline order by random() limit 60)
         union all (select id, 'notices', '{}' from deadline_notice order by random() limit 60)
         union all (select id, 'outbox', jsonb_build_object('disputeId', dispute_id, 'topic', topic, 'payload', payload)
           from outbox order by random() limit 60)`,
      );
      for (const queue of ['deadlines', 'notices', 'outbox'] as const) {
        // Once by itself, and once more in a heap with others that nobody has claimed together.
        const own = rows.filter((one) => one.queue === queue);
        const jobs = own.map(({ id, data }) => ({ id, name: JOBS[queue], data }));
        const heap = {
          rows: chance.shuffled(own).map(({ id, data }) => ({ id, lateMs: 0, ...data })),
          claimedAt: Date.now(),
        };
        const again = { id: `heap-${randomUUID()}`, name: JOBS[queue], data: heap };
        await Promise.race([stage.queues.add(queue, chance.shuffled([...jobs, again])), wait(5000)]);
      }
    },
  },
  {
    name: 'a worker comes whose clock is wrong or jumps',
    weight: 2,
    inject: async (stage, chance) => {
      const wrongBy = chance.oneOf([
        [-86_400_000],
        [864_000_000],
        // Steps: it jumps forward and back while it works.
        [0, 3_600_000, -3_600_000],
        [5000, -5000, 86_400_000, -864_000_000],
      ]);
      const worker = await stage.start('worker', {
        preload: [new URL('./wrong-clock.ts', import.meta.url).href],
        env: { WRONG_CLOCK: wrongBy.join(',') },
      });
      await wait(chance.whole(1000, 3000));
      await worker.stop();
    },
  },
  {
    name: 'the wire to the database is slow',
    weight: 2,
    inject: async (stage, chance) => {
      stage.delay(chance.oneOf([20, 100, 400]));
      await wait(chance.whole(500, 3000));
      stage.delay(0);
    },
  },
  {
    name: 'every connection to the database is cut',
    weight: 3,
    inject: async (stage) => stage.cut(),
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
    inject: async (stage, chance) => stage.letPass(`${chance.oneOf([6, 24, 72, 200, 400])} hours`),
  },
];

/**
 * As many as wanted, by weight; but each kind once before any comes often, so that a short run leaves none out that it has room
 * for.
 */
export function planFaults(most: number, has: { redis: boolean; volume: boolean }, chance: Chance): Fault[] {
  const possible = faults.filter((one) => (has.redis || !one.needsRedis) && (has.volume || !one.needsVolume));
  const weight = possible.reduce((sum, one) => sum + one.weight, 0);
  const byWeight = (): Fault => {
    let left = chance.next() * weight;
    return possible.find((one) => (left -= one.weight) < 0) ?? (possible[0] as Fault);
  };
  const once = most < possible.length ? [] : possible;
  const more = Array.from({ length: most - once.length }, byWeight);
  return chance.shuffled([...once, ...more]);
}
