import { addDays, addMonths, type CivilDate, daysBetween } from '@dingfen/legal-calendar';
import type { Workings } from './entitlement.ts';
import { calendarOf, type RegionalFigures } from './figures.ts';
import { exact, type Fraction } from './fraction.ts';
import { date, hundredths, type InputOf, list, optional, refuse } from './input.ts';
import { isStatutoryHoliday } from './statutory-holidays.ts';

/** A stretch of days, both ends included. */
export interface Stretch {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

export const laterOf = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b);
export const earlierOf = (a: CivilDate, b: CivilDate): CivilDate => (a < b ? a : b);
export const daysIn = ({ from, to }: Stretch): number => daysBetween(from, to) + 1;

/**
 * The first day after `months` full months that begin with `start`. Where there is no corresponding day the month's
 * last day still belongs to the period (Civil Code arts 201-202): six months from 31 August are over on 1 March.
 */
export function dayAfterMonths(start: CivilDate, months: number): CivilDate {
  const corresponding = addMonths(start, months);
  return corresponding.slice(8) === start.slice(8) ? corresponding : addDays(corresponding, 1);
}

/** How many full months a stretch holds, and what is left of it behind them. */
export function fullMonths({ from, to }: Stretch): { months: number; rest?: Stretch } {
  const end = addDays(to, 1);
  const monthOf = (on: CivilDate) => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7));
  let months = monthOf(end) - monthOf(from);
  if (dayAfterMonths(from, months) > end) months -= 1;
  const restFrom = dayAfterMonths(from, months);
  return restFrom > to ? { months } : { months, rest: { from: restFrom, to } };
}

/** The calendar months that a stretch touches, the first and last cut to it. */
export function calendarMonths({ from, to }: Stretch): readonly (Stretch & { whole: boolean })[] {
  const pieces: (Stretch & { whole: boolean })[] = [];
  for (let start = from; start <= to; ) {
    const monthEnd = addDays(addMonths(`${start.slice(0, 7)}-01`, 1), -1);
    const end = earlierOf(monthEnd, to);
    pieces.push({ from: start, to: end, whole: start.endsWith('-01') && end === monthEnd });
    start = addDays(end, 1);
  }
  return pieces;
}

/** Days of part of a month as the parties' records show them; they go before the calendar. */
export const payDaysField = optional(
  list('不足整月的计薪天数', 'Paid days of a part of a month', {
    on: date('该段中的任一日', 'Any day of that part'),
    days: hundredths('计薪天数', 'Paid days', 0, 31),
  }),
);
type PayDays = InputOf<{ payDays: typeof payDaysField }>['payDays'];

/**
 * The days of part of a month that count: `paid` counts working days and statutory holidays (which are paid),
 * `worked` working days only. Refuses `field` when a day's rest-day notice is not loaded and `payDays` says nothing.
 */
export function countDays(
  work: Workings<string>,
  stretch: Stretch,
  which: 'paid' | 'worked',
  payDays: PayDays,
  figures: RegionalFigures,
  field: string,
): Fraction {
  const given = payDays?.find(({ on }) => stretch.from <= on && on <= stretch.to);
  if (given) return exact(given.days.toFixed(2));
  const calendar = calendarOf(figures);
  let count = 0;
  for (let on = stretch.from; on <= stretch.to; on = addDays(on, 1)) {
    if (!calendar.isKnown(on)) {
      return refuse(
        field,
        `${on}的放假安排尚未载入，须在 payDays 中写明该段的计薪天数（${field}）`,
        `the holiday notice for ${on} is not loaded; give the paid days of that part in payDays (${field})`,
      );
    }
    if (!calendar.isRestDay(on) || (which === 'paid' && isStatutoryHoliday(work, on, figures, field)))
      count += 1;
  }
  return exact(count);
}
