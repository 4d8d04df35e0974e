import type { Figure } from '@dingfen/metrics';
import { describe, expect, it } from 'vitest';
import { protect } from './small-cells.ts';

const counted = (numerator: number, denominator: number | null = null) => {
  const figure: Figure = {
    metricId: 'disputesIn',
    version: 1,
    unit: denominator === null ? 'cases' : 'percent',
    numerator,
    denominator,
    value: numerator,
    provisional: false,
  };
  return { figure, cases: { numerator, denominator } };
};
type Numbers = number | [number, number];
const line = (key: string, numbers: Numbers) => {
  const one = typeof numbers === 'number' ? counted(numbers) : counted(...numbers);
  return { key, name: { zh: key, en: key }, now: one, previous: counted(0) };
};
const lines = (parts: Record<string, Numbers>) =>
  Object.entries(parts).map(([key, numbers]) => line(key, numbers));

/** The keys of the parts that are withheld from the public. */
function hidden(parts: Record<string, Numbers>, total: Numbers = 100): string[] {
  const shown = protect({ total: line('', total), groups: lines(parts), family: [], own: 'x' }, true);
  return shown.groups.filter((one) => one.figure.value === null).map((one) => one.key);
}

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
    const shown = protect({ total: line('', 3), groups: lines({ a: 1, b: 2 }), family: [], own: 'x' }, true);
    expect([shown.total.figure.value, ...shown.groups.map((one) => one.figure.value)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('given the organisation is the one from which another’s small number could be told, then its whole is withheld', () => {
    const family = lines({ x: 8, small: 2, large: 30 });
    const shown = protect({ total: line('', 8), groups: [], family, own: 'x' }, true);
    expect(shown.total.figure).toMatchObject({
      value: null,
      reason: { zh: expect.stringContaining('推算') },
    });
    expect(shown.family.map((one) => one.figure.value)).toEqual([null, null, 30]);
  });

  it('given one organisation’s part is the one from which another’s part could be told, then it is withheld', () => {
    const shown = protect(
      {
        total: line('', 50),
        groups: lines({ online: 8, phone: 42 }),
        family: lines({ x: 50, other: 60 }),
        own: 'x',
        familyOf: { online: lines({ x: 8, other: 2 }), phone: lines({ x: 42, other: 58 }) },
      },
      true,
    );
    expect(shown.groups.map((one) => one.figure.value)).toEqual([null, null]);
  });

  it('given the whole is withheld, then so is every part of it: together they would tell it', () => {
    const family = lines({ x: 30, small: 2 });
    const shown = protect({ total: line('', 30), groups: lines({ a: 10, b: 20 }), family, own: 'x' }, true);
    expect(shown.groups.map((one) => one.figure.value)).toEqual([null, null]);
  });

  it('given the office itself asks, then nothing is withheld', () => {
    const shown = protect({ total: line('', 3), groups: lines({ a: 1, b: 2 }), family: [], own: 'x' }, false);
    expect([shown.total.figure.value, ...shown.groups.map((one) => one.figure.value)]).toEqual([3, 1, 2]);
  });
});
