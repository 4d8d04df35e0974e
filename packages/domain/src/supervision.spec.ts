import { calendar } from '@dingfen/legal-calendar';
import { describe, expect, it } from 'vitest';
import {
  actOnOrderState,
  actsOpenTo,
  beginOrder,
  describeOrderAct,
  describeOrderStatus,
  headRoleOf,
  isLateReply,
  isRefusal,
  type OrderAct,
  orderActs,
  orderNumber,
  type OrderSide,
  type OrderState,
  type OrderStatus,
  orderStatuses,
  recountedOrder,
  replyClock,
  turnOf,
} from './index.ts';

const guangxi = calendar('CN-GX');
const friday = '2025-09-05';

function issued(workingDays: number = replyClock.usual, on = friday): OrderState {
  const order = beginOrder(on, workingDays, guangxi);
  if (isRefusal(order)) throw new Error(order.detail.en);
  return order;
}

const sideOf = (act: OrderAct): OrderSide => describeOrderAct(act).by;

function after(order: OrderState, act: OrderAct, on = friday, replyWithin?: number): OrderState {
  const next = actOnOrderState(
    order,
    { act, sides: [sideOf(act)], note: '说明', ...(replyWithin ? { replyWithin } : {}) },
    { on, calendar: guangxi },
  );
  if (isRefusal(next)) throw new Error(next.detail.en);
  return next;
}

const inStatus: Record<OrderStatus, OrderState> = {
  awaiting_reply: issued(),
  replied: after(issued(), 'REPLY'),
  accepted: after(after(issued(), 'REPLY'), 'ACCEPT'),
  closed: after(after(after(issued(), 'REPLY'), 'ACCEPT'), 'CLOSE'),
  withdrawn: after(issued(), 'WITHDRAW'),
};

describe('the time for a reply', () => {
  it('given five working days from a Friday, then it ends with the next Friday, and the reminder goes out on Thursday at nine', () => {
    expect(issued()).toMatchObject({
      status: 'awaiting_reply',
      round: 1,
      dueOn: '2025-09-12',
      dueAt: '2025-09-12T16:00:00.000Z',
      remindAt: '2025-09-11T01:00:00.000Z',
      wakesAt: '2025-09-11T01:00:00.000Z',
      certainty: 'firm',
    });
  });
  it('given a long holiday lies between, then its days are passed over and the make-up Sunday counts', () => {
    expect(issued(5, '2025-09-26').dueOn).toBe('2025-10-10');
  });
  it('given a single working day, then there is nothing to remind of and the clock waits for the end', () => {
    expect(issued(1)).toMatchObject({
      dueOn: '2025-09-08',
      remindAt: null,
      wakesAt: '2025-09-08T16:00:00.000Z',
    });
  });
  it.each([0, 21, 2.5, -1, Number.NaN])(
    'given %s working days, then it is refused, and the bounds are named as an own definition',
    (days) => {
      expect(beginOrder(friday, days, guangxi)).toMatchObject({
        code: 'malformed',
        failing: [{ condition: '/replyWithin', basis: [{ source: 'ENG', confidence: 'D' }] }],
      });
    },
  );
  it('given its bounds, then they carry the label of an own definition in both languages', () => {
    expect(replyClock.confidence).toBe('D');
    expect(replyClock.label.zh).toContain('系统约定');
    expect(replyClock.label.en).toContain('own definition');
  });
  it('given a reply in the instant at which the last day ends, then it is late, and a moment before it is not', () => {
    expect(isLateReply(issued(), '2025-09-12T16:00:00.000Z')).toBe(true);
    expect(isLateReply(issued(), '2025-09-12T15:59:59.999Z')).toBe(false);
  });
});

describe('an act on an order', () => {
  const possible: Record<OrderStatus, OrderAct[]> = {
    awaiting_reply: ['REPLY', 'ESCALATE', 'WITHDRAW'],
    replied: ['ACCEPT', 'RETURN', 'WITHDRAW'],
    accepted: ['CLOSE', 'WITHDRAW'],
    closed: [],
    withdrawn: [],
  };
  const cases = orderStatuses.flatMap((status) => orderActs.map((act) => ({ status, act })));

  it.each(cases)(
    'given an order that is $status, then $act is possible only where the table says so',
    ({ status, act }) => {
      const answer = actOnOrderState(
        inStatus[status],
        { act, sides: [sideOf(act)], note: '说明' },
        { on: friday, calendar: guangxi },
      );
      if (possible[status].includes(act)) expect(answer).toMatchObject({ status: describeOrderAct(act).to });
      else expect(answer).toMatchObject({ code: 'not_possible_now' });
      expect(actsOpenTo(status, sideOf(act)).includes(act)).toBe(possible[status].includes(act));
    },
  );

  it.each(orderActs)('given the other side, or neither, then %s is not theirs to do', (act) => {
    const status = orderStatuses.find((one) => possible[one].includes(act)) as OrderStatus;
    const other: OrderSide = sideOf(act) === 'issuer' ? 'body' : 'issuer';
    for (const sides of [[other], []])
      expect(
        actOnOrderState(inStatus[status], { act, sides, note: '说明' }, { on: friday, calendar: guangxi }),
      ).toMatchObject({ code: 'not_entitled' });
  });

  it.each(orderActs)('given no words or blank ones, then %s is refused unless it is an acceptance', (act) => {
    const status = orderStatuses.find((one) => possible[one].includes(act)) as OrderStatus;
    for (const note of [undefined, ' \n']) {
      const answer = actOnOrderState(
        inStatus[status],
        { act, sides: [sideOf(act)], ...(note === undefined ? {} : { note }) },
        { on: friday, calendar: guangxi },
      );
      if (act === 'ACCEPT') expect(answer).toMatchObject({ status: 'accepted' });
      else expect(answer).toMatchObject({ code: 'malformed', failing: [{ condition: '/note' }] });
    }
  });

  it('given a reply is sent back, then a second round runs from that day, as long as before unless told', () => {
    const replied = inStatus.replied;
    expect(after(replied, 'RETURN', '2025-09-10')).toMatchObject({
      status: 'awaiting_reply',
      round: 2,
      workingDays: 5,
      dueOn: '2025-09-17',
      wakesAt: '2025-09-16T01:00:00.000Z',
    });
    expect(after(replied, 'RETURN', '2025-09-10', 2)).toMatchObject({ workingDays: 2, dueOn: '2025-09-12' });
  });

  it('given a reply is sent back with a time outside the bounds, then it is refused', () => {
    expect(
      actOnOrderState(
        inStatus.replied,
        { act: 'RETURN', sides: ['issuer'], note: '不完整', replyWithin: 99 },
        { on: friday, calendar: guangxi },
      ),
    ).toMatchObject({ code: 'malformed' });
  });

  it('given anything but a running round, then the clock has nothing to wait for', () => {
    for (const status of ['replied', 'accepted', 'closed', 'withdrawn'] as const)
      expect(inStatus[status].wakesAt).toBeNull();
  });
});

describe('an order that is handed up', () => {
  const handUp = (order: OrderState) =>
    actOnOrderState(
      order,
      { act: 'ESCALATE', sides: ['issuer'], note: '久拖不办' },
      { on: friday, calendar: guangxi },
    );

  it('given its time is not over, then it has gone up and its clock goes on; the end is then told again, not escalated', () => {
    const up = handUp(inStatus.awaiting_reply) as OrderState;
    expect(up).toEqual({ ...inStatus.awaiting_reply, escalated: true });
    expect(turnOf(up, up.dueAt)?.turn).toBe('OVERDUE_AGAIN');
  });

  it('given it has gone up, then it does not go up again', () => {
    expect(handUp({ ...inStatus.awaiting_reply, escalated: true })).toMatchObject({
      code: 'not_possible_now',
    });
  });
});

describe('an order counted again after the holidays have changed', () => {
  const newYear = calendar('CN-GX', [
    {
      calendar: 'CN',
      year: 2027,
      document: '国办发明电〔2026〕9998号',
      publishedOn: '2026-11-20',
      source: '测试用虚构通知 invented for tests',
      confidence: 'B',
      blocks: [
        {
          name: { zh: '元旦（虚构）', en: 'New Year (invented)' },
          from: '2027-01-01',
          to: '2027-01-04',
          makeUpDays: ['2027-01-09'],
        },
      ],
    },
  ]);
  const begunOn = '2026-12-30';
  const order = issued(5, begunOn);
  const recounted = (from: OrderState, now: string, by = newYear) =>
    recountedOrder(from, { begunOn, calendar: by, now });

  it('given New Year was not known, then it was provisional; with the notice it ends two days later and is firm', () => {
    expect(order).toMatchObject({ dueOn: '2027-01-06', certainty: 'provisional' });
    expect(recounted(order, '2026-12-30T02:00:00.000Z')).toMatchObject({
      status: 'awaiting_reply',
      dueOn: '2027-01-08',
      dueAt: '2027-01-08T16:00:00.000Z',
      certainty: 'firm',
      wakesAt: '2027-01-07T01:00:00.000Z',
    });
  });

  it('given it was overdue by the old day, then it is not by the new one, and that it went up stays', () => {
    const overdue = turnOf(order, '2027-01-06T16:00:00.000Z')?.next as OrderState;
    expect(recounted(overdue, '2027-01-07T02:00:00.000Z')).toMatchObject({
      overdueSince: null,
      escalated: true,
      wakesAt: '2027-01-08T16:00:00.000Z',
    });
    expect(recounted(overdue, '2027-01-09T02:00:00.000Z')).toMatchObject({
      dueOn: '2027-01-08',
      overdueSince: overdue.dueAt,
      wakesAt: null,
    });
  });

  it('given every day stands, or nobody waits for a reply, then nothing changes', () => {
    expect(recounted(order, '2026-12-30T02:00:00.000Z', guangxi)).toBeUndefined();
    expect(recounted({ ...order, status: 'replied' }, '2026-12-30T02:00:00.000Z')).toBeUndefined();
  });
});

describe('the clock of an order', () => {
  const due = '2025-09-12T16:00:00.000Z';

  it('given it is not time yet, then nothing happens', () => {
    expect(turnOf(issued(), '2025-09-11T00:59:59.999Z')).toBeUndefined();
  });
  it('given the day before the last, then it reminds once and waits for the end', () => {
    const turned = turnOf(issued(), '2025-09-11T01:00:00.000Z');
    expect(turned).toMatchObject({ turn: 'REMIND', next: { wakesAt: due, escalated: false } });
    expect(turnOf(turned?.next as OrderState, '2025-09-11T01:00:00.000Z')).toBeUndefined();
  });
  it('given nobody came round before the end, then it escalates at once and reminds no more', () => {
    expect(turnOf(issued(), due)).toMatchObject({
      turn: 'ESCALATE',
      next: { escalated: true, overdueSince: due, wakesAt: null, status: 'awaiting_reply' },
    });
  });
  it('given it has escalated, then it does nothing more, and a late reply is still heard', () => {
    const next = turnOf(issued(), due)?.next as OrderState;
    expect(turnOf(next, '2026-01-01T00:00:00.000Z')).toBeUndefined();
    expect(after(next, 'REPLY')).toMatchObject({ status: 'replied' });
  });
  it('given a second round is missed too, then it is told again and not escalated twice', () => {
    const escalated = turnOf(issued(), due)?.next as OrderState;
    const again = after(after(escalated, 'REPLY'), 'RETURN', '2025-09-15');
    expect(again).toMatchObject({ escalated: true, overdueSince: null });
    expect(turnOf(again, '2026-01-01T00:00:00.000Z')?.turn).toBe('OVERDUE_AGAIN');
  });
  it('given a reply is there, then the end of the time means nothing', () => {
    expect(turnOf(inStatus.replied, '2026-01-01T00:00:00.000Z')).toBeUndefined();
  });
});

describe('the words of an order', () => {
  it('given its day and number, then it is quoted as offices quote papers', () => {
    expect(orderNumber(friday, 7)).toBe('督办〔2025〕000007号');
  });
  it('given a body, then the head who answers is the one of its kind', () => {
    expect([
      headRoleOf('basicCourt'),
      headRoleOf('arbitrationCommission'),
      headRoleOf('mediationCentre'),
    ]).toEqual(['courtPresident', 'commissionDirector', 'unitHead']);
  });
  it('given any status, then it has a name in both languages', () => {
    for (const status of orderStatuses)
      expect(describeOrderStatus(status)).toEqual({
        zh: expect.stringMatching(/\p{Script=Han}/u),
        en: expect.stringMatching(/[a-z]/),
      });
  });
});
