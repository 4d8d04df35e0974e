import { type Kysely, sql } from 'kysely';

/** What must reach the outside after a commit, what reached whom, and the answers already given to commands. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table outbox (
      id text primary key,
      dispute_id text not null references dispute,
      topic text not null,
      payload jsonb not null,
      created_at timestamptz not null default statement_timestamp(),
      claimed_until timestamptz,
      relayed_at timestamptz
    )`.execute(db);
  await sql`create index outbox_waiting on outbox (created_at) where relayed_at is null`.execute(db);
  await sql`
    create table notification (
      id text primary key,
      dispute_id text not null references dispute,
      recipient_kind text not null check (recipient_kind in ('party', 'person', 'organisation')),
      recipient_id text not null,
      recipient_role text,
      message text not null,
      text jsonb not null,
      created_at timestamptz not null,
      delivered_at timestamptz not null default statement_timestamp(),
      read_at timestamptz
    )`.execute(db);
  await sql`create index notification_of_recipient on notification (recipient_id, created_at desc)`.execute(
    db,
  );
  await sql`create index notification_of_dispute on notification (dispute_id)`.execute(db);
  await sql`
    create table command (
      actor_id text not null,
      key text not null,
      fingerprint text not null,
      answer jsonb,
      created_at timestamptz not null default statement_timestamp(),
      primary key (actor_id, key)
    )`.execute(db);
}
