import type { AddressForService, ClaimItem, DisputeFacts, Party, PartyKind } from '@dingfen/domain';
import type { Citation } from '@dingfen/legal-basis';
import type { CivilDate, Text } from '@dingfen/legal-calendar';
import type { Track, TrackFacts } from './track.ts';

/** What travels with a case from mediation or arbitration. */
export interface HandOffPackage {
  undisputedFacts: readonly string[];
  addressForService: readonly AddressForService[];
  /** Reference of the element sheet (要素表). */
  factSheet?: string;
  /** Reference of the evidence index. */
  evidenceIndex?: string;
}
export type PackagePart = 'undisputedFacts' | 'addressForService' | 'factSheet' | 'evidenceIndex';

export interface TrialInput {
  facts: DisputeFacts;
  /** The row of the gate by which the case came in. */
  gate: { row: string; basis: readonly Citation[]; text: Text };
  courtId?: string;
  /** Which role in the dispute sues. */
  claimant: 'applicant' | 'respondent';
  /** Who of that role sues; everybody unless given. The others are no parties to the suit (LI1 17). */
  partyIds?: readonly string[];
  package: HandOffPackage;
  fastTrackMarked: boolean;
  /** Latest published average annual wage of the province, in fen; absent when unknown. */
  averageWageFen?: number;
  /** The court's own target for fast-track cases, in days; information only. */
  targetDays?: number;
}

type ServiceKind = 'personal' | 'substituted' | 'electronic' | 'postal' | 'publication';

/** A decision served on a party. `until` is the last day of its time to appeal, once that has passed. */
interface ServedDecision {
  servedOn: CivilDate;
  over: boolean;
  until?: CivilDate;
}

/** A party of the dispute that does not take part in the suit, such as a fellow worker who did not sue. */
export interface Bystander {
  id: string;
  kind: PartyKind;
  role: 'applicant' | 'respondent';
  addressConfirmed: boolean;
}

/** A plaintiff or defendant, with everything that runs for this party alone. */
export interface Litigant {
  id: string;
  kind: PartyKind;
  side: 'plaintiff' | 'defendant';
  /** The party confirmed where papers reach it. */
  addressConfirmed: boolean;
  complaint?: { servedOn: CivilDate; kind: ServiceKind };
  complaintAnnouncedOn?: CivilDate;
  defence?: { days: number; over: boolean; until?: CivilDate; filedOn?: CivilDate };
  /** The evidence period is a fact of the procedure in which it was set and keeps its length after a conversion. */
  evidence?: { track: Track; days: number; servedOn: CivilDate; extension: number; over: boolean };
  waivedOn?: CivilDate;
  hearingNoticeOn?: CivilDate;
  ruling?: ServedDecision;
  judgment?: ServedDecision;
  judgmentAnnouncedOn?: CivilDate;
  statementSignedOn?: CivilDate;
  withdrawalAskedOn?: CivilDate;
}

type SuspensionGround = 'death' | 'incapacity' | 'employerEnded' | 'forceMajeure' | 'dependentCase' | 'other';
/** Where the suit stood when it was suspended, and goes on. */
export type Stage =
  | 'preparing'
  | 'entrusted'
  | 'settling'
  | 'signing'
  | 'objection'
  | 'ruled'
  | 'deliberating'
  | 'judged';
export type ExclusionGround =
  | 'appraisal'
  | 'settlement'
  | 'jurisdiction'
  | 'announcement'
  | 'suspension'
  | 'mediationExtension'
  | 'rulingAppeal';

export interface Ruling {
  kind: 'refusal' | 'jurisdiction' | 'dismissal';
  on: CivilDate;
  reason: string;
  /** Jurisdiction: the objection was upheld, and where the case goes. */
  upheld?: boolean;
  toCourtId?: string;
  appealedBy?: string;
}

export interface TrialContext {
  disputeId: string;
  regionCode: string;
  claims: ClaimItem[];
  gate: TrialInput['gate'];
  courtId: string | null;
  claimant: 'applicant' | 'respondent';
  package: HandOffPackage;
  missingParts: PackagePart[];
  fastTrackMarked: boolean;
  averageWageFen: number | null;
  /** The figure the court goes by where none is configured. */
  courtWage: { amountFen: number; year: number; source: string } | null;
  /** Null where the court has named none; suits opened earlier carry the usual one. */
  targetDays: number | null;
  /** When the filing period began, and since when the court waits for missing papers. */
  filing: { since: CivilDate; correctingSince: CivilDate | null; missing: string[] };
  receiptNumber: string | null;
  caseNumber: string | null;
  /** The original docketing, from which every trial limit counts. */
  docketedOn: CivilDate | null;
  mediationOffered: { offered: boolean; consented: boolean } | null;
  litigants: Litigant[];
  bystanders: Bystander[];
  /** Those whose suit ended while that of others went on, each with the day on which the ruling was served. */
  left: { partyIds: string[]; on: CivilDate }[];
  representatives: string[];
  track: Track | null;
  trackReasons: Text[];
  /** What the court found when it chose the procedure; asked again when a claim is added. */
  trackFacts: Partial<Omit<TrackFacts, 'on' | 'claims' | 'plaintiffs' | 'defendants' | 'averageWageFen'>>;
  conversions: { from: Track; to: Track; on: CivilDate; reason: string }[];
  trackObjection: { partyId: string; on: CivilDate } | null;
  retrial: boolean;
  /** The court's own target, not a legal period. */
  ownTarget: { days: number; on: CivilDate; decidedBy?: Text } | null;
  judge: { id: string; fixedOn: CivilDate } | null;
  /** `first` and `review` wait for the president's decision; `refused` may be reviewed once. */
  challenge: { by: string; on: CivilDate; stage: 'first' | 'refused' | 'review' | 'closed' } | null;
  fee: { noticeOn: CivilDate; until?: CivilDate } | null;
  /** The filing fee is settled: paid, relieved, or not to be prepaid. */
  feeSettled: boolean;
  extensionMonths: number;
  extensionRequest: { on: CivilDate; reason: string } | null;
  /** A supervisor has let in a request that came later than ten days before the limit. */
  lateRequestAdmitted: boolean;
  /** Time that does not count for the trial limit. */
  excluded: { ground: ExclusionGround; from: CivilDate; until: CivilDate }[];
  running: { ground: ExclusionGround; from: CivilDate; key: string }[];
  suspension: { ground: SuspensionGround; partyIds: string[]; from: CivilDate; stage: Stage } | null;
  /** Spans during which no period of the suit ran. */
  suspensions: { from: CivilDate; until: CivilDate }[];
  objection: { partyId: string; on: CivilDate } | null;
  ruling: Ruling | null;
  entrustment: {
    mediationBodyId: string;
    on: CivilDate;
    consents: { partyId: string; on: CivilDate; evidence: string }[];
  } | null;
  agreementId: string | null;
  statement: { number: string; performanceDueOn: CivilDate | null; creditorIds: string[] } | null;
  undisputedFacts: string[];
  hearing: { on: CivilDate } | null;
  heardOn: CivilDate | null;
  absent: string[];
  judgment: {
    on: CivilDate;
    manner: 'inCourt' | 'fixedDate';
    ordersPerformance: boolean;
    performanceDays: number;
    instance: 1 | 2;
    /** To whom something is owed. */
    creditorIds: string[];
  } | null;
  appeal: { byPartyId: string; filedOn: CivilDate; docketedOn: CivilDate | null; extension: number } | null;
  /** The day on which the ruling that let the last appeal be withdrawn was served. */
  appealWithdrawnOn: CivilDate | null;
  inForce: {
    effectiveOn: CivilDate;
    performanceDueOn: CivilDate;
    ordersPerformance: boolean;
    creditorIds: string[];
  } | null;
  preservationOn: CivilDate | null;
  enforcement: { appliedOn: CivilDate; late: boolean } | null;
  performedOn: CivilDate | null;
  /** Defendants who sued over the same award and so are plaintiffs too. */
  crossSuit: { partyIds: string[]; on: CivilDate } | null;
  /** How the suit ended: for whom, by a ruling or other act of which day, and since when that is final. */
  ended: { on: CivilDate; reason: string; partyIds: string[]; finalOn: CivilDate } | null;
  /** Periods whose end has already had its consequence: `name|party`. */
  expired: string[];
}

type Side = Party & { role: 'applicant' | 'respondent' };
const sides = ({ facts }: TrialInput): Side[] =>
  facts.parties.filter((party): party is Side => party.role !== 'thirdParty');
/** Whoever sues, and the whole of the other side. */
const takingPart = (input: TrialInput): Side[] =>
  sides(input).filter(({ id, role }) => role !== input.claimant || (input.partyIds?.includes(id) ?? true));

const missingOf = (input: TrialInput): PackagePart[] => {
  const { undisputedFacts, addressForService, factSheet, evidenceIndex } = input.package;
  const confirmed = new Set(addressForService.map((one) => one.partyId));
  const missing: PackagePart[] = [];
  if (undisputedFacts.length === 0) missing.push('undisputedFacts');
  if (takingPart(input).some((party) => !confirmed.has(party.id))) missing.push('addressForService');
  if (factSheet === undefined) missing.push('factSheet');
  if (evidenceIndex === undefined) missing.push('evidenceIndex');
  return missing;
};

/** The context of a suit that has just reached the court. `on` is the civil date of receipt. */
export function openTrial(input: TrialInput & { on: CivilDate }): TrialContext {
  const { facts } = input;
  const confirmed = new Set(input.package.addressForService.map((one) => one.partyId));
  return {
    disputeId: facts.disputeId,
    regionCode: facts.regionCode,
    claims: [...facts.claims],
    gate: input.gate,
    courtId: input.courtId ?? null,
    claimant: input.claimant,
    package: input.package,
    missingParts: missingOf(input),
    fastTrackMarked: input.fastTrackMarked,
    averageWageFen: input.averageWageFen ?? null,
    courtWage: null,
    targetDays: input.targetDays ?? null,
    filing: { since: input.on, correctingSince: null, missing: [] },
    receiptNumber: null,
    caseNumber: null,
    docketedOn: null,
    mediationOffered: null,
    litigants: takingPart(input).map(({ id, kind, role }) => ({
      id,
      kind,
      side: role === input.claimant ? 'plaintiff' : 'defendant',
      addressConfirmed: confirmed.has(id),
    })),
    bystanders: sides(input)
      .filter((party) => !takingPart(input).includes(party))
      .map(({ id, kind, role }) => ({ id, kind, role, addressConfirmed: confirmed.has(id) })),
    left: [],
    representatives: [],
    track: null,
    trackReasons: [],
    trackFacts: {},
    conversions: [],
    trackObjection: null,
    retrial: false,
    ownTarget: null,
    judge: null,
    challenge: null,
    fee: null,
    feeSettled: false,
    extensionMonths: 0,
    extensionRequest: null,
    lateRequestAdmitted: false,
    excluded: [],
    running: [],
    suspension: null,
    suspensions: [],
    objection: null,
    ruling: null,
    entrustment: null,
    agreementId: null,
    statement: null,
    undisputedFacts: [...input.package.undisputedFacts],
    hearing: null,
    heardOn: null,
    absent: [],
    judgment: null,
    appeal: null,
    appealWithdrawnOn: null,
    inForce: null,
    preservationOn: null,
    enforcement: null,
    performedOn: null,
    crossSuit: null,
    ended: null,
    expired: [],
  };
}

export const plaintiffs = (context: TrialContext): Litigant[] =>
  context.litigants.filter((one) => one.side === 'plaintiff');
export const defendants = (context: TrialContext): Litigant[] =>
  context.litigants.filter((one) => one.side === 'defendant');
export const litigantOf = (context: TrialContext, id: string | undefined): Litigant | undefined =>
  context.litigants.find((one) => one.id === id);

/** Who sues: the plaintiffs, and after the merger of two suits over one award those who brought the other (LI1 4). */
export const suing = (context: TrialContext): Litigant[] =>
  context.litigants.filter(
    (one) => one.side === 'plaintiff' || context.crossSuit?.partyIds.includes(one.id) === true,
  );

/** The role in the dispute of whoever stands on a side of the suit. */
export const roleOf = ({ claimant }: TrialContext, side: Litigant['side']): 'applicant' | 'respondent' =>
  (side === 'plaintiff') === (claimant === 'applicant') ? 'applicant' : 'respondent';

/** A wage claim of the worker needs no prepayment of the fee (FEE 20). */
export const isWageRecovery = (context: TrialContext): boolean =>
  plaintiffs(context).every((one) => one.kind === 'worker') &&
  context.claims.some((claim) => claim.type === 'wage_arrears');

/** Replaces the records of the named litigants. */
export const patch = (
  context: TrialContext,
  ids: readonly string[],
  change: (one: Litigant) => Partial<Litigant>,
): Pick<TrialContext, 'litigants'> => ({
  litigants: context.litigants.map((one) => (ids.includes(one.id) ? { ...one, ...change(one) } : one)),
});
