import { type ExploreOptions, explore, lint, together } from '@dingfen/procedure-kit/testing';
import { expect, test } from 'vitest';
import { application, inputWith, service, signature } from './testing.ts';
import type { Context } from './context.ts';
import { procedure } from './index.ts';

test('the definition is whole: every state, event, condition and period is declared, used and explained', () => {
  expect(lint(procedure)).toEqual([]);
});

test('every state is reached, every transition is taken, and nothing runs in an ended proceeding', () => {
  const effectiveOn = '2025-03-03';
  const supplement = (purpose: string) => ({ purpose, items: ['材料'], days: 5 });
  const reasons = '见笔录';
  const relief = (on: string) => ({
    obstacleFrom: effectiveOn,
    obstacleEndedOn: on,
    askedOn: on,
    newLastDay: on,
    evidence: 'doc',
    reasons,
  });
  const options: ExploreOptions = {
    on: effectiveOn,
    maxStates: 600,
    inputs: [
      inputWith({
        agreement: {
          effectiveOn,
          items: ['2025-03-20', '2025-03-28'].map((dueOn, index) => ({
            claimId: `c${index + 1}`,
            type: 'wage_arrears',
            amountFen: 100,
            payerId: 'employer',
            payeeId: 'worker',
            dueOn,
          })),
          performanceDueOn: '2025-03-28',
        },
      }),
    ],
    actors: (event) => {
      const party = { by: 'applicant', partyId: 'worker' } as const;
      const other = { by: 'respondent', partyId: 'employer' } as const;
      if (['SIGN', 'REVOKE_SIGNATURE', 'OBJECT'].includes(event)) return [party, other];
      const declared = procedure.events[event]?.entitled ?? [];
      return declared.includes('applicant') && event !== 'RECORD_PARTY_CEASED' ? [party] : undefined;
    },
    samples: {
      SIGN: () => signature,
      FILE: () => application,
      RESTORE_WINDOW: (_, on) => relief(on),
      RESTORE_OBJECTION: (_, on) => ({ partyId: 'worker', ...relief(on) }),
      PARTIES_AMENDED: ({ facts: { parties } }: Context) => ({
        parties: [
          {
            id: 'successor',
            role: 'respondent',
            kind: 'employer',
            name: '承继单位',
            replaces: parties.at(-1)?.id,
          },
        ],
      }),
      EXCLUDE: () => ({ route: 'arbitrationReview' }),
      PERFORMED: (_, on) => ({ on }),
      ORDER_SUPPLEMENT: () => [supplement('papers'), supplement('authenticity')],
      SUPPLEMENT: () => ({ documentIds: ['doc'] }),
      EXTEND_SUPPLEMENT: () => ({ days: 3, reasons }),
      PROCEED_WITHOUT_SUPPLEMENT: () => ({ reasons }),
      DEEM_WITHDRAWN: () => [
        { ground: 'noSupplement', reasons },
        { ground: 'refusedToAnswer', reasons },
      ],
      ACCEPT: () => ({ caseNumber: '调确1号', judgeId: 'judge-1' }),
      NOT_ACCEPT: () => [
        { ground: 'wrongCourt', reasons },
        { ground: 'bankruptcy', reasons },
      ],
      SUMMON: (_, on) => ({ partyIds: ['worker', 'employer'], appearOn: on, place: '线上' }),
      RECORD_INQUIRY: (_, on) => ({
        heldOn: on,
        present: [],
        refusedToAnswer: ['employer'],
        recordId: 'doc',
      }),
      ASK_MEDIATION_BODY: () => ({ question: '是否自愿' }),
      ANSWER_COURT: () => ({ answer: '是' }),
      REPORT_SHAM_SIGNAL: () => ({ signals: ['金额雷同'] }),
      CLEAR_DOUBT: () => ({ reasons }),
      EXTEND_REVIEW: () => ({ reasons }),
      EXTEND_CAP: () => ({ reasons }),
      REQUEST_WITHDRAWAL: () => ({ reasons }),
      REFUSE_WITHDRAWAL: () => ({ reasons }),
      RECORD_PARTY_CEASED: (_, on) => ({ partyId: 'employer', ceasedOn: on, evidence: 'doc' }),
      JOIN_SUCCESSOR: () => ({ successorId: 'heir', name: '承继单位', evidence: 'doc' }),
      TERMINATE: () => ({ reasons }),
      CONFIRM: () => ({ rulingNumber: '裁定1号' }),
      REJECT: () => [
        { ground: 'unclear', reasons, rulingNumber: '裁定2号' },
        { ground: 'sham', reasons, rulingNumber: '裁定2号' },
        { ground: 'wrongCourt', reasons, rulingNumber: '裁定2号' },
      ],
      SERVE_RULING: (_, on) => [service('worker', on), service('employer', on)],
      REGISTER_THIRD_PARTY: (_, on) => ({
        thirdPartyId: 'third',
        name: '丙某某',
        knewOn: on,
        evidence: 'doc',
      }),
      OBJECT: () => ({ reasons }),
      UPHOLD_OBJECTION: () => [
        { result: 'revoked', rulingNumber: '裁定3号', reasons },
        { result: 'changed', rulingNumber: '裁定3号', reasons },
      ],
      DISMISS_OBJECTION: () => ({ reasons }),
      RECORD_PERFORMANCE: (context: Context, on: string) =>
        [['c1'], ['c2'], context.agreement.items.map((item) => item.claimId)].map((claimIds) => ({
          claimIds,
          performedOn: on,
        })),
      APPLY_ENFORCEMENT: () => ({ courtId: 'court-1', venueGround: 'rulingCourt' }),
      ISSUE_ENFORCEMENT_NOTICE: () => ({ noticeNumber: '执1号' }),
      CLOSE_ENFORCEMENT: () => [{ result: 'paid' }, { result: 'noAssets' }],
    },
  };
  // Walked in two parts, before and after the ruling: what happens in the one changes nothing in the other.
  const without = (...left: string[]) =>
    explore(procedure, {
      ...options,
      events: Object.keys(procedure.events).filter((event) => !left.includes(event)),
    });
  const court = [
    'ORDER_SUPPLEMENT',
    'REPORT_SHAM_SIGNAL',
    'EXTEND_REVIEW',
    'EXTEND_CAP',
    'REQUEST_WITHDRAWAL',
  ];
  const another = { id: 'second', role: 'respondent', kind: 'employer', name: '虚构劳务公司' } as const;
  const { facts } = inputWith();
  const threeParties = inputWith({
    agreement: { effectiveOn },
    facts: { ...facts, parties: [...facts.parties, another] },
  });
  const walks = [
    explore(procedure, {
      ...options,
      inputs: [threeParties],
      samples: { SIGN: options.samples['SIGN'] as () => unknown },
    }),
    without(
      'CONFIRM',
      'EXTEND_CAP',
      'EXTEND_REVIEW',
      'RECORD_PARTY_CEASED',
      'REQUEST_WITHDRAWAL',
      'NOT_ACCEPT',
      'EXCLUDE',
      'ASK_MEDIATION_BODY',
    ),
    without('CONFIRM', 'EXTEND_CAP', 'ASK_MEDIATION_BODY'),
    without(
      ...court,
      'RECORD_PARTY_CEASED',
      'RECORD_INQUIRY',
      'NOT_ACCEPT',
      'RESTORE_WINDOW',
      'EXCLUDE',
      'ASK_MEDIATION_BODY',
    ),
    without(
      'ORDER_SUPPLEMENT',
      'REPORT_SHAM_SIGNAL',
      'REQUEST_WITHDRAWAL',
      'RECORD_PARTY_CEASED',
      'SERVE_RULING',
      'EXCLUDE',
    ),
  ];
  const { problems, unreached, unexercised } = together(walks);
  expect(problems).toEqual([]);
  // Passed through within one step.
  expect(unreached).toEqual(['application.workResumed']);
  // The walk takes situations for the same that differ only in what a form is checked against; stories tell these.
  expect(unexercised).toEqual([
    'window after jc_apply_30d [notAcceptedAfterWindow] → notAccepted',
    'window after jc_apply_30d [rejectedAfterWindow] → rejected',
    'window.waitingForSuccessor PARTIES_AMENDED [successionSettled] → stays',
    'application.examining REJECT [allNotified groundIsSham shamProofDemanded] → rejected',
    'windowExpired SIGN [actsForOwnParty isSignatory notSignedYet agentHasSpecialAuthority signedInsideWindow] → stays',
  ]);
}, 60_000);
