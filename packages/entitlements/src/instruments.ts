import { type Citation, type Confidence, formatCitation, type SourceId, sources } from '@dingfen/legal-basis';
import type { CivilDate, Text } from '@dingfen/legal-calendar';

interface Instrument {
  readonly title: Text;
  readonly short: Text;
  readonly number?: string;
  readonly inForceFrom: CivilDate;
  readonly note?: Text;
}

/** Instruments that only amounts are computed from; all others stand in `sources` of @dingfen/legal-basis. */
export const instruments = {
  LAB: {
    title: { zh: '中华人民共和国劳动法', en: 'Labour Law' },
    short: { zh: '劳动法', en: 'Labour Law' },
    inForceFrom: '1995-01-01',
  },
  WCN08: {
    title: {
      zh: '关于职工全年月平均工作时间和工资折算问题的通知（2008年）',
      en: 'Notice on Average Monthly Working Time and Wage Conversion (2008)',
    },
    short: { zh: '工资折算通知（2008年）', en: 'Wage Conversion Notice 2008' },
    number: '劳社部发〔2008〕3号',
    inForceFrom: '2008-01-03',
    note: {
      zh: '自2025年1月1日起由人社部发〔2025〕2号代替；文号与日期凭记忆。',
      en: 'Replaced from 1 January 2025 by 人社部发〔2025〕2号; number and date from memory.',
    },
  },
  WPR: {
    title: { zh: '工资支付暂行规定', en: 'Interim Provisions on Payment of Wages' },
    short: { zh: '工资支付暂行规定', en: 'Wage Payment Provisions' },
    number: '劳部发〔1994〕489号',
    inForceFrom: '1995-01-01',
    note: { zh: '文号凭记忆。', en: 'The number is from memory.' },
  },
  COM94: {
    title: {
      zh: '违反和解除劳动合同的经济补偿办法',
      en: 'Measures on Compensation for Breach and Dissolution of Labour Contracts',
    },
    short: { zh: '经济补偿办法（1994年）', en: 'Compensation Measures 1994' },
    number: '劳部发〔1994〕481号',
    inForceFrom: '1995-01-01',
    note: { zh: '未读到原文，凭记忆；已经废止。', en: 'Text not read, from memory; repealed since.' },
  },
  ALR: {
    title: { zh: '职工带薪年休假条例', en: 'Regulations on Paid Annual Leave' },
    short: { zh: '职工带薪年休假条例', en: 'Annual Leave Regulations' },
    inForceFrom: '2008-01-01',
  },
  ALM: {
    title: { zh: '企业职工带薪年休假实施办法', en: 'Measures on Paid Annual Leave in Enterprises' },
    short: { zh: '企业职工带薪年休假实施办法', en: 'Annual Leave Measures' },
    inForceFrom: '2008-09-18',
  },
  HOL: {
    title: {
      zh: '全国年节及纪念日放假办法',
      en: 'Measures on Public Holidays for National Festivals and Memorial Days',
    },
    short: { zh: '全国年节及纪念日放假办法', en: 'Public Holiday Measures' },
    inForceFrom: '2008-01-01',
    note: {
      zh: '2025年1月1日起法定休假日由11日增至13日。',
      en: 'From 1 January 2025 there are 13 statutory days instead of 11.',
    },
  },
  SIL: {
    title: { zh: '中华人民共和国社会保险法', en: 'Social Insurance Law' },
    short: { zh: '社会保险法', en: 'Social Insurance Law' },
    inForceFrom: '2011-07-01',
  },
  HFR19: {
    title: { zh: '住房公积金管理条例（2019年修订）', en: 'Regulations on the Housing Fund (2019 text)' },
    short: { zh: '住房公积金管理条例（2019年）', en: 'Housing Fund Regulations (2019)' },
    inForceFrom: '2019-03-24',
    note: {
      zh: '条文序号凭二手资料，施行日期凭记忆。',
      en: 'Article numbers from a secondary source, the date from memory.',
    },
  },
} as const satisfies Record<string, Instrument>;

export type InstrumentId = keyof typeof instruments;

/** An article an amount rests on; like Citation of @dingfen/legal-basis, with the instruments above as well. */
export interface Basis {
  readonly source: SourceId | InstrumentId;
  /** In the notation of Citation.article; empty when the instrument as a whole is meant. */
  readonly article: string;
  readonly confidence: Confidence;
}

/** An article of one of the instruments above. */
export function from(source: InstrumentId, article: string, confidence: Confidence = 'A'): Basis {
  return { source, article, confidence };
}

/** 第47条第1款 / art 47(1): what a citation says after the name of the instrument. */
function placeOf(article: string, lang: 'zh' | 'en'): string {
  const named = formatCitation({ source: 'ENG', article, confidence: 'D' }, lang);
  return named.slice(sources.ENG.short[lang].length).trim();
}

/** Citations in words, 《劳动法》第44条、《劳动合同法》第47条 / Labour Law art 44; Labour Contract Law art 47. */
export function formatBasis(basis: readonly Basis[], lang: 'zh' | 'en'): string {
  const parts = basis.map(({ source, article, confidence }) => {
    if (!(source in instruments)) {
      return formatCitation({ source, article, confidence } as Citation, lang);
    }
    const title = instruments[source as InstrumentId].short[lang];
    const place = placeOf(article, lang);
    return lang === 'zh' ? `《${title}》${place}` : [title, place].filter(Boolean).join(' ');
  });
  return parts.join(lang === 'zh' ? '、' : '; ');
}

const weakestFirst: readonly Confidence[] = ['D', 'C', 'B', 'A'];

/** The weakest mark among citations; 'A' when there are none. */
export function weakest(basis: readonly { readonly confidence: Confidence }[]): Confidence {
  return weakestFirst.find((mark) => basis.some(({ confidence }) => confidence === mark)) ?? 'A';
}
