import type { AverageWage, Confidence, MinimumWage } from '@dingfen/legal-basis';
import {
  type Calendar,
  calendar,
  checkCalendar,
  checkRecord,
  type CivilDate,
  type Text,
} from '@dingfen/legal-calendar';
import { exact, type Fraction, over } from './fraction.ts';
import { choice, date, fen, hundredths, list, optional, readInput, refuse, whole, words } from './input.ts';
import { checkStatutoryHolidays } from './statutory-holidays.ts';

/** What a province pays on top when a worker of grades 5 to 10 leaves (WII arts 36(2), 37). */
export interface InjurySubsidy {
  readonly region: string;
  readonly grade: number;
  readonly medicalMonths: number;
  readonly employmentMonths: number;
  /** Whether the months are of the region’s average wage or of the worker’s own wage. */
  readonly wage: 'local_average' | 'own';
  readonly inForceFrom: CivilDate;
  readonly inForceUntil?: CivilDate;
  /** Where the figure stands. */
  readonly source: string;
}

/**
 * The statutory holidays of one year: these days only, not the rest days that the year's notice moves beside them, of
 * which the notice itself does not always say which they are.
 */
export interface StatutoryHolidays {
  readonly year: number;
  readonly days: readonly { readonly on: CivilDate }[];
  /** Where the days stand. */
  readonly source: string;
}

/**
 * Dated figures of regions, as a court or HRSS bureau has confirmed them. Nothing is built in: what a computation needs
 * and does not find here is refused.
 */
export interface RegionalFigures {
  readonly minimumWages?: readonly MinimumWage[];
  /** Average annual wages; a twelfth of one is the average monthly wage. */
  readonly averageWages?: readonly AverageWage[];
  readonly injurySubsidies?: readonly InjurySubsidy[];
  /** The statutory holidays of years that are not built in, one entry a year. */
  readonly statutoryHolidays?: readonly StatutoryHolidays[];
  /** Rest days; the national calendar with its built-in notices when absent. */
  readonly calendar?: Calendar;
}

const figureFields = {
  minimumWages: optional(
    list(
      '最低工资',
      'Minimum wages',
      {
        region: words('地区', 'Region'),
        amountFen: fen('月最低工资（分）', 'Monthly minimum wage in fen', 1),
        inForceFrom: date('自此日起施行', 'First day in force'),
        inForceUntil: optional(date('自此日起不再施行', 'First day no longer in force')),
      },
      { min: 0 },
    ),
  ),
  averageWages: optional(
    list(
      '职工平均工资',
      'Average wages',
      {
        region: words('地区', 'Region'),
        year: whole('年度', 'Year the figure is for', 1990, 9998),
        amountFen: fen('年平均工资（分）', 'Average annual wage in fen', 1),
        publishedOn: date('公布日', 'Published on'),
      },
      { min: 0 },
    ),
  ),
  injurySubsidies: optional(
    list(
      '一次性工伤医疗补助金和伤残就业补助金',
      'Medical and employment subsidies',
      {
        region: words('地区', 'Region'),
        grade: whole('伤残等级', 'Grade', 5, 10),
        medicalMonths: hundredths('医疗补助金月数', 'Months of medical subsidy', 0, 120),
        employmentMonths: hundredths('就业补助金月数', 'Months of employment subsidy', 0, 120),
        wage: choice('计发基数', 'Wage the months are of', {
          local_average: { zh: '当地职工月平均工资', en: 'the region’s average monthly wage' },
          own: { zh: '本人工资', en: 'the worker’s own wage' },
        }),
        inForceFrom: date('自此日起施行', 'First day in force'),
        inForceUntil: optional(date('自此日起不再施行', 'First day no longer in force')),
        source: words('出处', 'Where the figure stands'),
      },
      { min: 0 },
    ),
  ),
  statutoryHolidays: optional(
    list(
      '法定休假日',
      'Statutory holidays',
      {
        year: whole('年度', 'Year of the days', 2008, 9998),
        days: list('各日', 'The days', { on: date('日期', 'Day') }),
        source: words('出处', 'Where the days stand'),
      },
      { min: 0 },
    ),
  ),
};

/**
 * Figures from parsed JSON `{ minimumWages?, averageWages?, injurySubsidies?, statutoryHolidays? }`. Throws RefusedInput
 * naming the field, e.g. `minimumWages[0].amountFen`, or `figures` when it is no object.
 */
export function readRegionalFigures(value: unknown): RegionalFigures {
  checkRecord('figures', value);
  const figures = readInput(figureFields, value);
  checkStatutoryHolidays(figures.statutoryHolidays ?? []);
  return figures;
}

/**
 * Holds figures that a program hands over to the same form as those read from a file. Throws RefusedInput naming the field,
 * `figures` itself or the `calendar` among them.
 */
export function checkFigures(figures: RegionalFigures): void {
  checkRecord('figures', figures);
  const { calendar: days, ...tables } = figures;
  if (days !== undefined) checkCalendar(days);
  readRegionalFigures(tables);
}

function unknownFigure(what: Text, region: string, on: CivilDate, field: string): never {
  return refuse(
    field,
    `${region}在${on}的${what.zh}尚未载入，不能计算（${field}）`,
    `the ${what.en} of ${region} on ${on} is not loaded, so nothing is computed (${field})`,
  );
}

interface Dated {
  readonly region: string;
  readonly inForceFrom: CivilDate;
  readonly inForceUntil?: CivilDate;
}

function inForce<T extends Dated>(
  table: readonly T[] | undefined,
  region: string,
  on: CivilDate,
): T | undefined {
  return table
    ?.filter(
      (one) =>
        one.region === region &&
        one.inForceFrom <= on &&
        (one.inForceUntil === undefined || on < one.inForceUntil),
    )
    .toSorted((a, b) => (a.inForceFrom < b.inForceFrom ? 1 : -1))[0];
}

const minimumWageName: Text = { zh: '月最低工资', en: 'monthly minimum wage' };

/** The monthly minimum wage of a region on a day, in fen. Refuses `region` when it is not loaded. */
export function minimumWageOn(figures: RegionalFigures, region: string, on: CivilDate): Fraction {
  const found = inForce(figures.minimumWages, region, on);
  return exact((found ?? unknownFigure(minimumWageName, region, on, 'region')).amountFen);
}

/** An average monthly wage, the year it is of, and a label where it is not the year the law names. */
export interface AverageMonthlyWage {
  readonly monthlyFen: Fraction;
  readonly year: number;
  readonly confidence: Confidence;
  readonly unverified?: Text;
}

/**
 * The average monthly wage of a region in the year before a day (LCL art 47(2), WII art 64). The statutes name the year,
 * not the day of publication, so a figure published later counts. While last year’s is not published the one before is
 * used and labelled; an older one, or none, is refused with `region`.
 */
export function averageMonthlyWage(
  figures: RegionalFigures,
  region: string,
  on: CivilDate,
): AverageMonthlyWage {
  const due = Number(on.slice(0, 4)) - 1;
  const ofYear = (year: number) =>
    figures.averageWages?.find((one) => one.region === region && one.year === year);
  const monthly = (annualFen: number) => over(exact(annualFen), exact(12));
  const right = ofYear(due);
  if (right) return { monthlyFen: monthly(right.amountFen), year: due, confidence: 'A' };
  const before = ofYear(due - 1);
  if (!before) {
    return unknownFigure(
      { zh: `${due}年度职工月平均工资`, en: `average monthly wage for ${due}` },
      region,
      on,
      'region',
    );
  }
  return {
    monthlyFen: monthly(before.amountFen),
    year: due - 1,
    confidence: 'D',
    unverified: {
      zh: `${region}${due}年度职工平均工资尚未载入，暂按${due - 1}年度的计算，公布后应当重算。`,
      en: `The average wage of ${region} for ${due} is not loaded; the one for ${due - 1} is used and the sum must be computed again.`,
    },
  };
}

/** The region’s subsidies for a grade on a day. Refuses `region` when the table has none. */
export function injurySubsidyOn(
  figures: RegionalFigures,
  region: string,
  grade: number,
  on: CivilDate,
): InjurySubsidy {
  const found = inForce(
    figures.injurySubsidies?.filter((one) => one.grade === grade),
    region,
    on,
  );
  return (
    found ??
    unknownFigure({ zh: `${grade}级伤残补助金标准`, en: `subsidy for grade ${grade}` }, region, on, 'region')
  );
}

export const calendarOf = (figures: RegionalFigures): Calendar => figures.calendar ?? calendar('CN');
