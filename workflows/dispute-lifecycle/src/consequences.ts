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
  type LimitationWatch,
  type MediationRequest,
  sideOf,
  type TrialOpening,
} from './context.ts';
import { deadlines } from './deadlines.ts';
import type { LifecycleActs, LifecycleEvent, OutcomeEvent } from './events.ts';
import { gateAnswerOf } from './gate.ts';
import { actingSide, arbitrationFiledOn, guards, suitFiledOn } from './guards.ts';
import { duplicatesAfter } from './merging.ts';
import { withAmended } from './parties.ts';
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
  const filedOn = arbitrationFiledOn(event);
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
        on: filedOn,
        basis: [cite('MAL', '27(2)'), cite('ARB', '27')],
      },
      opened('arbitration', input),
      { type: 'notify', to: ['parties', 'commission'], message: 'arbitrationFiled' },
    ],
    remember: {
      arbitrationRuns: true,
      complaintOn: null,
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

/** A court that changes hears the case with a judge of its own. */
const courtIs = (before: string | null, courtId: string): Effect[] => [
  { type: 'assignTo', role: 'court', holderId: courtId },
  ...(before !== null && before !== courtId
    ? [{ type: 'assignTo', role: 'judge', holderId: null } as const]
    : []),
];
const suitInterrupts = (on: string): Effect => ({
  type: 'interruptLimitation',
  kind: 'suit_filed',
  on,
  basis: [cite('MAL', '27(2)'), cite('CC', '195')],
});

function fileSuit(context: LifecycleContext, event: ActOf<'FILE_SUIT'>): Follows {
  const claimant = actingSide(context, event);
  const party = actingParty(event);
  const filedOn = suitFiledOn(context, event);
  const { row, basis, text } = gateAnswerOf(context, claimant, filedOn, event, party);
  const courtId = event.payload.courtId ?? context.courtId;
  const { factSheet, evidenceIndex } = event.payload;
  const partyIds = party ? [party] : sideOf(context, claimant).map((one) => one.id);
  const input: TrialOpening = {
    gate: { row, basis, text },
    claimant,
    partyIds,
    filedOn,
    ...(courtId ? { courtId } : {}),
    package: {
      undisputedFacts: context.undisputedFacts,
      addressForService: context.addressForService,
      ...(factSheet ? { factSheet } : {}),
      ...(evidenceIndex ? { evidenceIndex } : {}),
    },
    fastTrackMarked: context.fastTrackMarked,
  };
  return {
    effects: [
      ...(courtId ? courtIs(context.courtId, courtId) : []),
      suitInterrupts(filedOn),
      { type: 'signal', procedure: 'arbitration', event: 'SUIT_FILED', payload: { on: filedOn, partyIds } },
      opened('trial', input),
      { type: 'notify', to: ['parties', 'court'], message: 'suitFiled' },
    ],
    remember: {
      trialRuns: true,
      courtId: courtId ?? null,
      // An award that somebody turns out to have sued against in time is not in force.
      enforceableBy: context.enforceableBy === 'arbitration' ? null : context.enforceableBy,
      trial: { claimant, filedOn, partyIds, input },
    },
  };
}

/** Another party sues while the suit runs: one case, for all who sue over the same award (LI1 4). */
function sueToo(context: LifecycleContext, event: ActOf<'SUE_TOO'>): Follows {
  const claimant = actingSide(context, event);
  const on = suitFiledOn(context, event);
  const partyIds = [actingParty(event) as string];
  return {
    effects: [
      suitInterrupts(on),
      { type: 'signal', procedure: 'arbitration', event: 'SUIT_FILED', payload: { on, partyIds } },
      { type: 'signal', procedure: 'trial', event: 'CROSS_SUIT_FILED', payload: { on, partyIds, claimant } },
      { type: 'notify', to: ['parties', 'court'], message: 'suitJoined' },
    ],
    remember: {
      trial: context.trial && { ...context.trial, partyIds: [...context.trial.partyIds, ...partyIds] },
    },
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
    ...(context.arbitrationOpenOn ? { arbitrationOpenOn: context.arbitrationOpenOn } : {}),
  };
  return {
    effects: [
      { type: 'assignTo', role: 'mediationBody', holderId: mediation.mediationBodyId },
      opened('mediation', mediation),
    ],
    // An agreement stays in effect until a new one takes its place.
    remember: { mediation, mediationRuns: true, complaintOn: null },
  };
}

const own = {
  FILE_ARBITRATION: fileArbitration,
  FILE_SUIT: fileSuit,
  SUE_TOO: sueToo,
  PARTIES_AMENDED: (context: LifecycleContext, { payload }: ActOf<'PARTIES_AMENDED'>): Follows => ({
    effects: [],
    remember: withAmended(context, payload.parties),
  }),
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

function noteOrder(
  { paymentOrder }: LifecycleContext,
  { payload }: ActOf<'RECORD_PAYMENT_ORDER'>,
): Partial<LifecycleContext> {
  const { basis, appliedOn, acceptedOn, issuedOn, servedOn } = payload;
  return {
    paymentOrder: {
      basis,
      appliedOn,
      acceptedOn: acceptedOn ?? null,
      issuedOn: issuedOn ?? null,
      servedOn: servedOn ?? null,
      objectedOn: paymentOrder?.objectedOn ?? null,
    },
  };
}

/** What the limitation guard hears when it becomes so. */
const watchEvents: Record<LimitationWatch, string> = {
  watching: 'DISPUTE_RESUMES',
  resting: 'DISPUTE_RESTS',
  closed: 'DISPUTE_CLOSED',
};

/** The limitation guard, where there is one, is told when it may rest and when it must watch again, and nothing it knows. */
const limitationNews = (
  { limitation }: LifecycleContext,
  now: LimitationWatch,
): { procedure: string; event: string; payload: Record<string, unknown> }[] =>
  limitation && limitation.told !== now
    ? [{ procedure: 'limitation', event: watchEvents[now], payload: {} }]
    : [];
const limitationTold = (
  { limitation }: LifecycleContext,
  told: LimitationWatch,
): Pick<LifecycleContext, 'limitation'> => (limitation ? { limitation: { ...limitation, told } } : {});

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
    /** What concerns an agreement that was replaced is on record and changes nothing. */
    passOver: assign({}),
    noteOrder: assign(({ context, event }) => noteOrder(context, event as ActOf<'RECORD_PAYMENT_ORDER'>)),
    noteObjection: assign(({ context, event }) => {
      const { objectedOn, rejected } = payloadOf(event, 'RECORD_PAYMENT_ORDER_OBJECTION');
      return {
        enforceableBy: context.enforceableBy === 'paymentOrder' ? null : context.enforceableBy,
        paymentOrder: context.paymentOrder && {
          ...context.paymentOrder,
          objectedOn: rejected ? null : objectedOn,
        },
      };
    }),
    /** An order that was never made did not end: only a terminated one opens the ways of LI1 13. */
    endPaymentOrder: assign(({ context, event }) => ({
      paymentOrder: null,
      enforceableBy: context.enforceableBy === 'paymentOrder' ? null : context.enforceableBy,
      paymentOrderEnded:
        context.paymentOrder && (event.payload as { reason?: string }).reason !== 'rejected'
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
    undoMerge: assign({ merged: null }),
    noteDuplicates: assign(({ context, event }) => duplicatesAfter(context, event)),
    orderInForce: assign({ enforceableBy: 'paymentOrder' }),
    watchLimitation: enqueueActions(({ context, enqueue }) => {
      for (const params of limitationNews(context, 'watching')) enqueue({ type: 'signal', params });
      enqueue.assign(limitationTold(context, 'watching'));
    }),
    restLimitation: enqueueActions(({ context, enqueue }) => {
      for (const params of limitationNews(context, 'resting')) enqueue({ type: 'signal', params });
      enqueue.assign(limitationTold(context, 'resting'));
    }),
    closeLimitation: enqueueActions(({ context, enqueue }) => {
      for (const params of limitationNews(context, 'closed')) enqueue({ type: 'signal', params });
      enqueue.assign(limitationTold(context, 'closed'));
    }),
  },
});
