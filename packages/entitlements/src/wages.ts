import type { CivilDate, Text } from '@dingfen/legal-calendar';
import { type Citation, cite } from '@dingfen/legal-basis';
import type { Workings } from './entitlement.ts';
import { minimumWageOn, type RegionalFigures } from './figures.ts';
import { asText, compare, exact, type Fraction, over, plus, smaller, times, yuan } from './fraction.ts';
import { fen, type InputOf, list, optional, refuse, words } from './input.ts';
import { type ParameterOn, parameterOn } from './parameters.ts';

export const regionField = words('地区', 'Region whose dated figures apply');

/** The wage as an average, or month by month; exactly one of the two. */
export const averageWageFields = {
  averageWageFen: optional(
    fen('前十二个月平均工资（分）', 'Average monthly wage of the last twelve months, in fen'),
  ),
  monthlyWages: optional(
    list(
      '前十二个月（不足的按实际月数）各月应得工资',
      'Gross wage of each of the last twelve months, or of as many as were worked',
      { amountFen: fen('应得工资（分）', 'Gross wage with bonus and allowances, in fen') },
      { min: 1, max: 12 },
    ),
  ),
};

const averageName: Text = { zh: '前十二个月平均工资', en: 'average wage of the last twelve months' };

/** The average monthly wage of the months given. Refuses when both forms or neither are given. */
export function averageWage(
  work: Workings<string>,
  { averageWageFen, monthlyWages }: InputOf<typeof averageWageFields>,
  basis: readonly Citation[] = [cite('LCL', '47(3)'), cite('LCR', '27')],
): Fraction {
  if (averageWageFen !== undefined && monthlyWages !== undefined) {
    return refuse(
      'monthlyWages',
      'averageWageFen 和 monthlyWages 只能写一项',
      'give averageWageFen or monthlyWages, not both',
    );
  }
  if (monthlyWages) {
    const sum = monthlyWages.reduce((total, { amountFen }) => plus(total, exact(amountFen)), exact(0));
    const count = exact(monthlyWages.length);
    return work.step(
      {
        label: averageName,
        formula: `${yuan(sum)} ÷ ${monthlyWages.length} = ${yuan(over(sum, count))}`,
        inputs: { sumFen: sum, months: monthlyWages.length },
        basis,
      },
      over(sum, count),
    );
  }
  if (averageWageFen === undefined) {
    return refuse(
      'averageWageFen',
      '缺少 averageWageFen（前十二个月平均工资）或者 monthlyWages（各月工资）',
      'averageWageFen (average of the last twelve months) or monthlyWages is missing',
    );
  }
  const average = exact(averageWageFen);
  return work.step(
    { label: averageName, formula: yuan(average), inputs: { averageWageFen }, basis },
    average,
  );
}

/** The wage, raised to the region's minimum wage where it lies below it. Refuses `region` when that is not loaded. */
export function notBelowMinimumWage(
  work: Workings<string>,
  wage: Fraction,
  figures: RegionalFigures,
  region: string,
  on: CivilDate,
  basis: readonly Citation[],
): Fraction {
  const minimum = minimumWageOn(figures, region, on);
  if (compare(wage, minimum) >= 0) return wage;
  return work.step(
    {
      label: { zh: '低于当地最低工资，按最低工资计算', en: 'below the minimum wage, which takes its place' },
      formula: `${yuan(wage)} < ${yuan(minimum)}`,
      inputs: { region, on, minimumWageFen: minimum },
      basis,
    },
    minimum,
  );
}

/** Monthly wage over the paid days of a month (21.75). */
export function dailyWage(work: Workings<string>, monthly: Fraction, on: CivilDate, field: string): Fraction {
  const payDays = parameterOn('pay_days_per_month', on, field);
  const daily = over(monthly, payDays.value);
  return work.step(
    {
      label: { zh: '日工资', en: 'daily wage' },
      formula: `${yuan(monthly)} ÷ ${asText(payDays.value)} = ${yuan(daily)}`,
      inputs: { monthlyFen: monthly, payDays: payDays.value },
      basis: payDays.basis,
    },
    daily,
  );
}

/** Wage of part of a month: its days over the days of a month, never more than the month. */
export function partOfMonth(
  wage: Fraction,
  payDays: Fraction,
  days: Fraction,
): { readonly sum: Fraction; readonly formula: Text } {
  const share = times(over(wage, payDays), days);
  const sum = smaller(wage, share);
  const formula = `${yuan(wage)} ÷ ${asText(payDays)} × ${asText(days)} = ${yuan(share)}`;
  return {
    sum,
    formula:
      compare(share, wage) > 0
        ? {
            zh: `${formula}，不超过一个月 = ${yuan(sum)}`,
            en: `${formula}, at most a month = ${yuan(sum)}`,
          }
        : { zh: formula, en: formula },
  };
}

/** A number of the law as a percentage of something. */
export const percentOf = (percent: Fraction, whole: Fraction): Fraction =>
  over(times(percent, whole), exact(100));

/** The numbers of a parameter by place; the table guarantees that they are there. */
export const nth = ({ values }: ParameterOn, index: number): Fraction => values[index] as Fraction;
