import { isUnifiedSocialCreditCode } from '@dingfen/domain';
import { counties } from './organisations.ts';
import type { Dice } from './random.ts';

export interface Employer {
  name: string;
  creditCode: string;
  regionCode: string;
}

const trades = [
  '蔗糖',
  '建筑',
  '木业',
  '物流',
  '快递',
  '餐饮',
  '矿业',
  '机械',
  '纺织',
  '电子',
  '物业',
  '保安',
];
const alphabet = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');

/** A code that is well-formed but belongs to nobody: there is no division 000000. */
function creditCode(number: number): string {
  const body = `91000000${String(number).padStart(9, '0')}`;
  return alphabet.map((last) => body + last).find(isUnifiedSocialCreditCode) as string;
}

/** One fictitious employer per trade and county; the first is the one that `demo-employer` speaks for. */
export const employers: readonly Employer[] = counties.flatMap(({ code, name }, county) =>
  trades.map((trade, index) => ({
    name: `${name}示例${trade}有限公司（虚构）`,
    creditCode: creditCode(county * trades.length + index + 1),
    regionCode: code,
  })),
);

export const employerIn = (regionCode: string, roll: Dice): Employer =>
  roll.pick(employers.filter((one) => one.regionCode === regionCode));
