import { type CivilDate, dateOfEpochDay, epochDayOf, type Text, weekdayOf } from './civil-date.ts';
import { guangxiHolidays, guangxiOpenSpan } from './guangxi-holidays.ts';
import { nationalHolidays } from './national-holidays.ts';
import { checkNotices, type Notice } from './notice.ts';
import { RefusedInput, shown } from './refused-input.ts';

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

/** A notice a calendar rests on, and where it applies. */
export interface AppliedNotice extends Notice {
  readonly scope: Text;
}

/** By day of the week, 0 = Sunday. */
const weekendNames: ReadonlyMap<number, Text> = new Map([
  [0, { zh: '周日', en: 'Sunday' }],
  [6, { zh: '周六', en: 'Saturday' }],
]);

function weekendNameOf(epochDay: number): Text | undefined {
  return weekendNames.get(weekdayOf(epochDay));
}

class NoticeCalendar implements Calendar, DayLookup {
  readonly id: CalendarId;
  readonly knownUntil: CivilDate;
  /** What the notices say: the name of the holiday for a day off, null for a make-up working day. */
  readonly #special = new Map<number, Text | null>();
  readonly #first: number;
  /** Per day from #first: bit 1 = rest day, bit 2 = known. */
  readonly #days: Uint8Array;

  constructor(id: CalendarId, inForce: readonly Notice[]) {
    this.id = id;
    const yearsOf = (wanted: CalendarId) =>
      inForce.filter((notice) => notice.calendar === wanted).map(({ year }) => year);
    const national = yearsOf('CN');
    const regional = yearsOf('CN-GX');
    this.#first = epochDayOf(`${Math.min(...national)}-01-01`, 'year');
    this.knownUntil = `${Math.max(...national)}-12-31`;
    this.#days = new Uint8Array(epochDayOf(this.knownUntil, 'year') - this.#first + 1);
    for (const notice of inForce) this.#apply(notice);
    for (const year of national) {
      this.#markKnown(`${year}-01-01`, `${year}-12-31`, true);
      if (id === 'CN-GX' && !regional.includes(year)) {
        this.#markKnown(`${year}-${guangxiOpenSpan.from}`, `${year}-${guangxiOpenSpan.to}`, false);
      }
    }
    for (let index = 0; index < this.#days.length; index += 1) {
      const epochDay = this.#first + index;
      if (this.#restsByNotice(epochDay)) this.#days[index] = (this.#days[index] ?? 0) | 1;
    }
  }

  #restsByNotice(epochDay: number): boolean {
    const special = this.#special.get(epochDay);
    return special === undefined ? weekendNameOf(epochDay) !== undefined : special !== null;
  }

  #apply(notice: Notice): void {
    for (const { name, from, to, makeUpDays } of notice.blocks) {
      const last = epochDayOf(to, 'to');
      for (let day = epochDayOf(from, 'from'); day <= last; day += 1) {
        this.#special.set(day, name);
      }
      for (const date of makeUpDays) this.#special.set(epochDayOf(date, 'makeUpDays'), null);
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
    const special = this.#special.get(epochDay);
    if (special) return { zh: `${special.zh}放假`, en: `${special.en} holiday` };
    const weekend = weekendNameOf(epochDay);
    if (special === undefined) return weekend;
    const { zh, en } = weekend as Text; // every make-up day is a Saturday or a Sunday
    return { zh: `${zh}，调休上班`, en: `${en}, a make-up working day` };
  }
}

const scopes: Readonly<Record<CalendarId, Text>> = {
  CN: { zh: '全国', en: 'the whole country' },
  'CN-GX': { zh: '广西壮族自治区', en: 'Guangxi Zhuang Autonomous Region' },
};

const known: readonly Notice[] = [...nationalHolidays, ...guangxiHolidays];
const builtIn = new Map<CalendarId, Calendar>();

/** National notices first, since the regional ones win; of two for the same year the later in the list replaces the other. */
function noticesInForce(id: CalendarId, loaded: readonly Notice[]): Notice[] {
  if (!Object.hasOwn(scopes, id)) {
    throw new RefusedInput('calendar', {
      zh: `calendar 须为 CN 或 CN-GX，收到的是 ${shown(id)}`,
      en: `calendar must be CN or CN-GX, got ${shown(id)}`,
    });
  }
  checkNotices('loaded', loaded);
  const all = [...known, ...loaded];
  const lastFor = new Map(all.map((notice) => [`${notice.calendar} ${notice.year}`, notice]));
  const from = (wanted: CalendarId) =>
    [...lastFor.values()]
      .filter((notice) => notice.calendar === wanted)
      .toSorted((left, right) => left.year - right.year);
  return id === 'CN' ? from('CN') : [...from('CN'), ...from('CN-GX')];
}

/**
 * The calendar of the whole country ('CN') or with Guangxi's days on top ('CN-GX').
 * `loaded` are notices read by `readNotice`, national and regional ones together: they add years or replace them.
 * A national notice alone settles nothing about Guangxi's spring days. Without `loaded` the same object is returned
 * every time. Throws RefusedInput: `calendar` on an unknown id, the place in `loaded` of what `readNotice` never returns.
 */
export function calendar(id: CalendarId, loaded: readonly Notice[] = []): Calendar {
  const isBuiltIn = Array.isArray(loaded) && loaded.length === 0;
  const cached = isBuiltIn ? builtIn.get(id) : undefined;
  if (cached) return cached;
  const built = new NoticeCalendar(id, noticesInForce(id, loaded));
  if (isBuiltIn) builtIn.set(id, built);
  return built;
}

/**
 * The notices a calendar rests on, with document number, day of publication, source, scope and confidence; national
 * ones first, each kind by year. Throws RefusedInput as `calendar` does.
 */
export function notices(id: CalendarId, loaded: readonly Notice[] = []): readonly AppliedNotice[] {
  return noticesInForce(id, loaded).map((notice) => ({ ...notice, scope: scopes[notice.calendar] }));
}

/** Throws RefusedInput (`calendar`) when a value is no calendar. */
export function checkCalendar(source: Calendar): void {
  if (typeof source?.isRestDay === 'function' && typeof source.isKnown === 'function') return;
  throw new RefusedInput('calendar', {
    zh: `须给出日历 calendar，如 calendar('CN')，收到的是 ${shown(source)}`,
    en: `calendar must be one, as calendar('CN') gives it, got ${shown(source)}`,
  });
}

/**
 * The calendar as a lookup by epoch day; calendars of other makes are asked date by date.
 * Throws RefusedInput (`calendar`) when it is none.
 */
export function dayLookup(source: Calendar): DayLookup {
  if (source instanceof NoticeCalendar) return source;
  checkCalendar(source);
  return {
    restsOn: (epochDay) => source.isRestDay(dateOfEpochDay(epochDay, 'length')),
    knowsOn: (epochDay) => source.isKnown(dateOfEpochDay(epochDay, 'length')),
  };
}
