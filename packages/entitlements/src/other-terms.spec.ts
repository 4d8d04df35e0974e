import { describe, expect, it } from 'vitest';
import { figures } from './figures.fixture.ts';
import { depositRefund, nonCompete, probationDamages, trainingPenalty } from './index.ts';

describe('non-compete compensation', () => {
  type Input = Parameters<typeof nonCompete.compute>[0];
  const owed = (keptTo: string, changes: Partial<Input> = {}) =>
    nonCompete.compute(
      { region: 'X', endedOn: '2025-03-31', keptTo, averageWageFen: 1_000_000, ...changes },
      figures,
    );
  const agreed = (keptTo: string, changes: Partial<Input> = {}) =>
    nonCompete.compute(
      { region: 'X', endedOn: '2025-03-31', keptTo, agreedMonthlyFen: 100_000, ...changes },
      {},
    );

  it('without agreement, 30 % of the average for each month', () => {
    expect(owed('2025-09-30').amountFen).toBe(6 * 300_000);
    expect(owed('2025-09-30').unverified).toBeUndefined();
  });

  it('30 % below the minimum wage of the day is raised to it', () => {
    expect(owed('2025-04-30', { averageWageFen: 599_999 }).amountFen).toBe(180_000);
    expect(owed('2025-04-30', { averageWageFen: 600_000 }).amountFen).toBe(180_000);
    expect(owed('2025-04-30', { averageWageFen: 600_010 }).amountFen).toBe(180_003);
  });

  it('an agreed sum counts as agreed and needs no figures of the region', () => {
    expect(agreed('2025-05-31').amountFen).toBe(200_000);
    expect(agreed('2025-05-31').lines[0]).toMatchObject({
      label: { en: 'compensation agreed per month' },
      formula: { en: '1,000.00' },
    });
  });

  it('part of a month is taken by calendar days, with a label', () => {
    expect(agreed('2025-06-15').amountFen).toBe(250_000);
    expect(agreed('2025-07-10').amountFen).toBe(300_000 + 32_258);
    const one = agreed('2025-04-01');
    expect(one.amountFen).toBe(3_333);
    expect(one.unverified?.[0]?.en).toContain('by calendar days');
    expect(one.lines.at(-1)?.label.en).toBe('2025-04-01 to 2025-04-01');
  });

  it('at most two years', () => {
    expect(agreed('2027-03-31')).toMatchObject({ amountFen: 2_400_000 });
    expect(agreed('2027-03-31').notes).toBeUndefined();
    const longer = agreed('2027-04-01');
    expect(longer.amountFen).toBe(2_400_000);
    expect(longer.notes?.[0]?.en).toContain('nothing is counted after 2027-03-31');
  });

  it('released early by the employer: until that day, and three months more', () => {
    const released = agreed('2025-12-31', { releasedByEmployerOn: '2025-06-30' });
    expect(released.amountFen).toBe((3 + 3) * 100_000);
    expect(released.lines.at(-1)?.formula.en).toBe('1,000.00 × 3 = 3,000.00');
    expect(agreed('2025-12-31', { releasedByEmployerOn: '2025-03-31' }).amountFen).toBe(300_000);
  });

  it('given no day was kept, then it says so', () => {
    expect(agreed('2025-03-31')).toMatchObject({
      amountFen: 0,
      nil: { en: 'no day on which the restriction was kept' },
    });
  });

  it.each([
    [0, false],
    [2, false],
    [3, true],
    [4, true],
  ])('%i unpaid months', (unpaidMonths, note) => {
    expect(agreed('2025-12-31', { unpaidMonths }).notes !== undefined).toBe(note);
  });

  it.each([
    ['keptTo', () => agreed('2025-03-30')],
    ['releasedByEmployerOn', () => agreed('2025-04-30', { releasedByEmployerOn: '2025-03-30' })],
    ['endedOn', () => agreed('2021-01-31', { endedOn: '2020-12-31' })],
    [
      'averageWageFen',
      () => nonCompete.compute({ region: 'X', endedOn: '2025-03-31', keptTo: '2025-04-30' }),
    ],
    [
      'region',
      () =>
        nonCompete.compute({ region: 'X', endedOn: '2025-03-31', keptTo: '2025-04-30', averageWageFen: 1 }),
    ],
    ['agreedMonthlyFen', () => agreed('2025-04-30', { agreedMonthlyFen: 0 })],
  ])('is refused by %s', (field, compute) => {
    expect(compute).toThrow(expect.objectContaining({ field }));
  });
});

describe('refund of a deposit', () => {
  it.each([
    [{ takenFen: 50_000 }, 50_000],
    [{ takenFen: 50_000, returnedFen: 20_000 }, 30_000],
    [{ takenFen: 50_000, returnedFen: 50_000 }, 0],
  ])('%o', (input, owed) => {
    expect(depositRefund.compute(input).amountFen).toBe(owed);
  });

  it('more given back than taken is refused', () => {
    expect(() => depositRefund.compute({ takenFen: 50_000, returnedFen: 50_001 })).toThrow(
      expect.objectContaining({ field: 'returnedFen' }),
    );
  });
});

describe('damages for unlawful probation', () => {
  type Input = Parameters<typeof probationDamages.compute>[0];
  const owed = (contractTo: string | undefined, servedTo: string, changes: Partial<Input> = {}) =>
    probationDamages.compute({
      contractFrom: '2025-01-01',
      ...(contractTo ? { contractTo } : {}),
      noProbationAllowed: false,
      probationFrom: '2025-01-01',
      servedTo,
      monthlyWageFen: 652_500,
      ...changes,
    });
  const months = (contractTo: string | undefined, servedTo: string, changes: Partial<Input> = {}) =>
    owed(contractTo, servedTo, changes).amountFen / 652_500;

  it.each([
    ['a day under three months allows no probation', '2025-03-30', 6],
    ['three months allows one month', '2025-03-31', 5],
    ['a day under one year allows one month', '2025-12-30', 5],
    ['one year allows two months', '2025-12-31', 4],
    ['a day under three years allows two months', '2027-12-30', 4],
    ['three years allows six months', '2027-12-31', 0],
    ['no fixed length allows six months', undefined, 0],
  ])('a contract of %s; six were served', (_, contractTo, beyond) => {
    expect(months(contractTo, '2025-06-30')).toBe(beyond);
  });

  it('given no probation was allowed at all, then every month counts', () => {
    expect(months(undefined, '2025-06-30', { noProbationAllowed: true })).toBe(6);
  });

  it('part of a month by its paid days, at most the month', () => {
    // 1 April is a Tuesday; 4 April a statutory holiday, which is paid.
    expect(owed('2025-12-31', '2025-03-07').amountFen).toBe(5 * 30_000);
    expect(owed('2025-03-31', '2025-02-04').amountFen).toBe(0);
    expect(owed('2025-12-31', '2025-03-01', { payDays: [{ on: '2025-03-01', days: 23 }] }).amountFen).toBe(
      652_500,
    );
  });

  it('given nothing was served beyond, then it says so', () => {
    expect(owed('2025-12-31', '2025-02-28').nil?.en).toBe(
      'no probation beyond what the law allows was served',
    );
    expect(owed('2025-12-31', '2025-02-28').lines[0]?.formula.en).toBe('contract of 12 months: 2');
    expect(owed(undefined, '2025-02-28').lines[0]?.formula.en).toBe('open-ended: 6');
  });

  it.each([
    ['contractTo', () => owed('2024-12-31', '2025-06-30')],
    ['servedTo', () => owed('2025-12-31', '2024-12-31')],
    ['probationFrom', () => owed('2025-12-31', '2025-06-30', { probationFrom: '2024-12-31' })],
    ['contractFrom', () => owed('2025-12-31', '2025-06-30', { contractFrom: '2007-12-31' })],
    [
      'servedTo',
      () => owed('2027-06-30', '2027-03-10', { contractFrom: '2027-01-01', probationFrom: '2027-01-01' }),
    ],
  ])('is refused by %s', (field, compute) => {
    expect(compute).toThrow(expect.objectContaining({ field }));
  });
});

describe('penalty for breach of a training bond', () => {
  const owed = (leftOn: string, changes: object = {}) =>
    trainingPenalty.compute({
      trainingCostFen: 3_653_000,
      agreedPenaltyFen: 10_000_000,
      serviceFrom: '2025-01-01',
      serviceTo: '2034-12-31',
      leftOn,
      employerFault: false,
      ...changes,
    });

  it('is at most the training cost of the part not served', () => {
    // 3,652 days in all; gone after the first year: 3,287 left.
    expect(owed('2025-12-31').amountFen).toBe(Math.floor((3_653_000 * 3287) / 3652 + 0.5));
    expect(owed('2025-12-31').lines.at(-1)?.payer).toBe('worker');
    expect(owed('2025-12-31').lines[0]?.formula.en).toContain('× 3287 ÷ 3652');
  });

  it('is no more than was agreed', () => {
    expect(owed('2025-12-31', { agreedPenaltyFen: 100_000 }).amountFen).toBe(100_000);
  });

  it.each([
    ['2034-12-30', {}, 1000],
    ['2034-12-31', {}, 0],
    ['2025-12-31', { employerFault: true }, 0],
  ])('left on %s', (leftOn, changes, fen) => {
    expect(owed(leftOn, changes).amountFen).toBe(fen);
  });

  it('gives the reason when nothing is owed', () => {
    expect(owed('2034-12-31').nil?.en).toBe('the period of service is over');
    expect(owed('2025-12-31', { employerFault: true }).nil?.en).toBe(
      'left for the employer’s fault: no penalty',
    );
  });

  it.each([
    ['leftOn', '2024-12-31', {}],
    ['serviceTo', '2025-12-31', { serviceTo: '2024-12-31' }],
  ])('a wrong %s is refused', (field, leftOn, changes) => {
    expect(() => owed(leftOn, changes)).toThrow(expect.objectContaining({ field }));
  });
});
