import type { DisputeFacts, Party } from '@dingfen/domain';
import { holdsTimer } from '@dingfen/procedure-kit';
import { aDispute, conditions, given } from '@dingfen/procedure-kit/testing';
import { describe, expect, test } from 'vitest';
import type { ArbitrationInput } from './context.ts';
import { procedure } from './index.ts';

const worker: Party = { id: 'w', role: 'applicant', kind: 'worker', name: '覃某甲' };
const employer: Party = { id: 'e', role: 'respondent', kind: 'employer', name: '某建筑公司' };
const factsOf = (parties = [worker, employer]): DisputeFacts => aDispute({ parties });
const input: ArbitrationInput = {
  facts: factsOf(),
  package: { undisputedFacts: [], addressForService: [] },
};
const officer = (on: string) => ({ by: 'commissionOfficer' as const, on });
const system = (on: string) => ({ by: 'system' as const, on });
const consents = (on: string) => ['w', 'e'].map((partyId) => ({ partyId, on, evidence: '同意书' }));

const filed = given(procedure, input, { on: '2025-03-03' });
const received = filed.when(
  'RECORD_RECEIPT',
  { receivedOn: '2025-03-03', proof: '回执1' },
  officer('2025-03-03'),
);
const accepted = received.when(
  'ACCEPT',
  { acceptedOn: '2025-03-05', caseNumber: '来劳人仲字〔2025〕1号' },
  officer('2025-03-05'),
);
const awarded = (kind: string) =>
  accepted.when('AWARD', { kind, madeOn: '2025-04-10' }, officer('2025-04-10'));
const served = (kind: string) =>
  awarded(kind)
    .when('SERVE_AWARD', { partyId: 'w', servedOn: '2025-04-14', manner: 'personal' }, officer('2025-04-14'))
    .when(
      'SERVE_AWARD',
      { partyId: 'e', servedOn: '2025-04-15', manner: 'electronic' },
      officer('2025-04-15'),
    );

describe('acceptance', () => {
  test('given no receipt on record, when days go by, then nobody may call the commission silent', () => {
    const story = filed.until('2025-06-01');
    expect(story.states).toEqual(['filed']);
    expect(story.deadlines).toEqual([]);
  });

  test('given a receipt, when five working days end without a decision, then a suit may be brought and the commission may still accept', () => {
    expect(received.deadline('arb_accept_5wd').dueOn).toBe('2025-03-10');
    const silent = received.until('2025-03-11');
    expect(silent.states).toEqual(['examination.silent']);
    expect(silent.outcome('silent')).toEqual({ on: '2025-03-10', proof: '回执1' });
    expect(silent.effects.some((one) => one.type === 'openRight' && one.right === 'suit')).toBe(true);
    const late = silent.when('ACCEPT', { acceptedOn: '2025-03-12' }, officer('2025-03-12'));
    expect(late.is('accepted')).toBe(true);
    expect(late.outcomes).toEqual(['silent', 'accepted']);
  });

  test('given silence, when a court dockets the suit, then the arbitration is terminated', () => {
    const story = received
      .until('2025-03-11')
      .when('SUIT_DOCKETED', { on: '2025-03-20' }, system('2025-03-20'));
    expect(story.states).toEqual(['terminated']);
    expect(story.ended).toBe(true);
    expect(story.outcome('terminated')).toEqual({ on: '2025-03-20', claimant: 'applicant' });
  });

  test('given missing papers, when they are complete, then the five days count anew and no second notice is possible', () => {
    const corrected = received
      .when('NOTIFY_CORRECTION', { noticeOn: '2025-03-04', missing: '劳动关系证明' }, officer('2025-03-04'))
      .until('2025-03-20')
      .when('CORRECT', { completedOn: '2025-03-20' }, officer('2025-03-20'));
    expect(corrected.outcomes).toEqual([]);
    expect(corrected.deadline('arb_accept_5wd').dueOn).toBe('2025-03-27');
    const again = corrected.refused(
      'NOTIFY_CORRECTION',
      { noticeOn: '2025-03-21', missing: '照片' },
      officer('2025-03-21'),
    );
    expect(again.basis).toContainEqual({ source: 'ARB', article: '29(4)', confidence: 'A' });
  });

  test('given the consent of both, when acceptance is held, then its period stands still until one of them no longer wants it', () => {
    const held = received.when(
      'HOLD_FOR_MEDIATION',
      { heldOn: '2025-03-04', consents: consents('2025-03-04') },
      officer('2025-03-04'),
    );
    expect(held.deadline('arb_accept_5wd').dueOn).toBeNull();
    expect(held.until('2025-04-30').states).toEqual(['examination.held']);
    const resumed = held.when(
      'END_HOLD',
      { endedOn: '2025-03-14', proof: '意见书' },
      { by: 'respondent', partyId: 'e', on: '2025-03-14' },
    );
    expect(resumed.states).toEqual(['examination.reviewing']);
    expect(resumed.deadline('arb_accept_5wd').dueOn).toBe('2025-03-20');
    expect(resumed.outcomes).toEqual([]);
  });

  test('given the consent of one side only, when a hold is asked for, then it is refused', () => {
    const refusal = received.refused(
      'HOLD_FOR_MEDIATION',
      { heldOn: '2025-03-04', consents: consents('2025-03-04').slice(1) },
      officer('2025-03-04'),
    );
    expect(conditions(refusal)).toEqual(['everyoneConsents']);
  });

  test('given a refusal of acceptance, then the proceeding ends and the court is open', () => {
    const story = received.when(
      'REFUSE',
      { refusedOn: '2025-03-06', ground: 'other', reason: '已超龄' },
      officer('2025-03-06'),
    );
    expect(story.ended).toBe(true);
    expect(story.outcome('refused')).toEqual({ on: '2025-03-06', ground: 'other', reason: '已超龄' });
  });

  test('given a party who records what the commission did, when no document is named, then it is refused', () => {
    const who = { by: 'applicant' as const, partyId: 'w', on: '2025-03-06' };
    const refusal = received.refused('ACCEPT', { acceptedOn: '2025-03-06' }, who);
    expect(conditions(refusal)).toEqual(['proven']);
    expect(
      received.when('ACCEPT', { acceptedOn: '2025-03-06', proof: '受理通知书' }, who).is('accepted'),
    ).toBe(true);
  });

  test('given a day that has not come, when it is recorded as past, then it is refused', () => {
    const refusal = received.refused('ACCEPT', { acceptedOn: '2025-03-09' }, officer('2025-03-06'));
    expect(conditions(refusal)).toEqual(['datesInOrder']);
  });
});

describe('the hearing', () => {
  const answering = accepted.when(
    'SERVE_APPLICATION',
    { partyId: 'e', servedOn: '2025-03-07', manner: 'personal' },
    officer('2025-03-07'),
  );
  const notified = answering
    .when('SET_HEARING', { hearingOn: '2025-04-01' }, officer('2025-03-10'))
    .when('NOTIFY_HEARING', { partyIds: ['w', 'e'], notifiedOn: '2025-03-11' }, officer('2025-03-11'));

  test('given acceptance, then the copy and the tribunal are due in five working days and the award in 45 days', () => {
    expect(accepted.deadline('arb_serve_5wd').dueOn).toBe('2025-03-12');
    expect(accepted.deadline('arb_tribunal_5wd').dueOn).toBe('2025-03-12');
    expect(accepted.deadline('arb_award_45d').nominalDueOn).toBe('2025-04-19');
    expect(accepted.deadline('arb_award_45d').dueOn).toBe('2025-04-21');
  });

  test('given the copy served, when ten working days pass without an answer, then the case goes on', () => {
    expect(answering.states).toContain('accepted.conduct.answering');
    expect(answering.deadline('arb_answer_10wd', 'e').dueOn).toBe('2025-03-21');
    expect(answering.until('2025-03-22').states).toContain('accepted.conduct.preparing');
  });

  test('given a copy left at the door, when three working days have passed, then it counts as served', () => {
    const posted = accepted.when(
      'SERVE_APPLICATION',
      { partyId: 'e', servedOn: '2025-03-07', manner: 'posted' },
      officer('2025-03-07'),
    );
    expect(posted.deadline('arb_posting_service_3wd', 'e').dueOn).toBe('2025-03-12');
    expect(posted.until('2025-03-13').context.copyServedOn).toEqual({ e: '2025-03-12' });
  });

  test('given a hearing too near, when the last day for the notice is over, then it has to be set anew', () => {
    const late = answering
      .when('SET_HEARING', { hearingOn: '2025-03-24' }, officer('2025-03-14'))
      .until('2025-03-18');
    expect(late.states).toContain('accepted.conduct.preparing');
    expect(late.notified).toContain('hearingNoticeLate');
  });

  test('given an applicant who stays away, then the application counts as withdrawn for good', () => {
    const story = notified.when('RECORD_APPLICANT_ABSENT', { heldOn: '2025-04-01' }, officer('2025-04-01'));
    expect(story.states).toEqual(['deemedWithdrawn']);
    expect(story.outcomes).toEqual(['accepted', 'deemedWithdrawn']);
    expect(story.deadlines).toEqual([]);
  });

  test('given a respondent who stays away, then the case goes on to a default award', () => {
    const story = notified.when(
      'HOLD_HEARING',
      { heldOn: '2025-04-01', respondentAbsent: true },
      officer('2025-04-01'),
    );
    expect(story.states).toContain('accepted.conduct.deliberating');
    expect(story.context.respondentAbsent).toBe(true);
    expect(
      story.when('AWARD', { kind: 'final', madeOn: '2025-04-08' }, officer('2025-04-08')).is('afterAward'),
    ).toBe(true);
  });

  test('given a counter-application inside the answer period, when it is merged, then the award period counts anew', () => {
    const merged = answering
      .when(
        'COUNTER_APPLY',
        { partyId: 'e', appliedOn: '2025-03-14', proof: '反申请书' },
        { by: 'respondent', partyId: 'e', on: '2025-03-14' },
      )
      .when('DECIDE_COUNTER', { accepted: true, decidedOn: '2025-03-18' }, officer('2025-03-18'));
    expect(merged.deadline('arb_award_45d').nominalDueOn).toBe('2025-05-02');
  });

  test('given a statement, when a receipt is of nobody in the case or lies ahead, then it is refused', () => {
    const receipts = [
      { partyId: 'w', receivedOn: '2031-01-01' },
      { partyId: 'e', receivedOn: '2025-03-10' },
    ];
    expect(conditions(accepted.refused('RECORD_STATEMENT', { receipts }, officer('2025-03-10')))).toEqual([
      'receiptsOfParties',
    ]);
  });

  test('given the answer period over, when a counter-application is made, then it is a separate case', () => {
    const refusal = answering.refused(
      'COUNTER_APPLY',
      { partyId: 'e', appliedOn: '2025-03-25', proof: '反申请书' },
      { by: 'respondent', partyId: 'e', on: '2025-03-25' },
    );
    expect(conditions(refusal)).toEqual(['withinAnswerPeriod']);
    expect(refusal.basis).toContainEqual({ source: 'ARB', article: '36', confidence: 'A' });
  });

  test('given a counter-application posted on the last day, when it arrives after it, then staff record it with the postmark', () => {
    const posted = { partyId: 'e', appliedOn: '2025-03-21', proof: '邮戳' };
    expect(answering.when('COUNTER_APPLY', posted, officer('2025-03-25')).context.counterAppliedOn).toBe(
      '2025-03-21',
    );
    const unproven = { partyId: 'e', appliedOn: '2025-03-21' };
    expect(conditions(answering.refused('COUNTER_APPLY', unproven, officer('2025-03-25')))).toEqual([
      'postingProven',
    ]);
    const itself = { by: 'respondent' as const, partyId: 'e', on: '2025-03-25' };
    expect(conditions(answering.refused('COUNTER_APPLY', posted, itself))).toEqual(['postingProven']);
  });

  test('given an early answer, when the ten working days are over, then a counter-application is a separate case all the same', () => {
    const answered = answering.when(
      'ANSWER',
      { partyId: 'e', receivedOn: '2025-03-10' },
      officer('2025-03-10'),
    );
    expect(answered.states).toContain('accepted.conduct.preparing');
    expect(answered.until('2025-03-22').context.answerPeriodOver).toEqual({ e: '2025-03-21' });
    const late = { partyId: 'e', appliedOn: '2025-04-10' };
    expect(conditions(answered.refused('COUNTER_APPLY', late, officer('2025-04-10')))).toEqual([
      'withinAnswerPeriod',
    ]);
  });

  test('given a hearing already set, when the respondent answers, then the answer is heard', () => {
    const set = answering.when('SET_HEARING', { hearingOn: '2025-04-01' }, officer('2025-03-10'));
    const answered = set.when('ANSWER', { partyId: 'e', receivedOn: '2025-03-12' }, officer('2025-03-12'));
    expect(answered.deadline('arb_serve_answer_5wd').dueOn).toBe('2025-03-19');
  });

  test('given two answers, when the first is not served, then its five working days are not forgotten', () => {
    const answer = (partyId: string, on: string) => ({ partyId, receivedOn: on });
    const twice = answering
      .when('ANSWER', answer('e', '2025-03-10'), officer('2025-03-10'))
      .when('ANSWER', answer('e', '2025-03-14'), officer('2025-03-14'));
    expect(twice.deadline('arb_serve_answer_5wd').dueOn).toBe('2025-03-17');
  });

  test('given the answer period, when a hearing inside it is set, then it needs the respondent’s waiver', () => {
    const early = { hearingOn: '2025-03-21' };
    expect(conditions(answering.refused('SET_HEARING', early, officer('2025-03-10')))).toEqual([
      'afterAnswerPeriod',
    ]);
    const waived = {
      ...early,
      answerWaivers: [{ partyId: 'e', on: '2025-03-10', evidence: '同意书' }],
    };
    expect(answering.when('SET_HEARING', waived, officer('2025-03-10')).is('accepted.conduct.hearing')).toBe(
      true,
    );
    expect(
      answering
        .when('SET_HEARING', { hearingOn: '2025-03-24' }, officer('2025-03-10'))
        .is('accepted.conduct.hearing'),
    ).toBe(true);
  });

  test('given mediation referred by consent, when ten working days end without an agreement, then the hearing must be held', () => {
    const referred = answering.when(
      'REFER_MEDIATION',
      { consentedOn: '2025-03-11', consents: consents('2025-03-11') },
      officer('2025-03-11'),
    );
    expect(referred.deadline('arb_referred_mediation_10wd').dueOn).toBe('2025-03-25');
    expect(referred.until('2025-03-26').states).toContain('accepted.conduct.preparing');
  });

  test('given a mediation statement signed for by both, then it is in force from the last signature', () => {
    const story = accepted.when(
      'RECORD_STATEMENT',
      {
        receipts: [
          { partyId: 'w', receivedOn: '2025-03-20' },
          { partyId: 'e', receivedOn: '2025-03-21' },
        ],
        performanceDueOn: '2025-04-30',
      },
      officer('2025-03-21'),
    );
    expect(story.outcome('mediationStatement')).toEqual({ on: '2025-03-21', performanceDueOn: '2025-04-30' });
    expect(story.deadline('enf_apply_2y').dueOn).toBe('2027-04-30');
    expect(story.when('PERFORMED', { on: '2025-04-29' }, system('2025-04-29')).ended).toBe(true);
  });
});

describe('the award period', () => {
  const headOfCommission = (on: string) => ({ by: 'commissionDirector' as const, on });
  const lapsed = accepted.until('2025-04-22');

  test('given an extension approved in time, when it is recorded after the 45 days, then time counts again and nothing is overdue', () => {
    const approval = { approvedOn: '2025-04-18', notice: '延期通知' };
    const extended = lapsed.when('EXTEND_AWARD', approval, headOfCommission('2025-04-23'));
    expect(extended.is('accepted.clock.counting.running')).toBe(true);
    expect(extended.deadline('arb_award_45d').nominalDueOn).toBe('2025-05-04');
    expect(extended.outcomes).toEqual(['accepted', 'overdue', 'accepted']);
    expect(extended.until('2025-05-07').outcome('overdue').on).toBe('2025-05-06');
    const late = { ...approval, approvedOn: '2025-04-22' };
    expect(conditions(lapsed.refused('EXTEND_AWARD', late, headOfCommission('2025-04-23')))).toEqual([
      'insideExpiredPeriod',
    ]);
  });

  test('given a suspension that began in time, when it is recorded after the 45 days, then time stands still', () => {
    const suspended = lapsed.when(
      'SUSPEND',
      { ground: 'partyDeceased', suspendedOn: '2025-04-10' },
      officer('2025-04-23'),
    );
    expect(suspended.is('accepted.clock.counting.suspended')).toBe(true);
    expect(suspended.deadline('arb_award_45d').dueOn).toBeNull();
    const resumed = suspended.when('RESUME', { resumedOn: '2025-05-10' }, officer('2025-05-10'));
    expect(resumed.is('accepted.clock.counting.running')).toBe(true);
    expect(resumed.deadline('arb_award_45d').nominalDueOn).toBe('2025-05-19');
  });

  test('given an extended period, when a party is added, then 45 days count anew and may be extended once more', () => {
    const restarted = accepted
      .when('EXTEND_AWARD', { approvedOn: '2025-03-10', notice: '延期通知' }, headOfCommission('2025-03-10'))
      .when('RESTART_PERIOD', { ground: 'partyAdded', decidedOn: '2025-03-20' }, officer('2025-03-20'));
    expect(restarted.deadline('arb_award_45d').nominalDueOn).toBe('2025-05-04');
    const again = restarted.when(
      'EXTEND_AWARD',
      { approvedOn: '2025-03-21', notice: '延期通知二' },
      headOfCommission('2025-03-21'),
    );
    expect(again.deadline('arb_award_45d').nominalDueOn).toBe('2025-05-19');
  });

  test('given a counter-application, when its merger inside the period is recorded after the 45 days, then they count anew from it; a later merger does not take the right to sue back', () => {
    const asked = accepted
      .when(
        'SERVE_APPLICATION',
        { partyId: 'e', servedOn: '2025-04-10', manner: 'personal' },
        officer('2025-04-10'),
      )
      .when('COUNTER_APPLY', { partyId: 'e', appliedOn: '2025-04-15' }, officer('2025-04-15'));
    const merged = (decidedOn: string) =>
      asked.when('DECIDE_COUNTER', { accepted: true, decidedOn }, officer('2025-04-23'));
    expect(merged('2025-04-18').is('accepted.clock.counting.running')).toBe(true);
    expect(merged('2025-04-18').deadline('arb_award_45d').nominalDueOn).toBe('2025-06-02');
    expect(merged('2025-04-22').is('accepted.clock.overdue')).toBe(true);
  });

  test('given the commission is late, then its period stays among those it owes until it acts', () => {
    const owed = (story: typeof accepted, ruleId: string) =>
      story.procedure.deadlines[ruleId]?.arm(story.context, story.by).length;
    expect(owed(received.until('2025-03-11'), 'arb_accept_5wd')).toBe(1);
    expect(owed(accepted.until('2025-04-01'), 'arb_serve_5wd')).toBe(1);
    expect(owed(accepted.until('2025-04-01'), 'arb_tribunal_5wd')).toBe(1);
    const missed = accepted.until('2025-04-22').stored;
    expect(holdsTimer(accepted.procedure, missed, accepted.deadline('arb_award_45d').timerId)).toBe(true);
  });

  test('given 45 days without an award, then the court is open and the arbitration goes on until a suit is docketed', () => {
    const overdue = accepted.until('2025-04-22');
    expect(overdue.is('accepted.clock.overdue')).toBe(true);
    expect(overdue.outcome('overdue')).toEqual({ on: '2025-04-21', proof: '回执1' });
    expect(
      overdue
        .when('AWARD', { kind: 'nonFinal', madeOn: '2025-04-25' }, officer('2025-04-25'))
        .is('afterAward'),
    ).toBe(true);
    expect(overdue.when('SUIT_DOCKETED', { on: '2025-04-25' }, system('2025-04-25')).states).toEqual([
      'terminated',
    ]);
  });

  test('given the director’s written approval, then fifteen days are added once, counted on from acceptance', () => {
    const director = { by: 'commissionDirector' as const, on: '2025-04-10' };
    const extended = accepted.when(
      'EXTEND_AWARD',
      { approvedOn: '2025-04-10', notice: '延期通知' },
      director,
    );
    expect(extended.deadline('arb_award_45d').nominalDueOn).toBe('2025-05-04');
    expect(
      extended.refused('EXTEND_AWARD', { approvedOn: '2025-04-10', notice: '延期通知' }, director).failing[0]
        ?.condition,
    ).toBe('extensionUnused');
    expect(accepted.refused('EXTEND_AWARD', {}, officer('2025-04-10')).code).toBe('not_entitled');
  });

  test('given a suspension, then its days do not count', () => {
    const suspended = accepted.when(
      'SUSPEND',
      { ground: 'awaitsRecognitionOrAssessment', suspendedOn: '2025-03-10' },
      officer('2025-03-10'),
    );
    expect(suspended.deadline('arb_award_45d').dueOn).toBeNull();
    const resumed = suspended.when('RESUME', { resumedOn: '2025-03-20' }, officer('2025-03-20'));
    expect(resumed.deadline('arb_award_45d').nominalDueOn).toBe('2025-04-29');
  });

  test('given a party added, then the period counts anew from the decision', () => {
    const story = accepted.when(
      'RESTART_PERIOD',
      { ground: 'partyAdded', decidedOn: '2025-03-20' },
      officer('2025-03-20'),
    );
    expect(story.deadline('arb_award_45d').nominalDueOn).toBe('2025-05-04');
  });
});

describe('the award', () => {
  test('given a final award, then the worker has 15 days to sue and the employer 30 days to have it set aside', () => {
    const story = served('final');
    expect(story.deadline('suit_after_award_15d', 'w').dueOn).toBe('2025-04-29');
    expect(story.deadlines.filter((one) => one.ruleId === 'suit_after_award_15d')).toHaveLength(1);
    expect(story.deadline('setaside_30d', 'e').dueOn).toBe('2025-05-15');
    expect(story.outcomes.filter((one) => one === 'awarded')).toHaveLength(3);
    expect(story.outcome('awarded').award.servedOn).toEqual({ w: '2025-04-14', e: '2025-04-15' });
  });

  test('given a final award nobody sued upon, then it was effective from the day it was made and can still be set aside', () => {
    const story = served('final').until('2025-04-30');
    expect(story.is('afterAward.fate.inForce')).toBe(true);
    expect(story.outcome('awardEffective').award.effectiveOn).toBe('2025-04-10');
    const asked = story.when(
      'ASK_SET_ASIDE',
      { partyId: 'e', askedOn: '2025-05-12', proof: '申请书' },
      { by: 'respondent', partyId: 'e', on: '2025-05-12' },
    );
    expect(asked.is('afterAward.setAside.pending')).toBe(true);
    const receipts = ['w', 'e'].map((partyId) => ({ partyId, receivedOn: '2025-06-20' }));
    const aside = asked.when(
      'RULE_SET_ASIDE',
      { result: 'setAside', receipts },
      { by: 'courtClerk', on: '2025-06-20' },
    );
    expect(aside.states).toEqual(['setAside.served']);
    expect(aside.deadlines.map((one) => `${one.ruleId} ${one.key} ${one.nominalDueOn}`)).toEqual([
      'suit_after_setaside_15d w 2025-07-05',
      'suit_after_setaside_15d e 2025-07-05',
    ]);
    expect(aside.until('2025-07-10').states).toEqual(['lapsed']);
  });

  test('given a mixed award in one document, then it counts as non-final and both may sue', () => {
    const story = served('mixed');
    expect(
      story.deadlines.filter((one) => one.ruleId === 'suit_after_award_15d').map((one) => one.key),
    ).toEqual(['w', 'e']);
    expect(story.deadlines.some((one) => one.ruleId === 'setaside_30d')).toBe(false);
  });

  test('given a split award, then the employer has both: a suit against the non-final and setting aside of the final document', () => {
    const running = served('split').deadlines.map((one) => `${one.ruleId} ${one.key}`);
    expect(running).toContain('suit_after_award_15d e');
    expect(running).toContain('setaside_30d e');
  });

  test('given a non-final award, when the last party lets its fifteen days pass, then the award takes effect the day after', () => {
    const one = served('nonFinal').until('2025-04-30');
    expect(one.is('afterAward.fate.served')).toBe(true);
    const both = one.until('2025-05-01');
    expect(both.is('afterAward.fate.inForce')).toBe(true);
    expect(both.outcome('awardEffective').award).toMatchObject({
      effectiveOn: '2025-05-01',
      suitPeriodOver: { w: '2025-04-29', e: '2025-04-30' },
    });
  });

  test('given one party’s suit, then the whole award has no effect while it is pending', () => {
    const sued = served('nonFinal').when(
      'SUIT_FILED',
      { on: '2025-04-20', partyIds: ['w'] },
      system('2025-04-20'),
    );
    const later = sued.until('2025-06-01');
    expect(later.is('afterAward.fate.sued')).toBe(true);
    expect(later.outcomes).not.toContain('awardEffective');
  });

  test('given a suit that was withdrawn, then the award takes effect when the ruling is served', () => {
    const story = served('nonFinal')
      .when('SUIT_FILED', { on: '2025-04-20', partyIds: ['w'] }, system('2025-04-20'))
      .when('SUIT_ENDED', { result: 'withdrawn', on: '2025-05-26', partyIds: ['w'] }, system('2025-05-26'));
    expect(story.outcome('awardEffective').award.effectiveOn).toBe('2025-05-26');
  });

  test('given a suit dismissed as late, then the award has been effective since the day after the fifteen days', () => {
    const story = served('nonFinal')
      .when('SUIT_FILED', { on: '2025-04-25', partyIds: ['w'] }, system('2025-04-25'))
      .when(
        'SUIT_ENDED',
        { result: 'dismissedLate', on: '2025-05-26', partyIds: ['w'] },
        system('2025-05-26'),
      )
      .until('2025-05-27');
    expect(story.outcome('awardEffective').award.effectiveOn).toBe('2025-05-01');
  });

  test('given both sued and one withdraws, then the award waits for the other’s suit', () => {
    const both = served('nonFinal').when(
      'SUIT_FILED',
      { on: '2025-04-20', partyIds: ['w', 'e'] },
      system('2025-04-20'),
    );
    const one = both.when(
      'SUIT_ENDED',
      { result: 'withdrawn', on: '2025-05-10', partyIds: ['e'] },
      system('2025-05-10'),
    );
    expect(one.is('afterAward.fate.sued')).toBe(true);
    expect(one.context.suing).toEqual(['w']);
    expect(one.outcomes).not.toContain('awardEffective');
    const none = one.when(
      'SUIT_ENDED',
      { result: 'withdrawn', on: '2025-05-26', partyIds: ['w'] },
      system('2025-05-26'),
    );
    expect(none.outcome('awardEffective').award.effectiveOn).toBe('2025-05-26');
  });

  test('given a suit withdrawn while the other’s fifteen days run, then the award takes effect the day after them', () => {
    const story = served('nonFinal')
      .when('SUIT_FILED', { on: '2025-04-16', partyIds: ['w'] }, system('2025-04-16'))
      .when('SUIT_ENDED', { result: 'withdrawn', on: '2025-04-21', partyIds: ['w'] }, system('2025-04-21'));
    expect(story.is('afterAward.fate.served')).toBe(true);
    expect(story.until('2025-05-01').outcome('awardEffective').award.effectiveOn).toBe('2025-05-01');
  });

  test('given a suit withdrawn before the award reached the other side, then it has no effect before its service and period', () => {
    const story = awarded('nonFinal')
      .when(
        'SERVE_AWARD',
        { partyId: 'w', servedOn: '2025-04-14', manner: 'personal' },
        officer('2025-04-14'),
      )
      .when('SUIT_FILED', { on: '2025-04-16', partyIds: ['w'] }, system('2025-04-16'))
      .when('SUIT_ENDED', { result: 'withdrawn', on: '2025-05-26', partyIds: ['w'] }, system('2025-05-26'));
    expect(story.is('afterAward.fate.partlyServed')).toBe(true);
    const reached = story.when(
      'SERVE_AWARD',
      { partyId: 'e', servedOn: '2025-06-03', manner: 'personal' },
      officer('2025-06-03'),
    );
    expect(reached.until('2025-06-19').outcome('awardEffective').award.effectiveOn).toBe('2025-06-19');
  });

  test('given a suit posted on the last day, when news of it comes after the award took effect, then the award is suspended', () => {
    const story = served('nonFinal')
      .until('2025-05-02')
      .when('SUIT_FILED', { on: '2025-04-29', partyIds: ['w'] }, system('2025-05-05'));
    expect(story.is('afterAward.fate.sued')).toBe(true);
    expect(story.context.suitPeriodOver).toEqual({ e: '2025-04-30' });
    expect(story.context.effectiveOn).toBeNull();
  });

  test('given a suit brought because the commission was late, when the award is made all the same, then it has no effect while that suit waits', () => {
    const sued = accepted
      .until('2025-04-22')
      .when('SUIT_FILED', { on: '2025-04-22', partyIds: ['w'] }, system('2025-04-22'));
    const late = sued.when('AWARD', { kind: 'nonFinal', madeOn: '2025-04-24' }, officer('2025-04-24'));
    expect(late.is('afterAward.fate.sued')).toBe(true);
    expect(late.outcomes.at(-1)).toBe('awarded');
    const docketed = late.when('SUIT_DOCKETED', { on: '2025-04-28' }, system('2025-04-28'));
    expect(docketed.is('afterAward.fate.sued')).toBe(true);
    expect(docketed.context.docketedOn).toBe('2025-04-28');
    const gone = sued
      .when('SUIT_ENDED', { result: 'withdrawn', on: '2025-04-23', partyIds: ['w'] }, system('2025-04-23'))
      .when('AWARD', { kind: 'nonFinal', madeOn: '2025-04-24' }, officer('2025-04-24'));
    expect(gone.is('afterAward.fate.unserved')).toBe(true);
  });

  test('given a request to set aside posted on the last day, when it is recorded later, then staff record it with the postmark', () => {
    const inForce = served('final').until('2025-05-20');
    const posted = { partyId: 'e', askedOn: '2025-05-15', proof: '邮戳' };
    expect(inForce.context.setAsideOver).toEqual({ e: '2025-05-15' });
    expect(
      inForce.when('ASK_SET_ASIDE', posted, officer('2025-05-20')).is('afterAward.setAside.pending'),
    ).toBe(true);
    const itself = { by: 'respondent' as const, partyId: 'e', on: '2025-05-20' };
    expect(conditions(inForce.refused('ASK_SET_ASIDE', posted, itself))).toEqual(['postingProven']);
    const late = { ...posted, askedOn: '2025-05-16' };
    expect(conditions(inForce.refused('ASK_SET_ASIDE', late, officer('2025-05-20')))).toEqual([
      'ofEmployerServed',
    ]);
  });

  test('given the employer’s thirty days were over, when the worker’s suit ends without judgment, then thirty days run from that ruling', () => {
    const story = awarded('final')
      .when(
        'SERVE_AWARD',
        { partyId: 'e', servedOn: '2025-04-14', manner: 'personal' },
        officer('2025-04-14'),
      )
      .when(
        'SERVE_AWARD',
        { partyId: 'w', servedOn: '2025-05-15', manner: 'personal' },
        officer('2025-05-15'),
      )
      .when('SUIT_FILED', { on: '2025-05-20', partyIds: ['w'] }, system('2025-05-20'))
      .when('SUIT_ENDED', { result: 'withdrawn', on: '2025-06-30', partyIds: ['w'] }, system('2025-06-30'));
    expect(story.expired.map((one) => one.ruleId)).toContain('setaside_30d');
    expect(story.deadline('setaside_30d', 'e').dueOn).toBe('2025-07-30');
    expect(story.outcome('awardEffective').award.effectiveOn).toBe('2025-06-30');
  });

  test.each([
    ['before', ['SUIT_ENDED', 'RULE_SET_ASIDE']],
    ['after', ['RULE_SET_ASIDE', 'SUIT_ENDED']],
  ])(
    'given the employer’s request met the worker’s suit, when that suit ends %s the request is dismissed, then it may be made again',
    (_, order) => {
      const payloads: Record<string, object> = {
        SUIT_ENDED: { result: 'withdrawn', on: '2025-05-30', partyIds: ['w'] },
        RULE_SET_ASIDE: { result: 'dismissed', receipts: [{ partyId: 'e', receivedOn: '2025-05-30' }] },
      };
      const met = served('final')
        .when('ASK_SET_ASIDE', { partyId: 'e', askedOn: '2025-04-16' }, officer('2025-04-16'))
        .when('SUIT_FILED', { on: '2025-04-20', partyIds: ['w'] }, system('2025-04-20'));
      const story = order.reduce(
        (so, event) =>
          so.when(
            event,
            payloads[event],
            event === 'SUIT_ENDED' ? system('2025-05-30') : officer('2025-05-30'),
          ),
        met,
      );
      expect(story.is('afterAward.setAside.notAsked')).toBe(true);
      expect(story.deadline('setaside_30d', 'e').dueOn).toBe('2025-06-30');
    },
  );

  test('given a request dismissed on its merits, then it may not be made again', () => {
    const story = served('final')
      .until('2025-04-30')
      .when('ASK_SET_ASIDE', { partyId: 'e', askedOn: '2025-04-30' }, officer('2025-04-30'))
      .when(
        'RULE_SET_ASIDE',
        { result: 'dismissed', receipts: [{ partyId: 'e', receivedOn: '2025-05-30' }] },
        officer('2025-05-30'),
      );
    expect(story.is('afterAward.setAside.rejected')).toBe(true);
  });

  test('given a ruling that reached one side only, then nothing lapses until it reached the other and its period ended', () => {
    const pending = served('final')
      .until('2025-04-30')
      .when('ASK_SET_ASIDE', { partyId: 'e', askedOn: '2025-05-12' }, officer('2025-05-12'));
    const ruled = (receipts: object[]) => ({ result: 'setAside', receipts });
    const clerk = (on: string) => ({ by: 'courtClerk' as const, on });
    for (const wrong of [
      [{ partyId: 'w', receivedOn: '2030-06-02' }],
      [{ partyId: 'nobody', receivedOn: '2025-06-02' }],
      [{ partyId: 'w', receivedOn: '2025-04-01' }],
      [
        { partyId: 'w', receivedOn: '2025-06-01' },
        { partyId: 'w', receivedOn: '2025-06-02' },
      ],
    ])
      expect(conditions(pending.refused('RULE_SET_ASIDE', ruled(wrong), clerk('2025-06-02')))).toEqual([
        'receiptsOfParties',
      ]);
    const one = pending
      .when('RULE_SET_ASIDE', ruled([{ partyId: 'e', receivedOn: '2025-06-02' }]), clerk('2025-06-02'))
      .until('2025-07-01');
    expect(one.states).toEqual(['setAside.serving']);
    expect(one.outcome('setAside').award.rulingServedOn).toEqual({ e: '2025-06-02' });
    const both = one.when('SERVE_RULING', { partyId: 'w', receivedOn: '2025-07-01' }, clerk('2025-07-01'));
    expect(both.deadline('suit_after_setaside_15d', 'w').dueOn).toBe('2025-07-16');
    expect(both.outcome('setAside').award.rulingServedOn).toEqual({ e: '2025-06-02', w: '2025-07-01' });
    expect(
      conditions(
        both.refused('SERVE_RULING', { partyId: 'w', receivedOn: '2025-07-02' }, clerk('2025-07-02')),
      ),
    ).toEqual(['rulingNotServedYet']);
    const over = both.until('2025-07-17');
    expect(over.states).toEqual(['lapsed']);
    expect(over.outcome('terminated').on).toBe('2025-07-16');
  });

  test('given a suit after the award was set aside, when it is withdrawn inside the period, then the period runs on', () => {
    const receipts = ['w', 'e'].map((partyId) => ({ partyId, receivedOn: '2025-06-20' }));
    const story = served('final')
      .until('2025-04-30')
      .when('ASK_SET_ASIDE', { partyId: 'e', askedOn: '2025-05-12' }, officer('2025-05-12'))
      .when('RULE_SET_ASIDE', { result: 'setAside', receipts }, officer('2025-06-20'))
      .when('SUIT_FILED', { on: '2025-06-23', partyIds: ['w'] }, system('2025-06-23'));
    expect(story.deadlines.map((one) => one.key)).toEqual(['e']);
    const ended = (result: string) =>
      story.when('SUIT_ENDED', { result, on: '2025-06-27', partyIds: ['w'] }, system('2025-06-27'));
    expect(ended('withdrawn').deadline('suit_after_setaside_15d', 'w').nominalDueOn).toBe('2025-07-05');
    expect(ended('judged').states).toEqual(['replaced']);
  });

  test('given a judgment, then it takes the award’s place', () => {
    const story = served('nonFinal')
      .when('SUIT_FILED', { on: '2025-04-20', partyIds: ['e'] }, system('2025-04-20'))
      .when('SUIT_ENDED', { result: 'judged', on: '2025-07-01', partyIds: ['e'] }, system('2025-07-01'));
    expect(story.states).toEqual(['replaced']);
  });

  test('given the worker’s own suit, when the employer asks to have the award set aside, then it is not heard; after the withdrawal thirty days run', () => {
    const sued = served('final').when(
      'SUIT_FILED',
      { on: '2025-04-20', partyIds: ['w'] },
      system('2025-04-20'),
    );
    expect(sued.deadlines.some((one) => one.ruleId === 'setaside_30d')).toBe(false);
    const refusal = sued.refused(
      'ASK_SET_ASIDE',
      { partyId: 'e', askedOn: '2025-04-22', proof: '申请书' },
      { by: 'respondent', partyId: 'e', on: '2025-04-22' },
    );
    expect(conditions(refusal)).toEqual(['workerHasNotSued']);
    const after = sued.when(
      'SUIT_ENDED',
      { result: 'withdrawn', on: '2025-05-26', partyIds: ['w'] },
      system('2025-05-26'),
    );
    expect(after.deadline('setaside_30d', 'e').dueOn).toBe('2025-06-25');
  });

  test('given an award in force that is not enforced, then thirty days to sue run from receipt of the ruling', () => {
    const story = served('nonFinal')
      .until('2025-05-02')
      .when(
        'RECORD_NON_ENFORCEMENT',
        { receipts: [{ partyId: 'w', receivedOn: '2025-08-01' }] },
        { by: 'courtClerk', on: '2025-08-01' },
      );
    expect(story.deadline('suit_after_nonenforcement_30d', 'w').nominalDueOn).toBe('2025-08-31');
    expect(story.outcome('nonEnforced').award.rulingServedOn).toEqual({ w: '2025-08-01' });
  });

  test('given two workers of whom one sues, then the other’s period to sue ends for itself', () => {
    const second: Party = { id: 'w2', role: 'applicant', kind: 'worker', name: '韦某乙' };
    const story = ['w', 'w2', 'e'].reduce(
      (so, partyId) =>
        so.when(
          'SERVE_AWARD',
          { partyId, servedOn: '2025-04-14', manner: 'personal' },
          officer('2025-04-14'),
        ),
      given(
        procedure,
        { ...input, facts: factsOf([worker, second, employer]), receivedOn: '2025-03-03' },
        { on: '2025-03-03' },
      )
        .when('ACCEPT', { acceptedOn: '2025-03-05' }, officer('2025-03-05'))
        .when('AWARD', { kind: 'nonFinal', madeOn: '2025-04-10' }, officer('2025-04-10')),
    );
    const sued = story
      .when('SUIT_FILED', { on: '2025-04-20', partyIds: ['w'] }, system('2025-04-20'))
      .until('2025-05-05');
    expect(sued.context.suitPeriodOver).toEqual({ w2: '2025-04-29', e: '2025-04-29' });
  });
});

describe('several applicants', () => {
  const second: Party = { id: 'w2', role: 'applicant', kind: 'worker', name: '韦某乙' };
  const joint = given(
    procedure,
    { ...input, facts: factsOf([worker, second, employer]), receivedOn: '2025-03-03' },
    { on: '2025-03-03' },
  ).when('ACCEPT', { acceptedOn: '2025-03-05' }, officer('2025-03-05'));

  test('given one of two applicants withdraws, then it needs the other’s consent', () => {
    const first = { by: 'applicant' as const, partyId: 'w', on: '2025-03-10' };
    const alone = { withdrawnOn: '2025-03-10', proof: '撤回申请书' };
    expect(conditions(joint.refused('WITHDRAW', alone, first))).toEqual(['allClaimantsWithdraw']);
    expect(conditions(joint.refused('WITHDRAW', alone, officer('2025-03-10')))).toEqual([
      'allClaimantsWithdraw',
    ]);
    const together = { ...alone, consents: [{ partyId: 'w2', on: '2025-03-10', evidence: '同意书' }] };
    expect(joint.when('WITHDRAW', together, first).states).toEqual(['withdrawn']);
  });

  test('given one of two applicants stays away, then the case goes on; when both do, both are barred', () => {
    const ready = joint
      .when(
        'SERVE_APPLICATION',
        { partyId: 'e', servedOn: '2025-03-07', manner: 'personal' },
        officer('2025-03-07'),
      )
      .when('SET_HEARING', { hearingOn: '2025-04-01' }, officer('2025-03-10'))
      .when(
        'NOTIFY_HEARING',
        { partyIds: ['w', 'w2', 'e'], notifiedOn: '2025-03-11' },
        officer('2025-03-11'),
      );
    const absent = (partyIds?: string[]) => ({ heldOn: '2025-04-01', ...(partyIds ? { partyIds } : {}) });
    for (const some of [absent(), absent(['w']), absent(['w', 'e'])])
      expect(conditions(ready.refused('RECORD_APPLICANT_ABSENT', some, officer('2025-04-01')))).toEqual([
        'allClaimantsAbsent',
      ]);
    const gone = ready.when('RECORD_APPLICANT_ABSENT', absent(['w', 'w2']), officer('2025-04-01'));
    expect(gone.outcome('deemedWithdrawn').partyIds).toEqual(['w', 'w2']);
  });
});

describe('changes of parties', () => {
  const heirs = (...ids: string[]) => ({
    parties: ids.map((id) => ({
      id,
      role: 'applicant',
      kind: 'worker',
      name: `继承人${id}`,
      replaces: 'w',
    })),
  });

  test('given an heir takes the worker’s place, then what was served and sued counts for the heir', () => {
    const story = served('nonFinal')
      .when('SUIT_FILED', { on: '2025-04-20', partyIds: ['w'] }, system('2025-04-20'))
      .when('PARTIES_AMENDED', heirs('h'), system('2025-04-22'));
    expect(story.context.facts.parties.map((one: Party) => one.id)).toEqual(['h', 'e']);
    expect(story.context.suing).toEqual(['h']);
    expect(story.context.awardServedOn).toEqual({ h: '2025-04-14', e: '2025-04-15' });
    const ended = story.when(
      'SUIT_ENDED',
      { result: 'withdrawn', on: '2025-05-26', partyIds: ['h'] },
      system('2025-05-26'),
    );
    expect(ended.is('afterAward.fate.inForce')).toBe(true);
  });

  test('given two heirs, then the period to sue runs for each of them', () => {
    const story = served('final').when('PARTIES_AMENDED', heirs('h1', 'h2'), system('2025-04-22'));
    const keys = story.deadlines
      .filter((one) => one.ruleId === 'suit_after_award_15d')
      .map((one) => `${one.key} ${one.dueOn}`);
    expect(keys).toEqual(['h1 2025-04-29', 'h2 2025-04-29']);
  });

  test('given a corrected name, then everything else stays as it was', () => {
    const story = received.when(
      'PARTIES_AMENDED',
      { parties: [{ ...worker, name: '覃某乙' }] },
      system('2025-03-04'),
    );
    expect(story.context.facts.parties).toEqual([{ ...worker, name: '覃某乙' }, employer]);
    expect(story.states).toEqual(['examination.reviewing']);
  });
});

describe('ways out', () => {
  test('given the applicant withdraws, then it may file again; the respondent cannot withdraw for it', () => {
    const withdraw = { withdrawnOn: '2025-03-10', proof: '撤回申请书' };
    expect(
      accepted.refused('WITHDRAW', withdraw, { by: 'respondent', partyId: 'e', on: '2025-03-10' }).failing[0]
        ?.condition,
    ).toBe('byClaimant');
    const story = accepted.when('WITHDRAW', withdraw, { by: 'applicant', partyId: 'w', on: '2025-03-10' });
    expect(story.outcome('withdrawn')).toEqual({ on: '2025-03-10', claimant: 'applicant' });
    expect(story.ended).toBe(true);
  });

  test('given a case wrongly accepted, then it is cancelled and the parties are told within five working days', () => {
    const story = accepted.when(
      'CANCEL',
      { cancelledOn: '2025-03-10', ground: '不属于劳动争议' },
      officer('2025-03-10'),
    );
    expect(story.outcome('cancelled')).toEqual({ on: '2025-03-10' });
    expect(story.deadline('arb_cancel_notice_5wd').dueOn).toBe('2025-03-17');
    expect(story.when('SEND_CANCELLATION', { sentOn: '2025-03-12' }, officer('2025-03-12')).ended).toBe(true);
  });
});
