import { describe, expect, it } from 'vitest';
import {
  asText,
  compare,
  exact,
  floor,
  isWhole,
  larger,
  minus,
  over,
  plus,
  roundHalfUp,
  smaller,
  times,
  yuan,
} from './fraction.ts';

describe('exact numbers', () => {
  it('21.75 is 87 quarters', () => {
    expect(exact('21.75')).toEqual({ n: 87n, d: 4n });
    expect(exact('-0.50')).toEqual({ n: -1n, d: 2n });
    expect(exact(12)).toEqual({ n: 12n, d: 1n });
  });

  it.each(['', '1.', '.5', '1e3', 'x', '1,5', 0.5, Number.NaN, 2 ** 53])('%s is none', (value) => {
    expect(() => exact(value)).toThrow(/not an exact number/);
  });

  it('a third and a third and a third are one', () => {
    const third = over(exact(1), exact(3));
    expect(plus(plus(third, third), third)).toEqual(exact(1));
    expect(minus(third, third)).toEqual(exact(0));
    expect(times(third, exact(3))).toEqual(exact(1));
    expect(over(exact(1), exact(-3))).toEqual({ n: -1n, d: 3n });
    expect(() => over(exact(1), exact(0))).toThrow('division by zero');
  });

  it('compares', () => {
    const [a, b] = [exact('0.1'), exact('0.11')];
    expect([compare(a, b), compare(b, a), compare(a, a)]).toEqual([-1, 1, 0]);
    expect([smaller(a, b), smaller(b, a)]).toEqual([a, a]);
    expect([larger(a, b), larger(b, a)]).toEqual([b, b]);
    expect([isWhole(exact(3)), isWhole(a)]).toEqual([true, false]);
  });

  it.each([
    ['2.5', 2, 3],
    ['2.49', 2, 2],
    ['-2.5', -3, -2],
    ['-3', -3, -3],
    ['7', 7, 7],
    ['-0.1', -1, 0],
  ])('%s has the floor %i and rounds to %i', (value, below, rounded) => {
    expect(floor(exact(value))).toBe(below);
    expect(roundHalfUp(exact(value)) === rounded).toBe(true);
  });

  it.each([
    ['2.7397', '2.74'],
    ['3.50', '3.5'],
    ['100', '100'],
    ['0', '0'],
    ['0.05', '0.05'],
    ['-1.10', '-1.1'],
    ['10.005', '10.01'],
  ])('%s is written %s', (value, text) => {
    expect(asText(exact(value))).toBe(text);
  });

  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [123_456, '1,234.56'],
    [-123_456_789, '-1,234,567.89'],
    [99_999, '999.99'],
  ])('%i fen are %s yuan', (fen, text) => {
    expect(yuan(fen)).toBe(text);
    expect(yuan(exact(fen))).toBe(text);
  });
});
