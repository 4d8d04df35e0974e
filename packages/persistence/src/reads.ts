import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely';
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
 * `offset 0` keeps the planner from looking up everything somebody sees: it is always asked of a few disputes.
 */
export const visibleTo = ({ id, organisationId, roles }: Viewer) => {
  const below =
    roles.includes('supervisor') && organisationId !== undefined
      ? sql`or v.holder_id = any(array(select o.id from organisation o where o.ancestry @> array[${organisationId}]))`
      : sql``;
  return sql<SqlBool>`(exists (
    select from assignment v where v.dispute_id = dispute.id and (v.holder_id in (${id}, ${organisationId ?? null}) ${below}) offset 0)
    or exists (
    select from party v where v.dispute_id = dispute.id and v.person_id = ${id} and v.replaced_by is null offset 0))`;
};

/** Under whose names `dispute_listing` has what somebody sees: the same rule, kept beforehand. */
const readersOf = ({ id, organisationId, roles }: Viewer): string[] => [
  id,
  ...(organisationId === undefined ? [] : [organisationId]),
  ...(organisationId === undefined || !roles.includes('supervisor') ? [] : [`over:${organisationId}`]),
];

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

/** What a filter asks of `dispute` besides its words. */
function conditionsOf(viewer: Viewer, filter: DeskFilter): RawBuilder<SqlBool>[] {
  const { mine, stage, status, channel, dueUntil, overdue } = filter;
  const all: RawBuilder<SqlBool>[] = [];
  if (mine)
    all.push(sql`exists (select from task t where t.dispute_id = dispute.id and t.status = 'open'
      and t.assignee_id in (${viewer.id}, ${viewer.organisationId ?? null}))`);
  if (stage) all.push(sql`dispute.stage = ${stage}`);
  if (status) all.push(sql`dispute.status = ${status}`);
  if (channel) all.push(sql`dispute.channel = ${channel}`);
  if (dueUntil)
    all.push(sql`exists (select from deadline d where d.dispute_id = dispute.id
      and d.status in ('running', 'breached') and d.due_on <= ${dueUntil} and ${toldTo(viewer)})`);
  if (overdue)
    all.push(sql`exists (select from deadline d where d.dispute_id = dispute.id and d.status = 'breached')`);
  return all;
}

/** One question for a page: whose, what else is asked, how many, and after which. */
interface Asked {
  readers: readonly string[];
  conditions: readonly RawBuilder<SqlBool>[];
  limit: number;
  after: DeskCursor | undefined;
}

/** In whose order a page is read: by the lists, by the words, or by an index of disputes. */
const orders = {
  l: { filedAt: sql.raw('l.filed_at'), id: sql.raw('l.dispute_id') },
  w: { filedAt: sql.raw('w.filed_at'), id: sql.raw('w.dispute_id') },
  dispute: { filedAt: sql.raw('dispute.filed_at'), id: sql.raw('dispute.id') },
};
type Order = keyof typeof orders;

const narrowed = ({ conditions }: Asked, by: 'l' | 'w') =>
  conditions.length === 0
    ? sql``
    : sql`join dispute on dispute.id = ${orders[by].id} and ${sql.join([...conditions], sql` and `)}`;
const older = ({ after }: Asked, by: Order) =>
  after === undefined
    ? sql``
    : sql`and (${orders[by].filedAt}, ${orders[by].id}) < (${after.filedAt}::timestamptz, ${after.id})`;
const newestFirst = (by: Order, limit: number) =>
  sql`order by ${orders[by].filedAt} desc, ${orders[by].id} desc limit ${limit}`;

/** What is listed for the readers, each read from where it stands in order. */
const listing = (asked: Asked, limit = asked.limit) =>
  sql`select * from (${sql.join(
    asked.readers.map(
      (reader) => sql`(select l.dispute_id, l.filed_at from dispute_listing l ${narrowed(asked, 'l')}
        where l.reader = ${reader} ${older(asked, 'l')} ${newestFirst('l', limit)})`,
    ),
    sql` union `,
  )}) l ${newestFirst('l', limit)}`;

/** Of one stage there may be few among many: those have an order of their own. */
const ofStage = (asked: Asked) =>
  sql`select dispute.id as dispute_id from dispute where ${sql.join([...asked.conditions], sql` and `)}
    and exists (select from dispute_listing l where l.dispute_id = dispute.id and l.reader = any(${asked.readers}))
    ${older(asked, 'dispute')} ${newestFirst('dispute', asked.limit)}`;

const idsOf = async (db: Database, query: RawBuilder<unknown>): Promise<string[]> =>
  (await sql<{ disputeId: string }>`${query}`.execute(db)).rows.map(({ disputeId }) => disputeId);

/** So many of the newest are looked through before the index of words is asked: what is common stands among them. */
const LOOKED_THROUGH = 400;

/** The disputes of which a party's name or the number has the words. */
async function searched(db: Database, asked: Asked, search: string): Promise<string[]> {
  const like = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { limit } = asked;
  const { rows } = await sql<{ found: string[]; looked: number; newest: string; oldest: string }>`
    with l as materialized (${listing({ ...asked, conditions: [] }, LOOKED_THROUGH)})
    select array(
        select l.dispute_id from l join dispute_wording w on w.dispute_id = l.dispute_id ${narrowed(asked, 'l')}
        where w.words like ${like} ${newestFirst('l', limit)}) as found,
      count(*)::int as looked, max(filed_at) as newest, min(filed_at) as oldest
    from l`.execute(db);
  const { found, looked, newest, oldest } = rows[0] as (typeof rows)[number];
  if (found.length === limit || looked < LOOKED_THROUGH) return found;
  // What is neither common nor rare stands in the months up to the one before those; what is rare, anywhere.
  const since = sql`(date_trunc('month', ${oldest}::timestamptz at time zone 'UTC') - interval '1 month')`;
  const recent = await idsOf(
    db,
    marked(asked, search, like, {
      listed: sql`and l.filed_at >= ${since} at time zone 'UTC'`,
      marks: (organisations) => sql`array(select '@in:' || to_char(month, 'YYYY-MM') || ':' || reader
        from unnest(${organisations}::text[]) reader,
          generate_series(${since}, ${newest}::timestamptz at time zone 'UTC', '1 month') month)`,
    }),
  );
  return recent.length === limit ? recent : idsOf(db, marked(asked, search, like, anywhere));
}

/** How far back it is looked: in the lists, and by which marks of organisations. */
interface Reach {
  listed: RawBuilder<unknown>;
  marks: (organisations: readonly string[]) => RawBuilder<unknown>;
}
const anywhere: Reach = {
  listed: sql``,
  marks: (organisations) => sql`${organisations.map((one) => `@by:${one}`)}::text[]`,
};

/** By the marks of what organisations see; what one person has is few enough to be looked through. */
function marked(asked: Asked, search: string, like: string, reach: Reach): RawBuilder<unknown> {
  const [person, ...organisations] = asked.readers;
  const letters = Array.from(search);
  const size = Math.min(3, letters.length);
  const pieces = letters.slice(size - 1).map((_, at) => letters.slice(at, at + size).join(''));
  const marks = sql`wording_marks(w.words, w.readers, w.filed_at)`;
  const own = sql`(select l.dispute_id, l.filed_at
    from dispute_listing l join dispute_wording w on w.dispute_id = l.dispute_id ${narrowed(asked, 'l')}
    where l.reader = ${person} and w.words like ${like} ${reach.listed} ${older(asked, 'l')} ${newestFirst('l', asked.limit)})`;
  const theirs = sql`(select w.dispute_id, w.filed_at from dispute_wording w ${narrowed(asked, 'w')}
    where w.readers <> '{}' and ${marks} @> ${pieces}::text[] and ${marks} && ${reach.marks(organisations)}
      and w.words like ${like} ${older(asked, 'w')} ${newestFirst('w', asked.limit)})`;
  return sql`select * from (${own} union ${theirs}) l ${newestFirst('l', asked.limit)}`;
}

/** One page of a desk, newest first; the cursor is the last row of the page before. */
export async function readDesk(
  db: Database,
  viewer: Viewer,
  filter: DeskFilter,
  limit: number,
  after?: DeskCursor,
): Promise<DeskRow[]> {
  const asked: Asked = {
    readers: readersOf(viewer),
    conditions: conditionsOf(viewer, filter),
    limit,
    after,
  };
  const ids = await (filter.search
    ? searched(db, asked, filter.search)
    : idsOf(db, filter.stage ? ofStage(asked) : listing(asked)));
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('dispute')
    .where('id', '=', sql<string>`any(${ids})`)
    .where(visibleTo(viewer))
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
      sql<{ on: string; name: { zh: string; en: string } } | null>`(
        select jsonb_build_object('on', d.nominal_due_on, 'name', d.name) from deadline d
        where d.dispute_id = dispute.id and d.status = 'running' and ${toldTo(viewer)} order by d.due_at limit 1)`.as(
        'nextDue',
      ),
      sql<boolean>`exists (select from deadline d where d.dispute_id = dispute.id and d.status = 'breached' offset 0)`.as(
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
    .execute();
  return rows.map(({ nextDue, ...row }) => ({
    ...row,
    nextDueOn: nextDue?.on ?? null,
    nextDueName: nextDue?.name ?? null,
  }));
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
