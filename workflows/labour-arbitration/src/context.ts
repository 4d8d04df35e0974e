import { type AddressForService, type DisputeFacts, type Party, partiesOf } from '@dingfen/domain';
import type { CivilDate } from '@dingfen/legal-calendar';

/** A side of the dispute; the one that applied for arbitration is the claimant. */
export type Side = 'applicant' | 'respondent';

/** What the commission gets from the earlier procedure: nothing that was conceded only to settle (ONM 18, CPI 107). */
export interface ArbitrationPackage {
  undisputedFacts: readonly string[];
  addressForService: readonly AddressForService[];
  evidenceIndex?: readonly string[];
}

/** How an arbitration proceeding is opened. */
export interface ArbitrationInput {
  facts: DisputeFacts;
  commissionId?: string;
  package: ArbitrationPackage;
  /** The side that applies; the dispute's applicant unless said otherwise. */
  claimant?: Side;
  /** Day on which the commission received the application, where it is already proven. */
  receivedOn?: CivilDate;
  /** Reference of the receipt. */
  receiptProof?: string;
}

/**
 * `split`: two documents, one final and one non-final (ARB 50(4)). `mixed`: both kinds of claim in one document, which
 * counts as non-final (LI1 20).
 */
export const awardKinds = ['final', 'nonFinal', 'split', 'mixed'] as const;
export type AwardKind = (typeof awardKinds)[number];

interface Award {
  kind: AwardKind;
  madeOn: CivilDate;
  caseNumber: string | null;
  performanceDueOn: CivilDate | null;
}

/** One arbitration as our staff and the parties have it on record; the commission itself decides outside. */
export interface ArbitrationContext {
  facts: DisputeFacts;
  commissionId: string | null;
  claimant: Side;
  package: ArbitrationPackage;
  receivedOn: CivilDate | null;
  receiptProof: string | null;
  correction: 'none' | 'demanded' | 'made';
  heldSince: CivilDate | null;
  /** Spans during which acceptance was held for mediation. */
  holds: readonly { from: CivilDate; until: CivilDate }[];
  silentSince: CivilDate | null;
  refusal: { on: CivilDate; ground: 'noJurisdiction' | 'other'; reason: string } | null;
  acceptedOn: CivilDate | null;
  acceptanceProof: string | null;
  caseNumber: string | null;
  collective: boolean;
  collectiveNoticeOn: CivilDate | null;
  tribunalFormedOn: CivilDate | null;
  /** Copy of the application: day of service per party. */
  copyServedOn: Readonly<Record<string, CivilDate>>;
  /** Papers left or posted, not yet deemed served. */
  postedOn: Readonly<Record<string, CivilDate>>;
  answered: readonly string[];
  /** Party id to the last day of an answer period that is over. */
  answerPeriodOver: Readonly<Record<string, CivilDate>>;
  /** The earliest answer not yet served. */
  answerReceivedOn: CivilDate | null;
  answerServedOn: CivilDate | null;
  counterAppliedOn: CivilDate | null;
  recusalAskedOn: CivilDate | null;
  hearingOn: CivilDate | null;
  hearingNotified: readonly string[];
  respondentAbsent: boolean;
  /** Claimants who stayed away from the hearing and may not apply again (ARB 39). */
  barred: readonly string[];
  referredOn: CivilDate | null;
  /** The award period counts from here: acceptance, or the last event of ARB 46(1)-(5). */
  awardPeriodFrom: CivilDate | null;
  awardPeriodExtended: boolean;
  suspendedSince: CivilDate | null;
  suspensions: readonly { from: CivilDate; until: CivilDate }[];
  overdueSince: CivilDate | null;
  cancelledOn: CivilDate | null;
  award: Award | null;
  awardServedOn: Readonly<Record<string, CivilDate>>;
  /** Party id to the last day of a suit period that it let pass. */
  suitPeriodOver: Readonly<Record<string, CivilDate>>;
  /** Parties whose suit is with a court, be it against the award or, before there was one, because the commission was late. */
  suing: readonly string[];
  /** Party id to the service of the ruling that let it withdraw a suit brought in time. */
  suitWithdrawnOn: Readonly<Record<string, CivilDate>>;
  /** Docketing of a suit, where the award had been made before. */
  docketedOn: CivilDate | null;
  setAsideAskedBy: string | null;
  /** Employer id to the last day of a set-aside period that it let pass. */
  setAsideOver: Readonly<Record<string, CivilDate>>;
  /** Receipt of the ruling that ended the worker's suit without judgment: the employer's 30 days start afresh (LI1 21). */
  setAsideFrom: CivilDate | null;
  /** Service of the ruling that set the award aside, or refused its enforcement, per party. */
  rulingServedOn: Readonly<Record<string, CivilDate>>;
  rulingPeriodOver: Readonly<Record<string, CivilDate>>;
  effectiveOn: CivilDate | null;
  performanceDueOn: CivilDate | null;
  endedOn: CivilDate | null;
}

/** The context with which an arbitration begins. */
export function openingContext(input: ArbitrationInput): ArbitrationContext {
  return {
    facts: input.facts,
    commissionId: input.commissionId ?? null,
    claimant: input.claimant ?? 'applicant',
    package: input.package,
    receivedOn: input.receivedOn ?? null,
    receiptProof: input.receiptProof ?? null,
    correction: 'none',
    heldSince: null,
    holds: [],
    silentSince: null,
    refusal: null,
    acceptedOn: null,
    acceptanceProof: null,
    caseNumber: null,
    collective: false,
    collectiveNoticeOn: null,
    tribunalFormedOn: null,
    copyServedOn: {},
    postedOn: {},
    answered: [],
    answerPeriodOver: {},
    answerReceivedOn: null,
    answerServedOn: null,
    counterAppliedOn: null,
    recusalAskedOn: null,
    hearingOn: null,
    hearingNotified: [],
    respondentAbsent: false,
    barred: [],
    referredOn: null,
    awardPeriodFrom: null,
    awardPeriodExtended: false,
    suspendedSince: null,
    suspensions: [],
    overdueSince: null,
    cancelledOn: null,
    award: null,
    awardServedOn: {},
    suitPeriodOver: {},
    suing: [],
    suitWithdrawnOn: {},
    docketedOn: null,
    setAsideAskedBy: null,
    setAsideOver: {},
    setAsideFrom: null,
    rulingServedOn: {},
    rulingPeriodOver: {},
    effectiveOn: null,
    performanceDueOn: null,
    endedOn: null,
  };
}

const otherSide = (side: Side): Side => (side === 'applicant' ? 'respondent' : 'applicant');

/** The parties that applied to the commission. */
export const claimants = ({ facts, claimant }: ArbitrationContext): Party[] =>
  partiesOf(facts.parties, claimant);
/** The parties against whom they applied. */
export const opponents = ({ facts, claimant }: ArbitrationContext): Party[] =>
  partiesOf(facts.parties, otherSide(claimant));
/** Both sides, without third parties. */
export const bothSides = (context: ArbitrationContext): Party[] => [
  ...claimants(context),
  ...opponents(context),
];

/** Whether the party is a worker; everybody else stands on the employer's side. */
export const isWorker = (party: Party): boolean => party.kind === 'worker';

/** Whether the award, or one of its two documents, is final (MAL 47). */
export const hasFinalDocument = ({ award }: ArbitrationContext): boolean =>
  award?.kind === 'final' || award?.kind === 'split';

/** Who may sue against the award: the worker always, the employer only a non-final one (MAL 48, 50; LI1 20). */
export const maySue = (context: ArbitrationContext): Party[] =>
  bothSides(context).filter((party) => isWorker(party) || context.award?.kind !== 'final');

/** The employer's side, which alone may ask to have a final award set aside (MAL 49). */
export const mayAskSetAside = (context: ArbitrationContext): Party[] =>
  hasFinalDocument(context) ? bothSides(context).filter((party) => !isWorker(party)) : [];

/** Whether a worker's own suit is pending, which keeps the employer's set-aside from being heard (LI1 21). */
export const workerSues = (context: ArbitrationContext): boolean =>
  bothSides(context).some((party) => isWorker(party) && context.suing.includes(party.id));

/** Whether the award takes effect: all have it, nobody sues, and each let its time pass or withdrew its suit. */
export const suitPeriodsOver = (context: ArbitrationContext): boolean =>
  context.suing.length === 0 &&
  allIn(bothSides(context), context.awardServedOn) &&
  allIn(maySue(context), { ...context.suitPeriodOver, ...context.suitWithdrawnOn });

/** Whether every party of a list is in a record. */
export const allIn = (parties: readonly Party[], known: Readonly<Record<string, unknown>>): boolean =>
  parties.every(({ id }) => id in known);
