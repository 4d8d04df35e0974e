import type { CalendarId, Text } from './legal-calendar.ts';
import { ownDefinitionLabel, unverifiedLabel } from './sources.ts';
import { type RuleId, ruleVersions } from './rule-book.ts';
import type { ThresholdId } from './thresholds.ts';

/** Something that was not verified or that somebody outside must decide before the system is relied on. */
export interface OpenQuestion {
  readonly id: string;
  readonly text: Text;
  /** What the answer may change; at least one of them is named. */
  readonly affects: {
    readonly rules?: readonly RuleId[];
    readonly thresholds?: readonly ThresholdId[];
    readonly calendars?: readonly CalendarId[];
    /** What else in the system rests on it. */
    readonly other?: Text;
  };
  /** What the system does until somebody answers. */
  readonly currentDefault: Text;
  readonly label: Text;
}

/** The open questions of the rule book, to be put to the local court, the labour authority or a lawyer. */
export const openQuestions = [
  {
    id: 'Q1',
    text: {
      zh: '2025年立案与调解工作意见只读到一份非官方文本；2026年初的多元解纷文件之后，当地法院如何执行立案前委派调解？',
      en: 'Only one unofficial copy of the 2025 opinions on registration and mediation was read. How do local courts refer cases to mediation before filing since the papers of early 2026?',
    },
    affects: {
      rules: [
        'court_premed_30d',
        'court_postmed_ordinary_15d',
        'court_postmed_simple_7d',
        'court_postmed_extension_30d',
      ],
      other: { zh: '各法院的立案与调解模式', en: 'the regime of each court' },
    },
    currentDefault: { zh: '2025年起按先立案处理', en: 'from 2025 on: register first' },
    label: unverifiedLabel,
  },
  {
    id: 'Q2',
    text: {
      zh: '委派调解、联合调解的若干司法和部门文件未读到全文，是否另有办理时限？',
      en: 'Several judicial and ministry papers on referred and joint mediation were not read in full. Do they set further time limits?',
    },
    affects: { rules: ['court_premed_30d', 'med_period_one_stop_15d'] },
    currentDefault: { zh: '不另设时限', en: 'no further limits' },
    label: unverifiedLabel,
  },
  {
    id: 'Q3',
    text: {
      zh: '一站式调解通知全文未读到，15日加15日出自新闻报道。',
      en: 'The one-stop mediation notice was not read in full; 15 and 15 days come from a press report.',
    },
    affects: { rules: ['med_period_one_stop_15d'] },
    currentDefault: { zh: '15日，可延长一次15日', en: '15 days, extendable once by 15' },
    label: unverifiedLabel,
  },
  {
    id: 'Q4',
    text: {
      zh: '周末是否属于法定休假日、月的对应日、机构办理期限能否顺延、“五日前”如何计算，实践不一，相差一日。',
      en: 'Whether weekends are statutory rest days, how months are anchored, whether limits of institutions roll, and how “five days before” is counted: practice differs by a day.',
    },
    affects: {
      rules: [
        'arb_hearing_notice_5wd_before',
        'hearing_notice_3d_before',
        'med_period_15d_art14',
        'jc_special_procedure_cap_30d',
      ],
      other: { zh: '一切遇休息日顺延的期间', en: 'every period that rolls over rest days' },
    },
    currentDefault: {
      zh: '同时给出未顺延的稳妥日期和法定届满日',
      en: 'both the unmoved safe date and the legal last day are given',
    },
    label: unverifiedLabel,
  },
  {
    id: 'Q5',
    text: {
      zh: '广西“三月三”2025年、2026年的放假日期，以及法院是否按法定休假日对待。',
      en: 'The dates of Guangxi’s March Third holiday in 2025 and 2026, and whether courts treat it as a statutory rest day.',
    },
    affects: { calendars: ['CN-GX'] },
    currentDefault: {
      zh: '通知未载入的年份，可能放假的日子按暂定处理',
      en: 'without the notice, days that may be holidays give provisional results',
    },
    label: unverifiedLabel,
  },
  {
    id: 'Q6',
    text: {
      zh: '广西的平均工资、最低工资、工伤补助标准和法律援助地方规定。',
      en: 'Guangxi’s average and minimum wages, injury subsidies and local legal-aid rules.',
    },
    affects: {
      thresholds: [
        'small_claim_mandatory_percent',
        'small_claim_agreed_percent',
        'final_award_minimum_wage_months',
      ],
      other: { zh: '工资下限和工伤待遇的计算', en: 'wage floors and work-injury amounts' },
    },
    currentDefault: {
      zh: '没有内置数据，未提供即不计算',
      en: 'no figure is built in; without one nothing is computed',
    },
    label: unverifiedLabel,
  },
  {
    id: 'Q7',
    text: {
      zh: '司法部令第148号（2023年法律援助程序规定）未读。',
      en: 'Ministry of Justice Order 148 on legal-aid procedure (2023) was not read.',
    },
    affects: { rules: ['la_review_7d', 'la_assign_3d', 'la_objection_review_5d'] },
    currentDefault: { zh: '直接适用法律援助法', en: 'the Legal Aid Law itself is applied' },
    label: unverifiedLabel,
  },
  {
    id: 'Q8',
    text: {
      zh: '法院档案保管期限、联合调解卷宗保管期限和2025年以来的案号代字。',
      en: 'Court retention schedules, retention of joint-mediation files, and case-number codes since 2025.',
    },
    affects: { other: { zh: '案号生成与档案保管期限', en: 'case numbers and retention periods' } },
    currentDefault: { zh: '联合调解卷宗默认保管十年', en: 'ten years for joint-mediation files' },
    label: ownDefinitionLabel,
  },
  {
    id: 'Q9',
    text: {
      zh: '仲裁终结率、调解成功率的官方公式。',
      en: 'The official formulas of the arbitration termination rate and the mediation success rate.',
    },
    affects: { other: { zh: '统计指标', en: 'supervision figures' } },
    currentDefault: {
      zh: '调解成功率标注自定口径，仲裁终结率不作为官方指标发布',
      en: 'the success rate is labelled as an own definition, the termination rate is not published as official',
    },
    label: ownDefinitionLabel,
  },
  {
    id: 'Q10',
    text: {
      zh: '来宾的演示数据出自一份报纸报道，其中917与576两个数字有两种读法。',
      en: 'The Laibin demonstration figures come from one newspaper report, in which 917 and 576 can be read in two ways.',
    },
    affects: { other: { zh: '演示数据', en: 'demonstration data' } },
    currentDefault: { zh: '仅作演示，不作统计依据', en: 'for demonstration only' },
    label: unverifiedLabel,
  },
  {
    id: 'Q11',
    text: {
      zh: '早期规定中的三十人集体争议标准，据信已为十人取代。',
      en: 'The thirty persons of older texts on collective disputes, believed to be replaced by ten.',
    },
    affects: { thresholds: ['collective_workers'], rules: ['arb_collective_notice_5wd'] },
    currentDefault: { zh: '十人', en: 'ten workers' },
    label: unverifiedLabel,
  },
  {
    id: 'Q12',
    text: {
      zh: '民诉法解释、劳动争议调解仲裁法、人民调解法2026年是否有修正？',
      en: 'Were the CPL Interpretation, the MAL or the PML amended in 2026?',
    },
    affects: { other: { zh: '全部规则；启用前须复核', en: 'every rule; check again before going live' } },
    currentDefault: { zh: '未检索到修正，按现有文本', en: 'none was found: the texts as read' },
    label: unverifiedLabel,
  },
  {
    id: 'Q13',
    text: {
      zh: '司法解释（一）第51条、第52条按文义只及于劳动争议调解仲裁法第10条的组织和人民调解委员会；工会、一站式中心达成的协议能否确认？',
      en: 'By their words arts 51 and 52 of Interpretation I cover bodies of MAL art 10 and people’s committees. Can agreements reached at union or one-stop centres be confirmed?',
    },
    affects: {
      rules: ['jc_apply_30d', 'limitation_contract_suit_3y'],
      other: { zh: '当地认可的调解组织名单', en: 'the local list of recognised bodies' },
    },
    currentDefault: {
      zh: '按民事诉讼法第205条依法设立的调解组织对待，以当地名单为准',
      en: 'taken as lawfully established bodies under CPL art 205, subject to the local list',
    },
    label: unverifiedLabel,
  },
  {
    id: 'Q14',
    text: {
      zh: '2027年全国和广西的放假通知。',
      en: 'The holiday notices of 2027, national and for Guangxi.',
    },
    affects: { calendars: ['CN', 'CN-GX'] },
    currentDefault: {
      zh: '跨入2027年的期间一律暂定，通知载入后重新计算',
      en: 'every period that runs into 2027 is provisional and counted again once the notice is loaded',
    },
    label: unverifiedLabel,
  },
] as const satisfies readonly OpenQuestion[];

/** The open questions whose answer may change a rule. Throws RefusedInput (`ruleId`) on an unknown id. */
export function openQuestionsOn(ruleId: RuleId): readonly OpenQuestion[] {
  ruleVersions(ruleId);
  return (openQuestions as readonly OpenQuestion[]).filter(({ affects }) => affects.rules?.includes(ruleId));
}
