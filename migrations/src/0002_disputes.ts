import { type Kysely, sql } from 'kysely';

/** A dispute, who is in it, what is claimed, and who holds it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create sequence dispute_number`.execute(db);
  await sql`
    create table dispute (
      id text primary key,
      number text not null unique,
      query_code text not null unique,
      region_code text not null,
      channel text not null,
      employment text not null,
      narrative text not null,
      filed_on date not null,
      filed_at timestamptz not null,
      -- who typed, whose consent, how it was read back; only when somebody filed for another
      assisted jsonb,
      stage text not null,
      stage_since timestamptz not null,
      status text not null check (status in ('open', 'closed')),
      row_version integer not null,
      journal_length integer not null,
      journal_head text not null
    )`.execute(db);
  await sql`create index dispute_newest on dispute (filed_at desc, id desc)`.execute(db);
  await sql`create index dispute_by_stage on dispute (stage, filed_at desc, id desc)`.execute(db);
  await sql`
    create table party (
      id text primary key,
      dispute_id text not null references dispute,
      role text not null check (role in ('applicant', 'respondent', 'thirdParty')),
      kind text not null,
      name text not null,
      phone text,
      identity_number text,
      credit_code text,
      address text,
      person_id text references person,
      -- set when an heir, a successor or a liquidation group has taken this party's place
      replaced_by text references party,
      position integer not null
    )`.execute(db);
  await sql`create index party_of_dispute on party (dispute_id)`.execute(db);
  await sql`create index party_of_person on party (person_id) where person_id is not null`.execute(db);
  await sql`
    create table claim_item (
      id text primary key,
      dispute_id text not null references dispute,
      type text not null,
      amount_fen bigint check (amount_fen >= 0),
      detail text,
      position integer not null
    )`.execute(db);
  await sql`create index claim_item_of_dispute on claim_item (dispute_id)`.execute(db);
  await sql`
    create table assignment (
      dispute_id text not null references dispute,
      role text not null check (role in ('candidateMediator', 'mediator', 'mediationBody', 'court', 'commission', 'judge')),
      holder_id text not null,
      since timestamptz not null,
      primary key (dispute_id, role)
    )`.execute(db);
  await sql`create index assignment_of_holder on assignment (holder_id, role, dispute_id)`.execute(db);
}
