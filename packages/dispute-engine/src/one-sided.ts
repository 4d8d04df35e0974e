import type { Person } from '@dingfen/domain';
import type { Text } from '@dingfen/legal-calendar';
import type { DisputeFile, JournalEntryRow, ProceedingRow } from '@dingfen/persistence';
import type { Procedure } from '@dingfen/procedure-kit';
import type { Engine } from './engine.ts';

/*
 * Some procedures advise one side: how much time it has left, what interrupted the limitation. The other side must find its
 * defences itself (LI2 20); what it reads here would be a defence ready-made. Bodies and courts read everything.
 */

const aboutAdvice: Text = { zh: '仅供另一方参考的事项', en: 'advice to the other side' };

/** Whether a person is a party to a dispute on the side that a procedure does not advise. */
export const isAdvisedAgainst = (
  { advises }: Pick<Procedure, 'advises'>,
  { parties }: Pick<DisputeFile, 'parties'>,
  person: Pick<Person, 'id'>,
): boolean =>
  advises !== undefined &&
  parties.some((one) => one.personId === person.id && one.replacedBy === null && one.role !== advises);

/** The proceedings of a dispute of which a person is not told where they stand. */
export function closedTo(
  engine: Engine,
  file: {
    parties: DisputeFile['parties'];
    proceedings: readonly Pick<ProceedingRow, 'id' | 'procedure' | 'procedureVersion'>[];
  },
  person: Pick<Person, 'id'>,
): ReadonlySet<string> {
  return new Set(
    file.proceedings
      .filter(({ procedure, procedureVersion }) =>
        isAdvisedAgainst(engine.procedures.pinned(procedure, procedureVersion), file, person),
      )
      .map(({ id }) => id),
  );
}

/** An entry of a journal without what it says of proceedings that are closed to the reader; its own acts it reads. */
export function withoutAdvice(
  entry: JournalEntryRow,
  closed: ReadonlySet<string>,
  person: Pick<Person, 'id'>,
  deadlineIds: ReadonlySet<string>,
): JournalEntryRow {
  if (entry.event === 'RECOUNT_DEADLINES') {
    const payload = entry.payload as { deadlines?: { deadlineId: string }[] };
    const deadlines = payload.deadlines?.filter(({ deadlineId }) => !deadlineIds.has(deadlineId));
    return { ...entry, payload: { ...payload, deadlines } };
  }
  if (entry.proceedingId === null || !closed.has(entry.proceedingId) || entry.actorId === person.id)
    return entry;
  return { ...entry, payload: {}, summary: aboutAdvice, fromStates: [], toStates: [] };
}
