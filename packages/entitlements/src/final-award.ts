import { type Citation, cite, finalAwardCeilingFen, type MinimumWage } from '@dingfen/legal-basis';
import { checkRecords, type CivilDate, type Text } from '@dingfen/legal-calendar';
import { refuse } from './input.ts';
import { yuan } from './fraction.ts';

/** One head of claim as an award decides it. */
export interface AwardedHead {
  readonly type: string;
  readonly amountFen: number;
}

export interface HeadFinality extends AwardedHead {
  readonly final: boolean;
  readonly reason: Text;
  readonly basis: readonly Citation[];
}

export interface AwardFinality {
  readonly ceilingFen: number;
  readonly heads: readonly HeadFinality[];
  /** Some heads are final and some are not: two documents (Arbitration Rules art 50(4)). */
  readonly split: boolean;
}

/** Heads that are wages, work-injury medical fees, severance or damages (MAL art 47[1]; Arbitration Rules art 50(2)). */
const qualifying: readonly string[] = [
  'wage_arrears',
  'wage_surcharge',
  'overtime',
  'severance',
  'notice_pay',
  'unlawful_termination',
  'double_wage',
  'annual_leave',
  'work_injury_medical',
  'non_compete',
  'probation_damages',
];

const finalBasis = [cite('MAL', '47[1]'), cite('ARB', '50'), cite('LI1', '19')];

/** Whether heads of this type can be final at all. */
export const canBeFinal = (type: string): boolean => qualifying.includes(type);

/**
 * Which heads of an award are final: of a kind that MAL art 47 names and each not over twelve monthly minimum wages.
 * Heads are looked at one by one, never their sum. Throws RefusedInput for `region` when its minimum wage on that day is
 * not in the table, for `heads[i].amountFen` when that is not a sum in fen, for the place in `table` of a bad minimum wage.
 */
export function mayBeFinalAward(
  heads: readonly AwardedHead[],
  region: string,
  on: CivilDate,
  minimumWages: readonly MinimumWage[],
): AwardFinality {
  checkRecords('heads', heads);
  const ceilingFen = finalAwardCeilingFen(region, on, minimumWages);
  if (ceilingFen === undefined) {
    return refuse(
      'region',
      `${region}在${on}的月最低工资尚未载入，不能判断是否终局（region）`,
      `the monthly minimum wage of ${region} on ${on} is not loaded, so finality cannot be told (region)`,
    );
  }
  const judged = heads.map(({ type, amountFen }, index): HeadFinality => {
    if (!Number.isSafeInteger(amountFen) || amountFen < 0) {
      const field = `heads[${index}].amountFen`;
      refuse(field, `${field} 须为不小于0的整数分`, `${field} must be a whole number of fen of at least 0`);
    }
    if (!canBeFinal(type)) {
      return {
        type,
        amountFen,
        final: false,
        reason: {
          zh: '不属于劳动报酬、工伤医疗费、经济补偿或者赔偿金',
          en: 'neither wages, work-injury medical fees, severance nor damages',
        },
        basis: [cite('MAL', '47[1]')],
      };
    }
    const final = amountFen <= ceilingFen;
    return {
      type,
      amountFen,
      final,
      reason: {
        zh: `${yuan(amountFen)}元${final ? '不超过' : '超过'}当地月最低工资十二个月的金额${yuan(ceilingFen)}元`,
        en: `${yuan(amountFen)} yuan is ${final ? 'not over' : 'over'} twelve monthly minimum wages, ${yuan(ceilingFen)} yuan`,
      },
      basis: finalBasis,
    };
  });
  return {
    ceilingFen,
    heads: judged,
    split: judged.some(({ final }) => final) && judged.some(({ final }) => !final),
  };
}
