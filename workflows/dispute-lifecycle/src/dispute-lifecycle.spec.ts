import { readFileSync } from 'node:fs';
import { isRefusal } from '@dingfen/domain';
import { gateRows } from '@dingfen/fast-track-trial';
import { formatCitation } from '@dingfen/legal-basis';
import { calendar } from '@dingfen/legal-calendar';
import { decide, type Effect, start, systemActor } from '@dingfen/procedure-kit';
import { aDispute, anAgreement, conditions, given, type Story } from '@dingfen/procedure-kit/testing';
import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import type { LifecycleInput } from './context.ts';
import { outcomeEvents } from './events.ts';
import { gateAnswerOf } from './gate.ts';
import { gateGuardNames } from './guards.ts';
import { lifecycle, procedures, stageOf } from './index.ts';
import { routesMarkdown } from './routes-table.ts';
import { stages } from './stage.ts';

const facts = aDispute({
  parties: [
    { id: 'w', role: 'applicant', kind: 'worker', name: '覃某甲' },
    { id: 'e', role: 'respondent', kind: 'employer', name: '某建筑公司' },
  ],
  claims: [
    { id: 'c1', type: 'wage_arrears', amountFen: 1_860_000 },
    { id: 'c2', type: 'severance', amountFen: 900_000 },
  ],
});
const input: LifecycleInput = {
  facts,
  courtId: 'court-1',
  commissionId: 'commission-1',
  mediation: {
    regime: 'direct',
    online: false,
    receivedOn: '2025-03-03',
    bodyKind: 'mal10',
    mediationBodyId: 'centre-1',
  },
};
const item = {
  claimId: 'c1',
  type: 'wage_arrears' as const,
  amountFen: 1_500_000,
  payerId: 'e',
  payeeId: 'w',
  dueOn: '2025-04-30',
};
const agreement = anAgreement({
  effectiveOn: '2025-03-14',
  regime: 'direct',
  items: [item],
  performanceDueOn: '2025-04-30',
  undisputedFacts: ['2024年3月1日入职'],
  addressForService: [{ partyId: 'w', address: '来宾市某路1号', confirmedOn: '2025-03-05' }],
  clauses: '分期支付',
});
const awardOf = (kind: string, servedOn: Record<string, string> = {}) => ({
  award: {
    kind,
    madeOn: '2025-05-06',
    servedOn,
    suitPeriodOver: {},
    rulingServedOn: {},
    effectiveOn: null,
    performanceDueOn: null,
  },
});
const consents = ['w', 'e'].map((partyId) => ({ partyId, on: '2025-06-01', evidence: '同意书' }));
const worker = (on: string) => ({ by: 'applicant' as const, partyId: 'w', on });
const employer = (on: string) => ({ by: 'respondent' as const, partyId: 'e', on });
const centre = (on: string) => ({ by: 'unitHead' as const, on });

const filed = given(lifecycle, input, { on: '2025-03-03' });
const heard = (story: Story, event: string, on: string, data: object = {}) =>
  story.when(event, data, { by: 'system', on });
const effective = heard(filed, 'mediation.effective', '2025-03-14', { agreement });
const failed = heard(filed, 'mediation.terminated', '2025-03-25', {
  reason: 'gap_too_wide',
  endedOn: '2025-03-25',
  undisputedFacts: ['入职日期无争议'],
  addressForService: [],
});
const arbitrating = failed.when(
  'FILE_ARBITRATION',
  { receivedOn: '2025-03-26', receiptProof: '回执1' },
  worker('2025-03-26'),
);

/** What an act set in motion, in short: `open confirmation`, `arbitrationReview EXCLUDE`, `right arbitration`. */
const moves = (story: Story): string[] =>
  story.last.effects.flatMap((effect: Effect) => {
    if (effect.type === 'openProceeding') return [`open ${effect.procedure}`];
    if (effect.type === 'signal') return [`${effect.procedure} ${effect.event}`];
    if (effect.type === 'openRight') return [`right ${effect.right}`];
    return [];
  });
const reckoning = { calendar: calendar('CN-GX'), local: {} };

/** Plays an act's openings and signals against the procedures that receive them. */
function misunderstood(story: Story): string[] {
  return story.last.effects.flatMap((effect) => {
    if (effect.type !== 'signal' && effect.type !== 'openProceeding') return [];
    const procedure = procedures.find((one) => one.key === effect.procedure);
    if (!procedure) return [`no procedure ${effect.procedure}`];
    if (effect.type === 'openProceeding') {
      const circumstances = {
        at: '2025-06-02T02:00:00.000Z',
        actor: systemActor,
        ...reckoning,
      };
      start(procedure, { ...effect.input, facts }, circumstances);
      return [];
    }
    const event = procedure.events[effect.event];
    return event?.entitled.includes('system') && Value.Check(event.payload, effect.payload)
      ? []
      : [`${effect.procedure} ${effect.event} ${JSON.stringify(effect.payload)}`];
  });
}
const openedInput = (story: Story, procedure: string): Record<string, unknown> | undefined => {
  const found = story.last.effects.find(
    (one) => one.type === 'openProceeding' && one.procedure === procedure,
  );
  return found?.type === 'openProceeding' ? found.input : undefined;
};
const signals = (story: Story, event: string): unknown[] =>
  story.last.effects.flatMap((one) => (one.type === 'signal' && one.event === event ? [one.payload] : []));
const interrupted = (story: Story): string[][] =>
  story.last.effects.flatMap((one) => (one.type === 'interruptLimitation' ? [[one.kind, one.on]] : []));
const signalled = (story: Story, event: string): unknown => {
  const found = story.last.effects.find((one) => one.type === 'signal' && one.event === event);
  return found?.type === 'signal' ? found.payload : undefined;
};

describe('the routing table', () => {
  test('no outcome of any procedure falls on deaf ears', () => {
    const announced = procedures.flatMap(({ key, outcomes }) =>
      Object.keys(outcomes).map((name) => `${key}.${name}`),
    );
    expect(announced.filter((name) => !(outcomeEvents as string[]).includes(name))).toEqual([]);
  });

  test('the table in the README is the one that runs', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    // The formatter pads the columns of a table.
    const unpadded = (text: string): string => text.replace(/ {2,}/g, ' ').replace(/-{3,}/g, '---');
    expect(unpadded(readme)).toContain(unpadded(routesMarkdown()));
  });

  // Each row: where the dispute stands, what is heard, where it stands then, what is set in motion.
  const confirming = heard(effective, 'confirmation.filed', '2025-03-20', { on: '2025-03-20' });
  const reviewing = heard(effective, 'arbitrationReview.filed', '2025-03-20', { on: '2025-03-20' });
  const confirmed = heard(confirming, 'confirmation.confirmed', '2025-04-01', { on: '2025-04-01' });
  const beside = filed.when('FILE_ARBITRATION', {}, worker('2025-03-19'));
  const overdue = heard(arbitrating, 'arbitration.overdue', '2025-05-12', {
    on: '2025-05-12',
    proof: '受理通知书',
  });
  const awarded = heard(
    arbitrating,
    'arbitration.awarded',
    '2025-05-06',
    awardOf('nonFinal', { w: '2025-05-08' }),
  );
  const suing = awarded.when('FILE_SUIT', {}, worker('2025-05-12'));
  const docketed = heard(suing, 'trial.docketed', '2025-05-16', { on: '2025-05-16' });
  const entrusted = heard(docketed, 'trial.mediationEntrusted', '2025-05-20', {
    on: '2025-05-20',
    mediationBodyId: 'studio-2',
    postFilingTrack: 'simple',
  });
  const inForce = heard(arbitrating, 'arbitration.awardEffective', '2025-05-30', awardOf('nonFinal'));

  const rows: [string, Story, string, object, string, string[]][] = [
    [
      'an agreement opens both windows',
      filed,
      'mediation.effective',
      { agreement },
      'agreement.open',
      ['open confirmation', 'open arbitrationReview'],
    ],
    [
      'out of scope is told and wound up',
      filed,
      'mediation.rejected',
      { reason: 'out_of_scope' },
      'winding.outOfScope',
      [],
    ],
    [
      'a transfer opens mediation at the other body',
      filed,
      'mediation.transferred',
      { toBodyId: 'studio-2' },
      'mediation.alone',
      ['open mediation'],
    ],
    ['a refusal opens arbitration', filed, 'mediation.refused', {}, 'choosing.open', ['right arbitration']],
    [
      'a failure opens arbitration',
      filed,
      'mediation.terminated',
      {},
      'choosing.open',
      ['right arbitration'],
    ],
    [
      'a failure beside arbitration leaves the arbitration',
      beside,
      'mediation.terminated',
      {},
      'arbitration.pending',
      ['right arbitration'],
    ],
    [
      'a withdrawal is wound up',
      filed,
      'mediation.withdrawn',
      {},
      'winding.withdrawn',
      ['right arbitration'],
    ],
    [
      'a party without successor ends it',
      filed,
      'mediation.ended',
      {},
      'winding.discontinued',
      ['right arbitration'],
    ],
    [
      'performance is told to everybody',
      effective,
      'mediation.performed',
      {},
      'winding.performed',
      [
        'mediation PERFORMED_ELSEWHERE',
        'confirmation PERFORMED',
        'arbitrationReview PERFORMED',
        'arbitration PERFORMED',
        'trial PERFORMED',
      ],
    ],
    ['a breach opens the remedies', effective, 'mediation.breached', {}, 'agreement.breached', []],
    [
      'filing for confirmation shuts the review',
      effective,
      'confirmation.filed',
      {},
      'agreement.confirming',
      ['arbitrationReview EXCLUDE'],
    ],
    [
      'filing for review shuts the confirmation',
      effective,
      'arbitrationReview.filed',
      {},
      'agreement.reviewing',
      ['confirmation EXCLUDE'],
    ],
    [
      'a confirmation application that is gone frees the review',
      confirming,
      'confirmation.released',
      {},
      'agreement.open',
      ['arbitrationReview RELEASE'],
    ],
    [
      'a review application that is gone frees the confirmation',
      reviewing,
      'arbitrationReview.released',
      {},
      'agreement.open',
      ['confirmation RELEASE'],
    ],
    [
      'confirmation closes the review and is told to the mediation',
      confirming,
      'confirmation.confirmed',
      {},
      'enforceable',
      ['arbitrationReview CLOSE_EXCLUDED', 'mediation AGREEMENT_CONFIRMED'],
    ],
    [
      'the arbitral statement closes the confirmation',
      reviewing,
      'arbitrationReview.concluded',
      {},
      'enforceable',
      ['confirmation CLOSE_EXCLUDED', 'mediation AGREEMENT_CONFIRMED'],
    ],
    [
      'a rejection has three ways on',
      confirming,
      'confirmation.rejected',
      {},
      'agreement.open',
      ['arbitrationReview RELEASE', 'right newMediation', 'right arbitration', 'right suit'],
    ],
    [
      'not accepted frees the review',
      confirming,
      'confirmation.notAccepted',
      {},
      'agreement.open',
      ['arbitrationReview RELEASE'],
    ],
    [
      'a refused review frees the confirmation',
      reviewing,
      'arbitrationReview.refused',
      {},
      'agreement.open',
      ['confirmation RELEASE'],
    ],
    [
      'the end of the fifteen days leaves the thirty',
      effective,
      'arbitrationReview.windowExpired',
      {},
      'agreement.open',
      [],
    ],
    [
      'a revoked confirmation is a contract again',
      confirmed,
      'confirmation.revoked',
      {},
      'agreement.contract',
      ['right newMediation', 'right arbitration', 'right suit'],
    ],
    ['performance due is not the end', confirmed, 'confirmation.enforceable', {}, 'enforceable', []],
    [
      'performance of a confirmed agreement',
      confirmed,
      'confirmation.performed',
      {},
      'winding.performed',
      [
        'mediation PERFORMED_ELSEWHERE',
        'confirmation PERFORMED',
        'arbitrationReview PERFORMED',
        'arbitration PERFORMED',
        'trial PERFORMED',
      ],
    ],
    ['acceptance changes nothing', arbitrating, 'arbitration.accepted', {}, 'arbitration.pending', []],
    [
      'a refusal of the commission opens the court',
      arbitrating,
      'arbitration.refused',
      {},
      'arbitration.suitOpen',
      [],
    ],
    ['its silence opens the court', arbitrating, 'arbitration.silent', {}, 'arbitration.suitOpen', []],
    ['its delay opens the court', arbitrating, 'arbitration.overdue', {}, 'arbitration.suitOpen', []],
    [
      'late acceptance closes it again',
      heard(arbitrating, 'arbitration.silent', '2025-04-03'),
      'arbitration.accepted',
      {},
      'arbitration.pending',
      [],
    ],
    [
      'an award starts the time to sue',
      arbitrating,
      'arbitration.awarded',
      awardOf('nonFinal'),
      'arbitration.awarded',
      [],
    ],
    [
      'an award in force is enforceable',
      awarded,
      'arbitration.awardEffective',
      awardOf('nonFinal'),
      'enforceable',
      [],
    ],
    [
      'an award set aside opens the court',
      inForce,
      'arbitration.setAside',
      awardOf('final'),
      'arbitration.suitOpen',
      [],
    ],
    [
      'an award not enforced opens the court',
      inForce,
      'arbitration.nonEnforced',
      awardOf('final'),
      'arbitration.suitOpen',
      [],
    ],
    [
      'an arbitral statement is enforceable',
      arbitrating,
      'arbitration.mediationStatement',
      {},
      'enforceable',
      [],
    ],
    [
      'a lost application leaves nothing',
      arbitrating,
      'arbitration.deemedWithdrawn',
      {},
      'choosing.open',
      [],
    ],
    [
      'a withdrawn application may be filed again',
      arbitrating,
      'arbitration.withdrawn',
      {},
      'choosing.open',
      ['right arbitration'],
    ],
    [
      'docketing ends arbitration and mediation',
      suing,
      'trial.docketed',
      {},
      'trial.docketed',
      ['arbitration SUIT_DOCKETED', 'mediation SUIT_DOCKETED'],
    ],
    [
      'a refused docketing leaves the award as it was',
      suing,
      'trial.refused',
      {},
      'arbitration.awarded',
      ['arbitration SUIT_ENDED'],
    ],
    [
      'an entrusted mediation opens',
      docketed,
      'trial.mediationEntrusted',
      { mediationBodyId: 'studio-2' },
      'trial.entrusted',
      ['open mediation'],
    ],
    [
      'an entrusted agreement goes to the court, to no window',
      entrusted,
      'mediation.effective',
      { agreement },
      'trial.docketed',
      ['trial ENTRUSTED_MEDIATION_AGREED'],
    ],
    [
      'an entrusted failure goes to the court',
      entrusted,
      'mediation.terminated',
      {},
      'trial.docketed',
      ['trial ENTRUSTED_MEDIATION_FAILED'],
    ],
    [
      'the court’s statement ends the award',
      docketed,
      'trial.mediationStatement',
      {},
      'enforceable',
      ['mediation AGREEMENT_CONFIRMED', 'arbitration SUIT_ENDED'],
    ],
    [
      'a withdrawn suit revives the award',
      docketed,
      'trial.withdrawn',
      {},
      'arbitration.awarded',
      ['arbitration SUIT_ENDED'],
    ],
    [
      'a judgment is enforceable',
      docketed,
      'trial.judgmentEffective',
      { ordersPerformance: true },
      'enforceable',
      ['arbitration SUIT_ENDED'],
    ],
    [
      'a judgment that orders nothing is wound up',
      docketed,
      'trial.judgmentEffective',
      { ordersPerformance: false },
      'winding.decided',
      ['arbitration SUIT_ENDED'],
    ],
    ['an appeal waits', docketed, 'trial.appealed', {}, 'trial.appealed', []],
    [
      'a transfer goes on at the other court',
      docketed,
      'trial.transferred',
      { toCourtId: 'court-2' },
      'trial.filed',
      ['open trial'],
    ],
    [
      'a suit after delay that is withdrawn leaves the court open',
      heard(overdue.when('FILE_SUIT', {}, worker('2025-05-13')), 'arbitration.terminated', '2025-05-14'),
      'trial.withdrawn',
      {},
      'arbitration.suitOpen',
      ['arbitration SUIT_ENDED'],
    ],
    [
      'day 15 opens arbitration and moves nothing',
      filed,
      'mediation.arbitrationOpen',
      {},
      'mediation.alone',
      [],
    ],
    [
      'mediation declined as unsuitable leaves the other ways',
      filed,
      'mediation.rejected',
      { reason: 'unsuitable' },
      'choosing.open',
      [],
    ],
    [
      'a withdrawn confirmation frees the review',
      confirming,
      'confirmation.withdrawn',
      {},
      'agreement.open',
      ['arbitrationReview RELEASE'],
    ],
    [
      'a terminated confirmation frees the review',
      confirming,
      'confirmation.terminated',
      {},
      'agreement.open',
      ['arbitrationReview RELEASE'],
    ],
    [
      'the end of the thirty days leaves a new agreement',
      effective,
      'confirmation.windowExpired',
      {},
      'agreement.open',
      ['right newMediation'],
    ],
    [
      'a confirmation closed by the statement is no news',
      confirmed,
      'confirmation.excluded',
      {},
      'enforceable',
      [],
    ],
    [
      'the end of enforcement is on record',
      confirmed,
      'confirmation.enforcementClosed',
      {},
      'enforceable',
      [],
    ],
    [
      'a withdrawn review frees the confirmation',
      reviewing,
      'arbitrationReview.withdrawn',
      {},
      'agreement.open',
      ['confirmation RELEASE'],
    ],
    [
      'a review closed by the confirmation is no news',
      confirmed,
      'arbitrationReview.excluded',
      {},
      'enforceable',
      [],
    ],
    [
      'the end of enforcement of a statement is on record',
      confirmed,
      'arbitrationReview.enforcementClosed',
      {},
      'enforceable',
      [],
    ],
    [
      'performance of a reviewed agreement is told to everybody',
      confirmed,
      'arbitrationReview.performed',
      {},
      'winding.performed',
      [
        'mediation PERFORMED_ELSEWHERE',
        'confirmation PERFORMED',
        'arbitrationReview PERFORMED',
        'arbitration PERFORMED',
        'trial PERFORMED',
      ],
    ],
    [
      'a cancelled arbitration opens the court',
      arbitrating,
      'arbitration.cancelled',
      {},
      'arbitration.suitOpen',
      [],
    ],
    [
      'an arbitration that is over leaves the dispute to the court',
      docketed,
      'arbitration.terminated',
      {},
      'trial.docketed',
      [],
    ],
    [
      'a suit deemed withdrawn revives the award',
      docketed,
      'trial.deemedWithdrawn',
      {},
      'arbitration.awarded',
      ['arbitration SUIT_ENDED'],
    ],
    [
      'a terminated suit revives the award',
      docketed,
      'trial.terminated',
      {},
      'arbitration.awarded',
      ['arbitration SUIT_ENDED'],
    ],
    [
      'a dismissed suit revives the award',
      docketed,
      'trial.dismissed',
      {},
      'arbitration.awarded',
      ['arbitration SUIT_ENDED'],
    ],
    [
      'performance of a judgment is told to everybody',
      docketed,
      'trial.performed',
      {},
      'winding.performed',
      [
        'mediation PERFORMED_ELSEWHERE',
        'confirmation PERFORMED',
        'arbitrationReview PERFORMED',
        'arbitration PERFORMED',
        'trial PERFORMED',
      ],
    ],
  ];
  test('every outcome has its story here', () => {
    expect(outcomeEvents.filter((name) => !rows.some((row) => row[2] === name))).toEqual([]);
  });
  test.each(rows)('%s', (_, story, event, data, state, expected) => {
    const after = heard(story, event, '2025-06-02', data);
    expect(after.states).toEqual([state]);
    expect(moves(after).filter((move) => !move.startsWith('limitation '))).toEqual(expected);
    expect(misunderstood(after)).toEqual([]);
  });

  test('given both windows over, then the agreement stays a contract', () => {
    const story = heard(
      heard(effective, 'arbitrationReview.windowExpired', '2025-03-31'),
      'confirmation.windowExpired',
      '2025-04-14',
    );
    expect(story.states).toEqual(['agreement.contract']);
  });

  test('given an agreement, then both windows are opened with it and with the bodies', () => {
    const opened = { agreement, mediationBodyId: 'centre-1', courtId: 'court-1' };
    expect(openedInput(effective, 'confirmation')).toEqual(opened);
    expect(openedInput(effective, 'arbitrationReview')).toEqual(opened);
  });

  test('given a transfer, then the first day of application is kept', () => {
    const story = heard(filed, 'mediation.transferred', '2025-03-07', {
      toBodyId: 'studio-2',
      endedOn: '2025-03-06',
      appliedOn: '2025-03-03',
    });
    expect(openedInput(story, 'mediation')).toMatchObject({
      mediationBodyId: 'studio-2',
      receivedOn: '2025-03-06',
      appliedOn: '2025-03-03',
    });
  });

  test('given an entrusted mediation, then it runs under the court’s regime at the body the court chose', () => {
    expect(openedInput(entrusted, 'mediation')).toMatchObject({
      regime: 'court_post_filing',
      bodyKind: 'courtRoster',
      mediationBodyId: 'studio-2',
      postFilingTrack: 'simple',
      receivedOn: '2025-05-20',
    });
  });

  test.each([
    ['trial.withdrawn', {}, 'withdrawn'],
    ['trial.deemedWithdrawn', {}, 'withdrawn'],
    ['trial.dismissed', { late: true }, 'dismissedLate'],
    ['trial.dismissed', { late: false }, 'withdrawn'],
    ['trial.judgmentEffective', {}, 'judged'],
  ])('given %s %o, then the arbitration hears that the suit was %s', (event, data, result) => {
    const story = heard(docketed, event, '2025-07-01', { ...data, on: '2025-06-30' });
    expect(signalled(story, 'SUIT_ENDED')).toEqual({ result, on: '2025-06-30', partyIds: ['w'] });
  });
});

describe('what the limitation guard hears', () => {
  const heardByGuard = (story: Story): string[] =>
    story.decisions.flatMap(({ effects }) =>
      effects.flatMap((one) => (one.type === 'signal' && one.procedure === 'limitation' ? [one.event] : [])),
    );

  test('given an application, then the guard begins with its day and with what it says about the limitation', () => {
    const told = { knewOn: '2025-01-20', employmentEndedOn: '2025-02-28' };
    const story = given(lifecycle, { ...input, limitation: told }, { on: '2025-03-03' });
    expect(openedInput(story, 'limitation')).toEqual({ ...told, appliedOn: '2025-03-03' });
    expect(openedInput(filed, 'limitation')).toEqual({ appliedOn: '2025-03-03' });
    expect(misunderstood(story)).toEqual([]);
  });

  test('given something enforceable, then it rests, once, until the dispute goes on or closes', () => {
    expect(heardByGuard(arbitrating)).toEqual([]);
    const confirmed = heard(effective, 'confirmation.confirmed', '2025-04-01');
    expect(heardByGuard(confirmed)).toEqual(['DISPUTE_RESTS']);
    expect(heardByGuard(heard(confirmed, 'confirmation.revoked', '2025-06-02'))).toEqual([
      'DISPUTE_RESTS',
      'DISPUTE_RESUMES',
    ]);
    const closed = heard(confirmed, 'mediation.performed', '2025-05-06', { agreement })
      .when('RECORD_FOLLOW_UP', { result: 'satisfied' }, centre('2025-05-08'))
      .when('CLOSE', {}, centre('2025-05-08'));
    expect(heardByGuard(closed)).toEqual(['DISPUTE_RESTS', 'DISPUTE_CLOSED']);
    const reopened = (ground: string) =>
      closed.when(
        'REOPEN',
        { ground, reason: '银行退回', evidence: '银行回单' },
        { by: 'supervisor', on: '2025-06-02' },
      );
    expect(heardByGuard(reopened('newFacts')).at(-1)).toBe('DISPUTE_RESUMES');
    expect(heardByGuard(reopened('notPerformed')).at(-1)).toBe('DISPUTE_RESTS');
  });

  test('given a dispute begun before there was a guard, then nobody is told, and it goes on as it did', () => {
    const stored = { ...effective.stored, context: { ...effective.context, limitation: undefined } };
    const decided = decide(
      lifecycle,
      stored,
      { type: 'confirmation.confirmed', payload: {} },
      { at: '2025-04-01T02:00:00.000Z', actor: systemActor, ...reckoning },
    );
    if (isRefusal(decided)) throw new Error(decided.detail.en);
    expect(decided.to).toEqual(['enforceable']);
    expect(decided.effects.some((one) => one.type === 'signal' && one.procedure === 'limitation')).toBe(
      false,
    );
  });
});

describe('the two ways a dispute usually goes', () => {
  test('filing, mediation, confirmation, performance, follow-up, closed', () => {
    expect(moves(filed)).toEqual(['open mediation', 'open limitation']);
    expect(openedInput(filed, 'mediation')).toEqual(input.mediation);
    const filedAtCourt = heard(effective, 'confirmation.filed', '2025-03-20', { on: '2025-03-20' });
    const confirmed = heard(filedAtCourt, 'confirmation.confirmed', '2025-04-01', { on: '2025-04-01' });
    expect(signalled(confirmed, 'AGREEMENT_CONFIRMED')).toEqual({ on: '2025-04-01' });
    const excluded = heard(confirmed, 'arbitrationReview.excluded', '2025-04-01');
    const performed = heard(excluded, 'confirmation.performed', '2025-04-28', { on: '2025-04-28' });
    expect(performed.states).toEqual(['winding.performed']);
    const answered = heard(performed, 'mediation.performed', '2025-04-28');
    expect(answered.states).toEqual(['winding.performed']);
    expect(moves(answered)).toEqual([]);
    expect(conditions(answered.refused('CLOSE', {}, centre('2025-05-06')))).toEqual(['followedUp']);
    const closed = answered
      .when('RECORD_FOLLOW_UP', { result: 'satisfied' }, centre('2025-05-06'))
      .when('CLOSE', {}, centre('2025-05-06'));
    expect(closed.states).toEqual(['closed']);
    expect(closed.ended).toBe(true);
  });

  test('filing, failed mediation, arbitration overdue, suit, judgment, enforcement, closed', () => {
    expect(arbitrating.states).toEqual(['arbitration.pending']);
    expect(openedInput(arbitrating, 'arbitration')).toEqual({
      claimant: 'applicant',
      commissionId: 'commission-1',
      receivedOn: '2025-03-26',
      receiptProof: '回执1',
      package: { undisputedFacts: ['入职日期无争议'], addressForService: [] },
    });
    const accepted = heard(arbitrating, 'arbitration.accepted', '2025-03-28', { proof: '受理通知书' });
    const refusal = accepted.refused('FILE_SUIT', {}, worker('2025-04-10'));
    expect(conditions(refusal)).toEqual(['gate_arbitrationPending']);
    const overdue = heard(accepted, 'arbitration.overdue', '2025-05-12', {
      on: '2025-05-12',
      proof: '受理通知书',
    });
    const suing = overdue
      .when('MARK_FAST_TRACK', { reason: '事实清楚，争议不大' }, { by: 'mediator', on: '2025-05-13' })
      .when('FILE_SUIT', { factSheet: '要素表1' }, worker('2025-05-13'));
    expect(moves(suing)).toEqual(['arbitration SUIT_FILED', 'open trial']);
    expect(misunderstood(suing)).toEqual([]);
    expect(misunderstood(arbitrating)).toEqual([]);
    expect(misunderstood(filed)).toEqual([]);
    expect(signalled(suing, 'SUIT_FILED')).toEqual({ on: '2025-05-13', partyIds: ['w'] });
    expect(openedInput(suing, 'trial')).toMatchObject({
      gate: {
        row: 'awardOverdue',
        basis: [
          { source: 'MAL', article: '43' },
          { source: 'LI1', article: '12' },
        ],
      },
      claimant: 'applicant',
      courtId: 'court-1',
      fastTrackMarked: true,
      package: { undisputedFacts: ['入职日期无争议'], factSheet: '要素表1' },
    });
    const docketed = heard(suing, 'trial.docketed', '2025-05-16', { on: '2025-05-16' });
    const terminated = heard(docketed, 'arbitration.terminated', '2025-05-16');
    expect(terminated.states).toEqual(['trial.docketed']);
    const judged = heard(terminated, 'trial.judgmentEffective', '2025-07-01', {
      on: '2025-07-01',
      ordersPerformance: true,
    });
    expect(judged.states).toEqual(['enforceable']);
    const closed = judged
      .when(
        'RECORD_PERFORMANCE',
        { performedOn: '2025-08-01', how: 'enforced', evidence: '执行回款' },
        { by: 'courtClerk', on: '2025-08-01' },
      )
      .when('RECORD_FOLLOW_UP', { result: 'satisfied' }, centre('2025-08-04'))
      .when('CLOSE', {}, centre('2025-08-04'));
    expect(closed.ended).toBe(true);
    expect([...new Set(closed.decisions.map((one) => stageOf(one.to)))]).toEqual([
      'mediation',
      'choosing',
      'arbitration',
      'trial',
      'enforceable',
      'winding',
      'closed',
    ]);
  });
});

describe('arbitration beside mediation', () => {
  test('given mediation under way, when fifteen days have not passed, then arbitration waits; afterwards both run', () => {
    const refusal = filed.refused('FILE_ARBITRATION', {}, worker('2025-03-18'));
    expect(conditions(refusal)).toEqual(['mediationNoBar']);
    expect(refusal.basis).toEqual([{ source: 'MAL', article: '14(3)', confidence: 'A' }]);
    const beside = filed.when('FILE_ARBITRATION', {}, employer('2025-03-19'));
    expect(beside.states).toEqual(['mediation.besideArbitration']);
    expect(openedInput(beside, 'arbitration')).toMatchObject({ claimant: 'respondent' });
    expect(heard(beside, 'arbitration.accepted', '2025-03-21').states).toEqual([
      'mediation.besideArbitration',
    ]);
    expect(heard(beside, 'arbitration.withdrawn', '2025-03-24').states).toEqual(['mediation.alone']);
    expect(heard(beside, 'mediation.effective', '2025-03-24', { agreement }).states).toEqual([
      'agreement.open',
    ]);
  });

  test('given arbitration under way, when somebody applies again, then it is refused', () => {
    const beside = filed.when('FILE_ARBITRATION', {}, worker('2025-03-19'));
    const onlyArbitration = heard(
      heard(beside, 'mediation.terminated', '2025-04-01'),
      'arbitration.silent',
      '2025-04-02',
    );
    expect(conditions(onlyArbitration.refused('FILE_ARBITRATION', {}, worker('2025-04-03')))).toEqual([
      'noArbitrationRuns',
    ]);
  });

  test('given an application lost by staying away, then that side may not file again, the other may', () => {
    const lost = heard(arbitrating, 'arbitration.deemedWithdrawn', '2025-04-20');
    const refusal = lost.refused('FILE_ARBITRATION', {}, worker('2025-04-21'));
    expect(refusal.basis).toEqual([{ source: 'ARB', article: '39', confidence: 'A' }]);
    expect(lost.when('FILE_ARBITRATION', {}, employer('2025-04-21')).states).toEqual(['arbitration.pending']);
  });

  test('given a clerk who records it, when no party and no evidence is named, then it is refused', () => {
    const clerk = { by: 'intake' as const, on: '2025-03-26' };
    expect(conditions(failed.refused('FILE_ARBITRATION', {}, clerk))).toEqual(['partyNamed']);
    expect(failed.when('FILE_ARBITRATION', { partyId: 'w', evidence: '录音1' }, clerk).states).toEqual([
      'arbitration.pending',
    ]);
    expect(failed.refused('FILE_ARBITRATION', { partyId: 'e' }, worker('2025-03-26')).code).toBe(
      'condition_unmet',
    );
  });
});

describe('the gate before the court', () => {
  test('every row that closes the court is a condition of its own', () => {
    const probes = gateGuardNames.map((name) => name.replace('gate_', ''));
    expect(probes.filter((row) => !(gateRows as readonly string[]).includes(row))).toEqual([]);
    expect(gateRows.length).toBe(gateGuardNames.length + 13);
  });

  test('given no arbitration, when a party sues, then it is refused with the article, and the whole row can be read', () => {
    const refusal = failed.refused('FILE_SUIT', {}, worker('2025-04-01'));
    expect(conditions(refusal)).toEqual(['gate_noArbitrationYet']);
    expect(formatCitation(refusal.basis, 'en')).toBe('MAL art 5');
    expect(gateAnswerOf(failed.context, 'applicant', '2025-04-01', reckoning)).toMatchObject({
      passed: false,
      row: 'noArbitrationYet',
      route: 'arbitrate',
    });
    const offered = failed
      .mayHappen('applicant', { partyId: 'w', on: '2025-04-01' })
      .find((one) => one.event === 'FILE_SUIT');
    expect(offered?.possible).toBe(false);
    expect(offered?.failing[0]?.condition).toBe('gate_noArbitrationYet');
  });

  test('given a final award, then the worker may sue and the employer may only have it set aside', () => {
    const final = heard(
      arbitrating,
      'arbitration.awarded',
      '2025-05-09',
      awardOf('final', { w: '2025-05-08', e: '2025-05-08' }),
    );
    const refusal = final.refused('FILE_SUIT', {}, employer('2025-05-12'));
    expect(conditions(refusal)).toEqual(['gate_finalAwardEmployer']);
    expect(gateAnswerOf(final.context, 'respondent', '2025-05-12', reckoning)).toMatchObject({
      route: 'setAsideIntermediateCourt',
    });
    expect(final.when('FILE_SUIT', {}, worker('2025-05-12')).states).toEqual(['trial.filed']);
  });

  test('given the fifteen days over, then it is too late; on the carried-over last day it is not', () => {
    // Day 15 after 16 May is Saturday 31 May; Monday 2 June is the Dragon Boat holiday, so the last day is 3 June.
    const award = heard(
      arbitrating,
      'arbitration.awarded',
      '2025-05-16',
      awardOf('nonFinal', { w: '2025-05-16' }),
    );
    expect(gateAnswerOf(award.context, 'applicant', '2025-06-03', reckoning)).toMatchObject({
      passed: true,
      until: '2025-06-03',
    });
    expect(conditions(award.refused('FILE_SUIT', {}, worker('2025-06-04')))).toEqual([
      'gate_suitPeriodPassed',
    ]);
  });

  test('given a silent commission, when its delay is excused or no receipt is on record, then the court stays closed', () => {
    const silent = heard(arbitrating, 'arbitration.silent', '2025-04-03', {
      on: '2025-04-02',
      proof: '回执1',
    });
    const excused = silent.when(
      'RECORD_COMMISSION_EXCUSE',
      { excuse: 'transfer', evidence: '移送函' },
      { by: 'commissionOfficer', on: '2025-04-07' },
    );
    expect(conditions(excused.refused('FILE_SUIT', {}, worker('2025-04-08')))).toEqual([
      'gate_commissionExcused',
    ]);
    expect(silent.when('FILE_SUIT', {}, worker('2025-04-08')).states).toEqual(['trial.filed']);
    const unproven = heard(
      failed.when('FILE_ARBITRATION', {}, worker('2025-03-26')),
      'arbitration.silent',
      '2025-04-03',
    );
    expect(conditions(unproven.refused('FILE_SUIT', {}, worker('2025-04-08')))).toEqual([
      'gate_proofOfReceiptMissing',
    ]);
  });

  test('given an agreement on wages only that was broken, then a direct suit is open on it', () => {
    const broken = heard(effective, 'mediation.breached', '2025-05-06');
    expect(broken.when('FILE_SUIT', {}, worker('2025-05-07')).states).toEqual(['trial.filed']);
    const mixed = { ...agreement, items: [item, { ...item, claimId: 'c2', type: 'severance' as const }] };
    const other = heard(
      heard(filed, 'mediation.effective', '2025-03-14', { agreement: mixed }),
      'mediation.breached',
      '2025-05-06',
    );
    expect(conditions(other.refused('FILE_SUIT', {}, worker('2025-05-07')))).toEqual([
      'gate_noArbitrationYet',
    ]);
  });

  test('given an agreement that is not due, then neither arbitration nor suit is open', () => {
    expect(conditions(effective.refused('FILE_ARBITRATION', {}, worker('2025-04-02')))).toEqual([
      'agreementNotInTheWay',
    ]);
  });

  test('given a suit under way, when the other side sues too, then it joins the same case', () => {
    const award = heard(
      arbitrating,
      'arbitration.awarded',
      '2025-05-09',
      awardOf('nonFinal', { w: '2025-05-08', e: '2025-05-08' }),
    );
    const suing = award.when('FILE_SUIT', {}, worker('2025-05-12'));
    expect(suing.refused('FILE_SUIT', {}, employer('2025-05-13')).code).toBe('not_possible_now');
  });

  test('given a dispute a court had referred, when mediation fails, then it is back at the court; a prior award opens the docket', () => {
    const referred = given(
      lifecycle,
      { ...input, mediation: { ...input.mediation, regime: 'court_pre_filing', bodyKind: 'courtRoster' } },
      { on: '2025-03-03' },
    );
    const back = heard(referred, 'mediation.terminated', '2025-04-03', { endedOn: '2025-04-02' });
    expect(back.states).toEqual(['choosing.atCourt']);
    expect(back.notified).toContain('backAtCourt');
    expect(conditions(back.refused('FILE_SUIT', {}, worker('2025-04-03')))).toEqual([
      'gate_noArbitrationYet',
    ]);
    const known = back.when(
      'RECORD_PRIOR_ARBITRATION',
      {
        status: 'awarded',
        kind: 'nonFinal',
        madeOn: '2025-03-20',
        servedOn: [{ partyId: 'w', receivedOn: '2025-03-24' }],
        evidence: '裁决书',
      },
      { by: 'courtClerk', on: '2025-04-03' },
    );
    expect(known.when('FILE_SUIT', {}, worker('2025-04-03')).states).toEqual(['trial.filed']);
  });

  test('given a wage IOU that stands alone, then an ordinary suit is open', () => {
    const wagesOnly = given(
      lifecycle,
      { ...input, facts: { ...facts, claims: facts.claims.slice(0, 1) } },
      { on: '2025-03-03' },
    );
    const iou = { signedOn: '2025-01-20', amountFen: 1_860_000, evidence: '欠条' };
    expect(
      wagesOnly.refused('RECORD_WAGE_IOU', { ...iou, noOtherIssue: false }, worker('2025-03-04')).failing[0]
        ?.condition,
    ).toBe('iouStandsAlone');
    const story = wagesOnly.when('RECORD_WAGE_IOU', { ...iou, noOtherIssue: true }, worker('2025-03-04'));
    expect(story.when('FILE_SUIT', {}, worker('2025-03-04')).states).toEqual(['trial.filed']);
  });
});

describe('payment orders', () => {
  const broken = heard(effective, 'mediation.breached', '2025-05-06');
  const order = {
    basis: 'mal16',
    appliedOn: '2025-05-07',
    acceptedOn: '2025-05-09',
    issuedOn: '2025-05-12',
    preservedBeforeSuit: false,
    evidence: '受理通知书',
  };
  const clerk = { by: 'courtClerk' as const, on: '2025-05-12' };

  test('given an order the debtor neither paid nor objected to, then it can be enforced after fifteen days', () => {
    const served = broken
      .when('RECORD_PAYMENT_ORDER', order, clerk)
      .when('RECORD_PAYMENT_ORDER', { ...order, servedOn: '2025-05-13' }, { ...clerk, on: '2025-05-13' });
    expect(served.deadline('po_debtor_15d').dueOn).toBe('2025-05-28');
    expect(served.until('2025-05-29').states).toEqual(['enforceable']);
  });

  test('given an order that ended, then a suit on the agreement is open; under LCL 30 arbitration comes first', () => {
    const ended = broken
      .when('RECORD_PAYMENT_ORDER', order, clerk)
      .when(
        'RECORD_PAYMENT_ORDER_ENDED',
        { reason: 'objection', endedOn: '2025-05-20', evidence: '终结裁定' },
        { ...clerk, on: '2025-05-20' },
      );
    expect(ended.states).toEqual(['agreement.breached']);
    expect(ended.when('FILE_SUIT', {}, worker('2025-05-21')).states).toEqual(['trial.filed']);
    const wages = failed
      .when('RECORD_PAYMENT_ORDER', { ...order, basis: 'lcl30' }, clerk)
      .when(
        'RECORD_PAYMENT_ORDER_ENDED',
        { reason: 'objection', endedOn: '2025-05-20', evidence: '终结裁定' },
        { ...clerk, on: '2025-05-20' },
      );
    expect(conditions(wages.refused('FILE_SUIT', {}, worker('2025-05-21')))).toEqual([
      'gate_wagePaymentOrderEnded',
    ]);
  });

  test('given an order that cannot be served in thirty days, then it lapses', () => {
    const story = broken.when('RECORD_PAYMENT_ORDER', order, clerk).until('2025-06-30');
    expect(story.states).toEqual(['agreement.breached']);
    expect(story.context.paymentOrderEnded).toEqual({ basis: 'mal16', onAgreement: true });
  });

  test('given an objection posted in time, then the fifteen days no longer run; recorded late it takes the order out of force', () => {
    const served = broken
      .when('RECORD_PAYMENT_ORDER', order, clerk)
      .when('RECORD_PAYMENT_ORDER', { ...order, servedOn: '2025-05-13' }, { ...clerk, on: '2025-05-13' });
    const objection = { objectedOn: '2025-05-28', evidence: '邮戳' };
    const stopped = served.when('RECORD_PAYMENT_ORDER_OBJECTION', objection, { ...clerk, on: '2025-05-28' });
    expect(stopped.deadlines).toEqual([]);
    expect(stopped.until('2025-06-10').states).toEqual(['paymentOrder']);
    const inForce = served.until('2025-05-30');
    expect(inForce.states).toEqual(['enforceable']);
    const reopened = inForce.when('RECORD_PAYMENT_ORDER_OBJECTION', objection, {
      ...clerk,
      on: '2025-05-30',
    });
    expect(reopened.states).toEqual(['paymentOrder']);
    expect(reopened.context.enforceableBy).toBeNull();
    const late = { ...objection, objectedOn: '2025-05-29' };
    expect(
      conditions(inForce.refused('RECORD_PAYMENT_ORDER_OBJECTION', late, { ...clerk, on: '2025-05-30' })),
    ).toEqual(['objectionInTime']);
    const ended = inForce.when(
      'RECORD_PAYMENT_ORDER_ENDED',
      { reason: 'objection', endedOn: '2025-06-03', evidence: '终结裁定' },
      { ...clerk, on: '2025-06-03' },
    );
    expect(ended.states).toEqual(['agreement.breached']);
    expect(ended.context.enforceableBy).toBeNull();
    const rejected = stopped.when(
      'RECORD_PAYMENT_ORDER_OBJECTION',
      { ...objection, rejected: true },
      { ...clerk, on: '2025-06-10' },
    );
    expect(rejected.until('2025-06-11').states).toEqual(['enforceable']);
  });

  test('given property preserved before suit, then no payment order is possible', () => {
    const refusal = broken.refused('RECORD_PAYMENT_ORDER', { ...order, preservedBeforeSuit: true }, clerk);
    expect(refusal.basis).toEqual([{ source: 'CPI', article: '427', confidence: 'A' }]);
  });
});

describe('mediating again, closing, reopening', () => {
  test('given a rejected confirmation, when both consent, then a new mediation begins with their consents', () => {
    const contract = heard(
      heard(
        heard(effective, 'arbitrationReview.windowExpired', '2025-03-31'),
        'confirmation.filed',
        '2025-04-02',
      ),
      'confirmation.rejected',
      '2025-04-20',
    );
    expect(contract.states).toEqual(['agreement.contract']);
    expect(
      conditions(
        contract.refused('REQUEST_NEW_MEDIATION', { consents: consents.slice(1) }, worker('2025-06-01')),
      ),
    ).toEqual(['everyPartyConsents']);
    const again = contract.when('REQUEST_NEW_MEDIATION', { consents }, worker('2025-06-01'));
    expect(again.states).toEqual(['mediation.alone']);
    expect(openedInput(again, 'mediation')).toMatchObject({
      receivedOn: '2025-06-01',
      recordedConsents: consents,
    });
    expect(contract.when('FILE_ARBITRATION', {}, worker('2025-06-01')).states).toEqual([
      'arbitration.pending',
    ]);
  });

  test('given dissatisfaction, then the dispute closes only when something was done about it', () => {
    const withdrawn = heard(filed, 'mediation.withdrawn', '2025-03-10');
    const unhappy = withdrawn.when('RECORD_FOLLOW_UP', { result: 'notSatisfied' }, centre('2025-03-12'));
    expect(unhappy.notified).toContain('dissatisfied');
    expect(unhappy.refused('CLOSE', {}, centre('2025-03-12')).failing[0]?.condition).toBe('followedUp');
    const dealt = unhappy.when(
      'RECORD_FOLLOW_UP',
      { result: 'notSatisfied', measure: '转法律援助' },
      centre('2025-03-20'),
    );
    expect(dealt.when('CLOSE', {}, centre('2025-03-20')).ended).toBe(true);
  });

  test('given nobody answers, then the third attempt lets the dispute be closed', () => {
    const tried = (times: number) =>
      Array.from({ length: times }).reduce<Story>(
        (story) => story.when('RECORD_FOLLOW_UP', { result: 'unreachable' }, centre('2025-03-12')),
        heard(filed, 'mediation.withdrawn', '2025-03-10'),
      );
    expect(tried(2).refused('CLOSE', {}, centre('2025-03-12')).code).toBe('condition_unmet');
    expect(tried(3).when('CLOSE', {}, centre('2025-03-12')).ended).toBe(true);
  });

  test('given a deployment that has decided on two attempts, then two are enough, and one is refused by whose decision', () => {
    const decidedBy = { zh: '示例市回访办法', en: 'Example City on follow-ups' };
    const thresholds = [
      { thresholdId: 'unreachable_follow_ups', value: 2, decidedBy, inForceFrom: '2025-01-01' },
    ] as const;
    const withdrawn = heard(
      given(lifecycle, input, { on: '2025-03-03', local: { thresholds } }),
      'mediation.withdrawn',
      '2025-03-10',
    );
    const tried = withdrawn.when('RECORD_FOLLOW_UP', { result: 'unreachable' }, centre('2025-03-12'));
    const refusal = tried.refused('CLOSE', {}, centre('2025-03-12'));
    expect(refusal.failing[0]?.summary.zh).toContain('本地配置：2，示例市回访办法');
    expect(refusal.failing[0]?.summary.en).toContain('locally configured: 2, Example City on follow-ups');
    const again = tried.when('RECORD_FOLLOW_UP', { result: 'unreachable' }, centre('2025-03-12'));
    expect(again.when('CLOSE', {}, centre('2025-03-12')).ended).toBe(true);
  });

  test('given a performed agreement while an arbitration still runs, then the dispute does not close before it is withdrawn', () => {
    const beside = heard(
      filed.when('FILE_ARBITRATION', {}, worker('2025-03-19')),
      'mediation.effective',
      '2025-03-21',
      { agreement },
    );
    const paid = heard(beside, 'mediation.performed', '2025-04-01').when(
      'RECORD_FOLLOW_UP',
      { result: 'satisfied' },
      centre('2025-04-02'),
    );
    expect(conditions(paid.refused('CLOSE', {}, centre('2025-04-02')))).toEqual(['nothingRuns']);
    expect(
      heard(paid, 'arbitration.withdrawn', '2025-04-03').when('CLOSE', {}, centre('2025-04-03')).ended,
    ).toBe(true);
  });

  test('given a closed dispute that was not performed after all, then only a supervisor reopens it, with a reason', () => {
    const closed = heard(effective, 'mediation.performed', '2025-04-01')
      .when('RECORD_FOLLOW_UP', { result: 'satisfied' }, centre('2025-04-02'))
      .when('CLOSE', {}, centre('2025-04-02'));
    const why = { ground: 'notPerformed', reason: '转账被退回', evidence: '银行回单' };
    expect(closed.refused('REOPEN', why, centre('2025-05-10')).code).toBe('not_entitled');
    const reopened = closed.when('REOPEN', why, { by: 'supervisor', on: '2025-05-10' });
    expect(reopened.states).toEqual(['agreement.breached']);
    expect(reopened.ended).toBe(false);
    expect(reopened.context.performedOn).toBeNull();
    expect(reopened.when('FILE_SUIT', {}, worker('2025-05-12')).states).toEqual(['trial.filed']);
  });
});

describe('posting is filing', () => {
  const awarded = heard(
    arbitrating,
    'arbitration.awarded',
    '2025-04-10',
    awardOf('nonFinal', { w: '2025-04-14', e: '2025-04-14' }),
  );
  const inForce = heard(awarded, 'arbitration.awardEffective', '2025-04-30', {
    award: {
      ...awardOf('nonFinal', { w: '2025-04-14', e: '2025-04-14' }).award,
      suitPeriodOver: { w: '2025-04-29', e: '2025-04-29' },
    },
  });
  const byPost = (postedOn: string) => ({ partyId: 'w', evidence: '邮戳', postedOn });
  const clerk = (on: string) => ({ by: 'intake' as const, on });

  test('given a complaint posted on the last day, when it is recorded after the award took effect, then the suit is in time', () => {
    expect(inForce.states).toEqual(['enforceable']);
    const suing = inForce.when('FILE_SUIT', byPost('2025-04-29'), clerk('2025-05-06'));
    expect(suing.states).toEqual(['trial.filed']);
    expect(suing.context.enforceableBy).toBeNull();
    expect(signalled(suing, 'SUIT_FILED')).toEqual({ on: '2025-04-29', partyIds: ['w'] });
    expect(openedInput(suing, 'trial')).toMatchObject({ filedOn: '2025-04-29', partyIds: ['w'] });
    expect(conditions(inForce.refused('FILE_SUIT', byPost('2025-04-30'), clerk('2025-05-06')))).toEqual([
      'gate_suitPeriodPassed',
    ]);
    expect(conditions(inForce.refused('FILE_SUIT', {}, worker('2025-05-06')))).toContain('postedBeforeToday');
  });

  test('given a party that states a day of posting itself, or a day to come, then it is refused', () => {
    expect(
      conditions(awarded.refused('FILE_SUIT', { postedOn: '2025-04-20' }, worker('2025-04-22'))),
    ).toEqual(['postedDayProven']);
    expect(conditions(awarded.refused('FILE_SUIT', byPost('2025-04-23'), clerk('2025-04-22')))).toEqual([
      'postedDayProven',
    ]);
  });

  test('given an application to the commission by post, then limitation is interrupted on the day of posting', () => {
    const filedByPost = failed.when(
      'FILE_ARBITRATION',
      { ...byPost('2025-03-26'), receivedOn: '2025-03-28' },
      clerk('2025-03-31'),
    );
    expect(interrupted(filedByPost)).toEqual([['arbitration_filed', '2025-03-26']]);
    const received = failed.when('FILE_ARBITRATION', { receivedOn: '2025-03-26' }, worker('2025-03-27'));
    expect(interrupted(received)).toEqual([['arbitration_filed', '2025-03-26']]);
    for (const receivedOn of ['2026-01-05', '2024-01-02'])
      expect(conditions(failed.refused('FILE_ARBITRATION', { receivedOn }, worker('2025-03-26')))).toEqual([
        'receiptDayPlausible',
      ]);
  });

  test('given a suit and a payment order, then both interrupt limitation', () => {
    expect(interrupted(awarded.when('FILE_SUIT', {}, worker('2025-04-22')))).toEqual([
      ['suit_filed', '2025-04-22'],
    ]);
    const order = {
      basis: 'lcl30',
      appliedOn: '2025-03-26',
      preservedBeforeSuit: false,
      evidence: '受理通知书',
    };
    expect(interrupted(failed.when('RECORD_PAYMENT_ORDER', order, worker('2025-03-27')))).toEqual([
      ['payment_order_applied', '2025-03-26'],
    ]);
  });
});

describe('a court’s referral before filing', () => {
  const second = { id: 'w2', role: 'applicant' as const, kind: 'worker' as const, name: '韦某乙' };
  const referred = given(
    lifecycle,
    {
      ...input,
      facts: { ...facts, parties: [...facts.parties, second] },
      mediation: { ...input.mediation, regime: 'court_pre_filing', bodyKind: 'courtRoster' },
    },
    { on: '2025-03-03' },
  ).when(
    'RECORD_PRIOR_ARBITRATION',
    {
      status: 'awarded',
      kind: 'nonFinal',
      madeOn: '2025-02-20',
      servedOn: ['w', 'w2', 'e'].map((partyId) => ({ partyId, receivedOn: '2025-02-24' })),
      evidence: '裁决书',
    },
    { by: 'courtClerk', on: '2025-03-04' },
  );
  const back = heard(referred, 'mediation.terminated', '2025-04-03');

  test('given a complaint that reached the court in time, when mediation fails after the time to sue, then the applicant’s suit is in time', () => {
    const suing = back.when('FILE_SUIT', {}, worker('2025-04-07'));
    expect(openedInput(suing, 'trial')).toMatchObject({ filedOn: '2025-03-03' });
    expect(
      suing.when('SUE_TOO', {}, { ...worker('2025-04-08'), partyId: 'w2' }).context.trial.partyIds,
    ).toEqual(['w', 'w2']);
    const withdrawn = heard(suing, 'trial.withdrawn', '2025-04-10');
    expect(conditions(withdrawn.refused('FILE_SUIT', {}, worker('2025-04-11')))).toEqual([
      'gate_suitPeriodPassed',
    ]);
    expect(conditions(back.refused('FILE_SUIT', {}, employer('2025-04-07')))).toEqual([
      'gate_suitPeriodPassed',
    ]);
  });
});

describe('who sues', () => {
  const second = { id: 'w2', role: 'applicant' as const, kind: 'worker' as const, name: '韦某乙' };
  const three = { ...input, facts: { ...facts, parties: [...facts.parties, second] } };
  const served = { w: '2025-04-14', w2: '2025-04-14', e: '2025-04-14' };
  const award = heard(
    heard(given(lifecycle, three, { on: '2025-03-03' }), 'mediation.terminated', '2025-03-25').when(
      'FILE_ARBITRATION',
      {},
      worker('2025-03-26'),
    ),
    'arbitration.awarded',
    '2025-04-10',
    awardOf('nonFinal', served),
  );
  const suing = award.when('FILE_SUIT', {}, worker('2025-04-15'));

  test('given two workers, when one sues, then the other is no party to the suit; whoever sues too joins the same case in time', () => {
    expect(openedInput(suing, 'trial')).toMatchObject({ claimant: 'applicant', partyIds: ['w'] });
    expect(conditions(suing.refused('SUE_TOO', {}, worker('2025-04-16')))).toEqual(['suesNotYet']);
    const both = suing.when('SUE_TOO', {}, employer('2025-04-25'));
    expect(both.states).toEqual(['trial.filed']);
    expect(moves(both)).toEqual(['arbitration SUIT_FILED', 'trial CROSS_SUIT_FILED']);
    expect(signalled(both, 'CROSS_SUIT_FILED')).toEqual({
      on: '2025-04-25',
      partyIds: ['e'],
      claimant: 'respondent',
    });
    expect(interrupted(both)).toEqual([['suit_filed', '2025-04-25']]);
    expect(
      conditions(suing.refused('SUE_TOO', {}, { by: 'applicant', partyId: 'w2', on: '2025-04-30' })),
    ).toEqual(['gate_suitPeriodPassed']);
    const ended = heard(both, 'trial.withdrawn', '2025-06-02', {
      on: '2025-06-02',
      partyIds: ['e'],
      left: [{ partyIds: ['w'], on: '2025-05-20' }],
    });
    expect(signals(ended, 'SUIT_ENDED')).toEqual([
      { result: 'withdrawn', partyIds: ['w'], on: '2025-05-20' },
      { result: 'withdrawn', on: '2025-06-02', partyIds: ['e'] },
    ]);
  });

  test('given a transfer, then everybody who sues goes to the receiving court, and the judge does not', () => {
    const both = heard(suing.when('SUE_TOO', {}, employer('2025-04-25')), 'trial.docketed', '2025-04-28');
    const moved = heard(both, 'trial.transferred', '2025-05-06', { toCourtId: 'court-2' });
    expect(moves(moved)).toEqual(['open trial', 'trial CROSS_SUIT_FILED']);
    expect(openedInput(moved, 'trial')).toMatchObject({ courtId: 'court-2', partyIds: ['w'] });
    expect(moved.last.effects).toContainEqual({ type: 'assignTo', role: 'judge', holderId: null });
  });

  test('given a suit brought on the commission’s silence, when an award comes before docketing, then it is told of the suit', () => {
    const silent = heard(arbitrating, 'arbitration.silent', '2025-04-03', {
      on: '2025-04-02',
      proof: '回执1',
    });
    const waiting = silent.when('FILE_SUIT', {}, worker('2025-04-08'));
    const late = heard(waiting, 'arbitration.awarded', '2025-04-10', awardOf('nonFinal'));
    expect(late.states).toEqual(['trial.filed']);
    expect(signalled(late, 'SUIT_FILED')).toEqual({ on: '2025-04-08', partyIds: ['w'] });
    const lapsed = heard(late, 'arbitration.awardEffective', '2025-04-28', awardOf('nonFinal'));
    expect(lapsed.context.enforceableBy).toBeNull();
  });

  test('given an application for confirmation that is pending, then neither suit nor arbitration is open', () => {
    const pending = heard(
      heard(effective, 'mediation.breached', '2025-05-06'),
      'confirmation.filed',
      '2025-05-06',
    );
    for (const act of ['FILE_SUIT', 'FILE_ARBITRATION'])
      expect(conditions(pending.refused(act, {}, worker('2025-05-07')))).toEqual(['applicationPending']);
  });

  test('given platform work, then only claims of a platform worker go to court without arbitration', () => {
    const claiming = (type: 'platform_pay' | 'wage_arrears') =>
      given(
        lifecycle,
        { ...input, facts: { ...facts, employment: 'platform', claims: [{ id: 'c1', type, amountFen: 1 }] } },
        { on: '2025-03-03' },
      );
    expect(claiming('platform_pay').when('FILE_SUIT', {}, worker('2025-03-04')).states).toEqual([
      'trial.filed',
    ]);
    expect(conditions(claiming('wage_arrears').refused('FILE_SUIT', {}, worker('2025-03-04')))).toEqual([
      'gate_noArbitrationYet',
    ]);
  });
});

describe('parties that change', () => {
  const heir = { id: 'h', role: 'applicant', kind: 'worker', name: '覃某丙', replaces: 'w' };

  test('given an heir, then it acts for itself with what was served on the party before', () => {
    const award = heard(
      arbitrating,
      'arbitration.awarded',
      '2025-04-10',
      awardOf('nonFinal', { w: '2025-04-14' }),
    );
    const replaced = heard(award, 'PARTIES_AMENDED', '2025-04-20', { parties: [heir] });
    expect(replaced.states).toEqual(['arbitration.awarded']);
    expect(replaced.context.facts.parties.map((one: { id: string }) => one.id)).toEqual(['h', 'e']);
    const byHeir = (on: string) => ({ by: 'applicant' as const, partyId: 'h', on });
    expect(replaced.when('FILE_SUIT', {}, byHeir('2025-04-29')).states).toEqual(['trial.filed']);
    expect(conditions(replaced.refused('FILE_SUIT', {}, byHeir('2025-04-30')))).toEqual([
      'gate_suitPeriodPassed',
    ]);
    expect(conditions(replaced.refused('FILE_SUIT', {}, worker('2025-04-29')))).toContain('partyNamed');
  });

  test('given a suit or an agreement, then the successor stands in it', () => {
    const award = heard(
      arbitrating,
      'arbitration.awarded',
      '2025-04-10',
      awardOf('nonFinal', { w: '2025-04-14' }),
    );
    const suing = award.when('FILE_SUIT', {}, worker('2025-04-15'));
    const replaced = heard(suing, 'PARTIES_AMENDED', '2025-04-20', { parties: [heir] });
    expect(replaced.context.trial).toMatchObject({ partyIds: ['h'], input: { partyIds: ['h'] } });
    const agreed = heard(effective, 'PARTIES_AMENDED', '2025-04-01', { parties: [heir] });
    expect(agreed.context.agreement.items[0].payeeId).toBe('h');
    expect(agreed.context.agreement.addressForService).toEqual([]);
  });
});

describe('arbitration once open', () => {
  test('given the fifteen days over, when the mediation is transferred, then arbitration stays open', () => {
    const moved = heard(
      heard(filed, 'mediation.arbitrationOpen', '2025-03-19', { on: '2025-03-18' }),
      'mediation.transferred',
      '2025-03-21',
      { toBodyId: 'studio-2', endedOn: '2025-03-21', arbitrationOpenOn: '2025-03-18' },
    );
    expect(openedInput(moved, 'mediation')).toMatchObject({ arbitrationOpenOn: '2025-03-18' });
    expect(moved.when('FILE_ARBITRATION', {}, worker('2025-03-24')).states).toEqual([
      'mediation.besideArbitration',
    ]);
    const early = heard(filed, 'mediation.transferred', '2025-03-10', { toBodyId: 'studio-2' });
    expect(conditions(early.refused('FILE_ARBITRATION', {}, worker('2025-03-24')))).toEqual([
      'mediationNoBar',
    ]);
  });

  test('given something paid while the commission deliberates, when the award takes effect, then it is told again', () => {
    const beside = heard(
      filed.when('FILE_ARBITRATION', {}, worker('2025-03-19')),
      'mediation.effective',
      '2025-03-21',
      { agreement },
    );
    const paid = heard(beside, 'mediation.performed', '2025-04-01', { agreement });
    const inForce = heard(paid, 'arbitration.awardEffective', '2025-05-30', awardOf('nonFinal'));
    expect(inForce.states).toEqual(['winding.performed']);
    expect(signalled(inForce, 'PERFORMED')).toEqual({ on: '2025-04-01' });
    expect(
      inForce
        .when('RECORD_FOLLOW_UP', { result: 'satisfied' }, centre('2025-06-02'))
        .when('CLOSE', {}, centre('2025-06-02')).ended,
    ).toBe(true);
  });
});

describe('an entrusted mediation and its suit', () => {
  const suing = heard(arbitrating, 'arbitration.overdue', '2025-05-12', {
    on: '2025-05-12',
    proof: '回执',
  }).when('FILE_SUIT', {}, worker('2025-05-13'));
  const entrusted = heard(
    heard(suing, 'trial.docketed', '2025-05-16'),
    'trial.mediationEntrusted',
    '2025-05-20',
    { on: '2025-05-20', mediationBodyId: 'studio-2', postFilingTrack: 'simple' },
  );

  test('given an extension that was used, then the trial is told of it', () => {
    const extension = { from: '2025-05-28', until: '2025-06-03' };
    const failure = heard(entrusted, 'mediation.terminated', '2025-06-02', {
      reason: 'period_expired',
      extension,
    });
    expect(signalled(failure, 'ENTRUSTED_MEDIATION_FAILED')).toMatchObject({ extension });
    const agreed = heard(entrusted, 'mediation.effective', '2025-06-02', { agreement, extension });
    expect(signalled(agreed, 'ENTRUSTED_MEDIATION_AGREED')).toMatchObject({ extension });
  });

  test.each([
    ['trial.withdrawn', {}],
    ['trial.deemedWithdrawn', {}],
    ['trial.dismissed', { late: false }],
    ['trial.terminated', {}],
    ['trial.transferred', { toCourtId: 'court-2' }],
  ])(
    'given %s, then the entrusted mediation ends with the suit and the next one hears nothing of it',
    (event, data) => {
      const over = heard(entrusted, event, '2025-05-26', { ...data, on: '2025-05-26' });
      expect(moves(over)).toContain('mediation SUIT_ENDED');
      expect(over.context.mediationRuns).toBe(false);
      const answered = heard(over, 'mediation.terminated', '2025-05-26', { reason: 'suit_ended' });
      expect(answered.states).toEqual(over.states);
      expect(moves(answered)).toEqual([]);
    },
  );
});

describe('a new agreement in place of another', () => {
  const broken = heard(effective, 'mediation.breached', '2025-05-06', { agreement });
  const again = broken.when('REQUEST_NEW_MEDIATION', { consents, bodyKind: 'joint' }, worker('2025-06-01'));

  test('given an agreement that is not due and can still be confirmed, then no new mediation begins', () => {
    expect(
      conditions(effective.refused('REQUEST_NEW_MEDIATION', { consents }, worker('2025-06-01'))),
    ).toEqual(['agreementFreesNewMediation']);
  });

  test('given a breach, when mediation begins anew, then the agreement stays until a new one takes effect', () => {
    expect(moves(again)).toEqual(['open mediation']);
    expect(again.context.windows).toEqual({ confirmation: 'open', arbitrationReview: 'open' });
    expect(heard(again, 'mediation.terminated', '2025-06-10').states).toEqual(['agreement.breached']);
    const renewed = heard(again, 'mediation.effective', '2025-06-10', {
      agreement: { ...agreement, id: 'agreement-2', effectiveOn: '2025-06-10' },
    });
    expect(moves(renewed)).toEqual([
      'mediation SUPERSEDED',
      'confirmation EXCLUDE',
      'confirmation CLOSE_EXCLUDED',
      'arbitrationReview EXCLUDE',
      'arbitrationReview CLOSE_EXCLUDED',
      'open confirmation',
      'open arbitrationReview',
    ]);
    expect(signalled(renewed, 'SUPERSEDED')).toEqual({ on: '2025-06-10', agreementId: agreement.id });
    expect(misunderstood(renewed)).toEqual([]);
    const answered = heard(
      heard(renewed, 'confirmation.excluded', '2025-06-10'),
      'arbitrationReview.excluded',
      '2025-06-10',
    );
    expect(answered.context.windows).toEqual({ confirmation: 'open', arbitrationReview: 'open' });
    expect(answered.context.closing).toEqual([]);
    const old = heard(answered, 'mediation.performed', '2025-06-11', { agreement });
    expect(old.states).toEqual(['agreement.open']);
    expect(old.context.performedOn).toBeNull();
  });

  test('given a payment order that ended before, then it says nothing of the new agreement', () => {
    const order = {
      basis: 'mal16',
      appliedOn: '2025-05-07',
      preservedBeforeSuit: false,
      evidence: '受理通知书',
    };
    const ending = (reason: string) =>
      broken
        .when('RECORD_PAYMENT_ORDER', order, worker('2025-05-07'))
        .when(
          'RECORD_PAYMENT_ORDER_ENDED',
          { reason, endedOn: '2025-05-08', evidence: '裁定' },
          worker('2025-05-08'),
        );
    expect(ending('rejected').context.paymentOrderEnded).toBeNull();
    const ended = ending('objection');
    expect(ended.context.paymentOrderEnded).toEqual({ basis: 'mal16', onAgreement: true });
    const renewed = heard(
      ended.when('REQUEST_NEW_MEDIATION', { consents }, worker('2025-06-01')),
      'mediation.effective',
      '2025-06-10',
      { agreement: { ...agreement, id: 'agreement-2' } },
    );
    expect(renewed.context.paymentOrderEnded).toBeNull();
  });
});

describe('mediation that was declined', () => {
  test('given a ground other than scope, then the ways after a failed mediation are open, and the gate does not call it no labour dispute', () => {
    const declined = heard(filed, 'mediation.rejected', '2025-03-05', { reason: 'unsuitable' });
    expect(declined.states).toEqual(['choosing.open']);
    expect(gateAnswerOf(declined.context, 'applicant', '2025-03-06', reckoning).row).toBe('noArbitrationYet');
    const outside = heard(filed, 'mediation.rejected', '2025-03-05', { reason: 'out_of_scope' });
    expect(outside.context.notLabour).toBe(false);
    const notLabour = heard(filed, 'mediation.rejected', '2025-03-05', { reason: 'not_labour' });
    expect(conditions(notLabour.refused('FILE_SUIT', {}, worker('2025-03-06')))).toEqual([
      'gate_notLabourDispute',
    ]);
  });
});

describe('who may say that nothing is owed any more', () => {
  test('given a debtor, then it records payment on proof but waives nothing; the creditor may waive', () => {
    const waived = { performedOn: '2025-04-01', how: 'waived', evidence: '声明' };
    expect(conditions(effective.refused('RECORD_PERFORMANCE', waived, employer('2025-04-01')))).toEqual([
      'creditorWaives',
    ]);
    expect(effective.when('RECORD_PERFORMANCE', waived, worker('2025-04-01')).states).toEqual([
      'winding.performed',
    ]);
    const paid = { ...waived, how: 'voluntary', evidence: '转账凭证' };
    expect(effective.when('RECORD_PERFORMANCE', paid, employer('2025-04-01')).states).toEqual([
      'winding.performed',
    ]);
    expect(
      conditions(
        effective.refused('RECORD_PERFORMANCE', { ...waived, partyId: 'w' }, employer('2025-04-01')),
      ),
    ).toContain('actsInOwnName');
  });

  test('given two applicants, then one gives the dispute up only with the consent of the other', () => {
    const w2 = { id: 'w2', role: 'applicant', kind: 'worker', name: '乙（虚构）' } as const;
    const two = { ...input, facts: { ...facts, parties: [...facts.parties, w2] } };
    const over = heard(given(lifecycle, two, { on: '2025-03-03' }), 'mediation.terminated', '2025-03-25', {});
    expect(conditions(over.refused('WITHDRAW_DISPUTE', {}, worker('2025-03-26')))).toEqual([
      'otherApplicantsAgree',
    ]);
    const agreed = { consents: [{ partyId: 'w2', on: '2025-03-26', evidence: '同意书' }] };
    expect(over.when('WITHDRAW_DISPUTE', agreed, worker('2025-03-26')).states).toEqual(['winding.withdrawn']);
  });

  test('given a respondent, then it cannot give up the applicant’s dispute', () => {
    const recorded = { partyId: 'e', evidence: '录音' };
    expect(
      conditions(failed.refused('WITHDRAW_DISPUTE', recorded, { by: 'intake', on: '2025-03-26' })),
    ).toEqual(['applicantsAct']);
  });
});

test('every state belongs to a stage that lists can show', () => {
  expect(
    Object.keys(lifecycle.machine.root.states).filter((key) => !(stages as readonly string[]).includes(key)),
  ).toEqual([]);
  expect(stageOf(['agreement.confirming'])).toBe('agreement');
});
