import { isPaymentObligation, type ClaimType } from '@dingfen/domain';
import type { GateRowId } from '@dingfen/fast-track-trial';
import type { Side } from '@dingfen/labour-arbitration';
import { type Citation, cite } from '@dingfen/legal-basis';
import { addDays, type Text } from '@dingfen/legal-calendar';
import { actingParty, actsForItself, defineGuards, type Guard, payloadOf } from '@dingfen/procedure-kit';
import { bothSides, type LifecycleContext, windowOpen } from './context.ts';
import type { LifecycleActs } from './events.ts';
import { gateAnswerOf } from './gate.ts';

/** The side for which an act is done: the acting party's own, or that of the party whose act is recorded. */
export function actingSide(context: LifecycleContext, event: LifecycleActs): Side {
  const { capacity } = event.by;
  if (capacity === 'applicant' || capacity === 'respondent') return capacity;
  const party = context.facts.parties.find((one) => one.id === actingParty(event));
  return party?.role === 'respondent' ? 'respondent' : 'applicant';
}

type G = Guard<LifecycleContext, LifecycleActs>;

/** A row of the gate that keeps the court closed, said as what must be so instead. */
const gate = (row: GateRowId, zh: string, en: string, ...basis: Citation[]): G => ({
  summary: { zh, en },
  basis,
  test: ({ context, event }) =>
    gateAnswerOf(context, actingSide(context, event), event.on, actingParty(event)).row !== row,
});

/** Every row of the gate that closes the court, as a condition with its own article. */
export const gateGuards = {
  gate_notLabourDispute: gate(
    'notLabourDispute',
    '须属于劳动争议（不属于的，向主管部门或者按其他程序处理）',
    'it is a labour dispute (otherwise another authority or procedure)',
    cite('LI1', '2'),
  ),
  gate_overAgeArbitrationFirst: gate(
    'overAgeArbitrationFirst',
    '超龄劳动者的报酬、休息、安全、工伤争议须先经仲裁',
    'an over-age worker’s dispute on pay, rest, safety or injury has been to arbitration first',
    cite('OV60', '19'),
    cite('MAL', '5'),
  ),
  gate_wagePaymentOrderEnded: gate(
    'wagePaymentOrderEnded',
    '依劳动合同法第三十条申请的支付令终结后，须先申请仲裁',
    'after a payment order under LCL 30 arbitration comes first',
    cite('LI1', '13(2)'),
  ),
  gate_refusedByWrongCommission: gate(
    'refusedByWrongCommission',
    '须由有管辖权的仲裁委员会处理过',
    'the commission that has jurisdiction has dealt with it',
    cite('LI1', '5'),
  ),
  gate_commissionExcused: gate(
    'commissionExcused',
    '仲裁逾期没有法定理由',
    'the commission’s delay is not excused',
    cite('LI1', '12'),
  ),
  gate_proofOfReceiptMissing: gate(
    'proofOfReceiptMissing',
    '已登记仲裁委的收件回执或者受理通知书',
    'the commission’s receipt or acceptance notice is on record',
    cite('LI1', '12'),
  ),
  gate_arbitralStatementInForce: gate(
    'arbitralStatementInForce',
    '没有已生效的仲裁调解书（有的应当申请执行）',
    'no arbitral mediation statement is in force (one is enforced)',
    cite('LI1', '11'),
  ),
  gate_advancePaymentAward: gate(
    'advancePaymentAward',
    '所诉的不是先予支付裁决（该裁决应当申请执行）',
    'the suit is not against an advance-payment award (one is enforced)',
    cite('LI1', '10'),
  ),
  gate_finalAwardEmployer: gate(
    'finalAwardEmployer',
    '用人单位对终局裁决不能起诉，只能申请撤销',
    'an employer cannot sue against a final award, only ask to have it set aside',
    cite('MAL', '49'),
    cite('LI1', '18'),
  ),
  gate_suitPeriodPassed: gate(
    'suitPeriodPassed',
    '起诉期间尚未届满',
    'the time to sue has not passed',
    cite('MAL', '48'),
    cite('MAL', '50'),
  ),
  gate_arbitrationDeemedWithdrawn: gate(
    'arbitrationDeemedWithdrawn',
    '仲裁未因缺席被视为撤回',
    'the arbitration was not lost by staying away',
    cite('ARB', '39'),
  ),
  gate_arbitrationWithdrawn: gate(
    'arbitrationWithdrawn',
    '仲裁申请未撤回（撤回的可以重新申请）',
    'the arbitration was not withdrawn (it may be filed again)',
    cite('MAL', '5'),
    cite('ARB', '35'),
  ),
  gate_arbitrationPending: gate(
    'arbitrationPending',
    '仲裁已有结果或者已逾期',
    'the arbitration has a result, or is overdue',
    cite('MAL', '5'),
  ),
  gate_noArbitrationYet: gate(
    'noArbitrationYet',
    '已经先申请劳动仲裁',
    'arbitration came first',
    cite('MAL', '5'),
  ),
} as const;
export const gateGuardNames = Object.keys(gateGuards) as (keyof typeof gateGuards)[];

/** Money that a payment order on an agreement may be about (MAL 16). */
const orderable: readonly ClaimType[] = [
  'wage_arrears',
  'overtime',
  'work_injury_medical',
  'severance',
  'unlawful_termination',
  'wage_surcharge',
];
const isBarred = (context: LifecycleContext, event: LifecycleActs): boolean =>
  context.arbitration.barred.includes(actingSide(context, event));
const convention: readonly Citation[] = [cite('ENG', '', 'D')];
const say = (zh: string, en: string): Text => ({ zh, en });

export const guards = defineGuards<LifecycleContext, LifecycleActs>()({
  ...gateGuards,
  partyNamed: {
    summary: say(
      '代为登记须写明当事人并附证据；当事人只能代表自己',
      'whoever records it names the party and the evidence; a party acts only for itself',
    ),
    basis: [cite('MAL', '24'), ...convention],
    needsPayload: true,
    test: ({ context, event }) =>
      actsForItself(event) && bothSides(context).some((one) => one.id === actingParty(event)),
  },
  mediationNoBar: {
    summary: say(
      '调解组织收到申请已满十五日，或者调解已结束',
      'fifteen days have passed since the mediation body received the application, or mediation is over',
    ),
    basis: [cite('MAL', '14(3)')],
    test: ({ context, event }) =>
      !context.mediationRuns || event.on > addDays(context.mediation.receivedOn, 15),
  },
  noArbitrationRuns: {
    summary: say('没有正在进行的仲裁', 'no arbitration is under way'),
    basis: [cite('MAL', '28'), cite('ARB', '30')],
    test: ({ context }) => !context.arbitrationRuns,
  },
  arbitrationNotBarred: {
    summary: say('此前未因缺席被视为撤回仲裁申请', 'an earlier application was not lost by staying away'),
    basis: [cite('ARB', '39')],
    test: ({ context, event }) => !isBarred(context, event),
  },
  agreementNotInTheWay: {
    summary: say(
      '调解协议未按期履行，或者确认申请被驳回',
      'the agreement was not performed, or its confirmation was rejected',
    ),
    basis: [cite('MAL', '15'), cite('CPL', '206')],
    test: ({ context }) => !context.agreement || context.breachedOn !== null || context.confirmationRejected,
  },
  noSuitRuns: {
    summary: say(
      '没有正在进行的诉讼（另一方起诉的，在同一案件中合并审理）',
      'no suit is under way (the other side’s is merged with it)',
    ),
    basis: [cite('LI1', '4')],
    test: ({ context }) => !context.trialRuns,
  },
  everyPartyConsents: {
    summary: say('各方当事人均同意重新调解', 'every party consents to mediate again'),
    basis: [cite('PML', '17'), cite('INV', '2')],
    needsPayload: true,
    test: ({ context, event }) => {
      const consenting = payloadOf(event, 'REQUEST_NEW_MEDIATION').consents.map((one) => one.partyId);
      return bothSides(context).every((party) => consenting.includes(party.id));
    },
  },
  noMediationRuns: {
    summary: say('没有正在进行的调解', 'no mediation is under way'),
    basis: [cite('PML', '17')],
    test: ({ context }) => !context.mediationRuns,
  },
  dayNotInFuture: {
    summary: say('日期不得晚于今天', 'the day is not in the future'),
    basis: [cite('CPL', '85')],
    needsPayload: true,
    test: ({ event }) =>
      Object.entries(event.payload).every(
        ([field, value]) => !field.endsWith('On') || typeof value !== 'string' || value <= event.on,
      ),
  },
  orderFitsBasis: {
    summary: say(
      '依调解协议的，须有到期未付的劳动报酬、工伤医疗费、经济补偿或者赔偿金；依劳动合同法的，须为拖欠工资',
      'on an agreement: unpaid remuneration, injury fees, severance or damages; under LCL 30: unpaid wages',
    ),
    basis: [cite('MAL', '16'), cite('LCL', '30'), cite('LI1', '13')],
    needsPayload: true,
    test: ({ context, event }) =>
      payloadOf(event, 'RECORD_PAYMENT_ORDER').basis === 'mal16'
        ? context.breachedOn !== null &&
          context.agreement?.definite === true &&
          context.agreement.items.some(
            (item) => orderable.includes(item.type) && isPaymentObligation(item.type),
          )
        : context.facts.claims.some((claim) => claim.type === 'wage_arrears'),
  },
  notPreserved: {
    summary: say('未申请诉前保全', 'no property was preserved before suit'),
    basis: [cite('CPI', '427')],
    needsPayload: true,
    test: ({ event }) => !payloadOf(event, 'RECORD_PAYMENT_ORDER').preservedBeforeSuit,
  },
  iouStandsAlone: {
    summary: say('欠条之外不涉及劳动关系其他争议', 'the IOU stands alone, nothing else is in dispute'),
    basis: [cite('LI1', '15')],
    needsPayload: true,
    test: ({ event }) => payloadOf(event, 'RECORD_WAGE_IOU').noOtherIssue,
  },
  noArbitrationTracked: {
    summary: say('本系统没有跟踪中的仲裁', 'no arbitration is tracked here'),
    basis: [cite('MAL', '29'), ...convention],
    test: ({ context }) => context.arbitration.claimant === null,
  },
  awardWholly: {
    summary: say('登记裁决须写明类型和日期', 'an award is recorded with its kind and day'),
    basis: [cite('MAL', '47-50')],
    needsPayload: true,
    test: ({ event }) => {
      const { status, kind, madeOn } = payloadOf(event, 'RECORD_PRIOR_ARBITRATION');
      return status !== 'awarded' || (kind !== undefined && madeOn !== undefined);
    },
  },
  followedUp: {
    summary: say(
      '已回访：满意；不满意且已处理；或者三次联系不上',
      'followed up: satisfied, dissatisfaction dealt with, or three times unreachable',
    ),
    basis: [cite('PML', '31'), ...convention],
    test: ({ context: { followUps } }) => {
      const last = followUps.at(-1);
      if (last?.result === 'notSatisfied') return last.measure !== null;
      return (
        last?.result === 'satisfied' || followUps.filter((one) => one.result === 'unreachable').length >= 3
      );
    },
  },
  nothingRuns: {
    summary: say(
      '没有正在进行的调解、确认、仲裁或者诉讼',
      'no mediation, confirmation, arbitration or suit is under way',
    ),
    basis: convention,
    test: ({ context }) =>
      !context.mediationRuns &&
      !context.trialRuns &&
      !context.arbitrationRuns &&
      !Object.values(context.windows).some(windowOpen),
  },
  arbitrationRuns: {
    summary: say('仲裁正在进行', 'an arbitration is under way'),
    basis: [cite('MAL', '14(3)')],
    test: ({ context }) => context.arbitrationRuns,
  },
  mediationRuns: {
    summary: say('调解正在进行', 'a mediation is under way'),
    basis: [cite('MAL', '14(3)')],
    test: ({ context }) => context.mediationRuns,
  },
  awardStands: {
    summary: say('已有仲裁裁决', 'there is an award'),
    basis: [cite('MAL', '47-50')],
    test: ({ context }) => context.arbitration.award !== null && context.arbitration.ruling === null,
  },
  courtOpenByArbitration: {
    summary: say(
      '仲裁不予受理、逾期或者裁决失效，法院大门已开',
      'the commission refused, is late, or its award fell away',
    ),
    basis: [cite('MAL', '29'), cite('MAL', '43'), cite('MAL', '49(3)')],
    test: ({ context: { arbitration } }) =>
      ['refused', 'silent', 'overdue'].includes(arbitration.status) || arbitration.ruling !== null,
  },
  hasAgreement: {
    summary: say('有生效的调解协议', 'there is an agreement in effect'),
    basis: [cite('MAL', '14')],
    test: ({ context }) => context.agreement !== null,
  },
  breached: {
    summary: say('协议未按期履行', 'the agreement was not performed'),
    basis: [cite('MAL', '15')],
    test: ({ context }) => context.breachedOn !== null,
  },
  applicationPending: {
    summary: say('确认或者审查申请正在办理', 'an application for confirmation or review is pending'),
    basis: [cite('CPL', '205'), cite('ARB', '74')],
    test: ({ context }) => Object.values(context.windows).includes('filed'),
  },
  reviewWindowOpen: {
    summary: say('仲裁审查申请期尚未届满', 'the window for review is still open'),
    basis: [cite('ARB', '74')],
    test: ({ context }) => windowOpen(context.windows.arbitrationReview),
  },
  confirmationWindowOpen: {
    summary: say('司法确认申请期尚未届满', 'the window for confirmation is still open'),
    basis: [cite('CPL', '205')],
    test: ({ context }) => windowOpen(context.windows.confirmation),
  },
  atCourtBeforeFiling: {
    summary: say('由法院立案前委派', 'a court had referred it before filing'),
    basis: [cite('INV', '21'), cite('CPL', '126')],
    test: ({ context }) => context.mediation.regime === 'court_pre_filing',
  },
  entrusted: {
    summary: say('法院立案后委托的调解', 'mediation entrusted by the court'),
    basis: [cite('INV', '27(2)')],
    test: ({ context }) => context.mediation.regime === 'court_post_filing',
  },
  ordersPerformance: {
    summary: say('判决有给付或者履行内容', 'the judgment orders something to be done'),
    basis: [cite('CPL', '158')],
    needsPayload: true,
    test: ({ event }) => payloadOf(event, 'trial.judgmentEffective')['ordersPerformance'] !== false,
  },
  namesAnotherCourt: {
    summary: say('已确定接收的法院', 'the receiving court is known'),
    basis: [cite('CPL', '37')],
    needsPayload: true,
    test: ({ event }) => typeof payloadOf(event, 'trial.transferred')['toCourtId'] === 'string',
  },
  performedAlready: {
    summary: say('已经履行', 'it has been performed'),
    basis: [cite('PML', '31')],
    test: ({ context }) => context.performedOn !== null,
  },
  enforceable: {
    summary: say('已有可以强制执行的文书', 'there is an enforceable instrument'),
    basis: [cite('CPL', '247')],
    test: ({ context }) => context.enforceableBy !== null,
  },
  somethingOwed: {
    summary: say(
      '有生效的协议、裁决、判决或者调解书',
      'an agreement, award, judgment or statement is in effect',
    ),
    basis: [cite('MAL', '51')],
    test: ({ context }) => context.agreement !== null || context.enforceableBy !== null,
  },
  reopenedAsUnperformed: {
    summary: say('以未实际履行为由重新开启', 'reopened because it was not performed after all'),
    basis: convention,
    needsPayload: true,
    test: ({ event }) => payloadOf(event, 'REOPEN').ground === 'notPerformed',
  },
});
