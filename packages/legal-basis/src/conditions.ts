import { addDays, addMonths, type CivilDate, daysBetween, isCivilDate } from '@dingfen/legal-calendar';

/**
 * Whether a litigation or arbitration paper is in time: the posting day counts, not the day of arrival
 * (CPL art 85(4), for arbitration through Arbitration Rules art 19). Not for mediation papers.
 * Throws RangeError on a bad date.
 */
export function isInTime(paper: {
  readonly dueOn: CivilDate;
  readonly postedOn?: CivilDate;
  readonly receivedOn: CivilDate;
}): boolean {
  for (const field of ['dueOn', 'postedOn', 'receivedOn'] as const) {
    const value = paper[field];
    if (value !== undefined && !isCivilDate(value)) throw new RangeError(`${field} must be a real date`);
  }
  return (paper.postedOn ?? paper.receivedOn) <= paper.dueOn;
}

/**
 * Whether legal aid may be given first and the papers supplied later: fewer than seven days to the end
 * of a limitation or other period that has not yet run out (Legal Aid Law art 44).
 */
export function isLegalAidEmergency(todayOn: CivilDate, limitationDueOn: CivilDate): boolean {
  const left = daysBetween(todayOn, limitationDueOn);
  return left >= 0 && left < 7;
}

/**
 * The months for which double wages can be owed: from the day after one full month of employment to the
 * day before one full year (Labour Contract Law art 82, its Regulations arts 6-7). Both days inclusive.
 * The edges are disputed by one day in practice.
 */
export function doubleWageWindow(hiredOn: CivilDate): {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly months: 11;
} {
  return { from: addMonths(hiredOn, 1), to: addDays(addMonths(hiredOn, 12), -1), months: 11 };
}
