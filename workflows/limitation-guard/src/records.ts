import type { Party } from '@dingfen/domain';
import {
  actingParty,
  actOf,
  effects,
  type Expiry,
  implementDelays,
  implementGuards,
  payloadOf,
} from '@dingfen/procedure-kit';
import { assign, enqueueActions, setup } from 'xstate';
import { type Context, type GuardInput, type LegalAid, meansCheckWaived } from './context.ts';
import { deadlines } from './deadlines.ts';
import type { Acts } from './events.ts';
import { guards, interruptionIn } from './guards.ts';
import { clockName, clocksNear, clocksOf } from './standing.ts';

/** Changes the latest application of the party whose act this is. */
const withAid = (
  { legalAid }: Context,
  event: Acts,
  change: Partial<LegalAid>,
): Pick<Context, 'legalAid'> => {
  const place = legalAid.findLastIndex(({ partyId }) => partyId === actingParty(event));
  return { legalAid: legalAid.map((one, index) => (index === place ? { ...one, ...change } : one)) };
};

const decisionOf = (decision: 'granted' | 'refused' | 'withdrawn', on: string): Partial<LegalAid> => {
  if (decision === 'granted') return { grantedOn: on };
  return decision === 'refused' ? { refusedOn: on } : { withdrawnOn: on };
};

/** What each act leaves in the record, under the name by which the chart calls it, beside its conditions and periods. */
export const recording = setup({
  types: {} as { context: Context; events: Acts; input: GuardInput },
  guards: implementGuards<Context, Acts, typeof guards>(guards),
  delays: implementDelays(deadlines),
  actions: {
    ...effects,
    /** What is heard again is on record and changes nothing. */
    passOver: assign({}),
    /** A period ends on its own day, however late the clock comes: the record never goes back. */
    noteDay: assign(({ context, event }) => ({ asOf: event.on > context.asOf ? event.on : context.asOf })),
    noteOver: assign(({ context, event }) => {
      const { rule } = (event as Expiry).payload;
      const ended = clocksOf(context, event).find(({ standing }) => standing.ruleId === rule);
      return { over: [...context.over, ...(ended?.arming ? [clockName(rule, ended.arming)] : [])] };
    }),
    noteInterruption: assign(({ context, event }) => ({ log: [...context.log, interruptionIn(event)] })),
    noteStrike: assign(({ context, event }) => {
      const { entry, reason, evidence } = payloadOf(event, 'STRIKE_INTERRUPTION');
      const strike = { kind: 'struck' as const, entry, on: event.on, reason, evidence: evidence ?? null };
      return { log: [...context.log, strike] };
    }),
    noteFacts: assign(({ context, event }) => {
      const { knewOn, employmentEndedOn, reason } = payloadOf(event, 'RECORD_LIMITATION_FACTS');
      return {
        knewOn: knewOn ?? context.knewOn,
        employmentEndedOn: employmentEndedOn ?? context.employmentEndedOn,
        corrections:
          reason === undefined
            ? context.corrections
            : [
                ...context.corrections,
                {
                  knewOn: context.knewOn,
                  employmentEndedOn: context.employmentEndedOn,
                  reason,
                  on: event.on,
                },
              ],
      };
    }),
    noteSuspension: assign(({ context, event }) => {
      const { from, until, cause, evidence } = payloadOf(event, 'RECORD_SUSPENSION');
      return { suspensions: [...context.suspensions, { from, until: until ?? null, cause, evidence }] };
    }),
    noteSuspensionEnd: assign(({ context, event }) => {
      const { until } = payloadOf(event, 'END_SUSPENSION');
      return {
        suspensions: context.suspensions.map((one) => (one.until === null ? { ...one, until } : one)),
      };
    }),
    noteParties: assign(({ context: { facts }, event }) => {
      const changes = payloadOf(event, 'PARTIES_AMENDED').parties as (Party & { replaces?: string })[];
      return {
        facts: {
          ...facts,
          parties: facts.parties.flatMap((old) => {
            const now = changes.filter((one) => (one.replaces ?? one.id) === old.id);
            return now.length > 0 ? now.map(({ id, role, kind, name }) => ({ id, role, kind, name })) : [old];
          }),
        },
      };
    }),
    noteAidApplied: assign(({ context, event }) => {
      const { agency, appliedOn, migrantWorkerProof } = payloadOf(event, 'APPLY_LEGAL_AID');
      return {
        legalAid: [
          ...context.legalAid,
          {
            partyId: actingParty(event) as string,
            agency,
            appliedOn: appliedOn ?? event.on,
            meansCheck: migrantWorkerProof === undefined || !meansCheckWaived(context),
            urgent: clocksNear(context, event).some(({ standing }) => standing.emergency),
            grantedOn: null,
            refusedOn: null,
            withdrawnOn: null,
            assignedOn: null,
          },
        ],
      };
    }),
    noteAidDecided: assign(({ context, event }) => {
      const { decision, decidedOn } = payloadOf(event, 'RECORD_LEGAL_AID_DECISION');
      return withAid(context, event, decisionOf(decision, decidedOn));
    }),
    noteCounsel: assign(({ context, event }) => {
      const { assignedOn } = payloadOf(event, 'RECORD_LEGAL_AID_COUNSEL');
      return withAid(context, event, { assignedOn });
    }),
    /** Everybody is told once of the same safe date, however often the record is weighed again. */
    tellEmergency: enqueueActions(({ context, event, enqueue }) => {
      const safeOn = clocksNear(context, actOf(event))[0]?.standing.nominalDueOn ?? null;
      if (safeOn === context.toldOf) return;
      enqueue.assign({ toldOf: safeOn });
      enqueue({
        type: 'notify',
        params: { to: ['applicant', 'mediationBody'], message: 'legalAidEmergency' },
      });
    }),
  },
});
