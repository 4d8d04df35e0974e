import { cite, isInForce, sources } from '@dingfen/legal-basis';
import { calculator } from './calculator.ts';
import { compare, exact, minus, plus, smaller, yuan, asText } from './fraction.ts';
import { date, fen, flag, hundredths, inOrder, optional, refuse, words } from './input.ts';
import { parameterOn } from './parameters.ts';
import { calendarMonths, countDays, payDaysField } from './periods.ts';
import { nth, notBelowMinimumWage, partOfMonth, percentOf, regionField } from './wages.ts';

const arrearsBasis = [cite('LCL', '30'), cite('LAB', '50')];
const floorBasis = [cite('LAB', '48')];

/**
 * 拖欠工资: the wage of each month in which nothing or too little was paid (LCL 30; Labour Law 48, 50). Whole calendar
 * months count in full; part of a month by its paid days over 21.75, never more than the month. The wage of work done is
 * not below the minimum wage of the month.
 */
export const wageArrears = calculator({
  type: 'wage_arrears',
  name: { zh: '拖欠工资', en: 'unpaid wages' },
  basis: [...arrearsBasis, ...floorBasis, cite('LI1', '45')],
  fields: {
    region: regionField,
    unpaidFrom: date('拖欠期间第一日', 'First day not paid for'),
    unpaidTo: date('拖欠期间最后一日', 'Last day not paid for'),
    monthlyWageFen: fen('约定月工资（分）', 'Agreed monthly wage, in fen'),
    paidFen: optional(fen('该期间已付（分）', 'Paid for that time already, in fen')),
    payDays: payDaysField,
  },
  compute(input, figures, work) {
    const { region, unpaidFrom, unpaidTo, paidFen = 0, payDays } = input;
    inOrder('unpaidFrom', unpaidFrom, 'unpaidTo', unpaidTo);
    if (!isInForce('LAB', unpaidFrom)) {
      refuse(
        'unpaidFrom',
        `unpaidFrom ${unpaidFrom} 早于劳动法施行之日${sources.LAB.inForceFrom}`,
        `unpaidFrom ${unpaidFrom} lies before the Labour Law was in force (${sources.LAB.inForceFrom})`,
      );
    }
    let owed = exact(0);
    const add = (fenOwed: number) => {
      owed = plus(owed, exact(fenOwed));
    };
    for (const month of calendarMonths({ from: unpaidFrom, to: unpaidTo })) {
      const wage = notBelowMinimumWage(
        work,
        exact(input.monthlyWageFen),
        figures,
        region,
        month.from,
        floorBasis,
      );
      const label = {
        zh: `${month.from}至${month.to}的工资`,
        en: `wage for ${month.from} to ${month.to}`,
      };
      if (month.whole) {
        add(work.owe({ label, formula: yuan(wage), inputs: { wageFen: wage }, basis: arrearsBasis }, wage));
        continue;
      }
      const divisor = parameterOn('pay_days_per_month', month.from, 'unpaidFrom');
      const days = countDays(
        work,
        month,
        'paid',
        payDays,
        figures,
        month.from.endsWith('-01') ? 'unpaidTo' : 'unpaidFrom',
      );
      const { sum, formula } = partOfMonth(wage, divisor.value, days);
      add(
        work.owe(
          {
            label,
            formula,
            inputs: { wageFen: wage, days, payDays: divisor.value },
            basis: [...arrearsBasis, ...divisor.basis],
          },
          sum,
        ),
      );
    }
    if (paidFen > 0) {
      const counted = smaller(exact(paidFen), owed);
      work.owe(
        {
          label: { zh: '减去已付部分', en: 'less what was paid' },
          formula: `-${yuan(counted)}`,
          inputs: { paidFen },
          basis: arrearsBasis,
        },
        minus(exact(0), counted),
      );
    }
    return work.result();
  },
});

/**
 * 加付赔偿金: 50 to 100 % of the sum that the labour authority ordered to be paid and that was not (LCL 85). Without the
 * order's document there is nothing to compute.
 */
export const wageSurcharge = calculator({
  type: 'wage_surcharge',
  name: { zh: '加付赔偿金', en: 'surcharge on unpaid wages' },
  basis: [cite('LCL', '85'), cite('LI1', '1[8]')],
  fields: {
    orderDocument: optional(words('责令支付文书文号', 'Number of the authority’s order to pay')),
    orderDueOn: date('责令支付的期限', 'Last day the order gave for payment'),
    paidInTime: flag('已在期限内支付', 'Paid within that time'),
    unpaidFen: fen('逾期未付金额（分）', 'Sum not paid by then, in fen'),
    percent: hundredths('加付比例（%）', 'Rate of the surcharge in per cent', 0, 1000),
  },
  compute({ orderDocument, orderDueOn, paidInTime, unpaidFen, percent }, _figures, work) {
    const rate = parameterOn('wage_surcharge_percent', orderDueOn, 'orderDueOn');
    if (orderDocument === undefined) {
      return refuse(
        'orderDocument',
        '只有劳动行政部门责令限期支付而逾期不付的，才加付赔偿金，须写明责令文书文号（orderDocument）',
        'a surcharge is owed only when the labour authority ordered payment and was not obeyed; orderDocument must name that order',
      );
    }
    const [least, most] = [nth(rate, 0), nth(rate, 1)];
    const chosen = exact(percent.toFixed(2));
    if (compare(chosen, least) < 0 || compare(chosen, most) > 0) {
      refuse(
        'percent',
        `percent 须在 ${asText(least)} 至 ${asText(most)} 之间，收到的是 ${percent}`,
        `percent must be from ${asText(least)} to ${asText(most)}, got ${percent}`,
      );
    }
    if (paidInTime) {
      return work.nil(
        {
          zh: '已在责令期限内支付，不加付赔偿金',
          en: 'paid within the time ordered, so there is no surcharge',
        },
        rate.basis,
      );
    }
    const sum = exact(unpaidFen);
    const owed = percentOf(chosen, sum);
    work.owe(
      {
        label: { zh: '加付赔偿金', en: 'surcharge' },
        formula: `${yuan(sum)} × ${asText(chosen)} % = ${yuan(owed)}`,
        inputs: { unpaidFen, percent: chosen, orderDocument },
        basis: rate.basis,
      },
      owed,
    );
    return work.result();
  },
});
