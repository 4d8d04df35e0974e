import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  civilDateOf,
  closingInstant,
  dayOfWeek,
  daysBetween,
  endOfDay,
  isCivilDate,
  RefusedInput,
  startOfDay,
} from './index.ts';

const dates = fc.integer({ min: -700_000, max: 2_900_000 }).map((days) => addDays('1970-01-01', days));

describe('civil dates', () => {
  it('accepts only real dates written YYYY-MM-DD', () => {
    expect(['2024-02-29', '2026-12-31', '2000-02-29'].every(isCivilDate)).toBe(true);
    const wrong = [
      '2025-02-29',
      '2100-02-29',
      '2025-13-01',
      '2025-00-10',
      '2025-04-31',
      '2025-01-00',
      '2025-0:-01',
      '2025-1/-01',
      '2025-01-0:',
      '2025-01-1/',
      '2025-4-1',
      '2025-01-011',
      '2025-01-01T00:00',
      '20250401',
      '',
      5,
      null,
      ['2025-01-01'],
    ];
    expect(wrong.filter((text) => isCivilDate(text))).toEqual([]);
  });

  it('given a day of the week, then it agrees with the calendar on the wall', () => {
    expect(dayOfWeek('2026-02-28')).toBe(6);
    expect(dayOfWeek('2025-09-28')).toBe(0);
    expect(dayOfWeek('1969-12-31')).toBe(3);
  });

  it('given a month end, when months are added, then the day is the corresponding one or the month end', () => {
    expect(addMonths('2025-11-30', 3)).toBe('2026-02-28');
    expect(addMonths('2023-11-30', 3)).toBe('2024-02-29');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2025-01-31', -2)).toBe('2024-11-30');
    expect(addMonths('2025-03-15', 12)).toBe('2026-03-15');
  });

  it('given any date, then day arithmetic agrees with UTC time arithmetic', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const moved = addDays(date, days);
        expect(moved).toBe(new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10));
        expect(daysBetween(date, moved)).toBe(days);
        expect(dayOfWeek(moved)).toBe(new Date(moved).getUTCDay());
      }),
    );
  });

  it('given the days around the end of a cycle of four hundred years, then each is followed by the next', () => {
    for (const year of [400, 1600, 2000, 2100, 2400]) {
      for (let day = -400; day < 400; day += 1) {
        const at = Date.parse(`${String(year).padStart(4, '0')}-03-01`) + day * 86_400_000;
        const days = at / 86_400_000;
        expect(addDays('1970-01-01', days)).toBe(new Date(at).toISOString().slice(0, 10));
      }
    }
  });

  it('given an instant, then its date is the one in Shanghai', () => {
    expect(civilDateOf('2025-10-08T15:59:59.999Z')).toBe('2025-10-08');
    expect(civilDateOf('2025-10-08T16:00:00Z')).toBe('2025-10-09');
    expect(civilDateOf('2025-10-09T00:30:00+08:00')).toBe('2025-10-09');
    expect(civilDateOf('2025-10-09T00:30+08:00')).toBe('2025-10-09');
    expect(civilDateOf('2025-12-31T16:00:00.5Z')).toBe('2026-01-01');
  });

  it('given a day, then it begins and ends at midnight in Shanghai', () => {
    expect(startOfDay('2025-10-09')).toBe('2025-10-08T16:00:00.000Z');
    expect(endOfDay('2025-10-09')).toBe('2025-10-09T16:00:00.000Z');
    fc.assert(
      fc.property(
        dates,
        (date) => civilDateOf(startOfDay(date)) === date && endOfDay(date) === startOfDay(addDays(date, 1)),
      ),
    );
  });

  it('given a window that closes at half past five, then the period ends there and not at midnight', () => {
    expect(closingInstant('2025-10-09', '17:30')).toBe('2025-10-09T09:30:00.000Z');
    expect(closingInstant('2025-10-09', '00:00')).toBe(startOfDay('2025-10-09'));
    expect(closingInstant('2025-10-09', '23:59')).toBe('2025-10-09T15:59:00.000Z');
    expect(closingInstant('2025-10-09', '17:30') < endOfDay('2025-10-09')).toBe(true);
  });

  it('given the first and the last day there are, then they still begin and end', () => {
    expect(startOfDay('0001-01-01')).toBe('0000-12-31T16:00:00.000Z');
    expect(endOfDay('9999-12-31')).toBe('9999-12-31T16:00:00.000Z');
    expect(addDays('0001-01-01', 3652058)).toBe('9999-12-31');
    expect(addDays('9999-12-31', -3652058)).toBe('0001-01-01');
  });

  const badDate = (field: string, shown: string) =>
    [
      field,
      `${field} 须为真实存在的日期，写作 YYYY-MM-DD，收到的是 ${shown}`,
      `${field} must be a real date written YYYY-MM-DD, got ${shown}`,
    ] as const;
  const badInstant = (shown: string) =>
    [
      'instant',
      `instant 须为带时区的 ISO-8601 时间，收到的是 ${shown}`,
      `instant must be an ISO-8601 time with a zone, got ${shown}`,
    ] as const;
  const outside = (field: string) =>
    [
      field,
      `由 ${field} 得出的日期超出公元 1 年至 9999 年`,
      `${field} leads to a date outside the years 1 to 9999`,
    ] as const;
  const badTime = (shown: string) =>
    [
      'closesAt',
      `closesAt 须为当日时刻，写作 HH:mm，收到的是 ${shown}`,
      `closesAt must be a time of day written HH:mm, got ${shown}`,
    ] as const;
  const long = 'x'.repeat(61);

  it.each<[string, () => unknown, readonly [string, string, string]]>([
    ['29 February in a common year', () => addDays('2025-02-29', 1), badDate('date', '"2025-02-29"')],
    ['a year 0', () => addDays('0000-01-01', 1), badDate('date', '"0000-01-01"')],
    ['a date with a letter', () => dayOfWeek('2025-0l-01'), badDate('date', '"2025-0l-01"')],
    ['a date with slashes', () => startOfDay('2025/01-01'), badDate('date', '"2025/01-01"')],
    ['a date with a late slash', () => endOfDay('2025-01/01'), badDate('date', '"2025-01/01"')],
    ['a number for a date', () => addMonths(20250101 as never, 1), badDate('date', '20250101')],
    ['nothing for a date', () => daysBetween('2025-01-01', null as never), badDate('to', 'null')],
    ['an object for a date', () => daysBetween({} as never, '2025-01-01'), badDate('from', '{…}')],
    ['a list for a date', () => dayOfWeek([] as never), badDate('date', '[…]')],
    ['a function for a date', () => dayOfWeek((() => 1) as never), badDate('date', 'function')],
    ['a text of sixty letters', () => dayOfWeek(long.slice(1)), badDate('date', `"${long.slice(1)}"`)],
    ['a long text for a date', () => dayOfWeek(long), badDate('date', `"${long.slice(0, 60)}…"`)],
    [
      'part of a day',
      () => addDays('2025-02-28', 1.5),
      ['days', 'days 须为整数，收到的是 1.5', 'days must be a whole number, got 1.5'],
    ],
    [
      'part of a month',
      () => addMonths('2025-02-28', Number.NaN),
      ['months', 'months 须为整数，收到的是 NaN', 'months must be a whole number, got NaN'],
    ],
    ['a day after the last one', () => addDays('9999-12-31', 1), outside('days')],
    ['a day before the first one', () => addDays('0001-01-01', -1), outside('days')],
    ['a month after the last one', () => addMonths('9999-12-01', 1), outside('months')],
    ['an instant after the last day', () => civilDateOf('9999-12-31T16:00:00Z'), outside('instant')],
    [
      'an instant without a zone',
      () => civilDateOf('2025-10-09T00:30:00'),
      badInstant('"2025-10-09T00:30:00"'),
    ],
    [
      'an instant on 30 February',
      () => civilDateOf('2025-02-30T00:30:00Z'),
      badInstant('"2025-02-30T00:30:00Z"'),
    ],
    [
      'an instant at 25 hours',
      () => civilDateOf('2025-02-28T25:30:00Z'),
      badInstant('"2025-02-28T25:30:00Z"'),
    ],
    [
      'words before an instant',
      () => civilDateOf('x2025-02-28T05:30:00Z'),
      badInstant('"x2025-02-28T05:30:00Z"'),
    ],
    [
      'words after an instant',
      () => civilDateOf('2025-02-28T05:30:00Zx'),
      badInstant('"2025-02-28T05:30:00Zx"'),
    ],
    ['a list for an instant', () => civilDateOf(['2025-02-28T05:30:00Z'] as never), badInstant('[…]')],
    [
      'a remark behind an instant',
      () => civilDateOf('2025-02-28T05:30:00Z (x)'),
      badInstant('"2025-02-28T05:30:00Z (x)"'),
    ],
    [
      'a remark before an instant',
      () => civilDateOf('(x) 2025-02-28T05:30:00Z'),
      badInstant('"(x) 2025-02-28T05:30:00Z"'),
    ],
    ['a list for a time of closing', () => closingInstant('2025-02-28', ['17:30'] as never), badTime('[…]')],
    ['a number for an instant', () => civilDateOf(5 as never), badInstant('5')],
    ['a bad date of closing', () => closingInstant('2025-02-29', '17:30'), badDate('date', '"2025-02-29"')],
    ['an hour of 24', () => closingInstant('2025-02-28', '24:00'), badTime('"24:00"')],
    ['a minute of 60', () => closingInstant('2025-02-28', '17:60'), badTime('"17:60"')],
    ['a time with seconds', () => closingInstant('2025-02-28', '17:30:00'), badTime('"17:30:00"')],
    ['a time in words', () => closingInstant('2025-02-28', 'at 17:30'), badTime('"at 17:30"')],
    ['no time of closing', () => closingInstant('2025-02-28', undefined as never), badTime('undefined')],
  ])('refuses %s and names it in both languages', (_name, ask, [field, zh, en]) => {
    expect(ask).toThrow(RefusedInput);
    expect(ask).toThrow(RangeError);
    expect(ask).toThrow(
      expect.objectContaining({ name: 'RefusedInput', field, text: { zh, en }, message: en }),
    );
  });
});
