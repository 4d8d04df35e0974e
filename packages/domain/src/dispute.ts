import type { CivilDate, Text } from '@dingfen/legal-calendar';
import type { Party } from './party.ts';

const channelNames = {
  online: { zh: '网上申请', en: 'online' },
  counter: { zh: '窗口代录', en: 'counter' },
  hotline_12351: { zh: '12351工会热线', en: 'hotline 12351 (trade union)' },
  hotline_12368: { zh: '12368法院热线', en: 'hotline 12368 (courts)' },
  hotline_12333: { zh: '12333人社热线', en: 'hotline 12333 (HRSS)' },
  hotline_12348: { zh: '12348法律援助热线', en: 'hotline 12348 (legal aid)' },
  union_referral: { zh: '工会转办', en: 'trade-union referral' },
  inspection_referral: { zh: '劳动监察转办', en: 'labour-inspection referral' },
  enterprise_committee: { zh: '企业调解委员会', en: 'enterprise mediation committee' },
  one_stop_centre: { zh: '一站式联合调解中心', en: 'one-stop joint centre' },
  court_pre_filing: { zh: '法院立案前委派', en: 'court referral before filing' },
  court_post_filing: { zh: '法院立案后委托', en: 'court entrustment after filing' },
} as const satisfies Record<string, Text>;

/** The door through which a dispute came in. The channel, not the stage, selects the mediation regime (rulebook 1.3). */
export type Channel = keyof typeof channelNames;
export const channels = Object.keys(channelNames) as readonly Channel[];
export const describeChannel = (channel: Channel): Text => channelNames[channel];

/**
 * Which mediation clock runs.
 * `direct`: MAL 14 (right opens on day 15, mediation goes on). `enterprise`: O17 29 (15 days from acceptance, then
 * deemed failed). `one_stop`: 15 + 15 days, ends. `court_pre_filing`: INV 27, 30 days, ends. `court_post_filing`: 15 or 7 days.
 */
export type EntryRegime = 'direct' | 'enterprise' | 'one_stop' | 'court_pre_filing' | 'court_post_filing';

export function entryRegimeOf(channel: Channel): EntryRegime {
  if (channel === 'enterprise_committee') return 'enterprise';
  if (channel === 'one_stop_centre') return 'one_stop';
  if (channel === 'court_pre_filing' || channel === 'court_post_filing') return channel;
  return 'direct';
}

/**
 * How the worker works: decides who may be named as respondent and which route is open.
 * `overage` is a worker past retirement age (OV60), `platform` a rider, driver or courier without a labour contract.
 */
export const employmentKinds = ['standard', 'dispatch', 'platform', 'overage', 'part_time'] as const;
export type EmploymentKind = (typeof employmentKinds)[number];

const industryNames = {
  A: { zh: '农、林、牧、渔业', en: 'agriculture, forestry, animal husbandry and fishery' },
  B: { zh: '采矿业', en: 'mining' },
  C: { zh: '制造业', en: 'manufacturing' },
  D: { zh: '电力、热力、燃气及水生产和供应业', en: 'electricity, heat, gas and water' },
  E: { zh: '建筑业', en: 'construction' },
  F: { zh: '批发和零售业', en: 'wholesale and retail' },
  G: { zh: '交通运输、仓储和邮政业', en: 'transport, storage and post' },
  H: { zh: '住宿和餐饮业', en: 'accommodation and catering' },
  I: { zh: '信息传输、软件和信息技术服务业', en: 'information transmission, software and IT' },
  J: { zh: '金融业', en: 'finance' },
  K: { zh: '房地产业', en: 'real estate' },
  L: { zh: '租赁和商务服务业', en: 'leasing and business services' },
  M: { zh: '科学研究和技术服务业', en: 'scientific research and technical services' },
  N: { zh: '水利、环境和公共设施管理业', en: 'water conservancy, environment and public facilities' },
  O: { zh: '居民服务、修理和其他服务业', en: 'resident services, repair and other services' },
  P: { zh: '教育', en: 'education' },
  Q: { zh: '卫生和社会工作', en: 'health and social work' },
  R: { zh: '文化、体育和娱乐业', en: 'culture, sports and entertainment' },
  S: {
    zh: '公共管理、社会保障和社会组织',
    en: 'public administration, social security and social organisations',
  },
  T: { zh: '国际组织', en: 'international organisations' },
} as const satisfies Record<string, Text>;

/** The employer's line of business: a section of the national classification (GB/T 4754-2017). */
export type Industry = keyof typeof industryNames;
export const industries = Object.keys(industryNames) as readonly Industry[];
export const describeIndustry = (industry: Industry): Text => industryNames[industry];

const claimNames = {
  wage_arrears: { zh: '拖欠工资', en: 'unpaid wages' },
  wage_surcharge: { zh: '加付赔偿金', en: 'surcharge on unpaid wages' },
  overtime: { zh: '加班费', en: 'overtime pay' },
  severance: { zh: '经济补偿', en: 'severance' },
  notice_pay: { zh: '代通知金', en: 'pay in lieu of notice' },
  unlawful_termination: { zh: '违法解除赔偿金', en: 'damages for unlawful termination' },
  double_wage: { zh: '未签书面合同二倍工资', en: 'double wage for want of a written contract' },
  annual_leave: { zh: '未休年休假工资', en: 'untaken annual leave' },
  work_injury: { zh: '工伤待遇', en: 'work-injury benefits' },
  work_injury_medical: { zh: '工伤医疗费', en: 'work-injury medical fees' },
  non_compete: { zh: '竞业限制补偿', en: 'non-compete compensation' },
  confirm_relationship: { zh: '确认劳动关系', en: 'confirmation of a labour relationship' },
  reinstatement: { zh: '继续履行劳动合同', en: 'reinstatement' },
  social_insurance_loss: { zh: '社会保险待遇损失', en: 'loss of social-insurance benefits' },
  social_insurance_backpay: { zh: '补缴社会保险费', en: 'social-insurance back-payment' },
  housing_fund: { zh: '住房公积金', en: 'housing fund' },
  transfer_formalities: { zh: '离职证明及档案社保转移', en: 'leaving certificate and transfers' },
  deposit_refund: { zh: '返还押金', en: 'refund of a deposit' },
  probation_damages: { zh: '违法约定试用期赔偿金', en: 'damages for unlawful probation' },
  training_penalty: { zh: '服务期违约金', en: 'penalty for breach of a training bond' },
  platform_pay: { zh: '新就业形态劳动报酬', en: 'platform worker’s remuneration' },
  platform_injury: { zh: '新就业形态职业伤害', en: 'platform worker’s occupational injury' },
  other: { zh: '其他', en: 'other' },
} as const satisfies Record<string, Text>;

export type ClaimType = keyof typeof claimNames;
export const claimTypes = Object.keys(claimNames) as readonly ClaimType[];
export const describeClaimType = (type: ClaimType): Text => claimNames[type];

/** One head of claim. `amountFen` is absent where the claim is not for money. */
export interface ClaimItem {
  id: string;
  type: ClaimType;
  amountFen?: number;
}

const notPayment: readonly ClaimType[] = [
  'confirm_relationship',
  'reinstatement',
  'social_insurance_backpay',
  'housing_fund',
  'transfer_formalities',
];

/** Whether a head of claim is, by its nature, a duty to pay money between the parties (LI1 52). */
export const isPaymentObligation = (type: ClaimType): boolean => !notPayment.includes(type);

/** Sum over the heads of claim that are for money, in fen. */
export const totalClaimedFen = (claims: readonly ClaimItem[]): number =>
  claims.reduce((sum, claim) => sum + (claim.amountFen ?? 0), 0);

/** What every procedure needs to know of the dispute when it opens. */
export interface DisputeFacts {
  disputeId: string;
  number: string;
  channel: Channel;
  employment: EmploymentKind;
  filedOn: CivilDate;
  parties: readonly Party[];
  claims: readonly ClaimItem[];
  /** Division code: selects the calendar and dated regional figures. */
  regionCode: string;
}
