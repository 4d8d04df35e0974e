export { type EvidenceReceipt, evidenceIndex, handInEvidence, writeNote } from './add-to-file.ts';
export { type MediatorChoice, mediatorsToChooseFrom } from './choose-mediator.ts';
export type { CommandHead } from './command.ts';
export { registryCompletions } from './completions.ts';
export {
  type Completion,
  type Completions,
  createEngine,
  type Engine,
  type EngineOptions,
} from './engine.ts';
export { type Expired, expireDeadline, fireNotice } from './expire-deadline.ts';
export { type FiledDispute, fileDispute } from './file-dispute.ts';
export type { DisputeInHand } from './in-hand.ts';
export { personById, viewerOf } from './people.ts';
export { type Progress, progressOf } from './progress.ts';
export { type ActDone, type RaiseEvent, raiseEvent } from './raise-event.ts';
export { journalOf } from './read-journal.ts';
export { type BrokenEntry, type JournalCheck, verifyJournals } from './verify-journal.ts';
export { type DisputeView, type ProceedingView, readDispute } from './what-may-happen.ts';
