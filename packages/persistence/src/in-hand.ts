import { sql } from 'kysely';
import type { AnsweredCommand } from './commands.ts';
import type { Tx } from './connect.ts';
import { type CountedDifference, type CountedEntries, type CountedEntry, toColumns } from './keep-figures.ts';
import type {
  AssignmentRow,
  ClaimItemRow,
  DeadlineNoticeRow,
  DeadlineRow,
  DisputeRow,
  JournalEntryRow,
  LimitationEventRow,
  MediatorRow,
  OpenedRightRow,
  OrganisationRow,
  PartyRow,
  PersonRow,
  ProceedingRow,
  TaskRow,
} from './rows.ts';

/**
 * An open deadline as an act has it in hand. How its day was counted is there only when it was counted anew; what it rests on
 * and leads to, only when it was opened. What is still to be told of it is null while the time of the soonest has not come.
 */
export type DeadlineInHand = Omit<DeadlineRow, 'trace' | 'basis' | 'onExpiry' | 'noticeClaimedUntil'> &
  Partial<Pick<DeadlineRow, 'trace' | 'basis' | 'onExpiry'>>;

/** A rung of the ladder that was climbed. */
export type ClimbedRung = Pick<DeadlineNoticeRow, 'deadlineId' | 'rung' | 'recipient'>;

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
  deadlines: DeadlineInHand[];
  /** Of those deadlines. */
  climbed: ClimbedRung[];
  /** Open ones. */
  tasks: TaskRow[];
}

/** Everything one act changed; rows that are new are written whole. */
export interface DisputeChanges {
  /** It was not there before. */
  isNew: boolean;
  dispute: DisputeRow;
  parties: PartyRow[];
  claims: ClaimItemRow[];
  assignments: AssignmentRow[];
  released: { role: string }[];
  proceedings: ProceedingRow[];
  journal: JournalEntryRow[];
  deadlines: DeadlineInHand[];
  /** Notices that have been told. */
  told: DeadlineNoticeRow[];
  tasks: TaskRow[];
  limitation: LimitationEventRow[];
  rights: OpenedRightRow[];
  outbox: { id: string; disputeId: string; topic: string; payload: unknown }[];
  /** Only when the act changed anything that counts: what went and came, or all of it where it is not known what counted before. */
  figures?: CountedDifference | Omit<CountedEntries, 'digest'>;
}

/** What is asked for before acts are heard: disputes by their own ids or by that of a period of theirs. */
export interface Wanted {
  /** Who acts; PostgreSQL is told. */
  actors: readonly string[];
  disputes: readonly string[];
  deadlines: readonly string[];
  /** Commands that may have been answered already. */
  commands: readonly { actorId: string; key: string }[];
  /** People of whom the acts speak. */
  people: readonly string[];
  /** Whether the bodies that hold the disputes are needed. */
  bodies: boolean;
}

export interface Taken {
  /** By id. Without those that do not exist and, where it was not to be waited, those that somebody else holds. */
  disputes: ReadonlyMap<string, LoadedDispute>;
  /** The dispute of each deadline asked for; those that do not exist are not in it. */
  disputeOf: ReadonlyMap<string, string>;
  /** Those of the commands that have been answered. */
  answers: readonly AnsweredCommand[];
  /** What was asked for of the registry. */
  people: readonly PersonRow[];
  mediators: readonly MediatorRow[];
  organisations: readonly OrganisationRow[];
}

type Row = Record<string, unknown>;

/** What PostgreSQL gives; rows of all disputes by table, columns in snake case. */
interface TakenRows {
  now: string;
  newest_holiday_notice: number;
  owners: Record<string, string>;
  answers: Row[];
  disputes: Row[];
  parties: Row[];
  claims: Row[];
  assignments: Row[];
  proceedings: Row[];
  deadlines: Row[];
  climbed: Row[];
  tasks: Row[];
  people: Row[];
  mediators: Row[];
  organisations: Row[];
}

interface Column {
  /** In camel case. */
  name: string;
  isInstant: boolean;
}

const columns = new Map<string, Column>();

function columnOf(column: string): Column {
  const known = columns.get(column);
  if (known) return known;
  const name = column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const made = { name, isInstant: /(At|since|Since|Until)$/.test(name) };
  columns.set(column, made);
  return made;
}

/** One row from the database's JSON: columns in camel case, instants in ISO-8601 UTC; what is inside a column stays untouched. */
function fromRow(row: Row): Row {
  const read: Row = {};
  for (const column in row) {
    const { name, isInstant } = columnOf(column);
    const value = row[column];
    read[name] = isInstant && typeof value === 'string' ? new Date(value).toISOString() : value;
  }
  return read;
}

const snakes = new Map<string, string>();

function snake(name: string): string {
  const known = snakes.get(name) ?? name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  snakes.set(name, known);
  return known;
}

function toRow(row: object): Row {
  const written: Row = {};
  for (const [name, value] of Object.entries(row)) written[snake(name)] = value;
  return written;
}

/** Rows by the dispute they belong to. */
function byDispute(rows: readonly Row[]): (id: string) => Row[] {
  const sorted = new Map<string, Row[]>();
  for (const row of rows) {
    const id = row['dispute_id'] as string;
    const own = sorted.get(id);
    if (own) own.push(fromRow(row));
    else sorted.set(id, [fromRow(row)]);
  }
  return (id) => sorted.get(id) ?? [];
}

/**
 * Locks disputes and loads them, in one round trip. `waits`: for those that somebody else holds; else they are left out.
 * Several are locked in the order of their ids, so that two who want the same ones cannot wait for each other.
 */
export async function takeDisputes(tx: Tx, wanted: Wanted, waits: boolean): Promise<Taken> {
  const asked = {
    ...wanted,
    actors: [...new Set(wanted.actors)].join(','),
    commands: wanted.commands.map(toRow),
  };
  const { rows } = await sql<{ taken: TakenRows }>`
    select take_in_hand(${JSON.stringify(asked)}::jsonb, ${waits}) as taken`.execute(tx);
  const { taken } = rows[0] as { taken: TakenRows };
  const now = new Date(taken.now).toISOString();
  const of = {
    parties: byDispute(taken.parties),
    claims: byDispute(taken.claims),
    assignments: byDispute(taken.assignments),
    proceedings: byDispute(taken.proceedings),
    deadlines: byDispute(taken.deadlines),
    climbed: byDispute(taken.climbed),
    tasks: byDispute(taken.tasks),
  };
  const loaded = taken.disputes.map((row): [string, LoadedDispute] => {
    const id = row['id'] as string;
    const children = Object.fromEntries(Object.entries(of).map(([table, own]) => [table, own(id)]));
    const newestHolidayNotice = taken.newest_holiday_notice;
    return [id, { now, newestHolidayNotice, dispute: fromRow(row), ...children } as unknown as LoadedDispute];
  });
  return {
    disputes: new Map(loaded),
    disputeOf: new Map(Object.entries(taken.owners)),
    answers: taken.answers.map((row) => fromRow(row) as unknown as AnsweredCommand),
    people: taken.people.map((row) => fromRow(row) as unknown as PersonRow),
    mediators: taken.mediators.map((row) => fromRow(row) as unknown as MediatorRow),
    organisations: taken.organisations.map((row) => fromRow(row) as unknown as OrganisationRow),
  };
}

/** Locks a dispute and loads it, waiting for whoever holds it. Undefined when there is no such dispute. */
export async function takeDispute(tx: Tx, id: string): Promise<LoadedDispute | undefined> {
  const none = { actors: [], deadlines: [], commands: [], people: [], bodies: false };
  const wanted = { ...none, disputes: [id] };
  return (await takeDisputes(tx, wanted, true)).disputes.get(id);
}

const columnsOfEvery = (row: DeadlineInHand) => ({
  id: row.id,
  status: row.status,
  closedAt: row.closedAt,
  firedAt: row.firedAt,
  claimedUntil: row.claimedUntil,
  notices: row.notices,
  noticeAt: row.noticeAt,
});

const movedColumnsOf = (row: DeadlineInHand) => ({
  ...columnsOfEvery(row),
  ruleVersion: row.ruleVersion,
  triggerOn: row.triggerOn,
  nominalDueOn: row.nominalDueOn,
  dueOn: row.dueOn,
  dueAt: row.dueAt,
  certainty: row.certainty,
  trace: row.trace,
});

const changedColumnsOf = (row: DisputeRow) => ({
  id: row.id,
  stage: row.stage,
  stageSince: row.stageSince,
  status: row.status,
  rowVersion: row.rowVersion,
  journalLength: row.journalLength,
  journalHead: row.journalHead,
  closings: row.closings,
  figuresDigest: row.figuresDigest,
  countedWith: row.countedWith,
});

/** What came and went of a dispute's figures, as it is told to those who keep the sums. */
function figureRows({ dispute, figures }: DisputeChanges): Row[] {
  if (!figures || !('came' in figures)) return [];
  const told = (entries: readonly CountedEntry[], count: 1 | -1) =>
    entries.map((entry) => ({
      ...toColumns(entry),
      dispute_id: dispute.id,
      journal_seq: dispute.journalLength,
      besides: entry.besides ?? '',
      count,
    }));
  return [...told(figures.went, -1), ...told(figures.came, 1)];
}

function countedRows({ dispute, figures }: DisputeChanges): Row[] {
  if (!figures || 'came' in figures) return [];
  const { entries, renewed } = figures;
  return [
    {
      dispute_id: dispute.id,
      journal_seq: dispute.journalLength,
      entries: entries.map(toColumns),
      renewed,
    },
  ];
}

/**
 * Writes everything that acts changed in different disputes, and the answers of commands for those who ask again, in one round
 * trip; see the function `write_back` in the schema.
 */
export async function writeDisputes(
  tx: Tx,
  acts: readonly DisputeChanges[],
  commands: readonly AnsweredCommand[],
): Promise<void> {
  const all = <T>(rowsOf: (changes: DisputeChanges) => readonly T[]): readonly T[] => acts.flatMap(rowsOf);
  const deadlines = all((changes) => changes.deadlines);
  const tables: Record<string, readonly object[]> = {
    filed: all(({ isNew, dispute }) => (isNew ? [dispute] : [])),
    disputes: all(({ isNew, dispute }) => (isNew ? [] : [changedColumnsOf(dispute)])),
    parties: all(({ parties }) => parties),
    claims: all(({ claims }) => claims),
    released: all(({ dispute, released }) => released.map(({ role }) => ({ disputeId: dispute.id, role }))),
    assignments: all(({ assignments }) => assignments),
    proceedings: all(({ proceedings }) => proceedings),
    journal: all(({ journal }) => journal),
    deadlines: deadlines.filter((one) => one.basis !== undefined),
    moved_deadlines: deadlines
      .filter((one) => one.basis === undefined && one.trace !== undefined)
      .map(movedColumnsOf),
    changed_deadlines: deadlines
      .filter((one) => one.basis === undefined && one.trace === undefined)
      .map(columnsOfEvery),
    told: all(({ told }) => told),
    tasks: all(({ tasks }) => tasks),
    limitation: all(({ limitation }) => limitation),
    rights: all(({ rights }) => rights),
    outbox: all(({ outbox }) => outbox),
    commands,
  };
  const changes: Record<string, readonly Row[] | readonly string[]> = {};
  for (const [table, rows] of Object.entries(tables)) if (rows.length > 0) changes[table] = rows.map(toRow);
  const inColumns = {
    figures: all(figureRows),
    counted: all(countedRows),
  };
  for (const [name, rows] of Object.entries(inColumns)) if (rows.length > 0) changes[name] = rows;
  await sql`select write_back(${JSON.stringify(changes)}::jsonb)`.execute(tx);
}

/** Writes what one act changed. */
export const writeDispute = (tx: Tx, changes: DisputeChanges): Promise<void> =>
  writeDisputes(tx, [changes], []);
