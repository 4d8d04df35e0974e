import type {
  AddressForService,
  Agreement,
  AgreementItem,
  DisputeFacts,
  EntryRegime,
  MediationBodyKind,
} from '@dingfen/domain';
import {
  type CourtRegime,
  courtRegimeOn,
  courtRegimesOf,
  lengthsOn,
  type Rule,
  ruleVersions,
  type Threshold,
  thresholdOn,
} from '@dingfen/legal-basis';
import type { CivilDate } from '@dingfen/legal-calendar';
import type { Reckoning } from '@dingfen/procedure-kit';

/** What may be agreed for a mediation body; anything left out is judged by the deployment's configuration and the statute book. */
export interface MediationSettings {
  /** Unexcused absences of one party after which it counts as refusing. No text fixes a number; default 2. */
  absencesTreatedAsRefusal?: number;
  /** Days by which entrusted mediation may be extended, once. Default 30 (OP25 item 3). */
  postFilingExtensionDays?: number;
  /**
   * How the court named in the case applies OP25. Where it registers first (the default from 2025-01-01, unverified), a
   * referral before filing needs the applicant's own consent on record, and the way to registration stays open throughout.
   */
  courtRegime?: CourtRegime;
}

/** A consent that was taken before the proceeding opened, e.g. on the counter's form. */
export interface RecordedConsent {
  partyId: string;
  on: CivilDate;
  evidence: string;
}

/** What a mediation is opened with. The kit adds `at` and `on`. */
export interface MediationInput {
  facts: DisputeFacts;
  regime: EntryRegime;
  /** Mediation takes place on an online platform; together with a court regime this is the courts' platform (ONM). */
  online: boolean;
  /** Day on which the mediation body received the application. */
  receivedOn: CivilDate;
  /** Original day of application, where another body transferred the case. */
  appliedOn?: CivilDate;
  /** Since when arbitration has been open, where the fifteen days had passed before (MAL 14(3)). */
  arbitrationOpenOn?: CivilDate;
  postFilingTrack?: 'ordinary' | 'simple';
  bodyKind: MediationBodyKind;
  mediationBodyId: string;
  /** The court that referred the dispute before filing. */
  referringCourtId?: string;
  /** The mediator whom the applicant would like. */
  proposedMediatorId?: string;
  recordedConsents?: readonly RecordedConsent[];
  agreedSettings?: MediationSettings;
}

export type ConsentKind = 'mediation' | 'extension' | 'recording' | 'continuation';

export interface Consent {
  kind: ConsentKind;
  partyId: string;
  on: CivilDate;
  evidence: string;
  /** The person who entered it. */
  recordedBy: string;
  /** For an extension: how many days the party agrees to. */
  days?: number;
  /** Set when withdrawn, or used up by the extension or the replaced mediator it was given for. */
  lapsedOn?: CivilDate;
}

/** What the register of mediators says about somebody; supplied with the act that names the mediator. */
export interface Candidate {
  mediatorId: string;
  rosterActive: boolean;
  conflicts: readonly { relation: string; disclosed: boolean }[];
  /** Roles held in this same dispute that exclude mediating it, and the other way round. */
  otherRoles: readonly string[];
}

export interface Assignment {
  mediatorId: string;
  /** Whether the parties chose jointly or the body or court appointed: only an appointment can be objected to. */
  by: 'parties' | 'appointment';
  assignedOn: CivilDate;
  declaredRelations: readonly string[];
  answer: 'pending' | 'accepted' | 'declined' | 'silent' | 'objected' | 'recused' | 'replaced';
  answeredOn?: CivilDate;
  reason?: string;
}

export interface Session {
  id: string;
  scheduledOn: CivilDate;
  place: string;
  heldOn?: CivilDate;
  attended?: readonly string[];
  absences: readonly { partyId: string; excuse?: string }[];
}

/** A span in which mediation stands still; `until` is the first day on which it goes on. */
export interface Pause {
  cause: 'appraisal' | 'succession' | 'sham';
  from: CivilDate;
  until?: CivilDate;
}

export interface Draft {
  id: string;
  draftedOn: CivilDate;
  items: readonly AgreementItem[];
  clauses: string;
  confirmsRelationship: boolean;
  vagueTerms: boolean;
  /** How far the agreed work-injury sum lies below the statutory one, in per cent; only before assessment. */
  workInjuryGapPercent?: number;
}

export interface Signature {
  /** A party id, `mediator` or `seal`. */
  signer: string;
  form: 'electronic' | 'handwritten' | 'seal' | 'fingerprint';
  signedOn: CivilDate;
  evidence: string;
  recordedBy: string;
}

export interface PerformanceRecord {
  /** Place of the item in the agreement, from 0. */
  item: number;
  /** Absent where the whole item is confirmed, or where something other than money was owed. */
  amountFen?: number;
  on: CivilDate;
  evidence: string;
  recordedBy: string;
}

export type EndReason =
  | 'out_of_scope'
  | 'not_labour'
  | 'unsuitable'
  | 'wrong_venue'
  | 'refused_by_party'
  | 'consent_withdrawn'
  | 'unreachable'
  | 'non_appearance'
  | 'second_objection'
  | 'withdrawn_by_applicant'
  | 'registration_requested'
  | 'suit_docketed'
  | 'suit_ended'
  | 'period_expired'
  | 'gap_too_wide'
  | 'refused_to_sign'
  | 'sham_confirmed'
  | 'no_successor';

export interface Ending {
  reason: EndReason;
  endedOn: CivilDate;
  partyId?: string;
  note?: string;
}

/** Everything a mediation knows. Plain JSON; `null` where something has not happened yet. */
export interface MediationContext {
  facts: DisputeFacts;
  regime: EntryRegime;
  online: boolean;
  bodyKind: MediationBodyKind;
  mediationBodyId: string;
  postFilingTrack: 'ordinary' | 'simple';
  /** Absent in mediations opened before it was kept. */
  referringCourtId?: string;
  /** Only what was agreed; mediations opened earlier also carry the usual values of their day. */
  settings: MediationSettings;
  /** First application anywhere: survives a transfer. */
  appliedOn: CivilDate;
  receivedOn: CivilDate;
  screenedOn: CivilDate | null;
  /** Day from which the regime's own mediation period counts. */
  acceptedOn: CivilDate | null;
  consents: readonly Consent[];
  contacts: readonly { partyId: string; on: CivilDate; means: string; reached: boolean }[];
  proposedMediatorId: string | null;
  choices: readonly { partyId: string; mediatorId: string }[];
  assignments: readonly Assignment[];
  mediatorId: string | null;
  /** Since when the court or body has had to appoint. */
  appointmentFrom: CivilDate | null;
  objections: readonly { partyId: string; mediatorId: string; on: CivilDate }[];
  disclosures: readonly { mediatorId: string; relation: string; on: CivilDate }[];
  recusals: readonly {
    partyId: string;
    mediatorId: string;
    ground: string;
    on: CivilDate;
    granted?: boolean;
    decision?: string;
  }[];
  sessions: readonly Session[];
  recordingSince: CivilDate | null;
  statements: readonly { id: string; text: string; confirmedBy: readonly string[] }[];
  addresses: readonly AddressForService[];
  extensions: readonly { days: number; on: CivilDate }[];
  pauses: readonly Pause[];
  flags: readonly { kind: string; note: string; on: CivilDate }[];
  /** Applicants who withdrew while others go on. */
  withdrawn: readonly { partyId: string; on: CivilDate }[];
  ceased: { partyId: string; cause: 'death' | 'deregistration'; on: CivilDate } | null;
  draftCount: number;
  draft: Draft | null;
  signatures: readonly Signature[];
  agreement: Agreement | null;
  performance: readonly PerformanceRecord[];
  /** Items whose day has passed and whose creditor has been asked. */
  asked: readonly number[];
  /** Items whose creditor said that they were not performed. */
  unpaid: readonly number[];
  enforceableOn: CivilDate | null;
  arbitrationOpenOn: CivilDate | null;
  /** Duties whose day has passed; the matter itself goes on. */
  lapses: readonly { rule: string; key: string; on: CivilDate }[];
  corrections: readonly {
    what: string;
    from: CivilDate | null;
    to: CivilDate;
    reasonCode: string;
    evidence: string;
    approvedBy: string;
  }[];
  transferredTo: string | null;
  routeAdvice: string | null;
  ending: Ending | null;
}

/** Whether a court sent the dispute here; then the court's rules and exits apply in place of MAL 14. */
export const byCourt = ({ regime }: Pick<MediationContext, 'regime'>): boolean =>
  regime === 'court_pre_filing' || regime === 'court_post_filing';

/** The courts' own platform, for which the Online Mediation Rules set periods. */
export const onCourtPlatform = (context: Pick<MediationContext, 'regime' | 'online'>): boolean =>
  context.online && byCourt(context);

type Configured = Pick<Reckoning, 'local'>;

/** The unexcused absences of one party after which it counts as refusing, with who decided so. */
export function absencesAllowed(
  { settings, receivedOn }: Pick<MediationContext, 'settings' | 'receivedOn'>,
  { local }: Configured,
): Pick<Threshold, 'value' | 'label' | 'unverified'> {
  const { absencesTreatedAsRefusal: agreed } = settings;
  return agreed === undefined ? thresholdOn('mediation_no_show_count', receivedOn, local) : { value: agreed };
}

/** The days by which entrusted mediation may be extended. Before a text fixed them, what it then fixed counts already. */
export function postFilingExtension(
  { settings, receivedOn }: Pick<MediationContext, 'settings' | 'receivedOn'>,
  { local }: Configured,
): number {
  const id = 'court_postmed_extension_30d';
  const [{ inForceFrom }] = ruleVersions(id) as [Rule];
  const on = receivedOn < inForceFrom ? inForceFrom : receivedOn;
  return settings.postFilingExtensionDays ?? lengthsOn(id, on, local).own;
}

/** How the court that refers applies OP25: as agreed, as it has confirmed to the deployment, else as the statute book says. */
export function courtRegimeFor(
  { settings, receivedOn, referringCourtId }: MediationContext,
  { local }: Configured,
): CourtRegime {
  const confirmed = referringCourtId === undefined ? [] : courtRegimesOf(local, referringCourtId);
  return settings.courtRegime ?? courtRegimeOn(receivedOn, confirmed).regime;
}

export function openingContext(input: MediationInput): MediationContext {
  const { facts, regime, receivedOn, agreedSettings = {} } = input;
  // Applying to a mediation body is asking for mediation; a complaint to a court is not, so there everybody is asked (OP25).
  const applied: Consent[] = byCourt(input)
    ? []
    : facts.parties
        .filter(({ role }) => role === 'applicant')
        .map(({ id }) => ({
          kind: 'mediation',
          partyId: id,
          on: receivedOn,
          evidence: 'application',
          recordedBy: id,
        }));
  const recorded: Consent[] = (input.recordedConsents ?? []).map((one) => ({
    ...one,
    kind: 'mediation',
    recordedBy: 'intake',
  }));
  return {
    facts,
    regime,
    online: input.online,
    bodyKind: input.bodyKind,
    mediationBodyId: input.mediationBodyId,
    postFilingTrack: input.postFilingTrack ?? 'ordinary',
    ...(input.referringCourtId === undefined ? {} : { referringCourtId: input.referringCourtId }),
    settings: agreedSettings,
    appliedOn: input.appliedOn ?? receivedOn,
    receivedOn,
    screenedOn: null,
    acceptedOn: null,
    consents: [...applied, ...recorded],
    contacts: [],
    proposedMediatorId: input.proposedMediatorId ?? null,
    choices: [],
    assignments: [],
    mediatorId: null,
    appointmentFrom: null,
    objections: [],
    disclosures: [],
    recusals: [],
    sessions: [],
    recordingSince: null,
    statements: [],
    addresses: [],
    extensions: [],
    pauses: [],
    flags: [],
    withdrawn: [],
    ceased: null,
    draftCount: 0,
    draft: null,
    signatures: [],
    agreement: null,
    performance: [],
    asked: [],
    unpaid: [],
    enforceableOn: null,
    arbitrationOpenOn: input.arbitrationOpenOn ?? null,
    lapses: [],
    corrections: [],
    transferredTo: null,
    routeAdvice: null,
    ending: null,
  };
}

/** The parties who have a live consent of a kind (to an extension of exactly `days`, where given). */
export const consenting = (context: MediationContext, kind: ConsentKind, days?: number): Set<string> =>
  new Set(
    context.consents
      .filter(
        (one) => one.kind === kind && one.lapsedOn === undefined && (days === undefined || one.days === days),
      )
      .map((one) => one.partyId),
  );

/** Whether every party, third parties included, has a live consent of a kind. */
export function everyPartyConsents(context: MediationContext, kind: ConsentKind, days?: number): boolean {
  const given = consenting(context, kind, days);
  return context.facts.parties.every(({ id }) => given.has(id));
}

/** Ends consents without deleting them. */
export const lapsing = (
  consents: readonly Consent[],
  on: CivilDate,
  which: (consent: Consent) => boolean,
): Consent[] =>
  consents.map((one) => (one.lapsedOn === undefined && which(one) ? { ...one, lapsedOn: on } : one));

/** The assignment that waits for an answer, or the one in force. */
export const latestAssignment = (context: MediationContext): Assignment | undefined =>
  context.assignments.at(-1);

export const unexcusedAbsences = (context: MediationContext, partyId: string): number =>
  context.sessions.flatMap((one) => one.absences).filter((one) => one.partyId === partyId && !one.excuse)
    .length;

export const extensionDays = (context: MediationContext): number =>
  context.extensions.reduce((sum, one) => sum + one.days, 0);

/** Facts that every party has confirmed as undisputed: all that may leave a failed mediation (INV 22, ONM 18). */
export const undisputedFacts = ({ statements, facts }: MediationContext): string[] =>
  statements
    .filter((one) => facts.parties.every(({ id }) => one.confirmedBy.includes(id)))
    .map((one) => one.text);
