import { isRefusal } from '@dingfen/domain';
import { inTransaction, standClockAt, takeDispute } from '@dingfen/persistence';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expireDeadline } from './expire-deadline.ts';
import { type ActDone, raiseEvent } from './raise-event.ts';
import { Registry } from './registry.ts';
import { must, people, type SupervisedWorld, supervisedWorld } from './testing/supervised-world.ts';
import { verifyJournals } from './verify-journal.ts';

const FRIDAY = '2025-09-05T02:00:00Z';

let world: SupervisedWorld;
beforeAll(async () => {
  world = await supervisedWorld();
  await standClockAt(world.db, FRIDAY);
});
afterAll(() => world[Symbol.asyncDispose]());

interface Case {
  disputeId: string;
  proceedingId: string;
}

async function filed(): Promise<Case> {
  const { disputeId } = await world.file(`厂${world.key().idempotencyKey}（虚构）`);
  const { id } = await world.db
    .selectFrom('proceeding')
    .select('id')
    .where('disputeId', '=', disputeId)
    .where('procedure', '=', 'mediation')
    .executeTakeFirstOrThrow();
  return { disputeId, proceedingId: id };
}

async function several(count: number): Promise<Case[]> {
  const cases = [];
  for (let n = 0; n < count; n++) cases.push(await filed());
  return cases;
}

const accept = (one: Case, head = world.key()) =>
  raiseEvent(world.engine, people.intake, { ...one, event: 'ACCEPT', payload: {}, ...head });

const acceptances = async (cases: readonly Case[]): Promise<{ disputeId: string; transaction: string }[]> =>
  (
    await sql<{ disputeId: string; transaction: string }>`
      select dispute_id, xmin::text as transaction from journal_entry
      where event = 'ACCEPT' and dispute_id = any(${cases.map(({ disputeId }) => disputeId)})`.execute(
      world.db,
    )
  ).rows;

/** Makes the database refuse whatever would be entered in one dispute's journal. */
async function refuseWritingTo({ disputeId }: Case): Promise<void> {
  await sql
    .raw(`
    create or replace function refuse_one() returns trigger language plpgsql as $$
    begin raise exception 'this journal cannot be written'; end $$`)
    .execute(world.db);
  await sql
    .raw(`create trigger refuse_${disputeId.replaceAll('-', '_')} before insert on journal_entry
      for each row when (new.dispute_id = '${disputeId}') execute function refuse_one()`)
    .execute(world.db);
}

describe('acts that come in at the same time', () => {
  it('given thirty on thirty disputes, then they share a few transactions, and each is done', async () => {
    const cases = await several(30);
    const answers = await Promise.all(cases.map((one) => accept(one)));
    expect(answers.filter(isRefusal)).toEqual([]);
    const entered = await acceptances(cases);
    expect(entered).toHaveLength(30);
    expect(new Set(entered.map(({ transaction }) => transaction)).size).toBeLessThan(6);
    expect((await verifyJournals(world.db)).broken).toEqual([]);
  });

  it('given one that cannot be written, then it fails, and the others are done as if it had not been there', async () => {
    const cases = await several(8);
    const broken = cases[3] as Case;
    await refuseWritingTo(broken);
    const answers = await Promise.allSettled(cases.map((one) => accept(one)));
    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
    expect((await acceptances(cases)).map(({ disputeId }) => disputeId).toSorted()).toEqual(
      cases
        .filter((one) => one !== broken)
        .map(({ disputeId }) => disputeId)
        .toSorted(),
    );
  });

  it('given one that is refused, then the others are done', async () => {
    const [first, second, third] = await several(3);
    must(await accept(second as Case));
    const [a, b, c] = await Promise.all([first, second, third].map((one) => accept(one as Case)));
    expect(b).toMatchObject({ code: 'not_possible_now' });
    expect([a, c].some((answer) => isRefusal(answer))).toBe(false);
  });

  it('given a dispute that another process holds, then the others do not wait for it, and it is done when it is free', async () => {
    const cases = await several(6);
    const [held, ...free] = cases as [Case, ...Case[]];
    let letGo = (): void => {};
    const until = new Promise<void>((resolve) => (letGo = resolve));
    let taken = (): void => {};
    const isTaken = new Promise<void>((resolve) => (taken = resolve));
    const other = inTransaction(world.db, 'another', async (tx) => {
      await takeDispute(tx, held.disputeId);
      taken();
      await until;
    });
    await isTaken;
    const heldAnswer = accept(held);
    const answers = await Promise.all(free.map((one) => accept(one)));
    expect(answers.filter(isRefusal)).toEqual([]);
    expect(await acceptances([held])).toEqual([]);
    letGo();
    await other;
    expect(isRefusal(await heldAnswer)).toBe(false);
    expect(await acceptances(cases)).toHaveLength(6);
  });

  it('given two of one command, then it is done once and both get the same answer', async () => {
    const one = await filed();
    const head = world.key();
    const others = await several(3);
    const [first, second] = await Promise.all([
      accept(one, head),
      accept(one, head),
      ...others.map((other) => accept(other)),
    ]);
    expect(second).toEqual(first);
    expect(isRefusal(first)).toBe(false);
    expect(await acceptances([one])).toHaveLength(1);
  });

  it('given one key for two disputes, then one is done and the other is refused', async () => {
    const [one, other] = (await several(2)) as [Case, Case];
    const head = world.key();
    const answers = await Promise.all([accept(one, head), accept(other, head)]);
    expect(answers.filter(isRefusal)).toMatchObject([{ code: 'key_reused' }]);
    expect(await acceptances([one, other])).toHaveLength(1);
  });

  it('given two on one dispute, then they are heard one after the other', async () => {
    const one = await filed();
    const answers = await Promise.all([accept(one), accept(one)]);
    expect(answers.filter(isRefusal)).toMatchObject([{ code: 'not_possible_now' }]);
    expect((answers.filter((answer) => !isRefusal(answer)) as ActDone[])[0]?.rowVersion).toBe(2);
  });
});

describe('periods that end at the same time', () => {
  it('given twenty, then all end, and none twice', async () => {
    const cases = await several(20);
    const ids = cases.map(({ disputeId }) => disputeId);
    await standClockAt(world.db, '2025-12-01T02:00:00Z');
    const due = await world.db
      .selectFrom('deadline')
      .select(['id', 'disputeId'])
      .where('disputeId', 'in', ids)
      .where('status', '=', 'running')
      .execute();
    expect(due.length).toBeGreaterThanOrEqual(20);
    const answers = await Promise.all([...due, ...due].map(({ id }) => expireDeadline(world.engine, id)));
    expect(new Set(answers)).toEqual(new Set(['expired', 'nothing_to_do']));
    const running = await world.db
      .selectFrom('deadline')
      .select('id')
      .where('disputeId', 'in', ids)
      .where('status', '=', 'running')
      .where('dueAt', '<=', '2025-12-01T02:00:00Z')
      .execute();
    expect(running).toEqual([]);
    await standClockAt(world.db, FRIDAY);
  });

  it('given one that does not exist, then there is nothing to do', async () => {
    expect(await expireDeadline(world.engine, 'no-such-period')).toBe('nothing_to_do');
  });
});

describe('what a transaction knows of the registry', () => {
  it('given somebody looked up once, then the answer stays the same in it; given nobody of the name, then nobody', async () => {
    const registry = new Registry(world.db);
    const before = await registry.person(people.mediator.id);
    expect(before?.roles).toEqual(['mediator']);
    await world.db
      .updateTable('person')
      .set({ name: '改名（虚构）' })
      .where('id', '=', people.mediator.id)
      .execute();
    expect(await registry.person(people.mediator.id)).toBe(before);
    expect(await registry.mediator('nobody')).toBeUndefined();
    expect(await registry.below('city', ['centre', 'nowhere'])).toEqual(['centre']);
    expect(await registry.below('far-county', ['centre'])).toEqual([]);
  });

  it('given what came with the disputes, then it is not looked up again', async () => {
    const registry = new Registry(world.db, { people: [], mediators: [], organisations: [] }, [
      people.intake.id,
    ]);
    expect(await registry.person(people.intake.id)).toBeUndefined();
  });
});
