import type { Party } from '@dingfen/domain';
import { aDispute, given, type Story } from '@dingfen/procedure-kit/testing';
import { expect, test } from 'vitest';
import { procedure } from './index.ts';
import { milestones } from './milestones.ts';

const parties: Party[] = [
  { id: 'w', role: 'applicant', kind: 'worker', name: '覃某甲' },
  { id: 'v', role: 'applicant', kind: 'worker', name: '韦某乙' },
  { id: 'e', role: 'respondent', kind: 'employer', name: '某建筑公司' },
];
const officer = (on: string) => ({ by: 'commissionOfficer' as const, on });
const system = (on: string) => ({ by: 'system' as const, on });
const filed = given(
  procedure,
  {
    facts: aDispute({ parties }),
    commissionId: 'commission-1',
    package: { undisputedFacts: [], addressForService: [] },
  },
  { on: '2025-03-03' },
).when('RECORD_RECEIPT', { receivedOn: '2025-03-03', proof: '回执1' }, officer('2025-03-03'));
const accepted = filed.when('ACCEPT', { acceptedOn: '2025-03-05' }, officer('2025-03-05'));
const awarded = accepted.when('AWARD', { kind: 'nonFinal', madeOn: '2025-04-10' }, officer('2025-04-10'));
const of = (story: Story) => milestones(story.context);

test('given an application that was refused or met with silence, then there is no case', () => {
  const refused = filed.when(
    'REFUSE',
    { ground: 'other', reason: '超出范围', refusedOn: '2025-03-06' },
    officer('2025-03-06'),
  );
  expect([of(filed), of(refused), of(filed.until('2025-03-20'))]).toEqual([[], [], []]);
});

test('given several applicants, then it is one case, closed by the award on the day it is made', () => {
  expect(of(awarded)).toEqual([
    { name: 'arbitration.accepted', on: '2025-03-05', organisationId: 'commission-1' },
    {
      name: 'arbitration.closed',
      on: '2025-04-10',
      extra: 'award',
      days: { gross: 36, net: 36 },
      organisationId: 'commission-1',
    },
  ]);
});

test('given an award against which one of them sues, when the court decides, then the closing stays what it was', () => {
  const served = ['w', 'v', 'e'].reduce(
    (story, partyId) =>
      story.when(
        'SERVE_AWARD',
        { partyId, servedOn: '2025-04-14', manner: 'personal' },
        officer('2025-04-14'),
      ),
    awarded,
  );
  const sued = served.when('SUIT_FILED', { on: '2025-04-20', partyIds: ['w'] }, system('2025-04-20'));
  const judged = sued.when(
    'SUIT_ENDED',
    { result: 'judged', on: '2025-07-01', partyIds: ['w'] },
    system('2025-07-01'),
  );
  expect([of(sued), of(judged)]).toEqual([of(awarded), of(awarded)]);
});

test('given a suspension, then its days are not in the net duration', () => {
  const story = accepted
    .when('SUSPEND', { ground: 'partyDeceased', suspendedOn: '2025-03-10' }, officer('2025-03-10'))
    .when('RESUME', { resumedOn: '2025-03-20' }, officer('2025-03-20'))
    .when('AWARD', { kind: 'final', madeOn: '2025-04-10' }, officer('2025-04-10'));
  expect(of(story).at(-1)).toMatchObject({ days: { gross: 36, net: 26 } });
});

test('given a withdrawal, a cancellation or a docketed suit, then the case is closed otherwise', () => {
  const withdrawn = accepted.when(
    'WITHDRAW',
    {
      withdrawnOn: '2025-03-20',
      proof: '撤回申请书',
      consents: [{ partyId: 'v', on: '2025-03-20', evidence: '同意书' }],
    },
    { by: 'applicant', partyId: 'w', on: '2025-03-20' },
  );
  const cancelled = accepted.when(
    'CANCEL',
    { cancelledOn: '2025-03-21', ground: '不属于劳动争议' },
    officer('2025-03-21'),
  );
  const docketed = accepted.when('SUIT_DOCKETED', { on: '2025-05-20' }, system('2025-05-20'));
  expect([withdrawn, cancelled, docketed].map((story) => of(story).at(-1))).toMatchObject([
    { on: '2025-03-20', extra: 'other' },
    { on: '2025-03-21', extra: 'other' },
    { on: '2025-05-20', extra: 'other' },
  ]);
});
