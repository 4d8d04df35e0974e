import { type Citation, cite, type Confidence } from '@dingfen/legal-basis';
import type { Text } from '@dingfen/legal-calendar';
import { asText, type Fraction, isWhole, roundHalfUp } from './fraction.ts';

const weakestFirst: readonly Confidence[] = ['D', 'C', 'B', 'A'];

/** The weakest mark among citations; 'A' when there are none. */
function weakest(basis: readonly Citation[]): Confidence {
  return weakestFirst.find((mark) => basis.some(({ confidence }) => confidence === mark)) ?? 'A';
}

/** What a line comes to: money, or a number of something. */
export type LineValue = { readonly fen: number } | { readonly number: string; readonly unit: Text };

/** One step of the computation, in the order in which a reader checks it. */
export interface Line {
  readonly label: Text;
  /** The formula with the numbers put in; money in yuan. */
  readonly formula: Text;
  /** What went in, by name; a number that is not whole is written out with two decimals. */
  readonly inputs: Readonly<Record<string, string | number | boolean>>;
  readonly value: LineValue;
  /**
   * `amount`: part of the sum owed; these add up to `amountFen`. `monthly`: owed every month, not part of the sum.
   * `step`: leads to another line.
   */
  readonly counts: 'amount' | 'monthly' | 'step';
  /** Who pays it, where that is not the employer alone. */
  readonly payer?: 'fund' | 'employer' | 'worker';
  readonly basis: readonly Citation[];
  /** The weakest mark among the line’s articles. */
  readonly confidence: Confidence;
}

/** What somebody is owed under one head of claim, and how that was computed. */
export interface Entitlement<T extends string = string> {
  readonly type: T;
  readonly amountFen: number;
  /** What is owed every month besides, in fen; absent where nothing is. */
  readonly monthlyFen?: number;
  readonly lines: readonly Line[];
  readonly basis: readonly Citation[];
  /** The weakest mark among the lines. */
  readonly confidence: Confidence;
  /** Why nothing is owed, where the law gives a reason. */
  readonly nil?: Text;
  /** What has not been verified, or is a convention of this system, in words to show beside the result. */
  readonly unverified?: readonly Text[];
  /** Consequences that go with the sum, such as a right that has arisen. */
  readonly notes?: readonly Text[];
}

/**
 * The one rounding rule. Rates (daily and hourly wages, averages) are carried on exactly and only shown rounded; every
 * line that is owed is rounded once, to the fen, halves upwards.
 */
export const roundingRule = {
  text: {
    zh: '各项应付金额四舍五入到分，中间数（日工资、小时工资、平均工资）不舍入。法律未作规定，为本系统约定。',
    en: 'Each sum owed is rounded to the fen, halves upwards; daily, hourly and average wages are not rounded on the way. No text says so; a convention of this system.',
  },
  basis: [cite('ENG', '', 'D')],
  confidence: 'D',
} as const satisfies { text: Text; basis: readonly Citation[]; confidence: Confidence };

type LineInputs = Readonly<Record<string, string | number | boolean | Fraction>>;

interface Draft {
  readonly label: Text;
  readonly formula: Text | string;
  readonly inputs?: LineInputs;
  readonly basis: readonly Citation[];
  readonly payer?: 'fund' | 'employer' | 'worker';
}

function plain(inputs: LineInputs): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => {
      if (typeof value !== 'object') return [name, value];
      return [name, isWhole(value) ? roundHalfUp(value) : asText(value)];
    }),
  );
}

/** Collects the lines of one computation. */
export class Workings<T extends string> {
  readonly #type: T;
  readonly #lines: Line[] = [];
  readonly #unverified: Text[] = [];
  readonly #notes: Text[] = [];

  constructor(type: T) {
    this.#type = type;
  }

  #put({ label, formula, inputs = {}, basis, payer }: Draft, value: LineValue, counts: Line['counts']): void {
    this.#lines.push({
      label,
      formula: typeof formula === 'string' ? { zh: formula, en: formula } : formula,
      inputs: plain(inputs),
      value,
      counts,
      ...(payer ? { payer } : {}),
      basis,
      confidence: weakest(basis),
    });
  }

  #rounded(value: Fraction): number {
    if (!isWhole(value)) this.label(roundingRule.text);
    const fen = roundHalfUp(value);
    if (!Number.isSafeInteger(fen)) throw new RangeError('the sum is too large to be written in fen');
    return fen;
  }

  /** A sum that is owed; returns it rounded to the fen. */
  owe(draft: Draft, fen: Fraction): number {
    const rounded = this.#rounded(fen);
    this.#put(draft, { fen: rounded }, 'amount');
    return rounded;
  }

  /** A sum owed every month. */
  oweMonthly(draft: Draft, fen: Fraction): void {
    this.#put(draft, { fen: this.#rounded(fen) }, 'monthly');
  }

  /** An intermediate sum, shown rounded and carried on exactly. */
  step(draft: Draft, fen: Fraction): Fraction {
    this.#put(draft, { fen: roundHalfUp(fen) }, 'step');
    return fen;
  }

  /** An intermediate number of something. */
  number(draft: Draft, number: Fraction, unit: Text): Fraction {
    this.#put(draft, { number: asText(number), unit }, 'step');
    return number;
  }

  /** Something not verified, or a convention, to be shown beside the result; said once. */
  label(text: Text | undefined): void {
    if (text && !this.#unverified.some(({ en }) => en === text.en)) this.#unverified.push(text);
  }

  note(zh: string, en: string): void {
    this.#notes.push({ zh, en });
  }

  /** Nothing is owed, for a reason of law. */
  nil(reason: Text, basis: readonly Citation[]): Entitlement<T> {
    this.#put({ label: reason, formula: '0.00', basis }, { fen: 0 }, 'amount');
    return { ...this.result(), nil: reason };
  }

  result(): Entitlement<T> {
    const sum = (counts: Line['counts']) =>
      this.#lines.reduce(
        (total, line) => (line.counts === counts && 'fen' in line.value ? total + line.value.fen : total),
        0,
      );
    const basis: Citation[] = [];
    for (const one of this.#lines.flatMap((line) => line.basis)) {
      if (!basis.some(({ source, article }) => source === one.source && article === one.article))
        basis.push(one);
    }
    return {
      type: this.#type,
      amountFen: sum('amount'),
      ...(this.#lines.some(({ counts }) => counts === 'monthly') ? { monthlyFen: sum('monthly') } : {}),
      lines: this.#lines,
      basis,
      confidence: weakest(basis),
      ...(this.#unverified.length > 0 ? { unverified: this.#unverified } : {}),
      ...(this.#notes.length > 0 ? { notes: this.#notes } : {}),
    };
  }
}
