export { checkedLocalRules } from './checked-local-rules.ts';
export { doubleWageWindow, isInTime, isLegalAidEmergency } from './conditions.ts';
export { computeDeadline, type Deadline, type DeadlineInput, type Lengths, lengthsOn } from './deadline.ts';
export {
  type DocumentService,
  type Filed,
  type FilingChannel,
  type Served,
  servedOn,
  wasFiledOn,
} from './document-service.ts';
export {
  type Interruption,
  type InterruptionKind,
  interruptionKinds,
  interruptionOf,
  isInterruptionKind,
  type LimitationClaim,
  type LimitationInput,
  type LimitationLogEntry,
  type LimitationStanding,
  type LimitationState,
  type LimitationSuspension,
  type LimitationWarning,
  limitationStanding,
  type StruckInterruption,
  type SuspensionCause,
} from './limitation.ts';
export {
  type LocalCourtRegime,
  type LocalLength,
  localLengthOf,
  type LocalRules,
  type LocalThreshold,
} from './local-rules.ts';
export { noticePlan, noticeText, type PlannedNotice } from './notice-plan.ts';
export { type OpenQuestion, openQuestions, openQuestionsOn } from './open-questions.ts';
export { isRegimeOn, type Regime, type RegimeId, regimeIds, regimes } from './regimes.ts';
export type {
  Circumstance,
  Extension,
  NonCountedRule,
  Recipient,
  RuleClass,
  RuleVersion,
  StartDay,
} from './rule.ts';
export {
  isRuleId,
  type Rule,
  type RuleId,
  ruleIds,
  ruleOn,
  ruleVersions,
} from './rule-book.ts';
export { nonCountedRules } from './rules/not-counted.ts';
export {
  type Citation,
  type Confidence,
  cite,
  formatCitation,
  isInForce,
  labelOf,
  locallyConfigured,
  ownDefinitionLabel,
  type SourceId,
  sources,
  unverifiedLabel,
} from './sources.ts';
export {
  type AverageWage,
  type CourtRegime,
  type CourtRegimePeriod,
  courtRegimeOn,
  courtRegimesOf,
  finalAwardCeilingFen,
  isThresholdId,
  type MinimumWage,
  provinceAverageWage,
  smallClaimCeilings,
  type Threshold,
  type ThresholdId,
  thresholdIds,
  thresholdOn,
  thresholdVersions,
} from './thresholds.ts';
export { type VectorCheck, verifyVectors } from './vectors.ts';
