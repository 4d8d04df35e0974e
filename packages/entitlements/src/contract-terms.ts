import { cite } from '@dingfen/legal-basis';
import { addDays, durationText } from '@dingfen/legal-calendar';
import { calculator } from './calculator.ts';
import { asText, exact, floor, minus, over, smaller, times, yuan } from './fraction.ts';
import { date, fen, flag, inOrder, optional, refuse } from './input.ts';
import { labourContractLawOn, parameterOn } from './parameters.ts';
import { countDays, dayAfterMonths, daysIn, fullMonths, payDaysField } from './periods.ts';
import { nth, partOfMonth } from './wages.ts';

/** 返还押金: what the employer took as a deposit or under another name goes back in full (LCL 9, 84(2)). */
export const depositRefund = calculator({
  type: 'deposit_refund',
  name: { zh: '返还押金', en: 'refund of a deposit' },
  basis: [cite('LCL', '9'), cite('LCL', '84(2)'), cite('LI1', '1[4]')],
  fields: {
    takenFen: fen('收取的押金或者其他财物（分）', 'Deposit or other money taken, in fen', 1),
    returnedFen: optional(fen('已退还（分）', 'Given back already, in fen')),
  },
  compute({ takenFen, returnedFen = 0 }, _figures, work) {
    if (returnedFen > takenFen) {
      refuse(
        'returnedFen',
        `returnedFen ${returnedFen} 多于 takenFen ${takenFen}`,
        `returnedFen ${returnedFen} is more than takenFen ${takenFen}`,
      );
    }
    const left = minus(exact(takenFen), exact(returnedFen));
    work.owe(
      {
        label: { zh: '应返还的押金', en: 'deposit to be given back' },
        formula: `${yuan(takenFen)} - ${yuan(returnedFen)} = ${yuan(left)}`,
        inputs: { takenFen, returnedFen },
        basis: [cite('LCL', '9'), cite('LCL', '84(2)')],
      },
      left,
    );
    return work.result();
  },
});

/**
 * 违法约定试用期的赔偿金: the wage after probation for the time of probation beyond what LCL 19 allows, as far as it was
 * actually served (LCL 83).
 */
export const probationDamages = calculator({
  type: 'probation_damages',
  name: { zh: '违法约定试用期赔偿金', en: 'damages for unlawful probation' },
  basis: [cite('LCL', '19'), cite('LCL', '83')],
  fields: {
    contractFrom: date('合同起始日', 'First day of the contract'),
    contractTo: optional(
      date('合同终止日（无固定期限的不写）', 'Last day of the contract; none when open-ended'),
    ),
    noProbationAllowed: flag(
      '以完成任务为期限、非全日制、仅约定试用期，或者曾约定过试用期',
      'Contract for a task, part-time, for probation only, or a second probation',
    ),
    probationFrom: date('试用期第一日', 'First day of probation'),
    servedTo: date('试用期实际履行的最后一日', 'Last day of probation actually served'),
    monthlyWageFen: fen('试用期满后的月工资（分）', 'Monthly wage after probation, in fen'),
    payDays: payDaysField,
  },
  compute(input, figures, work) {
    const { contractFrom, contractTo, probationFrom, servedTo } = input;
    const limits = parameterOn('probation_most_months', contractFrom, 'contractFrom');
    const lengths = parameterOn('probation_contract_months', contractFrom, 'contractFrom');
    if (contractTo !== undefined) inOrder('contractFrom', contractFrom, 'contractTo', contractTo);
    inOrder('contractFrom', contractFrom, 'probationFrom', probationFrom);
    inOrder('probationFrom', probationFrom, 'servedTo', servedTo);
    const contractMonths =
      contractTo === undefined ? undefined : fullMonths({ from: contractFrom, to: contractTo }).months;
    const step = lengths.values.filter(
      (length) => contractMonths === undefined || contractMonths >= floor(length),
    ).length;
    const allowed = input.noProbationAllowed ? exact(0) : nth(limits, step);
    work.number(
      {
        label: { zh: '法定试用期上限', en: 'longest probation allowed' },
        formula:
          contractMonths === undefined
            ? { zh: `无固定期限：${asText(allowed)}`, en: `open-ended: ${asText(allowed)}` }
            : {
                zh: `合同期限${contractMonths}个整月：${asText(allowed)}`,
                en: `contract of ${durationText(contractMonths, 'month').en}: ${asText(allowed)}`,
              },
        inputs: { contractFrom, noProbationAllowed: input.noProbationAllowed },
        basis: limits.basis,
      },
      allowed,
      { zh: '个月', en: 'months' },
    );
    const excessFrom = dayAfterMonths(probationFrom, floor(allowed));
    const basis = [cite('LCL', '83')];
    if (servedTo < excessFrom) {
      return work.nil(
        { zh: '没有超过法定试用期的部分', en: 'no probation beyond what the law allows was served' },
        basis,
      );
    }
    const wage = exact(input.monthlyWageFen);
    const { months, rest } = fullMonths({ from: excessFrom, to: servedTo });
    if (months > 0) {
      const sum = times(wage, exact(months));
      work.owe(
        {
          label: { zh: `超过部分${months}个整月`, en: `${durationText(months, 'month').en} beyond` },
          formula: `${yuan(wage)} × ${months} = ${yuan(sum)}`,
          inputs: { from: excessFrom, to: servedTo, months, monthlyWageFen: input.monthlyWageFen },
          basis,
        },
        sum,
      );
    }
    if (rest) {
      const divisor = parameterOn('pay_days_per_month', rest.from, 'servedTo');
      const days = countDays(work, rest, 'paid', input.payDays, figures, 'servedTo');
      const { sum, formula } = partOfMonth(wage, divisor.value, days);
      work.owe(
        {
          label: { zh: `超过部分${rest.from}至${rest.to}`, en: `${rest.from} to ${rest.to} beyond` },
          formula,
          inputs: { days, payDays: divisor.value, monthlyWageFen: input.monthlyWageFen },
          basis: [...basis, ...divisor.basis],
        },
        sum,
      );
    }
    return work.result();
  },
});

/**
 * 服务期违约金上限: what a worker who leaves during an agreed period of service owes at most: the training cost for the part
 * of that period not served (LCL 22(2)). Nothing is owed where the worker leaves for the employer's fault (LCR 26).
 */
export const trainingPenalty = calculator({
  type: 'training_penalty',
  name: { zh: '服务期违约金', en: 'penalty for breach of a training bond' },
  basis: [cite('LCL', '22'), cite('LCR', '26', 'C')],
  fields: {
    trainingCostFen: fen('培训费用（分）', 'Cost of the training, in fen'),
    agreedPenaltyFen: fen('约定的违约金（分）', 'Penalty agreed on, in fen'),
    serviceFrom: date('服务期第一日', 'First day of the period of service'),
    serviceTo: date('服务期最后一日', 'Last day of the period of service'),
    leftOn: date('实际离职之日（最后工作日）', 'Last day actually served'),
    employerFault: flag('因用人单位过错解除（第38条）', 'The worker left for the employer’s fault (art 38)'),
  },
  compute(input, _figures, work) {
    const { trainingCostFen, agreedPenaltyFen, serviceFrom, serviceTo, leftOn, employerFault } = input;
    inOrder('serviceFrom', serviceFrom, 'serviceTo', serviceTo);
    inOrder('serviceFrom', serviceFrom, 'leftOn', leftOn);
    if (leftOn < labourContractLawOn) {
      refuse(
        'leftOn',
        `leftOn ${leftOn} 早于劳动合同法施行之日${labourContractLawOn}`,
        `leftOn ${leftOn} lies before the Labour Contract Law was in force (${labourContractLawOn})`,
      );
    }
    if (employerFault) {
      return work.nil(
        { zh: '因用人单位过错解除，不付违约金', en: 'left for the employer’s fault: no penalty' },
        [cite('LCR', '26', 'C')],
      );
    }
    if (leftOn >= serviceTo) {
      return work.nil({ zh: '服务期已满', en: 'the period of service is over' }, [cite('LCL', '22(2)')]);
    }
    const basis = [cite('LCL', '22(2)')];
    const left = daysIn({ from: addDays(leftOn, 1), to: serviceTo });
    const all = daysIn({ from: serviceFrom, to: serviceTo });
    const cap = times(exact(trainingCostFen), over(exact(left), exact(all)));
    work.label({
      zh: '尚未履行的服务期按日历天数分摊，为本系统约定。',
      en: 'The part not served is taken by calendar days; a convention of this system.',
    });
    work.step(
      {
        label: { zh: '尚未履行部分分摊的培训费用', en: 'training cost for the part not served' },
        formula: `${yuan(trainingCostFen)} × ${left} ÷ ${all} = ${yuan(cap)}`,
        inputs: { trainingCostFen, daysLeft: left, days: all },
        basis: [...basis, cite('ENG', '', 'D')],
      },
      cap,
    );
    const owed = smaller(cap, exact(agreedPenaltyFen));
    work.owe(
      {
        label: { zh: '劳动者至多应付的违约金', en: 'most that the worker owes' },
        formula: {
          zh: `${yuan(cap)} 与约定 ${yuan(agreedPenaltyFen)} 取少者 = ${yuan(owed)}`,
          en: `the smaller of ${yuan(cap)} and ${yuan(agreedPenaltyFen)} agreed = ${yuan(owed)}`,
        },
        inputs: { agreedPenaltyFen },
        basis,
        payer: 'worker',
      },
      owed,
    );
    return work.result();
  },
});
