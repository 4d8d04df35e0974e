import { RefusedInput } from '@dingfen/legal-calendar';
import { describe, expect, it } from 'vitest';
import { lengthsOn } from './index.ts';

describe('the lengths that a rule allows', () => {
  it.each([
    ['a fixed period', 'suit_after_award_15d', { own: 15, min: 15, max: 15, extension: 0 }],
    ['a period the court may shorten', 'defence_15d', { own: 15, min: 1, max: 15, extension: 0 }],
    ['a least period', 'evidence_ordinary_min_15d', { own: 15, min: 15, max: Infinity, extension: Infinity }],
    ['a usual period with a ceiling', 'evidence_small_claim_7d', { own: 7, min: 1, max: 15, extension: 0 }],
    ['one limited extension', 'trial_simple_3m', { own: 3, min: 3, max: 3, extension: 1 }],
  ] as const)('given %s (%s), then they are those of the rule book', (_, id, lengths) => {
    expect(lengthsOn(id, '2025-03-03')).toEqual(lengths);
  });

  it.each([
    ['a length that the court sets', 'jc_supplement_material', '2025-03-03', 'ruleId', /没有法定的长度/],
    ['an unknown rule', 'toString', '2025-03-03', 'ruleId', /没有名为 toString/],
    ['a day before the rule', 'court_postmed_extension_30d', '2024-12-31', 'triggerOn', /早于/],
    ['a bad day', 'defence_15d', '2025-02-29', 'triggerOn', /真实日期/],
  ])('given %s, then it names the field and says why', (_, id, triggerOn, field, zh) => {
    let refused: unknown;
    try {
      lengthsOn(id as never, triggerOn);
    } catch (error) {
      refused = error;
    }
    if (!(refused instanceof RefusedInput)) throw new Error('not refused');
    expect(refused.field).toBe(field);
    expect(refused.text.zh).toMatch(zh);
    expect(refused.text.en).toMatch(/\w/);
  });
});
