import { describe, expect, it } from 'vitest';
import { linearize, type Observed, type Sequential } from './linearizable.ts';

/** A counter: whoever adds is told what it then shows, whoever reads sees it, and beyond three it refuses. */
type Exchange = { add: number | 'refused' } | { read: number };

const counter: Sequential<number, Exchange> = {
  first: 0,
  after: (shows, exchange) => {
    if ('read' in exchange) return exchange.read === shows ? shows : undefined;
    if (exchange.add === 'refused') return shows >= 3 ? shows : undefined;
    return shows < 3 && exchange.add === shows + 1 ? shows + 1 : undefined;
  },
  nameOf: String,
};

const between = (began: number, ended: number, exchange: Exchange): Observed<Exchange> => ({
  began,
  ended,
  exchange,
});
const unexplained = (...history: Observed<Exchange>[]): Exchange[] =>
  linearize(counter, history).unexplained.map(({ exchange }) => exchange);

describe('a history that several people saw at once', () => {
  it('is explained where one order gives everybody the answer they got, whoever was answered first', () => {
    const history = [
      between(0, 9, { add: 2 }),
      between(1, 8, { add: 1 }),
      between(2, 4, { read: 0 }),
      between(3, 7, { read: 2 }),
    ];
    expect(linearize(counter, history).order.map(({ exchange }) => exchange)).toEqual([
      { read: 0 },
      { add: 1 },
      { add: 2 },
      { read: 2 },
    ]);
  });

  it('takes back a choice that led nowhere', () => {
    // Either may come first; only one of them lets the rest be.
    const either = {
      ...counter,
      after: (shows: number, exchange: Exchange) =>
        'read' in exchange ? counter.after(shows, exchange) : shows + (exchange.add as number),
    };
    const { unexplained: left } = linearize(either, [
      between(0, 9, { add: 1 }),
      between(0, 9, { add: 5 }),
      between(0, 9, { read: 5 }),
    ]);
    expect(left).toEqual([]);
  });

  it('is not explained where a reader sees what had been overtaken before they asked', () => {
    expect(unexplained(between(0, 1, { add: 1 }), between(2, 3, { read: 0 }))).toEqual([{ read: 0 }]);
    expect(unexplained(between(0, 2, { add: 1 }), between(2, 3, { read: 0 }))).toEqual([]);
  });

  it('is not explained where a reader sees what nobody had asked for yet', () => {
    expect(unexplained(between(0, 1, { read: 1 }), between(2, 3, { add: 1 }))).toHaveLength(2);
  });

  it('is not explained where two were given the same place, or one was given none', () => {
    expect(unexplained(between(0, 9, { add: 1 }), between(0, 9, { add: 1 }))).toEqual([{ add: 1 }]);
    expect(unexplained(between(0, 1, { add: 1 }), between(2, 3, { add: 3 }))).toEqual([{ add: 3 }]);
  });

  it('is not explained where somebody was refused while nothing stood in the way', () => {
    expect(unexplained(between(0, 1, { add: 1 }), between(2, 3, { add: 'refused' }))).toEqual([
      { add: 'refused' },
    ]);
  });

  it('is not explained where two readers saw two acts in different orders', () => {
    expect(
      unexplained(
        between(0, 9, { add: 1 }),
        between(0, 9, { add: 2 }),
        between(1, 2, { read: 2 }),
        between(3, 4, { read: 1 }),
      ),
    ).not.toEqual([]);
  });
});
