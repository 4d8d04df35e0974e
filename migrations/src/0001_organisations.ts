import { type Kysely, sql } from 'kysely';

/** Organisations as a tree, the people who work in them, and the mediators' roster. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table organisation (
      id text primary key,
      kind text not null,
      name text not null,
      parent_id text references organisation,
      region_code text not null,
      -- the organisation itself and everything above it, so that "below me" is one index look-up
      ancestry text[] not null
    )`.execute(db);
  await sql`create index organisation_below on organisation using gin (ancestry)`.execute(db);
  await sql`
    create table person (
      id text primary key,
      name text not null,
      organisation_id text references organisation,
      roles text[] not null default '{}',
      -- unified social credit codes of the employers this person is authorised to speak for
      represents text[] not null default '{}'
    )`.execute(db);
  await sql`create index person_of_organisation on person (organisation_id)`.execute(db);
  await sql`
    create table mediator (
      person_id text primary key references person,
      organisation_id text not null references organisation,
      skills text[] not null default '{}',
      languages text[] not null default '{}',
      roster_active boolean not null default true,
      accepting boolean not null default true,
      max_load integer not null default 30 check (max_load > 0),
      -- ids of persons and employers with whom the mediator has declared a relation
      declared_relations text[] not null default '{}'
    )`.execute(db);
  await sql`create index mediator_of_organisation on mediator (organisation_id)`.execute(db);
}
