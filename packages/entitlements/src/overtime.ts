import { cite } from '@dingfen/legal-basis';
import { type CivilDate, durationText, type Text } from '@dingfen/legal-calendar';
import { calculator } from './calculator.ts';
import type { Workings } from './entitlement.ts';
import { calendarOf, type RegionalFigures } from './figures.ts';
import { asText, exact, type Fraction, over, plus, times, yuan } from './fraction.ts';
import { choice, date, fen, flag, hundredths, type InputOf, list, optional, refuse } from './input.ts';
import { parameterOn } from './parameters.ts';
import { isStatutoryHoliday, statutoryHolidayBasis } from './statutory-holidays.ts';
import { nth, percentOf } from './wages.ts';

const kinds = {
  weekday: { zh: '工作日延时', en: 'extra hours on a working day' },
  rest_day: { zh: '休息日', en: 'rest day' },
  statutory_holiday: { zh: '法定休假日', en: 'statutory holiday' },
} as const satisfies Record<string, Text>;
type Kind = keyof typeof kinds;
const order = Object.keys(kinds) as readonly Kind[];

const fields = {
  monthlyWageFen: fen('计算基数：月工资（分）', 'Monthly wage that is the base, in fen'),
  days: list('加班日', 'Days on which overtime was worked', {
    on: date('日期', 'Day'),
    hours: hundredths('加班小时数', 'Hours of overtime', 0.01, 24),
    timeOffGiven: optional(flag('已安排补休', 'Time off was given instead')),
    ownSchedule: optional(
      choice('按本单位排班属于', 'What the day is by the worker’s own shift plan', {
        weekday: kinds.weekday,
        rest_day: kinds.rest_day,
      }),
    ),
  }),
};
type Day = InputOf<typeof fields>['days'][number];

/**
 * What a day is: one of the 11 or 13 statutory holidays, else what the worker's own shift plan says, else by the rest-day
 * notice. Days that a notice moves beside a holiday are rest days.
 */
function kindOf(
  work: Workings<string>,
  { on, ownSchedule }: Day,
  field: string,
  figures: RegionalFigures,
): Kind {
  if (isStatutoryHoliday(work, on, figures, field)) return 'statutory_holiday';
  if (ownSchedule) return ownSchedule;
  const calendar = calendarOf(figures);
  if (!calendar.isKnown(on)) {
    return refuse(
      field,
      `${on}的放假安排尚未载入（${field}）`,
      `the holiday notice for ${on} is not loaded (${field})`,
    );
  }
  return calendar.isRestDay(on) ? 'rest_day' : 'weekday';
}

const formulaOf = (monthly: Fraction, payDays: Fraction, perDay: Fraction): string =>
  `${yuan(monthly)} ÷ (${asText(payDays)} × ${asText(perDay)})`;

function checkDates(days: readonly Day[]): void {
  const seen = new Set<CivilDate>();
  for (const [index, { on }] of days.entries()) {
    if (seen.has(on)) {
      refuse(`days[${index}].on`, `days[${index}].on ${on} 重复`, `days[${index}].on ${on} is listed twice`);
    }
    seen.add(on);
  }
}

/**
 * 加班费: hourly wage = monthly / (21.75 × 8); 150 % for extra hours, 200 % on a rest day without time off, 300 % on a
 * statutory holiday, where time off does not take the place of pay (Labour Law 44; Wage Payment Provisions 13). What kind
 * of day it was is read from the calendar, not asked. The worker proves the overtime (LI1 42).
 */
export const overtime = calculator({
  type: 'overtime',
  name: { zh: '加班费', en: 'overtime pay' },
  basis: [cite('LAB', '44'), cite('WPR', '13'), cite('LI1', '42')],
  fields,
  compute({ monthlyWageFen, days }, figures, work) {
    checkDates(days);
    const monthly = exact(monthlyWageFen);
    // Days under one notice and of one kind make one line.
    const groups = new Map<
      string,
      { kind: Kind; first: Day; field: string; hours: Fraction; count: number }
    >();
    for (const [index, day] of days.entries()) {
      const field = `days[${index}].on`;
      const kind = kindOf(work, day, field, figures);
      if (day.ownSchedule) {
        work.label({
          zh: '部分日期按本单位排班认定为工作日或者休息日，须以排班记录证明。',
          en: 'Some days are working or rest days by the employer’s shift plan, which has to be proved.',
        });
      }
      if (kind === 'rest_day' && day.timeOffGiven) {
        work.note(
          `${day.on}为休息日，已安排补休，不另付加班工资。`,
          `${day.on} was a rest day for which time off was given; nothing is owed for it.`,
        );
        continue;
      }
      const notice = parameterOn('pay_days_per_month', day.on, field);
      const key = `${order.indexOf(kind)} ${notice.inForceFrom}`;
      const group = groups.get(key) ?? { kind, first: day, field, hours: exact(0), count: 0 };
      const hours = exact(day.hours.toFixed(2));
      groups.set(key, {
        ...group,
        hours: plus(group.hours, hours),
        count: group.count + 1,
      });
    }
    if (groups.size === 0) {
      return work.nil({ zh: '休息日加班均已安排补休', en: 'time off was given for all work on rest days' }, [
        cite('LAB', '44[2]'),
      ]);
    }
    // The hourly wage is shown once for each conversion notice.
    const shown = new Set<CivilDate>();
    const inOrderOfKind = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
    for (const [, { kind, first, field, hours, count }] of inOrderOfKind) {
      const payDays = parameterOn('pay_days_per_month', first.on, field);
      const perDay = parameterOn('hours_per_day', first.on, field);
      const rate = parameterOn('overtime_percent', first.on, field);
      const percent = nth(rate, order.indexOf(kind));
      const hourly = over(monthly, times(payDays.value, perDay.value));
      if (!shown.has(payDays.inForceFrom)) {
        shown.add(payDays.inForceFrom);
        work.step(
          {
            label: { zh: '小时工资', en: 'hourly wage' },
            formula: `${formulaOf(monthly, payDays.value, perDay.value)} = ${yuan(hourly)}`,
            inputs: { monthlyWageFen, payDays: payDays.value, hoursPerDay: perDay.value },
            basis: payDays.basis,
          },
          hourly,
        );
      }
      const owed = percentOf(percent, times(hourly, hours));
      work.owe(
        {
          label: {
            zh: `${kinds[kind].zh}加班${asText(hours)}小时（${count}日）`,
            en: `${kinds[kind].en}: ${asText(hours)} hours on ${durationText(count, 'calendar_day').en}`,
          },
          formula: `${formulaOf(monthly, payDays.value, perDay.value)} × ${asText(hours)} × ${asText(percent)} % = ${yuan(owed)}`,
          inputs: { hours, percent, days: count },
          basis: kind === 'statutory_holiday' ? [...rate.basis, ...statutoryHolidayBasis] : rate.basis,
        },
        owed,
      );
    }
    return work.result();
  },
});
