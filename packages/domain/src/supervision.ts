import { type Citation, cite } from '@dingfen/legal-basis';
import {
  addDays,
  type Calendar,
  type CivilDate,
  type Counted,
  countPeriod,
  countPeriodBare,
  endOfDay,
  startOfDay,
  type Text,
} from '@dingfen/legal-calendar';
import type { Role } from './actor.ts';
import { isCourt } from './organisation.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';

/**
 * A supervision order (督办单): a supervisor asks a body at or below their own what it has done about a dispute, a period
 * or several disputes, within a time. It changes nothing in the proceedings: no period, no consent, no date (rulebook 9.5).
 */
export const orderStatuses = ['awaiting_reply', 'replied', 'accepted', 'closed', 'withdrawn'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

const statusNames = {
  awaiting_reply: { zh: '待回复', en: 'waiting for the reply' },
  replied: { zh: '已回复，待核', en: 'replied, to be looked at' },
  accepted: { zh: '回复已认可，待办结', en: 'reply accepted, to be closed' },
  closed: { zh: '已办结', en: 'closed' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
} as const satisfies Record<OrderStatus, Text>;
export const describeOrderStatus = (status: OrderStatus): Text => statusNames[status];

/** How long a body has to reply. No statute says so: the bounds are this system's own and can be set otherwise. */
export interface ReplyClock {
  /** Working days. */
  minimum: number;
  usual: number;
  maximum: number;
  /** The reminder goes out so many working days before the last one. */
  remindBefore: number;
  confidence: 'D';
  basis: readonly Citation[];
  label: Text;
  inForceFrom: CivilDate;
}

export const replyClock: ReplyClock = {
  minimum: 1,
  usual: 5,
  maximum: 20,
  remindBefore: 1,
  confidence: 'D',
  basis: [cite('ENG', '', 'D')],
  label: {
    zh: '督办回复期限无法律规定，为系统约定（D），可以配置；按法定工作日历计算。',
    en: 'No statute sets a time for replying to an order: own definition (D), configurable; counted with the legal calendar.',
  },
  inForceFrom: '2024-01-01',
};

/** Reminders go out when offices open. */
const OFFICE_HOUR_MS = 9 * 3_600_000;

/** One round of the reply clock, counted. */
export interface ReplyPeriod {
  workingDays: number;
  /** The last day. */
  dueOn: CivilDate;
  /** The instant at which it has ended, ISO-8601 UTC. */
  dueAt: string;
  /** When to remind; null where no working day lies between. */
  remindAt: string | null;
  certainty: Counted['status'];
  trace: Counted['trace'];
}

/**
 * Counts the time for a reply from the day of the order, which is not counted itself.
 * Refusal: `malformed` for a number of working days outside the clock's bounds.
 */
export function replyPeriodFrom(
  on: CivilDate,
  workingDays: number,
  calendar: Calendar,
  clock: ReplyClock = replyClock,
): ReplyPeriod | Refusal {
  const { minimum, maximum, remindBefore } = clock;
  if (!Number.isInteger(workingDays) || workingDays < minimum || workingDays > maximum)
    return refuse(
      'malformed',
      {
        zh: `回复期限应为${minimum}至${maximum}个工作日。`,
        en: `The time for a reply is ${minimum} to ${maximum} working days.`,
      },
      [
        {
          condition: '/replyWithin',
          summary: {
            zh: `应为${minimum}至${maximum}的整数`,
            en: `a whole number from ${minimum} to ${maximum}`,
          },
          basis: clock.basis,
        },
      ],
    );
  const counted = countPeriod({
    trigger: on,
    length: workingDays,
    unit: 'working_day',
    roll: 'none',
    calendar,
  });
  const remindOn = countPeriodBare({
    trigger: counted.dueOn,
    length: remindBefore,
    unit: 'working_day_before',
    roll: 'none',
    calendar,
  }).dueOn;
  return {
    workingDays,
    dueOn: counted.dueOn,
    dueAt: endOfDay(counted.dueOn),
    remindAt:
      remindOn > on ? new Date(Date.parse(startOfDay(remindOn)) + OFFICE_HOUR_MS).toISOString() : null,
    certainty: counted.status,
    trace: counted.trace,
  };
}

/** What an order is, as far as what may happen to it depends on it. */
export interface OrderState extends ReplyPeriod {
  status: OrderStatus;
  /** 1 when issued; each reply sent back begins another. */
  round: number;
  /** The last day of this round is over without a reply, since this instant. */
  overdueSince: string | null;
  /** It has gone up to the next organisation above; that happens once. */
  escalated: boolean;
  /** When the clock must look again, ISO-8601 UTC; null while only people are awaited. */
  wakesAt: string | null;
}

export type OrderSide = 'issuer' | 'body';

interface ActRule {
  summary: Text;
  by: OrderSide;
  from: readonly OrderStatus[];
  to: OrderStatus;
  /** What the note that goes with it must say; it is required for every act but an acceptance. */
  note: Text;
  noteNeeded: boolean;
}

const acts = {
  REPLY: {
    summary: { zh: '回复督办', en: 'reply' },
    by: 'body',
    from: ['awaiting_reply'],
    to: 'replied',
    note: { zh: '办理情况', en: 'what was done' },
    noteNeeded: true,
  },
  ACCEPT: {
    summary: { zh: '认可回复', en: 'accept the reply' },
    by: 'issuer',
    from: ['replied'],
    to: 'accepted',
    note: { zh: '意见', en: 'remark' },
    noteNeeded: false,
  },
  RETURN: {
    summary: { zh: '退回重报', en: 'send the reply back' },
    by: 'issuer',
    from: ['replied'],
    to: 'awaiting_reply',
    note: { zh: '退回理由', en: 'why it is sent back' },
    noteNeeded: true,
  },
  CLOSE: {
    summary: { zh: '办结督办', en: 'close with the result' },
    by: 'issuer',
    from: ['accepted'],
    to: 'closed',
    note: { zh: '办结结果', en: 'the result' },
    noteNeeded: true,
  },
  ESCALATE: {
    summary: { zh: '提请上一级督办', en: 'hand the order up' },
    by: 'issuer',
    from: ['awaiting_reply'],
    to: 'awaiting_reply',
    note: { zh: '提请理由', en: 'why it goes up before its time is over' },
    noteNeeded: true,
  },
  WITHDRAW: {
    summary: { zh: '撤回督办', en: 'withdraw the order' },
    by: 'issuer',
    from: ['awaiting_reply', 'replied', 'accepted'],
    to: 'withdrawn',
    note: { zh: '撤回理由', en: 'why it is withdrawn' },
    noteNeeded: true,
  },
} as const satisfies Record<string, ActRule>;

export type OrderAct = keyof typeof acts;
export const orderActs = Object.keys(acts) as readonly OrderAct[];
export const describeOrderAct = (act: OrderAct): ActRule => acts[act];

/** What the clock does by itself. */
export type OrderTurn = 'REMIND' | 'ESCALATE' | 'OVERDUE_AGAIN';

/** A new order, with its clock running. Refusal: `malformed` for a time outside the bounds. */
export function beginOrder(on: CivilDate, workingDays: number, calendar: Calendar): OrderState | Refusal {
  const period = replyPeriodFrom(on, workingDays, calendar);
  return isRefusal(period) ? period : running(period, { round: 1, escalated: false });
}

const running = (period: ReplyPeriod, kept: Pick<OrderState, 'round' | 'escalated'>): OrderState => ({
  ...period,
  ...kept,
  status: 'awaiting_reply',
  overdueSince: null,
  wakesAt: period.remindAt ?? period.dueAt,
});

/** The acts that an order's status allows one side. */
export const actsOpenTo = (status: OrderStatus, side: OrderSide): OrderAct[] =>
  orderActs.filter((act) => {
    const { by, from } = describeOrderAct(act);
    return by === side && from.includes(status);
  });

export interface OrderCommand {
  act: OrderAct;
  /** The sides on which whoever acts stands. */
  sides: readonly OrderSide[];
  note?: string;
  /** For a reply that is sent back: working days of the new round; as many as before unless told. */
  replyWithin?: number;
}

/**
 * One act of a person on an order. Refusals: `not_entitled` for the wrong side, `not_possible_now` in another status,
 * `malformed` for a note that is missing or a time outside the bounds.
 */
export function actOnOrderState(
  order: OrderState,
  { act, sides, note, replyWithin }: OrderCommand,
  { on, calendar }: { on: CivilDate; calendar: Calendar },
): OrderState | Refusal {
  const rule = describeOrderAct(act);
  if (!sides.includes(rule.by)) return refuse('not_entitled', entitledToAct[rule.by]);
  if (!rule.from.includes(order.status))
    return refuse('not_possible_now', {
      zh: `督办单目前“${statusNames[order.status].zh}”，不能${rule.summary.zh}。`,
      en: `The order is “${statusNames[order.status].en}”; it is not possible now to ${rule.summary.en}.`,
    });
  if (rule.noteNeeded && !note?.trim())
    return refuse('malformed', { zh: `请写明${rule.note.zh}。`, en: `Please state: ${rule.note.en}.` }, [
      { condition: '/note', summary: rule.note, basis: [] },
    ]);
  // The clock goes on: who is above watches the same last day.
  if (act === 'ESCALATE')
    return order.escalated ? refuse('not_possible_now', goneUp) : { ...order, escalated: true };
  if (act !== 'RETURN') return { ...order, status: rule.to, wakesAt: null };
  const period = replyPeriodFrom(on, replyWithin ?? order.workingDays, calendar);
  return isRefusal(period) ? period : running(period, { round: order.round + 1, escalated: order.escalated });
}

const goneUp: Text = {
  zh: '该督办已提请上一级，不能再次提请。',
  en: 'The order has gone up already, and goes up once.',
};

const entitledToAct: Record<OrderSide, Text> = {
  issuer: {
    zh: '只有发出督办的机构及其上级的监督管理人员可以办理；回复人不能审核自己的回复。',
    en: 'Open to supervisors of the issuing organisation and of those above it; nobody judges their own reply.',
  },
  body: {
    zh: '只有被督办机构的负责人可以回复。',
    en: 'Only the head of the body concerned may reply.',
  },
};

/**
 * An order whose round is counted again, from the day it began, with the calendar as it is now; undefined where every day stands.
 * What was overdue by the old day and is not by the new one is overdue no more; an escalation stays, since it happened.
 */
export function recountedOrder(
  order: OrderState,
  { begunOn, calendar, now }: { begunOn: CivilDate; calendar: Calendar; now: string },
): OrderState | undefined {
  if (order.status !== 'awaiting_reply') return undefined;
  const period = replyPeriodFrom(begunOn, order.workingDays, calendar);
  if (isRefusal(period)) return undefined;
  const { dueOn, remindAt, certainty } = period;
  if (dueOn === order.dueOn && remindAt === order.remindAt && certainty === order.certainty) return undefined;
  if (order.overdueSince !== null && period.dueAt <= now) return { ...order, ...period };
  const wakesAt = remindAt !== null && remindAt > now ? remindAt : period.dueAt;
  return { ...order, ...period, overdueSince: null, wakesAt };
}

/**
 * What the clock has to do with an order at an instant: remind before the last day, and after it, when there is no reply,
 * take it to the next organisation above, once; a later round that is missed too is told again. Undefined before its time.
 */
export function turnOf(order: OrderState, now: string): { turn: OrderTurn; next: OrderState } | undefined {
  if (order.status !== 'awaiting_reply' || order.wakesAt === null || order.wakesAt > now) return undefined;
  if (order.dueAt > now) return { turn: 'REMIND', next: { ...order, wakesAt: order.dueAt } };
  const next = { ...order, overdueSince: order.dueAt, escalated: true, wakesAt: null };
  return { turn: order.escalated ? 'OVERDUE_AGAIN' : 'ESCALATE', next };
}

/** Whether a reply that comes at this instant is late. */
export const isLateReply = (order: Pick<OrderState, 'dueAt'>, at: string): boolean => at >= order.dueAt;

/** Who answers for a body. */
export const headRoleOf = (kind: string): Role =>
  isCourt(kind) ? 'courtPresident' : kind === 'arbitrationCommission' ? 'commissionDirector' : 'unitHead';

/** The number of an order as people quote it. */
export const orderNumber = (on: CivilDate, sequence: number): string =>
  `督办〔${on.slice(0, 4)}〕${String(sequence).padStart(6, '0')}号`;

/** The first day of a window of so many days that ends on a day, itself included. */
export const windowStart = (on: CivilDate, days: number): CivilDate => addDays(on, 1 - days);
