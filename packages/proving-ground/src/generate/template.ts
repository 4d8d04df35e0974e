import type { CountedDispute } from '@dingfen/metrics';
import { said } from '../check/chain.ts';
import type { JournalRow } from '../check/chain.ts';

/** The tables in which a dispute has rows, in the order in which they refer to each other. */
export const tables = [
  'dispute',
  'party',
  'claim_item',
  'assignment',
  'proceeding',
  'task',
  'deadline',
  'opened_right',
  'limitation_event',
] as const;
export type Table = (typeof tables)[number];

/** One row as PostgreSQL writes it, column by column; null where there is nothing. */
export type TextRow = readonly (string | null)[];

/** A dispute that was really played, from which others are stamped. */
export interface Played {
  id: string;
  number: string;
  queryCode: string;
  filedOn: string;
  /** The last day on which anything was done in it. */
  lastOn: string;
  status: 'open' | 'closed';
  regionCode: string;
  partyNames: readonly string[];
  organisations: readonly string[];
  mediators: readonly { id: string; name: string; organisationId: string }[];
  rows: Record<Table, readonly TextRow[]>;
  journal: readonly { row: TextRow; said: JournalRow }[];
  /** As the figures would count it, had everything in it been done so many days later. */
  countedAfter: (days: number) => CountedDispute;
  /** How it ended, for the mix. */
  course: Course;
}

export type Course =
  | 'settled'
  | 'confirmed'
  | 'toArbitration'
  | 'toTrial'
  | 'failed'
  | 'withdrawn'
  | 'declined'
  | 'open';

/** What is different in every stamped dispute, by its place in the list of values. */
export type Slot =
  | { kind: 'id'; at: number }
  | { kind: 'day'; offset: number }
  | { kind: 'name'; at: number }
  | { kind: 'organisation'; id: string }
  | { kind: 'mediator'; at: number }
  | { kind: 'mediatorName'; at: number }
  | { kind: 'number' }
  | { kind: 'queryCode' }
  | { kind: 'region' }
  | { kind: 'previousHash' }
  | { kind: 'hash' };

/** Text with gaps: `literals[0] + values[gaps[0]] + literals[1] + …`. */
export interface Stencil {
  literals: readonly string[];
  gaps: readonly number[];
}

export interface Template {
  played: Played;
  slots: readonly Slot[];
  /** Where the new id of an old one stands among the values. */
  oldIds: ReadonlyMap<string, number>;
  /** COPY lines of each table. */
  lines: Record<Table, readonly Stencil[]>;
  /** COPY lines of the journal, and what each entry's hash is computed over. */
  journal: readonly { line: Stencil; said: Stencil }[];
}

const DAY_MS = 86_400_000;
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
export const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const day = '(?<!\\d)20\\d{2}-[01]\\d-[0-3]\\d(?!\\d)';
const everyDay = new RegExp(day, 'g');
/** The same text with every day in it moved; what only looks like one stays. */
export const later = (text: string, days: number): string =>
  text.replaceAll(everyDay, (found) =>
    Number.isNaN(dayNumber(found)) ? found : dayOf(dayNumber(found) + days),
  );

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** One field as COPY's text format wants it. */
const copied = (value: string | null): string =>
  value === null
    ? '\\N'
    : value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');

/** Marks where the hashes go; nothing anybody writes contains them. */
const PREVIOUS = '⟦previous⟧';
const OWN = '⟦own⟧';

/** Finds in every row of a dispute what must differ from one stamped dispute to the next. */
export function templateOf(played: Played): Template {
  const slots: Slot[] = [];
  const places = new Map<string, number>();
  const place = (key: string, slot: Slot): number => {
    const known = places.get(key);
    if (known !== undefined) return known;
    slots.push(slot);
    places.set(key, slots.length - 1);
    return slots.length - 1;
  };
  const named = new Map<string, () => number>();
  const name = (text: string, slot: () => Slot): void => {
    if (text === '' || named.has(text)) return;
    // Both the entry's own hash and what the dispute remembers of the last one are one value.
    named.set(text, () => {
      const made = slot();
      return place(made.kind === 'hash' ? 'hash' : text, made);
    });
  };
  name(PREVIOUS, () => ({ kind: 'previousHash' }));
  name(OWN, () => ({ kind: 'hash' }));
  name(played.number, () => ({ kind: 'number' }));
  name(played.queryCode, () => ({ kind: 'queryCode' }));
  played.mediators.forEach(({ id, name: called }, at) => {
    name(id, () => ({ kind: 'mediator', at }));
    name(called, () => ({ kind: 'mediatorName', at }));
  });
  for (const id of played.organisations) name(id, () => ({ kind: 'organisation', id }));
  played.partyNames.forEach((called, at) => name(called, () => ({ kind: 'name', at })));
  // The dispute's own row remembers the hash of its last entry.
  name(played.journal.at(-1)?.said.hash ?? '', () => ({ kind: 'hash' }));
  const literals = [...named.keys()].toSorted((a, b) => b.length - a.length).map(literal);
  const pattern = new RegExp([uuid, day, ...literals].join('|'), 'gu');
  const base = dayNumber(played.filedOn);
  let ids = 0;
  const gapFor = (found: string): number => {
    const own = named.get(found);
    if (own) return own();
    if (/^\d{4}-/.test(found) && found.length === 10) {
      const offset = dayNumber(found) - base;
      return place(`day ${offset}`, { kind: 'day', offset });
    }
    const known = places.get(found);
    if (known !== undefined) return known;
    ids += 1;
    return place(found, { kind: 'id', at: ids });
  };
  const stencilOf = (text: string): Stencil => {
    const pieces: string[] = [];
    const gaps: number[] = [];
    let from = 0;
    for (const match of text.matchAll(pattern)) {
      const [found] = match;
      if (Number.isNaN(dayNumber(found)) && found.length === 10 && /^\d{4}-/.test(found)) continue;
      pieces.push(text.slice(from, match.index));
      gaps.push(gapFor(found));
      from = match.index + found.length;
    }
    pieces.push(text.slice(from));
    return { literals: pieces, gaps };
  };
  const lineOf = (row: TextRow): Stencil => stencilOf(`${row.map(copied).join('\t')}\n`);
  return {
    played,
    slots,
    oldIds: places,
    lines: Object.fromEntries(
      tables.map((table) => [table, played.rows[table].map(lineOf)]),
    ) as unknown as Template['lines'],
    journal: played.journal.map(({ row, said: entry }) => ({
      line: lineOf([...row.slice(0, -2), PREVIOUS, OWN]),
      said: stencilOf(said({ ...entry, previous_hash: PREVIOUS })),
    })),
  };
}

/** Fills the gaps. */
export function filled({ literals, gaps }: Stencil, values: readonly string[]): string {
  let text = literals[0] as string;
  for (let at = 0; at < gaps.length; at += 1)
    text += (values[gaps[at] as number] as string) + (literals[at + 1] as string);
  return text;
}

const everyId = new RegExp(uuid, 'g');

/** The dispute as the figures count it, with other ids and bodies. */
export function renamedIn(
  counted: CountedDispute,
  renamed: {
    id: (old: string) => string;
    organisation: (old: string) => string;
    mediator: (old: string) => string;
  },
): CountedDispute {
  return {
    ...counted,
    id: renamed.id(counted.id),
    assignments: counted.assignments.map(({ role, holderId }) => ({
      role,
      holderId: renamed.mediator(renamed.organisation(holderId)),
    })),
    proceedings: counted.proceedings.map((one) => ({
      ...one,
      id: renamed.id(one.id),
      milestones: one.milestones.map(({ key, mediatorId, organisationId, ...milestone }) => ({
        ...milestone,
        // A party, or an agreement.
        ...(key === undefined ? {} : { key: key.replaceAll(everyId, renamed.id) }),
        ...(mediatorId === undefined ? {} : { mediatorId: renamed.mediator(mediatorId) }),
        ...(organisationId === undefined ? {} : { organisationId: renamed.organisation(organisationId) }),
      })),
    })),
    deadlines: counted.deadlines.map((one) => ({
      ...one,
      id: renamed.id(one.id),
      organisationId: renamed.organisation(one.organisationId),
    })),
  };
}
