import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Running } from '../processes.ts';
import type { Chance } from '../random.ts';
import { type CrashPoint, crashPoints, inWords } from './crash-points.ts';
import { deck, type Outcome } from './deck.ts';
import type { Redis } from './redis.ts';
import type { Stage, Wire } from './stage.ts';

/** One way in which things go wrong. */
export interface Fault {
  name: string;
  weight: number;
  /** Without Redis there is nothing to hurt. */
  needsRedis?: boolean;
  /** Needs a disk that can be filled. */
  needsVolume?: boolean;
  inject(stage: Stage, chance: Chance): Promise<Outcome>;
}

const happened = (said?: string): Outcome => ({ happened: true, ...(said ? { said } : {}) });
const didNot = (said: string): Outcome => ({ happened: false, said });
const happenedTo = (hurt: number, what: string): Outcome => ({ happened: hurt > 0, said: `${hurt} ${what}` });

const kill =
  (name: 'api' | 'worker') =>
  async (stage: Stage, chance: Chance): Promise<Outcome> => {
    const victim = await stage.alive(name, chance);
    if (!victim) return didNot('nobody was alive');
    victim.kill('SIGKILL');
    await wait(chance.whole(50, 400));
    return happened();
  };

/** Frozen in the middle of whatever it did, and woken long after others have gone on. */
const freeze =
  (name: 'api' | 'worker') =>
  async (stage: Stage, chance: Chance): Promise<Outcome> => {
    const frozen = await stage.alive(name, chance);
    if (!frozen) return didNot('nobody was alive');
    frozen.kill('SIGSTOP');
    // Longer than a lock is waited for, sometimes longer than a lease.
    const span = chance.oneOf([300, 1500, 4000, 12_000]);
    await wait(span);
    frozen.kill('SIGCONT');
    return happened(`${span} ms`);
  };

const slow =
  (wire: Wire) =>
  async (stage: Stage, chance: Chance): Promise<Outcome> => {
    const by = chance.oneOf([20, 100, 400]);
    const before = stage.heldBack(wire);
    stage.delay(wire, by);
    await wait(chance.whole(500, 3000));
    stage.delay(wire, 0);
    return happenedTo(stage.heldBack(wire) - before, `pieces held back by ${by} ms`);
  };

const cut =
  (wire: Wire) =>
  (stage: Stage): Promise<Outcome> =>
    Promise.resolve(happenedTo(stage.cut(wire), 'connections'));

/** A step that does not come within twice so long is not waited for. */
const STEP_PATIENCE_MS = 2500;
const untilStep = (sprung: Promise<true>): Promise<boolean> =>
  Promise.race([sprung, wait(STEP_PATIENCE_MS, false, { ref: false })]);

/**
 * A process is killed, or its connection cut, exactly before the other side hears a statement, or exactly when it has carried it
 * out and nobody has been told. Between them they lie between any two steps of an act, of relaying, of ending a period and of
 * handling a job.
 */
const dieAt =
  ({ step, of, when, end }: CrashPoint) =>
  async (stage: Stage, chance: Chance): Promise<Outcome> => {
    if (!(await stage.alive(of, chance))) return didNot('nobody was alive');
    // Not always the first one that comes, where there are many.
    const most = step.name === 'any statement' ? 30 : 1;
    let left = step.wire === 'queue' ? 0 : chance.whole(0, most);
    const sprung = stage.trap(step.wire, of, {
      when,
      isIt: (statement) => step.statement.test(statement) && (left -= 1) < 0,
      end,
    });
    // Whoever hears periods needs some that are due; where a day brings none, a week does.
    if (of === 'worker') await stage.letPass('30 hours');
    let came = await untilStep(sprung);
    if (!came && of === 'worker') await stage.letPass('170 hours');
    came ||= await untilStep(sprung);
    stage.untrap();
    return came ? happened() : didNot('it did not come to it');
  };

const atStep = (point: CrashPoint): Fault => ({
  name: inWords(point),
  weight: 0,
  inject: dieAt(point),
});

const JOBS = { deadlines: 'expire', notices: 'fire', outbox: 'deliver' } as const;
const QUEUES = ['deadlines', 'notices', 'outbox'] as const;

/** Rows that were done, or that are not due yet, are handed over as if they had just been claimed. */
async function repeatJobs(stage: Stage, chance: Chance): Promise<Outcome> {
  const rows = await stage.ask<{
    id: string;
    queue: keyof typeof JOBS;
    done: boolean;
    early: boolean;
    data: object;
  }>(
    `(select id, 'deadlines' as queue, status <> 'running' as done, status = 'running' and due_at > dingfen_now() as early, '{}'::jsonb as data
       from deadline order by random() limit 60)
     union all (select id, 'notices', notice_at is null, notice_at is not null and notice_at > dingfen_now(), '{}'
       from deadline order by random() limit 60)
     union all (select id, 'outbox', relayed_at is not null, false, jsonb_build_object('disputeId', dispute_id, 'topic', topic, 'payload', payload)
       from outbox order by random() limit 60)`,
  );
  for (const queue of QUEUES) {
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
  const left = await untilTaken(stage);
  const count = (which: (one: (typeof rows)[number]) => boolean): number => rows.filter(which).length;
  const said = `${count(({ done }) => done)} rows done before, ${count(({ early }) => early)} not due yet, ${left} jobs not taken`;
  return { happened: rows.length > 0 && left === 0, said };
}

/** How many jobs wait when everything was taken, or after ten seconds. */
async function untilTaken(stage: Stage): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    const counting = Promise.all(QUEUES.map((queue) => stage.queues.counts(queue)));
    const counts = await Promise.race([counting, wait(5000, [])]);
    const left = counts.reduce((sum, { waiting }) => sum + waiting, 0);
    if ((left === 0 && counts.length > 0) || tries > 100) return left;
    await wait(100);
  }
}

const keyOf = (queue: string, what: string): string => `{dingfen}:${queue}:${what}`;
const TAKE_AWAY = `local jobs = redis.call('lrange', KEYS[1], 0, -1) redis.call('del', KEYS[1]) return jobs`;
const PUT_BACK = `for _, job in ipairs(ARGV) do redis.call('rpush', KEYS[1], job) end redis.call('zadd', KEYS[2], 0, '0')`;

/** Jobs that wait are taken out of the queue, kept for longer than a claim lasts, and put back in another order. */
async function holdJobsBack(stage: Stage, chance: Chance, redis: Redis): Promise<Outcome> {
  await stage.letPass('100 hours');
  const held: [queue: string, jobs: string[]][] = [];
  for (const until = Date.now() + 2 * STEP_PATIENCE_MS; Date.now() < until; ) {
    for (const queue of QUEUES) {
      const jobs = await redis.ask('EVAL', TAKE_AWAY, '1', keyOf(queue, 'wait'));
      if (Array.isArray(jobs) && jobs.length > 0) held.push([queue, jobs.map(String)]);
    }
    if (held.reduce((sum, [, jobs]) => sum + jobs.length, 0) >= 6) break;
  }
  const span = chance.oneOf([500, 3000, 12_000]);
  if (held.length > 0) await wait(span);
  for (const queue of QUEUES) {
    const jobs = held.filter(([own]) => own === queue).flatMap(([, some]) => some);
    if (jobs.length === 0) continue;
    await redis.ask(
      'EVAL',
      PUT_BACK,
      '2',
      keyOf(queue, 'wait'),
      keyOf(queue, 'marker'),
      ...chance.shuffled(jobs),
    );
  }
  return happenedTo(
    held.reduce((sum, [, jobs]) => sum + jobs.length, 0),
    `jobs held back for ${span} ms`,
  );
}

/** Of some acts and filings people hear half an answer. */
async function cutAnswers(stage: Stage, chance: Chance): Promise<Outcome> {
  let halved = 0;
  for (let left = chance.whole(1, 6); left > 0; left -= 1) {
    const sprung = stage.trap('callers', 'api', {
      when: 'halfway',
      isIt: (request) => request.startsWith('POST /v1/disputes'),
      end: 'cut off',
    });
    if (!(await untilStep(sprung))) break;
    halved += 1;
  }
  stage.untrap();
  return happenedTo(halved, 'answers');
}

async function endSessions(stage: Stage): Promise<Outcome> {
  // Busy for a moment only: somebody is, sooner or later.
  for (let tries = 0; tries < 20; tries += 1) {
    const [row] = await stage.ask<{
      n: number;
    }>(`select count(pg_terminate_backend(pid))::int as n from pg_stat_activity
      where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`);
    if (row && row.n > 0) return happened(`${row.n} sessions`);
    await wait(50);
  }
  return didNot('no session was busy');
}

async function wrongClock(stage: Stage, chance: Chance): Promise<Outcome> {
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
  return happened(`by ${wrongBy.join(', ')} ms`);
}

const EARLIER = new URL('./earlier-release.ts', import.meta.url).href;

/**
 * Processes of the release before work beside those of this one, and go again: its own program where there is a checkout of it,
 * else today's, speaking to the schema as that one did.
 */
async function runEarlierRelease(stage: Stage, chance: Chance): Promise<Outcome> {
  const { earlier } = stage;
  const started: Running[] = [];
  for (const name of ['api', 'worker'] as const)
    started.push(await stage.start(name, earlier === undefined ? { preload: [EARLIER] } : { from: earlier }));
  const written = stage.listen(/\bwrite_disputes\(/);
  await stage.letPass('30 hours');
  await wait(chance.whole(2000, 6000));
  const times = written();
  await Promise.all(started.map((one) => one.stop()));
  return happenedTo(times, 'times acts were written as the release before did');
}

const BESIDE_EARLIER: Fault = {
  name: 'the release before works beside this one',
  weight: 1,
  inject: runEarlierRelease,
};
const NEXT_BESIDE: Fault = {
  name: 'the next release is deployed beside this one',
  weight: 1,
  inject: async (stage, chance) => {
    await stage.deploy(chance.whole(500, 2500));
    return happened();
  },
};

const KINDS: readonly Fault[] = [
  { name: 'an API process is killed', weight: 4, inject: kill('api') },
  { name: 'a worker is killed', weight: 4, inject: kill('worker') },
  {
    name: 'the database crashes and comes back',
    weight: 1,
    inject: async (stage) => {
      await stage.crashDatabase();
      return happened();
    },
  },
  {
    name: 'Redis crashes and comes back empty',
    weight: 1,
    needsRedis: true,
    inject: async ({ redis }) => {
      await redis?.killAndRestart();
      return happened();
    },
  },
  {
    name: 'Redis forgets everything',
    weight: 2,
    needsRedis: true,
    inject: async ({ redis }) => {
      const keys = Number(await redis?.ask('DBSIZE'));
      await redis?.flush();
      return happenedTo(keys, 'keys');
    },
  },
  { name: 'busy sessions of the database are ended', weight: 4, inject: endSessions },
  { name: 'an API process stands still and wakes up late', weight: 2, inject: freeze('api') },
  { name: 'a worker stands still and wakes up late', weight: 2, inject: freeze('worker') },
  {
    name: 'the disk of the database is full',
    weight: 2,
    needsVolume: true,
    inject: async (stage, chance) => {
      await stage.fillDisk(chance.whole(500, 3000));
      return happened();
    },
  },
  NEXT_BESIDE,
  BESIDE_EARLIER,
  {
    name: 'Redis stands still',
    weight: 1,
    needsRedis: true,
    inject: async ({ redis }, chance) => {
      redis?.freeze(true);
      await wait(chance.oneOf([300, 2000, 7000]));
      redis?.freeze(false);
      return happened();
    },
  },
  { name: 'jobs come twice, too early and out of order', weight: 2, inject: repeatJobs },
  {
    name: 'jobs are held back and come in another order',
    weight: 2,
    needsRedis: true,
    inject: async (stage, chance) =>
      stage.redis ? holdJobsBack(stage, chance, stage.redis) : didNot('there is no Redis'),
  },
  { name: 'a worker comes whose clock is wrong or jumps', weight: 2, inject: wrongClock },
  { name: 'the wire to the database is slow', weight: 2, inject: slow('database') },
  { name: 'every connection to the database is cut', weight: 3, inject: cut('database') },
  { name: 'the wire to Redis is slow', weight: 2, needsRedis: true, inject: slow('queue') },
  { name: 'every connection to Redis is cut', weight: 2, needsRedis: true, inject: cut('queue') },
  { name: 'the wire to people is slow', weight: 1, inject: slow('callers') },
  { name: 'every connection of people is cut', weight: 2, inject: cut('callers') },
  { name: 'people hear half an answer', weight: 3, inject: cutAnswers },
  {
    name: 'a process is replaced by a fresh one, in order',
    weight: 2,
    inject: async (stage, chance) => {
      const name = chance.oneOf(['api', 'worker'] as const);
      const old = await stage.alive(name, chance);
      if (!old) return didNot('nobody was alive');
      await stage.start(name);
      await old.stop();
      return happened();
    },
  },
  {
    name: 'days pass and many periods fall due at once',
    weight: 3,
    inject: async (stage, chance) =>
      happenedTo(
        await stage.letPass(`${chance.oneOf([6, 24, 72, 200, 400])} hours`),
        'periods ended or had something to tell',
      ),
  },
];

/** In the long run one fault in five is a crash point. */
const POINTS_WEIGHT = 14;

/** The faults of a run, without end; `most` is how many are wanted, in a sweep at least every crash point. */
export function planFaults(
  { faults, sweep }: { faults: number; sweep: boolean },
  has: { redis: boolean; volume: boolean; earlier?: boolean },
  chance: Chance,
): { most: number; points: number; faults: Iterator<Fault, never> } {
  const possible = KINDS.filter((one) => (has.redis || !one.needsRedis) && (has.volume || !one.needsVolume));
  // What begins in the next release is of a version that an earlier program does not know; such a run is about the latter.
  const kinds = has.earlier
    ? [
        ...possible.filter((one) => one !== NEXT_BESIDE && one !== BESIDE_EARLIER),
        { ...BESIDE_EARLIER, weight: 15 },
      ]
    : possible;
  const points = crashPoints(has, chance).map(atStep);
  const most = sweep ? Math.max(faults, points.length) : faults;
  return {
    most,
    points: points.length,
    faults: deck({ kinds, points, pointsWeight: POINTS_WEIGHT, most, sweep }, chance),
  };
}
