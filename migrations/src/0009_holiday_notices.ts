import { type Kysely, sql } from 'kysely';

/**
 * Holiday notices as they came in, and on each dispute the newest one with which its periods were counted. A correction is a
 * row of its own and supersedes the one before it. `take_dispute` tells the newest notice, read after the lock was granted,
 * so every act counts by the calendar of its own moment.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table holiday_notice (
      -- in the order of import: importing is done one at a time
      id integer primary key generated always as identity,
      calendar text not null check (calendar in ('CN', 'CN-GX')),
      year integer not null,
      document text not null,
      published_on date not null,
      source text not null,
      confidence text not null check (confidence in ('A', 'B')),
      replaces boolean not null,
      blocks jsonb not null,
      imported_at timestamptz not null,
      imported_by text not null,
      superseded_at timestamptz
    )`.execute(db);
  await sql`create unique index holiday_notice_in_force on holiday_notice (calendar, year) where superseded_at is null`.execute(
    db,
  );
  await sql`
    create function refuse_altering_notice() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' then
        if old.superseded_at is null and new.superseded_at is not null
          and to_jsonb(new) - 'superseded_at' = to_jsonb(old) - 'superseded_at' then
          return new;
        end if;
      end if;
      raise exception 'a holiday notice is superseded, never altered: % refused', tg_op using errcode = 'insufficient_privilege';
    end $$`.execute(db);
  await sql`
    create trigger holiday_notice_is_append_only before update or delete on holiday_notice
    for each row execute function refuse_altering_notice()`.execute(db);
  await sql`
    create trigger holiday_notice_is_never_emptied before truncate on holiday_notice
    for each statement execute function refuse_altering_notice()`.execute(db);
  // 0: with the built-in notices alone. Not a foreign key, because of that 0.
  await sql`alter table dispute add column counted_with integer not null default 0`.execute(db);
  await sql`
    create or replace function take_dispute(wanted text) returns jsonb language plpgsql volatile as $$
    declare taken dispute;
    begin
      select * into taken from dispute where id = wanted for no key update;
      if not found then return null; end if;
      return jsonb_build_object(
        'now', dingfen_now(),
        'newestHolidayNotice', (select coalesce(max(h.id), 0) from holiday_notice h),
        'dispute', to_jsonb(taken),
        'parties', (select coalesce(jsonb_agg(to_jsonb(p) order by p.position), '[]') from party p where p.dispute_id = wanted),
        'claims', (select coalesce(jsonb_agg(to_jsonb(c) order by c.position), '[]') from claim_item c where c.dispute_id = wanted),
        'assignments', (select coalesce(jsonb_agg(to_jsonb(a)), '[]') from assignment a where a.dispute_id = wanted),
        'proceedings', (select coalesce(jsonb_agg(to_jsonb(r) order by r.position), '[]') from proceeding r where r.dispute_id = wanted),
        'deadlines', (select coalesce(jsonb_agg(to_jsonb(d)), '[]') from deadline d
                      where d.dispute_id = wanted and d.status in ('running', 'paused', 'breached')),
        'notices', (select coalesce(jsonb_agg(to_jsonb(n)), '[]') from deadline_notice n
                    join deadline d on d.id = n.deadline_id and d.status in ('running', 'paused', 'breached')
                    where n.dispute_id = wanted and n.status <> 'dropped'),
        'tasks', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from task t where t.dispute_id = wanted and t.status = 'open'));
    end $$`.execute(db);
}
