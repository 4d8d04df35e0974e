import { userInfo } from 'node:os';
import {
  type Engine,
  importNotice,
  rebuildFigures,
  type Rebuilding,
  type Recount,
  recountDeadlines,
} from '@dingfen/dispute-engine';
import { isRefusal } from '@dingfen/domain';
import { type CalendarId, notices } from '@dingfen/legal-calendar';
import { both, columns, type Screen, WrongUse } from '../screen.ts';
import { readJsonFile } from './read-json-file.ts';

interface Output {
  json?: boolean;
}

/**
 * Stores a year's holiday notice and counts every open period anew that has not been counted with it; then the figures, in which
 * the last day of a payment may have moved although its dispute is long closed.
 */
export async function importCalendar(
  screen: Screen,
  engine: Engine,
  file: string,
  { json }: Output,
): Promise<number> {
  const imported = await importNotice(engine, readJsonFile(file), userInfo().username);
  if (isRefusal(imported)) {
    const { failing, detail } = imported;
    const said = (lang: 'zh' | 'en') =>
      failing.map(({ condition, summary }) => `${condition}: ${summary[lang]}`).join('; ') || detail[lang];
    throw new WrongUse({ zh: said('zh'), en: said('en') });
  }
  const { notice, stored, supersedes } = imported;
  const name = `${notice.document}（${notice.calendar} ${notice.year}）`;
  if (!json) {
    if (!stored)
      screen.say(both({ zh: `${name}已在使用，未作改动`, en: 'already in force, nothing changed' }));
    else
      screen.say(
        supersedes === undefined
          ? both({ zh: `已导入${name}`, en: 'imported' })
          : both({ zh: `已导入${name}，取代${supersedes}`, en: `imported, superseding ${supersedes}` }),
      );
  }
  const counted = await recountDeadlines(engine, { onProgress: progressOn(screen, json) });
  const isNew = stored || counted.total > 0;
  const figures: Rebuilding = isNew ? await rebuildFigures(engine) : { disputes: 0, failed: [] };
  if (json)
    screen.say(JSON.stringify({ notice, stored, supersedes: supersedes ?? null, recount: counted, figures }));
  else if (isNew) tell(screen, counted);
  for (const { disputeId, reason } of figures.failed)
    screen.warn(
      both({ zh: `${disputeId} 的统计未能更新`, en: `its figures could not be counted: ${reason}` }),
    );
  return counted.failed.length + figures.failed.length === 0 ? 0 : 1;
}

/** Counts every open period anew, whatever it was counted with before. */
export async function recountCalendar(screen: Screen, engine: Engine, { json }: Output): Promise<number> {
  const counted = await recountDeadlines(engine, { all: true, onProgress: progressOn(screen, json) });
  if (json) screen.say(JSON.stringify(counted));
  else tell(screen, counted);
  return counted.failed.length === 0 ? 0 : 1;
}

/** A line whenever another twentieth is done. */
function progressOn(screen: Screen, json: boolean | undefined): (soFar: Recount) => void {
  let told = 0;
  return ({ seen, total, moved }) => {
    const twentieths = Math.floor((Math.min(seen, total) * 20) / total);
    if (json || twentieths === told || seen >= total) return;
    told = twentieths;
    screen.say(
      both({
        zh: `${seen}/${total}（${twentieths * 5}%），${moved}件有变动`,
        en: `${seen} of ${total} disputes, ${moved} with a changed period`,
      }),
    );
  };
}

function tell(screen: Screen, { seen, moved, deadlines, lapsed, failed }: Recount): void {
  screen.say(
    both({
      zh: `重新计算${seen}件争议：${moved}件、${deadlines}项期限有变动，${lapsed}项随之届满`,
      en: `${seen} disputes counted anew: ${deadlines} periods in ${moved} of them changed, ${lapsed} are over by that`,
    }),
  );
  for (const { disputeId, reason } of failed)
    screen.warn(both({ zh: `${disputeId} 未能重新计算`, en: `could not be counted anew: ${reason}` }));
  if (failed.length > 0)
    screen.warn(
      both({
        zh: '排除原因后运行 dingfen calendar recount',
        en: 'mend it, then run dingfen calendar recount',
      }),
    );
}

const calendars: readonly CalendarId[] = ['CN', 'CN-GX'];

/** The notices in force, built in and imported, and those that were superseded. */
export async function listCalendars(screen: Screen, engine: Engine, { json }: Output): Promise<number> {
  const book = await engine.calendars.now(engine.db);
  const inForce = notices('CN-GX', book.loaded);
  const importedOf = (document: string, calendar: string, year: number) =>
    book.stored.find(
      (one) =>
        one.document === document &&
        one.calendar === calendar &&
        one.year === year &&
        one.supersededAt === null,
    );
  const superseded = book.stored.filter((one) => one.supersededAt !== null);
  const rows = [
    ...inForce.map(({ calendar, year, document, publishedOn, source, confidence }) => {
      const row = importedOf(document, calendar, year);
      return {
        calendar,
        year,
        document,
        publishedOn,
        source,
        confidence,
        importedAt: row?.importedAt ?? null,
        importedBy: row?.importedBy ?? null,
        supersededAt: null,
      };
    }),
    ...superseded.map((one) => ({
      calendar: one.calendar,
      year: one.year,
      document: one.document,
      publishedOn: one.publishedOn,
      source: one.source,
      confidence: one.confidence,
      importedAt: one.importedAt,
      importedBy: one.importedBy,
      supersededAt: one.supersededAt,
    })),
  ];
  if (json) {
    screen.say(
      JSON.stringify({
        knownUntil: Object.fromEntries(calendars.map((id) => [id, book.calendar(id).knownUntil])),
        notices: rows,
      }),
    );
    return 0;
  }
  for (const line of columns(
    rows.map((one) => [
      one.calendar,
      String(one.year),
      one.publishedOn,
      one.confidence,
      one.supersededAt === null ? '现行 in force' : '已取代 superseded',
      one.importedAt === null
        ? '内置 built in'
        : `导入 imported ${one.importedAt.slice(0, 10)} ${one.importedBy}`,
      one.document,
    ]),
  ))
    screen.say(line);
  return 0;
}
