import { isPaymentObligation, type ClaimType } from '@dingfen/domain';
import type { GateRowId } from '@dingfen/fast-track-trial';
import type { Side } from '@dingfen/labour-arbitration';
import { type Citation, cite, type Threshold, thresholdOn } from '@dingfen/legal-basis';
import type { CivilDate, Text } from '@dingfen/legal-calendar';
import {
  actingParty,
  actsForItself,
  defineGuards,
  type Guard,
  isByParty,
  payloadOf,
} from '@dingfen/procedure-kit';
import { bothSides, type LifecycleContext, windowOpen } from './context.ts';
import type { LifecycleActs } from './events.ts';
import { arbitrationOpensOn, gateAnswerOf, lastDay } from './gate.ts';
import { mergeGuards } from './merging.ts';

/** The side for which an act is done: the acting party's own, or that of the party whose act is recorded. */
export function actingSide(context: LifecycleContext, event: LifecycleActs): Side {
  const { capacity } = event.by;
  if (capacity === 'applicant' || capacity === 'respondent') return capacity;
  const party = context.facts.parties.find((one) => one.id === actingParty(event));
  return party?.role === 'respondent' ? 'respondent' : 'applicant';
}

/** The posting day of a recorded act, else the day on which it is done. */
const postedOn = (event: LifecycleActs): CivilDate =>
  (event.payload as { postedOn?: CivilDate }).postedOn ?? event.on;

/**
 * The day on which a suit counts as brought: the day of posting (CPL 85(4)); for the applicant whose complaint the court
 * referred to mediation before filing, the day on which the court had received it (OP25, INV 21).
 */
export const suitFiledOn = (context: LifecycleContext, event: LifecycleActs): CivilDate =>
  (actingSide(context, event) === 'applicant' ? context.complaintOn : null) ?? postedOn(event);

/** The day on which arbitration counts as applied for: posting, else receipt by the commission, else today (ARB 19, 27). */
export const arbitrationFiledOn = (event: LifecycleActs): CivilDate => {
  const { postedOn: posted, receivedOn } = payloadOf(event, 'FILE_ARBITRATION');
  return posted ?? receivedOn ?? event.on;
};

/** The parties to whom something is owed: by the judgment or the agreement, else, as nothing is on record, the workers. */
function creditors({ facts, agreement, enforceableBy, creditorIds }: LifecycleContext): readonly string[] {
  if (enforceableBy === 'trial' && creditorIds.length > 0) return creditorIds;
  if (!agreement || enforceableBy === 'arbitration' || enforceableBy === 'trial')
    return facts.parties.filter(({ kind }) => kind === 'worker').map(({ id }) => id);
  const payees = agreement.items.map(({ payeeId }) => payeeId);
  const roles = facts.parties.filter(({ id }) => payees.includes(id)).map(({ role }) => role);
  // Where both sides owe, nobody can waive the whole agreement alone.
  if (new Set(roles).size !== 1) return [];
  return facts.parties.filter(({ role }) => role === roles[0]).map(({ id }) => id);
}

type G = Guard<LifecycleContext, LifecycleActs>;

/** A row of the gate that keeps the court closed, said as what must be so instead. */
const gate = (row: GateRowId, zh: string, en: string, ...basis: Citation[]): G => ({
  summary: { zh, en },
  basis,
  test: ({ context, event }) =>
    gateAnswerOf(context, actingSide(context, event), suitFiledOn(context, event), event, actingParty(event))
      .row !== row,
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

/** The unanswered follow-ups after which a dispute may be closed, on the day of the last one; today while there was none. */
const unreachableAllowed = ({ followUps }: LifecycleContext, { on, local }: LifecycleActs): Threshold =>
  thresholdOn('unreachable_follow_ups', followUps.at(-1)?.on ?? on, local);
const say = (zh: string, en: string): Text => ({ zh, en });

export const guards = defineGuards<LifecycleContext, LifecycleActs>()({
  ...gateGuards,
  ...mergeGuards,
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
      '调解组织收到申请已满十五日，或者调解已结束（仲裁权利一经开放不再关闭）',
      'fifteen days have passed since a mediation body received the application, or mediation is over; what is open stays open',
    ),
    basis: [cite('MAL', '14(3)')],
    test: ({ context, event }) =>
      !context.mediationRuns ||
      context.arbitrationOpenOn !== null ||
      postedOn(event) >= arbitrationOpensOn(context),
  },
  postedDayProven: {
    summary: say(
      '交邮或者行为日期须由登记人员凭证据登记，不得晚于今天，不得早于争议提出之日',
      'an earlier day is recorded by staff on evidence; it is not in the future, nor before the dispute was filed',
    ),
    basis: [cite('CPL', '85(4)'), cite('ARB', '19')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { postedOn: day, evidence } = payloadOf(event, 'FILE_SUIT', 'FILE_ARBITRATION', 'SUE_TOO');
      if (day === undefined) return true;
      return !isByParty(event) && evidence !== undefined && day <= event.on && day >= context.facts.filedOn;
    },
  },
  receiptDayPlausible: {
    summary: say(
      '仲裁委收到日期不得晚于今天，不得早于争议提出之日或者交邮之日',
      'the commission’s day of receipt is not in the future, nor before the dispute was filed or the papers posted',
    ),
    basis: [cite('ARB', '27'), ...convention],
    needsPayload: true,
    test: ({ context, event }) => {
      const { postedOn: posted, receivedOn } = payloadOf(event, 'FILE_ARBITRATION');
      return (
        receivedOn === undefined ||
        (receivedOn <= event.on && receivedOn >= (posted ?? context.facts.filedOn))
      );
    },
  },
  awardInForce: {
    summary: say('可以执行的是仲裁裁决', 'what can be enforced is an award'),
    basis: [cite('MAL', '50-51')],
    test: ({ context }) =>
      context.enforceableBy === 'arbitration' &&
      context.arbitration.award !== null &&
      context.performedOn === null,
  },
  postedBeforeToday: {
    summary: say('起诉状在期间内已经交邮', 'the complaint had been posted on an earlier day'),
    basis: [cite('CPL', '85(4)')],
    needsPayload: true,
    test: ({ context, event }) => suitFiledOn(context, event) < event.on,
  },
  suesNotYet: {
    summary: say('该当事人尚未在本案起诉', 'this party does not sue in the case yet'),
    basis: [cite('LI1', '4')],
    needsPayload: true,
    test: ({ context, event }) => context.trial?.partyIds.includes(actingParty(event) ?? '') === false,
  },
  agreementFreesNewMediation: {
    summary: say(
      '没有生效的调解协议；或者协议未履行、确认被驳回，或者两个申请期均已届满',
      'there is no agreement in effect; or it was broken, its confirmation rejected, or both windows are over',
    ),
    basis: [cite('PML', '33(3)'), cite('CPL', '206'), ...convention],
    test: ({ context: { agreement, breachedOn, confirmationRejected, windows } }) =>
      agreement === null ||
      breachedOn !== null ||
      confirmationRejected ||
      !Object.values(windows).some(windowOpen),
  },
  outOfScope: {
    summary: say('因不属于受理范围而不予受理', 'declined as out of scope'),
    basis: [cite('O17', '22'), cite('LI1', '2')],
    needsPayload: true,
    test: ({ event }) =>
      ['out_of_scope', 'not_labour'].includes(String(payloadOf(event, 'mediation.rejected')['reason'])),
  },
  ofAnotherAgreement: {
    summary: say('所报告的是已被代替的协议', 'the report is about an agreement that was replaced'),
    basis: [cite('PML', '33'), ...convention],
    needsPayload: true,
    test: ({ context, event }) => {
      const { agreement } = event.payload as { agreement?: { id?: string } };
      return (
        context.agreement !== null && agreement?.id !== undefined && agreement.id !== context.agreement.id
      );
    },
  },
  orderEnforceable: {
    summary: say('可以执行的是支付令', 'what can be enforced is a payment order'),
    basis: [cite('CPL', '227-228')],
    test: ({ context }) => context.enforceableBy === 'paymentOrder' && context.paymentOrder !== null,
  },
  objectionRejected: {
    summary: say('法院已驳回异议', 'the court rejected the objection'),
    basis: [cite('CPL', '228')],
    needsPayload: true,
    test: ({ event }) => payloadOf(event, 'RECORD_PAYMENT_ORDER_OBJECTION').rejected === true,
  },
  objectionInTime: {
    summary: say(
      '异议在债务人收到支付令之日起十五日内提出',
      'the objection was made within fifteen days of receipt of the order',
    ),
    basis: [cite('CPL', '227')],
    needsPayload: true,
    test: ({ context, event }) => {
      const servedOn = context.paymentOrder?.servedOn;
      const { objectedOn } = payloadOf(event, 'RECORD_PAYMENT_ORDER_OBJECTION');
      return (
        typeof servedOn === 'string' &&
        objectedOn >= servedOn &&
        objectedOn <= lastDay(event, 'po_debtor_15d', servedOn)
      );
    },
  },
  creditorWaives: {
    summary: say('放弃只能由权利人作出', 'only the creditor may waive'),
    basis: [cite('CPL', '13'), ...convention],
    needsPayload: true,
    test: ({ context, event }) =>
      payloadOf(event, 'RECORD_PERFORMANCE').how !== 'waived' ||
      creditors(context).includes(actingParty(event) ?? ''),
  },
  actsInOwnName: {
    summary: say('当事人只能代表自己', 'a party acts only for itself'),
    basis: [cite('CPL', '61-62')],
    needsPayload: true,
    test: ({ event }) => !isByParty(event) || actsForItself(event),
  },
  applicantsAct: {
    summary: say('撤回争议由申请人作出', 'only the applicant gives the dispute up'),
    basis: [cite('CPL', '13'), ...convention],
    needsPayload: true,
    test: ({ context, event }) => actingSide(context, event) === 'applicant',
  },
  otherApplicantsAgree: {
    summary: say(
      '有数名申请人的，其他申请人均同意撤回；一人不能代他人放弃',
      'where there are several applicants, every other one agrees; nobody gives up for another',
    ),
    basis: [cite('CPL', '13'), ...convention],
    needsPayload: true,
    test: ({ context, event }) => {
      // Of whoever is no applicant the condition before this one speaks.
      if (actingSide(context, event) !== 'applicant') return true;
      const agreeing = payloadOf(event, 'WITHDRAW_DISPUTE').consents?.map((one) => one.partyId) ?? [];
      return context.facts.parties
        .filter(({ id, role }) => role === 'applicant' && id !== actingParty(event))
        .every(({ id }) => agreeing.includes(id));
    },
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
    judgesBy: ({ context, event }) => unreachableAllowed(context, event),
    test: ({ context, event }) => {
      const { followUps } = context;
      const last = followUps.at(-1);
      if (!last) return false;
      if (last.result === 'notSatisfied') return last.measure !== null;
      const unreachable = followUps.filter((one) => one.result === 'unreachable').length;
      return last.result === 'satisfied' || unreachable >= unreachableAllowed(context, event).value;
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
