import { describe, expect, it } from 'vitest';
import {
  courtRegimeOn,
  finalAwardCeilingFen,
  labelOf,
  lengthsOn,
  provinceAverageWage,
  smallClaimCeilings,
  thresholdIds,
  thresholdOn,
} from './index.ts';
import { refusal } from './refusal.fixture.ts';

// Invented figures of an invented province.
const wages = [
  { region: 'X', year: 2023, amountFen: 8_000_000, publishedOn: '2024-06-20' },
  { region: 'X', year: 2024, amountFen: 9_000_001, publishedOn: '2025-06-20' },
];

describe('thresholds', () => {
  it.each(thresholdIds)('%s has a name, a unit and a citation, and a label where it is open', (id) => {
    const threshold = thresholdOn(id, '2026-01-01');
    const { name, unit, unverified, label } = threshold;
    for (const text of [name, unit, ...(unverified ? [unverified] : [])]) {
      expect(text.zh).toMatch(/\p{Script=Han}|%/u);
      expect(text.en).toMatch(/[a-z]/);
    }
    expect(label).toEqual(labelOf(threshold.confidence));
    expect(threshold.basis.length).toBeGreaterThan(0);
  });

  it.each([
    ['collective_workers', 10, 'A'],
    ['court_representatives_min', 2, 'A'],
    ['court_representatives_max', 5, 'A'],
    ['trial_extension_president_months', 6, 'A'],
    ['trial_extension_higher_court_months', 3, 'A'],
    ['mediation_no_show_count', 2, 'D'],
    ['fast_track_target_days', 30, 'D'],
    ['unreachable_follow_ups', 3, 'D'],
  ] as const)('%s is %i, with confidence %s', (id, value, confidence) => {
    expect(thresholdOn(id, '2026-01-01')).toMatchObject({ value, confidence });
  });

  it('given an extension of the ordinary trial limit, then president and higher court together reach the rule’s own', () => {
    const months = (id: 'president' | 'higher_court') =>
      thresholdOn(`trial_extension_${id}_months`, '2026-01-01').value;
    expect(months('president') + months('higher_court')).toBe(
      lengthsOn('trial_ordinary_6m', '2026-01-01').extension,
    );
  });

  it('given no table, then Guangxi’s figures are not known and nothing is assumed', () => {
    expect(provinceAverageWage('广西', '2026-01-01')).toBeUndefined();
    expect(smallClaimCeilings('广西', '2026-01-01', wages)).toBeUndefined();
    expect(finalAwardCeilingFen('广西', '2026-01-01')).toBeUndefined();
  });

  it('given a supplied table, then the latest figure published by that day is the base', () => {
    expect(provinceAverageWage('X', '2024-06-19', wages)).toBeUndefined();
    expect(provinceAverageWage('X', '2025-06-19', wages)?.year).toBe(2023);
    expect(provinceAverageWage('X', '2026-01-01', wages.toReversed())?.year).toBe(2024);
    const corrected = [...wages, { ...wages[1], amountFen: 1 } as (typeof wages)[0]];
    expect(provinceAverageWage('X', '2026-01-01', corrected)?.amountFen).toBe(9_000_001);
    expect(smallClaimCeilings('X', '2025-06-20', wages)).toMatchObject({
      mandatoryFen: 4_500_000,
      agreedFen: 18_000_002,
    });
  });

  it('given a minimum wage, then a head of claim is final up to twelve of it', () => {
    const table = [
      { region: 'X', amountFen: 150_000, inForceFrom: '2024-01-01', inForceUntil: '2025-01-01' },
      { region: 'X', amountFen: 160_000, inForceFrom: '2025-01-01' },
    ];
    expect(finalAwardCeilingFen('X', '2024-12-31', table)).toBe(1_800_000);
    expect(finalAwardCeilingFen('X', '2025-01-01', table)).toBe(1_920_000);
    expect(finalAwardCeilingFen('X', '2023-12-31', table)).toBeUndefined();
    expect(finalAwardCeilingFen('Y', '2025-01-01', table)).toBeUndefined();
  });

  it('given money that is not whole fen, or a bad date, then it refuses', () => {
    expect(() =>
      provinceAverageWage('X', '2025-01-01', [
        { region: 'X', year: 2023, amountFen: 0.5, publishedOn: '2024-01-01' },
      ]),
    ).toThrow(/amountFen/);
    expect(() => provinceAverageWage('X', 'now', wages)).toThrow(/on must be a real date/);
    expect(() => thresholdOn('collective_workers', 'now')).toThrow(/real date/);
    expect(() => thresholdOn('small_claim_agreed_percent', '2023-12-31')).toThrow(
      'has no value on 2023-12-31',
    );
  });
});

describe('what thresholds refuse', () => {
  const wage = { region: 'X', year: 2023, amountFen: -1, publishedOn: '2024-01-01' };
  it.each<[string, () => unknown, string, RegExp, RegExp]>([
    [
      'an unknown threshold',
      () => thresholdOn('toString' as never, '2025-01-01'),
      'id',
      /没有名为 "toString" 的标准/,
      /there is no threshold "toString"/,
    ],
    [
      'a bad day',
      () => thresholdOn('collective_workers', '2025-02-29'),
      'on',
      /真实存在的日期/,
      /on must be a real date/,
    ],
    [
      'a day before any value',
      () => thresholdOn('small_claim_agreed_percent', '2023-12-31'),
      'on',
      /在2023-12-31尚未施行/,
      /has no value on 2023-12-31/,
    ],
    [
      'a court’s regime before 2016',
      () => courtRegimeOn('2016-06-30'),
      'on',
      /2016-06-30的法院立案与调解模式不明/,
      /court regime is not known on 2016-06-30/,
    ],
    [
      'a wage below nothing',
      () => provinceAverageWage('X', '2025-01-01', [wage]),
      'table[0].amountFen',
      /正整数分，收到 -1/,
      /positive whole number of fen, got -1/,
    ],
    [
      'a wage of nothing',
      () => provinceAverageWage('X', '2025-01-01', [{ ...wage, amountFen: 0 }]),
      'table[0].amountFen',
      /收到 0/,
      /got 0/,
    ],
    [
      'a minimum wage of half a fen',
      () =>
        finalAwardCeilingFen('X', '2025-01-01', [{ region: 'X', amountFen: 0.5, inForceFrom: '2024-01-01' }]),
      'table[0].amountFen',
      /收到 0.5/,
      /got 0.5/,
    ],
  ])('given %s, then it names the field and says why', (_, work, field, zh, en) => {
    const refused = refusal(work);
    expect(refused?.field).toBe(field);
    expect(refused?.zh).toMatch(zh);
    expect(refused?.en).toMatch(en);
  });
});

describe('the regime of a court', () => {
  it('registers first from 2025 unless the court has confirmed otherwise', () => {
    expect(courtRegimeOn('2024-12-31').regime).toBe('pre_filing_allowed');
    expect(courtRegimeOn('2025-01-01')).toMatchObject({ regime: 'register_first', confidence: 'B' });
    const confirmed = {
      ...courtRegimeOn('2024-12-31'),
      inForceFrom: '2026-03-01',
      inForceUntil: '2026-09-01',
    };
    expect(courtRegimeOn('2026-03-01', [confirmed]).regime).toBe('pre_filing_allowed');
    expect(courtRegimeOn('2026-09-01', [confirmed]).regime).toBe('register_first');
    expect(() => courtRegimeOn('2016-06-30')).toThrow('court regime is not known on 2016-06-30');
  });
});
