import { lengthsOn } from '@dingfen/legal-basis';
import {
  actingParty,
  effects,
  type Expiry,
  implementDelays,
  implementGuards,
  payloadOf,
} from '@dingfen/procedure-kit';
import { assign, enqueueActions, setup } from 'xstate';
import { type Context, type ReviewInput, waysOn } from './context.ts';
import { deadlines } from './deadlines.ts';
import type { Acts } from './events.ts';
import { filingDay, guards } from './guards.ts';
import { amended, partyChanges } from './succession.ts';

/** A new application is signed anew. */
const gone = {
  application: null,
  signatures: [],
  statement: null,
  receipts: [],
  ended: [],
} satisfies Partial<Context>;

/** What each act leaves in the record, under the name by which the chart calls it, beside its conditions and periods. */
export const recording = setup({
  types: {} as { context: Context; events: Acts; input: ReviewInput },
  guards: implementGuards<Context, Acts, typeof guards>(guards),
  delays: implementDelays(deadlines),
  actions: {
    ...effects,
    /** The clock acts on the last day itself, so that day is the one up to which a paper may have been posted. */
    noteWindowOver: assign(({ event }) => ({ windowEndedOn: event.on })),
    noteParties: assign(({ context, event }) => amended(context, event)),
    /** Nobody succeeds into a signature under an application that was not filed: the successor signs for itself. */
    dropSignatures: assign(({ context, event }) => ({
      signatures: context.signatures.filter(
        ({ partyId }) => !partyChanges(event).some((one) => one.replaces === partyId),
      ),
    })),
    notePeriodOver: assign(({ context, event }) => ({
      ended: [...context.ended, (event as Expiry).payload.rule],
    })),
    noteConfirmationPending: assign(({ event }) => ({ confirmationPendingSince: event.on })),
    noteConfirmationGone: assign({ confirmationPendingSince: null }),
    noteSigned: assign(({ context, event }) => ({
      signatures: [
        ...context.signatures,
        {
          partyId: actingParty(event) as string,
          signedOn: payloadOf(event, 'SIGN').signedOn ?? event.on,
        },
      ],
    })),
    noteSignatureRevoked: assign(({ context, event }) => ({
      signatures: context.signatures.filter((one) => one.partyId !== actingParty(event)),
    })),
    noteFiled: assign(({ event }) => ({
      application: {
        commissionId: payloadOf(event, 'FILE').commissionId,
        filedOn: filingDay(event),
        acceptedOn: null,
        extendedDays: 0,
      },
    })),
    noteAccepted: assign(({ context, event }) => ({
      application: context.application && { ...context.application, acceptedOn: event.on },
    })),
    noteExtended: assign(({ context: { application } }) =>
      application?.acceptedOn
        ? {
            application: {
              ...application,
              extendedDays: lengthsOn('ar_review_ext_5wd', application.acceptedOn).own,
            },
          }
        : {},
    ),
    noteWithdrawn: assign(({ event }) => ({ ...gone, lastEnd: { how: 'withdrawn' as const, on: event.on } })),
    noteReleased: assign(({ event }) => ({
      ...gone,
      lastEnd: { how: 'notAccepted' as const, on: event.on },
      refusal: { ground: 'wrongCommission' as const, on: event.on },
    })),
    noteRefused: assign(({ event }) => ({
      refusal: { ground: payloadOf(event, 'NOT_ACCEPT', 'REFUSE_STATEMENT').ground, on: event.on },
    })),
    noteNotSignedFor: assign(({ event }) => ({ refusal: { ground: 'notSignedFor' as const, on: event.on } })),
    noteStatement: assign(({ event }) => ({
      statement: { number: payloadOf(event, 'MAKE_STATEMENT').statementNumber, madeOn: event.on },
    })),
    noteReceipt: assign(({ context, event }) => {
      const { partyId, receivedOn } = payloadOf(event, 'RECORD_RECEIPT');
      return { receipts: [...context.receipts, { partyId, on: receivedOn }] };
    }),
    notePerformed: assign(({ event }) => {
      const payload = payloadOf(event, 'PERFORMED', 'RECORD_PERFORMANCE');
      return { performedOn: 'on' in payload ? payload.on : payload.performedOn };
    }),
    noteEnforcementApplied: assign(({ event }) => ({ enforcementAppliedOn: event.on })),
    noteEnforcementClosed: assign(({ event }) => {
      const { result } = payloadOf(event, 'CLOSE_ENFORCEMENT');
      return { enforcementResult: result, ...(result === 'paid' ? { performedOn: event.on } : {}) };
    }),
    openWaysOn: enqueueActions(({ context, enqueue }) => {
      for (const way of waysOn(context)) enqueue({ type: 'openRight', params: way });
    }),
  },
});
