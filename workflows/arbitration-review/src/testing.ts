import type { Agreement } from '@dingfen/domain';
import { aDispute, anAgreement, given, type Story } from '@dingfen/procedure-kit/testing';
import { procedure, type ReviewInput } from './index.ts';

const agreement = anAgreement({
  effectiveOn: '2025-09-20',
  items: [
    {
      claimId: 'c1',
      type: 'severance',
      amountFen: 960_000,
      payerId: 'employer',
      payeeId: 'worker',
      dueOn: '2025-11-14',
    },
  ],
  performanceDueOn: '2025-11-14',
  clauses: '用人单位于2025年11月14日前支付经济补偿9600元。',
});

/** An agreement of 20 September 2025 about severance; what differs is given. */
export const inputWith = (changed: Partial<Agreement> = {}): ReviewInput => ({
  facts: aDispute({
    disputeId: 'd2',
    number: '来劳调〔2025〕2号',
    channel: 'one_stop_centre',
    filedOn: '2025-09-01',
    claims: [{ id: 'c1', type: 'severance', amountFen: 960_000 }],
  }),
  mediationBodyId: 'centre-1',
  agreement: { ...agreement, ...changed },
});

export const opened = (changed: Partial<Agreement> = {}): Story => {
  const input = inputWith(changed);
  return given(procedure, input, { on: input.agreement.effectiveOn, calendar: 'CN' });
};

export const worker = (on: string) => ({ by: 'applicant' as const, partyId: 'worker', on });
export const employer = (on: string) => ({ by: 'respondent' as const, partyId: 'employer', on });
export const officer = (on: string) => ({ by: 'commissionOfficer' as const, on });
export const director = (on: string) => ({ by: 'commissionDirector' as const, on });
export const system = (on: string) => ({ by: 'system' as const, on });

export const application = {
  commissionId: 'commission-1',
  commissionRegionCode: '451300',
  venueGround: 'employerSeat',
  placeRegionCode: '451302',
  application: 'doc-application',
  agreement: 'doc-agreement',
  identities: [
    { partyId: 'worker', documentId: 'doc-id-worker' },
    { partyId: 'employer', documentId: 'doc-id-employer' },
  ],
};

export const bothSigned = (story: Story, on: string): Story =>
  story.when('SIGN', {}, worker(on)).when('SIGN', {}, employer(on));
export const filed = (story: Story = opened(), on = '2025-09-22'): Story =>
  bothSigned(story, on).when('FILE', application, worker(on));
export const accepted = (on = '2025-09-24', story: Story = filed()): Story =>
  story.when('ACCEPT', { noticeNumber: '受理1号' }, officer(on));
export const stated = (on = '2025-09-26', story: Story = accepted()): Story =>
  story.when('MAKE_STATEMENT', { statementNumber: '调解书1号' }, officer(on));

export const receipt = (partyId: string, receivedOn: string) => ({
  partyId,
  receivedOn,
  proofOfService: `doc-${partyId}`,
});
