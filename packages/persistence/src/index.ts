export { clockStandsAt, moveClockForward, standClockAt } from './clock.ts';
export { claimCommand, forgetCommand, type Remembered, rememberAnswer } from './commands.ts';
export {
  connect,
  type ConnectOptions,
  currentInstant,
  type Database,
  inTransaction,
  migrateToLatest,
  type Tx,
} from './connect.ts';
export { claimDue, disputeOfDeadline, disputeOfNotice, type DueWork, untilNextDue } from './due.ts';
export { type DisputeChanges, type LoadedDispute, takeDispute, writeDispute } from './in-hand.ts';
export { claimOutbox, deliver, markRelayed, type NewNotification, type OutboxMessage } from './outbox.ts';
export {
  findMediator,
  findOrganisation,
  findPerson,
  type MediatorCandidate,
  mediatorsOf,
  organisationsBelow,
  organisationServing,
  personSpeakingFor,
} from './people.ts';
export {
  addEvidence,
  addNote,
  canSee,
  type DeskCursor,
  type DeskFilter,
  type DeskRow,
  type DisputeFile,
  journalHeads,
  nextDisputeNumber,
  type PublicProgress,
  readDesk,
  readEvidence,
  readEvidenceIndex,
  readFile,
  readInbox,
  readJournal,
  readNotes,
  readProgress,
  type Viewer,
} from './reads.ts';
export type * from './rows.ts';
export { describeSchema } from './schema.ts';
