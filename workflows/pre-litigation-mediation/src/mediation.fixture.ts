import type { Candidate, MediationInput } from './context.ts';

/** Who appears in the stories: a worker against the employer; all of them are made up. */
export const worker = 'p-worker';
export const employer = 'p-employer';
export const platform = 'p-platform';

/** What a mediation is opened with, in the regime that a story is about. */
export function application(changes: Partial<MediationInput> = {}): MediationInput {
  return {
    facts: {
      disputeId: 'd-1',
      number: '来调〔2025〕1号',
      channel: 'online',
      employment: 'standard',
      filedOn: changes.receivedOn ?? '2025-03-03',
      regionCode: '451300',
      parties: [
        { id: worker, role: 'applicant', kind: 'worker', name: '甲某' },
        { id: employer, role: 'respondent', kind: 'employer', name: '乙示例公司' },
      ],
      claims: [{ id: 'c-1', type: 'wage_arrears', amountFen: 1_200_000 }],
    },
    regime: 'direct',
    online: false,
    receivedOn: '2025-03-03',
    bodyKind: 'mal10',
    mediationBodyId: 'o-body',
    ...changes,
  };
}

/** The same dispute with a platform as second respondent. */
export function withPlatform(changes: Partial<MediationInput> = {}): MediationInput {
  const base = application(changes);
  const more = { id: platform, role: 'respondent', kind: 'platform', name: '丙示例平台' } as const;
  return {
    ...base,
    facts: { ...base.facts, employment: 'platform', parties: [...base.facts.parties, more] },
  };
}

export const mediatorNamed = (mediatorId: string, changes: Partial<Candidate> = {}): Candidate => ({
  mediatorId,
  rosterActive: true,
  conflicts: [],
  otherRoles: [],
  ...changes,
});

const cleanChecks = {
  waivesSocialInsurance: false,
  belowMinimumWage: false,
  depositOrDocumentTerms: false,
  workInjuryUnassessed: false,
  workInjuryGapAcknowledged: false,
  blanketRelease: false,
  listedHeads: [],
  bindsNonSigner: false,
  confirmsRelationship: false,
  representedConsentMissing: false,
  minorWithoutAgent: false,
  waivesLimitation: false,
  vagueTerms: false,
};

export const wages = (dueOn: string, changes: Record<string, unknown> = {}) => ({
  claimId: 'c-1',
  type: 'wage_arrears',
  amountFen: 1_000_000,
  payerId: employer,
  payeeId: worker,
  dueOn,
  ...changes,
});

/** A settlement, lawful unless a check says otherwise. */
export const settlement = (items: unknown[], checks: Record<string, unknown> = {}) => ({
  items,
  clauses: '双方就劳动报酬达成一致，按所列项目履行。',
  checks: { ...cleanChecks, ...checks },
});
