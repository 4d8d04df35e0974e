import { join } from 'node:path';
import { builtInBook, type CalendarBook, readLocalRules } from '@dingfen/dispute-engine';
import { type Calendar, type CalendarId, calendar } from '@dingfen/legal-calendar';
import { runningPostgres } from '@dingfen/local-stack';
import { engineOn, withConnection } from './database.ts';
import { dataFolder } from './places.ts';
import { both, type Screen } from './screen.ts';

/** By what a command that needs no database counts. */
export interface LawAtHand extends Pick<CalendarBook, 'loaded' | 'local'> {
  /** Where the imported holiday notices were read; why there are none. */
  from: 'database' | 'noDatabase' | 'unreadable';
}

/**
 * The calendars with the imported notices where a database is there (DATABASE_URL, or the local server while it runs), the
 * built-in ones where none is or it cannot be read; and what DINGFEN_LOCAL_RULES configures. Starts nothing, changes nothing.
 */
export async function lawAtHand(): Promise<LawAtHand> {
  const local = readLocalRules(process.env['DINGFEN_LOCAL_RULES']);
  const builtIn = builtInBook(local);
  const url =
    process.env['DATABASE_URL'] || (await runningPostgres({ dataDir: join(dataFolder(), 'postgres') }));
  if (!url) return { ...builtIn, from: 'noDatabase' };
  try {
    const book = await withConnection(url, (db) => engineOn(db).calendars.now(db), 1);
    return { ...book, from: 'database' };
  } catch {
    return { ...builtIn, from: 'unreadable' };
  }
}

/** @throws RefusedInput for an id that no calendar has */
export const calendarBy = ({ loaded }: LawAtHand, id: string): Calendar => calendar(id as CalendarId, loaded);

const provenance = {
  database: { zh: '已含数据库中导入的放假通知', en: 'with the holiday notices imported into the database' },
  noDatabase: {
    zh: '仅内置放假通知（没有数据库）',
    en: 'built-in holiday notices only: no database is there',
  },
  unreadable: {
    zh: '仅内置放假通知（数据库无法读取）',
    en: 'built-in holiday notices only: the database cannot be read',
  },
};

/** Which calendar an answer rests on, as part of its JSON. */
export function calendarUsed(law: LawAtHand, id: string) {
  const { knownUntil } = calendarBy(law, id);
  const imported = law.loaded.map(({ calendar: of, year, document }) => ({ calendar: of, year, document }));
  return { id, notices: law.from, imported, knownUntil };
}

/** The same as a line. */
export function sayCalendar(screen: Screen, law: LawAtHand, id: string): void {
  const { zh, en } = provenance[law.from];
  const { knownUntil } = calendarBy(law, id);
  screen.say(
    `日历 calendar        ${id} ${both({ zh: `${zh}，已知至${knownUntil}`, en: `${en}, known until ${knownUntil}` })}`,
  );
}
