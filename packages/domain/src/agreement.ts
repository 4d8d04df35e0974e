import type { CivilDate } from '@dingfen/legal-calendar';
import type { ClaimType, EntryRegime } from './dispute.ts';

/** What kind of body mediated. Decides what the agreement is worth without confirmation (LI1 51) and who may confirm it. */
export type MediationBodyKind = 'mal10' | 'courtRoster' | 'peoples' | 'joint' | 'other';

/** One promise of an agreement. `amountFen` is absent where something other than money is owed. */
export interface AgreementItem {
  claimId: string;
  type: ClaimType;
  amountFen?: number;
  payerId: string;
  payeeId: string;
  dueOn: CivilDate;
}

/** Where a party has confirmed that papers reach it; without it nothing electronic counts as served. */
export interface AddressForService {
  partyId: string;
  address: string;
  confirmedOn: CivilDate;
}

/** A mediation agreement in effect, as it travels from mediation to confirmation, arbitration or court. */
export interface Agreement {
  id: string;
  /** The moment of effect depends on the channel (rulebook 1.6); the 15- and 30-day windows count from it. */
  effectiveOn: CivilDate;
  bodyKind: MediationBodyKind;
  regime: EntryRegime;
  mediatorId: string;
  items: readonly AgreementItem[];
  /** The last day of performance over all items. */
  performanceDueOn: CivilDate;
  /** A clause confirms a labour relationship: neither confirmable nor reviewable (ARB 75(4), LI1 52). */
  confirmsRelationship: boolean;
  /** Every clause is a duty to pay money (LI1 52). */
  paymentOnly: boolean;
  /** Subject, amount, day and payee of every item are certain (CPI 358(5), 461). */
  definite: boolean;
  undisputedFacts: readonly string[];
  addressForService: readonly AddressForService[];
  clauses: string;
}
