import { RefusedInput, type Text } from '@dingfen/legal-calendar';
import { formatCitation } from '@dingfen/legal-basis';
import { describe, expect, it } from 'vitest';
import { figures } from './figures.fixture.ts';
import {
  computeEntitlement,
  describeEntitlement,
  type Entitlement,
  type EntitlementType,
  entitlementTypes,
  injuryGapPercent,
  inputOf,
  mayBeFinalAward,
  parameterIds,
  parameterVersions,
  scopedTypes,
  scopeOf,
  settlementRules,
} from './index.ts';

// Whole results, written out for a lawyer to read: the files in test-data are the expectation. A change of a sentence, an
// article or a number shows there; `npx vitest run packages/entitlements -u` writes them anew, and the diff is reviewed.

const both = ({ zh, en }: Text): string => `${zh} | ${en}`;

function written(owed: Entitlement): string[] {
  return [
    `= ${owed.amountFen} fen${owed.monthlyFen === undefined ? '' : `, ${owed.monthlyFen} fen every month`} (${owed.confidence})`,
    ...owed.lines.flatMap((line) => [
      `  ${line.counts}${line.payer ? ` by ${line.payer}` : ''}: ${both(line.label)}`,
      `    ${both(line.formula)}`,
      `    ${JSON.stringify(line.inputs)} → ${JSON.stringify(line.value)}`,
      `    ${formatCitation(line.basis, 'zh')} | ${formatCitation(line.basis, 'en')} (${line.confidence})`,
    ]),
    ...(owed.nil ? [`  nil: ${both(owed.nil)}`] : []),
    ...(owed.unverified ?? []).map((text) => `  unverified: ${both(text)}`),
    ...(owed.notes ?? []).map((text) => `  note: ${both(text)}`),
  ];
}

type Case = readonly [type: EntitlementType, input: Readonly<Record<string, unknown>>];

const arrears = { region: 'X', unpaidFrom: '2025-09-15', unpaidTo: '2025-11-12', monthlyWageFen: 652_500 };
const surcharge = {
  orderDocument: 'X人社监令字第1号',
  orderDueOn: '2025-10-20',
  paidInTime: false,
  unpaidFen: 1_000_001,
  percent: 62.5,
};
const service = {
  region: 'X',
  hiredOn: '2022-08-01',
  endedOn: '2025-12-31',
  averageWageFen: 800_000,
};
const twice = { ...service, reinstatementClaimed: false };
const notice = {
  endedOn: '2025-12-31',
  ground: 'incompetence',
  noticeGivenDays: 5,
  previousMonthWageFen: 812_345,
};
const unsigned = {
  variant: 'no_written_contract',
  hiredOn: '2025-02-15',
  monthlyWageFen: 600_000,
  exception: 'none',
};
const leave = {
  year: 2025,
  hiredOn: '2020-01-01',
  totalServiceMonths: 60,
  takenDays: 0,
  averageWageFen: 652_500,
};
const injury = {
  region: 'X',
  injuredOn: '2025-08-01',
  insured: true,
  recognised: true,
  outcome: 'disability',
  averageWageFen: 1_000_000,
};
const restriction = { region: 'X', endedOn: '2025-03-31', keptTo: '2025-06-15' };
const probation = {
  contractFrom: '2025-01-01',
  contractTo: '2025-12-31',
  noProbationAllowed: false,
  probationFrom: '2025-01-01',
  servedTo: '2025-04-15',
  monthlyWageFen: 600_000,
};
const bond = {
  trainingCostFen: 3_000_000,
  agreedPenaltyFen: 5_000_000,
  serviceFrom: '2024-01-01',
  serviceTo: '2026-12-31',
  leftOn: '2025-12-31',
  employerFault: false,
};

const groundField = inputOf('severance').find(({ name }) => name === 'ground');
const groundsOf = groundField?.kind === 'choice' ? groundField.options : {};

const cases: readonly Case[] = [
  ['wage_arrears', arrears],
  ['wage_arrears', { ...arrears, monthlyWageFen: 150_000, paidFen: 100_000 }],
  ['wage_arrears', { ...arrears, unpaidFrom: '2024-07-02', unpaidTo: '2024-07-31' }],
  ['wage_surcharge', surcharge],
  ['wage_surcharge', { ...surcharge, paidInTime: true }],
  [
    'overtime',
    {
      monthlyWageFen: 652_500,
      days: [
        { on: '2024-12-31', hours: 2 },
        { on: '2026-03-02', hours: 10 },
        { on: '2026-03-03', hours: 1.25 },
        { on: '2026-03-07', hours: 8, timeOffGiven: true },
        { on: '2026-03-08', hours: 8 },
        { on: '2026-03-09', hours: 8, ownSchedule: 'rest_day' },
        { on: '2026-10-01', hours: 8 },
      ],
    },
  ],
  ['overtime', { monthlyWageFen: 1, days: [{ on: '2026-03-07', hours: 8, timeOffGiven: true }] }],
  ...Object.keys(groundsOf).map(
    (ground): Case => ['severance', { ...service, hiredOn: '1994-03-01', ground }],
  ),
  ['severance', { ...service, ground: 'layoff', averageWageFen: 100_000 }],
  ['severance', { ...service, hiredOn: '2010-01-01', ground: 'layoff', averageWageFen: 4_000_000 }],
  ['severance', { ...service, endedOn: '2027-06-30', ground: 'expiry' }],
  ['unlawful_termination', { ...twice, severancePaidFen: 1_000_000 }],
  ['unlawful_termination', { ...twice, reinstatementClaimed: true }],
  ['notice_pay', notice],
  ['notice_pay', { ...notice, ground: 'other' }],
  ['notice_pay', { ...notice, noticeGivenDays: 30 }],
  ['double_wage', { ...unsigned, endedOn: '2025-08-20' }],
  ['double_wage', { ...unsigned, endedOn: '2025-09-20', edge: 'hire_day_not_counted' }],
  ['double_wage', { ...unsigned, hiredOn: '2025-09-15', endedOn: '2026-01-20' }],
  ['double_wage', { ...unsigned, signedOn: '2025-02-20' }],
  [
    'double_wage',
    {
      ...unsigned,
      variant: 'open_ended_refused',
      openEndedDueOn: '2025-03-03',
      claimedTo: '2025-06-06',
    },
  ],
  ...(['force_majeure', 'worker_fault', 'automatic_extension', 'deemed_open_ended'] as const).map(
    (exception): Case => ['double_wage', { ...unsigned, exception }],
  ),
  ['annual_leave', { ...leave, agreedDays: 7 }],
  ['annual_leave', { ...leave, endedOn: '2025-07-19', takenDays: 0.5, ordinaryWageUnpaid: true }],
  ['annual_leave', { ...leave, hiredOn: '2025-03-01' }],
  ['annual_leave', { ...leave, endedOn: '2025-12-31' }],
  ['annual_leave', { ...leave, endedOn: '2026-03-31' }],
  ['annual_leave', { ...leave, totalServiceMonths: 3 }],
  ['annual_leave', { ...leave, declinedInWriting: true }],
  ['annual_leave', { ...leave, excludedByArticle4: true }],
  ['work_injury', { ...injury, grade: 2 }],
  ['work_injury', { ...injury, grade: 6, insured: false, recognised: false, averageWageFen: 300_000 }],
  ['work_injury', { ...injury, grade: 10, relationEndedOn: '2025-12-31' }],
  [
    'work_injury',
    {
      ...injury,
      outcome: 'death',
      diedOn: '2026-01-05',
      dependants: [{ kind: 'spouse' }, { kind: 'other', aloneOrOrphan: true }, { kind: 'other' }],
    },
  ],
  ['non_compete', { ...restriction, averageWageFen: 1_000_000, releasedByEmployerOn: '2025-06-15' }],
  ['non_compete', { ...restriction, averageWageFen: 100_000, unpaidMonths: 3 }],
  ['non_compete', { ...restriction, agreedMonthlyFen: 100_000, keptTo: '2028-01-01' }],
  ['non_compete', { ...restriction, agreedMonthlyFen: 100_000, keptTo: '2025-03-31' }],
  ['deposit_refund', { takenFen: 50_000, returnedFen: 20_000 }],
  ['probation_damages', probation],
  ['probation_damages', { ...probation, servedTo: '2025-02-28' }],
  ['training_penalty', bond],
  ['training_penalty', { ...bond, employerFault: true }],
  ['training_penalty', { ...bond, leftOn: '2026-12-31' }],
];

const refusals: readonly Case[] = [
  ['wage_arrears', { ...arrears, region: 'Y' }],
  ['wage_arrears', { ...arrears, unpaidFrom: '2023-09-15' }],
  ['wage_arrears', { ...arrears, unpaidTo: '2025-09-01' }],
  ['wage_arrears', { ...arrears, unpaidTo: '2125-09-01' }],
  ['wage_arrears', { ...arrears, unpaidTo: '2126-09-01' }],
  ['wage_surcharge', { ...surcharge, percent: 30 }],
  ['wage_surcharge', { ...surcharge, orderDocument: undefined }],
  ['overtime', { monthlyWageFen: 1, days: [{ on: '2027-03-07', hours: 8 }] }],
  [
    'overtime',
    {
      monthlyWageFen: 1,
      days: [
        { on: '2026-03-02', hours: 8 },
        { on: '2026-03-02', hours: 8 },
      ],
    },
  ],
  ['severance', { ...service, ground: 'layoff', monthlyWages: [{ amountFen: 1 }] }],
  ['severance', { ...service, ground: 'layoff', averageWageFen: undefined }],
  ['severance', { ...service, ground: 'layoff', endedOn: '2030-12-31' }],
  ['severance', { ...service, ground: 'layoff', hiredOn: '2004-01-01', endedOn: '2007-12-31' }],
  ['double_wage', { ...unsigned, variant: 'open_ended_refused' }],
  ['double_wage', { ...unsigned, variant: 'open_ended_refused', openEndedDueOn: '2025-03-03' }],
  ['annual_leave', { ...leave, hiredOn: '2026-01-01' }],
  ['annual_leave', { ...leave, endedOn: '2024-01-01' }],
  ['work_injury', injury],
  ['work_injury', { ...injury, grade: 3, relationEndedOn: '2025-12-31' }],
  ['work_injury', { ...injury, grade: 8, relationEndedOn: '2025-12-31' }],
  ['work_injury', { ...injury, outcome: 'death' }],
  ['work_injury', { ...injury, outcome: 'death', diedOn: '2027-01-01' }],
  ['deposit_refund', { takenFen: 1, returnedFen: 2 }],
  ['deposit_refund', { takenFen: 0 }],
  ['deposit_refund', {}],
  ['deposit_refund', { takenFen: 1, tip: 1 }],
  ['notice_pay', { ...notice, noticeGivenDays: 1.5 }],
  ['annual_leave', { ...leave, takenDays: 0.001 }],
  ['work_injury', { ...injury, insured: 1, region: 7, outcome: 'x', dependants: 3 }],
  // Before the law that is loaded was in force.
  ['wage_arrears', { ...arrears, unpaidFrom: '1994-12-01', unpaidTo: '1994-12-31' }],
  ['wage_surcharge', { ...surcharge, orderDueOn: '2007-12-31' }],
  ['double_wage', { ...unsigned, hiredOn: '2007-02-15' }],
  ['annual_leave', { ...leave, year: 2008, hiredOn: '2000-01-01', endedOn: '2008-01-01' }],
  ['annual_leave', { ...leave, year: 2026, hiredOn: '2026-12-31', endedOn: '2026-12-30' }],
  ['notice_pay', { ...notice, endedOn: '2007-12-31' }],
  ['unlawful_termination', { ...twice, hiredOn: '2000-01-01', endedOn: '2007-12-31' }],
  ['work_injury', { ...injury, injuredOn: '2010-12-31', grade: 2 }],
  ['work_injury', { ...injury, grade: 4, relationEndedOn: '2025-12-31' }],
  ['non_compete', { ...restriction, endedOn: '2007-12-31', averageWageFen: 1_000_000 }],
  ['probation_damages', { ...probation, contractFrom: '2007-01-01' }],
  ['training_penalty', { ...bond, serviceFrom: '2006-01-01', leftOn: '2007-12-31' }],
];

const tidy = (input: object) => JSON.stringify(input);

describe('results written out', () => {
  it('of every head of claim', async () => {
    const text = cases.flatMap(([type, input]) => [
      `${type} ${tidy(input)}`,
      ...written(computeEntitlement(type, input, figures)),
      '',
    ]);
    await expect(text.join('\n')).toMatchFileSnapshot('../test-data/computations.txt');
  });

  it('of every kind of refusal', async () => {
    const text = refusals.flatMap(([type, given]) => {
      const input = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      try {
        return [`${type} ${tidy(input)}`, ...written(computeEntitlement(type, input, figures)), ''];
      } catch (error) {
        if (!(error instanceof RefusedInput)) throw error;
        return [`${type} ${tidy(input)}`, `! ${error.field}: ${both(error.text)}`, ''];
      }
    });
    const ofOthers = [
      () => computeEntitlement('pocket_money', {}),
      () => scopeOf('pocket_money', '2026-03-01'),
      () => scopeOf('overtime', '2026-02-29'),
      () => mayBeFinalAward([], 'Y', '2026-03-01', []),
      () =>
        mayBeFinalAward([{ type: 'overtime', amountFen: -1 }], 'X', '2026-03-01', figures.minimumWages ?? []),
      () => injuryGapPercent(-1, 0),
      () => computeEntitlement('severance', { ...service, monthlyWages: 3 }),
      () => computeEntitlement('severance', 3),
    ].map((ask) => {
      try {
        return JSON.stringify(ask());
      } catch (error) {
        if (!(error instanceof RefusedInput)) throw error;
        return `! ${error.field}: ${both(error.text)}`;
      }
    });
    await expect([...text, ...ofOthers, ''].join('\n')).toMatchFileSnapshot('../test-data/refusals.txt');
  });

  it('of the descriptions, numbers of the law, rules for settlements and scope', async () => {
    const award = mayBeFinalAward(
      [
        { type: 'overtime', amountFen: 1 },
        { type: 'severance', amountFen: 2_400_001 },
        { type: 'work_injury', amountFen: 1 },
      ],
      'X',
      '2026-03-01',
      figures.minimumWages ?? [],
    );
    const text = [
      ...entitlementTypes.flatMap((type) => [
        `${type}: ${both(describeEntitlement(type).name)} ${formatCitation(describeEntitlement(type).basis, 'zh')}`,
        ...inputOf(type).map((field) => `  ${JSON.stringify(field)}`),
      ]),
      ...parameterIds.flatMap((id) => [
        id,
        ...parameterVersions(id).map((version) => `  ${JSON.stringify(version)}`),
      ]),
      ...Object.entries(settlementRules).map(
        ([id, { requirement, basis }]) => `${id}: ${both(requirement)} ${formatCitation(basis, 'zh')}`,
      ),
      ...scopedTypes.flatMap((type) =>
        ['2021-06-01', '2025-10-01', '2026-10-01'].flatMap((on) => {
          try {
            const { scope, goesTo, basis, unverified } = scopeOf(type, on);
            return [
              `${type} on ${on}: ${scope}, ${both(goesTo)} ${formatCitation(basis, 'zh')}${unverified ? ` ! ${both(unverified)}` : ''}`,
            ];
          } catch (error) {
            if (!(error instanceof RefusedInput)) throw error;
            return [`${type} on ${on}! ${error.field}: ${both(error.text)}`];
          }
        }),
      ),
      JSON.stringify(award),
      '',
    ];
    await expect(text.join('\n')).toMatchFileSnapshot('../test-data/descriptions.txt');
  });
});
