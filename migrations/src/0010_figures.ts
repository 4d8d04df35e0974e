import { type Kysely, sql } from 'kysely';

/**
 * Supervision's figures. What counts of each dispute stands in `figure_entry`, written by the act itself. Every change of it is
 * also appended to `figure_delta`, so that no act waits for a row that others want; a merger folds the changes into
 * `figure_cell`, for every organisation above and for each grouping. Cells and waiting changes together are the figure.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await disputes(db);
  await counted(db);
  await kept(db);
  await published(db);
  await countAndWrite(db);
}

async function disputes(db: Kysely<unknown>): Promise<void> {
  await sql`alter table dispute
    add column industry text,
    add column migrant_worker boolean,
    -- every day on which it was closed, oldest first; a reopening takes none away
    add column closings text[] not null default '{}',
    -- of what counts of it as it was counted last: an act that leaves it the same touches no figure
    add column figures_digest text`.execute(db);
  // What a period's end brings about is entered at the midnight after its last day, and belongs to that day.
  await sql`
    update dispute set closings = c.days
    from (
      select j.dispute_id, array_agg(
        to_char((j.at - interval '1 millisecond') at time zone 'Asia/Shanghai', 'YYYY-MM-DD') order by j.seq) as days
      from journal_entry j
      where j.procedure = 'lifecycle' and j.to_states @> '{closed}' and not j.from_states @> '{closed}'
      group by j.dispute_id
    ) c where c.dispute_id = dispute.id`.execute(db);
}

/** The things that are counted, by each of which a figure can be asked for. */
const dimensions = `
  measure text collate "C" not null,
  extra text collate "C" not null,
  -- 'YYYY-MM', Asia/Shanghai
  month text collate "C" not null,
  organisation_id text not null,
  claim_type text not null,
  channel text not null,
  category text not null,
  industry text not null,
  mediator_id text not null`;

async function counted(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`create table figure_entry (
      dispute_id text not null references dispute,
      ref text collate "C" not null,
      ${dimensions},
      value bigint not null,
      primary key (dispute_id, ref)
    )`)
    .execute(db);
  await sql`create index figure_entry_counted on figure_entry (organisation_id, measure, month, dispute_id, ref)`.execute(
    db,
  );
  await sql
    .raw(`create table figure_delta (
      id bigint primary key generated always as identity,
      dispute_id text not null,
      -- the act's last entry in the journal: the reason
      journal_seq integer not null,
      ref text collate "C" not null,
      ${dimensions},
      count integer not null check (count in (-1, 1)),
      value bigint not null
    ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000)`)
    .execute(db);
}

async function kept(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table figure_cell (
      organisation_id text not null,
      "grouping" text collate "C" not null
        check ("grouping" in ('all', 'claimAndChannel', 'categoryAndClaim', 'industryAndClaim', 'channelAndCategory',
          'channelAndIndustry', 'categoryAndIndustry', 'mediator')),
      measure text collate "C" not null,
      month text collate "C" not null,
      extra text collate "C" not null,
      -- what the grouping names first and second; empty where it names fewer
      d1 text not null,
      d2 text not null,
      count bigint not null,
      value bigint not null,
      primary key (organisation_id, "grouping", measure, month, extra, d1, d2)
    )`.execute(db);
  await sql`
    create table figure_state (
      only_one boolean primary key default true check (only_one),
      -- false while the entries of disputes from before are being made; until then no figure is given
      built boolean not null,
      built_after text not null default ''
    )`.execute(db);
  await sql`insert into figure_state (built) select not exists (select from dispute)`.execute(db);
  // Whose figure a thing is, and under which headings: one row for each organisation from its own to the top, and grouping.
  await sql`
    create function figure_headings(own text, claim_type text, channel text, category text, industry text, mediator_id text)
    returns table (organisation_id text, "grouping" text, d1 text, d2 text) language sql stable as $$
      select above.id, heading.name, heading.d1, heading.d2
      from unnest(coalesce((select o.ancestry from organisation o where o.id = own), array[own])) above(id)
        cross join (values
          ('all', '', ''),
          ('claimAndChannel', claim_type, channel),
          ('categoryAndClaim', category, claim_type),
          ('industryAndClaim', industry, claim_type),
          ('channelAndCategory', channel, category),
          ('channelAndIndustry', channel, industry),
          ('categoryAndIndustry', category, industry),
          ('mediator', mediator_id, '')) heading(name, d1, d2)
    $$`.execute(db);
  // What is open and overdue at this moment is counted from the tables themselves.
  await sql`create index dispute_open on dispute (filed_on, id) include (stage) where status = 'open'`.execute(
    db,
  );
  await sql`create index deadline_overdue on deadline (dispute_id) where status = 'breached'`.execute(db);
}

async function published(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table published_month (
      -- publications and the folding of changes wait for each other: a change is in every publication that came before it
      id bigint primary key generated always as identity,
      organisation_id text not null references organisation,
      month text collate "C" not null check (month ~ '^\\d{4}-\\d{2}$'),
      published_at timestamptz not null,
      published_by text not null,
      published_by_name text not null,
      -- each metric as it was given, and the sums it was computed from
      figures jsonb not null,
      unique (organisation_id, month)
    )`.execute(db);
  await sql
    .raw(`create table figure_late_change (
      -- the organisation that had published this or a later month, and its latest publication before the change came in
      publisher_id text not null,
      delta_id bigint not null,
      after_publication bigint not null references published_month,
      dispute_id text not null references dispute,
      journal_seq integer not null,
      ref text collate "C" not null,
      ${dimensions},
      count integer not null,
      value bigint not null,
      primary key (publisher_id, delta_id)
    )`)
    .execute(db);
  await sql`create index figure_late_change_of_month on figure_late_change (publisher_id, month, delta_id)`.execute(
    db,
  );
  await sql`create index figure_late_change_of_dispute on figure_late_change (dispute_id)`.execute(db);
  await sql`
    create table monthly_report (
      organisation_id text not null references organisation,
      month text collate "C" not null,
      prepared_at timestamptz not null,
      figures jsonb not null,
      primary key (organisation_id, month)
    )`.execute(db);
  for (const table of ['published_month', 'figure_late_change', 'monthly_report'])
    await sql
      .raw(`create trigger ${table}_is_append_only before update or delete on ${table}
        for each row execute function refuse_rewriting()`)
      .execute(db);
}

async function countAndWrite(db: Kysely<unknown>): Promise<void> {
  // Entries of deadlines that are no longer in hand stay as they are; `renewed` names those that are.
  await sql`
    create function count_dispute(wanted text, seq integer, entries jsonb, renewed jsonb) returns void language plpgsql volatile as $$
    begin
      with now as materialized (
        select wanted as dispute_id, ref, measure, extra, month, organisation_id, claim_type, channel, category, industry,
          mediator_id, value
        from jsonb_populate_recordset(null::figure_entry, entries)),
      before as materialized (
        select * from figure_entry f
        where f.dispute_id = wanted and (f.ref not like 'deadline:%' or renewed ? f.ref)),
      leaving as materialized (select * from before except select * from now),
      coming as materialized (select * from now except select * from before),
      gone as (
        delete from figure_entry f using leaving l
        where f.dispute_id = wanted and f.ref = l.ref and not exists (select from now n where n.ref = l.ref)),
      put as (
        insert into figure_entry as f select * from coming
          on conflict (dispute_id, ref) do update set measure = excluded.measure, extra = excluded.extra,
            month = excluded.month, organisation_id = excluded.organisation_id, claim_type = excluded.claim_type,
            channel = excluded.channel, category = excluded.category, industry = excluded.industry,
            mediator_id = excluded.mediator_id, value = excluded.value)
      insert into figure_delta (dispute_id, journal_seq, ref, measure, extra, month, organisation_id, claim_type, channel,
          category, industry, mediator_id, count, value)
        select wanted, seq, ref, measure, extra, month, organisation_id, claim_type, channel, category, industry,
          mediator_id, -1 as count, -value as value from leaving
        union all
        select wanted, seq, ref, measure, extra, month, organisation_id, claim_type, channel, category, industry,
          mediator_id, 1, value from coming
        order by ref, count;
    end $$`.execute(db);
  await sql`
    create or replace function write_dispute(changes jsonb) returns void language plpgsql volatile as $$
    declare written integer;
    begin
      insert into dispute select * from jsonb_populate_record(null::dispute, changes -> 'dispute')
        on conflict (id) do update set stage = excluded.stage, stage_since = excluded.stage_since, status = excluded.status,
          row_version = excluded.row_version, journal_length = excluded.journal_length, journal_head = excluded.journal_head,
          closings = excluded.closings, figures_digest = excluded.figures_digest;
      if changes ? 'parties' then
        insert into party select * from jsonb_populate_recordset(null::party, changes -> 'parties')
          on conflict (id) do update set name = excluded.name, kind = excluded.kind, replaced_by = excluded.replaced_by
            where party.dispute_id = excluded.dispute_id;
        get diagnostics written = row_count;
        if written <> jsonb_array_length(changes -> 'parties') then
          raise exception 'a party of another dispute has the same id';
        end if;
      end if;
      if changes ? 'claims' then
        insert into claim_item select * from jsonb_populate_recordset(null::claim_item, changes -> 'claims');
      end if;
      if changes ? 'released' then
        delete from assignment using jsonb_populate_recordset(null::assignment, changes -> 'released') r
          where assignment.dispute_id = changes -> 'dispute' ->> 'id' and assignment.role = r.role;
      end if;
      if changes ? 'assignments' then
        insert into assignment select * from jsonb_populate_recordset(null::assignment, changes -> 'assignments')
          on conflict (dispute_id, role) do update set holder_id = excluded.holder_id, since = excluded.since;
      end if;
      if changes ? 'proceedings' then
        insert into proceeding select * from jsonb_populate_recordset(null::proceeding, changes -> 'proceedings')
          on conflict (id) do update set state = excluded.state, context = excluded.context, states = excluded.states,
            holder = excluded.holder, status = excluded.status, ended_at = excluded.ended_at;
      end if;
      insert into journal_entry select * from jsonb_populate_recordset(null::journal_entry, changes -> 'journal');
      if changes ? 'deadlines' then
        insert into deadline select * from jsonb_populate_recordset(null::deadline, changes -> 'deadlines')
          on conflict (id) do update set rule_version = excluded.rule_version, trigger_on = excluded.trigger_on,
            nominal_due_on = excluded.nominal_due_on, due_on = excluded.due_on, due_at = excluded.due_at,
            certainty = excluded.certainty, trace = excluded.trace, status = excluded.status,
            closed_at = excluded.closed_at, fired_at = excluded.fired_at, claimed_until = excluded.claimed_until;
      end if;
      if changes ? 'notices' then
        insert into deadline_notice select * from jsonb_populate_recordset(null::deadline_notice, changes -> 'notices')
          on conflict (id) do update set status = excluded.status, fired_at = excluded.fired_at,
            claimed_until = excluded.claimed_until;
      end if;
      if changes ? 'tasks' then
        insert into task select * from jsonb_populate_recordset(null::task, changes -> 'tasks')
          on conflict (id) do update set status = excluded.status, closed_at = excluded.closed_at,
            assignee_id = excluded.assignee_id;
      end if;
      if changes ? 'limitation' then
        insert into limitation_event select * from jsonb_populate_recordset(null::limitation_event, changes -> 'limitation');
      end if;
      if changes ? 'rights' then
        insert into opened_right select * from jsonb_populate_recordset(null::opened_right, changes -> 'rights');
      end if;
      if changes ? 'outbox' then
        insert into outbox (id, dispute_id, topic, payload)
          select id, dispute_id, topic, payload from jsonb_populate_recordset(null::outbox, changes -> 'outbox');
      end if;
      if changes ? 'counted' then
        perform count_dispute(changes -> 'dispute' ->> 'id', (changes -> 'dispute' ->> 'journal_length')::integer,
          changes -> 'counted', changes -> 'renewed');
      end if;
    end $$`.execute(db);
}
