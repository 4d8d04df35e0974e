import { countDisputesToRecount, disputesToRecount, inTransaction } from '@dingfen/persistence';
import type { Engine } from './engine.ts';
import { lapseOverdue } from './proceed.ts';
import { writeBack } from './write-back.ts';
import { recountOrders } from './supervision/recount-orders.ts';
import { takeInHand } from './take-in-hand.ts';

/** Ids read at a time, and disputes worked on at once: each has a transaction of its own, and a connection. */
const BATCH = 200;
const LANES = 4;

/** How far the counting has come. */
export interface Recount {
  /** Disputes to go through, as far as known when it began. */
  total: number;
  seen: number;
  /** Disputes of which at least one period came out otherwise. */
  moved: number;
  /** Periods that came out otherwise, and those that were over by that. */
  deadlines: number;
  lapsed: number;
  /** Supervision orders whose time for a reply came out otherwise. */
  orders: number;
  /** Disputes that could not be counted, with the reason; they are tried again at their next act and at the next run. */
  failed: { disputeId: string; reason: string }[];
}

export interface RecountOptions {
  /** Also disputes that have been counted with the newest notice; where the days stand nothing is written. */
  all?: boolean;
  /** Called after every batch. */
  onProgress?: (soFar: Recount) => void;
}

/**
 * Counts the open periods of one dispute anew, in a transaction under its lock. What is over by the new day lapses in the
 * ordinary way, on that day. Done twice it writes nothing more. What has ended before has ended.
 */
export function recountDispute(
  engine: Engine,
  disputeId: string,
  always = false,
): Promise<{ deadlines: number; lapsed: number }> {
  return inTransaction(engine.db, 'system', async (tx) => {
    const dispute = await takeInHand(engine, tx, disputeId, always);
    if (!dispute) return { deadlines: 0, lapsed: 0 };
    const deadlines = dispute.changes.deadlines.length;
    const lapsed = dispute.changed ? lapseOverdue(engine, dispute).length : 0;
    await writeBack(engine, tx, dispute);
    return { deadlines, lapsed };
  });
}

/**
 * Counts the open periods of every dispute anew that has not yet been counted with the newest notice. One transaction per
 * dispute: whoever is stopped half-way goes on where they were. One dispute that cannot be counted stops no other.
 */
export async function recountDeadlines(
  engine: Engine,
  { all = false, onProgress = () => undefined }: RecountOptions = {},
): Promise<Recount> {
  const behind = all ? undefined : (await engine.calendars.now(engine.db)).newest;
  const total = await countDisputesToRecount(engine.db, behind);
  const report: Recount = { total, seen: 0, moved: 0, deadlines: 0, lapsed: 0, orders: 0, failed: [] };
  const one = async (disputeId: string): Promise<void> => {
    try {
      const { deadlines, lapsed } = await recountDispute(engine, disputeId, all);
      report.moved += deadlines > 0 ? 1 : 0;
      report.deadlines += deadlines;
      report.lapsed += lapsed;
    } catch (error) {
      report.failed.push({ disputeId, reason: String(error) });
    }
    report.seen += 1;
  };
  for (let after = ''; ; ) {
    const ids = await disputesToRecount(engine.db, after, BATCH, behind);
    const last = ids.at(-1);
    if (last === undefined) return { ...report, orders: await recountOrders(engine) };
    const waiting = ids.values();
    await Promise.all(
      Array.from({ length: LANES }, async () => {
        for (const id of waiting) await one(id);
      }),
    );
    after = last;
    onProgress(report);
  }
}
