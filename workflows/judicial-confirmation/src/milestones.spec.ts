import { expect, test } from 'vitest';
import { milestones } from './milestones.ts';
import {
  accepted,
  application,
  bothNotified,
  bothSigned,
  clerk,
  confirmed,
  filed,
  judge,
  opened,
  service,
  worker,
} from './testing.ts';
import type { Story } from '@dingfen/procedure-kit/testing';

const of = (story: Story) => milestones(story.context, story.states);

test('given a window in which nobody has applied, then nothing counts', () => {
  expect(of(opened())).toEqual([]);
});

test('given an application before the court, then it is filed and nothing is ruled', () => {
  expect(of(accepted())).toEqual([
    {
      name: 'confirmation.filed',
      on: '2025-09-08',
      key: 'agreement-1',
      organisationId: 'court-1',
      mediatorId: 'mediator-1',
    },
  ]);
});

test('given a ruling, then it is confirmed on its day, with the days since the court accepted', () => {
  expect(of(confirmed()).at(-1)).toMatchObject({
    name: 'confirmation.ruled',
    on: '2025-09-12',
    extra: 'confirmed',
    key: 'agreement-1',
    days: { gross: 2, net: 2 },
  });
});

test('given an application that was withdrawn and one that follows it, then the agreement is one case with the last result', () => {
  const asked = accepted().when('REQUEST_WITHDRAWAL', { reasons: '自行履行' }, worker('2025-09-11'));
  const withdrawn = asked.when('PERMIT_WITHDRAWAL', {}, judge('2025-09-12'));
  expect(of(withdrawn)).toMatchObject([{ name: 'confirmation.ruled', on: '2025-09-12', extra: 'withdrawn' }]);
  const again = bothSigned(withdrawn, '2025-09-15').when('FILE', application, worker('2025-09-15'));
  expect(of(again)).toMatchObject([{ name: 'confirmation.filed', on: '2025-09-15' }]);
});

test('given a rejection on the merits, then it is rejected and not confirmed', () => {
  const story = bothNotified().when(
    'REJECT',
    { ground: 'unclear', reasons: '内容不明确', rulingNumber: '裁定2号' },
    judge('2025-09-12'),
  );
  expect(of(story).map((one) => [one.name, one.extra])).toEqual([
    ['confirmation.filed', undefined],
    ['confirmation.ruled', 'rejected'],
  ]);
});

test('given a confirmation that an objection has revoked, then it counts as revoked', () => {
  const objected = confirmed()
    .when('SERVE_RULING', service('worker', '2025-09-15'), clerk('2025-09-15'))
    .when('SERVE_RULING', service('employer', '2025-09-15'), clerk('2025-09-15'))
    .when(
      'OBJECT',
      { reasons: '协议非本人签署' },
      { by: 'respondent', partyId: 'employer', on: '2025-09-18' },
    );
  const revoked = objected.when(
    'UPHOLD_OBJECTION',
    { result: 'revoked', rulingNumber: '裁定3号', reasons: '签名不实' },
    judge('2025-10-09'),
  );
  expect(of(objected).at(-1)).toMatchObject({ extra: 'confirmed' });
  expect(of(revoked).at(-1)).toMatchObject({ on: '2025-10-09', extra: 'revoked' });
});

test('given an item performed under the ruling, then the payment is told for that item of the agreement', () => {
  const story = confirmed().when(
    'RECORD_PERFORMANCE',
    { claimIds: ['c1'], performedOn: '2025-09-16' },
    worker('2025-09-17'),
  );
  expect(of(story).filter((one) => one.name === 'agreement.payment')).toEqual([
    { name: 'agreement.payment', on: '2025-09-16', key: 'agreement-1#0' },
  ]);
});

test('given nothing but a filing, when it is not accepted, then the result is told without a duration', () => {
  const story = filed().when(
    'NOT_ACCEPT',
    { ground: 'outsideCourtScope', reasons: '不属受案范围' },
    clerk('2025-09-09'),
  );
  expect(of(story)).toEqual([
    {
      name: 'confirmation.ruled',
      on: '2025-09-09',
      extra: 'notAccepted',
      key: 'agreement-1',
      organisationId: 'court-1',
      mediatorId: 'mediator-1',
    },
  ]);
});
