import { describe, expect, it } from 'vitest';
import { benchDeadlines } from './deadlines.ts';
import { findPgbench } from './floor.ts';
import { benchHttp } from './http.ts';
import { benchScale } from './scale.ts';
import { benchStart } from './start.ts';
import { measuringPlace } from '../testing/measuring-place.ts';

const here = measuringPlace();

describe('a bench with services of its own', () => {
  it('of several API processes finds that nothing contradicts what was acknowledged', async () => {
    const { problems } = await benchScale(
      here.place,
      { rounds: 1, seconds: 0.5, subjects: 20, callers: 4, processes: [1, 2] },
      here.say,
    );
    expect(problems).toEqual([]);
  });

  it('of acts over HTTP acknowledges every one, and stands beside the floor where there is a pgbench', async () => {
    await benchHttp(here.place, { rounds: 1, seconds: 1, subjects: 20, callers: [2] }, here.say);
    expect(here.said.join('\n')).toMatch(/HTTP, 2 callers +\d+ /);
    expect(here.said.join('\n').includes('pgbench -M simple')).toBe(findPgbench() !== undefined);
    expect(here.said.join('\n')).not.toMatch(/failed/);
  });

  it('of periods hears each that fell due once and none early', async () => {
    const heard = await benchDeadlines(
      here.place,
      { due: 10, warm: 5, pending: 60, windowSeconds: 1, workers: 1, patienceSeconds: 60 },
      here.say,
    );
    for (const one of heard) expect(one).toMatchObject({ due: 15, heard: 15, early: 0, twice: 0 });
  });

  it('of starting says what both services hold in memory', async () => {
    await benchStart(here.place, { subjects: 20, seconds: 1, starts: 1, idleSeconds: 0 }, here.say);
    expect(here.said.join('\n')).toMatch(/API .* MB/);
  });
});
