import { type Citation, cite, type Confidence } from '@dingfen/legal-basis';
import { type CivilDate, isCivilDate, RefusedInput, shown, type Text } from '@dingfen/legal-calendar';
import { exact, type Fraction } from './fraction.ts';

/** A number the law sets, while it is in force. */
export interface Parameter {
  readonly name: Text;
  /** Exact decimals; one number, or one per step of a scale in the order `unit` says. */
  readonly values: readonly [string, ...string[]];
  readonly unit: Text;
  readonly basis: readonly Citation[];
  readonly confidence: Confidence;
  readonly inForceFrom: CivilDate;
  /** First day on which this version no longer applies. */
  readonly inForceUntil?: CivilDate;
  readonly unverified?: Text;
}

const months: Text = { zh: '个月', en: 'months' };
const days: Text = { zh: '日', en: 'days' };
const years: Text = { zh: '年', en: 'years' };
const monthsOfWage: Text = { zh: '个月工资', en: 'months’ wages' };

/** The Labour Contract Law took effect; severance is counted from here by its art 47 (LCL 97(3)). */
export const labourContractLawOn: CivilDate = '2008-01-01';
const WORK_INJURY_2010 = '2011-01-01';
const INTERPRETATION_2 = '2025-09-01';

const fromMemory: Text = {
  zh: '2008年以前年限的补偿标准凭记忆，未核对原文，须由当地裁判机构确认。',
  en: 'How years before 2008 are compensated is from memory and must be confirmed locally.',
};

const parameters = {
  pay_days_per_month: [
    {
      name: { zh: '月计薪天数', en: 'paid days in a month' },
      values: ['21.75'],
      unit: days,
      basis: [cite('WCN08', '', 'B')],
      confidence: 'B',
      inForceFrom: '2008-01-03',
      inForceUntil: '2025-01-01',
    },
    {
      name: { zh: '月计薪天数', en: 'paid days in a month' },
      values: ['21.75'],
      unit: days,
      basis: [cite('WCN25', '')],
      confidence: 'A',
      inForceFrom: '2025-01-01',
    },
  ],
  hours_per_day: [
    {
      name: { zh: '日工作时间', en: 'working hours in a day' },
      values: ['8'],
      unit: { zh: '小时', en: 'hours' },
      basis: [cite('WCN08', '', 'B')],
      confidence: 'B',
      inForceFrom: '2008-01-03',
      inForceUntil: '2025-01-01',
    },
    {
      name: { zh: '日工作时间', en: 'working hours in a day' },
      values: ['8'],
      unit: { zh: '小时', en: 'hours' },
      basis: [cite('WCN25', '')],
      confidence: 'A',
      inForceFrom: '2025-01-01',
    },
  ],
  overtime_percent: [
    {
      name: { zh: '加班工资比例', en: 'overtime rate' },
      values: ['150', '200', '300'],
      unit: {
        zh: '%（依次为工作日延时、休息日、法定休假日）',
        en: '% (extra hours on a working day, rest day, statutory holiday)',
      },
      basis: [cite('LAB', '44'), cite('WPR', '13')],
      confidence: 'A',
      inForceFrom: '1995-01-01',
    },
  ],
  wage_surcharge_percent: [
    {
      name: { zh: '加付赔偿金比例', en: 'surcharge' },
      values: ['50', '100'],
      unit: { zh: '%（下限、上限）', en: '% (least, most)' },
      basis: [cite('LCL', '85'), cite('LI1', '1[8]')],
      confidence: 'A',
      inForceFrom: labourContractLawOn,
    },
  ],
  severance_months: [
    {
      name: { zh: '经济补偿月数', en: 'severance months' },
      values: ['1', '0.5', '6'],
      unit: {
        zh: '依次为每满一年的月数、不满六个月的月数、按一年计算的最少月数',
        en: 'months per full year, months for less than half a year, months that count as a year',
      },
      basis: [cite('LCL', '47(1)')],
      confidence: 'A',
      inForceFrom: labourContractLawOn,
    },
  ],
  severance_cap: [
    {
      name: { zh: '高工资封顶', en: 'high-wage cap' },
      values: ['3', '12'],
      unit: {
        zh: '依次为当地月平均工资的倍数、封顶年限',
        en: 'times the local average monthly wage, then the most years',
      },
      basis: [cite('LCL', '47(2)')],
      confidence: 'A',
      inForceFrom: labourContractLawOn,
    },
  ],
  severance_before_2008: [
    {
      name: { zh: '2008年以前年限的补偿', en: 'severance for years before 2008' },
      values: ['1', '12'],
      unit: {
        zh: '依次为每年（不满一年按一年）的月数、协商解除和不能胜任时的最多月数',
        en: 'months per year begun, then the most months when agreed or for incompetence',
      },
      basis: [cite('LCL', '97(3)'), cite('COM94', '5', 'C'), cite('COM94', '7', 'C')],
      confidence: 'C',
      inForceFrom: labourContractLawOn,
      unverified: fromMemory,
    },
  ],
  unlawful_termination_multiple: [
    {
      name: { zh: '违法解除赔偿金倍数', en: 'multiple of severance' },
      values: ['2'],
      unit: { zh: '倍经济补偿', en: 'times severance' },
      basis: [cite('LCL', '87'), cite('LCR', '25')],
      confidence: 'A',
      inForceFrom: labourContractLawOn,
    },
  ],
  notice_days: [
    {
      name: { zh: '提前通知日数', en: 'days of notice' },
      values: ['30'],
      unit: days,
      basis: [cite('LCL', '40')],
      confidence: 'A',
      inForceFrom: labourContractLawOn,
    },
  ],
  double_wage_months: [
    {
      name: { zh: '二倍工资最多月数', en: 'most months of double wages' },
      values: ['11'],
      unit: months,
      basis: [cite('LCL', '82(1)'), cite('LCR', '6-7')],
      confidence: 'A',
      inForceFrom: labourContractLawOn,
    },
  ],
  double_wage_part_month: [
    {
      name: { zh: '不满一个月的计薪天数', en: 'divisor for part of a month' },
      values: ['21.75'],
      unit: days,
      basis: [cite('ENG', '', 'D'), cite('WCN08', '', 'B')],
      confidence: 'D',
      inForceFrom: labourContractLawOn,
      inForceUntil: INTERPRETATION_2,
      unverified: {
        zh: '2025年9月1日以前没有不满一个月如何计算的规定，本系统同样按工作日折算。',
        en: 'Before 1 September 2025 no text said how part of a month counts; it is counted by working days here too.',
      },
    },
    {
      name: { zh: '不满一个月的计薪天数', en: 'divisor for part of a month' },
      values: ['21.75'],
      unit: days,
      basis: [cite('LI2', '6'), cite('ENG', '', 'D')],
      confidence: 'D',
      inForceFrom: INTERPRETATION_2,
      unverified: {
        zh: '司法解释规定按该月实际工作日计算，未规定除数；以21.75日折算为本系统约定。',
        en: 'The text says by actual working days of the month and names no divisor; 21.75 is a convention of this system.',
      },
    },
  ],
  annual_leave_days: [
    {
      name: { zh: '年休假天数', en: 'days of annual leave' },
      values: ['5', '10', '15'],
      unit: { zh: '日（累计工作满1年、10年、20年）', en: 'days (from 1, 10, 20 years of work in all)' },
      basis: [cite('ALR', '3')],
      confidence: 'A',
      inForceFrom: labourContractLawOn,
    },
  ],
  annual_leave_service_years: [
    {
      name: { zh: '年休假工龄档次', en: 'years of work for annual leave' },
      values: ['1', '10', '20'],
      unit: years,
      basis: [cite('ALR', '3')],
      confidence: 'A',
      inForceFrom: labourContractLawOn,
    },
  ],
  annual_leave_percent: [
    {
      name: { zh: '未休年休假工资比例', en: 'pay for untaken leave' },
      values: ['300', '100'],
      unit: {
        zh: '%（总额，其中正常工作期间工资）',
        en: '% (in all, and the ordinary wage contained in it)',
      },
      basis: [cite('ALR', '5(3)'), cite('ALM', '10(1)')],
      confidence: 'A',
      inForceFrom: '2008-09-18',
    },
  ],
  annual_leave_year_days: [
    {
      name: { zh: '折算除数', en: 'pro-rata divisor' },
      values: ['365'],
      unit: days,
      basis: [cite('ALM', '12')],
      confidence: 'A',
      inForceFrom: '2008-09-18',
    },
  ],
  injury_disability_months: [
    {
      name: { zh: '一次性伤残补助金', en: 'one-off disability benefit' },
      values: ['27', '25', '23', '21', '18', '16', '13', '11', '9', '7'],
      unit: { zh: '个月本人工资（一至十级）', en: 'months of own wage (grades 1 to 10)' },
      basis: [cite('WII', '35-37')],
      confidence: 'A',
      inForceFrom: WORK_INJURY_2010,
    },
  ],
  injury_monthly_percent: [
    {
      name: { zh: '伤残津贴', en: 'monthly disability allowance' },
      values: ['90', '85', '80', '75', '70', '60'],
      unit: { zh: '%本人工资（一至六级）', en: '% of own wage (grades 1 to 6)' },
      basis: [cite('WII', '35-36')],
      confidence: 'A',
      inForceFrom: WORK_INJURY_2010,
    },
  ],
  injury_wage_band_percent: [
    {
      name: { zh: '本人工资上下限', en: 'band of the own wage' },
      values: ['60', '300'],
      unit: {
        zh: '%统筹地区职工平均工资（下限、上限）',
        en: '% of the area’s average wage (least, most)',
      },
      basis: [cite('WII', '64(2)')],
      confidence: 'A',
      inForceFrom: WORK_INJURY_2010,
    },
  ],
  injury_death_multiple: [
    {
      name: { zh: '一次性工亡补助金', en: 'one-off death benefit' },
      values: ['20'],
      unit: { zh: '倍上一年度全国城镇居民人均可支配收入', en: 'times prior-year urban disposable income' },
      basis: [cite('WII', '39(1)[3]')],
      confidence: 'A',
      inForceFrom: WORK_INJURY_2010,
    },
  ],
  urban_disposable_income_yuan: [
    {
      name: {
        zh: '上一年度全国城镇居民人均可支配收入',
        en: 'national urban disposable income per head of the year before',
      },
      values: ['54188'],
      unit: { zh: '元（2024年）', en: 'yuan (2024)' },
      basis: [cite('WII', '39(1)[3]')],
      confidence: 'A',
      inForceFrom: '2025-01-01',
      inForceUntil: '2026-01-01',
    },
    {
      name: {
        zh: '上一年度全国城镇居民人均可支配收入',
        en: 'national urban disposable income per head of the year before',
      },
      values: ['56502'],
      unit: { zh: '元（2025年）', en: 'yuan (2025)' },
      basis: [cite('WII', '39(1)[3]')],
      confidence: 'A',
      inForceFrom: '2026-01-01',
      inForceUntil: '2027-01-01',
    },
  ],
  injury_funeral_months: [
    {
      name: { zh: '丧葬补助金', en: 'funeral grant' },
      values: ['6'],
      unit: { zh: '个月统筹地区上年度职工月平均工资', en: 'months of the area’s prior-year average wage' },
      basis: [cite('WII', '39(1)[1]')],
      confidence: 'A',
      inForceFrom: WORK_INJURY_2010,
    },
  ],
  injury_dependant_percent: [
    {
      name: { zh: '供养亲属抚恤金', en: 'dependants’ pension' },
      values: ['40', '30', '10', '100'],
      unit: {
        zh: '%本人工资（配偶、其他亲属、孤寡老人或者孤儿另加、总和上限）',
        en: '% of own wage (spouse, other, added for the lone aged and orphans, most in all)',
      },
      basis: [cite('WII', '39(1)[2]')],
      confidence: 'A',
      inForceFrom: WORK_INJURY_2010,
    },
  ],
  non_compete_percent: [
    {
      name: { zh: '竞业限制补偿比例', en: 'non-compete compensation' },
      values: ['30'],
      unit: { zh: '%前十二个月平均工资', en: '% of the average of the last twelve months' },
      basis: [cite('LI1', '36')],
      confidence: 'A',
      inForceFrom: '2021-01-01',
    },
  ],
  non_compete_most_months: [
    {
      name: { zh: '竞业限制最长期限', en: 'longest non-compete period' },
      values: ['24'],
      unit: months,
      basis: [cite('LCL', '24(2)')],
      confidence: 'A',
      inForceFrom: labourContractLawOn,
    },
  ],
  non_compete_release_months: [
    {
      name: { zh: '提前解除竞业限制的额外补偿', en: 'extra months on early release' },
      values: ['3'],
      unit: months,
      basis: [cite('LI1', '39')],
      confidence: 'A',
      inForceFrom: '2021-01-01',
    },
  ],
  non_compete_unpaid_months: [
    {
      name: { zh: '可请求解除的未支付月数', en: 'unpaid months that allow release' },
      values: ['3'],
      unit: months,
      basis: [cite('LI1', '38')],
      confidence: 'A',
      inForceFrom: '2021-01-01',
    },
  ],
  probation_most_months: [
    {
      name: { zh: '试用期上限', en: 'longest probation' },
      values: ['0', '1', '2', '6'],
      unit: {
        zh: '个月（合同不满三个月、不满一年、不满三年、三年以上或者无固定期限）',
        en: 'months (contract under 3 months, under 1 year, under 3 years, longer or open-ended)',
      },
      basis: [cite('LCL', '19')],
      confidence: 'A',
      inForceFrom: labourContractLawOn,
    },
  ],
  probation_contract_months: [
    {
      name: { zh: '试用期所对应的合同期限', en: 'contract lengths that set probation' },
      values: ['3', '12', '36'],
      unit: months,
      basis: [cite('LCL', '19')],
      confidence: 'A',
      inForceFrom: labourContractLawOn,
    },
  ],
  injury_subsidy_grades: [
    {
      name: {
        zh: '享受医疗补助金和就业补助金的级别',
        en: 'grades with medical and employment subsidies',
      },
      values: ['5', '10'],
      unit: { zh: '级（起、止）', en: '(first and last grade)' },
      basis: [cite('WII', '36(2)'), cite('WII', '37[2]')],
      confidence: 'A',
      inForceFrom: WORK_INJURY_2010,
    },
  ],
  average_wage_months: [
    {
      name: { zh: '计算平均工资的月数', en: 'months the average wage is taken over' },
      values: ['12'],
      unit: monthsOfWage,
      basis: [cite('LCL', '47(3)'), cite('LCR', '27')],
      confidence: 'A',
      inForceFrom: labourContractLawOn,
    },
  ],
} as const satisfies Record<string, readonly Parameter[]>;

export type ParameterId = keyof typeof parameters;
export const parameterIds = Object.keys(parameters) as readonly ParameterId[];

/** All versions of a parameter, oldest first. Throws RefusedInput (`id`) on an unknown one. */
export function parameterVersions(id: ParameterId): readonly Parameter[] {
  if (!Object.hasOwn(parameters, id)) {
    throw new RefusedInput('id', {
      zh: `没有名为 ${shown(id)} 的参数`,
      en: `there is no parameter called ${shown(id)}`,
    });
  }
  return parameters[id];
}

/** A parameter as it applied on a day, its numbers exact. */
export interface ParameterOn extends Omit<Parameter, 'values'> {
  readonly id: ParameterId;
  readonly values: readonly Fraction[];
  /** The first number; for a parameter of one number, the number. */
  readonly value: Fraction;
}

/**
 * The parameter as it applied on the day of the event that starts the claim. Throws RefusedInput naming `field` (where
 * that day was given) when nothing was in force then, and `id` on an unknown parameter.
 */
export function parameterOn(id: ParameterId, on: CivilDate, field: string): ParameterOn {
  if (!isCivilDate(on)) {
    throw new RefusedInput(field, {
      zh: `${field} 须为真实存在的日期，写作 YYYY-MM-DD`,
      en: `${field} must be a real date written YYYY-MM-DD`,
    });
  }
  const versions = parameterVersions(id);
  const found = versions.findLast(
    ({ inForceFrom, inForceUntil }) => inForceFrom <= on && (inForceUntil === undefined || on < inForceUntil),
  );
  if (!found) {
    const { name } = versions[0] as Parameter;
    throw new RefusedInput(field, {
      zh: `${on}没有可以适用的“${name.zh}”，${field} 须在已载入的施行期间内`,
      en: `no figure for “${name.en}” applied on ${on}; ${field} must lie where one is loaded`,
    });
  }
  const values = found.values.map(exact);
  return { ...found, id, values, value: values[0] as Fraction };
}
