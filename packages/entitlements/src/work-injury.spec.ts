import { describe, expect, it } from 'vitest';
import { figures } from './figures.fixture.ts';
import { workInjury } from './index.ts';

type Input = Parameters<typeof workInjury.compute>[0];
const owed = (changes: Partial<Input> = {}) =>
  workInjury.compute(
    {
      region: 'X',
      injuredOn: '2025-08-01',
      insured: true,
      recognised: true,
      outcome: 'disability',
      averageWageFen: 1_000_000,
      ...changes,
    },
    figures,
  );

describe('disability', () => {
  it.each([
    [1, 27, 90],
    [2, 25, 85],
    [3, 23, 80],
    [4, 21, 75],
    [5, 18, 70],
    [6, 16, 60],
    [7, 13, undefined],
    [8, 11, undefined],
    [9, 9, undefined],
    [10, 7, undefined],
  ])('grade %i: %i months of the own wage at once, %s %% every month', (grade, months, percent) => {
    const result = owed({ grade });
    expect(result.amountFen).toBe(months * 1_000_000);
    expect(result.monthlyFen).toBe(percent === undefined ? undefined : percent * 10_000);
  });

  it.each([
    ['below 60 % of the average, raised', 539_999, 540_000],
    ['exactly 60 %', 540_000, 540_000],
    ['exactly 300 %', 2_700_000, 2_700_000],
    ['above 300 %, cut', 2_700_001, 2_700_000],
  ])('an own wage %s', (_, averageWageFen, counts) => {
    expect(owed({ grade: 10, averageWageFen }).amountFen).toBe(7 * counts);
  });

  it('a monthly allowance below the minimum wage is raised to it', () => {
    const poor = {
      ...figures,
      averageWages: [{ region: 'X', year: 2024, amountFen: 3_600_000, publishedOn: '2025-06-20' }],
    };
    const result = workInjury.compute(
      {
        region: 'X',
        injuredOn: '2025-08-01',
        insured: true,
        recognised: true,
        outcome: 'disability',
        averageWageFen: 300_000,
        grade: 6,
      },
      poor,
    );
    expect(result.monthlyFen).toBe(200_000);
    expect(result.lines.at(-1)?.formula).toEqual({
      zh: '3,000.00 × 60 % = 1,800.00，低于最低工资，补足至2,000.00',
      en: '3,000.00 × 60 % = 1,800.00, raised to the minimum wage 2,000.00',
    });
    expect(owed({ grade: 6 }).lines.at(-1)?.formula.en).toBe('10,000.00 × 60 % = 6,000.00');
  });

  it('given the employer arranged work, then grades 5 and 6 have no allowance; grade 4 keeps it', () => {
    expect(owed({ grade: 5, arrangedWork: true }).monthlyFen).toBeUndefined();
    expect(owed({ grade: 6, arrangedWork: true }).monthlyFen).toBeUndefined();
    expect(owed({ grade: 4, arrangedWork: true }).monthlyFen).toBe(750_000);
    expect(owed({ grade: 5, arrangedWork: false }).monthlyFen).toBe(700_000);
  });

  it('who pays: the fund, for grades 5 and 6 the employer every month; the employer for all when not insured', () => {
    const payers = (changes: Partial<Input>) =>
      owed(changes)
        .lines.filter(({ counts }) => counts !== 'step')
        .map(({ payer }) => payer);
    expect(payers({ grade: 4 })).toEqual(['fund', 'fund']);
    expect(payers({ grade: 5 })).toEqual(['fund', 'employer']);
    expect(payers({ grade: 4, insured: false })).toEqual(['employer', 'employer']);
    expect(payers({ grade: 10, relationEndedOn: '2025-12-31' })).toEqual(['fund', 'fund', 'employer']);
    expect(payers({ grade: 10, relationEndedOn: '2025-12-31', insured: false })).toEqual([
      'employer',
      'employer',
      'employer',
    ]);
    expect(owed({ grade: 4, insured: false }).notes?.[0]?.en).toContain('WII art 62(2)');
    expect(owed({ grade: 4 }).notes).toBeUndefined();
  });

  it('when the employment ends, the province’s subsidies come on top', () => {
    const local = owed({ grade: 10, relationEndedOn: '2025-12-31' });
    expect(local.amountFen).toBe(7 * 1_000_000 + 2 * 900_000 + 4.5 * 900_000);
    expect(local.lines.at(-1)?.label.zh).toBe('一次性伤残就业补助金（依据：X省办法第1条）');
    const own = owed({ grade: 7, relationEndedOn: '2025-12-31' });
    expect(own.amountFen).toBe((13 + 8 + 12) * 1_000_000);
  });

  it('subsidies in months of the own wage need no average wage of the year the employment ended', () => {
    const leaving = (grade: number, relationEndedOn: string) =>
      workInjury.compute(
        {
          region: 'X',
          injuredOn: '2025-08-01',
          insured: true,
          recognised: true,
          outcome: 'disability',
          averageWageFen: 1_000_000,
          grade,
          relationEndedOn,
        },
        figures,
      );
    expect(leaving(7, '2029-12-31').amountFen).toBe((13 + 8 + 12) * 1_000_000);
    expect(() => leaving(10, '2029-12-31')).toThrow(/average monthly wage for 2028/);
    expect(leaving(10, '2027-06-30').unverified?.[0]?.en).toContain('for 2026 is not loaded');
  });

  it('subsidies are those in force on the day the employment ended, the newest where tables overlap', () => {
    const [table] = figures.injurySubsidies ?? [];
    const dated = (changes: object) => ({ ...table, ...changes }) as NonNullable<typeof table>;
    const tables = [
      dated({ employmentMonths: 1, inForceUntil: '2025-10-01' }),
      dated({ employmentMonths: 2, inForceFrom: '2025-10-01' }),
      dated({ employmentMonths: 3, inForceFrom: '2025-11-01' }),
    ];
    const employmentFen = (relationEndedOn: string, injurySubsidies: typeof tables) =>
      workInjury
        .compute(
          {
            region: 'X',
            injuredOn: '2025-08-01',
            insured: true,
            recognised: true,
            outcome: 'disability',
            averageWageFen: 1_000_000,
            grade: 10,
            relationEndedOn,
          },
          { ...figures, injurySubsidies },
        )
        .lines.at(-1)?.value;
    for (const injurySubsidies of [tables, tables.toReversed()]) {
      expect(employmentFen('2025-09-30', injurySubsidies)).toEqual({ fen: 900_000 });
      expect(employmentFen('2025-10-01', injurySubsidies)).toEqual({ fen: 1_800_000 });
      expect(employmentFen('2025-11-01', injurySubsidies)).toEqual({ fen: 2_700_000 });
    }
  });

  it('given no subsidy is loaded for the grade, then it is refused', () => {
    expect(() => owed({ grade: 8, relationEndedOn: '2025-12-31' })).toThrow(
      expect.objectContaining({
        field: 'region',
        message: 'the subsidy for grade 8 of X on 2025-12-31 is not loaded, so nothing is computed (region)',
      }),
    );
  });

  it.each([1, 4])('grade %i keeps the employment and has no subsidies', (grade) => {
    expect(() => owed({ grade, relationEndedOn: '2025-12-31' })).toThrow(
      expect.objectContaining({ field: 'relationEndedOn' }),
    );
  });

  it('a grade that left gets no monthly allowance', () => {
    const six = [{ ...(figures.injurySubsidies?.[0] as never as object), grade: 6 }] as never;
    const result = workInjury.compute(
      {
        region: 'X',
        injuredOn: '2025-08-01',
        insured: true,
        recognised: true,
        outcome: 'disability',
        averageWageFen: 1_000_000,
        grade: 6,
        relationEndedOn: '2025-12-31',
      },
      { ...figures, injurySubsidies: six },
    );
    expect(result.monthlyFen).toBeUndefined();
    expect(result.amountFen).toBe(16 * 1_000_000 + 6.5 * 900_000);
  });

  it.each([
    ['grade', {}],
    ['grade', { grade: 0 }],
    ['grade', { grade: 11 }],
    ['relationEndedOn', { grade: 10, relationEndedOn: '2025-07-31' }],
    ['injuredOn', { grade: 10, injuredOn: '2010-12-31' }],
  ])('a wrong or missing %s is refused', (field, changes) => {
    expect(() => owed(changes)).toThrow(expect.objectContaining({ field }));
  });
});

describe('death', () => {
  const died = (diedOn: string, changes: Partial<Input> = {}) =>
    owed({ outcome: 'death', diedOn, ...changes });

  it.each([
    ['2025-08-02', 108_376_000],
    ['2025-12-31', 108_376_000],
    ['2026-01-01', 113_004_000],
  ])('on %s the one-off benefit is 20 times last year’s disposable income', (diedOn, benefit) => {
    const result = died(diedOn);
    expect(result.lines[0]).toMatchObject({ value: { fen: benefit }, payer: 'fund' });
    expect(result.amountFen).toBe(benefit + 6 * 900_000);
    expect(result.monthlyFen).toBeUndefined();
  });

  it('names the year of the figure', () => {
    expect(died('2026-01-01').lines[0]?.formula.zh).toBe(
      '上一年度全国城镇居民人均可支配收入56,502.00元（2025年） × 20 = 1,130,040.00',
    );
  });

  it.each([
    ['a spouse', [{ kind: 'spouse' }], 40],
    ['a child', [{ kind: 'other' }], 30],
    ['an orphan', [{ kind: 'other', aloneOrOrphan: true }], 40],
    ['a lone aged spouse', [{ kind: 'spouse', aloneOrOrphan: true }], 50],
    ['spouse and two children', [{ kind: 'spouse' }, { kind: 'other' }, { kind: 'other' }], 100],
    [
      'spouse and three children, never more than the wage',
      [{ kind: 'spouse' }, { kind: 'other' }, { kind: 'other' }, { kind: 'other' }],
      100,
    ],
  ] as const)('dependants every month: %s', (_, dependants, percent) => {
    expect(died('2025-08-02', { dependants }).monthlyFen).toBe(percent * 10_000);
  });

  it('given no dependants, then there is no pension', () => {
    expect(died('2025-08-02', { dependants: [] }).monthlyFen).toBeUndefined();
  });

  it.each([
    ['2024-12-31', 'injuredOn', 'a year whose income is not loaded', { injuredOn: '2024-06-01' }],
    ['2027-01-01', 'injuredOn', 'a year whose income is not loaded', {}],
    ['2025-07-31', 'injuredOn', 'before the injury', {}],
  ])('on %s is refused', (diedOn, _field, _why, changes) => {
    expect(() => died(diedOn, changes)).toThrow(expect.objectContaining({ field: 'diedOn' }));
  });

  it('without the day of death nothing is computed', () => {
    expect(() => owed({ outcome: 'death' })).toThrow(expect.objectContaining({ field: 'diedOn' }));
  });

  it('without insurance the employer pays', () => {
    expect(
      died('2025-08-02', { insured: false, dependants: [{ kind: 'spouse' }] })
        .lines.filter(({ counts }) => counts !== 'step')
        .every(({ payer }) => payer === 'employer'),
    ).toBe(true);
  });
});

describe('recognition', () => {
  it('comes first: a sum before it is for comparison only', () => {
    expect(owed({ grade: 10, recognised: false }).unverified?.[0]?.en).toContain('for comparison only');
    expect(owed({ grade: 10 }).unverified).toBeUndefined();
  });

  it('an average of the year before the last is labelled in every part that uses it', () => {
    const old = { ...figures, averageWages: figures.averageWages?.filter(({ year }) => year === 2023) ?? [] };
    const base = {
      region: 'X',
      injuredOn: '2025-08-01',
      insured: true,
      recognised: true,
      averageWageFen: 1_000_000,
    };
    const disability = workInjury.compute({ ...base, outcome: 'disability', grade: 10 }, old);
    const death = workInjury.compute({ ...base, outcome: 'death', diedOn: '2025-08-02' }, old);
    for (const { unverified } of [disability, death]) expect(unverified?.[0]?.en).toContain('for 2024');
  });
});
