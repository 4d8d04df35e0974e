import { type Calendar, type CalendarId, calendar, type Notice } from '@dingfen/legal-calendar';
import {
  type Database,
  holidayNotices,
  newestHolidayNotice,
  type StoredNotice,
  type Tx,
} from '@dingfen/persistence';

/** The calendars as they stand with the imported notices up to one of them. */
export interface CalendarBook {
  /** Id of the newest notice in it; 0 when there is none but the built-in ones. */
  newest: number;
  /** Every imported notice in the order of import, superseded ones included. */
  stored: readonly StoredNotice[];
  /** The same as the calendar reads them: of two for one year the later counts. */
  loaded: readonly Notice[];
  calendar(id: CalendarId): Calendar;
  /** Guangxi keeps a regional holiday; everywhere else the national calendar counts. */
  of(regionCode: string): Calendar;
}

/** One engine's calendars. What is in the database counts at once, for every process that reads it. */
export interface Calendars {
  /** The book that ends with the given notice. Built once, then remembered. */
  upTo(newest: number, db: Database | Tx): Promise<CalendarBook>;
  /** The book of this moment, for whoever has no dispute in hand. */
  now(db: Database | Tx): Promise<CalendarBook>;
}

export function createCalendars(): Calendars {
  const books = new Map([[0, bookOf(0, [])]]);
  const calendars: Calendars = {
    async upTo(newest, db) {
      const known = books.get(newest);
      if (known) return known;
      const book = bookOf(newest, await holidayNotices(db, newest));
      books.set(newest, book);
      return book;
    },
    now: async (db) => calendars.upTo(await newestHolidayNotice(db), db),
  };
  return calendars;
}

function bookOf(newest: number, stored: readonly StoredNotice[]): CalendarBook {
  const loaded = stored.map(noticeOf);
  const built = { CN: calendar('CN', loaded), 'CN-GX': calendar('CN-GX', loaded) };
  return {
    newest,
    stored,
    loaded,
    calendar: (id) => built[id],
    of: (regionCode) => built[calendarIdOf(regionCode)],
  };
}

/** A notice as it was read, from its row. */
export function noticeOf(row: StoredNotice): Notice {
  const { calendar: id, year, document, publishedOn, source, confidence, replaces, blocks } = row;
  return {
    calendar: id,
    year,
    document,
    publishedOn,
    source,
    confidence,
    ...(replaces ? { replaces } : {}),
    blocks: blocks as Notice['blocks'],
  };
}

const calendarIdOf = (regionCode: string): CalendarId => (regionCode.startsWith('45') ? 'CN-GX' : 'CN');
