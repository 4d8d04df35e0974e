import { type Kysely, sql } from 'kysely';

/** Notes and evidence stand in their own tables: adding one never waits for, or conflicts with, an act. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table note (
      id text primary key,
      dispute_id text not null references dispute,
      author_id text not null,
      author_name text not null,
      body text not null,
      created_at timestamptz not null
    )`.execute(db);
  await sql`create index note_of_dispute on note (dispute_id, created_at)`.execute(db);
  await sql`
    create table evidence (
      id text primary key,
      dispute_id text not null references dispute,
      author_id text not null,
      author_name text not null,
      party_id text,
      file_name text not null,
      media_type text not null,
      size_bytes integer not null,
      sha256 text not null,
      content bytea not null,
      received_at timestamptz not null
    )`.execute(db);
  await sql`create index evidence_of_dispute on evidence (dispute_id, received_at)`.execute(db);
}
