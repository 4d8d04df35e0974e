import type { CivilDate, Text } from '@dingfen/legal-calendar';
import { type Citation, type Confidence, cite, formatCitation, type SourceId, sources } from '../sources.ts';

/** What only triage cites: the instruments of other authorities, to which a worker is sent on. */
export const furtherInstruments = {
  SIL: {
    title: { zh: '中华人民共和国社会保险法', en: 'Social Insurance Law' },
    short: { zh: '社会保险法', en: 'Social Insurance Law' },
    inForceFrom: '2011-07-01',
  },
  HPF: {
    title: {
      zh: '住房公积金管理条例（2026年修订前）',
      en: 'Regulations on the Housing Fund (before the 2026 revision)',
    },
    short: { zh: '住房公积金管理条例', en: 'Housing Fund Regulations' },
    inForceFrom: '2002-03-24',
  },
  CLP: {
    title: { zh: '禁止使用童工规定', en: 'Provisions on the Prohibition of Child Labour' },
    short: { zh: '禁止使用童工规定', en: 'Child Labour Provisions' },
    inForceFrom: '2002-12-01',
  },
  CRW: {
    title: {
      zh: '最高人民法院关于审理拒不支付劳动报酬刑事案件适用法律若干问题的解释',
      en: 'SPC Interpretation on Criminal Cases of Refusing to Pay for Labour',
    },
    short: { zh: '拒不支付劳动报酬刑事案件解释', en: 'Refusal-to-pay Interpretation' },
    inForceFrom: '2013-01-23',
  },
  CSL: {
    title: { zh: '中华人民共和国公务员法', en: 'Civil Servants Law' },
    short: { zh: '公务员法', en: 'Civil Servants Law' },
    inForceFrom: '2019-06-01',
  },
} as const satisfies Record<string, { title: Text; short: Text; inForceFrom: CivilDate }>;

export type InstrumentId = keyof typeof furtherInstruments;

/** A citation of the statute book, or of one of the further instruments. */
export interface TriageCitation extends Omit<Citation, 'source'> {
  readonly source: SourceId | InstrumentId;
}

const isSource = (source: string): source is SourceId => Object.hasOwn(sources, source);

/** An article; throws RangeError where it is not in citation notation. */
export function law(source: SourceId | InstrumentId, article: string, confidence: Confidence = 'A') {
  return { ...cite(isSource(source) ? source : 'ENG', article, confidence), source } as TriageCitation;
}

/** 《社会保险法》第63条 / Social Insurance Law art 63; in the form of formatCitation. */
export function formatTriageCitation({ source, article, confidence }: TriageCitation, lang: 'zh' | 'en') {
  if (isSource(source)) return formatCitation({ source, article, confidence }, lang);
  const short = furtherInstruments[source].short[lang];
  // The notation of the article is that of any other citation: only the name in front is another.
  const place = formatCitation({ source: 'ENG', article, confidence }, lang).slice(
    sources.ENG.short[lang].length,
  );
  return lang === 'zh' ? `《${short}》${place}` : `${short}${place}`;
}
