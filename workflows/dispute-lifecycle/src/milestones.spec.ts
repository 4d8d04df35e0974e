import type { Story } from '@dingfen/procedure-kit/testing';
import { expect, test } from 'vitest';
import { milestones } from './milestones.ts';
import { filed, merging } from './testing/filed.ts';

const centre = (on: string) => ({ by: 'unitHead' as const, on });
const withdrawn = filed.when(
  'mediation.withdrawn',
  { endedOn: '2025-03-10' },
  { by: 'system', on: '2025-03-10' },
);
const of = (story: Story) => milestones(story.context);

test('given a dispute under way, then the lifecycle itself counts nothing', () => {
  expect(of(filed)).toEqual([]);
});

test('given several follow-ups, then the latest is the dispute’s answer', () => {
  const story = withdrawn
    .when('RECORD_FOLLOW_UP', { result: 'unreachable' }, centre('2025-03-12'))
    .when('RECORD_FOLLOW_UP', { result: 'satisfied' }, centre('2025-03-14'));
  expect(of(story)).toEqual([{ name: 'followUp.answered', on: '2025-03-14', extra: 'satisfied' }]);
});

test('given a reopening, then it counts, and what was answered before it no longer does', () => {
  const reopened = withdrawn
    .when('RECORD_FOLLOW_UP', { result: 'satisfied' }, centre('2025-03-14'))
    .when('CLOSE', {}, centre('2025-03-14'))
    .when(
      'REOPEN',
      { ground: 'newFacts', reason: '新证据', evidence: '工资表' },
      { by: 'supervisor', on: '2025-05-06' },
    );
  expect(of(reopened)).toEqual([{ name: 'dispute.reopened', on: '2025-05-06', key: '1' }]);
});

test('given it was merged into another, then that counts, until it is undone', () => {
  const merged = filed.when('MERGE', merging(), centre('2025-03-12'));
  expect(of(merged)).toEqual([{ name: 'dispute.merged', on: '2025-03-12' }]);
  expect(of(merged.when('UNDO_MERGE', { reason: '并非重复' }, centre('2025-03-14')))).toEqual([]);
});
