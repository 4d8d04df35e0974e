/** What somebody asked and was answered, from the call to the answer, on one clock. */
export interface Observed<Exchange> {
  began: number;
  ended: number;
  exchange: Exchange;
}

/** How the thing behaves for somebody who is alone with it. */
export interface Sequential<State, Exchange> {
  first: State;
  /** The state in which the exchange leaves it; undefined where nobody alone would have got that answer in that state. */
  after: (state: State, exchange: Exchange) => State | undefined;
  /** The same for the same states, and for no others. */
  nameOf: (state: State) => string;
}

export interface Linearization<Exchange> {
  /** One order that explains every answer and in which nobody comes before what had ended when they began; else as far as one got. */
  order: Observed<Exchange>[];
  /** What no order explains; empty for a history that is linearizable. */
  unexplained: Observed<Exchange>[];
}

/**
 * Searches for an order of a history that one person alone could have lived through (the search of Wing and Gong, remembering
 * as Lowe does where it has been).
 */
export function linearize<State, Exchange>(
  { first, after, nameOf }: Sequential<State, Exchange>,
  history: readonly Observed<Exchange>[],
): Linearization<Exchange> {
  const numbered = new Map(history.map((one, number) => [one, number]));
  const been = new Set<string>();
  let best: Linearization<Exchange> = { order: [], unexplained: [...history] };

  const explained = (
    state: State,
    left: readonly Observed<Exchange>[],
    order: Observed<Exchange>[],
  ): boolean => {
    if (left.length < best.unexplained.length) best = { order: [...order], unexplained: [...left] };
    if (left.length === 0) return true;
    const here = `${nameOf(state)} ${left.map((one) => numbered.get(one)).join()}`;
    if (been.has(here)) return false;
    been.add(here);
    const soonest = Math.min(...left.map(({ ended }) => ended));
    const ways = left
      .filter(({ began }) => began <= soonest)
      .flatMap((one) => {
        const next = after(state, one.exchange);
        return next === undefined ? [] : [{ one, next, still: nameOf(next) === nameOf(state) }];
      });
    // What fits and changes nothing may as well come now: whatever order the rest has, it has still.
    const still = ways.find((way) => way.still);
    return (still ? [still] : ways).some(({ one, next }) =>
      explained(
        next,
        left.filter((other) => other !== one),
        [...order, one],
      ),
    );
  };
  explained(first, history, []);
  return best;
}
