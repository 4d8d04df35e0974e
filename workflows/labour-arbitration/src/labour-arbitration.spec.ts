import type { DisputeFacts, Party } from '@dingfen/domain';
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
      .when('SET_HEARING', { hearingOn: '2025-03-12' }, officer('2025-03-10'))
      .until('2025-03-11');
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

  test('given the answer period over, when a counter-application is made, then it is a separate case', () => {
    const refusal = answering.refused(
      'COUNTER_APPLY',
      { partyId: 'e', appliedOn: '2025-03-25', proof: '反申请书' },
      { by: 'respondent', partyId: 'e', on: '2025-03-25' },
    );
    expect(conditions(refusal)).toEqual(['answerPeriodRuns']);
    expect(refusal.basis).toEqual([{ source: 'ARB', article: '36', confidence: 'A' }]);
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
    expect(aside.states).toEqual(['setAside']);
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
      .when('SUIT_ENDED', { result: 'withdrawn', on: '2025-05-26' }, system('2025-05-26'));
    expect(story.outcome('awardEffective').award.effectiveOn).toBe('2025-05-26');
  });

  test('given a suit dismissed as late, then the award has been effective since the day after the fifteen days', () => {
    const story = served('nonFinal')
      .when('SUIT_FILED', { on: '2025-04-25', partyIds: ['w'] }, system('2025-04-25'))
      .when('SUIT_ENDED', { result: 'dismissedLate', on: '2025-05-26' }, system('2025-05-26'))
      .until('2025-05-27');
    expect(story.outcome('awardEffective').award.effectiveOn).toBe('2025-05-01');
  });

  test('given a judgment, then it takes the award’s place', () => {
    const story = served('nonFinal')
      .when('SUIT_FILED', { on: '2025-04-20', partyIds: ['e'] }, system('2025-04-20'))
      .when('SUIT_ENDED', { result: 'judged', on: '2025-07-01' }, system('2025-07-01'));
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
    const after = sued.when('SUIT_ENDED', { result: 'withdrawn', on: '2025-05-26' }, system('2025-05-26'));
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
