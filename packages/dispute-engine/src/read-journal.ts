import type { Person } from '@dingfen/domain';
import {
  type DisputeFile,
  type JournalEntryRow,
  organisationsBelow,
  readFile,
  readJournal,
} from '@dingfen/persistence';
import type { Engine } from './engine.ts';
import { closedTo, withoutAdvice } from './one-sided.ts';
import { viewerOf } from './people.ts';

/** Mediation is confidential: what was submitted in it is for the parties and the body that mediates (INV 2, 22; ONM 18). */
const confidential = 'mediation';

/**
 * A page of a dispute's journal, oldest first; undefined for somebody who may not see the dispute. Court and commission read
 * that an act of mediation was done, when and by whom, not what was said in it.
 */
export async function journalOf(
  engine: Engine,
  person: Person,
  disputeId: string,
  page: { after: number; limit: number },
): Promise<JournalEntryRow[] | undefined> {
  const file = await readFile(engine.db, disputeId, viewerOf(person));
  if (!file) return undefined;
  const entries = await readJournal(engine.db, disputeId, page.after, page.limit);
  const closed = closedTo(engine, file, person);
  const deadlineIds = new Set(
    file.deadlines.filter(({ proceedingId }) => closed.has(proceedingId)).map(({ id }) => id),
  );
  const shown = isParty(file, person)
    ? entries.map((entry) => withoutAdvice(withoutOrder(entry), closed, person, deadlineIds))
    : entries;
  if (await isInMediation(engine, person, file)) return shown;
  return shown.map((entry) => (entry.procedure === confidential ? { ...entry, payload: {} } : entry));
}

/** A supervision order is between offices: a party reads that there is an entry, not what it says. */
const withoutOrder = (entry: JournalEntryRow): JournalEntryRow =>
  entry.event.startsWith('SUPERVISION_ORDER_')
    ? { ...entry, payload: {}, summary: { zh: '内部监督事项', en: 'a matter between offices' } }
    : entry;

const isParty = ({ parties }: DisputeFile, person: Person): boolean =>
  parties.some((party) => party.personId === person.id && party.replacedBy === null);

/** Whether a person belongs to the mediation: as a party, as its mediator, as its body's staff, or above that body. */
async function isInMediation(engine: Engine, person: Person, file: DisputeFile): Promise<boolean> {
  if (isParty(file, person)) return true;
  const holders = file.assignments.filter((one) =>
    ['mediationBody', 'mediator', 'candidateMediator'].includes(one.role),
  );
  if (holders.some((one) => one.holderId === person.id || one.holderId === person.organisationId))
    return true;
  if (!person.roles.includes('supervisor') || person.organisationId === undefined) return false;
  const bodies = holders.filter((one) => one.role === 'mediationBody').map((one) => one.holderId);
  return (await organisationsBelow(engine.db, person.organisationId, bodies)).length > 0;
}
