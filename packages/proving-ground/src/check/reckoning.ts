import type { LocalRules } from '@dingfen/legal-basis';
import { calendar, type Notice } from '@dingfen/legal-calendar';
import type { Reckoning } from '@dingfen/procedure-kit';
import type pg from 'pg';

interface NoticeRow extends Omit<Notice, 'publishedOn'> {
  id: number;
  publishedOn: string;
  importedAt: string;
}

/** By what days are counted: the calendars with the holiday notices that had been imported, and what is configured. */
export interface Reckonings {
  /** As it was at an instant of the clock of the database. */
  at(instant: string): Reckoning;
  /** With the notices up to an id. */
  upTo(noticeId: number): Reckoning;
}

/** Reads the imported notices. For the same notices there is always the same object, so that two can be compared. */
export async function readReckonings(
  db: pg.Client,
  local: LocalRules,
): Promise<(regionCode: string) => Reckonings> {
  const { rows } = await db.query<NoticeRow>(
    `select id, calendar, year, document, published_on as "publishedOn", source, confidence, replaces, blocks,
       imported_at as "importedAt" from holiday_notice order by id`,
  );
  const known = new Map<string, Reckoning>();
  const of = (id: 'CN' | 'CN-GX', newest: number): Reckoning => {
    const name = `${id} ${newest}`;
    const loaded = rows.slice(0, newest).map(
      ({ id: _id, importedAt: _at, replaces, ...one }): Notice => ({
        ...one,
        ...(replaces ? { replaces } : {}),
      }),
    );
    const found = known.get(name) ?? { calendar: calendar(id, loaded), local };
    known.set(name, found);
    return found;
  };
  return (regionCode) => {
    const id = regionCode.startsWith('45') ? 'CN-GX' : 'CN';
    return {
      at: (instant) => of(id, rows.filter(({ importedAt }) => importedAt <= instant).length),
      upTo: (noticeId) => of(id, rows.filter((one) => one.id <= noticeId).length),
    };
  };
}
