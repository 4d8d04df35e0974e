import { createHash } from 'node:crypto';
import type { Entry } from '@dingfen/journal-replay';

/** One journal row as PostgreSQL gives it, `at` and `recorded_at` in ISO-8601 UTC with milliseconds. */
export interface JournalRow {
  dispute_id: string;
  seq: number;
  proceeding_id: string | null;
  procedure: string;
  procedure_version: number;
  event: string;
  summary: unknown;
  payload: unknown;
  actor_id: string;
  actor_name: string;
  capacity: string;
  organisation_id: string | null;
  party_id: string | null;
  from_states: string[];
  to_states: string[];
  at: string;
  recorded_at: string;
  previous_hash: string;
  hash: string;
}

/** JSON with sorted names: what the chain is computed over, written down a second time on purpose. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(value).toSorted();
  return Object.fromEntries(names.map((name) => [name, sorted((value as Record<string, unknown>)[name])]));
}

/** An entry as it is played, with what it told people beside it. */
export const entryOf = (row: JournalRow): Entry & { summary: unknown } => ({
  disputeId: row.dispute_id,
  seq: row.seq,
  proceedingId: row.proceeding_id,
  procedure: row.procedure,
  procedureVersion: row.procedure_version,
  event: row.event,
  summary: row.summary,
  payload: row.payload,
  actorId: row.actor_id,
  actorName: row.actor_name,
  capacity: row.capacity,
  organisationId: row.organisation_id,
  partyId: row.party_id,
  fromStates: row.from_states,
  toStates: row.to_states,
  at: row.at,
  recordedAt: row.recorded_at,
});

/** The text that an entry's hash is computed over. */
export const said = (row: JournalRow): string =>
  JSON.stringify(sorted({ ...entryOf(row), previousHash: row.previous_hash }));

const hashed = (row: JournalRow): string => createHash('sha256').update(said(row)).digest('hex');

/** The first entry of a journal that breaks its chain, in words; null when all follow one from another up to the head. */
export function brokenAt(rows: readonly JournalRow[], head: { length: number; hash: string }): string | null {
  let previous = '0'.repeat(64);
  for (const [index, row] of rows.entries()) {
    if (row.seq !== index + 1) return `entry ${index + 1} is missing`;
    if (row.previous_hash !== previous) return `entry ${row.seq} does not follow the one before it`;
    if (hashed(row) !== row.hash) return `entry ${row.seq} says something else than when it was written`;
    previous = row.hash;
  }
  if (rows.length !== head.length)
    return `the dispute remembers ${head.length} entries, there are ${rows.length}`;
  return rows.length > 0 && previous !== head.hash ? 'the dispute remembers another last entry' : null;
}
