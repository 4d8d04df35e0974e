import type { ClaimItem, ClaimType } from '@dingfen/domain';
import { arbitrationGate, type GateAnswer, type GateFacts } from '@dingfen/fast-track-trial';
import type { Side } from '@dingfen/labour-arbitration';
import { computeDeadline, lengthsOn, type RuleId } from '@dingfen/legal-basis';
import { addDays, type CivilDate } from '@dingfen/legal-calendar';
import type { Reckoning } from '@dingfen/procedure-kit';
import { type LifecycleContext, sideOf } from './context.ts';

/** Heads of claim that an agreement or an IOU may carry straight to court as remuneration (LI1 15, 51(2)). */
const remuneration: readonly ClaimType[] = ['wage_arrears', 'overtime'];

/** What a platform worker claims without claiming to be an employee (ONE4). */
const ofPlatform: readonly ClaimType[] = ['platform_pay', 'platform_injury'];

/** What would be sued on: the agreement that was broken, else the heads of claim of the dispute. */
function suedOn({ agreement, breachedOn, facts }: LifecycleContext): readonly ClaimItem[] {
  if (!agreement || !breachedOn) return facts.claims;
  return agreement.items.map(({ claimId, type, amountFen }) => ({
    id: claimId,
    type,
    ...(amountFen === undefined ? {} : { amountFen }),
  }));
}

/** The last day of a period. */
export const lastDay = ({ calendar, local }: Reckoning, ruleId: RuleId, trigger: CivilDate): CivilDate =>
  computeDeadline({ ruleId, trigger, calendar, local }).dueOn;

/** The day from which arbitration is open while mediation goes on: the one after the unrolled fifteenth (MAL 14(3)). */
export const arbitrationOpensOn = ({ mediation: { receivedOn } }: LifecycleContext): CivilDate =>
  addDays(receivedOn, lengthsOn('med_period_15d_art14', receivedOn).own + 1);

type Arbitration = NonNullable<GateFacts['arbitration']>;

function awardFacts(
  context: LifecycleContext,
  partyId: string,
  worker: boolean,
  by: Reckoning,
): Arbitration['award'] {
  const { award, ruling } = context.arbitration;
  if (!award) return undefined;
  // Of a split award the employer sues upon the non-final document; a mixed one counts as non-final (LI1 20).
  const finality = award.kind === 'final' || (award.kind === 'split' && worker) ? 'final' : 'nonFinal';
  const servedOn = award.servedOn[partyId];
  const rulingOn = award.rulingServedOn[partyId];
  if (ruling) {
    const rule = ruling === 'setAside' ? 'suit_after_setaside_15d' : 'suit_after_nonenforcement_30d';
    return {
      finality,
      [ruling]: true,
      ...(rulingOn ? { suitUntil: lastDay(by, rule, rulingOn) } : {}),
    };
  }
  const over = award.suitPeriodOver[partyId];
  return {
    finality,
    ...(servedOn ? { servedOn, suitUntil: over ?? lastDay(by, 'suit_after_award_15d', servedOn) } : {}),
  };
}

/** What the gate of the courts needs to know of this dispute when a side wants to sue on a day. */
export function gateFactsOf(
  context: LifecycleContext,
  claimant: Side,
  on: CivilDate,
  by: Reckoning,
  partyId: string = sideOf(context, claimant)[0]?.id ?? '',
): GateFacts {
  const { facts, agreement, breachedOn, arbitration, paymentOrderEnded, excuse } = context;
  const party = facts.parties.find((one) => one.id === partyId) ?? sideOf(context, claimant)[0];
  const worker = party?.kind === 'worker';
  const award = awardFacts(context, partyId, worker, by);
  const claims = suedOn(context);
  return {
    on,
    claimant,
    claimantSide: worker ? 'worker' : 'employer',
    employment: facts.employment,
    claims,
    wageIou: context.wageIou,
    ...(agreement && breachedOn
      ? {
          agreementBreached: {
            bodyKind: agreement.bodyKind,
            claimTypes: agreement.items.map((item) => item.type),
            wagesOnly: agreement.items.every((item) => remuneration.includes(item.type)),
          },
        }
      : {}),
    ...(paymentOrderEnded ? { paymentOrderEnded } : {}),
    arbitration: {
      status: arbitration.status,
      ...(award ? { award } : {}),
      ...(arbitration.refusalGround ? { refusalGround: arbitration.refusalGround } : {}),
    },
    ...(excuse ? { excuse } : {}),
    proofOfReceipt: arbitration.proof,
    notLabour: context.notLabour,
    // The fact the claim rests on lies before the filing; its own day is not on record.
    triggerOn: facts.filedOn,
    // Whoever claims what only an employee has says that there is a labour relationship.
    platformWithoutRelationship:
      facts.employment === 'platform' &&
      claims.length > 0 &&
      claims.every(({ type }) => ofPlatform.includes(type)),
    by,
  };
}

/**
 * Whether a side may go to court now, by which row of the gate, and what to do otherwise (MAL 5, 29, 43, 47-50).
 * @param on civil date of the intended suit
 * @param by how the last day to sue is counted
 * @param partyId the party who sues; the first of the side unless named
 */
export const gateAnswerOf = (
  context: LifecycleContext,
  claimant: Side,
  on: CivilDate,
  by: Reckoning,
  partyId?: string,
): GateAnswer => arbitrationGate(gateFactsOf(context, claimant, on, by, partyId));
