import { sql } from 'kysely';
import type { Tx } from './connect.ts';
import type {
  AssignmentRow,
  ClaimItemRow,
  DeadlineNoticeRow,
  DeadlineRow,
  DisputeRow,
  JournalEntryRow,
  LimitationEventRow,
  OpenedRightRow,
  PartyRow,
  ProceedingRow,
  TaskRow,
} from './rows.ts';

/** A dispute, locked, with everything an act may need. */
export interface LoadedDispute {
  now: string;
  dispute: DisputeRow;
  parties: PartyRow[];
  claims: ClaimItemRow[];
  assignments: AssignmentRow[];
  proceedings: ProceedingRow[];
  /** Running, paused and breached ones. */
  deadlines: DeadlineRow[];
  /** Pending ones. */
  notices: DeadlineNoticeRow[];
  /** Open ones. */
  tasks: TaskRow[];
}

/** Everything one act changed; rows are written whole. */
export interface DisputeChanges {
  dispute: DisputeRow;
  parties: PartyRow[];
  claims: ClaimItemRow[];
  assignments: AssignmentRow[];
  released: { role: string }[];
  proceedings: ProceedingRow[];
  journal: JournalEntryRow[];
  deadlines: DeadlineRow[];
  notices: DeadlineNoticeRow[];
  tasks: TaskRow[];
  limitation: LimitationEventRow[];
  rights: OpenedRightRow[];
  outbox: { id: string; disputeId: string; topic: string; payload: unknown }[];
}

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camel = (name: string): string =>
  name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const isInstant = (name: string): boolean => /(At|since|Since|Until|now)$/.test(name);

/** One row from the database's JSON: columns in camel case, instants in ISO-8601 UTC; what is inside a column stays untouched. */
function fromRow(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      const name = camel(column);
      return [name, typeof value === 'string' && isInstant(name) ? new Date(value).toISOString() : value];
    }),
  );
}

const toRows = (rows: readonly object[]): string =>
  JSON.stringify(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value]))),
  );

/** Locks a dispute and loads it, in one round trip. Undefined when there is no such dispute. */
export async function takeDispute(tx: Tx, id: string): Promise<LoadedDispute | undefined> {
  const { rows } = await sql<{
    taken: Record<string, unknown> | null;
  }>`select take_dispute(${id}) as taken`.execute(tx);
  const taken = rows[0]?.taken;
  if (!taken) return undefined;
  return Object.fromEntries(
    Object.entries(taken).map(([name, value]) => {
      if (name === 'now') return [name, new Date(value as string).toISOString()];
      return [name, Array.isArray(value) ? value.map(fromRow) : fromRow(value as Record<string, unknown>)];
    }),
  ) as unknown as LoadedDispute;
}

/** Writes everything an act changed, in one statement. */
export async function writeDispute(tx: Tx, changes: DisputeChanges): Promise<void> {
  const id = changes.dispute.id;
  await sql`
    with
    d as (insert into dispute select * from jsonb_populate_recordset(null::dispute, ${toRows([changes.dispute])}::jsonb)
      on conflict (id) do update set stage = excluded.stage, stage_since = excluded.stage_since, status = excluded.status,
        row_version = excluded.row_version, journal_length = excluded.journal_length, journal_head = excluded.journal_head),
    p as (insert into party select * from jsonb_populate_recordset(null::party, ${toRows(changes.parties)}::jsonb)
      on conflict (id) do update set name = excluded.name, kind = excluded.kind, replaced_by = excluded.replaced_by),
    c as (insert into claim_item select * from jsonb_populate_recordset(null::claim_item, ${toRows(changes.claims)}::jsonb)),
    a as (insert into assignment select * from jsonb_populate_recordset(null::assignment, ${toRows(changes.assignments)}::jsonb)
      on conflict (dispute_id, role) do update set holder_id = excluded.holder_id, since = excluded.since),
    ar as (delete from assignment using jsonb_populate_recordset(null::assignment, ${toRows(changes.released)}::jsonb) r
      where assignment.dispute_id = ${id} and assignment.role = r.role),
    r as (insert into proceeding select * from jsonb_populate_recordset(null::proceeding, ${toRows(changes.proceedings)}::jsonb)
      on conflict (id) do update set state = excluded.state, context = excluded.context, states = excluded.states,
        holder = excluded.holder, status = excluded.status, ended_at = excluded.ended_at),
    j as (insert into journal_entry select * from jsonb_populate_recordset(null::journal_entry, ${toRows(changes.journal)}::jsonb)),
    dl as (insert into deadline select * from jsonb_populate_recordset(null::deadline, ${toRows(changes.deadlines)}::jsonb)
      on conflict (id) do update set rule_version = excluded.rule_version, trigger_on = excluded.trigger_on,
        nominal_due_on = excluded.nominal_due_on, due_on = excluded.due_on, due_at = excluded.due_at,
        certainty = excluded.certainty, trace = excluded.trace, status = excluded.status, closed_at = excluded.closed_at,
        fired_at = excluded.fired_at, claimed_until = excluded.claimed_until),
    n as (insert into deadline_notice select * from jsonb_populate_recordset(null::deadline_notice, ${toRows(changes.notices)}::jsonb)
      on conflict (id) do update set status = excluded.status, fired_at = excluded.fired_at, claimed_until = excluded.claimed_until),
    t as (insert into task select * from jsonb_populate_recordset(null::task, ${toRows(changes.tasks)}::jsonb)
      on conflict (id) do update set status = excluded.status, closed_at = excluded.closed_at, assignee_id = excluded.assignee_id),
    l as (insert into limitation_event select * from jsonb_populate_recordset(null::limitation_event, ${toRows(changes.limitation)}::jsonb)),
    o as (insert into opened_right select * from jsonb_populate_recordset(null::opened_right, ${toRows(changes.rights)}::jsonb))
    insert into outbox (id, dispute_id, topic, payload)
      select id, dispute_id, topic, payload from jsonb_populate_recordset(null::outbox, ${toRows(changes.outbox)}::jsonb)
  `.execute(tx);
}
