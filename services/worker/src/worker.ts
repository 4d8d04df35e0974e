import type { Engine } from '@dingfen/dispute-engine';
import type { Logger, Metrics } from '@dingfen/observability';
import type { FailedTry, Job, Queues } from '@dingfen/queue';
import { expire } from './deadlines/expire.ts';
import { dispatchDue, latenessOf } from './dispatcher.ts';
import { buildOn, mergeOn } from './figures/keep.ts';
import { prepare, scheduleReports } from './figures/report.ts';
import { keepDoing } from './loop.ts';
import { fire } from './notices/fire.ts';
import { deliverMessage } from './outbox/deliver.ts';
import { relayOutbox } from './outbox/relay.ts';
import { DEADLINES, NOTICES, OUTBOX, REPORTS, SUPERVISION } from './queue-names.ts';
import { wake } from './supervision/wake.ts';

/** Jobs of each queue that one process does at one time. */
const CONCURRENCY = { [DEADLINES]: 8, [NOTICES]: 4, [OUTBOX]: 4, [SUPERVISION]: 2, [REPORTS]: 1 };
/** Connections to the database that a worker can use at one time: one a job, one for each loop. */
export const CONNECTIONS = Object.values(CONCURRENCY).reduce((sum, one) => sum + one) + 5;
/** A loop that has not come round for so long is taken for stuck; it rests a second at most. */
const STUCK_AFTER_MS = 15_000;

export interface WorkerOptions {
  engine: Engine;
  queues: Queues;
  logger: Logger;
  /** Where jobs, queues and lateness are counted. */
  metrics?: Metrics;
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
export async function startWorker({ engine, queues, logger, metrics }: WorkerOptions): Promise<Worker> {
  const { db } = engine;
  const failedIn = (what: string) => (error: unknown) =>
    logger.error({ err: error }, `${what} failed, goes on`);
  const dispatcher = keepDoing(() => dispatchDue(db, queues), failedIn('dispatching'));
  const relay = keepDoing(() => relayOutbox(db, queues), failedIn('relaying'));
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
    queues.work(queue, counted(queue, handler, metrics), { concurrency: CONCURRENCY[queue], onFailed });
  /** Whatever was heard may have left messages; they need not wait for the relay's next round. */
  const thenRelay = (handler: (job: Job) => Promise<void>) => async (job: Job) => {
    await handler(job);
    relay.wake();
  };
  const hands = await Promise.all([
    work(DEADLINES, thenRelay(late('deadline', expire(engine, logger), metrics))),
    work(NOTICES, thenRelay(late('notice', fire(engine, logger), metrics))),
    work(SUPERVISION, thenRelay(wake(engine, logger))),
    work(OUTBOX, deliverMessage(db)),
    work(REPORTS, prepare(engine, logger)),
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

/** The handler of a period or notice, with how long after its time it was heard. */
const late =
  (what: 'deadline' | 'notice', handler: (job: Job) => Promise<void>, metrics: Metrics | undefined) =>
  async (job: Job): Promise<void> => {
    await handler(job);
    const seconds = latenessOf(job.data);
    if (seconds !== undefined) metrics?.lateness(what, seconds);
  };
