import process from 'node:process';
import { addDays } from '@dingfen/legal-calendar';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { figures } from './figures.fixture.ts';
import {
  computeEntitlement,
  type Entitlement,
  type EntitlementType,
  severance,
  unlawfulTermination,
} from './index.ts';

const day = (from: string, days: number) => fc.integer({ min: 0, max: days }).map((n) => addDays(from, n));
const wage = fc.integer({ min: 0, max: 10_000_000 });
const span = (from: string, days: number) =>
  fc.tuple(day(from, days), fc.integer({ min: 0, max: days })).map(([start, n]) => ({
    start,
    end: addDays(start, n),
  }));

/** Inputs that every head of claim accepts, with what grows when the wage and the time grow. */
const inputs: Readonly<Record<EntitlementType, fc.Arbitrary<object>>> = {
  wage_arrears: fc.record({ s: span('2024-01-01', 500), w: wage }).map(({ s, w }) => ({
    region: 'X',
    unpaidFrom: s.start,
    unpaidTo: s.end,
    monthlyWageFen: w,
  })),
  wage_surcharge: fc.record({ w: wage, p: fc.integer({ min: 5000, max: 10_000 }) }).map(({ w, p }) => ({
    orderDocument: '令1号',
    orderDueOn: '2025-10-20',
    paidInTime: false,
    unpaidFen: w,
    percent: p / 100,
  })),
  overtime: fc
    .record({
      w: wage,
      days: fc.uniqueArray(
        fc.record({
          on: day('2024-01-01', 1095),
          hours: fc.integer({ min: 1, max: 2400 }).map((n) => n / 100),
        }),
        { minLength: 1, maxLength: 20, selector: ({ on }) => on },
      ),
    })
    .map(({ w, days }) => ({ monthlyWageFen: w, days })),
  severance: fc.record({ s: span('1990-01-01', 2500), w: wage }).map(({ s, w }) => ({
    region: 'X',
    hiredOn: s.start,
    endedOn: addDays(s.end, 6575),
    averageWageFen: w,
    ground: 'layoff',
  })),
  notice_pay: wage.map((w) => ({
    endedOn: '2025-12-31',
    ground: 'illness',
    noticeGivenDays: 3,
    previousMonthWageFen: w,
  })),
  unlawful_termination: fc.record({ s: span('2008-01-01', 3000), w: wage }).map(({ s, w }) => ({
    region: 'X',
    hiredOn: s.start,
    endedOn: s.end,
    averageWageFen: w,
    reinstatementClaimed: false,
  })),
  double_wage: fc.record({ s: span('2024-01-01', 500), w: wage }).map(({ s, w }) => ({
    variant: 'no_written_contract',
    hiredOn: s.start,
    endedOn: s.end,
    monthlyWageFen: w,
    exception: 'none',
  })),
  annual_leave: fc
    .record({
      s: span('2024-01-01', 700),
      w: wage,
      service: fc.integer({ min: 0, max: 400 }),
      taken: fc.integer({ min: 0, max: 40 }),
    })
    .map(({ s, w, service, taken }) => ({
      year: Number(s.end.slice(0, 4)),
      hiredOn: s.start,
      endedOn: s.end,
      totalServiceMonths: service,
      takenDays: taken / 2,
      averageWageFen: w,
    })),
  work_injury: fc
    .record({ w: wage, grade: fc.integer({ min: 1, max: 10 }), insured: fc.boolean() })
    .map(({ w, grade, insured }) => ({
      region: 'X',
      injuredOn: '2025-08-01',
      insured,
      recognised: true,
      outcome: 'disability',
      averageWageFen: w,
      grade,
    })),
  non_compete: fc.record({ s: span('2022-01-01', 900), w: wage }).map(({ s, w }) => ({
    region: 'X',
    endedOn: s.start,
    keptTo: s.end,
    averageWageFen: w,
  })),
  deposit_refund: wage.map((w) => ({ takenFen: w + 1 })),
  probation_damages: fc.record({ s: span('2024-01-01', 400), w: wage }).map(({ s, w }) => ({
    contractFrom: s.start,
    noProbationAllowed: true,
    probationFrom: s.start,
    servedTo: s.end,
    monthlyWageFen: w,
  })),
  training_penalty: fc.record({ s: span('2024-01-01', 900), w: wage }).map(({ s, w }) => ({
    trainingCostFen: w,
    agreedPenaltyFen: 5_000_000,
    serviceFrom: '2024-01-01',
    serviceTo: '2028-12-31',
    leftOn: s.end,
    employerFault: false,
  })),
};
const types = Object.keys(inputs) as readonly EntitlementType[];
const compute = (type: EntitlementType, input: object): Entitlement =>
  computeEntitlement(type, input, figures);

/** The field of each input that holds the wage. */
const wageOf: Readonly<Record<EntitlementType, string>> = {
  wage_arrears: 'monthlyWageFen',
  wage_surcharge: 'unpaidFen',
  overtime: 'monthlyWageFen',
  severance: 'averageWageFen',
  notice_pay: 'previousMonthWageFen',
  unlawful_termination: 'averageWageFen',
  double_wage: 'monthlyWageFen',
  annual_leave: 'averageWageFen',
  work_injury: 'averageWageFen',
  non_compete: 'averageWageFen',
  deposit_refund: 'takenFen',
  probation_damages: 'monthlyWageFen',
  training_penalty: 'trainingCostFen',
};

describe.each(types)('%s, whatever goes in', (type) => {
  it('is a whole number of fen, never negative, and the sum of its lines', () => {
    fc.assert(
      fc.property(inputs[type], (input) => {
        const { amountFen, monthlyFen = 0, lines, confidence, basis } = compute(type, input);
        expect(Number.isSafeInteger(amountFen) && Number.isSafeInteger(monthlyFen)).toBe(true);
        expect(amountFen).toBeGreaterThanOrEqual(0);
        expect(lines.length).toBeGreaterThan(0);
        expect(basis.length).toBeGreaterThan(0);
        expect(confidence).toMatch(/^[ABCD]$/);
        let [sum, monthly] = [0, 0];
        for (const line of lines) {
          const fen = 'fen' in line.value ? line.value.fen : 0;
          expect(Number.isSafeInteger(fen)).toBe(true);
          if (line.counts === 'amount') sum += fen;
          if (line.counts === 'monthly') monthly += fen;
          expect(line.formula.zh && line.formula.en && line.label.zh && line.label.en).toBeTruthy();
          expect(line.basis.length).toBeGreaterThan(0);
        }
        expect([sum, monthly]).toEqual([amountFen, monthlyFen]);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same when it is computed again, and leaves its input alone', () => {
    fc.assert(
      fc.property(inputs[type], (input) => {
        const before = structuredClone(input);
        expect(compute(type, input)).toEqual(compute(type, input));
        expect(input).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });
});

// Severance falls once, where the cap of three times the average begins and years are cut to twelve: looked at below.
describe.each(types.filter((type) => type !== 'severance' && type !== 'unlawful_termination'))(
  '%s, when the wage rises',
  (type) => {
    it('does not fall', () => {
      fc.assert(
        fc.property(inputs[type], fc.integer({ min: 0, max: 1_000_000 }), (input, more) => {
          const name = wageOf[type];
          const raised = { ...input, [name]: ((input as Record<string, number>)[name] as number) + more };
          expect(compute(type, raised).amountFen).toBeGreaterThanOrEqual(compute(type, input).amountFen);
        }),
        { numRuns: 100 },
      );
    });
  },
);

describe('with one more day', () => {
  const grows = (type: EntitlementType, end: string) => {
    fc.assert(
      fc.property(inputs[type], (input) => {
        const longer = { ...input, [end]: addDays((input as Record<string, string>)[end] as string, 1) };
        expect(compute(type, longer).amountFen).toBeGreaterThanOrEqual(compute(type, input).amountFen);
      }),
      { numRuns: 200 },
    );
  };

  it.each([
    ['severance', 'endedOn'],
    ['unlawful_termination', 'endedOn'],
    ['non_compete', 'keptTo'],
  ] as const)('%s is not less', (type, end) => {
    grows(type, end);
  });

  // A part month of up to 23 paid days is capped at the month, so a completed month is never less than its part.
  it.each([
    ['wage_arrears', 'unpaidTo'],
    ['double_wage', 'endedOn'],
    ['probation_damages', 'servedTo'],
  ] as const)('%s is not less', (type, end) => {
    grows(type, end);
  });

  it('training_penalty is not more', () => {
    fc.assert(
      fc.property(inputs.training_penalty, (input) => {
        const { leftOn } = input as { leftOn: string };
        expect(
          compute('training_penalty', { ...input, leftOn: addDays(leftOn, 1) }).amountFen,
        ).toBeLessThanOrEqual(compute('training_penalty', input).amountFen);
      }),
    );
  });
});

describe('severance and 2N', () => {
  it('2N is twice N for service since 2008, capped or not', () => {
    fc.assert(
      fc.property(span('2008-01-01', 3000), wage, (s, averageWageFen) => {
        const service = { region: 'X', hiredOn: s.start, endedOn: s.end, averageWageFen };
        const n = severance.compute({ ...service, ground: 'layoff' }, figures).amountFen;
        const twice = unlawfulTermination.compute(
          { ...service, reinstatementClaimed: false },
          figures,
        ).amountFen;
        // Both are rounded once: half months of odd sums may differ by one fen.
        expect(Math.abs(twice - 2 * n)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('does not fall when the wage rises, below the cap and above it', () => {
    const owed = (averageWageFen: number, endedOn: string) =>
      severance.compute(
        { region: 'X', hiredOn: '2008-01-01', endedOn, averageWageFen, ground: 'layoff' },
        figures,
      ).amountFen;
    fc.assert(
      fc.property(wage, fc.integer({ min: 0, max: 100_000 }), day('2009-01-01', 6000), (w, more, end) => {
        const capped = (x: number) => x > 2_700_000;
        fc.pre(capped(w) === capped(w + more));
        expect(owed(w + more, end)).toBeGreaterThanOrEqual(owed(w, end));
      }),
    );
  });
});

describe('the time zone of the process', () => {
  const zone = process.env['TZ'];
  afterAll(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('changes nothing', () => {
    const samples = types.flatMap((type) =>
      fc.sample(inputs[type], { numRuns: 10, seed: 7 }).map((input) => ({ type, input })),
    );
    const inZone = (name: string) => {
      process.env['TZ'] = name;
      return samples.map(({ type, input }) => compute(type, input));
    };
    expect(inZone('America/Los_Angeles')).toEqual(inZone('Asia/Shanghai'));
  });
});
