import { addDays, type CivilDate } from '@dingfen/legal-calendar';
import { effects, implementDelays, implementGuards, payloadOf } from '@dingfen/procedure-kit';
import { assign, setup } from 'xstate';
import type { ArbitrationContext, ArbitrationInput } from './context.ts';
import { deadlines } from './deadlines.ts';
import type { ArbitrationActs } from './events.ts';
import { guards } from './guards.ts';

const expiredKey = (event: ArbitrationActs): string => String((event.payload as { key?: string }).key);
const onRecord = <V>(list: readonly { partyId: string; receivedOn: V }[]): Record<string, V> =>
  Object.fromEntries(list.map(({ partyId, receivedOn }) => [partyId, receivedOn]));
const without = (days: Readonly<Record<string, CivilDate>>, id: string): Record<string, CivilDate> =>
  Object.fromEntries(Object.entries(days).filter(([one]) => one !== id));

/** A final award binds from the day it is made (MAL 47), any other from the day after the last period to sue. */
function effectOf(context: ArbitrationContext): CivilDate | null {
  if (context.effectiveOn) return context.effectiveOn;
  if (context.award?.kind === 'final') return context.award.madeOn;
  const last = Object.values(context.suitPeriodOver).toSorted().at(-1);
  return last === undefined ? null : addDays(last, 1);
}

/** What each act leaves in the record, under the name by which the chart calls it, beside its conditions and periods. */
export const recording = setup({
  types: {} as {
    context: ArbitrationContext;
    events: ArbitrationActs;
    input: ArbitrationInput & { at: string; on: CivilDate };
  },
  guards: implementGuards(guards),
  delays: implementDelays(deadlines),
  actions: {
    ...effects,
    /** Papers left or posted count as served when three working days have passed (ARB 20(2)). */
    deemCopyServed: assign(({ context, event }) => ({
      copyServedOn: { ...context.copyServedOn, [expiredKey(event)]: event.on },
      postedOn: without(context.postedOn, expiredKey(event)),
    })),
    deemAwardServed: assign(({ context, event }) => ({
      awardServedOn: { ...context.awardServedOn, [expiredKey(event)]: event.on },
      postedOn: without(context.postedOn, expiredKey(event)),
    })),
    letAnswerPass: assign(({ context, event }) => ({
      answerPeriodOver: [...context.answerPeriodOver, expiredKey(event)],
    })),
    letSuitPeriodPass: assign(({ context, event }) => ({
      suitPeriodOver: { ...context.suitPeriodOver, [expiredKey(event)]: event.on },
    })),
    letSetAsidePass: assign(({ context, event }) => ({
      setAsideOver: [...context.setAsideOver, expiredKey(event)],
    })),
    letRulingPeriodPass: assign(({ context, event }) => ({
      rulingPeriodOver: [...context.rulingPeriodOver, expiredKey(event)],
    })),
    noteReferral: assign(({ event }) => ({ referredOn: payloadOf(event, 'REFER_MEDIATION').consentedOn })),
    takeEffect: assign(({ context }) => ({
      effectiveOn: effectOf(context),
      performanceDueOn: context.award?.performanceDueOn ?? effectOf(context),
    })),
    noteReceipt: assign(({ event }) => {
      const { proof, receivedOn } = payloadOf(event, 'RECORD_RECEIPT');
      return { receivedOn, receiptProof: proof ?? null };
    }),
    noteTerminated: assign(({ event }) => ({ endedOn: payloadOf(event, 'SUIT_DOCKETED').on })),
    noteWithdrawn: assign(({ event }) => ({ endedOn: payloadOf(event, 'WITHDRAW').withdrawnOn })),
    noteSilence: assign(({ event }) => ({ silentSince: event.on })),
    noteAccepted: assign(({ context, event }) => {
      const { acceptedOn, caseNumber, collective, proof } = payloadOf(event, 'ACCEPT');
      return {
        acceptedOn,
        acceptanceProof: proof ?? null,
        caseNumber: caseNumber ?? context.caseNumber,
        collective: collective ?? false,
        awardPeriodFrom: acceptedOn,
        heldSince: null,
      };
    }),
    noteRefused: assign(({ event }) => {
      const { ground, reason, refusedOn } = payloadOf(event, 'REFUSE');
      return { refusal: { on: refusedOn, ground, reason }, endedOn: refusedOn };
    }),
    noteHold: assign(({ event }) => ({ heldSince: payloadOf(event, 'HOLD_FOR_MEDIATION').heldOn })),
    noteCorrectionDemanded: assign({ correction: 'demanded' }),
    noteHoldEnded: assign(({ context, event }) => ({
      holds: [
        ...context.holds,
        { from: context.heldSince ?? event.on, until: payloadOf(event, 'END_HOLD').endedOn },
      ],
      heldSince: null,
    })),
    noteCorrected: assign(({ event }) => ({
      correction: 'made' as const,
      receivedOn: payloadOf(event, 'CORRECT').completedOn,
      holds: [],
    })),
    noteTribunal: assign(({ event }) => ({ tribunalFormedOn: payloadOf(event, 'FORM_TRIBUNAL').formedOn })),
    noteCollectiveNotice: assign(({ event }) => ({
      collectiveNoticeOn: payloadOf(event, 'SEND_COLLECTIVE_NOTICE').sentOn,
    })),
    noteAnswerServed: assign(({ event }) => ({ answerServedOn: payloadOf(event, 'SERVE_ANSWER').servedOn })),
    noteCounter: assign(({ event }) => ({ counterAppliedOn: payloadOf(event, 'COUNTER_APPLY').appliedOn })),
    noteCounterDecided: assign(({ context, event }) => {
      const { accepted, decidedOn } = payloadOf(event, 'DECIDE_COUNTER');
      return {
        counterAppliedOn: null,
        awardPeriodFrom: accepted ? decidedOn : context.awardPeriodFrom,
        suspensions: accepted ? [] : context.suspensions,
      };
    }),
    noteRecusalAsked: assign(({ event }) => ({ recusalAskedOn: payloadOf(event, 'ASK_RECUSAL').askedOn })),
    noteRecusalDecided: assign({ recusalAskedOn: null }),
    noteStatement: assign(({ event }) => {
      const { performanceDueOn, receipts } = payloadOf(event, 'RECORD_STATEMENT');
      const effectiveOn =
        receipts
          .map((one) => one.receivedOn)
          .toSorted()
          .at(-1) ?? event.on;
      return { effectiveOn, performanceDueOn: performanceDueOn ?? effectiveOn };
    }),
    noteAward: assign(({ event }) => {
      const { caseNumber, kind, madeOn, performanceDueOn } = payloadOf(event, 'AWARD');
      return {
        award: { kind, madeOn, caseNumber: caseNumber ?? null, performanceDueOn: performanceDueOn ?? null },
        postedOn: {},
      };
    }),
    noteCancelled: assign(({ event }) => ({ cancelledOn: payloadOf(event, 'CANCEL').cancelledOn })),
    notePosted: assign(({ context, event }) => {
      const { partyId, servedOn } = payloadOf(event, 'SERVE_APPLICATION', 'SERVE_AWARD');
      return { postedOn: { ...context.postedOn, [partyId]: servedOn } };
    }),
    noteCopyServed: assign(({ context, event }) => {
      const { partyId, servedOn } = payloadOf(event, 'SERVE_APPLICATION');
      return {
        copyServedOn: {
          ...context.copyServedOn,
          [partyId]: servedOn,
        },
        postedOn: without(context.postedOn, partyId),
      };
    }),
    noteAnswer: assign(({ context, event }) => {
      const { partyId, receivedOn } = payloadOf(event, 'ANSWER');
      return {
        answered: [...context.answered, partyId],
        answerReceivedOn: receivedOn,
        answerServedOn: null,
      };
    }),
    noteHearing: assign(({ event }) => ({ hearingOn: payloadOf(event, 'SET_HEARING').hearingOn })),
    clearHearing: assign({ hearingOn: null, hearingNotified: [] }),
    noteHearingNotified: assign(({ context, event }) => ({
      hearingNotified: [...context.hearingNotified, ...payloadOf(event, 'NOTIFY_HEARING').partyIds],
    })),
    noteHeard: assign(({ event }) => ({
      respondentAbsent: payloadOf(event, 'HOLD_HEARING').respondentAbsent ?? false,
    })),
    noteApplicantAbsent: assign(({ event }) => ({
      endedOn: payloadOf(event, 'RECORD_APPLICANT_ABSENT').heldOn,
    })),
    noteOverdue: assign(({ event }) => ({ overdueSince: event.on })),
    noteRestart: assign(({ context, event }) => {
      const { commissionId, decidedOn } = payloadOf(event, 'RESTART_PERIOD');
      return {
        awardPeriodFrom: decidedOn,
        suspensions: [],
        commissionId: commissionId ?? context.commissionId,
      };
    }),
    noteExtended: assign({ awardPeriodExtended: true }),
    noteSuspended: assign(({ event }) => ({ suspendedSince: payloadOf(event, 'SUSPEND').suspendedOn })),
    noteResumed: assign(({ context, event }) => ({
      suspensions: [
        ...context.suspensions,
        { from: context.suspendedSince ?? event.on, until: payloadOf(event, 'RESUME').resumedOn },
      ],
      suspendedSince: null,
    })),
    noteAwardServed: assign(({ context, event }) => {
      const { partyId, servedOn } = payloadOf(event, 'SERVE_AWARD');
      return {
        awardServedOn: { ...context.awardServedOn, [partyId]: servedOn },
        postedOn: without(context.postedOn, partyId),
      };
    }),
    notePerformed: assign(({ event }) => ({ endedOn: payloadOf(event, 'PERFORMED').on })),
    noteSuit: assign(({ context, event }) => ({
      suing: [...new Set([...context.suing, ...payloadOf(event, 'SUIT_FILED').partyIds])],
    })),
    noteReplaced: assign(({ event }) => ({ endedOn: payloadOf(event, 'SUIT_ENDED').on, suing: [] })),
    noteSuitLate: assign(({ event }) => ({ suing: [], setAsideFrom: payloadOf(event, 'SUIT_ENDED').on })),
    noteSuitWithdrawn: assign(({ context, event }) => {
      const { on } = payloadOf(event, 'SUIT_ENDED');
      return { suing: [], setAsideFrom: on, effectiveOn: context.effectiveOn ?? on };
    }),
    noteRuling: assign(({ event }) => ({
      rulingServedOn: onRecord(payloadOf(event, 'RULE_SET_ASIDE', 'RECORD_NON_ENFORCEMENT').receipts),
    })),
    noteSetAsideAsked: assign(({ event }) => ({
      setAsideAskedBy: payloadOf(event, 'ASK_SET_ASIDE').partyId,
    })),
    noteSetAsideRefused: assign({ setAsideAskedBy: null }),
    reopenSetAside: assign({ setAsideOver: [] }),
    clearSuits: assign({ suing: [], rulingPeriodOver: [] }),
    noteCancellationSent: assign(({ event }) => ({ endedOn: payloadOf(event, 'SEND_CANCELLATION').sentOn })),
  },
});
