import type { Chance } from '../random.ts';

/** What came of trying to let something go wrong. */
export interface Outcome {
  /** It did go wrong; else there was nobody to hurt, or it did not come to it. */
  happened: boolean;
  /** Figures, for the log. */
  said?: string;
}

/** What every fault in a deck has. */
interface Weighted {
  name: string;
  /** How often it is drawn in the long run, beside the others. */
  weight: number;
}

export interface DeckOptions<F> {
  /** Every kind of fault but the crash points. */
  kinds: readonly F[];
  /** Every crash point, the most different ones first. */
  points: readonly F[];
  /** How often a crash point is drawn in the long run, beside the kinds. */
  pointsWeight: number;
  most: number;
  /** Nothing but the crash points first. */
  sweep: boolean;
}

/**
 * Faults in the order in which they are tried, without end. Every kind comes once, among as many crash points as the run has room
 * for; then all crash points that are left; then whatever chance says, by weight. A run that has not even room for every kind
 * draws from the kinds and one crash point, none twice.
 */
export function* deck<F extends Weighted>(
  { kinds, points, pointsWeight, most, sweep }: DeckOptions<F>,
  chance: Chance,
): Generator<F, never> {
  if (sweep) yield* points;
  else {
    const early = points.slice(0, Math.max(1, most - kinds.length));
    yield* chance.shuffled([...kinds, ...early]);
    yield* points.slice(early.length);
  }
  const weight = kinds.reduce((sum, one) => sum + one.weight, pointsWeight);
  for (let again: F[] = []; ; ) {
    let left = chance.next() * weight;
    const kind = kinds.find((one) => (left -= one.weight) < 0);
    if (again.length === 0) again = chance.shuffled(points);
    yield kind ?? (again.pop() as F);
  }
}

export interface Sprung {
  /** How often each kind went wrong, by name. */
  sprung: Map<string, number>;
  /** How often each kind was drawn and did not come about. */
  missed: Map<string, number>;
  /** Faults that were wanted and came about in none of their tries. */
  never: string[];
}

/** How often one and the same fault is tried. */
const MOST_TRIES = 6;

/**
 * Lets as many faults come about as wanted. One that does not come about is tried again later and another is drawn meanwhile;
 * after some tries it is given up and another one takes its place, or, where every one of the first `most` is wanted
 * (`exactly`), nothing does. Ends all the same when hardly anything comes about.
 */
export async function springFaults<F extends { name: string }>(
  faults: Iterator<F, never>,
  { most, exactly, spring }: { most: number; exactly: boolean; spring: (fault: F) => Promise<Outcome> },
): Promise<Sprung> {
  const sprung = new Map<string, number>();
  const missed = new Map<string, number>();
  const never: string[] = [];
  const count = (counts: Map<string, number>, { name }: F): number => {
    const times = (counts.get(name) ?? 0) + 1;
    counts.set(name, times);
    return times;
  };
  const again: { fault: F; tries: number; triedAt: number }[] = [];
  let drawn = 0;
  let happened = 0;
  for (let draws = 0; happened < most && draws < most * MOST_TRIES + 20; draws += 1) {
    const isNew = !exactly || drawn < most;
    // What did not come about is tried again after another one.
    const late = again[0] && (!isNew || draws - again[0].triedAt > 1) ? again.shift() : undefined;
    if (!late && !isNew) break;
    const { fault, tries } = late ?? { fault: faults.next().value, tries: 0 };
    if (!late) drawn += 1;
    if ((await spring(fault)).happened) {
      happened += 1;
      count(sprung, fault);
      continue;
    }
    count(missed, fault);
    if (tries + 1 < MOST_TRIES) again.push({ fault, tries: tries + 1, triedAt: draws });
    else never.push(fault.name);
  }
  return { sprung, missed, never };
}
