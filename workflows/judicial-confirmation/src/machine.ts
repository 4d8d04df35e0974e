import { cite } from '@dingfen/legal-basis';
import { type CivilDate, daysBetween } from '@dingfen/legal-calendar';
import {
  type Act,
  type Expiry,
  type NotifyParams,
  effects,
  implementDelays,
  implementGuards,
  state,
} from '@dingfen/procedure-kit';
import { and, assign, enqueueActions, setup } from 'xstate';
import {
  begin,
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
import { type ActOf, type Acts, events } from './events.ts';
import { actingParty, guards } from './guards.ts';

const notify = (to: NotifyParams['to'], message: string) => ({ type: 'notify' as const, params: { to, message } });

const signGuards = [
  'actsForOwnParty',
  'isSignatory',
  'notSignedYet',
  'agentHasSpecialAuthority',
  'signedInsideWindow',
] as const;

/** Everything rulebook 2.1 asks of a joint application, and every paper of the package. */
const fileGuards = [
  'actsForOwnParty',
  'lawfulMediationBody',
  'bothApplied',
  'withinThirtyDays',
  'invitingCourt',
  'courtLevelFits',
  'noRelationshipClause',
  'paymentOnly',
  'contentDefinite',
  'noReviewPending',
  'hasApplication',
  'hasAgreement',
  'hasMediationProof',
  'hasIdentities',
  'hasAddressesForService',
  'hasPropertyPapers',
] as const;

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

/** A party is replaced by whoever succeeds it: in the parties, and in what the agreement owes or grants it. */
function succeeded({ facts, agreement, ceased, pauses }: Context, act: ActOf<'JOIN_SUCCESSOR'>): Partial<Context> {
  const { successorId, name } = act.payload;
  const now = (id: string) => (id === ceased?.partyId ? successorId : id);
  return {
    ceased: null,
    pauses: pauses.map((pause) => ({ ...pause, until: pause.until ?? act.on })),
    facts: {
      ...facts,
      parties: facts.parties.map((party) => (party.id === ceased?.partyId ? { ...party, id: successorId, name } : party)),
    },
    agreement: {
      ...agreement,
      items: agreement.items.map((item) => ({ ...item, payerId: now(item.payerId), payeeId: now(item.payeeId) })),
    },
  };
}

function performed(context: Context, act: ActOf<'RECORD_PERFORMANCE'>): Partial<Context> {
  const { claimIds, performedOn } = act.payload;
  const performedItems = [...context.performedItems, ...claimIds.map((claimId) => ({ claimId, on: performedOn }))];
  const whole = openItems({ ...context, performedItems }).length === 0;
  return { performedItems, ...(whole ? { performedOn } : {}) };
}

const base = setup({
  types: {} as { context: Context; events: Acts; input: ConfirmationInput },
  guards: implementGuards<Context, Acts, typeof guards>(guards),
  delays: implementDelays(deadlines),
  actions: {
    ...effects,
    /** A period is over; nothing else follows in the chart, but it does not run again. */
    notePeriodOver: assign(({ context, event }) => ({ ended: [...context.ended, (event as Expiry).payload.rule] })),
    barObjector: assign(({ context, event }) => ({
      barred: [...context.barred, (event as Expiry).payload.key as string],
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
        ground: (event as ActOf<'NOT_ACCEPT'>).payload.ground,
      },
    })),
    noteWhollyPerformed: assign(({ event }) => ({ performedOn: (event as ActOf<'PERFORMED'>).payload.on })),
    noteItemsPerformed: assign(({ context, event }) => performed(context, event as ActOf<'RECORD_PERFORMANCE'>)),
    openWaysAfterWindow: enqueueActions(({ context, enqueue }) => {
      for (const way of waysAfterWindow(context)) enqueue({ type: 'openRight', params: way satisfies Way });
    }),
    openWaysAfterRejection: enqueueActions(({ enqueue }) => {
      for (const way of waysAfterRejection) enqueue({ type: 'openRight', params: way satisfies Way });
    }),
  },
});

/** Back to where the court's work stood before it was interrupted. */
const backToWork = [
  { guard: 'withdrawalAsked', target: 'withdrawalRequested' },
  { guard: 'supplementDefaulted', target: 'supplementOverdue' },
  { guard: 'supplementOutstanding', target: 'supplementing' },
  { guard: 'acceptedAlready', target: 'examining' },
  { target: 'deciding' },
] as const;

const withdrawnAct = {
  target: '#confirmation.window.reopened',
  actions: ['noteWithdrawn', notify(['parties', 'mediator'], 'withdrawn')],
} as const;

const recordPerformance = [
  {
    guard: and(['performanceIsProven', 'completesPerformance', 'objectionPending']),
    target: '#confirmation.confirmed.performance.fulfilled',
    actions: ['noteItemsPerformed', notify(['parties', 'court'], 'performed')],
  },
  {
    guard: and(['performanceIsProven', 'completesPerformance']),
    target: '#confirmation.performed',
    actions: ['noteItemsPerformed', notify(['parties', 'mediator', 'court'], 'performed')],
  },
] as const;

const notAccept = [
  {
    guard: and(['groundLetsReapply', 'shamProofDemanded']),
    target: '#confirmation.window.reopened',
    actions: ['noteNotAccepted', notify(['parties', 'mediator'], 'notAccepted')],
  },
  {
    guard: 'shamProofDemanded',
    target: '#confirmation.notAccepted',
    actions: ['noteNotAccepted', notify(['parties', 'mediator'], 'notAccepted'), 'openWaysAfterWindow'],
  },
] as const;

const sign = [
  {
    guard: and([...signGuards, 'othersHaveSigned']),
    target: '#confirmation.window.readyToFile',
    actions: [
      assign(({ context, event }: { context: Context; event: Acts }) => signed(context, event as ActOf<'SIGN'>)),
      notify('parties', 'readyToFile'),
    ],
  },
  {
    guard: and(signGuards),
    target: '#confirmation.window.waitingForSecond',
    actions: [
      assign(({ context, event }: { context: Context; event: Acts }) => signed(context, event as ActOf<'SIGN'>)),
      notify('parties', 'otherSideSigned'),
    ],
  },
];
