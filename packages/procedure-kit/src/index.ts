export { actingParty, actsForItself, isByParty, payloadOf } from './acting.ts';
export { guardNames, type GuardTree, guardTree } from './conditions.ts';
export {
  activeStates,
  type Circumstances,
  decide,
  type Decision,
  expire,
  holdsTimer,
  mayHappen,
  type Possibility,
  restoreSnapshot,
  runningPeriods,
  start,
  type StoredProceeding,
  systemActor,
  uncountable,
  type TaskDraft,
} from './decide.ts';
export {
  type Act,
  actOf,
  type ActsOf,
  type Arming,
  type DeadlineDeclaration,
  defineDeadlines,
  defineEvents,
  defineGuards,
  defineOutcomes,
  type EventDeclaration,
  type EventDeclarations,
  type Expiry,
  type Guard,
  type Holder,
  implementDelays,
  implementGuards,
  type OutcomeDeclaration,
  type Reckoning,
  state,
  type StateMeta,
} from './declare.ts';
export {
  type AmendPartiesParams,
  type AssignParams,
  type Effect,
  effects,
  type InterruptionParams,
  type NotifyParams,
  type OpenProceedingParams,
  type OpenRightParams,
  type Recipient,
  type SignalParams,
} from './effects.ts';
export {
  consents,
  day,
  days,
  fen,
  flag,
  form,
  id,
  list,
  onBehalf,
  oneOf,
  optional,
  reference,
  whole,
  words,
} from './fields.ts';
export { type ArmedPeriod, type Deadline, deadlineOf, UncountablePeriod, warningEventOf } from './periods.ts';
export {
  defineProcedure,
  metaOf,
  pathOf,
  type Procedure,
  type ProcedureRegistry,
  registry,
  UnknownProcedure,
} from './procedure.ts';
export { ended, notify } from './phrases.ts';
export type { Milestone, MilestoneName } from '@dingfen/domain';
export { chartMarkdown, diagram, overview } from './chart.ts';
export { formProblems } from './form-problems.ts';
export { lint } from './lint.ts';
