import { type EntitlementType, type Field, inputOf } from '@dingfen/entitlements';
import { type TSchema, Type } from 'typebox';
import { exampleForm } from './law-schemas.ts';

/** A field of an entitlement's input, as the OpenAPI document shows it. The entitlements themselves check what is sent. */
function schemaOf(field: Field): TSchema {
  const { label } = field;
  const told = { title: label.zh, description: label.en };
  switch (field.kind) {
    case 'date':
      return Type.String({ ...told, format: 'date' });
    case 'fen':
      return Type.Integer({ ...told, minimum: field.min });
    case 'number': {
      const { min: minimum, max: maximum, step } = field;
      return step === 1
        ? Type.Integer({ ...told, minimum, maximum })
        : Type.Number({ ...told, minimum, maximum });
    }
    case 'boolean':
      return Type.Boolean(told);
    case 'text':
      return Type.String(told);
    case 'choice':
      return Type.Enum(Object.keys(field.options), told);
    case 'list':
      return Type.Array(Type.Object(propertiesOf(Object.entries(field.of))), {
        ...told,
        minItems: field.min,
        maxItems: field.max,
      });
    default:
      return field satisfies never;
  }
}

const propertiesOf = (fields: readonly (readonly [string, Field])[]): Record<string, TSchema> =>
  Object.fromEntries(
    fields.map(([name, field]) => [name, field.required ? schemaOf(field) : Type.Optional(schemaOf(field))]),
  );

const region = '示例省（虚构）';
/** An invented province's figures: what is not sent, and not loaded, is refused rather than assumed. */
const figures = {
  minimumWages: [{ region, amountFen: 200_000, inForceFrom: '2020-01-01' }],
  averageWages: [2023, 2024, 2025].map((year) => ({
    region,
    year,
    amountFen: 10_800_000,
    publishedOn: `${year + 1}-06-20`,
  })),
};
const service = { region, hiredOn: '2022-08-01', endedOn: '2025-12-31', averageWageFen: 800_000 };

const examples: Record<EntitlementType, object> = {
  wage_arrears: { region, unpaidFrom: '2026-03-01', unpaidTo: '2026-05-31', monthlyWageFen: 600_000 },
  wage_surcharge: {
    orderDocument: '限期支付决定书（虚构）',
    orderDueOn: '2026-05-15',
    paidInTime: false,
    unpaidFen: 1_800_000,
    percent: 50,
  },
  overtime: { monthlyWageFen: 652_500, days: [{ on: '2026-03-02', hours: 10 }] },
  severance: { ...service, ground: 'layoff' },
  notice_pay: {
    endedOn: '2025-12-31',
    ground: 'incompetence',
    noticeGivenDays: 0,
    previousMonthWageFen: 800_000,
  },
  unlawful_termination: { ...service, reinstatementClaimed: false },
  double_wage: {
    variant: 'no_written_contract',
    hiredOn: '2024-03-15',
    endedOn: '2025-12-31',
    monthlyWageFen: 600_000,
    exception: 'none',
  },
  annual_leave: {
    year: 2025,
    hiredOn: '2022-08-01',
    totalServiceMonths: 60,
    takenDays: 0,
    averageWageFen: 652_500,
  },
  work_injury: {
    region,
    injuredOn: '2025-03-10',
    insured: true,
    recognised: true,
    outcome: 'disability',
    averageWageFen: 600_000,
    grade: 10,
  },
  non_compete: { region, endedOn: '2025-12-31', keptTo: '2026-06-30', averageWageFen: 900_000 },
  deposit_refund: { takenFen: 50_000 },
  probation_damages: {
    contractFrom: '2025-01-01',
    contractTo: '2025-12-31',
    noProbationAllowed: false,
    probationFrom: '2025-01-01',
    servedTo: '2025-06-30',
    monthlyWageFen: 600_000,
  },
  training_penalty: {
    trainingCostFen: 3_000_000,
    agreedPenaltyFen: 3_000_000,
    serviceFrom: '2024-01-01',
    serviceTo: '2026-12-31',
    leftOn: '2025-12-31',
    employerFault: false,
  },
};

/** The form of one head of claim, with an example that can be sent as it stands. */
export const entitlementForm = (type: EntitlementType) =>
  exampleForm(
    {
      input: Type.Object(propertiesOf(inputOf(type).map(({ name, ...field }) => [name, field as Field])), {
        additionalProperties: false,
      }),
      figures: Type.Optional(
        Type.Object(
          {},
          {
            title: '地区数据',
            description:
              'Confirmed figures of the region: minimumWages, averageWages, injurySubsidies; statutoryHolidays of years not built in. A figure that is needed and not sent is refused, never assumed.',
          },
        ),
      ),
    },
    { input: examples[type], figures },
  );
