import { type Kysely, sql } from 'kysely';

/** Supervision orders with their reply clock, and early warnings with the cases they rest on. What was done is never rewritten. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await orders(db);
  await warnings(db);
  await factsOfWarnings(db);
}

async function orders(db: Kysely<unknown>): Promise<void> {
  await sql`create sequence supervision_order_number`.execute(db);
  await sql`
    create table supervision_order (
      id text primary key,
      number text not null unique,
      about text not null check (about in ('dispute', 'deadline', 'disputes')),
      -- the body that must answer, and the one that asks it to
      organisation_id text not null references organisation,
      issuing_organisation_id text not null references organisation,
      issued_by text not null,
      issued_by_name text not null,
      -- the supervisor who looks after an order that nobody issued by hand
      watcher_id text references person,
      -- the overdue period for which the system issued the order
      automatic_for text references deadline,
      ground jsonb not null,
      demands jsonb not null,
      status text not null check (status in ('awaiting_reply', 'replied', 'accepted', 'closed', 'withdrawn')),
      round integer not null,
      working_days integer not null,
      issued_at timestamptz not null,
      due_on date not null,
      due_at timestamptz not null,
      remind_at timestamptz,
      certainty text not null check (certainty in ('firm', 'provisional')),
      trace jsonb not null,
      replied_at timestamptz,
      replied_by text,
      overdue_since timestamptz,
      escalated_at timestamptz,
      escalated_to text references organisation,
      ended_at timestamptz,
      result text,
      -- when the clock has to look at it next; null when it waits for people only
      wakes_at timestamptz,
      claimed_until timestamptz,
      row_version integer not null
    )`.execute(db);
  await sql`create unique index supervision_order_once on supervision_order (automatic_for) where automatic_for is not null`.execute(
    db,
  );
  await sql`create index supervision_order_due on supervision_order (wakes_at) where wakes_at is not null`.execute(
    db,
  );
  await sql`create index supervision_order_newest on supervision_order (issued_at desc, id desc)`.execute(db);
  await sql`create index supervision_order_of_organisation on supervision_order (organisation_id, issued_at desc, id desc)`.execute(
    db,
  );
  await sql`
    create table supervision_order_subject (
      order_id text not null references supervision_order,
      dispute_id text not null references dispute,
      deadline_id text references deadline,
      primary key (order_id, dispute_id)
    )`.execute(db);
  await sql`create index supervision_order_subject_of_dispute on supervision_order_subject (dispute_id)`.execute(
    db,
  );
  await sql`
    create table supervision_order_event (
      order_id text not null references supervision_order,
      -- the version of the order that this step made
      seq integer not null,
      step text not null,
      actor_id text not null,
      actor_name text not null,
      organisation_id text,
      note text,
      payload jsonb not null,
      at timestamptz not null,
      recorded_at timestamptz not null,
      primary key (order_id, seq)
    )`.execute(db);
  await appendOnly(db, 'supervision_order_event');
}

async function warnings(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table early_warning (
      id text primary key,
      rule_id text not null,
      rule_version integer not null,
      subject_kind text not null check (subject_kind in ('respondent', 'mediator')),
      subject_key text not null,
      subject_name text not null,
      status text not null check (status in ('open', 'dismissed')),
      numbers jsonb not null,
      raised_at timestamptz not null,
      grown_at timestamptz not null,
      dismissed_at timestamptz,
      row_version integer not null
    )`.execute(db);
  await sql`create unique index early_warning_open on early_warning (rule_id, subject_key) where status = 'open'`.execute(
    db,
  );
  await sql`create index early_warning_of_subject on early_warning (subject_key, rule_id)`.execute(db);
  await sql`create index early_warning_newest on early_warning (raised_at desc, id desc)`.execute(db);
  await sql`
    create table early_warning_case (
      warning_id text not null references early_warning,
      dispute_id text not null references dispute,
      joined_at timestamptz not null,
      primary key (warning_id, dispute_id)
    )`.execute(db);
  await sql`create index early_warning_case_of_dispute on early_warning_case (dispute_id)`.execute(db);
  await sql`
    create table early_warning_event (
      warning_id text not null references early_warning,
      seq integer not null,
      step text not null check (step in ('RAISE', 'JOIN', 'DISMISS', 'REOPEN')),
      actor_id text not null,
      actor_name text not null,
      organisation_id text,
      note text,
      payload jsonb not null,
      at timestamptz not null,
      primary key (warning_id, seq),
      check (step <> 'DISMISS' or note ~ '\\S')
    )`.execute(db);
  await appendOnly(db, 'early_warning_event');
}

async function appendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  await sql
    .raw(`create trigger ${table}_is_append_only before update or delete on ${table}
      for each row execute function refuse_rewriting()`)
    .execute(db);
  await sql
    .raw(`create trigger ${table}_is_never_emptied before truncate on ${table}
      for each statement execute function refuse_rewriting()`)
    .execute(db);
}

/** What warnings are reckoned from: read under a lock on the subject, so that two filings at once see each other. */
async function factsOfWarnings(db: Kysely<unknown>): Promise<void> {
  // Full and half width, brackets and blanks do not make another employer. No character class: those depend on the locale.
  await sql`
    create function name_key(name text) returns text language sql immutable strict parallel safe as $$
      select left(lower(translate(normalize(name, NFKC), E' \\t\\n\\r()[]{}<>【】〔〕《》「」·•.,、。;:_-—–"''“”‘’&/\\\\', '') collate "C"), 200)
    $$`.execute(db);
  await sql`create index party_of_credit_code on party (credit_code) where credit_code is not null`.execute(
    db,
  );
  await sql`create index party_respondent_name on party (name_key(name)) where role = 'respondent'`.execute(
    db,
  );
  await sql`
    create function respondents_called(wanted_key text, wanted_region text)
    returns table (dispute_id text, credit_code text) language sql stable rows 10 as $$
      select q.dispute_id, q.credit_code from party q
        cross join lateral (select e.region_code from dispute e where e.id = q.dispute_id offset 0) d
        where q.role = 'respondent' and q.kind <> 'worker' and q.replaced_by is null
          and name_key(q.name) = wanted_key and d.region_code = wanted_region
    $$`.execute(db);
  await sql`
    create function lock_warning_subject(subject text) returns void language sql volatile as $$
      select pg_advisory_xact_lock(115, hashtext(subject))
    $$`.execute(db);
  // Workers who are claimed against are left out: by name alone they would be taken for one another.
  await sql`
    create function cases_against_respondents_of(wanted text, filed_after date) returns jsonb language plpgsql volatile as $$
    declare subject text;
    begin
      for subject in
        select k from (
          select 'code:' || p.credit_code as k from party p
            where p.dispute_id = wanted and p.role = 'respondent' and p.kind <> 'worker' and p.replaced_by is null and p.credit_code is not null
          union
          select 'name:' || d.region_code || ':' || name_key(p.name) from party p join dispute d on d.id = p.dispute_id
            where p.dispute_id = wanted and p.role = 'respondent' and p.kind <> 'worker' and p.replaced_by is null
        ) keys order by hashtext(k), k
      loop
        perform lock_warning_subject(subject);
      end loop;
      return (
        select coalesce(jsonb_agg(jsonb_build_object(
          'keys', to_jsonb(array(
            select 'code:' || r.credit_code where r.credit_code is not null
            union all select 'name:' || r.region_code || ':' || r.key
            union all select distinct 'code:' || k.credit_code from respondents_called(r.key, r.region_code) k
              where r.credit_code is null and k.credit_code is not null)),
          'name', r.name,
          'cases', (
            select coalesce(jsonb_agg(jsonb_build_object(
              'disputeId', d.id,
              'filedOn', d.filed_on,
              'claimTypes', (select coalesce(jsonb_agg(distinct c.type), '[]') from claim_item c where c.dispute_id = d.id),
              'workers', (
                select coalesce(jsonb_agg(distinct md5(coalesce(w.identity_number, w.person_id, name_key(w.name) || coalesce(w.phone, '')))), '[]')
                from party w where w.dispute_id = d.id and w.role = 'applicant' and w.kind = 'worker' and w.replaced_by is null)
              ) order by d.filed_at, d.id), '[]')
            from (
              select q.dispute_id from party q
                where q.role = 'respondent' and q.kind <> 'worker' and q.replaced_by is null and q.credit_code = r.credit_code
              union
              select k.dispute_id from respondents_called(r.key, r.region_code) k
                where k.credit_code is null or r.credit_code is null
            ) hit
            -- one look-up for each hit: the planner takes names for commoner than they are and would read every dispute
            cross join lateral (select * from dispute e where e.id = hit.dispute_id and e.filed_on > filed_after offset 0) d)
        ) order by r.position), '[]')
        from (
          select p.credit_code, p.name, p.position, name_key(p.name) as key, d.region_code
          from party p join dispute d on d.id = p.dispute_id
          where p.dispute_id = wanted and p.role = 'respondent' and p.kind <> 'worker' and p.replaced_by is null
        ) r);
    end $$`.execute(db);
  await sql`
    create function overdue_of_mediator(wanted text) returns jsonb language plpgsql volatile as $$
    begin
      perform lock_warning_subject('mediator:' || wanted);
      return (
        select jsonb_build_object(
          'name', (select p.name from person p where p.id = wanted),
          'inHand', count(*),
          'overdue', coalesce(jsonb_agg(h.id order by h.filed_at, h.id) filter (where h.late), '[]'))
        from (
          select d.id, d.filed_at, exists (
            select from deadline t join proceeding r on r.id = t.proceeding_id and r.procedure = 'mediation'
            where t.dispute_id = d.id and t.status = 'breached') as late
          from assignment a join dispute d on d.id = a.dispute_id and d.status = 'open'
          where a.holder_id = wanted and a.role = 'mediator'
        ) h);
    end $$`.execute(db);
}
