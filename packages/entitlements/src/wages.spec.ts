import { describe, expect, it } from 'vitest';
import { figures } from './figures.fixture.ts';
import { overtime, wageArrears, wageSurcharge } from './index.ts';

describe('unpaid wages', () => {
  const owed = (unpaidFrom: string, unpaidTo: string, extra: object = {}, monthlyWageFen = 652_500) =>
    wageArrears.compute({ region: 'X', unpaidFrom, unpaidTo, monthlyWageFen, ...extra }, figures);

  it('whole calendar months count in full, one line each', () => {
    const result = owed('2025-09-01', '2025-11-30');
    expect(result.amountFen).toBe(3 * 652_500);
    expect(result.lines.map(({ label }) => label.en)).toEqual([
      'wage for 2025-09-01 to 2025-09-30',
      'wage for 2025-10-01 to 2025-10-31',
      'wage for 2025-11-01 to 2025-11-30',
    ]);
  });

  it.each([
    // Of National Day week 2025 the four statutory days are paid; 7 and 8 October are moved rest days, 11 October is worked.
    ['1 to 11 October 2025', '2025-10-01', '2025-10-11', 7],
    ['a week of five working days', '2026-03-02', '2026-03-08', 5],
    ['a weekend', '2026-03-07', '2026-03-08', 0],
    ['a Sunday that is made up for', '2025-09-28', '2025-09-28', 1],
  ])('of part of a month the paid days count: %s', (_, from, to, days) => {
    expect(owed(from, to).amountFen).toBe(days * 30_000);
  });

  it('part of a month never exceeds the month', () => {
    // 2 to 31 July 2024 has 22 paid days, 22 / 21.75 of a month.
    expect(owed('2024-07-02', '2024-07-31').amountFen).toBe(652_500);
  });

  it('given the wage lies below the minimum wage, then the minimum wage of each month is owed', () => {
    expect(owed('2025-06-01', '2025-07-31', {}, 150_000).amountFen).toBe(180_000 + 200_000);
  });

  it('given part was paid, then it is taken off, never below nothing', () => {
    expect(owed('2025-09-01', '2025-09-30', { paidFen: 152_500 }).amountFen).toBe(500_000);
    const over = owed('2025-09-01', '2025-09-30', { paidFen: 999_999 });
    expect(over.amountFen).toBe(0);
    expect(over.lines.at(-1)).toMatchObject({
      label: { en: 'less what was paid' },
      value: { fen: -652_500 },
      formula: { en: '-6,525.00' },
    });
    expect(owed('2025-09-01', '2025-09-30', { paidFen: 0 }).lines).toHaveLength(1);
  });

  it('given a year whose notice is not loaded, then the days must be stated', () => {
    const refused = (from: string, to: string, field: string) =>
      expect(() => owed(from, to)).toThrow(expect.objectContaining({ field }));
    refused('2023-03-15', '2023-03-31', 'unpaidFrom');
    refused('2023-03-01', '2023-03-15', 'unpaidTo');
    expect(owed('2023-03-15', '2023-03-31', { payDays: [{ on: '2023-03-20', days: 12.5 }] }).amountFen).toBe(
      375_000,
    );
    expect(owed('2023-03-01', '2023-03-31').amountFen).toBe(652_500);
  });

  it('days stated for another part do not help', () => {
    for (const on of ['2023-03-14', '2023-04-01']) {
      expect(() => owed('2023-03-15', '2023-03-31', { payDays: [{ on, days: 1 }] })).toThrow(
        /give the paid days/,
      );
    }
    for (const on of ['2023-03-15', '2023-03-31']) {
      expect(owed('2023-03-15', '2023-03-31', { payDays: [{ on, days: 1 }] }).amountFen).toBe(30_000);
    }
  });

  it('the conversion notice is that of the month', () => {
    const notices = owed('2024-12-30', '2025-01-03').lines.map(({ basis }) => basis.at(-1)?.source);
    expect(notices).toEqual(['WCN08', 'WCN25']);
    expect(owed('2024-12-30', '2025-01-03').confidence).toBe('B');
    expect(owed('2025-01-02', '2025-01-03').confidence).toBe('A');
  });

  it.each([
    ['2025-09-30', '2025-09-01', 'unpaidTo'],
    ['2025-02-29', '2025-03-31', 'unpaidFrom'],
    ['1990-01-02', '1990-01-31', 'unpaidFrom'],
    ['1995-01-02', '1995-01-31', 'region'],
  ])('from %s to %s is refused by field %s', (from, to, field) => {
    expect(() => owed(from, to)).toThrow(expect.objectContaining({ field }));
  });

  it('a minimum wage that has ended is not used for the day it ended or later', () => {
    const ended = { region: 'X', amountFen: 180_000, inForceFrom: '2024-01-01', inForceUntil: '2025-07-01' };
    const june = { region: 'X', unpaidFrom: '2025-06-01', unpaidTo: '2025-06-30', monthlyWageFen: 100_000 };
    const july = { ...june, unpaidFrom: '2025-07-01', unpaidTo: '2025-07-31' };
    expect(wageArrears.compute(june, { minimumWages: [ended] }).amountFen).toBe(180_000);
    expect(() => wageArrears.compute(july, { minimumWages: [ended] })).toThrow(
      expect.objectContaining({ field: 'region' }),
    );
  });
});

describe('surcharge on unpaid wages', () => {
  const surcharge = (changes: object = {}) =>
    wageSurcharge.compute({
      orderDocument: 'X人社监令字第1号',
      orderDueOn: '2025-10-20',
      paidInTime: false,
      unpaidFen: 1_000_001,
      percent: 75,
      ...changes,
    });

  it.each([
    [50, 500_001],
    [75, 750_001],
    [87.5, 875_001],
    [100, 1_000_001],
  ])('at %d %% of 10,000.01 yuan', (percent, owed) => {
    expect(surcharge({ percent }).amountFen).toBe(owed);
  });

  it.each([49.99, 100.01])('a rate of %d is outside what the law allows', (percent) => {
    expect(() => surcharge({ percent })).toThrow(
      expect.objectContaining({
        field: 'percent',
        message: `percent must be from 50 to 100, got ${percent}`,
      }),
    );
  });

  it('given no order of the authority, then there is nothing to compute', () => {
    expect(() =>
      wageSurcharge.compute({ orderDueOn: '2025-10-20', paidInTime: false, unpaidFen: 1, percent: 50 }),
    ).toThrow(expect.objectContaining({ field: 'orderDocument' }));
  });

  it('given the employer paid in time, then nothing is owed', () => {
    expect(surcharge({ paidInTime: true })).toMatchObject({
      amountFen: 0,
      nil: { en: 'paid within the time ordered, so there is no surcharge' },
    });
  });
});

describe('overtime', () => {
  interface Day {
    on: string;
    hours: number;
    timeOffGiven?: boolean;
    ownSchedule?: 'weekday' | 'rest_day';
  }
  const owed = (...days: Day[]) => overtime.compute({ monthlyWageFen: 652_500, days }, figures);
  const rate = (on: string) => owed({ on, hours: 1 }).amountFen / 3750;

  it.each([
    ['New Year’s Eve 2025 is a statutory holiday', '2025-01-28', 3],
    ['the Eve of 2024 was not one yet', '2024-02-09', 1.5],
    ['2 May 2024 was a moved rest day', '2024-05-02', 2],
    ['2 May 2026 is a statutory holiday', '2026-05-02', 3],
    ['Mid-Autumn inside the long holiday of 2025', '2025-10-06', 3],
    ['7 October is a moved rest day', '2025-10-07', 2],
    ['a Sunday that is made up for is a working day', '2025-09-28', 1.5],
    ['an ordinary Sunday', '2026-03-08', 2],
  ])('%s', (_, on, expected) => {
    expect(rate(on)).toBe(expected);
  });

  it('days of one kind make one line, the hourly wage is shown once', () => {
    const result = owed(
      { on: '2026-10-01', hours: 8 },
      { on: '2026-03-03', hours: 2.5 },
      { on: '2026-03-02', hours: 3 },
    );
    expect(result.lines.map(({ label }) => label.en)).toEqual([
      'hourly wage',
      'extra hours on a working day: 5.5 hours on 2 days',
      'statutory holiday: 8 hours on 1 day',
    ]);
    expect(result.amountFen).toBe(30_938 + 90_000);
  });

  it('days on both sides of 1 January 2025 are converted by the notice of their day', () => {
    const result = owed({ on: '2024-12-31', hours: 1 }, { on: '2025-01-02', hours: 1 });
    expect(result.lines.map(({ basis }) => basis[0]?.source)).toEqual(['WCN08', 'LAB', 'WCN25', 'LAB']);
    expect(result.amountFen).toBe(2 * 5625);
  });

  it('time off takes the place of pay on a rest day only', () => {
    expect(owed({ on: '2026-03-07', hours: 8, timeOffGiven: true })).toMatchObject({
      amountFen: 0,
      nil: { en: 'time off was given for all work on rest days' },
      notes: [{ en: '2026-03-07 was a rest day for which time off was given; nothing is owed for it.' }],
    });
    expect(owed({ on: '2026-10-01', hours: 8, timeOffGiven: true }).amountFen).toBe(90_000);
    expect(owed({ on: '2026-03-02', hours: 2, timeOffGiven: true }).amountFen).toBe(11_250);
  });

  it('a shift plan of the employer decides about rest days, never about statutory holidays', () => {
    const shift = owed({ on: '2026-03-07', hours: 8, ownSchedule: 'weekday' });
    expect(shift.amountFen).toBe(45_000);
    expect(shift.unverified?.[0]?.en).toContain('shift plan');
    expect(owed({ on: '2026-03-02', hours: 8, ownSchedule: 'rest_day' }).amountFen).toBe(60_000);
    expect(owed({ on: '2026-10-01', hours: 8, ownSchedule: 'weekday' }).amountFen).toBe(90_000);
    expect(owed({ on: '2026-03-07', hours: 8 }).unverified).toBeUndefined();
  });

  it('the statutory rate cites the holiday measures', () => {
    expect(owed({ on: '2026-10-01', hours: 8 }).lines.at(-1)?.basis.at(-1)).toMatchObject({
      source: 'HOL',
      article: '2',
    });
  });

  it.each([
    ['a day of a year that is not loaded', [{ on: '2023-03-01', hours: 1 }], 'days[0].on'],
    [
      'a day listed twice',
      [
        { on: '2026-03-02', hours: 1 },
        { on: '2026-03-02', hours: 2 },
      ],
      'days[1].on',
    ],
    ['a day of 25 hours', [{ on: '2026-03-02', hours: 25 }], 'days[0].hours'],
    ['no hours', [{ on: '2026-03-02', hours: 0 }], 'days[0].hours'],
    ['a third of an hour', [{ on: '2026-03-02', hours: 1 / 3 }], 'days[0].hours'],
    ['29 February of a common year', [{ on: '2026-02-29', hours: 1 }], 'days[0].on'],
    ['no day at all', [], 'days'],
  ])('%s is refused', (_, days, field) => {
    expect(() => owed(...days)).toThrow(expect.objectContaining({ field }));
  });

  it('given a calendar that does not know the day, then it is refused', () => {
    const blind = {
      ...figures,
      calendar: {
        id: 'CN' as const,
        knownUntil: '2023-12-31',
        isRestDay: () => false,
        isKnown: () => false,
        describe: () => undefined,
      },
    };
    const compute = (on: string) =>
      overtime.compute({ monthlyWageFen: 652_500, days: [{ on, hours: 1 }] }, blind);
    expect(() => compute('2026-03-02')).toThrow(
      expect.objectContaining({
        field: 'days[0].on',
        message: 'the holiday notice for 2026-03-02 is not loaded (days[0].on)',
      }),
    );
    expect(compute('2026-10-01').amountFen).toBe(11_250);
  });
});
