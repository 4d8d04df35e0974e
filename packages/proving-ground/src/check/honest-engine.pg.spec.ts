import { importNotice, raiseEvent, recountDeadlines, verifyFigures } from '@dingfen/dispute-engine';
import { inventedNotice } from '@dingfen/dispute-engine/testing';
import { isRefusal } from '@dingfen/domain';
import { checkedLocalRules } from '@dingfen/legal-basis';
import { standClockAt } from '@dingfen/persistence';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { intoMediation, smallWorld, type SmallWorld } from '../testing/index.ts';
import { checkEverything } from './check.ts';
import { engineWith, letTimePass, work } from './proved.fixture.ts';

/* Where days come out otherwise for a good reason the checker must follow, and must still find what has none. */

let world: SmallWorld;
afterEach(async () => {
  await world.leave();
});

const kindsFound = async (): Promise<string[]> => [
  ...new Set((await checkEverything(world.url, [])).problems.map(({ what }) => what)),
];

const unlike = async (engine = world.engine): Promise<unknown[]> => {
  const { differences, contradictions, cells } = await verifyFigures(engine);
  return [...differences, ...contradictions, ...cells];
};

describe('an engine that works', () => {
  it('given lengths that the deployment has configured, nothing is wrong', async () => {
    const localRules = checkedLocalRules({
      lengths: [
        {
          ruleId: 'med_period_one_stop_15d',
          length: 20,
          decidedBy: { zh: '示例通知', en: 'a sample notice' },
          inForceFrom: '2026-01-01',
        },
      ],
    });
    world = await smallWorld();
    const engine = engineWith(world.db, { localRules });
    const { marks } = await work(world.db, engine, { channel: 'one_stop_centre', steps: 3 });
    await letTimePass(world.db, engine, '2026-03-04T02:00:00Z');
    const byRule = await checkEverything(world.url, marks);
    expect(new Set(byRule.problems.map(({ what }) => what))).toEqual(new Set(['due on another day']));
    expect((await checkEverything(world.url, marks, [], localRules)).problems).toEqual([]);
    expect(await unlike(engine)).toEqual([]);
    // Ended, it stays as it was, whatever is configured by then.
    await letTimePass(world.db, engine);
    expect((await checkEverything(world.url, marks)).problems).toEqual([]);
    expect(await unlike()).toEqual([]);
  });

  it('given a holiday notice, nothing is wrong before the periods are counted anew, nor after', async () => {
    world = await smallWorld();
    const { db, engine } = world;
    await standClockAt(db, '2026-12-30T02:00:00Z');
    await work(db, engine, { steps: 3 });
    await letTimePass(db, engine, '2026-12-30T03:00:00Z');
    expect(isRefusal(await importNotice(engine, inventedNotice, 'clerk'))).toBe(false);
    expect(await kindsFound()).toEqual([]);
    const { deadlines } = await recountDeadlines(engine);
    expect(deadlines).toBeGreaterThan(0);
    expect(await kindsFound()).toEqual([]);
    await letTimePass(db, engine, '2027-02-20T03:00:00Z');
    expect(await kindsFound()).toEqual([]);
    expect(await unlike()).toEqual([]);
  });

  it('given a dispute that passes for counted with a notice and was not, its days are wrong', async () => {
    world = await smallWorld();
    const { db, engine } = world;
    await standClockAt(db, '2026-12-30T02:00:00Z');
    await work(db, engine, { steps: 3 });
    await letTimePass(db, engine, '2026-12-30T03:00:00Z');
    await importNotice(engine, inventedNotice, 'clerk');
    await sql`update dispute set counted_with = (select max(id) from holiday_notice)`.execute(db);
    expect(await kindsFound()).toEqual(['due on another day']);
  });

  it('given a dispute that is merged and released again, nothing is wrong while it rests, nor when it goes on', async () => {
    world = await smallWorld();
    const { db, engine } = world;
    const first = await work(db, engine, { steps: 4 });
    const { disputeId } = await work(db, engine, { steps: 3 });
    const { id: proceedingId } = await db
      .selectFrom('proceeding')
      .select('id')
      .where('disputeId', '=', disputeId)
      .where('procedure', '=', 'lifecycle')
      .executeTakeFirstOrThrow();
    const [[intake]] = intoMediation('') as [ReturnType<typeof intoMediation>[number]];
    const act = async (event: string, payload: Record<string, unknown>): Promise<void> => {
      const command = { disputeId, proceedingId, event, payload, idempotencyKey: `proved-${event}` };
      const done = await raiseEvent(engine, intake, command);
      if (isRefusal(done)) throw new Error(done.detail.en);
    };
    await act('MERGE', { intoId: first.disputeId, reason: '重复（虚构）' });
    await letTimePass(db, engine, '2026-03-04T02:00:00Z');
    expect(await kindsFound()).toEqual([]);
    expect(await unlike()).toEqual([]);
    await act('UNDO_MERGE', { reason: '并非重复（虚构）' });
    await letTimePass(db, engine, '2026-03-04T03:00:00Z');
    expect(await kindsFound()).toEqual([]);
    await letTimePass(db, engine);
    expect(await kindsFound()).toEqual([]);
    expect(await unlike()).toEqual([]);
  });

  it('given people act at the very midnight that begins a month, then it is done in that month', async () => {
    world = await smallWorld();
    const { db, engine } = world;
    await standClockAt(db, '2026-03-31T16:00:00Z');
    await work(db, engine, { steps: 4 });
    await letTimePass(db, engine, '2026-03-31T17:00:00Z');
    expect(await kindsFound()).toEqual([]);
    expect(await unlike()).toEqual([]);
  });

  it.each(['lifecycle', 'mediation'])(
    'given nobody can read how a %s was opened, then that journal is named and the others are checked',
    async (procedure) => {
      world = await smallWorld();
      const { db, engine } = world;
      const { disputeId } = await work(db, engine, { steps: 2 });
      await work(db, engine, { steps: 2 });
      await sql`alter table journal_entry disable trigger user`.execute(db);
      await sql`update journal_entry set payload = '{}'
        where dispute_id = ${disputeId} and event = 'OPEN' and procedure = ${procedure}`.execute(db);
      const { disputes, contradictions } = await verifyFigures(engine);
      expect(disputes).toBe(2);
      expect(new Set(contradictions.map((one) => one.disputeId))).toEqual(new Set([disputeId]));
      expect(contradictions[0]?.detail).toContain('OPEN: its chart cannot read it');
      expect(await kindsFound()).toContain('act that was not possible');
    },
  );
});
