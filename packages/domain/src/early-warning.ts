import { type Citation, cite, thresholdOn } from '@dingfen/legal-basis';
import { addDays, type CivilDate, type Text } from '@dingfen/legal-calendar';
import type { ClaimType } from './dispute.ts';
import { windowStart } from './supervision.ts';

/** What a warning is about. */
export type WarningSubject = 'respondent' | 'mediator' | 'body';

/**
 * A rule of early warning, as data. What it finds is a reason to look, never a finding about anybody: nothing in a dispute
 * follows from it.
 */
export interface WarningRule {
  id: string;
  version: number;
  name: Text;
  subject: WarningSubject;
  /**
   * `cases`: new disputes; `workers`: different workers in them; `overdueShare`: percent of the disputes in hand; `replyShare`:
   * percent of the respondents asked.
   */
  measure: 'cases' | 'workers' | 'overdueShare' | 'replyShare';
  /** What is counted, in words. */
  counted: Text;
  /** A dispute counts when one of its claims is of these types; any when absent. */
  claimTypes?: readonly ClaimType[];
  /** The days looked back, the last one included; 0 where what is open now is counted. */
  windowDays: number;
  /** So many days before today is the last one, so that there was time for what is counted; today where absent. */
  settlesAfterDays?: number;
  /** It warns from this number on; for a share of replies, below it. */
  threshold: number;
  /** A share says nothing about fewer disputes than these. */
  atLeast: number;
  /** By what cases are put together. */
  dimensions: readonly ('respondent' | 'region' | 'mediator' | 'body')[];
  confidence: 'D';
  basis: readonly Citation[];
  label: Text;
  enabled: boolean;
  inForceFrom: CivilDate;
  inForceUntil?: CivilDate;
}

const ownDefinition: Text = {
  zh: '预警规则无法律规定，为系统约定（D），可以配置。',
  en: 'No statute defines this warning: own definition (D), configurable.',
};
const collectiveSince = '2024-01-01';

/** The rules in force and past, each chosen by the day on which it is applied. */
export const warningRules: readonly WarningRule[] = [
  {
    id: 'respondent_wage_cases',
    version: 1,
    name: { zh: '同一被申请人欠薪争议集中', en: 'Wage cases against one respondent' },
    subject: 'respondent',
    measure: 'cases',
    counted: {
      zh: '30日内新提交、含拖欠工资类请求的争议（统一社会信用代码相同；缺代码的，名称与地区相同）',
      en: 'disputes filed within 30 days with a claim for unpaid wages (same credit code; without one, same name and region)',
    },
    claimTypes: ['wage_arrears', 'wage_surcharge', 'platform_pay'],
    windowDays: 30,
    threshold: 3,
    atLeast: 1,
    dimensions: ['respondent', 'region'],
    confidence: 'D',
    basis: [cite('ENG', '', 'D')],
    label: ownDefinition,
    enabled: true,
    inForceFrom: '2024-01-01',
  },
  {
    id: 'respondent_workers',
    version: 1,
    name: { zh: '同一被申请人涉及劳动者众多', en: 'Many workers against one respondent' },
    subject: 'respondent',
    measure: 'workers',
    counted: {
      zh: '30日内新提交的争议中不同的劳动者申请人（人数取集体劳动争议的标准）',
      en: 'different workers who applied within 30 days (the number is that of a collective dispute)',
    },
    windowDays: 30,
    threshold: thresholdOn('collective_workers', collectiveSince).value,
    atLeast: 1,
    dimensions: ['respondent', 'region'],
    confidence: 'D',
    basis: [...thresholdOn('collective_workers', collectiveSince).basis, cite('ENG', '', 'D')],
    label: ownDefinition,
    enabled: true,
    inForceFrom: collectiveSince,
  },
  {
    id: 'mediator_overdue_share',
    version: 1,
    name: { zh: '调解员超期比例偏高', en: 'Large share overdue with one mediator' },
    subject: 'mediator',
    measure: 'overdueShare',
    counted: {
      zh: '承办的未结争议中，调解程序有期限已超期的比例（%）；承办不足5件的不计',
      en: 'of the open disputes in hand, the percentage with an overdue duty in mediation; not below 5 disputes in hand',
    },
    windowDays: 0,
    threshold: 30,
    atLeast: 5,
    dimensions: ['mediator'],
    confidence: 'D',
    basis: [cite('ENG', '', 'D')],
    label: ownDefinition,
    enabled: true,
    inForceFrom: '2024-01-01',
  },
  {
    id: 'body_reply_rate',
    version: 1,
    name: { zh: '调解组织的被申请人答复率偏低', en: 'Few respondents reply to one mediation body' },
    subject: 'body',
    measure: 'replyShare',
    counted: {
      zh: '截至15日前的30日内被征询的被申请人中，以同意、拒绝或者到场作出答复的比例（%）；不足5名的不计',
      en: 'of the respondents asked in the 30 days that ended 15 days ago, the percentage who answered by consent, refusal or appearance; not below 5 asked',
    },
    windowDays: 30,
    settlesAfterDays: 15,
    threshold: 50,
    atLeast: 5,
    dimensions: ['body'],
    confidence: 'D',
    basis: [cite('ENG', '', 'D')],
    label: ownDefinition,
    enabled: true,
    inForceFrom: '2024-01-01',
  },
];

/** The rules about a subject that are switched on and in force on a day. */
export const warningRulesOn = (
  subject: WarningSubject,
  on: CivilDate,
  rules: readonly WarningRule[] = warningRules,
): WarningRule[] =>
  rules.filter(
    (rule) =>
      rule.enabled &&
      rule.subject === subject &&
      rule.inForceFrom <= on &&
      (rule.inForceUntil === undefined || on < rule.inForceUntil),
  );

/** The version of a rule by which a warning was raised. */
export const warningRuleOf = (id: string, version: number): WarningRule | undefined =>
  warningRules.find((rule) => rule.id === id && rule.version === version);

export interface RespondentCase {
  disputeId: string;
  filedOn: CivilDate;
  claimTypes: readonly string[];
  /** One mark for each worker who applies; the same worker has the same mark in every case. */
  workers: readonly string[];
}

/** The figures of a warning, as they were when it last held. */
export interface WarningNumbers {
  /** What was measured: cases, workers, or percent. */
  value: number;
  threshold: number;
  cases: number;
  /** For a mediator: open disputes in hand. */
  inHand?: number;
  /** For a body: respondents asked, and those of them who replied. */
  asked?: number;
  replied?: number;
  from?: CivilDate;
  until: CivilDate;
}

/** A rule that holds, with the disputes that make it hold. */
export interface WarningFinding {
  rule: WarningRule;
  numbers: WarningNumbers;
  disputeIds: string[];
}

/** What the rules find in the cases against one respondent on a day. */
export function findingsAbout(
  cases: readonly RespondentCase[],
  on: CivilDate,
  rules: readonly WarningRule[] = warningRulesOn('respondent', on),
): WarningFinding[] {
  return rules.flatMap((rule) => {
    const from = windowStart(on, rule.windowDays);
    const counted = cases.filter(
      ({ filedOn, claimTypes }) =>
        filedOn >= from &&
        filedOn <= on &&
        (!rule.claimTypes || claimTypes.some((type) => rule.claimTypes?.includes(type as ClaimType))),
    );
    const value =
      rule.measure === 'workers' ? new Set(counted.flatMap((one) => one.workers)).size : counted.length;
    return value < rule.threshold || counted.length < rule.atLeast
      ? []
      : [
          {
            rule,
            numbers: { value, threshold: rule.threshold, cases: counted.length, from, until: on },
            disputeIds: counted.map((one) => one.disputeId),
          },
        ];
  });
}

/** What the rules find in what a mediator has in hand: `overdue` are the open disputes with an overdue duty. */
export function findingsAboutMediator(
  { inHand, overdue }: { inHand: number; overdue: readonly string[] },
  on: CivilDate,
  rules: readonly WarningRule[] = warningRulesOn('mediator', on),
): WarningFinding[] {
  return rules.flatMap((rule) => {
    // Rounded down: a share is never told higher than it is.
    const value = inHand === 0 ? 0 : Math.floor((overdue.length * 100) / inHand);
    return inHand < rule.atLeast || value < rule.threshold
      ? []
      : [
          {
            rule,
            numbers: { value, threshold: rule.threshold, cases: overdue.length, inHand, until: on },
            disputeIds: [...overdue],
          },
        ];
  });
}

/** The days on which a rule looks, both included, as of a day. */
export const windowOf = (
  { windowDays, settlesAfterDays = 0 }: Pick<WarningRule, 'windowDays' | 'settlesAfterDays'>,
  on: CivilDate,
): { from: CivilDate; until: CivilDate } => {
  const until = addDays(on, -settlesAfterDays);
  return { from: windowStart(until, windowDays), until };
};

/** What a rule finds in the replies that a body got in its days: `silent` are the disputes with a respondent who did not reply. */
export function findingAboutBody(
  rule: WarningRule,
  { asked, replied, silent }: { asked: number; replied: number; silent: readonly string[] },
  on: CivilDate,
): WarningFinding | undefined {
  // Rounded up: a share is never told lower than it is.
  const value = asked === 0 ? 100 : Math.ceil((replied * 100) / asked);
  if (asked < rule.atLeast || value >= rule.threshold) return undefined;
  return {
    rule,
    numbers: {
      value,
      threshold: rule.threshold,
      cases: silent.length,
      asked,
      replied,
      ...windowOf(rule, on),
    },
    disputeIds: [...silent],
  };
}

export interface KnownWarning {
  id: string;
  status: 'open' | 'dismissed';
  disputeIds: readonly string[];
}

/** What a finding means beside what is known: nothing new, a new warning, or one that grows or comes back. */
export type WarningStep =
  | { step: 'RAISE'; disputeIds: string[] }
  | { step: 'JOIN' | 'REOPEN'; id: string; disputeIds: string[] };

/**
 * One warning stands for one subject and rule as long as its cases hang together: new ones join the open one, and a dismissed
 * one comes back only when a case is added. When nothing of a dismissed one lies in the window any more, a new one is raised.
 * `known` are the subject's warnings under the rule, the newest first.
 */
export function stepOf(
  { disputeIds }: Pick<WarningFinding, 'disputeIds'>,
  known: readonly KnownWarning[],
): WarningStep | undefined {
  const related =
    known.find((one) => one.status === 'open') ??
    known.find((one) => one.disputeIds.some((id) => disputeIds.includes(id)));
  if (!related) return { step: 'RAISE', disputeIds };
  const added = disputeIds.filter((id) => !related.disputeIds.includes(id));
  if (added.length === 0) return undefined;
  return { step: related.status === 'open' ? 'JOIN' : 'REOPEN', id: related.id, disputeIds: added };
}

/** Why there is a warning, for a reader who may see some of its cases: rule, figures, cases, and how many more there are. */
export function explainWarning(
  rule: WarningRule,
  numbers: WarningNumbers,
  subjectName: string,
  caseNumbers: readonly string[],
  elsewhere: number,
): Text {
  const { value, threshold, inHand, asked = 0, replied = 0 } = numbers;
  const span = numbers.from === undefined ? numbers.until : `${numbers.from}—${numbers.until}`;
  const spanEn = numbers.from === undefined ? `on ${numbers.until}` : `${numbers.from} to ${numbers.until}`;
  const measured: Record<WarningRule['measure'], Text> = {
    cases: { zh: `争议${value}件（达到${threshold}件）`, en: `${value} disputes (from ${threshold})` },
    workers: {
      zh: `争议${numbers.cases}件，劳动者${value}人（达到${threshold}人）`,
      en: `${value} workers in ${numbers.cases} disputes (from ${threshold} workers)`,
    },
    overdueShare: {
      zh: `承办未结争议${inHand ?? 0}件中${numbers.cases}件超期，占${value}%（达到${threshold}%）`,
      en: `${numbers.cases} of ${inHand ?? 0} open disputes in hand overdue, ${value} % (from ${threshold} %)`,
    },
    replyShare: {
      zh: `征询被申请人${asked}名，答复${replied}名，答复率${value}%（低于${threshold}%），未答复的争议${numbers.cases}件`,
      en: `${replied} of ${asked} respondents replied, ${value} % (below ${threshold} %); ${numbers.cases} disputes with one who did not`,
    },
  };
  const { zh, en } = measured[rule.measure];
  const total = caseNumbers.length + elsewhere;
  const list = caseNumbers.length > 0 ? caseNumbers : undefined;
  const zhParts = [
    `“${rule.name.zh}”：${subjectName}，${span}，${zh}。`,
    total > numbers.cases ? `连同此前并入的共${total}件。` : '',
    list ? `涉及${list.join('、')}。` : '',
    elsewhere > 0 ? `另有${elsewhere}件不在您的监督范围内。` : '',
  ];
  const enParts = [
    `“${rule.name.en}”: ${subjectName}, ${spanEn}, ${en}.`,
    total > numbers.cases ? ` With earlier ones ${total} in all.` : '',
    list ? ` Cases: ${list.join(', ')}.` : '',
    elsewhere > 0 ? ` Another ${elsewhere} outside your supervision.` : '',
  ];
  return { zh: zhParts.join(''), en: enParts.join('') };
}
