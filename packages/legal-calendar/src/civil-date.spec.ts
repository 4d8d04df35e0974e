import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  civilDateOf,
  dayOfWeek,
  daysBetween,
  endOfDay,
  isCivilDate,
  startOfDay,
} from './index.ts';

const dates = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1970-01-01', days));

describe('civil dates', () => {
  it('accepts only real dates written YYYY-MM-DD', () => {
    expect(['2024-02-29', '2026-12-31', '2000-02-29'].every(isCivilDate)).toBe(true);
    const wrong = [
      '2025-02-29',
      '2100-02-29',
      '2025-13-01',
      '2025-00-10',
      '2025-04-31',
      '2025-4-1',
      '20250401',
      '',
      5,
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

  it('given an instant, then its date is the one in Shanghai', () => {
    expect(civilDateOf('2025-10-08T15:59:59.999Z')).toBe('2025-10-08');
    expect(civilDateOf('2025-10-08T16:00:00Z')).toBe('2025-10-09');
    expect(civilDateOf('2025-10-09T00:30:00+08:00')).toBe('2025-10-09');
    expect(() => civilDateOf('2025-10-09T00:30:00')).toThrow(/instant must be an ISO-8601 time with a zone/);
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

  it('refuses text that is no date and numbers that are not whole', () => {
    expect(() => addDays('2025-02-30', 1)).toThrow(
      'date must be a real date written YYYY-MM-DD, got "2025-02-30"',
    );
    expect(() => addDays('2025-02-28', 1.5)).toThrow('days must be a whole number, got 1.5');
    expect(() => addDays('9999-12-31', 1)).toThrow(/outside the years/);
    expect(() => daysBetween('2025-01-01', 'soon')).toThrow(/^to must be a real date/);
  });
});
