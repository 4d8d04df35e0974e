import { type CivilDate, dateOfEpochDay, epochDayOf, type Text, weekdayOf } from './civil-date.ts';
import { guangxiHolidays, guangxiOpenSpan } from './guangxi-holidays.ts';
import { type HolidayYear, nationalHolidays } from './national-holidays.ts';

export type CalendarId = 'CN' | 'CN-GX';

/** Which civil days are rest days, and whether that is known from an official notice. */
export interface Calendar {
  readonly id: CalendarId;
  /** rest(d) = off(d) or (weekend(d) and not make-up(d)); weekends only where no notice is loaded. */
  isRestDay(date: CivilDate): boolean;
  /** Whether the notice that settles this day is loaded. */
  isKnown(date: CivilDate): boolean;
  /** Last day of the last year whose national notice is loaded; there can be gaps before it, ask isKnown. */
  readonly knownUntil: CivilDate;
  /** Holiday, weekend or make-up working day in words; undefined for an ordinary working day. */
  describe(date: CivilDate): Text | undefined;
}

/** The same questions asked by epoch day, so that counting does not format and parse dates. */
export interface DayLookup {
  restsOn(epochDay: number): boolean;
  knowsOn(epochDay: number): boolean;
}

/** Notices loaded besides the built-in ones, e.g. next year's once it is published. */
export interface LoadedNotices {
  readonly national?: readonly HolidayYear[];
  readonly guangxi?: readonly HolidayYear[];
}

interface Special {
  readonly off: boolean;
  readonly name: Text;
}

const weekdayNames: readonly Text[] = [
  { zh: '周日', en: 'Sunday' },
  { zh: '周一', en: 'Monday' },
  { zh: '周二', en: 'Tuesday' },
  { zh: '周三', en: 'Wednesday' },
  { zh: '周四', en: 'Thursday' },
  { zh: '周五', en: 'Friday' },
  { zh: '周六', en: 'Saturday' },
];

function isWeekend(epochDay: number): boolean {
  const weekday = weekdayOf(epochDay);
  return weekday === 0 || weekday === 6;
}

class NoticeCalendar implements Calendar, DayLookup {
  readonly id: CalendarId;
  readonly knownUntil: CivilDate;
  readonly #special = new Map<number, Special>();
  readonly #first: number;
  /** Per day from #first: bit 1 = rest day, bit 2 = known. */
  readonly #days: Uint8Array;

  constructor(id: CalendarId, national: readonly HolidayYear[], guangxi: readonly HolidayYear[]) {
    this.id = id;
    const years = national.map(({ year }) => year);
    const firstYear = Math.min(...years);
    const lastYear = Math.max(...years);
    this.#first = epochDayOf(`${firstYear}-01-01`, 'year');
    this.knownUntil = `${lastYear}-12-31`;
    this.#days = new Uint8Array(epochDayOf(this.knownUntil, 'year') - this.#first + 1);
    for (const notice of national) this.#apply(notice);
    if (id === 'CN-GX') for (const notice of guangxi) this.#apply(notice);

    const openSpans =
      id === 'CN-GX' ? years.filter((year) => !guangxi.some((notice) => notice.year === year)) : [];
    for (const year of years) this.#markKnown(`${year}-01-01`, `${year}-12-31`, true);
    for (const year of openSpans) {
      this.#markKnown(`${year}-${guangxiOpenSpan.from}`, `${year}-${guangxiOpenSpan.to}`, false);
    }
    for (let index = 0; index < this.#days.length; index += 1) {
      const epochDay = this.#first + index;
      if (this.#restsByNotice(epochDay)) this.#days[index] = (this.#days[index] ?? 0) | 1;
    }
  }

  #restsByNotice(epochDay: number): boolean {
    const special = this.#special.get(epochDay);
    return special ? special.off : isWeekend(epochDay);
  }

  #apply(notice: HolidayYear): void {
    for (const { name, from, to, makeUpDays } of notice.blocks) {
      const last = epochDayOf(to, 'to');
      for (let day = epochDayOf(from, 'from'); day <= last; day += 1) {
        this.#special.set(day, { off: true, name });
      }
      for (const date of makeUpDays) this.#special.set(epochDayOf(date, 'makeUpDays'), { off: false, name });
    }
  }

  #markKnown(from: CivilDate, to: CivilDate, known: boolean): void {
    const start = epochDayOf(from, 'from') - this.#first;
    this.#days.fill(known ? 2 : 0, start, epochDayOf(to, 'to') - this.#first + 1);
  }

  restsOn(epochDay: number): boolean {
    const flags = this.#days[epochDay - this.#first];
    return flags === undefined ? this.#restsByNotice(epochDay) : (flags & 1) === 1;
  }

  knowsOn(epochDay: number): boolean {
    return ((this.#days[epochDay - this.#first] ?? 0) & 2) === 2;
  }

  isRestDay(date: CivilDate): boolean {
    return this.restsOn(epochDayOf(date, 'date'));
  }

  isKnown(date: CivilDate): boolean {
    return this.knowsOn(epochDayOf(date, 'date'));
  }

  describe(date: CivilDate): Text | undefined {
    const epochDay = epochDayOf(date, 'date');
    const weekday = weekdayNames[weekdayOf(epochDay)] as Text;
    const special = this.#special.get(epochDay);
    if (special?.off) return { zh: `${special.name.zh}放假`, en: `${special.name.en} holiday` };
    if (special) return { zh: `${weekday.zh}，调休上班`, en: `${weekday.en}, a make-up working day` };
    return isWeekend(epochDay) ? weekday : undefined;
  }
}

const builtIn = new Map<CalendarId, Calendar>();

/**
 * The calendar of the whole country ('CN') or with Guangxi's days on top ('CN-GX').
 * `loaded` adds or replaces years by notice; without it the same object is returned every time.
 * Throws RangeError on an unknown id.
 */
export function calendar(id: CalendarId, loaded?: LoadedNotices): Calendar {
  if (id !== 'CN' && id !== 'CN-GX') {
    throw new RangeError(`calendar must be CN or CN-GX, got ${JSON.stringify(id)}`);
  }
  if (loaded) {
    return new NoticeCalendar(
      id,
      withYears(nationalHolidays, loaded.national),
      withYears(guangxiHolidays, loaded.guangxi),
    );
  }
  const cached = builtIn.get(id);
  if (cached) return cached;
  const built = new NoticeCalendar(id, nationalHolidays, guangxiHolidays);
  builtIn.set(id, built);
  return built;
}

function withYears(known: readonly HolidayYear[], added: readonly HolidayYear[] = []): HolidayYear[] {
  return [...known.filter(({ year }) => !added.some((notice) => notice.year === year)), ...added];
}

/** The calendar as a lookup by epoch day; calendars of other makes are asked date by date. */
export function dayLookup(source: Calendar): DayLookup {
  if (source instanceof NoticeCalendar) return source;
  return {
    restsOn: (epochDay) => source.isRestDay(dateOfEpochDay(epochDay)),
    knowsOn: (epochDay) => source.isKnown(dateOfEpochDay(epochDay)),
  };
}
