import { describe, expect, it } from 'vitest';
import {
  courtRegimeOn,
  finalAwardCeilingFen,
  provinceAverageWage,
  smallClaimCeilings,
  thresholdIds,
  thresholdOn,
} from './index.ts';

// Invented figures of an invented province.
const wages = [
  { region: 'X', year: 2023, amountFen: 8_000_000, publishedOn: '2024-06-20' },
  { region: 'X', year: 2024, amountFen: 9_000_001, publishedOn: '2025-06-20' },
];

describe('thresholds', () => {
  it.each(thresholdIds)('%s has a name, a unit and a citation, and a label where it is open', (id) => {
    const threshold = thresholdOn(id, '2026-01-01');
    for (const text of [threshold.name, threshold.unit, threshold.unverified]) {
      expect(text?.zh).toMatch(/\p{Script=Han}|%/u);
      expect(text?.en).toMatch(/[a-z]/);
    }
    expect(threshold.basis.length).toBeGreaterThan(0);
  });

  it('given no table, then Guangxi’s figures are not known and nothing is assumed', () => {
    expect(provinceAverageWage('广西', '2026-01-01')).toBeUndefined();
    expect(smallClaimCeilings('广西', '2026-01-01', wages)).toBeUndefined();
    expect(finalAwardCeilingFen('广西', '2026-01-01')).toBeUndefined();
  });

  it('given a supplied table, then the latest figure published by that day is the base', () => {
    expect(provinceAverageWage('X', '2024-06-19', wages)).toBeUndefined();
    expect(provinceAverageWage('X', '2025-06-19', wages)?.year).toBe(2023);
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
