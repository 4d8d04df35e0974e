import { claimDue, type Database, untilNextDue } from '@dingfen/persistence';
import type { Queues } from '@dingfen/queue';
import { DEADLINES, NOTICES, SUPERVISION } from './queue-names.ts';

/** Rows claimed at one time. */
const BATCH = 100;
/**
 * A claim lasts half a minute; what waits longer in the queue is claimed again for nothing. So no more is claimed than a
 * worker does in a few seconds.
 */
const MOST_WAITING = 500;
const LONGEST_REST_MS = 1000;
/** A row that is due but just now in another's hands must not make the loop spin. */
const SHORTEST_REST_MS = 10;

/** How late a row already was when it was claimed, so that whoever hears it can say how late that is in all. */
interface Claimed {
  lateMs: number;
  claimedAt: number;
}

/** Seconds after its time at which a claimed row is heard now; undefined for a job that somebody else has put into the queue. */
export function latenessOf(data: unknown): number | undefined {
  const { lateMs, claimedAt } = (data ?? {}) as Partial<Claimed>;
  if (lateMs === undefined || claimedAt === undefined) return undefined;
  return (lateMs + Date.now() - claimedAt) / 1000;
}

/**
 * One round of the clock: claims what is due, hands it to the queues, and says how long nothing will be. A row's job has the
 * row's id, so a row that is claimed again while its job still waits is still one job.
 */
export async function dispatchDue(db: Database, queues: Queues): Promise<number> {
  const counts = await Promise.all([DEADLINES, NOTICES, SUPERVISION].map((queue) => queues.counts(queue)));
  const room = MOST_WAITING - Math.max(...counts.map((one) => one.waiting));
  if (room <= 0) return LONGEST_REST_MS / 10;
  const batch = Math.min(BATCH, room);
  const { deadlineIds, noticeIds, orderIds, lateMs } = await claimDue(db, batch);
  const claimed = (id: string): Claimed => ({ lateMs: lateMs.get(id) ?? 0, claimedAt: Date.now() });
  await Promise.all([
    queues.add(
      DEADLINES,
      deadlineIds.map((id) => ({ id, name: 'expire', data: claimed(id) })),
    ),
    queues.add(
      NOTICES,
      noticeIds.map((id) => ({ id, name: 'fire', data: claimed(id) })),
    ),
    queues.add(
      SUPERVISION,
      orderIds.map((id) => ({ id, name: 'wake', data: {} })),
    ),
  ]);
  if ([deadlineIds, noticeIds, orderIds].some((ids) => ids.length === batch)) return 0;
  const wait = (await untilNextDue(db)) ?? LONGEST_REST_MS;
  return Math.min(LONGEST_REST_MS, Math.max(SHORTEST_REST_MS, wait));
}
