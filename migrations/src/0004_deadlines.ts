import { type Kysely, sql } from 'kysely';

/** The deadline table is the clock: what is due is found by index, claimed for a moment, and fired once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table deadline (
      id text primary key,
      dispute_id text not null references dispute,
      proceeding_id text not null references proceeding,
      timer_id text not null,
      key text not null,
      rule_id text not null,
      rule_version integer not null,
      rule_class text not null,
      name jsonb not null,
      trigger_on text not null,
      nominal_due_on text,
      due_on text,
      due_at timestamptz,
      certainty text not null check (certainty in ('firm', 'provisional')),
      trace jsonb not null,
      basis jsonb not null,
      on_expiry jsonb not null,
      -- breached: an institutional duty is overdue and still owed; closed_late: done after that
      status text not null check (status in ('running', 'paused', 'expired', 'breached', 'closed', 'closed_late')),
      opened_at timestamptz not null,
      closed_at timestamptz,
      fired_at timestamptz,
      claimed_until timestamptz
    )`.execute(db);
  await sql`create index deadline_due on deadline (due_at) where status = 'running'`.execute(db);
  await sql`create index deadline_of_dispute on deadline (dispute_id)`.execute(db);
  await sql`
    create table deadline_notice (
      id text primary key,
      deadline_id text not null references deadline,
      dispute_id text not null references dispute,
      kind text not null check (kind in ('warning', 'rung')),
      rung text not null,
      recipient text not null,
      due_at timestamptz not null,
      text jsonb not null,
      status text not null check (status in ('pending', 'fired', 'dropped')),
      fired_at timestamptz,
      claimed_until timestamptz
    )`.execute(db);
  await sql`create index deadline_notice_due on deadline_notice (due_at) where status = 'pending'`.execute(
    db,
  );
  await sql`create index deadline_notice_of_deadline on deadline_notice (deadline_id)`.execute(db);
  await sql`create index deadline_notice_of_dispute on deadline_notice (dispute_id)`.execute(db);
  await sql`
    create table limitation_event (
      id text primary key,
      dispute_id text not null references dispute,
      kind text not null,
      occurred_on date not null,
      basis jsonb not null,
      recorded_at timestamptz not null
    )`.execute(db);
  await sql`create index limitation_event_of_dispute on limitation_event (dispute_id)`.execute(db);
  await sql`
    create table opened_right (
      id text primary key,
      dispute_id text not null references dispute,
      "right" text not null,
      text jsonb not null,
      basis jsonb not null,
      opened_on date not null
    )`.execute(db);
  await sql`create index opened_right_of_dispute on opened_right (dispute_id)`.execute(db);
  // One clock for every process. It can be moved only for demonstrations and tests; in production the row is never there.
  await sql`
    create table demonstration_clock (
      only_one boolean primary key default true check (only_one),
      stands_at timestamptz,
      moved interval not null default '0'
    )`.execute(db);
  await sql`
    create function dingfen_now() returns timestamptz language sql stable as $$
      select coalesce(
        (select coalesce(stands_at, statement_timestamp() + moved) from demonstration_clock),
        statement_timestamp())
    $$`.execute(db);
}
