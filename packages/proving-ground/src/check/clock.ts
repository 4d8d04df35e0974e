import type pg from 'pg';
import type { Find, Problem } from './problem.ts';

/** A worker rests a second at most, a lease lasts ten, and a job is tried again for half a minute; who checks has waited for longer. */
const LONG_AGO = `dingfen_now() - interval '90 seconds'`;

const queries: readonly [Problem['what'], string][] = [
  [
    'fired early',
    `select format('%s of %s: due %s, fired %s', rule_id, dispute_id, due_at, fired_at) as detail
     from deadline where fired_at < due_at and status in ('expired', 'breached', 'closed_late')`,
  ],
  [
    'never fired',
    `select format('%s of %s: due %s', rule_id, dispute_id, due_at) as detail
     from deadline where status = 'running' and due_at < ${LONG_AGO}`,
  ],
  [
    'fired early',
    `select format('notice %s of %s: due %s, fired %s', rung, dispute_id, due_at, fired_at) as detail
     from deadline_notice where fired_at < due_at`,
  ],
  [
    'never fired',
    `select format('notice %s of %s: due %s', notices -> 0 ->> 'rung', dispute_id, notice_at) as detail
     from deadline where notice_at < ${LONG_AGO}`,
  ],
  [
    'fired twice',
    `select format('%s of proceeding %s at %s: %s entries', event, proceeding_id, at, count(*)) as detail
     from journal_entry where event like 'xstate.after.%'
     group by event, proceeding_id, at, payload ->> 'key' having count(*) > 1`,
  ],
  // An order that waits for a reply wakes once before its last day and once after it.
  [
    'never fired',
    `select format('supervision order %s: due %s, wakes %s', number, due_at, coalesce(wakes_at::text, 'never')) as detail
     from supervision_order where status = 'awaiting_reply'
       and (wakes_at < ${LONG_AGO} or overdue_since is null
         and (due_at < ${LONG_AGO} or wakes_at is null or wakes_at > due_at))`,
  ],
  [
    'fired early',
    `select format('supervision order %s: %s at %s, written %s', order_id, step, at, recorded_at) as detail
     from supervision_order_event where step in ('REMIND', 'ESCALATE', 'OVERDUE_AGAIN') and recorded_at < at`,
  ],
  [
    'fired twice',
    `select format('supervision order %s: %s %s times for %s', order_id, step, count(*), at) as detail
     from supervision_order_event where step in ('REMIND', 'ESCALATE', 'OVERDUE_AGAIN')
     group by order_id, step, at, payload ->> 'round' having count(*) > 1`,
  ],
];

/** What the clock did too early, twice, or not at all. */
export async function checkClock(db: pg.Client, find: Find): Promise<void> {
  for (const [what, query] of queries)
    for (const { detail } of (await db.query<{ detail: string }>(query)).rows) find(what, detail);
}

export interface Lateness {
  p50: number;
  p99: number;
  max: number;
}

/**
 * By how many seconds of waiting fired periods were heard after their time. What fell due while the clock was moved could not be
 * heard before it landed; whatever it was moved by later nobody has waited for.
 * @param landings where the clock was when people began, then each move as `from/to`
 */
export async function latenessOf(db: pg.Client, landings: readonly string[]): Promise<Lateness> {
  const [begun, ...moves] = landings;
  // A statement that waits for its lock has the instant at which it began, and reads the clock as it was moved meanwhile.
  const { rows } = await db.query<{ [name in keyof Lateness]: number | null }>(
    `with moved as (
       select split_part(m, '/', 1)::timestamptz as since, split_part(m, '/', 2)::timestamptz as until from unnest($2::text[]) m),
     fired as (
       select greatest(0, extract(epoch from fired_at - greatest(due_at, $1::timestamptz, over.landed) - coalesce(later.span, '0'))) as late
       from deadline,
         lateral (select max(until) as landed from moved where since < due_at and due_at <= until) over,
         lateral (select sum(until - since) as span from moved where since >= due_at and until <= fired_at + interval '10 seconds') later
       where fired_at >= $1::timestamptz)
     select percentile_cont(0.5) within group (order by late)::float as p50,
       percentile_cont(0.99) within group (order by late)::float as p99, max(late)::float as max from fired`,
    [begun ?? null, moves],
  );
  const { p50, p99, max } = rows[0] ?? { p50: null, p99: null, max: null };
  return { p50: p50 ?? 0, p99: p99 ?? 0, max: max ?? 0 };
}
