export type { Calculator } from './calculator.ts';
export { annualLeave } from './annual-leave.ts';
export { depositRefund, probationDamages, trainingPenalty } from './contract-terms.ts';
export { doubleWage } from './double-wage.ts';
export { type Entitlement, type Line, type LineValue, roundingRule } from './entitlement.ts';
export {
  type InjurySubsidy,
  readRegionalFigures,
  type RegionalFigures,
  type StatutoryHolidays,
} from './figures.ts';
export {
  type AwardedHead,
  type AwardFinality,
  canBeFinal,
  type HeadFinality,
  mayBeFinalAward,
} from './final-award.ts';
export type { Field, FieldKind, Fields, InputOf, InputProblem } from './input.ts';
export { nonCompete } from './non-compete.ts';
export { overtime } from './overtime.ts';
export {
  type Parameter,
  type ParameterId,
  parameterIds,
  parameterOn,
  type ParameterOn,
  parameterVersions,
} from './parameters.ts';
export {
  computeEntitlement,
  describeEntitlement,
  type EntitlementInput,
  type EntitlementType,
  entitlementTypes,
  inputOf,
  isEntitlementType,
  type NamedField,
  problemsIn,
} from './registry.ts';
export { type Scope, scopedTypes, scopeOf } from './scope.ts';
export {
  type CheckResult,
  injuryGapPercent,
  isAllowed,
  maySign,
  type Settlement,
  settlementCheck,
  type SettlementCheckId,
  settlementCheckIds,
  settlementChecks,
  settlementRules,
  type Verdict,
} from './settlement-checks.ts';
export { noticePay, severance, type TerminationGround, unlawfulTermination } from './severance.ts';
export { wageArrears, wageSurcharge } from './wage-arrears.ts';
export { workInjury } from './work-injury.ts';
