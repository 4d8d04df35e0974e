import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { smallWorld, type SmallWorld } from '../testing/index.ts';
import { checkEverything, type Marked, problemKinds } from './check.ts';
import { planted } from './planted.fixture.ts';
import { engineWith, letTimePass, spoil, work } from './proved.fixture.ts';

/*
 * Engines that go wrong by themselves: one is given charts with a mistake in them, another drops, doubles or changes a part of
 * what it writes on its way into the database. The checker must notice each.
 */

let world: SmallWorld;
afterEach(async () => {
  await world.leave();
});

describe('an engine that goes wrong', () => {
  it.each(planted)('given one that $engine, the checker finds: $finds', async (one) => {
    world = await smallWorld();
    const { db, url } = world;
    if (one.before) await sql.raw(one.before).execute(db);
    if (one.spoils) await spoil(...one.spoils).execute(db);
    const engine = engineWith(db, one.options);
    const { times = 1, steps = 5 } = one;
    const marks: Marked[] = [];
    // Some of them stumble over what they have done themselves.
    await work(db, engine, { times, steps, marks }).catch(() => undefined);
    await letTimePass(db, engine, one.until).catch(() => undefined);
    const { problems } = await checkEverything(url, marks);
    expect(problems.map(({ what }) => what)).toContain(one.finds);
  });

  it('given one that refuses what it has carried out, the checker finds: refused but stored', async () => {
    world = await smallWorld();
    const { marks } = await work(world.db, world.engine);
    await letTimePass(world.db, world.engine);
    for (const { kind, event } of marks) {
      const refused = marks.map((one) =>
        one.kind === kind && one.event === event ? { ...one, acknowledged: false, refused: true } : one,
      );
      const { problems } = await checkEverything(world.url, refused);
      expect(problems.map(({ what }) => what)).toContain('refused but stored');
    }
  });

  it('has been planted for every kind of problem the checker knows', () => {
    const here = new Set([...planted.map(({ finds }) => finds), 'fired twice', 'refused but stored']);
    expect(problemKinds.filter((kind) => !here.has(kind))).toEqual([]);
  });
});
