import { RefusedInput, shown } from './refused-input.ts';

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
const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const TIME_OF_DAY = /^([01]\d|2[0-3]):([0-5]\d)$/;

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Days of a month, 0 where there is no such month. */
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
  if (year < 1 || day < 1 || day > monthLength(year, month)) return undefined;
  return toEpochDay(year, month, day);
}

/** Epoch day of a civil date. Refuses what is not a real date, naming `field`. */
export function epochDayOf(date: CivilDate, field: string): number {
  const parsed = typeof date === 'string' ? parseDay(date) : undefined;
  if (parsed === undefined) {
    throw new RefusedInput(field, {
      zh: `${field} 须为真实存在的日期，写作 YYYY-MM-DD，收到的是 ${shown(date)}`,
      en: `${field} must be a real date written YYYY-MM-DD, got ${shown(date)}`,
    });
  }
  return parsed;
}

/** The civil date of an epoch day. Outside the years 0001 to 9999 it refuses `field`, which led there. */
export function dateOfEpochDay(epochDay: number, field: string): CivilDate {
  const { year, month, day } = partsOf(epochDay);
  if (!(year >= 1 && year <= 9999)) {
    throw new RefusedInput(field, {
      zh: `由 ${field} 得出的日期超出公元 1 年至 9999 年`,
      en: `${field} leads to a date outside the years 1 to 9999`,
    });
  }
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

/** Throws RefusedInput naming the field when the text is no real date. */
export function checkDate(field: string, on: CivilDate): void {
  epochDayOf(on, field);
}

/** The number given. Refuses what is not whole, naming `field`. */
export function wholeNumber(value: number, field: string): number {
  if (!Number.isSafeInteger(value)) {
    throw new RefusedInput(field, {
      zh: `${field} 须为整数，收到的是 ${shown(value)}`,
      en: `${field} must be a whole number, got ${shown(value)}`,
    });
  }
  return value;
}

/** `date` plus `days` calendar days (negative goes back). Throws RefusedInput on a bad date or number. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfEpochDay(epochDayOf(date, 'date') + wholeNumber(days, 'days'), 'days');
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. Throws RefusedInput on a bad date. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return epochDayOf(to, 'to') - epochDayOf(from, 'from');
}

/**
 * Corresponding day `months` months on, clamped to the end of the month (Civil Code art 202).
 * Throws RefusedInput on a bad date or number.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  return dateOfEpochDay(shiftMonths(epochDayOf(date, 'date'), wholeNumber(months, 'months')), 'months');
}

/** Day of the week, 0 = Sunday to 6 = Saturday. Throws RefusedInput on a bad date. */
export function dayOfWeek(date: CivilDate): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  return weekdayOf(epochDayOf(date, 'date')) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
}

/** The civil date in Asia/Shanghai of an ISO-8601 instant with a zone. Throws RefusedInput otherwise. */
export function civilDateOf(instant: string): CivilDate {
  const written = typeof instant === 'string' ? INSTANT.exec(instant)?.[1] : undefined;
  // The platform's parser would take 30 February for 2 March.
  const at = isCivilDate(written) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(at)) {
    throw new RefusedInput('instant', {
      zh: `instant 须为带时区的 ISO-8601 时间，收到的是 ${shown(instant)}`,
      en: `instant must be an ISO-8601 time with a zone, got ${shown(instant)}`,
    });
  }
  return dateOfEpochDay(Math.floor((at + SHANGHAI_OFFSET_MS) / MS_PER_DAY), 'instant');
}

/** The UTC instant at which the civil day begins, 00:00 in Shanghai. Throws RefusedInput on a bad date. */
export function startOfDay(date: CivilDate): string {
  return instantAt(epochDayOf(date, 'date'), 0);
}

/**
 * The UTC instant at which the civil day ends, 24:00 in Shanghai: until then a paper sent over a platform is in
 * time (Civil Code art 203(2)). Throws RefusedInput on a bad date.
 */
export function endOfDay(date: CivilDate): string {
  return instantAt(epochDayOf(date, 'date') + 1, 0);
}

/**
 * The UTC instant at which a window closes on a day: where there are business hours, a period ends with them for
 * whoever comes to the window (Civil Code art 203(2)). `closesAt` is local time, 'HH:mm' (Shanghai).
 * Throws RefusedInput on a bad date or time.
 */
export function closingInstant(date: CivilDate, closesAt: string): string {
  const match = typeof closesAt === 'string' ? TIME_OF_DAY.exec(closesAt) : null;
  if (!match) {
    throw new RefusedInput('closesAt', {
      zh: `closesAt 须为当日时刻，写作 HH:mm，收到的是 ${shown(closesAt)}`,
      en: `closesAt must be a time of day written HH:mm, got ${shown(closesAt)}`,
    });
  }
  return instantAt(epochDayOf(date, 'date'), Number(match[1]) * 60 + Number(match[2]));
}

/** The UTC instant so many minutes after the day began in Shanghai. */
function instantAt(epochDay: number, minutes: number): string {
  return new Date(epochDay * MS_PER_DAY + minutes * 60_000 - SHANGHAI_OFFSET_MS).toISOString();
}
