import { createHash } from 'node:crypto';
import type { JournalEntryRow } from '@dingfen/persistence';

/** The hash before the first entry. */
export const noEntryYet = '0'.repeat(64);

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`)
      .join(',')}}`;
  return JSON.stringify(value ?? null);
}

/** What the hash covers, by name: a column added later changes no hash that was computed before. */
const chained = [
  'disputeId',
  'seq',
  'proceedingId',
  'procedure',
  'procedureVersion',
  'event',
  'summary',
  'payload',
  'actorId',
  'actorName',
  'capacity',
  'organisationId',
  'partyId',
  'fromStates',
  'toStates',
  'at',
  'recordedAt',
  'previousHash',
] as const satisfies (keyof JournalEntryRow)[];

/** SHA-256 over everything an entry says, with the hash of the entry before it: changing any past byte breaks the chain from there on. */
export function hashOf(entry: Omit<JournalEntryRow, 'hash'>): string {
  const said = Object.fromEntries(chained.map((field) => [field, entry[field]]));
  return createHash('sha256').update(canonical(said)).digest('hex');
}

/** A fingerprint of what a command asked for, so that one key cannot stand for two different commands. */
export const fingerprintOf = (command: unknown): string =>
  createHash('sha256').update(canonical(command)).digest('hex');
