export { type CourtRowId, courtRows } from './court.ts';
export { type ReferralThresholds, referralThresholdsOn } from './criminal-referral.ts';
export type { MeasureId, RunningPeriod } from './measures.ts';
export {
  type QuestionId,
  type QuestionKind,
  type TriageClaim,
  type TriageClaimType,
  type TriageFacts,
  type TriageQuestion,
  triageQuestions,
} from './questions.ts';
export { readTriageFacts } from './read-facts.ts';
export { type RouteId, routeIds, type Verdict } from './recommend.ts';
export type { RespondentId } from './respondents.ts';
export type { DestinationId } from './routes.ts';
export { type Reasoned, type RouteAnswer, triage, type TriageAnswer } from './triage.ts';
