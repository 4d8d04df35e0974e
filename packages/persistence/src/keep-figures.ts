import { type RawBuilder, type Selectable, sql } from 'kysely';
import { type Database, inTransaction, type Tx } from './connect.ts';
import { columnsOf, type Grouping, groupings, manyValued } from './figures.ts';
import type { LoadedDispute } from './in-hand.ts';
import type { DeadlineRow, FigureEntryRow, JournalEntryRow } from './rows.ts';

/** Held by whoever writes cells; released with the transaction, also when its process dies. */
const theOnlyMerger = sql`hashtext('dingfen.figures')`;

const cellKey = sql.raw(`organisation_id, "grouping", measure, month, extra, d1, d2, d3, d4`);
/** Whose sums a row `f` of entries or changes belongs to, as `h`. */
const headings =
  sql.raw(`cross join lateral figure_headings(f.organisation_id, f.besides, f.measure, f.month, f.claim_type,
  f.channel, f.category, f.industry, f.mediator_id) h`);
const headingColumns = sql.raw(
  `h.organisation_id, h."grouping", f.measure, h.month, f.extra, h.d1, h.d2, h.d3, h.d4`,
);
/** What tells one sum's entries from another's. */
const alike = sql.raw(
  `organisation_id, besides, claim_type, channel, category, industry, mediator_id, measure, month, extra`,
);

/**
 * Folds changes into the cells. What falls into a month that an organisation has published, or before it, is also kept as a late
 * change: whoever publishes has folded before, so a change folded later cannot be in what was published. What stands now is in
 * no published month.
 */
async function fold(tx: Tx, pending: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ folded: number; emptied: unknown }>`
    with taken as (delete from figure_delta where id in (${pending}) returning *),
    late as (
      insert into figure_late_change (publisher_id, delta_id, after_publication, dispute_id, journal_seq, ref, measure, extra,
          month, organisation_id, claim_type, channel, category, industry, mediator_id, count, value)
        select p.organisation_id, t.id, p.latest, t.dispute_id, t.journal_seq, t.ref, t.measure, t.extra,
          t.month, t.organisation_id, t.claim_type, t.channel, t.category, t.industry, t.mediator_id, t.count, t.value
        from taken t join organisation o on o.id = t.organisation_id
          join (select organisation_id, max(id) as latest, max(month) as month from published_month group by 1) p
            on p.organisation_id = any(o.ancestry) and p.month >= t.month
        where t.measure not like 'now.%'),
    folded as (
      insert into figure_cell as c (${cellKey}, count, value)
        select ${headingColumns}, sum(f.count), sum(f.value)
        from (select ${alike}, sum(count) as count, sum(value) as value from taken group by ${alike}) f ${headings}
        group by 1, 2, 3, 4, 5, 6, 7, 8, 9
        having sum(f.count) <> 0 or sum(f.value) <> 0
        on conflict (${cellKey}) do update set count = c.count + excluded.count, value = c.value + excluded.value
        returning *)
    select (select count(*) from taken) as folded,
      (select jsonb_agg(folded) from folded where count = 0 and value = 0) as emptied`.execute(tx);
  const [{ folded, emptied } = { folded: 0, emptied: null }] = rows;
  // What is open wanders from stage to stage and from day to day: without this every place it ever stood in would stay.
  if (emptied !== null)
    await sql`
      delete from figure_cell where (${cellKey}) in (
        select ${cellKey} from jsonb_populate_recordset(null::figure_cell, ${JSON.stringify(emptied)}::jsonb))`.execute(
      tx,
    );
  return folded;
}

/** Changes folded at one time, so that a long queue is not one long transaction. */
const BATCH = 5000;

/**
 * One round of the merger: the oldest waiting changes become part of the cells, all or none. Returns how many; undefined while
 * another process merges. Figures are the same before and after.
 */
export function mergeFigures(db: Database, most = BATCH): Promise<number | undefined> {
  return inTransaction(db, 'system', async (tx) => {
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(${theOnlyMerger}) as mine`.execute(tx);
    if (!rows[0]?.mine) return undefined;
    return fold(tx, sql`select id from figure_delta order by id limit ${most}`);
  });
}

/**
 * Everything committed until now is in the cells when this returns, and nothing more comes into them before the transaction ends.
 * Acts go on and leave their changes waiting: whoever needs what was folded reads cells alone.
 */
export async function mergeAllAndHold(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${theOnlyMerger})`.execute(tx);
  await fold(tx, sql`select id from figure_delta`);
}

/**
 * Makes every cell anew from the entries, by the tree of organisations as it is now. Changes that still wait are left out:
 * they will be folded in. Returns how many cells there are.
 */
export function rebuildCells(db: Database): Promise<number> {
  return inTransaction(db, 'system', async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    await sql`select pg_advisory_xact_lock(${theOnlyMerger})`.execute(tx);
    await sql`delete from figure_cell`.execute(tx);
    await sql`set local work_mem = '256MB'`.execute(tx);
    await sql`set local max_parallel_workers_per_gather = 0`.execute(tx);
    // One statement takes entries and waiting changes, so that they are of one moment.
    await sql`
      create temporary table figure_alike on commit drop as
      select ${alike}, sum(count) as count, sum(value) as value
      from (
        select ${alike}, count(*) as count, sum(value) as value from figure_entry group by ${alike}
        union all
        select ${alike}, -count, -value from figure_delta) both_of_them
      group by ${alike}`.execute(tx);
    for (const grouping of Object.keys(groupings) as Grouping[]) await makeCells(tx, grouping);
    // Years from months; what is booked with several bodies by the rule itself.
    await sql`
      insert into figure_cell (${cellKey}, count, value)
      select organisation_id, "grouping", measure, 'Y' || left(month, 4), extra, d1, d2, d3, d4, sum(count), sum(value)
      from figure_cell where length(month) = 7 group by 1, 2, 3, 4, 5, 6, 7, 8, 9
      having sum(count) <> 0 or sum(value) <> 0 order by 1, 2, 3, 4, 5, 6, 7, 8, 9`.execute(tx);
    await sql`
      insert into figure_cell as c (${cellKey}, count, value)
      select ${headingColumns}, sum(f.count), sum(f.value) from figure_alike f ${headings}
      where f.besides <> '' group by 1, 2, 3, 4, 5, 6, 7, 8, 9
      on conflict (${cellKey}) do update set count = c.count + excluded.count, value = c.value + excluded.value`.execute(
      tx,
    );
    await sql`analyze figure_cell`.execute(tx);
    const { count } = await tx
      .selectFrom('figureCell')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  });
}

/** The cells of one grouping, by months and days, in the order in which they are read. First for the own organisations, then above. */
async function makeCells(tx: Tx, grouping: Grouping): Promise<void> {
  const { levels, many } = groupings[grouping];
  const own = columnsOf(grouping);
  const places = [1, 2, 3, 4].map((n) => own[n - 1] ?? `''`);
  const level = {
    everybody: 'true',
    itself: 'above.id = f.organisation_id',
    above: 'above.id <> f.organisation_id',
  }[levels];
  const toTheDay = grouping === 'mediator' || grouping === 'every' ? 'length(month) = 7' : 'true';
  await sql`
    insert into figure_cell (${cellKey}, count, value)
    select above.id, ${grouping}, f.measure, f.month, f.extra, f.d1, f.d2, f.d3, f.d4, sum(f.count), sum(f.value)
    from (
        select organisation_id, measure, month, extra,
          ${sql.raw(places.map((place, at) => `${place} as d${at + 1}`).join(', '))}, sum(count) as count, sum(value) as value
        from figure_alike
        where besides = '' and ${sql.raw(toTheDay)} and (${many} or measure !~ ${manyValued})
        group by 1, 2, 3, 4, 5, 6, 7, 8
      ) f left join organisation o on o.id = f.organisation_id
      cross join unnest(coalesce(o.ancestry, array[f.organisation_id])) above(id)
    where ${sql.raw(level)}
    group by 1, 3, 4, 5, 6, 7, 8, 9 having sum(f.count) <> 0 or sum(f.value) <> 0
    order by 1, 3, 4, 5, 6, 7, 8, 9`.execute(tx);
}

/** Whether every dispute has been counted: before that no figure is whole. */
export async function figuresAreBuilt(db: Database | Tx): Promise<boolean> {
  return (await db.selectFrom('figureState').select('built').executeTakeFirst())?.built ?? false;
}

/** Where an interrupted building goes on: after this dispute's id. '' at the beginning. */
export async function builtAfter(db: Database): Promise<string> {
  return (await db.selectFrom('figureState').select('builtAfter').executeTakeFirst())?.builtAfter ?? '';
}

/** Notes how far the building has come. */
export async function noteBuiltUntil(db: Database, after: string): Promise<void> {
  await db.updateTable('figureState').set({ builtAfter: after }).where('built', '=', false).execute();
}

/** Every dispute has been counted: the sums are made where there are none yet, and from now on figures are given. */
export async function noteBuilt(db: Database): Promise<void> {
  if (await figuresAreBuilt(db)) return;
  await rebuildCells(db);
  await db.updateTable('figureState').set({ builtAfter: '', built: true }).execute();
}

/** Brings a dispute's entries to what they are to be, and tells the difference to the figures. */
export async function countDispute(
  tx: Tx,
  disputeId: string,
  journalSeq: number,
  { entries, renewed, digest }: CountedEntries,
): Promise<void> {
  const rows = JSON.stringify(entries.map(toColumns));
  await sql`select count_dispute(${disputeId}, ${journalSeq}, ${rows}::jsonb, ${JSON.stringify(renewed)}::jsonb)`.execute(
    tx,
  );
  await tx.updateTable('dispute').set({ figuresDigest: digest }).where('id', '=', disputeId).execute();
}

/** One entry as it is handed over; `besides` is left out where it is empty. */
export type CountedEntry = Omit<Selectable<FigureEntryRow>, 'disputeId' | 'besides'> & { besides?: string };

/** What counts of a dispute, whole. */
export interface CountedEntries {
  entries: readonly CountedEntry[];
  /** Refs of the deadlines in hand: of theirs, what is not among the entries is taken away; others' stay. */
  renewed: readonly string[];
  digest: string;
}

/** What of a dispute counts no more, and what counts now. A thing that counts otherwise than before is in both. */
export interface CountedDifference {
  went: readonly CountedEntry[];
  came: readonly CountedEntry[];
}

export const toColumns = ({
  organisationId,
  claimType,
  mediatorId,
  ...same
}: CountedEntry): Record<string, unknown> => ({
  ...same,
  organisation_id: organisationId,
  claim_type: claimType,
  mediator_id: mediatorId,
});

/** The next ids of disputes, in the order of their ids. */
export async function disputeIdsAfter(db: Database, after: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('dispute')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** All deadlines of a dispute, those that are long over included. */
export const everyDeadline = (db: Database | Tx, disputeId: string): Promise<DeadlineRow[]> =>
  db
    .selectFrom('deadline')
    .selectAll()
    .where('disputeId', '=', disputeId)
    .orderBy('openedAt')
    .orderBy('id')
    .execute();

/** A dispute with everything by which its figures can be checked, of one moment and not locked. */
export interface DisputeToCheck {
  whole: Pick<LoadedDispute, 'dispute' | 'claims' | 'parties' | 'assignments' | 'proceedings'>;
  /** Those that are long over included. */
  deadlines: DeadlineRow[];
  /** From first to last. */
  journal: JournalEntryRow[];
  /** What is kept of it among the figures. */
  kept: CountedEntry[];
}

function byDispute<T extends { disputeId: string }>(rows: readonly T[]): (id: string) => T[] {
  const sorted = Map.groupBy(rows, ({ disputeId }) => disputeId);
  return (id) => sorted.get(id) ?? [];
}

/** Reads disputes for a check, table by table: a check of very many would else spend its time waiting for answers. */
export async function readToCheck(tx: Tx, ids: readonly string[]): Promise<DisputeToCheck[]> {
  const disputes = await tx.selectFrom('dispute').selectAll().where('id', 'in', ids).orderBy('id').execute();
  const claims = byDispute(
    await tx.selectFrom('claimItem').selectAll().where('disputeId', 'in', ids).orderBy('position').execute(),
  );
  const parties = byDispute(
    await tx.selectFrom('party').selectAll().where('disputeId', 'in', ids).orderBy('position').execute(),
  );
  const assignments = byDispute(
    await tx.selectFrom('assignment').selectAll().where('disputeId', 'in', ids).execute(),
  );
  const proceedings = byDispute(
    await tx.selectFrom('proceeding').selectAll().where('disputeId', 'in', ids).orderBy('position').execute(),
  );
  const deadlines = byDispute(
    await tx
      .selectFrom('deadline')
      .selectAll()
      .where('disputeId', 'in', ids)
      .orderBy('openedAt')
      .orderBy('id')
      .execute(),
  );
  const journal = byDispute(
    await tx.selectFrom('journalEntry').selectAll().where('disputeId', 'in', ids).orderBy('seq').execute(),
  );
  const kept = byDispute(
    await tx.selectFrom('figureEntry').selectAll().where('disputeId', 'in', ids).execute(),
  );
  return disputes.map((dispute) => ({
    whole: {
      dispute,
      claims: claims(dispute.id),
      parties: parties(dispute.id),
      assignments: assignments(dispute.id),
      proceedings: proceedings(dispute.id),
    },
    deadlines: deadlines(dispute.id),
    journal: journal(dispute.id),
    kept: kept(dispute.id).map(({ disputeId: _one, besides, ...entry }) =>
      besides === '' ? entry : { ...entry, besides },
    ),
  }));
}

/** A sum that cells and waiting changes give otherwise than the entries; or of what stands now, the entries otherwise than the tables. */
export interface CellDifference {
  organisationId: string;
  grouping: string;
  measure: string;
  month: string;
  extra: string;
  d1: string;
  d2: string;
  d3: string;
  d4: string;
  kept: number;
  counted: number;
}

/** Compares every sum with the entries, at one moment. Empty where the figures hold. */
export async function cellDifferences(db: Database, most = 1000): Promise<CellDifference[]> {
  return inTransaction(db, 'system', async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    const { rows } = await sql<CellDifference>`
      with f as (
        select ${cellKey}, value as kept, 0::bigint as counted, count as n
        from figure_cell
        union all
        select ${headingColumns}, f.value, 0, f.count from figure_delta f ${headings}
        union all
        select ${headingColumns}, 0, f.value, -f.count
        from (select ${alike}, count(*) as count, sum(value)::bigint as value from figure_entry group by ${alike}) f ${headings})
      select ${cellKey}, sum(kept)::bigint as kept, sum(counted)::bigint as counted
      from f group by 1, 2, 3, 4, 5, 6, 7, 8, 9
      having sum(kept) <> sum(counted) or sum(n) <> 0
      order by 1, 2, 3, 4, 5, 6, 7, 8, 9 limit ${most}`.execute(tx);
    return rows;
  });
}

/**
 * Compares what is kept of what stands now with the tables themselves: open disputes by organisation, stage and day of filing;
 * mediations in hand by mediator; duties still owed by rule. Empty where they hold.
 */
export async function standingDifferences(db: Database, most = 1000): Promise<CellDifference[]> {
  return inTransaction(db, 'system', async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    const { rows } = await sql<CellDifference>`
      with bodies as (
        select distinct d.id, d.stage, d.filed_on, above.id as organisation_id
        from dispute d join assignment a on a.dispute_id = d.id and a.role in ('mediationBody', 'court', 'commission')
          join organisation o on o.id = a.holder_id cross join unnest(o.ancestry) above(id)
        where d.status = 'open'),
      told as (
        select organisation_id, 'now.open' as measure, to_char(filed_on, 'YYYY-MM-DD') as month, stage as extra, '' as d1,
          0 as kept, 1 as counted
        from bodies
        union all
        select a.holder_id, 'now.inHand', to_char(d.filed_on, 'YYYY-MM'), '', m.holder_id, 0, 1
        from dispute d join assignment m on m.dispute_id = d.id and m.role = 'mediator'
          join assignment a on a.dispute_id = d.id and a.role = 'mediationBody'
        where d.status = 'open' and d.stage = 'mediation'
        union all
        select '', 'now.owed', left(d.due_on, 7), d.rule_id, '', 0, 1
        from deadline d where d.status = 'breached' and d.rule_class = 'institutional_duty'
        union all
        select case when f.measure = 'now.owed' then '' else h.organisation_id end, f.measure, f.month, f.extra,
          case when f.measure = 'now.inHand' then f.mediator_id else '' end, f.value, 0
        from figure_entry f cross join lateral (
          select f.organisation_id where f.measure <> 'now.open'
          union all
          select above.id from organisation o cross join unnest(o.ancestry) above(id)
          where f.measure = 'now.open' and o.id = f.organisation_id and figure_counts_for(above.id, f.besides)) h
        where f.measure like 'now.%')
      select organisation_id, 'standing' as "grouping", measure, month, extra, d1, '' as d2, '' as d3, '' as d4,
        sum(kept)::bigint as kept, sum(counted)::bigint as counted
      from told group by 1, 3, 4, 5, 6 having sum(kept) <> sum(counted)
      order by 1, 3, 4, 5, 6 limit ${most}`.execute(tx);
    return rows;
  });
}
