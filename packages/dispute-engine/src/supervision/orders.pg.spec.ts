import { isRefusal, type OrderAct, type Person } from '@dingfen/domain';
import { claimDue, moveClockForward, standClockAt, untilNextDue } from '@dingfen/persistence';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fireNotices } from '../expire-deadline.ts';
import { importNotice } from '../import-notice.ts';
import { journalOf } from '../read-journal.ts';
import { recountDeadlines } from '../recount-deadlines.ts';
import { inventedNotice } from '../testing/invented-notices.ts';
import { raiseEvent } from '../raise-event.ts';
import { must, people, supervisedWorld, type SupervisedWorld } from '../testing/supervised-world.ts';
import { verifyJournals } from '../verify-journal.ts';
import { actOnOrder } from './act-on-order.ts';
import { issueOrder, type NewOrder } from './issue-order.ts';
import { listOrders, ordersAbout, viewOrder } from './read-orders.ts';
import { wakeOrder } from './wake-order.ts';

const FRIDAY = '2025-09-05T02:00:00Z';
const LAST_DAY_OVER = '2025-09-12T16:00:00.000Z';

let world: SupervisedWorld;
beforeAll(async () => {
  world = await supervisedWorld();
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(() => standClockAt(world.db, FRIDAY));

const order = (disputeIds: string[], more: Partial<NewOrder> = {}): NewOrder => ({
  organisationId: 'centre',
  disputeIds,
  ground: '当事人反映久拖不办。',
  demands: ['三日内联系双方', '说明进展'],
  ...more,
});
const issue = async (disputeId: string, by: Person = people.county, more: Partial<NewOrder> = {}) =>
  must(await issueOrder(world.engine, by, order([disputeId], more), world.key()));
const act = (orderId: string, name: OrderAct, by: Person, more: object = {}) =>
  actOnOrder(world.engine, by, { orderId, act: name, note: '说明', ...world.key(), ...more });
const stepsOf = async (orderId: string) =>
  (await viewOrder(world.engine, people.city, orderId))?.events.map((one) => one.step);
const outbox = async (disputeId: string, message: string) =>
  (await world.db.selectFrom('outbox').select('payload').where('disputeId', '=', disputeId).execute())
    .map((one) => one.payload as { to: { kind: string; id: string; role?: string }; message: string })
    .filter((one) => one.message === message)
    .map((one) => one.to);

describe('issuing an order', () => {
  it('given a supervisor above the body, then the order has a number, a clock, its first step, and stands in the journal', async () => {
    const { disputeId } = await world.file();
    const issued = await issue(disputeId);
    expect(issued).toMatchObject({ status: 'awaiting_reply', dueOn: '2025-09-12', rowVersion: 1 });
    expect(issued.number).toMatch(/^督办〔2025〕\d{6}号$/);
    const view = await viewOrder(world.engine, people.head, issued.orderId);
    expect(view).toMatchObject({
      order: { about: 'dispute', organisationId: 'centre', issuingOrganisationId: 'county', round: 1 },
      disputes: [{ disputeId }],
      events: [{ seq: 1, step: 'ISSUE', actorId: 'county-supervisor', organisationId: 'county' }],
      acts: ['REPLY'],
    });
    const journal = await journalOf(world.engine, people.intake, disputeId, { after: 0, limit: 100 });
    expect(journal?.at(-1)).toMatchObject({
      event: 'SUPERVISION_ORDER_ISSUE',
      capacity: 'supervisor',
      payload: { number: issued.number },
    });
    expect(await outbox(disputeId, 'supervision.ISSUE')).toEqual([
      { kind: 'organisation', id: 'centre', role: 'unitHead' },
    ]);
  });

  it('given several disputes of one body, then one order is about all of them and stands in each journal', async () => {
    const filed = [await world.file('甲厂（虚构）'), await world.file('乙厂（虚构）')];
    const ids = filed.map((one) => one.disputeId);
    const { orderId } = must(await issueOrder(world.engine, people.city, order(ids), world.key()));
    expect((await viewOrder(world.engine, people.city, orderId))?.order.about).toBe('disputes');
    for (const id of ids) expect(await ordersAbout(world.engine, people.county, id)).toHaveLength(1);
  });

  it('given a period for which the body answers, then the order is about that period', async () => {
    const { disputeId } = await world.file();
    const { id: deadlineId } = await world.db
      .selectFrom('deadline')
      .select('id')
      .where('disputeId', '=', disputeId)
      .executeTakeFirstOrThrow();
    const { orderId } = await issue(disputeId, people.county, { deadlineId });
    expect(await viewOrder(world.engine, people.county, orderId)).toMatchObject({
      order: { about: 'deadline', automaticFor: null },
      disputes: [{ deadlineId }],
    });
    const other = await world.file();
    expect(
      await issueOrder(world.engine, people.county, order([other.disputeId], { deadlineId }), world.key()),
    ).toMatchObject({ code: 'not_found' });
  });

  it.each([
    ['somebody who is no supervisor', people.head, {}, 'not_entitled'],
    ['a supervisor of another county', people.far, {}, 'not_found'],
    ['a body above the supervisor', people.county, { organisationId: 'city' }, 'not_found'],
    ['a body that does not hold the dispute', people.city, { organisationId: 'far-centre' }, 'not_found'],
    ['a body that does not exist', people.city, { organisationId: 'nowhere' }, 'not_found'],
    ['a dispute that does not exist', people.city, { disputeIds: ['nothing'] }, 'not_found'],
    ['a time outside the bounds', people.city, { replyWithin: 21 }, 'malformed'],
  ] as const)('given %s, then it is refused and nothing is written', async (_, by, more, code) => {
    const { disputeId } = await world.file();
    const asked = { ...order([disputeId]), ...more } as NewOrder;
    expect(await issueOrder(world.engine, by, asked, world.key())).toMatchObject({ code });
    expect(await ordersAbout(world.engine, people.city, disputeId)).toEqual([]);
    expect(
      await world.db
        .selectFrom('dispute')
        .select('rowVersion')
        .where('id', '=', disputeId)
        .executeTakeFirst(),
    ).toEqual({ rowVersion: 1 });
  });

  it('given the same command thirty times at once, then there is one order', async () => {
    const { disputeId } = await world.file();
    const head = world.key();
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => issueOrder(world.engine, people.county, order([disputeId]), head)),
    );
    expect(new Set(answers.map((one) => must(one).orderId)).size).toBe(1);
    expect(await ordersAbout(world.engine, people.county, disputeId)).toHaveLength(1);
  });

  it('given two orders about the same two disputes named in opposite order at once, then both are issued', async () => {
    const ids = [(await world.file()).disputeId, (await world.file()).disputeId];
    const answers = await Promise.all([
      issueOrder(world.engine, people.county, order(ids), world.key()),
      issueOrder(world.engine, people.city, order(ids.toReversed()), world.key()),
    ]);
    expect(answers.filter(isRefusal)).toEqual([]);
  });
});

describe('the life of an order', () => {
  it('given nobody replies, then it reminds, escalates once to the next organisation above, and ends with a result all the same', async () => {
    const { disputeId } = await world.file();
    const { orderId } = await issue(disputeId);
    expect(await wakeOrder(world.engine, orderId)).toBe('nothing_to_do');

    await standClockAt(world.db, '2025-09-11T03:00:00Z');
    expect((await claimDue(world.db, 100)).orders.map(({ id }) => id)).toContain(orderId);
    expect(await wakeOrder(world.engine, orderId)).toBe('reminded');
    expect(await wakeOrder(world.engine, orderId)).toBe('nothing_to_do');
    expect(await outbox(disputeId, 'supervision.REMIND')).toEqual([
      { kind: 'organisation', id: 'centre', role: 'unitHead' },
    ]);

    await moveClockForward(world.db, 5 * 86_400);
    expect((await viewOrder(world.engine, people.county, orderId))?.overdue).toBe(true);
    expect((await claimDue(world.db, 100)).orders.map(({ id }) => id)).toContain(orderId);
    const woken = await Promise.all(Array.from({ length: 5 }, () => wakeOrder(world.engine, orderId)));
    expect(woken.filter((one) => one === 'escalated')).toHaveLength(1);
    expect(await viewOrder(world.engine, people.city, orderId)).toMatchObject({
      order: { escalatedTo: 'city', escalatedAt: LAST_DAY_OVER, overdueSince: LAST_DAY_OVER, wakesAt: null },
    });
    expect((await outbox(disputeId, 'supervision.ESCALATE')).map((to) => to.id)).toEqual([
      'centre',
      'county-supervisor',
      'city',
    ]);

    const late = must(await act(orderId, 'REPLY', people.head, { note: '已联系双方，定于周五调解。' }));
    expect(late.status).toBe('replied');
    const returned = must(await act(orderId, 'RETURN', people.city, { note: '未附笔录', replyWithin: 2 }));
    expect(returned).toMatchObject({ status: 'awaiting_reply', dueOn: '2025-09-18' });
    await moveClockForward(world.db, 5 * 86_400);
    expect(await wakeOrder(world.engine, orderId)).toBe('told_again');
    must(await act(orderId, 'REPLY', people.head, { note: '笔录已附。' }));
    must(await act(orderId, 'ACCEPT', people.county, { note: undefined }));
    const closed = must(await act(orderId, 'CLOSE', people.county, { note: '调解已恢复。' }));
    expect(closed).toMatchObject({ status: 'closed', rowVersion: 9 });

    const view = await viewOrder(world.engine, people.head, orderId);
    expect(view?.order).toMatchObject({ result: '调解已恢复。', wakesAt: null });
    expect(view?.acts).toEqual([]);
    expect(view?.events.map(({ seq, step, at }) => [seq, step, at])).toEqual([
      [1, 'ISSUE', '2025-09-05T02:00:00.000Z'],
      [2, 'REMIND', '2025-09-11T01:00:00.000Z'],
      [3, 'ESCALATE', LAST_DAY_OVER],
      [4, 'REPLY', expect.any(String)],
      [5, 'RETURN', expect.any(String)],
      [6, 'OVERDUE_AGAIN', '2025-09-18T16:00:00.000Z'],
      [7, 'REPLY', expect.any(String)],
      [8, 'ACCEPT', expect.any(String)],
      [9, 'CLOSE', expect.any(String)],
    ]);
    expect(view?.events[3]?.payload).toMatchObject({ late: true });
    const journal = await journalOf(world.engine, people.intake, disputeId, { after: 0, limit: 100 });
    expect(
      journal?.filter((one) => one.event.startsWith('SUPERVISION_ORDER_')).map((one) => one.event),
    ).toEqual(['SUPERVISION_ORDER_ISSUE', 'SUPERVISION_ORDER_CLOSE']);
  });

  it('given a reply comes in time, then the clock is silent', async () => {
    const { disputeId } = await world.file();
    const { orderId } = await issue(disputeId);
    must(await act(orderId, 'REPLY', people.head));
    await moveClockForward(world.db, 30 * 86_400);
    expect(await wakeOrder(world.engine, orderId)).toBe('nothing_to_do');
    expect(await stepsOf(orderId)).toEqual(['ISSUE', 'REPLY']);
    expect(await outbox(disputeId, 'supervision.REPLY')).toEqual([
      { kind: 'person', id: 'county-supervisor' },
    ]);
  });

  it('given it is withdrawn, then the reason stands in it, and it asks for nothing more', async () => {
    const { disputeId } = await world.file();
    const { orderId } = await issue(disputeId);
    expect(await act(orderId, 'WITHDRAW', people.county, { note: ' ' })).toMatchObject({ code: 'malformed' });
    must(await act(orderId, 'WITHDRAW', people.county, { note: '发错机构' }));
    expect((await viewOrder(world.engine, people.county, orderId))?.order).toMatchObject({
      status: 'withdrawn',
      result: '发错机构',
      wakesAt: null,
    });
    expect(await act(orderId, 'REPLY', people.head)).toMatchObject({ code: 'not_possible_now' });
  });

  it('given an order at the top of the tree is not replied to, then it is told and goes no higher', async () => {
    const { disputeId } = await world.file();
    const top: Person = { id: 'top', name: '顶（虚构）', roles: ['supervisor'], organisationId: 'province' };
    const { orderId } = await issue(disputeId, top);
    await moveClockForward(world.db, 10 * 86_400);
    expect(await wakeOrder(world.engine, orderId)).toBe('escalated');
    expect((await viewOrder(world.engine, people.county, orderId))?.order).toMatchObject({
      escalatedAt: LAST_DAY_OVER,
      escalatedTo: null,
    });
  });

  it('given a supervisor hands it up before its time is over, then it stands with the organisation above, and its clock goes on', async () => {
    const { disputeId } = await world.file();
    const { orderId, rowVersion } = await issue(disputeId);
    expect(await act(orderId, 'ESCALATE', people.head)).toMatchObject({ code: 'not_entitled' });
    expect(await act(orderId, 'ESCALATE', people.county, { note: ' ' })).toMatchObject({ code: 'malformed' });
    must(
      await act(orderId, 'ESCALATE', people.county, { note: '涉及人数多，请市级督办', ifMatch: rowVersion }),
    );
    expect(await act(orderId, 'ESCALATE', people.county)).toMatchObject({ code: 'not_possible_now' });
    const view = await viewOrder(world.engine, people.city, orderId);
    expect(view).toMatchObject({
      order: { status: 'awaiting_reply', dueOn: '2025-09-12', escalatedTo: 'city', overdueSince: null },
      acts: ['WITHDRAW'],
    });
    expect(view?.events.at(-1)).toMatchObject({
      step: 'ESCALATE',
      note: '涉及人数多，请市级督办',
      payload: { to: 'city' },
    });
    expect((await outbox(disputeId, 'supervision.ESCALATE')).map((to) => to.id)).toEqual(['centre', 'city']);
    await moveClockForward(world.db, 10 * 86_400);
    expect(await wakeOrder(world.engine, orderId)).toBe('told_again');
  });

  it('given the issuing organisation is the highest, then there is nowhere to hand it up to', async () => {
    const { disputeId } = await world.file();
    const top: Person = { id: 'top', name: '顶（虚构）', roles: ['supervisor'], organisationId: 'province' };
    const { orderId } = await issue(disputeId, top);
    expect(await act(orderId, 'ESCALATE', top)).toMatchObject({ code: 'not_possible_now' });
  });

  it('given holidays are made known while it runs, then its last day moves, both sides are told, and once', async () => {
    await standClockAt(world.db, '2026-12-30T02:00:00Z');
    const { disputeId } = await world.file();
    const issued = await issue(disputeId);
    expect(issued.dueOn).toBe('2027-01-06');
    must(await importNotice(world.engine, inventedNotice, '管理员（虚构）'));
    expect((await recountDeadlines(world.engine)).orders).toBeGreaterThan(0);
    expect(await viewOrder(world.engine, people.county, issued.orderId)).toMatchObject({
      order: { dueOn: '2027-01-08', certainty: 'firm' },
    });
    expect(await stepsOf(issued.orderId)).toEqual(['ISSUE', 'RECOUNT']);
    expect((await outbox(disputeId, 'supervision.RECOUNT')).map((to) => to.id)).toEqual([
      'centre',
      'county-supervisor',
    ]);
    expect((await recountDeadlines(world.engine)).orders).toBe(0);
  });

  it('given the next order is due in some days, then the clock knows how long to rest', async () => {
    await using quiet = await supervisedWorld();
    await standClockAt(quiet.db, FRIDAY);
    const { disputeId } = await quiet.file();
    await quiet.db.updateTable('deadline').set({ status: 'closed', notices: null, noticeAt: null }).execute();
    expect(await untilNextDue(quiet.db)).toBeUndefined();
    const asked = order([disputeId], { replyWithin: 1 });
    must(await issueOrder(quiet.engine, people.county, asked, quiet.key()));
    expect(await untilNextDue(quiet.db)).toBe(Date.parse('2025-09-08T16:00:00Z') - Date.parse(FRIDAY));
  });
});

describe('two at once', () => {
  it('given one supervisor accepts and another sends back at the same moment, then one is heard and the other told how it stands', async () => {
    const { orderId } = await issue((await world.file()).disputeId);
    must(await act(orderId, 'REPLY', people.head));
    const answers = await Promise.all([
      act(orderId, 'ACCEPT', people.county),
      act(orderId, 'RETURN', people.county2),
    ]);
    const no = answers.filter(isRefusal);
    expect(no).toMatchObject([{ code: 'not_possible_now' }]);
    expect(await stepsOf(orderId)).toHaveLength(3);
  });

  it('given both name the version they saw, then the second is told that it is outdated', async () => {
    const { orderId } = await issue((await world.file()).disputeId);
    must(await act(orderId, 'REPLY', people.head));
    const seen = { ifMatch: 2 };
    const answers = await Promise.all([
      act(orderId, 'WITHDRAW', people.county, seen),
      act(orderId, 'WITHDRAW', people.county2, seen),
    ]);
    expect(answers.filter(isRefusal)).toMatchObject([{ code: 'stale' }]);
  });

  it('given a reply is repeated twenty times under one key, then it is one reply', async () => {
    const { orderId } = await issue((await world.file()).disputeId);
    const head = world.key();
    await Promise.all(Array.from({ length: 20 }, () => act(orderId, 'REPLY', people.head, head)));
    expect(await stepsOf(orderId)).toEqual(['ISSUE', 'REPLY']);
  });

  it('given the same person replied for the body, then they do not judge their own reply', async () => {
    const both: Person = {
      id: 'both',
      name: '兼任（虚构）',
      roles: ['unitHead', 'supervisor'],
      organisationId: 'centre',
    };
    const { orderId } = await issue((await world.file()).disputeId, both);
    must(await act(orderId, 'REPLY', both));
    expect(await act(orderId, 'ACCEPT', both)).toMatchObject({ code: 'not_entitled' });
    expect(await act(orderId, 'ACCEPT', people.county)).toMatchObject({ status: 'accepted' });
  });
});

describe('who sees an order', () => {
  it('given strangers, other counties and parties, then there is no such order for any of them', async () => {
    const { disputeId } = await world.file();
    const { orderId, number } = await issue(disputeId);
    for (const other of [people.worker, people.far, people.farHead]) {
      expect(await viewOrder(world.engine, other, orderId)).toBeUndefined();
      expect(await ordersAbout(world.engine, other, disputeId)).toEqual([]);
      expect(await listOrders(world.engine, other, { number }, 10)).toEqual([]);
      expect(await act(orderId, 'REPLY', other)).toMatchObject({ code: 'not_found' });
    }
    for (const entitled of [people.county, people.city, people.head, people.intake])
      expect(await listOrders(world.engine, entitled, { number }, 10)).toHaveLength(1);
  });

  it('given an officer of the body who is a party in the dispute, then they do not see it either', async () => {
    const { disputeId } = await world.file();
    const { orderId } = await issue(disputeId);
    await world.db
      .updateTable('party')
      .set({ personId: people.intake.id })
      .where('disputeId', '=', disputeId)
      .where('role', '=', 'respondent')
      .execute();
    expect(await viewOrder(world.engine, people.intake, orderId)).toBeUndefined();
    expect(await viewOrder(world.engine, people.head, orderId)).toBeDefined();
  });

  it('given a party reads the journal, then it says that there is a matter between offices, and no more', async () => {
    const { disputeId } = await world.file();
    const { number } = await issue(disputeId);
    const journal = await journalOf(world.engine, people.worker, disputeId, { after: 0, limit: 100 });
    expect(journal?.at(-1)).toMatchObject({ payload: {}, summary: { zh: '内部监督事项' } });
    expect(JSON.stringify(journal)).not.toContain(number);
  });

  it('given a filter and a page, then the list goes on where the page before ended', async () => {
    const { disputeId } = await world.file();
    for (let n = 0; n < 3; n++) await issue(disputeId);
    const all = await listOrders(world.engine, people.county, { disputeId, status: 'awaiting_reply' }, 10);
    expect(all).toHaveLength(3);
    const [first, second] = all as [(typeof all)[number], (typeof all)[number]];
    expect(await listOrders(world.engine, people.county, { disputeId }, 1, first)).toMatchObject([
      { id: second.id },
    ]);
    expect(await listOrders(world.engine, people.county, { disputeId, automatic: true }, 10)).toEqual([]);
    expect(await listOrders(world.engine, people.county, { disputeId, overdue: true }, 10)).toEqual([]);
    await moveClockForward(world.db, 10 * 86_400);
    expect(await listOrders(world.engine, people.county, { disputeId, overdue: true }, 10)).toHaveLength(3);
    expect(
      await listOrders(world.engine, people.county, { disputeId, organisationId: 'far-centre' }, 10),
    ).toEqual([]);
  });
});

describe('the record of an order', () => {
  it('given anybody would rewrite a step, then the database refuses', async () => {
    const { orderId } = await issue((await world.file()).disputeId);
    for (const rewriting of [
      () =>
        world.db
          .updateTable('supervisionOrderEvent')
          .set({ note: '改' })
          .where('orderId', '=', orderId)
          .execute(),
      () => world.db.deleteFrom('supervisionOrderEvent').where('orderId', '=', orderId).execute(),
    ])
      await expect(rewriting()).rejects.toThrow('append-only');
  });

  it('given orders were issued and ended, then every journal is still whole', async () => {
    const { disputeId } = await world.file();
    const { orderId } = await issue(disputeId);
    must(await act(orderId, 'WITHDRAW', people.county));
    expect((await verifyJournals(world.db, disputeId)).broken).toEqual([]);
  });
});

describe('the 150 % rung of the ladder', () => {
  /** The period of a dispute that climbs to the rung. */
  const climbing = async (disputeId: string) => {
    const rows = await world.db
      .selectFrom('deadline')
      .select(['id', 'notices'])
      .where('disputeId', '=', disputeId)
      .execute();
    return rows.find(({ notices }) => notices?.some((one) => one.rung === '150%')) as (typeof rows)[number];
  };

  it('given it is fired many times at once, then exactly one order goes to the responsible body, with a supervisor as watcher', async () => {
    const { disputeId } = await world.file();
    const { id } = await climbing(disputeId);
    await moveClockForward(world.db, 15 * 86_400);
    await Promise.all(Array.from({ length: 6 }, () => fireNotices(world.engine, id)));
    const orders = await ordersAbout(world.engine, people.city, disputeId);
    expect(orders).toMatchObject([
      {
        about: 'deadline',
        organisationId: 'centre',
        issuingOrganisationId: 'county',
        issuedBy: 'system',
        watcherId: 'county-supervisor',
        automaticFor: id,
        status: 'awaiting_reply',
      },
    ]);
    expect((await outbox(disputeId, 'supervision.ISSUE')).map((to) => to.id)).toEqual([
      'centre',
      'county-supervisor',
    ]);
  });

  it('given an order has been issued for a period, then no second one is, whatever becomes of the rung', async () => {
    const { disputeId } = await world.file();
    const { id, notices } = await climbing(disputeId);
    await moveClockForward(world.db, 15 * 86_400);
    await fireNotices(world.engine, id);
    const [first] = await ordersAbout(world.engine, people.city, disputeId);
    must(await act(first?.id ?? '', 'WITHDRAW', people.county));
    const rung = notices?.find((one) => one.rung === '150%') as { dueAt: string };
    await world.db
      .updateTable('deadline')
      .set({ notices: JSON.stringify([rung]) as never, noticeAt: rung.dueAt })
      .where('id', '=', id)
      .execute();
    expect(await fireNotices(world.engine, id)).toBe('fired');
    expect(await ordersAbout(world.engine, people.city, disputeId)).toHaveLength(1);
  });

  it('given the duty is done in time, then there is no order', async () => {
    const { disputeId } = await world.file();
    const { id: proceedingId } = await world.db
      .selectFrom('proceeding')
      .select('id')
      .where('disputeId', '=', disputeId)
      .where('procedure', '=', 'mediation')
      .executeTakeFirstOrThrow();
    const { id } = await climbing(disputeId);
    const accept = { disputeId, proceedingId, event: 'ACCEPT', payload: {}, ...world.key() };
    must(await raiseEvent(world.engine, people.intake, accept));
    await moveClockForward(world.db, 15 * 86_400);
    expect(await fireNotices(world.engine, id)).toBe('nothing_to_do');
    expect(await ordersAbout(world.engine, people.city, disputeId)).toEqual([]);
  });
});
