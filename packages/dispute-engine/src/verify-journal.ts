import { type Database, journalHeads, readJournal } from '@dingfen/persistence';
import { hashOf, noEntryYet } from './journal.ts';

export interface BrokenEntry {
  disputeId: string;
  number: string;
  seq: number;
  why: 'content' | 'order' | 'missing' | 'head';
}

export interface JournalCheck {
  disputes: number;
  entries: number;
  /** The first broken entry of each broken chain. */
  broken: BrokenEntry[];
}

/** Reads every journal from its first entry and names the first entry of each that does not say what it said when it was written. */
export async function verifyJournals(db: Database, only?: string): Promise<JournalCheck> {
  const check: JournalCheck = { disputes: 0, entries: 0, broken: [] };
  for (let after = ''; ; ) {
    const batch = await journalHeads(db, after, 500, only);
    if (batch.length === 0) return check;
    for (const dispute of batch) {
      check.disputes += 1;
      const broken = await verifyOne(db, dispute, check);
      if (broken) check.broken.push({ disputeId: dispute.id, number: dispute.number, ...broken });
    }
    after = (batch.at(-1) as { id: string }).id;
  }
}

async function verifyOne(
  db: Database,
  dispute: { id: string; journalHead: string; journalLength: number },
  check: JournalCheck,
): Promise<Pick<BrokenEntry, 'seq' | 'why'> | undefined> {
  let previous = noEntryYet;
  let seq = 0;
  // Up to the head that was read with the dispute: what is being written at this moment is the next check's.
  while (seq < dispute.journalLength) {
    const entries = await readJournal(db, dispute.id, seq, Math.min(500, dispute.journalLength - seq));
    if (entries.length === 0) break;
    for (const entry of entries) {
      check.entries += 1;
      if (entry.seq !== seq + 1) return { seq: seq + 1, why: 'missing' };
      if (entry.previousHash !== previous) return { seq: entry.seq, why: 'order' };
      if (hashOf(entry) !== entry.hash) return { seq: entry.seq, why: 'content' };
      previous = entry.hash;
      seq = entry.seq;
    }
  }
  if (seq < dispute.journalLength) return { seq: seq + 1, why: 'missing' };
  return previous === dispute.journalHead ? undefined : { seq, why: 'head' };
}
