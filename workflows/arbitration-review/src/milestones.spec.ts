import type { Story } from '@dingfen/procedure-kit/testing';
import { expect, test } from 'vitest';
import { milestones } from './milestones.ts';
import {
  accepted,
  application,
  bothSigned,
  employer,
  officer,
  opened,
  receipt,
  stated,
  worker,
} from './testing.ts';

const of = (story: Story) => milestones(story.context);

test('given an open window, then nothing counts', () => {
  expect(of(opened())).toEqual([]);
});

test('given a statement signed for by one party only, then the review is filed and not decided', () => {
  const story = stated().when('RECORD_RECEIPT', receipt('worker', '2025-09-28'), officer('2025-09-28'));
  expect(of(story).map((one) => one.name)).toEqual(['review.filed']);
});

test('given a statement signed for by both, then it is concluded on the day of the last, also after it was performed', () => {
  const story = stated()
    .when('RECORD_RECEIPT', receipt('worker', '2025-09-28'), officer('2025-09-28'))
    .when('RECORD_RECEIPT', receipt('employer', '2025-09-29'), officer('2025-09-30'));
  expect(of(story)).toMatchObject([
    { name: 'review.filed', on: '2025-09-22', organisationId: 'commission-1' },
    {
      name: 'review.decided',
      on: '2025-09-29',
      extra: 'concluded',
      key: 'agreement-1',
      days: { gross: 5, net: 5 },
    },
  ]);
  const performed = story.when('RECORD_PERFORMANCE', { performedOn: '2025-10-10' }, worker('2025-10-10'));
  expect(of(performed)).toEqual(of(story));
});

test('given a commission that makes no statement, then the review is refused', () => {
  const story = accepted().when(
    'REFUSE_STATEMENT',
    { ground: 'unclear', reasons: '内容不明确' },
    officer('2025-09-26'),
  );
  expect(of(story).at(-1)).toMatchObject({ name: 'review.decided', on: '2025-09-26', extra: 'refused' });
});

test('given an application withdrawn and made again, then only the standing one counts', () => {
  const withdrawn = accepted().when('WITHDRAW', {}, employer('2025-09-26'));
  expect(of(withdrawn)).toMatchObject([{ name: 'review.decided', on: '2025-09-26', extra: 'withdrawn' }]);
  const again = bothSigned(withdrawn, '2025-09-28').when('FILE', application, worker('2025-09-28'));
  expect(of(again)).toMatchObject([{ name: 'review.filed', on: '2025-09-28' }]);
});
