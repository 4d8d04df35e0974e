import { createTestDatabase, ensureTemplate, type TestDatabase } from '@dingfen/local-stack/testing';
import { migrateToLatest } from '@dingfen/persistence';
import { afterAll, beforeAll } from 'vitest';
import { openPlace, type Place } from '../bench/place.ts';

/** For the specs of a file: a place to measure on with only the schema in it, and everything that a bench says there. */
export function measuringPlace(): {
  readonly place: Place;
  readonly said: readonly string[];
  say: (line: string) => void;
} {
  let database: TestDatabase;
  let place: Place;
  const said: string[] = [];
  beforeAll(async () => {
    database = await createTestDatabase({
      template: await ensureTemplate('migrated', async (url) => void (await migrateToLatest(url))),
    });
    place = await openPlace({ disputes: 0, seed: 1, data: database.url }, () => undefined);
  });
  afterAll(async () => {
    await place.leave();
    await database.drop();
  });
  return {
    get place() {
      return place;
    },
    said,
    say: (line) => void said.push(line),
  };
}
