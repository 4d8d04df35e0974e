import { describe, expect, it } from 'vitest';
import { RefusedInput } from '@dingfen/legal-calendar';
import {
  computeEntitlement,
  describeEntitlement,
  injuryGapPercent,
  isAllowed,
  mayBeFinalAward,
  maySign,
  overtime,
  parameterOn,
  parameterVersions,
  readRegionalFigures,
  scopeOf,
  settlementCheck,
  settlementChecks,
  wageArrears,
} from './index.ts';
import { clean as settlement } from './settlement.fixture.ts';

const arrears = {
  region: '451300',
  months: [{ month: '2025-06-01', agreedFen: 300_000, paidFen: 0 }],
} as never;
const minimum = { region: '451300', amountFen: 200_000, inForceFrom: '2025-01-01' };
/** What a caller without types may hand over, and the field that the refusal names. */
const refused: readonly [given: string, call: (value: never) => unknown, value: unknown, field: string][] = [
  ['nothing for an input', (input) => computeEntitlement('severance', input), undefined, 'input'],
  ['null for an input', (input) => overtime.compute(input), null, 'input'],
  ['an unknown head of claim', (type) => computeEntitlement(type, {}), Symbol('tea'), 'type'],
  ['an unknown head to describe', describeEntitlement, 'tea_break', 'type'],
  ['an unknown head of a scope', (type) => scopeOf(type, '2026-01-05'), Symbol('tea'), 'type'],
  ['an unknown parameter', parameterVersions, Symbol('tea'), 'id'],
  ['no day of a parameter', (on) => parameterOn('overtime_percent' as never, on, 'on'), undefined, 'on'],
  ['null for figures', (figures) => wageArrears.compute(arrears, figures), null, 'figures'],
  ['text for figures', (figures) => overtime.compute(arrears, figures), 'x', 'figures'],
  ['an unknown figure', (figures) => overtime.compute(arrears, figures), { wages: [] }, 'wages'],
  ['no calendar among the figures', (days) => overtime.compute(arrears, { calendar: days }), {}, 'calendar'],
  [
    'no list of minimum wages',
    (minimumWages) => wageArrears.compute(arrears, { minimumWages }),
    'x',
    'minimumWages',
  ],
  [
    'an empty minimum wage',
    (minimumWages) => wageArrears.compute(arrears, { minimumWages }),
    [null],
    'minimumWages[0]',
  ],
  [
    'a negative minimum wage',
    (amountFen) => wageArrears.compute(arrears, { minimumWages: [{ ...minimum, amountFen }] }),
    -1,
    'minimumWages[0].amountFen',
  ],
  ['null for figures of a file', readRegionalFigures, null, 'figures'],
  ['no heads', (heads) => mayBeFinalAward(heads, '451300', '2026-01-05', [minimum]), undefined, 'heads'],
  ['an empty head', (heads) => mayBeFinalAward(heads, '451300', '2026-01-05', [minimum]), [null], 'heads[0]'],
  ['no minimum wages', (table) => mayBeFinalAward([], '451300', '2026-01-05', table), null, 'table'],
  ['nothing to settle', settlementChecks, undefined, 'settlement'],
  ['a number to settle', maySign, 5, 'settlement'],
  ['an unanswered settlement', maySign, {}, 'waivesSocialInsurance'],
  [
    'one question not answered',
    (waivesLimitation) => maySign({ ...settlement, waivesLimitation }),
    undefined,
    'waivesLimitation',
  ],
  [
    'text for an answer',
    (blanketRelease) => maySign({ ...settlement, blanketRelease }),
    'no',
    'blanketRelease',
  ],
  ['no list of heads', (listedHeads) => maySign({ ...settlement, listedHeads }), undefined, 'listedHeads'],
  ['a head that is no text', (knownHeads) => maySign({ ...settlement, knownHeads }), [5], 'knownHeads'],
  [
    'a negative statutory sum that nothing rests on',
    (statutoryInjuryFen) => maySign({ ...settlement, statutoryInjuryFen }),
    -1,
    'statutoryInjuryFen',
  ],
  [
    'half a fen agreed',
    (agreedInjuryFen) => maySign({ ...settlement, agreedInjuryFen }),
    0.5,
    'agreedInjuryFen',
  ],
  ['an unknown check', (id) => settlementCheck(id, settlement), Symbol('check'), 'id'],
  ['no statutory sum', (sum) => injuryGapPercent(sum, 5), undefined, 'statutoryInjuryFen'],
  ['no agreed sum', (sum) => injuryGapPercent(5, sum), Number.NaN, 'agreedInjuryFen'],
];

describe('input from callers without types', () => {
  it.each(refused)('given %s, then it is refused with the field named', (_given, call, value, field) => {
    expect(() => call(value as never)).toThrow(expect.objectContaining({ field }));
    expect(() => call(value as never)).toThrow(RefusedInput);
  });

  it('given a settlement with every question answered, then it is checked', () => {
    expect(maySign(settlement)).toBe(true);
    expect(maySign({ ...settlement, knownHeads: ['c1'], statutoryInjuryFen: 0 })).toBe(true);
  });

  it('given what is no verdict, then nothing may be signed with it', () => {
    expect(
      [undefined, 'fine', 'void', 'block', 'ok', 'warn', 'mark'].map((verdict) =>
        isAllowed(verdict as never),
      ),
    ).toEqual([false, false, false, false, true, true, true]);
  });

  it.each<[given: string, call: () => unknown, zh: string, en: string]>([
    [
      'text for an answer',
      () => maySign({ ...settlement, blanketRelease: 'no' as never }),
      'blanketRelease 须为 true 或 false，收到的是 "no"',
      'blanketRelease must be true or false, got "no"',
    ],
    [
      'no list of heads',
      () => maySign({ ...settlement, listedHeads: 'c1' as never }),
      'listedHeads 须为请求项的列表',
      'listedHeads must be a list of heads of claim',
    ],
  ])('given %s, then both languages say what is wrong', (_given, call, zh, en) => {
    expect(call).toThrow(expect.objectContaining({ text: { zh, en } }));
  });
});
