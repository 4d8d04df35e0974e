/** Chance that can be had again: everything the proving ground does at random comes from one of these. */
export interface Chance {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** True with that probability. */
  happens(probability: number): boolean;
  /** One of them. @throws RangeError when there is none. */
  oneOf<T>(list: readonly T[]): T;
  /** The same ones in another order. */
  shuffled<T>(list: readonly T[]): T[];
  /** Another source, independent of how often this one is asked. */
  branch(name: string | number): Chance;
}

const mixed = (seed: number, name: string): number => {
  let hash = seed ^ 0x9e3779b9;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) as number), 0x01000193) >>> 0;
  return hash >>> 0;
};

/** The same numbers for the same seed, on every machine (mulberry32). */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    happens: (probability) => next() < probability,
    oneOf: (list) => {
      if (list.length === 0) throw new RangeError('there is nothing to choose from');
      return list[whole(0, list.length - 1)] as (typeof list)[number];
    },
    shuffled: (list) => {
      const left = [...list];
      return list.map(() => left.splice(whole(0, left.length - 1), 1)[0] as (typeof list)[number]);
    },
    branch: (name) => chance(mixed(seed, `${name}`)),
  };
}
