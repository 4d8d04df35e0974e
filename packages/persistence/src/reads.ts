import { type Selectable, type SqlBool, sql } from 'kysely';
import { currentInstant, type Database, oneMoment, type Tx } from './connect.ts';
import { newestNotice } from './holiday-notices.ts';
import type {
  ClaimItemRow,
  DeadlineRow,
  DisputeRow,
  EvidenceRow,
  JournalEntryRow,
  LimitationEventRow,
  NoteRow,
  NotificationRow,
  OpenedRightRow,
  PartyRow,
  ProceedingRow,
  TaskRow,
} from './rows.ts';

/** Who is looking: the one rule of what they see is `visibleTo`. */
export interface Viewer {
  id: string;
  organisationId?: string;
  roles: readonly string[];
}

/**
 * The one scope rule. A dispute is visible to its parties, to whoever holds it, to the staff of a body that holds it, and
 * to supervisors of those bodies and of what stands above them. Every list, page, search and export goes through it.
 * Few see much, so supervisors are asked for row by row, newest first, and `offset 0` keeps the planner from looking up all they
 * see; everybody else's disputes are looked up.
 */
export const visibleTo = (viewer: Viewer) => {
  const own = sql<SqlBool>`dispute.id in (
    select v.dispute_id from party v where v.person_id = ${viewer.id} and v.replaced_by is null
    union select v.dispute_id from assignment v where v.holder_id in (${viewer.id}, ${viewer.organisationId ?? null}))`;
  if (!viewer.roles.includes('supervisor') || viewer.organisationId === undefined) return own;
  return sql<SqlBool>`(${own} or exists (
    select from assignment v where v.dispute_id = dispute.id and v.holder_id = any(array(
      select o.id from organisation o where o.ancestry @> array[${viewer.organisationId}])) offset 0))`;
};

export interface DisputeFile {
  dispute: DisputeRow;
  parties: PartyRow[];
  claims: ClaimItemRow[];
  assignments: { role: string; holderId: string; holderName: string | null; since: string }[];
  proceedings: ProceedingRow[];
  tasks: TaskRow[];
  deadlines: DeadlineRow[];
  rights: OpenedRightRow[];
  limitation: LimitationEventRow[];
}

/** A dispute with all that belongs to it, as far as the viewer may see it: one moment, not eight, and one connection. */
export function readFile(
  db: Database,
  id: string,
  viewer: Viewer,
): Promise<(DisputeFile & { now: string; newestHolidayNotice: number }) | undefined> {
  return oneMoment(db, async (tx) => {
    const found = await tx
      .selectFrom('dispute')
      .selectAll()
      .select(newestNotice.as('newestHolidayNotice'))
      .where('id', '=', id)
      .where(visibleTo(viewer))
      .executeTakeFirst();
    if (!found) return undefined;
    const { newestHolidayNotice, ...dispute } = found;
    return {
      now: await currentInstant(tx),
      newestHolidayNotice,
      dispute,
      parties: await tx
        .selectFrom('party')
        .selectAll()
        .where('disputeId', '=', id)
        .orderBy('position')
        .execute(),
      claims: await tx
        .selectFrom('claimItem')
        .selectAll()
        .where('disputeId', '=', id)
        .orderBy('position')
        .execute(),
      assignments: await tx
        .selectFrom('assignment')
        .leftJoin('person', 'person.id', 'assignment.holderId')
        .leftJoin('organisation', 'organisation.id', 'assignment.holderId')
        .select(['assignment.role', 'assignment.holderId', 'assignment.since'])
        .select(sql<string | null>`coalesce(person.name, organisation.name)`.as('holderName'))
        .where('disputeId', '=', id)
        .orderBy('assignment.role')
        .execute(),
      proceedings: await tx
        .selectFrom('proceeding')
        .selectAll()
        .where('disputeId', '=', id)
        .orderBy('position')
        .execute(),
      tasks: await tx
        .selectFrom('task')
        .selectAll()
        .where('disputeId', '=', id)
        .orderBy('openedAt')
        .orderBy('id')
        .execute(),
      deadlines: await tx
        .selectFrom('deadline')
        .selectAll()
        .where('disputeId', '=', id)
        .orderBy('dueAt')
        .orderBy('id')
        .execute(),
      rights: await tx
        .selectFrom('openedRight')
        .selectAll()
        .where('disputeId', '=', id)
        .orderBy('openedOn')
        .orderBy('id')
        .execute(),
      limitation: await tx
        .selectFrom('limitationEvent')
        .selectAll()
        .where('disputeId', '=', id)
        .orderBy('occurredOn')
        .orderBy('id')
        .execute(),
    };
  });
}

export interface DeskFilter {
  /** Only what waits for the viewer: open tasks of theirs or of their organisation. */
  mine?: boolean;
  stage?: string;
  status?: 'open' | 'closed';
  channel?: string;
  /** A period ends on or before this day. */
  dueUntil?: string;
  overdue?: boolean;
  /** Name of a party, or the dispute's number; two characters at least. */
  search?: string;
}

export interface DeskRow {
  id: string;
  number: string;
  channel: string;
  filedAt: string;
  filedOn: string;
  stage: string;
  stageSince: string;
  status: string;
  rowVersion: number;
  applicants: string[];
  respondents: string[];
  claimedFen: number;
  nextDueOn: string | null;
  nextDueName: { zh: string; en: string } | null;
  overdue: boolean;
  tasks: { kind: string; title: { zh: string; en: string } }[];
}

export interface DeskCursor {
  filedAt: string;
  id: string;
}

/** Whether a period `d` of `dispute` is told to a viewer: one that only the applicants are told of is not told to the other side. */
const toldTo = ({ id }: Viewer) =>
  sql<SqlBool>`(d.key <> 'applicant' or not exists (select from party o where o.dispute_id = dispute.id
    and o.person_id = ${id} and o.role <> 'applicant' and o.replaced_by is null))`;

/** One page of a desk, newest first; the cursor is the last row of the page before. */
export async function readDesk(
  db: Database,
  viewer: Viewer,
  filter: DeskFilter,
  limit: number,
  after?: DeskCursor,
): Promise<DeskRow[]> {
  let query = db.selectFrom('dispute').where(visibleTo(viewer));
  if (filter.mine)
    query = query.where(
      sql<SqlBool>`exists (select from task t where t.dispute_id = dispute.id and t.status = 'open'
        and t.assignee_id in (${viewer.id}, ${viewer.organisationId ?? null}))`,
    );
  if (filter.stage) query = query.where('stage', '=', filter.stage);
  if (filter.status) query = query.where('status', '=', filter.status);
  if (filter.channel) query = query.where('channel', '=', filter.channel);
  if (filter.dueUntil)
    query = query.where(
      sql<SqlBool>`exists (select from deadline d where d.dispute_id = dispute.id and d.status in ('running', 'breached') and d.due_on <= ${filter.dueUntil} and ${toldTo(viewer)})`,
    );
  if (filter.overdue)
    query = query.where(
      sql<SqlBool>`exists (select from deadline d where d.dispute_id = dispute.id and d.status = 'breached')`,
    );
  if (filter.search) {
    const like = `%${filter.search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    query = query.where(
      sql<SqlBool>`(dispute.number like ${like} or exists (select from party s where s.dispute_id = dispute.id and s.name like ${like}))`,
    );
  }
  if (after)
    query = query.where(
      sql<SqlBool>`(dispute.filed_at, dispute.id) < (${after.filedAt}::timestamptz, ${after.id})`,
    );
  return query
    .select(['id', 'number', 'channel', 'filedAt', 'filedOn', 'stage', 'stageSince', 'status', 'rowVersion'])
    .select([
      sql<string[]>`(select coalesce(array_agg(p.name order by p.position), '{}') from party p
        where p.dispute_id = dispute.id and p.role = 'applicant' and p.replaced_by is null)`.as('applicants'),
      sql<string[]>`(select coalesce(array_agg(p.name order by p.position), '{}') from party p
        where p.dispute_id = dispute.id and p.role = 'respondent' and p.replaced_by is null)`.as(
        'respondents',
      ),
      sql<number>`(select coalesce(sum(c.amount_fen), 0)::bigint from claim_item c where c.dispute_id = dispute.id)`.as(
        'claimedFen',
      ),
      sql<
        string | null
      >`(select d.nominal_due_on from deadline d where d.dispute_id = dispute.id and d.status = 'running' and ${toldTo(viewer)} order by d.due_at limit 1)`.as(
        'nextDueOn',
      ),
      sql<{
        zh: string;
        en: string;
      } | null>`(select d.name from deadline d where d.dispute_id = dispute.id and d.status = 'running' and ${toldTo(viewer)} order by d.due_at limit 1)`.as(
        'nextDueName',
      ),
      sql<boolean>`exists (select from deadline d where d.dispute_id = dispute.id and d.status = 'breached')`.as(
        'overdue',
      ),
      sql<
        DeskRow['tasks']
      >`(select coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'title', t.title) order by t.opened_at), '[]') from task t
        where t.dispute_id = dispute.id and t.status = 'open' and t.assignee_id in (${viewer.id}, ${viewer.organisationId ?? null}))`.as(
        'tasks',
      ),
    ])
    .orderBy('filedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** A page of a dispute's journal, oldest first. */
export const readJournal = (
  db: Database,
  disputeId: string,
  afterSeq: number,
  limit: number,
): Promise<JournalEntryRow[]> =>
  db
    .selectFrom('journalEntry')
    .selectAll()
    .where('disputeId', '=', disputeId)
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(limit)
    .execute();

/** Disputes with the head of their journals, in batches by id, or the one with that id or number. */
export const journalHeads = (db: Database, after: string, limit: number, only?: string) => {
  const query = db
    .selectFrom('dispute')
    .select(['id', 'number', 'journalHead', 'journalLength'])
    .where('id', '>', after);
  return (
    only === undefined ? query : query.where((is) => is.or([is('id', '=', only), is('number', '=', only)]))
  )
    .orderBy('id')
    .limit(limit)
    .execute();
};

export const canSee = async (db: Database | Tx, id: string, viewer: Viewer): Promise<boolean> =>
  (await db
    .selectFrom('dispute')
    .select('id')
    .where('id', '=', id)
    .where(visibleTo(viewer))
    .executeTakeFirst()) !== undefined;

export interface PublicProgress {
  dispute: Pick<
    DisputeRow,
    'id' | 'number' | 'regionCode' | 'stage' | 'stageSince' | 'status' | 'countedWith'
  >;
  newestHolidayNotice: number;
  proceedings: Pick<
    ProceedingRow,
    'id' | 'procedure' | 'procedureVersion' | 'state' | 'context' | 'status' | 'holder'
  >[];
  /** The running ones, the next first. */
  deadlines: Pick<
    DeadlineRow,
    'proceedingId' | 'timerId' | 'key' | 'nominalDueOn' | 'dueOn' | 'dueAt' | 'name' | 'certainty'
  >[];
}

/** What anybody holding the query code and the last four digits of a party's telephone number may know. */
export async function readProgress(
  db: Database,
  queryCode: string,
  lastFour: string,
): Promise<PublicProgress | undefined> {
  const found = await db
    .selectFrom('dispute')
    .select(['id', 'number', 'regionCode', 'stage', 'stageSince', 'status', 'countedWith'])
    .select(newestNotice.as('newestHolidayNotice'))
    .where('queryCode', '=', queryCode)
    .where(
      sql<SqlBool>`exists (select from party p where p.dispute_id = dispute.id and p.replaced_by is null and right(p.phone, 4) = ${lastFour})`,
    )
    .executeTakeFirst();
  if (!found) return undefined;
  const { newestHolidayNotice, ...dispute } = found;
  const proceedings = await db
    .selectFrom('proceeding')
    .select(['id', 'procedure', 'procedureVersion', 'state', 'context', 'status', 'holder'])
    .where('disputeId', '=', dispute.id)
    .where('status', '=', 'running')
    .orderBy('position')
    .execute();
  const deadlines = await db
    .selectFrom('deadline')
    .select(['proceedingId', 'timerId', 'key', 'nominalDueOn', 'dueOn', 'dueAt', 'name', 'certainty'])
    .where('disputeId', '=', dispute.id)
    .where('status', '=', 'running')
    .orderBy('dueAt')
    .orderBy('id')
    .execute();
  return { dispute, newestHolidayNotice, proceedings, deadlines };
}

/** A person's inbox: what is addressed to them, to a party they are, or to their role in their organisation (supervisors: also below it). */
export async function readInbox(
  db: Database,
  viewer: Viewer,
  limit: number,
): Promise<Selectable<NotificationRow>[]> {
  const { id, organisationId = null, roles } = viewer;
  const newest = sql`order by created_at desc, id limit ${limit}`;
  const { rows } = await sql<Selectable<NotificationRow>>`
    select * from (
      (select n.* from notification n where n.recipient_id = ${id} and n.recipient_kind = 'person' ${newest})
      union all
      (select n.* from notification n where n.recipient_kind = 'party' and n.recipient_id = any(array(
        select p.id from party p where p.person_id = ${id} and p.replaced_by is null)) ${newest})
      union all
      (select n.* from notification n where n.recipient_kind = 'organisation' and n.recipient_role = any(${[...roles]})
        and (n.recipient_id = ${organisationId} or (n.recipient_role = 'supervisor' and n.recipient_id = any(array(
          select o.id from organisation o where o.ancestry @> array[${organisationId}::text])))) ${newest})
    ) everything ${newest}`.execute(db);
  return rows;
}

export const addNote = (db: Database | Tx, note: NoteRow) => db.insertInto('note').values(note).execute();
/**
 * Notes are working papers: whoever wrote one sees it, and the colleagues of the same office. What is said in confidence
 * before a mediator reaches neither the other side nor the court (INV 22; ONM 18).
 */
export const readNotes = (db: Database, disputeId: string, viewer: Viewer): Promise<NoteRow[]> =>
  db
    .selectFrom('note')
    .selectAll()
    .where('disputeId', '=', disputeId)
    .where(
      sql<SqlBool>`(author_id = ${viewer.id} or author_id in (
        select colleague.id from person colleague where colleague.organisation_id = ${viewer.organisationId ?? null}))`,
    )
    .orderBy('createdAt')
    .orderBy('id')
    .execute();

export const addEvidence = (db: Database | Tx, evidence: EvidenceRow) =>
  db.insertInto('evidence').values(evidence).execute();
/** The index of evidence, without contents. */
export const readEvidenceIndex = (
  db: Database | Tx,
  disputeId: string,
): Promise<Omit<EvidenceRow, 'content'>[]> =>
  db
    .selectFrom('evidence')
    .select([
      'id',
      'disputeId',
      'authorId',
      'authorName',
      'partyId',
      'fileName',
      'mediaType',
      'sizeBytes',
      'sha256',
      'receivedAt',
    ])
    .where('disputeId', '=', disputeId)
    .orderBy('receivedAt')
    .orderBy('id')
    .execute();
export const readEvidence = (db: Database, disputeId: string, id: string): Promise<EvidenceRow | undefined> =>
  db
    .selectFrom('evidence')
    .selectAll()
    .where('disputeId', '=', disputeId)
    .where('id', '=', id)
    .executeTakeFirst();

/** The next running number of the year, for people; ids are random. */
export async function nextDisputeNumber(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select nextval('dispute_number') as n`.execute(tx);
  return (rows[0] as { n: number }).n;
}
