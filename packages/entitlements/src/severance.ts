import { type Citation, cite } from '@dingfen/legal-basis';
import { addDays, type CivilDate, durationText, type Text } from '@dingfen/legal-calendar';
import { calculator } from './calculator.ts';
import type { Workings } from './entitlement.ts';
import { averageMonthlyWage, type RegionalFigures } from './figures.ts';
import { asText, compare, exact, type Fraction, minus, plus, smaller, times, yuan } from './fraction.ts';
import { choice, date, fen, flag, inOrder, type InputOf, optional, whole } from './input.ts';
import { type ParameterOn, labourContractLawOn, parameterOn } from './parameters.ts';
import { fullMonths, laterOf } from './periods.ts';
import { averageWage, averageWageFields, nth, notBelowMinimumWage, regionField } from './wages.ts';

interface Ground {
  readonly name: Text;
  /** Articles by which severance is owed; absent where it is not. */
  readonly owedBy?: readonly Citation[];
  /** Whether the rules before 2008 gave severance as well, and whether they capped it at twelve months. */
  readonly before2008?: 'capped' | 'uncapped';
}

const grounds = {
  worker_art38: {
    name: {
      zh: '劳动者因用人单位过错解除（第38条）',
      en: 'ended by the worker for the employer’s fault (art 38)',
    },
    owedBy: [cite('LCL', '46[1]')],
    before2008: 'uncapped',
  },
  employer_proposed: {
    name: { zh: '用人单位提出、协商一致解除', en: 'agreed on the employer’s proposal' },
    owedBy: [cite('LCL', '46[2]')],
    before2008: 'capped',
  },
  illness: {
    name: { zh: '医疗期满不能工作（第40条第1项）', en: 'illness after the medical period (art 40 item 1)' },
    owedBy: [cite('LCL', '46[3]')],
    before2008: 'uncapped',
  },
  incompetence: {
    name: { zh: '不能胜任工作（第40条第2项）', en: 'incompetence (art 40 item 2)' },
    owedBy: [cite('LCL', '46[3]')],
    before2008: 'capped',
  },
  changed_circumstances: {
    name: { zh: '客观情况重大变化（第40条第3项）', en: 'changed circumstances (art 40 item 3)' },
    owedBy: [cite('LCL', '46[3]')],
    before2008: 'uncapped',
  },
  layoff: {
    name: { zh: '经济性裁员（第41条）', en: 'lay-off (art 41)' },
    owedBy: [cite('LCL', '46[4]')],
    before2008: 'uncapped',
  },
  expiry: {
    name: { zh: '合同期满未续订', en: 'the contract expired and was not renewed' },
    owedBy: [cite('LCL', '46[5]')],
  },
  employer_ended: {
    name: {
      zh: '用人单位破产、被吊销、责令关闭、撤销或者提前解散',
      en: 'the employer went bankrupt, lost its licence or was wound up',
    },
    owedBy: [cite('LCL', '46[6]')],
  },
  expiry_same_terms_declined: {
    name: {
      zh: '用人单位维持或者提高条件续订，劳动者不同意',
      en: 'the contract expired and the worker declined renewal on the same or better terms',
    },
  },
  worker_resigned: { name: { zh: '劳动者主动辞职', en: 'the worker resigned' } },
  worker_proposed: { name: { zh: '劳动者提出、协商一致解除', en: 'agreed on the worker’s proposal' } },
  serious_fault: {
    name: { zh: '劳动者有过错被解除（第39条）', en: 'dismissed for the worker’s fault (art 39)' },
  },
  retired_or_died: {
    name: {
      zh: '劳动者享受养老待遇、死亡或者失踪',
      en: 'the worker drew a pension, died or was declared missing',
    },
  },
} as const satisfies Record<string, Ground>;

/** How the labour contract ended, as far as severance turns on it (LCL arts 36-46). */
export type TerminationGround = keyof typeof grounds;

const groundNames = Object.fromEntries(
  Object.entries(grounds).map(([id, { name }]) => [id, name]),
) as Readonly<Record<TerminationGround, Text>>;

const serviceFields = {
  region: regionField,
  hiredOn: date('用工之日', 'First day of work'),
  endedOn: date('劳动关系结束之日', 'Last day of the employment'),
  ...averageWageFields,
};
type Service = InputOf<typeof serviceFields>;

const monthsUnit: Text = { zh: '个月', en: 'months' };

/** Months of severance for service from a day: 1 per full year, 1 for half a year or more, 0.5 for less (LCL 47(1)). */
function severanceMonths(
  work: Workings<string>,
  from: CivilDate,
  to: CivilDate,
  rule: ParameterOn,
): Fraction {
  const { months, rest } = fullMonths({ from, to });
  const years = Math.floor(months / 12);
  const over = months % 12;
  const [perYear, perPart, countsAsYear] = [nth(rule, 0), nth(rule, 1), nth(rule, 2)];
  const part = over === 0 && !rest ? exact(0) : compare(exact(over), countsAsYear) >= 0 ? perYear : perPart;
  const total = plus(times(exact(years), perYear), part);
  const full = durationText(years, 'year');
  const more = durationText(over, 'month');
  const left =
    over === 0 && !rest
      ? { zh: '', en: '' }
      : { zh: `，另${more.zh}${rest ? '余' : ''}`, en: ` and ${rest ? 'more than ' : ''}${more.en}` };
  return work.number(
    {
      label: { zh: '补偿月数', en: 'months of severance' },
      formula: {
        zh: `${from}至${to}满${full.zh}${left.zh}：${years} + ${asText(part)} = ${asText(total)}`,
        en: `${from} to ${to}: ${full.en}${left.en}: ${years} + ${asText(part)} = ${asText(total)}`,
      },
      inputs: { from, to, years, months: over },
      basis: rule.basis,
    },
    total,
    monthsUnit,
  );
}

/** Wage and months that LCL 47 counts with: minimum wage below, three times the local average and twelve years above. */
function baseOf(
  work: Workings<string>,
  service: Service,
  months: Fraction,
  wage: Fraction,
  figures: RegionalFigures,
): { base: Fraction; months: Fraction } {
  const cap = parameterOn('severance_cap', service.endedOn, 'endedOn');
  const [multiple, mostYears] = [nth(cap, 0), nth(cap, 1)];
  const average = averageMonthlyWage(figures, service.region, service.endedOn);
  work.label(average.unverified);
  const limit = times(multiple, average.monthlyFen);
  const limitText = `${asText(multiple)} × ${yuan(average.monthlyFen)} = ${yuan(limit)}`;
  const inputs = { region: service.region, averageYear: average.year, averageMonthlyFen: average.monthlyFen };
  if (compare(wage, limit) <= 0) {
    work.step(
      {
        label: {
          zh: '未高于当地月平均工资三倍，不封顶',
          en: 'not above three times the local average wage: no cap',
        },
        formula: `${yuan(wage)} ≤ ${limitText}`,
        inputs,
        basis: cap.basis,
      },
      wage,
    );
    return { base: wage, months };
  }
  work.step(
    {
      label: {
        zh: '高于当地月平均工资三倍，按三倍计算',
        en: 'above three times the local average wage, which takes its place',
      },
      formula: `${yuan(wage)} > ${limitText}`,
      inputs,
      basis: cap.basis,
    },
    limit,
  );
  if (compare(months, mostYears) <= 0) return { base: limit, months };
  work.number(
    {
      label: { zh: '封顶时最多计算的年限', en: 'most years where the cap applies' },
      formula: `${asText(months)} > ${asText(mostYears)}`,
      inputs: { months },
      basis: cap.basis,
    },
    mostYears,
    monthsUnit,
  );
  return { base: limit, months: mostYears };
}

/** The wage that severance counts with before any cap. */
function severanceWage(work: Workings<string>, service: Service, figures: RegionalFigures): Fraction {
  inOrder('hiredOn', service.hiredOn, 'endedOn', service.endedOn);
  return notBelowMinimumWage(work, averageWage(work, service), figures, service.region, service.endedOn, [
    cite('LCR', '27'),
  ]);
}

/** Months that the rules before 2008 gave for the years before 2008: one for each year begun (LCL 97(3)). */
function monthsBefore2008(work: Workings<string>, { hiredOn, endedOn }: Service, ground: Ground): Fraction {
  const rule = parameterOn('severance_before_2008', endedOn, 'endedOn');
  work.label(rule.unverified);
  const last = addDays(labourContractLawOn, -1);
  const { months, rest } = fullMonths({ from: hiredOn, to: last });
  const years = Math.ceil((months + (rest ? 1 : 0)) / 12);
  const [perYear, most] = [nth(rule, 0), nth(rule, 1)];
  const earned = ground.before2008 ? times(exact(years), perYear) : exact(0);
  const total = ground.before2008 === 'capped' ? smaller(earned, most) : earned;
  return work.number(
    {
      label: { zh: '2008年以前的补偿月数', en: 'months for the years before 2008' },
      formula: ground.before2008
        ? {
            zh: `${hiredOn}至${last}，不满一年按一年：${years} × ${asText(perYear)}${ground.before2008 === 'capped' ? `，至多${asText(most)}` : ''} = ${asText(total)}`,
            en: `${hiredOn} to ${last}, a year begun counts: ${years} × ${asText(perYear)}${ground.before2008 === 'capped' ? `, at most ${asText(most)}` : ''} = ${asText(total)}`,
          }
        : {
            zh: `${hiredOn}至${last}：当时的规定不支付 = 0`,
            en: `${hiredOn} to ${last}: nothing was owed by the rules of the time = 0`,
          },
      inputs: { hiredOn, years },
      basis: rule.basis,
    },
    total,
    monthsUnit,
  );
}

function owe(
  work: Workings<string>,
  label: Text,
  base: Fraction,
  months: Fraction,
  basis: readonly Citation[],
): void {
  const sum = times(base, months);
  work.owe(
    {
      label,
      formula: `${yuan(base)} × ${asText(months)} = ${yuan(sum)}`,
      inputs: { wageFen: base, months },
      basis,
    },
    sum,
  );
}

/**
 * 经济补偿 N: months by service times the average wage of the last twelve months (LCL 46-47; LCR 27). Years before 2008
 * are counted by the rules of their time (LCL 97(3)), with a visible label. Nothing is owed where art 46 names no ground.
 */
export const severance = calculator({
  type: 'severance',
  name: { zh: '经济补偿', en: 'severance' },
  basis: [cite('LCL', '46'), cite('LCL', '47'), cite('LCR', '27')],
  fields: { ...serviceFields, ground: choice('解除或者终止的情形', 'How the contract ended', groundNames) },
  compute(input, figures, work) {
    const ground: Ground = grounds[input.ground];
    const rule = parameterOn('severance_months', input.endedOn, 'endedOn');
    inOrder('hiredOn', input.hiredOn, 'endedOn', input.endedOn);
    if (!ground.owedBy) {
      return work.nil(
        {
          zh: `${ground.name.zh}：不属于应当支付经济补偿的情形`,
          en: `${ground.name.en}: not a case in which severance is owed`,
        },
        [cite('LCL', '46')],
      );
    }
    const wage = severanceWage(work, input, figures);
    if (input.hiredOn < labourContractLawOn) {
      const early = monthsBefore2008(work, input, ground);
      owe(
        work,
        { zh: '经济补偿（2008年以前的年限）', en: 'severance for the years before 2008' },
        wage,
        early,
        [cite('LCL', '97(3)')],
      );
    }
    const from = laterOf(input.hiredOn, labourContractLawOn);
    const counted = severanceMonths(work, from, input.endedOn, rule);
    const { base, months } = baseOf(work, input, counted, wage, figures);
    owe(work, { zh: '经济补偿', en: 'severance' }, base, months, [...ground.owedBy, cite('LCL', '47')]);
    return work.result();
  },
});

/**
 * 违法解除或者终止赔偿金 2N: twice the severance of LCL 47 for all years since the first day of work (LCL 87; LCR 25). It
 * excludes severance for the same years, and goes only to a worker who does not ask for reinstatement (LCL 48).
 */
export const unlawfulTermination = calculator({
  type: 'unlawful_termination',
  name: { zh: '违法解除赔偿金', en: 'damages for unlawful termination' },
  basis: [cite('LCL', '48'), cite('LCL', '87'), cite('LCR', '25'), cite('LI2', '16')],
  fields: {
    ...serviceFields,
    reinstatementClaimed: flag(
      '请求继续履行劳动合同且能够继续履行',
      'Reinstatement is claimed and still possible',
    ),
    severancePaidFen: optional(fen('已付经济补偿（分）', 'Severance paid already, in fen')),
  },
  compute(input, figures, work) {
    const rule = parameterOn('severance_months', input.endedOn, 'endedOn');
    const multiple = parameterOn('unlawful_termination_multiple', input.endedOn, 'endedOn');
    inOrder('hiredOn', input.hiredOn, 'endedOn', input.endedOn);
    if (input.reinstatementClaimed) {
      return work.nil(
        {
          zh: '选择继续履行劳动合同的，不支付赔偿金',
          en: 'reinstatement was chosen, which takes the place of damages',
        },
        [cite('LCL', '48')],
      );
    }
    const wage = severanceWage(work, input, figures);
    const counted = severanceMonths(work, input.hiredOn, input.endedOn, rule);
    const { base, months } = baseOf(work, input, counted, wage, figures);
    const n = times(base, months);
    const single = work.step(
      {
        label: { zh: '经济补偿标准', en: 'severance by the same standard' },
        formula: `${yuan(base)} × ${asText(months)} = ${yuan(n)}`,
        inputs: { wageFen: base, months },
        basis: [cite('LCL', '47')],
      },
      n,
    );
    const sum = times(single, multiple.value);
    const owed = work.owe(
      {
        label: { zh: '赔偿金', en: 'damages' },
        formula: `${yuan(single)} × ${asText(multiple.value)} = ${yuan(sum)}`,
        inputs: { severanceFen: single, multiple: multiple.value },
        basis: multiple.basis,
      },
      sum,
    );
    work.note(
      '支付赔偿金后不再就同一年限支付经济补偿。',
      'Where these damages are paid, no severance is owed for the same years.',
    );
    const { severancePaidFen = 0 } = input;
    if (severancePaidFen > 0) {
      const counts = smaller(exact(severancePaidFen), exact(owed));
      work.owe(
        {
          label: { zh: '减去已付经济补偿', en: 'less severance paid already' },
          formula: `-${yuan(counts)}`,
          inputs: { severancePaidFen },
          basis: [cite('LCR', '25'), cite('ENG', '', 'D')],
        },
        minus(exact(0), counts),
      );
    }
    return work.result();
  },
});

const noticeGrounds = {
  illness: groundNames.illness,
  incompetence: groundNames.incompetence,
  changed_circumstances: groundNames.changed_circumstances,
  other: { zh: '其他情形', en: 'any other case' },
};

/**
 * 代通知金, the “+1” of N+1: the wage of the month before, where the employer ends the contract by LCL 40 without thirty
 * days' written notice (LCL 40; LCR 20). No other ground gives it.
 */
export const noticePay = calculator({
  type: 'notice_pay',
  name: { zh: '代通知金', en: 'pay in lieu of notice' },
  basis: [cite('LCL', '40'), cite('LCR', '20')],
  fields: {
    endedOn: date('劳动关系结束之日', 'Last day of the employment'),
    ground: choice('解除的情形', 'How the contract was ended', noticeGrounds),
    noticeGivenDays: whole('书面提前通知的日数', 'Days of written notice given', 0, 3650),
    previousMonthWageFen: fen('上一个月工资（分）', 'Wage of the month before, in fen'),
  },
  compute({ endedOn, ground, noticeGivenDays, previousMonthWageFen }, _figures, work) {
    const notice = parameterOn('notice_days', endedOn, 'endedOn');
    if (ground === 'other') {
      return work.nil(
        {
          zh: '代通知金只适用于劳动合同法第40条的解除',
          en: 'pay in lieu of notice exists only for terminations by art 40',
        },
        notice.basis,
      );
    }
    if (compare(exact(noticeGivenDays), notice.value) >= 0) {
      return work.nil(
        {
          zh: `已提前${asText(notice.value)}日书面通知`,
          en: `${asText(notice.value)} days’ written notice was given`,
        },
        notice.basis,
      );
    }
    const wage = exact(previousMonthWageFen);
    work.owe(
      {
        label: { zh: '代通知金', en: 'pay in lieu of notice' },
        formula: { zh: `上一个月工资 ${yuan(wage)}`, en: `wage of the month before ${yuan(wage)}` },
        inputs: { previousMonthWageFen, noticeGivenDays },
        basis: [...notice.basis, cite('LCR', '20')],
      },
      wage,
    );
    return work.result();
  },
});
