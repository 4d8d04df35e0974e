import type { Generated } from 'kysely';

type Json = unknown;
interface TextJson {
  zh: string;
  en: string;
}

export interface OrganisationRow {
  id: string;
  kind: string;
  name: string;
  parentId: string | null;
  regionCode: string;
  ancestry: string[];
}
export interface PersonRow {
  id: string;
  name: string;
  organisationId: string | null;
  roles: string[];
  represents: string[];
}
export interface MediatorRow {
  personId: string;
  organisationId: string;
  skills: string[];
  languages: string[];
  rosterActive: boolean;
  accepting: boolean;
  maxLoad: number;
  declaredRelations: string[];
}
export interface DisputeRow {
  id: string;
  number: string;
  queryCode: string;
  regionCode: string;
  channel: string;
  employment: string;
  narrative: string;
  filedOn: string;
  filedAt: string;
  assisted: Json;
  stage: string;
  stageSince: string;
  status: 'open' | 'closed';
  rowVersion: number;
  journalLength: number;
  journalHead: string;
  /** Id of the newest holiday notice with which its periods were counted; 0 for the built-in ones alone. */
  countedWith: number;
  industry: string | null;
  migrantWorker: boolean | null;
  /** Every day on which it was closed, oldest first; a reopening takes none away. */
  closings: string[];
  /** Of what counts of it as it was counted last; null for one that was never counted. */
  figuresDigest: string | null;
}
/** Who may see a dispute: a person, an organisation, or for the supervisors of one 'over:' and its id. Kept by the database. */
export interface DisputeListingRow {
  disputeId: string;
  reader: string;
  filedAt: string;
}
/** What a dispute is searched by: its number and the names of its parties, one a line. Kept by the database. */
export interface DisputeWordingRow {
  disputeId: string;
  filedAt: string;
  words: string;
  /** Those readers that are organisations, or stand for one. */
  readers: string[];
}
export interface PartyRow {
  id: string;
  disputeId: string;
  role: 'applicant' | 'respondent' | 'thirdParty';
  kind: string;
  name: string;
  phone: string | null;
  identityNumber: string | null;
  creditCode: string | null;
  address: string | null;
  personId: string | null;
  replacedBy: string | null;
  position: number;
}
export interface ClaimItemRow {
  id: string;
  disputeId: string;
  type: string;
  amountFen: number | null;
  detail: string | null;
  position: number;
}
export type AssignmentRole =
  | 'candidateMediator'
  | 'mediator'
  | 'mediationBody'
  | 'court'
  | 'commission'
  | 'judge';
export interface AssignmentRow {
  disputeId: string;
  role: AssignmentRole;
  holderId: string;
  since: string;
}
export interface ProceedingRow {
  id: string;
  disputeId: string;
  procedure: string;
  procedureVersion: number;
  state: Json;
  context: Json;
  states: string[];
  holder: string;
  status: 'running' | 'ended';
  position: number;
  openedAt: string;
  endedAt: string | null;
}
export interface TaskRow {
  id: string;
  disputeId: string;
  proceedingId: string;
  statePath: string;
  kind: string;
  title: TextJson;
  holder: string;
  assigneeId: string | null;
  status: 'open' | 'done';
  openedAt: string;
  closedAt: string | null;
}
export interface JournalEntryRow {
  disputeId: string;
  seq: number;
  proceedingId: string | null;
  procedure: string;
  procedureVersion: number;
  event: string;
  summary: TextJson;
  payload: Json;
  actorId: string;
  actorName: string;
  capacity: string;
  organisationId: string | null;
  partyId: string | null;
  fromStates: string[];
  toStates: string[];
  at: string;
  recordedAt: string;
  previousHash: string;
  hash: string;
}
export type DeadlineStatus = 'running' | 'paused' | 'expired' | 'breached' | 'closed' | 'closed_late';
export interface DeadlineRow {
  id: string;
  disputeId: string;
  proceedingId: string;
  timerId: string;
  key: string;
  ruleId: string;
  ruleVersion: number;
  ruleClass: string;
  name: TextJson;
  triggerOn: string;
  nominalDueOn: string | null;
  dueOn: string | null;
  dueAt: string | null;
  certainty: 'firm' | 'provisional';
  trace: Json;
  basis: Json;
  onExpiry: TextJson;
  status: DeadlineStatus;
  openedAt: string;
  closedAt: string | null;
  firedAt: string | null;
  claimedUntil: string | null;
  /** What is still to be told of it, the soonest first; null when nothing is. What is said follows from the rule and the days. */
  notices: NoticeAhead[] | null;
  /** The instant of the soonest. */
  noticeAt: string | null;
  noticeClaimedUntil: string | null;
}
/** A warning, or a rung of the ladder, that has not been told yet. */
export interface NoticeAhead {
  kind: 'warning' | 'rung';
  rung: string;
  recipient: string;
  /** Instant, ISO-8601 UTC. */
  dueAt: string;
}
/** A notice that has been told. The release before still writes those that have not been in here, and they are moved at once. */
export interface DeadlineNoticeRow {
  id: string;
  deadlineId: string;
  disputeId: string;
  kind: 'warning' | 'rung';
  rung: string;
  recipient: string;
  dueAt: string;
  text: TextJson;
  status: 'pending' | 'fired' | 'dropped';
  firedAt: string | null;
  claimedUntil: string | null;
}
export interface LimitationEventRow {
  id: string;
  disputeId: string;
  kind: string;
  occurredOn: string;
  basis: Json;
  recordedAt: string;
}
export interface OpenedRightRow {
  id: string;
  disputeId: string;
  right: string;
  text: TextJson;
  basis: Json;
  openedOn: string;
}
export interface OutboxRow {
  id: string;
  disputeId: string;
  topic: string;
  payload: Json;
  createdAt: Generated<string>;
  claimedUntil: string | null;
  relayedAt: string | null;
}
export interface NotificationRow {
  id: string;
  disputeId: string;
  recipientKind: 'party' | 'person' | 'organisation';
  recipientId: string;
  recipientRole: string | null;
  message: string;
  text: TextJson;
  createdAt: string;
  deliveredAt: Generated<string>;
  readAt: string | null;
}
export interface CommandRow {
  actorId: string;
  key: string;
  fingerprint: string;
  answer: Json;
  createdAt: Generated<string>;
}
export interface HolidayNoticeRow {
  id: Generated<number>;
  calendar: 'CN' | 'CN-GX';
  year: number;
  document: string;
  publishedOn: string;
  source: string;
  confidence: 'A' | 'B';
  replaces: boolean;
  blocks: Json;
  importedAt: string;
  importedBy: string;
  supersededAt: string | null;
}
export interface DemonstrationClockRow {
  onlyOne: Generated<boolean>;
  standsAt: string | null;
  moved: Generated<string>;
}
export interface NoteRow {
  id: string;
  disputeId: string;
  authorId: string;
  authorName: string;
  body: string;
  createdAt: string;
}
export interface EvidenceRow {
  id: string;
  disputeId: string;
  authorId: string;
  authorName: string;
  partyId: string | null;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  content: Uint8Array;
  receivedAt: string;
}

export interface SupervisionOrderRow {
  id: string;
  number: string;
  about: 'dispute' | 'deadline' | 'disputes';
  organisationId: string;
  issuingOrganisationId: string;
  issuedBy: string;
  issuedByName: string;
  watcherId: string | null;
  automaticFor: string | null;
  ground: TextJson;
  demands: TextJson[];
  status: 'awaiting_reply' | 'replied' | 'accepted' | 'closed' | 'withdrawn';
  round: number;
  workingDays: number;
  issuedAt: string;
  dueOn: string;
  dueAt: string;
  remindAt: string | null;
  certainty: 'firm' | 'provisional';
  trace: Json;
  repliedAt: string | null;
  repliedBy: string | null;
  overdueSince: string | null;
  escalatedAt: string | null;
  escalatedTo: string | null;
  endedAt: string | null;
  result: string | null;
  wakesAt: string | null;
  claimedUntil: string | null;
  rowVersion: number;
}
export interface SupervisionOrderSubjectRow {
  orderId: string;
  disputeId: string;
  deadlineId: string | null;
}
export interface SupervisionOrderEventRow {
  orderId: string;
  seq: number;
  step: string;
  actorId: string;
  actorName: string;
  organisationId: string | null;
  note: string | null;
  payload: Json;
  at: string;
  recordedAt: string;
}
export interface EarlyWarningRow {
  id: string;
  ruleId: string;
  ruleVersion: number;
  subjectKind: 'respondent' | 'mediator' | 'body';
  subjectKey: string;
  subjectName: string;
  status: 'open' | 'dismissed';
  numbers: Json;
  raisedAt: string;
  grownAt: string;
  dismissedAt: string | null;
  rowVersion: number;
}
export interface EarlyWarningCaseRow {
  warningId: string;
  disputeId: string;
  joinedAt: string;
}
export interface EarlyWarningEventRow {
  warningId: string;
  seq: number;
  step: 'RAISE' | 'JOIN' | 'DISMISS' | 'REOPEN';
  actorId: string;
  actorName: string;
  organisationId: string | null;
  note: string | null;
  payload: Json;
  at: string;
}

/** By what a figure can be asked for. Texts; '' where there is none. */
interface FigureColumns {
  measure: string;
  extra: string;
  /** 'YYYY-MM', Asia/Shanghai. */
  month: string;
  organisationId: string;
  claimType: string;
  channel: string;
  category: string;
  industry: string;
  mediatorId: string;
}
/** One thing of a dispute that counts. */
export interface FigureEntryRow extends FigureColumns {
  disputeId: string;
  ref: string;
  value: number;
  /** Organisations with which the same is booked by an entry of its own; see the entry. */
  besides: Generated<string>;
}
/** An entry that came (count 1) or went (count -1) and is not in the cells yet. */
export interface FigureDeltaRow extends FigureColumns {
  id: Generated<number>;
  disputeId: string;
  journalSeq: number;
  ref: string;
  count: number;
  value: number;
  besides: Generated<string>;
}
export interface FigureCellRow {
  organisationId: string;
  grouping: string;
  measure: string;
  month: string;
  extra: string;
  d1: string;
  d2: string;
  d3: string;
  d4: string;
  count: number;
  value: number;
}
export interface FigureStateRow {
  onlyOne: Generated<boolean>;
  built: boolean;
  builtAfter: Generated<string>;
}
export interface PublishedMonthRow {
  id: Generated<number>;
  organisationId: string;
  month: string;
  publishedAt: string;
  publishedBy: string;
  publishedByName: string;
  figures: Json;
}
/** A change that came into a month, or an earlier one, after it was published. */
export interface FigureLateChangeRow extends FigureColumns {
  publisherId: string;
  deltaId: number;
  /** The publisher's latest publication before it came in. */
  afterPublication: number;
  disputeId: string;
  journalSeq: number;
  ref: string;
  count: number;
  value: number;
}
export interface MonthlyReportRow {
  organisationId: string;
  month: string;
  preparedAt: string;
  figures: Json;
}

/** The tables as Kysely sees them; held against the real schema by a test. Instants and dates arrive as strings. */
export interface Tables {
  organisation: OrganisationRow;
  person: PersonRow;
  mediator: MediatorRow;
  dispute: DisputeRow;
  disputeListing: DisputeListingRow;
  disputeWording: DisputeWordingRow;
  party: PartyRow;
  claimItem: ClaimItemRow;
  assignment: AssignmentRow;
  proceeding: ProceedingRow;
  task: TaskRow;
  journalEntry: JournalEntryRow;
  deadline: DeadlineRow;
  deadlineNotice: DeadlineNoticeRow;
  limitationEvent: LimitationEventRow;
  openedRight: OpenedRightRow;
  outbox: OutboxRow;
  notification: NotificationRow;
  command: CommandRow;
  holidayNotice: HolidayNoticeRow;
  demonstrationClock: DemonstrationClockRow;
  note: NoteRow;
  evidence: EvidenceRow;
  figureEntry: FigureEntryRow;
  figureDelta: FigureDeltaRow;
  figureCell: FigureCellRow;
  figureState: FigureStateRow;
  publishedMonth: PublishedMonthRow;
  figureLateChange: FigureLateChangeRow;
  monthlyReport: MonthlyReportRow;
  supervisionOrder: SupervisionOrderRow;
  supervisionOrderSubject: SupervisionOrderSubjectRow;
  supervisionOrderEvent: SupervisionOrderEventRow;
  earlyWarning: EarlyWarningRow;
  earlyWarningCase: EarlyWarningCaseRow;
  earlyWarningEvent: EarlyWarningEventRow;
}
