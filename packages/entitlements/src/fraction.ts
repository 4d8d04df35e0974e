/**
 * An exact number, numerator over denominator. Money and rates are computed with these and rounded once, where a sum
 * is put down; a floating-point number never holds money between two steps.
 */
export interface Fraction {
  readonly n: bigint;
  /** Always above 0. */
  readonly d: bigint;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

function reduced(n: bigint, d: bigint): Fraction {
  const sign = d < 0n ? -1n : 1n;
  const divisor = gcd(n < 0n ? -n : n, d * sign) * sign;
  return { n: n / divisor, d: d / divisor };
}

/** '21.75' as 87/4, or a whole number. Throws RangeError for anything else, and for a number that is not whole. */
export function exact(value: string | number): Fraction {
  const match = DECIMAL.exec(typeof value === 'string' ? value : String(value));
  if (!match || (typeof value === 'number' && !Number.isSafeInteger(value))) {
    throw new RangeError(`not an exact number: ${value}`);
  }
  const [, sign, whole = '', decimals = ''] = match;
  const n = BigInt(whole + decimals);
  return reduced(sign ? -n : n, 10n ** BigInt(decimals.length));
}

export const plus = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.n, a.d * b.d);
/** Throws RangeError when `b` is zero. */
export function over(a: Fraction, b: Fraction): Fraction {
  if (b.n === 0n) throw new RangeError('division by zero');
  return reduced(a.n * b.d, a.d * b.n);
}
/** Below 0 when `a` is the smaller one, 0 when they are equal. */
export const compare = (a: Fraction, b: Fraction): number => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
export const smaller = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);
export const larger = (a: Fraction, b: Fraction): Fraction => (compare(a, b) >= 0 ? a : b);
export const isWhole = ({ d }: Fraction): boolean => d === 1n;

/** The largest whole number not above the fraction. */
export function floor({ n, d }: Fraction): number {
  const quotient = n / d;
  return Number(n < 0n && n % d !== 0n ? quotient - 1n : quotient);
}

/** The nearest whole number, halves upwards. */
export const roundHalfUp = (value: Fraction): number => floor(plus(value, { n: 1n, d: 2n }));

/** At most two decimals, halves upwards, without trailing zeros: 2.74, 37.5, 3. */
export function asText(value: Fraction): string {
  const hundredths = roundHalfUp(times(value, exact(100)));
  const sign = hundredths < 0 ? '-' : '';
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, '');
}

/** Fen written as yuan with two decimals and thousands marks: 8,000.00. */
export function yuan(fen: number | Fraction): string {
  const whole = typeof fen === 'number' ? fen : roundHalfUp(fen);
  const digits = String(Math.abs(whole)).padStart(3, '0');
  const grouped = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${whole < 0 ? '-' : ''}${grouped}.${digits.slice(-2)}`;
}
