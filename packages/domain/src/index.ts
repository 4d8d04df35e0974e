export type { AddressForService, Agreement, AgreementItem, MediationBodyKind } from './agreement.ts';
export {
  type Actor,
  type Acting,
  type Capacity,
  capacities,
  capacitiesOf,
  describeCapacity,
  type Person,
  type Role,
  type Standing,
  staffRoles,
} from './actor.ts';
export {
  channels,
  type Channel,
  type ClaimItem,
  type ClaimType,
  claimTypes,
  describeChannel,
  describeClaimType,
  type DisputeFacts,
  type EmploymentKind,
  employmentKinds,
  type EntryRegime,
  entryRegimeOf,
  isPaymentObligation,
  totalClaimedFen,
} from './dispute.ts';
export {
  describeOrganisationKind,
  isCourt,
  isMediationBody,
  type Organisation,
  type OrganisationKind,
  organisationKinds,
} from './organisation.ts';
export { type Party, type PartyKind, type PartyRole, partiesOf, partyKinds, partyRoles } from './party.ts';
export {
  type FailingCondition,
  isRefusal,
  refuse,
  type Refusal,
  type RefusalCode,
  refusalCodes,
  refusalTitle,
} from './refusal.ts';
export { isResidentIdNumber, isUnifiedSocialCreditCode } from './identifiers.ts';
export {
  type AssistedFiling,
  checkFiling,
  type FiledClaim,
  type FiledParty,
  type Filing,
  mediationBodyKindOf,
} from './filing.ts';
