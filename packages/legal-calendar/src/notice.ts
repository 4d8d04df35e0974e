import type { CalendarId } from './calendar.ts';
import { addDays, type CivilDate, dayOfWeek, daysBetween, isCivilDate, type Text } from './civil-date.ts';
import { guangxiHolidays } from './guangxi-holidays.ts';
import { nationalHolidays } from './national-holidays.ts';
import { checkRecords, RefusedInput, shown } from './refused-input.ts';

/** One holiday of a year's notice: days off from `from` to `to` inclusive, and the weekend days worked for it. */
export interface HolidayBlock {
  readonly name: Text;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly makeUpDays: readonly CivilDate[];
  /** Days off on weekdays given beyond the statutory ones and not worked for, as in early 2020; 0 when absent. */
  readonly grantedDays?: number;
}

/** What one official notice says about one year. */
export interface Notice {
  /** 'CN' for the State Council's notice, 'CN-GX' for what Guangxi orders on top of it. */
  readonly calendar: CalendarId;
  readonly year: number;
  /** Number of the document; its title where the number is not known. */
  readonly document: string;
  readonly publishedOn: CivilDate;
  /** Where the text was read. */
  readonly source: string;
  /** 'A': the text itself was read. 'B': only a report of it. */
  readonly confidence: 'A' | 'B';
  /** Said in so many words when the year is known already and this notice takes the place of the known one. */
  readonly replaces?: boolean;
  readonly blocks: readonly HolidayBlock[];
}

/** One thing that is wrong with a notice. */
export interface NoticeProblem {
  readonly field: string;
  readonly text: Text;
}

/** A notice that cannot be loaded, with everything that is wrong with it. */
export class NoticeRefused extends RefusedInput {
  override readonly name = 'NoticeRefused';
  readonly problems: readonly NoticeProblem[];

  constructor(problems: readonly NoticeProblem[]) {
    super(problems[0]?.field ?? 'notice', {
      zh: problems.map(({ text }) => text.zh).join('；'),
      en: problems.map(({ text }) => text.en).join('; '),
    });
    this.problems = problems;
  }
}

/** A statutory holiday of the whole country (全国年节及纪念日放假办法 art 2), 11 days until 2024 and 13 from 2025. */
interface StatutoryHoliday {
  readonly zh: string;
  readonly en: string;
  /** Days off by statute. */
  readonly days: (year: number) => number;
  /** 'MM-DD' of the holiday where the solar calendar fixes it: each of these days lies in the block. */
  readonly fixed?: (year: number) => readonly string[];
  /** First and last 'MM-DD' on which it can fall where the moon or the sun decides: the block touches the span. */
  readonly between?: readonly [string, string];
}

/** From this year New Year's Eve and 2 May are statutory holidays as well (State Council decree 795). */
const THIRTEEN_DAYS_FROM = 2025;

const statutoryHolidays: readonly StatutoryHoliday[] = [
  { zh: '元旦', en: "New Year's Day", days: () => 1, fixed: () => ['01-01'] },
  {
    zh: '春节',
    en: 'Spring Festival',
    days: (year) => (year < THIRTEEN_DAYS_FROM ? 3 : 4),
    between: ['01-21', '02-21'],
  },
  { zh: '清明', en: 'Qingming', days: () => 1, between: ['04-04', '04-05'] },
  {
    zh: '劳动节',
    en: 'Labour Day',
    days: (year) => (year < THIRTEEN_DAYS_FROM ? 1 : 2),
    fixed: (year) => (year < THIRTEEN_DAYS_FROM ? ['05-01'] : ['05-01', '05-02']),
  },
  { zh: '端午', en: 'Dragon Boat Festival', days: () => 1, between: ['05-27', '06-26'] },
  { zh: '中秋', en: 'Mid-Autumn Festival', days: () => 1, between: ['09-07', '10-09'] },
  { zh: '国庆', en: 'National Day', days: () => 3, fixed: () => ['10-01', '10-02', '10-03'] },
];

/** Since 2008 the seven holidays are those above, and a notice has the form checked here. */
const FIRST_YEAR = 2008;
const LAST_YEAR = 9999;
/** The longest block so far, Spring Festival 2020 as extended. */
const MAX_BLOCK_DAYS = 10;
/** Telegram of the State Council General Office; in 2015 one came from the State Council itself. */
const NATIONAL_DOCUMENT = /^国办?发明电〔(\d{4})〕[1-9]\d*号$/;

const NOTICE_FIELDS = [
  'calendar',
  'year',
  'document',
  'publishedOn',
  'source',
  'confidence',
  'replaces',
  'blocks',
];
const BLOCK_FIELDS = ['name', 'from', 'to', 'makeUpDays', 'grantedDays'];

type Fields = Readonly<Record<string, unknown>>;
type Report = (field: string, zh: string, en: string) => void;

/** A block as far as it could be read. */
interface DraftBlock {
  /** Where it stands in the file, 'blocks[2]'. */
  readonly field: string;
  readonly name: Text | undefined;
  readonly from: CivilDate | undefined;
  readonly to: CivilDate | undefined;
  readonly makeUpDays: readonly (CivilDate | undefined)[];
  readonly grantedDays: number;
}

/** A block whose days are known. */
type DatedBlock = DraftBlock & { readonly from: CivilDate; readonly to: CivilDate };
/** A block whose days can be counted. */
type WholeBlock = DatedBlock & { readonly name: Text };

/** A notice as far as it could be read. */
interface Draft {
  readonly calendar: CalendarId | undefined;
  readonly year: number | undefined;
  readonly document: string | undefined;
  readonly publishedOn: CivilDate | undefined;
  readonly source: string | undefined;
  readonly confidence: 'A' | 'B';
  readonly replaces: boolean;
  readonly blocks: readonly DraftBlock[];
}

/**
 * Reads a notice from parsed JSON: `{ calendar, year, document, publishedOn, source, blocks: [{ name: { zh, en }, from,
 * to, makeUpDays, grantedDays? }], confidence?, replaces? }`. `confidence` is 'B' where the file does not claim that
 * the official text was read. What is checked besides the form:
 *
 * - blocks are in order, do not overlap, and lie in the year; only the New Year block may begin, and a day be worked
 *   for it, in the December before, as in the notices for 2012, 2019 and 2023;
 * - a make-up day is a Saturday or Sunday outside every block;
 * - a national notice names each of the seven statutory holidays once, on days it can fall on, and over the year its
 *   weekdays off are the statutory days, the days granted, and as many as are made up for. It bears a number of the
 *   form 国办发明电〔YYYY〕N号 with the year of publication, and is published before its first holiday is over;
 * - a regional notice is held to the form and the order of its blocks only: it may give a national make-up day back;
 * - a year that is known already, built in or among `loaded`, needs `replaces: true`. The notice then states the whole
 *   year as amended, and may be published until its last holiday is over (Labour Day 2019, Spring Festival 2020).
 *
 * What it returns goes into `calendar(id, [notice])` as it is. Throws NoticeRefused with all problems at once, RefusedInput
 * when `loaded` holds what was never read.
 */
export function readNotice(value: unknown, loaded: readonly Notice[] = []): Notice {
  checkNotices('loaded', loaded);
  const problems: NoticeProblem[] = [];
  const report: Report = (field, zh, en) => problems.push({ field, text: { zh, en } });
  if (!isRecord(value)) {
    report(
      'notice',
      `通知须为对象，收到的是 ${shown(value)}`,
      `a notice must be an object, got ${shown(value)}`,
    );
    throw new NoticeRefused(problems);
  }
  const draft = draftOf(value, report);
  checkDays(draft, report);
  if (draft.calendar === 'CN') {
    checkDocument(draft, report);
    checkStatutoryHolidays(draft, report);
  }
  checkPublication(draft, report);
  checkReplacement(draft, loaded, report);
  if (problems.length > 0) throw new NoticeRefused(problems);
  return finished(draft);
}

/** Without a problem every field was read, which the compiler cannot see. */
function finished({ replaces, blocks, ...draft }: Draft): Notice {
  const whole = blocks.map(({ name, from, to, makeUpDays, grantedDays }) => ({
    name,
    from,
    to,
    makeUpDays,
    ...(grantedDays > 0 ? { grantedDays } : {}),
  }));
  return { ...draft, ...(replaces ? { replaces } : {}), blocks: whole } as Notice;
}

/** A notice as `notices` gives it, without what the calendar has added. */
const withoutScope = ({ scope: _, ...notice }: Notice & { readonly scope?: Text }): Fields => ({ ...notice });

/** Throws RefusedInput naming the place, as `loaded[0].year`, when notices said to be read before have not the form for it. */
export function checkNotices(field: string, loaded: readonly Notice[]): void {
  checkRecords(field, loaded);
  for (const [index, notice] of loaded.entries()) {
    const refuse: Report = (place, zh, en) => {
      throw new RefusedInput(`${field}[${index}].${place}`, { zh, en });
    };
    checkDays(draftOf(withoutScope(notice), refuse), refuse);
  }
}

// --- Form ------------------------------------------------------------------------------------------------------

function draftOf(given: Fields, report: Report): Draft {
  refuseUnknownFields(given, NOTICE_FIELDS, '', report);
  return {
    calendar: calendarIn(given['calendar'], report),
    year: yearIn(given['year'], report),
    document: wordsIn(given['document'], 'document', report),
    publishedOn: dateIn(given['publishedOn'], 'publishedOn', report),
    source: wordsIn(given['source'], 'source', report),
    confidence: confidenceIn(given['confidence'], report),
    replaces: flagIn(given['replaces'], report),
    blocks: listIn(given['blocks'], 'blocks', 1, report).map((block, index) =>
      blockIn(block, `blocks[${index}]`, report),
    ),
  };
}

function blockIn(value: unknown, field: string, report: Report): DraftBlock {
  if (!isRecord(value)) {
    report(
      field,
      `${field} 须为对象，收到的是 ${shown(value)}`,
      `${field} must be an object, got ${shown(value)}`,
    );
    return { field, name: undefined, from: undefined, to: undefined, makeUpDays: [], grantedDays: 0 };
  }
  refuseUnknownFields(value, BLOCK_FIELDS, `${field}.`, report);
  return {
    field,
    name: nameIn(value['name'], `${field}.name`, report),
    from: dateIn(value['from'], `${field}.from`, report),
    to: dateIn(value['to'], `${field}.to`, report),
    makeUpDays: listIn(value['makeUpDays'], `${field}.makeUpDays`, 0, report).map((day, index) =>
      dateIn(day, `${field}.makeUpDays[${index}]`, report),
    ),
    grantedDays: grantedDaysIn(value['grantedDays'], `${field}.grantedDays`, report),
  };
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuseUnknownFields(given: Fields, known: readonly string[], prefix: string, report: Report): void {
  for (const field of Object.keys(given)) {
    if (known.includes(field)) continue;
    const list = known.join(', ');
    report(
      `${prefix}${field}`,
      `不认识的字段 ${prefix}${field}，可用的为 ${list}`,
      `unknown field ${prefix}${field}; there are ${list}`,
    );
  }
}

function calendarIn(value: unknown, report: Report): CalendarId | undefined {
  if (value === 'CN' || value === 'CN-GX') return value;
  report(
    'calendar',
    `calendar 须为 CN 或 CN-GX，收到的是 ${shown(value)}`,
    `calendar must be CN or CN-GX, got ${shown(value)}`,
  );
  return undefined;
}

function yearIn(value: unknown, report: Report): number | undefined {
  if (Number.isSafeInteger(value) && (value as number) >= FIRST_YEAR && (value as number) <= LAST_YEAR) {
    return value as number;
  }
  report(
    'year',
    `year 须为 ${FIRST_YEAR} 至 ${LAST_YEAR} 的年份，收到的是 ${shown(value)}`,
    `year must be a year from ${FIRST_YEAR} to ${LAST_YEAR}, got ${shown(value)}`,
  );
  return undefined;
}

function wordsIn(value: unknown, field: string, report: Report): string | undefined {
  if (typeof value === 'string' && value.trim() !== '') return value;
  report(
    field,
    `${field} 须为文字，收到的是 ${shown(value)}`,
    `${field} must be a text, got ${shown(value)}`,
  );
  return undefined;
}

function nameIn(value: unknown, field: string, report: Report): Text | undefined {
  const { zh, en } = isRecord(value) ? value : {};
  const inChinese = wordsIn(zh, `${field}.zh`, report);
  const inEnglish = wordsIn(en, `${field}.en`, report);
  return inChinese === undefined || inEnglish === undefined ? undefined : { zh: inChinese, en: inEnglish };
}

function dateIn(value: unknown, field: string, report: Report): CivilDate | undefined {
  if (isCivilDate(value)) return value;
  report(
    field,
    `${field} 须为真实存在的日期，写作 YYYY-MM-DD，收到的是 ${shown(value)}`,
    `${field} must be a real date written YYYY-MM-DD, got ${shown(value)}`,
  );
  return undefined;
}

function confidenceIn(value: unknown, report: Report): 'A' | 'B' {
  if (value === undefined || value === 'A' || value === 'B') return value ?? 'B';
  report(
    'confidence',
    `confidence 须为 A（读过正式文本）或 B（转引），收到的是 ${shown(value)}`,
    `confidence must be A (the official text was read) or B (a report of it), got ${shown(value)}`,
  );
  return 'B';
}

function flagIn(value: unknown, report: Report): boolean {
  if (value === undefined || typeof value === 'boolean') return value ?? false;
  report(
    'replaces',
    `replaces 须为 true 或 false，收到的是 ${shown(value)}`,
    `replaces must be true or false, got ${shown(value)}`,
  );
  return false;
}

function grantedDaysIn(value: unknown, field: string, report: Report): number {
  if (value === undefined) return 0;
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  report(
    field,
    `${field} 须为不小于 0 的整数，收到的是 ${shown(value)}`,
    `${field} must be a whole number of at least 0, got ${shown(value)}`,
  );
  return 0;
}

function listIn(value: unknown, field: string, least: number, report: Report): readonly unknown[] {
  if (Array.isArray(value) && value.length >= least) return value;
  report(
    field,
    `${field} 须为${least > 0 ? '非空' : ''}列表，收到的是 ${shown(value)}`,
    `${field} must be a ${least > 0 ? 'non-empty ' : ''}list, got ${shown(value)}`,
  );
  return [];
}

// --- Days ------------------------------------------------------------------------------------------------------

function isDated(block: DraftBlock): block is DatedBlock {
  return block.from !== undefined && block.to !== undefined && block.from <= block.to;
}

function checkDays({ blocks, year }: Draft, report: Report): void {
  const dated = blocks.filter(isDated);
  for (const block of blocks) {
    if (isDated(block)) checkLength(block, report);
    else if (block.from !== undefined && block.to !== undefined) {
      const field = `${block.field}.to`;
      report(
        field,
        `${field} ${block.to} 早于 from ${block.from}`,
        `${field} ${block.to} lies before from ${block.from}`,
      );
    }
    if (year !== undefined) checkYear(block, year, report);
    checkMakeUpDays(block, blocks, dated, report);
  }
  for (const [index, block] of dated.entries()) {
    const before = dated[index - 1];
    if (before === undefined || before.to < block.from) continue;
    const field = `${block.field}.from`;
    report(
      field,
      `${field} ${block.from} 须晚于前一段放假的最后一日 ${before.to}`,
      `${field} ${block.from} must come after ${before.to}, the last day of the block before`,
    );
  }
}

function lengthOf({ from, to }: DatedBlock): number {
  return daysBetween(from, to) + 1;
}

function checkLength(block: DatedBlock, report: Report): void {
  const { field } = block;
  const length = lengthOf(block);
  if (length <= MAX_BLOCK_DAYS) return;
  report(
    `${field}.to`,
    `${field} 长达 ${length} 日，一段放假不超过 ${MAX_BLOCK_DAYS} 日`,
    `${field} is ${length} days long; no block is longer than ${MAX_BLOCK_DAYS}`,
  );
}

function checkYear({ field, name, from, to, makeUpDays }: DraftBlock, year: number, report: Report): void {
  const isNewYear = name?.zh.includes('元旦') === true;
  const first = isNewYear ? `${year - 1}-12-01` : `${year}-01-01`;
  const check = (date: CivilDate | undefined, earliest: CivilDate, where: string) => {
    if (date === undefined || (earliest <= date && date <= `${year}-12-31`)) return;
    report(
      where,
      `${where} ${date} 不在 ${year} 年安排之内`,
      `${where} ${date} is not a day of the arrangement for ${year}`,
    );
  };
  check(from, first, `${field}.from`);
  check(to, `${year}-01-01`, `${field}.to`);
  for (const [index, day] of makeUpDays.entries()) check(day, first, `${field}.makeUpDays[${index}]`);
}

function checkMakeUpDays(
  { field, makeUpDays }: DraftBlock,
  blocks: readonly DraftBlock[],
  dated: readonly DatedBlock[],
  report: Report,
): void {
  const everywhere = blocks.flatMap((block) => block.makeUpDays);
  for (const [index, day] of makeUpDays.entries()) {
    if (day === undefined) continue;
    const where = `${field}.makeUpDays[${index}]`;
    if (!isWeekend(day)) {
      report(
        where,
        `${where} ${day} 不是周六或周日，无须调休上班`,
        `${where} ${day} is neither a Saturday nor a Sunday, so nothing is made up on it`,
      );
    }
    if (dated.some(({ from, to }) => from <= day && day <= to)) {
      report(where, `${where} ${day} 同时列为放假日`, `${where} ${day} is listed as a day off as well`);
    }
    if (everywhere.filter((other) => other === day).length > 1) {
      report(where, `${where} ${day} 重复列出`, `${where} ${day} is listed more than once`);
    }
  }
}

function isWeekend(date: CivilDate): boolean {
  return dayOfWeek(date) % 6 === 0;
}

// --- What only a national notice must say ------------------------------------------------------------------------

function checkDocument({ document, publishedOn }: Draft, report: Report): void {
  if (document === undefined) return;
  const written = NATIONAL_DOCUMENT.exec(document)?.[1];
  if (written === undefined) {
    report(
      'document',
      `document 须为国务院办公厅文号，写作 国办发明电〔YYYY〕N号，收到的是 ${shown(document)}`,
      `document must be a number of the State Council General Office, written 国办发明电〔YYYY〕N号, got ${shown(document)}`,
    );
  } else if (publishedOn !== undefined && written !== publishedOn.slice(0, 4)) {
    report(
      'document',
      `文号年份 ${written} 与发布日期 ${publishedOn} 不符`,
      `the document is numbered in ${written} but was published on ${publishedOn}`,
    );
  }
}

function checkStatutoryHolidays({ year, blocks }: Draft, report: Report): void {
  if (year === undefined) return;
  for (const holiday of statutoryHolidays) {
    const [block, second] = blocks.filter((candidate) => names(candidate, holiday));
    if (block === undefined) {
      report(
        'blocks',
        `${year} 年的法定节日缺少${holiday.zh}`,
        `${holiday.en} is missing among the holidays of ${year}`,
      );
    } else if (second !== undefined) {
      report(
        `${second.field}.name`,
        `${holiday.zh}在 ${block.field} 已经列出`,
        `${holiday.en} is listed already in ${block.field}`,
      );
    } else if (isDated(block)) {
      checkPlace(block, holiday, year, report);
    }
  }
  checkArithmetic(blocks, year, report);
}

function names({ name }: DraftBlock, { zh }: StatutoryHoliday): boolean {
  return name?.zh.includes(zh) === true;
}

function checkPlace(block: DatedBlock, holiday: StatutoryHoliday, year: number, report: Report): void {
  for (const day of holiday.fixed?.(year) ?? []) {
    if (block.from <= `${year}-${day}` && `${year}-${day}` <= block.to) continue;
    report(
      block.field,
      `${block.field} 未包含${holiday.zh}的法定假日 ${year}-${day}`,
      `${block.field} leaves out ${year}-${day}, a statutory day of ${holiday.en}`,
    );
  }
  if (!holiday.between) return;
  const [first, last] = holiday.between.map((day) => `${year}-${day}`) as [CivilDate, CivilDate];
  if (block.from <= last && first <= block.to) return;
  report(
    block.field,
    `${block.field} 不可能是${holiday.zh}：该节日在 ${first} 至 ${last} 之间`,
    `${block.field} cannot be ${holiday.en}, which falls between ${first} and ${last}`,
  );
}

/**
 * Over the year, weekdays off = statutory days + days granted + days made up for: a statutory day that falls on a
 * weekend moves to a weekday. Block by block that held in every notice since 2008 but the one for 2015, where
 * Mid-Autumn on a Sunday was given back in the week of National Day; so blocks are only looked at when the year fails.
 */
function checkArithmetic(blocks: readonly DraftBlock[], year: number, report: Report): void {
  const whole = blocks.filter(isWhole);
  const owed = whole.map((block) => weekdaysOff(block) - statutoryDays(block, year) - block.grantedDays);
  const missing = whole.map(({ makeUpDays }, index) => (owed[index] ?? 0) - makeUpDays.length);
  if (whole.length === blocks.length && missing.reduce((sum, count) => sum + count, 0) === 0) return;
  for (const [index, block] of whole.entries()) {
    if (missing[index] === 0) continue;
    const { field, name, makeUpDays, grantedDays } = block;
    report(
      `${field}.makeUpDays`,
      `${field}（${name.zh}）放假日中有 ${weekdaysOff(block)} 个周一至周五，法定 ${statutoryDays(block, year)} 日，另给 ${grantedDays} 日，调休上班日应为 ${owed[index]} 个，列出 ${makeUpDays.length} 个`,
      `${field} (${name.en}) takes ${weekdaysOff(block)} weekdays off, ${statutoryDays(block, year)} by statute and ${grantedDays} granted, so its make-up days must number ${owed[index]}, not ${makeUpDays.length}`,
    );
  }
}

function isWhole(block: DraftBlock): block is WholeBlock {
  return block.name !== undefined && isDated(block) && lengthOf(block) <= MAX_BLOCK_DAYS;
}

function weekdaysOff(block: DatedBlock): number {
  const days = Array.from({ length: lengthOf(block) }, (_, index) => addDays(block.from, index));
  return days.filter((day) => !isWeekend(day)).length;
}

function statutoryDays(block: DraftBlock, year: number): number {
  return statutoryHolidays
    .filter((holiday) => names(block, holiday))
    .reduce((sum, { days }) => sum + days(year), 0);
}

// --- Provenance --------------------------------------------------------------------------------------------------

function checkPublication({ year, publishedOn, replaces, blocks }: Draft, report: Report): void {
  if (publishedOn === undefined) return;
  const publishedIn = Number(publishedOn.slice(0, 4));
  if (year !== undefined && publishedIn !== year && publishedIn !== year - 1) {
    report(
      'publishedOn',
      `publishedOn ${publishedOn} 不在 ${year} 年或其前一年`,
      `publishedOn ${publishedOn} lies neither in ${year} nor in the year before`,
    );
  }
  const dated = blocks.filter(isDated);
  const limit = (replaces ? dated.at(-1) : dated[0])?.to;
  if (limit === undefined || publishedOn < limit) return;
  report(
    'publishedOn',
    `publishedOn ${publishedOn} 不早于 ${limit}，所安排的假期届时已经结束`,
    `publishedOn ${publishedOn} is not before ${limit}, when the holiday it arranges is over`,
  );
}

function checkReplacement(
  { calendar, year, replaces }: Draft,
  loaded: readonly Notice[],
  report: Report,
): void {
  if (calendar === undefined || year === undefined) return;
  const known = [...nationalHolidays, ...guangxiHolidays, ...loaded].findLast(
    (notice) => notice.calendar === calendar && notice.year === year,
  );
  if (known && !replaces) {
    report(
      'replaces',
      `${year} 年的安排已经载入（${known.document}）；确为更正的，须写明 replaces: true`,
      `${year} is known already (${known.document}); a correction must say replaces: true`,
    );
  } else if (!known && replaces) {
    report(
      'replaces',
      `${year} 年尚无可以更正的安排`,
      `there is no arrangement for ${year} yet that could be corrected`,
    );
  }
}
