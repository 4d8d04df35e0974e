import { type RawBuilder, sql } from 'kysely';
import { type Database, inTransaction, type Tx } from './connect.ts';
import type { LoadedDispute } from './in-hand.ts';
import type { DeadlineRow, FigureEntryRow, JournalEntryRow } from './rows.ts';

/** Held by whoever writes cells; released with the transaction, also when its process dies. */
const theOnlyMerger = sql`hashtext('dingfen.figures')`;

/**
 * Folds changes into the cells. What falls into a month that an organisation has published, or before it, is also kept as a late
 * change: whoever publishes has folded before, so a change folded later cannot be in what was published.
 */
async function fold(tx: Tx, pending: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ folded: number }>`
    with taken as (delete from figure_delta where id in (${pending}) returning *),
    late as (
      insert into figure_late_change (publisher_id, delta_id, after_publication, dispute_id, journal_seq, ref, measure, extra,
          month, organisation_id, claim_type, channel, category, industry, mediator_id, count, value)
        select p.organisation_id, t.id, p.latest, t.dispute_id, t.journal_seq, t.ref, t.measure, t.extra,
          t.month, t.organisation_id, t.claim_type, t.channel, t.category, t.industry, t.mediator_id, t.count, t.value
        from taken t join organisation o on o.id = t.organisation_id
          join (select organisation_id, max(id) as latest, max(month) as month from published_month group by 1) p
            on p.organisation_id = any(o.ancestry) and p.month >= t.month),
    folded as (
      insert into figure_cell as c (organisation_id, "grouping", measure, month, extra, d1, d2, count, value)
        select h.organisation_id, h."grouping", t.measure, t.month, t.extra, h.d1, h.d2, sum(t.count), sum(t.value)
        from taken t cross join lateral figure_headings(
          t.organisation_id, t.claim_type, t.channel, t.category, t.industry, t.mediator_id) h
        group by 1, 2, 3, 4, 5, 6, 7
        having sum(t.count) <> 0 or sum(t.value) <> 0
        on conflict (organisation_id, "grouping", measure, month, extra, d1, d2) do update
          set count = c.count + excluded.count, value = c.value + excluded.value)
    select count(*) as folded from taken`.execute(tx);
  return rows[0]?.folded ?? 0;
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

/** Everything committed until now is in the cells when this returns, and nothing more comes in before the transaction ends. */
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
    // One statement, so that entries and waiting changes are of one moment.
    const { numAffectedRows = 0n } = await sql`
      insert into figure_cell (organisation_id, "grouping", measure, month, extra, d1, d2, count, value)
      select h.organisation_id, h."grouping", f.measure, f.month, f.extra, h.d1, h.d2, sum(f.count), sum(f.value)
      from (
        select organisation_id, claim_type, channel, category, industry, mediator_id, measure, month, extra, count(*) as count,
          sum(value) as value
        from figure_entry
        group by 1, 2, 3, 4, 5, 6, 7, 8, 9
        union all
        select organisation_id, claim_type, channel, category, industry, mediator_id, measure, month, extra, -count, -value
        from figure_delta
      ) f cross join lateral figure_headings(
        f.organisation_id, f.claim_type, f.channel, f.category, f.industry, f.mediator_id) h
      group by 1, 2, 3, 4, 5, 6, 7
      having sum(f.count) <> 0 or sum(f.value) <> 0`.execute(tx);
    return Number(numAffectedRows);
  });
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

/** Every dispute has been counted: from now on figures are given. */
export async function noteBuilt(db: Database): Promise<void> {
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

/** What counts of a dispute, whole. */
export interface CountedEntries {
  entries: readonly Omit<FigureEntryRow, 'disputeId'>[];
  /** Refs of the deadlines in hand: of theirs, what is not among the entries is taken away; others' stay. */
  renewed: readonly string[];
  digest: string;
}

export const toColumns = ({
  organisationId,
  claimType,
  mediatorId,
  ...same
}: Omit<FigureEntryRow, 'disputeId'>): Record<string, unknown> => ({
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

/** What is kept of one dispute. */
export const figureEntriesOfDispute = async (
  db: Database | Tx,
  disputeId: string,
): Promise<Omit<FigureEntryRow, 'disputeId'>[]> => {
  const rows = await db.selectFrom('figureEntry').selectAll().where('disputeId', '=', disputeId).execute();
  return rows.map(({ disputeId: _one, ...entry }) => entry);
};

/** A dispute with what counts of it, not locked. */
export async function readWholeDispute(
  tx: Tx,
  id: string,
): Promise<
  Pick<LoadedDispute, 'dispute' | 'claims' | 'parties' | 'assignments' | 'proceedings'> | undefined
> {
  const dispute = await tx.selectFrom('dispute').selectAll().where('id', '=', id).executeTakeFirst();
  if (!dispute) return undefined;
  return {
    dispute,
    claims: await tx
      .selectFrom('claimItem')
      .selectAll()
      .where('disputeId', '=', id)
      .orderBy('position')
      .execute(),
    parties: await tx
      .selectFrom('party')
      .selectAll()
      .where('disputeId', '=', id)
      .orderBy('position')
      .execute(),
    assignments: await tx.selectFrom('assignment').selectAll().where('disputeId', '=', id).execute(),
    proceedings: await tx
      .selectFrom('proceeding')
      .selectAll()
      .where('disputeId', '=', id)
      .orderBy('position')
      .execute(),
  };
}

/** A dispute's journal from first to last. */
export const readWholeJournal = (tx: Tx, disputeId: string): Promise<JournalEntryRow[]> =>
  tx.selectFrom('journalEntry').selectAll().where('disputeId', '=', disputeId).orderBy('seq').execute();

/** A sum that cells and waiting changes give otherwise than the entries. */
export interface CellDifference {
  organisationId: string;
  grouping: string;
  measure: string;
  month: string;
  extra: string;
  d1: string;
  d2: string;
  kept: number;
  counted: number;
}

/** Compares every sum with the entries, at one moment. Empty where the figures hold. */
export async function cellDifferences(db: Database, most = 1000): Promise<CellDifference[]> {
  return inTransaction(db, 'system', async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    const { rows } = await sql<CellDifference>`
      with f as (
        select organisation_id, "grouping", measure, month, extra, d1, d2, value as kept, 0::bigint as counted, count as n
        from figure_cell
        union all
        select h.organisation_id, h."grouping", w.measure, w.month, w.extra, h.d1, h.d2, w.value, 0, w.count
        from figure_delta w cross join lateral figure_headings(
          w.organisation_id, w.claim_type, w.channel, w.category, w.industry, w.mediator_id) h
        union all
        select h.organisation_id, h."grouping", e.measure, e.month, e.extra, h.d1, h.d2, 0, e.value, -1
        from figure_entry e cross join lateral figure_headings(
          e.organisation_id, e.claim_type, e.channel, e.category, e.industry, e.mediator_id) h)
      select organisation_id, "grouping", measure, month, extra, d1, d2, sum(kept)::bigint as kept,
        sum(counted)::bigint as counted
      from f group by 1, 2, 3, 4, 5, 6, 7
      having sum(kept) <> sum(counted) or sum(n) <> 0
      order by 1, 2, 3, 4, 5, 6, 7 limit ${most}`.execute(tx);
    return rows;
  });
}
