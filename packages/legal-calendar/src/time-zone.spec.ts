import { env } from 'node:process';
import { afterEach, describe, expect, it } from 'vitest';
import { calendar, civilDateOf, closingInstant, countPeriod, endOfDay, type PeriodInput } from './index.ts';

const national = calendar('CN');

describe('the time zone of the machine', () => {
  const own = env['TZ'];
  afterEach(() => {
    if (own === undefined) delete env['TZ'];
    else env['TZ'] = own;
  });

  const cases: readonly Omit<PeriodInput, 'calendar'>[] = [
    { unit: 'calendar_day', roll: 'forward', trigger: '2025-09-22', length: 15 },
    { unit: 'working_day', roll: 'none', trigger: '2026-02-09', length: 10 },
    { unit: 'month', roll: 'forward', trigger: '2024-10-31', length: 4 },
    { unit: 'calendar_day_before', roll: 'backward', trigger: '2026-02-28', length: 10 },
    { unit: 'hour', roll: 'none', trigger: '2025-03-09T01:30', length: 48 },
  ];

  it.each([
    ['America/Los_Angeles', 480],
    ['Asia/Shanghai', -480],
    ['Pacific/Kiritimati', -840],
    ['UTC', 0],
  ])('given %s, then days and instants are those of Shanghai', (zone, minutes) => {
    env['TZ'] = zone;
    expect(new Date('2025-01-15T12:00:00Z').getTimezoneOffset()).toBe(minutes);
    expect(cases.map((input) => countPeriod({ ...input, calendar: national }).dueOn)).toEqual([
      '2025-10-09',
      '2026-02-28',
      '2025-02-28',
      '2026-02-14',
      '2025-03-11T02:00',
    ]);
    expect(civilDateOf('2025-10-08T16:00:00Z')).toBe('2025-10-09');
    expect(endOfDay('2025-10-08')).toBe('2025-10-08T16:00:00.000Z');
    expect(closingInstant('2025-03-09', '02:30')).toBe('2025-03-08T18:30:00.000Z');
  });
});
