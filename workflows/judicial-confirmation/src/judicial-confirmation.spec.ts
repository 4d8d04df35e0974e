import { formatCitation } from '@dingfen/legal-basis';
import { runningPeriods } from '@dingfen/procedure-kit';
import { conditions, type Story } from '@dingfen/procedure-kit/testing';
import { describe, expect, test } from 'vitest';
import { procedure } from './index.ts';
import {
  accepted,
  application,
  bothNotified,
  bothSigned,
  clerk,
  confirmed,
  employer,
  filed,
  inputWith,
  judge,
  opened,
  president,
  service,
  signature,
  system,
  worker,
} from './testing.ts';

describe('the window of thirty days', () => {
  test('given an agreement of 5 September 2025, then the last day rolls over the holidays from 5 to 9 October', () => {
    const window = opened().deadline('jc_apply_30d');
    expect([window.nominalDueOn, window.dueOn]).toEqual(['2025-10-05', '2025-10-09']);
  });

  test('given an agreement of 29 August 2025, then the last day is Sunday 28 September, a make-up working day', () => {
    const story = opened({ agreement: { effectiveOn: '2025-08-29' } });
    expect(story.deadline('jc_apply_30d').dueOn).toBe('2025-09-28');
    expect(filed(story, '2025-09-28').is('application.deciding')).toBe(true);
    expect(story.until('2025-09-29').outcomes).toEqual(['windowExpired']);
  });

  test('when both sign and file on the last day, then the application is before the court and the window stops', () => {
    const story = filed(opened(), '2025-10-09');
    expect(story.outcomes).toEqual(['filed']);
    expect(story.deadlines.map((one) => one.ruleId)).toEqual(['jc_accept_decision_3d']);
    expect(story.effects).toContainEqual({ type: 'assignTo', role: 'court', holderId: 'court-1' });
  });

  test.each([
    ['nobody has signed', (story: Story) => story],
    ['one party has signed', (story: Story) => story.when('SIGN', signature, worker('2025-09-06'))],
    ['both have signed but nobody filed', (story: Story) => bothSigned(story, '2025-09-06')],
  ])(
    'given %s, when the last day passes, then the route closes by itself and both learn what remains',
    (_, so) => {
      const story = so(opened()).until('2025-10-10');
      expect(story.states).toEqual(['windowExpired']);
      expect(story.ended).toBe(true);
      expect(story.outcome('windowExpired').ways.map((way: { right: string }) => way.right)).toEqual([
        'newMediation',
        'arbitration',
        'paymentOrder',
        'suit',
      ]);
      expect(story.notified.at(-1)).toBe('windowExpired');
    },
  );

  test('given the window is over, when the application is filed, then the refusal names the thirty days and CPL 205', () => {
    const refusal = bothSigned(opened(), '2025-09-06').refused('FILE', application, worker('2025-10-10'));
    expect(conditions(refusal)).toEqual(['withinThirtyDays']);
    expect(formatCitation(refusal.basis[0] as never, 'en')).toBe('CPL art 205');
  });

  test('given severance beside wages, when the window ends, then a direct suit is not among the ways', () => {
    const items = [
      {
        claimId: 'c2',
        type: 'severance' as const,
        amountFen: 5,
        payerId: 'employer',
        payeeId: 'worker',
        dueOn: '2025-11-14',
      },
    ];
    const ways = opened({ agreement: { items } }).until('2025-10-10').outcome('windowExpired').ways;
    expect(ways.map((way: { right: string }) => way.right)).not.toContain('suit');
  });

  const flood = {
    obstacleFrom: '2025-10-01',
    obstacleEndedOn: '2025-10-12',
    askedOn: '2025-10-15',
    newLastDay: '2025-10-24',
    evidence: 'doc',
    reasons: '洪灾',
  };

  test('given a flood kept the parties away, when the court grants relief, then the window ends on the day it names', () => {
    const story = opened().until('2025-10-10').when('RESTORE_WINDOW', flood, judge('2025-10-16'));
    expect(story.states).toEqual(['window.reopened']);
    expect(story.deadline('jc_apply_30d').dueOn).toBe('2025-10-24');
    expect(filed(story, '2025-10-24').is('application')).toBe(true);
    // A second flood, and a second last day.
    const again = {
      ...flood,
      obstacleFrom: '2025-10-24',
      obstacleEndedOn: '2025-10-27',
      askedOn: '2025-10-28',
    };
    expect(
      story
        .until('2025-10-25')
        .when('RESTORE_WINDOW', { ...again, newLastDay: '2025-11-03' }, judge('2025-10-29'))
        .deadline('jc_apply_30d').dueOn,
    ).toBe('2025-11-03');
  });

  test.each([
    ['was asked for before the obstacle ended', { askedOn: '2025-10-11' }, ['reliefAskedInTime']],
    ['rests on an obstacle that came too late', { obstacleFrom: '2025-10-10' }, ['obstacleDelayedAct']],
    ['names a day that has passed', { newLastDay: '2025-10-15' }, ['newLastDayAhead']],
    [
      'rests on an obstacle of another time',
      { obstacleFrom: '2025-01-01', obstacleEndedOn: '2025-01-02' },
      ['reliefAskedInTime'],
    ],
  ])('given relief %s, then it is refused with CPL 86', (_, changed, failing) => {
    const refusal = opened()
      .until('2025-10-10')
      .refused('RESTORE_WINDOW', { ...flood, ...changed }, judge('2025-10-16'));
    expect(conditions(refusal)).toEqual(failing);
  });

  test('given the obstacle ended on 12 October 2025, then relief may be asked for until the tenth day, 22 October', () => {
    const over = opened().until('2025-10-10');
    const asked = (askedOn: string) => ({ ...flood, askedOn });
    expect(over.when('RESTORE_WINDOW', asked('2025-10-22'), judge('2025-10-23')).is('window')).toBe(true);
    expect(conditions(over.refused('RESTORE_WINDOW', asked('2025-10-23'), judge('2025-10-23')))).toEqual([
      'reliefAskedInTime',
    ]);
  });

  test('given the joint application was posted on the last day, when it arrives later, then the clerk records it as filed in time', () => {
    const posted = { ...application, partyId: 'worker', evidence: 'doc-postmark', postedOn: '2025-10-09' };
    const late = bothSigned(opened(), '2025-09-08').until('2025-10-12');
    expect(late.is('windowExpired')).toBe(true);
    const story = late.when('FILE', posted, clerk('2025-10-13'));
    expect(story.outcomes).toEqual(['windowExpired', 'filed']);
    expect(story.outcome('filed').on).toBe('2025-10-09');
    // The court's three days run from when it has the paper.
    expect(story.deadline('jc_accept_decision_3d').nominalDueOn).toBe('2025-10-16');
    const refused = (payload: object, who: Parameters<Story['refused']>[2] = clerk('2025-10-13')) =>
      conditions(late.refused('FILE', payload, who));
    expect(refused({ ...posted, postedOn: '2025-10-10' })).toEqual(['withinThirtyDays']);
    expect(refused({ ...posted, postedOn: '2025-10-14' })).toEqual(['postingProven', 'withinThirtyDays']);
    expect(refused({ ...application, postedOn: '2025-10-09' }, worker('2025-10-13'))).toEqual([
      'postingProven',
    ]);
    expect(
      late.mayHappen('applicant', { partyId: 'worker', on: '2025-10-13' }).find((one) => one.event === 'FILE')
        ?.possible,
    ).toBe(false);
    expect(
      late.mayHappen('courtClerk', { on: '2025-10-13' }).find((one) => one.event === 'FILE')?.possible,
    ).toBe(true);
    // Told that this was the wrong court, the parties have no window left.
    const declined = story.when(
      'NOT_ACCEPT',
      { ground: 'wrongCourt', reasons: '无管辖权' },
      clerk('2025-10-14'),
    );
    expect(declined.until('2025-10-15').outcomes.at(-1)).toBe('notAccepted');
  });

  test('given both signed on paper only, when their posted application arrives late, then the clerk records the signatures too', () => {
    const paper = { manner: 'paper', evidence: 'doc-application', signedOn: '2025-10-08' };
    const late = opened().until('2025-10-12');
    expect(conditions(late.refused('SIGN', signature, worker('2025-10-13')))).toEqual(['signedInsideWindow']);
    expect(
      conditions(
        late.refused('SIGN', { ...paper, partyId: 'worker', signedOn: '2025-10-10' }, clerk('2025-10-13')),
      ),
    ).toEqual(['signedInsideWindow']);
    expect(
      late
        .when('SIGN', { ...paper, partyId: 'worker' }, clerk('2025-10-13'))
        .when('SIGN', { ...paper, partyId: 'employer' }, clerk('2025-10-13'))
        .when(
          'FILE',
          { ...application, partyId: 'worker', evidence: 'doc-postmark', postedOn: '2025-10-09' },
          clerk('2025-10-13'),
        )
        .is('application'),
    ).toBe(true);
  });

  test.each([
    ['mal10', 'wage_arrears', true],
    ['peoples', 'overtime', true],
    ['joint', 'wage_arrears', false],
    ['courtRoster', 'wage_arrears', false],
    ['mal10', 'annual_leave', false],
  ] as const)(
    'given a body of kind %s and a claim of type %s, then a direct suit on the agreement is offered: %s',
    (bodyKind, type, suit) => {
      const [item] = inputWith().agreement.items;
      const story = opened({
        agreement: { bodyKind, items: [{ ...(item as NonNullable<typeof item>), type }] },
      });
      const ways = story.until('2025-10-10').outcome('windowExpired').ways as { right: string }[];
      expect(ways.some((way) => way.right === 'suit')).toBe(suit);
    },
  );
});

describe('parties who change', () => {
  const ceased = { partyId: 'worker', ceasedOn: '2025-09-10', evidence: 'doc-death' };
  const heir = { successorId: 'heir', name: '乙某某', evidence: 'doc-heir' };
  const heirs = (...ids: string[]) => ({
    parties: ids.map((id) => ({ id, role: 'applicant', kind: 'worker', name: '乙某某', replaces: 'worker' })),
  });
  const byHeir = (on: string) => ({ by: 'applicant' as const, partyId: 'heir', on });

  test('given the worker dies before filing, then the heir joins and signs; the other side’s signature stands and the window runs on', () => {
    const waiting = bothSigned(opened(), '2025-09-08').when(
      'RECORD_PARTY_CEASED',
      ceased,
      clerk('2025-09-11'),
    );
    expect(waiting.states).toEqual(['window.waitingForSuccessor']);
    expect(
      conditions(
        waiting.refused('JOIN_SUCCESSOR', { ...heir, successorId: 'employer' }, clerk('2025-09-12')),
      ),
    ).toEqual(['successorIsNew']);
    const joined = waiting.when('JOIN_SUCCESSOR', heir, clerk('2025-09-12'));
    expect(joined.states).toEqual(['window.waitingForSecond']);
    expect(joined.effects.filter((effect) => effect.type === 'amendParties')).toHaveLength(1);
    expect(joined.deadline('jc_apply_30d').dueOn).toBe('2025-10-09');
    const identities = [...application.identities, { partyId: 'heir', documentId: 'doc-id-heir' }];
    const story = joined
      .when('SIGN', signature, byHeir('2025-09-15'))
      .when('FILE', { ...application, identities }, byHeir('2025-09-15'));
    expect(story.deadline('jc_accept_decision_3d').status).toBe('firm');
    expect(story.context.agreement.items[0].payeeId).toBe('heir');
    const alone = opened().when('RECORD_PARTY_CEASED', ceased, clerk('2025-09-11'));
    expect(alone.when('JOIN_SUCCESSOR', heir, clerk('2025-09-12')).states).toEqual(['window.open']);
  });

  test('given nobody joined before the window ended, then the heir joins afterwards and may ask for relief', () => {
    const over = opened().when('RECORD_PARTY_CEASED', ceased, clerk('2025-09-11')).until('2025-10-12');
    const relief = {
      obstacleFrom: '2025-09-10',
      obstacleEndedOn: '2025-10-13',
      askedOn: '2025-10-14',
      newLastDay: '2025-10-31',
      evidence: 'doc',
      reasons: '等待继承人',
    };
    expect(conditions(over.refused('RESTORE_WINDOW', relief, judge('2025-10-15')))).toEqual([
      'successorAwaited',
    ]);
    const restored = over
      .when('JOIN_SUCCESSOR', heir, clerk('2025-10-13'))
      .when('RESTORE_WINDOW', relief, judge('2025-10-15'));
    expect(restored.when('SIGN', signature, byHeir('2025-10-16')).states).toEqual([
      'window.waitingForSecond',
    ]);
  });

  test('when another proceeding substitutes a party, then this one follows in every stage', () => {
    const told = (story: Story, on: string, payload: object = heirs('heir')) =>
      story.when('PARTIES_AMENDED', payload, system(on));
    expect(told(opened(), '2025-09-12').states).toEqual(['window.open']);
    expect(told(bothSigned(opened(), '2025-09-08'), '2025-09-12').states).toEqual([
      'window.waitingForSecond',
    ]);
    const renamed = { parties: [{ id: 'worker', role: 'applicant', kind: 'worker', name: '甲某' }] };
    const corrected = told(bothSigned(opened(), '2025-09-08'), '2025-09-12', renamed);
    expect(corrected.states).toEqual(['window.readyToFile']);
    expect(corrected.context.facts.parties[0].name).toBe('甲某');
    const waiting = opened().when('RECORD_PARTY_CEASED', ceased, clerk('2025-09-11'));
    const agency = {
      parties: [
        { id: 'agency', role: 'respondent', kind: 'employer', name: '虚构劳务公司', replaces: 'employer' },
      ],
    };
    expect(told(waiting, '2025-09-12', agency).states).toEqual(['window.waitingForSuccessor']);
    expect(told(waiting, '2025-09-12').states).toEqual(['window.open']);
    const examined = told(bothNotified(), '2025-09-12', heirs('heir', 'heir-2'));
    expect(examined.states).toEqual(['application.examining']);
    expect(examined.context.notified).toEqual(['heir', 'heir-2', 'employer']);
    const suspended = bothNotified().when(
      'RECORD_PARTY_CEASED',
      { ...ceased, ceasedOn: '2025-09-12' },
      clerk('2025-09-12'),
    );
    const resumed = told(suspended, '2025-09-15');
    expect(resumed.states).toEqual(['application.examining']);
    expect(resumed.deadline('jc_review_15d').nominalDueOn).toBe('2025-09-28');
    expect(suspended.refused('JOIN_SUCCESSOR', heir, { by: 'intake', on: '2025-09-15' }).code).toBe(
      'condition_unmet',
    );
    expect(told(opened().until('2025-10-12'), '2025-10-13').context.facts.parties[0].id).toBe('heir');
    const objected = confirmed()
      .when('SERVE_RULING', service('worker', '2025-09-15'), clerk('2025-09-15'))
      .when('OBJECT', { reasons: '金额有误' }, worker('2025-09-16'));
    expect(told(objected, '2025-09-18').context.objections[0].objectorId).toBe('heir');
    expect(told(objected, '2025-09-18').deadline('jc_party_objection_15d', 'heir').triggerOn).toBe(
      '2025-09-15',
    );
  });

  test('when a party comes to the counter, then the clerk records what it asks for, with evidence', () => {
    const counter = { partyId: 'worker', evidence: 'doc-record' };
    const asks = { ...counter, reasons: '已经和解' };
    expect(
      accepted().when('REQUEST_WITHDRAWAL', asks, clerk('2025-09-11')).is('application.withdrawalRequested'),
    ).toBe(true);
    expect(
      conditions(accepted().refused('REQUEST_WITHDRAWAL', { reasons: '无' }, clerk('2025-09-11'))),
    ).toContain('actsForOwnParty');
    expect(
      bothSigned(opened(), '2025-09-08').when('REVOKE_SIGNATURE', counter, { by: 'intake', on: '2025-09-09' })
        .states,
    ).toEqual(['window.waitingForSecond']);
  });
});

describe('signing', () => {
  test('given three parties, then all three sign; one taking its signature back leaves the other’s standing', () => {
    const { facts } = inputWith();
    const third = {
      id: 'agency',
      role: 'respondent' as const,
      kind: 'dispatchAgency' as const,
      name: '虚构派遣公司',
    };
    const two = opened({ facts: { ...facts, parties: [...facts.parties, third] } })
      .when('SIGN', signature, worker('2025-09-06'))
      .when('SIGN', signature, employer('2025-09-06'));
    expect(two.states).toEqual(['window.waitingForSecond']);
    expect(two.when('REVOKE_SIGNATURE', {}, employer('2025-09-07')).states).toEqual([
      'window.waitingForSecond',
    ]);
    expect(
      two.when('SIGN', signature, { by: 'respondent', partyId: 'agency', on: '2025-09-07' }).states,
    ).toEqual(['window.readyToFile']);
  });

  test('when the first party signs, then the other is told and has a task; a signature may be taken back before filing', () => {
    const story = opened().when('SIGN', signature, worker('2025-09-06'));
    expect(story.notified).toContain('otherSideSigned');
    expect(story.tasks.map((task) => task.kind)).toEqual(['signConfirmation']);
    expect(story.when('REVOKE_SIGNATURE', {}, worker('2025-09-07')).states).toEqual(['window.open']);
    const both = story.when('SIGN', signature, employer('2025-09-07'));
    expect(both.when('REVOKE_SIGNATURE', {}, employer('2025-09-08')).states).toEqual([
      'window.waitingForSecond',
    ]);
  });

  test('when a party signs for the other, or twice, then it is refused', () => {
    const story = opened().when('SIGN', signature, worker('2025-09-06'));
    expect(
      conditions(opened().refused('SIGN', { ...signature, partyId: 'employer' }, worker('2025-09-06'))),
    ).toContain('actsForOwnParty');
    expect(conditions(story.refused('SIGN', signature, worker('2025-09-07')))).toContain('notSignedYet');
  });

  test('given an agent without special authority, then the signature is refused with CPL 62', () => {
    const agent = { name: '代理人某', specialAuthority: false, documentId: 'doc-power' };
    const refusal = opened().refused('SIGN', { ...signature, agent }, employer('2025-09-06'));
    expect(conditions(refusal)).toEqual(['agentHasSpecialAuthority']);
    expect(refusal.basis).toContainEqual({ source: 'CPL', article: '62', confidence: 'A' });
    const authorised = opened().when(
      'SIGN',
      { ...signature, agent: { ...agent, specialAuthority: true } },
      employer('2025-09-06'),
    );
    expect(authorised.is('window.waitingForSecond')).toBe(true);
  });

  test('when a clerk records a signature on paper, then party and evidence are named and the day is not in the future', () => {
    const paper = { manner: 'paper', partyId: 'worker', evidence: 'doc-scan', signedOn: '2025-09-06' };
    const intake = { by: 'intake' as const, on: '2025-09-07' };
    expect(opened().when('SIGN', paper, intake).context.signatures).toEqual([
      { partyId: 'worker', signedOn: '2025-09-06' },
    ]);
    expect(conditions(opened().refused('SIGN', { ...paper, signedOn: '2025-09-08' }, intake))).toEqual([
      'signedInsideWindow',
    ]);
    expect(conditions(opened().refused('SIGN', { manner: 'paper', partyId: 'worker' }, intake))).toEqual([
      'actsForOwnParty',
    ]);
    expect(conditions(opened().refused('SIGN', { ...paper, partyId: 'stranger' }, intake))).toEqual([
      'isSignatory',
    ]);
  });
});

describe('what the court is asked to confirm', () => {
  const withoutGaps = (payload: object): unknown => JSON.parse(JSON.stringify(payload));
  const refusedWith = (changed: Parameters<typeof opened>[0], payload: object = {}) =>
    bothSigned(opened(changed), '2025-09-08').refused(
      'FILE',
      withoutGaps({ ...application, ...payload }),
      worker('2025-09-08'),
    );

  test.each([
    [
      'a body nobody recognises',
      { agreement: { bodyKind: 'other' as const } },
      'lawfulMediationBody',
      'CPL art 205',
    ],
    [
      'a clause on the labour relationship',
      { agreement: { confirmsRelationship: true } },
      'noRelationshipClause',
      'Labour Interpretation I art 52',
    ],
    [
      'a clause that is not about payment',
      { agreement: { paymentOnly: false } },
      'paymentOnly',
      'Labour Interpretation I art 52',
    ],
    [
      'uncertain content',
      { agreement: { definite: false } },
      'contentDefinite',
      'CPL Interpretation art 358 item 5',
    ],
    [
      'an inviting court that is passed over',
      { invitedByCourtId: 'court-9' },
      'invitingCourt',
      'CPL art 205 item 1',
    ],
  ])('given %s, then filing is refused with the article', (_, changed, condition, article) => {
    const refusal = refusedWith(changed);
    expect(conditions(refusal)).toEqual([condition]);
    expect(formatCitation(refusal.basis[0] as never, 'en')).toBe(article);
  });

  test.each([
    ['application', { application: undefined }, 'hasApplication'],
    ['agreement', { agreement: undefined }, 'hasAgreement'],
    ['proof of mediation', { mediationProof: undefined }, 'hasMediationProof'],
    ['identity of one party', { identities: application.identities.slice(1) }, 'hasIdentities'],
    ['property papers', { concernsProperty: true }, 'hasPropertyPapers'],
    ['reason for an intermediate court', { courtLevel: 'intermediate' }, 'courtLevelFits'],
    ['invitation by this court', { venueGround: 'invitation' }, 'invitingCourt'],
  ])('given the %s is missing, then the refusal names it', (_, payload, condition) => {
    const answer = refusedWith({}, payload);
    expect(conditions(answer)).toEqual([condition]);
    expect(answer.basis.length).toBeGreaterThan(0);
  });

  test('given no address for service is confirmed, then it must be in the package', () => {
    const changed = { agreement: { addressForService: [] } };
    expect(conditions(refusedWith(changed))).toEqual(['hasAddressesForService']);
    const addresses = ['worker', 'employer'].map((partyId) => ({ partyId, address: '来宾市虚构路3号' }));
    const story = bothSigned(opened(changed), '2025-09-08').when(
      'FILE',
      { ...application, addresses },
      worker('2025-09-08'),
    );
    expect(story.is('application')).toBe(true);
  });

  test('given a court invited the mediation, then that court hears the application', () => {
    const story = bothSigned(opened({ invitedByCourtId: 'court-9' }), '2025-09-08').when(
      'FILE',
      { ...application, courtId: 'court-9', venueGround: 'invitation' },
      worker('2025-09-08'),
    );
    expect(story.context.courtId).toBe('court-9');
  });

  test('given both clauses are bad, then each is named, and each points to another way', () => {
    const refusal = refusedWith({ agreement: { confirmsRelationship: true, definite: false } });
    expect(conditions(refusal)).toEqual(['noRelationshipClause', 'contentDefinite']);
    expect(refusal.failing[0]?.summary.zh).toContain('申请劳动仲裁');
    expect(refusedWith({ agreement: { paymentOnly: false } }).failing[0]?.summary.zh).toContain('仲裁审查');
  });
});

describe('one route only', () => {
  test('given arbitration review is pending, then filing is refused with ARB 75(5) while the window runs on', () => {
    const story = bothSigned(opened(), '2025-09-06').when(
      'EXCLUDE',
      { route: 'arbitrationReview' },
      system('2025-09-07'),
    );
    const refusal = story.refused('FILE', application, worker('2025-09-08'));
    expect(conditions(refusal)).toEqual(['noReviewPending']);
    expect(refusal.basis[0]).toEqual({ source: 'ARB', article: '75[5]', confidence: 'A' });
    expect(story.deadline('jc_apply_30d').dueOn).toBe('2025-10-09');
    const released = story.when('RELEASE', {}, system('2025-09-12'));
    expect(released.when('FILE', application, worker('2025-09-12')).outcomes).toEqual(['filed']);
  });

  test('when the arbitral statement takes effect, then this route is closed', () => {
    const story = opened().when('EXCLUDE', { route: 'arbitrationReview' }, system('2025-09-07'));
    expect(story.when('CLOSE_EXCLUDED', {}, system('2025-09-12')).outcomes).toEqual(['excluded']);
    expect(filed().when('CLOSE_EXCLUDED', {}, system('2025-09-12')).outcomes).toEqual(['filed', 'excluded']);
    expect(story.until('2025-10-10').outcomes).toEqual(['windowExpired']);
  });

  test('when the agreement is performed inside the window, then nothing is left to confirm', () => {
    expect(opened().when('PERFORMED', { on: '2025-09-20' }, system('2025-09-20')).outcomes).toEqual([
      'performed',
    ]);
  });
});

describe('acceptance', () => {
  test('given a complete application of 26 June 2025, then the court decides by Monday 30 June, and a breach changes nothing', () => {
    const story = filed(opened({ agreement: { effectiveOn: '2025-06-10' } }), '2025-06-26');
    const duty = story.deadline('jc_accept_decision_3d');
    expect([duty.nominalDueOn, duty.dueOn]).toEqual(['2025-06-29', '2025-06-30']);
    const late = story.until('2025-07-01');
    expect(late.is('application.deciding')).toBe(true);
    expect(late.expired.map((one) => one.ruleId)).toEqual(['jc_accept_decision_3d']);
    expect(accepted('2025-07-02', late).is('application.examining')).toBe(true);
  });

  test('given papers are missing, when the period passes, then only the court decides; nothing is deemed by itself', () => {
    const ordered = filed().when(
      'ORDER_SUPPLEMENT',
      { purpose: 'papers', items: ['营业执照'], days: 5 },
      clerk('2025-09-09'),
    );
    expect(ordered.deadlines.map((one) => [one.ruleId, one.dueOn])).toEqual([
      ['jc_supplement_material', '2025-09-15'],
    ]);
    const overdue = ordered.until('2025-09-16');
    expect(overdue.states).toEqual(['application.supplementOverdue']);
    expect(overdue.outcomes).toEqual(['filed']);
    expect(overdue.tasks.map((task) => task.kind)).toEqual(['deemWithdrawn']);
    const deemed = overdue.when(
      'DEEM_WITHDRAWN',
      { ground: 'noSupplement', reasons: '逾期' },
      judge('2025-09-17'),
    );
    expect(deemed.states).toEqual(['window.reopened']);
    expect(deemed.outcome('released').how).toBe('withdrawn');
    expect(
      overdue
        .when('PROCEED_WITHOUT_SUPPLEMENT', { reasons: '可查' }, judge('2025-09-17'))
        .is('application.deciding'),
    ).toBe(true);
    expect(
      overdue
        .when('EXTEND_SUPPLEMENT', { days: 5, reasons: '补办中' }, clerk('2025-09-17'))
        .deadline('jc_supplement_material').nominalDueOn,
    ).toBe('2025-09-19');
  });

  test('when the papers arrive, then the three days run from the complete application', () => {
    const story = filed()
      .when('ORDER_SUPPLEMENT', { purpose: 'papers', items: ['营业执照'], days: 5 }, clerk('2025-09-09'))
      .when('SUPPLEMENT', { documentIds: ['doc-licence'] }, employer('2025-09-11'));
    expect(story.states).toEqual(['application.deciding']);
    expect(story.deadline('jc_accept_decision_3d').nominalDueOn).toBe('2025-09-14');
  });

  test('given the wrong court, then the parties may go to the right one while the window runs', () => {
    const story = filed().when(
      'NOT_ACCEPT',
      { ground: 'wrongCourt', reasons: '无管辖权' },
      clerk('2025-09-10'),
    );
    expect(story.outcomes).toEqual(['filed', 'released']);
    expect(filed(story, '2025-10-09').outcomes).toEqual(['filed', 'released', 'filed']);
    expect(story.until('2025-10-10').outcomes.at(-1)).toBe('windowExpired');
  });

  test('given the wrong court answers after day thirty, then the route is over at once', () => {
    const story = filed(opened(), '2025-10-09')
      .when('NOT_ACCEPT', { ground: 'wrongCourt', reasons: '无管辖权' }, clerk('2025-10-12'))
      .until('2025-10-12', '12:00');
    expect(story.outcomes).toEqual(['filed', 'released', 'notAccepted']);
  });

  test.each([
    ['outsideCourtScope', '355[1]'],
    ['identityRelations', '355[3]'],
    ['otherSpecialProcedure', '355[4]'],
    ['bankruptcy', '355[4]'],
    ['propertyRights', '355[5]'],
  ])(
    'given the ground %s, then the application is not accepted and the parties are told what remains',
    (ground) => {
      const story = filed().when('NOT_ACCEPT', { ground, reasons: '见裁定' }, clerk('2025-09-10'));
      expect(story.states).toEqual(['notAccepted']);
      expect(story.outcome('notAccepted')).toMatchObject({ ground, how: 'notAccepted' });
      expect(story.deadlines).toEqual([]);
    },
  );
});

describe('review', () => {
  test('given acceptance on 10 September 2025, then fifteen days and the cap of thirty run side by side', () => {
    const story = accepted();
    expect(story.deadlines.map((one) => [one.ruleId, one.nominalDueOn, one.dueOn])).toEqual([
      ['jc_review_15d', '2025-09-25', '2025-09-25'],
      ['jc_special_procedure_cap_30d', '2025-10-10', '2025-10-10'],
    ]);
  });

  test('when the president extends before day fifteen, then twenty-five days are counted on from acceptance, once', () => {
    const story = accepted().when('EXTEND_REVIEW', { reasons: '案情特殊' }, president('2025-09-24'));
    expect(story.deadline('jc_review_15d').nominalDueOn).toBe('2025-10-05');
    expect(story.deadline('jc_review_15d').dueOn).toBe('2025-10-09');
    expect(conditions(story.refused('EXTEND_REVIEW', { reasons: '再延' }, president('2025-09-26')))).toEqual([
      'reviewNotExtended',
    ]);
    expect(story.deadline('jc_special_procedure_cap_30d').dueOn).toBe('2025-10-10');
  });

  test('when the president comes after day fifteen, or somebody else extends, then it is refused', () => {
    expect(
      conditions(accepted().refused('EXTEND_REVIEW', { reasons: '案情特殊' }, president('2025-09-26'))),
    ).toEqual(['reviewStillRuns']);
    expect(accepted().refused('EXTEND_REVIEW', { reasons: '案情特殊' }, judge('2025-09-12')).code).toBe(
      'not_entitled',
    );
    expect(
      conditions(filed().refused('EXTEND_REVIEW', { reasons: '案情特殊' }, president('2025-09-09'))),
    ).toEqual(['acceptedAlready']);
  });

  test('when the president extends the cap by thirty days, then it ends sixty days from acceptance, once', () => {
    const story = accepted().when('EXTEND_CAP', { reasons: '案情特殊' }, president('2025-10-09'));
    expect(story.deadline('jc_special_procedure_cap_30d').nominalDueOn).toBe('2025-11-09');
    expect(conditions(story.refused('EXTEND_CAP', { reasons: '再延' }, president('2025-10-10')))).toEqual([
      'capNotExtended',
    ]);
    expect(conditions(accepted().refused('EXTEND_CAP', { reasons: '迟' }, president('2025-10-11')))).toEqual([
      'capStillRuns',
    ]);
  });

  test('given the parties were not told to appear, then the court cannot rule (CPI 356)', () => {
    expect(
      conditions(accepted().refused('CONFIRM', { rulingNumber: '裁定1号' }, judge('2025-09-12'))),
    ).toEqual(['allNotified']);
    const present = accepted().when(
      'RECORD_INQUIRY',
      { heldOn: '2025-09-10', present: ['worker', 'employer'], refusedToAnswer: [], recordId: 'doc-record' },
      judge('2025-09-10'),
    );
    expect(confirmed('2025-09-10', present).outcomes).toContain('confirmed');
  });

  test('given a party will not answer, then the court may deem the application withdrawn; without a record it may not', () => {
    const deem = { ground: 'refusedToAnswer', reasons: '拒不接受询问' };
    expect(conditions(bothNotified().refused('DEEM_WITHDRAWN', deem, judge('2025-09-13')))).toEqual([
      'defaultIsEstablished',
    ]);
    const story = bothNotified().when(
      'RECORD_INQUIRY',
      { heldOn: '2025-09-12', present: ['worker'], refusedToAnswer: ['employer'], recordId: 'doc-record' },
      judge('2025-09-12'),
    );
    expect(story.when('DEEM_WITHDRAWN', deem, judge('2025-09-13')).is('window.reopened')).toBe(true);
  });

  test('when the court asks the mediation body, then the body answers', () => {
    const story = accepted().when('ASK_MEDIATION_BODY', { question: '调解过程' }, judge('2025-09-11'));
    expect(story.notified).toContain('mediationBodyAsked');
    expect(
      story.when('ANSWER_COURT', { answer: '属实' }, { by: 'mediator', on: '2025-09-12' }).notified,
    ).toContain('mediationBodyAnswered');
    expect(
      conditions(
        accepted().refused('ANSWER_COURT', { answer: '属实' }, { by: 'mediator', on: '2025-09-12' }),
      ),
    ).toEqual(['mediationBodyAsked']);
  });

  test('given signs of sham mediation, then no confirmation; proof is demanded; without proof the application is rejected', () => {
    const doubted = bothNotified().when(
      'REPORT_SHAM_SIGNAL',
      { signals: ['金额与多案完全相同'] },
      { by: 'mediator', on: '2025-09-11' },
    );
    expect(conditions(doubted.refused('CONFIRM', { rulingNumber: '裁定1号' }, judge('2025-09-12')))).toEqual([
      'noOpenDoubt',
    ]);
    const sham = { ground: 'sham', reasons: '未能证明', rulingNumber: '裁定2号' };
    expect(conditions(doubted.refused('REJECT', sham, judge('2025-09-12')))).toEqual(['shamProofDemanded']);
    const demanded = doubted.when(
      'ORDER_SUPPLEMENT',
      { purpose: 'authenticity', items: ['工资表原件'], days: 5 },
      judge('2025-09-12'),
    );
    const rejected = demanded
      .when('PROCEED_WITHOUT_SUPPLEMENT', { reasons: '逾期未举证' }, judge('2025-09-18'))
      .when('REJECT', sham, judge('2025-09-18'));
    expect(rejected.outcome('rejected')).toMatchObject({ ground: 'sham' });
    expect(rejected.notified).toContain('shamRejected');
    const proven = demanded.when('SUPPLEMENT', { documentIds: ['doc-payroll'] }, employer('2025-09-15'));
    const cleared = proven.when('CLEAR_DOUBT', { reasons: '属实' }, judge('2025-09-16'));
    expect(confirmed('2025-09-16', cleared).outcomes).toContain('confirmed');
  });

  test('given the court finds after acceptance that another court has jurisdiction, then the parties may go there while the window runs', () => {
    const reject = { ground: 'wrongCourt', reasons: '无管辖权', rulingNumber: '裁定2号' };
    const story = bothNotified().when('REJECT', reject, judge('2025-09-15'));
    expect(story.states).toEqual(['window.reopened']);
    expect(story.outcome('released')).toMatchObject({ how: 'rejected', ground: 'wrongCourt' });
    expect(filed(story, '2025-09-17').outcomes.at(-1)).toBe('filed');
    const late = bothNotified('2025-10-11', accepted('2025-10-10', filed(opened(), '2025-10-09')))
      .when('REJECT', reject, judge('2025-10-12'))
      .until('2025-10-13');
    expect(late.outcomes.slice(-2)).toEqual(['released', 'rejected']);
    expect(late.outcome('rejected').ground).toBe('wrongCourt');
    expect(late.effects.filter((effect) => effect.type === 'openRight')).toHaveLength(3);
  });

  test.each(['mandatoryLaw', 'publicHarm', 'publicOrder', 'notVoluntary', 'unclear', 'other', 'bankruptcy'])(
    'given the ground %s, then the application is rejected and both learn of three ways on',
    (ground) => {
      const story = bothNotified().when(
        'REJECT',
        { ground, reasons: '见裁定', rulingNumber: '裁定2号' },
        judge('2025-09-12'),
      );
      expect(story.ended).toBe(true);
      expect(story.outcome('rejected').ways.map((way: { right: string }) => way.right)).toEqual([
        'newMediation',
        'arbitration',
        'suit',
      ]);
      expect(story.effects.filter((effect) => effect.type === 'openRight')).toHaveLength(3);
    },
  );

  test('when the parties withdraw before the ruling, then the court decides; inside the window they may apply again', () => {
    const asked = accepted().when('REQUEST_WITHDRAWAL', { reasons: '已另行协商' }, worker('2025-09-12'));
    expect(asked.tasks.map((task) => task.kind)).toEqual(['ruleOnWithdrawal']);
    expect(asked.when('REFUSE_WITHDRAWAL', { reasons: '损害他人' }, judge('2025-09-13')).states).toEqual([
      'application.examining',
    ]);
    const gone = asked.when('PERMIT_WITHDRAWAL', {}, judge('2025-09-13'));
    expect(gone.states).toEqual(['window.reopened']);
    expect(gone.deadline('jc_apply_30d').dueOn).toBe('2025-10-09');
    const late = asked.when('PERMIT_WITHDRAWAL', {}, judge('2025-10-10')).until('2025-10-10', '23:00');
    expect(late.outcomes).toEqual(['filed', 'released', 'withdrawn']);
  });

  test('given a supplement is outstanding, when withdrawal is asked for and refused, then the supplement goes on as it stood', () => {
    const asked = accepted()
      .when('ORDER_SUPPLEMENT', { purpose: 'statement', items: ['付款方式'], days: 3 }, judge('2025-09-12'))
      .when('REQUEST_WITHDRAWAL', { reasons: '不想继续' }, worker('2025-09-13'));
    expect(
      asked.when('REFUSE_WITHDRAWAL', { reasons: '否' }, judge('2025-09-14')).is('application.supplementing'),
    ).toBe(true);
    expect(
      asked
        .when('REFUSE_WITHDRAWAL', { reasons: '否' }, judge('2025-09-17'))
        .is('application.supplementOverdue'),
    ).toBe(true);
  });

  test('given the worker dies before the ruling, then the clocks stand still until an heir joins', () => {
    const ceased = { partyId: 'worker', ceasedOn: '2025-09-14', evidence: 'doc-death' };
    const stopped = accepted().when('RECORD_PARTY_CEASED', ceased, employer('2025-09-15'));
    expect(stopped.states).toEqual(['application.suspended']);
    expect(stopped.deadlines.map((one) => one.dueOn)).toEqual([null, null]);
    const joined = stopped.when(
      'JOIN_SUCCESSOR',
      { successorId: 'heir', name: '乙某某', evidence: 'doc-heir' },
      judge('2025-09-25'),
    );
    expect(joined.states).toEqual(['application.examining']);
    expect(joined.deadline('jc_review_15d').nominalDueOn).toBe('2025-10-05');
    expect(joined.effects).toContainEqual({
      type: 'amendParties',
      parties: [{ id: 'heir', role: 'applicant', kind: 'worker', name: '乙某某', replaces: 'worker' }],
    });
    expect(joined.context.agreement.items[0].payeeId).toBe('heir');
    expect(stopped.when('TERMINATE', { reasons: '继承人放弃' }, judge('2025-12-15')).outcomes.at(-1)).toBe(
      'terminated',
    );
    expect(conditions(accepted().refused('RECORD_PARTY_CEASED', ceased, worker('2025-09-15')))).toEqual([
      'partyCeased',
    ]);
  });

  test('given the agreement was performed while the court reviews, when it rules or lets the parties withdraw, then the proceeding ends as performed', () => {
    const story = bothNotified().when('PERFORMED', { on: '2025-09-11' }, system('2025-09-11'));
    expect(story.notified).toContain('performedBeforeRuling');
    const withdrawn = story
      .when('REQUEST_WITHDRAWAL', { reasons: '已履行' }, worker('2025-09-12'))
      .when('PERMIT_WITHDRAWAL', {}, judge('2025-09-12'));
    expect(withdrawn.states).toEqual(['performed']);
    expect(confirmed('2025-09-12', story).states).toEqual(['performed']);
  });
});

describe('duties that are late', () => {
  const owed = (story: Story): string[] =>
    runningPeriods(procedure, story.stored, story.by).map((one) => one.ruleId);

  test('given the court’s day has passed, then the duty is owed until the court does what it had to do', () => {
    const undecided = filed().until('2025-09-20');
    expect(undecided.expired.map((one) => one.ruleId)).toContain('jc_accept_decision_3d');
    expect(owed(undecided)).toEqual(['jc_accept_decision_3d']);
    const unexamined = bothNotified('2025-10-30', accepted('2025-09-22', undecided));
    expect(unexamined.expired.map((one) => one.ruleId)).toEqual(
      expect.arrayContaining(['jc_review_15d', 'jc_special_procedure_cap_30d']),
    );
    expect(owed(unexamined)).toEqual(['jc_review_15d', 'jc_special_procedure_cap_30d']);
    expect(owed(confirmed('2025-10-31', unexamined))).not.toContain('jc_review_15d');
  });

  test('given no enforcement notice within ten days, then it is owed until it is issued', () => {
    const late = confirmed()
      .until('2025-11-17')
      .when('APPLY_ENFORCEMENT', { courtId: 'court-1', venueGround: 'rulingCourt' }, worker('2025-11-17'))
      .until('2025-12-10');
    expect(owed(late)).toContain('enf_notice_10d');
    const issued = late.when('ISSUE_ENFORCEMENT_NOTICE', { noticeNumber: '执1号' }, clerk('2025-12-10'));
    expect(owed(issued)).not.toContain('enf_notice_10d');
  });
});

describe('after the ruling', () => {
  const served = confirmed()
    .when('SERVE_RULING', service('worker', '2025-09-15'), clerk('2025-09-15'))
    .when('SERVE_RULING', service('employer', '2025-09-18'), clerk('2025-09-19'));

  test('when the ruling is served on each party, then each has its own fifteen days', () => {
    expect(served.deadline('jc_party_objection_15d', 'worker').dueOn).toBe('2025-09-30');
    const other = served.deadline('jc_party_objection_15d', 'employer');
    expect([other.nominalDueOn, other.dueOn]).toEqual(['2025-10-03', '2025-10-09']);
    expect(served.is('confirmed.ruling.standing')).toBe(true);
  });

  test('given the worker’s days are over and the employer’s are not, then only the employer may object', () => {
    const objection = { reasons: '金额有误' };
    expect(conditions(served.refused('OBJECT', objection, worker('2025-10-01')))).toEqual([
      'objectionInTime',
    ]);
    const story = served.when('OBJECT', objection, employer('2025-10-09'));
    expect(story.is('confirmed.ruling.objected')).toBe(true);
    expect(conditions(served.refused('OBJECT', objection, employer('2025-10-10')))).toEqual([
      'objectionInTime',
    ]);
  });

  test('given a third party knew on 31 August 2025, then six months end on the last of February, rolled to Monday', () => {
    const third = { thirdPartyId: 'creditor-3', name: '丙某某', knewOn: '2025-08-31', evidence: 'doc-3' };
    const story = served.when('REGISTER_THIRD_PARTY', third, clerk('2025-09-20'));
    const window = story.deadline('jc_third_party_objection_6m', 'creditor-3');
    expect([window.nominalDueOn, window.dueOn]).toEqual(['2026-02-28', '2026-02-28']);
    const objects = { by: 'thirdParty' as const, partyId: 'creditor-3' };
    expect(
      story
        .when('OBJECT', { reasons: '损害我的债权' }, { ...objects, on: '2025-12-01' })
        .is('confirmed.ruling.objected'),
    ).toBe(true);
    expect(
      conditions(story.refused('OBJECT', { reasons: '损害我的债权' }, { ...objects, on: '2026-03-01' })),
    ).toEqual(['objectionInTime']);
    expect(
      conditions(served.refused('OBJECT', { reasons: '无关' }, { ...objects, on: '2025-12-01' })),
    ).toContain('mayObject');
    expect(conditions(story.refused('REGISTER_THIRD_PARTY', third, clerk('2025-09-21')))).toEqual([
      'newThirdParty',
    ]);
  });

  test('when an objection is upheld, then the ruling is revoked, or changed and served anew', () => {
    const objected = served.when('OBJECT', { reasons: '金额有误' }, employer('2025-09-20'));
    const uphold = (result: string) =>
      objected.when(
        'UPHOLD_OBJECTION',
        { result, rulingNumber: '裁定3号', reasons: '成立' },
        judge('2025-09-25'),
      );
    expect(uphold('revoked').outcomes.at(-1)).toBe('revoked');
    const changed = uphold('changed');
    expect(changed.is('confirmed.ruling.serving')).toBe(true);
    expect(changed.deadlines.map((one) => one.ruleId)).not.toContain('jc_party_objection_15d');
    const again = changed.when('SERVE_RULING', service('worker', '2025-09-26'), clerk('2025-09-26'));
    expect(again.deadline('jc_party_objection_15d', 'worker').nominalDueOn).toBe('2025-10-11');
    expect(
      objected
        .when('DISMISS_OBJECTION', { reasons: '不成立' }, judge('2025-09-25'))
        .is('confirmed.ruling.standing'),
    ).toBe(true);
  });

  test('given both object, each in its own days, then the second waits its turn and is examined next', () => {
    const both = served
      .when('OBJECT', { reasons: '金额有误' }, worker('2025-09-20'))
      .when('OBJECT', { reasons: '并非自愿' }, employer('2025-09-22'));
    expect(conditions(both.refused('OBJECT', { reasons: '再提' }, employer('2025-09-23')))).toEqual([
      'notObjectingYet',
    ]);
    const next = both.when('DISMISS_OBJECTION', { reasons: '不成立' }, judge('2025-09-25'));
    expect(next.is('confirmed.ruling.objected')).toBe(true);
    expect(next.context.objections).toEqual([
      { objectorId: 'employer', on: '2025-09-22', reasons: '并非自愿' },
    ]);
    expect(
      next
        .when('DISMISS_OBJECTION', { reasons: '不成立' }, judge('2025-09-26'))
        .is('confirmed.ruling.standing'),
    ).toBe(true);
    const change = { result: 'changed', rulingNumber: '裁定3号', reasons: '成立' };
    const changed = both.when('UPHOLD_OBJECTION', change, judge('2025-09-25'));
    expect(changed.is('confirmed.ruling.objected')).toBe(true);
    expect(changed.context.served).toEqual([]);
    expect(
      changed.when('UPHOLD_OBJECTION', { ...change, result: 'revoked' }, judge('2025-09-26')).outcomes.at(-1),
    ).toBe('revoked');
  });

  test('given an objection posted on the last day, when it arrives later, then the clerk records it as in time', () => {
    const lastDay = served.deadline('jc_party_objection_15d', 'worker').dueOn as string;
    const posted = { reasons: '金额有误', partyId: 'worker', evidence: 'doc-postmark', postedOn: lastDay };
    const story = served.until('2025-10-20').when('OBJECT', posted, clerk('2025-10-20'));
    expect(story.context.objections[0]).toMatchObject({ objectorId: 'worker', on: lastDay });
    const late = served.until('2025-10-20');
    expect(
      conditions(late.refused('OBJECT', { ...posted, postedOn: '2025-10-20' }, clerk('2025-10-20'))),
    ).toEqual(['objectionInTime']);
    expect(
      conditions(late.refused('OBJECT', { reasons: '金额有误', postedOn: lastDay }, worker('2025-10-20'))),
    ).toEqual(['postingProven']);
  });

  test('given a party was kept from objecting, when the court grants relief, then it may object until the day the court names', () => {
    const relief = {
      partyId: 'worker',
      obstacleFrom: '2025-09-28',
      obstacleEndedOn: '2025-10-20',
      askedOn: '2025-10-22',
      newLastDay: '2025-10-31',
      evidence: 'doc',
      reasons: '住院',
    };
    const late = served.until('2025-10-24');
    const story = late.when('RESTORE_OBJECTION', relief, judge('2025-10-24'));
    expect(story.deadline('jc_party_objection_15d', 'worker').dueOn).toBe('2025-10-31');
    expect(
      story.when('OBJECT', { reasons: '金额有误' }, worker('2025-10-31')).is('confirmed.ruling.objected'),
    ).toBe(true);
    expect(conditions(story.refused('OBJECT', { reasons: '金额有误' }, worker('2025-11-01')))).toEqual([
      'objectionInTime',
    ]);
    expect(
      conditions(
        served.refused(
          'RESTORE_OBJECTION',
          { ...relief, obstacleEndedOn: '2025-09-20', askedOn: '2025-09-20' },
          judge('2025-09-21'),
        ),
      ),
    ).toContain('obstacleDelayedAct');
    expect(
      conditions(late.refused('RESTORE_OBJECTION', { ...relief, partyId: 'nobody' }, judge('2025-10-24'))),
    ).toContain('servedParty');
  });

  test('given a day of service in the future, or a second service, then it is refused', () => {
    expect(
      conditions(confirmed().refused('SERVE_RULING', service('worker', '2025-09-16'), clerk('2025-09-15'))),
    ).toEqual(['serviceDayProven']);
    expect(
      conditions(served.refused('SERVE_RULING', service('worker', '2025-09-20'), clerk('2025-09-20'))),
    ).toEqual(['partyToServe']);
  });

  test('when the payee confirms payment, then the proceeding ends as performed; the debtor needs proof', () => {
    const paid = { claimIds: ['c1'], performedOn: '2025-10-10' };
    expect(served.when('RECORD_PERFORMANCE', paid, worker('2025-10-10')).outcomes.at(-1)).toBe('performed');
    expect(conditions(served.refused('RECORD_PERFORMANCE', paid, employer('2025-10-10')))).toEqual([
      'performanceIsProven',
    ]);
    const proven = served.when(
      'RECORD_PERFORMANCE',
      { ...paid, evidence: 'doc-transfer' },
      employer('2025-10-10'),
    );
    expect(proven.ended && proven.deadlines.length === 0).toBe(true);
  });

  test('given an objection is pending, when the agreement is performed, then the proceeding ends when the objection is decided', () => {
    const story = served
      .when('OBJECT', { reasons: '金额有误' }, employer('2025-09-20'))
      .when('RECORD_PERFORMANCE', { claimIds: ['c1'], performedOn: '2025-09-21' }, worker('2025-09-21'));
    expect(story.is('confirmed.performance.fulfilled')).toBe(true);
    expect(story.when('DISMISS_OBJECTION', { reasons: '不成立' }, judge('2025-09-25')).outcomes.at(-1)).toBe(
      'performed',
    );
  });

  test('given payment fell due on 14 November 2025, then the creditor may apply within two years and the court gives notice in ten days', () => {
    expect(served.deadline('enf_apply_2y').dueOn).toBe('2027-11-15');
    const due = served.until('2025-11-15');
    expect(due.outcomes.at(-1)).toBe('enforceable');
    expect(due.outcome('enforceable').claimIds).toEqual(['c1']);
    const enforcement = { courtId: 'court-1', venueGround: 'rulingCourt' };
    expect(served.refused('APPLY_ENFORCEMENT', enforcement, worker('2025-11-14')).code).toBe(
      'not_possible_now',
    );
    expect(conditions(due.refused('APPLY_ENFORCEMENT', enforcement, employer('2025-11-15')))).toEqual([
      'isCreditor',
    ]);
    expect(
      conditions(
        due.refused('APPLY_ENFORCEMENT', { ...enforcement, courtId: 'court-7' }, worker('2025-11-15')),
      ),
    ).toEqual(['enforcingCourt']);
    const applied = due.when('APPLY_ENFORCEMENT', enforcement, worker('2025-11-20'));
    expect(applied.deadline('enf_notice_10d').dueOn).toBe('2025-12-01');
    const enforcing = applied.when(
      'ISSUE_ENFORCEMENT_NOTICE',
      { noticeNumber: '执1号' },
      clerk('2025-11-24'),
    );
    expect(enforcing.when('CLOSE_ENFORCEMENT', { result: 'paid' }, clerk('2026-01-10')).outcomes.at(-1)).toBe(
      'performed',
    );
    const unpaid = enforcing.when('CLOSE_ENFORCEMENT', { result: 'noAssets' }, clerk('2026-01-10'));
    expect(unpaid.outcome('enforcementClosed').result).toBe('noAssets');
    expect(
      conditions(enforcing.refused('CLOSE_ENFORCEMENT', { result: 'refusedAsLate' }, clerk('2026-01-10'))),
    ).toEqual(['lateOnlyAfterTwoYears']);
  });

  test('given two years have passed, then the creditor may still apply, and the court refuses when the debtor objects', () => {
    const late = served
      .until('2027-11-17')
      .when('APPLY_ENFORCEMENT', { courtId: 'court-2', venueGround: 'assets' }, worker('2027-11-18'))
      .when('ISSUE_ENFORCEMENT_NOTICE', { noticeNumber: '执2号' }, clerk('2027-11-22'))
      .when('CLOSE_ENFORCEMENT', { result: 'refusedAsLate' }, clerk('2027-12-20'));
    expect(late.notified).toContain('enforcementLate');
    expect(late.outcome('enforcementClosed').result).toBe('refusedAsLate');
  });

  test('given instalments, when a due one is paid late, then the next is awaited again', () => {
    const items = ['2025-09-30', '2025-10-31'].map((dueOn, index) => ({
      claimId: `c${index + 1}`,
      type: 'wage_arrears' as const,
      amountFen: 100_00,
      payerId: 'employer',
      payeeId: 'worker',
      dueOn,
    }));
    const story = confirmed(
      '2025-09-12',
      bothNotified(
        '2025-09-11',
        accepted('2025-09-10', filed(opened({ agreement: { items, performanceDueOn: '2025-10-31' } }))),
      ),
    );
    const missed = story.until('2025-10-01');
    expect(missed.is('confirmed.performance.enforceable')).toBe(true);
    const caughtUp = missed.when(
      'RECORD_PERFORMANCE',
      { claimIds: ['c1'], performedOn: '2025-10-01' },
      worker('2025-10-02'),
    );
    expect(caughtUp.is('confirmed.performance.awaited')).toBe(true);
    expect(caughtUp.until('2025-11-01').outcome('enforceable').claimIds).toEqual(['c2']);
  });
});

test('who may do what is answered in each stage: the judge rules, supplements and summons, and the parties do not', () => {
  const possible = (by: 'judge' | 'applicant') =>
    accepted()
      .mayHappen(by, { partyId: 'worker' })
      .filter((one) => one.possible)
      .map((one) => one.event);
  expect(possible('judge')).toEqual(
    expect.arrayContaining(['ORDER_SUPPLEMENT', 'SUMMON', 'RECORD_INQUIRY', 'ASK_MEDIATION_BODY']),
  );
  expect(possible('applicant')).toEqual(['REQUEST_WITHDRAWAL', 'RECORD_PARTY_CEASED']);
  expect(accepted().last.holder).toBe('judge');
});
