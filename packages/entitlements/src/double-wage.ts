import { cite, doubleWageWindow } from '@dingfen/legal-basis';
import { addDays, type CivilDate, durationText } from '@dingfen/legal-calendar';
import { calculator } from './calculator.ts';
import { asText, exact, floor, times, yuan } from './fraction.ts';
import { choice, date, fen, inOrder, optional, refuse } from './input.ts';
import { parameterOn } from './parameters.ts';
import { countDays, dayAfterMonths, earlierOf, fullMonths, laterOf, payDaysField } from './periods.ts';
import { partOfMonth } from './wages.ts';

const exceptions = {
  none: { zh: '没有免责事由', en: 'none' },
  force_majeure: { zh: '因不可抗力未订立', en: 'force majeure kept it from being concluded' },
  worker_fault: { zh: '因劳动者故意或者重大过失未订立', en: 'the worker’s intent or gross negligence' },
  automatic_extension: { zh: '合同依法自动续延', en: 'the contract was extended by operation of law' },
  deemed_open_ended: {
    zh: '已视为订立无固定期限劳动合同的期间',
    en: 'the time in which an open-ended contract is deemed concluded',
  },
} as const;

const exceptionBasis = {
  force_majeure: [cite('LI2', '7')],
  worker_fault: [cite('LI2', '7')],
  automatic_extension: [cite('LI2', '8')],
  deemed_open_ended: [cite('LI2', '9')],
} as const;

const edges = {
  hire_day_counted: {
    zh: '用工之日计入首月（3月15日用工，自4月15日起）',
    en: 'the first day of work counts (hired 15 March: from 15 April)',
  },
  hire_day_not_counted: {
    zh: '用工之日不计入首月（3月15日用工，自4月16日起）',
    en: 'the first day of work does not count (hired 15 March: from 16 April)',
  },
} as const;

interface Window {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/**
 * 未签书面合同二倍工资: the second month's wage for each month without a written contract, from the day after the first
 * month to the day before one year, at most eleven months (LCL 82(1); LCR 6-7); or from the day an open-ended contract was
 * due (LCL 82(2)). Part of a month by its working days (LI2 6). The sum is the second wage only; the first is arrears.
 */
export const doubleWage = calculator({
  type: 'double_wage',
  name: { zh: '未签书面合同二倍工资', en: 'double wage for want of a written contract' },
  basis: [cite('LCL', '82'), cite('LCR', '6-7'), cite('LI2', '6-9')],
  fields: {
    variant: choice('情形', 'Which case', {
      no_written_contract: { zh: '未订立书面劳动合同', en: 'no written contract' },
      open_ended_refused: { zh: '应订无固定期限合同而未订', en: 'an open-ended contract was due' },
    }),
    hiredOn: date('用工之日（期满续用的，为续用第一日）', 'First day of work, or of work after expiry'),
    openEndedDueOn: optional(
      date('应订立无固定期限合同之日', 'Day an open-ended contract was to be concluded'),
    ),
    signedOn: optional(date('书面合同订立之日', 'Day a written contract was concluded')),
    endedOn: optional(date('劳动关系结束之日', 'Last day of the employment')),
    claimedTo: optional(date('请求计算至', 'Last day claimed for')),
    monthlyWageFen: fen('月工资（分）', 'Monthly wage, in fen'),
    exception: choice('免责事由', 'Ground on which nothing is owed', exceptions),
    edge: optional(choice('首月如何计算', 'How the first month is counted', edges)),
    payDays: payDaysField,
  },
  compute(input, figures, work) {
    const { variant, hiredOn, openEndedDueOn, signedOn, endedOn, claimedTo, exception } = input;
    const most = parameterOn('double_wage_months', hiredOn, 'hiredOn');
    for (const [name, on] of Object.entries({ openEndedDueOn, signedOn, endedOn, claimedTo })) {
      if (on !== undefined) inOrder('hiredOn', hiredOn, name, on);
    }
    if (exception !== 'none') {
      return work.nil(
        {
          zh: `${exceptions[exception].zh}，不支付二倍工资`,
          en: `no double wage: ${exceptions[exception].en}`,
        },
        exceptionBasis[exception],
      );
    }
    const ends = [signedOn && addDays(signedOn, -1), endedOn, claimedTo].filter((on) => on !== undefined);
    let window: Window;
    if (variant === 'open_ended_refused') {
      if (openEndedDueOn === undefined) {
        return refuse(
          'openEndedDueOn',
          '缺少 openEndedDueOn（应订立无固定期限合同之日）',
          'openEndedDueOn (day an open-ended contract was due) is missing',
        );
      }
      if (ends.length === 0) {
        return refuse(
          'claimedTo',
          '须写明 signedOn、endedOn 或者 claimedTo 之一',
          'one of signedOn, endedOn or claimedTo is needed',
        );
      }
      window = { from: openEndedDueOn, to: ends.reduce(earlierOf) };
    } else {
      const { edge = 'hire_day_counted' } = input;
      work.label({
        zh: `起止日在实务中有一日之差，本次按“${edges[edge].zh}”计算。`,
        en: `Practice differs by one day on the edges; here ${edges[edge].en}.`,
      });
      const shift = edge === 'hire_day_counted' ? 0 : 1;
      const statutory = doubleWageWindow(hiredOn);
      window = {
        from: addDays(statutory.from, shift),
        to: [addDays(statutory.to, shift), ...ends].reduce(earlierOf),
      };
    }
    const basis = variant === 'open_ended_refused' ? [cite('LCL', '82(2)')] : most.basis;
    if (window.to < window.from) {
      return work.nil(
        { zh: '没有应当支付二倍工资的期间', en: 'no day for which double wages are owed' },
        basis,
      );
    }
    const wage = exact(input.monthlyWageFen);
    const counted = fullMonths(window);
    const months =
      variant === 'no_written_contract' ? Math.min(counted.months, floor(most.value)) : counted.months;
    const span = {
      zh: `${window.from}至${window.to}`,
      en: `${window.from} to ${window.to}`,
    };
    if (months > 0) {
      const sum = times(wage, exact(months));
      work.owe(
        {
          label: {
            zh: `${span.zh}中的${months}个整月`,
            en: `${durationText(months, 'month').en} of ${span.en}`,
          },
          formula: `${yuan(wage)} × ${months} = ${yuan(sum)}`,
          inputs: { monthlyWageFen: input.monthlyWageFen, months, from: window.from, to: window.to },
          basis,
        },
        sum,
      );
    }
    const rest =
      counted.rest && (variant === 'open_ended_refused' || months < floor(most.value))
        ? { from: laterOf(window.from, dayAfterMonths(window.from, months)), to: window.to }
        : undefined;
    if (rest) {
      const divisor = parameterOn('double_wage_part_month', rest.from, 'hiredOn');
      work.label(divisor.unverified);
      const endField = rest.to === endedOn ? 'endedOn' : rest.to === claimedTo ? 'claimedTo' : 'signedOn';
      const days = countDays(work, rest, 'worked', input.payDays, figures, endField);
      const { sum, formula } = partOfMonth(wage, divisor.value, days);
      work.owe(
        {
          label: {
            zh: `不满一个月的部分（${rest.from}至${rest.to}，${asText(days)}个工作日）`,
            en: `part of a month (${rest.from} to ${rest.to}, ${asText(days)} working days)`,
          },
          formula,
          inputs: { monthlyWageFen: input.monthlyWageFen, days, payDays: divisor.value },
          basis: [...basis, ...divisor.basis],
        },
        sum,
      );
    }
    return work.result();
  },
});
