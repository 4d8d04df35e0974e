import type { Citation } from '@dingfen/legal-basis';
import { shown, type Text } from '@dingfen/legal-calendar';
import { annualLeave } from './annual-leave.ts';
import type { Calculator } from './calculator.ts';
import { depositRefund, probationDamages, trainingPenalty } from './contract-terms.ts';
import { doubleWage } from './double-wage.ts';
import type { Entitlement } from './entitlement.ts';
import type { RegionalFigures } from './figures.ts';
import { type Field, type InputOf, type InputProblem, problemsOf, refuse } from './input.ts';
import { nonCompete } from './non-compete.ts';
import { overtime } from './overtime.ts';
import { noticePay, severance, unlawfulTermination } from './severance.ts';
import { wageArrears, wageSurcharge } from './wage-arrears.ts';
import { workInjury } from './work-injury.ts';

const calculators = {
  wage_arrears: wageArrears,
  wage_surcharge: wageSurcharge,
  overtime,
  severance,
  notice_pay: noticePay,
  unlawful_termination: unlawfulTermination,
  double_wage: doubleWage,
  annual_leave: annualLeave,
  work_injury: workInjury,
  non_compete: nonCompete,
  deposit_refund: depositRefund,
  probation_damages: probationDamages,
  training_penalty: trainingPenalty,
} as const;

/** Heads of claim whose amount the law fixes; named as heads of claim are named in a dispute. */
export type EntitlementType = keyof typeof calculators;
export const entitlementTypes = Object.keys(calculators) as readonly EntitlementType[];

/** What each head of claim is computed from. */
export type EntitlementInput<T extends EntitlementType> = InputOf<(typeof calculators)[T]['fields']>;

export const isEntitlementType = (type: unknown): type is EntitlementType =>
  typeof type === 'string' && Object.hasOwn(calculators, type);

function calculatorOf(type: unknown): Calculator<EntitlementType> {
  if (!isEntitlementType(type)) {
    const known = entitlementTypes.join(', ');
    return refuse(
      'type',
      `没有这种请求项：${shown(type)}；可以计算的有 ${known}`,
      `there is no such head of claim: ${shown(type)}; there are ${known}`,
    );
  }
  // Each calculator checks what it is given against its own description, so its static input may be forgotten here.
  return calculators[type] as unknown as Calculator<EntitlementType>;
}

/** A field of an input, with its name; a list names the fields of its entries in turn. */
export type NamedField = Field & { readonly name: string };

/** Name and articles of a head of claim. Refuses an unknown `type`. */
export function describeEntitlement(type: string): {
  readonly type: EntitlementType;
  readonly name: Text;
  readonly basis: readonly Citation[];
} {
  const { type: known, name, basis } = calculatorOf(type);
  return { type: known, name, basis };
}

/** The fields an input has, in order; to build forms, command-line options and schemas from. Refuses an unknown `type`. */
export function inputOf(type: string): readonly NamedField[] {
  return Object.entries(calculatorOf(type).fields).map(([name, field]) => ({ name, ...field }));
}

/** Everything about the form of an input that is wrong, field by field. Refuses an unknown `type`. */
export function problemsIn(type: string, input: unknown): readonly InputProblem[] {
  return problemsOf(calculatorOf(type).fields, input);
}

/**
 * What is owed under one head of claim, from an input of unknown shape. Throws RefusedInput naming the field: an unknown
 * `type`, a field of the input (`days[2].on`), or `region` when a regional figure is not among `figures`.
 */
export function computeEntitlement<T extends EntitlementType>(
  type: T,
  input: EntitlementInput<T>,
  figures?: RegionalFigures,
): Entitlement<T>;
export function computeEntitlement(type: string, input: unknown, figures?: RegionalFigures): Entitlement;
export function computeEntitlement(type: string, input: unknown, figures: RegionalFigures = {}): Entitlement {
  return calculatorOf(type).compute(input as never, figures);
}
