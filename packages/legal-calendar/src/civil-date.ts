/** A civil date 'YYYY-MM-DD' in Asia/Shanghai. A day, never an instant. */
export type CivilDate = string;

/** A text for people, always in both languages. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const MS_PER_DAY = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function monthLength(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar (era arithmetic, no Date object). */
function toEpochDay(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The year, month and day of an epoch day. */
export function partsOf(epochDay: number): DateParts {
  const shifted = epochDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** The number written at text[from, to), or -1 when one of the characters is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** The epoch day of 'YYYY-MM-DD', or undefined when the text is not a real date. */
function parseDay(text: string): number | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return undefined;
  return toEpochDay(year, month, day);
}

/** Epoch day of a civil date. Throws RangeError naming `field` when it is not a real date. */
export function epochDayOf(date: CivilDate, field: string): number {
  const parsed = typeof date === 'string' ? parseDay(date) : undefined;
  if (parsed === undefined) {
    throw new RangeError(`${field} must be a real date written YYYY-MM-DD, got ${JSON.stringify(date)}`);
  }
  return parsed;
}

/** The civil date of an epoch day. Throws RangeError outside the years 0001 to 9999. */
export function dateOfEpochDay(epochDay: number): CivilDate {
  const { year, month, day } = partsOf(epochDay);
  if (!(year >= 1 && year <= 9999))
    throw new RangeError('the resulting date lies outside the years 1 to 9999');
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/** Day of the week of an epoch day, 0 = Sunday. */
export function weekdayOf(epochDay: number): number {
  return (((epochDay + 4) % 7) + 7) % 7;
}

/** Corresponding day `months` months on; the last day of the month where there is none (Civil Code art 202). */
export function shiftMonths(epochDay: number, months: number): number {
  const { year, month, day } = partsOf(epochDay);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12 + 1;
  return toEpochDay(targetYear, targetMonth, Math.min(day, monthLength(targetYear, targetMonth)));
}

/** True for text that is a real date written 'YYYY-MM-DD' (so not 2025-02-29). */
export function isCivilDate(text: unknown): text is CivilDate {
  return typeof text === 'string' && parseDay(text) !== undefined;
}

function wholeNumber(value: number, field: string): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${field} must be a whole number, got ${value}`);
  return value;
}

/** `date` plus `days` calendar days (negative goes back). Throws RangeError on a bad date or number. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfEpochDay(epochDayOf(date, 'date') + wholeNumber(days, 'days'));
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. Throws RangeError on a bad date. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return epochDayOf(to, 'to') - epochDayOf(from, 'from');
}

/** Corresponding day `months` months on, clamped to the end of the month (Civil Code art 202). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  return dateOfEpochDay(shiftMonths(epochDayOf(date, 'date'), wholeNumber(months, 'months')));
}

/** Day of the week, 0 = Sunday to 6 = Saturday. */
export function dayOfWeek(date: CivilDate): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  return weekdayOf(epochDayOf(date, 'date')) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
}

/** The civil date in Asia/Shanghai of an ISO-8601 instant with a zone. Throws RangeError otherwise. */
export function civilDateOf(instant: string): CivilDate {
  const at = typeof instant === 'string' && INSTANT.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(at)) {
    throw new RangeError(`instant must be an ISO-8601 time with a zone, got ${JSON.stringify(instant)}`);
  }
  return dateOfEpochDay(Math.floor((at + SHANGHAI_OFFSET_MS) / MS_PER_DAY));
}

/** The UTC instant at which the civil day begins, 00:00 in Shanghai. */
export function startOfDay(date: CivilDate): string {
  return `${addDays(date, -1)}T16:00:00.000Z`;
}

/** The UTC instant at which the civil day ends, 24:00 in Shanghai (Civil Code art 203(2)). */
export function endOfDay(date: CivilDate): string {
  return startOfDay(addDays(date, 1));
}
