import { describe, expect, it } from 'vitest';
import { annualLeave } from './index.ts';

type Input = Parameters<typeof annualLeave.compute>[0];
const owed = (changes: Partial<Input> = {}) =>
  annualLeave.compute({
    year: 2025,
    hiredOn: '2020-01-01',
    totalServiceMonths: 60,
    takenDays: 0,
    averageWageFen: 652_500,
    ...changes,
  });
/** Days that are owed; one at 200 % is 600 yuan. */
const days = (changes: Partial<Input>) => owed(changes).amountFen / 60_000;

describe('days of leave', () => {
  it.each([
    [11, 0],
    [12, 5],
    [119, 5],
    [120, 10],
    [239, 10],
    [240, 15],
  ])('%i months of work in all give %i days', (totalServiceMonths, expected) => {
    expect(days({ totalServiceMonths })).toBe(expected);
  });

  it('given more was agreed, then the agreement counts; less does not', () => {
    expect(days({ agreedDays: 8 })).toBe(8);
    expect(days({ agreedDays: 3 })).toBe(5);
    expect(owed({ agreedDays: 8 }).lines[0]?.formula.en).toContain('8 agreed, the larger counts');
    expect(owed().lines[0]?.formula).toEqual({
      zh: '累计工作60个月：5日',
      en: '60 months of work: 5 days',
    });
  });

  it.each([
    ['half a day taken in a full year leaves four and a half', { takenDays: 0.5 }, 4.5],
    ['all taken', { takenDays: 5 }, 0],
    ['more taken than owed is not taken back', { takenDays: 7 }, 0],
    ['gone on day 73: exactly one day', { endedOn: '2025-03-14' }, 1],
    ['gone on day 72: not yet', { endedOn: '2025-03-13' }, 0],
    ['gone on day 200 with one taken', { endedOn: '2025-07-19', takenDays: 1 }, 1],
    ['gone on day 200 with three taken', { endedOn: '2025-07-19', takenDays: 3 }, 0],
    ['gone on 31 December', { endedOn: '2025-12-31' }, 5],
    ['gone on 30 December, day 364', { endedOn: '2025-12-30' }, 4],
    ['gone on 31 December of a leap year, day 366', { year: 2024, endedOn: '2024-12-31' }, 5],
    ['gone on 30 December of a leap year, day 365', { year: 2024, endedOn: '2024-12-30' }, 5],
    ['hired on 1 July: 184 days left', { hiredOn: '2025-07-01' }, 2],
    ['hired on 1 January of that year', { hiredOn: '2025-01-01' }, 5],
    ['hired and gone in one year', { hiredOn: '2025-03-01', endedOn: '2025-05-12' }, 1],
    ['gone in a later year', { endedOn: '2026-02-01' }, 5],
  ])('%s', (_, changes, expected) => {
    expect(days(changes)).toBe(expected);
  });

  it('explains the pro-rata days', () => {
    const line = owed({ endedOn: '2025-07-19' }).lines[1];
    expect(line?.formula).toEqual({
      zh: '200 ÷ 365 × 5 - 0 = 2.74，不足一整日的不计 = 2',
      en: '200 ÷ 365 × 5 - 0 = 2.74, whole days only = 2',
    });
    expect(line?.inputs).toEqual({
      elapsedDays: 200,
      from: '2025-01-01',
      to: '2025-07-19',
      takenDays: 0,
    });
    expect(owed({ takenDays: 2 }).lines[1]?.formula.zh).toBe('5 - 2 = 3');
  });
});

describe('pay for untaken leave', () => {
  it('is 200 % where the ordinary wage was paid and 300 % where it was not', () => {
    expect(owed().amountFen).toBe(300_000);
    expect(owed({ ordinaryWageUnpaid: true }).amountFen).toBe(450_000);
    expect(owed({ ordinaryWageUnpaid: false }).amountFen).toBe(300_000);
  });

  it.each([
    [{ totalServiceMonths: 11 }, 'less than one year of work'],
    [{ declinedInWriting: true }, 'declined leave in writing'],
    [{ excludedByArticle4: true }, 'no leave in that year'],
  ])('given %o, then nothing is owed', (changes, words) => {
    expect(owed(changes)).toMatchObject({ amountFen: 0, nil: { en: expect.stringContaining(words) } });
  });

  it('is converted by the notice of its year', () => {
    const notice = (year: number) =>
      owed({ year }).lines.find(({ label }) => label.en === 'daily wage')?.basis[0]?.source;
    expect([notice(2024), notice(2025), notice(2026)]).toEqual(['WCN08', 'WCN25', 'WCN25']);
  });

  it.each([
    ['hiredOn', { hiredOn: '2026-01-01' }],
    ['endedOn', { endedOn: '2024-12-31' }],
    ['endedOn', { hiredOn: '2025-06-01', endedOn: '2025-05-31' }],
    ['year', { year: 2025.5 }],
    ['takenDays', { takenDays: Number.NaN }],
    ['takenDays', { takenDays: -1 }],
  ])('a wrong %s is refused', (field, changes) => {
    expect(() => owed(changes)).toThrow(expect.objectContaining({ field }));
  });

  it('the last day of the year before and the first after are in bounds', () => {
    expect(days({ hiredOn: '2025-12-31' })).toBe(0);
    expect(days({ endedOn: '2025-01-01' })).toBe(0);
  });
});
