import { type Engine, expireDeadline, fireNotices, wakeOrder } from '@dingfen/dispute-engine';
import { type Logger, type Metrics, traced, type Tracing } from '@dingfen/observability';
import type { DueRow } from '@dingfen/persistence';
import type { FailedTry, Job, Queues } from '@dingfen/queue';
import { dispatchDue } from './dispatcher.ts';
import { buildOn, mergeOn } from './figures/keep.ts';
import { prepare, scheduleReports } from './figures/report.ts';
import { doHeap } from './heap.ts';
import { keepDoing } from './loop.ts';
import { deliverMessages } from './outbox/deliver.ts';
import { relayOutbox } from './outbox/relay.ts';
import { DEADLINES, NOTICES, OUTBOX, REPORTS, SUPERVISION } from './queue-names.ts';

/** Jobs of each queue that one process does at one time. */
const CONCURRENCY = { [DEADLINES]: 3, [NOTICES]: 3, [OUTBOX]: 4, [SUPERVISION]: 1, [REPORTS]: 1 };
/** Connections to the database that a worker can use at one time: one a job, six for acts, one for each loop. */
export const CONNECTIONS = Object.values(CONCURRENCY).reduce((sum, one) => sum + one) + 6 + 5;
/**
 * A loop that has not come round for so long is taken for stuck. It rests a second at most, and its step waits 10 seconds for
 * a connection and 30 for a statement, at most, before it fails.
 */
const STUCK_AFTER_MS = 60_000;
/** What comes of a row that somebody else has seen to, or whose time has not come: no act. */
const NO_ACT: readonly unknown[] = ['nothing_to_do', 'not_due'];

export interface WorkerOptions {
  engine: Engine;
  queues: Queues;
  logger: Logger;
  /** Where jobs, queues and lateness are counted. */
  metrics?: Metrics;
  /** Where relaying and jobs become pieces of a trace. */
  tracing?: Tracing | undefined;
}

export interface Worker {
  /** The loops come round. */
  well: () => boolean;
  /** Claims nothing more, finishes what runs. Engine and queues stay open: they belong to whoever made them. */
  stop(): Promise<void>;
}

/**
 * Starts a worker: the clock of all periods, notices and supervision orders, the relay of the outbox, and the hands for what both put into the
 * queues. Any number may run side by side: rows are claimed by one at a time, and everything done twice is done once.
 */
export async function startWorker({
  engine,
  queues,
  logger,
  metrics,
  tracing,
}: WorkerOptions): Promise<Worker> {
  const { db } = engine;
  const failedIn = (what: string) => (error: unknown) =>
    logger.error({ err: error }, `${what} failed, goes on`);
  const dispatcher = keepDoing(() => dispatchDue(db, queues), failedIn('dispatching'));
  const relay = keepDoing(() => relayOutbox(db, queues, tracing), failedIn('relaying'));
  const merger = keepDoing(() => mergeOn(db), failedIn('merging figures'));
  const seldom = [
    keepDoing(() => buildOn(engine, logger), failedIn('building figures')),
    keepDoing(() => scheduleReports(engine, queues), failedIn('scheduling reports')),
  ];

  const onFailed = ({ queue, job, error, attempt, last }: FailedTry): void => {
    const said = { queue, job: job.id, attempt, err: error };
    if (last) logger.error(said, 'job failed its last try; it is claimed and tried again after a rest');
    else logger.warn(said, 'job failed, will be tried again');
  };
  const work = (queue: keyof typeof CONCURRENCY, handler: (job: Job) => Promise<void>) =>
    queues.work(queue, counted(queue, handler, metrics), {
      concurrency: CONCURRENCY[queue],
      onFailed,
    });
  const follow = (queue: string, handler: (job: Job) => Promise<void>) => followed(queue, handler, tracing);
  const hear = (queue: string, { what, event, one }: Heard) => {
    const timed = async (id: string): Promise<unknown> => {
      const begun = performance.now();
      const result = await one(id);
      if (!NO_ACT.includes(result)) metrics?.act('clock', event, (performance.now() - begun) / 1000);
      return result;
    };
    const heard = doHeap<DueRow>({
      queue,
      queues,
      logger,
      doAll: (rows) => Promise.allSettled(rows.map(({ id }) => timed(id))),
      onDone: ({ lateMs }, claimedAt, result) => {
        if (!NO_ACT.includes(result)) metrics?.lateness(what, (lateMs + Date.now() - claimedAt) / 1000);
      },
    });
    return async (job: Job): Promise<void> => {
      await heard(job);
      // Whatever was heard may have left messages; they need not wait for the relay's next round.
      relay.wake();
    };
  };
  const hands = await Promise.all([
    work(
      DEADLINES,
      follow(
        DEADLINES,
        hear(DEADLINES, { what: 'deadline', event: 'expire', one: (id) => expireDeadline(engine, id) }),
      ),
    ),
    work(
      NOTICES,
      follow(NOTICES, hear(NOTICES, { what: 'notice', event: 'fire', one: (id) => fireNotices(engine, id) })),
    ),
    work(
      SUPERVISION,
      follow(
        SUPERVISION,
        hear(SUPERVISION, { what: 'order', event: 'wake', one: (id) => wakeOrder(engine, id) }),
      ),
    ),
    // Each message goes on in a trace of its own.
    work(OUTBOX, doHeap({ queue: OUTBOX, queues, logger, doAll: deliverMessages(db, tracing) })),
    work(REPORTS, follow(REPORTS, prepare(engine, logger))),
  ]);

  if (metrics) {
    for (const queue of Object.keys(CONCURRENCY))
      for (const state of ['waiting', 'active', 'delayed', 'failed'] as const)
        metrics.gauge(
          'dingfen_queue_jobs',
          'Jobs by queue and state',
          async () => (await queues.counts(queue))[state],
          { queue, state },
        );
    for (const [name, loop] of Object.entries({ dispatcher, relay, merger }))
      metrics.gauge(
        'dingfen_loop_lag_seconds',
        'Time since a loop of the worker last came round',
        () => loop.sinceLastStep() / 1000,
        { loop: name },
      );
  }

  return {
    well: () => [dispatcher, relay, merger].every((loop) => loop.sinceLastStep() < STUCK_AFTER_MS),
    async stop() {
      await Promise.all([dispatcher, relay, merger, ...seldom].map((loop) => loop.stop()));
      await Promise.all(hands.map((one) => one.close()));
    },
  };
}

/** What the clock does to one row of a queue. */
interface Heard {
  what: Parameters<Metrics['lateness']>[0];
  /** What the act is called in the figures. */
  event: string;
  one: (id: string) => Promise<unknown>;
}

/** The handler of a queue, with how long its jobs took and how they ended. */
const counted =
  (queue: string, handler: (job: Job) => Promise<void>, metrics: Metrics | undefined) =>
  async (job: Job): Promise<void> => {
    const begun = performance.now();
    let result: 'done' | 'failed' = 'failed';
    try {
      await handler(job);
      result = 'done';
    } finally {
      metrics?.job(queue, result, (performance.now() - begun) / 1000);
    }
  };

/** The handler of a queue, as a trace of its own. */
const followed =
  (queue: string, handler: (job: Job) => Promise<void>, tracing: Tracing | undefined) =>
  (job: Job): Promise<void> => {
    const attributes = {
      'messaging.system': 'bullmq',
      'messaging.destination.name': queue,
      'messaging.message.id': job.id,
    };
    return traced(tracing, `${queue} ${job.name}`, { kind: 'consumer', attributes }, () => handler(job));
  };
