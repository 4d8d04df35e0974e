import { type Kysely, sql } from 'kysely';

/** Proceedings with their pinned version, the tasks of their states, and the journal that nobody can rewrite. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table proceeding (
      id text primary key,
      dispute_id text not null references dispute,
      procedure text not null,
      procedure_version integer not null,
      state jsonb not null,
      context jsonb not null,
      states text[] not null,
      holder text not null,
      status text not null check (status in ('running', 'ended')),
      -- the order in which the dispute's proceedings were begun
      position integer not null,
      opened_at timestamptz not null,
      ended_at timestamptz
    )`.execute(db);
  await sql`create index proceeding_of_dispute on proceeding (dispute_id)`.execute(db);
  await sql`
    create table task (
      id text primary key,
      dispute_id text not null references dispute,
      proceeding_id text not null references proceeding,
      state_path text not null,
      kind text not null,
      title jsonb not null,
      holder text not null,
      assignee_id text,
      status text not null check (status in ('open', 'done')),
      opened_at timestamptz not null,
      closed_at timestamptz
    )`.execute(db);
  await sql`create index task_of_dispute on task (dispute_id)`.execute(db);
  await sql`create index task_of_assignee on task (assignee_id, opened_at) where status = 'open'`.execute(db);
  await sql`
    create table journal_entry (
      dispute_id text not null references dispute,
      seq integer not null,
      proceeding_id text,
      procedure text not null,
      procedure_version integer not null,
      event text not null,
      summary jsonb not null,
      payload jsonb not null,
      actor_id text not null,
      actor_name text not null,
      capacity text not null,
      organisation_id text,
      party_id text,
      from_states text[] not null,
      to_states text[] not null,
      -- when the act took legal effect; a period's end is its last day, however late the machine was
      at timestamptz not null,
      recorded_at timestamptz not null,
      previous_hash text not null,
      hash text not null,
      primary key (dispute_id, seq)
    )`.execute(db);
  await sql`
    create function refuse_rewriting() returns trigger language plpgsql as $$
    begin
      raise exception 'the journal is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
    end $$`.execute(db);
  await sql`
    create trigger journal_is_append_only before update or delete on journal_entry
    for each row execute function refuse_rewriting()`.execute(db);
  await sql`
    create trigger journal_is_never_emptied before truncate on journal_entry
    for each statement execute function refuse_rewriting()`.execute(db);
}
