import { sql } from 'kysely';
import type { Database } from './connect.ts';

/** How long a claimed row is left to the process that claimed it. Long enough for a full queue, short enough for a killed one. */
const LEASE = '10 seconds';

export interface DueWork {
  deadlineIds: string[];
  noticeIds: string[];
  /** Supervision orders: a reminder, or the end of the time for a reply. */
  orderIds: string[];
  /** By how many milliseconds each of them was past its time when it was claimed. */
  lateMs: ReadonlyMap<string, number>;
}

/**
 * Claims what is due: each row by one process only, for the length of the lease. Whoever dies with a claim loses it;
 * nothing is ever marked done here.
 */
export async function claimDue(db: Database, most: number): Promise<DueWork> {
  const { rows } = await sql<{ id: string; what: 'deadline' | 'notice' | 'order'; late: string }>`
    with d as (
      select id from deadline
      where status = 'running' and due_at <= dingfen_now() and (claimed_until is null or claimed_until < clock_timestamp())
      order by due_at limit ${most} for update skip locked),
    n as (
      select id from deadline_notice
      where status = 'pending' and due_at <= dingfen_now() and (claimed_until is null or claimed_until < clock_timestamp())
      order by due_at limit ${most} for update skip locked),
    o as (
      select id from supervision_order
      where wakes_at <= dingfen_now() and (claimed_until is null or claimed_until < clock_timestamp())
      order by wakes_at limit ${most} for update skip locked),
    cd as (update deadline set claimed_until = clock_timestamp() + ${LEASE}::interval from d where deadline.id = d.id returning deadline.id, due_at as at),
    cn as (update deadline_notice set claimed_until = clock_timestamp() + ${LEASE}::interval from n where deadline_notice.id = n.id returning deadline_notice.id, due_at as at),
    co as (update supervision_order set claimed_until = clock_timestamp() + ${LEASE}::interval from o where supervision_order.id = o.id returning supervision_order.id, wakes_at as at)
    select id, what, extract(epoch from dingfen_now() - at) * 1000 as late
    from (select id, at, 'deadline' as what from cd union all select id, at, 'notice' from cn union all select id, at, 'order' from co) c`.execute(
    db,
  );
  return {
    deadlineIds: rows.filter((row) => row.what === 'deadline').map((row) => row.id),
    noticeIds: rows.filter((row) => row.what === 'notice').map((row) => row.id),
    orderIds: rows.filter((row) => row.what === 'order').map((row) => row.id),
    lateMs: new Map(rows.map((row) => [row.id, Number(row.late)])),
  };
}

/** When the next unclaimed row falls due, as milliseconds from now on the clock of all; undefined when nothing waits. */
export async function untilNextDue(db: Database): Promise<number | undefined> {
  const { rows } = await sql<{ wait: string | null }>`
    select extract(epoch from least(
      (select min(due_at) from deadline
        where status = 'running' and (claimed_until is null or claimed_until < clock_timestamp())),
      (select min(due_at) from deadline_notice
        where status = 'pending' and (claimed_until is null or claimed_until < clock_timestamp())),
      (select min(wakes_at) from supervision_order
        where wakes_at is not null and (claimed_until is null or claimed_until < clock_timestamp())))
      - dingfen_now()) * 1000 as wait`.execute(db);
  const wait = rows[0]?.wait;
  return wait === null || wait === undefined ? undefined : Number(wait);
}
