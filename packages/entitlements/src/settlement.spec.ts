import { formatCitation } from '@dingfen/legal-basis';
import { describe, expect, it } from 'vitest';
import { figures } from './figures.fixture.ts';
import {
  canBeFinal,
  entitlementTypes,
  injuryGapPercent,
  mayBeFinalAward,
  maySign,
  scopedTypes,
  scopeOf,
  settlementCheck,
  settlementCheckIds,
  settlementChecks,
  settlementRules,
} from './index.ts';
import { clean } from './settlement.fixture.ts';

describe('what a settlement may not do', () => {
  it('a clean settlement passes all ten checks and may be signed', () => {
    const results = settlementChecks(clean);
    expect(results.map(({ id }) => id)).toEqual(settlementCheckIds);
    expect(results).toHaveLength(10);
    for (const { id, verdict, summary, basis } of results) {
      expect(verdict).toBe('ok');
      expect(summary).toBe(settlementRules[id].requirement);
      expect(basis.length).toBeGreaterThan(0);
    }
    expect(maySign(clean)).toBe(true);
  });

  it.each([
    ['waives social insurance', { waivesSocialInsurance: true }, 'social_insurance', 'void', '第19条'],
    ['pays less than the minimum wage', { belowMinimumWage: true }, 'minimum_wage', 'block', '第30条'],
    ['keeps a deposit', { depositOrDocumentTerms: true }, 'deposit_or_documents', 'block', '第9条'],
    [
      'settles a work injury that nobody has valued',
      { workInjuryUnassessed: true, workInjuryGapAcknowledged: true },
      'work_injury_gap',
      'block',
      '第17条第2款',
    ],
    [
      'settles a work injury whose gap the worker has not acknowledged',
      { workInjuryUnassessed: true, statutoryInjuryFen: 10, agreedInjuryFen: 5 },
      'work_injury_gap',
      'block',
      '第17条第2款',
    ],
    [
      'settles a work injury for less, knowingly',
      {
        workInjuryUnassessed: true,
        statutoryInjuryFen: 10,
        agreedInjuryFen: 5,
        workInjuryGapAcknowledged: true,
      },
      'work_injury_gap',
      'warn',
      '第35条',
    ],
    [
      'releases everything without a list',
      { blanketRelease: true },
      'release_lists_heads',
      'block',
      '第35条',
    ],
    [
      'releases a claim of another dispute',
      { listedHeads: ['c1', 'c9'], knownHeads: ['c1'] },
      'release_lists_heads',
      'block',
      '第35条',
    ],
    ['binds a third party', { bindsNonSigner: true }, 'third_party', 'block', '第14条第2款'],
    [
      'confirms a labour relationship',
      { confirmsRelationship: true },
      'labour_relationship',
      'mark',
      '第75条第4项',
    ],
    ['was not consented to', { representedConsentMissing: true }, 'representation', 'block', '第63条'],
    ['binds a minor without agent', { minorWithoutAgent: true }, 'legal_agent', 'block', '第25条'],
    ['waives limitation in advance', { waivesLimitation: true }, 'limitation', 'void', '第197条'],
  ] as const)('one that %s', (_, changes, id, verdict, article) => {
    const settlement = { ...clean, ...changes };
    const found = settlementChecks(settlement).filter((one) => one.verdict !== 'ok');
    expect(found.map((one) => [one.id, one.verdict])).toEqual([[id, verdict]]);
    const [result] = found;
    expect(result?.summary.zh).toMatch(/。$/);
    expect(result?.summary.en).toMatch(/\.$/);
    expect(formatCitation(result?.basis ?? [], 'zh')).toContain(article);
    expect(maySign(settlement)).toBe(verdict === 'warn' || verdict === 'mark');
    expect(settlementCheck(id, settlement)).toEqual(result);
  });

  it('a release that lists heads of the dispute passes', () => {
    for (const knownHeads of [['c1', 'c2'], undefined]) {
      const release = {
        ...clean,
        blanketRelease: true,
        listedHeads: ['c1'],
        ...(knownHeads ? { knownHeads } : {}),
      };
      expect(settlementCheck('release_lists_heads', release).verdict).toBe('ok');
    }
    expect(
      settlementCheck('release_lists_heads', { ...clean, listedHeads: ['c9'], knownHeads: ['c1'] }).summary
        .en,
    ).toContain('“c9”');
  });

  it('a check that does not exist is refused, and those there are are named', () => {
    expect(() => settlementCheck('toString' as never, clean)).toThrow(
      expect.objectContaining({
        field: 'id',
        text: {
          zh: expect.stringMatching(/^没有 "toString" 这一项核查，只有.+、work_injury_gap/),
          en: expect.stringMatching(/^there is no check "toString"; there are .+, work_injury_gap/),
        },
      }),
    );
  });

  it('the gap of a work injury is named with both sums', () => {
    const warned = settlementCheck('work_injury_gap', {
      ...clean,
      workInjuryUnassessed: true,
      workInjuryGapAcknowledged: true,
      statutoryInjuryFen: 3_000_000,
      agreedInjuryFen: 1_000_000,
    });
    expect(warned.gapPercent).toBe(67);
    expect(warned.summary).toEqual({
      zh: '工伤尚未认定或者鉴定：法定待遇30,000.00元，协议10,000.00元，相差67%；劳动者已确认知悉。',
      en: 'The work injury is not recognised or assessed: 30,000.00 yuan by law, 10,000.00 yuan agreed, 67 % less; the worker has acknowledged this.',
    });
    const nothing = settlementCheck('work_injury_gap', {
      ...clean,
      workInjuryUnassessed: true,
      statutoryInjuryFen: 3_000_000,
    });
    expect(nothing.gapPercent).toBe(100);
    expect(nothing.summary.en).toContain('the worker has not acknowledged this.');
  });

  it.each([
    [100, 100, 0],
    [100, 120, 0],
    [0, 0, 0],
    [200, 199, 1],
    [200, 101, 50],
    [1000, 996, 0],
    [1000, 995, 1],
  ])('of %i fen by law, %i agreed is %i %% less', (statutory, agreed, percent) => {
    expect(injuryGapPercent(statutory, agreed)).toBe(percent);
  });

  it.each([
    [-1, 0, 'statutoryInjuryFen'],
    [0.5, 0, 'statutoryInjuryFen'],
    [1, Number.NaN, 'agreedInjuryFen'],
  ])('sums of %d and %d are refused', (statutory, agreed, field) => {
    expect(() => injuryGapPercent(statutory, agreed)).toThrow(expect.objectContaining({ field }));
  });
});

describe('finality of an award', () => {
  const on = '2026-03-01';
  const wages = figures.minimumWages ?? [];

  it('each head by itself: up to twelve minimum wages it is final, one fen more it is not', () => {
    const award = mayBeFinalAward(
      [
        { type: 'wage_arrears', amountFen: 2_400_000 },
        { type: 'severance', amountFen: 2_400_001 },
      ],
      'X',
      on,
      wages,
    );
    expect(award.ceilingFen).toBe(2_400_000);
    expect(award.heads.map(({ final }) => final)).toEqual([true, false]);
    expect(award.split).toBe(true);
    expect(award.heads[0]?.reason.en).toBe(
      '24,000.00 yuan is not over twelve monthly minimum wages, 24,000.00 yuan',
    );
    expect(award.heads[1]?.reason.zh).toContain('24,000.01元超过');
  });

  it('two final heads are not added up, nor split', () => {
    const award = mayBeFinalAward(
      [
        { type: 'overtime', amountFen: 2_000_000 },
        { type: 'double_wage', amountFen: 2_000_000 },
      ],
      'X',
      on,
      wages,
    );
    expect(award.heads.every(({ final }) => final)).toBe(true);
    expect(award.split).toBe(false);
  });

  it('a head that is no wage, medical fee, severance or damages is never final', () => {
    const award = mayBeFinalAward([{ type: 'confirm_relationship', amountFen: 0 }], 'X', on, wages);
    expect(award.heads[0]).toMatchObject({ final: false, basis: [{ source: 'MAL', article: '47[1]' }] });
    expect(award.split).toBe(false);
  });

  it('work-injury medical fees and non-compete compensation can be final, benefits and deposits not', () => {
    expect(entitlementTypes.filter((type) => !canBeFinal(type))).toEqual([
      'work_injury',
      'deposit_refund',
      'training_penalty',
    ]);
    expect(canBeFinal('work_injury_medical')).toBe(true);
  });

  it.each([
    ['region', 'Y', on, 1],
    ['region', 'X', '2007-12-31', 1],
    ['heads[0].amountFen', 'X', on, -1],
    ['heads[0].amountFen', 'X', on, 0.5],
  ])('is refused by %s', (field, region, day, amountFen) => {
    const heads = [{ type: 'overtime', amountFen }];
    if (day === '2007-12-31') {
      // No ceiling at all was in force then.
      expect(() => mayBeFinalAward(heads, region, day, wages)).toThrow(
        expect.objectContaining({ field: expect.any(String) }),
      );
    } else {
      expect(() => mayBeFinalAward(heads, region, day, wages)).toThrow(expect.objectContaining({ field }));
    }
  });
});

describe('who decides about a head of claim', () => {
  it.each(scopedTypes)('%s has an answer with articles', (type) => {
    const scope = scopeOf(type, '2026-10-01');
    expect(scope.type).toBe(type);
    expect(scope.goesTo.zh).toMatch(/\p{Script=Han}/u);
    expect(scope.goesTo.en).toMatch(/[a-z]/);
    expect(formatCitation(scope.basis, 'zh')).not.toBe('');
  });

  it.each(entitlementTypes)('%s is a labour dispute', (type) => {
    expect(scopeOf(type, '2024-05-01').scope).toBe('labour_dispute');
  });

  it.each([
    ['2026-08-09', 'HFR02', '37-38'],
    ['2026-08-10', 'HFR', '39-40'],
  ])('the housing fund on %s: elsewhere, by the articles of that day', (on, source, article) => {
    expect(scopeOf('housing_fund', on)).toMatchObject({
      scope: 'elsewhere',
      basis: [{ source, article, confidence: 'B' }],
    });
  });

  it.each([
    ['2025-08-31', 'elsewhere', 'LI1'],
    ['2025-09-01', 'depends', 'LI2'],
    ['2026-06-30', 'depends', 'LI2'],
    ['2026-07-01', 'depends', 'OV60'],
  ])('work above retirement age on %s', (on, scope, source) => {
    const found = scopeOf('overage_work', on);
    expect(found.scope).toBe(scope);
    expect(found.basis[0]?.source).toBe(source);
    expect(found.unverified !== undefined).toBe(source === 'LI2');
  });

  it.each([
    ['social_insurance_backpay', 'elsewhere'],
    ['social_insurance_loss', 'labour_dispute'],
    ['confirm_relationship', 'labour_dispute'],
    ['platform_pay', 'depends'],
  ])('%s: %s', (type, scope) => {
    expect(scopeOf(type, '2026-03-01').scope).toBe(scope);
  });

  it.each([
    ['type', 'pocket_money', '2026-03-01'],
    ['type', 'constructor', '2026-03-01'],
    ['on', 'housing_fund', '2026-02-29'],
    ['on', 'housing_fund', '2019-03-23'],
  ])('is refused by %s', (field, type, on) => {
    expect(() => scopeOf(type, on)).toThrow(expect.objectContaining({ field }));
  });
});
