import { claimDue, type Database, type DueRow, untilNextDue } from '@dingfen/persistence';
import type { Queues } from '@dingfen/queue';
import { inHeaps } from './heap.ts';
import { DEADLINES, NOTICES, SUPERVISION } from './queue-names.ts';

/** Rows in one job: they are heard side by side, and so share a transaction. */
const HEAP = 32;
/** Rows of each kind claimed at one time. */
const BATCH = 8 * HEAP;
/**
 * Heaps that may wait in a queue. A claim lasts ten seconds; what waits longer is claimed again for nothing. So no more is
 * claimed than a worker does in a second or two.
 */
const MOST_WAITING = 16;
const LONGEST_REST_MS = 1000;
/** A row that is due but just now in another's hands must not make the loop spin. */
const SHORTEST_REST_MS = 10;
/** While the queues are full. */
const REST_WHEN_FULL_MS = 20;

/** One round of the clock: claims what is due, hands it to the queues, and says how long nothing will be. */
export async function dispatchDue(db: Database, queues: Queues): Promise<number> {
  const counts = await Promise.all([DEADLINES, NOTICES, SUPERVISION].map((queue) => queues.counts(queue)));
  const room = MOST_WAITING - Math.max(...counts.map((one) => one.waiting));
  if (room <= 0) return REST_WHEN_FULL_MS;
  const batch = Math.min(BATCH, room * HEAP);
  const due = await claimDue(db, batch);
  await Promise.all([
    queues.add(DEADLINES, inHeaps('expire', due.deadlines, HEAP)),
    queues.add(NOTICES, inHeaps('fire', due.notices, HEAP)),
    queues.add(SUPERVISION, inHeaps('wake', due.orders, HEAP)),
  ]);
  if (Object.values(due).some((rows: DueRow[]) => rows.length === batch)) return 0;
  const wait = (await untilNextDue(db)) ?? LONGEST_REST_MS;
  return Math.min(LONGEST_REST_MS, Math.max(SHORTEST_REST_MS, wait));
}
