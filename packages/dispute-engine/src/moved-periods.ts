import type { DeadlineRow, ProceedingRow } from '@dingfen/persistence';
import {
  type Deadline,
  deadlineOf,
  type ProcedureRegistry,
  type Reckoning,
  runningPeriods,
  type StoredProceeding,
} from '@dingfen/procedure-kit';

type Counted = Pick<DeadlineRow, 'nominalDueOn' | 'dueOn' | 'dueAt' | 'certainty'>;

/** A period whose row says another day, or another certainty, than the calendar or what is configured now gives. */
export interface MovedPeriod<R> {
  row: R;
  deadline: Deadline;
}

/**
 * Counts open periods anew from the facts of their proceedings and names those that come out otherwise than they stand. A
 * missed duty that the chart no longer keeps armed stays as it is.
 */
export function movedPeriods<R extends Counted & Pick<DeadlineRow, 'proceedingId' | 'timerId' | 'key'>>(
  procedures: ProcedureRegistry,
  proceedings: readonly Pick<ProceedingRow, 'id' | 'procedure' | 'procedureVersion' | 'state' | 'context'>[],
  rows: readonly R[],
  by: Reckoning,
): MovedPeriod<R>[] {
  return proceedings.flatMap(({ id, procedure, procedureVersion, state, context }) => {
    const own = rows.filter((row) => row.proceedingId === id);
    if (own.length === 0) return [];
    const stored: StoredProceeding = { state: state as StoredProceeding['state'], context };
    const armed = runningPeriods(procedures.pinned(procedure, procedureVersion), stored, by);
    return own.flatMap((row) => {
      const period = armed.find((one) => one.timerId === row.timerId && one.key === row.key);
      if (!period) return [];
      const deadline = deadlineOf(period, by);
      return stands(row, deadline) ? [] : [{ row, deadline }];
    });
  });
}

const stands = (row: Counted, { nominalDueOn, dueOn, dueAt, status }: Deadline): boolean =>
  row.nominalDueOn === nominalDueOn && row.dueOn === dueOn && row.dueAt === dueAt && row.certainty === status;
