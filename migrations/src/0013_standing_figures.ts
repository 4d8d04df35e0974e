import { type Kysely, sql } from 'kysely';

/**
 * What stands at this moment (open, in whose hands, still owed) is kept like every other figure; sums of whole years, and of every
 * combination of what a dispute is, are kept beside those of months. So no answer reads more as disputes become more.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await entries(db);
  await cells(db);
  await counting(db);
  await anew(db);
  await plainPlans(db);
}

async function entries(db: Kysely<unknown>): Promise<void> {
  // Organisations, with commas between, with which the same thing is booked by an entry of its own. At and above those this
  // entry counts for nothing: whoever stands above two bodies of one dispute has it once.
  for (const table of ['figure_entry', 'figure_delta'])
    await sql.raw(`alter table ${table} add column besides text not null default ''`).execute(db);
  await sql`drop index figure_entry_counted`.execute(db);
  await sql`create index figure_entry_counted on figure_entry (organisation_id, measure, month, dispute_id, ref) include (extra)`.execute(
    db,
  );
  await sql`drop index dispute_open`.execute(db);
  await sql`drop index deadline_overdue`.execute(db);
  await sql`create index deadline_overdue on deadline (due_on, id) where status = 'breached'`.execute(db);
  await sql`
    create function figure_counts_for(above text, besides text) returns boolean language sql stable as $$
      select besides = '' or not exists (
        select from organisation b where b.id = any(string_to_array(besides, ',')) and b.ancestry @> array[above])
    $$`.execute(db);
}

async function cells(db: Kysely<unknown>): Promise<void> {
  await sql`drop table figure_cell`.execute(db);
  await sql`
    create table figure_cell (
      organisation_id text not null,
      "grouping" text collate "C" not null
        check ("grouping" in ('all', 'claimType', 'channel', 'category', 'industry', 'mediator', 'claimAndChannel',
          'categoryAndClaim', 'industryAndClaim', 'channelAndCategory', 'channelAndIndustry', 'categoryAndIndustry', 'every')),
      measure text collate "C" not null,
      -- 'YYYY-MM', a whole year 'Y' with its number, or the day 'YYYY-MM-DD' on which what is open was filed
      month text collate "C" not null,
      extra text collate "C" not null,
      -- what the grouping names first to fourth; empty where it names fewer
      d1 text not null,
      d2 text not null,
      d3 text not null,
      d4 text not null,
      count bigint not null,
      value bigint not null,
      primary key (organisation_id, "grouping", measure, month, extra, d1, d2, d3, d4)
    )`.execute(db);
  await sql`drop function figure_headings`.execute(db);
  // Under which headings a thing is summed, month and year: the whole, for each organisation from its own to the top; one by one
  // what it is and whose, for its own alone; two by two and all together, for those above it, which have enough for it to be worth
  // it. Durations and duties have too many values for most of these: there they are read one by one.
  await sql`
    create function figure_headings(own text, besides text, measure text, month text, claim_type text, channel text,
      category text, industry text, mediator_id text)
    returns table (organisation_id text, "grouping" text, month text, d1 text, d2 text, d3 text, d4 text)
    language sql stable as $$
      select above.id, heading.name, span.name, heading.d1, heading.d2, heading.d3, heading.d4
      from unnest(coalesce((select o.ancestry from organisation o where o.id = own), array[own])) above(id)
        cross join (values
          ('all', true, true, true, '', '', '', ''),
          ('claimType', true, false, false, claim_type, '', '', ''),
          ('channel', true, false, false, channel, '', '', ''),
          ('category', true, false, false, category, '', '', ''),
          ('industry', true, false, false, industry, '', '', ''),
          ('mediator', true, false, true, mediator_id, '', '', ''),
          ('claimAndChannel', false, true, true, claim_type, channel, '', ''),
          ('categoryAndClaim', false, true, true, category, claim_type, '', ''),
          ('industryAndClaim', false, true, true, industry, claim_type, '', ''),
          ('channelAndCategory', false, true, true, channel, category, '', ''),
          ('channelAndIndustry', false, true, true, channel, industry, '', ''),
          ('categoryAndIndustry', false, true, true, category, industry, '', ''),
          ('every', false, true, false, claim_type, channel, category, industry))
          heading(name, itself, above, many, d1, d2, d3, d4)
        cross join (values (month), ('Y' || left(month, 4))) span(name)
      where case when above.id = own then heading.itself else heading.above end
        and (heading.many or measure !~ '^(days|netDays|duty)[.]')
        and (length(month) = 7 or (span.name = month and heading.name not in ('mediator', 'every')))
        and (besides = '' or figure_counts_for(above.id, besides))
    $$`.execute(db);
}

async function counting(db: Kysely<unknown>): Promise<void> {
  // Entries of deadlines that are no longer in hand stay as they are; `renewed` names those that are, 'deadline:' and the id.
  await sql`
    create or replace function count_dispute(wanted text, seq integer, entries jsonb, renewed jsonb) returns void
    language plpgsql volatile as $$
    begin
      with now as materialized (
        select wanted as dispute_id, ref, measure, extra, month, organisation_id, claim_type, channel, category, industry,
          mediator_id, value, coalesce(besides, '') as besides
        from jsonb_populate_recordset(null::figure_entry, entries)),
      before as materialized (
        select dispute_id, ref, measure, extra, month, organisation_id, claim_type, channel, category, industry,
          mediator_id, value, besides
        from figure_entry f
        where f.dispute_id = wanted and (f.ref not like 'deadline:%' or renewed ? ('deadline:' || split_part(f.ref, ':', 2)))),
      leaving as materialized (select * from before except select * from now),
      coming as materialized (select * from now except select * from before),
      gone as (
        delete from figure_entry f using leaving l
        where f.dispute_id = wanted and f.ref = l.ref and not exists (select from now n where n.ref = l.ref)),
      put as (
        insert into figure_entry as f (dispute_id, ref, measure, extra, month, organisation_id, claim_type, channel, category,
            industry, mediator_id, value, besides)
          select * from coming
          on conflict (dispute_id, ref) do update set measure = excluded.measure, extra = excluded.extra,
            month = excluded.month, organisation_id = excluded.organisation_id, claim_type = excluded.claim_type,
            channel = excluded.channel, category = excluded.category, industry = excluded.industry,
            mediator_id = excluded.mediator_id, value = excluded.value, besides = excluded.besides)
      insert into figure_delta (dispute_id, journal_seq, ref, measure, extra, month, organisation_id, claim_type, channel,
          category, industry, mediator_id, count, value, besides)
        select wanted, seq, ref, measure, extra, month, organisation_id, claim_type, channel, category, industry,
          mediator_id, -1 as count, -value as value, besides from leaving
        union all
        select wanted, seq, ref, measure, extra, month, organisation_id, claim_type, channel, category, industry,
          mediator_id, 1, value, besides from coming
        order by ref, count;
    end $$`.execute(db);
}

/** Every dispute is counted anew, and every sum made, by the first worker that starts; until then no figure is given. */
async function anew(db: Kysely<unknown>): Promise<void> {
  await sql`update figure_state set built = not exists (select from dispute), built_after = ''`.execute(db);
}

/** Translating a plan into machine code takes longer than any answer here. Where the role may not say so, an administrator can. */
async function plainPlans(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$ begin
      execute format('alter database %I set jit = off', current_database());
    exception when insufficient_privilege then null;
    end $$`.execute(db);
}
