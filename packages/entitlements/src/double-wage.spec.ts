import { describe, expect, it } from 'vitest';
import { doubleWage } from './index.ts';

type Input = Parameters<typeof doubleWage.compute>[0];

const owed = (hiredOn: string, changes: Partial<Input> = {}) =>
  doubleWage.compute({
    variant: 'no_written_contract',
    hiredOn,
    monthlyWageFen: 652_500,
    exception: 'none',
    ...changes,
  });
const whole = 652_500;

describe('double wage for want of a written contract', () => {
  it.each([
    ['never signed', {}, 11 * whole],
    ['signed within the first month', { signedOn: '2025-02-10' }, 0],
    ['signed on the day the second month begins', { signedOn: '2025-02-15' }, 0],
    ['signed when three months are owed', { signedOn: '2025-05-15' }, 3 * whole],
    ['gone at the end of the third owed month', { endedOn: '2025-05-14' }, 3 * whole],
    ['gone and signed, the earlier counts', { signedOn: '2025-06-15', endedOn: '2025-05-14' }, 3 * whole],
    ['claimed for two months only', { claimedTo: '2025-04-14' }, 2 * whole],
    ['signed after the year', { signedOn: '2026-08-01' }, 11 * whole],
    // 15 May to 19 May 2025: Thursday, Friday, Monday.
    ['part of a month by its working days', { endedOn: '2025-05-19' }, 3 * whole + 90_000],
  ])('hired on 15 January 2025, %s', (_, changes, expected) => {
    expect(owed('2025-01-15', changes).amountFen).toBe(expected);
  });

  it('less than a month makes one line, and one day can be owed', () => {
    const week = owed('2025-01-15', { endedOn: '2025-02-21' });
    expect(week.lines).toHaveLength(1);
    expect(owed('2025-01-15', { endedOn: '2025-02-17' }).amountFen).toBe(30_000);
    // 17 February 2025 is a Monday: the first and only day owed.
    expect(owed('2025-01-17', { endedOn: '2025-02-17' }).amountFen).toBe(30_000);
  });

  it('a statutory holiday is no working day of a part month', () => {
    // 1 to 8 October 2025 are days off, 9 and 10 are worked, 11 is made up.
    expect(owed('2025-08-30', { endedOn: '2025-10-11' }).amountFen).toBe(120_000);
    expect(owed('2025-08-01', { endedOn: '2025-10-11' }).amountFen).toBe(whole + 90_000);
  });

  it('hired on the 31st, still eleven months and no more', () => {
    const result = owed('2024-01-31');
    expect(result.amountFen).toBe(11 * whole);
    expect(result.lines).toHaveLength(1);
  });

  it('part of a month is never more than the month', () => {
    // 24 working days stated for a part.
    expect(
      owed('2025-01-15', { endedOn: '2025-03-10', payDays: [{ on: '2025-02-20', days: 24 }] }).amountFen,
    ).toBe(whole);
  });

  it('cites Interpretation II for a part month from 1 September 2025, a convention before', () => {
    const before = owed('2025-03-15', { endedOn: '2025-08-20' });
    expect(before.lines.at(-1)?.basis.map(({ source }) => source)).not.toContain('LI2');
    expect(before.unverified?.map(({ en }) => en).join()).toContain('Before 1 September 2025');
    const after = owed('2025-05-15', { endedOn: '2025-09-20' });
    expect(after.lines.at(-1)?.basis.map(({ source }) => source)).toContain('LI2');
    expect(after.unverified?.map(({ en }) => en).join()).toContain('names no divisor');
    expect(after.confidence).toBe('D');
    expect(after.lines.at(-1)?.label).toEqual({
      zh: '不满一个月的部分（2025-09-15至2025-09-20，5个工作日）',
      en: 'part of a month (2025-09-15 to 2025-09-20, 5 working days)',
    });
  });

  it('the edge of one day is chosen, and said', () => {
    const counted = owed('2024-03-15');
    const notCounted = owed('2024-03-15', { edge: 'hire_day_not_counted' });
    expect(counted.lines[0]?.inputs).toMatchObject({ from: '2024-04-15', to: '2025-03-14' });
    expect(notCounted.lines[0]?.inputs).toMatchObject({ from: '2024-04-16', to: '2025-03-15' });
    expect(counted.unverified?.[0]?.en).toContain('the first day of work counts');
    expect(notCounted.unverified?.[0]?.en).toContain('does not count');
    expect(notCounted.amountFen).toBe(counted.amountFen);
  });

  it.each([
    ['force_majeure', 'LI2', '7'],
    ['worker_fault', 'LI2', '7'],
    ['automatic_extension', 'LI2', '8'],
    ['deemed_open_ended', 'LI2', '9'],
  ] as const)('given %s, then nothing is owed and the reason is given', (exception, source, article) => {
    const result = owed('2025-01-15', { exception });
    expect(result.amountFen).toBe(0);
    expect(result.nil?.en).toMatch(/^no double wage: /);
    expect(result.basis).toEqual([{ source, article, confidence: 'A' }]);
  });

  it('given no day is owed, then it says so', () => {
    expect(owed('2025-01-15', { signedOn: '2025-02-10' }).nil?.en).toBe(
      'no day for which double wages are owed',
    );
  });

  it.each([
    ['signedOn', { signedOn: '2025-01-14' }],
    ['endedOn', { endedOn: '2025-01-14' }],
    ['claimedTo', { claimedTo: '2025-01-14' }],
    ['openEndedDueOn', { openEndedDueOn: '2025-01-14' }],
  ])('%s before the first day of work is refused', (field, changes) => {
    expect(() => owed('2025-01-15', changes)).toThrow(expect.objectContaining({ field }));
  });

  it.each([
    ['endedOn', { endedOn: '2023-03-20' }],
    ['claimedTo', { claimedTo: '2023-03-20' }],
    ['signedOn', { signedOn: '2023-03-20' }],
  ])('a part month of a year without notice is refused by %s', (field, changes) => {
    expect(() => owed('2023-01-15', changes)).toThrow(expect.objectContaining({ field }));
  });

  it('hired before the Labour Contract Law is refused', () => {
    expect(() => owed('2007-12-31')).toThrow(expect.objectContaining({ field: 'hiredOn' }));
  });
});

describe('double wage for refusing an open-ended contract', () => {
  const refused = (changes: Partial<Input> = {}) =>
    owed('2014-01-15', { variant: 'open_ended_refused', openEndedDueOn: '2024-03-01', ...changes });

  it('runs from the day it was due, without the limit of eleven months', () => {
    const result = refused({ signedOn: '2025-09-01' });
    expect(result.amountFen).toBe(18 * whole);
    expect(result.lines[0]?.basis).toEqual([{ source: 'LCL', article: '82(2)', confidence: 'A' }]);
    expect(result.unverified).toBeUndefined();
    expect(refused({ endedOn: '2025-09-02' }).amountFen).toBe(18 * whole + 60_000);
  });

  it.each([
    ['openEndedDueOn', { openEndedDueOn: undefined, signedOn: '2025-09-01' }],
    ['claimedTo', {}],
  ])('without %s it cannot be computed', (field, changes) => {
    expect(() => refused(changes as Partial<Input>)).toThrow(expect.objectContaining({ field }));
  });
});
