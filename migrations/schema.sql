column assignment.dispute_id text not null
column assignment.role text not null
column assignment.holder_id text not null
column assignment.since timestamp with time zone not null
column claim_item.id text not null
column claim_item.dispute_id text not null
column claim_item.type text not null
column claim_item.amount_fen bigint
column claim_item.detail text
column claim_item.position integer not null
column command.actor_id text not null
column command.key text not null
column command.fingerprint text not null
column command.answer jsonb
column command.created_at timestamp with time zone not null default statement_timestamp()
column deadline.id text not null
column deadline.dispute_id text not null
column deadline.proceeding_id text not null
column deadline.timer_id text not null
column deadline.key text not null
column deadline.rule_id text not null
column deadline.rule_version integer not null
column deadline.rule_class text not null
column deadline.name jsonb not null
column deadline.trigger_on text not null
column deadline.nominal_due_on text
column deadline.due_on text
column deadline.due_at timestamp with time zone
column deadline.certainty text not null
column deadline.trace jsonb not null
column deadline.basis jsonb not null
column deadline.on_expiry jsonb not null
column deadline.status text not null
column deadline.opened_at timestamp with time zone not null
column deadline.closed_at timestamp with time zone
column deadline.fired_at timestamp with time zone
column deadline.claimed_until timestamp with time zone
column deadline_notice.id text not null
column deadline_notice.deadline_id text not null
column deadline_notice.dispute_id text not null
column deadline_notice.kind text not null
column deadline_notice.rung text not null
column deadline_notice.recipient text not null
column deadline_notice.due_at timestamp with time zone not null
column deadline_notice.text jsonb not null
column deadline_notice.status text not null
column deadline_notice.fired_at timestamp with time zone
column deadline_notice.claimed_until timestamp with time zone
column demonstration_clock.only_one boolean not null default true
column demonstration_clock.stands_at timestamp with time zone
column demonstration_clock.moved interval not null default '00:00:00'::interval
column dispute.id text not null
column dispute.number text not null
column dispute.query_code text not null
column dispute.region_code text not null
column dispute.channel text not null
column dispute.employment text not null
column dispute.narrative text not null
column dispute.filed_on date not null
column dispute.filed_at timestamp with time zone not null
column dispute.assisted jsonb
column dispute.stage text not null
column dispute.stage_since timestamp with time zone not null
column dispute.status text not null
column dispute.row_version integer not null
column dispute.journal_length integer not null
column dispute.journal_head text not null
column evidence.id text not null
column evidence.dispute_id text not null
column evidence.author_id text not null
column evidence.author_name text not null
column evidence.party_id text
column evidence.file_name text not null
column evidence.media_type text not null
column evidence.size_bytes integer not null
column evidence.sha256 text not null
column evidence.content bytea not null
column evidence.received_at timestamp with time zone not null
column journal_entry.dispute_id text not null
column journal_entry.seq integer not null
column journal_entry.proceeding_id text
column journal_entry.procedure text not null
column journal_entry.procedure_version integer not null
column journal_entry.event text not null
column journal_entry.summary jsonb not null
column journal_entry.payload jsonb not null
column journal_entry.actor_id text not null
column journal_entry.actor_name text not null
column journal_entry.capacity text not null
column journal_entry.organisation_id text
column journal_entry.party_id text
column journal_entry.from_states text[] not null
column journal_entry.to_states text[] not null
column journal_entry.at timestamp with time zone not null
column journal_entry.recorded_at timestamp with time zone not null
column journal_entry.previous_hash text not null
column journal_entry.hash text not null
column limitation_event.id text not null
column limitation_event.dispute_id text not null
column limitation_event.kind text not null
column limitation_event.occurred_on date not null
column limitation_event.basis jsonb not null
column limitation_event.recorded_at timestamp with time zone not null
column mediator.person_id text not null
column mediator.organisation_id text not null
column mediator.skills text[] not null default '{}'::text[]
column mediator.languages text[] not null default '{}'::text[]
column mediator.roster_active boolean not null default true
column mediator.accepting boolean not null default true
column mediator.max_load integer not null default 30
column mediator.declared_relations text[] not null default '{}'::text[]
column note.id text not null
column note.dispute_id text not null
column note.author_id text not null
column note.author_name text not null
column note.body text not null
column note.created_at timestamp with time zone not null
column notification.id text not null
column notification.dispute_id text not null
column notification.recipient_kind text not null
column notification.recipient_id text not null
column notification.recipient_role text
column notification.message text not null
column notification.text jsonb not null
column notification.created_at timestamp with time zone not null
column notification.delivered_at timestamp with time zone not null default statement_timestamp()
column notification.read_at timestamp with time zone
column opened_right.id text not null
column opened_right.dispute_id text not null
column opened_right.right text not null
column opened_right.text jsonb not null
column opened_right.basis jsonb not null
column opened_right.opened_on date not null
column organisation.id text not null
column organisation.kind text not null
column organisation.name text not null
column organisation.parent_id text
column organisation.region_code text not null
column organisation.ancestry text[] not null
column outbox.id text not null
column outbox.dispute_id text not null
column outbox.topic text not null
column outbox.payload jsonb not null
column outbox.created_at timestamp with time zone not null default statement_timestamp()
column outbox.claimed_until timestamp with time zone
column outbox.relayed_at timestamp with time zone
column party.id text not null
column party.dispute_id text not null
column party.role text not null
column party.kind text not null
column party.name text not null
column party.phone text
column party.identity_number text
column party.credit_code text
column party.address text
column party.person_id text
column party.replaced_by text
column party.position integer not null
column person.id text not null
column person.name text not null
column person.organisation_id text
column person.roles text[] not null default '{}'::text[]
column person.represents text[] not null default '{}'::text[]
column proceeding.id text not null
column proceeding.dispute_id text not null
column proceeding.procedure text not null
column proceeding.procedure_version integer not null
column proceeding.state jsonb not null
column proceeding.context jsonb not null
column proceeding.states text[] not null
column proceeding.holder text not null
column proceeding.status text not null
column proceeding.position integer not null
column proceeding.opened_at timestamp with time zone not null
column proceeding.ended_at timestamp with time zone
column task.id text not null
column task.dispute_id text not null
column task.proceeding_id text not null
column task.state_path text not null
column task.kind text not null
column task.title jsonb not null
column task.holder text not null
column task.assignee_id text
column task.status text not null
column task.opened_at timestamp with time zone not null
column task.closed_at timestamp with time zone
constraint assignment.assignment_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id)
constraint assignment.assignment_pkey PRIMARY KEY (dispute_id, role)
constraint assignment.assignment_role_check CHECK ((role = ANY (ARRAY['candidateMediator'::text, 'mediator'::text, 'mediationBody'::text, 'court'::text, 'commission'::text, 'judge'::text])))
constraint claim_item.claim_item_amount_fen_check CHECK ((amount_fen >= 0))
constraint claim_item.claim_item_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id)
constraint claim_item.claim_item_pkey PRIMARY KEY (id)
constraint command.command_pkey PRIMARY KEY (actor_id, key)
constraint deadline.deadline_certainty_check CHECK ((certainty = ANY (ARRAY['firm'::text, 'provisional'::text])))
constraint deadline.deadline_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id)
constraint deadline.deadline_pkey PRIMARY KEY (id)
constraint deadline.deadline_proceeding_id_fkey FOREIGN KEY (proceeding_id) REFERENCES proceeding(id)
constraint deadline.deadline_status_check CHECK ((status = ANY (ARRAY['running'::text, 'paused'::text, 'expired'::text, 'breached'::text, 'closed'::text, 'closed_late'::text])))
constraint deadline_notice.deadline_notice_deadline_id_fkey FOREIGN KEY (deadline_id) REFERENCES deadline(id)
constraint deadline_notice.deadline_notice_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id)
constraint deadline_notice.deadline_notice_kind_check CHECK ((kind = ANY (ARRAY['warning'::text, 'rung'::text])))
constraint deadline_notice.deadline_notice_pkey PRIMARY KEY (id)
constraint deadline_notice.deadline_notice_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'fired'::text, 'dropped'::text])))
constraint demonstration_clock.demonstration_clock_only_one_check CHECK (only_one)
constraint demonstration_clock.demonstration_clock_pkey PRIMARY KEY (only_one)
constraint dispute.dispute_number_key UNIQUE (number)
constraint dispute.dispute_pkey PRIMARY KEY (id)
constraint dispute.dispute_query_code_key UNIQUE (query_code)
constraint dispute.dispute_status_check CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text])))
constraint evidence.evidence_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id)
constraint evidence.evidence_pkey PRIMARY KEY (id)
constraint journal_entry.journal_entry_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id)
constraint journal_entry.journal_entry_pkey PRIMARY KEY (dispute_id, seq)
constraint limitation_event.limitation_event_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id)
constraint limitation_event.limitation_event_pkey PRIMARY KEY (id)
constraint mediator.mediator_max_load_check CHECK ((max_load > 0))
constraint mediator.mediator_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint mediator.mediator_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
constraint mediator.mediator_pkey PRIMARY KEY (person_id)
constraint note.note_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id)
constraint note.note_pkey PRIMARY KEY (id)
constraint notification.notification_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id)
constraint notification.notification_pkey PRIMARY KEY (id)
constraint notification.notification_recipient_kind_check CHECK ((recipient_kind = ANY (ARRAY['party'::text, 'person'::text, 'organisation'::text])))
constraint opened_right.opened_right_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id)
constraint opened_right.opened_right_pkey PRIMARY KEY (id)
constraint organisation.organisation_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES organisation(id)
constraint organisation.organisation_pkey PRIMARY KEY (id)
constraint outbox.outbox_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id)
constraint outbox.outbox_pkey PRIMARY KEY (id)
constraint party.party_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id)
constraint party.party_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
constraint party.party_pkey PRIMARY KEY (id)
constraint party.party_replaced_by_fkey FOREIGN KEY (replaced_by) REFERENCES party(id)
constraint party.party_role_check CHECK ((role = ANY (ARRAY['applicant'::text, 'respondent'::text, 'thirdParty'::text])))
constraint person.person_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint person.person_pkey PRIMARY KEY (id)
constraint proceeding.proceeding_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id)
constraint proceeding.proceeding_pkey PRIMARY KEY (id)
constraint proceeding.proceeding_status_check CHECK ((status = ANY (ARRAY['running'::text, 'ended'::text])))
constraint task.task_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id)
constraint task.task_pkey PRIMARY KEY (id)
constraint task.task_proceeding_id_fkey FOREIGN KEY (proceeding_id) REFERENCES proceeding(id)
constraint task.task_status_check CHECK ((status = ANY (ARRAY['open'::text, 'done'::text])))
CREATE INDEX assignment_of_holder ON public.assignment USING btree (holder_id, role, dispute_id)
CREATE UNIQUE INDEX assignment_pkey ON public.assignment USING btree (dispute_id, role)
CREATE INDEX claim_item_of_dispute ON public.claim_item USING btree (dispute_id)
CREATE UNIQUE INDEX claim_item_pkey ON public.claim_item USING btree (id)
CREATE UNIQUE INDEX command_pkey ON public.command USING btree (actor_id, key)
CREATE INDEX deadline_due ON public.deadline USING btree (due_at) WHERE (status = 'running'::text)
CREATE INDEX deadline_of_dispute ON public.deadline USING btree (dispute_id)
CREATE UNIQUE INDEX deadline_pkey ON public.deadline USING btree (id)
CREATE INDEX deadline_notice_due ON public.deadline_notice USING btree (due_at) WHERE (status = 'pending'::text)
CREATE INDEX deadline_notice_of_deadline ON public.deadline_notice USING btree (deadline_id)
CREATE INDEX deadline_notice_of_dispute ON public.deadline_notice USING btree (dispute_id)
CREATE UNIQUE INDEX deadline_notice_pkey ON public.deadline_notice USING btree (id)
CREATE UNIQUE INDEX demonstration_clock_pkey ON public.demonstration_clock USING btree (only_one)
CREATE INDEX dispute_by_stage ON public.dispute USING btree (stage, filed_at DESC, id DESC)
CREATE INDEX dispute_newest ON public.dispute USING btree (filed_at DESC, id DESC)
CREATE UNIQUE INDEX dispute_number_key ON public.dispute USING btree (number)
CREATE UNIQUE INDEX dispute_pkey ON public.dispute USING btree (id)
CREATE UNIQUE INDEX dispute_query_code_key ON public.dispute USING btree (query_code)
CREATE INDEX evidence_of_dispute ON public.evidence USING btree (dispute_id, received_at)
CREATE UNIQUE INDEX evidence_pkey ON public.evidence USING btree (id)
CREATE UNIQUE INDEX journal_entry_pkey ON public.journal_entry USING btree (dispute_id, seq)
CREATE INDEX limitation_event_of_dispute ON public.limitation_event USING btree (dispute_id)
CREATE UNIQUE INDEX limitation_event_pkey ON public.limitation_event USING btree (id)
CREATE INDEX mediator_of_organisation ON public.mediator USING btree (organisation_id)
CREATE UNIQUE INDEX mediator_pkey ON public.mediator USING btree (person_id)
CREATE INDEX note_of_dispute ON public.note USING btree (dispute_id, created_at)
CREATE UNIQUE INDEX note_pkey ON public.note USING btree (id)
CREATE INDEX notification_of_dispute ON public.notification USING btree (dispute_id)
CREATE INDEX notification_of_recipient ON public.notification USING btree (recipient_id, created_at DESC)
CREATE UNIQUE INDEX notification_pkey ON public.notification USING btree (id)
CREATE INDEX opened_right_of_dispute ON public.opened_right USING btree (dispute_id)
CREATE UNIQUE INDEX opened_right_pkey ON public.opened_right USING btree (id)
CREATE INDEX organisation_below ON public.organisation USING gin (ancestry)
CREATE UNIQUE INDEX organisation_pkey ON public.organisation USING btree (id)
CREATE UNIQUE INDEX outbox_pkey ON public.outbox USING btree (id)
CREATE INDEX outbox_waiting ON public.outbox USING btree (created_at) WHERE (relayed_at IS NULL)
CREATE INDEX party_of_dispute ON public.party USING btree (dispute_id)
CREATE INDEX party_of_person ON public.party USING btree (person_id) WHERE (person_id IS NOT NULL)
CREATE UNIQUE INDEX party_pkey ON public.party USING btree (id)
CREATE INDEX person_of_organisation ON public.person USING btree (organisation_id)
CREATE UNIQUE INDEX person_pkey ON public.person USING btree (id)
CREATE INDEX proceeding_of_dispute ON public.proceeding USING btree (dispute_id)
CREATE UNIQUE INDEX proceeding_pkey ON public.proceeding USING btree (id)
CREATE INDEX task_of_assignee ON public.task USING btree (assignee_id, opened_at) WHERE (status = 'open'::text)
CREATE INDEX task_of_dispute ON public.task USING btree (dispute_id)
CREATE UNIQUE INDEX task_pkey ON public.task USING btree (id)
CREATE TRIGGER journal_is_append_only BEFORE DELETE OR UPDATE ON public.journal_entry FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()
CREATE TRIGGER journal_is_never_emptied BEFORE TRUNCATE ON public.journal_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()
CREATE OR REPLACE FUNCTION public.dingfen_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
      select coalesce(
        (select coalesce(stands_at, statement_timestamp() + moved) from demonstration_clock),
        statement_timestamp())
    $function$
CREATE OR REPLACE FUNCTION public.refuse_rewriting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      raise exception 'the journal is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
    end $function$
CREATE OR REPLACE FUNCTION public.take_dispute(wanted text)
 RETURNS jsonb
 LANGUAGE plpgsql
AS $function$
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
    end $function$
CREATE OR REPLACE FUNCTION public.write_dispute(changes jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
    end $function$
