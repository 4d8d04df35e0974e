import { type Operations, withinTime } from '@dingfen/observability';
import { type Database, notReady } from '@dingfen/persistence';
import type { Queues } from '@dingfen/queue';
import { DEADLINES } from './queue-names.ts';

export interface HealthOptions {
  db: Database;
  queues: Queues;
  /** The worker's loops come round. */
  well: () => boolean;
  /** Opens the same database anew, beside the connections that are at work. */
  connectAnew: () => Database;
  /** How long database and queue have for an answer, in milliseconds; both are asked at one time. */
  atMostMs?: number;
}

/**
 * What a worker says of itself. It can serve when the database and the queue answer. It is stuck when its loops do not come
 * round although both answer over new connections: to start it anew while others stand still would help nobody, and while only its
 * own connections are dead, it helps.
 */
export function healthOf({
  db,
  queues,
  well,
  connectAnew,
  atMostMs = 1500,
}: HealthOptions): Pick<Operations, 'alive' | 'notReady'> {
  const missing = async (database: Database, queue: Promise<unknown>): Promise<string | null> => {
    const [ofDatabase, ofQueue] = await Promise.all([
      withinTime(atMostMs, notReady(database), 'the database does not answer'),
      withinTime(
        atMostMs,
        queue.then(() => null),
        'the queue does not answer',
      ),
    ]);
    return ofDatabase ?? ofQueue;
  };
  const standsStillByItself = async (): Promise<boolean> => {
    const fresh = connectAnew();
    try {
      return (await missing(fresh, queues.answers())) === null;
    } finally {
      // What does not answer need not be waited for.
      void fresh.destroy();
    }
  };
  return {
    alive: async () => well() || !(await standsStillByItself()),
    notReady: () => missing(db, queues.counts(DEADLINES)),
  };
}
