import { describe, expect, test } from 'vitest';
import { chance } from '../random.ts';
import { crashPoints, inWords } from './crash-points.ts';
import { deck, springFaults } from './deck.ts';
import { planFaults } from './faults.ts';

const named = (kind: string, n: number) =>
  Array.from({ length: n }, (_, i) => ({ name: `${kind} ${i}`, weight: 1 }));
const first = <F>(faults: Iterator<F, never>, n: number): F[] =>
  Array.from({ length: n }, () => faults.next().value);
const names = (faults: readonly { name: string }[]): string[] => faults.map(({ name }) => name);

describe('the faults of a run', () => {
  const kinds = named('kind', 5);
  const points = named('point', 12);
  const drawn = (most: number, sweep = false) =>
    deck({ kinds, points, pointsWeight: 3, most, sweep }, chance(1));

  test('given room for more than every kind, then each kind comes once and the rest are crash points, no two the same', () => {
    const run = names(first(drawn(9), 9));
    expect(new Set(run).size).toBe(9);
    expect(run.filter((name) => name.startsWith('kind'))).toHaveLength(5);
    expect(run).toEqual(expect.arrayContaining(names(points.slice(0, 4))));
  });

  test('given a long run, then every crash point has come before anything comes again', () => {
    const run = names(first(drawn(9), 40));
    expect(new Set(run.slice(0, 17)).size).toBe(17);
    expect(new Set(run)).toEqual(new Set(names([...kinds, ...points])));
  });

  test('given less room than there are kinds, then none comes twice', () => {
    expect(new Set(names(first(drawn(3), 3))).size).toBe(3);
  });

  test('given a sweep, then it begins with every crash point', () => {
    expect(names(first(drawn(12, true), 12))).toEqual(names(points));
  });

  test('given 45 faults as in CI, then every kind comes once, and so does every step of every kind of process', () => {
    const has = { redis: true, volume: true };
    const { faults, most } = planFaults({ faults: 45, sweep: false }, has, chance(1));
    const run = names(first(faults, most));
    expect(new Set(run).size).toBe(45);
    const steps = crashPoints(has, chance(2)).map(({ step, of }) => `${of} … ${step.name}`);
    const hit = (step: string): boolean => {
      const [of = '', name = ''] = step.split(' … ');
      return run.some(
        (one) => one.startsWith(of === 'api' ? 'an API' : 'a worker') && one.endsWith(` ${name}`),
      );
    };
    expect([...new Set(steps)].filter((step) => !hit(step))).toEqual([]);
  });

  test('given a sweep of fewer faults than there are crash points, then as many are wanted as there are', () => {
    const { most, points: all } = planFaults(
      { faults: 1, sweep: true },
      { redis: true, volume: true },
      chance(1),
    );
    expect(most).toBe(all);
  });
});

describe('crash points', () => {
  test('given Redis, then steps × processes × before and after × killed and cut off are all there, once', () => {
    const all = crashPoints({ redis: true }, chance(1)).map(inWords);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain('a worker is killed before acknowledging the job of periods');
    expect(all).toContain('an API process is cut off after committing');
    const withoutRedis = crashPoints({ redis: false }, chance(1)).map(inWords);
    expect(withoutRedis).not.toContain('a worker is killed before acknowledging the job of periods');
    expect(all.length).toBeGreaterThan(withoutRedis.length);
  });

  test('then no step of a kind of process comes a second time before all have come', () => {
    const all = crashPoints({ redis: true }, chance(7));
    const early = all.slice(0, all.length / 4).map(({ step, of }) => `${of} ${step.name}`);
    expect(new Set(early).size).toBe(early.length);
  });
});

describe('letting faults come about', () => {
  const spring =
    (missing: (name: string, tries: number) => boolean) =>
    (tried: string[]) =>
    ({ name }: { name: string }) => {
      tried.push(name);
      const tries = tried.filter((one) => one === name).length;
      return Promise.resolve({ happened: !missing(name, tries) });
    };
  const endless = function* (faults: { name: string }[]): Generator<{ name: string }, never> {
    for (;;) yield* faults;
  };

  test('given one that at first does not come about, then it is not counted, is tried again, and as many come about as wanted', async () => {
    const tried: string[] = [];
    const result = await springFaults(endless(named('f', 10)), {
      most: 5,
      exactly: false,
      spring: spring((name, tries) => name === 'f 1' && tries < 2)(tried),
    });
    expect(result.missed).toEqual(new Map([['f 1', 1]]));
    expect([...result.sprung.values()].reduce((sum, n) => sum + n, 0)).toBe(5);
    expect(result.sprung.get('f 1')).toBe(1);
    expect(result.never).toEqual([]);
  });

  test('given a sweep in which one never comes about, then nothing takes its place and it is told', async () => {
    const tried: string[] = [];
    const result = await springFaults(endless(named('f', 4)), {
      most: 4,
      exactly: true,
      spring: spring((name) => name === 'f 2')(tried),
    });
    expect([...result.sprung.keys()].toSorted()).toEqual(['f 0', 'f 1', 'f 3']);
    expect(result.never).toEqual(['f 2']);
    expect(result.missed.get('f 2')).toBe(6);
  });

  test('given nothing ever comes about, then it ends and says that nothing did', async () => {
    const result = await springFaults(endless(named('f', 3)), {
      most: 6,
      exactly: false,
      spring: spring(() => true)([]),
    });
    expect(result.sprung.size).toBe(0);
  });
});
