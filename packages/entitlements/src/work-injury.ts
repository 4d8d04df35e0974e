import { cite } from '@dingfen/legal-basis';
import type { CivilDate, Text } from '@dingfen/legal-calendar';
import { calculator } from './calculator.ts';
import type { Workings } from './entitlement.ts';
import { averageMonthlyWage, injurySubsidyOn, minimumWageOn, type RegionalFigures } from './figures.ts';
import { asText, compare, exact, type Fraction, larger, plus, smaller, times, yuan } from './fraction.ts';
import { choice, date, fen, flag, inOrder, type InputOf, list, optional, refuse, whole } from './input.ts';
import { parameterOn } from './parameters.ts';
import { nth, percentOf, regionField } from './wages.ts';

const fields = {
  region: regionField,
  injuredOn: date('受伤或者患职业病之日', 'Day of the injury or of the occupational disease'),
  insured: flag('已参加工伤保险', 'The worker was covered by work-injury insurance'),
  recognised: flag('已认定工伤', 'The injury has been recognised as a work injury'),
  outcome: choice('结果', 'Outcome', {
    disability: { zh: '伤残', en: 'disability' },
    death: { zh: '死亡', en: 'death' },
  }),
  averageWageFen: fen(
    '本人工资：受伤前十二个月平均月缴费工资（分）',
    'Own wage: average insured wage of the twelve months before, in fen',
  ),
  grade: optional(whole('伤残等级', 'Grade of disability', 1, 10)),
  arrangedWork: optional(
    flag('五、六级：单位已安排适当工作', 'Grades 5 and 6: the employer has arranged suitable work'),
  ),
  relationEndedOn: optional(
    date('劳动关系结束之日（五至十级）', 'Day the employment ended, for the subsidies of grades 5 to 10'),
  ),
  diedOn: optional(date('死亡之日', 'Day of death')),
  dependants: optional(
    list(
      '供养亲属',
      'Relatives who lived on the worker’s pay',
      {
        kind: choice('关系', 'Relation', {
          spouse: { zh: '配偶', en: 'spouse' },
          other: { zh: '其他亲属', en: 'other relative' },
        }),
        aloneOrOrphan: optional(flag('孤寡老人或者孤儿', 'A lone aged person or an orphan')),
      },
      { min: 0, max: 20 },
    ),
  ),
};
type Injury = InputOf<typeof fields>;

/** The own wage held between 60 and 300 % of the area's average wage (WII art 64(2)). */
function ownWage(work: Workings<string>, input: Injury, figures: RegionalFigures): Fraction {
  const band = parameterOn('injury_wage_band_percent', input.injuredOn, 'injuredOn');
  const average = averageMonthlyWage(figures, input.region, input.injuredOn);
  work.label(average.unverified);
  const least = percentOf(nth(band, 0), average.monthlyFen);
  const most = percentOf(nth(band, 1), average.monthlyFen);
  const wage = exact(input.averageWageFen);
  const held = smaller(larger(wage, least), most);
  return work.step(
    {
      label: {
        zh: '本人工资（统筹地区平均工资60%至300%之间）',
        en: 'own wage, held within the band of the area’s average',
      },
      formula: `${yuan(least)} ≤ ${yuan(wage)} ≤ ${yuan(most)} → ${yuan(held)}`,
      inputs: {
        averageWageFen: input.averageWageFen,
        region: input.region,
        averageYear: average.year,
        averageMonthlyFen: average.monthlyFen,
      },
      basis: band.basis,
    },
    held,
  );
}

interface Share {
  readonly label: Text;
  readonly wage: Fraction;
  readonly months: Fraction;
}

function oweMonths(
  work: Workings<string>,
  { label, wage, months }: Share,
  basis: Parameters<Workings<string>['owe']>[0]['basis'],
  payer: 'fund' | 'employer',
): void {
  const sum = times(wage, months);
  work.owe(
    {
      label,
      formula: `${yuan(wage)} × ${asText(months)} = ${yuan(sum)}`,
      inputs: { wageFen: wage, months },
      basis,
      payer,
    },
    sum,
  );
}

/** Grades 1 to 6: a share of the own wage every month, not below the minimum wage (WII arts 35(1)[2], 36(1)[2]). */
function allowance(
  work: Workings<string>,
  input: Injury,
  grade: number,
  wage: Fraction,
  figures: RegionalFigures,
  payer: 'fund' | 'employer',
): void {
  const rate = parameterOn('injury_monthly_percent', input.injuredOn, 'injuredOn');
  const percent = nth(rate, grade - 1);
  const share = percentOf(percent, wage);
  const minimum = minimumWageOn(figures, input.region, input.injuredOn);
  const owed = larger(share, minimum);
  const raised =
    compare(share, minimum) < 0
      ? { zh: `，低于最低工资，补足至${yuan(minimum)}`, en: `, raised to the minimum wage ${yuan(minimum)}` }
      : { zh: '', en: '' };
  work.oweMonthly(
    {
      label: { zh: '伤残津贴（每月）', en: 'disability allowance, every month' },
      formula: {
        zh: `${yuan(wage)} × ${asText(percent)} % = ${yuan(share)}${raised.zh}`,
        en: `${yuan(wage)} × ${asText(percent)} % = ${yuan(share)}${raised.en}`,
      },
      inputs: { ownWageFen: wage, percent, minimumWageFen: minimum },
      basis: rate.basis,
      payer,
    },
    owed,
  );
}

/** The region's average monthly wage, with its label where it is not last year's. */
function localAverage(
  work: Workings<string>,
  region: string,
  on: CivilDate,
  figures: RegionalFigures,
): Fraction {
  const { monthlyFen, unverified } = averageMonthlyWage(figures, region, on);
  work.label(unverified);
  return monthlyFen;
}

/** Grades 5 to 10 when the employment ends: the province's medical and employment subsidies. */
function subsidies(
  work: Workings<string>,
  input: Injury,
  grade: number,
  endedOn: CivilDate,
  wage: Fraction,
  figures: RegionalFigures,
): void {
  const rule = parameterOn('injury_subsidy_grades', input.injuredOn, 'injuredOn');
  const [first, last] = [nth(rule, 0), nth(rule, 1)];
  if (compare(exact(grade), first) < 0 || compare(exact(grade), last) > 0) {
    refuse(
      'relationEndedOn',
      '一至四级保留劳动关系，没有一次性医疗补助金和就业补助金',
      'grades 1 to 4 keep the employment and have no medical and employment subsidies',
    );
  }
  const table = injurySubsidyOn(figures, input.region, grade, endedOn);
  const source = { zh: `依据：${table.source}`, en: `by ${table.source}` };
  const base = table.wage === 'own' ? wage : localAverage(work, input.region, endedOn, figures);
  const months = (value: number) => exact(value.toFixed(2));
  oweMonths(
    work,
    {
      label: {
        zh: `一次性工伤医疗补助金（${source.zh}）`,
        en: `one-off medical subsidy (${source.en})`,
      },
      wage: base,
      months: months(table.medicalMonths),
    },
    rule.basis,
    input.insured ? 'fund' : 'employer',
  );
  oweMonths(
    work,
    {
      label: {
        zh: `一次性伤残就业补助金（${source.zh}）`,
        en: `one-off employment subsidy (${source.en})`,
      },
      wage: base,
      months: months(table.employmentMonths),
    },
    rule.basis,
    'employer',
  );
}

function disability(work: Workings<string>, input: Injury, figures: RegionalFigures): void {
  const { grade, relationEndedOn, insured } = input;
  if (grade === undefined) {
    refuse(
      'grade',
      '缺少 grade（伤残等级，以劳动能力鉴定为准）',
      'grade is missing; it is fixed by the assessment of working capacity',
    );
  }
  if (relationEndedOn !== undefined)
    inOrder('injuredOn', input.injuredOn, 'relationEndedOn', relationEndedOn);
  const months = parameterOn('injury_disability_months', input.injuredOn, 'injuredOn');
  const allowances = parameterOn('injury_monthly_percent', input.injuredOn, 'injuredOn').values.length;
  const { value: firstSubsidised } = parameterOn('injury_subsidy_grades', input.injuredOn, 'injuredOn');
  const fundOrEmployer = insured ? 'fund' : 'employer';
  const wage = ownWage(work, input, figures);
  oweMonths(
    work,
    {
      label: { zh: `一次性伤残补助金（${grade}级）`, en: `one-off disability benefit, grade ${grade}` },
      wage,
      months: nth(months, grade - 1),
    },
    months.basis,
    fundOrEmployer,
  );
  const keepsEmployment = compare(exact(grade), firstSubsidised) < 0;
  if (grade <= allowances && relationEndedOn === undefined && !(input.arrangedWork && !keepsEmployment)) {
    allowance(work, input, grade, wage, figures, keepsEmployment ? fundOrEmployer : 'employer');
  }
  if (relationEndedOn !== undefined) subsidies(work, input, grade, relationEndedOn, wage, figures);
}

function death(work: Workings<string>, input: Injury, figures: RegionalFigures): void {
  const { diedOn, dependants = [], insured } = input;
  if (diedOn === undefined)
    return refuse('diedOn', '缺少 diedOn（死亡之日）', 'diedOn (day of death) is missing');
  inOrder('injuredOn', input.injuredOn, 'diedOn', diedOn);
  const payer = insured ? 'fund' : 'employer';
  const multiple = parameterOn('injury_death_multiple', diedOn, 'diedOn');
  const income = parameterOn('urban_disposable_income_yuan', diedOn, 'diedOn');
  const incomeFen = times(income.value, exact(100));
  const benefit = times(incomeFen, multiple.value);
  work.owe(
    {
      label: { zh: '一次性工亡补助金', en: 'one-off death benefit' },
      formula: {
        zh: `${income.name.zh}${yuan(incomeFen)}${income.unit.zh} × ${asText(multiple.value)} = ${yuan(benefit)}`,
        en: `${income.name.en}: ${yuan(incomeFen)} ${income.unit.en} × ${asText(multiple.value)} = ${yuan(benefit)}`,
      },
      inputs: { diedOn, incomeFen, multiple: multiple.value },
      basis: multiple.basis,
      payer,
    },
    benefit,
  );
  const funeral = parameterOn('injury_funeral_months', diedOn, 'diedOn');
  const average = localAverage(work, input.region, diedOn, figures);
  oweMonths(
    work,
    { label: { zh: '丧葬补助金', en: 'funeral grant' }, wage: average, months: funeral.value },
    funeral.basis,
    payer,
  );
  if (dependants.length === 0) return;
  const rate = parameterOn('injury_dependant_percent', diedOn, 'diedOn');
  const wage = ownWage(work, input, figures);
  const percents = dependants.map(({ kind, aloneOrOrphan }) =>
    plus(nth(rate, kind === 'spouse' ? 0 : 1), aloneOrOrphan ? nth(rate, 2) : exact(0)),
  );
  const sum = percents.reduce(plus);
  const percent = smaller(sum, nth(rate, 3));
  const owed = percentOf(percent, wage);
  work.oweMonthly(
    {
      label: { zh: '供养亲属抚恤金（每月合计）', en: 'dependants’ pension, every month, all together' },
      formula: `${yuan(wage)} × (${percents.map(asText).join(' + ')} → ${asText(percent)}) % = ${yuan(owed)}`,
      inputs: { ownWageFen: wage, dependants: dependants.length, percent },
      basis: rate.basis,
      payer,
    },
    owed,
  );
}

/**
 * 工伤待遇: one-off disability benefit by grade, monthly allowance, the province's subsidies when the employment ends, and
 * the benefits on death (WII 35-39, 64). Without insurance the employer pays all of it (WII 62(2)). Recognition and
 * assessment come first; a sum computed before them is only for comparison and says so.
 */
export const workInjury = calculator({
  type: 'work_injury',
  name: { zh: '工伤待遇', en: 'work-injury benefits' },
  basis: [cite('WII', '35-37'), cite('WII', '39'), cite('WII', '62(2)'), cite('WII', '64')],
  fields,
  compute(input, figures, work) {
    if (!input.recognised) {
      work.label({
        zh: '尚未认定工伤，本次计算仅供比较；应当先行申请工伤认定和劳动能力鉴定。',
        en: 'Not yet recognised as a work injury: for comparison only. Recognition and assessment come first.',
      });
    }
    if (!input.insured) {
      work.note(
        '未参加工伤保险，由用人单位按规定的项目和标准支付（工伤保险条例第62条第2款）。',
        'Not insured: the employer pays every item by the same standards (WII art 62(2)).',
      );
    }
    if (input.outcome === 'death') death(work, input, figures);
    else disability(work, input, figures);
    return work.result();
  },
});
