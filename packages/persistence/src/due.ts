import { sql } from 'kysely';
import type { Database } from './connect.ts';

/** How long a claimed row is left to the process that claimed it. Long enough for a full queue, short enough for a killed one. */
const LEASE = '10 seconds';

/** A row that was claimed, and by how many milliseconds it was past its time then. */
export interface DueRow {
  id: string;
  lateMs: number;
}

export interface DueWork {
  /** Periods that end. */
  deadlines: DueRow[];
  /** Periods of which something is to be told. */
  notices: DueRow[];
  /** Supervision orders: a reminder, or the end of the time for a reply. */
  orders: DueRow[];
}

/**
 * Claims what is due: each row by one process only, for the length of the lease. Whoever dies with a claim loses it;
 * nothing is ever marked done here. A period that ends and has something to be told at the same time is claimed for one of
 * them now and for the other in the next round.
 */
export async function claimDue(db: Database, most: number): Promise<DueWork> {
  const { rows } = await sql<{ id: string; what: keyof DueWork; late: string }>`
    with d as (
      select id from deadline
      where status = 'running' and due_at <= dingfen_now() and (claimed_until is null or claimed_until < clock_timestamp())
      order by due_at limit ${most} for update skip locked),
    n as (
      select id from deadline
      where notice_at <= dingfen_now() and (notice_claimed_until is null or notice_claimed_until < clock_timestamp())
      order by notice_at limit ${most} for update skip locked),
    o as (
      select id from supervision_order
      where wakes_at <= dingfen_now() and (claimed_until is null or claimed_until < clock_timestamp())
      order by wakes_at limit ${most} for update skip locked),
    cd as (update deadline set claimed_until = clock_timestamp() + ${LEASE}::interval from d where deadline.id = d.id returning deadline.id, due_at as at),
    cn as (update deadline set notice_claimed_until = clock_timestamp() + ${LEASE}::interval from n where deadline.id = n.id returning deadline.id, notice_at as at),
    co as (update supervision_order set claimed_until = clock_timestamp() + ${LEASE}::interval from o where supervision_order.id = o.id returning supervision_order.id, wakes_at as at)
    select id, what, extract(epoch from dingfen_now() - at) * 1000 as late
    from (select id, at, 'deadlines' as what from cd union all select id, at, 'notices' from cn union all select id, at, 'orders' from co) c`.execute(
    db,
  );
  const due: DueWork = { deadlines: [], notices: [], orders: [] };
  for (const { id, what, late } of rows) due[what].push({ id, lateMs: Number(late) });
  return due;
}

/** When the next unclaimed row falls due, as milliseconds from now on the clock of all; undefined when nothing waits. */
export async function untilNextDue(db: Database): Promise<number | undefined> {
  const { rows } = await sql<{ wait: string | null }>`
    select extract(epoch from least(
      (select min(due_at) from deadline
        where status = 'running' and (claimed_until is null or claimed_until < clock_timestamp())),
      (select min(notice_at) from deadline
        where notice_at is not null and (notice_claimed_until is null or notice_claimed_until < clock_timestamp())),
      (select min(wakes_at) from supervision_order
        where wakes_at is not null and (claimed_until is null or claimed_until < clock_timestamp())))
      - dingfen_now()) * 1000 as wait`.execute(db);
  const wait = rows[0]?.wait;
  return wait === null || wait === undefined ? undefined : Number(wait);
}
