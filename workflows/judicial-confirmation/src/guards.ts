import { isPaymentObligation } from '@dingfen/domain';
import { type Citation, cite, computeDeadline } from '@dingfen/legal-basis';
import type { CivilDate } from '@dingfen/legal-calendar';
import { actingParty, actsForItself, defineGuards, isByParty, payloadOf } from '@dingfen/procedure-kit';
import { type Context, openItems, paysOnly, signatories } from './context.ts';
import type { Acts } from './events.ts';
import { partyChanges } from './succession.ts';

type Given = { context: Context; event: Acts };

const everyParty = (context: Context, has: (partyId: string) => boolean): boolean =>
  signatories(context).every((party) => has(party.id));

const between = (day: string, from: string, to: string): boolean => from <= day && day <= to;

/** The day on which a paper counts as filed: of its posting, where staff have recorded that (CPL 85(4)). */
export const filingDay = (event: Acts): CivilDate => payloadOf(event, 'FILE', 'OBJECT').postedOn ?? event.on;

/** The last day of the period that the court is asked to restore; `undefined` while it has not passed. */
const missedLastDay = (context: Context, event: Acts): CivilDate | undefined =>
  event.type === 'RESTORE_WINDOW'
    ? (context.windowEndedOn ?? undefined)
    : context.barred.find((one) => one.partyId === payloadOf(event, 'RESTORE_OBJECTION').partyId)?.lastDay;

/** A document that must be in the package, by the field in which it is handed in. */
const document = (
  field: 'application' | 'agreement' | 'mediationProof',
  summary: { zh: string; en: string },
  basis: readonly Citation[],
) => ({
  summary,
  basis,
  needsPayload: true as const,
  test: ({ event }: Given) => payloadOf(event, 'FILE')[field] !== undefined,
});

export const guards = defineGuards<Context, Acts>()({
  actsForOwnParty: {
    summary: {
      zh: '当事人只能为自己一方行事；工作人员代为登记的，须写明当事人并附凭证',
      en: 'a party acts for itself only; a clerk names the party and the evidence',
    },
    basis: [cite('CPL', '205'), cite('CPI', '351')],
    needsPayload: true,
    test: ({ event }) => actsForItself(event),
  },
  isSignatory: {
    summary: { zh: '签名人是调解协议的一方当事人', en: 'the one who signs is a party to the agreement' },
    basis: [cite('CPL', '205')],
    needsPayload: true,
    test: ({ context, event }) => signatories(context).some((party) => party.id === actingParty(event)),
  },
  notSignedYet: {
    summary: { zh: '该方尚未签名', en: 'this party has not signed yet' },
    basis: [cite('CPL', '205')],
    needsPayload: true,
    test: ({ context, event }) => !context.signatures.some((one) => one.partyId === actingParty(event)),
  },
  hasSigned: {
    summary: { zh: '该方已经签名', en: 'this party has signed' },
    basis: [cite('CPL', '205', 'D')],
    needsPayload: true,
    test: ({ context, event }) => context.signatures.some((one) => one.partyId === actingParty(event)),
  },
  othersHaveSigned: {
    summary: { zh: '其他各方均已签名', en: 'every other party has signed' },
    basis: [cite('CPL', '205')],
    needsPayload: true,
    test: ({ context, event }) =>
      everyParty(
        context,
        (id) => id === actingParty(event) || context.signatures.some((one) => one.partyId === id),
      ),
  },
  othersSignaturesRemain: {
    summary: { zh: '仍有他方签名', en: 'another party’s signature remains' },
    basis: [cite('CPL', '205')],
    needsPayload: true,
    test: ({ context, event }) => context.signatures.some((one) => one.partyId !== actingParty(event)),
  },
  agentHasSpecialAuthority: {
    summary: { zh: '代理人代为申请须有特别授权', en: 'an agent who applies needs special authority' },
    basis: [cite('CPL', '62'), cite('CPI', '351')],
    needsPayload: true,
    test: ({ event }) => payloadOf(event, 'SIGN').agent?.specialAuthority !== false,
  },
  signedInsideWindow: {
    summary: {
      zh: '签名日期在协议生效之后、今日之前；申请期已过的，仅可由工作人员登记期内签名',
      en: 'dated after the agreement took effect and not in the future; when the window is over, one made inside it that staff record',
    },
    basis: [cite('CPL', '205', 'D')],
    needsPayload: true,
    test: ({ context: { agreement, windowEndedOn }, event }) => {
      const signedOn = payloadOf(event, 'SIGN').signedOn ?? event.on;
      const inside = between(signedOn, agreement.effectiveOn, event.on);
      return inside && (windowEndedOn === null || (!isByParty(event) && signedOn <= windowEndedOn));
    },
  },

  lawfulMediationBody: {
    summary: {
      zh: '协议由依法设立的调解组织或者人民法院特邀调解员主持达成',
      en: 'a lawfully established mediation body, or a mediator on a court’s roster, mediated',
    },
    basis: [cite('CPL', '205'), cite('INV', '19'), cite('JC11', '13')],
    test: ({ context }) => context.agreement.bodyKind !== 'other',
  },
  bothApplied: {
    summary: { zh: '双方当事人已共同申请', en: 'both parties have applied together' },
    basis: [cite('CPL', '205'), cite('CPI', '351')],
    test: ({ context }) => everyParty(context, (id) => context.signatures.some((one) => one.partyId === id)),
  },
  withinThirtyDays: {
    summary: {
      zh: '自调解协议生效之日起三十日内提出（期内交邮的，不算过期）',
      en: 'filed within thirty days of the agreement’s effect; a paper posted by then is in time',
    },
    basis: [cite('CPL', '205'), cite('PML', '33'), cite('CPL', '85(4)')],
    // Staff may still have a paper that was posted in time; before they fill in the form nobody knows.
    test: ({ context: { windowEndedOn }, event }) =>
      windowEndedOn === null ||
      filingDay(event) <= windowEndedOn ||
      (!isByParty(event) && payloadOf(event, 'FILE').courtId === undefined),
  },
  postingProven: {
    summary: {
      zh: '交邮日由工作人员凭证据登记，不早于可以提出之日、不晚于今日',
      en: 'the day of posting is recorded by staff with evidence, not before the act was open and not in the future',
    },
    basis: [cite('CPL', '85(4)')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { postedOn, evidence } = payloadOf(event, 'FILE', 'OBJECT');
      const openedOn = context.ruling?.ruledOn ?? context.agreement.effectiveOn;
      return (
        postedOn === undefined ||
        (!isByParty(event) && evidence !== undefined && between(postedOn, openedOn, event.on))
      );
    },
  },
  invitingCourt: {
    summary: {
      zh: '法院邀请调解的，只能向作出邀请的法院申请；未邀请的，不得以邀请为管辖依据',
      en: 'where a court invited the mediation, only that court; otherwise invitation is no ground of venue',
    },
    basis: [cite('CPL', '205[1]')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { courtId, venueGround } = payloadOf(event, 'FILE');
      if (context.invitedByCourtId === null) return venueGround !== 'invitation';
      return venueGround === 'invitation' && courtId === context.invitedByCourtId;
    },
  },
  courtLevelFits: {
    summary: {
      zh: '向基层法院申请；依法应由中级法院管辖的写明理由',
      en: 'a basic court; an intermediate court only where the dispute belongs there, with the reason',
    },
    basis: [cite('CPL', '205[2]'), cite('CPI', '352')],
    needsPayload: true,
    test: ({ event }) => {
      const { courtLevel, intermediateGround } = payloadOf(event, 'FILE');
      return (courtLevel === 'intermediate') === (intermediateGround !== undefined);
    },
  },
  noRelationshipClause: {
    summary: {
      zh: '协议没有确认劳动关系的内容（该内容既不能司法确认也不能仲裁审查，请申请劳动仲裁）',
      en: 'no clause confirms a labour relationship (that bars confirmation and review alike: apply for arbitration)',
    },
    basis: [cite('LI1', '52', 'D'), cite('ARB', '75[4]')],
    test: ({ context }) =>
      !context.agreement.confirmsRelationship &&
      context.agreement.items.every((item) => item.type !== 'confirm_relationship'),
  },
  paymentOnly: {
    summary: {
      zh: '协议内容仅为给付义务（含其他内容的，可以申请仲裁审查）',
      en: 'the agreement holds duties to pay only (with anything else in it, ask for arbitration review)',
    },
    basis: [cite('LI1', '52')],
    // A relationship clause is refused by its own guard, which points to another way.
    test: ({ context }) =>
      paysOnly(context) ||
      (context.agreement.confirmsRelationship &&
        context.agreement.items.every(
          (item) => item.type === 'confirm_relationship' || isPaymentObligation(item.type),
        )),
  },
  contentDefinite: {
    summary: {
      zh: '给付主体、金额、期限、收款人均明确',
      en: 'who pays whom, how much and by when is certain',
    },
    basis: [cite('CPI', '358[5]'), cite('CPI', '461')],
    test: ({ context: { agreement } }) =>
      agreement.definite &&
      agreement.items.length > 0 &&
      agreement.items.every((item) => !isPaymentObligation(item.type) || item.amountFen !== undefined),
  },
  noReviewPending: {
    summary: {
      zh: '未就同一协议申请仲裁审查（两条途径择一，法院已确认的协议仲裁委员会也不再审查）',
      en: 'arbitration review of the same agreement is not pending (one route only)',
    },
    basis: [cite('ARB', '75[5]'), cite('CPL', '205')],
    test: ({ context }) => context.reviewPendingSince === null,
  },
  hasApplication: document('application', { zh: '司法确认申请书齐备', en: 'the application is enclosed' }, [
    cite('CPI', '353'),
    cite('JC11', '3'),
  ]),
  hasAgreement: document('agreement', { zh: '调解协议齐备', en: 'the mediation agreement is enclosed' }, [
    cite('CPI', '354(1)'),
  ]),
  hasMediationProof: document(
    'mediationProof',
    { zh: '调解组织主持调解的证明齐备', en: 'proof that the body mediated is enclosed' },
    [cite('CPI', '354(1)')],
  ),
  hasIdentities: {
    summary: { zh: '双方身份证明齐备', en: 'proof of identity of every party is enclosed' },
    basis: [cite('CPI', '354(1)')],
    needsPayload: true,
    test: ({ context, event }) =>
      everyParty(context, (id) => payloadOf(event, 'FILE').identities.some((one) => one.partyId === id)),
  },
  hasAddressesForService: {
    summary: { zh: '双方送达地址齐备', en: 'an address for service of every party is given' },
    basis: [cite('CPI', '354(1)'), cite('JC11', '3')],
    needsPayload: true,
    test: ({ context, event }) =>
      everyParty(context, (id) =>
        [...context.agreement.addressForService, ...payloadOf(event, 'FILE').addresses].some(
          (one) => one.partyId === id,
        ),
      ),
  },
  hasPropertyPapers: {
    summary: {
      zh: '涉及财产权利的，财产权利证明齐备',
      en: 'papers on property rights are enclosed where any are involved',
    },
    basis: [cite('CPI', '354(1)')],
    needsPayload: true,
    test: ({ event }) => {
      const { concernsProperty, propertyPapers } = payloadOf(event, 'FILE');
      return !concernsProperty || propertyPapers !== undefined;
    },
  },
  obstacleDelayedAct: {
    summary: {
      zh: '该期间已经届满，障碍始于届满日或者之前',
      en: 'the period is over, and the obstacle began on or before its last day',
    },
    basis: [cite('CPL', '86')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { obstacleFrom, obstacleEndedOn } = payloadOf(event, 'RESTORE_WINDOW', 'RESTORE_OBJECTION');
      const lastDay = missedLastDay(context, event);
      return lastDay !== undefined && obstacleFrom <= lastDay && obstacleFrom <= obstacleEndedOn;
    },
  },
  reliefAskedInTime: {
    summary: {
      zh: '在障碍消除后十日内申请顺延',
      en: 'relief was asked for within ten days after the obstacle ended',
    },
    basis: [cite('CPL', '86')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { obstacleEndedOn, askedOn } = payloadOf(event, 'RESTORE_WINDOW', 'RESTORE_OBJECTION');
      // An obstacle that was over before there was an agreement has delayed nothing.
      if (obstacleEndedOn < context.agreement.effectiveOn) return false;
      if (!between(askedOn, obstacleEndedOn, event.on)) return false;
      return (
        askedOn <=
        computeDeadline({
          ruleId: 'period_restore_10d',
          trigger: obstacleEndedOn,
          calendar: event.calendar,
          local: event.local,
        }).dueOn
      );
    },
  },
  newLastDayAhead: {
    summary: { zh: '法院确定的届满日不早于今日', en: 'the court’s new last day is today or later' },
    basis: [cite('CPL', '86')],
    needsPayload: true,
    test: ({ event }) => payloadOf(event, 'RESTORE_WINDOW', 'RESTORE_OBJECTION').newLastDay >= event.on,
  },
  servedParty: {
    summary: { zh: '该当事人已收到裁定', en: 'a party on whom the ruling was served' },
    basis: [cite('CPI', '372(2)')],
    needsPayload: true,
    test: ({ context, event }) =>
      context.served.some((one) => one.partyId === payloadOf(event, 'RESTORE_OBJECTION').partyId),
  },
  withdrawnAfterWindow: {
    summary: { zh: '撤回时申请期已过', en: 'the application was withdrawn when the window was already over' },
    basis: [cite('CPI', '357'), cite('CPL', '205')],
    test: ({ context, event }) => context.lastEnd?.how === 'withdrawn' && context.lastEnd.on > event.on,
  },
  notAcceptedAfterWindow: {
    summary: { zh: '不予受理时申请期已过', en: 'acceptance was declined when the window was already over' },
    basis: [cite('CPI', '355'), cite('CPL', '205')],
    test: ({ context, event }) => context.lastEnd?.how === 'notAccepted' && context.lastEnd.on > event.on,
  },
  rejectedAfterWindow: {
    summary: {
      zh: '因管辖驳回时申请期已过',
      en: 'rejected for want of jurisdiction when the window was already over',
    },
    basis: [cite('CPI', '355[2]'), cite('CPL', '205')],
    test: ({ context, event }) => context.lastEnd?.how === 'rejected' && context.lastEnd.on > event.on,
  },

  acceptedAlready: {
    summary: { zh: '申请已受理', en: 'the application has been accepted' },
    basis: [cite('JC11', '4')],
    test: ({ context }) => context.application?.acceptedOn != null,
  },
  withdrawalAsked: {
    summary: { zh: '已申请撤回', en: 'withdrawal has been asked for' },
    basis: [cite('CPI', '357(1)')],
    test: ({ context }) => context.withdrawalAskedOn !== null,
  },
  supplementOutstanding: {
    summary: { zh: '补充期限内', en: 'a supplement is outstanding' },
    basis: [cite('CPI', '354(2)')],
    test: ({ context }) => context.supplement !== null && !context.supplement.overdue,
  },
  supplementDefaulted: {
    summary: { zh: '逾期未补充', en: 'the supplement was not made in time' },
    basis: [cite('CPI', '357(2)')],
    test: ({ context }) => context.supplement?.overdue === true,
  },
  orderReceivedOn: {
    summary: {
      zh: '收到通知日不晚于今日、不早于申请日',
      en: 'the order was received after filing and not in the future',
    },
    basis: [cite('CPI', '354(2)', 'D')],
    needsPayload: true,
    test: ({ context, event }) =>
      between(
        payloadOf(event, 'ORDER_SUPPLEMENT').receivedOn ?? event.on,
        context.application?.filedOn ?? event.on,
        event.on,
      ),
  },
  defaultIsEstablished: {
    summary: {
      zh: '确有逾期未补充或者拒不接受询问的记录',
      en: 'default on the supplement, or refusal to answer, is on record',
    },
    basis: [cite('CPI', '357(2)')],
    needsPayload: true,
    test: ({ context, event }) =>
      payloadOf(event, 'DEEM_WITHDRAWN').ground === 'noSupplement'
        ? context.supplement?.overdue === true
        : context.refusedToAnswer.length > 0,
  },
  groundLetsReapply: {
    summary: {
      zh: '仅因法院无管辖权而不予受理或者驳回',
      en: 'turned down only because this court lacks jurisdiction',
    },
    basis: [cite('CPI', '355[2]'), cite('CPL', '205')],
    needsPayload: true,
    test: ({ event }) => payloadOf(event, 'NOT_ACCEPT', 'REJECT').ground === 'wrongCourt',
  },
  groundIsSham: {
    summary: { zh: '以虚假调解为由', en: 'the ground is sham mediation' },
    basis: [cite('ONM', '23')],
    needsPayload: true,
    test: ({ event }) => payloadOf(event, 'REJECT').ground === 'sham',
  },
  shamProofDemanded: {
    summary: {
      zh: '以虚假调解为由的，须先要求举证且未得到充分证明',
      en: 'for sham, proof must first have been demanded and not given',
    },
    basis: [cite('ONM', '23')],
    needsPayload: true,
    test: ({ context, event }) =>
      (event.payload as { ground?: string }).ground !== 'sham' ||
      (context.doubt?.proofDemandedOn != null &&
        context.doubt.clearedOn === null &&
        (context.supplement === null || context.supplement.overdue)),
  },
  noOpenDoubt: {
    summary: { zh: '没有未排除的虚假调解疑点', en: 'no open doubt of sham mediation' },
    basis: [cite('ONM', '23')],
    test: ({ context }) => context.doubt === null || context.doubt.clearedOn !== null,
  },
  doubtRaised: {
    summary: { zh: '存在未排除的虚假调解疑点', en: 'a doubt of sham mediation is open' },
    basis: [cite('ONM', '23')],
    test: ({ context }) => context.doubt !== null && context.doubt.clearedOn === null,
  },
  allNotified: {
    summary: { zh: '已通知双方共同到场核实', en: 'all parties were notified to appear together' },
    basis: [cite('CPI', '356(1)')],
    test: ({ context }) => everyParty(context, (id) => context.notified.includes(id)),
  },
  mediationBodyAsked: {
    summary: { zh: '法院已向调解组织核实', en: 'the court has asked the mediation body' },
    basis: [cite('CPI', '356(2)')],
    test: ({ context }) => context.askedMediationBodyOn !== null,
  },
  reviewStillRuns: {
    summary: { zh: '十五日审查期尚未届满', en: 'the fifteen days of review have not ended' },
    basis: [cite('JC11', '5(1)')],
    test: ({ context }) => !context.ended.includes('jc_review_15d'),
  },
  reviewNotExtended: {
    summary: { zh: '审查期尚未延长过', en: 'the review has not been extended before' },
    basis: [cite('JC11', '5(1)')],
    test: ({ context }) => context.application?.extendedDays === 0,
  },
  capStillRuns: {
    summary: { zh: '三十日审限尚未届满', en: 'the thirty-day limit has not ended' },
    basis: [cite('CPL', '187')],
    test: ({ context }) => !context.ended.includes('jc_special_procedure_cap_30d'),
  },
  capNotExtended: {
    summary: { zh: '审限尚未延长过', en: 'the limit has not been extended before' },
    basis: [cite('TRL', '2')],
    test: ({ context }) => context.application?.capExtendedDays === 0,
  },
  partyCeased: {
    summary: {
      zh: '为本案当事人，日期不晚于今日，且程序尚未因此中止',
      en: 'a party to the dispute, on a day not in the future, and the proceeding is not suspended yet',
    },
    basis: [cite('CPL', '153', 'D')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { partyId, ceasedOn } = payloadOf(event, 'RECORD_PARTY_CEASED');
      return (
        context.ceased === null &&
        ceasedOn <= event.on &&
        partyId !== event.by.partyId &&
        signatories(context).some((one) => one.id === partyId)
      );
    },
  },
  successorIsNew: {
    summary: { zh: '承继人编号未被本案当事人使用', en: 'no party of the dispute has the successor’s id' },
    basis: [cite('CPL', '153', 'D')],
    needsPayload: true,
    test: ({ context, event }) =>
      !context.facts.parties.some((one) => one.id === payloadOf(event, 'JOIN_SUCCESSOR').successorId),
  },
  byCourt: {
    summary: { zh: '由法院准许参加', en: 'the court lets the successor in' },
    basis: [cite('CPL', '153', 'D')],
    test: ({ event }) => event.by.capacity === 'courtClerk' || event.by.capacity === 'judge',
  },
  successorAwaited: {
    summary: { zh: '一方当事人死亡或者终止，尚无承继人', en: 'a party is gone and nobody has succeeded yet' },
    basis: [cite('CPL', '153', 'D')],
    test: ({ context }) => context.ceased !== null,
  },
  successionSettled: {
    summary: { zh: '等待中的承继已经完成', en: 'the succession that was waited for has taken place' },
    basis: [cite('CPL', '153', 'D')],
    needsPayload: true,
    test: ({ context, event }) =>
      partyChanges(context, event).some((one) => one.replaces === context.ceased?.partyId),
  },
  signatoryReplaced: {
    summary: { zh: '变更的是应当签名的当事人', en: 'somebody who has to sign is replaced' },
    basis: [cite('CPL', '205', 'D')],
    needsPayload: true,
    test: ({ context, event }) =>
      partyChanges(context, event).some((one) =>
        signatories(context).some((party) => party.id === one.replaces && party.id !== one.id),
      ),
  },
  othersSignaturesStand: {
    summary: { zh: '未变更的当事人仍有签名', en: 'a party who was not replaced has signed' },
    basis: [cite('CPL', '205', 'D')],
    needsPayload: true,
    test: ({ context, event }) =>
      context.signatures.some(
        (signature) => !partyChanges(context, event).some((one) => one.replaces === signature.partyId),
      ),
  },

  partyToServe: {
    summary: { zh: '该当事人尚未送达', en: 'a party not served yet' },
    basis: [cite('CPI', '372(2)')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { partyId } = payloadOf(event, 'SERVE_RULING');
      return (
        signatories(context).some((party) => party.id === partyId) &&
        !context.served.some((one) => one.partyId === partyId)
      );
    },
  },
  serviceDayProven: {
    summary: {
      zh: '送达日在裁定作出之后、今日之前',
      en: 'the day of service lies after the ruling and not in the future',
    },
    basis: [cite('CPL', '85'), cite('CPI', '372(2)')],
    needsPayload: true,
    test: ({ context, event }) =>
      between(payloadOf(event, 'SERVE_RULING').servedOn, context.ruling?.ruledOn ?? event.on, event.on),
  },
  allServed: {
    summary: { zh: '双方均已送达', en: 'every party has been served' },
    basis: [cite('CPI', '372(2)')],
    test: ({ context }) => everyParty(context, (id) => context.served.some((one) => one.partyId === id)),
  },
  newThirdParty: {
    summary: {
      zh: '利害关系人尚未登记，知悉日不晚于今日',
      en: 'not registered yet, and knew on a day not in the future',
    },
    basis: [cite('CPI', '372(2)')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { thirdPartyId, knewOn } = payloadOf(event, 'REGISTER_THIRD_PARTY');
      return (
        knewOn <= event.on &&
        !context.thirdParties.some((one) => one.id === thirdPartyId) &&
        !signatories(context).some((one) => one.id === thirdPartyId)
      );
    },
  },
  mayObject: {
    summary: {
      zh: '异议人为当事人或者已登记的利害关系人',
      en: 'the objector is a party or a registered interested third party',
    },
    basis: [cite('CPI', '372(2)')],
    needsPayload: true,
    test: ({ context, event }) =>
      [...signatories(context), ...context.thirdParties].some((one) => one.id === actingParty(event)),
  },
  objectionInTime: {
    summary: {
      zh: '异议期未过（当事人自收到裁定之日起十五日，利害关系人自知道或者应当知道之日起六个月）',
      en: 'in time: fifteen days from receipt for a party, six months from knowledge for a third party',
    },
    basis: [cite('CPI', '372(2)'), cite('CPL', '85(4)')],
    needsPayload: true,
    test: ({ context, event }) => {
      const over = context.barred.find((one) => one.partyId === actingParty(event));
      return over === undefined || filingDay(event) <= over.lastDay;
    },
  },
  noObjectionPending: {
    summary: { zh: '没有正在审查的异议', en: 'no objection is pending' },
    basis: [cite('CPI', '372(1)', 'D')],
    test: ({ context }) => context.objections.length === 0,
  },
  notObjectingYet: {
    summary: { zh: '该异议人没有待审查的异议', en: 'no objection of the same objector is waiting' },
    basis: [cite('CPI', '372(1)', 'D')],
    needsPayload: true,
    test: ({ context, event }) => !context.objections.some((one) => one.objectorId === actingParty(event)),
  },
  anotherObjectionWaits: {
    summary: { zh: '还有其他异议待审查', en: 'another objection is waiting' },
    basis: [cite('CPI', '372(1)', 'D')],
    test: ({ context }) => context.objections.length > 1,
  },
  fullyPerformed: {
    summary: { zh: '协议已全部履行', en: 'the agreement has been performed in full' },
    basis: [cite('MAL', '14')],
    test: ({ context }) => context.performedOn !== null,
  },
  rulingRevoked: {
    summary: { zh: '新裁定撤销原确认裁定', en: 'the new ruling revokes the confirmation' },
    basis: [cite('CPI', '372(1)')],
    needsPayload: true,
    test: ({ event }) => payloadOf(event, 'UPHOLD_OBJECTION').result === 'revoked',
  },
  performanceIsProven: {
    summary: {
      zh: '项目属于协议且未登记履行，履行日不晚于今日，由收款人确认或者附履行凭证',
      en: 'open items of the agreement, on a day not in the future, confirmed by the payee or with proof',
    },
    basis: [cite('MAL', '14'), cite('CPL', '206', 'D')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { claimIds, performedOn, evidence } = payloadOf(event, 'RECORD_PERFORMANCE');
      const items = openItems(context).filter((item) => claimIds.includes(item.claimId));
      return (
        performedOn <= event.on &&
        items.length === new Set(claimIds).size &&
        (evidence !== undefined || items.every((item) => item.payeeId === event.by.partyId))
      );
    },
  },
  completesPerformance: {
    summary: { zh: '此次登记后协议全部履行', en: 'nothing remains to be performed after this' },
    basis: [cite('MAL', '14')],
    needsPayload: true,
    test: ({ context, event }) =>
      openItems(context).every((item) =>
        payloadOf(event, 'RECORD_PERFORMANCE').claimIds.includes(item.claimId),
      ),
  },
  settlesWhatIsDue: {
    summary: {
      zh: '此次登记后没有到期未履行的项目',
      en: 'nothing that has fallen due remains open after this',
    },
    basis: [cite('CPL', '206', 'D')],
    needsPayload: true,
    test: ({ context, event }) =>
      openItems(context).every(
        (item) =>
          payloadOf(event, 'RECORD_PERFORMANCE').claimIds.includes(item.claimId) ||
          !context.passedDueOn.includes(item.dueOn),
      ),
  },
  isCreditor: {
    summary: {
      zh: '申请人是到期未受清偿的收款人',
      en: 'the applicant is owed something that has fallen due',
    },
    basis: [cite('CPL', '206')],
    needsPayload: true,
    test: ({ context, event }) =>
      openItems(context).some(
        (item) => item.payeeId === actingParty(event) && context.passedDueOn.includes(item.dueOn),
      ),
  },
  enforcingCourt: {
    summary: {
      zh: '向作出裁定的法院或者同级的被执行财产所在地法院申请',
      en: 'the court that ruled, or a court of the same level where the assets are',
    },
    basis: [cite('CPI', '460')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { courtId, venueGround } = payloadOf(event, 'APPLY_ENFORCEMENT');
      return venueGround === 'assets' || courtId === context.application?.courtId;
    },
  },
  enforcementReceivedOn: {
    summary: { zh: '收到申请日不晚于今日', en: 'received on a day not in the future' },
    basis: [cite('CPI', '480')],
    needsPayload: true,
    test: ({ context, event }) =>
      between(
        payloadOf(event, 'APPLY_ENFORCEMENT').receivedOn ?? event.on,
        context.ruling?.ruledOn ?? event.on,
        event.on,
      ),
  },
  paidInEnforcement: {
    summary: { zh: '执行到位', en: 'paid in full through enforcement' },
    basis: [cite('CPL', '206')],
    needsPayload: true,
    test: ({ event }) => payloadOf(event, 'CLOSE_ENFORCEMENT').result === 'paid',
  },
  lateOnlyAfterTwoYears: {
    summary: {
      zh: '以逾期为由不予执行的，申请须在两年期满后提出',
      en: 'refused as late only where the application came after the two years',
    },
    basis: [cite('CPI', '481'), cite('CPL', '250')],
    needsPayload: true,
    test: ({ context, event }) =>
      payloadOf(event, 'CLOSE_ENFORCEMENT').result !== 'refusedAsLate' ||
      context.ended.includes('enf_apply_2y'),
  },
});
