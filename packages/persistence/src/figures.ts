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

/**
 * What is kept as cells. `levels` says for whom: for everybody from the body that handled a thing to the top, for that body alone,
 * or for those above it alone. `many` tells whether also measures with many values: durations by days, duties by rules.
 */
export const groupings = {
  all: { of: [], levels: 'everybody', many: true },
  claimType: { of: ['claimType'], levels: 'itself', many: false },
  channel: { of: ['channel'], levels: 'itself', many: false },
  category: { of: ['category'], levels: 'itself', many: false },
  industry: { of: ['industry'], levels: 'itself', many: false },
  mediator: { of: ['mediator'], levels: 'itself', many: true },
  claimAndChannel: { of: ['claimType', 'channel'], levels: 'above', many: true },
  categoryAndClaim: { of: ['category', 'claimType'], levels: 'above', many: true },
  industryAndClaim: { of: ['industry', 'claimType'], levels: 'above', many: true },
  channelAndCategory: { of: ['channel', 'category'], levels: 'above', many: true },
  channelAndIndustry: { of: ['channel', 'industry'], levels: 'above', many: true },
  categoryAndIndustry: { of: ['category', 'industry'], levels: 'above', many: true },
  every: { of: ['claimType', 'channel', 'category', 'industry'], levels: 'above', many: false },
} as const satisfies Record<
  string,
  { of: readonly FigureDimension[]; levels: 'everybody' | 'itself' | 'above'; many: boolean }
>;
export type Grouping = keyof typeof groupings;

/** The entry's columns that a grouping names first to fourth. */
export const columnsOf = (grouping: Grouping): string[] => groupings[grouping].of.map((one) => columns[one]);

export type FigureFilter = Partial<Record<FigureDimension, readonly string[]>>;

/** One sum of entries. Months, or days, both included; `from` null: from the beginning. `extras` null: all. */
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
  /** Only what the organisations handle themselves, from the entries. */
  direct?: boolean;
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

/** Measures that have as many values as there are days or rules. */
export const manyValued = '^(days|netDays|duty)[.]';

/** From where a part of an answer is read: cells of a grouping or else entries, of the organisation itself or of all below it too. */
interface Part {
  grouping?: Grouping;
  bodies: 'itself' | 'below';
}

const keptFor = (
  used: readonly FigureDimension[],
  levels: 'itself' | 'above',
  { measure, to }: FigureNeed,
): Grouping | undefined =>
  (Object.keys(groupings) as Grouping[]).find((name) => {
    const { of, many, ...one } = groupings[name];
    if (one.levels !== levels || !used.every((dimension) => (of as readonly string[]).includes(dimension)))
      return false;
    if (!isMonth(to) && (name === 'mediator' || name === 'every')) return false;
    return many || !new RegExp(manyValued).test(measure);
  });

/** Where a sum is read by what is asked: the fewest rows that are exactly it. */
function partsFor(used: readonly FigureDimension[], need: FigureNeed): Part[] {
  if (used.length === 0) return [{ grouping: 'all', bodies: 'itself' }];
  const itself = keptFor(used, 'itself', need);
  // Mediators work for one body: above it their sums would only be repeated.
  if (itself === 'mediator') return [{ grouping: itself, bodies: 'below' }];
  const above = keptFor(used, 'above', need);
  if (above === undefined) return [{ bodies: 'below' }];
  return [
    { grouping: above, bodies: 'itself' },
    { ...(itself === undefined ? {} : { grouping: itself }), bodies: 'itself' },
  ];
}

/** Rows of one measure that stand next to each other in the index. */
interface Span {
  measure: string;
  from: string;
  to: string;
}

const yearOf = (month: string): number => Number(month.slice(0, 4));
const monthOf = (month: string): number => Number(month.slice(5));
const monthCalled = (inYear: number, number: number): string =>
  `${inYear}-${String(number).padStart(2, '0')}`;
const yearCalled = (number: number): string => `Y${number}`;

const isMonth = (name: string): boolean => /^\d{4}-\d{2}$/.test(name);

/**
 * Months as few spans of kept sums: whole years, and more than half of one as the year less the rest.
 * @param from null from the beginning
 */
export function spansOf(from: string | null, to: string): { from: string; to: string; sign: 1 | -1 }[] {
  if (!isMonth(to)) return [{ from: from ?? '', to, sign: 1 }];
  const [first, last] = [from === null ? 0 : yearOf(from), yearOf(to)];
  const spans: { from: string; to: string; sign: 1 | -1 }[] = [];
  const whole: number[] = [];
  const partOf = (of: number, begin: number, end: number): void => {
    const [rest, length] = [12 - (end - begin + 1), end - begin + 1];
    if (length <= rest) {
      spans.push({ from: monthCalled(of, begin), to: monthCalled(of, end), sign: 1 });
      return;
    }
    whole.push(of);
    if (rest > 0 && begin > 1)
      spans.push({ from: monthCalled(of, 1), to: monthCalled(of, begin - 1), sign: -1 });
    if (rest > 0 && end < 12)
      spans.push({ from: monthCalled(of, end + 1), to: monthCalled(of, 12), sign: -1 });
  };
  if (from !== null && first === last) partOf(first, monthOf(from), monthOf(to));
  else {
    if (from !== null) partOf(first, monthOf(from), 12);
    if (last - 1 > first) whole.push(...(from === null ? [0] : [first + 1]), last - 1);
    partOf(last, 1, monthOf(to));
  }
  if (whole.length > 0) {
    const lowest = whole[0] === 0 ? 'Y' : yearCalled(Math.min(...whole));
    spans.push({ from: lowest, to: yearCalled(Math.max(...whole)), sign: 1 });
  }
  return spans;
}

/** What is read, each span once, and which needs take which spans. */
function readingOf(needs: readonly FigureNeed[], byYears: boolean) {
  const places = new Map<string, number>();
  const spans: (Span & { place: number })[] = [];
  const uses = needs.flatMap(({ key, measure, extras, byExtra, from, to }) => {
    const parts = byYears ? spansOf(from, to) : [{ from: from ?? '', to, sign: 1 as const }];
    return parts.map(({ sign, ...range }) => {
      const name = `${measure} ${range.from} ${range.to}`;
      const place = places.get(name) ?? spans.length;
      if (place === spans.length) spans.push({ place, measure, ...range });
      places.set(name, place);
      return { key, place, extras, byExtra, sign };
    });
  });
  return {
    spans: sql`jsonb_to_recordset(${JSON.stringify(spans)}::jsonb) as s(place integer, measure text, "from" text, "to" text)`,
    uses: sql`jsonb_to_recordset(${JSON.stringify(uses)}::jsonb)
      as u(key text, place integer, extras text[], "byExtra" boolean, sign integer)`,
  };
}

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
  { organisationIds, needs, filter = {}, by, direct = false }: FigureQuery,
): Promise<FigureSums> {
  const used = [...(Object.keys(filter) as FigureDimension[]), ...(by === undefined ? [] : [by])];
  const plans = new Map<string, { parts: Part[]; needs: FigureNeed[] }>();
  for (const need of needs) {
    const parts: Part[] = direct ? [{ bodies: 'itself' }] : partsFor(used, need);
    const plan = plans.get(JSON.stringify(parts)) ?? { parts, needs: [] };
    plan.needs.push(need);
    plans.set(JSON.stringify(parts), plan);
  }
  const sums: FigureSum[] = [];
  for (const plan of plans.values())
    sums.push(
      ...(await summed(plan.parts, { organisationIds, needs: plan.needs, filter, by }).execute(db)).rows,
    );
  const allKept = [...plans.values()].every(({ parts }) =>
    parts.some(({ grouping }) => grouping !== undefined),
  );
  return { source: allKept ? 'cells' : 'entries', sums };
}

/**
 * Sums of an organisation with all below it from the cells alone, without what waits: for whoever holds the folding, exactly what
 * has been folded, whatever is committed meanwhile.
 */
export async function sumFolded(
  tx: Tx,
  organisationId: string,
  needs: readonly FigureNeed[],
): Promise<FigureSum[]> {
  const asked = { organisationIds: [organisationId], needs, filter: {}, by: undefined };
  return (await summed([{ grouping: 'all', bodies: 'itself' }], asked, false).execute(tx)).rows;
}

const columnOf = (dimension: FigureDimension) => sql.ref(`f.${columns[dimension]}`);
type Asked = Required<Omit<FigureQuery, 'by' | 'direct'>> & Pick<FigureQuery, 'by'>;

function summed(parts: readonly Part[], asked: Asked, alsoWaiting = true) {
  const read = parts.map((part) => sql`(${readPart(part, asked)})`);
  const waits = alsoWaiting && parts.some(({ grouping }) => grouping !== undefined);
  const ownIsRead = parts.some(({ grouping, bodies }) => grouping === undefined && bodies === 'itself');
  return sql<FigureSum>`
    select organisation_id, "group", key, extra, sum(count)::bigint as count, sum(value)::bigint as value
    from (${sql.join([...read, ...(waits ? [sql`(${waiting(asked, ownIsRead)})`] : [])], sql` union all `)}) f
    group by 1, 2, 3, 4 having sum(count) <> 0 or sum(value) <> 0`;
}

/** One part: every span read once for each body, then handed to the needs that take it. */
function readPart({ grouping, bodies }: Part, { organisationIds, needs, filter, by }: Asked) {
  const reading = readingOf(needs, grouping !== undefined);
  const dimensions: readonly FigureDimension[] = grouping === undefined ? [] : groupings[grouping].of;
  const place = (dimension: FigureDimension) =>
    grouping === undefined ? columnOf(dimension) : sql.ref(`f.d${dimensions.indexOf(dimension) + 1}`);
  const of =
    bodies === 'itself'
      ? sql`(select one.id, one.id as own from unnest(${[...organisationIds]}::text[]) one(id)) o`
      : sql`(select above.id, b.id as own from organisation b cross join unnest(b.ancestry) above(id)
          where b.ancestry && ${[...organisationIds]} and above.id = any(${[...organisationIds]})) o`;
  const table =
    grouping === undefined
      ? sql`select f.*, 1 as count from figure_entry f where true`
      : sql`select f.*, '' as besides from figure_cell f where f."grouping" = ${grouping}`;
  // One look into the index for each body and span: by itself the planner would rather read all there is of an organisation.
  return sql`
    select g.organisation_id, g."group", u.key, case when u."byExtra" then g.extra else '' end as extra,
      u.sign * g.count as count, u.sign * g.value as value
    from ${reading.uses} join (
      select o.id as organisation_id, ${by === undefined ? sql`''` : place(by)} as "group", s.place, f.extra,
        sum(f.count)::bigint as count, sum(f.value)::bigint as value
      from ${reading.spans} cross join ${of}
        cross join lateral (
          ${table} and f.organisation_id = o.own and f.measure = s.measure
            and f.month between s."from" and s."to" ${filterOn(filter, place)} offset 0) f
      where f.besides = '' or figure_counts_for(o.id, f.besides)
      group by 1, 2, 3, 4
    ) g on g.place = u.place and (u.extras is null or g.extra = any(u.extras))`;
}

/** Changes that are not folded into the cells yet; without those of the organisations themselves where their entries are read. */
const waiting = ({ organisationIds, needs, filter, by }: Asked, ownIsRead: boolean) => sql`
  select above.id, ${by === undefined ? sql`''` : columnOf(by)}, n.key, case when n."byExtra" then f.extra else '' end, f.count, f.value
  from figure_delta f left join organisation o on o.id = f.organisation_id
    cross join unnest(coalesce(o.ancestry, array[f.organisation_id])) above(id)
    join jsonb_to_recordset(${JSON.stringify(needs)}::jsonb)
      as n(key text, measure text, extras text[], "from" text, "to" text, "byExtra" boolean)
      on f.measure = n.measure and f.month between coalesce(n."from", '') and n."to" and (n.extras is null or f.extra = any(n.extras))
  where above.id = any(${[...organisationIds]}) and (f.besides = '' or figure_counts_for(above.id, f.besides))
    ${ownIsRead ? sql`and above.id <> f.organisation_id` : sql``} ${filterOn(filter, columnOf)}`;

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
  /** The viewer's own organisation has it in hand. */
  held: boolean;
  /** In the order in which they were named, without those who were replaced. */
  parties: Pick<PartyRow, 'role' | 'kind' | 'name'>[];
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

const listedBodies = (organisationId: string, direct: boolean) =>
  direct ? sql`(select ${organisationId}::text as id)` : below(organisationId);

/** How a dispute is shown in a list, as far as `v` lets it be seen. */
const shownTo = ({ organisationId }: Viewer) => sql`
  dispute.number, dispute.row_version, v.visible,
  case when v.visible then dispute.stage end as stage, case when v.visible then dispute.status end as status,
  exists (select from assignment a where a.dispute_id = dispute.id and a.holder_id = ${organisationId ?? null}) as held,
  (select coalesce(jsonb_agg(jsonb_build_object('role', p.role, 'kind', p.kind, 'name', p.name) order by p.position), '[]')
    from party p where v.visible and p.dispute_id = dispute.id and p.replaced_by is null) as parties`;
/** Found out once a row, however often it is asked for. */
const seenBy = (viewer: Viewer) =>
  sql`cross join lateral (select ${visibleTo(viewer)} as visible offset 0) v`;

export interface ListedFigure {
  organisationId: string;
  terms: readonly ListedTerm[];
  filter?: FigureFilter;
  /** Only what the organisation handled itself. */
  direct?: boolean;
}

interface ListedKey extends ListPlace {
  value: number;
  /** Which of its organisation's and term's, from 1. */
  nth: number;
}

/** Taken from every organisation at first: a page of many has few of each. */
const FIRST_SHARE = 10;
/** By which it grows where it was not enough. */
const GROWTH = 5;

/** The next keys of a list, at most `share` of each organisation and term. */
async function listedKeys(
  db: Database | Tx,
  { organisationId, terms, filter = {}, direct = false }: ListedFigure,
  limit: number,
  share: number,
  after: ListPlace | undefined,
): Promise<ListedKey[]> {
  const counted = listedBodies(organisationId, direct);
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
  const { rows } = await sql<ListedKey>`
    select e.*
    from ${counted} o cross join ${term('n')}
      cross join lateral (
        select k.*, row_number() over (order by k.month desc, k.dispute_id desc, k.ref desc) as nth
        from (
          select f.month, f.dispute_id, f.ref, ${net ? sql`w.value` : sql`f.value`} as value
          from figure_entry f ${net ? whole : sql``}
          where f.organisation_id = o.id and f.measure = n.measure and f.month <= n."to"
            and f.month >= coalesce(n."from", '') and (n.extras is null or f.extra = any(n.extras))
            and (f.besides = '' or figure_counts_for(${organisationId}, f.besides))
            ${net ? sql`and w.value > 0 and w.last = f.month || f.ref` : sql``}
            ${after ? sql`and (f.month, f.dispute_id, f.ref) < (${after.month}, ${after.disputeId}, ${after.ref})` : sql``}
            ${filterOn(filter, columnOf)}
          order by f.month desc, f.dispute_id desc, f.ref desc limit ${share}) k) e
    where n.sign > 0
    order by e.month desc, e.dispute_id desc, e.ref desc limit ${limit}`.execute(db);
  return rows;
}

/** The last one taken of an organisation that is not the last of the page: others of that organisation may belong before the next. */
const mayHaveMissed = (keys: readonly ListedKey[], share: number, limit: number): boolean =>
  keys.some(({ nth }, at) => nth === share && (at < keys.length - 1 || keys.length < limit));

/**
 * A page of what a number was counted from, the newest month first. Where everything is added, a row is an entry; where
 * something is taken away, a row is a dispute of which more was added than taken, with the difference. The values of all
 * pages together are the number.
 */
export async function listFigure(
  db: Database | Tx,
  query: ListedFigure,
  viewer: Viewer,
  limit: number,
  after?: ListPlace,
): Promise<ListedEntry[]> {
  let share = Math.min(FIRST_SHARE, limit);
  let keys = await listedKeys(db, query, limit, share, after);
  while (share < limit && mayHaveMissed(keys, share, limit)) {
    share = Math.min(share * GROWTH, limit);
    keys = await listedKeys(db, query, limit, share, after);
  }
  if (keys.length === 0) return [];
  const { rows } = await sql<ListedEntry>`
    select f.month, f.dispute_id, f.ref, f.measure, f.extra, f.claim_type, f.channel, f.organisation_id, page.value, ${shownTo(viewer)}
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as page("disputeId" text, ref text, value bigint)
      cross join lateral (
        select * from figure_entry one where one.dispute_id = page."disputeId" and one.ref = page.ref offset 0) f
      join dispute on dispute.id = f.dispute_id ${seenBy(viewer)}
    order by f.month desc, f.dispute_id desc, f.ref desc`.execute(db);
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

/** A page of the duties overdue and still owed at this moment by bodies at or below an organisation, the longest overdue first. */
export async function listOverdue(
  db: Database | Tx,
  query: Omit<ListedFigure, 'terms'> & { ruleId?: string | undefined },
  viewer: Viewer,
  limit: number,
  after?: OverduePlace,
): Promise<ListedOverdue[]> {
  const { organisationId, filter = {}, ruleId, direct = false } = query;
  const { rows } = await sql<ListedOverdue>`
    select page.*, ${shownTo(viewer)} from (
      select d.dispute_id, d.id as deadline_id, d.rule_id, d.name, d.due_on
      from deadline d join figure_entry f on f.dispute_id = d.dispute_id and f.ref = 'deadline:' || d.id || ':owed'
      where d.status = 'breached' and f.organisation_id in ${listedBodies(organisationId, direct)}
        ${filterOn(filter, columnOf)}
        ${ruleId === undefined ? sql`` : sql`and d.rule_id = ${ruleId}`}
        ${after ? sql`and (d.due_on, d.id) > (${after.dueOn}, ${after.deadlineId})` : sql``}
      order by d.due_on, d.id limit ${limit}
    ) page join dispute on dispute.id = page.dispute_id ${seenBy(viewer)}
    order by page.due_on, page.deadline_id`.execute(db);
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

/** The months an organisation has published, the newest first; of all times unless a period is given, both ends included. */
export const publishedMonthsOf = (
  db: Database | Tx,
  organisationId: string,
  { from, to } = { from: '', to: '9999-12' },
): Promise<Pick<PublishedMonth, 'month' | 'publishedAt' | 'publishedByName'>[]> =>
  db
    .selectFrom('publishedMonth')
    .select(['month', 'publishedAt', 'publishedByName'])
    .where('organisationId', '=', organisationId)
    .where('month', '>=', from)
    .where('month', '<=', to)
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
    where w.month <= ${month} and w.measure not like 'now.%' and o.ancestry @> array[${organisationId}]`;

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

/** One moment, held for longer than one call. */
export interface HeldMoment {
  tx: Tx;
  /** Gives the connection back; may be called again. */
  leave: () => Promise<void>;
}

/**
 * One moment for reads that go out bit by bit. A connection is kept until it is left; PostgreSQL ends it when nobody reads on for
 * a minute.
 */
export async function holdMoment(db: Database): Promise<HeldMoment> {
  const tx = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  let left: Promise<void> | undefined;
  return {
    tx,
    leave: () => {
      // A connection that is gone has been left.
      left ??= tx
        .rollback()
        .execute()
        .catch(() => undefined);
      return left;
    },
  };
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
    | 'regionCode'
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
        'stage', dispute.stage, 'status', dispute.status, 'closings', dispute.closings, 'rowVersion', dispute.row_version,
        'regionCode', dispute.region_code) as dispute,
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
