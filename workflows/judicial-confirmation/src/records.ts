import { lengthsOn } from '@dingfen/legal-basis';
import type { CivilDate } from '@dingfen/legal-calendar';
import {
  actingParty,
  effects,
  type Expiry,
  implementDelays,
  implementGuards,
  payloadOf,
} from '@dingfen/procedure-kit';
import { assign, enqueueActions, setup } from 'xstate';
import {
  type ConfirmationInput,
  type Context,
  openItems,
  signatories,
  type Way,
  waysAfterRejection,
  waysAfterWindow,
  withoutApplication,
} from './context.ts';
import { deadlines } from './deadlines.ts';
import type { ActOf, Acts } from './events.ts';
import { filingDay, guards } from './guards.ts';
import { amended, partyChanges } from './succession.ts';

function signed({ signatures }: Context, act: ActOf<'SIGN'>): Partial<Context> {
  const { agent, signedOn } = act.payload;
  return {
    signatures: [
      ...signatures,
      {
        partyId: actingParty(act) as string,
        signedOn: signedOn ?? act.on,
        ...(agent === undefined ? {} : { agentName: agent.name }),
      },
    ],
  };
}

function performed(context: Context, act: ActOf<'RECORD_PERFORMANCE'>): Partial<Context> {
  const { claimIds, performedOn } = act.payload;
  const performedItems = [
    ...context.performedItems,
    ...claimIds.map((claimId) => ({ claimId, on: performedOn })),
  ];
  const whole = openItems({ ...context, performedItems }).length === 0;
  return { performedItems, ...(whole ? { performedOn } : {}) };
}

/** What each act leaves in the record, under the name by which the chart calls it, beside its conditions and periods. */
export const recording = setup({
  types: {} as { context: Context; events: Acts; input: ConfirmationInput },
  guards: implementGuards<Context, Acts, typeof guards>(guards),
  delays: implementDelays(deadlines),
  actions: {
    ...effects,
    /** The clock acts on the last day itself, so that day is the one up to which a paper may have been posted. */
    noteWindowOver: assign(({ event }) => ({ windowEndedOn: event.on })),
    /** A period is over, and nothing else follows in the chart. */
    notePeriodOver: assign(({ context, event }) => ({
      ended: [...context.ended, (event as Expiry).payload.rule],
    })),
    barObjector: assign(({ context, event }) => ({
      barred: [...context.barred, { partyId: (event as Expiry).payload.key as string, lastDay: event.on }],
    })),
    noteDuePassed: assign(({ context, event }) => ({
      passedDueOn: [...context.passedDueOn, (event as Expiry).payload.key as CivilDate],
    })),
    noteSupplementOverdue: assign(({ context }) => ({
      supplement: context.supplement && { ...context.supplement, overdue: true },
    })),
    noteReviewPending: assign(({ event }) => ({ reviewPendingSince: event.on })),
    noteReviewGone: assign({ reviewPendingSince: null }),
    noteWithdrawn: assign(({ event }) => ({
      ...withoutApplication,
      lastEnd: { how: 'withdrawn' as const, on: event.on },
    })),
    noteNotAccepted: assign(({ event }) => ({
      ...withoutApplication,
      lastEnd: {
        how: 'notAccepted' as const,
        on: event.on,
        ground: payloadOf(event, 'NOT_ACCEPT').ground,
      },
    })),
    noteWhollyPerformed: assign(({ event }) => ({ performedOn: payloadOf(event, 'PERFORMED').on })),
    noteItemsPerformed: assign(({ context, event }) =>
      performed(context, event as ActOf<'RECORD_PERFORMANCE'>),
    ),
    noteSigned: assign(({ context, event }) => signed(context, event as ActOf<'SIGN'>)),
    noteSignatureRevoked: assign(({ context, event }) => ({
      signatures: context.signatures.filter((one) => one.partyId !== actingParty(event)),
    })),
    noteFiled: assign(({ event }) => {
      const { payload, on } = event as ActOf<'FILE'>;
      return {
        courtId: payload.courtId,
        application: {
          courtId: payload.courtId,
          venueGround: payload.venueGround,
          filedOn: filingDay(event),
          completeOn: on,
          acceptedOn: null,
          caseNumber: null,
          extendedDays: 0,
          capExtendedDays: 0,
        },
      };
    }),
    noteAccepted: assign(({ context, event }) => ({
      application: context.application && {
        ...context.application,
        acceptedOn: event.on,
        caseNumber: payloadOf(event, 'ACCEPT').caseNumber,
      },
    })),
    noteSupplementOrdered: assign(({ context, event }) => {
      const { purpose, items, days, receivedOn } = payloadOf(event, 'ORDER_SUPPLEMENT');
      const doubt = context.doubt ?? { signals: items, proofDemandedOn: null, clearedOn: null };
      return {
        supplement: { orderedOn: receivedOn ?? event.on, days, extraDays: 0, items, overdue: false },
        ...(purpose === 'authenticity'
          ? { doubt: { ...doubt, proofDemandedOn: event.on, clearedOn: null } }
          : {}),
      };
    }),
    noteSupplementExtended: assign(({ context, event }) => {
      const { days } = payloadOf(event, 'EXTEND_SUPPLEMENT');
      const { supplement } = context;
      return {
        supplement: supplement && { ...supplement, extraDays: supplement.extraDays + days, overdue: false },
      };
    }),
    /** Before acceptance the court's three days run anew from the complete application. */
    noteSupplemented: assign(({ context, event }) => ({
      supplement: null,
      application:
        context.application && context.application.acceptedOn === null
          ? { ...context.application, completeOn: event.on }
          : context.application,
    })),
    noteDoubt: assign(({ context, event }) => ({
      doubt: {
        signals: [...(context.doubt?.signals ?? []), ...payloadOf(event, 'REPORT_SHAM_SIGNAL').signals],
        proofDemandedOn: null,
        clearedOn: null,
      },
    })),
    noteDoubtCleared: assign(({ context, event }) => ({
      doubt: context.doubt && { ...context.doubt, clearedOn: event.on },
    })),
    noteReviewExtended: assign(({ context: { application } }) =>
      application?.acceptedOn
        ? {
            application: {
              ...application,
              extendedDays: lengthsOn('jc_review_extension_10d', application.acceptedOn).own,
            },
          }
        : {},
    ),
    noteCapExtended: assign(({ context: { application } }) =>
      application?.acceptedOn
        ? {
            application: {
              ...application,
              capExtendedDays: lengthsOn('jc_special_procedure_cap_30d', application.acceptedOn).extension,
            },
          }
        : {},
    ),
    noteSummoned: assign(({ context, event }) => ({
      notified: [...new Set([...context.notified, ...payloadOf(event, 'SUMMON').partyIds])],
    })),
    noteInquiry: assign(({ context, event }) => {
      const { present, refusedToAnswer } = payloadOf(event, 'RECORD_INQUIRY');
      return {
        notified: [...new Set([...context.notified, ...present])],
        refusedToAnswer: [...new Set([...context.refusedToAnswer, ...refusedToAnswer])],
      };
    }),
    noteMediationBodyAsked: assign(({ event }) => ({ askedMediationBodyOn: event.on })),
    noteMediationBodyAnswered: assign({ askedMediationBodyOn: null }),
    noteWithdrawalAsked: assign(({ event }) => ({ withdrawalAskedOn: event.on })),
    noteWithdrawalRefused: assign({ withdrawalAskedOn: null }),
    noteCeased: assign(({ context, event }) => ({
      ceased: {
        partyId: payloadOf(event, 'RECORD_PARTY_CEASED').partyId,
        on: payloadOf(event, 'RECORD_PARTY_CEASED').ceasedOn,
      },
      // Before there is an application nothing of the court’s can stand still.
      ...(context.application ? { pauses: [...context.pauses, { from: event.on, until: null }] } : {}),
    })),
    noteParties: assign(({ context, event }) => amended(context, event)),
    /** Nobody succeeds into a signature under an application that was not filed: the successor signs for itself. */
    dropSignatures: assign(({ context, event }) => ({
      signatures: context.signatures.filter(
        (signature) => !partyChanges(context, event).some((one) => one.replaces === signature.partyId),
      ),
    })),
    noteRuling: assign(({ event }) => ({
      ruling: { number: payloadOf(event, 'CONFIRM').rulingNumber, ruledOn: event.on },
      ended: [],
    })),
    noteRejection: assign(({ event }) => {
      const { ground, reasons } = payloadOf(event, 'REJECT');
      return { rejection: { ground, reasons, on: event.on } };
    }),
    /** The application is gone, and with it nothing but this court: the ruling says nothing on the agreement. */
    noteRejectedForVenue: assign(({ event }) => {
      const { ground, reasons } = payloadOf(event, 'REJECT');
      return {
        ...withoutApplication,
        lastEnd: { how: 'rejected' as const, on: event.on, ground: 'wrongCourt' as const },
        rejection: { ground, reasons, on: event.on },
      };
    }),
    noteServed: assign(({ context, event }) => {
      const { partyId, servedOn } = payloadOf(event, 'SERVE_RULING');
      return { served: [...context.served, { partyId, servedOn }] };
    }),
    noteThirdParty: assign(({ context, event }) => {
      const { thirdPartyId, name, knewOn } = payloadOf(event, 'REGISTER_THIRD_PARTY');
      return { thirdParties: [...context.thirdParties, { id: thirdPartyId, name, knewOn }] };
    }),
    noteObjection: assign(({ context, event }) => ({
      objections: [
        ...context.objections,
        {
          objectorId: actingParty(event) as string,
          on: filingDay(event),
          reasons: payloadOf(event, 'OBJECT').reasons,
        },
      ],
    })),
    noteObjectionDismissed: assign(({ context }) => ({ objections: context.objections.slice(1) })),
    /** A changed ruling is a new one: it is served anew, and each party has its days to object again. */
    noteRulingReplaced: assign(({ context, event }) => ({
      objections: context.objections.slice(1),
      served: [],
      barred: context.barred.filter((one) => !signatories(context).some(({ id }) => id === one.partyId)),
      ruling: { number: payloadOf(event, 'UPHOLD_OBJECTION').rulingNumber, ruledOn: event.on },
    })),
    noteEnforcementApplied: assign(({ event }) => ({
      enforcementAppliedOn: payloadOf(event, 'APPLY_ENFORCEMENT').receivedOn ?? event.on,
    })),
    noteEnforcementClosed: assign(({ event }) => {
      const { result } = payloadOf(event, 'CLOSE_ENFORCEMENT');
      return { enforcementResult: result, ...(result === 'paid' ? { performedOn: event.on } : {}) };
    }),
    noteRestored: assign(({ event }) => ({
      windowRestoredTo: payloadOf(event, 'RESTORE_WINDOW').newLastDay,
      windowEndedOn: null,
      signatures: [],
    })),
    noteObjectionRestored: assign(({ context, event }) => {
      const { partyId, newLastDay } = payloadOf(event, 'RESTORE_OBJECTION');
      return {
        barred: context.barred.filter((one) => one.partyId !== partyId),
        served: context.served.map((one) =>
          one.partyId === partyId ? { ...one, restoredTo: newLastDay } : one,
        ),
      };
    }),
    openWaysAfterWindow: enqueueActions(({ context, enqueue }) => {
      for (const way of waysAfterWindow(context)) enqueue({ type: 'openRight', params: way satisfies Way });
    }),
    openWaysAfterRejection: enqueueActions(({ enqueue }) => {
      for (const way of waysAfterRejection) enqueue({ type: 'openRight', params: way satisfies Way });
    }),
  },
});
