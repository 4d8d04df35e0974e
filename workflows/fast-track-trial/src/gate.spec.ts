import { calendar } from '@dingfen/legal-calendar';
import { describe, expect, test } from 'vitest';
import { arbitrationGate, type GateFacts, gateRows, type GateRowId } from './gate.ts';

const wages = [{ id: 'c1', type: 'wage_arrears', amountFen: 1_800_000 }] as const;
const base: GateFacts = {
  on: '2025-06-03',
  claimant: 'applicant',
  claimantSide: 'worker',
  employment: 'standard',
  claims: wages,
  proofOfReceipt: true,
  by: { calendar: calendar('CN'), local: {} },
};
const award = (finality: 'final' | 'nonFinal', more: object = {}): Partial<GateFacts> => ({
  arbitration: { status: 'awarded', award: { finality, ...more } },
});

/** situation, facts, row, whether the court is open, where to go otherwise */
type Case = [string, Partial<GateFacts>, GateRowId, boolean, string?];
const table: Case[] = [
  ['a labour dispute that has not been to arbitration', {}, 'noArbitrationYet', false, 'arbitrate'],
  [
    'arbitration applied for and undecided',
    { arbitration: { status: 'filed' } },
    'arbitrationPending',
    false,
    'arbitrate',
  ],
  [
    'arbitration accepted and running',
    { arbitration: { status: 'accepted' } },
    'arbitrationPending',
    false,
    'arbitrate',
  ],
  ['a wage IOU and nothing else', { wageIou: true }, 'wageIou', true],
  [
    'a wage IOU beside a claim for severance',
    { wageIou: true, claims: [...wages, { id: 'c2', type: 'severance', amountFen: 900_000 }] },
    'noArbitrationYet',
    false,
    'arbitrate',
  ],
  [
    'a wage IOU while arbitration runs',
    { wageIou: true, arbitration: { status: 'accepted' } },
    'arbitrationPending',
    false,
  ],
  [
    'an unpaid agreement on wages made before a body under MAL 10',
    { agreementBreached: { bodyKind: 'mal10', claimTypes: ['wage_arrears'], wagesOnly: true } },
    'wageAgreementUnpaid',
    true,
  ],
  [
    'an unpaid agreement on wages made before another body',
    { agreementBreached: { bodyKind: 'other', claimTypes: ['wage_arrears'], wagesOnly: true } },
    'noArbitrationYet',
    false,
    'arbitrate',
  ],
  [
    'an unpaid agreement that also settles severance',
    { agreementBreached: { bodyKind: 'mal10', claimTypes: ['wage_arrears', 'severance'], wagesOnly: false } },
    'noArbitrationYet',
    false,
    'arbitrate',
  ],
  [
    'a payment order on the mediation agreement was terminated',
    { paymentOrderEnded: { basis: 'mal16', onAgreement: true } },
    'paymentOrderOnAgreementEnded',
    true,
  ],
  [
    'an unpaid agreement on wages made before a people’s mediation committee',
    { agreementBreached: { bodyKind: 'peoples', claimTypes: ['wage_arrears'], wagesOnly: true } },
    'wageAgreementUnpaid',
    true,
  ],
  [
    'an unpaid agreement on wages made before a joint centre',
    { agreementBreached: { bodyKind: 'joint', claimTypes: ['wage_arrears'], wagesOnly: true } },
    'noArbitrationYet',
    false,
    'arbitrate',
  ],
  ...(['refused', 'silent', 'overdue'] as const).flatMap((status): Case[] => [
    [
      `a wage IOU, and the commission is ${status} without a receipt`,
      { wageIou: true, arbitration: { status, refusalGround: 'noJurisdiction' }, proofOfReceipt: false },
      'wageIou',
      true,
    ],
    [
      `an unpaid agreement on wages, and the commission is ${status} with an excuse`,
      {
        agreementBreached: { bodyKind: 'mal10', claimTypes: ['wage_arrears'], wagesOnly: true },
        arbitration: { status },
        excuse: 'service',
      },
      'wageAgreementUnpaid',
      true,
    ],
    [
      `a terminated payment order on the agreement, and the commission is ${status}`,
      {
        paymentOrderEnded: { basis: 'mal16', onAgreement: true, how: 'terminated' },
        arbitration: { status },
        proofOfReceipt: false,
      },
      'paymentOrderOnAgreementEnded',
      true,
    ],
  ]),
  [
    'an over-age worker’s wage IOU after 2026-07-01',
    { employment: 'overage', on: '2026-08-03', triggerOn: '2026-07-15', wageIou: true },
    'wageIou',
    true,
  ],
  [
    'an over-age worker’s unpaid agreement on wages after 2026-07-01',
    {
      employment: 'overage',
      on: '2026-08-03',
      triggerOn: '2026-07-15',
      agreementBreached: { bodyKind: 'mal10', claimTypes: ['wage_arrears'], wagesOnly: true },
    },
    'wageAgreementUnpaid',
    true,
  ],
  [
    'an over-age worker’s terminated payment order on the agreement after 2026-07-01',
    {
      employment: 'overage',
      on: '2026-08-03',
      triggerOn: '2026-07-15',
      paymentOrderEnded: { basis: 'mal16', onAgreement: true },
    },
    'paymentOrderOnAgreementEnded',
    true,
  ],
  [
    'a payment order on the mediation agreement that the court rejected',
    { paymentOrderEnded: { basis: 'mal16', onAgreement: true, how: 'rejected' } },
    'noArbitrationYet',
    false,
    'arbitrate',
  ],
  [
    'a wage payment order under LCL 30 was terminated',
    { paymentOrderEnded: { basis: 'lcl30', onAgreement: false } },
    'wagePaymentOrderEnded',
    false,
    'arbitrate',
  ],
  [
    'after a terminated LCL 30 order the commission refused',
    { paymentOrderEnded: { basis: 'lcl30', onAgreement: false }, arbitration: { status: 'refused' } },
    'commissionRefused',
    true,
  ],
  ['the commission refused', { arbitration: { status: 'refused' } }, 'commissionRefused', true],
  [
    'the commission refused for want of jurisdiction',
    { arbitration: { status: 'refused', refusalGround: 'noJurisdiction' } },
    'refusedByWrongCommission',
    false,
    'arbitrate',
  ],
  [
    'the commission stayed silent past five working days',
    { arbitration: { status: 'silent' } },
    'commissionSilent',
    true,
  ],
  [
    'the commission stayed silent and there is no receipt',
    { arbitration: { status: 'silent' }, proofOfReceipt: false },
    'proofOfReceiptMissing',
    false,
  ],
  ['no award in 45 (+15) days', { arbitration: { status: 'overdue' } }, 'awardOverdue', true],
  [
    'no award in time and no acceptance notice',
    { arbitration: { status: 'overdue' }, proofOfReceipt: false },
    'proofOfReceiptMissing',
    false,
  ],
  [
    'a non-final award, the worker sues',
    award('nonFinal', { servedOn: '2025-05-20' }),
    'nonFinalAward',
    true,
  ],
  [
    'a non-final award, the employer sues',
    { ...award('nonFinal', { servedOn: '2025-05-20' }), claimant: 'respondent', claimantSide: 'employer' },
    'nonFinalAward',
    true,
  ],
  ['a final award, the worker sues', award('final', { servedOn: '2025-05-20' }), 'finalAwardWorker', true],
  [
    'a final award, the employer wants to sue',
    { ...award('final', { servedOn: '2025-05-20' }), claimant: 'respondent', claimantSide: 'employer' },
    'finalAwardEmployer',
    false,
    'setAsideIntermediateCourt',
  ],
  [
    'a final award that was set aside, the employer sues',
    {
      ...award('final', { servedOn: '2025-03-03', setAside: true, suitUntil: '2025-06-10' }),
      claimant: 'respondent',
      claimantSide: 'employer',
    },
    'awardSetAside',
    true,
  ],
  [
    'an award that is not to be enforced',
    award('final', { servedOn: '2025-01-06', nonEnforced: true, suitUntil: '2025-06-20' }),
    'awardNotEnforced',
    true,
  ],
  [
    'a suit after the fifteen days',
    award('nonFinal', { servedOn: '2025-05-12' }),
    'suitPeriodPassed',
    false,
    'enforce',
  ],
  [
    'a suit after the window that followed a set-aside',
    award('final', { servedOn: '2025-03-03', setAside: true, suitUntil: '2025-06-02' }),
    'suitPeriodPassed',
    false,
  ],
  [
    'an arbitral mediation statement in force',
    { arbitration: { status: 'mediationStatement' } },
    'arbitralStatementInForce',
    false,
    'enforce',
  ],
  [
    'an advance-payment award',
    { arbitration: { status: 'advanceAward' } },
    'advancePaymentAward',
    false,
    'enforce',
  ],
  [
    'arbitration withdrawn',
    { arbitration: { status: 'withdrawn' } },
    'arbitrationWithdrawn',
    false,
    'arbitrate',
  ],
  [
    'arbitration treated as withdrawn after a no-show',
    { arbitration: { status: 'deemedWithdrawn' } },
    'arbitrationDeemedWithdrawn',
    false,
    'elsewhere',
  ],
  [
    'an over-age worker’s wages, trigger on 2026-07-01',
    { employment: 'overage', on: '2026-08-03', triggerOn: '2026-07-01' },
    'overAgeArbitrationFirst',
    false,
    'arbitrate',
  ],
  [
    'an over-age worker’s wages, trigger on 2026-06-30',
    { employment: 'overage', on: '2026-08-03', triggerOn: '2026-06-30' },
    'overAgeBeforeRegime',
    true,
  ],
  [
    'an over-age worker’s other matter after 2026-07-01',
    {
      employment: 'overage',
      on: '2026-08-03',
      triggerOn: '2026-07-15',
      claims: [{ id: 'c1', type: 'severance' }],
    },
    'overAgeOtherMatters',
    true,
  ],
  [
    'an over-age worker whose arbitration was refused',
    { employment: 'overage', on: '2026-08-03', triggerOn: '2026-07-15', arbitration: { status: 'refused' } },
    'commissionRefused',
    true,
  ],
  ['not a labour dispute', { notLabour: true }, 'notLabourDispute', false, 'elsewhere'],
  [
    'a platform worker without a labour relationship',
    {
      employment: 'platform',
      platformWithoutRelationship: true,
      claims: [{ id: 'c1', type: 'platform_pay', amountFen: 1 }],
    },
    'platformWithoutRelationship',
    true,
  ],
  [
    'a platform worker with a labour relationship',
    { employment: 'platform' },
    'noArbitrationYet',
    false,
    'arbitrate',
  ],
];

describe('may the case go to court now', () => {
  for (const [situation, facts, row, passed, route] of table)
    test(`${situation}: ${passed ? 'yes' : 'no'}`, () => {
      const answer = arbitrationGate({ ...base, ...facts });
      expect(answer).toMatchObject({ row, passed });
      if (route !== undefined) expect(answer.route).toBe(route);
      if (passed) expect(answer.route).toBeUndefined();
      expect(answer.basis.length).toBeGreaterThan(0);
      expect(answer.text.zh).not.toBe('');
    });

  test('every row of the table is told by a case', () => {
    const told = new Set([...table.map(([, , row]) => row), 'commissionExcused']);
    expect(gateRows.filter((row) => !told.has(row))).toEqual([]);
  });

  for (const excuse of ['transfer', 'service', 'pending', 'hearing', 'appraisal', 'other'] as const)
    for (const status of ['silent', 'overdue'] as const)
      test(`the commission is ${status} but excused (${excuse}): no, and the excuse is named`, () => {
        const answer = arbitrationGate({ ...base, arbitration: { status }, excuse });
        expect(answer).toMatchObject({ row: 'commissionExcused', passed: false, route: 'arbitrate' });
        expect(answer.advice?.zh).not.toBe('');
      });

  test('a refusal cannot be excused', () => {
    expect(arbitrationGate({ ...base, arbitration: { status: 'refused' }, excuse: 'service' }).passed).toBe(
      true,
    );
  });

  test('the last day to sue is the one the caller gave, else it is counted from the service of the award', () => {
    expect(arbitrationGate({ ...base, ...award('nonFinal', { servedOn: '2025-05-20' }) }).until).toBe(
      '2025-06-04',
    );
    const given = award('nonFinal', { servedOn: '2025-05-17', suitUntil: '2025-06-05' });
    expect(arbitrationGate({ ...base, ...given })).toMatchObject({ passed: true, until: '2025-06-05' });
    expect(arbitrationGate({ ...base, ...award('nonFinal') }).until).toBeUndefined();
  });

  test.each(['final', 'nonFinal'] as const)(
    'given a %s award whose day 15 is the Sunday of the Dragon Boat holiday, then a suit on the Tuesday after is in time',
    (finality) => {
      const served = award(finality, { servedOn: '2025-05-17' });
      expect(arbitrationGate({ ...base, ...served, on: '2025-06-03' })).toMatchObject({
        passed: true,
        until: '2025-06-03',
      });
      expect(arbitrationGate({ ...base, ...served, on: '2025-06-04' })).toMatchObject({
        row: 'suitPeriodPassed',
        until: '2025-06-03',
      });
    },
  );

  test('given day 15 on Guangxi’s Sanyuesan, then a suit in Guangxi is in time after it and elsewhere late', () => {
    const facts = { ...base, ...award('nonFinal', { servedOn: '2024-03-27' }), on: '2024-04-15' };
    expect(arbitrationGate({ ...facts, by: { calendar: calendar('CN-GX'), local: {} } })).toMatchObject({
      passed: true,
      until: '2024-04-15',
    });
    expect(arbitrationGate(facts)).toMatchObject({ row: 'suitPeriodPassed', until: '2024-04-11' });
  });

  test('the employer learns how long a final award can be attacked at the intermediate court', () => {
    const facts = {
      ...base,
      ...award('final', { servedOn: '2025-05-20' }),
      claimantSide: 'employer' as const,
    };
    expect(arbitrationGate(facts).until).toBe('2025-06-19');
    // Served 2025-05-22: day 30 is Saturday 21 June, so the last day is Monday.
    const rolled = { ...facts, ...award('final', { servedOn: '2025-05-22' }) };
    expect(arbitrationGate(rolled).until).toBe('2025-06-23');
  });

  test('an over-age worker with mixed claims is told that the others may be sued for', () => {
    const facts: GateFacts = {
      ...base,
      employment: 'overage',
      triggerOn: '2026-07-10',
      claims: [...wages, { id: 'c2', type: 'severance' }],
    };
    expect(arbitrationGate(facts).advice?.en).toContain('separately');
    expect(arbitrationGate({ ...facts, claims: wages }).advice).toBeUndefined();
  });

  test('without a trigger the day of suing decides the over-age regime', () => {
    const at = (on: string) => arbitrationGate({ ...base, employment: 'overage', on }).row;
    expect(at('2026-06-30')).toBe('overAgeBeforeRegime');
    expect(at('2026-07-01')).toBe('overAgeArbitrationFirst');
  });
});
