import { type Kysely, sql } from 'kysely';

/**
 * Who may see a dispute, and the words it is searched by, are kept beside it: a page of a list is read where it stands, newest
 * first, and a search asks one index for words, scope and month at once. Neither reads more as disputes become more. And what
 * is asked of figures that no sum is kept for stands in one index, side by side.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await listing(db);
  await wording(db);
  await keeping(db);
  await filled(db);
  await triggers(db);
  await sql`drop index dispute_newest`.execute(db);
  await figures(db);
  await estimates(db);
}

async function listing(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table dispute_listing (
      -- no reference: rows go with the holders and parties they stand for, and to look one up would cost every act
      dispute_id text not null,
      -- a person, an organisation, or for its supervisors 'over:' and the organisation
      reader text not null,
      filed_at timestamptz not null
    )`.execute(db);
  await sql`
    create function listing_of(disputes text[])
    returns table (dispute_id text, reader text, filed_at timestamptz) language sql stable as $$
      select r.dispute_id, r.reader, d.filed_at
      from (
        select p.dispute_id, p.person_id as reader from party p
          where p.dispute_id = any(disputes) and p.person_id is not null and p.replaced_by is null
        union
        select a.dispute_id, a.holder_id from assignment a where a.dispute_id = any(disputes)
        union
        select a.dispute_id, 'over:' || above.id
          from assignment a join organisation o on o.id = a.holder_id, unnest(o.ancestry) above(id)
          where a.dispute_id = any(disputes)) r
        join dispute d on d.id = r.dispute_id
    $$`.execute(db);
}

async function wording(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table dispute_wording (
      dispute_id text not null,
      filed_at timestamptz not null,
      -- its number and the names of all who are or were a party, one a line
      words text not null,
      -- of its readers the organisations and those above them: people have few enough disputes to look through
      readers text[] not null
    )`.execute(db);
  await sql`
    create function wording_of(disputes text[])
    returns table (dispute_id text, filed_at timestamptz, words text, readers text[]) language sql stable as $$
      select d.id, d.filed_at,
        concat_ws(chr(10), d.number, (select string_agg(p.name, chr(10) order by p.position, p.id) from party p where p.dispute_id = d.id)),
        array(
          select r.reader from (
            select a.holder_id as reader from assignment a join organisation o on o.id = a.holder_id where a.dispute_id = d.id
            union
            select 'over:' || above.id
              from assignment a join organisation o on o.id = a.holder_id, unnest(o.ancestry) above(id)
              where a.dispute_id = d.id) r
          order by 1)
      from dispute d where d.id = any(disputes)
    $$`.execute(db);
  // Every two and every three characters that follow each other, the readers, and each with the month: what is asked for together
  // must stand in one index. Marks of readers are longer than three characters.
  await sql`
    create function wording_marks(words text, readers text[], filed_at timestamptz)
    returns text[] language plpgsql immutable parallel safe as $$
    declare
      letters constant text[] := string_to_array(words, null);
      month constant text := to_char(filed_at at time zone 'UTC', 'YYYY-MM');
      marks text[] := '{}';
      n integer := 0;
      reader text;
    begin
      foreach reader in array readers loop
        marks[n + 1] := '@by:' || reader;
        marks[n + 2] := '@in:' || month || ':' || reader;
        n := n + 2;
      end loop;
      for at in 1 .. cardinality(letters) - 1 loop
        continue when letters[at] = chr(10) or letters[at + 1] = chr(10);
        n := n + 1;
        marks[n] := letters[at] || letters[at + 1];
        continue when coalesce(letters[at + 2], chr(10)) = chr(10);
        n := n + 1;
        marks[n] := letters[at] || letters[at + 1] || letters[at + 2];
      end loop;
      return marks;
    end $$`.execute(db);
}

/** For those that are named: both are what `listing_of` and `wording_of` say. */
async function keeping(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function keep_listing(disputes text[]) returns void language plpgsql as $$
    begin
      delete from dispute_listing l where l.dispute_id = any(disputes)
        and not exists (select from listing_of(disputes) w where w.dispute_id = l.dispute_id and w.reader = l.reader);
      insert into dispute_listing select * from listing_of(disputes) on conflict do nothing;
    end $$`.execute(db);
  // Planned once: it is a part of every filing.
  await sql`
    create function keep_wording(disputes text[]) returns void language plpgsql set plan_cache_mode = force_generic_plan as $$
    begin
      insert into dispute_wording select * from wording_of(disputes)
      on conflict (dispute_id) do update set words = excluded.words, readers = excluded.readers
        where (dispute_wording.words, dispute_wording.readers) is distinct from (excluded.words, excluded.readers);
    end $$`.execute(db);
}

/**
 * Everything there is at once; keys and indexes of rows that stand already are made faster than they grow. In the order of
 * filing, in which rows come anyway: what is searched by month then lies together.
 */
async function filled(db: Kysely<unknown>): Promise<void> {
  await sql`set local work_mem = '256MB'`.execute(db);
  await sql`set local maintenance_work_mem = '512MB'`.execute(db);
  await sql`insert into dispute_listing select * from listing_of(array(select id from dispute)) order by filed_at`.execute(
    db,
  );
  await sql`insert into dispute_wording select * from wording_of(array(select id from dispute)) order by filed_at`.execute(
    db,
  );
  await sql`alter table dispute_listing add primary key (dispute_id, reader)`.execute(db);
  await sql`alter table dispute_wording add primary key (dispute_id)`.execute(db);
  await sql`alter table dispute_wording add foreign key (dispute_id) references dispute on delete cascade`.execute(
    db,
  );
  await sql`create index dispute_listing_newest on dispute_listing (reader, filed_at desc, dispute_id desc)`.execute(
    db,
  );
  // Entries go in at once: what waits in a list of its own would be read through by every search.
  await sql`
    create index dispute_wording_marks on dispute_wording using gin (wording_marks(words, readers, filed_at))
      with (fastupdate = off) where readers <> '{}'`.execute(db);
}

const stillReads = sql.raw(`(
  exists (select from assignment a where a.dispute_id = l.dispute_id and a.holder_id = l.reader)
  or exists (select from party p where p.dispute_id = l.dispute_id and p.person_id = l.reader and p.replaced_by is null))`);

/**
 * Whoever changes who holds or is a party of a dispute changes these too, in the same transaction. Only what came and what went is
 * looked at: it is a part of many acts.
 */
async function triggers(db: Kysely<unknown>): Promise<void> {
  // A person who comes or goes is one row, and most changes are of persons; with an organisation come all above it.
  await sql`
    create function keep_lists_of_holders() returns trigger language plpgsql
      set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
    declare bodies text[];
    begin
      if tg_op = 'INSERT' then
        select array_agg(n.dispute_id) into bodies from arrived n join organisation o on o.id = n.holder_id;
        insert into dispute_listing
          select n.dispute_id, n.holder_id, d.filed_at from arrived n join dispute d on d.id = n.dispute_id
          on conflict do nothing;
      elsif tg_op = 'DELETE' then
        select array_agg(n.dispute_id) into bodies from departed n join organisation o on o.id = n.holder_id;
        delete from dispute_listing l using departed n
          where l.dispute_id = n.dispute_id and l.reader = n.holder_id and not ${stillReads};
      else
        select array_agg(n.dispute_id) into bodies
          from arrived n join departed b on b.dispute_id = n.dispute_id and b.role = n.role and b.holder_id <> n.holder_id
            join organisation o on o.id in (n.holder_id, b.holder_id);
        insert into dispute_listing
          select n.dispute_id, n.holder_id, d.filed_at
          from arrived n join departed b on b.dispute_id = n.dispute_id and b.role = n.role and b.holder_id <> n.holder_id
            join dispute d on d.id = n.dispute_id
          on conflict do nothing;
        delete from dispute_listing l using departed n
          where l.dispute_id = n.dispute_id and l.reader = n.holder_id and not ${stillReads};
      end if;
      if bodies is not null then
        perform keep_listing(bodies);
        perform keep_wording(bodies);
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create function keep_lists_of_parties() returns trigger language plpgsql as $$
    declare touched text[];
    begin
      if tg_op <> 'DELETE' then
        insert into dispute_listing
          select n.dispute_id, n.person_id, d.filed_at from arrived n join dispute d on d.id = n.dispute_id
          where n.person_id is not null and n.replaced_by is null
          on conflict do nothing;
        select array_agg(distinct n.dispute_id) into touched from arrived n;
      end if;
      if tg_op <> 'INSERT' then
        delete from dispute_listing l
          using (
            select b.dispute_id, b.person_id from departed b
            where b.person_id is not null
              and not exists (
                select from party p where p.dispute_id = b.dispute_id and p.person_id = b.person_id and p.replaced_by is null)
              and not exists (
                select from assignment a where a.dispute_id = b.dispute_id and a.holder_id = b.person_id)
            offset 0) gone
          where l.dispute_id = gone.dispute_id and l.reader = gone.person_id;
        select array_agg(distinct b.dispute_id) || touched into touched from departed b;
      end if;
      if touched is not null then perform keep_wording(touched); end if;
      return null;
    end $$`.execute(db);
  await sql`
    create function keep_lists_below() returns trigger language plpgsql as $$
    declare touched text[];
    begin
      select array_agg(distinct a.dispute_id) into touched
        from arrived n join departed b on b.id = n.id and b.ancestry <> n.ancestry join assignment a on a.holder_id = n.id;
      if touched is not null then
        perform keep_listing(touched);
        perform keep_wording(touched);
      end if;
      return null;
    end $$`.execute(db);
  for (const [table, act] of [
    ['assignment', 'keep_lists_of_holders'],
    ['party', 'keep_lists_of_parties'],
  ] as const)
    for (const [event, tables] of [
      ['insert', 'new table as arrived'],
      ['update', 'old table as departed new table as arrived'],
      ['delete', 'old table as departed'],
    ] as const)
      await sql
        .raw(
          `create trigger ${table}_lists_on_${event} after ${event} on ${table} referencing ${tables}
           for each statement execute function ${act}()`,
        )
        .execute(db);
  await sql`
    create trigger organisation_lists_on_update after update on organisation
      referencing old table as departed new table as arrived for each statement execute function keep_lists_below()`.execute(
    db,
  );
}

/**
 * A sample of rows that stand together takes disputes for fewer than they are, and the planner then joins by other indexes than
 * the dispute's. How many rows one has does not change with their number, so it is told.
 */
async function estimates(db: Kysely<unknown>): Promise<void> {
  for (const [table, share] of [
    ['party', -0.4],
    ['claim_item', -0.7],
    ['assignment', -0.4],
    ['proceeding', -0.2],
    ['deadline', -0.2],
    ['task', -0.3],
    ['opened_right', -0.5],
    ['limitation_event', -0.5],
    ['journal_entry', -0.06],
    ['figure_entry', -0.06],
    ['dispute_listing', -0.2],
  ] as const)
    await sql.raw(`alter table ${table} alter column dispute_id set (n_distinct = ${share})`).execute(db);
}

/** With all by which figures can be asked for: one body's month is then read in one go, and not row by row from all over the table. */
async function figures(db: Kysely<unknown>): Promise<void> {
  await sql`drop index figure_entry_counted`.execute(db);
  await sql`
    create index figure_entry_counted on figure_entry (organisation_id, measure, month, dispute_id, ref)
      include (extra, claim_type, channel, category, industry, mediator_id, value, besides)`.execute(db);
}
