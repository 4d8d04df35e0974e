import type { Agreement, DisputeFacts, Refusal } from '@dingfen/domain';

/** A made-up worker claims 18,600 yuan of unpaid wages from a made-up employer; what differs is given. */
export const aDispute = (changes: Partial<DisputeFacts> = {}): DisputeFacts => ({
  disputeId: 'd1',
  number: '来劳调〔2025〕1号',
  channel: 'online',
  employment: 'standard',
  filedOn: '2025-03-03',
  parties: [
    { id: 'worker', role: 'applicant', kind: 'worker', name: '甲某某' },
    { id: 'employer', role: 'respondent', kind: 'employer', name: '虚构制衣厂' },
  ],
  claims: [{ id: 'c1', type: 'wage_arrears', amountFen: 1_860_000 }],
  regionCode: '451300',
  ...changes,
});

/** The two settle: the employer pays it all by 14 November 2025; what differs is given. */
export const anAgreement = (changes: Partial<Agreement> = {}): Agreement => ({
  id: 'agreement-1',
  effectiveOn: '2025-09-05',
  bodyKind: 'mal10',
  regime: 'one_stop',
  mediatorId: 'mediator-1',
  items: [
    {
      claimId: 'c1',
      type: 'wage_arrears',
      amountFen: 1_860_000,
      payerId: 'employer',
      payeeId: 'worker',
      dueOn: '2025-11-14',
    },
  ],
  performanceDueOn: '2025-11-14',
  confirmsRelationship: false,
  paymentOnly: true,
  definite: true,
  undisputedFacts: [],
  addressForService: [],
  clauses: '用人单位于2025年11月14日前付清。',
  ...changes,
});

/** The names of the conditions that a refusal says are not met. */
export const conditions = (refusal: Pick<Refusal, 'failing'>): string[] =>
  refusal.failing.map((one) => one.condition);
