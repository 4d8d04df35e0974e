import { type Kysely, sql } from 'kysely';

/**
 * Lock and load in one round trip. A function, because within one statement the children would be read from the snapshot
 * taken before the lock was granted. The lock leaves the key alone, so that adding a note or a piece of evidence, which
 * refers to the dispute, waits for nobody; inside a volatile function each statement sees what was committed meanwhile.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function take_dispute(wanted text) returns jsonb language plpgsql volatile as $$
    declare taken dispute;
    begin
      select * into taken from dispute where id = wanted for no key update;
      if not found then return null; end if;
      return jsonb_build_object(
        'now', dingfen_now(),
        'dispute', to_jsonb(taken),
        'parties', (select coalesce(jsonb_agg(to_jsonb(p) order by p.position), '[]') from party p where p.dispute_id = wanted),
        'claims', (select coalesce(jsonb_agg(to_jsonb(c) order by c.position), '[]') from claim_item c where c.dispute_id = wanted),
        'assignments', (select coalesce(jsonb_agg(to_jsonb(a)), '[]') from assignment a where a.dispute_id = wanted),
        'proceedings', (select coalesce(jsonb_agg(to_jsonb(r) order by r.position), '[]') from proceeding r where r.dispute_id = wanted),
        'deadlines', (select coalesce(jsonb_agg(to_jsonb(d)), '[]') from deadline d
                      where d.dispute_id = wanted and d.status in ('running', 'paused', 'breached')),
        'notices', (select coalesce(jsonb_agg(to_jsonb(n)), '[]') from deadline_notice n
                    join deadline d on d.id = n.deadline_id and d.status in ('running', 'paused', 'breached')
                    where n.dispute_id = wanted and n.status <> 'dropped'),
        'tasks', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from task t where t.dispute_id = wanted and t.status = 'open'));
    end $$`.execute(db);
}
