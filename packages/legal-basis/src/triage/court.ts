import type { Text } from '../legal-calendar.ts';
import { cite } from '../sources.ts';
import {
  notLabour,
  nothingDecided,
  nothingInTheWay,
  overAgeBefore,
  overAgeCovered,
  overAgeSince,
  platformWithoutRelationship,
  suitPeriodOver,
  wageAgreementUnpaid,
  wageIouOnly,
} from './standing.ts';
import type { TriageFacts } from './questions.ts';
import { all, claimsSome, given, is, not, type Row } from './truth.ts';

/** yes: open now. later: open after another step. no: closed, or not what this way is for. */
export type SettledVerdict = 'yes' | 'no' | 'later';

export interface RouteRow extends Row {
  readonly verdict: SettledVerdict;
}

const late = (facts: TriageFacts) => is(facts, 'arbitration', 'silent', 'overdue');
const awarded = (facts: TriageFacts) => is(facts, 'arbitration', 'awarded');
const localOverAge: Text = {
  zh: '2026年7月1日以前的超龄用工争议，各地对先裁后审的掌握不一。',
  en: 'For over-age work before 1 July 2026 practice differs from place to place on whether arbitration comes first.',
};

/**
 * May the worker go to court now? The first row that applies answers, in the order of the gate before the courts and under
 * its names: what opens the court without arbitration stands before the rules that ask for it. The gate’s row for an
 * employer faced with a final award has no place among a worker’s facts.
 */
export const courtRows = [
  {
    row: 'notLabourDispute',
    verdict: 'no',
    when: notLabour,
    basis: [cite('LI1', '2')],
    text: {
      zh: '该纠纷不属于劳动争议，不走劳动争议诉讼程序，见“其他途径”。',
      en: 'This is not a labour dispute; it does not take the labour-dispute route. See the other authorities.',
    },
  },
  {
    row: 'platformWithoutRelationship',
    verdict: 'yes',
    when: platformWithoutRelationship,
    basis: [cite('ONE4', '', 'B'), cite('ENG', '', 'D')],
    text: {
      zh: '平台从业者与平台之间没有劳动关系的，可以按普通民事案件起诉；建议先申请一站式联合调解。',
      en: 'A platform worker without a labour relationship may sue in an ordinary civil case; one-stop joint mediation first is advisable.',
    },
  },
  {
    row: 'wageIou',
    verdict: 'yes',
    when: wageIouOnly,
    basis: [cite('LI1', '15')],
    text: {
      zh: '有工资欠条且不涉及劳动关系其他争议，可以直接起诉，按普通民事纠纷受理。',
      en: 'On a wage IOU that raises no other labour issue a suit may be brought at once, as an ordinary civil case.',
    },
  },
  {
    row: 'wageAgreementUnpaid',
    verdict: 'yes',
    when: wageAgreementUnpaid,
    basis: [cite('LI1', '51(2)')],
    text: {
      zh: '法定调解组织主持下仅就劳动报酬达成的协议没有履行，可以直接起诉。',
      en: 'An agreement on remuneration only, made before a body under art 10 of the Mediation and Arbitration Law, was not performed: a suit may be brought at once.',
    },
  },
  {
    row: 'paymentOrderOnAgreementEnded',
    verdict: 'yes',
    when: (facts) => all(is(facts, 'paymentOrder', 'mal16Terminated'), nothingInTheWay(facts)),
    basis: [cite('LI1', '13(3)'), cite('MAL', '16')],
    text: {
      zh: '依据调解协议申请的支付令程序终结，可以依调解协议起诉。',
      en: 'The payment order sought on the mediation agreement was terminated: a suit may be brought on the agreement.',
    },
  },
  {
    row: 'overAgeBeforeRegime',
    verdict: 'yes',
    when: overAgeBefore,
    basis: [cite('OV60', '19', 'D'), cite('LI2', '21', 'D')],
    regional: localOverAge,
    text: {
      zh: '超龄劳动者的争议发生在2026年7月1日以前，不适用先裁后审的新规定，可以起诉。',
      en: 'The over-age worker’s dispute arose before 1 July 2026: arbitration-first does not apply and a suit may be brought.',
    },
  },
  {
    row: 'overAgeOtherMatters',
    verdict: 'yes',
    when: (facts) => all(overAgeSince(facts), not(claimsSome(facts, overAgeCovered))),
    basis: [cite('OV60', '19(2)')],
    text: {
      zh: '超龄劳动者不涉及报酬、休息、安全卫生、工伤的争议，可以直接起诉。',
      en: 'An over-age worker’s dispute that is not on pay, rest, safety or work injury may go straight to court.',
    },
  },
  {
    row: 'overAgeArbitrationFirst',
    verdict: 'later',
    when: (facts) => all(overAgeSince(facts), nothingDecided(facts)),
    basis: [cite('OV60', '19(1)'), cite('MAL', '5')],
    text: {
      zh: '2026年7月1日起，超龄劳动者的报酬、休息、安全卫生、工伤争议先仲裁；其余请求可以另行起诉。',
      en: 'Since 1 July 2026 an over-age worker’s dispute on pay, rest, safety or work injury goes to arbitration first; other heads of claim may be sued for separately.',
    },
  },
  {
    row: 'wagePaymentOrderEnded',
    verdict: 'later',
    when: (facts) => all(is(facts, 'paymentOrder', 'lcl30Terminated'), nothingDecided(facts)),
    basis: [cite('LI1', '13(2)')],
    text: {
      zh: '直接就工资申请的支付令程序终结，须先申请仲裁，再起诉。',
      en: 'The payment order for wages was terminated: arbitration comes first, the court afterwards.',
    },
  },
  {
    row: 'refusedByWrongCommission',
    verdict: 'later',
    when: (facts) => all(is(facts, 'arbitration', 'refused'), is(facts, 'refusalGround', 'noJurisdiction')),
    basis: [cite('LI1', '5')],
    text: {
      zh: '仲裁委员会以无管辖权为由不受理，先向有管辖权的仲裁委员会申请。',
      en: 'The commission declined for want of jurisdiction: first apply to the one that has it.',
    },
  },
  {
    row: 'commissionRefused',
    verdict: 'yes',
    when: (facts) => is(facts, 'arbitration', 'refused'),
    basis: [cite('MAL', '29'), cite('ARB', '31'), cite('LI1', '6-7')],
    text: {
      zh: '仲裁委员会不予受理，可以持不予受理通知书起诉。',
      en: 'The commission declined to accept the case: a suit may be brought with its notice.',
    },
  },
  {
    row: 'commissionExcused',
    verdict: 'later',
    when: (facts) =>
      all(
        late(facts),
        given(facts, 'delayExcuse', (excuse) => excuse !== 'none'),
      ),
    basis: [cite('LI1', '12')],
    text: {
      zh: '仲裁逾期有法定理由，须等仲裁继续，暂不能起诉。',
      en: 'The delay of the commission is excused by law: the arbitration goes on, no suit yet.',
    },
  },
  {
    row: 'proofOfReceiptMissing',
    verdict: 'later',
    when: (facts) => all(late(facts), is(facts, 'proofOfReceipt', false)),
    basis: [cite('LI1', '12')],
    text: {
      zh: '以仲裁逾期为由起诉，要先取得收件回执或者受理通知书。',
      en: 'To sue over the commission’s delay, first obtain its receipt or acceptance notice.',
    },
  },
  {
    row: 'commissionSilent',
    verdict: 'yes',
    when: (facts) => is(facts, 'arbitration', 'silent'),
    basis: [cite('MAL', '29'), cite('ARB', '31'), cite('LI1', '12')],
    text: {
      zh: '仲裁委员会收到申请后五个工作日内没有决定，可以起诉。',
      en: 'The commission did not decide within five working days of receipt: a suit may be brought.',
    },
  },
  {
    row: 'awardOverdue',
    verdict: 'yes',
    when: (facts) => is(facts, 'arbitration', 'overdue'),
    basis: [cite('MAL', '43'), cite('LI1', '12')],
    text: {
      zh: '仲裁委员会逾期没有裁决，可以起诉。',
      en: 'The commission made no award in time: a suit may be brought.',
    },
  },
  {
    row: 'arbitralStatementInForce',
    verdict: 'no',
    when: (facts) => is(facts, 'arbitration', 'mediationStatement'),
    basis: [cite('LI1', '11')],
    text: {
      zh: '仲裁调解书已经生效，不能就同一争议起诉，应当申请强制执行。',
      en: 'An arbitral mediation statement is in force: no suit on the same dispute, apply for enforcement.',
    },
  },
  {
    row: 'advancePaymentAward',
    verdict: 'no',
    when: (facts) => is(facts, 'arbitration', 'advanceAward'),
    basis: [cite('LI1', '10')],
    text: {
      zh: '对先行支付的裁决不能起诉，应当申请强制执行。',
      en: 'No suit against an advance-payment award: apply for enforcement.',
    },
  },
  {
    row: 'suitPeriodPassed',
    verdict: 'no',
    when: suitPeriodOver,
    basis: [cite('MAL', '48'), cite('MAL', '50')],
    text: {
      zh: '起诉期间已过，裁决（或者裁定）已生效，不能再起诉；有不可抗力等正当理由的，向法院说明。',
      en: 'The time to sue has passed and the award or ruling binds; where force majeure or another good cause stood in the way, tell the court.',
    },
  },
  {
    row: 'awardNotEnforced',
    verdict: 'yes',
    when: (facts) => all(awarded(facts), is(facts, 'awardFate', 'nonEnforced')),
    basis: [cite('LI1', '24(2)')],
    text: {
      zh: '裁决被裁定不予执行，可以自收到裁定次日起三十日内起诉。',
      en: 'The award was refused enforcement: a suit may be brought within 30 days from the day after receipt of the ruling.',
    },
  },
  {
    row: 'awardSetAside',
    verdict: 'yes',
    when: (facts) => all(awarded(facts), is(facts, 'awardFate', 'setAside')),
    basis: [cite('MAL', '49(3)')],
    text: {
      zh: '终局裁决被撤销，可以自收到裁定之日起十五日内起诉。',
      en: 'The final award was set aside: a suit may be brought within 15 days of receipt of the ruling.',
    },
  },
  {
    row: 'nonFinalAward',
    verdict: 'yes',
    when: (facts) => all(awarded(facts), is(facts, 'awardFinality', 'nonFinal')),
    basis: [cite('MAL', '50')],
    text: {
      zh: '不服非终局裁决，可以自收到裁决书之日起十五日内起诉。',
      en: 'Against a non-final award a suit may be brought within 15 days of receiving it.',
    },
  },
  {
    row: 'finalAwardWorker',
    verdict: 'yes',
    when: (facts) => all(awarded(facts), is(facts, 'awardFinality', 'final')),
    basis: [cite('MAL', '48')],
    text: {
      zh: '劳动者不服终局裁决，可以自收到裁决书之日起十五日内起诉。',
      en: 'The worker may sue against a final award within 15 days of receiving it.',
    },
  },
  {
    row: 'arbitrationDeemedWithdrawn',
    verdict: 'no',
    when: (facts) => is(facts, 'arbitration', 'deemedWithdrawn'),
    basis: [cite('ARB', '39'), cite('MAL', '5')],
    text: {
      zh: '仲裁申请因缺席被视为撤回，不能再申请仲裁，也不能凭此起诉；请咨询法律援助机构。',
      en: 'The arbitration counts as withdrawn after an absence: it is not accepted again and does not open the court; ask the legal-aid office.',
    },
  },
  {
    row: 'arbitrationWithdrawn',
    verdict: 'later',
    when: (facts) => is(facts, 'arbitration', 'withdrawn'),
    basis: [cite('MAL', '5'), cite('ARB', '35')],
    text: {
      zh: '仲裁申请已撤回，没有裁决；重新仲裁后才能起诉。',
      en: 'The arbitration was withdrawn without an award: it may be applied for again, the court comes afterwards.',
    },
  },
  {
    row: 'arbitrationPending',
    verdict: 'later',
    when: (facts) => is(facts, 'arbitration', 'filed', 'accepted'),
    basis: [cite('MAL', '5')],
    text: { zh: '仲裁正在进行，暂不能起诉。', en: 'The arbitration is running: no suit yet.' },
  },
  {
    row: 'noArbitrationYet',
    verdict: 'later',
    when: () => true,
    basis: [cite('MAL', '5')],
    text: {
      zh: '劳动争议先仲裁，后起诉；没有仲裁不能直接起诉。',
      en: 'A labour dispute goes to arbitration first and to court afterwards.',
    },
  },
] as const satisfies readonly RouteRow[];

/** The rows of the court’s table, by the name the gate has for them. */
export type CourtRowId = (typeof courtRows)[number]['row'];
