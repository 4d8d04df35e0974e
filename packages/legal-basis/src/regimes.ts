import { RefusedInput, type CivilDate, type Text, checkDate, shown } from './legal-calendar.ts';
import { type Citation, type Confidence, cite } from './sources.ts';

/** A change of the law from a day on; what happened before that day stays under the old text. */
export interface Regime {
  readonly change: Text;
  /** What it changes in this system. */
  readonly effect: Text;
  readonly inForceFrom: CivilDate;
  readonly basis: readonly Citation[];
  readonly confidence: Confidence;
}

/** The changes by which rules, numbers and routes are chosen, always by the day of the trigger event. */
export const regimes = {
  pre_filing_case_numbers: {
    change: {
      zh: '诉前调解达成协议的案件编诉前调确、诉前调书字号',
      en: 'settlements of pre-filing mediation get case numbers of their own',
    },
    effect: {
      zh: '案号类型；此类案件不计入民事案件统计',
      en: 'the type of case number; such cases are not counted in civil case statistics',
    },
    inForceFrom: '2022-01-01',
    basis: [cite('CNO21', '', 'B')],
    confidence: 'B',
  },
  cpl_2023_numbering: {
    change: {
      zh: '民事诉讼法2023年修正，条文重新编号',
      en: 'the CPL as amended in 2023, with new article numbers',
    },
    effect: {
      zh: '文书引用的条文序号，如司法确认由第201条至第202条改为第205条至第206条',
      en: 'article numbers in documents: judicial confirmation moved from arts 201-202 to arts 205-206',
    },
    inForceFrom: '2024-01-01',
    basis: [cite('CPL', '205-206'), cite('CPL21', '201-202')],
    confidence: 'A',
  },
  register_first: {
    change: { zh: '先立案，后调解，且须自愿', en: 'register first, mediate afterwards and only by consent' },
    effect: {
      zh: '立案前委派调解的适用条件；各案随时可以要求立案',
      en: 'when court-referred mediation before filing may run; registration can be asked for at any time',
    },
    inForceFrom: '2025-01-01',
    basis: [cite('OP25', '[1-2]', 'B')],
    confidence: 'B',
  },
  wage_conversion_2025: {
    change: {
      zh: '法定节假日由11日增至13日，月工作日20.67日，月计薪天数仍为21.75日',
      en: 'statutory holidays rise from 11 to 13 days; 20.67 working days a month, 21.75 paid days unchanged',
    },
    effect: { zh: '日历与工资折算', en: 'the calendar and the conversion of wages' },
    inForceFrom: '2025-01-01',
    basis: [cite('WCN25', '')],
    confidence: 'A',
  },
  limitation_defence_in_arbitration: {
    change: {
      zh: '时效抗辩须在仲裁期间提出；二倍工资不满一月按实际工作日；放弃社会保险的约定无效',
      en: 'the limitation defence must be raised in arbitration; part-month double wages by working days; waivers of social insurance are void',
    },
    effect: {
      zh: '时效届满的后果、二倍工资计算、和解审查',
      en: 'what expiry of limitation means, double wages, the checks on settlements',
    },
    inForceFrom: '2025-09-01',
    basis: [cite('LI2', '6'), cite('LI2', '19-20')],
    confidence: 'A',
  },
  over_age_workers: {
    change: {
      zh: '超龄劳动者的报酬、休息、安全、工伤争议适用劳动争议处理程序',
      en: 'disputes of over-age workers on pay, rest, safety and work injury go the way of labour disputes',
    },
    effect: {
      zh: '仲裁前置的适用；其他争议直接起诉',
      en: 'whether arbitration comes first; other disputes go to court',
    },
    inForceFrom: '2026-07-01',
    basis: [cite('OV60', '19')],
    confidence: 'A',
  },
  housing_fund_2026: {
    change: {
      zh: '住房公积金管理条例第三次修订，第37条、第38条改为第39条、第40条',
      en: 'the housing-fund regulations revised a third time: arts 37 and 38 become arts 39 and 40',
    },
    effect: {
      zh: '公积金争议指引中的条文序号',
      en: 'article numbers in the advice on housing-fund disputes',
    },
    inForceFrom: '2026-08-10',
    basis: [cite('HFR', '39-40', 'B')],
    confidence: 'B',
  },
} as const satisfies Record<string, Regime>;

export type RegimeId = keyof typeof regimes;
export const regimeIds = Object.keys(regimes) as readonly RegimeId[];

/**
 * Whether the change applied on the day of a trigger event. Throws RefusedInput: `id` on an unknown one, `triggerOn` on a bad
 * date.
 */
export function isRegimeOn(id: RegimeId, triggerOn: CivilDate): boolean {
  if (!Object.hasOwn(regimes, id)) {
    throw new RefusedInput('id', {
      zh: `没有名为 ${shown(id)} 的法律变更`,
      en: `there is no change of the law called ${shown(id)}`,
    });
  }
  checkDate('triggerOn', triggerOn);
  return regimes[id].inForceFrom <= triggerOn;
}
