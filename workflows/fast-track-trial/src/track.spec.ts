import { describe, expect, test } from 'vitest';
import { isAllowedTrack, selectTrack, type TrackFacts } from './track.ts';

const money = (yuan: number) => [{ id: 'c1', type: 'wage_arrears', amountFen: yuan * 100 }] as const;
const unknown: TrackFacts = {
  on: '2025-03-05',
  claims: money(30_000),
  plaintiffs: 1,
  defendants: 1,
  factsClear: true,
  rightsClear: true,
};
// An invented average annual wage of 100,000 yuan: the ceilings are 50,000 and 200,000 yuan.
const clear: TrackFacts = { ...unknown, averageWageFen: 10_000_000 };

describe('which procedure the law gives a case', () => {
  const forced: [string, Partial<TrackFacts>][] = [
    ['ten plaintiffs', { plaintiffs: 10 }],
    ['ten defendants', { defendants: 10 }],
    ['a missing defendant', { defendantMissing: true }],
    ['a remanded case', { remandedOrRetrial: true }],
    ['public interests', { publicInterest: true }],
  ];
  for (const [situation, facts] of forced)
    test(`${situation}: ordinary procedure, and nothing else, even by agreement`, () => {
      const answer = selectTrack({ ...clear, ...facts, bothAgreeSmallClaims: true, bothAgreeSummary: true });
      expect(answer).toMatchObject({ track: 'ordinary', mandatory: true });
      expect(answer.reasons).toHaveLength(1);
      expect(isAllowedTrack('summary', answer)).toBe(false);
    });

  test('nine plaintiffs are no group', () => {
    expect(selectTrack({ ...clear, plaintiffs: 9 }).track).toBe('smallClaims');
  });

  test('up to half the average wage small claims is mandatory, the limit itself included', () => {
    expect(selectTrack({ ...clear, claims: money(50_000) })).toMatchObject({
      track: 'smallClaims',
      mandatory: true,
    });
    expect(isAllowedTrack('summary', selectTrack(clear))).toBe(false);
  });

  test('over half and up to twice the average wage small claims needs both parties', () => {
    const over = { ...clear, claims: [{ id: 'c1', type: 'wage_arrears', amountFen: 5_000_001 }] } as const;
    expect(selectTrack(over).track).toBe('summary');
    expect(selectTrack({ ...over, bothAgreeSmallClaims: true })).toMatchObject({
      track: 'smallClaims',
      mandatory: false,
    });
    expect(selectTrack({ ...clear, claims: money(200_000), bothAgreeSmallClaims: true }).track).toBe(
      'smallClaims',
    );
    expect(selectTrack({ ...clear, claims: money(200_001), bothAgreeSmallClaims: true }).track).toBe(
      'summary',
    );
  });

  test('while the province’s wage is not known small claims is not chosen and the answer says so', () => {
    const answer = selectTrack({ ...unknown, bothAgreeSmallClaims: true });
    expect(answer.track).toBe('summary');
    expect(answer.unknown?.[0]?.zh).toContain('年平均工资');
  });

  test('a claim that states no amount is not assumed to be small', () => {
    const answer = selectTrack({ ...clear, claims: [{ id: 'c1', type: 'wage_arrears' }] });
    expect(answer.track).toBe('summary');
    expect(answer.unknown?.[0]?.zh).toContain('金额');
  });

  test('what cannot be small claims anyway leaves nothing unknown', () => {
    expect(selectTrack({ ...unknown, relationshipDisputed: true }).unknown).toBeUndefined();
  });

  const excluded: [string, Partial<TrackFacts>][] = [
    ['an appraisal', { needsAppraisal: true }],
    ['a counterclaim', { counterclaim: true }],
    ['a foreign element', { foreignElement: true }],
    ['a disputed labour relationship', { relationshipDisputed: true }],
    ['a claim that is not for money', { claims: [...money(100), { id: 'c2', type: 'reinstatement' }] }],
  ];
  for (const [situation, facts] of excluded)
    test(`${situation}: not small claims, but summary procedure`, () => {
      expect(selectTrack({ ...clear, ...facts })).toMatchObject({ track: 'summary', mandatory: false });
    });

  test('unclear facts: ordinary procedure, unless both agree on summary procedure', () => {
    const answer = selectTrack({ ...clear, factsClear: false });
    expect(answer).toMatchObject({ track: 'ordinary', mandatory: false });
    expect(selectTrack({ ...clear, factsClear: false, bothAgreeSummary: true }).track).toBe('summary');
  });

  test('where summary procedure is open the court may take the ordinary one, not small claims', () => {
    const answer = selectTrack({ ...clear, needsAppraisal: true });
    expect(isAllowedTrack('ordinary', answer)).toBe(true);
    expect(isAllowedTrack('smallClaims', answer)).toBe(false);
  });

  test('the percentages are dated: before 2024 there is no answer to be had', () => {
    expect(() => selectTrack({ ...clear, on: '2023-12-29' })).toThrow(RangeError);
  });
});
