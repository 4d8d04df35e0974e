import { type Selectable, sql } from 'kysely';
import { currentInstant, type Database, inTransaction, type Tx } from './connect.ts';
import type { HolidayNoticeRow } from './rows.ts';

export type StoredNotice = Selectable<HolidayNoticeRow>;

/** What a notice says and where it comes from, before it is stored. `blocks` is JSON. */
export type NewNotice = Pick<
  StoredNotice,
  'calendar' | 'year' | 'document' | 'publishedOn' | 'source' | 'confidence' | 'replaces' | 'blocks'
>;

/** Id of the newest imported notice; 0 when none was imported. */
export const newestNotice = sql<number>`(select coalesce(max(id), 0) from holiday_notice)`;

export async function newestHolidayNotice(db: Database | Tx): Promise<number> {
  const { rows } = await sql<{ newest: number }>`select ${newestNotice} as newest`.execute(db);
  return (rows[0] as { newest: number }).newest;
}

/** Every imported notice up to an id, oldest first, superseded ones included. */
export const holidayNotices = (db: Database | Tx, upTo: number): Promise<StoredNotice[]> =>
  db.selectFrom('holidayNotice').selectAll().where('id', '<=', upTo).orderBy('id').execute();

/**
 * Stores the notice that `decide`, who sees all that were imported before, makes of them, if any; one of the same calendar
 * and year is superseded by it. One import at a time; what was filed by the older calendar is committed before the import is,
 * so that whoever looks afterwards for what to count anew misses nothing.
 */
export function storeHolidayNotice<T>(
  db: Database,
  importedBy: string,
  decide: (earlier: readonly StoredNotice[]) => { store?: NewNotice | undefined; answer: T },
): Promise<T> {
  return inTransaction(db, importedBy, async (tx) => {
    // Every command inserts its key first. This waits for those that have begun and holds back, for a moment, those that come.
    await sql`lock table command in share row exclusive mode`.execute(tx);
    const { store: notice, answer } = decide(await holidayNotices(tx, await newestHolidayNotice(tx)));
    if (!notice) return answer;
    const now = await currentInstant(tx);
    await tx
      .updateTable('holidayNotice')
      .set({ supersededAt: now })
      .where('calendar', '=', notice.calendar)
      .where('year', '=', notice.year)
      .where('supersededAt', 'is', null)
      .execute();
    await tx
      .insertInto('holidayNotice')
      .values({
        ...notice,
        blocks: JSON.stringify(notice.blocks),
        importedAt: now,
        importedBy,
        supersededAt: null,
      })
      .execute();
    return answer;
  });
}

/** Disputes that are open or have a period open: only those counted with fewer notices than `behind`, or all of them. */
const withPeriods = (db: Database, behind: number | undefined) => {
  const all = db
    .selectFrom('dispute')
    .where((is) =>
      is.or([
        is('status', '=', 'open'),
        is.exists(
          is
            .selectFrom('deadline')
            .select('deadline.id')
            .whereRef('deadline.disputeId', '=', 'dispute.id')
            .where('deadline.status', 'in', ['running', 'paused', 'breached']),
        ),
      ]),
    );
  return behind === undefined ? all : all.where('countedWith', '<', behind);
};

/** How many disputes are to be counted anew. */
export async function countDisputesToRecount(db: Database, behind?: number): Promise<number> {
  const row = await withPeriods(db, behind)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** The next ids of disputes to be counted anew, in the order of their ids. */
export async function disputesToRecount(
  db: Database,
  after: string,
  limit: number,
  behind?: number,
): Promise<string[]> {
  const rows = await withPeriods(db, behind)
    .select('dispute.id')
    .where('dispute.id', '>', after)
    .orderBy('dispute.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
