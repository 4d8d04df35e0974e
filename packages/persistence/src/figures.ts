import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import type { Database, Tx } from './connect.ts';
import { type Viewer, visibleTo } from './reads.ts';
import type {
  ClaimItemRow,
  DisputeRow,
  MonthlyReportRow,
  PartyRow,
  ProceedingRow,
  PublishedMonthRow,
} from './rows.ts';

/** By what figures can be broken down and filtered, besides organisation and month; with the entry's column. */
const columns = {
  claimType: 'claim_type',
  channel: 'channel',
  category: 'category',
  industry: 'industry',
  mediator: 'mediator_id',
} as const;
export type FigureDimension = keyof typeof columns;

/** Dimensions whose combinations are kept as cells, the cheapest first: every pair of what a dispute is, and the mediator. */
const groupings = {
  all: [],
  mediator: ['mediator'],
  claimAndChannel: ['claimType', 'channel'],
  categoryAndClaim: ['category', 'claimType'],
  industryAndClaim: ['industry', 'claimType'],
  channelAndCategory: ['channel', 'category'],
  channelAndIndustry: ['channel', 'industry'],
  categoryAndIndustry: ['category', 'industry'],
} as const satisfies Record<string, readonly FigureDimension[]>;
type Grouping = keyof typeof groupings;

export type FigureFilter = Partial<Record<FigureDimension, readonly string[]>>;

/** One sum of entries. Months 'YYYY-MM', both included; `from` null: from the beginning. `extras` null: all. */
export interface FigureNeed {
  key: string;
  measure: string;
  extras: readonly string[] | null;
  from: string | null;
  to: string;
  /** One sum for each `extra`. */
  byExtra: boolean;
}

export interface FigureQuery {
  organisationIds: readonly string[];
  needs: readonly FigureNeed[];
  filter?: FigureFilter;
  by?: FigureDimension | undefined;
}

export interface FigureSum {
  organisationId: string;
  /** Which of the dimension asked for; '' where none was. */
  group: string;
  key: string;
  extra: string;
  /** How many entries, and their values together. */
  count: number;
  value: number;
}

export interface FigureSums {
  /** Kept sums, or the entries one by one: both are of this moment. */
  source: 'cells' | 'entries';
  sums: FigureSum[];
}

const groupingFor = (used: readonly FigureDimension[]): Grouping | undefined =>
  (Object.keys(groupings) as Grouping[]).find((name) =>
    used.every((one) => (groupings[name] as readonly FigureDimension[]).includes(one)),
  );

const needsTable = (needs: readonly FigureNeed[]) => sql`
  jsonb_to_recordset(${JSON.stringify(needs)}::jsonb)
    as n(key text, measure text, extras text[], "from" text, "to" text, "byExtra" boolean)`;

/** Which rows of `f` a need is about. */
const inNeed = sql`f.measure = n.measure and f.month between coalesce(n."from", '') and n."to"
  and (n.extras is null or f.extra = any(n.extras))`;

function filterOn(filter: FigureFilter, column: (dimension: FigureDimension) => RawBuilder<unknown>) {
  const conditions = (Object.entries(filter) as [FigureDimension, readonly string[]][]).map(
    ([dimension, values]) => sql`and ${column(dimension)} = any(${[...values]})`,
  );
  return sql.join(conditions, sql` `);
}

/**
 * Sums for organisations, each with all below it, of exactly this moment: kept sums and what waits to be folded into them are
 * read in one statement. Combinations that are not kept are summed from the entries themselves.
 */
export async function sumFigures(
  db: Database | Tx,
  { organisationIds, needs, filter = {}, by }: FigureQuery,
): Promise<FigureSums> {
  const used = [...(Object.keys(filter) as FigureDimension[]), ...(by === undefined ? [] : [by])];
  const grouping = groupingFor(used);
  const { rows } = await (grouping === undefined
    ? sumEntries(organisationIds, needs, filter, by)
    : sumCells(grouping, organisationIds, needs, filter, by)
  ).execute(db);
  return { source: grouping === undefined ? 'entries' : 'cells', sums: rows };
}

function sumCells(
  grouping: Grouping,
  organisationIds: readonly string[],
  needs: readonly FigureNeed[],
  filter: FigureFilter,
  by: FigureDimension | undefined,
) {
  const dimensions: readonly FigureDimension[] = groupings[grouping];
  const place = (dimension: FigureDimension) => sql.ref(dimensions[0] === dimension ? 'f.d1' : 'f.d2');
  const waiting = (at: 0 | 1) => {
    const dimension = dimensions[at];
    return dimension === undefined ? sql`''` : sql.ref(`w.${columns[dimension]}`);
  };
  return sql<FigureSum>`
    with n as materialized (select * from ${needsTable(needs)}),
    f as (
      select f.organisation_id, f.d1, f.d2, n.key, case when n."byExtra" then f.extra else '' end as extra, f.count, f.value
      from n join figure_cell f on f.organisation_id = any(${[...organisationIds]}) and f."grouping" = ${grouping} and ${inNeed}
      union all
      select f.organisation_id, f.d1, f.d2, n.key, case when n."byExtra" then f.extra else '' end, f.count, f.value
      from (
        select above.id as organisation_id, ${waiting(0)} as d1, ${waiting(1)} as d2, w.measure, w.month, w.extra, w.count, w.value
        from figure_delta w left join organisation o on o.id = w.organisation_id
          cross join unnest(coalesce(o.ancestry, array[w.organisation_id])) above(id)
        where above.id = any(${[...organisationIds]})
      ) f join n on ${inNeed})
    select organisation_id, ${by === undefined ? sql`''` : place(by)} as "group", key, extra,
      sum(count)::bigint as count, sum(value)::bigint as value
    from f where true ${filterOn(filter, place)}
    group by 1, 2, 3, 4 having sum(count) <> 0 or sum(value) <> 0`;
}

function sumEntries(
  organisationIds: readonly string[],
  needs: readonly FigureNeed[],
  filter: FigureFilter,
  by: FigureDimension | undefined,
) {
  const column = (dimension: FigureDimension) => sql.ref(`f.${columns[dimension]}`);
  return sql<FigureSum>`
    select above.id as organisation_id, ${by === undefined ? sql`''` : column(by)} as "group", n.key,
      case when n."byExtra" then f.extra else '' end as extra, count(*)::bigint as count, sum(f.value)::bigint as value
    from ${needsTable(needs)}
      cross join organisation o cross join unnest(o.ancestry) above(id)
      join figure_entry f on f.organisation_id = o.id and ${inNeed}
    where o.ancestry && ${[...organisationIds]} and above.id = any(${[...organisationIds]}) ${filterOn(filter, column)}
    group by 1, 2, 3, 4`;
}

/** One term of a figure: entries that are added to it or taken away. */
export interface ListedTerm extends Omit<FigureNeed, 'key' | 'byExtra'> {
  sign: 1 | -1;
}

export interface ListPlace {
  month: string;
  disputeId: string;
  ref: string;
}

/** Which dispute stands behind a number; people's names only for a viewer who may see the dispute. */
export interface ListedDispute {
  disputeId: string;
  number: string;
  rowVersion: number;
  visible: boolean;
  applicants: string[];
  respondents: string[];
  stage: string | null;
  status: 'open' | 'closed' | null;
}

export interface ListedEntry extends ListPlace, ListedDispute {
  measure: string;
  extra: string;
  claimType: string;
  channel: string;
  organisationId: string;
  /** What it adds to the number. */
  value: number;
}

/** An organisation and all below it. */
const below = (organisationId: string) =>
  sql`(select o.id from organisation o where o.ancestry @> array[${organisationId}])`;

/** How a dispute is shown in a list, as far as `v` lets it be seen. */
const shown = sql`
  dispute.number, dispute.row_version, v.visible,
  case when v.visible then dispute.stage end as stage, case when v.visible then dispute.status end as status,
  (select coalesce(array_agg(p.name order by p.position), '{}') from party p
    where v.visible and p.dispute_id = dispute.id and p.role = 'applicant' and p.replaced_by is null) as applicants,
  (select coalesce(array_agg(p.name order by p.position), '{}') from party p
    where v.visible and p.dispute_id = dispute.id and p.role = 'respondent' and p.replaced_by is null) as respondents`;
const seenBy = (viewer: Viewer) => sql`cross join lateral (select ${visibleTo(viewer)} as visible) v`;

/**
 * A page of what a number was counted from, the newest month first. Where everything is added, a row is an entry; where
 * something is taken away, a row is a dispute of which more was added than taken, with the difference. The values of all
 * pages together are the number.
 */
export async function listFigure(
  db: Database,
  query: {
    organisationId: string;
    terms: readonly ListedTerm[];
    filter?: FigureFilter;
    /** Only what the organisation handled itself. */
    direct?: boolean;
  },
  viewer: Viewer,
  limit: number,
  after?: ListPlace,
): Promise<ListedEntry[]> {
  const { organisationId, terms, filter = {}, direct = false } = query;
  const counted = direct ? sql`(select ${organisationId}::text as id)` : below(organisationId);
  const net = terms.some((one) => one.sign < 0);
  const term = (name: string) => sql`jsonb_to_recordset(${JSON.stringify(terms)}::jsonb)
    as ${sql.raw(name)}(measure text, extras text[], "from" text, "to" text, sign integer)`;
  // The latest of a dispute's added entries stands for all of them.
  const whole = sql`cross join lateral (
      select sum(t.sign * x.value)::bigint as value, max(x.month || x.ref) filter (where t.sign > 0) as last
      from figure_entry x join ${term('t')} on x.measure = t.measure and x.month between coalesce(t."from", '') and t."to"
        and (t.extras is null or x.extra = any(t.extras))
      where x.dispute_id = f.dispute_id and x.organisation_id in ${counted}
        ${filterOn(filter, (dimension) => sql.ref(`x.${columns[dimension]}`))}
    ) w`;
  const { rows } = await sql<ListedEntry>`
    select page.*, ${shown}
    from (
      select e.*
      from ${counted} o cross join ${term('n')}
        cross join lateral (
          select f.dispute_id, f.ref, f.month, f.measure, f.extra, f.claim_type, f.channel, f.organisation_id,
            ${net ? sql`w.value` : sql`f.value`} as value
          from figure_entry f ${net ? whole : sql``}
          where f.organisation_id = o.id and f.measure = n.measure and f.month <= n."to"
            and f.month >= coalesce(n."from", '') and (n.extras is null or f.extra = any(n.extras))
            ${net ? sql`and w.value > 0 and w.last = f.month || f.ref` : sql``}
            ${after ? sql`and (f.month, f.dispute_id, f.ref) < (${after.month}, ${after.disputeId}, ${after.ref})` : sql``}
            ${filterOn(filter, (dimension) => sql.ref(`f.${columns[dimension]}`))}
          order by f.month desc, f.dispute_id desc, f.ref desc limit ${limit}
        ) e
      where n.sign > 0
      order by e.month desc, e.dispute_id desc, e.ref desc limit ${limit}
    ) page join dispute on dispute.id = page.dispute_id ${seenBy(viewer)}
    order by page.month desc, page.dispute_id desc, page.ref desc`.execute(db);
  return rows;
}

/** Bodies that answer for a dispute; a dispute is an organisation's while one of these is at or below it. */
const bodies = sql`('mediationBody', 'court', 'commission')`;
const heldBelow = (organisationIds: RawBuilder<unknown>) => sql<SqlBool>`exists (
  select from assignment a where a.dispute_id = dispute.id and a.role in ${bodies} and a.holder_id in ${organisationIds})`;
/** The dimensions as the tables themselves have them. */
const live = {
  claimType: sql`coalesce((select c.type from claim_item c where c.dispute_id = dispute.id order by c.position limit 1), '')`,
  channel: sql`dispute.channel`,
  category: sql`case when dispute.migrant_worker then 'migrant' else dispute.employment end`,
  industry: sql`coalesce(dispute.industry, 'unknown')`,
  mediator: sql`coalesce((select a.holder_id from assignment a where a.dispute_id = dispute.id and a.role = 'mediator'), '')`,
} as const satisfies Record<FigureDimension, RawBuilder<unknown>>;

/** Where in `bands` (upper ends in days, the last open) a number of days falls, from 0. */
const bandOf = (days: RawBuilder<unknown>, upTo: readonly number[]) =>
  sql`width_bucket(${days}, array[${sql.join(upTo.map((one) => sql`${one + 1}::integer`))}])`;

export interface OpenCount {
  stage: string;
  /** Place in the bands asked by. */
  band: number;
  count: number;
}

/**
 * Open disputes of this moment in the hands of bodies at or below an organisation, by stage and by days since filing.
 * @param upTo the inclusive upper ends of the age bands, rising; one more, open band follows
 * @param today the civil day from which ages are reckoned
 */
export async function countOpen(
  db: Database | Tx,
  organisationId: string,
  today: string,
  upTo: readonly number[],
  filter: FigureFilter = {},
): Promise<OpenCount[]> {
  const { rows } = await sql<OpenCount>`
    select stage, ${bandOf(sql`${today}::date - dispute.filed_on`, upTo)} as band, count(*)::bigint as count
    from dispute
    where dispute.status = 'open' and ${heldBelow(below(organisationId))} ${filterOn(filter, (one) => live[one])}
    group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}

export interface LivePlace {
  filedOn: string;
  disputeId: string;
}
export interface ListedOpen extends LivePlace, ListedDispute {}

/** A page of the open disputes counted by `countOpen`, of one stage or age where asked, the newest first. */
export async function listOpen(
  db: Database,
  query: {
    organisationId: string;
    filter?: FigureFilter;
    stage?: string | undefined;
    /** Filed from and until, both included. */
    filedFrom?: string | undefined;
    filedTo?: string | undefined;
    /** Only those in a mediator's hands. */
    mediated?: boolean;
  },
  viewer: Viewer,
  limit: number,
  after?: LivePlace,
): Promise<ListedOpen[]> {
  const { organisationId, filter = {}, stage, filedFrom, filedTo, mediated = false } = query;
  const { rows } = await sql<ListedOpen>`
    select dispute.id as dispute_id, dispute.filed_on, ${shown}
    from dispute ${seenBy(viewer)}
    where dispute.status = 'open' and ${heldBelow(below(organisationId))}
      ${filterOn(filter, (one) => live[one])}
      ${stage === undefined ? sql`` : sql`and dispute.stage = ${stage}`}
      ${filedFrom === undefined ? sql`` : sql`and dispute.filed_on >= ${filedFrom}::date`}
      ${filedTo === undefined ? sql`` : sql`and dispute.filed_on <= ${filedTo}::date`}
      ${mediated ? sql`and ${live.mediator} <> ''` : sql``}
      ${after ? sql`and (dispute.filed_on, dispute.id) < (${after.filedOn}::date, ${after.disputeId})` : sql``}
    order by dispute.filed_on desc, dispute.id desc limit ${limit}`.execute(db);
  return rows;
}

export interface OverdueCount {
  ruleId: string;
  count: number;
}

const overdue = (organisationId: string, filter: FigureFilter) => sql`
  from deadline d join figure_entry f on f.dispute_id = d.dispute_id and f.ref = 'deadline:' || d.id
    join dispute on dispute.id = d.dispute_id
  where d.status = 'breached' and f.organisation_id in ${below(organisationId)}
    ${filterOn(filter, (one) => sql.ref(`f.${columns[one]}`))}`;

/** Duties overdue and still owed at this moment by bodies at or below an organisation, by rule. */
export async function countOverdue(
  db: Database | Tx,
  organisationId: string,
  filter: FigureFilter = {},
): Promise<OverdueCount[]> {
  const { rows } = await sql<OverdueCount>`
    select d.rule_id, count(*)::bigint as count ${overdue(organisationId, filter)} group by 1 order by 1`.execute(
    db,
  );
  return rows;
}

export interface OverduePlace {
  dueOn: string;
  deadlineId: string;
}
export interface ListedOverdue extends OverduePlace, ListedDispute {
  ruleId: string;
  name: { zh: string; en: string };
}

/** A page of the duties counted by `countOverdue`, the longest overdue first. */
export async function listOverdue(
  db: Database,
  query: { organisationId: string; filter?: FigureFilter; ruleId?: string | undefined },
  viewer: Viewer,
  limit: number,
  after?: OverduePlace,
): Promise<ListedOverdue[]> {
  const { organisationId, filter = {}, ruleId } = query;
  const { rows } = await sql<ListedOverdue>`
    select page.*, ${shown} from (
      select d.dispute_id, d.id as deadline_id, d.rule_id, d.name, d.due_on ${overdue(organisationId, filter)}
        ${ruleId === undefined ? sql`` : sql`and d.rule_id = ${ruleId}`}
        ${after ? sql`and (d.due_on, d.id) > (${after.dueOn}, ${after.deadlineId})` : sql``}
      order by d.due_on, d.id limit ${limit}
    ) page join dispute on dispute.id = page.dispute_id ${seenBy(viewer)}
    order by page.due_on, page.deadline_id`.execute(db);
  return rows;
}

export interface MediatorLoad {
  mediatorId: string;
  name: string | null;
  count: number;
}

/** Mediations now in each mediator's hands, of disputes held at or below an organisation; the most loaded first. */
export async function countLoad(
  db: Database | Tx,
  organisationId: string,
  filter: FigureFilter = {},
): Promise<MediatorLoad[]> {
  const { rows } = await sql<MediatorLoad>`
    select m.holder_id as mediator_id, p.name, count(*)::bigint as count
    from dispute join assignment m on m.dispute_id = dispute.id and m.role = 'mediator'
      left join person p on p.id = m.holder_id
    where dispute.status = 'open' and dispute.stage = 'mediation' and ${heldBelow(below(organisationId))}
      ${filterOn(filter, (one) => live[one])}
    group by 1, 2 order by 3 desc, 1`.execute(db);
  return rows;
}

export interface OrganisationInScope {
  id: string;
  name: string;
  kind: string;
  parentId: string | null;
}

/** An organisation at or below another; undefined for any other. */
export const organisationInScope = (
  db: Database | Tx,
  id: string,
  aboveId: string,
): Promise<OrganisationInScope | undefined> =>
  db
    .selectFrom('organisation')
    .select(['id', 'name', 'kind', 'parentId'])
    .where('id', '=', id)
    .where(sql<SqlBool>`ancestry @> array[${aboveId}]`)
    .executeTakeFirst();

/** The organisations directly below one, by id. */
export const childrenOf = (db: Database | Tx, parentId: string): Promise<OrganisationInScope[]> =>
  db
    .selectFrom('organisation')
    .select(['id', 'name', 'kind', 'parentId'])
    .where('parentId', '=', parentId)
    .orderBy('id')
    .execute();

/** A publication as it is read. */
export type PublishedMonth = Selectable<PublishedMonthRow>;

/** Keeps what an organisation's month was published as. False, with nothing written, when it has been published. */
export async function insertPublishedMonth(tx: Tx, row: Omit<PublishedMonth, 'id'>): Promise<boolean> {
  const written = await tx
    .insertInto('publishedMonth')
    .values({ ...row, figures: JSON.stringify(row.figures) as never })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return written !== undefined;
}

export const findPublishedMonth = (
  db: Database | Tx,
  organisationId: string,
  month: string,
): Promise<PublishedMonth | undefined> =>
  db
    .selectFrom('publishedMonth')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('month', '=', month)
    .executeTakeFirst();

export const publishedMonthsOf = (
  db: Database | Tx,
  organisationId: string,
): Promise<Pick<PublishedMonth, 'month' | 'publishedAt' | 'publishedByName'>[]> =>
  db
    .selectFrom('publishedMonth')
    .select(['month', 'publishedAt', 'publishedByName'])
    .where('organisationId', '=', organisationId)
    .orderBy('month', 'desc')
    .execute();

/** What came into a published month or an earlier one later, and by which entry of the journal. */
export interface LateChange {
  deltaId: number;
  disputeId: string;
  number: string;
  measure: string;
  extra: string;
  month: string;
  /** 1 for what came, -1 for what went. */
  count: number;
  value: number;
  journalSeq: number;
  event: string;
  summary: { zh: string; en: string };
  at: string;
}

const lateChanges = ({ id, organisationId, month }: PublishedMonth) => sql`
  select delta_id, dispute_id, journal_seq, measure, extra, month, count, value from figure_late_change
    where publisher_id = ${organisationId} and month <= ${month} and after_publication >= ${id}
  union all
  select w.id, w.dispute_id, w.journal_seq, w.measure, w.extra, w.month, w.count, w.value
    from figure_delta w join organisation o on o.id = w.organisation_id
    where w.month <= ${month} and o.ancestry @> array[${organisationId}]`;

/** A page of the changes since a publication, oldest first, with those that still wait to be folded in. */
export async function lateChangesSince(
  db: Database | Tx,
  published: PublishedMonth,
  limit: number,
  after = 0,
): Promise<LateChange[]> {
  const { rows } = await sql<LateChange>`
    select c.*, d.number, j.event, j.summary, j.recorded_at as at
    from (${lateChanges(published)}) c join dispute d on d.id = c.dispute_id
      join journal_entry j on j.dispute_id = c.dispute_id and j.seq = c.journal_seq
    where c.delta_id > ${after}
    order by c.delta_id limit ${limit}`.execute(db);
  return rows;
}

/** What all changes since a publication come to, in its own month. */
export async function lateSums(
  db: Database | Tx,
  published: PublishedMonth,
): Promise<{ measure: string; extra: string; count: number; value: number }[]> {
  const { rows } = await sql<{ measure: string; extra: string; count: number; value: number }>`
    select c.measure, c.extra, sum(c.count)::bigint as count, sum(c.value)::bigint as value
    from (${lateChanges(published)}) c where c.month = ${published.month}
    group by 1, 2 having sum(c.count) <> 0 or sum(c.value) <> 0`.execute(db);
  return rows;
}

/** Keeps a month's draft for an organisation; the first one stays. */
export async function insertMonthlyReport(db: Database | Tx, row: MonthlyReportRow): Promise<boolean> {
  const written = await db
    .insertInto('monthlyReport')
    .values({ ...row, figures: JSON.stringify(row.figures) as never })
    .onConflict((conflict) => conflict.doNothing())
    .returning('month')
    .executeTakeFirst();
  return written !== undefined;
}

export const monthlyReportsOf = (
  db: Database,
  organisationId: string,
  limit: number,
): Promise<MonthlyReportRow[]> =>
  db
    .selectFrom('monthlyReport')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .orderBy('month', 'desc')
    .limit(limit)
    .execute();

/** Organisations in which somebody supervises and that have no draft of a month yet. */
export async function organisationsToReport(db: Database, month: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.organisation_id as id from person p
    where 'supervisor' = any(p.roles) and p.organisation_id is not null and not exists (
      select from monthly_report r where r.organisation_id = p.organisation_id and r.month = ${month})
    order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

/** What a ledger tells of a dispute comes from these. */
export interface LedgerDispute {
  dispute: Pick<
    DisputeRow,
    | 'id'
    | 'number'
    | 'channel'
    | 'employment'
    | 'migrantWorker'
    | 'industry'
    | 'filedOn'
    | 'stage'
    | 'status'
    | 'closings'
    | 'rowVersion'
  >;
  visible: boolean;
  parties: Pick<PartyRow, 'id' | 'role' | 'kind' | 'name' | 'phone' | 'identityNumber' | 'creditCode'>[];
  claims: Pick<ClaimItemRow, 'type' | 'amountFen'>[];
  assignments: { role: string; holderId: string; holderName: string | null }[];
  proceedings: Pick<
    ProceedingRow,
    'id' | 'procedure' | 'procedureVersion' | 'context' | 'states' | 'status'
  >[];
}

/** Some disputes with what a ledger tells of them, in any order; one moment, one round trip. */
export async function readLedgerDisputes(
  db: Database | Tx,
  ids: readonly string[],
  viewer: Viewer,
): Promise<LedgerDispute[]> {
  const of = (told: string, order: string) =>
    sql.raw(`(select coalesce(jsonb_agg(jsonb_build_object(${told}) order by ${order}), '[]')`);
  const { rows } = await sql<LedgerDispute>`
    select v.visible,
      jsonb_build_object('id', dispute.id, 'number', dispute.number, 'channel', dispute.channel, 'employment', dispute.employment,
        'migrantWorker', dispute.migrant_worker, 'industry', dispute.industry, 'filedOn', dispute.filed_on,
        'stage', dispute.stage, 'status', dispute.status, 'closings', dispute.closings, 'rowVersion', dispute.row_version)
        as dispute,
      ${of(`'id', p.id, 'role', p.role, 'kind', p.kind, 'name', p.name, 'phone', p.phone, 'identityNumber', p.identity_number, 'creditCode', p.credit_code`, 'p.position')}
        from party p where p.dispute_id = dispute.id and p.replaced_by is null) as parties,
      ${of(`'type', c.type, 'amountFen', c.amount_fen`, 'c.position')} from claim_item c where c.dispute_id = dispute.id) as claims,
      ${of(`'role', a.role, 'holderId', a.holder_id, 'holderName', coalesce(h.name, o.name)`, 'a.role')}
        from assignment a left join person h on h.id = a.holder_id left join organisation o on o.id = a.holder_id
        where a.dispute_id = dispute.id) as assignments,
      ${of(`'id', r.id, 'procedure', r.procedure, 'procedureVersion', r.procedure_version, 'context', r.context, 'states', r.states, 'status', r.status`, 'r.position')}
        from proceeding r where r.dispute_id = dispute.id) as proceedings
    from dispute ${seenBy(viewer)}
    where dispute.id = any(${[...ids]})`.execute(db);
  return rows;
}
