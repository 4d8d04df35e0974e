import {
  addDays,
  addMonths,
  type CivilDate,
  daysBetween,
  RefusedInput,
  checkDate,
  checkRecord,
  shown,
} from './legal-calendar.ts';

/**
 * Whether a paper is in time. Before a court and in arbitration the posting day counts and not the day of
 * arrival (CPL art 85(4), for arbitration through Arbitration Rules art 19); for a mediation body only the
 * day of arrival counts. Throws RefusedInput on a bad date and on an unknown `forum`.
 */
export function isInTime(paper: {
  readonly dueOn: CivilDate;
  readonly postedOn?: CivilDate;
  readonly receivedOn: CivilDate;
  /** Where it is filed; a court when left out. */
  readonly forum?: 'court' | 'arbitration' | 'mediation';
}): boolean {
  checkRecord('paper', paper);
  for (const field of ['dueOn', 'postedOn', 'receivedOn'] as const) {
    if (paper[field] !== undefined || field !== 'postedOn') checkDate(field, paper[field] as CivilDate);
  }
  const { dueOn, postedOn = paper.receivedOn, receivedOn, forum = 'court' } = paper;
  switch (forum) {
    case 'court':
    case 'arbitration':
      return postedOn <= dueOn;
    case 'mediation':
      return receivedOn <= dueOn;
    default:
      throw new RefusedInput('forum', {
        zh: `forum 应为 court、arbitration 或者 mediation，收到 ${shown(forum)}`,
        en: `forum must be court, arbitration or mediation, got ${shown(forum)}`,
      });
  }
}

/**
 * Whether legal aid may be given first and the papers supplied later: fewer than seven days to the end
 * of a limitation or other period that has not yet run out (Legal Aid Law art 44).
 * Throws RefusedInput on a bad date.
 */
export function isLegalAidEmergency(todayOn: CivilDate, limitationDueOn: CivilDate): boolean {
  checkDate('todayOn', todayOn);
  checkDate('limitationDueOn', limitationDueOn);
  const left = daysBetween(todayOn, limitationDueOn);
  return left >= 0 && left < 7;
}

/**
 * The months for which double wages can be owed: from the day after one full month of employment to the
 * day before one full year (Labour Contract Law art 82, its Regulations arts 6-7). Both days inclusive.
 * The edges are disputed by one day in practice. Throws RefusedInput on a bad date.
 */
export function doubleWageWindow(hiredOn: CivilDate): {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly months: 11;
} {
  checkDate('hiredOn', hiredOn);
  return { from: addMonths(hiredOn, 1), to: addDays(addMonths(hiredOn, 12), -1), months: 11 };
}
