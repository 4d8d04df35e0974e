import { type ExploreOptions, explore, lint, together } from '@dingfen/procedure-kit/testing';
import { expect, test } from 'vitest';
import type { Context } from './context.ts';
import { procedure } from './index.ts';
import { application, inputWith, receipt } from './testing.ts';

test('the definition is whole: every state, event, condition and period is declared, used and explained', () => {
  expect(lint(procedure)).toEqual([]);
});

test('every state is reached, every transition is taken, and nothing runs in an ended proceeding', () => {
  const effectiveOn = '2025-03-03';
  const { facts, ...rest } = inputWith({ effectiveOn });
  const second = { id: 'second', role: 'respondent', kind: 'employer', name: '虚构劳务公司' } as const;
  const reasons = '见通知';
  const one = { by: 'applicant', partyId: 'worker' } as const;
  const other = { by: 'respondent', partyId: 'employer' } as const;
  const options: Omit<ExploreOptions, 'inputs'> = {
    on: effectiveOn,
    actors: (event) => {
      if (event === 'SIGN' || event === 'REVOKE_SIGNATURE') return [one, other];
      return procedure.events[event]?.entitled.includes('applicant') ? [one] : undefined;
    },
    samples: {
      FILE: () => application,
      EXCLUDE: () => ({ route: 'confirmation' }),
      PERFORMED: (_context, on) => ({ on }),
      ISSUE_ENFORCEMENT_NOTICE: () => ({ noticeNumber: '执1号' }),
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
      ACCEPT: () => ({ noticeNumber: '受理1号' }),
      NOT_ACCEPT: () => [
        { ground: 'wrongCommission', reasons },
        { ground: 'late', reasons },
      ],
      EXTEND_REVIEW: () => ({ reasons }),
      MAKE_STATEMENT: () => ({ statementNumber: '调解书1号' }),
      REFUSE_STATEMENT: () => ({ ground: 'suspectEvidence', reasons }),
      RECORD_RECEIPT: (_context, on) => [receipt('worker', on), receipt('employer', on)],
      RECORD_RECEIPT_REFUSED: () => ({ partyId: 'employer', evidence: 'doc' }),
      RECORD_PERFORMANCE: (_context, on) => ({ performedOn: on }),
      APPLY_ENFORCEMENT: () => ({ courtId: 'court-1' }),
      CLOSE_ENFORCEMENT: () => [{ result: 'paid' }, { result: 'settled' }],
    },
  };
  // Walked one by one: what sets these agreements apart is not a condition of the chart.
  const walks = [
    { facts, ...rest },
    { facts: { ...facts, parties: [...facts.parties, second] }, ...rest },
    // Due long ago, so that enforcement is open as soon as the statement is in force.
    inputWith({
      effectiveOn,
      performanceDueOn: '2025-03-01',
      items: [
        {
          claimId: 'c1',
          type: 'severance',
          amountFen: 100,
          payerId: 'employer',
          payeeId: 'worker',
          dueOn: '2025-03-01',
        },
      ],
    }),
  ].map((input) => explore(procedure, { ...options, inputs: [input] }));
  const { problems, unreached, unexercised } = together(walks);
  expect(problems).toEqual([]);
  // These need a commission that answers after the window; stories tell them.
  expect(unreached).toEqual(['withdrawn']);
  expect(unexercised).toEqual([
    'window after ar_apply_15d [endedAfterWindow lastWasWithdrawn] → withdrawn',
    'window after ar_apply_15d [endedAfterWindow] → refused',
    'windowExpired SIGN [actsForOwnParty isUnsignedParty signatureDayProven] → stays',
  ]);
}, 60_000);
