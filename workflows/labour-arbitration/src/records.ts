import { addDays, type CivilDate } from '@dingfen/legal-calendar';
import { effects, implementDelays, implementGuards, payloadOf } from '@dingfen/procedure-kit';
import { assign, setup } from 'xstate';
import {
  type ArbitrationContext,
  type ArbitrationInput,
  bothSides,
  claimants,
  isWorker,
  workerSues,
} from './context.ts';
import { deadlines } from './deadlines.ts';
import type { ArbitrationActs } from './events.ts';
import { guards } from './guards.ts';
import { amended } from './succession.ts';

const expiredKey = (event: ArbitrationActs): string => String((event.payload as { key?: string }).key);
const onRecord = <V>(list: readonly { partyId: string; receivedOn: V }[]): Record<string, V> =>
  Object.fromEntries(list.map(({ partyId, receivedOn }) => [partyId, receivedOn]));
const without = (days: Readonly<Record<string, CivilDate>>, id: string): Record<string, CivilDate> =>
  Object.fromEntries(Object.entries(days).filter(([one]) => one !== id));

const latest = (days: readonly CivilDate[]): CivilDate | null => days.toSorted().at(-1) ?? null;

/**
 * A final award binds from the day it is made (MAL 47), any other from the day after the last period to sue. Where suits were
 * withdrawn it binds from the service of the last ruling, but not while another period still ran or a party had not received it.
 */
function effectOf(context: ArbitrationContext): CivilDate | null {
  const { award, awardServedOn, suitPeriodOver, suitWithdrawnOn } = context;
  const withdrawn = Object.values(suitWithdrawnOn);
  if (award?.kind === 'final' && withdrawn.length === 0) return award.madeOn;
  const lapsed = Object.values(suitPeriodOver).map((last) => addDays(last, 1));
  return latest([...withdrawn, ...lapsed, ...Object.values(awardServedOn)]);
}

/** A suit is in time if its day lies inside the period, even when the clock has since noted the period as over. */
const stillOver = (
  over: Readonly<Record<string, CivilDate>>,
  ids: readonly string[],
  on: CivilDate,
): Record<string, CivilDate> =>
  Object.fromEntries(Object.entries(over).filter(([id, last]) => !ids.includes(id) || on > last));

/** The award period counts in full from the new day, with its extension unused (ARB 46(1)-(5)). */
const restartedOn = ({ overdueSince }: ArbitrationContext, on: CivilDate) => ({
  awardPeriodFrom: on,
  awardPeriodExtended: false,
  suspensions: [],
  overdueSince: overdueSince !== null && on > overdueSince ? overdueSince : null,
});

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
      answerPeriodOver: { ...context.answerPeriodOver, [expiredKey(event)]: event.on },
    })),
    letSuitPeriodPass: assign(({ context, event }) => ({
      suitPeriodOver: { ...context.suitPeriodOver, [expiredKey(event)]: event.on },
    })),
    letSetAsidePass: assign(({ context, event }) => ({
      setAsideOver: { ...context.setAsideOver, [expiredKey(event)]: event.on },
    })),
    letRulingPeriodPass: assign(({ context, event }) => ({
      rulingPeriodOver: { ...context.rulingPeriodOver, [expiredKey(event)]: event.on },
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
      // What is merged after the period ended does not take back the right to sue that its end opened.
      const inTime = context.overdueSince === null || decidedOn <= context.overdueSince;
      return { counterAppliedOn: null, ...(accepted && inTime ? restartedOn(context, decidedOn) : {}) };
    }),
    noteRecusalAsked: assign(({ event }) => ({ recusalAskedOn: payloadOf(event, 'ASK_RECUSAL').askedOn })),
    noteRecusalDecided: assign({ recusalAskedOn: null }),
    noteStatement: assign(({ event }) => {
      const { performanceDueOn, receipts } = payloadOf(event, 'RECORD_STATEMENT');
      const effectiveOn = latest(receipts.map((one) => one.receivedOn)) ?? event.on;
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
        answered: [...new Set([...context.answered, partyId])],
        answerReceivedOn:
          context.answerServedOn === null ? (context.answerReceivedOn ?? receivedOn) : receivedOn,
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
    noteApplicantAbsent: assign(({ context, event }) => ({
      endedOn: payloadOf(event, 'RECORD_APPLICANT_ABSENT').heldOn,
      barred: claimants(context).map(({ id }) => id),
    })),
    noteOverdue: assign(({ event }) => ({ overdueSince: event.on })),
    noteRestart: assign(({ context, event }) => {
      const { commissionId, decidedOn } = payloadOf(event, 'RESTART_PERIOD');
      return { ...restartedOn(context, decidedOn), commissionId: commissionId ?? context.commissionId };
    }),
    noteExtended: assign({ awardPeriodExtended: true, overdueSince: null }),
    noteSuspended: assign(({ event }) => ({
      suspendedSince: payloadOf(event, 'SUSPEND').suspendedOn,
      overdueSince: null,
    })),
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
    noteSuit: assign(({ context, event }) => {
      const { on, partyIds } = payloadOf(event, 'SUIT_FILED');
      return {
        suing: [...new Set([...context.suing, ...partyIds])],
        suitPeriodOver: stillOver(context.suitPeriodOver, partyIds, on),
        rulingPeriodOver: stillOver(context.rulingPeriodOver, partyIds, on),
        suitWithdrawnOn: partyIds.reduce(without, context.suitWithdrawnOn),
      };
    }),
    loseEffect: assign({ effectiveOn: null, performanceDueOn: null }),
    /** Before the award a suit that ends leaves every later period as it is. */
    forgetSuit: assign(({ context, event }) => ({
      suing: context.suing.filter((id) => !payloadOf(event, 'SUIT_ENDED').partyIds.includes(id)),
    })),
    noteReplaced: assign(({ event }) => ({ endedOn: payloadOf(event, 'SUIT_ENDED').on, suing: [] })),
    /** Only those whose suit ended are let go; a suit brought too late changes nothing when it is withdrawn. */
    noteSuitEnded: assign(({ context, event }) => {
      const { on, partyIds, result } = payloadOf(event, 'SUIT_ENDED');
      const over = partyIds.filter((id) => context.suing.includes(id));
      const suing = context.suing.filter((id) => !over.includes(id));
      const withdrawn = result === 'withdrawn' ? over.filter((id) => !(id in context.suitPeriodOver)) : [];
      const reopened =
        bothSides(context).some((party) => isWorker(party) && over.includes(party.id)) &&
        !workerSues({ ...context, suing });
      return {
        suing,
        suitWithdrawnOn: {
          ...context.suitWithdrawnOn,
          ...Object.fromEntries(withdrawn.map((id) => [id, on])),
        },
        ...(reopened ? { setAsideFrom: on, setAsideOver: {} } : {}),
      };
    }),
    noteDocketed: assign(({ event }) => ({ docketedOn: payloadOf(event, 'SUIT_DOCKETED').on })),
    noteRuling: assign(({ event }) => ({
      rulingServedOn: onRecord(payloadOf(event, 'RULE_SET_ASIDE', 'RECORD_NON_ENFORCEMENT').receipts),
    })),
    noteRulingServed: assign(({ context, event }) => {
      const { partyId, receivedOn } = payloadOf(event, 'SERVE_RULING');
      return { rulingServedOn: { ...context.rulingServedOn, [partyId]: receivedOn } };
    }),
    noteLapsed: assign(({ context }) => ({ endedOn: latest(Object.values(context.rulingPeriodOver)) })),
    /** Thirty days that start afresh later are new ones. */
    noteSetAsideAsked: assign(({ event }) => ({
      setAsideAskedBy: payloadOf(event, 'ASK_SET_ASIDE').partyId,
      setAsideFrom: null,
    })),
    noteSetAsideRefused: assign({ setAsideAskedBy: null }),
    substituteParties: assign(({ context, event }) =>
      amended(context, payloadOf(event, 'PARTIES_AMENDED').parties),
    ),
    noteCancellationSent: assign(({ event }) => ({ endedOn: payloadOf(event, 'SEND_CANCELLATION').sentOn })),
  },
});
