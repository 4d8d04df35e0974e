import { checkDate, checkRecords, type CivilDate, RefusedInput, shown, type Text } from './legal-calendar.ts';

interface Source {
  /** Full title of the instrument. */
  readonly title: Text;
  /** How a citation names it. */
  readonly short: Text;
  readonly number?: string;
  /** The day from which the text that is cited here applies. */
  readonly inForceFrom: CivilDate;
  /** First day on which another text had taken its place. */
  readonly inForceUntil?: CivilDate;
  readonly note?: Text;
}

/** Every instrument that is cited anywhere; one entry for one text of it. */
export const sources = {
  MAL: {
    title: { zh: '中华人民共和国劳动争议调解仲裁法', en: 'Labour Dispute Mediation and Arbitration Law' },
    short: { zh: '劳动争议调解仲裁法', en: 'MAL' },
    inForceFrom: '2008-05-01',
  },
  CPL: {
    title: { zh: '中华人民共和国民事诉讼法（2023年修正）', en: 'Civil Procedure Law (2023 amendment)' },
    short: { zh: '民事诉讼法', en: 'CPL' },
    inForceFrom: '2024-01-01',
    note: {
      zh: '条文序号为2023年修正后的序号；司法确认在2021年文本中为第201条至第202条。',
      en: 'Article numbers are those of the 2023 text; judicial confirmation stood in arts 201-202 of the 2021 text.',
    },
  },
  CPL21: {
    title: { zh: '中华人民共和国民事诉讼法（2021年修正）', en: 'Civil Procedure Law (2021 amendment)' },
    short: { zh: '民事诉讼法（2021年修正）', en: 'CPL (2021)' },
    inForceFrom: '2022-01-01',
    inForceUntil: '2024-01-01',
    note: {
      zh: '自2024年1月1日起由2023年修正文本取代。',
      en: 'Replaced by the 2023 text from 1 January 2024.',
    },
  },
  CPI: {
    title: {
      zh: '最高人民法院关于适用《中华人民共和国民事诉讼法》的解释',
      en: 'SPC Interpretation on the Civil Procedure Law',
    },
    short: { zh: '民诉法解释', en: 'CPL Interpretation' },
    number: '法释〔2022〕11号',
    inForceFrom: '2022-04-10',
    note: {
      zh: '文中仍引用民事诉讼法修正前的条文序号。',
      en: 'It still cites the article numbers from before the 2023 text.',
    },
  },
  ARB: {
    title: {
      zh: '劳动人事争议仲裁办案规则',
      en: 'Rules for Handling Labour and Personnel Arbitration Cases',
    },
    short: { zh: '劳动人事争议仲裁办案规则', en: 'Arbitration Rules' },
    number: '人力资源和社会保障部令第33号',
    inForceFrom: '2017-07-01',
  },
  O17: {
    title: {
      zh: '企业劳动争议协商调解规定',
      en: 'Provisions on Negotiation and Mediation of Enterprise Labour Disputes',
    },
    short: { zh: '企业劳动争议协商调解规定', en: 'Enterprise Mediation Provisions' },
    number: '人力资源和社会保障部令第17号',
    inForceFrom: '2012-01-01',
  },
  INV: {
    title: { zh: '最高人民法院关于人民法院特邀调解的规定', en: 'SPC Provisions on Invited Mediation' },
    short: { zh: '特邀调解规定', en: 'Invited Mediation Provisions' },
    number: '法释〔2016〕14号',
    inForceFrom: '2016-07-01',
    note: { zh: '文号凭记忆，未核对。', en: 'The document number is from memory.' },
  },
  ONM: {
    title: { zh: '人民法院在线调解规则', en: 'Online Mediation Rules of the People’s Courts' },
    short: { zh: '人民法院在线调解规则', en: 'Online Mediation Rules' },
    number: '法释〔2021〕23号',
    inForceFrom: '2022-01-01',
    note: { zh: '文号凭记忆，未核对。', en: 'The document number is from memory.' },
  },
  ONL: {
    title: { zh: '人民法院在线诉讼规则', en: 'Online Litigation Rules of the People’s Courts' },
    short: { zh: '人民法院在线诉讼规则', en: 'Online Litigation Rules' },
    inForceFrom: '2021-08-01',
  },
  PML: {
    title: { zh: '中华人民共和国人民调解法', en: 'People’s Mediation Law' },
    short: { zh: '人民调解法', en: 'PML' },
    inForceFrom: '2011-01-01',
  },
  PMW: {
    title: { zh: '人民调解工作若干规定', en: 'Provisions on the Work of People’s Mediation' },
    short: { zh: '人民调解工作若干规定', en: 'People’s Mediation Work Provisions' },
    number: '司法部令第75号',
    inForceFrom: '2002-11-01',
    note: { zh: '未读到原文，凭记忆。', en: 'Text not read; from memory.' },
  },
  JC11: {
    title: {
      zh: '最高人民法院关于人民调解协议司法确认程序的若干规定',
      en: 'SPC Provisions on Judicial Confirmation of People’s Mediation Agreements',
    },
    short: { zh: '司法确认程序规定', en: 'Confirmation Provisions 2011' },
    number: '法释〔2011〕5号',
    inForceFrom: '2011-03-30',
    note: {
      zh: '与民事诉讼法及其解释不一致处以后者为准（民诉法解释第550条）；文号凭记忆。',
      en: 'Gives way to the CPL and its Interpretation where they differ (CPL Interpretation art 550); number from memory.',
    },
  },
  LI1: {
    title: {
      zh: '最高人民法院关于审理劳动争议案件适用法律问题的解释（一）',
      en: 'SPC Interpretation (I) on Labour Dispute Cases',
    },
    short: { zh: '劳动争议司法解释（一）', en: 'Labour Interpretation I' },
    number: '法释〔2020〕26号',
    inForceFrom: '2021-01-01',
    note: { zh: '第32条第1款自2025年9月1日起废止。', en: 'Art 32(1) repealed from 1 September 2025.' },
  },
  LI2: {
    title: {
      zh: '最高人民法院关于审理劳动争议案件适用法律问题的解释（二）',
      en: 'SPC Interpretation (II) on Labour Dispute Cases',
    },
    short: { zh: '劳动争议司法解释（二）', en: 'Labour Interpretation II' },
    number: '法释〔2025〕12号',
    inForceFrom: '2025-09-01',
  },
  OP25: {
    title: {
      zh: '最高人民法院关于严格依法规范民事案件立案与调解工作的意见',
      en: 'SPC Opinions on Case Registration and Mediation in Civil Cases',
    },
    short: { zh: '立案与调解工作意见', en: 'Registration and Mediation Opinions 2025' },
    inForceFrom: '2025-01-01',
    note: { zh: '只读到一份非官方文本。', en: 'Only one unofficial copy was read.' },
  },
  ONE4: {
    title: {
      zh: '人力资源社会保障部办公厅等关于一站式调解的通知',
      en: 'Notice on One-stop Mediation (MOHRSS General Office)',
    },
    short: { zh: '一站式调解通知', en: 'One-stop Mediation Notice' },
    number: '人社厅发〔2024〕4号',
    inForceFrom: '2024-01-01',
    note: {
      zh: '只读到新闻报道，施行日期为推定。',
      en: 'Only a press report was read; the date is assumed.',
    },
  },
  CC: {
    title: { zh: '中华人民共和国民法典', en: 'Civil Code' },
    short: { zh: '民法典', en: 'Civil Code' },
    inForceFrom: '2021-01-01',
  },
  LAL: {
    title: { zh: '中华人民共和国法律援助法', en: 'Legal Aid Law' },
    short: { zh: '法律援助法', en: 'Legal Aid Law' },
    inForceFrom: '2022-01-01',
  },
  FEE: {
    title: { zh: '诉讼费用交纳办法', en: 'Measures on Litigation Fees' },
    short: { zh: '诉讼费用交纳办法', en: 'Litigation Fee Measures' },
    inForceFrom: '2007-04-01',
  },
  PSV: {
    title: {
      zh: '最高人民法院关于人民法院办理财产保全案件若干问题的规定',
      en: 'SPC Provisions on Property Preservation',
    },
    short: { zh: '财产保全规定', en: 'Preservation Provisions' },
    inForceFrom: '2021-01-01',
    note: { zh: '2020年修正文本。', en: '2020 revision.' },
  },
  EVI: {
    title: {
      zh: '最高人民法院关于民事诉讼证据的若干规定',
      en: 'SPC Provisions on Evidence in Civil Proceedings',
    },
    short: { zh: '民事诉讼证据规定', en: 'Evidence Provisions' },
    inForceFrom: '2020-05-01',
  },
  TRL: {
    title: {
      zh: '最高人民法院关于严格执行案件审理期限制度的若干规定',
      en: 'SPC Provisions on Strict Observance of Trial Limits',
    },
    short: { zh: '审理期限规定', en: 'Trial Limit Provisions' },
    number: '法释〔2000〕29号',
    inForceFrom: '2000-09-28',
    note: { zh: '文号与施行日期凭记忆。', en: 'Number and date in force from memory.' },
  },
  INS: {
    title: { zh: '劳动保障监察条例', en: 'Regulations on Labour Security Inspection' },
    short: { zh: '劳动保障监察条例', en: 'Labour Inspection Regulations' },
    inForceFrom: '2004-12-01',
  },
  WII: {
    title: { zh: '工伤保险条例', en: 'Regulations on Work-Injury Insurance' },
    short: { zh: '工伤保险条例', en: 'Work-Injury Regulations' },
    inForceFrom: '2011-01-01',
  },
  LCL: {
    title: { zh: '中华人民共和国劳动合同法', en: 'Labour Contract Law' },
    short: { zh: '劳动合同法', en: 'Labour Contract Law' },
    inForceFrom: '2013-07-01',
  },
  LCR: {
    title: {
      zh: '中华人民共和国劳动合同法实施条例',
      en: 'Implementing Regulations of the Labour Contract Law',
    },
    short: { zh: '劳动合同法实施条例', en: 'Labour Contract Regulations' },
    inForceFrom: '2008-09-18',
  },
  OV60: {
    title: { zh: '超龄劳动者基本权益保障暂行规定', en: 'Interim Provisions on Over-retirement-age Workers' },
    short: { zh: '超龄劳动者规定', en: 'Over-age Worker Provisions' },
    number: '五部门令第56号',
    inForceFrom: '2026-07-01',
  },
  EMS: {
    title: {
      zh: '最高人民法院关于以法院专递方式邮寄送达民事诉讼文书的若干规定',
      en: 'SPC Provisions on Service of Civil Papers by Court Express Mail',
    },
    short: { zh: '法院专递送达规定', en: 'Court Express Mail Provisions' },
    inForceFrom: '2005-01-01',
    note: { zh: '施行日期凭记忆，未核对。', en: 'The date in force is from memory.' },
  },
  HFR: {
    title: {
      zh: '住房公积金管理条例（2026年第三次修订）',
      en: 'Regulations on the Housing Fund (third revision, 2026)',
    },
    short: { zh: '住房公积金管理条例', en: 'Housing Fund Regulations' },
    inForceFrom: '2026-08-10',
    note: { zh: '只读到二手资料。', en: 'Only a secondary source was read.' },
  },
  WCN25: {
    title: {
      zh: '人力资源社会保障部关于职工全年月平均工作时间和工资折算问题的通知',
      en: 'MOHRSS Notice on Average Monthly Working Time and Wage Conversion',
    },
    short: { zh: '工资折算通知（2025年）', en: 'Wage Conversion Notice 2025' },
    number: '人社部发〔2025〕2号',
    inForceFrom: '2025-01-01',
  },
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
    inForceUntil: '2025-01-01',
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
  HFR02: {
    title: {
      zh: '住房公积金管理条例（2026年修订前）',
      en: 'Regulations on the Housing Fund (before the 2026 revision)',
    },
    short: {
      zh: '住房公积金管理条例（2026年修订前）',
      en: 'Housing Fund Regulations (before 2026)',
    },
    inForceFrom: '2002-03-24',
    inForceUntil: '2026-08-10',
    note: {
      zh: '条文序号凭二手资料，施行日期凭记忆。',
      en: 'Article numbers from a secondary source, the date from memory.',
    },
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
  CNO21: {
    title: {
      zh: '最高人民法院关于诉前调解案件案号的通知（2021年9月）',
      en: 'SPC Notice on Case Numbers of Pre-filing Mediation (September 2021)',
    },
    short: { zh: '诉前调解案号通知', en: 'Case Number Notice 2021' },
    inForceFrom: '2022-01-01',
    note: {
      zh: '只读到二手资料，标题为意译。',
      en: 'Only a secondary source was read; the title is descriptive.',
    },
  },
  ENG: {
    title: { zh: '本系统的工程约定', en: 'Engineering convention of this system' },
    short: { zh: '工程约定', en: 'Engineering convention' },
    inForceFrom: '2008-05-01',
    note: { zh: '不是法律依据。', en: 'Not a legal source.' },
  },
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof sources;

function checkSource(field: string, source: SourceId): void {
  if (Object.hasOwn(sources, source)) return;
  throw new RefusedInput(field, {
    zh: `没有名为 ${shown(source)} 的文件`,
    en: `there is no instrument ${shown(source)}`,
  });
}

/**
 * Whether the cited text of an instrument applied on a day. Throws RefusedInput: `source` on an unknown instrument, `on` on a
 * bad date.
 */
export function isInForce(source: SourceId, on: CivilDate): boolean {
  checkSource('source', source);
  checkDate('on', on);
  const { inForceFrom, inForceUntil }: Source = sources[source];
  return inForceFrom <= on && (inForceUntil === undefined || on < inForceUntil);
}

/** A read in full, B secondary source, C from memory, D inference or engineering convention. */
export type Confidence = 'A' | 'B' | 'C' | 'D';

/** Beside everything that a deployment has set itself. */
export const locallyConfigured: Text = { zh: '本地配置', en: 'locally configured' };

/** Beside everything of which no text, or only somebody’s report of it, was read. */
export const unverifiedLabel: Text = { zh: '未核实', en: 'unverified' };

/** Beside everything that no text says and this system has laid down. */
export const ownDefinitionLabel: Text = { zh: '自定口径', en: 'own definition' };

const labels: Readonly<Record<Confidence, Text | undefined>> = {
  A: undefined,
  B: unverifiedLabel,
  C: unverifiedLabel,
  D: ownDefinitionLabel,
};

/**
 * The label that a result must carry for the confidence of what it rests on: none for an article that was
 * read (A), 'unverified' for a secondary source or memory (B, C), 'own definition' for an inference or
 * convention (D). Throws RefusedInput (`confidence`) on anything else.
 */
export function labelOf(confidence: Confidence): Text | undefined {
  if (Object.hasOwn(labels, confidence)) return labels[confidence];
  throw new RefusedInput('confidence', {
    zh: `confidence 须为 A、B、C 或 D，收到的是 ${shown(confidence)}`,
    en: `confidence must be A, B, C or D, got ${shown(confidence)}`,
  });
}

export interface Citation {
  readonly source: SourceId;
  /**
   * '205', a range '29-31', with paragraph '14(3)', with item '75[3]' or '[3]' alone for a numbered
   * opinion; empty when the instrument as a whole is meant.
   */
  readonly article: string;
  readonly confidence: Confidence;
}

const ARTICLE = /^(\d+(?:-\d+)?)?(?:\((\d+)\))?(?:\[(\d+(?:-\d+)?)\])?$/;

function checkArticle(field: string, article: string): void {
  if (typeof article === 'string' && ARTICLE.test(article)) return;
  throw new RefusedInput(field, {
    zh: `条文写法不对：${shown(article)}`,
    en: `article is not in citation notation: ${shown(article)}`,
  });
}

/**
 * A citation. Throws RefusedInput: `source` on an unknown instrument, `article` when it does not follow the notation of
 * Citation.article, `confidence` on an unknown mark.
 */
export function cite(source: SourceId, article: string, confidence: Confidence = 'A'): Citation {
  checkSource('source', source);
  checkArticle('article', article);
  labelOf(confidence);
  return { source, article, confidence };
}

/** The ends of a range '29-31', or one number twice. */
function ends(range: string): [string, string] {
  const [from = '', to = from] = range.split('-');
  return [from, to];
}

function articleZh(range: string, unit: '条' | '款' | '项'): string {
  const [from, to] = ends(range);
  return from === to ? `第${from}${unit}` : `第${from}${unit}至第${to}${unit}`;
}

function formatArticle(article: string, lang: 'zh' | 'en'): string {
  const [, number, paragraph, item] = ARTICLE.exec(article) ?? [];
  if (lang === 'zh') {
    return [
      number && articleZh(number, '条'),
      paragraph && articleZh(paragraph, '款'),
      item && articleZh(item, '项'),
    ]
      .filter(Boolean)
      .join('');
  }
  const art =
    number && `${number.includes('-') ? 'arts' : 'art'} ${number}${paragraph ? `(${paragraph})` : ''}`;
  return [art, item && `${item.includes('-') ? 'items' : 'item'} ${item}`].filter(Boolean).join(' ');
}

/**
 * 《民事诉讼法》第205条 / CPL art 205. Several are joined by 、 or '; '; neighbours of one instrument name
 * it once, as in 《劳动人事争议仲裁办案规则》第74条、第80条 / Arbitration Rules art 74, art 80.
 * Throws RefusedInput: the place of what `cite` would refuse, as `citation[0].source`, and `lang` on another language.
 */
export function formatCitation(citation: Citation | readonly Citation[], lang: 'zh' | 'en'): string {
  const list: readonly Citation[] = Array.isArray(citation) ? citation : [citation as Citation];
  checkRecords('citation', list);
  if (lang !== 'zh' && lang !== 'en') {
    throw new RefusedInput('lang', {
      zh: `lang 须为 zh 或 en，收到的是 ${shown(lang)}`,
      en: `lang must be zh or en, got ${shown(lang)}`,
    });
  }
  let result = '';
  let named: SourceId | undefined;
  for (const [index, { source, article }] of list.entries()) {
    checkSource(`citation[${index}].source`, source);
    checkArticle(`citation[${index}].article`, article);
    const place = formatArticle(article, lang);
    const title =
      lang === 'zh' && source !== 'ENG' ? `《${sources[source].short.zh}》` : sources[source].short[lang];
    const repeats = source === named && place !== '';
    if (result) result += lang === 'zh' ? '、' : repeats ? ', ' : '; ';
    result += repeats ? place : `${title}${lang === 'en' && place ? ' ' : ''}${place}`;
    named = source;
  }
  return result;
}
