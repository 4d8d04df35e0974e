import { type Person, type Refusal, refuse } from '@dingfen/domain';
import { type CivilDate, civilDateOf, type Text } from '@dingfen/legal-calendar';
import { type ProceedingRow, readFile } from '@dingfen/persistence';
import { activeStates, type Reckoning, type StoredProceeding } from '@dingfen/procedure-kit';
import type { Engine } from './engine.ts';
import { isAdvisedAgainst } from './one-sided.ts';
import { viewerOf } from './people.ts';

/** What a procedure has on record about a dispute, and by which day, calendar and configuration to read it. */
export interface ProcedureRecord {
  todayOn: CivilDate;
  by: Reckoning;
  /** The newest proceeding of the procedure; absent where the dispute has none. */
  proceeding?: {
    /** As the procedure itself keeps it. */
    context: unknown;
    /** The innermost active state that has words. */
    state: { path: string; summary: Text };
  };
}

/**
 * The record of one procedure of a dispute. Undefined when there is no such dispute or the person may not see it; refused
 * (`not_entitled`) to a party whom the procedure does not advise.
 */
export async function recordOf(
  engine: Engine,
  person: Person,
  disputeId: string,
  procedure: string,
): Promise<ProcedureRecord | Refusal | undefined> {
  const file = await readFile(engine.db, disputeId, viewerOf(person));
  if (!file) return undefined;
  if (isAdvisedAgainst(engine.procedures.current(procedure), file, person))
    return refuse('not_entitled', {
      zh: '这里是给申请人一方和承办机构的提示，对方当事人不能查看；双方共同的程序见争议日志。',
      en: 'This is advice to the applicant’s side and to the bodies in charge; the other side cannot read it. What was done in the common file stands in the journal.',
    });
  const book = await engine.calendars.upTo(file.newestHolidayNotice, engine.db);
  const row = file.proceedings.findLast((one) => one.procedure === procedure);
  return {
    todayOn: civilDateOf(file.now),
    by: book.of(file.dispute.regionCode),
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
