export { doubleWageWindow, isInTime, isLegalAidEmergency } from './conditions.ts';
export { computeDeadline, type Deadline, type DeadlineInput } from './deadline.ts';
export { noticePlan, type PlannedNotice } from './notice-plan.ts';
export type { Extension, NonCountedRule, Recipient, RuleClass, RuleVersion } from './rule.ts';
export { isRuleId, type Rule, type RuleId, ruleIds, ruleOn, ruleVersions } from './rule-book.ts';
export { nonCountedRules } from './rules/not-counted.ts';
export { type Citation, type Confidence, cite, formatCitation, type SourceId, sources } from './sources.ts';
export {
  type AverageWage,
  type CourtRegime,
  type CourtRegimePeriod,
  courtRegimeOn,
  finalAwardCeilingFen,
  type MinimumWage,
  provinceAverageWage,
  smallClaimCeilings,
  type Threshold,
  type ThresholdId,
  thresholdIds,
  thresholdOn,
} from './thresholds.ts';
export { type VectorCheck, verifyVectors } from './vectors.ts';
