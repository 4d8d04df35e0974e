import { calendar, type Notice } from '@dingfen/legal-calendar';
import { conditions, type Story } from '@dingfen/procedure-kit/testing';
import { describe, expect, test } from 'vitest';
import { milestones } from './milestones.ts';
import { standingsOn } from './standing.ts';
import {
  application,
  demand,
  factsAbout,
  forceMajeure,
  intake,
  interruption,
  nothingKnown,
  opened,
  system,
  warned,
  worker,
} from './testing.ts';

const counting = { calendar: calendar('CN-GX') };
const yearOf = (story: Story) => story.deadline('limitation_arbitration_1y');
const kinds = (story: Story) => story.tasks.map(({ kind }) => kind);

describe('a limit that comes near', () => {
  test('given the limit falls in thirty days, then the day, its article and every logged interruption are told', () => {
    const story = opened().when(
      'INTERRUPTED',
      interruption('mediation_failed', '2025-10-10', 'mediation'),
      system('2025-10-10'),
    );
    const [standing] = standingsOn(story.context, '2026-09-10', counting);
    expect(standing).toMatchObject({
      claim: 'other',
      state: 'running',
      nominalDueOn: '2026-10-10',
      lastInterruption: { kind: 'mediation_failed', on: '2025-10-10' },
      emergency: false,
    });
    expect(standing?.warnings.filter((one) => one.reached).map((one) => one.daysBefore)).toEqual([90, 30]);
    const said = standing?.trace.map((step) => step.text.zh).join('\n');
    expect(said).toContain('2025-09-01申请调解，时效中断');
    expect(said).toContain('2025-10-10调解期内');
    expect(said).toContain('《劳动争议调解仲裁法》第27条');
  });

  test('then the period of the chart ends on the very days that the guardian computes', () => {
    const story = opened()
      .when('RECORD_SUSPENSION', forceMajeure('2025-10-01', '2025-10-21'), intake('2025-11-03'))
      .when('RECORD_INTERRUPTION', demand('2025-09-20'), worker('2025-11-04'));
    const [standing] = standingsOn(story.context, '2025-11-04', counting);
    const { nominalDueOn, dueOn, status, triggerOn } = yearOf(story);
    expect({ nominalDueOn, dueOn, status, runsFromOn: triggerOn }).toEqual({
      nominalDueOn: standing?.nominalDueOn,
      dueOn: standing?.dueOn,
      status: standing?.status,
      runsFromOn: '2025-09-20',
    });
    expect(nominalDueOn).toBe('2026-10-10');
  });

  test('when the warning at seven days goes out, then the emergency task is there by itself, once', () => {
    const story = warned(opened(), '2026-08-25');
    expect(story.states).toEqual(['open.watching.near']);
    expect(story.tasks).toMatchObject([{ kind: 'legalAidEmergency', holder: 'mediationBody' }]);
    const again = warned(story, '2026-08-26');
    expect(again.last.tasks).toEqual({ opened: [], closed: [] });
    expect(again.notified.filter((message) => message === 'legalAidEmergency')).toHaveLength(1);
  });

  test('given it is near, when arbitration is applied for, then the year begins anew and the task is gone', () => {
    const story = warned(opened(), '2026-08-25').when(
      'INTERRUPTED',
      interruption('arbitration_filed', '2026-08-27'),
      system('2026-08-27'),
    );
    expect(story.states).toEqual(['open.watching.running']);
    expect(yearOf(story).nominalDueOn).toBe('2027-08-27');
    expect(kinds(story)).toEqual([]);
  });

  test('given a dispute entered when fewer than seven days are left, then the task is there at once', () => {
    expect(kinds(opened({ knewOn: '2024-08-01', appliedOn: '2024-09-05' }))).toEqual(['legalAidEmergency']);
  });

  test('given the facts are recorded with eight days left, then there is no task yet; with seven there is', () => {
    expect(nothingKnown().states).toEqual(['open.watching.unknown']);
    const recordedOn = (on: string) =>
      nothingKnown().when(
        'RECORD_LIMITATION_FACTS',
        { knewOn: '2025-08-20', evidence: 'doc-dismissal' },
        intake(on),
      );
    expect(recordedOn('2026-08-24').states).toEqual(['open.watching.running']);
    expect(recordedOn('2026-08-25').states).toEqual(['open.watching.near']);
  });

  test('the applicants are warned of it, not the other side', () => {
    expect(yearOf(opened()).key).toBe('applicant');
    expect(yearOf(opened()).notices.map(({ key, to }) => `${key} ${to}`)).toEqual(
      expect.arrayContaining(['T-90 party', 'T-30 party', 'T-7 party', 'T-7 owner']),
    );
  });
});

describe('holiday notices that were imported', () => {
  const block = (name: string, from: string, to: string) => ({
    name: { zh: `${name}（虚构）`, en: `${name} (invented)` },
    from,
    to,
    makeUpDays: [],
  });
  const notice: Notice = {
    calendar: 'CN',
    year: 2027,
    document: '虚构〔2026〕1号',
    publishedOn: '2026-11-20',
    source: 'invented for this story',
    confidence: 'A',
    blocks: [block('春节', '2027-02-05', '2027-02-11'), block('劳动节', '2027-05-01', '2027-05-05')],
  };
  const until = (notices: readonly Notice[]) =>
    opened({ knewOn: '2025-12-20', appliedOn: '2026-02-09' }, notices).until('2026-03-01');

  test('given the last day falls into a holiday of 2027, then it moves once the notice is there, and is firm', () => {
    expect(yearOf(until([]))).toMatchObject({ dueOn: '2027-02-09', status: 'provisional' });
    expect(yearOf(until([notice]))).toMatchObject({
      nominalDueOn: '2027-02-09',
      dueOn: '2027-02-12',
      status: 'firm',
    });
  });

  test('given a demand on the first day after that holiday, then it interrupts only by the calendar that knows the holiday', () => {
    const told = (story: Story) =>
      story.when('RECORD_INTERRUPTION', demand('2027-02-12'), intake('2027-02-12')).states;
    expect(told(until([]))).toEqual(['open.watching.expired']);
    expect(told(until([notice]))).toEqual(['open.watching.running']);
  });
});

describe('a limit that has passed', () => {
  const over = opened().until('2026-09-02');

  test('then the other side has a defence, the applicant hears that arbitration may still be applied for, and nothing closes', () => {
    expect(over.states).toEqual(['open.watching.expired']);
    expect(over.expired).toMatchObject([{ ruleId: 'limitation_arbitration_1y', dueOn: '2026-09-01' }]);
    expect(over.notified.at(-1)).toBe('limitationOver');
    expect(over.ended).toBe(false);
    expect(over.deadlines).toEqual([]);
  });

  test('when something happens after it, then it revives nothing', () => {
    const story = over.when('RECORD_INTERRUPTION', demand('2026-09-10'), worker('2026-09-11'));
    expect(story.states).toEqual(['open.watching.expired']);
    expect(story.deadlines).toEqual([]);
    expect(story.context.log).toHaveLength(2);
  });

  test('when a demand made before it is proven afterwards, then the year runs from that demand', () => {
    const story = over.when('RECORD_INTERRUPTION', demand('2026-05-10'), worker('2026-09-11'));
    expect(story.states).toEqual(['open.watching.running']);
    expect(yearOf(story).nominalDueOn).toBe('2027-05-10');
    expect(story.last.effects).toMatchObject([
      { type: 'interruptLimitation', kind: 'demand_made', on: '2026-05-10' },
    ]);
  });

  test('given a dispute entered long after the limit, then it is over at once and the clock says so once', () => {
    const story = opened({ knewOn: '2023-01-10', appliedOn: '2025-09-01' });
    expect(story.states).toEqual(['open.watching.expired']);
    const told = story.until('2025-09-02').until('2025-12-01');
    expect(told.notified.filter((message) => message === 'limitationOver')).toHaveLength(1);
  });
});

describe('wages', () => {
  const ended = { employmentEndedOn: '2025-08-15', evidence: 'doc-certificate' };

  test('given the employment subsists, then nothing runs; when it has ended, then a year from its end', () => {
    const story = opened({ facts: factsAbout('wage_arrears') });
    expect(story.states).toEqual(['open.watching.notYetRunning']);
    expect(story.deadlines).toEqual([]);
    const over = story.when('RECORD_LIMITATION_FACTS', ended, intake('2025-10-20'));
    expect(over.deadlines.map(({ ruleId, triggerOn }) => [ruleId, triggerOn])).toEqual([
      ['limitation_wage_termination_1y', '2025-09-01'],
    ]);
  });

  test('given wages and severance, then two clocks run and the end of one leaves the other', () => {
    const story = opened({
      facts: factsAbout('wage_arrears', 'severance'),
      knewOn: '2025-06-02',
      employmentEndedOn: '2025-03-31',
      appliedOn: '2025-04-10',
    });
    expect(story.deadlines.map(({ ruleId, nominalDueOn }) => [ruleId, nominalDueOn])).toEqual([
      ['limitation_arbitration_1y', '2026-06-02'],
      ['limitation_wage_termination_1y', '2026-04-10'],
    ]);
    const one = story.until('2026-04-11');
    expect(one.states).toEqual(['open.watching.running']);
    expect(one.deadlines.map(({ ruleId }) => ruleId)).toEqual(['limitation_arbitration_1y']);
    expect(one.until('2026-06-03').states).toEqual(['open.watching.expired']);
  });

  test('given only the end of employment is known, then other claims have no clock', () => {
    const story = nothingKnown().when('RECORD_LIMITATION_FACTS', ended, intake('2025-09-02'));
    expect(story.states).toEqual(['open.watching.notYetRunning']);
  });
});

describe('suspension', () => {
  test('given force majeure, then the year stands still without a day, and its balance runs on when it ends', () => {
    const stopped = opened().when('RECORD_SUSPENSION', forceMajeure('2026-08-20'), intake('2026-08-21'));
    expect(stopped.states).toEqual(['open.watching.suspended']);
    expect(yearOf(stopped).dueOn).toBeNull();
    expect(standingsOn(stopped.context, '2026-10-01', counting)[0]).toMatchObject({
      state: 'suspended',
      balanceDays: 13,
    });
    const resumed = stopped.when(
      'END_SUSPENSION',
      { until: '2026-10-01', evidence: 'doc-road-open' },
      intake('2026-10-08'),
    );
    expect(yearOf(resumed).nominalDueOn).toBe('2026-10-13');
    expect(resumed.states).toEqual(['open.watching.near']);
  });

  test('then another that overlaps, one that ends before it begins, and one in the future are refused', () => {
    const stopped = opened().when(
      'RECORD_SUSPENSION',
      forceMajeure('2025-10-01', '2025-10-11'),
      intake('2025-11-03'),
    );
    const refused = (from: string, until?: string) =>
      conditions(stopped.refused('RECORD_SUSPENSION', forceMajeure(from, until), intake('2025-11-03')));
    expect(refused('2025-10-05', '2025-10-20')).toEqual(['suspensionDaysFit']);
    expect(refused('2025-10-20', '2025-10-20')).toEqual(['suspensionDaysFit']);
    expect(refused('2025-09-20')).toEqual(['suspensionDaysFit']);
    expect(refused('2025-11-04')).toEqual(['dayHasCome']);
    expect(
      conditions(
        stopped.refused('END_SUSPENSION', { until: '2025-11-01', evidence: 'doc' }, intake('2025-11-03')),
      ),
    ).toEqual(['suspensionLasts']);
    const open = stopped.when('RECORD_SUSPENSION', forceMajeure('2025-10-25'), intake('2025-11-03'));
    expect(
      conditions(
        open.refused('END_SUSPENSION', { until: '2025-10-25', evidence: 'doc' }, intake('2025-11-03')),
      ),
    ).toEqual(['endAfterBegin']);
  });
});

describe('what is recorded', () => {
  test('given a day on record, when it is corrected, then a reason is asked for and the day before is kept', () => {
    const facts = { knewOn: '2024-11-20', evidence: 'doc-letter' };
    expect(conditions(opened().refused('RECORD_LIMITATION_FACTS', facts, intake('2025-09-02')))).toEqual([
      'correctionExplained',
    ]);
    const story = opened().when(
      'RECORD_LIMITATION_FACTS',
      { ...facts, reason: '通知书上的日期' },
      intake('2025-09-02'),
    );
    expect(story.context.knewOn).toBe('2024-11-20');
    expect(story.context.corrections).toEqual([
      { knewOn: '2024-12-20', employmentEndedOn: null, reason: '通知书上的日期', on: '2025-09-02' },
    ]);
  });

  test('then a day in the future, one before the law, no day at all and the same event twice are refused', () => {
    const refused = (event: string, payload: object) =>
      conditions(opened().refused(event, payload, intake('2025-09-02')));
    const facts = { evidence: 'doc', reason: '更正' };
    expect(refused('RECORD_LIMITATION_FACTS', { ...facts, knewOn: '2025-09-03' })).toEqual(['dayHasCome']);
    expect(refused('RECORD_LIMITATION_FACTS', { ...facts, knewOn: '2008-04-30' })).toEqual([
      'dayUnderTheLaw',
    ]);
    expect(refused('RECORD_LIMITATION_FACTS', facts)).toEqual(['factsGiven']);
    expect(
      refused('RECORD_INTERRUPTION', {
        kind: 'mediation_applied',
        happenedOn: '2025-09-01',
        evidence: 'doc',
      }),
    ).toEqual(['alreadyLogged']);
  });

  test('when another procedure reports what is on record, then the log stays as it is', () => {
    const story = opened().when(
      'INTERRUPTED',
      interruption('mediation_applied', '2025-09-01', 'mediation'),
      system('2025-09-01'),
    );
    expect(story.context.log).toHaveLength(1);
    expect(story.states).toEqual(['open.watching.running']);
  });
});

describe('legal aid', () => {
  const decided = (decision: string, decidedOn: string) => ({
    decision,
    decidedOn,
    document: 'doc-decision',
  });
  const near = warned(opened({ facts: factsAbout('severance', 'work_injury') }), '2026-08-26');

  test('given a migrant worker’s claim for wages, when aid is applied for, then no means are checked and seven days run', () => {
    const facts = factsAbout('wage_arrears');
    const proof = { ...application, migrantWorkerProof: 'doc-household' };
    const story = opened({ facts }).when('APPLY_LEGAL_AID', proof, worker('2025-09-03'));
    expect(story.context.legalAid).toMatchObject([{ partyId: 'worker', meansCheck: false, urgent: false }]);
    expect(story.deadline('la_review_7d', 'worker').dueOn).toBe('2025-09-10');
    const severance = opened().when('APPLY_LEGAL_AID', proof, worker('2025-09-03'));
    expect(severance.context.legalAid).toMatchObject([{ meansCheck: true }]);
  });

  test('when it is granted, then three days run for counsel, and the person counts once', () => {
    const granted = opened()
      .when('APPLY_LEGAL_AID', application, worker('2025-09-03'))
      .when('RECORD_LEGAL_AID_DECISION', decided('granted', '2025-09-08'), worker('2025-09-08'));
    expect(granted.deadlines.map(({ ruleId }) => ruleId)).toEqual([
      'limitation_arbitration_1y',
      'la_assign_3d',
    ]);
    expect(granted.deadline('la_assign_3d').dueOn).toBe('2025-09-11');
    const assigned = granted.when(
      'RECORD_LEGAL_AID_COUNSEL',
      { counsel: '某律师', assignedOn: '2025-09-10' },
      worker('2025-09-10'),
    );
    expect(assigned.deadlines.map(({ ruleId }) => ruleId)).toEqual(['limitation_arbitration_1y']);
    expect(milestones(assigned.context)).toEqual([
      { name: 'legalAid.person', on: '2025-09-08', key: 'worker' },
    ]);
    expect(conditions(assigned.refused('APPLY_LEGAL_AID', application, worker('2025-09-12')))).toEqual([
      'noAidPending',
    ]);
  });

  test('given the agency is late, then worker and body are told and the duty is still owed', () => {
    const late = opened().when('APPLY_LEGAL_AID', application, worker('2025-09-03')).until('2025-09-11');
    expect(late.notified.at(-1)).toBe('legalAidLate');
    expect(
      late.when('RECORD_LEGAL_AID_DECISION', decided('withdrawn', '2025-09-12'), worker('2025-09-12')).context
        .legalAid,
    ).toMatchObject([{ withdrawnOn: '2025-09-12' }]);
  });

  test('given the limit is near, when aid is applied for, then the task is done; when it is refused, then it is back', () => {
    expect(kinds(near)).toEqual(['legalAidEmergency']);
    const asked = near.when('APPLY_LEGAL_AID', application, worker('2026-08-27'));
    expect(asked.states).toEqual(['open.watching.referred']);
    expect(asked.context.legalAid).toMatchObject([{ urgent: true }]);
    expect(kinds(asked)).toEqual([]);
    const refused = asked.when(
      'RECORD_LEGAL_AID_DECISION',
      decided('refused', '2026-08-28'),
      worker('2026-08-28'),
    );
    expect(kinds(refused)).toEqual(['legalAidEmergency']);
    expect(milestones(refused.context)).toEqual([]);
  });

  test('a clerk records it with the party and the evidence; the days must fit', () => {
    expect(conditions(near.refused('APPLY_LEGAL_AID', application, intake('2026-08-27')))).toEqual([
      'actsForOwnParty',
    ]);
    const counter = { ...application, partyId: 'worker', evidence: 'doc-form' };
    const asked = near.when('APPLY_LEGAL_AID', counter, intake('2026-08-27'));
    expect(
      conditions(
        asked.refused('RECORD_LEGAL_AID_DECISION', decided('granted', '2026-08-20'), worker('2026-08-28')),
      ),
    ).toEqual(['aidPending']);
    expect(
      conditions(
        asked.refused(
          'RECORD_LEGAL_AID_COUNSEL',
          { counsel: '某律师', assignedOn: '2026-08-28' },
          worker('2026-08-28'),
        ),
      ),
    ).toEqual(['counselAwaited']);
  });

  test('given the party is replaced, then the agency owes it nothing any more', () => {
    const heir = { id: 'heir', role: 'applicant', kind: 'worker', name: '乙某某', replaces: 'worker' };
    const story = opened()
      .when('APPLY_LEGAL_AID', application, worker('2025-09-03'))
      .when('PARTIES_AMENDED', { parties: [heir] }, system('2025-09-05'));
    expect(story.deadlines.map(({ ruleId }) => ruleId)).toEqual(['limitation_arbitration_1y']);
    expect(story.context.facts.parties[0]).toMatchObject({ id: 'heir' });
  });
});

describe('a dispute that needs no guard', () => {
  const resting = opened().when('DISPUTE_RESTS', {}, system('2025-10-20'));

  test('given something enforceable, then the year is not counted, and what interrupts is still logged', () => {
    expect(resting.states).toEqual(['open.resting']);
    expect(resting.deadlines).toEqual([]);
    const logged = resting.when(
      'INTERRUPTED',
      interruption('suit_filed', '2025-10-30'),
      system('2025-10-30'),
    );
    expect(logged.states).toEqual(['open.resting']);
    const again = logged.when('DISPUTE_RESUMES', {}, system('2025-11-03'));
    expect(again.states).toEqual(['open.watching.running']);
    expect(yearOf(again).nominalDueOn).toBe('2026-10-30');
  });

  test('given the dispute is closed, then the guard ends with it; reopened, it goes on', () => {
    const closed = resting.when('DISPUTE_CLOSED', {}, system('2025-11-20'));
    expect(closed.ended).toBe(true);
    expect(closed.when('DISPUTE_RESUMES', {}, system('2025-12-01')).states).toEqual([
      'open.watching.running',
    ]);
    expect(closed.when('DISPUTE_RESTS', {}, system('2025-12-01')).states).toEqual(['open.resting']);
  });
});
