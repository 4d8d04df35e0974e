export { type EvidenceReceipt, evidenceIndex, handInEvidence, writeNote } from './add-to-file.ts';
export { type Audit, audit, type AuditFault, auditFaults, type AuditFinding } from './audit.ts';
export { type MediatorChoice, mediatorsToChooseFrom } from './choose-mediator.ts';
export { builtInBook, type CalendarBook, type Calendars } from './calendars.ts';
export type { CommandHead } from './command.ts';
export { registryCompletions } from './completions.ts';
export {
  type Completion,
  type Completions,
  createEngine,
  type Engine,
  type EngineOptions,
} from './engine.ts';
export { type Expired, expireDeadline, fireNotices } from './expire-deadline.ts';
export { type FiledDispute, fileDispute } from './file-dispute.ts';
export { type ImportedNotice, importNotice } from './import-notice.ts';
export { buildFigures, rebuildFigures, type Rebuilding } from './figures.ts';
export type { DisputeInHand } from './in-hand.ts';
export {
  type Ledger,
  ledgerKinds,
  type LedgerKind,
  ledgerPage,
  type LedgerQuestion,
  type LedgerRow,
  openLedger,
} from './ledger.ts';
export { listBehind, type ListedBehind, type ListQuestion, type PlaceInList } from './list-figures.ts';
export {
  type MetricMeaning,
  type MonthlyReport,
  monthlyReports,
  type MonthReview,
  prepareReport,
  publishedMonths,
  type Publishing,
  publishMonth,
  reportsToPrepare,
  reviewMonth,
} from './publish-month.ts';
export { type Breakdown } from './breakdowns.ts';
export {
  type AnsweredFigure,
  type FigureLine,
  type FiguresAnswer,
  type FigureSeries,
  type FiguresQuestion,
  type LivePart,
  readFigures,
  readSeries,
} from './read-figures.ts';
export {
  type FigureCheck,
  type FigureContradiction,
  type FigureDifference,
  verifyFigures,
} from './verify-figures.ts';
export { personById, viewerOf } from './people.ts';
export { type Progress, progressOf } from './progress.ts';
export { type ActDone, type RaiseEvent, raiseEvent } from './raise-event.ts';
export { journalOf } from './read-journal.ts';
export { BadLocalRules, readLocalRules, readTariffs } from './read-local-rules.ts';
export { type ProcedureRecord, recordOf } from './read-record.ts';
export { type Recount, recountDeadlines, recountDispute, type RecountOptions } from './recount-deadlines.ts';
export {
  configuredLengths,
  type RuleFilter,
  ruleCalled,
  searchRules,
  type StatuteEntry,
} from './search-rules.ts';
export { type BrokenEntry, type JournalCheck, verifyJournals } from './verify-journal.ts';
export { type DisputeView, type ProceedingView, readDispute } from './what-may-happen.ts';
export { type ActOnOrder, actOnOrder } from './supervision/act-on-order.ts';
export { issueOrder, type NewOrder, type OrderDone } from './supervision/issue-order.ts';
export { listOrders, ordersAbout, type OrderView, viewOrder } from './supervision/read-orders.ts';
export { wakeOrder, type Woken } from './supervision/wake-order.ts';
export {
  dismissWarning,
  type DismissWarning,
  listWarnings,
  viewWarning,
  type WarningStepView,
  type WarningView,
} from './supervision/warnings.ts';
