import { describe, expect, it } from 'vitest';
import { figures } from './figures.fixture.ts';
import { annualLeave, doubleWage, overtime, severance, unlawfulTermination } from './index.ts';

const yuan = (amount: number) => amount * 100;
const overtimeOf = (on: string, hours: number) =>
  overtime.compute({ monthlyWageFen: yuan(6525), days: [{ on, hours }] }, figures);
const severanceOf = (hiredOn: string, endedOn: string, wage: number) =>
  severance.compute({ region: 'X', hiredOn, endedOn, averageWageFen: yuan(wage), ground: 'layoff' }, figures)
    .amountFen;

describe('the amounts worked by hand in the rulebook', () => {
  it('6,525 yuan a month is 37.50 an hour', () => {
    const [hourly] = overtimeOf('2026-03-02', 10).lines;
    expect(hourly).toMatchObject({ value: { fen: 3750 }, counts: 'step' });
    expect(hourly?.formula.zh).toBe('6,525.00 ÷ (21.75 × 8) = 37.50');
  });

  it.each([
    ['ten extra hours on a Monday', '2026-03-02', 10, 562.5],
    ['one Saturday', '2026-03-07', 8, 600],
    ['National Day', '2026-10-01', 8, 900],
  ])('%s is paid with its own rate', (_, on, hours, owed) => {
    expect(overtimeOf(on, hours).amountFen).toBe(yuan(owed));
  });

  it.each([
    ['3 years 5 months, 8,000 yuan', '2022-08-01', '2025-12-31', 8000, 28_000],
    ['3 years 6 months, 8,000 yuan', '2022-07-01', '2025-12-31', 8000, 32_000],
    ['15 years, 40,000 yuan where the local average is 9,000', '2011-01-01', '2025-12-31', 40_000, 324_000],
    ['15 years, 20,000 yuan, not above 27,000', '2011-01-01', '2025-12-31', 20_000, 300_000],
  ])('severance for %s', (_, hiredOn, endedOn, wage, owed) => {
    expect(severanceOf(hiredOn, endedOn, wage)).toBe(yuan(owed));
  });

  it('2N on a severance of 28,000 is 56,000', () => {
    const owed = unlawfulTermination.compute(
      {
        region: 'X',
        hiredOn: '2022-08-01',
        endedOn: '2025-12-31',
        averageWageFen: yuan(8000),
        reinstatementClaimed: false,
      },
      figures,
    );
    expect(owed.amountFen).toBe(yuan(56_000));
  });

  it('hired on 15 March 2024 at 6,000 and never given a contract: eleven months, 66,000', () => {
    const owed = doubleWage.compute({
      variant: 'no_written_contract',
      hiredOn: '2024-03-15',
      monthlyWageFen: yuan(6000),
      exception: 'none',
    });
    expect(owed.amountFen).toBe(yuan(66_000));
    expect(owed.lines[0]?.inputs).toMatchObject({ months: 11, from: '2024-04-15', to: '2025-03-14' });
  });

  it('five days of leave, gone on day 200 with none taken: two days, 1,200', () => {
    const owed = annualLeave.compute({
      year: 2025,
      hiredOn: '2020-01-01',
      endedOn: '2025-07-19',
      totalServiceMonths: 60,
      takenDays: 0,
      averageWageFen: yuan(6525),
    });
    expect(owed.lines.map(({ value }) => value)).toContainEqual({
      number: '2',
      unit: { zh: '日', en: 'days' },
    });
    expect(owed.lines.find(({ label }) => label.en === 'daily wage')?.value).toEqual({ fen: yuan(300) });
    expect(owed.amountFen).toBe(yuan(1200));
  });
});
