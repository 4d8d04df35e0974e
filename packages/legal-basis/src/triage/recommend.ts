import type { Text } from '../legal-calendar.ts';
import { orderShouldBeSought } from './criminal-referral.ts';
import { type Citation, cite } from '../sources.ts';
import { runningPeriods } from './measures.ts';
import {
  childLabour,
  moneyAgreementUnperformed,
  onlyInjury,
  platformWithoutRelationship,
} from './standing.ts';
import { any, type Case, is } from './truth.ts';

export const routeIds = [
  'mediation',
  'arbitration',
  'inspection',
  'workInjuryRecognition',
  'suit',
  'paymentOrder',
  'enforcement',
  'otherAuthority',
  'notLabourDispute',
] as const;
export type RouteId = (typeof routeIds)[number];

export type Verdict = 'yes' | 'no' | 'later' | 'needsFacts';
export type Verdicts = Readonly<Record<RouteId, Verdict>>;

interface Advice {
  readonly route: RouteId;
  readonly when: (facts: Case, verdicts: Verdicts) => boolean;
  readonly text: Text;
  readonly basis: readonly Citation[];
}

const ours = cite('ENG', '', 'D');
const yes = (verdicts: Verdicts, ...routes: readonly RouteId[]): boolean =>
  routes.every((route) => verdicts[route] === 'yes');

/** Which of the open ways to take first. The law opens them; the order is this system’s, except where it cites more. */
const advice: readonly Advice[] = [
  {
    route: 'inspection',
    when: (facts, verdicts) => childLabour(facts) === true && yes(verdicts, 'inspection'),
    basis: [cite('CLP', '5-6')],
    text: { zh: '使用童工，先举报查处。', en: 'Child labour: report it first.' },
  },
  {
    route: 'enforcement',
    when: (_, verdicts) => yes(verdicts, 'enforcement'),
    basis: [cite('MAL', '51')],
    text: { zh: '已有生效文书，直接申请执行。', en: 'A paper in force is at hand: have it enforced.' },
  },
  {
    route: 'mediation',
    when: (facts, verdicts) => platformWithoutRelationship(facts) === true && yes(verdicts, 'mediation'),
    basis: [cite('ONE4', '', 'B'), ours],
    text: {
      zh: '先申请一站式联合调解，不成再按普通民事起诉。',
      en: 'One-stop joint mediation first; if it fails, an ordinary civil suit.',
    },
  },
  {
    route: 'otherAuthority',
    when: (_, verdicts) => yes(verdicts, 'notLabourDispute', 'otherAuthority'),
    basis: [cite('LI1', '2')],
    text: {
      zh: '不是劳动争议，向所列部门或者法院办理。',
      en: 'Not a labour dispute: go to the authority or court named.',
    },
  },
  {
    route: 'workInjuryRecognition',
    when: (facts, verdicts) => onlyInjury(facts) === true && yes(verdicts, 'workInjuryRecognition'),
    basis: [cite('WII', '17')],
    text: { zh: '先认定工伤，再谈待遇。', en: 'Recognition first, the benefits afterwards.' },
  },
  {
    route: 'suit',
    when: (_, verdicts) => yes(verdicts, 'suit'),
    basis: [ours],
    text: { zh: '法院的门已经开了，直接起诉。', en: 'The court is open: sue.' },
  },
  {
    route: 'paymentOrder',
    when: (facts, verdicts) => moneyAgreementUnperformed(facts) === true && yes(verdicts, 'paymentOrder'),
    basis: [cite('MAL', '16'), ours],
    text: {
      zh: '协议到期未付，支付令最快；被异议终结的，可以凭协议起诉。',
      en: 'The agreement is due and unpaid: a payment order is quickest; if it is objected to, a suit on the agreement is open.',
    },
  },
  {
    route: 'arbitration',
    when: (facts, verdicts) =>
      yes(verdicts, 'arbitration') &&
      any(
        is(
          facts,
          'arbitration',
          'filed',
          'accepted',
          'silent',
          'overdue',
          'refused',
          'advanceAward',
          'withdrawn',
        ),
        is(facts, 'paymentOrder', 'lcl30Terminated'),
        is(facts, 'agreement', 'unperformed'),
      ) === true,
    basis: [cite('MAL', '5'), ours],
    text: {
      zh: '前面的步骤没有解决，继续或者申请仲裁。',
      en: 'The earlier steps did not settle it: go on with arbitration, or apply for it.',
    },
  },
  {
    route: 'arbitration',
    when: (facts, verdicts) =>
      yes(verdicts, 'arbitration') && runningPeriods(facts).some(({ emergency }) => emergency),
    basis: [cite('MAL', '27'), cite('LAL', '44'), ours],
    text: {
      zh: '时效将满，先申请仲裁保住权利，调解可以同时进行。',
      en: 'The limitation is almost over: apply for arbitration to keep the right; mediation can go on beside it.',
    },
  },
  {
    route: 'inspection',
    when: (facts, verdicts) => yes(verdicts, 'inspection') && orderShouldBeSought(facts) === true,
    basis: [cite('INS', '26'), cite('CRW', '4'), ours],
    text: {
      zh: '拖欠数额较大或者对方逃匿，先由劳动监察责令支付。',
      en: 'Much is unpaid or the payer is hiding: let inspection order payment first.',
    },
  },
  {
    route: 'mediation',
    when: (_, verdicts) => yes(verdicts, 'mediation'),
    basis: [cite('MAL', '5'), cite('MAL', '10'), ours],
    text: {
      zh: '先申请调解：不收费、快，申请调解使时效中断。',
      en: 'Mediation first: free and quick, and applying for it interrupts the limitation.',
    },
  },
];

/** For want of anything better: an open way, then one that may turn out to be open, then one for later. */
function fallback(verdicts: Verdicts): RouteId {
  for (const verdict of ['yes', 'needsFacts', 'later'] as const) {
    const found = routeIds.find((route) => verdicts[route] === verdict);
    if (found) return found;
  }
  throw new Error('a worker always has a way: mediation, enforcement or another authority is open');
}

/** The way to take first. Never one that is closed. */
export function recommend(facts: Case, verdicts: Verdicts): Omit<Advice, 'when'> {
  const found = advice.find(({ when }) => when(facts, verdicts));
  if (found) return { route: found.route, text: found.text, basis: found.basis };
  return {
    route: fallback(verdicts),
    basis: [ours],
    text: {
      zh: '已知事实还不够，先准备这一途径，并回答所列问题。',
      en: 'Not enough is known yet: prepare this way and answer the questions listed.',
    },
  };
}
