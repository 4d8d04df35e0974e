import {
  type AddressForService,
  type Agreement,
  type DisputeFacts,
  type EntryRegime,
  type MediationBodyKind,
  type Party,
  partiesOf,
} from '@dingfen/domain';
import type { ArbitrationExcuse, GateFacts } from '@dingfen/fast-track-trial';
import type { AwardReport, Side } from '@dingfen/labour-arbitration';
import type { Citation } from '@dingfen/legal-basis';
import type { CivilDate, Text } from '@dingfen/legal-calendar';
import type { RecordedConsent } from '@dingfen/pre-litigation-mediation';

/** With what mediation begins; the parties and claims are added by the engine. */
export interface MediationRequest {
  regime: EntryRegime;
  online: boolean;
  receivedOn: CivilDate;
  bodyKind: MediationBodyKind;
  mediationBodyId: string;
  proposedMediatorId?: string;
  recordedConsents?: readonly RecordedConsent[];
  /** Original day of application, where another body had the dispute first. */
  appliedOn?: CivilDate;
  /** Since when the right to arbitrate has been open; a transfer does not close it (MAL 14). */
  arbitrationOpenOn?: CivilDate;
  postFilingTrack?: 'ordinary' | 'simple';
}

/** How a dispute is opened by filing. */
export interface LifecycleInput {
  facts: DisputeFacts;
  mediation: MediationRequest;
  courtId?: string;
  commissionId?: string;
  /** Who filed; for the record. */
  filedBy?: { personId: string; name: string };
  /** What the application says about the limitation of arbitration. */
  limitation?: { knewOn?: CivilDate; employmentEndedOn?: CivilDate };
}

/** Where one of the two competing applications for confirmation stands (ARB 74-75, CPL 205). */
export type Window = 'none' | 'open' | 'filed' | 'excluded' | 'over';
export type ConfirmationRoute = 'confirmation' | 'arbitrationReview';

export type ArbitrationStatus = NonNullable<GateFacts['arbitration']>['status'];

export interface PaymentOrder {
  basis: 'mal16' | 'lcl30';
  appliedOn: CivilDate;
  acceptedOn: CivilDate | null;
  issuedOn: CivilDate | null;
  servedOn: CivilDate | null;
  /** Day on which the debtor objected in writing: the fifteen days no longer run (CPL 227-228). */
  objectedOn: CivilDate | null;
}

/** With what a trial begins; the parties and claims are added by the engine. */
export interface TrialOpening {
  /** The row of the gate by which the case came in. */
  gate: { row: string; basis: readonly Citation[]; text: Text };
  claimant: Side;
  /** Those of that side who sue. */
  partyIds: readonly string[];
  /** The day on which the complaint counts as brought: posting, or receipt before a referral to mediation. */
  filedOn: CivilDate;
  courtId?: string;
  package: {
    undisputedFacts: readonly string[];
    addressForService: readonly AddressForService[];
    factSheet?: string;
    evidenceIndex?: string;
  };
  fastTrackMarked: boolean;
}

export interface FollowUp {
  result: 'satisfied' | 'notSatisfied' | 'unreachable';
  on: CivilDate;
  /** What was done about dissatisfaction. */
  measure: string | null;
}

/** What one dispute knows about its proceedings: enough to say what comes next, and why. */
export interface LifecycleContext {
  facts: DisputeFacts;
  courtId: string | null;
  commissionId: string | null;
  filedBy: { personId: string; name: string } | null;
  /** The mediation that runs, or ran last. */
  mediation: MediationRequest;
  mediationRuns: boolean;
  /** Fifteen days from receipt have passed: the right to arbitrate, once open, is never closed again (MAL 14(3)). */
  arbitrationOpenOn: CivilDate | null;
  /** The court had the applicant’s complaint on this day and referred it to mediation before filing; null once another way was taken. */
  complaintOn: CivilDate | null;
  /** Only this may go to arbitration or court: facts both sides confirmed, never an offer (INV 22, ONM 18). */
  undisputedFacts: readonly string[];
  addressForService: readonly AddressForService[];
  agreement: Agreement | null;
  windows: Record<ConfirmationRoute, Window>;
  /** Windows of a replaced agreement that were told to close and have yet to answer. */
  closing: readonly ConfirmationRoute[];
  confirmationRejected: boolean;
  breachedOn: CivilDate | null;
  /** What made the debt enforceable. */
  enforceableBy: ConfirmationRoute | 'arbitration' | 'trial' | 'paymentOrder' | null;
  paymentOrder: PaymentOrder | null;
  paymentOrderEnded: { basis: 'mal16' | 'lcl30'; onAgreement: boolean } | null;
  wageIou: boolean;
  notLabour: boolean;
  arbitrationRuns: boolean;
  arbitration: {
    status: ArbitrationStatus;
    /** Which side applied last. */
    claimant: Side | null;
    /** A receipt or an acceptance notice is on record (LI1 12). */
    proof: boolean;
    refusalGround: 'noJurisdiction' | 'other' | null;
    award: AwardReport | null;
    ruling: 'setAside' | 'nonEnforced' | null;
    /** Sides whose application counted as withdrawn for absence: they may not file again (ARB 39). */
    barred: readonly Side[];
  };
  excuse: ArbitrationExcuse | null;
  fastTrackMarked: boolean;
  trialRuns: boolean;
  /** The suit that runs, or ran last; `partyIds` are all who sue in it, on either side. `input` is kept for a transfer to another court. */
  trial: { claimant: Side; filedOn: CivilDate; partyIds: readonly string[]; input: TrialOpening } | null;
  /** To whom the judgment or the court’s statement awards something. */
  creditorIds: readonly string[];
  performedOn: CivilDate | null;
  followUps: readonly FollowUp[];
  reopenings: readonly { on: CivilDate; ground: string; reason: string }[];
  /** What the limitation guard was told: at the beginning, and last. Disputes begun before there was one have nobody to tell. */
  limitation?: { facts: NonNullable<LifecycleInput['limitation']>; told: LimitationWatch };
  /** Into which dispute this one was merged as a duplicate, and where it stood; null after that was undone. */
  merged?: { intoId: string; number: string; on: CivilDate; stood: MergeableStage } | null;
  /** The duplicates merged into this dispute. */
  duplicates?: readonly { disputeId: string; number: string; on: CivilDate }[];
}

/** Where a dispute may stand that is merged: nothing has come of it yet but mediation. */
export type MergeableStage = 'mediation' | 'choosing' | 'withdrawn';

/** Whether the limitation of arbitration still matters: not once something is enforceable or performed, nor in a closed dispute. */
export type LimitationWatch = 'watching' | 'resting' | 'closed';

/** The context with which a dispute begins. */
export const openingContext = (input: LifecycleInput): LifecycleContext => ({
  facts: input.facts,
  courtId: input.courtId ?? null,
  commissionId: input.commissionId ?? null,
  filedBy: input.filedBy ?? null,
  mediation: input.mediation,
  mediationRuns: true,
  arbitrationOpenOn: null,
  complaintOn:
    input.mediation.regime === 'court_pre_filing'
      ? (input.mediation.appliedOn ?? input.mediation.receivedOn)
      : null,
  undisputedFacts: [],
  addressForService: [],
  agreement: null,
  windows: { confirmation: 'none', arbitrationReview: 'none' },
  closing: [],
  confirmationRejected: false,
  breachedOn: null,
  enforceableBy: null,
  paymentOrder: null,
  paymentOrderEnded: null,
  wageIou: false,
  notLabour: false,
  arbitrationRuns: false,
  arbitration: {
    status: 'none',
    claimant: null,
    proof: false,
    refusalGround: null,
    award: null,
    ruling: null,
    barred: [],
  },
  excuse: null,
  fastTrackMarked: false,
  trialRuns: false,
  trial: null,
  creditorIds: [],
  performedOn: null,
  followUps: [],
  reopenings: [],
  limitation: { facts: input.limitation ?? {}, told: 'watching' },
});

/** The mediation that runs was entrusted by the court after docketing: its product is the court's statement, not ours. */
export const isEntrusted = ({ mediation }: LifecycleContext): boolean =>
  mediation.regime === 'court_post_filing';

/** The court whose practice decides how it may refer a dispute before filing. */
export const referredBy = ({ courtId, mediation }: LifecycleContext): { referringCourtId?: string } =>
  courtId !== null && mediation.regime === 'court_pre_filing' ? { referringCourtId: courtId } : {};

/** The parties on a side. */
export const sideOf = ({ facts }: LifecycleContext, side: Side): Party[] => partiesOf(facts.parties, side);

/** Everybody who stands on one of the two sides. */
export const bothSides = ({ facts }: LifecycleContext): Party[] =>
  facts.parties.filter((party) => party.role !== 'thirdParty');

/** A window is still open or an application still pending. */
export const windowOpen = (window: Window): boolean =>
  window === 'open' || window === 'filed' || window === 'excluded';
