import { type Kysely, sql } from 'kysely';

/**
 * Everything one act changed, in one round trip. A function, because its statements are planned once per connection, where
 * the same statements sent as text would be planned for every act. Rows come whole; what is not there was not changed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function write_dispute(changes jsonb) returns void language plpgsql volatile as $$
    declare written integer;
    begin
      insert into dispute select * from jsonb_populate_record(null::dispute, changes -> 'dispute')
        on conflict (id) do update set stage = excluded.stage, stage_since = excluded.stage_since, status = excluded.status,
          row_version = excluded.row_version, journal_length = excluded.journal_length, journal_head = excluded.journal_head;
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
    end $$`.execute(db);
}
