import type { Agreement } from '@dingfen/domain';
import { aDispute, anAgreement, given, type Story } from '@dingfen/procedure-kit/testing';
import type { ConfirmationInput } from './index.ts';
import { procedure } from './index.ts';

const facts = aDispute({ channel: 'one_stop_centre', filedOn: '2025-08-15' });

const agreement = anAgreement({
  undisputedFacts: ['双方存在劳动关系', '拖欠工资共计18600元'],
  addressForService: [
    { partyId: 'worker', address: '来宾市虚构路1号', confirmedOn: '2025-08-20' },
    { partyId: 'employer', address: '来宾市虚构路2号', confirmedOn: '2025-08-20' },
  ],
  clauses: '用人单位于2025年11月14日前付清工资18600元。',
});

/** An agreement of 5 September 2025 about unpaid wages; what differs is given. */
export const inputWith = ({
  agreement: changed,
  ...rest
}: Partial<Omit<ConfirmationInput, 'agreement'>> & {
  agreement?: Partial<Agreement>;
} = {}): ConfirmationInput => ({
  facts,
  mediationBodyId: 'centre-1',
  agreement: { ...agreement, ...changed },
  ...rest,
});

/** The window has just opened. */
export const opened = (changed: Parameters<typeof inputWith>[0] = {}): Story => {
  const input = inputWith(changed);
  return given(procedure, input, { on: input.agreement.effectiveOn, calendar: 'CN' });
};

export const worker = (on: string) => ({ by: 'applicant' as const, partyId: 'worker', on });
export const employer = (on: string) => ({ by: 'respondent' as const, partyId: 'employer', on });
export const judge = (on: string) => ({ by: 'judge' as const, on });
export const clerk = (on: string) => ({ by: 'courtClerk' as const, on });
export const president = (on: string) => ({ by: 'courtPresident' as const, on });
export const system = (on: string) => ({ by: 'system' as const, on });

export const signature = { manner: 'electronic' };

/** A complete package for the basic court at the employer's domicile. */
export const application = {
  form: 'written',
  courtId: 'court-1',
  courtLevel: 'basic',
  venueGround: 'partyDomicile',
  application: 'doc-application',
  agreement: 'doc-agreement',
  mediationProof: 'doc-proof',
  concernsProperty: false,
  identities: [
    { partyId: 'worker', documentId: 'doc-id-worker' },
    { partyId: 'employer', documentId: 'doc-id-employer' },
  ],
  addresses: [],
};

export const bothSigned = (story: Story, on: string): Story =>
  story.when('SIGN', signature, worker(on)).when('SIGN', signature, employer(on));

export const filed = (story: Story = opened(), on = '2025-09-08'): Story =>
  bothSigned(story, on).when('FILE', application, worker(on));

export const accepted = (on = '2025-09-10', story: Story = filed()): Story =>
  story.when('ACCEPT', { caseNumber: '（2025）桂1302诉前调确1号', judgeId: 'judge-1' }, clerk(on));

export const bothNotified = (on = '2025-09-11', story: Story = accepted()): Story =>
  story.when(
    'SUMMON',
    { partyIds: ['worker', 'employer'], appearOn: '2025-09-12', place: '第一调解室' },
    judge(on),
  );

export const confirmed = (on = '2025-09-12', story: Story = bothNotified()): Story =>
  story.when('CONFIRM', { rulingNumber: '裁定1号' }, judge(on));

export const service = (partyId: string, servedOn: string) => ({
  partyId,
  servedOn,
  manner: 'electronic',
  proofOfService: `doc-service-${partyId}`,
});
