import { type Citation, cite } from '@dingfen/legal-basis';
import type { CivilDate } from '@dingfen/legal-calendar';
import type { Workings } from './entitlement.ts';
import type { RegionalFigures, StatutoryHolidays } from './figures.ts';
import { refuse } from './input.ts';

/** Public Holiday Measures art 2, in the text before and from 1 January 2025. */
export const statutoryHolidayBasis: readonly Citation[] = [cite('HOL', '2')];

/** Of the thirteen days, eleven until 2024, those that the solar calendar fixes. */
const fixedDays = (year: number): readonly string[] => [
  '01-01',
  '05-01',
  ...(year < 2025 ? [] : ['05-02']),
  '10-01',
  '10-02',
  '10-03',
];
const dayCount = (year: number): number => (year < 2025 ? 11 : 13);

/**
 * The statutory holidays themselves by year, 11 days until 2024 and 13 from 2025: these days only, not the rest days
 * that a year's notice moves beside them. Further years come with the figures.
 */
const builtIn: Readonly<Record<number, readonly string[]>> = {
  2024: '01-01 02-10 02-11 02-12 04-04 05-01 06-10 09-17 10-01 10-02 10-03'.split(' '),
  2025: '01-01 01-28 01-29 01-30 01-31 04-04 05-01 05-02 05-31 10-01 10-02 10-03 10-06'.split(' '),
  2026: '01-01 02-16 02-17 02-18 02-19 04-05 05-01 05-02 06-19 09-25 10-01 10-02 10-03'.split(' '),
};

/** The years whose statutory holidays are built in. */
export const statutoryHolidayYears = Object.keys(builtIn).map(Number);

const builtInDays = (year: number): readonly CivilDate[] | undefined =>
  builtIn[year]?.map((day) => `${year}-${day}`);

/**
 * Holds the lists that came with the figures against what the statute says of every year: as many days as it gives, all
 * in the year, none twice, the fixed ones among them. Throws RefusedInput naming the place, e.g.
 * `statutoryHolidays[0].days[4].on`; a year that is built in may be given again only as it is.
 */
export function checkStatutoryHolidays(lists: readonly StatutoryHolidays[]): void {
  for (const [index, { year, days }] of lists.entries()) {
    const at = `statutoryHolidays[${index}]`;
    const given = days.map(({ on }) => on);
    if (lists.findIndex((one) => one.year === year) < index) {
      refuse(`${at}.year`, `${at}.year ${year} 重复`, `${at}.year ${year} is listed twice`);
    }
    for (const [place, on] of given.entries()) {
      const field = `${at}.days[${place}].on`;
      if (!on.startsWith(`${year}-`)) {
        refuse(field, `${field} ${on} 不在${year}年`, `${field} ${on} does not lie in ${year}`);
      }
      if (given.indexOf(on) < place) refuse(field, `${field} ${on} 重复`, `${field} ${on} is listed twice`);
    }
    if (given.length !== dayCount(year)) {
      refuse(
        `${at}.days`,
        `${year}年的法定休假日应为${dayCount(year)}日，列出${given.length}日（${at}.days）`,
        `${year} has ${dayCount(year)} statutory holidays, not ${given.length} (${at}.days)`,
      );
    }
    const missing = (builtInDays(year) ?? fixedDays(year).map((day) => `${year}-${day}`)).find(
      (day) => !given.includes(day),
    );
    if (missing !== undefined) {
      refuse(
        `${at}.days`,
        `${at}.days 缺少法定休假日${missing}`,
        `${at}.days leaves out ${missing}, a statutory holiday`,
      );
    }
  }
}

/**
 * Whether a day is one of the statutory holidays. A year that came with the figures is labelled with its source. Refuses
 * `field` when the year is neither built in nor among the figures.
 */
export function isStatutoryHoliday(
  work: Workings<string>,
  on: CivilDate,
  figures: RegionalFigures,
  field: string,
): boolean {
  const year = Number(on.slice(0, 4));
  const known = builtInDays(year);
  if (known) return known.includes(on);
  const given = figures.statutoryHolidays?.find((one) => one.year === year);
  if (!given) {
    return refuse(
      field,
      `${year}年的法定休假日尚未载入（${field}）`,
      `the statutory holidays of ${year} are not loaded (${field})`,
    );
  }
  work.label({
    zh: `${year}年的法定休假日依${given.source}录入，未随本程序核对。`,
    en: `The statutory holidays of ${year} were entered from ${given.source}; they are not checked with this program.`,
  });
  return given.days.some((day) => day.on === on);
}
