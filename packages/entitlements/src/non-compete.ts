import { cite } from '@dingfen/legal-basis';
import { addDays, durationText } from '@dingfen/legal-calendar';
import { calculator } from './calculator.ts';
import { asText, compare, exact, floor, over, times, yuan } from './fraction.ts';
import { date, fen, inOrder, optional, whole } from './input.ts';
import { parameterOn } from './parameters.ts';
import { dayAfterMonths, daysIn, earlierOf, fullMonths } from './periods.ts';
import { averageWage, averageWageFields, notBelowMinimumWage, percentOf, regionField } from './wages.ts';

/**
 * 竞业限制补偿: the agreed sum, or 30 % of the average wage of the last twelve months and not below the minimum wage, for
 * each month the worker kept to the restriction, at most two years (LCL 23-24; LI1 36-39). The employer who releases the
 * worker early owes three months more.
 */
export const nonCompete = calculator({
  type: 'non_compete',
  name: { zh: '竞业限制补偿', en: 'non-compete compensation' },
  basis: [cite('LCL', '23-24'), cite('LI1', '36-39'), cite('LI2', '13-15')],
  fields: {
    region: regionField,
    endedOn: date('劳动关系结束之日', 'Last day of the employment'),
    keptTo: date('已履行竞业限制的最后一日', 'Last day on which the restriction was kept'),
    ...averageWageFields,
    agreedMonthlyFen: optional(fen('约定的每月补偿（分）', 'Compensation agreed per month, in fen', 1)),
    releasedByEmployerOn: optional(
      date('用人单位提前解除竞业限制之日', 'Day the employer released the worker early'),
    ),
    unpaidMonths: optional(
      whole('因用人单位原因未支付的月数', 'Months unpaid for reasons of the employer', 0, 120),
    ),
  },
  compute(input, figures, work) {
    const { region, endedOn, keptTo, agreedMonthlyFen, releasedByEmployerOn, unpaidMonths = 0 } = input;
    const rate = parameterOn('non_compete_percent', endedOn, 'endedOn');
    const most = parameterOn('non_compete_most_months', endedOn, 'endedOn');
    const release = parameterOn('non_compete_release_months', endedOn, 'endedOn');
    const unpaid = parameterOn('non_compete_unpaid_months', endedOn, 'endedOn');
    const start = addDays(endedOn, 1);
    inOrder('endedOn', endedOn, 'keptTo', keptTo);
    if (releasedByEmployerOn !== undefined) {
      inOrder('endedOn', endedOn, 'releasedByEmployerOn', releasedByEmployerOn);
    }
    const lastDay = addDays(dayAfterMonths(start, floor(most.value)), -1);
    const to = [keptTo, lastDay, releasedByEmployerOn ?? keptTo].reduce(earlierOf);
    if (keptTo > lastDay) {
      work.note(
        `竞业限制最长${asText(most.value)}个月，${lastDay}以后不再计算。`,
        `A restriction lasts ${asText(most.value)} months at most; nothing is counted after ${lastDay}.`,
      );
    }
    let monthly = exact(agreedMonthlyFen ?? 0);
    if (agreedMonthlyFen === undefined) {
      const average = averageWage(work, input, rate.basis);
      const share = percentOf(rate.value, average);
      work.step(
        {
          label: { zh: '每月补偿', en: 'compensation per month' },
          formula: `${yuan(average)} × ${asText(rate.value)} % = ${yuan(share)}`,
          inputs: { averageFen: average, percent: rate.value },
          basis: rate.basis,
        },
        share,
      );
      monthly = notBelowMinimumWage(work, share, figures, region, endedOn, rate.basis);
    } else {
      work.step(
        {
          label: { zh: '约定的每月补偿', en: 'compensation agreed per month' },
          formula: yuan(monthly),
          inputs: { agreedMonthlyFen },
          basis: [cite('LCL', '23(2)'), cite('LI1', '37')],
        },
        monthly,
      );
    }
    if (to < start && releasedByEmployerOn === undefined) {
      return work.nil(
        { zh: '没有履行竞业限制的期间', en: 'no day on which the restriction was kept' },
        rate.basis,
      );
    }
    const { months, rest } = to < start ? { months: 0 } : fullMonths({ from: start, to });
    if (months > 0) {
      const sum = times(monthly, exact(months));
      work.owe(
        {
          label: { zh: `${start}起${months}个整月`, en: `${durationText(months, 'month').en} from ${start}` },
          formula: `${yuan(monthly)} × ${months} = ${yuan(sum)}`,
          inputs: { monthlyFen: monthly, months },
          basis: rate.basis,
        },
        sum,
      );
    }
    if (rest) {
      const monthEnd = addDays(dayAfterMonths(start, months + 1), -1);
      const [kept, whole_] = [daysIn(rest), daysIn({ from: rest.from, to: monthEnd })];
      const sum = times(monthly, over(exact(kept), exact(whole_)));
      work.label({
        zh: '不满一个月的竞业限制补偿按日历天数折算，为本系统约定。',
        en: 'Part of a month of restriction is taken by calendar days; a convention of this system.',
      });
      work.owe(
        {
          label: { zh: `${rest.from}至${rest.to}`, en: `${rest.from} to ${rest.to}` },
          formula: `${yuan(monthly)} × ${kept} ÷ ${whole_} = ${yuan(sum)}`,
          inputs: { monthlyFen: monthly, days: kept, monthDays: whole_ },
          basis: [...rate.basis, cite('ENG', '', 'D')],
        },
        sum,
      );
    }
    if (releasedByEmployerOn !== undefined) {
      const sum = times(monthly, release.value);
      work.owe(
        {
          label: { zh: '用人单位提前解除的额外补偿', en: 'extra for release by the employer' },
          formula: `${yuan(monthly)} × ${asText(release.value)} = ${yuan(sum)}`,
          inputs: { monthlyFen: monthly, months: release.value, releasedByEmployerOn },
          basis: release.basis,
        },
        sum,
      );
    }
    if (compare(exact(unpaidMonths), unpaid.value) >= 0) {
      work.note(
        `已有${unpaidMonths}个月未支付，劳动者可以请求解除竞业限制约定。`,
        `${unpaidMonths} months are unpaid: the worker may ask to be released from the restriction.`,
      );
    }
    return work.result();
  },
});
