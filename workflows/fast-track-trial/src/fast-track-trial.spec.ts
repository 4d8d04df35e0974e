import type { Party } from '@dingfen/domain';
import { runningPeriods } from '@dingfen/procedure-kit';
import type { Story } from '@dingfen/procedure-kit/testing';
import { describe, expect, test } from 'vitest';
import { procedure } from './index.ts';
import {
  clerk,
  consents,
  docketed,
  e1,
  employer,
  filed,
  heard,
  judge,
  president,
  pronounce,
  ready,
  readyOrdinary,
  secondEmployer,
  serve,
  serveJudgment,
  system,
  tracked,
  w1,
  worker,
} from './testing/trial.ts';

const docket = { caseNumber: '（2025）桂1302民初301号', mediationOffered: false, mediationConsented: false };
const wage = [{ id: 'c1', type: 'wage_arrears', amountFen: 900_000 }] as const;
const limits = ['trial_small_claim_2m', 'trial_simple_3m', 'trial_ordinary_6m'];
const runningRules = (story: Story) => story.deadlines.map((one) => one.ruleId);
const limitOf = (story: Story) => story.deadlines.filter((one) => limits.includes(one.ruleId));

describe('hand-off from a failed mediation', () => {
  test('given a complete package, when the case arrives, then the court has a task and the filing period runs', () => {
    const story = filed();
    expect(story.states).toEqual(['filing.handOff']);
    expect(story.tasks.map((one) => one.kind)).toEqual(['acknowledgeHandOff']);
    expect(story.context.missingParts).toEqual([]);
    expect(story.deadline('court_filing_7d').dueOn).toBe('2025-03-10');
    expect(story.context.receiptNumber).toBeNull();
  });

  test('when the court acknowledges it, then the receipt number is written back, and the case number on docketing', () => {
    const story = docketed();
    expect(story.outcome('docketed')).toEqual({
      caseNumber: '（2025）桂1302民初301号',
      receiptNumber: 'R-2025-118',
      docketedOn: '2025-03-05',
      courtId: 'court-1',
      on: '2025-03-05',
    });
  });

  test('given a package with gaps, then each missing part is named, told to the parties and can be supplied', () => {
    const story = filed({
      input: {
        package: {
          undisputedFacts: [],
          addressForService: [{ partyId: 'w1', address: 'x', confirmedOn: '2025-01-08' }],
        },
      },
    });
    expect(story.context.missingParts).toEqual([
      'undisputedFacts',
      'addressForService',
      'factSheet',
      'evidenceIndex',
    ]);
    const received = story.when('ACKNOWLEDGE_HAND_OFF', { receiptNumber: 'R-1' }, clerk('2025-03-03'));
    expect(received.notified).toContain('handOffIncomplete');
    const supplied = received
      .when('SUPPLY_PACKAGE_PART', { part: 'factSheet', reference: 'doc-9' }, w1('2025-03-04'))
      .when('SUPPLY_PACKAGE_PART', { part: 'undisputedFacts', reference: '入职时间' }, clerk('2025-03-04'))
      .when(
        'SUPPLY_PACKAGE_PART',
        { part: 'addressForService', reference: 'doc-10', partyIds: ['e1'] },
        clerk('2025-03-04'),
      );
    expect(supplied.context.missingParts).toEqual(['evidenceIndex']);
    const refusal = supplied.refused(
      'SUPPLY_PACKAGE_PART',
      { part: 'factSheet', reference: 'doc-9' },
      w1('2025-03-04'),
    );
    expect(refusal.failing[0]?.condition).toBe('partStillMissing');
  });

  test('a case is not docketed before the hand-off was acknowledged', () => {
    expect(filed().refused('DOCKET', docket, clerk('2025-03-04')).code).toBe('not_possible_now');
  });
});

describe('filing', () => {
  const acknowledged = (): Story =>
    filed().when('ACKNOWLEDGE_HAND_OFF', { receiptNumber: 'R-1' }, clerk('2025-03-03'));

  test('when papers are missing, then the clock stands and starts anew on the day they are complete', () => {
    const asked = acknowledged().when('REQUEST_CORRECTION', { missing: ['营业执照'] }, clerk('2025-03-05'));
    expect(runningRules(asked)).not.toContain('court_filing_7d');
    asked.refused('COMPLETE_PAPERS', { completedOn: '2025-03-04' }, clerk('2025-03-14'));
    asked.refused('COMPLETE_PAPERS', { completedOn: '2025-03-15' }, clerk('2025-03-14'));
    const complete = asked.when('COMPLETE_PAPERS', { completedOn: '2025-03-14' }, clerk('2025-03-14'));
    expect(complete.deadline('court_filing_7d').dueOn).toBe('2025-03-21');
    expect(complete.until('2025-03-22').notified).toContain('filingLate');
  });

  test('when the filing period passes, then the supervisor is told and the case is still docketed', () => {
    const late = acknowledged().until('2025-03-12');
    expect(late.notified).toContain('filingLate');
    expect(late.is('filing.reviewing')).toBe(true);
    expect(late.when('DOCKET', docket, clerk('2025-03-12')).outcomes).toContain('docketed');
  });

  test('when docketing is refused and nobody appeals in ten days, then the refusal is final', () => {
    const refused = acknowledged().when(
      'REFUSE_DOCKETING',
      { reason: '未经仲裁', servedOn: '2025-03-06' },
      clerk('2025-03-06'),
    );
    expect(refused.deadline('appeal_ruling_10d', 'w1').dueOn).toBe('2025-03-17');
    const final = refused.until('2025-03-18');
    expect(final.ended).toBe(true);
    expect(final.outcome('refused')).toMatchObject({
      reason: '未经仲裁',
      gateRow: 'nonFinalAward',
      on: '2025-03-17',
    });
  });

  test('given two plaintiffs, then the refusal is final when the window of the second has closed', () => {
    const second: Party = { id: 'w2', role: 'applicant', kind: 'worker', name: '韦大山' };
    const refused = filed({ parties: [worker, second, employer] })
      .when('ACKNOWLEDGE_HAND_OFF', { receiptNumber: 'R-1' }, clerk('2025-03-03'))
      .when('REFUSE_DOCKETING', { reason: '未经仲裁', servedOn: '2025-03-06' }, clerk('2025-03-06'));
    expect(refused.deadlines.map((one) => one.key)).toEqual(['w1', 'w2']);
    expect(refused.until('2025-03-18').expired).toHaveLength(2);
    expect(refused.until('2025-03-18').outcomes).toEqual(['refused']);
  });

  test('when the refusal is overturned on appeal, then the court examines the complaint anew', () => {
    const refused = acknowledged().when(
      'REFUSE_DOCKETING',
      { reason: '未经仲裁', servedOn: '2025-03-06' },
      clerk('2025-03-06'),
    );
    refused.refused('APPEAL_RULING', {}, e1('2025-03-10'));
    const appealed = refused.when('APPEAL_RULING', {}, w1('2025-03-10'));
    const back = appealed.when(
      'DECIDE_RULING_APPEAL',
      { result: 'overturned', reason: '应当受理', decidedOn: '2025-04-02' },
      clerk('2025-04-02'),
    );
    expect(back.deadline('court_filing_7d').triggerOn).toBe('2025-04-02');
    expect(back.when('DOCKET', docket, clerk('2025-04-03')).outcomes).toEqual(['docketed']);
    const lost = appealed.when(
      'DECIDE_RULING_APPEAL',
      { result: 'upheld', reason: '维持', decidedOn: '2025-04-02' },
      clerk('2025-04-02'),
    );
    expect(lost.outcomes).toEqual(['refused']);
  });

  test('when the plaintiff takes the complaint back before docketing, then the suit is withdrawn', () => {
    expect(filed().refused('WITHDRAW_FILING', { reason: 'x' }, e1('2025-03-04')).failing[0]?.condition).toBe(
      'actorSues',
    );
    expect(
      filed().when('WITHDRAW_FILING', { reason: '已和解' }, w1('2025-03-04')).outcome('withdrawn'),
    ).toMatchObject({ mayRefile: true });
  });

  test('a clerk who records a party’s act names the party and the evidence', () => {
    const act = { partyId: 'w1', reason: '口头撤回' };
    expect(filed().refused('WITHDRAW_FILING', act, clerk('2025-03-04')).failing[0]?.condition).toBe(
      'actsForItself',
    );
    expect(filed().when('WITHDRAW_FILING', { ...act, evidence: 'doc-7' }, clerk('2025-03-04')).ended).toBe(
      true,
    );
    filed().refused('WITHDRAW_FILING', { partyId: 'w1', reason: 'x' }, e1('2025-03-04'));
  });
});

describe('track and trial limit', () => {
  test('until a procedure is chosen the limit of ordinary procedure runs from docketing', () => {
    expect(docketed().deadline('trial_ordinary_6m').nominalDueOn).toBe('2025-09-05');
  });

  test('a procedure that the law does not give is refused', () => {
    const found = { factsClear: true, rightsClear: true };
    const refusal = docketed().refused('SELECT_TRACK', { track: 'ordinary', ...found }, clerk('2025-03-06'));
    expect(refusal.failing[0]?.condition).toBe('trackAsLawSays');
    docketed().refused('SELECT_TRACK', { track: 'summary', ...found }, clerk('2025-03-06'));
  });

  test('while the average wage is unknown small claims is refused and summary procedure says why', () => {
    const story = docketed({ input: { averageWageFen: undefined as never } });
    const found = { factsClear: true, rightsClear: true };
    story.refused('SELECT_TRACK', { track: 'smallClaims', ...found }, clerk('2025-03-06'));
    const chosen = story.when('SELECT_TRACK', { track: 'summary', ...found }, clerk('2025-03-06'));
    expect(chosen.context.trackReasons.map((one: { zh: string }) => one.zh).join()).toContain(
      '年平均工资未载入',
    );
  });

  test('small claims: two months from docketing, one more by the president, three in all', () => {
    const story = tracked('smallClaims');
    expect(story.deadline('trial_small_claim_2m')).toMatchObject({
      nominalDueOn: '2025-05-05',
      dueOn: '2025-05-06',
    });
    story.refused('APPROVE_EXTENSION', { months: 1, evidence: 'doc-8' }, president('2025-04-01'));
    const asked = story.when('REQUEST_EXTENSION', { reason: '案情复杂' }, judge('2025-04-01'));
    expect(
      asked.refused('APPROVE_EXTENSION', { months: 2, evidence: 'doc-8' }, president('2025-04-02')).failing[0]
        ?.condition,
    ).toBe('withinExtensionCap');
    const longer = asked.when('APPROVE_EXTENSION', { months: 1, evidence: 'doc-8' }, president('2025-04-02'));
    expect(longer.deadline('trial_small_claim_2m').dueOn).toBe('2025-06-05');
    longer.refused('REQUEST_EXTENSION', { reason: '再次' }, judge('2025-04-03'));
  });

  test('the court’s own target is shown as information and arms no period', () => {
    const story = tracked('smallClaims');
    expect(story.context.ownTarget).toEqual({ days: 30, on: '2025-04-04' });
    expect(tracked('smallClaims', { input: { targetDays: 20 } }).context.ownTarget.days).toBe(20);
    expect(tracked('smallClaims', { input: { fastTrackMarked: false } }).context.ownTarget).toBeNull();
    expect(tracked('ordinary').context.ownTarget).toBeNull();
  });

  test('given a deployment that has set another target, then it counts, and says who decided so', () => {
    const decidedBy = { zh: '示例法院速裁规程', en: 'Example court on fast track' };
    const local = {
      thresholds: [
        { thresholdId: 'fast_track_target_days', value: 25, decidedBy, inForceFrom: '2025-01-01' },
      ],
    } as const;
    expect(tracked('smallClaims', { local }).context.ownTarget).toEqual({
      days: 25,
      on: '2025-03-30',
      decidedBy,
    });
    expect(tracked('smallClaims', { local, input: { targetDays: 20 } }).context.ownTarget).toEqual({
      days: 20,
      on: '2025-03-25',
    });
  });

  test('a request later than ten days before the limit needs the supervisor’s leave', () => {
    const story = tracked('summary');
    expect(story.deadline('trial_simple_3m').nominalDueOn).toBe('2025-06-05');
    expect(story.deadline('trial_extension_request_10d_before').dueOn).toBe('2025-05-26');
    const late = story.until('2025-05-28');
    expect(
      late.refused('REQUEST_EXTENSION', { reason: '案情复杂' }, judge('2025-05-28')).failing[0]?.condition,
    ).toBe('requestInTime');
    story.refused(
      'ADMIT_LATE_REQUEST',
      { reason: 'x', evidence: 'doc-8' },
      { by: 'supervisor', on: '2025-05-20' },
    );
    const asked = late
      .when(
        'ADMIT_LATE_REQUEST',
        { reason: '证人生病', evidence: 'doc-8' },
        { by: 'supervisor', on: '2025-05-28' },
      )
      .when('REQUEST_EXTENSION', { reason: '案情复杂' }, judge('2025-05-28'));
    expect(
      asked.when('REFUSE_EXTENSION', { reason: '不必要' }, president('2025-05-29')).context.extensionRequest,
    ).toBeNull();
    const longer = asked.when('APPROVE_EXTENSION', { months: 1, evidence: 'doc-8' }, president('2025-05-29'));
    // Four months from docketing: Saturday 5 July, so Monday 7 July; 5 July stays the safe day.
    expect(longer.deadline('trial_simple_3m')).toMatchObject({
      nominalDueOn: '2025-07-05',
      dueOn: '2025-07-07',
    });
  });

  test('ordinary procedure: six months, six more by the president, three more by the higher court', () => {
    const story = tracked('ordinary').when('REQUEST_EXTENSION', { reason: '案情复杂' }, judge('2025-08-01'));
    const longer = story.when('APPROVE_EXTENSION', { months: 6, evidence: 'doc-8' }, president('2025-08-04'));
    expect(longer.deadline('trial_ordinary_6m').nominalDueOn).toBe('2026-03-05');
    const longest = longer.when(
      'RECORD_HIGHER_EXTENSION',
      { months: 3, evidence: 'doc-9' },
      president('2026-02-02'),
    );
    expect(longest.deadline('trial_ordinary_6m').nominalDueOn).toBe('2026-06-05');
    longest.refused('RECORD_HIGHER_EXTENSION', { months: 1, evidence: 'doc-9' }, president('2026-02-03'));
  });

  test('when the limit passes, then the supervisor is told, no conversion is possible, and the case goes on', () => {
    const late = tracked('summary').until('2025-06-06');
    expect(late.notified).toContain('limitPassed');
    expect(limitOf(late)).toEqual([]);
    const refusal = late.refused(
      'CONVERT_TRACK',
      { to: 'ordinary', reason: '案情复杂' },
      judge('2025-06-06'),
    );
    expect(refusal.failing[0]?.condition).toBe('limitStillRuns');
    expect(late.is('firstInstance.course.active.preparing')).toBe(true);
  });

  test('appraisal time stops the limit and does not count', () => {
    const stopped = tracked('summary').when(
      'START_EXCLUSION',
      { ground: 'appraisal', from: '2025-03-10', evidence: 'doc-8' },
      judge('2025-03-10'),
    );
    expect(stopped.deadline('trial_simple_3m').dueOn).toBeNull();
    stopped.refused(
      'START_EXCLUSION',
      { ground: 'appraisal', from: '2025-03-10', evidence: 'doc-8' },
      judge('2025-03-11'),
    );
    stopped.refused(
      'END_EXCLUSION',
      { ground: 'settlement', until: '2025-03-20', evidence: 'doc-8' },
      judge('2025-03-20'),
    );
    const on = stopped.when(
      'END_EXCLUSION',
      { ground: 'appraisal', until: '2025-03-30', evidence: 'doc-8' },
      judge('2025-03-31'),
    );
    expect(on.deadline('trial_simple_3m').nominalDueOn).toBe('2025-06-25');
    expect(on.deadline('trial_extension_request_10d_before').nominalDueOn).toBe('2025-06-15');
  });

  test('two exclusions that overlap are counted once', () => {
    const story = tracked('summary')
      .when(
        'START_EXCLUSION',
        { ground: 'appraisal', from: '2025-03-10', evidence: 'x' },
        judge('2025-03-10'),
      )
      .when(
        'START_EXCLUSION',
        { ground: 'settlement', from: '2025-03-15', evidence: 'x' },
        judge('2025-03-15'),
      )
      .when(
        'END_EXCLUSION',
        { ground: 'appraisal', until: '2025-03-20', evidence: 'x' },
        judge('2025-03-20'),
      );
    expect(story.deadline('trial_simple_3m').dueOn).toBeNull();
    const on = story.when(
      'END_EXCLUSION',
      { ground: 'settlement', until: '2025-03-25', evidence: 'x' },
      judge('2025-03-25'),
    );
    expect(on.deadline('trial_simple_3m').nominalDueOn).toBe('2025-06-20');
  });

  test('conversions: small claims to summary to ordinary, always from the original docketing, never back', () => {
    const small = tracked('smallClaims');
    const summary = small.when('CONVERT_TRACK', { to: 'summary', reason: '不宜小额' }, judge('2025-04-07'));
    expect(limitOf(summary)).toMatchObject([
      { ruleId: 'trial_simple_3m', triggerOn: '2025-03-05', nominalDueOn: '2025-06-05' },
    ]);
    expect(
      summary.refused('CONVERT_TRACK', { to: 'smallClaims', reason: 'x' }, judge('2025-04-08')).failing[0]
        ?.condition,
    ).toBe('fullerProcedure');
    const ordinary = summary.when(
      'CONVERT_TRACK',
      { to: 'ordinary', reason: '案情复杂' },
      judge('2025-05-12'),
    );
    expect(limitOf(ordinary)).toMatchObject([
      { ruleId: 'trial_ordinary_6m', triggerOn: '2025-03-05', nominalDueOn: '2025-09-05' },
    ]);
    expect(ordinary.context.conversions).toHaveLength(2);
    ordinary.refused('CONVERT_TRACK', { to: 'ordinary', reason: 'x' }, judge('2025-05-13'));
  });

  test('when the top-up fee after a conversion is not paid in seven days, then the suit counts as withdrawn', () => {
    const summary = tracked('summary');
    summary.refused('SERVE_TOP_UP_NOTICE', { servedOn: '2025-03-12', evidence: 'x' }, clerk('2025-03-12'));
    const noticed = summary
      .when('CONVERT_TRACK', { to: 'ordinary', reason: '案情复杂' }, judge('2025-03-11'))
      .when('SERVE_TOP_UP_NOTICE', { servedOn: '2025-03-12', evidence: 'x' }, clerk('2025-03-12'));
    expect(noticed.deadline('convert_fee_7d').dueOn).toBe('2025-03-19');
    const unpaid = noticed.until('2025-03-20').when('RULE_FEE_UNPAID', { reason: 'x' }, judge('2025-03-21'));
    expect(unpaid.outcome('deemedWithdrawn')).toMatchObject({
      on: '2025-03-21',
      reason: 'feeUnpaid',
      mayRefile: true,
    });
    const paid = noticed.when('PAY_FEE', { receipt: 'F-2' }, w1('2025-03-14'));
    expect(paid.until('2025-03-20').ended).toBe(false);
  });

  test('a party objects to small claims before the hearing: it must be decided before a hearing is set', () => {
    const objected = ready('smallClaims').when(
      'OBJECT_TO_TRACK',
      { reason: '劳动关系有争议' },
      e1('2025-03-11'),
    );
    expect(
      objected.refused('SET_HEARING', { hearingOn: '2025-03-17' }, clerk('2025-03-11')).failing[0]?.condition,
    ).toBe('noTrackObjection');
    const rejected = objected.when('REJECT_TRACK_OBJECTION', { reason: '不成立' }, judge('2025-03-12'));
    expect(
      rejected
        .when('SET_HEARING', { hearingOn: '2025-03-17' }, clerk('2025-03-12'))
        .is('firstInstance.course.active.hearingSet'),
    ).toBe(true);
    expect(
      objected.when('CONVERT_TRACK', { to: 'summary', reason: '异议成立' }, judge('2025-03-12')).context
        .trackObjection,
    ).toBeNull();
  });
});

describe('fee and judge', () => {
  test('when the fee is not prepaid in seven days, then the suit counts as withdrawn and may be brought again', () => {
    // Day seven is Friday 4 April, in the Qingming holiday: the last day is Monday 7 April.
    const noticed = docketed().when(
      'SERVE_FEE_NOTICE',
      { servedOn: '2025-03-28', evidence: 'x' },
      clerk('2025-03-28'),
    );
    expect(noticed.deadline('fee_prepay_7d')).toMatchObject({
      nominalDueOn: '2025-04-04',
      dueOn: '2025-04-07',
    });
    const over = noticed.until('2025-04-08');
    expect(over.is('firstInstance.fee.unpaid')).toBe(true);
    over.refused('PAY_FEE', { receipt: 'F-1' }, w1('2025-04-08'));
    const ruled = over.when(
      'RULE_FEE_UNPAID',
      { rulingServedOn: '2025-04-09', reason: 'x' },
      judge('2025-04-10'),
    );
    expect(ruled.outcome('deemedWithdrawn')).toMatchObject({
      on: '2025-04-09',
      partyIds: ['w1'],
      reason: 'feeUnpaid',
      mayRefile: true,
    });
    expect(
      over.when('RULE_FEE_UNPAID', { reason: 'x' }, judge('2025-04-10')).outcome('deemedWithdrawn').on,
    ).toBe('2025-04-10');
    // Sent on the last day, it arrives after it: paid in time.
    const sent = { partyId: 'w1', evidence: '汇款凭证', receipt: 'F-1' };
    expect(
      over
        .when('PAY_FEE', { ...sent, postedOn: '2025-04-07' }, clerk('2025-04-09'))
        .is('firstInstance.fee.settled'),
    ).toBe(true);
    over.refused('PAY_FEE', { ...sent, postedOn: '2025-04-08' }, clerk('2025-04-09'));
    over.refused('PAY_FEE', { receipt: 'F-1', postedOn: '2025-04-07' }, w1('2025-04-09'));
    expect(
      noticed.when('GRANT_FEE_RELIEF', { reason: '困难' }, clerk('2025-03-31')).until('2025-04-08').ended,
    ).toBe(false);
  });

  test('a worker who claims wages prepays nothing', () => {
    expect(docketed({ claims: [...wage] }).is('firstInstance.fee.settled')).toBe(true);
    expect(
      docketed({ claims: [...wage], input: { claimant: 'respondent' } }).is('firstInstance.fee.unnotified'),
    ).toBe(true);
  });

  test('the parties are told who the judge is within three days', () => {
    const fixed = docketed().when('ASSIGN_JUDGE', { judgeId: 'j1' }, clerk('2025-03-06'));
    expect(fixed.deadline('judge_notice_3d')).toMatchObject({
      nominalDueOn: '2025-03-09',
      dueOn: '2025-03-10',
    });
    expect(fixed.until('2025-03-11').notified).toContain('courtDutyLate');
    expect(runningRules(fixed.when('ANNOUNCE_JUDGE', { evidence: 'x' }, clerk('2025-03-07')))).not.toContain(
      'judge_notice_3d',
    );
  });

  test('while recusal is undecided the judge stands back; a refusal may be reviewed once and the judge goes on', () => {
    const challenged = heard('summary').when(
      'CHALLENGE_JUDGE',
      { reason: '与被告有利害关系' },
      w1('2025-03-18'),
    );
    expect(challenged.deadline('recusal_decision_3d').dueOn).toBe('2025-03-21');
    const judgment = { manner: 'inCourt', ordersPerformance: true, performanceDays: 10 };
    expect(challenged.refused('PRONOUNCE', judgment, judge('2025-03-18')).failing[0]?.condition).toBe(
      'judgeMayAct',
    );
    const refused = challenged.when(
      'DECIDE_CHALLENGE',
      { granted: false, reason: '不成立' },
      president('2025-03-20'),
    );
    refused.refused('REQUEST_CHALLENGE_REVIEW', { reason: 'x' }, e1('2025-03-21'));
    const review = refused.when('REQUEST_CHALLENGE_REVIEW', { reason: '复议' }, w1('2025-03-21'));
    expect(review.deadline('recusal_decision_3d').dueOn).toBe('2025-03-24');
    const done = review.when('DECIDE_CHALLENGE', { granted: false, reason: '维持' }, president('2025-03-24'));
    done.refused('REQUEST_CHALLENGE_REVIEW', { reason: 'x' }, w1('2025-03-25'));
    expect(review.when('PRONOUNCE', judgment, judge('2025-03-21')).is('judged')).toBe(true);
  });

  test('when recusal is granted, then another judge is fixed', () => {
    const removed = heard('summary')
      .when('CHALLENGE_JUDGE', { reason: '亲属' }, w1('2025-03-18'))
      .when('DECIDE_CHALLENGE', { granted: true, reason: '成立' }, president('2025-03-19'));
    expect(removed.is('firstInstance.bench.unassigned')).toBe(true);
    expect(removed.effects.at(-1)).toEqual({ type: 'assignTo', role: 'judge', holderId: null });
  });
});

describe('service, defence, evidence', () => {
  test('each defendant has a defence period of its own, from its own day of service', () => {
    const story = serve(
      serve(tracked('ordinary', { parties: [worker, employer, secondEmployer] }), ['e1'], '2025-03-07'),
      ['e2'],
      '2025-03-10',
    );
    expect(story.deadline('defence_15d', 'e1').dueOn).toBe('2025-03-24');
    expect(story.deadline('defence_15d', 'e2').dueOn).toBe('2025-03-25');
    expect(runningRules(story)).not.toContain('court_serve_complaint_5d');
  });

  test('while a defendant is not served, the court’s five days run and are reported when they pass', () => {
    const story = tracked('ordinary');
    expect(story.deadline('court_serve_complaint_5d').dueOn).toBe('2025-03-10');
    expect(story.until('2025-03-11').notified).toContain('courtDutyLate');
  });

  test('electronic service and service by a returned letter need a confirmed address', () => {
    const form = { partyIds: ['e1'], kind: 'electronic', servedOn: '2025-03-07', evidence: 'x' };
    expect(
      serve(tracked('ordinary'), ['e1'], '2025-03-07', { kind: 'electronic' }).context.litigants[1].complaint
        .kind,
    ).toBe('electronic');
    const unconfirmed = tracked('ordinary', {
      input: { package: { undisputedFacts: [], addressForService: [] } },
    });
    expect(unconfirmed.refused('SERVE_COMPLAINT', form, clerk('2025-03-07')).failing[0]?.condition).toBe(
      'addressConfirmedWhereNeeded',
    );
    unconfirmed.refused('SERVE_COMPLAINT', { ...form, kind: 'postal', returned: true }, clerk('2025-03-07'));
    expect(
      serve(tracked('ordinary'), ['e1'], '2025-03-07', { kind: 'postal', returned: true }).deadline(
        'defence_15d',
      ).triggerOn,
    ).toBe('2025-03-07');
    tracked('ordinary').refused(
      'SERVE_COMPLAINT',
      { ...form, kind: 'personal', returned: true },
      clerk('2025-03-07'),
    );
  });

  test('service cannot lie in the future, precede docketing or happen twice', () => {
    const form = { partyIds: ['e1'], kind: 'personal', servedOn: '2025-03-08', evidence: 'x' };
    tracked('ordinary').refused('SERVE_COMPLAINT', form, clerk('2025-03-07'));
    tracked('ordinary').refused('SERVE_COMPLAINT', { ...form, servedOn: '2025-03-04' }, clerk('2025-03-07'));
    serve(tracked('ordinary'), ['e1'], '2025-03-07').refused('SERVE_COMPLAINT', form, clerk('2025-03-10'));
    tracked('ordinary').refused('SERVE_COMPLAINT', { ...form, partyIds: ['w1'] }, clerk('2025-03-10'));
  });

  test('a shorter defence period needs a light procedure and the defendant’s consent', () => {
    const short = { defenceDays: 5, consentEvidence: 'doc-6' };
    expect(serve(tracked('summary'), ['e1'], '2025-03-07', short).deadline('defence_15d').dueOn).toBe(
      '2025-03-12',
    );
    const form = { partyIds: ['e1'], kind: 'personal', servedOn: '2025-03-07', evidence: 'x' };
    tracked('ordinary').refused('SERVE_COMPLAINT', { ...form, ...short }, clerk('2025-03-07'));
    tracked('summary').refused('SERVE_COMPLAINT', { ...form, defenceDays: 5 }, clerk('2025-03-07'));
  });

  test('when a defendant cannot be reached, then announcement forces ordinary procedure and serves after thirty days', () => {
    const announced = tracked('smallClaims').when(
      'ANNOUNCE_SERVICE',
      { partyId: 'e1', publishedOn: '2025-03-12', attempts: '直接、邮寄、电子送达均未成功' },
      judge('2025-03-12'),
    );
    expect(announced.context).toMatchObject({
      track: 'ordinary',
      conversions: [{ from: 'smallClaims', to: 'ordinary' }],
    });
    expect(announced.notified).toContain('convertedForAnnouncement');
    expect(announced.deadline('trial_ordinary_6m').dueOn).toBeNull();
    // Deemed service does not roll: day 30 is Friday 11 April.
    expect(announced.deadline('announcement_service_30d').dueOn).toBe('2025-04-11');
    const servedNow = announced.until('2025-04-12');
    expect(servedNow.context.litigants[1].complaint).toEqual({ servedOn: '2025-04-11', kind: 'publication' });
    expect(servedNow.deadline('defence_15d').dueOn).toBe('2025-04-27');
    // The thirty days are not counted for the limit.
    expect(servedNow.deadline('trial_ordinary_6m').nominalDueOn).toBe('2025-10-05');
  });

  test('evidence periods: at least fifteen days in ordinary procedure, at most fifteen in summary, seven in small claims', () => {
    const set = (days: number, more: object = {}) => ({
      partyIds: ['w1', 'e1'],
      days,
      servedOn: '2025-03-07',
      ...more,
    });
    const on = clerk('2025-03-07');
    expect(tracked('ordinary').refused('SET_EVIDENCE_PERIOD', set(14), on).failing[0]?.condition).toBe(
      'evidenceLengthLawful',
    );
    expect(
      tracked('ordinary').when('SET_EVIDENCE_PERIOD', set(20), on).deadline('evidence_ordinary_min_15d', 'w1')
        .dueOn,
    ).toBe('2025-03-27');
    tracked('summary').refused('SET_EVIDENCE_PERIOD', set(16), on);
    expect(
      tracked('summary').when('SET_EVIDENCE_PERIOD', set(10), on).deadline('evidence_simple_max_15d', 'e1')
        .dueOn,
    ).toBe('2025-03-17');
    tracked('smallClaims').refused('SET_EVIDENCE_PERIOD', set(8), on);
    tracked('smallClaims').refused('SET_EVIDENCE_PERIOD', set(16, { overrideReason: '账册多' }), on);
    expect(
      tracked('smallClaims')
        .when('SET_EVIDENCE_PERIOD', set(8, { overrideReason: '账册多' }), on)
        .deadline('evidence_small_claim_7d', 'w1').dueOn,
    ).toBe('2025-03-17');
  });

  test('an evidence period set before a conversion keeps its length', () => {
    const story = tracked('summary')
      .when(
        'SET_EVIDENCE_PERIOD',
        { partyIds: ['w1', 'e1'], days: 10, servedOn: '2025-03-07' },
        clerk('2025-03-07'),
      )
      .when('CONVERT_TRACK', { to: 'ordinary', reason: '案情复杂' }, judge('2025-03-10'));
    expect(story.deadline('evidence_simple_max_15d', 'w1').dueOn).toBe('2025-03-17');
  });

  test('an evidence period is extended only before it ends', () => {
    const story = tracked('ordinary').when(
      'SET_EVIDENCE_PERIOD',
      { partyIds: ['w1', 'e1'], days: 15, servedOn: '2025-03-07' },
      clerk('2025-03-07'),
    );
    const more = { partyId: 'w1', days: 5, requestedOn: '2025-03-20', reason: '调取社保记录' };
    expect(
      story
        .when('EXTEND_EVIDENCE_PERIOD', more, judge('2025-03-20'))
        .deadline('evidence_ordinary_min_15d', 'w1').dueOn,
    ).toBe('2025-03-27');
    story.refused('EXTEND_EVIDENCE_PERIOD', more, judge('2025-03-25'));
  });

  test('when both sides waive the periods in summary procedure, then a hearing may be set at once', () => {
    const served = serve(tracked('summary'), ['e1'], '2025-03-07');
    const one = served.when('WAIVE_PERIODS', {}, w1('2025-03-10'));
    expect(one.deadline('defence_15d').dueOn).toBe('2025-03-24');
    expect(
      one
        .refused('SET_HEARING', { hearingOn: '2025-03-12' }, clerk('2025-03-10'))
        .failing.map((f) => f.condition),
    ).toEqual(['defenceOver']);
    const both = one.when('WAIVE_PERIODS', {}, e1('2025-03-10'));
    expect(
      both
        .when('SET_HEARING', { hearingOn: '2025-03-10' }, clerk('2025-03-10'))
        .is('firstInstance.course.active.hearingSet'),
    ).toBe(true);
    serve(tracked('ordinary'), ['e1'], '2025-03-07').refused('WAIVE_PERIODS', {}, w1('2025-03-10'));
  });

  test('a wrong day of service is corrected by a supervisor with proof and a second person, while the period runs', () => {
    const story = serve(tracked('ordinary'), ['e1'], '2025-03-07');
    const form = {
      what: 'complaint',
      partyId: 'e1',
      servedOn: '2025-03-06',
      evidence: 'slip-1',
      reason: '回执日期',
      secondPersonId: 's2',
    };
    const supervisor = (on: string) => ({ by: 'supervisor', personId: 's1', on }) as const;
    expect(
      story.when('CORRECT_SERVICE_DATE', form, supervisor('2025-03-10')).deadline('defence_15d').dueOn,
    ).toBe('2025-03-21');
    story.refused('CORRECT_SERVICE_DATE', { ...form, secondPersonId: 's1' }, supervisor('2025-03-10'));
    story.refused('CORRECT_SERVICE_DATE', form, supervisor('2025-03-27'));
  });

  test('a wrong day of docketing moves the trial limit', () => {
    const form = { docketedOn: '2025-03-04', evidence: 'doc-1', reason: '登记错误' };
    const story = tracked('summary').when('CORRECT_DOCKETING_DATE', form, {
      by: 'supervisor',
      on: '2025-03-07',
    });
    expect(story.deadline('trial_simple_3m').nominalDueOn).toBe('2025-06-04');
    expect(story.context.ownTarget.on).toBe('2025-04-03');
    tracked('summary').refused(
      'CORRECT_DOCKETING_DATE',
      { ...form, docketedOn: '2025-03-01' },
      { by: 'supervisor', on: '2025-03-07' },
    );
  });
});

describe('jurisdiction', () => {
  const objected = (): Story =>
    serve(tracked('ordinary'), ['e1'], '2025-03-07').when(
      'OBJECT_TO_JURISDICTION',
      { reason: '不在本区履行' },
      e1('2025-03-17'),
    );

  test('an objection comes within the defence period and before a defence', () => {
    const served = serve(tracked('ordinary'), ['e1'], '2025-03-07');
    expect(
      served.refused('OBJECT_TO_JURISDICTION', { reason: 'x' }, e1('2025-03-25')).failing[0]?.condition,
    ).toBe('withinDefencePeriod');
    served
      .when('FILE_DEFENCE', {}, e1('2025-03-10'))
      .refused('OBJECT_TO_JURISDICTION', { reason: 'x' }, e1('2025-03-11'));
    served.refused('OBJECT_TO_JURISDICTION', { reason: 'x' }, w1('2025-03-11'));
  });

  test('when it is upheld and nobody appeals, then the case is transferred; the last window decides', () => {
    const ruled = objected().when(
      'DECIDE_JURISDICTION',
      { upheld: true, toCourtId: 'court-2', reason: '成立' },
      judge('2025-03-20'),
    );
    objected().refused('DECIDE_JURISDICTION', { upheld: true, reason: '成立' }, judge('2025-03-20'));
    const served = ruled
      .when('SERVE_RULING', { partyIds: ['w1'], servedOn: '2025-03-21', evidence: 'x' }, clerk('2025-03-21'))
      .when('SERVE_RULING', { partyIds: ['e1'], servedOn: '2025-03-24', evidence: 'x' }, clerk('2025-03-24'));
    expect(served.deadline('appeal_ruling_10d', 'w1').dueOn).toBe('2025-03-31');
    expect(served.until('2025-04-01').ended).toBe(false);
    const over = served.until('2025-04-04');
    expect(over.outcome('transferred')).toMatchObject({ toCourtId: 'court-2', on: '2025-04-03' });
  });

  test('when it is rejected, then the time of the dispute does not count and the case goes on', () => {
    const served = objected()
      .when('DECIDE_JURISDICTION', { upheld: false, reason: '不成立' }, judge('2025-03-20'))
      .when(
        'SERVE_RULING',
        { partyIds: ['w1', 'e1'], servedOn: '2025-03-21', evidence: 'x' },
        clerk('2025-03-21'),
      );
    expect(served.deadline('trial_ordinary_6m').dueOn).toBeNull();
    const over = served.until('2025-04-01');
    expect(over.is('firstInstance.course.active.preparing')).toBe(true);
    // From 17 to 31 March, fourteen days, are added to 5 September.
    expect(over.deadline('trial_ordinary_6m').nominalDueOn).toBe('2025-09-19');
  });

  test('when the ruling is overturned on appeal, then the other result holds', () => {
    const appealed = objected()
      .when('DECIDE_JURISDICTION', { upheld: false, reason: '不成立' }, judge('2025-03-20'))
      .when(
        'SERVE_RULING',
        { partyIds: ['w1', 'e1'], servedOn: '2025-03-21', evidence: 'x' },
        clerk('2025-03-21'),
      )
      .when('APPEAL_RULING', {}, e1('2025-03-24'));
    const decide = (result: string) => ({
      result,
      reason: 'x',
      decidedOn: '2025-04-21',
      toCourtId: 'court-3',
    });
    expect(
      appealed.when('DECIDE_RULING_APPEAL', decide('overturned'), clerk('2025-04-21')).outcome('transferred')
        .toCourtId,
    ).toBe('court-3');
    expect(
      appealed
        .when('DECIDE_RULING_APPEAL', decide('upheld'), clerk('2025-04-21'))
        .is('firstInstance.course.active.preparing'),
    ).toBe(true);
  });

  test('in small claims the ruling on jurisdiction is effective at once', () => {
    const story = serve(tracked('smallClaims'), ['e1'], '2025-03-07').when(
      'OBJECT_TO_JURISDICTION',
      { reason: 'x' },
      e1('2025-03-10'),
    );
    const upheld = { upheld: true, toCourtId: 'court-2', reason: '成立' };
    expect(story.when('DECIDE_JURISDICTION', upheld, judge('2025-03-12')).outcomes).toContain('transferred');
    expect(
      story
        .when('DECIDE_JURISDICTION', { upheld: false, reason: 'x' }, judge('2025-03-12'))
        .is('firstInstance.course.active.preparing'),
    ).toBe(true);
  });

  test('a court without jurisdiction transfers the case of its own motion', () => {
    const story = tracked('ordinary').when(
      'TRANSFER_CASE',
      { toCourtId: 'court-2', ground: 'noJurisdiction', reason: '履行地在外' },
      judge('2025-03-10'),
    );
    expect(story.outcome('transferred')).toMatchObject({ toCourtId: 'court-2', reason: 'noJurisdiction' });
  });
});

describe('mediation within the suit', () => {
  const entrusted = (): Story =>
    tracked('summary').when(
      'ENTRUST_MEDIATION',
      { mediationBodyId: 'body-1', consents: consents('2025-03-07') },
      clerk('2025-03-07'),
    );
  const agreed = (): Story =>
    entrusted().when(
      'ENTRUSTED_MEDIATION_AGREED',
      { agreement: { id: 'a1' }, on: '2025-03-12' },
      system('2025-03-12'),
    );

  test('without the consent of both nothing is entrusted', () => {
    const form = { mediationBodyId: 'body-1', consents: consents('2025-03-07', ['w1']) };
    expect(
      tracked('summary').refused('ENTRUST_MEDIATION', form, clerk('2025-03-07')).failing[0]?.condition,
    ).toBe('everyoneConsents');
  });

  test('when it is entrusted, then the lifecycle hears of it and the trial limit runs on', () => {
    expect(entrusted().outcome('mediationEntrusted')).toMatchObject({
      mediationBodyId: 'body-1',
      postFilingTrack: 'simple',
      on: '2025-03-07',
      recordedConsents: consents('2025-03-07'),
    });
    expect(entrusted().deadline('trial_simple_3m').nominalDueOn).toBe('2025-06-05');
  });

  test('when it fails, then the case goes to trial; an agreed extension does not count for the limit', () => {
    const failed = entrusted().when(
      'ENTRUSTED_MEDIATION_FAILED',
      { reason: '差距过大', on: '2025-04-03', extension: { from: '2025-03-14', until: '2025-04-03' } },
      system('2025-04-03'),
    );
    expect(failed.is('firstInstance.course.active.preparing')).toBe(true);
    expect(failed.deadline('trial_simple_3m').nominalDueOn).toBe('2025-06-25');
  });

  test('when it ends in agreement, then the court’s statement takes effect when the last party signs for it', () => {
    const issued = agreed().when(
      'ISSUE_STATEMENT',
      { number: 'T-1', performanceDueOn: '2025-04-30', effectiveOnSignature: false },
      judge('2025-03-14'),
    );
    const one = issued.when('SIGN_STATEMENT', { signedOn: '2025-03-17' }, e1('2025-03-18'));
    expect(one.ended).toBe(false);
    one.refused('SIGN_STATEMENT', { signedOn: '2025-03-17' }, e1('2025-03-18'));
    const both = one.when('SIGN_STATEMENT', { signedOn: '2025-03-20' }, w1('2025-03-20'));
    expect(both.outcome('mediationStatement')).toMatchObject({
      effectiveOn: '2025-03-20',
      performanceDueOn: '2025-04-30',
      agreementId: 'a1',
    });
    expect(runningRules(both)).toEqual(['enf_apply_2y']);
  });

  test('slips that come in late do not move the day of effect forward or back', () => {
    const both = agreed()
      .when('ISSUE_STATEMENT', { number: 'T-1', effectiveOnSignature: false }, judge('2025-03-14'))
      .when('SIGN_STATEMENT', { signedOn: '2025-03-20' }, w1('2025-03-20'))
      .when(
        'SIGN_STATEMENT',
        { partyId: 'e1', evidence: 'slip-9', signedOn: '2025-03-17' },
        clerk('2025-03-21'),
      );
    expect(both.outcome('mediationStatement').effectiveOn).toBe('2025-03-20');
  });

  test('when all agreed that signature suffices, then the statement is in force at once', () => {
    const form = { number: 'T-1', effectiveOnSignature: true };
    agreed().refused('ISSUE_STATEMENT', form, judge('2025-03-14'));
    expect(
      agreed()
        .when('ISSUE_STATEMENT', { ...form, evidence: 'doc-6' }, judge('2025-03-14'))
        .outcome('mediationStatement').effectiveOn,
    ).toBe('2025-03-14');
  });

  test('there is no retention service of a statement: whoever refuses to sign gets a trial, or judgment if it was heard', () => {
    const issued = agreed().when(
      'ISSUE_STATEMENT',
      { number: 'T-1', effectiveOnSignature: false },
      judge('2025-03-14'),
    );
    expect(
      issued.when('REFUSE_STATEMENT', {}, e1('2025-03-17')).is('firstInstance.course.active.preparing'),
    ).toBe(true);
    const inCourt = heard('summary')
      .when('SETTLE_IN_COURT', { agreementId: 'a2', consents: consents('2025-03-17') }, judge('2025-03-17'))
      .when('REFUSE_STATEMENT', {}, e1('2025-03-18'));
    expect(inCourt.is('firstInstance.course.active.deliberating')).toBe(true);
  });

  test('after an agreement the plaintiff may withdraw the suit instead', () => {
    const story = agreed()
      .when('REQUEST_WITHDRAWAL', { reason: '已履行' }, w1('2025-03-13'))
      .when('ALLOW_WITHDRAWAL', { rulingServedOn: '2025-03-14', reason: '自愿' }, judge('2025-03-14'));
    expect(story.outcome('withdrawn')).toMatchObject({ on: '2025-03-14', mayRefile: true });
  });
});

describe('hearing', () => {
  const set = (): Story =>
    readyOrdinary().when('SET_HEARING', { hearingOn: '2025-04-01' }, clerk('2025-03-25'));
  const notice = (partyIds: string[], servedOn: string) => ({ partyIds, servedOn, evidence: 'slip-2' });

  test('ordinary procedure: no hearing earlier than three days ahead, nor before service, defence and evidence are done', () => {
    expect(
      readyOrdinary().refused('SET_HEARING', { hearingOn: '2025-03-27' }, clerk('2025-03-25')).failing[0]
        ?.condition,
    ).toBe('hearingAhead');
    const early = tracked('ordinary').refused(
      'SET_HEARING',
      { hearingOn: '2025-04-01' },
      clerk('2025-03-07'),
    );
    expect(early.failing.map((one) => one.condition)).toEqual([
      'everyoneServed',
      'defenceOver',
      'evidenceOver',
    ]);
  });

  test('when not everybody is notified three days before, then another date must be set', () => {
    const story = set().when('SERVE_HEARING_NOTICE', notice(['w1'], '2025-03-25'), clerk('2025-03-25'));
    // Three days before Tuesday 1 April is Saturday 29 March, moved back to Friday 28 March.
    expect(story.deadline('hearing_notice_3d_before')).toMatchObject({
      nominalDueOn: '2025-03-29',
      dueOn: '2025-03-28',
    });
    const late = story.until('2025-03-29');
    expect(late.is('firstInstance.course.active.preparing')).toBe(true);
    expect(late.notified).toContain('hearingNoticeLate');
    expect(late.context.hearing).toBeNull();
  });

  test('a notice served later than three days before does not do', () => {
    const story = set()
      .when('SERVE_HEARING_NOTICE', notice(['w1', 'e1'], '2025-03-25'), clerk('2025-03-25'))
      .when('POSTPONE_HEARING', { reason: '证人缺席' }, judge('2025-03-26'))
      .when('SET_HEARING', { hearingOn: '2025-03-31' }, clerk('2025-03-26'))
      .when('SERVE_HEARING_NOTICE', notice(['w1', 'e1'], '2025-03-28'), clerk('2025-03-28'));
    expect(story.when('HOLD_HEARING', { present: ['w1', 'e1'] }, judge('2025-03-31')).context.heardOn).toBe(
      '2025-03-31',
    );
    story.refused('HOLD_HEARING', { present: ['w1', 'e1'] }, judge('2025-03-30'));
  });

  test('when the defendant is absent, then the hearing goes on only with proof that the notice was received', () => {
    const summary = ready('summary').when('SET_HEARING', { hearingOn: '2025-03-17' }, clerk('2025-03-11'));
    expect(
      summary.refused('HOLD_HEARING', { present: ['w1'] }, judge('2025-03-17')).failing[0]?.condition,
    ).toBe('absentHadNotice');
    const held = summary
      .when('SERVE_HEARING_NOTICE', notice(['e1'], '2025-03-12'), clerk('2025-03-12'))
      .when('HOLD_HEARING', { present: ['w1'] }, judge('2025-03-17'));
    expect(held.context.absent).toEqual(['e1']);
    expect(pronounce(held, '2025-03-17').is('judged')).toBe(true);
  });

  test('when the plaintiff stays away in spite of the summons, then the suit counts as withdrawn and may be brought again', () => {
    const story = set().when('SERVE_HEARING_NOTICE', notice(['e1'], '2025-03-25'), clerk('2025-03-25'));
    const absent = { absent: ['w1'], reason: '无正当理由' };
    const notified = story.when('SERVE_HEARING_NOTICE', notice(['w1'], '2025-03-26'), clerk('2025-03-26'));
    expect(
      set()
        .when('SERVE_HEARING_NOTICE', notice(['w1', 'e1'], '2025-03-25'), clerk('2025-03-25'))
        .refused('DEEM_WITHDRAWN', absent, judge('2025-03-31')).failing[0]?.condition,
    ).toBe('hearingDayCome');
    expect(
      notified.refused('HOLD_HEARING', { present: ['e1'] }, judge('2025-04-01')).failing[0]?.condition,
    ).toBe('presentAreLitigants');
    expect(
      notified.when('DEEM_WITHDRAWN', absent, judge('2025-04-01')).outcome('deemedWithdrawn'),
    ).toMatchObject({
      reason: 'plaintiffAbsent',
      on: '2025-04-01',
      mayRefile: true,
    });
  });

  test('small claims are heard once; the other procedures may be heard again', () => {
    heard('smallClaims').refused('SET_HEARING', { hearingOn: '2025-03-24' }, clerk('2025-03-18'));
    expect(
      heard('summary')
        .when('SET_HEARING', { hearingOn: '2025-03-24' }, clerk('2025-03-18'))
        .is('firstInstance.course.active.hearingSet'),
    ).toBe(true);
  });

  test('ten or more plaintiffs: ordinary procedure with two to five representatives', () => {
    const many: Party[] = Array.from({ length: 10 }, (_, i) => ({
      id: `w${i + 1}`,
      role: 'applicant',
      kind: 'worker',
      name: `工人${i + 1}`,
    }));
    const ids = many.map((one) => one.id);
    const claims = [...wage];
    const group = docketed({ parties: [...many, employer], claims });
    const light = { track: 'summary', factsClear: true, rightsClear: true, bothAgreeSummary: true };
    group.refused('SELECT_TRACK', light, clerk('2025-03-06'));
    const story = serve(
      group
        .when('SELECT_TRACK', { ...light, track: 'ordinary' }, clerk('2025-03-06'))
        .when('ASSIGN_JUDGE', { judgeId: 'j1' }, clerk('2025-03-06')),
      ['e1'],
      '2025-03-07',
    )
      .when(
        'SET_EVIDENCE_PERIOD',
        { partyIds: [...ids, 'e1'], days: 15, servedOn: '2025-03-07' },
        clerk('2025-03-07'),
      )
      .until('2025-03-25');
    expect(
      story
        .refused('SET_HEARING', { hearingOn: '2025-04-01' }, clerk('2025-03-25'))
        .failing.map((one) => one.condition),
    ).toEqual(['representativesNamed']);
    for (const partyIds of [['w1'], ids.slice(0, 6), ['w1', 'e1']])
      story.refused('NAME_REPRESENTATIVES', { partyIds, evidence: 'doc-1' }, clerk('2025-03-25'));
    const named = story.when(
      'NAME_REPRESENTATIVES',
      { partyIds: ['w1', 'w2'], evidence: 'doc-1' },
      clerk('2025-03-25'),
    );
    expect(
      named
        .when('SET_HEARING', { hearingOn: '2025-04-01' }, clerk('2025-03-25'))
        .is('firstInstance.course.active.hearingSet'),
    ).toBe(true);
  });
});

describe('suspension, termination, withdrawal, dismissal', () => {
  const dead = (): Story =>
    serve(tracked('ordinary'), ['e1'], '2025-03-07').when(
      'SUSPEND',
      { ground: 'death', from: '2025-03-12', partyIds: ['w1'], evidence: 'doc-1' },
      judge('2025-03-12'),
    );

  test('when a party dies, then no period runs until an heir takes its place', () => {
    const story = dead();
    expect(story.deadlines.filter((one) => one.dueOn !== null)).toEqual([]);
    const resume = { until: '2025-04-11', reason: '继承人参加诉讼' };
    expect(story.refused('RESUME', resume, judge('2025-04-11')).failing[0]?.condition).toBe(
      'ceasedPartiesReplaced',
    );
    const heirs = {
      replaces: 'w1',
      parties: [{ id: 'h1', kind: 'worker', name: '覃大妹' }],
      evidence: 'doc-2',
    };
    const replaced = story.when('SUBSTITUTE_PARTY', heirs, clerk('2025-04-10'));
    expect(replaced.effects.at(-1)).toEqual({
      type: 'amendParties',
      parties: [{ id: 'h1', role: 'applicant', kind: 'worker', name: '覃大妹', replaces: 'w1' }],
    });
    const on = replaced.when('RESUME', resume, judge('2025-04-11'));
    expect(on.is('firstInstance.course.active.preparing')).toBe(true);
    // Thirty days did not count, for the defence period (24 March) and for the trial limit (5 September) alike.
    expect(on.deadline('defence_15d').nominalDueOn).toBe('2025-04-21');
    expect(on.deadline('trial_ordinary_6m').nominalDueOn).toBe('2025-10-05');
    expect(on.context.litigants[0].id).toBe('h1');
  });

  test('when there is no heir, then the suit is terminated', () => {
    expect(
      dead()
        .when('TERMINATE', { reason: '无继承人', evidence: 'doc-3' }, judge('2025-05-06'))
        .outcome('terminated'),
    ).toMatchObject({ reason: '无继承人' });
  });

  test('an employer that ended is replaced by its successor, in its role', () => {
    const story = readyOrdinary()
      .when(
        'SUSPEND',
        { ground: 'employerEnded', from: '2025-03-25', partyIds: ['e1'], evidence: 'doc-1' },
        judge('2025-03-25'),
      )
      .when(
        'SUBSTITUTE_PARTY',
        { replaces: 'e1', parties: [{ id: 's1', kind: 'employer', name: '清算组' }], evidence: 'doc-2' },
        clerk('2025-04-01'),
      );
    expect(story.effects.at(-1)).toMatchObject({
      parties: [{ id: 's1', role: 'respondent', replaces: 'e1' }],
    });
  });

  test('a suspension over another case ends without substitution and returns to where the suit stood', () => {
    const suspended = heard('summary').when(
      'SUSPEND',
      { ground: 'dependentCase', from: '2025-03-18', evidence: 'doc-1' },
      judge('2025-03-18'),
    );
    suspended.refused('TERMINATE', { reason: 'x', evidence: 'x' }, judge('2025-03-19'));
    const on = suspended.when('RESUME', { until: '2025-04-01', reason: '另案已结' }, judge('2025-04-01'));
    expect(on.is('firstInstance.course.active.deliberating')).toBe(true);
  });

  test('a suspension while jurisdiction is disputed returns to that dispute', () => {
    const story = serve(tracked('ordinary'), ['e1'], '2025-03-07')
      .when('OBJECT_TO_JURISDICTION', { reason: 'x' }, e1('2025-03-10'))
      .when('SUSPEND', { ground: 'forceMajeure', from: '2025-03-11', evidence: 'doc-1' }, judge('2025-03-11'))
      .when('RESUME', { until: '2025-03-14', reason: 'x' }, judge('2025-03-14'));
    expect(story.is('firstInstance.course.active.objection')).toBe(true);
  });

  test('withdrawal needs a ruling, and every suing party', () => {
    const second: Party = { id: 'w2', role: 'applicant', kind: 'worker', name: '韦大山' };
    const allow = { rulingServedOn: '2025-03-11', reason: '自愿' };
    tracked('ordinary').refused('ALLOW_WITHDRAWAL', allow, judge('2025-03-11'));
    const asked = tracked('ordinary', { parties: [worker, second, employer] }).when(
      'REQUEST_WITHDRAWAL',
      { reason: '已和解' },
      w1('2025-03-10'),
    );
    const partly = asked.when('ALLOW_WITHDRAWAL', allow, judge('2025-03-11'));
    expect(partly.ended).toBe(false);
    expect(partly.context.litigants.map((one: { id: string }) => one.id)).toEqual(['w2', 'e1']);
    const refused = asked.when('REFUSE_WITHDRAWAL', { reason: '损害他人' }, judge('2025-03-11'));
    refused.refused('ALLOW_WITHDRAWAL', allow, judge('2025-03-11'));
  });

  test('both sides sued over one award: the suits are merged, and one side alone cannot end both', () => {
    const merged = tracked('ordinary')
      .when(
        'CROSS_SUIT_FILED',
        { on: '2025-03-10', partyIds: ['e1'], claimant: 'respondent' },
        system('2025-03-10'),
      )
      .when('REQUEST_WITHDRAWAL', { reason: 'x' }, w1('2025-03-11'));
    const partly = merged.when(
      'ALLOW_WITHDRAWAL',
      { rulingServedOn: '2025-03-12', reason: 'x' },
      judge('2025-03-12'),
    );
    expect(partly.ended).toBe(false);
    expect(partly.context.litigants).toMatchObject([
      { id: 'w1', side: 'defendant' },
      { id: 'e1', side: 'plaintiff' },
    ]);
    const both = merged
      .when('REQUEST_WITHDRAWAL', { reason: 'x' }, e1('2025-03-12'))
      .when('ALLOW_WITHDRAWAL', { rulingServedOn: '2025-03-12', reason: 'x' }, judge('2025-03-12'));
    expect(both.outcomes).toContain('withdrawn');
  });

  test('a new claim joins only when it is inseparable from the dispute', () => {
    const claim = { id: 'c9', type: 'overtime', amountFen: 100_000, inseparable: false, reason: 'x' };
    expect(tracked('summary').refused('ADD_CLAIM', claim, judge('2025-03-10')).failing[0]?.condition).toBe(
      'inseparableClaim',
    );
    expect(
      tracked('summary').when('ADD_CLAIM', { ...claim, inseparable: true }, judge('2025-03-10')).context
        .claims,
    ).toHaveLength(2);
  });

  test('a suit dismissed as late: the ruling is served, may be appealed, and says that it was late', () => {
    const dismissed = readyOrdinary().when(
      'DISMISS_SUIT',
      { ground: 'late', reason: '超过十五日' },
      judge('2025-03-26'),
    );
    const served = dismissed.when(
      'SERVE_RULING',
      { partyIds: ['w1', 'e1'], servedOn: '2025-03-27', evidence: 'x' },
      clerk('2025-03-27'),
    );
    expect(served.deadline('appeal_ruling_10d', 'w1')).toMatchObject({
      nominalDueOn: '2025-04-06',
      dueOn: '2025-04-07',
    });
    expect(served.until('2025-04-08').outcome('dismissed')).toMatchObject({
      late: true,
      on: '2025-03-27',
      finalOn: '2025-04-07',
      partyIds: ['w1'],
    });
    const appealed = served.when('APPEAL_RULING', {}, w1('2025-03-31'));
    const decide = (result: string) => ({ result, reason: 'x', decidedOn: '2025-04-28' });
    const back = appealed.when('DECIDE_RULING_APPEAL', decide('overturned'), clerk('2025-04-28'));
    expect(back.is('firstInstance.course.active.preparing')).toBe(true);
    expect(back.is('firstInstance.bench.sitting')).toBe(true);
    expect(back.deadline('trial_ordinary_6m').nominalDueOn).toBe('2025-10-08');
    expect(
      appealed.when('DECIDE_RULING_APPEAL', decide('upheld'), clerk('2025-04-28')).outcome('dismissed').late,
    ).toBe(true);
  });

  test('in small claims a dismissal is effective at once', () => {
    expect(
      ready('smallClaims')
        .when('DISMISS_SUIT', { ground: 'gate', reason: '未经仲裁' }, judge('2025-03-11'))
        .outcome('dismissed'),
    ).toMatchObject({ late: false });
  });
});

describe('judgment', () => {
  test('pronounced in court: sent within ten days', () => {
    const story = pronounce(heard('ordinary'), '2025-04-01');
    expect(story.deadline('judgment_send_10d').dueOn).toBe('2025-04-11');
    expect(story.until('2025-04-12').notified).toContain('courtDutyLate');
    expect(runningRules(pronounce(heard('ordinary'), '2025-04-01', { manner: 'fixedDate' }))).toEqual([]);
  });

  test('each party has its own fifteen days; the last to end brings the judgment into force', () => {
    const served = serveJudgment(
      serveJudgment(pronounce(heard('ordinary'), '2025-04-01'), ['w1'], '2025-04-02'),
      ['e1'],
      '2025-04-10',
    );
    expect(served.deadline('appeal_judgment_15d', 'w1').dueOn).toBe('2025-04-17');
    expect(served.deadline('appeal_judgment_15d', 'e1').dueOn).toBe('2025-04-25');
    const one = served.until('2025-04-18');
    expect(one.is('judged')).toBe(true);
    expect(one.refused('APPEAL', {}, w1('2025-04-18')).failing[0]?.condition).toBe('appealOpenForActor');
    const effective = one.until('2025-04-26');
    expect(effective.outcome('judgmentEffective')).toMatchObject({
      effectiveOn: '2025-04-26',
      performanceDueOn: '2025-05-06',
      ordersPerformance: true,
      instance: 1,
    });
    expect(effective.deadline('enf_apply_2y').dueOn).toBe('2027-05-06');
  });

  test('a party not yet served keeps the judgment open', () => {
    const served = serveJudgment(pronounce(heard('ordinary'), '2025-04-01'), ['w1'], '2025-04-02');
    expect(served.until('2025-06-03').is('judged')).toBe(true);
    served.refused('APPEAL', {}, e1('2025-04-03'));
  });

  test('small claims: in force at once when served, no appeal', () => {
    const story = pronounce(heard('smallClaims'), '2025-03-17');
    const one = serveJudgment(story, ['w1'], '2025-03-17');
    expect(one.refused('APPEAL', {}, w1('2025-03-18')).failing[0]?.condition).toBe('appealPossible');
    expect(runningRules(one)).toEqual(['judgment_send_10d']);
    expect(serveJudgment(one, ['e1'], '2025-03-19').outcome('judgmentEffective')).toMatchObject({
      effectiveOn: '2025-03-19',
      performanceDueOn: '2025-03-29',
    });
  });

  test('a judgment that orders nothing ends the suit when it takes effect', () => {
    const story = serveJudgment(
      pronounce(heard('ordinary'), '2025-04-01', { ordersPerformance: false }),
      ['w1', 'e1'],
      '2025-04-02',
    );
    const over = story.until('2025-04-18');
    expect(over.ended).toBe(true);
    expect(over.deadlines).toEqual([]);
    expect(over.outcome('judgmentEffective')).toMatchObject({ ordersPerformance: false });
  });

  test('a judgment is served by announcement in ordinary procedure', () => {
    const form = { partyId: 'e1', publishedOn: '2025-04-07', attempts: '邮寄退回' };
    const story = serveJudgment(pronounce(heard('ordinary'), '2025-04-01'), ['w1'], '2025-04-02').when(
      'ANNOUNCE_JUDGMENT',
      form,
      judge('2025-04-07'),
    );
    const served = story.until('2025-05-08');
    expect(served.deadline('appeal_judgment_15d', 'e1').dueOn).toBe('2025-05-22');
    pronounce(heard('summary'), '2025-03-17').refused('ANNOUNCE_JUDGMENT', form, judge('2025-04-07'));
  });

  test('the day on which a judgment was served is corrected while the time to appeal runs', () => {
    const form = {
      what: 'judgment',
      partyId: 'w1',
      servedOn: '2025-04-03',
      evidence: 'slip-3',
      reason: '回执日期',
      secondPersonId: 's2',
    };
    const served = serveJudgment(pronounce(heard('ordinary'), '2025-04-01'), ['w1'], '2025-04-02');
    const corrected = served.when('CORRECT_SERVICE_DATE', form, {
      by: 'supervisor',
      personId: 's1',
      on: '2025-04-07',
    });
    expect(corrected.deadline('appeal_judgment_15d', 'w1').dueOn).toBe('2025-04-18');
  });
});

describe('second instance', () => {
  const appealed = (): Story =>
    serveJudgment(pronounce(heard('ordinary'), '2025-04-01'), ['w1', 'e1'], '2025-04-02').when(
      'APPEAL',
      {},
      e1('2025-04-15'),
    );
  const pending = (): Story =>
    appealed().when(
      'DOCKET_APPEAL',
      { docketedOn: '2025-05-12', caseNumber: '（2025）桂13民终88号' },
      clerk('2025-05-12'),
    );
  const decide = (result: string) => ({
    result,
    servedOn: '2025-07-10',
    ordersPerformance: true,
    performanceDays: 5,
    evidence: 'x',
  });

  test('an appeal keeps the judgment from taking effect for everybody', () => {
    expect(appealed().outcome('appealed')).toEqual({ byPartyId: 'e1', on: '2025-04-15' });
    expect(appealed().until('2025-05-01').outcomes).not.toContain('judgmentEffective');
    appealed().refused('DOCKET_APPEAL', { docketedOn: '2025-04-14', caseNumber: 'x' }, clerk('2025-05-12'));
  });

  test('three months from docketing on appeal, extendable by the president, reported when they pass', () => {
    expect(pending().deadline('appeal_trial_3m').dueOn).toBe('2025-08-12');
    const longer = pending().when(
      'EXTEND_APPEAL_LIMIT',
      { months: 1, evidence: 'x' },
      president('2025-08-01'),
    );
    expect(longer.deadline('appeal_trial_3m').dueOn).toBe('2025-09-12');
    expect(longer.until('2025-09-13').notified.filter((one) => one === 'courtDutyLate')).toHaveLength(1);
  });

  test('the judgment on appeal is in force when it is served', () => {
    const story = pending().when('DECIDE_APPEAL', decide('changed'), clerk('2025-07-10'));
    expect(story.outcome('judgmentEffective')).toMatchObject({
      effectiveOn: '2025-07-10',
      performanceDueOn: '2025-07-15',
      instance: 2,
    });
  });

  test('when the appeal is withdrawn, then the first judgment takes effect with the ruling', () => {
    const story = appealed().when(
      'ALLOW_APPEAL_WITHDRAWAL',
      { rulingServedOn: '2025-05-06', evidence: 'x' },
      clerk('2025-05-06'),
    );
    expect(story.outcome('judgmentEffective')).toMatchObject({ effectiveOn: '2025-05-06', instance: 1 });
  });

  test('a remanded case is tried again in ordinary procedure, with a new limit, judge and evidence period', () => {
    const remanded = pending().when('DECIDE_APPEAL', decide('remanded'), clerk('2025-07-10'));
    const again = remanded.when(
      'DOCKET_RETRIAL',
      { caseNumber: '（2025）桂1302民初500号' },
      clerk('2025-07-21'),
    );
    expect(again.context).toMatchObject({ track: 'ordinary', retrial: true, judge: null, heardOn: null });
    expect(again.deadline('trial_ordinary_6m').nominalDueOn).toBe('2026-01-21');
    expect(again.outcomes.filter((one) => one === 'docketed')).toHaveLength(1);
    expect(runningRules(again)).not.toContain('court_serve_complaint_5d');
  });
});

describe('performance and enforcement', () => {
  const effective = (preserved = false): Story => {
    const story = heard('smallClaims');
    const kept = preserved
      ? story.when('RECORD_PRESERVATION', { measureOn: '2025-03-17', evidence: 'x' }, clerk('2025-03-17'))
      : story;
    return serveJudgment(pronounce(kept, '2025-03-17'), ['w1', 'e1'], '2025-03-19');
  };

  test('when it is performed, then nothing runs any more; the debtor’s word alone does not do', () => {
    expect(
      effective().refused('CONFIRM_PERFORMANCE', { performedOn: '2025-03-25' }, e1('2025-03-25')).failing[0]
        ?.condition,
    ).toBe('performanceProven');
    for (const story of [
      effective().when('CONFIRM_PERFORMANCE', { performedOn: '2025-03-25' }, w1('2025-03-25')),
      effective().when(
        'CONFIRM_PERFORMANCE',
        { performedOn: '2025-03-25', evidence: '转账凭证' },
        e1('2025-03-25'),
      ),
    ]) {
      expect(story.ended).toBe(true);
      expect(story.deadlines).toEqual([]);
    }
  });

  test('enforcement is applied for after the time to perform, and the notice goes out in ten days', () => {
    expect(effective().refused('APPLY_ENFORCEMENT', {}, w1('2025-03-29')).failing[0]?.condition).toBe(
      'performanceOverdue',
    );
    const applied = effective().when('APPLY_ENFORCEMENT', {}, w1('2025-03-31'));
    expect(applied.deadline('enf_notice_10d').dueOn).toBe('2025-04-10');
    const sent = applied.when('SEND_ENFORCEMENT_NOTICE', { evidence: 'x' }, clerk('2025-04-02'));
    expect(sent.deadlines).toEqual([]);
    expect(sent.when('CONFIRM_PERFORMANCE', { performedOn: '2025-05-06' }, w1('2025-05-06')).ended).toBe(
      true,
    );
  });

  test('preserved property is released three months after the judgment took effect unless enforcement is applied for', () => {
    const story = effective(true);
    expect(story.deadline('psv_enforce_3m').dueOn).toBe('2025-06-19');
    expect(story.until('2025-06-20').notified).toContain('preservationLapses');
    expect(runningRules(story.when('APPLY_ENFORCEMENT', {}, w1('2025-03-31')))).toEqual(['enf_notice_10d']);
  });

  test('after two years an application is still taken, and marked as late', () => {
    const story = effective();
    // Two years from 29 March 2025; the calendar of 2027 is not published, so the day stays provisional.
    expect(story.deadline('enf_apply_2y')).toMatchObject({
      nominalDueOn: '2027-03-29',
      status: 'provisional',
    });
    const late = story.until('2027-04-05');
    expect(late.notified).toContain('enforcementTimeBarred');
    expect(late.when('APPLY_ENFORCEMENT', {}, w1('2027-04-05')).context.enforcement).toEqual({
      appliedOn: '2027-04-05',
      late: true,
    });
  });
});

const second: Party = { id: 'w2', role: 'applicant', kind: 'worker', name: '韦大山' };
const owed = (story: Story): string[] =>
  runningPeriods(procedure, story.stored, story.by).map((one) => one.ruleId);
const supplied = { evidence: '邮戳', partyId: 'e1' };
const ids = (story: Story, side: string): string[] =>
  story.context.litigants
    .filter((one: { side: string }) => one.side === side)
    .map((one: { id: string }) => one.id);

describe('posting is filing', () => {
  const served = (): Story =>
    serveJudgment(pronounce(heard('ordinary'), '2025-04-01'), ['w1', 'e1'], '2025-04-02');

  test('given a judgment in force, when an appeal posted on the last day arrives, then it is in force no longer', () => {
    // The last day of both is Thursday 17 April.
    const inForce = served().until('2025-04-21');
    expect(inForce.is('inForce.judgment')).toBe(true);
    const appealed = inForce.when('APPEAL', { ...supplied, postedOn: '2025-04-17' }, clerk('2025-04-22'));
    expect(appealed.is('secondInstance.filed')).toBe(true);
    expect(appealed.outcome('appealed')).toEqual({ byPartyId: 'e1', on: '2025-04-17' });
    expect(appealed.context.inForce).toBeNull();
    expect(runningRules(appealed)).toEqual([]);
  });

  test('an appeal posted a day late, without a posting day, with one in the future, or one the party itself claims is refused', () => {
    const inForce = served().until('2025-04-21');
    inForce.refused('APPEAL', { ...supplied, postedOn: '2025-04-18' }, clerk('2025-04-22'));
    inForce.refused('APPEAL', supplied, clerk('2025-04-22'));
    inForce.refused('APPEAL', {}, e1('2025-04-22'));
    expect(
      inForce.refused('APPEAL', { postedOn: '2025-04-17' }, e1('2025-04-22')).failing[0]?.condition,
    ).toBe('postingRecordedByStaff');
    served().refused('APPEAL', { ...supplied, postedOn: '2025-04-11' }, clerk('2025-04-10'));
    expect(
      inForce.mayHappen('respondent', { partyId: 'e1' }).find((one) => one.event === 'APPEAL')?.possible,
    ).toBe(false);
  });

  test('while the time of another party still runs a posted appeal is heard as well', () => {
    const late = serveJudgment(
      serveJudgment(pronounce(heard('ordinary'), '2025-04-01'), ['e1'], '2025-04-02'),
      ['w1'],
      '2025-04-10',
    ).until('2025-04-21');
    expect(
      late
        .when('APPEAL', { ...supplied, postedOn: '2025-04-16' }, clerk('2025-04-21'))
        .is('secondInstance.filed'),
    ).toBe(true);
  });

  test('an objection to jurisdiction posted within the defence period is heard even when a hearing is already set', () => {
    const set = readyOrdinary().when('SET_HEARING', { hearingOn: '2025-04-01' }, clerk('2025-03-25'));
    const objected = set.when(
      'OBJECT_TO_JURISDICTION',
      { ...supplied, postedOn: '2025-03-24', reason: '不在本区履行' },
      clerk('2025-03-26'),
    );
    expect(objected.is('firstInstance.course.active.objection')).toBe(true);
    expect(objected.context).toMatchObject({ hearing: null, objection: { partyId: 'e1', on: '2025-03-24' } });
    set.refused(
      'OBJECT_TO_JURISDICTION',
      { ...supplied, postedOn: '2025-03-25', reason: 'x' },
      clerk('2025-03-26'),
    );
  });

  test('an appeal against the rejection of the objection, posted in time, is heard after the case went on', () => {
    const over = serve(tracked('ordinary'), ['e1'], '2025-03-07')
      .when('OBJECT_TO_JURISDICTION', { reason: 'x' }, e1('2025-03-17'))
      .when('DECIDE_JURISDICTION', { upheld: false, reason: '不成立' }, judge('2025-03-20'))
      .when(
        'SERVE_RULING',
        { partyIds: ['w1', 'e1'], servedOn: '2025-03-21', evidence: 'x' },
        clerk('2025-03-21'),
      )
      .until('2025-04-01');
    const appealed = over.when('APPEAL_RULING', { ...supplied, postedOn: '2025-03-31' }, clerk('2025-04-02'));
    expect(appealed.is('firstInstance.course.active.jurisdictionAppeal')).toBe(true);
    expect(appealed.deadline('trial_ordinary_6m').dueOn).toBeNull();
    over.refused('APPEAL_RULING', { ...supplied, postedOn: '2025-04-01' }, clerk('2025-04-02'));
  });
});

describe('duties of the court that were missed', () => {
  test('stay owed until they are fulfilled', () => {
    const received = filed().when('ACKNOWLEDGE_HAND_OFF', { receiptNumber: 'R-1' }, clerk('2025-03-03'));
    expect(owed(received.until('2025-03-20'))).toContain('court_filing_7d');
    const served = tracked('ordinary').until('2025-03-20');
    expect(owed(served)).toContain('court_serve_complaint_5d');
    expect(owed(serve(served, ['e1'], '2025-03-20'))).not.toContain('court_serve_complaint_5d');
    const fixed = docketed().when('ASSIGN_JUDGE', { judgeId: 'j1' }, clerk('2025-03-06')).until('2025-03-20');
    expect(owed(fixed)).toContain('judge_notice_3d');
    const challenged = heard('summary')
      .when('CHALLENGE_JUDGE', { reason: 'x' }, w1('2025-03-18'))
      .until('2025-04-01');
    expect(owed(challenged)).toContain('recusal_decision_3d');
    expect(owed(tracked('summary').until('2025-07-01'))).toContain('trial_simple_3m');
    const judged = pronounce(heard('ordinary'), '2025-04-01').until('2025-05-01');
    expect(owed(judged)).toContain('judgment_send_10d');
    expect(owed(serveJudgment(judged, ['w1', 'e1'], '2025-05-06'))).not.toContain('judgment_send_10d');
  });
});

describe('who sues', () => {
  const two = { parties: [worker, second, employer], input: { partyIds: ['w1'] } };
  const cross = (partyIds: string[], claimant: string, on = '2025-03-10') =>
    ['CROSS_SUIT_FILED', { on, partyIds, claimant }, system(on)] as const;

  test('given two workers of whom one sues, then the other is no party to the suit', () => {
    const story = docketed(two);
    expect(ids(story, 'plaintiff')).toEqual(['w1']);
    expect(story.context.bystanders).toMatchObject([{ id: 'w2', role: 'applicant' }]);
    story.refused('PAY_FEE', { receipt: 'F' }, { by: 'applicant', partyId: 'w2', on: '2025-03-06' });
    expect(
      tracked('ordinary', two)
        .when('REQUEST_WITHDRAWAL', { reason: 'x' }, w1('2025-03-10'))
        .when('ALLOW_WITHDRAWAL', { reason: 'x' }, judge('2025-03-11'))
        .outcome('withdrawn'),
    ).toMatchObject({ on: '2025-03-11', partyIds: ['w1'] });
  });

  test('when the other worker sues over the same award, then it joins as a plaintiff', () => {
    const story = filed(two).when(...cross(['w2'], 'applicant', '2025-03-04'));
    expect(ids(story, 'plaintiff')).toEqual(['w1', 'w2']);
    expect(story.context).toMatchObject({ bystanders: [], crossSuit: null });
  });

  test('when the employer sues too, then both are plaintiff and defendant; who sued in neither is neither', () => {
    const parties = [worker, employer, secondEmployer];
    const merged = tracked('ordinary', { parties }).when(...cross(['e1'], 'respondent'));
    expect(merged.context.crossSuit).toEqual({ partyIds: ['e1'], on: '2025-03-10' });
    merged.refused(
      'REQUEST_WITHDRAWAL',
      { reason: 'x' },
      { by: 'respondent', partyId: 'e2', on: '2025-03-11' },
    );
    const flipped = merged
      .when('REQUEST_WITHDRAWAL', { reason: 'x' }, w1('2025-03-11'))
      .when('ALLOW_WITHDRAWAL', { rulingServedOn: '2025-03-12', reason: 'x' }, judge('2025-03-12'));
    expect(ids(flipped, 'plaintiff')).toEqual(['e1']);
    expect(ids(flipped, 'defendant')).toEqual(['w1']);
    expect(flipped.context).toMatchObject({
      claimant: 'respondent',
      crossSuit: null,
      bystanders: [{ id: 'e2', role: 'respondent' }],
      left: [{ partyIds: ['w1'], on: '2025-03-12' }],
    });
  });

  test('when one of several leaves, then the end tells who left, and when', () => {
    const story = tracked('ordinary', { parties: [worker, second, employer] })
      .when('REQUEST_WITHDRAWAL', { reason: 'x' }, w1('2025-03-10'))
      .when('ALLOW_WITHDRAWAL', { rulingServedOn: '2025-03-12', reason: 'x' }, judge('2025-03-12'))
      .when('REQUEST_WITHDRAWAL', { reason: 'x' }, { by: 'applicant', partyId: 'w2', on: '2025-03-17' })
      .when('ALLOW_WITHDRAWAL', { rulingServedOn: '2025-03-19', reason: 'x' }, judge('2025-03-19'));
    expect(story.outcome('withdrawn')).toMatchObject({
      on: '2025-03-19',
      partyIds: ['w2'],
      left: [{ partyIds: ['w1'], on: '2025-03-12' }],
    });
  });
});

describe('a party dies or is replaced', () => {
  const death = (story: Story, on: string): Story =>
    story.when('SUSPEND', { ground: 'death', from: on, partyIds: ['w1'], evidence: 'doc' }, judge(on));
  const heir = (story: Story, on: string): Story =>
    story.when(
      'SUBSTITUTE_PARTY',
      { replaces: 'w1', parties: [{ id: 'h1', kind: 'worker', name: '覃大妹' }], evidence: 'doc' },
      clerk(on),
    );
  const resume = (story: Story, on: string): Story =>
    story.when('RESUME', { until: on, reason: '继承人参加诉讼' }, judge(on));

  test('after judgment: the time to appeal stands still, and the heir has what was left of it', () => {
    const judged = serveJudgment(pronounce(heard('ordinary'), '2025-04-01'), ['w1', 'e1'], '2025-04-02');
    const dead = death(judged, '2025-04-07');
    expect(dead.until('2025-05-06').is('judgmentSuspended')).toBe(true);
    dead.refused('APPEAL', {}, e1('2025-04-08'));
    const on = resume(heir(dead, '2025-05-06'), '2025-05-07');
    // Thirty days stood still: 17 April becomes Saturday 17 May, so Monday 19 May.
    for (const party of ['h1', 'e1'])
      expect(on.deadline('appeal_judgment_15d', party)).toMatchObject({
        nominalDueOn: '2025-05-17',
        dueOn: '2025-05-19',
      });
    expect(on.context.judgment.creditorIds).toEqual(['h1']);
    expect(
      dead
        .when('TERMINATE', { reason: '无继承人', evidence: 'x' }, judge('2025-06-03'))
        .outcome('terminated'),
    ).toMatchObject({ on: '2025-06-03', partyIds: ['w1'] });
  });

  test('during entrusted mediation and settlement the suit is suspended and goes on where it stood', () => {
    const entrusted = tracked('summary').when(
      'ENTRUST_MEDIATION',
      { mediationBodyId: 'body-1', consents: consents('2025-03-07') },
      clerk('2025-03-07'),
    );
    const agreed = ['ENTRUSTED_MEDIATION_AGREED', { agreement: { id: 'a1' }, on: '2025-03-12' }] as const;
    const dead = death(entrusted, '2025-03-10');
    const active = 'firstInstance.course.active';
    expect(resume(heir(dead, '2025-03-20'), '2025-03-21').is(`${active}.entrusted`)).toBe(true);
    const settled = dead.when(...agreed, system('2025-03-12'));
    expect(resume(heir(settled, '2025-03-20'), '2025-03-21').is(`${active}.settling`)).toBe(true);
    const issued = entrusted
      .when(...agreed, system('2025-03-12'))
      .when('ISSUE_STATEMENT', { number: 'T-1', effectiveOnSignature: false }, judge('2025-03-13'));
    const signing = resume(heir(death(issued, '2025-03-14'), '2025-03-20'), '2025-03-21');
    expect(signing.is(`${active}.statementServing`)).toBe(true);
    const signed = signing
      .when(
        'SIGN_STATEMENT',
        { signedOn: '2025-03-21' },
        { by: 'applicant', partyId: 'h1', on: '2025-03-21' },
      )
      .when('SIGN_STATEMENT', { signedOn: '2025-03-24' }, e1('2025-03-24'));
    expect(signed.context.inForce.creditorIds).toEqual(['h1']);
  });

  test('while a ruling on jurisdiction is open to appeal its time stands still', () => {
    const ruled = serve(tracked('ordinary'), ['e1'], '2025-03-07')
      .when('OBJECT_TO_JURISDICTION', { reason: 'x' }, e1('2025-03-10'))
      .when('DECIDE_JURISDICTION', { upheld: false, reason: 'x' }, judge('2025-03-12'))
      .when(
        'SERVE_RULING',
        { partyIds: ['w1', 'e1'], servedOn: '2025-03-13', evidence: 'x' },
        clerk('2025-03-13'),
      );
    const on = resume(heir(death(ruled, '2025-03-17'), '2025-03-26'), '2025-03-27');
    expect(on.is('firstInstance.course.active.jurisdictionRuling')).toBe(true);
    expect(on.deadline('appeal_ruling_10d', 'h1').nominalDueOn).toBe('2025-04-02');
  });

  test('when another proceeding replaced or renamed a party, then its marks go over to the successor, whatever the stage', () => {
    const amend = (story: Story, on: string): Story =>
      story.when(
        'PARTIES_AMENDED',
        {
          parties: [
            { id: 's1', role: 'respondent', kind: 'platform', name: '清算组', replaces: 'e1' },
            { id: 'w1', role: 'applicant', kind: 'worker', name: '覃小曼' },
          ],
        },
        system(on),
      );
    const objected = amend(
      serve(tracked('ordinary'), ['e1'], '2025-03-07').when(
        'OBJECT_TO_JURISDICTION',
        { reason: 'x' },
        e1('2025-03-10'),
      ),
      '2025-03-11',
    );
    expect(objected.context.objection.partyId).toBe('s1');
    expect(objected.context.litigants[1]).toMatchObject({
      id: 's1',
      kind: 'platform',
      complaint: { servedOn: '2025-03-07' },
      addressConfirmed: false,
    });
    const judged = serveJudgment(pronounce(heard('ordinary'), '2025-04-01'), ['w1', 'e1'], '2025-04-02');
    expect(amend(judged, '2025-04-03').deadline('appeal_judgment_15d', 's1').dueOn).toBe('2025-04-17');
    for (const story of [filed(), judged.until('2025-04-20'), judged.when('APPEAL', {}, w1('2025-04-03'))])
      expect(ids(amend(story, '2025-04-21'), 'defendant')).toEqual(['s1']);
  });
});

describe('what the court decided, for whom', () => {
  const served = (more: object = {}): Story =>
    serveJudgment(pronounce(heard('smallClaims'), '2025-03-17', more), ['w1', 'e1'], '2025-03-19');

  test('only a creditor confirms performance without proof, and applies for enforcement', () => {
    const forEmployer = served({ creditorIds: ['e1'] });
    const paid = { performedOn: '2025-03-25' };
    expect(forEmployer.refused('CONFIRM_PERFORMANCE', paid, w1('2025-03-25')).failing[0]?.condition).toBe(
      'performanceProven',
    );
    expect(forEmployer.when('CONFIRM_PERFORMANCE', paid, e1('2025-03-25')).ended).toBe(true);
    expect(forEmployer.refused('APPLY_ENFORCEMENT', {}, w1('2025-03-31')).failing[0]?.condition).toBe(
      'actorIsCreditor',
    );
    expect(forEmployer.when('APPLY_ENFORCEMENT', {}, e1('2025-03-31')).is('enforcing')).toBe(true);
    served().refused('APPLY_ENFORCEMENT', {}, e1('2025-03-31'));
    heard('smallClaims').refused(
      'PRONOUNCE',
      { manner: 'inCourt', ordersPerformance: true, performanceDays: 10, creditorIds: ['nobody'] },
      judge('2025-03-17'),
    );
  });

  test('an appeal withdrawn while the time of another party runs leaves the judgment open until that has ended', () => {
    const judged = serveJudgment(
      serveJudgment(pronounce(heard('ordinary'), '2025-04-01'), ['e1'], '2025-04-02'),
      ['w1'],
      '2025-04-10',
    );
    const withdrawn = (story: Story, on: string): Story =>
      story.when('ALLOW_APPEAL_WITHDRAWAL', { rulingServedOn: on, evidence: 'x' }, clerk(on));
    const back = withdrawn(judged.when('APPEAL', {}, e1('2025-04-11')), '2025-04-16');
    expect(back.is('judged')).toBe(true);
    expect(back.until('2025-04-26').outcome('judgmentEffective')).toMatchObject({
      effectiveOn: '2025-04-26',
    });
    expect(back.when('APPEAL', {}, w1('2025-04-24')).outcome('appealed')).toMatchObject({ byPartyId: 'w1' });
    // A party that was never served has no time to appeal yet, and so the judgment none to take effect.
    const unserved = serveJudgment(pronounce(heard('ordinary'), '2025-04-01'), ['e1'], '2025-04-02');
    const open = withdrawn(unserved.when('APPEAL', {}, e1('2025-04-11')), '2025-05-06');
    expect(open.until('2025-07-01').is('judged')).toBe(true);
    const last = serveJudgment(open, ['w1'], '2025-07-01').until('2025-07-18');
    expect(last.outcome('judgmentEffective')).toMatchObject({ effectiveOn: '2025-07-17' });
  });

  test('an absent plaintiff’s suit ends for it when the ruling is served', () => {
    const story = readyOrdinary()
      .when('SET_HEARING', { hearingOn: '2025-04-01' }, clerk('2025-03-25'))
      .when(
        'SERVE_HEARING_NOTICE',
        { partyIds: ['w1', 'e1'], servedOn: '2025-03-25', evidence: 'x' },
        clerk('2025-03-25'),
      );
    const absent = { absent: ['w1'], reason: '无正当理由', rulingServedOn: '2025-04-03' };
    expect(
      story.when('DEEM_WITHDRAWN', absent, judge('2025-04-03')).outcome('deemedWithdrawn'),
    ).toMatchObject({ on: '2025-04-03', partyIds: ['w1'] });
    story.refused('DEEM_WITHDRAWN', { ...absent, rulingServedOn: '2025-04-04' }, judge('2025-04-03'));
  });
});

describe('the procedure, looked at again', () => {
  const claim = { id: 'c9', type: 'overtime', inseparable: true, reason: 'x' };

  test('a claim that takes a small claim out of small claims joins only after the conversion', () => {
    // 18,000 yuan claimed; half of the average wage is 50,000.
    const small = tracked('smallClaims');
    expect(
      small.when('ADD_CLAIM', { ...claim, amountFen: 3_200_000 }, judge('2025-03-10')).context.claims,
    ).toHaveLength(2);
    for (const more of [{ amountFen: 3_200_001 }, {}, { type: 'reinstatement' }])
      expect(
        small.refused('ADD_CLAIM', { ...claim, ...more }, judge('2025-03-10')).failing[0]?.condition,
      ).toBe('trackStillLawful');
    const converted = small.when('CONVERT_TRACK', { to: 'summary', reason: '增加请求' }, judge('2025-03-10'));
    expect(
      converted.when('ADD_CLAIM', { ...claim, amountFen: 3_200_001 }, judge('2025-03-10')).context.claims,
    ).toHaveLength(2);
  });

  test('where no average wage is configured the court gives its own with the source, which is kept and told', () => {
    const unknown = docketed({ input: { averageWageFen: undefined as never } });
    const averageWage = { amountFen: 10_000_000, year: 2024, source: '统计公报' };
    const found = { track: 'smallClaims', factsClear: true, rightsClear: true };
    unknown.refused('SELECT_TRACK', found, clerk('2025-03-06'));
    const chosen = unknown.when('SELECT_TRACK', { ...found, averageWage }, clerk('2025-03-06'));
    expect(chosen.context).toMatchObject({ track: 'smallClaims', courtWage: averageWage });
    expect(chosen.context.trackReasons.map((one: { zh: string }) => one.zh).join()).toContain('统计公报');
    expect(
      docketed().refused('SELECT_TRACK', { ...found, averageWage }, clerk('2025-03-06')).failing[0]
        ?.condition,
    ).toBe('wageNotConfigured');
  });

  test('seven days of entrusted mediation count for the limit, thirty agreed on top of them do not', () => {
    const entrusted = tracked('summary').when(
      'ENTRUST_MEDIATION',
      { mediationBodyId: 'body-1', consents: consents('2025-03-07') },
      clerk('2025-03-07'),
    );
    // Seven days end on 14 March; thirty more run from 15 March to 13 April.
    const failed = (extension: unknown): Story =>
      entrusted.when(
        'ENTRUSTED_MEDIATION_FAILED',
        { reason: '差距过大', on: '2025-04-14', extension },
        system('2025-04-14'),
      );
    expect(failed(null).deadline('trial_simple_3m').nominalDueOn).toBe('2025-06-05');
    expect(failed({ from: '2025-03-15', until: '2025-04-14' }).deadline('trial_simple_3m').nominalDueOn).toBe(
      '2025-07-05',
    );
    const agreed = entrusted.when(
      'ENTRUSTED_MEDIATION_AGREED',
      {
        agreement: { id: 'a1' },
        on: '2025-04-14',
        extension: { from: '2025-03-15', until: '2025-04-14' },
      },
      system('2025-04-14'),
    );
    expect(agreed.deadline('trial_simple_3m').nominalDueOn).toBe('2025-07-05');
  });
});
