import { metricOf, numbersTold, type Telling, tellingOf } from '@dingfen/metrics';
import { describe, expect, it } from 'vitest';
import { type CountedCell, withheldIn } from './small-cells.ts';

/** A number of cases, and where there are two, of how many. */
type Numbers = number | [number, number];
const telling: Telling = {
  numbers: ['n', 'd'].map((key) => ({ key, terms: [] })),
  wholesOf: { n: ['d'] },
  flows: [],
};
const cell = (key: string, numbers: Numbers): CountedCell => {
  const [n, d] = typeof numbers === 'number' ? [numbers, numbers] : numbers;
  return { key, counts: { n, d } };
};
const cells = (parts: Record<string, Numbers>) =>
  Object.entries(parts).map(([key, numbers]) => cell(key, numbers));
const alone = (total: Numbers, parts: Record<string, Numbers>) =>
  withheldIn({ total: cell('', total), groups: cells(parts), family: [], own: 'x' }, telling);

/** The keys of the parts of which anything is withheld from the public. */
const keysOf = (hidden: ReadonlyMap<string, ReadonlySet<string>>): string[] =>
  [...hidden].filter(([, numbers]) => numbers.size > 0).map(([key]) => key);
const hidden = (parts: Record<string, Numbers>, total: Numbers = 100): string[] =>
  keysOf(alone(total, parts).groups);

describe('small numbers, for people outside', () => {
  it('given none is small, then all are shown; nought tells of nobody', () => {
    expect(hidden({ a: 0, b: 5, c: 40 })).toEqual([]);
  });

  it('given a single small part of a known whole, then the next smallest is withheld with it', () => {
    expect(hidden({ a: 2, b: 40, c: 7 })).toEqual(['a', 'c']);
  });

  it('given two small parts that together are few, then a third is withheld: one and one could be told from two', () => {
    expect(hidden({ a: 1, b: 1, c: 40, d: 9 })).toEqual(['a', 'b', 'd']);
    expect(hidden({ a: 4, b: 4, c: 40, d: 9 })).toEqual(['a', 'b', 'd']);
    expect(hidden({ a: 4, b: 6, c: 2, d: 9 })).toEqual(['a', 'b', 'c']);
  });

  it('given shares of which the rest stands for few, then the rest is protected like the number', () => {
    expect(hidden({ a: [10, 12], b: [20, 30], c: [15, 25] })).toEqual(['a', 'c']);
    expect(hidden({ a: [10, 11], b: [20, 21], c: [30, 60] })).toEqual(['a', 'b', 'c']);
  });

  it('given everything is small, then everything is withheld, the whole too', () => {
    const all = alone(3, { a: 1, b: 2 });
    expect([all.total.has('n'), keysOf(all.groups)]).toEqual([true, ['a', 'b']]);
  });

  it('given the organisation is the one from which another’s small number could be told, then its whole is withheld', () => {
    const family = cells({ x: 8, small: 2, large: 30 });
    const found = withheldIn({ total: cell('', 8), groups: [], family, own: 'x' }, telling);
    expect([found.total.has('n'), keysOf(found.family)]).toEqual([true, ['x', 'small']]);
  });

  it('given one organisation’s part is the one from which another’s part could be told, then it is withheld', () => {
    const found = withheldIn(
      {
        total: cell('', 50),
        groups: cells({ online: 8, phone: 42 }),
        family: cells({ x: 50, other: 60 }),
        own: 'x',
        familyOf: { online: cells({ x: 8, other: 2 }), phone: cells({ x: 42, other: 58 }) },
      },
      telling,
    );
    expect(keysOf(found.groups)).toEqual(['online', 'phone']);
  });

  it('given the whole is withheld, then so is every part of it: together they would tell it', () => {
    const family = cells({ x: 30, small: 2 });
    const found = withheldIn(
      { total: cell('', 30), groups: cells({ a: 10, b: 20 }), family, own: 'x' },
      telling,
    );
    expect(keysOf(found.groups)).toEqual(['a', 'b']);
  });
});

describe('small numbers that several figures tell together', () => {
  const counts = {
    '1 mediation.concluded period': 20,
    '1 mediation.concluded period agreement': 17,
    '1 agreement.reached period': 17,
    '1 mediation.extended period': 12,
    '1 mediation.accepted period': 25,
    '-1 mediation.concluded untilEnd|1 mediation.accepted untilEnd': 40,
  };
  /** Which figures are shown of an organisation, whatever was asked for. */
  const shown = (asked: string[], more: Record<string, number> = {}, groups: CountedCell[] = []) => {
    const found = withheldIn(
      { total: { key: '', counts: { ...counts, ...more } }, groups, family: [], own: '' },
      tellingOf(asked.map(metricOf)),
    );
    return asked.filter((id) => numbersTold(metricOf(id)).every(({ key }) => !found.total.has(key)));
  };

  it('given three of twenty failed, then neither the rate nor how many agreed is shown, and how many ended is', () => {
    expect(
      shown(['mediationSuccessRate', 'mediationConcluded', 'agreementsReached', 'extensionUse']),
    ).toEqual(['mediationConcluded', 'extensionUse']);
  });

  it.each(['agreementsReached', 'confirmationRate', 'mediationSuccessRate'])(
    'given three of twenty failed and only %s is asked for, then it is withheld as if all had been',
    (id) => {
      expect(shown([id])).toEqual([]);
    },
  );

  it('given few came in, then what ended and what is left are withheld with it: the difference of two months would tell', () => {
    const asked = ['mediationAccepted', 'mediationConcluded', 'mediationOpenAtEnd', 'days.mediation.p50'];
    const agreed = { '1 mediation.concluded period agreement': 10, '1 agreement.reached period': 10 };
    expect(shown(asked, agreed)).toEqual(asked);
    expect(shown(asked, { ...agreed, '1 mediation.accepted period': 4 })).toEqual([]);
  });

  it('given few were open when the month began, then what came in and what ended are withheld', () => {
    const agreed = { '1 mediation.concluded period agreement': 10, '1 agreement.reached period': 10 };
    const left = { '-1 mediation.concluded untilEnd|1 mediation.accepted untilEnd': 8 };
    // Eight are left: three were there before.
    expect(shown(['mediationAccepted', 'mediationConcluded'], { ...agreed, ...left })).toEqual([]);
  });

  it('given few results of one kind, then the sum paid by case is withheld: it tells how often each amount is in it', () => {
    const agreed = { '1 mediation.concluded period agreement': 12, '1 agreement.reached period': 12 };
    const others = { '1 mediation.concluded period noAgreement': 8 };
    expect(shown(['subsidyBase'], { ...agreed, ...others })).toEqual(['subsidyBase']);
    const few = { '1 mediation.concluded period refused': 2, '1 mediation.concluded period noAgreement': 6 };
    expect(shown(['subsidyBase'], { ...agreed, ...few })).toEqual([]);
  });

  it('given a number is withheld in two groups, then every figure that tells it is withheld in the same two', () => {
    const group = (key: string, concluded: number, agreed: number): CountedCell => ({
      key,
      counts: {
        '1 mediation.concluded period': concluded,
        '1 mediation.concluded period agreement': agreed,
        '1 agreement.reached period': agreed,
        '1 mediation.accepted period': concluded,
        '-1 mediation.concluded untilEnd|1 mediation.accepted untilEnd': 40,
      },
    });
    const groups = [group('wages', 20, 17), group('injury', 30, 20), group('leave', 60, 40)];
    const found = withheldIn(
      { total: group('', 110, 77), groups, family: [], own: '' },
      tellingOf([metricOf('agreementsReached')]),
    );
    for (const key of ['1 mediation.concluded period agreement', '1 agreement.reached period'])
      expect([key, ...[...found.groups].filter(([, of]) => of.has(key)).map(([at]) => at)]).toEqual([
        key,
        'wages',
        'injury',
      ]);
  });
});
