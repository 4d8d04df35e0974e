import { cite } from '@dingfen/legal-basis';
import type { CivilDate } from '@dingfen/legal-calendar';
import { actingParty, actsForItself, defineGuards, isByParty, payloadOf } from '@dingfen/procedure-kit';
import { applicants, type Context } from './context.ts';
import type { Acts } from './events.ts';
import { partyChanges } from './succession.ts';

/** The day on which the application counts as filed: of its posting, where staff have recorded that (CPL 85(4)). */
export const filingDay = (event: Acts): CivilDate => payloadOf(event, 'FILE').postedOn ?? event.on;

const all = (context: Context, has: (partyId: string) => boolean): boolean =>
  applicants(context).every(({ id }) => has(id));

const signedBy = ({ signatures }: Context, partyId: string | undefined): boolean =>
  signatures.some((one) => one.partyId === partyId);

/** A commission serves a place when the place's code begins with the commission's, trailing zero pairs left out. */
const serves = (commission: string, place: string): boolean =>
  place.startsWith(commission.replace(/(00){1,2}$/, ''));

export const guards = defineGuards<Context, Acts>()({
  actsForOwnParty: {
    summary: {
      zh: '当事人只能为自己一方行事；工作人员代为登记的，须写明当事人并附凭证',
      en: 'a party acts for itself only; a clerk names the party and the evidence',
    },
    basis: [cite('ARB', '74')],
    needsPayload: true,
    test: ({ event }) => actsForItself(event),
  },
  isUnsignedParty: {
    summary: { zh: '签名人是协议一方且尚未签名', en: 'a party to the agreement who has not signed yet' },
    basis: [cite('ARB', '74')],
    needsPayload: true,
    test: ({ context, event }) => {
      const party = actingParty(event);
      return applicants(context).some(({ id }) => id === party) && !signedBy(context, party);
    },
  },
  signatureDayProven: {
    summary: {
      zh: '签名日期在协议生效之后、今日之前；申请期已过的，仅可由工作人员登记期内签名',
      en: 'dated after the agreement took effect and not in the future; when the window is over, one made inside it that staff record',
    },
    basis: [cite('ARB', '74', 'D')],
    needsPayload: true,
    test: ({ context: { agreement, windowEndedOn }, event }) => {
      const signedOn = payloadOf(event, 'SIGN').signedOn ?? event.on;
      const inside = agreement.effectiveOn <= signedOn && signedOn <= event.on;
      return inside && (windowEndedOn === null || (!isByParty(event) && signedOn <= windowEndedOn));
    },
  },
  othersHaveSigned: {
    summary: { zh: '其他各方均已签名', en: 'every other party has signed' },
    basis: [cite('ARB', '74')],
    needsPayload: true,
    test: ({ context, event }) => all(context, (id) => id === actingParty(event) || signedBy(context, id)),
  },
  hasSigned: {
    summary: { zh: '该方已经签名', en: 'this party has signed' },
    basis: [cite('ARB', '74', 'D')],
    needsPayload: true,
    test: ({ context, event }) => signedBy(context, actingParty(event)),
  },
  onlySignature: {
    summary: { zh: '没有其他方的签名', en: 'nobody else has signed' },
    basis: [cite('ARB', '74')],
    test: ({ context }) => context.signatures.length === 1,
  },
  lawfulMediationBody: {
    summary: { zh: '协议由依法设立的调解组织主持达成', en: 'a lawful mediation body mediated' },
    basis: [cite('MAL', '10'), cite('ARB', '74')],
    test: ({ context }) => context.agreement.bodyKind !== 'other',
  },
  bothApplied: {
    summary: { zh: '双方当事人已共同申请', en: 'both parties have applied together' },
    basis: [cite('ARB', '74')],
    test: ({ context }) => all(context, (id) => signedBy(context, id)),
  },
  withinFifteenDays: {
    summary: {
      zh: '自调解协议生效之日起十五日内提出（期内交邮的，不算过期）',
      en: 'filed within fifteen days of the agreement’s effect; a paper posted by then is in time',
    },
    basis: [cite('ARB', '74'), cite('ARB', '75[3]'), cite('ARB', '19'), cite('CPL', '85(4)')],
    // Staff may still have a paper that was posted in time; before they fill in the form nobody knows.
    test: ({ context: { windowEndedOn }, event }) =>
      windowEndedOn === null ||
      filingDay(event) <= windowEndedOn ||
      (!isByParty(event) && payloadOf(event, 'FILE').commissionId === undefined),
  },
  postingProven: {
    summary: {
      zh: '交邮日由工作人员凭证据登记，不早于协议生效日、不晚于今日',
      en: 'the day of posting is recorded by staff with evidence, not before the agreement took effect and not in the future',
    },
    basis: [cite('ARB', '19'), cite('CPL', '85(4)')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { postedOn, evidence } = payloadOf(event, 'FILE');
      return (
        postedOn === undefined ||
        (!isByParty(event) &&
          evidence !== undefined &&
          context.agreement.effectiveOn <= postedOn &&
          postedOn <= event.on)
      );
    },
  },
  commissionHasJurisdiction: {
    summary: {
      zh: '劳动合同履行地或者用人单位所在地在该仲裁委员会辖区内',
      en: 'the place of performance or the employer’s seat lies in the commission’s area',
    },
    basis: [cite('MAL', '21'), cite('ARB', '75[2]')],
    needsPayload: true,
    test: ({ event }) => {
      const { commissionRegionCode, placeRegionCode } = payloadOf(event, 'FILE');
      return serves(commissionRegionCode, placeRegionCode);
    },
  },
  withinScope: {
    summary: {
      zh: '属于仲裁委员会受理范围（补缴社会保险费、住房公积金不属于）',
      en: 'within the scope of arbitration (social-insurance back-payment and housing fund are not)',
    },
    basis: [cite('ARB', '75[1]', 'D')],
    test: ({ context }) =>
      context.agreement.items.every(
        ({ type }) => type !== 'social_insurance_backpay' && type !== 'housing_fund',
      ),
  },
  noRelationshipClause: {
    summary: {
      zh: '协议没有确认劳动关系的内容（有的，请申请劳动仲裁）',
      en: 'no clause confirms a labour relationship (if one does, apply for arbitration)',
    },
    basis: [cite('ARB', '75[4]')],
    test: ({ context: { agreement } }) =>
      !agreement.confirmsRelationship && agreement.items.every(({ type }) => type !== 'confirm_relationship'),
  },
  noConfirmationPending: {
    summary: {
      zh: '未就同一协议申请司法确认（两条途径择一，法院已确认的协议不再审查）',
      en: 'judicial confirmation of the same agreement is not pending (one route only)',
    },
    basis: [cite('ARB', '75[5]')],
    test: ({ context }) => context.confirmationPendingSince === null,
  },
  hasApplication: {
    summary: { zh: '仲裁审查申请书齐备', en: 'the application is enclosed' },
    basis: [cite('ARB', '74')],
    needsPayload: true,
    test: ({ event }) => payloadOf(event, 'FILE').application !== undefined,
  },
  hasAgreement: {
    summary: { zh: '调解协议齐备', en: 'the mediation agreement is enclosed' },
    basis: [cite('ARB', '74')],
    needsPayload: true,
    test: ({ event }) => payloadOf(event, 'FILE').agreement !== undefined,
  },
  hasIdentities: {
    summary: { zh: '双方身份证明齐备', en: 'proof of identity of every party is enclosed' },
    basis: [cite('ARB', '74')],
    needsPayload: true,
    test: ({ context, event }) =>
      all(context, (id) => payloadOf(event, 'FILE').identities.some((one) => one.partyId === id)),
  },
  signatoryReplaced: {
    summary: { zh: '变更的是应当签名的当事人', en: 'somebody who has to sign is replaced' },
    basis: [cite('ARB', '74', 'D')],
    needsPayload: true,
    test: ({ context, event }) =>
      partyChanges(event).some((one) =>
        applicants(context).some(({ id }) => id === one.replaces && id !== one.id),
      ),
  },
  othersSignaturesStand: {
    summary: { zh: '未变更的当事人仍有签名', en: 'a party who was not replaced has signed' },
    basis: [cite('ARB', '74', 'D')],
    needsPayload: true,
    test: ({ context, event }) =>
      context.signatures.some(({ partyId }) => !partyChanges(event).some((one) => one.replaces === partyId)),
  },
  endedAfterWindow: {
    summary: {
      zh: '申请撤回或者不予受理时申请期已过',
      en: 'the application ended when the window was already over',
    },
    basis: [cite('ARB', '75[3]'), cite('ARB', '76')],
    test: ({ context, event }) => context.lastEnd !== null && context.lastEnd.on > event.on,
  },
  lastWasWithdrawn: {
    summary: { zh: '前次申请是撤回的', en: 'the last application was withdrawn' },
    basis: [cite('ARB', '76')],
    test: ({ context }) => context.lastEnd?.how === 'withdrawn',
  },
  groundLetsReapply: {
    summary: { zh: '仅因无管辖权而不予受理', en: 'declined for want of jurisdiction only' },
    basis: [cite('ARB', '75[2]')],
    needsPayload: true,
    test: ({ event }) => payloadOf(event, 'NOT_ACCEPT').ground === 'wrongCommission',
  },
  reviewStillRuns: {
    summary: { zh: '审查期尚未届满', en: 'the review period has not ended' },
    basis: [cite('ARB', '76')],
    test: ({ context }) => !context.ended.includes('ar_review_5wd'),
  },
  reviewNotExtended: {
    summary: { zh: '审查期尚未延长过', en: 'the review has not been extended before' },
    basis: [cite('ARB', '76')],
    test: ({ context }) => context.application?.extendedDays === 0,
  },
  nobodyServedYet: {
    summary: { zh: '调解书尚未送达任何一方', en: 'the statement has not been served on anybody' },
    basis: [cite('ARB', '76')],
    test: ({ context }) => context.receipts.length === 0,
  },
  receiptProven: {
    summary: {
      zh: '该方尚未签收，签收日在调解书作出之后、今日之前',
      en: 'not recorded yet, and on a day after the statement was made and not in the future',
    },
    basis: [cite('ARB', '77')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { partyId, receivedOn } = payloadOf(event, 'RECORD_RECEIPT');
      return (
        applicants(context).some(({ id }) => id === partyId) &&
        !context.receipts.some((one) => one.partyId === partyId) &&
        (context.statement?.madeOn ?? event.on) <= receivedOn &&
        receivedOn <= event.on
      );
    },
  },
  lastReceipt: {
    summary: { zh: '其他各方均已签收', en: 'every other party has signed for it' },
    basis: [cite('ARB', '77')],
    needsPayload: true,
    test: ({ context, event }) =>
      all(
        context,
        (id) =>
          id === payloadOf(event, 'RECORD_RECEIPT').partyId ||
          context.receipts.some((one) => one.partyId === id),
      ),
  },
  refuserNotServed: {
    summary: { zh: '该方尚未签收', en: 'this party has not signed for it' },
    basis: [cite('ARB', '77')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { partyId } = payloadOf(event, 'RECORD_RECEIPT_REFUSED');
      return (
        applicants(context).some(({ id }) => id === partyId) &&
        !context.receipts.some((one) => one.partyId === partyId)
      );
    },
  },
  performanceIsProven: {
    summary: {
      zh: '履行日不晚于今日，由收款人确认或者附履行凭证',
      en: 'on a day not in the future, confirmed by the creditor or with proof',
    },
    basis: [cite('ARB', '77', 'D')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { performedOn, evidence } = payloadOf(event, 'RECORD_PERFORMANCE');
      const creditor = context.agreement.items.every(({ payeeId }) => payeeId === event.by.partyId);
      return performedOn <= event.on && (evidence !== undefined || creditor);
    },
  },
  isDueCreditor: {
    summary: {
      zh: '申请人是收款人且履行期已过',
      en: 'the applicant is a creditor and performance has fallen due',
    },
    basis: [cite('MAL', '51')],
    needsPayload: true,
    test: ({ context, event }) =>
      context.agreement.items.some((item) => item.payeeId === actingParty(event) && item.dueOn < event.on),
  },
  enforcedInFull: {
    summary: { zh: '执行到位', en: 'paid in full through enforcement' },
    basis: [cite('MAL', '51')],
    needsPayload: true,
    test: ({ event }) => payloadOf(event, 'CLOSE_ENFORCEMENT').result === 'paid',
  },
});
