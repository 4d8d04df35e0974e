/** A role in a proceeding, not a kind of person. */
export const partyRoles = ['applicant', 'respondent', 'thirdParty'] as const;
export type PartyRole = (typeof partyRoles)[number];

/** What the party is in the working relationship; platform work names the platform, its partner and its franchisee apart. */
export const partyKinds = [
  'worker',
  'employer',
  'dispatchAgency',
  'hostEmployer',
  'platform',
  'platformPartner',
  'franchisee',
] as const;
export type PartyKind = (typeof partyKinds)[number];

export interface Party {
  id: string;
  role: PartyRole;
  kind: PartyKind;
  name: string;
}

/** The parties in a role, in the order in which they were named. */
export const partiesOf = <P extends Party>(parties: readonly P[], role: PartyRole): P[] =>
  parties.filter((party) => party.role === role);
