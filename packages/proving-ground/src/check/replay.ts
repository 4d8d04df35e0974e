import { procedures } from '@dingfen/dispute-lifecycle';
import { calendar } from '@dingfen/legal-calendar';
import { isDeepStrictEqual } from 'node:util';
import { nextMediation } from '../chaos/next-mediation.ts';
import { initialTransition, transition } from 'xstate';
import type { JournalRow } from './chain.ts';

export interface ProceedingRow {
  id: string;
  procedure: string;
  procedure_version: number;
  state: { value: unknown; status: string };
  context: unknown;
}

/** Those of the next release are known here, too: while it is deployed both leave proceedings behind. */
const known = [...procedures, nextMediation()];

/** The demonstration world lies in Guangxi. */
const counted = { calendar: calendar('CN-GX'), local: {} };

/** Entries that tell of something and move nothing. */
const remarks = new Set(['WARNING', 'ESCALATION', 'RECOUNT_DEADLINES', 'FILE_DISPUTE']);

const isRemark = ({ event, payload }: JournalRow): boolean =>
  remarks.has(event) ||
  (payload as { withoutConsequence?: unknown } | null)?.withoutConsequence !== undefined;

/**
 * The civil day of an entry, Asia/Shanghai. What follows from the end of a period happens at the midnight that ends its last
 * day, and belongs to that day.
 */
function dayOf(at: string): string {
  const instant = Date.parse(at);
  const shanghai = instant + 8 * 3_600_000;
  const isMidnight = shanghai % 86_400_000 === 0;
  return new Date(isMidnight ? shanghai - 1 : shanghai).toISOString().slice(0, 10);
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/**
 * Plays the entries of one proceeding through its chart alone and compares where that ends with what is stored.
 * Null when they are the same.
 */
export function differsFromJournal(stored: ProceedingRow, journal: readonly JournalRow[]): string | null {
  const procedure = known.find(
    (one) => one.key === stored.procedure && one.version === stored.procedure_version,
  );
  if (!procedure) return `no procedure ${stored.procedure}@${stored.procedure_version}`;
  const own = journal.filter((one) => one.proceeding_id === stored.id);
  const other = own.find((one) => one.procedure_version !== stored.procedure_version);
  if (other)
    return `it was begun with version ${stored.procedure_version}, its ${other.event} was heard by version ${other.procedure_version}`;
  const entries = own.filter((one) => !isRemark(one));
  const [opening, ...acts] = entries;
  if (opening?.event !== 'OPEN') return 'its journal does not begin with its opening';
  const { machine } = procedure;
  let [snapshot] = initialTransition(machine, {
    ...(opening.payload as object),
    at: opening.at,
    on: dayOf(opening.at),
    ...counted,
  } as never);
  for (const entry of acts) {
    const by = {
      personId: entry.actor_id,
      name: entry.actor_name,
      capacity: entry.capacity,
      ...(entry.organisation_id === null ? {} : { organisationId: entry.organisation_id }),
      ...(entry.party_id === null ? {} : { partyId: entry.party_id }),
    };
    const act = {
      type: entry.event,
      payload: entry.payload,
      at: entry.at,
      on: dayOf(entry.at),
      by,
      ...counted,
    };
    [snapshot] = transition(machine, snapshot as never, act as never);
  }
  const { value, status } = snapshot.toJSON() as unknown as { value: unknown; status: string };
  if (!isDeepStrictEqual(asJson(value), stored.state.value) || status !== stored.state.status)
    return `replayed it is in ${JSON.stringify(value)} (${status}), stored in ${JSON.stringify(stored.state.value)} (${stored.state.status})`;
  const context = asJson((snapshot as { context: unknown }).context) as Record<string, unknown>;
  const kept = stored.context as Record<string, unknown>;
  const fields = [...new Set([...Object.keys(context), ...Object.keys(kept)])].filter(
    (name) => !isDeepStrictEqual(context[name], kept[name]),
  );
  if (fields.length > 0)
    return `its context differs in ${fields
      .map(
        (name) =>
          `${name}: ${JSON.stringify(context[name])?.slice(0, 200)} replayed, ${JSON.stringify(kept[name])?.slice(0, 200)} stored`,
      )
      .join('; ')}`;
  return null;
}
