import { type Calendar, type DayLookup, dayLookup } from './calendar.ts';
import {
  type CivilDate,
  dateOfEpochDay,
  epochDayOf,
  partsOf,
  shiftMonths,
  type Text,
  wholeNumber,
} from './civil-date.ts';
import { checkRecord, checkRecords, RefusedInput, shown } from './refused-input.ts';

export type Unit =
  | 'hour'
  | 'calendar_day'
  | 'working_day'
  | 'month'
  | 'year'
  | 'calendar_day_before'
  | 'working_day_before';

export type Roll = 'forward' | 'backward' | 'none';

/** Days that do not run, `from` inclusive to `until` exclusive. */
export interface Exclusion {
  readonly from: CivilDate;
  readonly until: CivilDate;
}

export interface PeriodInput {
  /** The day (for hours: 'YYYY-MM-DDTHH:mm', local time) of the event; it is not counted itself. */
  readonly trigger: string;
  /** Whole number of units, at least 1. */
  readonly length: number;
  /** Further units counted on from the original trigger, never from a rolled date. */
  readonly extension?: number | undefined;
  readonly unit: Unit;
  readonly roll: Roll;
  /** Closed suspensions and other time that is not counted; overlaps are merged. */
  readonly exclusions?: readonly Exclusion[] | undefined;
  readonly calendar: Calendar;
}

/** One sentence of the reasoning; `basis` holds the short citation also named in the text. */
export interface TraceStep {
  readonly on?: string;
  readonly text: Text;
  readonly basis?: string;
}

export interface CountedDates {
  /** The unrolled last day (for hours: local minute). It is the safe date to show to parties. */
  readonly nominalDueOn: string;
  /** The legal last day after rolling. */
  readonly dueOn: string;
  /** 'provisional' when a day was asked for its rest-day nature that no loaded notice settles. */
  readonly status: 'firm' | 'provisional';
}

export interface Counted extends CountedDates {
  readonly trace: readonly TraceStep[];
}

interface Span {
  readonly from: number;
  readonly until: number;
}

interface Course {
  readonly trigger: number;
  readonly total: number;
  /** Unrolled end before exclusions were added; only for day, month and year units. */
  readonly unexcluded: number;
  readonly applied: readonly Span[];
  readonly nominal: number;
  readonly due: number;
  readonly firstUnknown: number | undefined;
}

const MAX_LENGTH = 40_000;
const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d$/;
const units: ReadonlySet<string> = new Set<Unit>([
  'hour',
  'calendar_day',
  'working_day',
  'month',
  'year',
  'calendar_day_before',
  'working_day_before',
]);
const noSpans: readonly Span[] = [];

/** Refuses an input that cannot be counted; returns its length with extension. */
function checkedTotal(input: PeriodInput): number {
  const { length, extension, unit, roll, exclusions } = input;
  checkUnit(unit);
  if (!Number.isSafeInteger(length) || length < 1) {
    refuse(
      'length',
      `length 须为不小于 1 的整数，收到的是 ${shown(length)}`,
      `length must be a whole number of at least 1, got ${shown(length)}`,
    );
  }
  if (extension !== undefined && (!Number.isSafeInteger(extension) || extension < 0)) {
    refuse(
      'extension',
      `extension 须为不小于 0 的整数，收到的是 ${shown(extension)}`,
      `extension must be a whole number of at least 0, got ${shown(extension)}`,
    );
  }
  const total = length + (extension ?? 0);
  if (total > MAX_LENGTH) {
    refuse(
      extension ? 'extension' : 'length',
      `length 与 extension 合计不得超过 ${MAX_LENGTH}，收到的是 ${total}`,
      `length with extension must not exceed ${MAX_LENGTH}, got ${total}`,
    );
  }
  if (roll !== 'none' && roll !== 'forward' && roll !== 'backward') {
    refuse(
      'roll',
      `roll 须为 forward、backward 或 none，收到的是 ${shown(roll)}`,
      `roll must be forward, backward or none, got ${shown(roll)}`,
    );
  }
  if (exclusions !== undefined) checkRecords('exclusions', exclusions);
  const countsBack = isBefore(unit);
  if (countsBack && roll === 'forward') {
    refuse('roll', '向前倒计的期间，roll 不得为 forward', 'roll must not be forward when counting back');
  }
  if (!countsBack && roll === 'backward') {
    refuse('roll', '向后计算的期间，roll 不得为 backward', 'roll must not be backward when counting on');
  }
  if (unit === 'hour' && roll !== 'none') {
    refuse('roll', '以小时计算的期间，roll 须为 none', 'roll must be none for a period in hours');
  }
  if ((countsBack || unit === 'hour') && (exclusions?.length ?? 0) > 0) {
    refuse(
      'exclusions',
      'exclusions 仅适用于以日、工作日、月、年向后计算的期间',
      'exclusions apply only to periods that count days, months or years on',
    );
  }
  if (countsBack && extension) {
    refuse('extension', '向前倒计的期间不适用 extension', 'extension does not apply when counting back');
  }
  return total;
}

function checkUnit(unit: Unit): void {
  if (units.has(unit)) return;
  const list = [...units].join(', ');
  refuse(
    'unit',
    `unit 须为 ${list} 之一，收到的是 ${shown(unit)}`,
    `unit must be one of ${list}, got ${shown(unit)}`,
  );
}

function refuse(field: string, zh: string, en: string): never {
  throw new RefusedInput(field, { zh, en });
}

function isBefore(unit: Unit): boolean {
  return unit === 'calendar_day_before' || unit === 'working_day_before';
}

/** A day reached by counting; where it has no date, the length led there. */
function dateOf(epochDay: number): CivilDate {
  return dateOfEpochDay(epochDay, 'length');
}

/** The exclusions in order, merged where they touch, cut to the days after the trigger. */
function mergedSpans(exclusions: readonly Exclusion[] | undefined, trigger: number): readonly Span[] {
  if (!exclusions || exclusions.length === 0) return noSpans;
  const spans = exclusions.map(({ from, until }, index) => {
    const start = epochDayOf(from, `exclusions[${index}].from`);
    const end = epochDayOf(until, `exclusions[${index}].until`);
    if (end < start) {
      const field = `exclusions[${index}].until`;
      refuse(field, `${field} 早于其 from`, `${field} lies before its from`);
    }
    return { from: Math.max(start, trigger + 1), until: end };
  });
  const merged: { from: number; until: number }[] = [];
  for (const span of spans.toSorted((left, right) => left.from - right.from)) {
    if (span.until <= span.from) continue;
    const last = merged.at(-1);
    if (last && span.from <= last.until) last.until = Math.max(last.until, span.until);
    else merged.push({ ...span });
  }
  return merged;
}

/** Walks to a day that is no rest day, one step at a time; reports the first day nobody knows. */
function rolled(day: number, step: 1 | -1, days: DayLookup): { day: number; unknown: number | undefined } {
  let at = day;
  let unknown = days.knowsOn(at) ? undefined : at;
  while (days.restsOn(at)) {
    at += step;
    if (unknown === undefined && !days.knowsOn(at)) unknown = at;
  }
  return { day: at, unknown };
}

function walkWorkingDays(
  trigger: number,
  total: number,
  step: 1 | -1,
  spans: readonly Span[],
  days: DayLookup,
): { day: number; unknown: number | undefined } {
  let day = trigger;
  let unknown: number | undefined;
  let spanIndex = 0;
  for (let left = total; left > 0; ) {
    day += step;
    let span = spans[spanIndex];
    while (span && span.until <= day) span = spans[++spanIndex];
    if (span && span.from <= day) {
      day = span.until - 1;
      continue;
    }
    if (unknown === undefined && !days.knowsOn(day)) unknown = day;
    if (!days.restsOn(day)) left -= 1;
  }
  return { day, unknown };
}

function courseOf(input: PeriodInput): Course {
  const total = checkedTotal(input);
  const { unit, roll } = input;
  const trigger = epochDayOf(input.trigger, 'trigger');
  const spans = mergedSpans(input.exclusions, trigger);
  const days = dayLookup(input.calendar);

  if (unit === 'working_day' || unit === 'working_day_before') {
    const { day, unknown } = walkWorkingDays(trigger, total, unit === 'working_day' ? 1 : -1, spans, days);
    const applied = spans.filter(({ from }) => from <= day);
    return { trigger, total, unexcluded: day, applied, nominal: day, due: day, firstUnknown: unknown };
  }

  const unexcluded =
    unit === 'calendar_day'
      ? trigger + total
      : unit === 'calendar_day_before'
        ? trigger - total
        : shiftMonths(trigger, unit === 'month' ? total : total * 12);
  let nominal = unexcluded;
  const applied: Span[] = [];
  for (const span of spans) {
    if (span.from > nominal) break;
    nominal += span.until - span.from;
    applied.push(span);
  }
  if (roll === 'none') {
    return { trigger, total, unexcluded, applied, nominal, due: nominal, firstUnknown: undefined };
  }
  const { day, unknown } = rolled(nominal, roll === 'forward' ? 1 : -1, days);
  return { trigger, total, unexcluded, applied, nominal, due: day, firstUnknown: unknown };
}

interface HourCourse {
  readonly start: string;
  readonly end: string;
}

/** The full hour that begins so many hours after the day began. */
function hourText(epochDay: number, hour: number): string {
  const date = dateOf(epochDay + Math.floor(hour / 24));
  return `${date}T${String(hour % 24).padStart(2, '0')}:00`;
}

/** Hours run from the next full hour and do not stop on rest days (CPL Interpretation art 125). */
function hourCourse(input: PeriodInput): HourCourse {
  const total = checkedTotal(input);
  dayLookup(input.calendar);
  const match = typeof input.trigger === 'string' ? LOCAL_TIME.exec(input.trigger) : null;
  if (!match) {
    return refuse(
      'trigger',
      `trigger 须为当地时间，写作 YYYY-MM-DDTHH:mm，收到的是 ${shown(input.trigger)}`,
      `trigger must be a local time written YYYY-MM-DDTHH:mm, got ${shown(input.trigger)}`,
    );
  }
  const day = epochDayOf(match[1] as string, 'trigger');
  const startHour = Number(match[2]) + 1;
  return { start: hourText(day, startHour), end: hourText(day, startHour + total) };
}

/**
 * Counts a period and gives only its dates, without writing the reasoning (CPL arts 85-86,
 * CPL Interpretation art 125, Civil Code arts 200-204).
 * Throws RefusedInput naming the field that is wrong.
 */
export function countPeriodBare(input: PeriodInput): CountedDates {
  checkRecord('input', input);
  if (input.unit === 'hour') {
    const { end } = hourCourse(input);
    return { nominalDueOn: end, dueOn: end, status: 'firm' };
  }
  return datesOf(courseOf(input));
}

function datesOf({ nominal, due, firstUnknown }: Course): CountedDates {
  const nominalDueOn = dateOf(nominal);
  return {
    nominalDueOn,
    dueOn: due === nominal ? nominalDueOn : dateOf(due),
    status: firstUnknown === undefined ? 'firm' : 'provisional',
  };
}

/**
 * Counts a period: the trigger day is not counted, an extension runs on from the original trigger,
 * excluded days are added, and the last day rolls as `roll` says (same articles as countPeriodBare).
 * Returns both dates and the reasoning sentence by sentence. Throws RefusedInput naming the wrong field.
 */
export function countPeriod(input: PeriodInput): Counted {
  checkRecord('input', input);
  if (input.unit === 'hour') {
    const { start, end } = hourCourse(input);
    return { nominalDueOn: end, dueOn: end, status: 'firm', trace: hourTrace(input, start, end) };
  }
  const course = courseOf(input);
  return { ...datesOf(course), trace: traceOf(input, course) };
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A day in words; the year is named when it differs from the year of the trigger. */
function spoken(epochDay: number, triggerYear?: number): Text {
  const { year, month, day } = partsOf(epochDay);
  const named = year === triggerYear;
  return {
    zh: `${named ? '' : `${year}年`}${month}月${day}日`,
    en: `${day} ${monthNames[month - 1]}${named ? '' : ` ${year}`}`,
  };
}

const unitNames: Record<Unit, (count: number) => Text> = {
  hour: (count) => ({ zh: `${count}小时`, en: `${count} hour${count === 1 ? '' : 's'}` }),
  calendar_day: (count) => ({ zh: `${count}日`, en: `${count} day${count === 1 ? '' : 's'}` }),
  working_day: (count) => ({ zh: `${count}个工作日`, en: `${count} working day${count === 1 ? '' : 's'}` }),
  month: (count) => ({ zh: `${count}个月`, en: `${count} month${count === 1 ? '' : 's'}` }),
  year: (count) => ({ zh: `${count}年`, en: `${count} year${count === 1 ? '' : 's'}` }),
  calendar_day_before: (count) => ({
    zh: `${count}日前`,
    en: `${count} day${count === 1 ? '' : 's'} before`,
  }),
  working_day_before: (count) => ({
    zh: `${count}个工作日前`,
    en: `${count} working day${count === 1 ? '' : 's'} before`,
  }),
};

/**
 * A number of units in words, e.g. 15 calendar days as 15日 / 15 days. Throws RefusedInput on an unknown unit and on a
 * number that is not whole.
 */
export function durationText(count: number, unit: Unit): Text {
  checkUnit(unit);
  wholeNumber(count, 'count');
  return unitNames[unit](count);
}

function hourTrace(input: PeriodInput, start: string, end: string): TraceStep[] {
  const hours = input.length + (input.extension ?? 0);
  const total = durationText(hours, 'hour');
  return [
    {
      on: start,
      text: {
        zh: `事件发生在${input.trigger.replace('T', ' ')}，开始的小时不计入，自${start.replace('T', ' ')}起算（民诉法解释第125条）`,
        en: `the event was at ${input.trigger.replace('T', ' ')}; the hour it began in is not counted, so the count starts at ${start.replace('T', ' ')} (CPL Interpretation art 125)`,
      },
      basis: 'CPL Interpretation art 125',
    },
    ...extensionSteps(input),
    {
      on: end,
      text: {
        zh: `${total.zh}于${end.replace('T', ' ')}届满；以小时计算的期间不因休息日顺延`,
        en: `${total.en} ${hours === 1 ? 'ends' : 'end'} at ${end.replace('T', ' ')}; a period in hours does not move for rest days`,
      },
    },
  ];
}

function traceOf(input: PeriodInput, course: Course): TraceStep[] {
  const { unit } = input;
  const year = partsOf(course.trigger).year;
  const trigger = spoken(course.trigger);
  const steps: TraceStep[] = [
    isBefore(unit)
      ? {
          on: dateOf(course.trigger),
          text: {
            zh: `自${trigger.zh}向前推算，当日不计入（民诉法第85条第2款）`,
            en: `counting back from ${trigger.en}; that day is not counted (CPL art 85(2))`,
          },
          basis: 'CPL art 85(2)',
        }
      : {
          on: dateOf(course.trigger),
          text: {
            zh: `${trigger.zh}为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）`,
            en: `${trigger.en} is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)`,
          },
          basis: 'CPL art 85(2); Civil Code art 201',
        },
  ];
  steps.push(...extensionSteps(input));
  for (const span of course.applied) steps.push(exclusionStep(span, year));
  if (unit === 'working_day' || unit === 'working_day_before') steps.push(...workingDaySteps(input, course));
  else steps.push(endStep(input, course));
  if (course.firstUnknown !== undefined) steps.push(unknownStep(course.firstUnknown, year));
  return steps;
}

/** An extension counts on from the original trigger, never from a rolled date. */
function extensionSteps({ length, extension, unit }: PeriodInput): TraceStep[] {
  if (!extension) return [];
  const base = durationText(length, unit);
  const extra = durationText(extension, unit);
  const all = durationText(length + extension, unit);
  return [
    {
      text: {
        zh: `原期间${base.zh}，延长${extra.zh}，自原起算日连续计算，共${all.zh}`,
        en: `${base.en} extended by ${extra.en}: counted without a break from the original day, ${all.en} in all`,
      },
    },
  ];
}

function exclusionStep({ from, until }: Span, year: number): TraceStep {
  const first = spoken(from, year);
  const last = spoken(until - 1, year);
  const days = until - from;
  return {
    on: dateOf(from),
    text:
      days === 1
        ? { zh: `${first.zh}当日不计入期间`, en: `${first.en} is not counted` }
        : {
            zh: `${first.zh}至${last.zh}共${days}日不计入期间`,
            en: `${first.en} to ${last.en}, ${days} days, are not counted`,
          },
  };
}

/** Names the last day by its place in the period. */
function lastDayName(input: PeriodInput, course: Course): Text {
  const on = spoken(course.nominal, partsOf(course.trigger).year);
  const span = durationText(course.total, input.unit);
  switch (input.unit) {
    case 'calendar_day':
      if (course.applied.length > 0) {
        return {
          zh: `扣除不计入的日数，第${course.total}日为${on.zh}`,
          en: `leaving those days out, day ${course.total} = ${on.en}`,
        };
      }
      return { zh: `第${course.total}日为${on.zh}`, en: `day ${course.total} = ${on.en}` };
    case 'calendar_day_before':
      return { zh: `${span.zh}为${on.zh}`, en: `${span.en} = ${on.en}` };
    default: {
      const clamped = partsOf(course.unexcluded).day !== partsOf(course.trigger).day;
      if (course.unexcluded !== course.nominal) {
        return {
          zh: `满${span.zh}再加不计入的日数为${on.zh}`,
          en: `${span.en} and the days not counted end on ${on.en}`,
        };
      }
      return clamped
        ? {
            zh: `满${span.zh}的当月没有对应日，以月末${on.zh}为准`,
            en: `${span.en} on there is no such day, so the month end counts = ${on.en}`,
          }
        : { zh: `满${span.zh}的对应日为${on.zh}`, en: `the corresponding day ${span.en} on = ${on.en}` };
    }
  }
}

function endStep(input: PeriodInput, course: Course): TraceStep {
  const name = lastDayName(input, course);
  const on = dateOf(course.due);
  const due = spoken(course.due, partsOf(course.trigger).year);
  const nature = input.calendar.describe(dateOf(course.nominal));
  const monthly = input.unit === 'month' || input.unit === 'year';
  const monthBasis = monthly
    ? { zh: '民法典第202条', en: 'Civil Code art 202', short: 'Civil Code art 202' }
    : undefined;

  if (course.due !== course.nominal) {
    const backward = input.roll === 'backward';
    const articles = backward
      ? undefined
      : {
          zh: `（${monthBasis ? `${monthBasis.zh}、` : ''}民诉法第85条第3款）`,
          en: `; ${monthBasis ? `${monthBasis.en}, ` : ''}CPL art 85(3)`,
        };
    return {
      on,
      text: {
        zh: `${name.zh}（${nature?.zh ?? '休息日'}），为休息日；${backward ? '此前最后' : '其后第'}一个工作日为${due.zh}${articles?.zh ?? '；倒计期间只向前移'}`,
        en: `${name.en} (${nature?.en ?? 'rest day'}), a rest day; ${backward ? 'last working day before' : 'first working day after'} = ${due.en}${articles?.en ?? '; a period counted back only moves back'}`,
      },
      ...(backward
        ? {}
        : { basis: `${monthBasis ? `${monthBasis.short}; ` : ''}CPL art 85(3); Civil Code art 203` }),
    };
  }
  const rests = input.calendar.isRestDay(dateOf(course.nominal));
  const tail: Text = rests
    ? {
        zh: `（${nature?.zh ?? '休息日'}），本期间不因休息日顺延`,
        en: ` (${nature?.en ?? 'rest day'}); this period does not move for rest days`,
      }
    : nature
      ? { zh: `（${nature.zh}），为工作日，不顺延`, en: ` (${nature.en}), a working day, so nothing moves` }
      : { zh: '，期间于当日届满', en: ', the last day' };
  return {
    on,
    text: {
      zh: `${name.zh}${tail.zh}${monthBasis ? `（${monthBasis.zh}）` : ''}`,
      en: `${name.en}${tail.en}${monthBasis ? `; ${monthBasis.en}` : ''}`,
    },
    ...(monthBasis ? { basis: monthBasis.short } : {}),
  };
}

/** One step for the rest days passed over, one for make-up days counted, one for the last day. */
function workingDaySteps(input: PeriodInput, course: Course): TraceStep[] {
  const year = partsOf(course.trigger).year;
  const step = input.unit === 'working_day' ? 1 : -1;
  const days = dayLookup(input.calendar);
  const off: { name: Text; first: number; last: number }[] = [];
  const makeUp: Text[] = [];
  for (let day = course.trigger + step; day !== course.due + step; day += step) {
    if (course.applied.some(({ from, until }) => from <= day && day < until)) continue;
    const nature = input.calendar.describe(dateOf(day));
    if (!nature) continue;
    const on = spoken(day, year);
    const previous = off.at(-1);
    if (!days.restsOn(day)) makeUp.push({ zh: `${on.zh}（${nature.zh}）`, en: `${on.en} (${nature.en})` });
    else if (previous?.name.en === nature.en && previous.last + step === day) previous.last = day;
    else if (!isPlainWeekend(nature)) off.push({ name: nature, first: day, last: day });
  }
  const steps: TraceStep[] = off.map(({ name, first, last }) => {
    const [from, to] = step === 1 ? [first, last] : [last, first];
    const start = spoken(from, year);
    const end = spoken(to, year);
    return {
      on: dateOf(from),
      text:
        from === to
          ? { zh: `${start.zh}（${name.zh}）不计`, en: `${start.en} (${name.en}) is passed over` }
          : {
              zh: `${start.zh}至${end.zh}（${name.zh}）不计`,
              en: `${start.en} to ${end.en} (${name.en}) are passed over`,
            },
    };
  });
  if (makeUp.length > 0) {
    steps.push({
      text: {
        zh: `${makeUp.map(({ zh }) => zh).join('、')}计为工作日`,
        en: `${makeUp.map(({ en }) => en).join(', ')} ${makeUp.length === 1 ? 'counts as a working day' : 'count as working days'}`,
      },
    });
  }
  const due = spoken(course.due, year);
  steps.push({
    on: dateOf(course.due),
    text:
      step === 1
        ? {
            zh: `跳过周末与节假日，第${course.total}个工作日为${due.zh}`,
            en: `leaving out weekends and holidays, working day ${course.total} = ${due.en}`,
          }
        : {
            zh: `跳过周末与节假日，往前第${course.total}个工作日为${due.zh}`,
            en: `leaving out weekends and holidays, working day ${course.total} before = ${due.en}`,
          },
  });
  return steps;
}

function isPlainWeekend(nature: Text): boolean {
  return nature.en === 'Saturday' || nature.en === 'Sunday';
}

function unknownStep(epochDay: number, year: number): TraceStep {
  const on = spoken(epochDay, year);
  return {
    on: dateOf(epochDay),
    text: {
      zh: `${on.zh}的放假安排尚未全部载入，按现有日历推算，结果为暂定`,
      en: `not every holiday notice for ${on.en} is loaded; counted by what is loaded, so the result is provisional`,
    },
  };
}
