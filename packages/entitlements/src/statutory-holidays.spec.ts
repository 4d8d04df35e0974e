import { calendar } from '@dingfen/legal-calendar';
import { describe, expect, it } from 'vitest';
import { Workings } from './entitlement.ts';
import { figures } from './figures.fixture.ts';
import { overtime, readRegionalFigures, type StatutoryHolidays, wageArrears } from './index.ts';
import { isStatutoryHoliday, statutoryHolidayYears } from './statutory-holidays.ts';

const listOf = (year: number, days: string, source = '虚构的年历'): StatutoryHolidays => ({
  year,
  days: days.split(' ').map((day) => ({ on: `${year}-${day}` })),
  source,
});
const of2027 = listOf(2027, '01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 10-01 10-02 10-03');
const of2023 = listOf(2023, '01-01 01-22 01-23 01-24 04-05 05-01 06-22 09-29 10-01 10-02 10-03');
const of2026 = listOf(2026, '01-01 02-16 02-17 02-18 02-19 04-05 05-01 05-02 06-19 09-25 10-01 10-02 10-03');
/** An invented notice, so that 2027 can be told at all: only Labour Day is moved, Saturday 8 May is worked. */
const notice = {
  calendar: 'CN',
  year: 2027,
  document: '国办发明电〔2026〕9999号',
  publishedOn: '2026-11-01',
  source: '虚构',
  confidence: 'A',
  blocks: [
    {
      name: { zh: '劳动节', en: 'Labour Day' },
      from: '2027-05-01',
      to: '2027-05-05',
      makeUpDays: ['2027-05-08'],
    },
  ],
} as const;

describe('the statutory holidays that are built in', () => {
  it.each(statutoryHolidayYears)('%i has 11 days until 2024 and 13 from 2025', (year) => {
    const days = Array.from({ length: 366 }, (_, index) =>
      new Date(Date.UTC(year, 0, 1 + index)).toISOString().slice(0, 10),
    ).filter(
      (on) =>
        on.startsWith(String(year)) && isStatutoryHoliday(new Workings('overtime'), on, {}, 'days[0].on'),
    );
    expect(days).toHaveLength(year < 2025 ? 11 : 13);
  });
});

describe('a year that is not built in', () => {
  const owed = (given: object, ...days: string[]) =>
    overtime.compute({ monthlyWageFen: 652_500, days: days.map((on) => ({ on, hours: 8 })) }, given);

  it('given no list of it, then overtime is refused by the day', () => {
    expect(() => owed(figures, '2027-10-01')).toThrow(
      expect.objectContaining({
        field: 'days[0].on',
        text: {
          zh: '2027年的法定休假日尚未载入（days[0].on）',
          en: 'the statutory holidays of 2027 are not loaded (days[0].on)',
        },
      }),
    );
  });

  it('given its list, then a statutory holiday is paid at its rate, and the source is said once', () => {
    const given = readRegionalFigures({ statutoryHolidays: [of2027] });
    const result = owed(given, '2027-10-01', '2027-10-02');
    expect(result.amountFen).toBe(2 * 90_000);
    expect(result.unverified).toEqual([
      {
        zh: '2027年的法定休假日依虚构的年历录入，未随本程序核对。',
        en: 'The statutory holidays of 2027 were entered from 虚构的年历; they are not checked with this program.',
      },
    ]);
  });

  it('given its list but no notice, then any other day of it is still refused', () => {
    expect(() => owed({ statutoryHolidays: [of2027] }, '2027-10-04')).toThrow(
      expect.objectContaining({
        field: 'days[0].on',
        message: 'the holiday notice for 2027-10-04 is not loaded (days[0].on)',
      }),
    );
  });

  it('given its list and its notice, then working days, rest days and part of a month are computed', () => {
    const given = { ...figures, statutoryHolidays: [of2027], calendar: calendar('CN', [notice]) };
    // A moved rest day, a day made up for, a statutory holiday: 200, 150 and 300 per cent.
    expect(owed(given, '2027-05-04').amountFen).toBe(60_000);
    expect(owed(given, '2027-05-08').amountFen).toBe(45_000);
    expect(owed(given, '2027-05-02').amountFen).toBe(90_000);
    const arrears = wageArrears.compute(
      { region: 'X', unpaidFrom: '2027-05-01', unpaidTo: '2027-05-08', monthlyWageFen: 652_500 },
      given,
    );
    // Two statutory days, Thursday and Friday, and the Saturday that is made up for.
    expect(arrears.amountFen).toBe(5 * 30_000);
    expect(arrears.unverified?.[0]?.zh).toContain('2027年的法定休假日');
  });

  it('given the list of an older year, then its eleven days count', () => {
    expect(owed(readRegionalFigures({ statutoryHolidays: [of2023] }), '2023-10-01').amountFen).toBe(90_000);
  });

  it('given a list beside it, then a year that is built in needs no label', () => {
    expect(owed({ statutoryHolidays: [of2027] }, '2026-10-01').unverified).toBeUndefined();
    expect(
      owed(readRegionalFigures({ statutoryHolidays: [of2026] }), '2026-10-01').unverified,
    ).toBeUndefined();
  });
});

describe('a list of statutory holidays', () => {
  const without = (list: StatutoryHolidays, day: string, instead?: string): StatutoryHolidays => ({
    ...list,
    days: list.days.flatMap((one) =>
      one.on.endsWith(day) ? (instead ? [{ on: `${list.year}-${instead}` }] : []) : [one],
    ),
  });

  it.each([
    [
      'twelve days of thirteen',
      [without(of2027, '09-15')],
      '[0].days',
      '应为13日，列出12日',
      'has 13 statutory holidays, not 12',
    ],
    [
      'twelve days of eleven',
      [{ ...of2023, days: [...of2023.days, { on: '2023-05-02' }] }],
      '[0].days',
      '应为11日，列出12日',
      'has 11 statutory holidays, not 12',
    ],
    [
      'a list without 2 May',
      [without(of2027, '05-02', '05-03')],
      '[0].days',
      '缺少法定休假日2027-05-02',
      'leaves out 2027-05-02',
    ],
    [
      'a list of an older year without 3 October',
      [without(of2023, '10-03', '10-04')],
      '[0].days',
      '缺少法定休假日2023-10-03',
      'leaves out 2023-10-03',
    ],
    [
      'a built-in year with another Mid-Autumn',
      [without(of2026, '09-25', '09-26')],
      '[0].days',
      '缺少法定休假日2026-09-25',
      'leaves out 2026-09-25',
    ],
    [
      'a day twice',
      [without(of2027, '09-15', '06-09')],
      '[0].days[9].on',
      '2027-06-09 重复',
      '2027-06-09 is listed twice',
    ],
    [
      'a day of another year',
      [{ ...of2027, days: [{ on: '2026-12-31' }] }],
      '[0].days[0].on',
      '2026-12-31 不在2027年',
      '2026-12-31 does not lie in 2027',
    ],
    ['a year twice', [of2027, of2023, of2027], '[2].year', '2027 重复', '2027 is listed twice'],
    ['no source', [{ ...of2027, source: ' ' }], '[0].source', '须为文字', 'must be a text'],
    [
      'a day that does not exist',
      [without(of2027, '09-15', '09-31')],
      '[0].days[9].on',
      '真实存在的日期',
      'a real date',
    ],
    ['no days', [{ ...of2027, days: [] }], '[0].days', '1 至 1000 项', '1 to 1000 entries'],
    ['a year before 2008', [{ ...of2027, year: 2007 }], '[0].year', '2008 至', 'from 2008 to'],
  ])('with %s is refused at its place', (_, statutoryHolidays, field, zh, en) => {
    expect(() => readRegionalFigures({ statutoryHolidays })).toThrow(
      expect.objectContaining({
        field: `statutoryHolidays${field}`,
        text: { zh: expect.stringContaining(zh), en: expect.stringContaining(en) },
      }),
    );
  });

  it('given none, or an empty one, then nothing is wrong', () => {
    expect(readRegionalFigures({ statutoryHolidays: [] })).toEqual({ statutoryHolidays: [] });
    expect(readRegionalFigures({ statutoryHolidays: [of2027, of2023] }).statutoryHolidays).toHaveLength(2);
  });
});
