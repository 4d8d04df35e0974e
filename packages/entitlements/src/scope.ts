import { type Citation, cite } from '@dingfen/legal-basis';
import { type CivilDate, isCivilDate, shown, type Text } from '@dingfen/legal-calendar';
import { refuse } from './input.ts';
import { describeEntitlement, entitlementTypes } from './registry.ts';

/** Who decides about a head of claim. */
export interface Scope {
  readonly type: string;
  /**
   * `labour_dispute`: mediation, arbitration, then court. `elsewhere`: an authority decides, not the court.
   * `depends`: on whether there is a labour relationship.
   */
  readonly scope: 'labour_dispute' | 'elsewhere' | 'depends';
  readonly goesTo: Text;
  readonly basis: readonly Citation[];
  readonly unverified?: Text;
}

interface DatedScope extends Omit<Scope, 'type'> {
  readonly inForceFrom: CivilDate;
}

const LABOUR_ARBITRATION_LAW = '2008-05-01';
const HOUSING_FUND_2026 = '2026-08-10';
const OVER_AGE_2026 = '2026-07-01';

const arbitrationFirst: Text = {
  zh: '劳动争议：调解、仲裁，对裁决不服的向人民法院起诉',
  en: 'a labour dispute: mediation, arbitration, and suit against the award',
};
const housingFund: Text = {
  zh: '不属于人民法院受理范围，向住房公积金管理中心投诉',
  en: 'not for the court: complain to the housing-fund centre',
};
const platform: Text = {
  zh: '先确定有无劳动关系：有的按劳动争议处理，没有的可以一站式调解后提起普通民事诉讼',
  en: 'the relationship decides: a labour dispute if there is one, else one-stop mediation and an ordinary civil suit',
};
const pressReportOnly: Text = {
  zh: '只读到新闻报道，未核对文件原文。',
  en: 'Only a press report was read, not the document.',
};

const dispute = (basis: readonly Citation[], goesTo = arbitrationFirst): readonly DatedScope[] => [
  { scope: 'labour_dispute', goesTo, basis, inForceFrom: LABOUR_ARBITRATION_LAW },
];

const platformScope: readonly DatedScope[] = [
  {
    scope: 'depends',
    goesTo: platform,
    basis: [cite('ONE4', '', 'B')],
    unverified: pressReportOnly,
    inForceFrom: '2024-01-01',
  },
];

/** Heads of claim without a formula of their own, or decided elsewhere. */
const scopes: Readonly<Record<string, readonly DatedScope[]>> = {
  confirm_relationship: dispute([cite('MAL', '2[1]'), cite('LI2', '1-5')], {
    zh: '劳动争议，没有金额；不能仲裁审查，也不能司法确认',
    en: 'a labour dispute without an amount; it can be neither reviewed by the commission nor confirmed by the court',
  }),
  reinstatement: dispute([cite('LCL', '48'), cite('MAL', '2[2]')]),
  work_injury_medical: dispute([cite('WII', '30'), cite('MAL', '47[1]')], {
    zh: '劳动争议；按实际支出的凭证计算，没有公式',
    en: 'a labour dispute; by receipts, there is no formula',
  }),
  social_insurance_loss: dispute([cite('LI1', '1[5]')], {
    zh: '不能补办社会保险造成的损失：劳动争议，按实际损失计算',
    en: 'loss because insurance cannot be made up: a labour dispute, by the loss that was suffered',
  }),
  transfer_formalities: dispute([
    cite('LCL', '50'),
    cite('LCL', '84'),
    cite('LCL', '89'),
    cite('LI1', '1[4]'),
  ]),
  social_insurance_backpay: [
    {
      scope: 'elsewhere',
      goesTo: {
        zh: '不属于人民法院受理范围，向税务机关或者社会保险经办机构投诉',
        en: 'not for the court: complain to the tax or social-insurance authority',
      },
      basis: [cite('SIL', '63'), cite('SIL', '83'), cite('SIL', '86')],
      unverified: {
        zh: '个别省份的条例另有规定，须查当地规定。',
        en: 'Some provinces provide otherwise; look at the local regulations.',
      },
      inForceFrom: '2011-07-01',
    },
  ],
  housing_fund: [
    {
      scope: 'elsewhere',
      goesTo: housingFund,
      basis: [cite('HFR02', '37-38', 'B')],
      inForceFrom: '2019-03-24',
    },
    {
      scope: 'elsewhere',
      goesTo: housingFund,
      basis: [cite('HFR', '39-40', 'B')],
      unverified: {
        zh: '2026年修订后的条文序号只见于二手资料。',
        en: 'The numbers of the 2026 text are from a secondary source.',
      },
      inForceFrom: HOUSING_FUND_2026,
    },
  ],
  platform_pay: platformScope,
  platform_injury: platformScope,
  overage_work: [
    {
      scope: 'elsewhere',
      goesTo: {
        zh: '已享受养老保险待遇的，按劳务关系处理，向人民法院提起普通民事诉讼',
        en: 'a worker who draws a pension works under a service contract: an ordinary civil suit',
      },
      basis: [cite('LI1', '32(1)')],
      inForceFrom: '2021-01-01',
    },
    {
      scope: 'depends',
      goesTo: {
        zh: '司法解释（一）第32条第1款已经废止，超龄劳动者规定尚未施行，须向当地法院和仲裁委员会确认',
        en: 'Interpretation I art 32(1) is repealed and the over-age provisions are not in force yet: ask locally',
      },
      basis: [cite('LI2', '21'), cite('ENG', '', 'D')],
      unverified: {
        zh: '这一期间没有明文规定，为本系统的理解。',
        en: 'No text covers this time; it is how this system reads the law.',
      },
      inForceFrom: '2025-09-01',
    },
    {
      scope: 'depends',
      goesTo: {
        zh: '劳动报酬、休息休假、安全卫生、工伤先申请劳动仲裁，其他争议向人民法院起诉',
        en: 'pay, rest, safety and work injury go to labour arbitration first, everything else to the court',
      },
      basis: [cite('OV60', '19')],
      inForceFrom: OVER_AGE_2026,
    },
  ],
  other: [
    {
      scope: 'depends',
      goesTo: {
        zh: '须先判断是否属于劳动争议',
        en: 'it has to be told first whether this is a labour dispute',
      },
      basis: [cite('LI1', '1-2')],
      inForceFrom: LABOUR_ARBITRATION_LAW,
    },
  ],
  ...Object.fromEntries(entitlementTypes.map((type) => [type, dispute(describeEntitlement(type).basis)])),
};

/** Every head of claim that `scopeOf` knows. */
export const scopedTypes: readonly string[] = Object.keys(scopes);

/**
 * Who decides about a head of claim that arose on a day, with the articles of that day. Throws RefusedInput for an
 * unknown `type`, and for an `on` that is no date or older than the law that is loaded.
 */
export function scopeOf(type: string, on: CivilDate): Scope {
  const versions = Object.hasOwn(scopes, type) ? scopes[type] : undefined;
  if (!versions)
    return refuse('type', `没有这种请求项：${shown(type)}`, `there is no such head of claim: ${shown(type)}`);
  if (!isCivilDate(on)) {
    return refuse(
      'on',
      'on 须为真实存在的日期，写作 YYYY-MM-DD',
      'on must be a real date written YYYY-MM-DD',
    );
  }
  const found = versions.findLast(({ inForceFrom }) => inForceFrom <= on);
  if (!found) {
    return refuse('on', `${on}以前的规定尚未载入（on）`, `the law of ${on} is not loaded (on)`);
  }
  const { scope, goesTo, basis, unverified } = found;
  return { type, scope, goesTo, basis, ...(unverified ? { unverified } : {}) };
}
