import { type Agreement, durationOf, type Milestone } from '@dingfen/domain';
import { computeDeadline } from '@dingfen/legal-basis';
import { addDays, type CivilDate, daysBetween } from '@dingfen/legal-calendar';
import type { Reckoning } from '@dingfen/procedure-kit';
import type { Ending, EndReason, MediationContext } from './context.ts';

/** How a mediation that was accepted came to its end. */
type Result = 'agreement' | 'refused' | 'withdrawn' | 'noAgreement' | 'ended';

/** What the statistics make of a reason; null for what was never a mediation of this body. */
const resultOf: Record<EndReason, Result | null> = {
  out_of_scope: null,
  not_labour: null,
  unsuitable: null,
  wrong_venue: null,
  refused_by_party: 'refused',
  consent_withdrawn: 'refused',
  unreachable: 'refused',
  non_appearance: 'refused',
  second_objection: 'refused',
  withdrawn_by_applicant: 'withdrawn',
  registration_requested: 'noAgreement',
  suit_docketed: 'noAgreement',
  period_expired: 'noAgreement',
  gap_too_wide: 'noAgreement',
  refused_to_sign: 'noAgreement',
  sham_confirmed: 'noAgreement',
  suit_ended: 'ended',
  no_successor: 'ended',
};

/** Screening turns an application away in nobody's name; a party that refuses does so itself. */
const turnedAway = ({ reason, partyId }: Ending): boolean =>
  resultOf[reason] === null || (reason === 'refused_by_party' && partyId === undefined);

function conclusionOf({ agreement, ending }: MediationContext): { on: CivilDate; result: Result } | null {
  if (agreement) return { on: agreement.effectiveOn, result: 'agreement' };
  if (!ending || turnedAway(ending)) return null;
  return { on: ending.endedOn, result: resultOf[ending.reason] as Result };
}

/** Enterprise committees and one-stop centres accept by an act of their own (O17 22); elsewhere passing the screening does. */
const acceptanceOf = ({ regime, acceptedOn, screenedOn }: MediationContext): CivilDate | null =>
  regime === 'enterprise' || regime === 'one_stop' ? acceptedOn : screenedOn;

/** The last day of an item, moved to the next working day where it falls on a rest day (CPL 85; CC 203). */
function lastDay(agreement: Agreement, dueOn: CivilDate, { calendar, local }: Reckoning): CivilDate {
  const length = Math.max(1, daysBetween(agreement.effectiveOn, dueOn));
  return computeDeadline({
    ruleId: 'med_agreement_performance_due',
    trigger: addDays(dueOn, -length),
    length,
    calendar,
    local,
  }).dueOn.slice(0, 10);
}

/** The respondents, and whether each has said a word of its own: a consent, a refusal, or appearance at a session. */
function respondents({ facts, consents, sessions, ending }: MediationContext) {
  return facts.parties
    .filter((party) => party.role === 'respondent')
    .map(({ id }) => ({
      id,
      replied:
        consents.some((one) => one.kind === 'mediation' && one.partyId === id) ||
        sessions.some((one) => one.attended?.includes(id)) ||
        (ending?.partyId === id && ['refused_by_party', 'consent_withdrawn'].includes(ending.reason)),
    }));
}

/**
 * What of a mediation counts. One that was transferred counts with the body that received it; one that was turned away was
 * received and nothing more; an entrusted one brings no agreement to be confirmed, since the court issues its statement.
 */
export function milestones(
  context: MediationContext,
  _states: readonly string[],
  by: Reckoning,
): Milestone[] {
  const { agreement, ending, regime } = context;
  const entrusted = regime === 'court_post_filing';
  const held = {
    organisationId: context.mediationBodyId,
    mediatorId: agreement?.mediatorId ?? context.mediatorId ?? '',
    ...(entrusted ? { channel: 'court_post_filing' as const } : {}),
  };
  if (ending?.reason === 'wrong_venue')
    return [{ name: 'mediation.transferredOut', on: ending.endedOn, ...held }];
  const found: Milestone[] = [{ name: 'mediation.received', on: context.receivedOn, ...held }];
  if (context.screenedOn !== null && !entrusted)
    for (const { id, replied } of respondents(context)) {
      found.push({ name: 'respondent.asked', on: context.screenedOn, key: id, ...held });
      if (replied) found.push({ name: 'respondent.replied', on: context.screenedOn, key: id, ...held });
    }
  const acceptedOn = acceptanceOf(context);
  if (acceptedOn === null) return found;
  found.push({ name: 'mediation.accepted', on: acceptedOn, ...held });
  const conclusion = conclusionOf(context);
  if (!conclusion) return found;
  found.push({
    name: 'mediation.concluded',
    on: conclusion.on,
    extra: conclusion.result,
    days: durationOf(acceptedOn, conclusion.on, context.pauses),
    ...held,
  });
  if (context.extensions.length > 0) found.push({ name: 'mediation.extended', on: conclusion.on, ...held });
  return agreement
    ? [...found, ...ofAgreement(context, agreement, by).map((one) => ({ ...held, ...one }))]
    : found;
}

function ofAgreement(
  { regime, performance }: MediationContext,
  agreement: Agreement,
  by: Reckoning,
): Milestone[] {
  const { id, items, effectiveOn } = agreement;
  return [
    {
      name: 'agreement.reached',
      on: effectiveOn,
      key: id,
      extra: regime === 'court_post_filing' ? 'entrusted' : 'own',
      amountFen: items.reduce((sum, item) => sum + (item.amountFen ?? 0), 0),
    },
    ...items.map(
      ({ dueOn, amountFen }, place): Milestone => ({
        name: 'agreement.item',
        on: lastDay(agreement, dueOn, by),
        key: `${id}#${place}`,
        ...(amountFen === undefined ? {} : { amountFen }),
      }),
    ),
    ...performance.map(
      ({ item, amountFen, on }): Milestone => ({
        name: 'agreement.payment',
        on,
        key: `${id}#${item}`,
        ...(amountFen === undefined ? {} : { amountFen }),
      }),
    ),
  ];
}
