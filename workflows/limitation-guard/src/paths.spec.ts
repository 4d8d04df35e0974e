import { explore, lint, together } from '@dingfen/procedure-kit/testing';
import { expect, test } from 'vitest';
import type { Context } from './context.ts';
import { procedure } from './index.ts';
import { application, demand, factsAbout, forceMajeure, interruption } from './testing.ts';

test('the definition is whole: every state, event, condition and period is declared, used and explained', () => {
  expect(lint(procedure)).toEqual([]);
});

test('every state is reached, every transition is taken, and nothing runs in an ended proceeding', () => {
  const on = '2025-09-01';
  const both = factsAbout('wage_arrears', 'severance');
  const walk = (events: readonly string[], inputs: readonly object[]) =>
    explore(procedure, {
      on,
      events: [...events, 'DISPUTE_RESTS', 'DISPUTE_RESUMES', 'DISPUTE_CLOSED'],
      inputs,
      actors: (event) => (event.includes('LEGAL_AID') ? [{ by: 'applicant', partyId: 'worker' }] : undefined),
      samples: {
        INTERRUPTED: (_context, day) => [
          interruption('arbitration_filed', day),
          interruption('mediation_applied', '2025-09-01'),
        ],
        LIMITATION_NEAR: () => ({ key: 'applicant', rule: 'limitation_arbitration_1y' }),
        PARTIES_AMENDED: ({ facts: { parties } }: Context) => ({ parties }),
        RECORD_LIMITATION_FACTS: () => [
          { knewOn: '2025-08-20', evidence: 'doc', reason: '更正' },
          { employmentEndedOn: '2024-09-05', evidence: 'doc', reason: '更正' },
        ],
        RECORD_INTERRUPTION: () => demand('2025-08-25'),
        STRIKE_INTERRUPTION: () => ({ entry: 0, reason: '误登' }),
        RECORD_SUSPENSION: () => forceMajeure('2025-08-28'),
        END_SUSPENSION: (_context, until) => ({ until, evidence: 'doc' }),
        APPLY_LEGAL_AID: () => application,
        RECORD_LEGAL_AID_DECISION: (_context, decidedOn) =>
          ['granted', 'refused'].map((decision) => ({ decision, decidedOn, document: 'doc' })),
        RECORD_LEGAL_AID_COUNSEL: (_context, assignedOn) => ({ counsel: '某律师', assignedOn }),
      },
    });
  const facts = ['RECORD_LIMITATION_FACTS', 'RECORD_INTERRUPTION', 'INTERRUPTED', 'LIMITATION_NEAR'];
  const aid = ['APPLY_LEGAL_AID', 'RECORD_LEGAL_AID_DECISION', 'RECORD_LEGAL_AID_COUNSEL'];
  const begun = { facts: both, appliedOn: on };
  const walks = [
    walk(facts, [begun]),
    walk(['STRIKE_INTERRUPTION'], [{ ...begun, knewOn: '2024-12-20' }]),
    walk(
      ['RECORD_SUSPENSION', 'END_SUSPENSION'],
      [
        { ...begun, knewOn: '2024-12-20' },
        { facts: factsAbout('wage_arrears'), knewOn: '2024-12-20' },
      ],
    ),
    // Fewer than seven days are left at the filing.
    walk([...aid, 'PARTIES_AMENDED'], [{ facts: factsAbout('severance'), knewOn: '2024-09-05' }]),
  ];
  const { problems, unreached, unexercised } = together(walks);
  expect(problems).toEqual([]);
  // Passed through within one act.
  expect(unreached).toEqual(['open.watching.weighing']);
  expect(unexercised).toEqual([]);
}, 60_000);
