import { type Citation, cite, computeDeadline } from '@dingfen/legal-basis';
import type { CivilDate } from '@dingfen/legal-calendar';
import { actsForItself, defineGuards, isByParty, payloadOf, type Reckoning } from '@dingfen/procedure-kit';
import {
  allIn,
  type ArbitrationContext,
  bothSides,
  claimants,
  hasFinalDocument,
  mayAskSetAside,
  opponents,
  suitPeriodsOver,
  workerSues,
} from './context.ts';
import type { ArbitrationActs } from './events.ts';

const convention: readonly Citation[] = [cite('ENG', '', 'D')];

/** Every party on both sides is on the list. */
const listsEveryone = (context: ArbitrationContext, list: readonly { partyId: string }[]): boolean =>
  bothSides(context).every((party) => list.some((one) => one.partyId === party.id));

/** Days that may lie ahead when they are recorded. */
const planned = ['hearingOn', 'performanceDueOn'];
/** The day a form says something happened on. */
const dayOf = (event: ArbitrationActs): string | undefined =>
  Object.entries(event.payload).find(
    ([field, value]) => typeof value === 'string' && field.endsWith('On') && !planned.includes(field),
  )?.[1] as string | undefined;

/** The day that an act of the given kind cannot precede. */
function dayBefore(context: ArbitrationContext, type: string): string | null | undefined {
  if (['SERVE_AWARD', 'ASK_SET_ASIDE', 'SERVE_RULING'].includes(type)) return context.award?.madeOn;
  if (type === 'RESUME') return context.suspendedSince;
  if (type === 'END_HOLD') return context.heldSince;
  return context.acceptedOn ?? context.receivedOn ?? context.facts.filedOn;
}

/** The last day on which a respondent who has the copy may answer and apply in return. */
const answerUntil = (
  { answerPeriodOver, copyServedOn }: ArbitrationContext,
  id: string,
  { calendar, local }: Reckoning,
): CivilDate =>
  answerPeriodOver[id] ??
  computeDeadline({
    ruleId: 'arb_answer_10wd',
    trigger: copyServedOn[id] as CivilDate,
    calendar,
    local,
  }).dueOn;

/** Who acts, when, and the last day of its period where that is over. */
function partyPeriod(context: ArbitrationContext, event: ArbitrationActs) {
  if (event.type === 'COUNTER_APPLY') {
    const { partyId, appliedOn } = event.payload;
    return { on: appliedOn, lastDay: context.answerPeriodOver[partyId] };
  }
  const { partyId, askedOn } = payloadOf(event, 'ASK_SET_ASIDE');
  return { on: askedOn, lastDay: context.setAsideOver[partyId] };
}

export const guards = defineGuards<ArbitrationContext, ArbitrationActs>()({
  proven: {
    summary: {
      zh: '仲裁委以外的人登记的，须注明证明材料',
      en: 'whoever is not the commission names the document that proves it',
    },
    basis: [cite('LI1', '12'), ...convention],
    needsPayload: true,
    test: ({ event }) =>
      ['commissionOfficer', 'commissionDirector', 'courtClerk'].includes(event.by.capacity) ||
      (event.payload as { proof?: string }).proof !== undefined,
  },
  datesInOrder: {
    summary: {
      zh: '日期不得晚于今天，也不得早于前一程序环节',
      en: 'the day is neither in the future nor before the step that precedes it',
    },
    basis: [cite('CPL', '85'), cite('ARB', '19')],
    needsPayload: true,
    test: ({ context, event }) => {
      const on = dayOf(event);
      const before = dayBefore(context, event.type);
      return on === undefined || (on <= event.on && (!before || on >= before));
    },
  },
  actsForItself: {
    summary: { zh: '当事人只能代表自己', en: 'a party acts only for itself' },
    basis: [cite('MAL', '24'), ...convention],
    needsPayload: true,
    test: ({ event }) => !isByParty(event) || actsForItself(event),
  },
  byClaimant: {
    summary: { zh: '撤回仲裁申请的须是申请仲裁的一方', en: 'only the side that applied may withdraw' },
    basis: [cite('ARB', '35')],
    test: ({ context, event }) => !isByParty(event) || event.by.capacity === context.claimant,
  },
  everyoneConsents: {
    summary: { zh: '各方当事人均已同意', en: 'every party has consented' },
    basis: [cite('ARB', '69-70')],
    needsPayload: true,
    test: ({ context, event }) =>
      listsEveryone(context, payloadOf(event, 'HOLD_FOR_MEDIATION', 'REFER_MEDIATION').consents),
  },
  allClaimantsWithdraw: {
    summary: {
      zh: '有多名申请人的，须全体同意；只有部分申请人撤回的，其他人的仲裁继续',
      en: 'of several applicants all consent; the case goes on for those who do not withdraw',
    },
    basis: [cite('ARB', '35'), ...convention],
    needsPayload: true,
    test: ({ context, event }) => {
      const { consents = [] } = payloadOf(event, 'WITHDRAW');
      const all = claimants(context);
      return (
        all.length === 1 ||
        all.every(
          ({ id }) =>
            (isByParty(event) && event.by.partyId === id) ||
            consents.some((one) => one.partyId === id && one.on <= event.on),
        )
      );
    },
  },
  allClaimantsAbsent: {
    summary: {
      zh: '有多名申请人的，须列明全体缺席；有申请人到庭的，仲裁继续',
      en: 'of several applicants all are named as absent; the case goes on for those who came',
    },
    basis: [cite('ARB', '39'), ...convention],
    needsPayload: true,
    test: ({ context, event }) => {
      const all = claimants(context);
      const { partyIds } = payloadOf(event, 'RECORD_APPLICANT_ABSENT');
      if (partyIds === undefined) return all.length === 1;
      return all.every(({ id }) => partyIds.includes(id)) && partyIds.length === all.length;
    },
  },
  receiptsOfParties: {
    summary: {
      zh: '签收人须是本案当事人，每人一次，签收日期不晚于今天、不早于文书作出的程序环节',
      en: 'each receipt is of a party of this case, once, neither in the future nor before the paper could exist',
    },
    basis: [cite('CPL', '87'), cite('ARB', '19')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { receipts } = payloadOf(event, 'RECORD_STATEMENT', 'RULE_SET_ASIDE', 'RECORD_NON_ENFORCEMENT');
      const before = context.award?.madeOn ?? context.acceptedOn;
      const parties = bothSides(context).map(({ id }) => id);
      return receipts.every(
        ({ partyId, receivedOn }, index) =>
          parties.includes(partyId) &&
          receipts.findIndex((one) => one.partyId === partyId) === index &&
          receivedOn <= event.on &&
          (before === null || receivedOn >= before),
      );
    },
  },
  rulingServedOnAll: {
    summary: { zh: '裁定已送达各方', en: 'the ruling has reached everybody' },
    basis: [cite('MAL', '49(3)'), cite('LI1', '24(2)')],
    test: ({ context }) => allIn(bothSides(context), context.rulingServedOn),
  },
  rulingNotServedYet: {
    summary: { zh: '裁定尚未送达该当事人', en: 'the ruling has not reached this party yet' },
    basis: [cite('MAL', '49(3)'), cite('LI1', '24(2)')],
    needsPayload: true,
    test: ({ context, event }) => !(payloadOf(event, 'SERVE_RULING').partyId in context.rulingServedOn),
  },
  everyoneSigned: {
    summary: { zh: '双方均已签收', en: 'both sides have signed for it' },
    basis: [cite('MAL', '42(3)'), cite('ARB', '72')],
    needsPayload: true,
    test: ({ context, event }) => listsEveryone(context, payloadOf(event, 'RECORD_STATEMENT').receipts),
  },
  receiptKnown: {
    summary: { zh: '仲裁委收到申请的日期已登记', en: 'the day of receipt is on record' },
    basis: [cite('MAL', '29')],
    test: ({ context }) => context.receivedOn !== null,
  },
  correctionNotYetDemanded: {
    summary: { zh: '补正材料只能告知一次', en: 'missing papers are named once only' },
    basis: [cite('ARB', '29(4)')],
    test: ({ context }) => context.correction === 'none',
  },
  ofClaimantOrOpponent: {
    summary: { zh: '须是本案当事人', en: 'it must be one of the two sides' },
    basis: [cite('MAL', '22')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { partyId, partyIds = [partyId] } = event.payload as {
        partyId?: string;
        partyIds?: readonly (string | undefined)[];
      };
      return partyIds.every((id) => bothSides(context).some((party) => party.id === id));
    },
  },
  ofOpponent: {
    summary: {
      zh: '须是被申请仲裁的一方',
      en: 'it must be a party against whom arbitration was applied for',
    },
    basis: [cite('MAL', '30')],
    needsPayload: true,
    test: ({ context, event }) =>
      opponents(context).some(
        (party) => party.id === payloadOf(event, 'SERVE_APPLICATION', 'ANSWER', 'COUNTER_APPLY').partyId,
      ),
  },
  leftOrPosted: {
    summary: { zh: '以留置、张贴方式送达', en: 'served by leaving or posting' },
    basis: [cite('ARB', '20(2)')],
    needsPayload: true,
    test: ({ event }) => payloadOf(event, 'SERVE_APPLICATION', 'SERVE_AWARD').manner === 'posted',
  },
  notYetCollective: {
    summary: { zh: '属于集体争议且尚未一次性告知', en: 'a collective case not yet given its notice' },
    basis: [cite('ARB', '62'), cite('ARB', '64')],
    test: ({ context }) => context.collective && context.collectiveNoticeOn === null,
  },
  tribunalNotFormed: {
    summary: { zh: '尚未组庭', en: 'no tribunal has been formed' },
    basis: [cite('MAL', '32')],
    test: ({ context }) => context.tribunalFormedOn === null,
  },
  answerReceived: {
    summary: { zh: '已收到答辩书且尚未送达', en: 'an answer was received and not yet served' },
    basis: [cite('MAL', '30')],
    test: ({ context }) => context.answerReceivedOn !== null && context.answerServedOn === null,
  },
  withinAnswerPeriod: {
    summary: {
      zh: '反申请须在答辩期内提出（期内交邮的，不算过期）；期满后另案申请',
      en: 'a counter-application is made, or posted, within the answer period; afterwards it is a separate case',
    },
    basis: [cite('ARB', '36'), cite('CPL', '85(4)')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { partyId, appliedOn } = payloadOf(event, 'COUNTER_APPLY');
      return partyId in context.copyServedOn && appliedOn <= answerUntil(context, partyId, event);
    },
  },
  postingProven: {
    summary: {
      zh: '期间届满后登记期内行为的，由工作人员凭交邮或者其他证明登记',
      en: 'once the period is over, staff record with proof what was done or posted inside it',
    },
    basis: [cite('CPL', '85(4)'), cite('ARB', '19')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { on, lastDay } = partyPeriod(context, event);
      const inTimeButRecordedLate = lastDay !== undefined && on <= lastDay;
      const { proof } = payloadOf(event, 'ASK_SET_ASIDE', 'COUNTER_APPLY');
      return !inTimeButRecordedLate || (!isByParty(event) && proof !== undefined);
    },
  },
  counterUndecided: {
    summary: { zh: '有待决定的反申请', en: 'a counter-application is undecided' },
    basis: [cite('ARB', '36')],
    test: ({ context }) => context.counterAppliedOn !== null,
  },
  noCounterUndecided: {
    summary: { zh: '没有待决定的反申请', en: 'no counter-application is undecided' },
    basis: [cite('ARB', '36')],
    test: ({ context }) => context.counterAppliedOn === null,
  },
  recusalUndecided: {
    summary: { zh: '有待决定的回避申请', en: 'a request for recusal is undecided' },
    basis: [cite('ARB', '11-12')],
    test: ({ context }) => context.recusalAskedOn !== null,
  },
  noRecusalUndecided: {
    summary: { zh: '没有待决定的回避申请', en: 'no request for recusal is undecided' },
    basis: [cite('ARB', '11-12')],
    test: ({ context }) => context.recusalAskedOn === null,
  },
  copyServed: {
    summary: { zh: '申请书副本已送达全部被申请人', en: 'the copy has been served on every respondent' },
    basis: [cite('MAL', '30')],
    test: ({ context }) => allIn(opponents(context), context.copyServedOn),
  },
  answerTimeOver: {
    summary: { zh: '被申请人均已答辩或者答辩期已满', en: 'every respondent answered or let the time pass' },
    basis: [cite('MAL', '30')],
    test: ({ context }) =>
      opponents(context).every(({ id }) => context.answered.includes(id) || id in context.answerPeriodOver),
  },
  afterAnswerPeriod: {
    summary: {
      zh: '开庭须在答辩期满之后；被申请人同意放弃或者缩短答辩期的除外',
      en: 'the hearing lies after the answer period, unless the respondent consents to waive or shorten it',
    },
    basis: [cite('MAL', '30'), cite('ARB', '58')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { answerWaivers = [], hearingOn } = payloadOf(event, 'SET_HEARING');
      return opponents(context).every(
        ({ id }) =>
          (id in context.copyServedOn && hearingOn > answerUntil(context, id, event)) ||
          answerWaivers.some((one) => one.partyId === id && one.on <= event.on),
      );
    },
  },
  hearingAhead: {
    summary: {
      zh: '开庭日期须在登记日之后（是否留足五个工作日由期限核定）',
      en: 'the hearing lies ahead (whether five working days remain is for the period to say)',
    },
    basis: [cite('MAL', '35'), cite('ARB', '38')],
    needsPayload: true,
    test: ({ event }) => payloadOf(event, 'SET_HEARING').hearingOn > event.on,
  },
  everyoneNotified: {
    summary: { zh: '各方均已收到开庭通知', en: 'everybody has been told of the hearing' },
    basis: [cite('MAL', '35'), cite('ARB', '38')],
    test: ({ context }) => bothSides(context).every(({ id }) => context.hearingNotified.includes(id)),
  },
  onHearingDay: {
    summary: { zh: '须为已通知的开庭日期', en: 'it is the day of which the parties were told' },
    basis: [cite('MAL', '35-36')],
    needsPayload: true,
    test: ({ context, event }) =>
      payloadOf(event, 'HOLD_HEARING', 'RECORD_APPLICANT_ABSENT').heldOn === context.hearingOn,
  },
  extensionUnused: {
    summary: { zh: '审理期限只能延长一次', en: 'the award period is extended once only' },
    basis: [cite('MAL', '43'), cite('ARB', '45')],
    test: ({ context }) => !context.awardPeriodExtended,
  },
  insideExpiredPeriod: {
    summary: {
      zh: '证明该行为发生在审理期限届满之前',
      en: 'it is proven to have happened before the award period ended',
    },
    basis: [cite('ARB', '45-47')],
    needsPayload: true,
    test: ({ context, event }) => {
      const on = dayOf(event);
      return context.overdueSince !== null && on !== undefined && on <= context.overdueSince;
    },
  },
  periodRestored: {
    summary: {
      zh: '审理期限在届满前已经延长、中止或者重新计算',
      en: 'the award period had been extended, suspended or started anew before it ended',
    },
    basis: [cite('ARB', '45-47')],
    test: ({ context }) => context.overdueSince === null,
  },
  timeStandsStill: {
    summary: { zh: '审理已中止', en: 'the case is suspended' },
    basis: [cite('ARB', '47')],
    test: ({ context }) => context.suspendedSince !== null,
  },
  someoneSues: {
    summary: { zh: '有当事人的诉讼尚未结束', en: 'a party’s suit is pending' },
    basis: [cite('LI1', '16')],
    test: ({ context }) => context.suing.length > 0,
  },
  someoneServed: {
    summary: { zh: '裁决书已送达部分当事人', en: 'the award has been served on somebody' },
    basis: [cite('MAL', '50')],
    test: ({ context }) => Object.keys(context.awardServedOn).length > 0,
  },
  everyoneServed: {
    summary: { zh: '裁决书已送达全部当事人', en: 'the award has been served on everybody' },
    basis: [cite('MAL', '50')],
    test: ({ context }) => allIn(bothSides(context), context.awardServedOn),
  },
  notServedYet: {
    summary: { zh: '裁决书尚未送达该当事人', en: 'the award has not been served on this party' },
    basis: [cite('MAL', '50')],
    needsPayload: true,
    test: ({ context, event }) => !(payloadOf(event, 'SERVE_AWARD').partyId in context.awardServedOn),
  },
  nobodySuedInTime: {
    summary: {
      zh: '已送达全部当事人，无人起诉，起诉期间均已届满或者已撤诉',
      en: 'served on all, nobody sues, and every period to sue is over or its suit withdrawn',
    },
    basis: [cite('MAL', '48'), cite('MAL', '50'), cite('LI1', '16-17')],
    test: ({ context }) => suitPeriodsOver(context),
  },
  hasFinalDocument: {
    summary: { zh: '裁决（或其中一份裁决书）为终局裁决', en: 'the award, or one of its documents, is final' },
    basis: [cite('MAL', '47'), cite('ARB', '50')],
    test: ({ context }) => hasFinalDocument(context),
  },
  ofEmployerServed: {
    summary: {
      zh: '须是已收到终局裁决的用人单位，在三十日内申请（期内交邮的，不算过期）',
      en: 'an employer served with the final award, who applied or posted within 30 days',
    },
    basis: [cite('MAL', '49'), cite('CPL', '85(4)')],
    needsPayload: true,
    test: ({ context, event }) => {
      const id = payloadOf(event, 'ASK_SET_ASIDE').partyId;
      const { on, lastDay } = partyPeriod(context, event);
      return (
        mayAskSetAside(context).some((party) => party.id === id) &&
        id in context.awardServedOn &&
        (lastDay === undefined || on <= lastDay)
      );
    },
  },
  workerHasNotSued: {
    summary: { zh: '劳动者未就该裁决起诉', en: 'the worker has not sued against the award' },
    basis: [cite('LI1', '21')],
    test: ({ context }) => !workerSues(context),
  },
  setAsideReopened: {
    summary: {
      zh: '申请撤销后，劳动者的诉讼未经判决即告结束',
      en: 'since the request was made the worker’s suit ended without judgment',
    },
    basis: [cite('LI1', '21')],
    test: ({ context }) => context.setAsideFrom !== null,
  },
  ruledSetAside: {
    summary: { zh: '中级法院裁定撤销裁决', en: 'the court set the award aside' },
    basis: [cite('MAL', '49')],
    needsPayload: true,
    test: ({ event }) => payloadOf(event, 'RULE_SET_ASIDE').result === 'setAside',
  },
  judged: {
    summary: { zh: '法院已作出判决或者调解书', en: 'the court has given judgment' },
    basis: [cite('LI1', '16')],
    needsPayload: true,
    test: ({ event }) => payloadOf(event, 'SUIT_ENDED').result === 'judged',
  },
  rulingPeriodsOver: {
    summary: {
      zh: '裁定已送达各方，起诉期间均已届满且无人起诉',
      en: 'the ruling reached everybody, and the periods to sue are over unused',
    },
    basis: [cite('MAL', '49(3)'), cite('LI1', '24(2)')],
    test: ({ context }) => context.suing.length === 0 && allIn(bothSides(context), context.rulingPeriodOver),
  },
});
