import { cite } from '@dingfen/legal-basis';
import { calculator } from './calculator.ts';
import { asText, compare, exact, floor, larger, minus, over, times, yuan } from './fraction.ts';
import { date, flag, hundredths, inOrder, optional, refuse, whole } from './input.ts';
import { parameterOn } from './parameters.ts';
import { daysIn, laterOf } from './periods.ts';
import { averageWage, averageWageFields, dailyWage, nth, percentOf } from './wages.ts';

const dayUnit = { zh: '日', en: 'days' };

/**
 * 未休年休假工资: 5, 10 or 15 days by all service; 300 % of the daily wage for days not taken, of which 100 % was paid as
 * ordinary wage (Annual Leave Regulations 3, 5; Measures 10-12). A year not worked in full is taken pro rata by calendar
 * days, days that are not whole are dropped. The daily wage rests on twelve months without overtime.
 */
export const annualLeave = calculator({
  type: 'annual_leave',
  name: { zh: '未休年休假工资', en: 'untaken annual leave' },
  basis: [cite('ALR', '3'), cite('ALR', '5'), cite('ALM', '10-12')],
  fields: {
    year: whole('年度', 'Year of the leave', 2008, 9998),
    hiredOn: date('在本单位用工之日', 'First day of work with this employer'),
    endedOn: optional(date('劳动关系结束之日', 'Last day of the employment')),
    totalServiceMonths: whole(
      '累计工作月数（含以前单位）',
      'Months worked in all, with earlier employers',
      0,
      900,
    ),
    agreedDays: optional(whole('约定的年休假天数', 'Days of leave agreed on', 0, 366)),
    takenDays: hundredths('已休天数', 'Days taken', 0, 366),
    ...averageWageFields,
    ordinaryWageUnpaid: optional(
      flag('正常工作期间的工资也未支付', 'The ordinary wage for those days was not paid either'),
    ),
    declinedInWriting: optional(
      flag(
        '单位已安排，劳动者书面提出不休',
        'Leave was arranged and the worker declined it in writing for reasons of its own',
      ),
    ),
    excludedByArticle4: optional(
      flag('属于条例第4条不享受年休假的情形', 'A case of Regulations art 4, without leave this year'),
    ),
  },
  compute(input, _figures, work) {
    const { year, hiredOn, endedOn, takenDays } = input;
    const yearStart = `${year}-01-01`;
    const yearEnd = `${year}-12-31`;
    if (hiredOn > yearEnd) {
      refuse(
        'hiredOn',
        `hiredOn ${hiredOn} 晚于${year}年末`,
        `hiredOn ${hiredOn} lies after the end of ${year}`,
      );
    }
    if (endedOn !== undefined) {
      inOrder('hiredOn', hiredOn, 'endedOn', endedOn);
      if (endedOn < yearStart) {
        refuse(
          'endedOn',
          `endedOn ${endedOn} 早于${year}年初`,
          `endedOn ${endedOn} lies before the beginning of ${year}`,
        );
      }
    }
    const leaves = endedOn !== undefined && endedOn <= yearEnd;
    const triggerOn = leaves ? endedOn : yearEnd;
    const scale = parameterOn('annual_leave_days', triggerOn, 'year');
    const steps = parameterOn('annual_leave_service_years', triggerOn, 'year');
    const rate = parameterOn('annual_leave_percent', triggerOn, 'year');
    const divisor = parameterOn('annual_leave_year_days', triggerOn, 'year');
    const service = over(exact(input.totalServiceMonths), exact(12));
    const reached = steps.values.filter((needed) => compare(service, needed) >= 0).length;
    if (reached === 0) {
      return work.nil(
        { zh: '累计工作未满一年，没有年休假', en: 'less than one year of work in all: no annual leave' },
        [cite('ALR', '2', 'B'), cite('ALR', '3')],
      );
    }
    if (input.excludedByArticle4) {
      return work.nil(
        { zh: '属于不享受当年年休假的情形', en: 'a case in which there is no leave in that year' },
        [cite('ALR', '4', 'C')],
      );
    }
    if (input.declinedInWriting) {
      return work.nil(
        {
          zh: '劳动者因本人原因书面提出不休，只支付正常工作期间的工资',
          en: 'the worker declined leave in writing for reasons of its own: the ordinary wage is all',
        },
        [cite('ALM', '10(2)')],
      );
    }
    const statutory = nth(scale, reached - 1);
    const entitled = work.number(
      {
        label: { zh: '全年应休天数', en: 'days of leave for a full year' },
        formula: {
          zh: `累计工作${input.totalServiceMonths}个月：${asText(statutory)}日${input.agreedDays === undefined ? '' : `，约定${input.agreedDays}日，取多者`}`,
          en: `${input.totalServiceMonths} months of work: ${asText(statutory)} days${input.agreedDays === undefined ? '' : `, ${input.agreedDays} agreed, the larger counts`}`,
        },
        inputs: { totalServiceMonths: input.totalServiceMonths, agreedDays: input.agreedDays ?? 0 },
        basis: input.agreedDays === undefined ? scale.basis : [...scale.basis, cite('ALM', '13', 'C')],
      },
      larger(statutory, exact(input.agreedDays ?? 0)),
      dayUnit,
    );
    const start = laterOf(hiredOn, yearStart);
    const taken = exact(takenDays.toFixed(2));
    const elapsed = daysIn({ from: start, to: triggerOn });
    const partial = leaves || start !== yearStart;
    const raw = partial
      ? minus(times(over(exact(elapsed), divisor.value), entitled), taken)
      : minus(entitled, taken);
    // A full year is not cut to whole days: half a day left over is still owed.
    const due = larger(exact(0), partial ? exact(floor(raw)) : raw);
    work.number(
      {
        label: { zh: '应休未休天数', en: 'days of leave not taken' },
        formula: partial
          ? {
              zh: `${elapsed} ÷ ${asText(divisor.value)} × ${asText(entitled)} - ${asText(taken)} = ${asText(raw)}，不足一整日的不计 = ${asText(due)}`,
              en: `${elapsed} ÷ ${asText(divisor.value)} × ${asText(entitled)} - ${asText(taken)} = ${asText(raw)}, whole days only = ${asText(due)}`,
            }
          : `${asText(entitled)} - ${asText(taken)} = ${asText(due)}`,
        inputs: { elapsedDays: elapsed, from: start, to: triggerOn, takenDays },
        basis: [
          ...(partial ? divisor.basis : scale.basis),
          // Whoever joined in the course of the year.
          ...(start === yearStart ? [] : [cite('ALM', '5', 'C')]),
        ],
      },
      due,
      dayUnit,
    );
    const average = averageWage(work, input, [cite('ALM', '11')]);
    const daily = dailyWage(work, average, triggerOn, 'year');
    const percent = input.ordinaryWageUnpaid ? nth(rate, 0) : minus(nth(rate, 0), nth(rate, 1));
    const sum = times(percentOf(percent, daily), due);
    work.owe(
      {
        label: { zh: '未休年休假工资', en: 'pay for untaken leave' },
        formula: `${yuan(daily)} × ${asText(due)} × ${asText(percent)} % = ${yuan(sum)}`,
        inputs: { dailyFen: daily, days: due, percent },
        basis: rate.basis,
      },
      sum,
    );
    return work.result();
  },
});
