/**
 * Counting by walking from day to day over the platform's own UTC time: slow, short, and sharing nothing with the
 * package. It reads the law a second time (CPL 85, Civil Code 200-204), and knows holidays as two plain sets of days.
 */

/** Days as the platform's milliseconds at 00:00 UTC. */
export interface HolidayLists {
  readonly off: ReadonlySet<number>;
  readonly makeUp: ReadonlySet<number>;
  readonly known: (day: number) => boolean;
}

export interface WalkedPeriod {
  readonly trigger: string;
  readonly length: number;
  readonly extension?: number | undefined;
  readonly unit: string;
  readonly roll: string;
  readonly exclusions?: readonly { readonly from: string; readonly until: string }[] | undefined;
}

export interface Walked {
  readonly nominalDueOn: string;
  readonly dueOn: string;
  readonly status: 'firm' | 'provisional';
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export function walk(period: WalkedPeriod, lists: HolidayLists): Walked {
  const total = period.length + (period.extension ?? 0);
  if (period.unit === 'hour') return walkHours(period.trigger, total);
  const trigger = Date.parse(period.trigger);
  const spans = (period.exclusions ?? []).map(
    ({ from, until }) => [Date.parse(from), Date.parse(until)] as const,
  );
  const runs = (day: number) => !spans.some(([from, until]) => from <= day && day < until);
  let status: Walked['status'] = 'firm';
  const rests = (day: number) => {
    if (!lists.known(day)) status = 'provisional';
    return isRest(day, lists);
  };

  const step = period.unit.endsWith('_before') ? -DAY : DAY;
  if (period.unit.startsWith('working_day')) {
    const last = walkDays(trigger, total, step, (day) => runs(day) && !rests(day));
    return { nominalDueOn: written(last), dueOn: written(last), status };
  }
  let nominal = trigger;
  if (period.unit.startsWith('calendar_day')) {
    nominal = walkDays(trigger, total, step, runs);
  } else {
    const until = monthsOn(trigger, period.unit === 'year' ? total * 12 : total);
    // A day that does not run puts the end off by a day that does.
    let owed = 0;
    for (let day = trigger + DAY; spans.length > 0 && day <= until; day += DAY) if (!runs(day)) owed += 1;
    nominal = walkDays(until, owed, DAY, runs);
  }
  let due = nominal;
  if (period.roll !== 'none') while (rests(due)) due += period.roll === 'forward' ? DAY : -DAY;
  return { nominalDueOn: written(nominal), dueOn: written(due), status };
}

function walkDays(from: number, total: number, step: number, counts: (day: number) => boolean): number {
  let day = from;
  for (let left = total; left > 0; ) {
    day += step;
    if (counts(day)) left -= 1;
  }
  return day;
}

function isRest(day: number, { off, makeUp }: HolidayLists): boolean {
  if (off.has(day)) return true;
  if (makeUp.has(day)) return false;
  return [0, 6].includes(new Date(day).getUTCDay());
}

/** The same day of the month, or one earlier day after another until the month has it. */
function monthsOn(day: number, months: number): number {
  const date = new Date(day);
  for (let wanted = date.getUTCDate(); ; wanted -= 1) {
    const found = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, wanted));
    if (found.getUTCDate() === wanted) return found.getTime();
  }
}

function written(day: number): string {
  return new Date(day).toISOString().slice(0, 10);
}

function walkHours(trigger: string, total: number): Walked {
  let at = Date.parse(`${trigger.slice(0, 13)}:00:00Z`) + HOUR;
  for (let counted = 0; counted < total; counted += 1) at += HOUR;
  const end = new Date(at).toISOString().slice(0, 16);
  return { nominalDueOn: end, dueOn: end, status: 'firm' };
}
