import {
  addDays,
  type Calendar,
  checkCalendar,
  checkDate,
  checkRecord,
  type CivilDate,
  type Counted,
  countPeriodBare,
  daysBetween,
  RefusedInput,
  shown,
  type Text,
} from './legal-calendar.ts';
import type { Recipient } from './rule.ts';
import { countsBack, type Rule } from './rule-book.ts';

/** One notice about a deadline: a warning ahead of it or a rung of the escalation ladder. */
export interface PlannedNotice {
  readonly kind: 'warning' | 'rung';
  /** 'T-15', '50%', '100%', 'overdue', '150%', 'last-safe-day', 'ask-extension', 'effect'. */
  readonly key: string;
  /** Civil date; for a rule in hours a local time 'YYYY-MM-DDTHH:mm'. */
  readonly on: CivilDate;
  readonly to: Recipient;
  readonly text: Text;
}

const partyLadder = [15, 7, 3, 1] as const;
const PERCENTAGES = [50, 80] as const;

/**
 * The notices of one deadline by the class of its rule (rule book 6.6). Warnings are measured from the
 * safe date: the nominal one, or for a period counted back the date moved back. Rungs are measured from
 * the share of the period that has passed, in working days where the period is. After the due date the
 * supervisor is told the next day ('overdue') and again at 150 %. Notices that would fall on the trigger
 * day or before it are left out; a period counted back has none after its trigger. Every rung of
 * 50 / 80 / 100 / 150 % stands for itself; of two warnings on the same day to the same recipient only the
 * more urgent stays, and none beside a rung. Sorted by date.
 * Throws RefusedInput naming the field: a rule that `ruleOn` does not give, bad dates, no calendar.
 */
export function noticePlan(
  rule: Rule,
  counted: Pick<Counted, 'nominalDueOn' | 'dueOn'>,
  trigger: string,
  calendar: Calendar,
): PlannedNotice[] {
  checkRule(rule);
  checkCounted(rule, counted);
  checkCalendar(calendar);
  checkDay(rule, 'trigger', trigger);
  const plan = new Map<string, PlannedNotice>();
  const back = countsBack(rule);
  const { dueOn } = counted;
  const safeOn = back ? dueOn : counted.nominalDueOn;
  const add = (kind: PlannedNotice['kind'], key: string, on: CivilDate, to: Recipient) => {
    const ladder = kind === 'rung' && key !== 'overdue' ? key : '';
    if (back || on > trigger)
      plan.set(`${on} ${to} ${ladder}`, { kind, key, on, to, text: textOf(rule, key, counted) });
  };
  const before = (days: number, to: Recipient) => {
    if (rule.unit !== 'hour') add('warning', `T-${days}`, addDays(safeOn, -days), to);
  };
  const shares = (kind: PlannedNotice['kind'], to: Recipient) => {
    for (const percent of back ? [] : PERCENTAGES) {
      add(kind, `${percent}%`, shareOfPeriod(rule, safeOn, trigger, percent, calendar), to);
    }
  };

  switch (rule.class) {
    case 'party_right':
      for (const to of ['party', ...(rule.alsoWarn ?? [])] as const) {
        for (const days of rule.warnDaysBefore ?? partyLadder) before(days, to);
        add('warning', 'last-safe-day', safeOn, to);
      }
      break;
    case 'institutional_duty': {
      shares('rung', 'owner');
      for (const days of [...(rule.warnDaysBefore ?? []), 1]) before(days, 'owner');
      add('rung', '100%', safeOn, 'unit_head');
      const breachedOn = rule.unit === 'hour' ? hourAt(hoursOf(dueOn) + 1) : addDays(dueOn, 1);
      add('rung', 'overdue', breachedOn, 'supervisor');
      if (!back) {
        const lateOn = shareOfPeriod(rule, safeOn, trigger, 150, calendar);
        add('rung', '150%', lateOn < breachedOn ? breachedOn : lateOn, 'supervisor');
      }
      if (rule.opensRight) before(1, 'party');
      break;
    }
    case 'consent_cap':
      for (const to of ['party', 'mediator'] as const) {
        if (rule.warnDaysBefore) for (const days of rule.warnDaysBefore) before(days, to);
        else shares('warning', to);
        if (rule.extension) add('warning', 'ask-extension', safeOn, to);
        else add('warning', 'effect', safeOn, to);
      }
      break;
    case 'right_opening':
      before(1, 'party');
      break;
    case 'deemed_effect':
      before(1, 'party');
      add('warning', 'effect', safeOn, 'owner');
      break;
    default:
      throw new RefusedInput('rule', {
        zh: `rule 须为 ruleOn 给出的规则，收到的是 ${shown(rule)}`,
        en: `rule must be one as ruleOn gives it, got ${shown(rule)}`,
      });
  }
  const planned = [...plan.values()];
  const onLadder = new Set(planned.filter(isRung).map(({ on, to }) => `${on} ${to}`));
  return planned
    .filter((one) => isRung(one) || !onLadder.has(`${one.on} ${one.to}`))
    .toSorted((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0));
}

/**
 * What a notice of a deadline says. `key` is its place in the plan, as `noticePlan` gives it for this rule; one that a plan ever
 * had stays known. Throws RefusedInput naming the field: a rule that `ruleOn` does not give, bad dates, what is no such key.
 */
export function noticeText(rule: Rule, key: string, counted: Pick<Counted, 'nominalDueOn' | 'dueOn'>): Text {
  checkRule(rule);
  checkCounted(rule, counted);
  return textOf(rule, key, counted);
}

function checkRule(rule: Rule): void {
  checkRecord('rule', rule);
  checkRecord('rule.name', rule.name);
}

function checkCounted(rule: Rule, counted: Pick<Counted, 'nominalDueOn' | 'dueOn'>): void {
  checkRecord('counted', counted);
  checkDay(rule, 'counted.nominalDueOn', counted.nominalDueOn);
  checkDay(rule, 'counted.dueOn', counted.dueOn);
}

/** A civil date; of a rule in hours the date of a local time. */
function checkDay({ unit }: Rule, field: string, on: string): void {
  checkDate(field, unit === 'hour' && typeof on === 'string' ? on.slice(0, 10) : on);
}

function textOf(
  rule: Rule,
  key: string,
  { nominalDueOn, dueOn }: Pick<Counted, 'nominalDueOn' | 'dueOn'>,
): Text {
  const safeOn = countsBack(rule) ? dueOn : nominalDueOn;
  const [, days] = /^T-([1-9]\d*)$/.exec(key) ?? [];
  if (days !== undefined) return daysLeft(rule, Number(days), safeOn);
  const [, share] = /^(50|80)%$/.exec(key) ?? [];
  if (share !== undefined) return sharePassed(rule, Number(share), safeOn);
  switch (key) {
    case 'last-safe-day':
      return lastSafeDay(rule, safeOn);
    case '100%':
      return dueToday(rule, safeOn);
    case 'overdue':
    case '150%':
      return overdue(rule, dueOn);
    case 'ask-extension':
      return askExtension(rule, safeOn);
    case 'effect':
      return effectToday(rule, safeOn);
    default:
      throw new RefusedInput('key', {
        zh: `key 须为提醒计划中的一项，如 T-7、50%、overdue，收到的是 ${shown(key)}`,
        en: `key must be one of a plan of notices, such as T-7, 50% or overdue, got ${shown(key)}`,
      });
  }
}

/** A rung of the ladder proper; being told on the day after is none when 150 % falls on it too. */
function isRung({ kind, key }: PlannedNotice): boolean {
  return kind === 'rung' && key !== 'overdue';
}

/** The day (or hour) on which `percent` of the period has passed; up to 100 rounded down, beyond it up. */
function shareOfPeriod(
  rule: Rule,
  safeOn: string,
  trigger: string,
  percent: number,
  calendar: Calendar,
): CivilDate {
  const portion = (whole: number) =>
    percent > 100 ? Math.ceil((whole * percent) / 100) : Math.floor((whole * percent) / 100);
  if (rule.unit === 'hour') {
    const start = hoursOf(trigger) + 1;
    return hourAt(start + portion(hoursOf(safeOn) - start));
  }
  if (rule.unit !== 'working_day') return addDays(trigger, portion(daysBetween(trigger, safeOn)));
  let workingDays = 0;
  for (let day = addDays(trigger, 1); day <= safeOn; day = addDays(day, 1)) {
    if (!calendar.isRestDay(day)) workingDays += 1;
  }
  const length = portion(workingDays);
  if (length < 1) return trigger;
  return countPeriodBare({ trigger, length, unit: 'working_day', roll: 'none', calendar }).dueOn;
}

const HOUR_ORIGIN = '1970-01-01';

function hoursOf(local: string): number {
  return daysBetween(HOUR_ORIGIN, local.slice(0, 10)) * 24 + Number(local.slice(11, 13));
}

function hourAt(hours: number): string {
  return `${addDays(HOUR_ORIGIN, Math.floor(hours / 24))}T${String(hours % 24).padStart(2, '0')}:00`;
}

function daysLeft({ name }: Rule, days: number, safeOn: CivilDate): Text {
  return {
    zh: `“${name.zh}”还有${days}日届满，稳妥日期为${safeOn}`,
    en: `"${name.en}": ${days} day${days === 1 ? '' : 's'} left, the safe date is ${safeOn}`,
  };
}

function lastSafeDay({ name }: Rule, safeOn: CivilDate): Text {
  return {
    zh: `“${name.zh}”今日（${safeOn}）为最后稳妥日期`,
    en: `"${name.en}": today (${safeOn}) is the last safe day`,
  };
}

function sharePassed({ name }: Rule, percent: number, safeOn: string): Text {
  return {
    zh: `“${name.zh}”期间已过${percent}%，${safeOn}届满`,
    en: `"${name.en}": ${percent}% of the period has passed, it ends on ${safeOn}`,
  };
}

function dueToday({ name }: Rule, safeOn: string): Text {
  return {
    zh: `“${name.zh}”${safeOn}届满，尚未办结的请立即办理`,
    en: `"${name.en}" ends on ${safeOn}: finish it now if it is still open`,
  };
}

function overdue({ name }: Rule, dueOn: string): Text {
  return {
    zh: `“${name.zh}”已于${dueOn}到期仍未办结，请督办`,
    en: `"${name.en}" was due on ${dueOn} and is still open: supervise`,
  };
}

function askExtension({ name }: Rule, safeOn: CivilDate): Text {
  return {
    zh: `“${name.zh}”${safeOn}届满，请各方表明是否同意延长`,
    en: `"${name.en}" ends on ${safeOn}: do all parties agree to extend it?`,
  };
}

function effectToday({ name, onExpiry }: Rule, safeOn: CivilDate): Text {
  return {
    zh: `“${name.zh}”${safeOn}届满：${onExpiry.zh}`,
    en: `"${name.en}" ends on ${safeOn}: ${onExpiry.en}`,
  };
}
