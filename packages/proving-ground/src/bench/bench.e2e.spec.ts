import { createTestDatabase, ensureTemplate, type TestDatabase } from '@dingfen/local-stack/testing';
import { migrateToLatest } from '@dingfen/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchDeadlines } from './deadlines.ts';
import { findPgbench } from './floor.ts';
import { benchHttp } from './http.ts';
import { openPlace, type Place } from './place.ts';
import { benchScale } from './scale.ts';
import { benchStart } from './start.ts';

let database: TestDatabase;
let place: Place;
let said: string[];
const say = (line: string): void => {
  said.push(line);
};

beforeAll(async () => {
  database = await createTestDatabase({
    template: await ensureTemplate('migrated', async (url) => void (await migrateToLatest(url))),
  });
  place = await openPlace({ disputes: 0, seed: 1, data: database.url }, () => undefined);
  said = [];
});
afterAll(async () => {
  await place.leave();
  await database.drop();
});

describe('a bench with services of its own', () => {
  it('of several API processes finds that nothing contradicts what was acknowledged', async () => {
    const { problems } = await benchScale(
      place,
      { rounds: 1, seconds: 0.5, subjects: 20, callers: 4, processes: [1, 2] },
      say,
    );
    expect(problems).toEqual([]);
  });

  it('of acts over HTTP acknowledges every one, and stands beside the floor where there is a pgbench', async () => {
    await benchHttp(place, { rounds: 1, seconds: 1, subjects: 20, callers: [2] }, say);
    expect(said.join('\n')).toMatch(/HTTP, 2 callers +\d+ /);
    expect(said.join('\n').includes('pgbench -M simple')).toBe(findPgbench() !== undefined);
    expect(said.join('\n')).not.toMatch(/failed/);
  });

  it('of periods hears each that fell due once and none early', async () => {
    const heard = await benchDeadlines(
      place,
      { due: 10, pending: 60, windowSeconds: 1, workers: 1, patienceSeconds: 60 },
      say,
    );
    for (const one of heard) expect(one).toMatchObject({ due: 10, heard: 10, early: 0, twice: 0 });
  });

  it('of starting says what both services hold in memory', async () => {
    await benchStart(place, { subjects: 20, seconds: 1, starts: 1, idleSeconds: 0 }, say);
    expect(said.join('\n')).toMatch(/API .* MB/);
  });
});
