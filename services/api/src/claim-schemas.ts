import { Type } from 'typebox';
import { exampleForm } from './law-schemas.ts';
import { day, text } from './schemas.ts';

const optional = Type.Optional;
const confidence = Type.Enum(['A', 'B', 'C', 'D']);
const fen = Type.Integer({ description: 'Integer fen' });

export const entitlementAnswer = Type.Object({
  type: Type.String(),
  amountFen: fen,
  monthlyFen: optional(fen),
  lines: Type.Array(
    Type.Object({
      label: text,
      formula: text,
      inputs: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
      value: Type.Union([Type.Object({ fen }), Type.Object({ number: Type.String(), unit: text })]),
      counts: Type.Enum(['amount', 'monthly', 'step']),
      payer: optional(Type.Enum(['fund', 'employer', 'worker'])),
      basis: text,
      confidence,
    }),
  ),
  basis: text,
  confidence,
  nil: optional(text),
  unverified: Type.Array(text),
  notes: Type.Array(text),
});

const flag = (title: string, description: string) => Type.Boolean({ title, description });
const sum = (title: string, description: string) =>
  optional(Type.Integer({ minimum: 0, title, description }));
const heads = (title: string, description: string) =>
  Type.Array(Type.String({ maxLength: 64 }), { maxItems: 100, title, description });

export const settlementForm = exampleForm(
  {
    waivesSocialInsurance: flag('放弃社会保险', 'A clause waives social insurance'),
    belowMinimumWage: flag('低于最低工资', 'Pay for work done is below the minimum wage'),
    depositOrDocumentTerms: flag('押金或扣押证件', 'A clause keeps a deposit or a document'),
    workInjuryUnassessed: flag('工伤未认定或未鉴定', 'A work injury is settled before assessment'),
    statutoryInjuryFen: sum('法定工伤待遇（分）', 'What the law would give, in fen'),
    agreedInjuryFen: sum('约定工伤待遇（分）', 'What the settlement gives, in fen'),
    workInjuryGapAcknowledged: flag('已确认知悉差额', 'The worker has acknowledged the gap'),
    blanketRelease: flag('再无其他请求', 'A clause says that there are no further claims'),
    listedHeads: heads('所列请求项', 'Heads of claim that the release names'),
    knownHeads: optional(heads('本案请求项', 'Heads of claim of the dispute')),
    bindsNonSigner: flag('约束案外人', 'Binds somebody who does not sign'),
    confirmsRelationship: flag('确认劳动关系', 'Confirms a labour relationship'),
    representedConsentMissing: flag('代表人未获同意', 'A represented worker has not consented'),
    minorWithoutAgent: flag('无法定代理人', 'A minor or incapacitated worker has no legal agent'),
    waivesLimitation: flag('放弃时效', 'Limitation is waived in advance'),
  },
  {
    waivesSocialInsurance: true,
    belowMinimumWage: false,
    depositOrDocumentTerms: false,
    workInjuryUnassessed: false,
    workInjuryGapAcknowledged: false,
    blanketRelease: true,
    listedHeads: ['wage_arrears'],
    bindsNonSigner: false,
    confirmsRelationship: false,
    representedConsentMissing: false,
    minorWithoutAgent: false,
    waivesLimitation: false,
  },
);

export const settlementAnswer = Type.Object({
  maySign: Type.Boolean({ description: 'Nothing in it is void or blocked' }),
  checks: Type.Array(
    Type.Object({
      id: Type.String(),
      verdict: Type.Enum(['ok', 'void', 'block', 'warn', 'mark']),
      summary: text,
      basis: text,
      gapPercent: optional(Type.Integer()),
    }),
  ),
});

const reasoned = {
  text,
  basis: Type.Union([text, Type.Array(Type.Unknown(), { maxItems: 0 })]),
  confidence,
  label: optional(text),
  regional: optional(text),
};
const missing = Type.Array(Type.String());

const route = Type.Object({
  ...reasoned,
  route: Type.String(),
  verdict: Type.String(),
  row: Type.String(),
  until: optional(day),
  destinations: optional(Type.Array(Type.Object({ ...reasoned, id: Type.String(), name: text }))),
  missing,
});

export const triageAnswer = Type.Object({
  routes: Type.Record(Type.String(), route),
  recommended: Type.Object({ ...reasoned, route: Type.String(), provisional: Type.Boolean() }),
  atOnce: Type.Array(Type.Object({ ...reasoned, id: Type.String() })),
  respondents: Type.Array(Type.Object({ ...reasoned, id: Type.String(), name: text })),
  periods: Type.Array(
    Type.Object({
      ruleId: Type.String(),
      until: day,
      daysLeft: Type.Integer(),
      over: Type.Boolean(),
      emergency: Type.Boolean(),
    }),
  ),
  regional: Type.Array(text),
  missing: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: Type.String(),
      question: text,
      choices: optional(Type.Array(Type.Object({ id: Type.String(), text }))),
    }),
  ),
});
