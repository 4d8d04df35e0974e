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
column deadline.notices jsonb
column deadline.notice_at timestamp with time zone
column deadline.notice_claimed_until timestamp with time zone
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
column dispute.counted_with integer not null default 0
column dispute.industry text
column dispute.migrant_worker boolean
column dispute.closings text[] not null default '{}'::text[]
column dispute.figures_digest text
column dispute_listing.dispute_id text not null
column dispute_listing.reader text not null
column dispute_listing.filed_at timestamp with time zone not null
column dispute_wording.dispute_id text not null
column dispute_wording.filed_at timestamp with time zone not null
column dispute_wording.words text not null
column dispute_wording.readers text[] not null
column early_warning.id text not null
column early_warning.rule_id text not null
column early_warning.rule_version integer not null
column early_warning.subject_kind text not null
column early_warning.subject_key text not null
column early_warning.subject_name text not null
column early_warning.status text not null
column early_warning.numbers jsonb not null
column early_warning.raised_at timestamp with time zone not null
column early_warning.grown_at timestamp with time zone not null
column early_warning.dismissed_at timestamp with time zone
column early_warning.row_version integer not null
column early_warning_case.warning_id text not null
column early_warning_case.dispute_id text not null
column early_warning_case.joined_at timestamp with time zone not null
column early_warning_event.warning_id text not null
column early_warning_event.seq integer not null
column early_warning_event.step text not null
column early_warning_event.actor_id text not null
column early_warning_event.actor_name text not null
column early_warning_event.organisation_id text
column early_warning_event.note text
column early_warning_event.payload jsonb not null
column early_warning_event.at timestamp with time zone not null
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
column figure_cell.organisation_id text not null
column figure_cell.grouping text not null
column figure_cell.measure text not null
column figure_cell.month text not null
column figure_cell.extra text not null
column figure_cell.d1 text not null
column figure_cell.d2 text not null
column figure_cell.d3 text not null
column figure_cell.d4 text not null
column figure_cell.count bigint not null
column figure_cell.value bigint not null
column figure_delta.id bigint not null
column figure_delta.dispute_id text not null
column figure_delta.journal_seq integer not null
column figure_delta.ref text not null
column figure_delta.measure text not null
column figure_delta.extra text not null
column figure_delta.month text not null
column figure_delta.organisation_id text not null
column figure_delta.claim_type text not null
column figure_delta.channel text not null
column figure_delta.category text not null
column figure_delta.industry text not null
column figure_delta.mediator_id text not null
column figure_delta.count integer not null
column figure_delta.value bigint not null
column figure_delta.besides text not null default ''::text
column figure_entry.dispute_id text not null
column figure_entry.ref text not null
column figure_entry.measure text not null
column figure_entry.extra text not null
column figure_entry.month text not null
column figure_entry.organisation_id text not null
column figure_entry.claim_type text not null
column figure_entry.channel text not null
column figure_entry.category text not null
column figure_entry.industry text not null
column figure_entry.mediator_id text not null
column figure_entry.value bigint not null
column figure_entry.besides text not null default ''::text
column figure_late_change.publisher_id text not null
column figure_late_change.delta_id bigint not null
column figure_late_change.after_publication bigint not null
column figure_late_change.dispute_id text not null
column figure_late_change.journal_seq integer not null
column figure_late_change.ref text not null
column figure_late_change.measure text not null
column figure_late_change.extra text not null
column figure_late_change.month text not null
column figure_late_change.organisation_id text not null
column figure_late_change.claim_type text not null
column figure_late_change.channel text not null
column figure_late_change.category text not null
column figure_late_change.industry text not null
column figure_late_change.mediator_id text not null
column figure_late_change.count integer not null
column figure_late_change.value bigint not null
column figure_state.only_one boolean not null default true
column figure_state.built boolean not null
column figure_state.built_after text not null default ''::text
column holiday_notice.id integer not null
column holiday_notice.calendar text not null
column holiday_notice.year integer not null
column holiday_notice.document text not null
column holiday_notice.published_on date not null
column holiday_notice.source text not null
column holiday_notice.confidence text not null
column holiday_notice.replaces boolean not null
column holiday_notice.blocks jsonb not null
column holiday_notice.imported_at timestamp with time zone not null
column holiday_notice.imported_by text not null
column holiday_notice.superseded_at timestamp with time zone
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
column monthly_report.organisation_id text not null
column monthly_report.month text not null
column monthly_report.prepared_at timestamp with time zone not null
column monthly_report.figures jsonb not null
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
column published_month.id bigint not null
column published_month.organisation_id text not null
column published_month.month text not null
column published_month.published_at timestamp with time zone not null
column published_month.published_by text not null
column published_month.published_by_name text not null
column published_month.figures jsonb not null
column supervision_order.id text not null
column supervision_order.number text not null
column supervision_order.about text not null
column supervision_order.organisation_id text not null
column supervision_order.issuing_organisation_id text not null
column supervision_order.issued_by text not null
column supervision_order.issued_by_name text not null
column supervision_order.watcher_id text
column supervision_order.automatic_for text
column supervision_order.ground jsonb not null
column supervision_order.demands jsonb not null
column supervision_order.status text not null
column supervision_order.round integer not null
column supervision_order.working_days integer not null
column supervision_order.issued_at timestamp with time zone not null
column supervision_order.due_on date not null
column supervision_order.due_at timestamp with time zone not null
column supervision_order.remind_at timestamp with time zone
column supervision_order.certainty text not null
column supervision_order.trace jsonb not null
column supervision_order.replied_at timestamp with time zone
column supervision_order.replied_by text
column supervision_order.overdue_since timestamp with time zone
column supervision_order.escalated_at timestamp with time zone
column supervision_order.escalated_to text
column supervision_order.ended_at timestamp with time zone
column supervision_order.result text
column supervision_order.wakes_at timestamp with time zone
column supervision_order.claimed_until timestamp with time zone
column supervision_order.row_version integer not null
column supervision_order_event.order_id text not null
column supervision_order_event.seq integer not null
column supervision_order_event.step text not null
column supervision_order_event.actor_id text not null
column supervision_order_event.actor_name text not null
column supervision_order_event.organisation_id text
column supervision_order_event.note text
column supervision_order_event.payload jsonb not null
column supervision_order_event.at timestamp with time zone not null
column supervision_order_event.recorded_at timestamp with time zone not null
column supervision_order_subject.order_id text not null
column supervision_order_subject.dispute_id text not null
column supervision_order_subject.deadline_id text
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
constraint deadline_notice.deadline_notice_kind_check CHECK ((kind = ANY (ARRAY['warning'::text, 'rung'::text])))
constraint deadline_notice.deadline_notice_pkey PRIMARY KEY (id)
constraint deadline_notice.deadline_notice_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'fired'::text, 'dropped'::text])))
constraint demonstration_clock.demonstration_clock_only_one_check CHECK (only_one)
constraint demonstration_clock.demonstration_clock_pkey PRIMARY KEY (only_one)
constraint dispute.dispute_number_key UNIQUE (number)
constraint dispute.dispute_pkey PRIMARY KEY (id)
constraint dispute.dispute_query_code_key UNIQUE (query_code)
constraint dispute.dispute_status_check CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text])))
constraint dispute_listing.dispute_listing_pkey PRIMARY KEY (dispute_id, reader)
constraint dispute_wording.dispute_wording_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id) ON DELETE CASCADE
constraint dispute_wording.dispute_wording_pkey PRIMARY KEY (dispute_id)
constraint early_warning.early_warning_pkey PRIMARY KEY (id)
constraint early_warning.early_warning_status_check CHECK ((status = ANY (ARRAY['open'::text, 'dismissed'::text])))
constraint early_warning.early_warning_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['respondent'::text, 'mediator'::text, 'body'::text])))
constraint early_warning_case.early_warning_case_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id)
constraint early_warning_case.early_warning_case_pkey PRIMARY KEY (warning_id, dispute_id)
constraint early_warning_case.early_warning_case_warning_id_fkey FOREIGN KEY (warning_id) REFERENCES early_warning(id)
constraint early_warning_event.early_warning_event_check CHECK (((step <> 'DISMISS'::text) OR (note ~ '\S'::text)))
constraint early_warning_event.early_warning_event_pkey PRIMARY KEY (warning_id, seq)
constraint early_warning_event.early_warning_event_step_check CHECK ((step = ANY (ARRAY['RAISE'::text, 'JOIN'::text, 'DISMISS'::text, 'REOPEN'::text])))
constraint early_warning_event.early_warning_event_warning_id_fkey FOREIGN KEY (warning_id) REFERENCES early_warning(id)
constraint evidence.evidence_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id)
constraint evidence.evidence_pkey PRIMARY KEY (id)
constraint figure_cell.figure_cell_grouping_check CHECK (("grouping" = ANY (ARRAY['all'::text, 'claimType'::text, 'channel'::text, 'category'::text, 'industry'::text, 'mediator'::text, 'claimAndChannel'::text, 'categoryAndClaim'::text, 'industryAndClaim'::text, 'channelAndCategory'::text, 'channelAndIndustry'::text, 'categoryAndIndustry'::text, 'every'::text])))
constraint figure_cell.figure_cell_pkey PRIMARY KEY (organisation_id, "grouping", measure, month, extra, d1, d2, d3, d4)
constraint figure_delta.figure_delta_count_check CHECK ((count = ANY (ARRAY['-1'::integer, 1])))
constraint figure_delta.figure_delta_pkey PRIMARY KEY (id)
constraint figure_entry.figure_entry_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id)
constraint figure_entry.figure_entry_pkey PRIMARY KEY (dispute_id, ref)
constraint figure_late_change.figure_late_change_after_publication_fkey FOREIGN KEY (after_publication) REFERENCES published_month(id)
constraint figure_late_change.figure_late_change_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id)
constraint figure_late_change.figure_late_change_pkey PRIMARY KEY (publisher_id, delta_id)
constraint figure_state.figure_state_only_one_check CHECK (only_one)
constraint figure_state.figure_state_pkey PRIMARY KEY (only_one)
constraint holiday_notice.holiday_notice_calendar_check CHECK ((calendar = ANY (ARRAY['CN'::text, 'CN-GX'::text])))
constraint holiday_notice.holiday_notice_confidence_check CHECK ((confidence = ANY (ARRAY['A'::text, 'B'::text])))
constraint holiday_notice.holiday_notice_pkey PRIMARY KEY (id)
constraint journal_entry.journal_entry_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id)
constraint journal_entry.journal_entry_pkey PRIMARY KEY (dispute_id, seq)
constraint limitation_event.limitation_event_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id)
constraint limitation_event.limitation_event_pkey PRIMARY KEY (id)
constraint mediator.mediator_max_load_check CHECK ((max_load > 0))
constraint mediator.mediator_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint mediator.mediator_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
constraint mediator.mediator_pkey PRIMARY KEY (person_id)
constraint monthly_report.monthly_report_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint monthly_report.monthly_report_pkey PRIMARY KEY (organisation_id, month)
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
constraint published_month.published_month_month_check CHECK ((month ~ '^\d{4}-\d{2}$'::text))
constraint published_month.published_month_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint published_month.published_month_organisation_id_month_key UNIQUE (organisation_id, month)
constraint published_month.published_month_pkey PRIMARY KEY (id)
constraint supervision_order.supervision_order_about_check CHECK ((about = ANY (ARRAY['dispute'::text, 'deadline'::text, 'disputes'::text])))
constraint supervision_order.supervision_order_automatic_for_fkey FOREIGN KEY (automatic_for) REFERENCES deadline(id)
constraint supervision_order.supervision_order_certainty_check CHECK ((certainty = ANY (ARRAY['firm'::text, 'provisional'::text])))
constraint supervision_order.supervision_order_escalated_to_fkey FOREIGN KEY (escalated_to) REFERENCES organisation(id)
constraint supervision_order.supervision_order_issuing_organisation_id_fkey FOREIGN KEY (issuing_organisation_id) REFERENCES organisation(id)
constraint supervision_order.supervision_order_number_key UNIQUE (number)
constraint supervision_order.supervision_order_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint supervision_order.supervision_order_pkey PRIMARY KEY (id)
constraint supervision_order.supervision_order_status_check CHECK ((status = ANY (ARRAY['awaiting_reply'::text, 'replied'::text, 'accepted'::text, 'closed'::text, 'withdrawn'::text])))
constraint supervision_order.supervision_order_watcher_id_fkey FOREIGN KEY (watcher_id) REFERENCES person(id)
constraint supervision_order_event.supervision_order_event_order_id_fkey FOREIGN KEY (order_id) REFERENCES supervision_order(id)
constraint supervision_order_event.supervision_order_event_pkey PRIMARY KEY (order_id, seq)
constraint supervision_order_subject.supervision_order_subject_deadline_id_fkey FOREIGN KEY (deadline_id) REFERENCES deadline(id)
constraint supervision_order_subject.supervision_order_subject_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute(id)
constraint supervision_order_subject.supervision_order_subject_order_id_fkey FOREIGN KEY (order_id) REFERENCES supervision_order(id)
constraint supervision_order_subject.supervision_order_subject_pkey PRIMARY KEY (order_id, dispute_id)
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
CREATE INDEX deadline_notice_at ON public.deadline USING btree (notice_at) WHERE (notice_at IS NOT NULL)
CREATE INDEX deadline_of_dispute ON public.deadline USING btree (dispute_id)
CREATE INDEX deadline_overdue ON public.deadline USING btree (due_on, id) WHERE (status = 'breached'::text)
CREATE UNIQUE INDEX deadline_pkey ON public.deadline USING btree (id)
CREATE INDEX deadline_notice_due ON public.deadline_notice USING btree (due_at) WHERE (status = 'pending'::text)
CREATE INDEX deadline_notice_of_deadline ON public.deadline_notice USING btree (deadline_id)
CREATE UNIQUE INDEX deadline_notice_pkey ON public.deadline_notice USING btree (id)
CREATE UNIQUE INDEX demonstration_clock_pkey ON public.demonstration_clock USING btree (only_one)
CREATE INDEX dispute_by_stage ON public.dispute USING btree (stage, filed_at DESC, id DESC)
CREATE UNIQUE INDEX dispute_number_key ON public.dispute USING btree (number)
CREATE UNIQUE INDEX dispute_pkey ON public.dispute USING btree (id)
CREATE UNIQUE INDEX dispute_query_code_key ON public.dispute USING btree (query_code)
CREATE INDEX dispute_listing_newest ON public.dispute_listing USING btree (reader, filed_at DESC, dispute_id DESC)
CREATE UNIQUE INDEX dispute_listing_pkey ON public.dispute_listing USING btree (dispute_id, reader)
CREATE INDEX dispute_wording_marks ON public.dispute_wording USING gin (wording_marks(words, readers, filed_at)) WITH (fastupdate=off) WHERE (readers <> '{}'::text[])
CREATE UNIQUE INDEX dispute_wording_pkey ON public.dispute_wording USING btree (dispute_id)
CREATE INDEX early_warning_newest ON public.early_warning USING btree (raised_at DESC, id DESC)
CREATE INDEX early_warning_of_subject ON public.early_warning USING btree (subject_key, rule_id)
CREATE UNIQUE INDEX early_warning_open ON public.early_warning USING btree (rule_id, subject_key) WHERE (status = 'open'::text)
CREATE UNIQUE INDEX early_warning_pkey ON public.early_warning USING btree (id)
CREATE INDEX early_warning_case_of_dispute ON public.early_warning_case USING btree (dispute_id)
CREATE UNIQUE INDEX early_warning_case_pkey ON public.early_warning_case USING btree (warning_id, dispute_id)
CREATE UNIQUE INDEX early_warning_event_pkey ON public.early_warning_event USING btree (warning_id, seq)
CREATE INDEX evidence_of_dispute ON public.evidence USING btree (dispute_id, received_at)
CREATE UNIQUE INDEX evidence_pkey ON public.evidence USING btree (id)
CREATE UNIQUE INDEX figure_cell_pkey ON public.figure_cell USING btree (organisation_id, "grouping", measure, month, extra, d1, d2, d3, d4)
CREATE UNIQUE INDEX figure_delta_pkey ON public.figure_delta USING btree (id)
CREATE INDEX figure_entry_counted ON public.figure_entry USING btree (organisation_id, measure, month, dispute_id, ref) INCLUDE (extra, claim_type, channel, category, industry, mediator_id, value, besides)
CREATE UNIQUE INDEX figure_entry_pkey ON public.figure_entry USING btree (dispute_id, ref)
CREATE INDEX figure_late_change_of_dispute ON public.figure_late_change USING btree (dispute_id)
CREATE INDEX figure_late_change_of_month ON public.figure_late_change USING btree (publisher_id, month, delta_id)
CREATE UNIQUE INDEX figure_late_change_pkey ON public.figure_late_change USING btree (publisher_id, delta_id)
CREATE UNIQUE INDEX figure_state_pkey ON public.figure_state USING btree (only_one)
CREATE UNIQUE INDEX holiday_notice_in_force ON public.holiday_notice USING btree (calendar, year) WHERE (superseded_at IS NULL)
CREATE UNIQUE INDEX holiday_notice_pkey ON public.holiday_notice USING btree (id)
CREATE UNIQUE INDEX journal_entry_pkey ON public.journal_entry USING btree (dispute_id, seq)
CREATE INDEX limitation_event_of_dispute ON public.limitation_event USING btree (dispute_id)
CREATE UNIQUE INDEX limitation_event_pkey ON public.limitation_event USING btree (id)
CREATE INDEX mediator_of_organisation ON public.mediator USING btree (organisation_id)
CREATE UNIQUE INDEX mediator_pkey ON public.mediator USING btree (person_id)
CREATE UNIQUE INDEX monthly_report_pkey ON public.monthly_report USING btree (organisation_id, month)
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
CREATE INDEX party_of_credit_code ON public.party USING btree (credit_code) WHERE (credit_code IS NOT NULL)
CREATE INDEX party_of_dispute ON public.party USING btree (dispute_id)
CREATE INDEX party_of_person ON public.party USING btree (person_id) WHERE (person_id IS NOT NULL)
CREATE UNIQUE INDEX party_pkey ON public.party USING btree (id)
CREATE INDEX party_respondent_name ON public.party USING btree (name_key(name)) WHERE (role = 'respondent'::text)
CREATE INDEX person_of_organisation ON public.person USING btree (organisation_id)
CREATE UNIQUE INDEX person_pkey ON public.person USING btree (id)
CREATE INDEX proceeding_of_dispute ON public.proceeding USING btree (dispute_id)
CREATE UNIQUE INDEX proceeding_pkey ON public.proceeding USING btree (id)
CREATE UNIQUE INDEX published_month_organisation_id_month_key ON public.published_month USING btree (organisation_id, month)
CREATE UNIQUE INDEX published_month_pkey ON public.published_month USING btree (id)
CREATE INDEX supervision_order_due ON public.supervision_order USING btree (wakes_at) WHERE (wakes_at IS NOT NULL)
CREATE INDEX supervision_order_newest ON public.supervision_order USING btree (issued_at DESC, id DESC)
CREATE UNIQUE INDEX supervision_order_number_key ON public.supervision_order USING btree (number)
CREATE INDEX supervision_order_of_organisation ON public.supervision_order USING btree (organisation_id, issued_at DESC, id DESC)
CREATE UNIQUE INDEX supervision_order_once ON public.supervision_order USING btree (automatic_for) WHERE (automatic_for IS NOT NULL)
CREATE UNIQUE INDEX supervision_order_pkey ON public.supervision_order USING btree (id)
CREATE UNIQUE INDEX supervision_order_event_pkey ON public.supervision_order_event USING btree (order_id, seq)
CREATE INDEX supervision_order_subject_of_dispute ON public.supervision_order_subject USING btree (dispute_id)
CREATE UNIQUE INDEX supervision_order_subject_pkey ON public.supervision_order_subject USING btree (order_id, dispute_id)
CREATE INDEX task_of_assignee ON public.task USING btree (assignee_id, opened_at) WHERE (status = 'open'::text)
CREATE INDEX task_of_dispute ON public.task USING btree (dispute_id)
CREATE UNIQUE INDEX task_pkey ON public.task USING btree (id)
CREATE TRIGGER assignment_lists_on_delete AFTER DELETE ON public.assignment REFERENCING OLD TABLE AS departed FOR EACH STATEMENT EXECUTE FUNCTION keep_lists_of_holders()
CREATE TRIGGER assignment_lists_on_insert AFTER INSERT ON public.assignment REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_lists_of_holders()
CREATE TRIGGER assignment_lists_on_update AFTER UPDATE ON public.assignment REFERENCING OLD TABLE AS departed NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_lists_of_holders()
CREATE TRIGGER early_warning_event_is_append_only BEFORE DELETE OR UPDATE ON public.early_warning_event FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()
CREATE TRIGGER early_warning_event_is_never_emptied BEFORE TRUNCATE ON public.early_warning_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()
CREATE TRIGGER figure_late_change_is_append_only BEFORE DELETE OR UPDATE ON public.figure_late_change FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()
CREATE TRIGGER holiday_notice_is_append_only BEFORE DELETE OR UPDATE ON public.holiday_notice FOR EACH ROW EXECUTE FUNCTION refuse_altering_notice()
CREATE TRIGGER holiday_notice_is_never_emptied BEFORE TRUNCATE ON public.holiday_notice FOR EACH STATEMENT EXECUTE FUNCTION refuse_altering_notice()
CREATE TRIGGER journal_is_append_only BEFORE DELETE OR UPDATE ON public.journal_entry FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()
CREATE TRIGGER journal_is_never_emptied BEFORE TRUNCATE ON public.journal_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()
CREATE TRIGGER monthly_report_is_append_only BEFORE DELETE OR UPDATE ON public.monthly_report FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()
CREATE TRIGGER organisation_lists_on_update AFTER UPDATE ON public.organisation REFERENCING OLD TABLE AS departed NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_lists_below()
CREATE TRIGGER party_lists_on_delete AFTER DELETE ON public.party REFERENCING OLD TABLE AS departed FOR EACH STATEMENT EXECUTE FUNCTION keep_lists_of_parties()
CREATE TRIGGER party_lists_on_insert AFTER INSERT ON public.party REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_lists_of_parties()
CREATE TRIGGER party_lists_on_update AFTER UPDATE ON public.party REFERENCING OLD TABLE AS departed NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_lists_of_parties()
CREATE TRIGGER published_month_is_append_only BEFORE DELETE OR UPDATE ON public.published_month FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()
CREATE TRIGGER supervision_order_event_is_append_only BEFORE DELETE OR UPDATE ON public.supervision_order_event FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()
CREATE TRIGGER supervision_order_event_is_never_emptied BEFORE TRUNCATE ON public.supervision_order_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()
CREATE OR REPLACE FUNCTION public.cases_against_respondents_of(wanted text, filed_after date)
 RETURNS jsonb
 LANGUAGE plpgsql
AS $function$
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
    end $function$
CREATE OR REPLACE FUNCTION public.count_dispute(wanted text, seq integer, entries jsonb, renewed jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
    end $function$
CREATE OR REPLACE FUNCTION public.dingfen_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
      select coalesce(
        (select coalesce(stands_at, statement_timestamp() + moved) from demonstration_clock),
        statement_timestamp())
    $function$
CREATE OR REPLACE FUNCTION public.figure_counts_for(above text, besides text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
      select besides = '' or not exists (
        select from organisation b where b.id = any(string_to_array(besides, ',')) and b.ancestry @> array[above])
    $function$
CREATE OR REPLACE FUNCTION public.figure_headings(own text, besides text, measure text, month text, claim_type text, channel text, category text, industry text, mediator_id text)
 RETURNS TABLE(organisation_id text, "grouping" text, month text, d1 text, d2 text, d3 text, d4 text)
 LANGUAGE sql
 STABLE
AS $function$
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
    $function$
CREATE OR REPLACE FUNCTION public.keep_listing(disputes text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
    begin
      delete from dispute_listing l where l.dispute_id = any(disputes)
        and not exists (select from listing_of(disputes) w where w.dispute_id = l.dispute_id and w.reader = l.reader);
      insert into dispute_listing select * from listing_of(disputes) on conflict do nothing;
    end $function$
CREATE OR REPLACE FUNCTION public.keep_lists_below()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    declare touched text[];
    begin
      select array_agg(distinct a.dispute_id) into touched
        from arrived n join departed b on b.id = n.id and b.ancestry <> n.ancestry join assignment a on a.holder_id = n.id;
      if touched is not null then
        perform keep_listing(touched);
        perform keep_wording(touched);
      end if;
      return null;
    end $function$
CREATE OR REPLACE FUNCTION public.keep_lists_of_holders()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET jit TO 'off'
AS $function$
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
          where l.dispute_id = n.dispute_id and l.reader = n.holder_id and not (
  exists (select from assignment a where a.dispute_id = l.dispute_id and a.holder_id = l.reader)
  or exists (select from party p where p.dispute_id = l.dispute_id and p.person_id = l.reader and p.replaced_by is null));
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
          where l.dispute_id = n.dispute_id and l.reader = n.holder_id and not (
  exists (select from assignment a where a.dispute_id = l.dispute_id and a.holder_id = l.reader)
  or exists (select from party p where p.dispute_id = l.dispute_id and p.person_id = l.reader and p.replaced_by is null));
      end if;
      if bodies is not null then
        perform keep_listing(bodies);
        perform keep_wording(bodies);
      end if;
      return null;
    end $function$
CREATE OR REPLACE FUNCTION public.keep_lists_of_parties()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
    end $function$
CREATE OR REPLACE FUNCTION public.keep_wording(disputes text[])
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
    begin
      insert into dispute_wording select * from wording_of(disputes)
      on conflict (dispute_id) do update set words = excluded.words, readers = excluded.readers
        where (dispute_wording.words, dispute_wording.readers) is distinct from (excluded.words, excluded.readers);
    end $function$
CREATE OR REPLACE FUNCTION public.listing_of(disputes text[])
 RETURNS TABLE(dispute_id text, reader text, filed_at timestamp with time zone)
 LANGUAGE sql
 STABLE
AS $function$
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
    $function$
CREATE OR REPLACE FUNCTION public.lock_warning_subject(subject text)
 RETURNS void
 LANGUAGE sql
AS $function$
      select pg_advisory_xact_lock(115, hashtext(subject))
    $function$
CREATE OR REPLACE FUNCTION public.name_key(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
      select left(lower(translate(normalize(name, NFKC), E' \t\n\r()[]{}<>【】〔〕《》「」·•.,、。;:_-—–"''“”‘’&/\\', '') collate "C"), 200)
    $function$
CREATE OR REPLACE FUNCTION public.overdue_of_mediator(wanted text)
 RETURNS jsonb
 LANGUAGE plpgsql
AS $function$
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
    end $function$
CREATE OR REPLACE FUNCTION public.plan_notices(periods text[])
 RETURNS void
 LANGUAGE sql
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET jit TO 'off'
AS $function$
      update deadline d set notices = p.notices, notice_at = p.notice_at, notice_claimed_until = null
      from (
        select n.deadline_id, min(n.due_at) as notice_at,
          jsonb_agg(jsonb_build_object('kind', n.kind, 'rung', n.rung, 'recipient', n.recipient,
            'dueAt', to_char(n.due_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by n.due_at, n.id) as notices
        from deadline_notice n where n.deadline_id = any(periods) and n.status = 'pending' group by n.deadline_id) p
      where d.id = p.deadline_id and d.status in ('running', 'paused', 'breached');
      delete from deadline_notice where deadline_id = any(periods) and status = 'pending';
    $function$
CREATE OR REPLACE FUNCTION public.refuse_altering_notice()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if tg_op = 'UPDATE' then
        if old.superseded_at is null and new.superseded_at is not null
          and to_jsonb(new) - 'superseded_at' = to_jsonb(old) - 'superseded_at' then
          return new;
        end if;
      end if;
      raise exception 'a holiday notice is superseded, never altered: % refused', tg_op using errcode = 'insufficient_privilege';
    end $function$
CREATE OR REPLACE FUNCTION public.refuse_rewriting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      raise exception 'the journal is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
    end $function$
CREATE OR REPLACE FUNCTION public.replies_to_body(wanted text, asked_from date, asked_until date)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET jit TO 'off'
AS $function$
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
    end $function$
CREATE OR REPLACE FUNCTION public.respondents_called(wanted_key text, wanted_region text)
 RETURNS TABLE(dispute_id text, credit_code text)
 LANGUAGE sql
 STABLE ROWS 10
AS $function$
      select q.dispute_id, q.credit_code from party q
        cross join lateral (select e.region_code from dispute e where e.id = q.dispute_id offset 0) d
        where q.role = 'respondent' and q.kind <> 'worker' and q.replaced_by is null
          and name_key(q.name) = wanted_key and d.region_code = wanted_region
    $function$
CREATE OR REPLACE FUNCTION public.take_disputes(wanted jsonb, waits boolean)
 RETURNS json
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET jit TO 'off'
AS $function$
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
              nominal_due_on, due_on, due_at, certainty, status, opened_at, closed_at, fired_at, claimed_until
            from deadline where dispute_id = any(taken) and status in ('running', 'paused', 'breached')) d),
        'notices', (select coalesce(json_agg(t), '[]') from (
            select n.id, n.deadline_id, n.dispute_id, n.kind, n.rung, n.recipient, n.due_at, n.status, n.fired_at, n.claimed_until,
              null as text
            from deadline d join deadline_notice n on n.deadline_id = d.id
            where d.dispute_id = any(taken) and d.status in ('running', 'paused', 'breached') and n.status = 'fired'
            union all
            select d.id || ' ' || n.place, d.id, d.dispute_id, n.notice ->> 'kind', n.notice ->> 'rung', n.notice ->> 'recipient',
              (n.notice ->> 'dueAt')::timestamptz, 'pending', null, null, null
            from deadline d, jsonb_array_elements(d.notices) with ordinality n (notice, place)
            where d.dispute_id = any(taken) and d.status in ('running', 'paused', 'breached')) t),
        'tasks', (select coalesce(json_agg(t), '[]') from task t where t.dispute_id = any(taken) and t.status = 'open'),
        'people', (select coalesce(json_agg(p), '[]') from person p where p.id = any(people)),
        'mediators', (select coalesce(json_agg(m), '[]') from mediator m where m.person_id = any(people)),
        'organisations', (select coalesce(json_agg(o), '[]') from organisation o where o.id = any(holders)));
    end $function$
CREATE OR REPLACE FUNCTION public.take_in_hand(wanted jsonb, waits boolean)
 RETURNS json
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET jit TO 'off'
AS $function$
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
              nominal_due_on, due_on, due_at, certainty, status, opened_at, closed_at, fired_at, claimed_until, notice_at,
              case when notice_at <= dingfen_now() then notices end as notices
            from deadline where dispute_id = any(taken) and status in ('running', 'paused', 'breached')) d),
        'climbed', (select coalesce(json_agg(t), '[]') from (
            select n.dispute_id, n.deadline_id, n.rung, n.recipient from deadline d join deadline_notice n on n.deadline_id = d.id
            where d.dispute_id = any(taken) and d.status in ('running', 'paused', 'breached') and n.status = 'fired'
              and n.kind = 'rung') t),
        'tasks', (select coalesce(json_agg(t), '[]') from task t where t.dispute_id = any(taken) and t.status = 'open'),
        'people', (select coalesce(json_agg(p), '[]') from person p where p.id = any(people)),
        'mediators', (select coalesce(json_agg(m), '[]') from mediator m where m.person_id = any(people)),
        'organisations', (select coalesce(json_agg(o), '[]') from organisation o where o.id = any(holders)));
    end $function$
CREATE OR REPLACE FUNCTION public.wording_marks(words text, readers text[], filed_at timestamp with time zone)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
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
    end $function$
CREATE OR REPLACE FUNCTION public.wording_of(disputes text[])
 RETURNS TABLE(dispute_id text, filed_at timestamp with time zone, words text, readers text[])
 LANGUAGE sql
 STABLE
AS $function$
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
    $function$
CREATE OR REPLACE FUNCTION public.write_back(changes jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET jit TO 'off'
AS $function$
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
      if changes ? 'moved_deadlines' then
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
    end $function$
CREATE OR REPLACE FUNCTION public.write_disputes(changes jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET jit TO 'off'
AS $function$
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
      if changes ? 'moved_deadlines' then
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
    end $function$
