import { cite } from '@dingfen/legal-basis';
import {
  actingParty,
  type Effect,
  effects,
  implementDelays,
  implementGuards,
  payloadOf,
} from '@dingfen/procedure-kit';
import { assign, enqueueActions, setup } from 'xstate';
import {
  type LifecycleContext,
  type LifecycleInput,
  type MediationRequest,
  sideOf,
  type TrialOpening,
} from './context.ts';
import { deadlines } from './deadlines.ts';
import type { LifecycleActs, LifecycleEvent, OutcomeEvent } from './events.ts';
import { gateAnswerOf } from './gate.ts';
import { actingSide, guards } from './guards.ts';
import { arbitrationAfterPerformance, heardOf, routes, tellPerformed } from './routes.ts';

type ActOf<T extends LifecycleEvent> = Extract<LifecycleActs, { type: T }>;

interface Follows {
  effects: readonly Effect[];
  remember: Partial<LifecycleContext>;
}

const opened = (procedure: string, input: object): Effect => ({
  type: 'openProceeding',
  procedure,
  input: { ...input },
});

function fileArbitration(context: LifecycleContext, event: ActOf<'FILE_ARBITRATION'>): Follows {
  const { receivedOn, receiptProof, evidenceIndex } = event.payload;
  const commissionId = event.payload.commissionId ?? context.commissionId;
  const claimant = actingSide(context, event);
  const input = {
    claimant,
    package: {
      undisputedFacts: context.undisputedFacts,
      addressForService: context.addressForService,
      ...(evidenceIndex ? { evidenceIndex: [evidenceIndex] } : {}),
    },
    ...(commissionId ? { commissionId } : {}),
    ...(receivedOn ? { receivedOn } : {}),
    ...(receiptProof ? { receiptProof } : {}),
  };
  return {
    effects: [
      ...(commissionId ? [{ type: 'assignTo', role: 'commission', holderId: commissionId } as const] : []),
      {
        type: 'interruptLimitation',
        kind: 'arbitration_filed',
        on: event.on,
        basis: [cite('MAL', '27(2)'), cite('ARB', '27')],
      },
      opened('arbitration', input),
      { type: 'notify', to: ['parties', 'commission'], message: 'arbitrationFiled' },
    ],
    remember: {
      arbitrationRuns: true,
      commissionId: commissionId ?? null,
      excuse: null,
      arbitration: {
        ...context.arbitration,
        status: 'filed',
        claimant,
        proof: receiptProof !== undefined,
        refusalGround: null,
        award: null,
        ruling: null,
      },
    },
  };
}

function fileSuit(context: LifecycleContext, event: ActOf<'FILE_SUIT'>): Follows {
  const claimant = actingSide(context, event);
  const party = actingParty(event);
  const { row, basis, text } = gateAnswerOf(context, claimant, event.on, party);
  const courtId = event.payload.courtId ?? context.courtId;
  const { factSheet, evidenceIndex } = event.payload;
  const input: TrialOpening = {
    gate: { row, basis, text },
    claimant,
    ...(courtId ? { courtId } : {}),
    package: {
      undisputedFacts: context.undisputedFacts,
      addressForService: context.addressForService,
      ...(factSheet ? { factSheet } : {}),
      ...(evidenceIndex ? { evidenceIndex } : {}),
    },
    fastTrackMarked: context.fastTrackMarked,
  };
  const partyIds = party ? [party] : sideOf(context, claimant).map((one) => one.id);
  return {
    effects: [
      ...(courtId ? [{ type: 'assignTo', role: 'court', holderId: courtId } as const] : []),
      { type: 'signal', procedure: 'arbitration', event: 'SUIT_FILED', payload: { on: event.on, partyIds } },
      opened('trial', input),
      { type: 'notify', to: ['parties', 'court'], message: 'suitFiled' },
    ],
    remember: { trialRuns: true, courtId: courtId ?? null, trial: { claimant, filedOn: event.on, input } },
  };
}

function mediateAgain(context: LifecycleContext, event: ActOf<'REQUEST_NEW_MEDIATION'>): Follows {
  const { mediationBodyId, bodyKind, online, consents } = event.payload;
  const before = context.mediation;
  const mediation: MediationRequest = {
    // A court’s referral ended with the mediation it was for; whoever asks again asks the body itself.
    regime: before.regime.startsWith('court_') ? 'direct' : before.regime,
    online: online ?? before.online,
    receivedOn: event.on,
    bodyKind: bodyKind ?? before.bodyKind,
    mediationBodyId: mediationBodyId ?? before.mediationBodyId,
    recordedConsents: consents,
  };
  return {
    effects: [
      // A breached agreement gives way to the mediation that is to replace it.
      { type: 'signal', procedure: 'mediation', event: 'SUPERSEDED', payload: { on: event.on } },
      { type: 'assignTo', role: 'mediationBody', holderId: mediation.mediationBodyId },
      opened('mediation', mediation),
    ],
    remember: { mediation, mediationRuns: true },
  };
}

const own = {
  FILE_ARBITRATION: fileArbitration,
  FILE_SUIT: fileSuit,
  REQUEST_NEW_MEDIATION: mediateAgain,
  RECORD_PERFORMANCE: (context: LifecycleContext, { payload }: ActOf<'RECORD_PERFORMANCE'>): Follows => ({
    effects: tellPerformed(payload.performedOn),
    remember: {
      performedOn: payload.performedOn,
      windows: { confirmation: 'over', arbitrationReview: 'over' },
      arbitrationRuns: arbitrationAfterPerformance(context),
    },
  }),
};

function whatFollows(context: LifecycleContext, event: LifecycleActs): Follows {
  const act = own[event.type as keyof typeof own] as
    | ((context: LifecycleContext, event: LifecycleActs) => Follows)
    | undefined;
  if (act) return act(context, event);
  const route = routes[event.type as OutcomeEvent];
  const heard = heardOf(context, event);
  return { effects: route.effects?.(heard) ?? [], remember: route.remember?.(heard) ?? {} };
}

function noteOrder({ payload }: ActOf<'RECORD_PAYMENT_ORDER'>): Partial<LifecycleContext> {
  const { basis, appliedOn, acceptedOn, issuedOn, servedOn } = payload;
  return {
    paymentOrder: {
      basis,
      appliedOn,
      acceptedOn: acceptedOn ?? null,
      issuedOn: issuedOn ?? null,
      servedOn: servedOn ?? null,
    },
  };
}

/** What each act and each reported outcome entails, beside the conditions and periods of the chart. */
export const consequences = setup({
  types: {} as { context: LifecycleContext; events: LifecycleActs; input: LifecycleInput },
  guards: implementGuards(guards),
  delays: implementDelays(deadlines),
  actions: {
    ...effects,
    /** Carries out the row of the routing table, or the act of a party. */
    follow: enqueueActions(({ context, event, enqueue }) => {
      const { effects: listed, remember } = whatFollows(context, event);
      for (const { type, ...params } of listed) enqueue({ type, params } as never);
      enqueue.assign(remember);
    }),
    noteOrder: assign(({ event }) => noteOrder(event as ActOf<'RECORD_PAYMENT_ORDER'>)),
    endPaymentOrder: assign(({ context }) => ({
      paymentOrder: null,
      paymentOrderEnded: context.paymentOrder
        ? { basis: context.paymentOrder.basis, onAgreement: context.paymentOrder.basis === 'mal16' }
        : context.paymentOrderEnded,
    })),
    reopen: assign(({ context, event }) => {
      const { ground, reason } = payloadOf(event, 'REOPEN');
      return {
        performedOn: null,
        followUps: [],
        breachedOn: ground === 'notPerformed' ? event.on : context.breachedOn,
        reopenings: [...context.reopenings, { on: event.on, ground, reason }],
      };
    }),
    orderInForce: assign({ enforceableBy: 'paymentOrder', paymentOrder: null }),
  },
});
