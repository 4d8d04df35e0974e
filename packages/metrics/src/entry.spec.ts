import type { Milestone } from '@dingfen/domain';
import { describe, expect, it } from 'vitest';
import { type CountedDispute, figureEntriesOf } from './entry.ts';
import { measures } from './measures.ts';

const dispute = (
  milestones: readonly Milestone[] = [],
  more: Partial<CountedDispute> = {},
): CountedDispute => ({
  id: 'd-1',
  channel: 'online',
  employment: 'platform',
  migrantWorker: null,
  industry: null,
  filedOn: '2025-03-31',
  claims: [
    { type: 'platform_pay', amountFen: 300_000 },
    { type: 'wage_arrears', amountFen: 200_000 },
  ],
  parties: [
    { id: 'w', role: 'applicant', kind: 'worker' },
    { id: 'v', role: 'applicant', kind: 'worker' },
    { id: 'e', role: 'respondent', kind: 'platform' },
  ],
  status: 'open',
  stage: 'mediation',
  closings: [],
  assignments: [{ role: 'mediationBody', holderId: 'body-1' }],
  proceedings: [{ id: 'p-1', procedure: 'mediation', status: 'running', milestones }],
  deadlines: [],
  ...more,
});
const of = (measure: string, counted: CountedDispute) =>
  figureEntriesOf(counted).filter((one) => one.measure === measure);
const sum = (measure: string, counted: CountedDispute) =>
  of(measure, counted).reduce((all, one) => all + one.value, 0);

describe('what a dispute as a whole counts as', () => {
  it('given a filing, then it counts in the month of its day, by its principal claim, with every dimension filled', () => {
    expect(of('dispute.filed', dispute())).toEqual([
      {
        ref: 'dispute:filed',
        measure: 'dispute.filed',
        extra: '',
        month: '2025-03',
        organisationId: 'body-1',
        claimType: 'platform_pay',
        channel: 'online',
        category: 'platform',
        industry: 'unknown',
        mediatorId: '',
        value: 1,
      },
    ]);
    expect([sum('dispute.workers', dispute()), sum('amount.claimed', dispute())]).toEqual([2, 500_000]);
  });

  it('given a migrant worker, then that is the category, whatever the kind of employment', () => {
    expect(of('dispute.filed', dispute([], { migrantWorker: true }))[0]?.category).toBe('migrant');
  });

  it('given a new mediation elsewhere, then the dispute stays with the body that took it in; a transfer moves it', () => {
    const received: Milestone = { name: 'mediation.received', on: '2025-04-01', organisationId: 'body-2' };
    const again = { ...received, organisationId: 'body-3' };
    expect(of('dispute.filed', dispute([received, again]))[0]?.organisationId).toBe('body-2');
    const gone: Milestone = { name: 'mediation.transferredOut', on: '2025-04-01', organisationId: 'body-1' };
    expect(of('dispute.filed', dispute([gone, received]))[0]?.organisationId).toBe('body-2');
    const entrusted = { ...received, channel: 'court_post_filing' as const };
    expect(of('dispute.filed', dispute([entrusted]))[0]?.organisationId).toBe('body-1');
  });

  it('given it was merged into another as a duplicate, then that counts, and what an office owed on it until then, and nothing else', () => {
    const received: Milestone = { name: 'mediation.received', on: '2025-04-01', organisationId: 'body-2' };
    const merging: Milestone = { name: 'dispute.merged', on: '2025-05-06' };
    const missed = {
      id: 'x',
      ruleId: 'med_enterprise_acceptance_3wd',
      ruleClass: 'institutional_duty',
      status: 'closed_late',
      dueOn: '2025-04-08',
      organisationId: 'body-2',
    };
    const merged = dispute([received, merging], { status: 'closed', stage: 'merged', deadlines: [missed] });
    expect(figureEntriesOf(merged).map((one) => [one.measure, one.month, one.organisationId])).toEqual([
      ['dispute.merged', '2025-05', 'body-2'],
      ['duty.missed', '2025-04', 'body-2'],
    ]);
  });

  it('given a closing, a reopening and a second closing, then each flow counts, and the first closing has relapsed', () => {
    const reopened: Milestone = { name: 'dispute.reopened', on: '2026-04-30', key: '1' };
    const closed = dispute([reopened], { closings: ['2025-04-30', '2026-06-01'] });
    expect(of('dispute.closed', closed).map((one) => [one.month, one.extra])).toEqual([
      ['2025-04', 'first'],
      ['2026-06', 'again'],
    ]);
    expect(of('days.dispute', closed).map((one) => one.extra)).toEqual(['30']);
    expect(of('closed.relapsed', closed).map((one) => one.month)).toEqual(['2025-04']);
    const later = dispute([{ ...reopened, on: '2026-05-01' }], { closings: ['2025-04-30'] });
    expect(of('closed.relapsed', later)).toEqual([]);
  });

  it('given an arbitration before the closing, then it is no relapse; one within a year after it is', () => {
    const arbitrated = (on: string) =>
      dispute([{ name: 'arbitration.accepted', on, organisationId: 'c' }], { closings: ['2025-04-30'] });
    expect(of('closed.relapsed', arbitrated('2025-04-02'))).toEqual([]);
    expect(of('closed.relapsed', arbitrated('2025-05-02'))).toHaveLength(1);
  });
});

describe('what procedures count as', () => {
  it('given a conclusion, then it counts once, and its days in two histograms, all booked to its body and mediator', () => {
    const concluded: Milestone = {
      name: 'mediation.concluded',
      on: '2025-05-02',
      extra: 'refused',
      days: { gross: 20, net: 12 },
      organisationId: 'body-1',
      mediatorId: 'm-1',
    };
    const entries = figureEntriesOf(dispute([concluded])).filter((one) => one.month === '2025-05');
    expect(entries.map((one) => [one.measure, one.extra, one.value, one.mediatorId])).toEqual([
      ['mediation.concluded', 'refused', 1, 'm-1'],
      ['days.mediation', '20', 1, 'm-1'],
      ['netDays.mediation', '12', 1, 'm-1'],
    ]);
  });

  it('given an entrusted mediation, then its door is the court’s', () => {
    const accepted: Milestone = {
      name: 'mediation.accepted',
      on: '2025-05-02',
      channel: 'court_post_filing',
    };
    expect(of('mediation.accepted', dispute([accepted]))[0]?.channel).toBe('court_post_filing');
  });
});

const reached = (id: string, on: string, more: Partial<Milestone> = {}): Milestone => ({
  name: 'agreement.reached',
  on,
  key: id,
  extra: 'own',
  amountFen: 500,
  organisationId: 'body-1',
  mediatorId: 'm-1',
  ...more,
});
const item = (key: string, on: string, amountFen?: number): Milestone => ({
  name: 'agreement.item',
  on,
  key,
  ...(amountFen === undefined ? {} : { amountFen }),
});
const payment = (key: string, on: string, amountFen?: number): Milestone => ({
  ...item(key, on, amountFen),
  name: 'agreement.payment',
});

describe('what agreements count as', () => {
  const two = [reached('a', '2025-04-10'), item('a#0', '2025-04-30', 300), item('a#1', '2025-06-30', 200)];

  it('given two items each paid by its own day, then the agreement is performed in time in the month of the last', () => {
    const paid = dispute([...two, payment('a#0', '2025-04-30'), payment('a#1', '2025-06-01', 200)]);
    expect(of('agreement.due', paid).map((one) => one.month)).toEqual(['2025-06']);
    expect(of('agreement.performedInTime', paid)).toHaveLength(1);
    expect(of('amount.performed', paid).map((one) => [one.month, one.value])).toEqual([
      ['2025-04', 300],
      ['2025-06', 200],
    ]);
  });

  it('given one item paid a day late, then the money counts and the agreement is not performed in time', () => {
    const late = dispute([...two, payment('a#0', '2025-05-01'), payment('a#1', '2025-06-01')]);
    expect(sum('amount.performed', late)).toBe(500);
    expect(of('agreement.performedInTime', late)).toEqual([]);
  });

  it('given payments in parts, recorded in any order and beyond what is owed, then no fen counts twice', () => {
    const parts = dispute([
      ...two,
      payment('a#0', '2025-04-29'),
      payment('a#0', '2025-04-20', 100),
      payment('a#0', '2025-05-20'),
      payment('a#1', '2025-05-20', 900),
    ]);
    expect(of('amount.performed', parts).map((one) => one.value)).toEqual([100, 200, 200]);
    expect(of('agreement.performedInTime', parts)).toHaveLength(1);
  });

  it('given something other than money, then it is done once and counts no fen', () => {
    const deed = dispute([
      reached('a', '2025-04-10', { amountFen: 0 }),
      item('a#0', '2025-04-30'),
      payment('a#0', '2025-04-12'),
    ]);
    expect(of('amount.performed', deed)).toEqual([]);
    expect(of('amount.agreed', deed)).toEqual([]);
    expect(of('agreement.performedInTime', deed)).toHaveLength(1);
  });

  it('given a confirmation of this agreement, then it is confirmed in the month of the agreement; one revoked is not', () => {
    const ruled = (extra: string): Milestone => ({
      name: 'confirmation.ruled',
      on: '2025-05-05',
      key: 'a',
      extra,
    });
    expect(of('agreement.confirmed', dispute([...two, ruled('confirmed')])).map((one) => one.month)).toEqual([
      '2025-04',
    ]);
    expect(of('agreement.confirmed', dispute([...two, ruled('revoked')]))).toEqual([]);
    expect(of('agreement.confirmed', dispute([...two, { ...ruled('confirmed'), key: 'b' }]))).toEqual([]);
  });

  it('given two mediations whose agreements bear one id, then each has its own items and payments', () => {
    const first = [...two, payment('a#0', '2025-04-20')];
    const second = [reached('a', '2025-07-10'), item('a#0', '2025-07-31', 500)];
    const both = dispute([], {
      proceedings: [
        { id: 'p-1', procedure: 'mediation', status: 'ended', milestones: first },
        { id: 'p-2', procedure: 'mediation', status: 'ended', milestones: second },
        {
          id: 'p-3',
          procedure: 'confirmation',
          status: 'running',
          milestones: [{ name: 'agreement.payment', on: '2025-05-10', key: 'a#1' }],
        },
      ],
    });
    expect(of('amount.performed', both).map((one) => [one.month, one.value])).toEqual([
      ['2025-04', 300],
      ['2025-05', 200],
    ]);
    expect(of('agreement.due', both).map((one) => one.month)).toEqual(['2025-06', '2025-07']);
  });

  it('given an agreement replaced before it was due, then only the new one is due and only its money is agreed', () => {
    const replaced = dispute([
      ...two,
      reached('b', '2025-05-10', { amountFen: 450 }),
      item('b#0', '2025-07-31', 450),
    ]);
    expect(of('agreement.due', replaced).map((one) => one.month)).toEqual(['2025-07']);
    expect(of('amount.agreed', replaced).map((one) => one.value)).toEqual([450]);
    expect(of('agreement.reached', replaced)).toHaveLength(2);
  });

  it('given an agreement replaced after a breach, then the old one was due and was not performed', () => {
    const breached = dispute([...two, reached('b', '2025-07-10'), item('b#0', '2025-07-31', 500)]);
    expect(of('agreement.due', breached).map((one) => one.month)).toEqual(['2025-06', '2025-07']);
    expect(of('agreement.performedInTime', breached)).toEqual([]);
  });

  it('given an entrusted mediation’s agreement, then its money counts and nothing waits for confirmation', () => {
    const entrusted = dispute([
      reached('a', '2025-04-10', { extra: 'entrusted' }),
      item('a#0', '2025-04-30', 500),
    ]);
    expect(sum('amount.agreed', entrusted)).toBe(500);
    expect([...of('agreement.reached', entrusted), ...of('agreement.due', entrusted)]).toEqual([]);
  });
});

describe('what deadlines count as', () => {
  const deadline = (status: string, more: object = {}) => ({
    id: `dl-${status}`,
    ruleId: 'jc_accept_decision_3d',
    ruleClass: 'institutional_duty',
    status,
    dueOn: '2025-05-06T10:00',
    organisationId: 'court-1',
    ...more,
  });

  it('given duties in every standing, then those decided count as kept or missed in the month of their day', () => {
    const statuses = ['running', 'paused', 'breached', 'expired', 'closed', 'closed_late'];
    const counted = dispute([], { deadlines: statuses.map((one) => deadline(one)) });
    const duties = figureEntriesOf(counted).filter((one) => one.measure.startsWith('duty.'));
    expect(duties.map((one) => [one.ref, one.measure])).toEqual([
      ['deadline:dl-breached', 'duty.missed'],
      ['deadline:dl-expired', 'duty.missed'],
      ['deadline:dl-closed', 'duty.kept'],
      ['deadline:dl-closed_late', 'duty.missed'],
    ]);
    expect(duties[0]).toMatchObject({
      extra: 'jc_accept_decision_3d',
      month: '2025-05',
      organisationId: 'court-1',
      mediatorId: '',
    });
  });

  it('given a period of a party, or one without a last day, then it is no duty of an institution', () => {
    const counted = dispute([], {
      deadlines: [deadline('closed', { ruleClass: 'party_right' }), deadline('closed', { dueOn: null })],
    });
    expect(figureEntriesOf(counted).filter((one) => one.ref.startsWith('deadline:'))).toEqual([]);
  });
});

describe('every entry', () => {
  const milestones: Milestone[] = [
    { name: 'mediation.received', on: '2025-04-01', organisationId: 'body-1' },
    { name: 'respondent.asked', on: '2025-04-02', key: 'e' },
    { name: 'respondent.asked', on: '2025-04-02', key: 'f' },
    { name: 'legalAid.person', on: '2025-04-02', key: 'w' },
    { name: 'followUp.answered', on: '2025-04-02', extra: 'satisfied' },
    reached('a', '2025-04-10'),
    item('a#0', '2025-04-30', 500),
    payment('a#0', '2025-04-20', 100),
    payment('a#0', '2025-04-20', 100),
  ];
  const entries = figureEntriesOf(dispute(milestones, { closings: ['2025-06-01', '2025-07-01'] }));

  it('has a ref of its own, and one and the same however often it is computed', () => {
    expect(new Set(entries.map((one) => one.ref)).size).toBe(entries.length);
    expect(figureEntriesOf(dispute(milestones, { closings: ['2025-06-01', '2025-07-01'] }))).toEqual(entries);
  });

  it('is of a measure that is declared', () => {
    for (const { measure } of entries) expect(Object.keys(measures)).toContain(measure);
  });
});

describe('what stands now', () => {
  const standing = (counted: CountedDispute) =>
    figureEntriesOf(counted)
      .filter((one) => one.measure.startsWith('now.'))
      .map((one) => [
        one.measure,
        one.extra,
        one.month,
        one.organisationId,
        one.besides ?? '',
        one.mediatorId,
      ]);
  const held = [
    { role: 'mediationBody', holderId: 'body-1' },
    { role: 'mediator', holderId: 'm-1' },
    { role: 'court', holderId: 'court-1' },
  ];

  it('given an open dispute, then it stands with each body that answers for it, by stage and day of filing', () => {
    expect(standing(dispute([], { stage: 'trial', assignments: held }))).toEqual([
      ['now.open', 'trial', '2025-03-31', 'body-1', '', ''],
      ['now.open', 'trial', '2025-03-31', 'court-1', 'body-1', ''],
    ]);
  });

  it('given a mediation with a mediator, then it is also in the mediator’s hands; given it is over, no more', () => {
    expect(standing(dispute([], { assignments: held })).at(-1)).toEqual([
      'now.inHand',
      '',
      '2025-03',
      'body-1',
      '',
      'm-1',
    ]);
    expect(
      standing(dispute([], { stage: 'agreement', assignments: held })).map(([measure]) => measure),
    ).toEqual(['now.open', 'now.open']);
  });

  it('given a closed dispute, then nothing of it stands', () => {
    expect(standing(dispute([], { status: 'closed', stage: 'closed', assignments: held }))).toEqual([]);
  });

  it('given a duty that was missed and is still owed, then it counts as missed and as owed; given it is done late, as missed', () => {
    const duty = (status: string) => ({
      id: 'd',
      ruleId: 'r',
      ruleClass: 'institutional_duty',
      status,
      dueOn: '2025-04-15',
      organisationId: 'body-1',
    });
    const measuresOf = (status: string) =>
      figureEntriesOf(dispute([], { status: 'closed', deadlines: [duty(status)] }))
        .filter((one) => one.ref.startsWith('deadline:'))
        .map((one) => [one.ref, one.measure]);
    expect(measuresOf('breached')).toEqual([
      ['deadline:d', 'duty.missed'],
      ['deadline:d:owed', 'now.owed'],
    ]);
    expect(measuresOf('closed_late')).toEqual([['deadline:d', 'duty.missed']]);
  });
});
