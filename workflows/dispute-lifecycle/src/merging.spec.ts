import type { Story } from '@dingfen/procedure-kit/testing';
import { describe, expect, it } from 'vitest';
import { filed, merging } from './testing/filed.ts';

const centre = (on: string) => ({ by: 'intake' as const, on });
const system = (on: string) => ({ by: 'system' as const, on });
const notOne = { reason: '核对后是两个劳动者' };
const duplicate = { disputeId: 'd2', number: '451300-2025-000012', reason: '重复提交', byName: '登记员' };
const failedMediation = filed.when(
  'mediation.terminated',
  { endedOn: '2025-03-10', reason: 'gap_too_wide' },
  system('2025-03-10'),
);
const withdrawn = filed.when('mediation.withdrawn', { endedOn: '2025-03-10' }, system('2025-03-10'));

describe('a dispute that was filed twice', () => {
  it.each([
    ['in mediation', filed],
    ['after mediation failed', failedMediation],
    ['after it was withdrawn', withdrawn],
  ])(
    'given one %s, when it is merged, then it is over and the parties are told; undone, it stands where it stood',
    (_, story: Story) => {
      const merged = story.when('MERGE', merging(), centre('2025-03-12'));
      expect([merged.states, merged.ended, merged.tasks]).toEqual([['merged'], true, []]);
      expect(merged.last.effects).toEqual([{ type: 'notify', to: 'parties', message: 'merged' }]);
      expect(merged.context.merged).toMatchObject({ intoId: 'd0', number: '451300-2025-000009' });
      const released = merged.when('UNDO_MERGE', notOne, { by: 'supervisor', on: '2025-03-20' });
      expect([released.states, released.tasks]).toEqual([story.states, story.tasks]);
      expect({ ...released.context, merged: undefined }).toEqual({ ...story.context, merged: undefined });
      expect(released.notified).toContain('mergeUndone');
    },
  );

  it.each([
    ['isThis', true, 'intoAnother', '另一件争议'],
    ['heldToo', false, 'intoHeldToo', '两件争议均由您或者您所在的机构承办'],
    ['sameParties', false, 'intoSameParties', '申请人、被申请人均相同'],
    ['runs', false, 'intoRuns', '仍在办理'],
    ['isDuplicate', true, 'intoNoDuplicate', '没有并入其他争议'],
    ['receivedFirst', false, 'intoReceivedFirst', '先收到的争议'],
    ['coversClaims', false, 'intoCoversClaims', '均已提出'],
  ])('given %s is %s of the other, then %s says why not', (fact, value, condition, sentence) => {
    const refusal = filed.refused('MERGE', merging({ [fact]: value }), centre('2025-03-12'));
    expect(refusal.failing.map((one) => one.condition)).toEqual([condition]);
    expect(refusal.failing[0]?.summary.zh).toContain(sentence);
  });

  it('given another was merged into it, then it cannot be merged itself until that is undone', () => {
    const survivor = filed.when(
      'DUPLICATE_MERGED',
      { ...duplicate, appliedOn: '2025-03-05' },
      system('2025-03-06'),
    );
    const refusal = survivor.refused('MERGE', merging(), centre('2025-03-12'));
    expect(refusal.failing.map((one) => one.condition)).toEqual(['holdsNoDuplicate']);
    const alone = survivor.when('DUPLICATE_RELEASED', duplicate, system('2025-03-12'));
    expect(alone.when('MERGE', merging(), centre('2025-03-12')).states).toEqual(['merged']);
  });

  it('given something has come of it, or it is closed, then it cannot be merged', () => {
    const arbitrating = failedMediation.when(
      'FILE_ARBITRATION',
      { commissionId: 'commission-1' },
      { by: 'applicant', partyId: filed.context.facts.parties[0].id, on: '2025-03-12' },
    );
    expect(arbitrating.refused('MERGE', merging(), centre('2025-03-12')).code).toBe('not_possible_now');
    const closed = withdrawn
      .when('RECORD_FOLLOW_UP', { result: 'satisfied' }, centre('2025-03-12'))
      .when('CLOSE', {}, centre('2025-03-12'));
    expect(closed.refused('MERGE', merging(), centre('2025-03-13')).code).toBe('not_possible_now');
  });

  it('given parties, courts or supervisors, then none of them merges disputes', () => {
    for (const by of ['applicant', 'respondent', 'courtClerk', 'supervisor'] as const)
      expect(filed.refused('MERGE', merging(), { by, on: '2025-03-12' }).code).toBe('not_entitled');
  });
});

describe('the dispute into which another was merged', () => {
  const survivor = filed.when(
    'DUPLICATE_MERGED',
    { ...duplicate, appliedOn: '2025-03-05' },
    system('2025-03-06'),
  );
  it('given a duplicate comes, then it stays where it is, names it, and the second application interrupts the limitation', () => {
    expect(survivor.states).toEqual(filed.states);
    expect(survivor.context.duplicates).toEqual([
      { disputeId: 'd2', number: '451300-2025-000012', on: '2025-03-06' },
    ]);
    expect(survivor.last.effects).toMatchObject([
      { type: 'interruptLimitation', kind: 'mediation_applied', on: '2025-03-05' },
      { type: 'notify', to: 'mediator', message: 'duplicateMerged' },
    ]);
  });

  it('given two duplicates of which one is released, then the other stays', () => {
    const two = survivor.when(
      'DUPLICATE_MERGED',
      { ...duplicate, disputeId: 'd3', number: '451300-2025-000013', appliedOn: '2025-03-06' },
      system('2025-03-07'),
    );
    const one = two.when('DUPLICATE_RELEASED', duplicate, system('2025-03-08'));
    expect(one.context.duplicates).toMatchObject([{ disputeId: 'd3' }]);
  });
});
