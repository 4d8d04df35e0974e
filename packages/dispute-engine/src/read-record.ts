import type { Person } from '@dingfen/domain';
import { type Calendar, type CivilDate, civilDateOf, type Text } from '@dingfen/legal-calendar';
import { type ProceedingRow, readFile } from '@dingfen/persistence';
import { activeStates, type StoredProceeding } from '@dingfen/procedure-kit';
import type { Engine } from './engine.ts';
import { viewerOf } from './people.ts';

/** What a procedure has on record about a dispute, and by which day and calendar to read it. */
export interface ProcedureRecord {
  todayOn: CivilDate;
  calendar: Calendar;
  /** The newest proceeding of the procedure; absent where the dispute has none. */
  proceeding?: {
    /** As the procedure itself keeps it. */
    context: unknown;
    /** The innermost active state that has words. */
    state: { path: string; summary: Text };
  };
}

/** The record of one procedure of a dispute. Undefined when there is no such dispute or the person may not see it. */
export async function recordOf(
  engine: Engine,
  person: Person,
  disputeId: string,
  procedure: string,
): Promise<ProcedureRecord | undefined> {
  const file = await readFile(engine.db, disputeId, viewerOf(person));
  if (!file) return undefined;
  const book = await engine.calendars.upTo(file.newestHolidayNotice, engine.db);
  const row = file.proceedings.findLast((one) => one.procedure === procedure);
  return {
    todayOn: civilDateOf(file.now),
    calendar: book.of(file.dispute.regionCode),
    ...(row
      ? {
          proceeding: {
            context: row.context,
            state: stateOf(engine, row),
          },
        }
      : {}),
  };
}

function stateOf(
  engine: Engine,
  { procedure, procedureVersion, state, context }: ProceedingRow,
): { path: string; summary: Text } {
  const pinned = engine.procedures.pinned(procedure, procedureVersion);
  const stored: StoredProceeding = { state: state as StoredProceeding['state'], context };
  const spoken = activeStates(pinned, stored).findLast((one) => one.summary);
  return { path: spoken?.path ?? '', summary: spoken?.summary ?? pinned.name };
}
