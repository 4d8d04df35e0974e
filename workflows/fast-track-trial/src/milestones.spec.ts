import type { Story } from '@dingfen/procedure-kit/testing';
import { expect, test } from 'vitest';
import { milestones } from './milestones.ts';
import { docketed, e1, filed, heard, judge, pronounce, serveJudgment, tracked, w1 } from './testing/trial.ts';

const of = (story: Story) => milestones(story.context);
const named = (story: Story, name: string) => of(story).filter((one) => one.name === name);

test('given a complaint that is not docketed, also when it is withdrawn, then there is no suit', () => {
  expect(of(filed())).toEqual([]);
  expect(of(filed().when('WITHDRAW_FILING', { reason: '和解' }, w1('2025-03-04')))).toEqual([]);
});

test('given a docketed suit, then it is registered on that day with its court', () => {
  expect(of(docketed())).toEqual([{ name: 'trial.registered', on: '2025-03-05', organisationId: 'court-1' }]);
});

test('given a judgment, then the suit is closed by the last service and not before (TRL 10)', () => {
  const judged = pronounce(heard('smallClaims'), '2025-03-17');
  expect(named(serveJudgment(judged, ['w1'], '2025-03-18'), 'trial.closed')).toEqual([]);
  const served = serveJudgment(serveJudgment(judged, ['e1'], '2025-03-21'), ['w1'], '2025-03-21');
  expect(of(served).slice(1)).toEqual([
    {
      name: 'trial.closed',
      on: '2025-03-21',
      extra: 'smallClaims',
      days: { gross: 16, net: 16 },
      organisationId: 'court-1',
    },
    {
      name: 'trial.fastTrackClosed',
      on: '2025-03-21',
      extra: 'smallClaims',
      days: { gross: 16, net: 16 },
      organisationId: 'court-1',
    },
  ]);
});

test('given an appeal, then the first instance stays closed', () => {
  const served = serveJudgment(pronounce(heard('summary'), '2025-03-17'), ['w1', 'e1'], '2025-03-20');
  const appealed = served.when('APPEAL', {}, e1('2025-03-25'));
  expect(of(appealed)).toEqual(of(served));
});

test('given a fast-track suit converted to ordinary procedure, then it is closed as ordinary and not as fast-track', () => {
  const converted = tracked('summary').when(
    'CONVERT_TRACK',
    { to: 'ordinary', reason: '案情复杂' },
    judge('2025-03-10'),
  );
  const withdrawn = converted
    .when('REQUEST_WITHDRAWAL', { reason: '和解' }, w1('2025-03-11'))
    .when('ALLOW_WITHDRAWAL', { reason: '准许', rulingServedOn: '2025-03-12' }, judge('2025-03-12'));
  expect(of(withdrawn).slice(1)).toMatchObject([
    { name: 'trial.closed', extra: 'ordinary', on: '2025-03-12' },
  ]);
});

test('given a corrected day of docketing, then the suit counts on the right day', () => {
  const story = docketed().when(
    'CORRECT_DOCKETING_DATE',
    { docketedOn: '2025-03-04', evidence: 'doc-1', reason: '登记错误' },
    { by: 'supervisor', on: '2025-03-06' },
  );
  expect(named(story, 'trial.registered')).toMatchObject([{ on: '2025-03-04' }]);
});

test('given a case transferred to another court, then it is closed here as transferred, without a duration', () => {
  const story = tracked('summary').when(
    'TRANSFER_CASE',
    { toCourtId: 'court-2', ground: 'noJurisdiction', reason: '履行地在外' },
    judge('2025-03-10'),
  );
  expect(of(story).slice(1)).toEqual([
    { name: 'trial.closed', on: '2025-03-10', extra: 'transferred', organisationId: 'court-1' },
  ]);
});
