import type { Engine } from '@dingfen/dispute-engine';
import type { Logger } from '@dingfen/observability';
import type { FailedTry, Job, Queues } from '@dingfen/queue';
import { expire } from './deadlines/expire.ts';
import { dispatchDue } from './dispatcher.ts';
import { keepDoing } from './loop.ts';
import { fire } from './notices/fire.ts';
import { deliverMessage } from './outbox/deliver.ts';
import { relayOutbox } from './outbox/relay.ts';
import { DEADLINES, NOTICES, OUTBOX } from './queue-names.ts';

/** Jobs of each queue that one process does at one time. */
const CONCURRENCY = { [DEADLINES]: 8, [NOTICES]: 4, [OUTBOX]: 4 };
/** Connections to the database that a worker can use at one time: one a job, one for each loop. */
export const CONNECTIONS = Object.values(CONCURRENCY).reduce((sum, one) => sum + one) + 2;
/** A loop that has not come round for so long is taken for stuck; it rests a second at most. */
const STUCK_AFTER_MS = 15_000;

export interface WorkerOptions {
  engine: Engine;
  queues: Queues;
  logger: Logger;
}

export interface Worker {
  /** Both loops come round. */
  well: () => boolean;
  /** Claims nothing more, finishes what runs. Engine and queues stay open: they belong to whoever made them. */
  stop(): Promise<void>;
}

/**
 * Starts a worker: the clock of all periods and notices, the relay of the outbox, and the hands for what both put into the
 * queues. Any number may run side by side: rows are claimed by one at a time, and everything done twice is done once.
 */
export async function startWorker({ engine, queues, logger }: WorkerOptions): Promise<Worker> {
  const { db } = engine;
  const failedIn = (what: string) => (error: unknown) =>
    logger.error({ err: error }, `${what} failed, goes on`);
  const dispatcher = keepDoing(() => dispatchDue(db, queues), failedIn('dispatching'));
  const relay = keepDoing(() => relayOutbox(db, queues), failedIn('relaying'));

  const onFailed = ({ queue, job, error, attempt, last }: FailedTry): void => {
    const said = { queue, job: job.id, attempt, err: error };
    if (last) logger.error(said, 'job failed its last try; it is claimed and tried again after a rest');
    else logger.warn(said, 'job failed, will be tried again');
  };
  const work = (queue: keyof typeof CONCURRENCY, handler: (job: Job) => Promise<void>) =>
    queues.work(queue, handler, { concurrency: CONCURRENCY[queue], onFailed });
  /** Whatever was heard may have left messages; they need not wait for the relay's next round. */
  const thenRelay = (handler: (job: Job) => Promise<void>) => async (job: Job) => {
    await handler(job);
    relay.wake();
  };
  const hands = await Promise.all([
    work(DEADLINES, thenRelay(expire(engine, logger))),
    work(NOTICES, thenRelay(fire(engine, logger))),
    work(OUTBOX, deliverMessage(db)),
  ]);

  return {
    well: () => [dispatcher, relay].every((loop) => loop.sinceLastStep() < STUCK_AFTER_MS),
    async stop() {
      await Promise.all([dispatcher.stop(), relay.stop()]);
      await Promise.all(hands.map((one) => one.close()));
    },
  };
}
