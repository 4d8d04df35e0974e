import type { LocalRules } from '@dingfen/legal-basis';
import { type Calendar, type CalendarId, calendar, type Notice } from '@dingfen/legal-calendar';
import {
  type Database,
  holidayNotices,
  newestHolidayNotice,
  type StoredNotice,
  type Tx,
} from '@dingfen/persistence';
import type { Reckoning } from '@dingfen/procedure-kit';

/** The calendars as they stand with the imported notices up to one of them, and what the deployment has configured beside them. */
export interface CalendarBook {
  /** Id of the newest notice in it; 0 when there is none but the built-in ones. */
  newest: number;
  /** Every imported notice in the order of import, superseded ones included. */
  stored: readonly StoredNotice[];
  /** The same as the calendar reads them: of two for one year the later counts. */
  loaded: readonly Notice[];
  /** What the deployment has configured where the law leaves room. */
  local: LocalRules;
  calendar(id: CalendarId): Calendar;
  /**
   * By what a dispute of a region is reckoned. Guangxi keeps a regional holiday; everywhere else the national calendar counts.
   * Always the same object for one calendar, so that two reckonings can be compared.
   */
  of(regionCode: string): Reckoning;
}

/** One engine's calendars. What is in the database counts at once, for every process that reads it. */
export interface Calendars {
  /** The book that ends with the given notice. Built once, then remembered. */
  upTo(newest: number, db: Database | Tx): Promise<CalendarBook>;
  /** The book of this moment, for whoever has no dispute in hand. */
  now(db: Database | Tx): Promise<CalendarBook>;
}

export function createCalendars(local: LocalRules): Calendars {
  const books = new Map([[0, builtInBook(local)]]);
  const calendars: Calendars = {
    async upTo(newest, db) {
      const known = books.get(newest);
      if (known) return known;
      const book = bookOf(newest, await holidayNotices(db, newest), local);
      books.set(newest, book);
      return book;
    },
    now: async (db) => calendars.upTo(await newestHolidayNotice(db), db),
  };
  return calendars;
}

/** The book of nobody's database: the notices that are built in. */
export const builtInBook = (local: LocalRules): CalendarBook => bookOf(0, [], local);

function bookOf(newest: number, stored: readonly StoredNotice[], local: LocalRules): CalendarBook {
  const loaded = stored.map(noticeOf);
  const built = { CN: calendar('CN', loaded), 'CN-GX': calendar('CN-GX', loaded) };
  const reckonings = {
    CN: { calendar: built.CN, local },
    'CN-GX': { calendar: built['CN-GX'], local },
  };
  return {
    newest,
    stored,
    loaded,
    local,
    calendar: (id) => built[id],
    of: (regionCode) => reckonings[calendarIdOf(regionCode)],
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
