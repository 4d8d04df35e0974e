import type { CivilDate } from '@dingfen/legal-calendar';
import { type Basis, from } from './instruments.ts';
import { refuse } from './input.ts';

/** Public Holiday Measures art 2, in the text before and from 1 January 2025. */
export const statutoryHolidayBasis: readonly Basis[] = [from('HOL', '2')];

/**
 * The statutory holidays themselves by year, 11 days until 2024 and 13 from 2025: these days only, not the rest days
 * that a year's notice moves beside them. A year is added together with its notice.
 */
const statutoryHolidays: Readonly<Record<string, readonly CivilDate[]>> = {
  2024: '01-01 02-10 02-11 02-12 04-04 05-01 06-10 09-17 10-01 10-02 10-03'.split(' '),
  2025: '01-01 01-28 01-29 01-30 01-31 04-04 05-01 05-02 05-31 10-01 10-02 10-03 10-06'.split(' '),
  2026: '01-01 02-16 02-17 02-18 02-19 04-05 05-01 05-02 06-19 09-25 10-01 10-02 10-03'.split(' '),
};

/** The years whose statutory holidays are loaded. */
export const statutoryHolidayYears = Object.keys(statutoryHolidays).map(Number);

/** The statutory holidays of a year, in order. Refuses `field` when the year is not loaded. */
export function statutoryHolidaysOf(year: number, field: string): readonly CivilDate[] {
  const days = statutoryHolidays[year];
  if (!days) {
    return refuse(
      field,
      `${year}年的法定休假日尚未载入（${field}）`,
      `the statutory holidays of ${year} are not loaded (${field})`,
    );
  }
  return days.map((day) => `${year}-${day}`);
}

/** Whether a day is one of the statutory holidays. Refuses `field` when its year is not loaded. */
export function isStatutoryHoliday(on: CivilDate, field: string): boolean {
  return statutoryHolidaysOf(Number(on.slice(0, 4)), field).includes(on);
}
