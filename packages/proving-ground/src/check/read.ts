import pg from 'pg';
import type { JournalRow } from './chain.ts';

/*
 * Reads what is stored as it is, some hundred disputes at a time: instants as ISO-8601 UTC with milliseconds, civil days as text,
 * sums as numbers.
 */

export interface DisputeRow {
  id: string;
  number: string;
  region_code: string;
  channel: string;
  filed_on: string;
  stage: string;
  status: string;
  closings: string[];
  journal_length: number;
  journal_head: string;
  counted_with: number;
}

export interface ProceedingRow {
  id: string;
  dispute_id: string;
  procedure: string;
  procedure_version: number;
  state: { value: unknown; status: string };
  context: unknown;
  states: string[];
  status: string;
}

export interface DeadlineRow {
  id: string;
  dispute_id: string;
  proceeding_id: string;
  timer_id: string;
  key: string;
  rule_id: string;
  rule_class: string;
  nominal_due_on: string | null;
  due_on: string | null;
  due_at: string | null;
  status: string;
  opened_at: string;
  fired_at: string | null;
  notice_at: string | null;
  /** Its length is one that the deployment has configured. */
  is_local: boolean;
}

/** Told, or still to be told. */
export interface NoticeRow {
  dispute_id: string;
  deadline_id: string;
  kind: string;
  rung: string;
  recipient: string;
  due_at: string;
  status: 'fired' | 'pending';
}

export interface TaskRow {
  dispute_id: string;
  proceeding_id: string;
  state_path: string;
  kind: string;
  status: string;
}

export interface MessageRow {
  id: string;
  dispute_id: string;
  relayed: boolean;
  payload: {
    to: { kind: string; id: string; role?: string };
    message: string;
    text: { zh: string; en: string };
    at: string;
  };
}

export interface NotificationRow {
  id: string;
  dispute_id: string;
  recipient_kind: string;
  recipient_id: string;
  recipient_role: string | null;
  message: string;
  text: { zh: string; en: string };
  created_at: string;
}

export interface FigureRow {
  dispute_id: string;
  ref: string;
  measure: string;
  extra: string;
  month: string;
  organisation_id: string;
  claim_type: string;
  channel: string;
  category: string;
  industry: string;
  mediator_id: string;
  value: number;
}

export interface AssignmentRow {
  dispute_id: string;
  role: string;
  holder_id: string;
}

const perDispute = {
  journal: 'select * from journal_entry where dispute_id = any($1) order by dispute_id, seq',
  proceedings: `select id, dispute_id, procedure, procedure_version, state, context, states, status
    from proceeding where dispute_id = any($1) order by dispute_id, position`,
  deadlines: `select id, dispute_id, proceeding_id, timer_id, key, rule_id, rule_class, nominal_due_on, due_on, due_at, status,
      opened_at, fired_at, notice_at, trace::text like '%locally configured%' as is_local
    from deadline where dispute_id = any($1)`,
  notices: `select dispute_id, deadline_id, kind, rung, recipient, due_at, 'fired' as status
      from deadline_notice where deadline_id in (select id from deadline where dispute_id = any($1))
    union all select d.dispute_id, d.id, n.kind, n.rung, n.recipient, n."dueAt", 'pending'
      from deadline d, jsonb_to_recordset(d.notices) n (kind text, rung text, recipient text, "dueAt" timestamptz)
      where d.dispute_id = any($1)`,
  tasks: 'select dispute_id, proceeding_id, state_path, kind, status from task where dispute_id = any($1)',
  messages: `select id, dispute_id, relayed_at is not null as relayed, payload from outbox where dispute_id = any($1)`,
  notifications: `select id, dispute_id, recipient_kind, recipient_id, recipient_role, message, text, created_at
    from notification where dispute_id = any($1)`,
  figures: 'select * from figure_entry where dispute_id = any($1)',
  assignments: 'select dispute_id, role, holder_id from assignment where dispute_id = any($1)',
} as const;

/** One dispute with everything that is stored of it. */
export interface Whole {
  dispute: DisputeRow;
  journal: JournalRow[];
  proceedings: ProceedingRow[];
  deadlines: DeadlineRow[];
  notices: NoticeRow[];
  tasks: TaskRow[];
  messages: MessageRow[];
  notifications: NotificationRow[];
  figures: FigureRow[];
  assignments: AssignmentRow[];
}

const asIs = (text: string): string => text;
const readers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.TIMESTAMPTZ, (text) => new Date(`${text.replace(' ', 'T')}:00`).toISOString()],
  [pg.types.builtins.DATE, asIs],
  [pg.types.builtins.INT8, Number],
]);

/** A connection that reads values as this room wants them. */
export async function openDatabase(url: string): Promise<pg.Client> {
  const db = new pg.Client({
    connectionString: url,
    // An offset of whole hours, which the reading of instants relies on.
    options: '-c timezone=UTC',
    types: {
      getTypeParser: (id: number, format?: 'text' | 'binary') =>
        readers.get(id) ?? pg.types.getTypeParser(id, format as 'text'),
    } as pg.CustomTypesConfig,
  });
  await db.connect();
  return db;
}

/** Disputes read at one time. Messages are found by reading all of them, so it is not few. */
const BATCH = 500;

/** Every dispute in the order of the ids, one after the other, all its rows with it. */
export async function* everyDispute(db: pg.Client): AsyncGenerator<Whole> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const { rows: disputes }: pg.QueryResult<DisputeRow> = await db.query<DisputeRow>(
      `select id, number, region_code, channel, filed_on, stage, status, closings, journal_length, journal_head, counted_with
       from dispute where id > $1 order by id limit ${BATCH}`,
      [after],
    );
    const ids = disputes.map(({ id }) => id);
    const wholes = new Map(disputes.map((dispute) => [dispute.id, { dispute } as Whole & Parts]));
    for (const [name, query] of Object.entries(perDispute)) {
      for (const whole of wholes.values()) whole[name as keyof Parts] = [];
      const { rows } = await db.query<{ dispute_id: string }>(query, [ids]);
      for (const row of rows) wholes.get(row.dispute_id)?.[name as keyof Parts].push(row);
    }
    yield* wholes.values();
    after = ids.at(-1);
  }
}
type Parts = Record<keyof typeof perDispute, unknown[]>;
