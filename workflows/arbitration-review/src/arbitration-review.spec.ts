import { formatCitation } from '@dingfen/legal-basis';
import { runningPeriods } from '@dingfen/procedure-kit';
import { conditions, type Story } from '@dingfen/procedure-kit/testing';
import { describe, expect, test } from 'vitest';
import { procedure } from './index.ts';
import {
  accepted,
  application,
  bothSigned,
  director,
  employer,
  filed,
  officer,
  opened,
  receipt,
  stated,
  system,
  worker,
} from './testing.ts';

describe('the window of fifteen days', () => {
  test('given an agreement of 20 September 2025, then fifteen natural days end on 5 October, rolled to 9 October', () => {
    const window = opened().deadline('ar_apply_15d');
    expect([window.nominalDueOn, window.dueOn]).toEqual(['2025-10-05', '2025-10-09']);
    expect(filed(opened(), '2025-10-09').outcomes).toEqual(['filed']);
  });

  test('given one signature only, when the last day passes, then the route closes by itself and confirmation is pointed to', () => {
    const story = opened().when('SIGN', {}, worker('2025-09-21')).until('2025-10-10');
    expect(story.outcomes).toEqual(['windowExpired']);
    expect(story.outcome('windowExpired').ways.map((way: { right: string }) => way.right)).toEqual([
      'judicialConfirmation',
      'newMediation',
      'arbitration',
    ]);
    expect(opened({ paymentOnly: false }).until('2025-10-10').outcome('windowExpired').ways).toHaveLength(2);
  });

  test('given the window is over, when the application is filed, then the refusal names the fifteen days', () => {
    const refusal = bothSigned(opened(), '2025-09-22').refused('FILE', application, worker('2025-10-10'));
    expect(conditions(refusal)).toEqual(['withinFifteenDays']);
  });
});

describe('what comes by post or over the counter', () => {
  const posted = { ...application, partyId: 'worker', evidence: 'doc-postmark', postedOn: '2025-10-09' };

  test('given the application was posted on the last day, when it arrives later, then the officer records it as filed in time', () => {
    const late = bothSigned(opened(), '2025-09-22').until('2025-10-10');
    const story = late.when('FILE', posted, officer('2025-10-11'));
    expect(story.outcomes).toEqual(['windowExpired', 'filed']);
    expect(story.outcome('filed').on).toBe('2025-10-09');
    expect(
      conditions(late.refused('FILE', { ...posted, postedOn: '2025-10-10' }, officer('2025-10-11'))),
    ).toEqual(['withinFifteenDays']);
    expect(
      conditions(late.refused('FILE', { ...application, postedOn: '2025-10-09' }, worker('2025-10-11'))),
    ).toEqual(['postingProven']);
    expect(
      conditions(
        bothSigned(opened(), '2025-09-22').refused(
          'FILE',
          { ...posted, postedOn: '2025-09-24' },
          officer('2025-09-23'),
        ),
      ),
    ).toEqual(['postingProven']);
    const open = (by: 'applicant' | 'commissionOfficer') =>
      late.mayHappen(by, { partyId: 'worker', on: '2025-10-11' }).find((one) => one.event === 'FILE')
        ?.possible;
    expect([open('applicant'), open('commissionOfficer')]).toEqual([false, true]);
  });

  test('given both signed on paper only, when their posted application arrives late, then the officer records the signatures too', () => {
    const late = opened().until('2025-10-10');
    const paper = { evidence: 'doc-application', signedOn: '2025-10-08' };
    expect(conditions(late.refused('SIGN', {}, worker('2025-10-11')))).toEqual(['signatureDayProven']);
    const signed = late
      .when('SIGN', { ...paper, partyId: 'worker' }, officer('2025-10-11'))
      .when('SIGN', { ...paper, partyId: 'employer' }, officer('2025-10-11'));
    expect(signed.when('FILE', posted, officer('2025-10-11')).is('application')).toBe(true);
  });

  test('when a party comes to the counter, then the officer records its withdrawal, with evidence', () => {
    const counter = { partyId: 'worker', evidence: 'doc-record' };
    expect(accepted().when('WITHDRAW', counter, officer('2025-09-25')).states).toEqual(['window.reopened']);
    expect(conditions(accepted().refused('WITHDRAW', {}, officer('2025-09-25')))).toContain(
      'actsForOwnParty',
    );
    expect(
      bothSigned(opened(), '2025-09-22').when('REVOKE_SIGNATURE', counter, officer('2025-09-23')).states,
    ).toEqual(['window.waitingForSecond']);
  });
});

describe('parties who change', () => {
  const heirs = (...ids: string[]) => ({
    parties: ids.map((id) => ({ id, role: 'applicant', kind: 'worker', name: '乙某某', replaces: 'worker' })),
  });

  test('given nothing is filed, then the successor signs for itself and the other side’s signature stands', () => {
    expect(opened().when('PARTIES_AMENDED', heirs('heir'), system('2025-09-22')).states).toEqual([
      'window.open',
    ]);
    const story = bothSigned(opened(), '2025-09-22').when(
      'PARTIES_AMENDED',
      heirs('heir'),
      system('2025-09-23'),
    );
    expect(story.states).toEqual(['window.waitingForSecond']);
    const heir = { by: 'applicant' as const, partyId: 'heir', on: '2025-09-24' };
    expect(story.when('SIGN', {}, heir).states).toEqual(['window.readyToFile']);
    const renamed = { parties: [{ id: 'worker', role: 'applicant', kind: 'worker', name: '甲某' }] };
    expect(
      bothSigned(opened(), '2025-09-22').when('PARTIES_AMENDED', renamed, system('2025-09-23')).states,
    ).toEqual(['window.readyToFile']);
  });

  test('given an application or a statement, then the successors stand where the party stood', () => {
    const half = stated().when('RECORD_RECEIPT', receipt('worker', '2025-09-27'), officer('2025-09-27'));
    const story = half.when('PARTIES_AMENDED', heirs('heir', 'heir-2'), system('2025-09-28'));
    expect(story.context.receipts.map((one: { partyId: string }) => one.partyId)).toEqual(['heir', 'heir-2']);
    const inForce = story.when('RECORD_RECEIPT', receipt('employer', '2025-09-29'), officer('2025-09-29'));
    expect(inForce.outcomes.at(-1)).toBe('concluded');
    const enforcement = { courtId: 'court-1' };
    expect(
      inForce
        .when('APPLY_ENFORCEMENT', enforcement, { by: 'applicant', partyId: 'heir', on: '2025-11-17' })
        .is('concluded.noticePending'),
    ).toBe(true);
  });
});

describe('the joint application', () => {
  const refusedWith = (changed: Parameters<typeof opened>[0], payload: object = {}) =>
    bothSigned(opened(changed), '2025-09-22').refused(
      'FILE',
      JSON.parse(JSON.stringify({ ...application, ...payload })),
      worker('2025-09-22'),
    );

  test.each([
    [
      'a labour relationship is confirmed',
      { confirmsRelationship: true },
      {},
      'noRelationshipClause',
      'ARB:75[4]',
    ],
    [
      'another commission has jurisdiction',
      {},
      { placeRegionCode: '450102' },
      'commissionHasJurisdiction',
      'MAL:21',
    ],
    [
      'it is about social-insurance back-payment',
      {
        items: [
          {
            claimId: 'c',
            type: 'social_insurance_backpay' as const,
            payerId: 'employer',
            payeeId: 'worker',
            dueOn: '2025-11-14',
          },
        ],
      },
      {},
      'withinScope',
      'ARB:75[1]',
    ],
    ['nobody recognises the body', { bodyKind: 'other' as const }, {}, 'lawfulMediationBody', 'MAL:10'],
    ['the application is missing', {}, { application: undefined }, 'hasApplication', 'ARB:74'],
    ['the agreement is missing', {}, { agreement: undefined }, 'hasAgreement', 'ARB:74'],
    [
      'one identity is missing',
      {},
      { identities: application.identities.slice(1) },
      'hasIdentities',
      'ARB:74',
    ],
  ])('given %s, then filing is refused with the article', (_, changed, payload, condition, article) => {
    const refusal = refusedWith(changed, payload);
    expect(conditions(refusal)).toEqual([condition]);
    expect(`${refusal.basis[0]?.source}:${refusal.basis[0]?.article}`).toBe(article);
  });

  test('given a clause that is not about payment, then review is open although confirmation is not', () => {
    expect(filed(opened({ paymentOnly: false })).outcomes).toEqual(['filed']);
  });

  test('when a party signs for the other, twice, or a clerk without evidence, then it is refused', () => {
    const one = opened().when('SIGN', {}, worker('2025-09-21'));
    expect(conditions(one.refused('SIGN', {}, worker('2025-09-22')))).toContain('isUnsignedParty');
    expect(conditions(opened().refused('SIGN', { partyId: 'employer' }, worker('2025-09-22')))).toEqual([
      'actsForOwnParty',
    ]);
    expect(conditions(opened().refused('SIGN', { partyId: 'worker' }, officer('2025-09-22')))).toEqual([
      'actsForOwnParty',
    ]);
    const paper = { partyId: 'worker', evidence: 'doc', signedOn: '2025-09-23' };
    expect(conditions(opened().refused('SIGN', paper, officer('2025-09-22')))).toEqual([
      'signatureDayProven',
    ]);
    expect(one.when('REVOKE_SIGNATURE', {}, worker('2025-09-22')).states).toEqual(['window.open']);
  });

  test('given confirmation is pending, then filing is refused with ARB 75(5) while the window runs; success closes this route', () => {
    const story = bothSigned(opened(), '2025-09-21').when(
      'EXCLUDE',
      { route: 'confirmation' },
      system('2025-09-21'),
    );
    const refusal = story.refused('FILE', application, worker('2025-09-22'));
    expect(conditions(refusal)).toEqual(['noConfirmationPending']);
    expect(formatCitation(refusal.basis[0] as never, 'en')).toBe('Arbitration Rules art 75 item 5');
    expect(story.deadline('ar_apply_15d').dueOn).toBe('2025-10-09');
    expect(
      story.when('RELEASE', {}, system('2025-09-25')).when('FILE', application, worker('2025-09-25'))
        .outcomes,
    ).toEqual(['filed']);
    expect(story.when('CLOSE_EXCLUDED', {}, system('2025-09-30')).outcomes).toEqual(['excluded']);
    expect(filed().when('CLOSE_EXCLUDED', {}, system('2025-09-30')).outcomes).toEqual(['filed', 'excluded']);
  });

  test('when the agreement is performed inside the window, then nothing is left to review', () => {
    expect(opened().when('PERFORMED', { on: '2025-09-25' }, system('2025-09-25')).outcomes).toEqual([
      'performed',
    ]);
  });
});

describe('review by the commission', () => {
  test('given acceptance on 24 September 2025, then the fifth working day is 30 September, the make-up Sunday counted', () => {
    expect(accepted().deadline('ar_review_5wd').dueOn).toBe('2025-09-30');
  });

  test('when the director extends, then ten working days are counted from acceptance, once', () => {
    const story = accepted().when('EXTEND_REVIEW', { reasons: '案情特殊' }, director('2025-09-29'));
    expect(story.deadline('ar_review_5wd').dueOn).toBe('2025-10-14');
    expect(conditions(story.refused('EXTEND_REVIEW', { reasons: '再延' }, director('2025-10-09')))).toEqual([
      'reviewNotExtended',
    ]);
  });

  test('when the director comes too late, or an officer extends, then it is refused', () => {
    expect(
      conditions(accepted().refused('EXTEND_REVIEW', { reasons: '迟' }, director('2025-10-09'))),
    ).toEqual(['reviewStillRuns']);
    expect(accepted().refused('EXTEND_REVIEW', { reasons: '无权' }, officer('2025-09-25')).code).toBe(
      'not_entitled',
    );
  });

  test('given the commission is late, then that is a breach and the review goes on', () => {
    const story = accepted().until('2025-10-09');
    expect(story.expired.map((one) => one.ruleId)).toEqual(['ar_review_5wd']);
    expect(runningPeriods(procedure, story.stored, story.by).map((one) => one.ruleId)).toEqual([
      'ar_review_5wd',
    ]);
    expect(runningPeriods(procedure, stated('2025-10-09', story).stored, story.by)).toEqual([]);
    expect(stated('2025-10-09', story).is('application.serving')).toBe(true);
  });

  test.each(['outsideScope', 'late', 'confirmsRelationship', 'confirmedByCourt'])(
    'given the ground %s, then the application is declined and the ways on are named',
    (ground) => {
      const story = filed().when('NOT_ACCEPT', { ground, reasons: '见通知' }, officer('2025-09-23'));
      expect(story.outcome('refused')).toMatchObject({ ground });
    },
  );

  test('given the wrong commission, then the parties may go to the right one while the window runs', () => {
    const refuse = { ground: 'wrongCommission', reasons: '无管辖权' };
    const story = filed().when('NOT_ACCEPT', refuse, officer('2025-09-23'));
    expect(story.outcomes).toEqual(['filed', 'released']);
    expect(filed(story, '2025-09-25').outcomes.at(-1)).toBe('filed');
    const late = filed(opened(), '2025-10-09')
      .when('NOT_ACCEPT', refuse, officer('2025-10-11'))
      .until('2025-10-12');
    expect(late.outcomes).toEqual(['filed', 'released', 'refused']);
  });

  test.each(['mandatoryLaw', 'publicHarm', 'suspectEvidence', 'notVoluntary', 'unclear', 'other'])(
    'given the ground %s of ARB 78, then no statement is made and both learn what remains',
    (ground) => {
      const story = accepted().when('REFUSE_STATEMENT', { ground, reasons: '见通知' }, officer('2025-09-26'));
      expect(story.outcome('refused')).toMatchObject({ ground });
      expect(story.effects.filter((effect) => effect.type === 'openRight')).toHaveLength(3);
      expect(story.ended && story.deadlines.length === 0).toBe(true);
    },
  );

  test('when a party withdraws before service, then nobody has to allow it; after the first receipt it is too late', () => {
    for (const story of [filed(), accepted(), stated()])
      expect(story.when('WITHDRAW', {}, employer('2025-09-28')).states).toEqual(['window.reopened']);
    const half = stated().when('RECORD_RECEIPT', receipt('worker', '2025-09-27'), officer('2025-09-27'));
    expect(conditions(half.refused('WITHDRAW', {}, employer('2025-09-28')))).toEqual(['nobodyServedYet']);
    const late = filed(opened(), '2025-10-09').when('WITHDRAW', {}, worker('2025-10-11')).until('2025-10-12');
    expect(late.outcomes).toEqual(['filed', 'released', 'withdrawn']);
  });
});

describe('the mediation statement', () => {
  const concluded = stated()
    .when('RECORD_RECEIPT', receipt('worker', '2025-09-28'), officer('2025-09-28'))
    .when('RECORD_RECEIPT', receipt('employer', '2025-09-27'), officer('2025-09-28'));

  test('when both have signed for it, then it takes effect on the day of the last receipt', () => {
    expect(concluded.outcome('concluded')).toEqual({
      agreementId: 'agreement-1',
      statementNumber: '调解书1号',
      on: '2025-09-28',
    });
  });

  test('given a receipt in the future or twice, then it is refused', () => {
    expect(
      conditions(stated().refused('RECORD_RECEIPT', receipt('worker', '2025-09-29'), officer('2025-09-28'))),
    ).toEqual(['receiptProven']);
    const half = stated().when('RECORD_RECEIPT', receipt('worker', '2025-09-27'), officer('2025-09-27'));
    expect(
      conditions(half.refused('RECORD_RECEIPT', receipt('worker', '2025-09-27'), officer('2025-09-28'))),
    ).toContain('receiptProven');
    expect(
      conditions(
        half.refused('RECORD_RECEIPT_REFUSED', { partyId: 'worker', evidence: 'doc' }, officer('2025-09-28')),
      ),
    ).toEqual(['refuserNotServed']);
  });

  test('when one party will not sign for it, then it has no force and the route ends', () => {
    const story = stated().when(
      'RECORD_RECEIPT_REFUSED',
      { partyId: 'employer', evidence: 'doc' },
      officer('2025-09-28'),
    );
    expect(story.outcome('refused')).toMatchObject({ ground: 'notSignedFor' });
  });

  test('when the creditor confirms payment, then it is performed; the debtor needs proof', () => {
    const paid = { performedOn: '2025-11-10' };
    expect(concluded.when('RECORD_PERFORMANCE', paid, worker('2025-11-10')).outcomes.at(-1)).toBe(
      'performed',
    );
    expect(conditions(concluded.refused('RECORD_PERFORMANCE', paid, employer('2025-11-10')))).toEqual([
      'performanceIsProven',
    ]);
  });

  test('given payment fell due, then the creditor may have it enforced, within two years', () => {
    expect(concluded.deadline('enf_apply_2y').dueOn).toBe('2027-11-15');
    const enforcement = { courtId: 'court-1' };
    expect(conditions(concluded.refused('APPLY_ENFORCEMENT', enforcement, worker('2025-11-14')))).toEqual([
      'isDueCreditor',
    ]);
    const applied = concluded.when('APPLY_ENFORCEMENT', enforcement, worker('2025-11-17'));
    expect(applied.deadline('enf_notice_10d').dueOn).toBe('2025-11-27');
    const court = { by: 'courtClerk' as const, on: '2025-12-20' };
    const owed = (story: Story) => runningPeriods(procedure, story.stored, story.by).map((one) => one.ruleId);
    expect(owed(applied.until('2025-12-20'))).toEqual(['enf_notice_10d']);
    const enforcing = applied.when('ISSUE_ENFORCEMENT_NOTICE', { noticeNumber: '执1号' }, court);
    expect(owed(enforcing)).toEqual([]);
    expect(enforcing.when('CLOSE_ENFORCEMENT', { result: 'paid' }, court).outcomes.at(-1)).toBe('performed');
    expect(
      enforcing.when('CLOSE_ENFORCEMENT', { result: 'noAssets' }, court).outcome('enforcementClosed').result,
    ).toBe('noAssets');
    expect(concluded.until('2027-11-20').notified).toContain('enforcementLate');
  });
});
