import { type Agreement, type DisputeFacts, isPaymentObligation, type Party } from '@dingfen/domain';
import { type Citation, cite, type RuleId } from '@dingfen/legal-basis';
import type { CivilDate, Text } from '@dingfen/legal-calendar';
import type { NotAcceptanceGround, RejectionGround } from './grounds.ts';

/** With what the procedure opens, on the day on which a mediation agreement takes effect. */
export interface ConfirmationInput {
  facts: DisputeFacts;
  agreement: Agreement;
  mediationBodyId: string;
  courtId?: string;
  /** The court that invited the mediation body; where there is one, only it has jurisdiction (CPL 205[1]). */
  invitedByCourtId?: string;
}

export interface Signature {
  partyId: string;
  signedOn: CivilDate;
  /** Absent where the party, or its legal representative, signed in person. */
  agentName?: string;
}

/** One application before a court. A court-refused or withdrawn one is forgotten and may be followed by another. */
export interface Application {
  courtId: string;
  venueGround: string;
  filedOn: CivilDate;
  /** The day on which the court had a complete application; a supplement before acceptance moves it. */
  completeOn: CivilDate;
  acceptedOn: CivilDate | null;
  caseNumber: string | null;
  extendedDays: number;
  capExtendedDays: number;
}

export interface Supplement {
  orderedOn: CivilDate;
  days: number;
  extraDays: number;
  items: readonly string[];
  /** The court's period is over; only the court decides what follows (CPI 357(2)). */
  overdue: boolean;
}

/** A sign of sham mediation. It stands in the way of confirmation until the judge has cleared it (ONM 23). */
export interface Doubt {
  signals: readonly string[];
  proofDemandedOn: CivilDate | null;
  clearedOn: CivilDate | null;
}

export interface Ruling {
  number: string;
  ruledOn: CivilDate;
}

/** A span during which the court's periods stand still; open while `until` is null. */
export interface Pause {
  from: CivilDate;
  until: CivilDate | null;
}

export interface Context {
  facts: DisputeFacts;
  agreement: Agreement;
  mediationBodyId: string;
  invitedByCourtId: string | null;
  courtId: string | null;
  /** Since when arbitration review of the same agreement is pending. */
  reviewPendingSince: CivilDate | null;
  /** The last day of the window as the court has moved it because of an obstacle (CPL 86). */
  windowRestoredTo: CivilDate | null;
  /** The last day of the window, once it has passed. */
  windowEndedOn: CivilDate | null;
  signatures: readonly Signature[];
  application: Application | null;
  supplement: Supplement | null;
  doubt: Doubt | null;
  /** Parties told to appear together (CPI 356(1)), and those who then would not answer. */
  notified: readonly string[];
  refusedToAnswer: readonly string[];
  askedMediationBodyOn: CivilDate | null;
  withdrawalAskedOn: CivilDate | null;
  /** How and when the last application came to an end without a ruling on its merits. */
  lastEnd: {
    how: 'withdrawn' | 'notAccepted' | 'rejected';
    on: CivilDate;
    ground?: NotAcceptanceGround;
  } | null;
  rejection: { ground: RejectionGround; on: CivilDate; reasons: string } | null;
  ceased: { partyId: string; on: CivilDate } | null;
  pauses: readonly Pause[];
  ruling: Ruling | null;
  /** `restoredTo`: the last day for this party’s objection as the court has moved it (CPL 86). */
  served: readonly { partyId: string; servedOn: CivilDate; restoredTo?: CivilDate }[];
  thirdParties: readonly { id: string; name: string; knewOn: CivilDate }[];
  /** Those whose period to object is over, parties and third parties, with its last day. */
  barred: readonly { partyId: string; lastDay: CivilDate }[];
  /** Objections not decided yet, in the order in which they came; the first is under examination. */
  objections: readonly { objectorId: string; on: CivilDate; reasons: string }[];
  /** Items of the agreement that are recorded as performed. */
  performedItems: readonly { claimId: string; on: CivilDate }[];
  performedOn: CivilDate | null;
  /** Due days that have passed with an item unperformed. */
  passedDueOn: readonly CivilDate[];
  enforcementAppliedOn: CivilDate | null;
  enforcementResult: string | null;
  /** Periods that have ended without leaving the state. A duty that is in here is still owed. */
  ended: readonly RuleId[];
}

export function begin(input: ConfirmationInput): Context {
  return {
    facts: input.facts,
    agreement: input.agreement,
    mediationBodyId: input.mediationBodyId,
    invitedByCourtId: input.invitedByCourtId ?? null,
    courtId: input.courtId ?? input.invitedByCourtId ?? null,
    reviewPendingSince: null,
    windowRestoredTo: null,
    windowEndedOn: null,
    signatures: [],
    application: null,
    supplement: null,
    doubt: null,
    notified: [],
    refusedToAnswer: [],
    askedMediationBodyOn: null,
    withdrawalAskedOn: null,
    lastEnd: null,
    rejection: null,
    ceased: null,
    pauses: [],
    ruling: null,
    served: [],
    thirdParties: [],
    barred: [],
    objections: [],
    performedItems: [],
    performedOn: null,
    passedDueOn: [],
    enforcementAppliedOn: null,
    enforcementResult: null,
    ended: [],
  };
}

/** The parties who must apply together: everybody who stands on one of the two sides of the dispute. */
export const signatories = ({ facts }: Pick<Context, 'facts'>): Party[] =>
  facts.parties.filter((party) => party.role !== 'thirdParty');

/** What an application leaves behind when it is gone: nothing; the next one is a new one, signed anew. */
export const withoutApplication = {
  application: null,
  signatures: [],
  supplement: null,
  doubt: null,
  notified: [],
  refusedToAnswer: [],
  askedMediationBodyOn: null,
  withdrawalAskedOn: null,
  pauses: [],
  ended: [],
} satisfies Partial<Context>;

/** The items of the agreement of which no performance is recorded yet. */
export const openItems = ({ agreement, performedItems }: Context): Agreement['items'] =>
  agreement.items.filter((item) => !performedItems.some((done) => done.claimId === item.claimId));

export interface Way {
  right: string;
  text: Text;
  basis: readonly Citation[];
}

const payable = new Set<string>([
  'wage_arrears',
  'overtime',
  'severance',
  'unlawful_termination',
  'work_injury_medical',
  'wage_surcharge',
]);
/** Remuneration in the narrow sense of LI1 51(2); pay for leave not taken is no wage there. */
const wages = new Set<string>(['wage_arrears', 'overtime']);
/** Bodies under MAL 10, among them the people’s mediation committees of MAL 10(2). */
const statutoryBodies = new Set<string>(['mal10', 'peoples']);

const newAgreement: Way = {
  right: 'newMediation',
  text: {
    zh: '双方可以重新调解、另行达成协议；新协议生效之日起重新计算三十日',
    en: 'mediate again and make a new agreement; thirty days run anew from its effect',
  },
  basis: [cite('CPL', '206'), cite('PML', '33(3)')],
};
const arbitration: Way = {
  right: 'arbitration',
  text: {
    zh: '可以申请劳动仲裁；原协议仍具合同效力',
    en: 'apply for arbitration; the agreement stays a contract',
  },
  basis: [cite('MAL', '15')],
};

/** What remains open to the parties when the window is over: the agreement is a contract now and nothing more. */
export function waysAfterWindow({ agreement }: Pick<Context, 'agreement'>): Way[] {
  const ways = [newAgreement, arbitration];
  if (agreement.items.some((item) => payable.has(item.type)))
    ways.push({
      right: 'paymentOrder',
      text: {
        zh: '拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金到期不付的，劳动者可以向法院申请支付令',
        en: 'for unpaid wages, injury medical fees, severance or damages that fall due: a payment order',
      },
      basis: [cite('MAL', '16'), cite('LI1', '13')],
    });
  if (
    statutoryBodies.has(agreement.bodyKind) &&
    agreement.items.length > 0 &&
    agreement.items.every((item) => wages.has(item.type))
  )
    ways.push({
      right: 'suit',
      text: {
        zh: '协议仅涉及劳动报酬，不履行的可以直接向法院起诉',
        en: 'the agreement is about wages only: if it is not performed, sue directly',
      },
      basis: [cite('LI1', '51(2)')],
    });
  return ways;
}

/** The three ways on after a rejection (CPL 206). */
export const waysAfterRejection: readonly Way[] = [
  newAgreement,
  arbitration,
  {
    right: 'suit',
    text: {
      zh: '可以起诉；劳动争议原则上仍须先经仲裁',
      en: 'sue; in labour disputes arbitration still comes first as a rule',
    },
    basis: [cite('CPL', '206'), cite('LI1', '51')],
  },
];

/** Every clause is a duty to pay money (LI1 52). */
export const paysOnly = ({ agreement }: Pick<Context, 'agreement'>): boolean =>
  agreement.paymentOnly && agreement.items.every((item) => isPaymentObligation(item.type));
