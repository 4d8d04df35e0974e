import { describe, expect, test } from 'vitest';
import { problemsOf } from './run.ts';

const good = {
  wanted: 2,
  faults: { sprung: new Map([['a worker is killed', 2]]), missed: new Map<string, number>(), never: [] },
  commanded: [{ acknowledged: true }],
  deployed: { old: 0, next: 3 },
  quiet: true,
};
const whats = (run: typeof good): string[] => problemsOf(run).map(({ what }) => what);

describe('the verdict on a run', () => {
  test('given all faults came about, somebody was served and it came to rest, then there is nothing to say', () => {
    expect(problemsOf(good)).toEqual([]);
  });

  test('given no command was acknowledged, then the run proves nothing', () => {
    expect(whats({ ...good, commanded: [{ acknowledged: false }] })).toEqual(['nobody was served']);
  });

  test('given fewer faults came about than were wanted, then that is told', () => {
    expect(problemsOf({ ...good, wanted: 3 })).toEqual([
      { what: 'not as many faults as wanted', detail: '2 of 3' },
    ]);
  });

  test('given something due was left, or a mediation began in an old version, then that is told', () => {
    expect(whats({ ...good, quiet: false, deployed: { old: 1, next: 3 } })).toEqual([
      'begun in an old version',
      'it did not come to rest',
    ]);
  });
});
