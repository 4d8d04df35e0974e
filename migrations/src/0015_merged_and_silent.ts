import { type Kysely, sql } from 'kysely';

/** A duplicate that was merged is no case against anybody; and early warning looks at how many respondents reply to a body. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await withoutDuplicates(db);
  await repliesToBody(db);
}

/** As before, but for the stage. */
async function withoutDuplicates(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function cases_against_respondents_of(wanted text, filed_after date) returns jsonb language plpgsql volatile as $$
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
            cross join lateral (select * from dispute e where e.id = hit.dispute_id and e.filed_on > filed_after
              and e.stage <> 'merged' offset 0) d)
        ) order by r.position), '[]')
        from (
          select p.credit_code, p.name, p.position, name_key(p.name) as key, d.region_code
          from party p join dispute d on d.id = p.dispute_id
          where p.dispute_id = wanted and p.role = 'respondent' and p.kind <> 'worker' and p.replaced_by is null
        ) r);
    end $$`.execute(db);
}

async function repliesToBody(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table early_warning drop constraint early_warning_subject_kind_check,
      add constraint early_warning_subject_kind_check check (subject_kind in ('respondent', 'mediator', 'body'))`.execute(
    db,
  );
  // One body's entries of a month or two, of a large table: never the plan that was made while it was empty.
  // From what is counted: a ref begins with the place of the mediation in its dispute, and a reply stands beside what was asked.
  await sql`
    create function replies_to_body(wanted text, asked_from date, asked_until date) returns jsonb language plpgsql volatile
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
    begin
      perform lock_warning_subject('body:' || wanted);
      return (
        select jsonb_build_object(
          'name', (select o.name from organisation o where o.id = wanted),
          'asked', count(*),
          'replied', count(*) filter (where a.replied),
          'silent', coalesce(jsonb_agg(distinct a.dispute_id) filter (where not a.replied), '[]'))
        from (
          select f.dispute_id, exists (
            select from figure_entry r where r.dispute_id = f.dispute_id
              and r.ref = replace(f.ref, ':respondent.asked:', ':respondent.replied:')) as replied
          from figure_entry f join proceeding p
            on p.dispute_id = f.dispute_id and p.position = split_part(f.ref, ':', 1)::integer
          where f.organisation_id = wanted and f.measure = 'respondent.asked'
            and f.month between to_char(asked_from, 'YYYY-MM') and to_char(asked_until, 'YYYY-MM')
            and (p.context ->> 'screenedOn')::date between asked_from and asked_until
        ) a);
    end $$`.execute(db);
}
