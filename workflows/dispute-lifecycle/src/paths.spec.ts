import { aDispute, anAgreement, explore, lint, together } from '@dingfen/procedure-kit/testing';
import { expect, test } from 'vitest';
import type { LifecycleContext, LifecycleInput } from './context.ts';
import { lifecycle } from './lifecycle.ts';
import { merging } from './testing/filed.ts';

const facts = aDispute({
  filedOn: '2025-02-03',
  parties: [
    { id: 'w', role: 'applicant', kind: 'worker', name: '覃某甲' },
    { id: 'e', role: 'respondent', kind: 'employer', name: '某建筑公司' },
  ],
});
const inputOf = (regime: 'direct' | 'court_pre_filing'): LifecycleInput => ({
  facts,
  courtId: 'court-1',
  commissionId: 'commission-1',
  mediation: {
    regime,
    online: false,
    receivedOn: '2025-02-03',
    bodyKind: regime === 'direct' ? 'mal10' : 'courtRoster',
    mediationBodyId: 'centre-1',
  },
});
const direct = [inputOf('direct')];
const both = [inputOf('direct'), inputOf('court_pre_filing')];
/** May always sue in an ordinary civil case, whatever the commission does. */
const platform = [
  {
    ...inputOf('direct'),
    facts: {
      ...facts,
      employment: 'platform' as const,
      claims: [{ id: 'c1', type: 'platform_pay' as const, amountFen: 1_860_000 }],
    },
  },
];
const agreement = anAgreement({
  effectiveOn: '2025-03-03',
  regime: 'direct',
  items: [
    {
      claimId: 'c1',
      type: 'wage_arrears',
      amountFen: 1_860_000,
      payerId: 'e',
      payeeId: 'w',
      dueOn: '2025-03-20',
    },
  ],
  performanceDueOn: '2025-03-20',
});
const award = {
  kind: 'nonFinal',
  madeOn: '2025-03-03',
  servedOn: {},
  suitPeriodOver: {},
  rulingServedOn: {},
  effectiveOn: null,
  performanceDueOn: null,
};
const side = { partyId: 'w', evidence: '授权书' };

const duplicate = { disputeId: 'd2', number: '451300-2025-000002', reason: '重复', byName: '登记员' };

const samples: Record<string, (context: LifecycleContext, on: string) => unknown> = {
  'mediation.effective': () => ({ agreement }),
  'mediation.performed': () => [{ agreement }, { agreement: { ...agreement, id: 'replaced' } }],
  'mediation.breached': () => [{ agreement }, { agreement: { ...agreement, id: 'replaced' } }],
  'mediation.rejected': () => [{ reason: 'out_of_scope' }, { reason: 'unsuitable' }],
  'mediation.transferred': (_, on) => ({ toBodyId: 'studio-2', endedOn: on, appliedOn: '2025-02-03' }),
  'arbitration.awarded': () => ({ award }),
  'arbitration.awardEffective': () => ({ award }),
  'arbitration.setAside': () => ({ award }),
  'arbitration.nonEnforced': () => ({ award }),
  'arbitration.overdue': (_, on) => ({ on, proof: '回执' }),
  'trial.mediationEntrusted': (_, on) => ({ on, mediationBodyId: 'studio-2', postFilingTrack: 'simple' }),
  'trial.transferred': () => [{ toCourtId: 'court-2' }, {}],
  'trial.judgmentEffective': (_, on) => [
    { on, ordersPerformance: true },
    { on, ordersPerformance: false },
  ],
  FILE_ARBITRATION: () => side,
  FILE_SUIT: () => [side, { ...side, postedOn: '2025-03-01' }],
  PARTIES_AMENDED: () => ({ parties: [{ id: 'w', role: 'applicant', kind: 'worker', name: '覃某甲' }] }),
  RECORD_PAYMENT_ORDER_OBJECTION: (_, on) => ({ objectedOn: on, evidence: '异议书' }),
  REQUEST_NEW_MEDIATION: (_, on) => ({
    consents: ['w', 'e'].map((partyId) => ({ partyId, on, evidence: '同意书' })),
  }),
  RECORD_PAYMENT_ORDER: (_, on) =>
    ['mal16', 'lcl30'].flatMap((basis) =>
      [
        {},
        { acceptedOn: on },
        { acceptedOn: on, issuedOn: on },
        { acceptedOn: on, issuedOn: on, servedOn: on },
      ].map((more) => ({
        basis,
        appliedOn: on,
        ...more,
        preservedBeforeSuit: false,
        evidence: '受理通知书',
      })),
    ),
  RECORD_PAYMENT_ORDER_ENDED: (_, on) => ({ reason: 'objection', endedOn: on, evidence: '终结裁定' }),
  RECORD_WAGE_IOU: (_, on) => ({ signedOn: on, amountFen: 1_860_000, noOtherIssue: true, evidence: '欠条' }),
  RECORD_COMMISSION_EXCUSE: () => ({ excuse: 'appraisal', evidence: '鉴定委托书' }),
  RECORD_PRIOR_ARBITRATION: () => ({ status: 'refused', evidence: '不予受理通知书' }),
  MARK_FAST_TRACK: () => ({ reason: '事实清楚' }),
  RECORD_PERFORMANCE: (_, on) => ({ performedOn: on, how: 'voluntary', evidence: '转账凭证' }),
  WITHDRAW_DISPUTE: () => side,
  RECORD_FOLLOW_UP: () => [{ result: 'satisfied' }],
  CLOSE: () => ({}),
  MERGE: () => merging(),
  UNDO_MERGE: () => ({ reason: '并非重复' }),
  DUPLICATE_MERGED: (_, on) => ({ ...duplicate, appliedOn: on }),
  DUPLICATE_RELEASED: () => duplicate,
  REOPEN: () => [
    { ground: 'notPerformed', reason: '款项退回', evidence: '银行回单' },
    { ground: 'newFacts', reason: '新证据', evidence: '工资表' },
  ],
};

/** Outcomes are walked chapter by chapter; every combination at once would only repeat itself. */
const ending = ['RECORD_PERFORMANCE', 'RECORD_FOLLOW_UP', 'CLOSE', 'REOPEN'];
const failures = ['refused', 'withdrawn', 'terminated', 'ended', 'rejected'].map(
  (name) => `mediation.${name}`,
);
const toCourt = ['arbitration.overdue', 'FILE_SUIT'];
const chapters: { of: LifecycleInput[]; wanted: string[] }[] = [
  {
    of: both,
    wanted: [
      ...failures,
      'mediation.transferred',
      'FILE_ARBITRATION',
      'REQUEST_NEW_MEDIATION',
      'WITHDRAW_DISPUTE',
    ],
  },
  {
    of: direct,
    wanted: ['mediation.effective', 'mediation.breached', 'confirmation.', 'arbitrationReview.'],
  },
  {
    of: direct,
    wanted: [
      'mediation.effective',
      'confirmation.confirmed',
      'mediation.performed',
      'trial.performed',
      ...ending,
    ],
  },
  {
    of: direct,
    wanted: [
      'mediation.effective',
      'mediation.terminated',
      'mediation.breached',
      'RECORD_',
      'MARK_FAST_TRACK',
    ],
  },
  {
    of: direct,
    wanted: [
      'mediation.effective',
      'mediation.terminated',
      'mediation.breached',
      'arbitration.',
      'FILE_ARBITRATION',
      'WITHDRAW_DISPUTE',
      'REQUEST_NEW_MEDIATION',
    ],
  },
  {
    of: direct,
    wanted: [
      'mediation.effective',
      'mediation.breached',
      'mediation.performed',
      'FILE_SUIT',
      'trial.',
      'arbitration.overdue',
      'arbitration.awarded',
      'arbitration.awardEffective',
    ],
  },
  { of: platform, wanted: ['mediation.terminated', 'FILE_ARBITRATION', 'FILE_SUIT', 'trial.'] },
  {
    of: direct,
    wanted: [...failures, 'mediation.effective', ...toCourt, 'trial.docketed', 'trial.mediationEntrusted'],
  },
  {
    of: direct,
    wanted: [
      'mediation.effective',
      'mediation.breached',
      'confirmation.windowExpired',
      'arbitrationReview.windowExpired',
      'REQUEST_NEW_MEDIATION',
      ...failures,
    ],
  },
  { of: direct, wanted: ['mediation.arbitrationOpen', 'PARTIES_AMENDED', 'RECORD_PAYMENT_ORDER'] },
  {
    of: direct,
    wanted: [
      ...toCourt,
      'SUE_TOO',
      'trial.docketed',
      'trial.mediationEntrusted',
      'mediation.effective',
      'mediation.performed',
      'mediation.breached',
    ],
  },
  {
    of: direct,
    wanted: ['mediation.effective', 'mediation.performed', 'mediation.breached', 'confirmation.confirmed'],
  },
  { of: direct, wanted: [...failures, 'arbitration.refused', 'FILE_ARBITRATION', 'FILE_SUIT'] },
  { of: direct, wanted: ['mediation.terminated', 'arbitration.refused', 'FILE_SUIT', 'trial.'] },
  {
    of: direct,
    wanted: ['mediation.terminated', 'mediation.withdrawn', 'MERGE', 'UNDO_MERGE', 'DUPLICATE_'],
  },
];

test('every stage and every transition is reached by some course of events', () => {
  const seen = chapters.map(({ of, wanted }) =>
    explore(lifecycle, {
      inputs: of,
      events: Object.keys(lifecycle.events).filter((event) => wanted.some((one) => event.startsWith(one))),
      samples,
      actors: (event) =>
        event === 'SUE_TOO'
          ? [{ by: 'respondent', partyId: 'e' }]
          : event === 'FILE_SUIT'
            ? [{ by: 'applicant', partyId: 'w' }, { by: 'intake' }]
            : lifecycle.events[event]?.entitled[0] === 'applicant'
              ? [{ by: 'applicant', partyId: 'w' }]
              : undefined,
      maxStates: 400,
    }),
  );
  const { problems, unreached, unexercised } = together(seen);
  expect(problems).toEqual([]);
  expect(unreached).toEqual([]);
  expect(unexercised).toEqual([]);
}, 60_000);

test('the definition has no loose ends', () => {
  expect(lint(lifecycle)).toEqual([]);
});
