import { dictionary, type Metric, type Term } from './dictionary.ts';
import type { MeasureName } from './measures.ts';
import { results } from './tariff.ts';

/**
 * A number that people outside learn from figures. Several figures may tell the same one: withheld in one of them, it must be
 * withheld in all.
 */
export interface ToldNumber {
  key: string;
  terms: readonly Term[];
}

const number = (terms: readonly Term[]): ToldNumber => ({
  key: terms
    .map(({ measure, extra = [], window, sign }) => [sign, measure, window, ...extra].join(' '))
    .toSorted()
    .join('|'),
  terms,
});
const sum = (measure: MeasureName, ...extra: string[]): ToldNumber =>
  number([{ measure, window: 'period', sign: 1, ...(extra.length > 0 ? { extra } : {}) }]);

/** Of every closing that has a duration the closing itself is told: there are as many durations as closings. */
const closingOf: Partial<Record<string, ToldNumber>> = {
  mediation: sum('mediation.concluded'),
  confirmation: sum('confirmation.ruled'),
  review: sum('review.decided'),
  arbitration: sum('arbitration.closed'),
  trial: sum('trial.closed', 'smallClaims', 'summary', 'ordinary'),
  fastTrack: sum('trial.fastTrackClosed'),
  dispute: sum('dispute.closed', 'first'),
};

/** The numbers that a figure tells, the one it was taken from second; none where it is of this moment. */
export function numbersTold({ formula }: Pick<Metric, 'formula'>): ToldNumber[] {
  switch (formula.kind) {
    case 'count':
      return [number(formula.numerator)];
    case 'ratio':
      return [number(formula.numerator), number(formula.denominator)];
    case 'percentile':
      return [closingOf[formula.histogram.measure.split('.')[1] ?? ''] ?? number([formula.histogram])];
    case 'tariff':
      // From a sum of money it may be told how often each amount is in it.
      return [number([formula.results]), ...results.map((one) => sum(formula.results.measure, one))];
    default:
      return [];
  }
}

/** Parts and wholes: what is left of the whole is told by both together. An agreement is the end of a mediation. */
const nested: readonly (readonly [ToldNumber, ToldNumber])[] = [
  [sum('agreement.reached'), sum('mediation.concluded', 'agreement')],
  [sum('agreement.reached'), sum('mediation.concluded')],
  [sum('dispute.closed', 'first'), sum('dispute.closed')],
  ...dictionary.flatMap(({ formula }): [ToldNumber, ToldNumber][] =>
    formula.kind === 'ratio' ? [[number(formula.numerator), number(formula.denominator)]] : [],
  ),
];

const onlyNumber = (id: string): ToldNumber => {
  const told = numbersTold(
    dictionary.find((one) => one.id === id) ?? { formula: { kind: 'count', numerator: [] } },
  );
  return told.at(-1) as ToldNumber;
};

/** What comes in, what goes out and what is left, of which the last is told by all others, month by month. */
interface Flow {
  together: readonly ToldNumber[];
  /** What stood at the beginning of the period: what to add and what to take away. */
  began: { plus: readonly ToldNumber[]; minus: readonly ToldNumber[] };
}
const flow = (plus: string[], minus: string[], also: string[] = []): Flow => ({
  together: [...plus, ...minus, ...also].map(onlyNumber),
  began: { plus: plus.map(onlyNumber), minus: minus.map(onlyNumber) },
});
const flows: readonly Flow[] = [
  flow(['disputesOpenAtEnd', 'disputesOut'], ['disputesIn', 'disputesReopened']),
  flow(['mediationOpenAtEnd', 'mediationConcluded'], ['mediationAccepted']),
  // Its denominator is what was carried over and what came in.
  flow(['arbitrationClosingRate'], ['arbitrationAccepted'], ['arbitrationClosed']),
];

const keysOf = (numbers: readonly ToldNumber[]): string[] => numbers.map(({ key }) => key);

/** Numbers, by key, of which small ones and those that tell them are to be withheld. */
export interface Telling {
  numbers: readonly ToldNumber[];
  /** What contains a number, so that the rest is told by both. */
  wholesOf: Readonly<Record<string, readonly string[]>>;
  flows: readonly {
    together: readonly string[];
    began: { plus: readonly string[]; minus: readonly string[] };
  }[];
}

/** Everything by which the numbers of some figures could be told, whether it is asked for or not. */
export function tellingOf(metrics: readonly Metric[]): Telling {
  const known = new Map(metrics.flatMap(numbersTold).map((one) => [one.key, one]));
  const ties = [...nested, ...flows.map(({ together }) => together)];
  for (let before = -1; before < known.size; ) {
    before = known.size;
    for (const tie of ties)
      if (tie.some(({ key }) => known.has(key))) for (const one of tie) known.set(one.key, one);
  }
  const numbers = [...known.values()];
  return {
    numbers,
    wholesOf: Object.fromEntries(
      numbers.map(({ key }) => [
        key,
        nested.filter(([part]) => part.key === key).map(([, whole]) => whole.key),
      ]),
    ),
    flows: flows
      .filter(({ together }) => together.some(({ key }) => known.has(key)))
      .map(({ together, began: { plus, minus } }) => ({
        together: keysOf(together),
        began: { plus: keysOf(plus), minus: keysOf(minus) },
      })),
  };
}
