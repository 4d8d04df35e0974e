import type { Party } from '@dingfen/domain';
import type { AssignParams, effects } from '@dingfen/procedure-kit';
import {
  type Assignment,
  type Candidate,
  type Consent,
  type ConsentKind,
  type Draft,
  type EndReason,
  lapsing,
  type MediationContext,
  type Pause,
  type Signature,
} from './context.ts';
import { type Acts, payloadOf } from './events.ts';
import { actingParty, dayOf } from './guards.ts';
import type { MessageName } from './messages.ts';

/** The party whose act it is. Conditions have made sure that there is one. */
export const partyIn = (event: Acts): string => actingParty(event) as string;
/** The proof of a recorded act; a party who acts for itself is its own proof. */
export const evidenceIn = (event: Acts): string =>
  (event.payload as { evidence?: string }).evidence ?? 'own act, signed in';

/** The consent that an act gives, as a record. */
export function consentIn(event: Acts, kind: ConsentKind): Consent {
  return {
    kind,
    partyId: partyIn(event),
    on: dayOf(event),
    evidence: evidenceIn(event),
    recordedBy: event.by.personId,
    ...(kind === 'extension' ? { days: payloadOf(event, 'CONSENT_TO_EXTENSION').days } : {}),
  };
}

/** A newer consent of the same kind takes the place of the older one. */
export const withConsent = (context: MediationContext, consent: Consent): Consent[] => [
  ...lapsing(
    context.consents,
    consent.on,
    (one) => one.kind === consent.kind && one.partyId === consent.partyId,
  ),
  consent,
];

/** The assignments with the latest one answered. */
export const answered = (
  context: MediationContext,
  answer: Assignment['answer'],
  on: string,
  reason?: string,
): Assignment[] =>
  context.assignments.map((one, index) =>
    index === context.assignments.length - 1
      ? { ...one, answer, answeredOn: on, ...(reason === undefined ? {} : { reason }) }
      : one,
  );

/** The assignment that an act makes, waiting for an answer. */
export const assignmentFrom = (event: Acts, by: Assignment['by']): Assignment => {
  const { mediatorId, conflicts } = event.payload as Candidate;
  return {
    mediatorId,
    by,
    assignedOn: event.on,
    declaredRelations: conflicts.map((one) => one.relation),
    answer: 'pending',
  };
};

/** Mediation stands still from a day on. */
export const pausing = (context: MediationContext, cause: Pause['cause'], from: string): Pause[] => [
  ...context.pauses,
  { cause, from },
];
/** Mediation goes on from a day on; that day counts again. */
export const resuming = (context: MediationContext, cause: Pause['cause'], until: string): Pause[] =>
  context.pauses.map((one) => (one.cause === cause && one.until === undefined ? { ...one, until } : one));

/** The draft that an act puts down, with the gap to the statutory work-injury sum computed. */
export function draftIn(context: MediationContext, event: Acts): Draft {
  const { items, clauses, checks } = payloadOf(event, 'DRAFT_AGREEMENT');
  const agreedFen = items
    .filter((one) => one.type === 'work_injury' || one.type === 'work_injury_medical')
    .reduce((sum, one) => sum + (one.amountFen ?? 0), 0);
  const lawFen = checks.workInjuryUnassessed ? checks.statutoryInjuryFen : undefined;
  return {
    id: `${context.facts.disputeId}-${event.on}-${context.draftCount + 1}`,
    draftedOn: event.on,
    items,
    clauses,
    confirmsRelationship:
      checks.confirmsRelationship || items.some((one) => one.type === 'confirm_relationship'),
    vagueTerms: checks.vagueTerms,
    ...(lawFen === undefined
      ? {}
      : { workInjuryGapPercent: Math.max(0, Math.round(((lawFen - agreedFen) / lawFen) * 100)) }),
  };
}

/** A signer’s newer signature takes the place of the older one. */
export const withSignature = (context: MediationContext, signature: Signature): Signature[] => [
  ...context.signatures.filter((one) => one.signer !== signature.signer),
  signature,
];

const endings: Partial<Record<EndReason, MessageName>> = {
  sham_confirmed: 'shamReported',
  registration_requested: 'registrationRequested',
};
const expiryMessages: Record<MediationContext['regime'], MessageName> = {
  direct: 'mediationTerminated',
  enterprise: 'enterprisePeriodOver',
  one_stop: 'oneStopPeriodOver',
  court_pre_filing: 'preFilingPeriodOver',
  court_post_filing: 'postFilingPeriodOver',
};
/** What is said when mediation ends without agreement: by expiry, by channel, else by reason. */
export function failureMessage({ ending, regime }: MediationContext, otherwise: MessageName): MessageName {
  if (ending?.reason === 'period_expired') return expiryMessages[regime];
  if (regime === 'court_post_filing') return 'backToTrial';
  return (ending && endings[ending.reason]) ?? otherwise;
}

/** Who is asked to mediate; nobody for `null`. */
export const candidateIs = (holderId: string | null): AssignParams => ({
  role: 'candidateMediator',
  holderId,
});
/** Who mediates; nobody for `null`. */
export const mediatorIs = (holderId: string | null): AssignParams => ({ role: 'mediator', holderId });

/** The successors in the place of the party who ceased. */
export function amended(
  { facts, ceased }: MediationContext,
  event: Acts,
): Parameters<typeof effects.amendParties>[1] {
  const gone = facts.parties.find((one) => one.id === ceased?.partyId) as Party;
  const { successors } = payloadOf(event, 'SUBSTITUTE_PARTY');
  return { parties: successors.map(({ id, name }) => ({ ...gone, id, name, replaces: gone.id })) };
}
