import { type Kysely, sql } from 'kysely';

/** As in the functions before these: a plan made while a table was still empty must not go on reading all of it. */
const BY_INDEX =
  'set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off';

/**
 * What is still to be told of a period stands in the period's own row, with the instant of the soonest; `deadline_notice` is what
 * has been told. An act that ends a period and opens another writes two rows instead of a dozen, and a period that waits takes
 * half the room. The functions of the release before (`take_disputes`, `write_disputes`) stay while it may still be running, and
 * what it plans is put where it belongs; those of the one before that go.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Acts that have begun are committed before anything changes, filings too; those that come wait, and find the new functions.
  await sql`lock table command in share row exclusive mode`.execute(db);
  await sql`drop function take_for_acts(jsonb, boolean)`.execute(db);
  await sql`drop function write_for_acts(jsonb)`.execute(db);
  await noticesAhead(db);
  await takeInHand(db);
  await writeBack(db);
  await asTheReleaseBefore(db);
}

async function noticesAhead(db: Kysely<unknown>): Promise<void> {
  // The soonest first, each as {kind, rung, recipient, dueAt}; null when nothing is to be told any more. What is said follows
  // from the rule and the days.
  await sql`alter table deadline add column notices jsonb, add column notice_at timestamptz,
    add column notice_claimed_until timestamptz`.execute(db);
  await sql`
    create function plan_notices(periods text[]) returns void language sql
    ${sql.raw(BY_INDEX)} as $$
      update deadline d set notices = p.notices, notice_at = p.notice_at, notice_claimed_until = null
      from (
        select n.deadline_id, min(n.due_at) as notice_at,
          jsonb_agg(jsonb_build_object('kind', n.kind, 'rung', n.rung, 'recipient', n.recipient,
            'dueAt', to_char(n.due_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by n.due_at, n.id) as notices
        from deadline_notice n where n.deadline_id = any(periods) and n.status = 'pending' group by n.deadline_id) p
      where d.id = p.deadline_id and d.status in ('running', 'paused', 'breached');
      delete from deadline_notice where deadline_id = any(periods) and status = 'pending';
    $$`.execute(db);
  await sql`select plan_notices(array(select distinct deadline_id from deadline_notice where status = 'pending'))`.execute(
    db,
  );
  await sql`delete from deadline_notice where status = 'dropped'`.execute(db);
  await sql`create index deadline_notice_at on deadline (notice_at) where notice_at is not null`.execute(db);
}

/** A function that locks and loads, handing out of a period `more` than its own columns, and what has been or is to be `told` of it. */
const taking = (create: string, more: string, told: string) =>
  sql.raw(`
    ${create}(wanted jsonb, waits boolean) returns json language plpgsql volatile
    ${BY_INDEX} as $$
    declare
      disputes text[] := array(select jsonb_array_elements_text(wanted -> 'disputes'));
      due text[] := array(select jsonb_array_elements_text(wanted -> 'deadlines'));
      people text[] := array(select jsonb_array_elements_text(wanted -> 'people'));
      owners json;
      taken text[];
      holders text[] := '{}';
    begin
      lock table command in row exclusive mode;
      if wanted ->> 'actors' <> '' then perform set_config('dingfen.actor', wanted ->> 'actors', true); end if;
      if cardinality(due) > 0 then
        select coalesce(json_object_agg(o.id, o.dispute_id), '{}'), disputes || coalesce(array_agg(o.dispute_id), '{}')
          into owners, disputes
          from (select d.id, d.dispute_id from deadline d where d.id = any(due)) o;
      end if;
      if waits then
        taken := array(select d.id from dispute d where d.id = any(disputes) order by d.id collate "C" for no key update);
      else
        taken := array(select d.id from dispute d where d.id = any(disputes) order by d.id collate "C" for no key update skip locked);
      end if;
      if (wanted -> 'bodies')::boolean then
        holders := array(select distinct a.holder_id from assignment a
          where a.dispute_id = any(taken) and a.role in ('mediationBody', 'court', 'commission'));
      end if;
      return json_build_object(
        'now', dingfen_now(),
        'newest_holiday_notice', (select coalesce(max(h.id), 0) from holiday_notice h),
        'owners', coalesce(owners, '{}'),
        'answers', (select coalesce(json_agg(c), '[]') from command c
                    join jsonb_to_recordset(wanted -> 'commands') w (actor_id text, key text) using (actor_id, key)),
        'disputes', (select coalesce(json_agg(d), '[]') from dispute d where d.id = any(taken)),
        'parties', (select coalesce(json_agg(p order by p.position), '[]') from party p where p.dispute_id = any(taken)),
        'claims', (select coalesce(json_agg(c order by c.position), '[]') from claim_item c where c.dispute_id = any(taken)),
        'assignments', (select coalesce(json_agg(a), '[]') from assignment a where a.dispute_id = any(taken)),
        'proceedings', (select coalesce(json_agg(r order by r.position), '[]') from proceeding r where r.dispute_id = any(taken)),
        'deadlines', (select coalesce(json_agg(d), '[]') from (
            select id, dispute_id, proceeding_id, timer_id, key, rule_id, rule_version, rule_class, name, trigger_on,
              nominal_due_on, due_on, due_at, certainty, status, opened_at, closed_at, fired_at, claimed_until${more}
            from deadline where dispute_id = any(taken) and status in ('running', 'paused', 'breached')) d),
        ${told},
        'tasks', (select coalesce(json_agg(t), '[]') from task t where t.dispute_id = any(taken) and t.status = 'open'),
        'people', (select coalesce(json_agg(p), '[]') from person p where p.id = any(people)),
        'mediators', (select coalesce(json_agg(m), '[]') from mediator m where m.person_id = any(people)),
        'organisations', (select coalesce(json_agg(o), '[]') from organisation o where o.id = any(holders)));
    end $$`);

/** A function that writes what acts changed; `periods` that were there before, and their notices, in its own way. */
const writing = (create: string, periods: string) =>
  sql.raw(`
    ${create}(changes jsonb) returns void language plpgsql volatile
    ${BY_INDEX} as $$
    declare written integer; counted jsonb;
    begin
      if changes ? 'filed' then
        insert into dispute select * from jsonb_populate_recordset(null::dispute, changes -> 'filed');
      end if;
      if changes ? 'disputes' then
        update dispute d set stage = r.stage, stage_since = r.stage_since, status = r.status, row_version = r.row_version,
            journal_length = r.journal_length, journal_head = r.journal_head, closings = r.closings,
            figures_digest = r.figures_digest, counted_with = r.counted_with
          from jsonb_populate_recordset(null::dispute, changes -> 'disputes') r where d.id = r.id;
      end if;
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
        delete from assignment a using jsonb_populate_recordset(null::assignment, changes -> 'released') r
          where a.dispute_id = r.dispute_id and a.role = r.role;
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
      if changes ? 'journal' then
        insert into journal_entry select * from jsonb_populate_recordset(null::journal_entry, changes -> 'journal');
      end if;
      if changes ? 'deadlines' then
        insert into deadline select * from jsonb_populate_recordset(null::deadline, changes -> 'deadlines');
      end if;
${periods}
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
      if changes ? 'commands' then
        insert into command (actor_id, key, fingerprint, answer)
          select actor_id, key, fingerprint, answer from jsonb_populate_recordset(null::command, changes -> 'commands');
      end if;
      if changes ? 'figures' then
        delete from figure_entry f using jsonb_populate_recordset(null::figure_delta, changes -> 'figures') r
          where r.count = -1 and f.dispute_id = r.dispute_id and f.ref = r.ref;
        insert into figure_entry (dispute_id, ref, measure, extra, month, organisation_id, claim_type, channel, category, industry,
            mediator_id, value, besides)
          select dispute_id, ref, measure, extra, month, organisation_id, claim_type, channel, category, industry, mediator_id,
            value, besides
          from jsonb_populate_recordset(null::figure_delta, changes -> 'figures') where count = 1
          on conflict (dispute_id, ref) do update set measure = excluded.measure, extra = excluded.extra,
            month = excluded.month, organisation_id = excluded.organisation_id, claim_type = excluded.claim_type,
            channel = excluded.channel, category = excluded.category, industry = excluded.industry,
            mediator_id = excluded.mediator_id, value = excluded.value, besides = excluded.besides;
        insert into figure_delta (dispute_id, journal_seq, ref, measure, extra, month, organisation_id, claim_type, channel,
            category, industry, mediator_id, count, value, besides)
          select dispute_id, journal_seq, ref, measure, extra, month, organisation_id, claim_type, channel, category, industry,
            mediator_id, count, value * count, besides
          from jsonb_populate_recordset(null::figure_delta, changes -> 'figures');
      end if;
      for counted in select jsonb_array_elements(changes -> 'counted') loop
        perform count_dispute(counted ->> 'dispute_id', (counted ->> 'journal_seq')::integer, counted -> 'entries',
          counted -> 'renewed');
      end loop;
    end $$`);

async function takeInHand(db: Kysely<unknown>): Promise<void> {
  // `wanted`: {actors: text, disputes: [id], deadlines: [id], commands: [{actor_id, key}], people: [id], bodies: whether the bodies
  // that hold the disputes are wanted too}. What is to be told of a period comes with it once the time of the soonest has come;
  // how its day was counted, what it rests on and leads to, never. Of what has been told, the rungs of open periods.
  await taking(
    'create function take_in_hand',
    `, notice_at,
              case when notice_at <= dingfen_now() then notices end as notices`,
    `'climbed', (select coalesce(json_agg(t), '[]') from (
            select n.dispute_id, n.deadline_id, n.rung, n.recipient from deadline d join deadline_notice n on n.deadline_id = d.id
            where d.dispute_id = any(taken) and d.status in ('running', 'paused', 'breached') and n.status = 'fired'
              and n.kind = 'rung') t)`,
  ).execute(db);
}

async function writeBack(db: Kysely<unknown>): Promise<void> {
  // Rows of all acts by table; a table that is not there was not changed. Rows come whole but for those whose names say that
  // they were there before: `disputes`, `moved_deadlines`, `changed_deadlines`. `figures` are entries that came (count 1) or
  // went (-1); `counted` is what counts of a dispute, whole, where it was not known what counted before.
  await writing(
    'create function write_back',
    `      if changes ? 'moved_deadlines' then
        update deadline d set rule_version = r.rule_version, trigger_on = r.trigger_on, nominal_due_on = r.nominal_due_on,
            due_on = r.due_on, due_at = r.due_at, certainty = r.certainty, trace = r.trace, status = r.status,
            closed_at = r.closed_at, fired_at = r.fired_at, claimed_until = r.claimed_until, notices = r.notices,
            notice_at = r.notice_at, notice_claimed_until = null
          from jsonb_populate_recordset(null::deadline, changes -> 'moved_deadlines') r where d.id = r.id;
      end if;
      if changes ? 'changed_deadlines' then
        -- what is still to be told comes where it was taken or has changed; where nothing is, it goes
        update deadline d set status = r.status, closed_at = r.closed_at, fired_at = r.fired_at, claimed_until = r.claimed_until,
            notices = case when r.notice_at is not null then coalesce(r.notices, d.notices) end, notice_at = r.notice_at,
            notice_claimed_until = null
          from jsonb_populate_recordset(null::deadline, changes -> 'changed_deadlines') r where d.id = r.id;
      end if;
      if changes ? 'told' then
        insert into deadline_notice select * from jsonb_populate_recordset(null::deadline_notice, changes -> 'told');
      end if;`,
  ).execute(db);
}

async function asTheReleaseBefore(db: Kysely<unknown>): Promise<void> {
  // As they were, but that the plan in a period's row is handed out as the rows that release knows. Where it moves or ends a
  // period the plan is void, and what it plans in rows, with what stands of the old plan, is put there at once. It finds no row
  // that is due, by an index that stays and is empty: its workers leave that to those of this release.
  await taking(
    'create or replace function take_disputes',
    '',
    `'notices', (select coalesce(json_agg(t), '[]') from (
            select n.id, n.deadline_id, n.dispute_id, n.kind, n.rung, n.recipient, n.due_at, n.status, n.fired_at, n.claimed_until,
              null as text
            from deadline d join deadline_notice n on n.deadline_id = d.id
            where d.dispute_id = any(taken) and d.status in ('running', 'paused', 'breached') and n.status = 'fired'
            union all
            select d.id || ' ' || n.place, d.id, d.dispute_id, n.notice ->> 'kind', n.notice ->> 'rung', n.notice ->> 'recipient',
              (n.notice ->> 'dueAt')::timestamptz, 'pending', null, null, null
            from deadline d, jsonb_array_elements(d.notices) with ordinality n (notice, place)
            where d.dispute_id = any(taken) and d.status in ('running', 'paused', 'breached')) t)`,
  ).execute(db);
  await writing(
    'create or replace function write_disputes',
    `      if changes ? 'moved_deadlines' then
        update deadline d set rule_version = r.rule_version, trigger_on = r.trigger_on, nominal_due_on = r.nominal_due_on,
            due_on = r.due_on, due_at = r.due_at, certainty = r.certainty, trace = r.trace, status = r.status,
            closed_at = r.closed_at, fired_at = r.fired_at, claimed_until = r.claimed_until,
            notices = null, notice_at = null
          from jsonb_populate_recordset(null::deadline, changes -> 'moved_deadlines') r where d.id = r.id;
      end if;
      if changes ? 'closed_deadlines' then
        update deadline d set status = r.status, closed_at = r.closed_at, fired_at = r.fired_at, claimed_until = r.claimed_until,
            notices = case when r.status = 'breached' then d.notices end,
            notice_at = case when r.status = 'breached' then d.notice_at end
          from jsonb_populate_recordset(null::deadline, changes -> 'closed_deadlines') r where d.id = r.id;
      end if;
      if changes ? 'dropped_notices' then
        delete from deadline_notice
          where id = any(array(select jsonb_array_elements_text(changes -> 'dropped_notices'))) and status = 'pending';
      end if;
      if changes ? 'notices' then
        insert into deadline_notice select * from jsonb_populate_recordset(null::deadline_notice, changes -> 'notices')
          on conflict (id) do update set status = excluded.status, fired_at = excluded.fired_at,
            claimed_until = excluded.claimed_until, text = excluded.text;
        perform plan_notices(array(select distinct deadline_id
          from jsonb_populate_recordset(null::deadline_notice, changes -> 'notices') where status = 'pending'));
      end if;`,
  ).execute(db);
}
