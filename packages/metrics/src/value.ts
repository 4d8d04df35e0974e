import { addDays, addMonths, type CivilDate, type Text } from '@dingfen/legal-calendar';
import type { Metric, Term } from './dictionary.ts';
import type { StandingMeasureName } from './measures.ts';
import { type Tariff, tariffOn, type TariffPlace, tariffsWithin } from './tariff.ts';

/** Whole months, both ends included: 'YYYY-MM'. */
export interface Period {
  from: string;
  to: string;
}

/**
 * One sum of `figure_entry.value` that a figure needs. `from` and `to` are months, both included; null means without bound.
 * `extras` null means all. `byExtra` asks for one sum per `extra`. The organisation and the other dimensions come from the asker.
 */
export interface SumNeeded {
  key: string;
  measure: string;
  extras: readonly string[] | null;
  from: string | null;
  to: string;
  byExtra: boolean;
}

/** What a figure needs: sums of entries over months, or what stands at this moment. */
export type Needs = { sums: readonly SumNeeded[] } | { live: StandingMeasureName };

/** The answers: a sum by key, or by key and `extra` where that was asked for. An absent one is nothing. */
export type Sums = Readonly<Record<string, number | Readonly<Record<string, number>>>>;

export interface Figure {
  metricId: string;
  version: number;
  unit: Metric['unit'];
  /** The number counted (for a percentile: how many durations there are). */
  numerator: number;
  denominator: number | null;
  /** Percent with two decimals, whole days, fen, or a count; null where there is none, with the reason. */
  value: number | null;
  reason?: Text;
  /** The period is not over, or its cohort can still change. */
  provisional: boolean;
}

const firstOf = (month: string): CivilDate => `${month}-01`;
const monthBefore = (month: string): string => addDays(firstOf(month), -1).slice(0, 7);

function needed(term: Term, { from, to }: Period, parameter: string | undefined, byExtra = false): SumNeeded {
  const extras = parameter === undefined ? (term.extra ?? null) : [parameter];
  const bounds = {
    period: { from, to },
    before: { from: null, to: monthBefore(from) },
    untilEnd: { from: null, to },
  }[term.window];
  return { key: keyOf(term, byExtra), measure: term.measure, extras, byExtra, ...bounds };
}

const keyOf = ({ measure, extra, window }: Term, byExtra = false): string =>
  [measure, window, ...(extra ?? []), ...(byExtra ? ['byExtra'] : [])].join('|');

/** The terms of a figure, and whether they are needed by `extra`. */
function termsOf({ formula }: Metric): { terms: readonly Term[]; byExtra: boolean } {
  switch (formula.kind) {
    case 'count':
      return { terms: formula.numerator, byExtra: false };
    case 'ratio':
      return { terms: [...formula.numerator, ...formula.denominator], byExtra: false };
    case 'percentile':
      return { terms: [formula.histogram], byExtra: true };
    case 'tariff':
      return { terms: [formula.results], byExtra: true };
    default:
      return { terms: [], byExtra: false };
  }
}

/**
 * What must be summed for a figure over a period. `parameter` narrows a figure that has one, e.g. to a rule.
 * @throws RangeError for a parameter where the figure has none, and for a period that ends before it begins.
 */
export function sumsNeeded(metric: Metric, period: Period, parameter?: string): Needs {
  if (period.to < period.from) throw new RangeError('the period ends before it begins');
  if (parameter !== undefined && metric.parameter === undefined)
    throw new RangeError(`${metric.id} is not broken down any further`);
  if (metric.formula.kind === 'live') return { live: metric.formula.measure };
  const { terms, byExtra } = termsOf(metric);
  const all = terms.map((term) => needed(term, period, parameter, byExtra));
  return { sums: [...new Map(all.map((one) => [one.key, one])).values()] };
}

const plain = (sums: Sums, term: Term): number => {
  const found = sums[keyOf(term)] ?? 0;
  if (typeof found !== 'number') throw new Error(`${keyOf(term)} was summed by extra`);
  return found;
};
const total = (sums: Sums, terms: readonly Term[]): number =>
  terms.reduce((all, term) => all + term.sign * plain(sums, term), 0);
const split = (sums: Sums, term: Term): Readonly<Record<string, number>> => {
  const found = sums[keyOf(term, true)] ?? {};
  if (typeof found === 'number') throw new Error(`${keyOf(term, true)} was not summed by extra`);
  return found;
};

/** Percent with two decimals, the half rounded away from zero; exact for every safe integer. */
export function percentOf(numerator: number, denominator: number): number {
  const [top, bottom] = [BigInt(numerator) * 10_000n, BigInt(denominator)];
  const half = top < 0n === bottom < 0n ? bottom / 2n : -bottom / 2n;
  return Number((top + half) / bottom) / 100;
}

/**
 * Nearest rank: the smallest number of days such that at least `percent` per cent of all durations are no longer.
 * @param histogram days (written as text) to how many took so long; null when there is none
 */
export function percentileOf(histogram: Readonly<Record<string, number>>, percent: number): number | null {
  const steps = Object.entries(histogram)
    .map(([days, cases]) => ({ days: Number(days), cases }))
    .filter((one) => one.cases > 0)
    .toSorted((a, b) => a.days - b.days);
  const all = steps.reduce((sum, one) => sum + one.cases, 0);
  const rank = Math.ceil((percent * all) / 100);
  let passed = 0;
  for (const { days, cases } of steps) {
    passed += cases;
    if (passed >= rank) return days;
  }
  return null;
}

const nothingToDivide: Text = {
  zh: '分母为零，无从计算',
  en: 'the denominator is nought: there is nothing to compute',
};
const nothingClosed: Text = { zh: '期间内没有结案', en: 'nothing was closed in the period' };
const noTariff: Text = {
  zh: '未录入补贴标准，不作计算',
  en: 'no tariff was entered, so nothing is computed',
};
const severalTariffs: Text = {
  zh: '期间内补贴标准有变动，请按标准施行日分段查询',
  en: 'the tariff changed within the period: ask for the parts before and after',
};
const tariffsOfParts = (parts: readonly Tariff[]): Text => ({
  zh: `所辖组织另有补贴标准（${parts.map(({ label }) => label.zh).join('、')}），请按组织分别查询`,
  en: `organisations below have tariffs of their own (${parts.map(({ label }) => label.en).join(', ')}): ask for each organisation`,
});
const untariffed = (results: readonly string[]): Text => ({
  zh: `补贴标准未列下列结果：${results.join('、')}`,
  en: `the tariff does not name: ${results.join(', ')}`,
});

/** Whether a figure can still change of itself: the period runs, or its cohort has not matured. */
export function isProvisional(metric: Metric, period: Period, asOf: CivilDate): boolean {
  const next = addMonths(firstOf(period.to), 1);
  return asOf < addMonths(next, metric.maturesAfterMonths ?? 0);
}

export interface ValueOptions {
  period: Period;
  /** The civil day on which it is asked. */
  asOf: CivilDate;
  /** Those the deployment has configured. */
  tariffs?: readonly Tariff[];
  /** Where what is summed was concluded; without it only a tariff for all is applied. */
  place?: TariffPlace | undefined;
}

/**
 * A figure from its sums. Where it cannot be computed the value is null and the reason says why; nothing is guessed.
 * @throws Error for a figure of this moment: it has no sums over months.
 */
export function valueOf(
  metric: Metric,
  sums: Sums,
  { period, asOf, tariffs = [], place }: ValueOptions,
): Figure {
  const { formula } = metric;
  const head = {
    metricId: metric.id,
    version: metric.version,
    unit: metric.unit,
    provisional: isProvisional(metric, period, asOf),
  };
  switch (formula.kind) {
    case 'count': {
      const numerator = total(sums, formula.numerator);
      return { ...head, numerator, denominator: null, value: numerator };
    }
    case 'ratio': {
      const numerator = total(sums, formula.numerator);
      const denominator = total(sums, formula.denominator);
      if (denominator <= 0) return { ...head, numerator, denominator, value: null, reason: nothingToDivide };
      return { ...head, numerator, denominator, value: percentOf(numerator, denominator) };
    }
    case 'percentile': {
      const histogram = split(sums, formula.histogram);
      const numerator = Object.values(histogram).reduce((all, one) => all + one, 0);
      const value = percentileOf(histogram, formula.percent);
      return {
        ...head,
        numerator,
        denominator: null,
        value,
        ...(value === null ? { reason: nothingClosed } : {}),
      };
    }
    case 'tariff': {
      const results = split(sums, formula.results);
      const numerator = Object.values(results).reduce((all, one) => all + one, 0);
      const refused = { ...head, numerator, denominator: null, value: null };
      const parts = tariffsWithin(tariffs, firstOf(period.to), place);
      if (parts.length > 0) return { ...refused, reason: tariffsOfParts(parts) };
      const [tariff, last] = [period.from, period.to].map((month) =>
        tariffOn(tariffs, firstOf(month), place),
      );
      if (tariff !== last) return { ...refused, reason: severalTariffs };
      if (!tariff) return { ...refused, reason: noTariff };
      const counted = Object.entries(results).filter(([, cases]) => cases !== 0);
      const missing = counted
        .map(([result]) => result)
        .filter((one) => tariff.fenPerResult[one] === undefined);
      if (missing.length > 0) return { ...refused, reason: untariffed(missing) };
      const value = counted.reduce(
        (fen, [result, cases]) => fen + cases * (tariff.fenPerResult[result] ?? 0),
        0,
      );
      return { ...head, numerator, denominator: null, value };
    }
    default:
      throw new Error(`${metric.id} is of this moment, not of months`);
  }
}
