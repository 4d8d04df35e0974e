import { sql } from 'kysely';
import type { Tx } from './connect.ts';
import { type CountedEntries, toColumns } from './keep-figures.ts';
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
  /** Id of the newest holiday notice imported at that moment; 0 when none was. */
  newestHolidayNotice: number;
  dispute: DisputeRow;
  parties: PartyRow[];
  claims: ClaimItemRow[];
  assignments: AssignmentRow[];
  proceedings: ProceedingRow[];
  /** Running, paused and breached ones. */
  deadlines: DeadlineRow[];
  /** Pending and fired ones of those deadlines. */
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
  /** What counts of the dispute, whole; only when the act changed any of it. */
  figures?: Omit<CountedEntries, 'digest'>;
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

const toRow = (row: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value]));

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
      if (typeof value === 'number') return [name, value];
      return [name, Array.isArray(value) ? value.map(fromRow) : fromRow(value as Record<string, unknown>)];
    }),
  ) as unknown as LoadedDispute;
}

/** Writes everything an act changed, in one round trip; see the function of that name in the schema. */
export async function writeDispute(tx: Tx, { dispute, figures, ...lists }: DisputeChanges): Promise<void> {
  const changed = Object.entries(lists).filter(([, rows]) => rows.length > 0);
  const changes = {
    dispute: toRow(dispute),
    ...Object.fromEntries(changed.map(([name, rows]) => [name, rows.map(toRow)])),
    ...(figures ? { counted: figures.entries.map(toColumns), renewed: figures.renewed } : {}),
  };
  await sql`select write_dispute(${JSON.stringify(changes)}::jsonb)`.execute(tx);
}
