import { type CivilDate, daysBetween } from '../legal-calendar.ts';
import { isLegalAidEmergency } from '../conditions.ts';
import { type LimitationStanding, limitationStanding } from '../limitation.ts';
import { isRegimeOn } from '../regimes.ts';
import type { RuleId } from '../rule-book.ts';
import { thresholdOn } from '../thresholds.ts';
import { mayBeCriminal, orderShouldBeSought } from './criminal-referral.ts';
import { cite } from '../sources.ts';
import type { QuestionId, TriageFacts } from './questions.ts';
import {
  authorityClaims,
  childLabour,
  householdWork,
  lastDay,
  notLabour,
  platformWithoutRelationship,
  remuneration,
  ruleInForceFrom,
  someInjury,
  suitPeriod,
} from './standing.ts';
import { all, any, type Case, claimsSome, given, is, not, type Row, type Truth } from './truth.ts';

/** A period that is running against the worker. */
export interface RunningPeriod {
  readonly ruleId: RuleId;
  /** The day to rely on: the limitation’s safe date, else the last day. */
  readonly until: CivilDate;
  readonly daysLeft: number;
  readonly over: boolean;
  /** Fewer than seven days: legal aid first, papers later (Legal Aid Law art 44). */
  readonly emergency: boolean;
}

type Limited = 'wage' | 'other';

/** Which of the two limitations run against what is asked for. */
function limitationsOf(facts: TriageFacts): readonly Limited[] {
  const types = (facts.claims ?? [])
    .map(({ type }) => type)
    .filter((type) => !authorityClaims.includes(type));
  const wage = types.some((type) => remuneration.includes(type));
  const other = types.some((type) => !remuneration.includes(type));
  return [...(wage ? ['wage' as const] : []), ...(other ? ['other' as const] : [])];
}

function limitation(facts: Case, claim: Limited): LimitationStanding | undefined {
  const { employmentEndedOn } = facts;
  if (claim === 'wage' && employmentEndedOn === undefined) return undefined;
  // The wage limitation runs from the end of employment whatever was known before.
  const knewOn = facts.knewOn ?? (claim === 'wage' ? employmentEndedOn : undefined);
  if (knewOn === undefined) return undefined;
  return limitationStanding({
    claim,
    knewOn,
    ...(employmentEndedOn === undefined ? {} : { employmentEndedOn }),
    log: facts.lastDemandOn === undefined ? [] : [{ kind: 'demand_made', on: facts.lastDemandOn }],
    todayOn: facts.askedOn,
    calendar: facts.calendar,
  });
}

function period(facts: Case, ruleId: RuleId, field: QuestionId): readonly RunningPeriod[] {
  const until = lastDay(facts, ruleId, field);
  return until === undefined ? [] : [untilDay(facts, ruleId, until)];
}

const untilDay = (facts: Case, ruleId: RuleId, until: CivilDate): RunningPeriod => ({
  ruleId,
  until,
  daysLeft: daysBetween(facts.askedOn, until),
  over: facts.askedOn > until,
  emergency: isLegalAidEmergency(facts.askedOn, until),
});

function limitationPeriod(facts: Case, claim: Limited): readonly RunningPeriod[] {
  const standing = limitation(facts, claim);
  if (standing?.nominalDueOn === undefined) return [];
  const { ruleId, nominalDueOn, state, emergency } = standing;
  return [{ ...untilDay(facts, ruleId, nominalDueOn), over: state === 'expired', emergency }];
}

/** No application for arbitration stands: its limitation still runs. */
const unarbitrated = (facts: TriageFacts): boolean =>
  facts.arbitration === undefined || facts.arbitration === 'none' || facts.arbitration === 'withdrawn';

/** The two ways to make an agreement enforceable, one of which excludes the other. */
const finalityRules = ['ar_apply_15d', 'jc_apply_30d'] as const;

/**
 * The periods that run against the worker and can be counted from what is known; negative days are over.
 * Throws RefusedInput for a day before the rule it starts was in force.
 */
export function runningPeriods(facts: Case): readonly RunningPeriod[] {
  const limitations = unarbitrated(facts) && notLabour(facts) !== true ? limitationsOf(facts) : [];
  const suit = suitPeriod(facts);
  return [
    ...limitations.flatMap((claim) => limitationPeriod(facts, claim)),
    ...(suit ? [untilDay(facts, suit.ruleId, suit.until)] : []),
    ...(someInjury(facts) === true && facts.recognition === 'none'
      ? period(facts, 'wi_worker_apply_1y', 'accidentOn')
      : []),
    ...(facts.agreement === 'dueLater' ? finalityRules : [])
      // Of an agreement older than the rules nothing is left to apply for: no period, and no reason to refuse the rest.
      .filter((ruleId) => (facts.agreementEffectiveOn ?? '') >= ruleInForceFrom(ruleId))
      .flatMap((ruleId) => period(facts, ruleId, 'agreementEffectiveOn')),
  ];
}

/** Whether every period against the worker can be counted; else what must be asked for it. */
function periodsKnown(facts: TriageFacts): Truth {
  if (!unarbitrated(facts)) return true;
  return all(
    ...limitationsOf(facts).map((claim): Truth => {
      if (claim === 'other') return given(facts, 'knewOn', () => true);
      if (facts.employmentEndedOn !== undefined) return true;
      return given(facts, 'stillEmployed', (still) => (still ? true : ['employmentEndedOn']));
    }),
  );
}

/** What is still open of a condition that by itself brings nothing about. */
const stillOpen = (truth: Truth): Truth => (truth === true ? false : truth);

const isEmergency = (facts: Case): Truth =>
  any(
    runningPeriods(facts).some(({ emergency }) => emergency),
    all(not(notLabour(facts)), stillOpen(periodsKnown(facts))),
  );

const limitationPassed = (facts: Case): boolean =>
  runningPeriods(facts).some(({ ruleId, over }) => over && ruleId.startsWith('limitation_'));

/** What to do at once, besides the route. */
export type MeasureId =
  | 'legalAidEmergency'
  | 'limitationMayBeOver'
  | 'legalAid'
  | 'reportChildLabour'
  | 'criminalReferral'
  | 'seekOrderToPay'
  | 'preserveEvidence'
  | 'preserveProperty'
  | 'legalRepresentative'
  | 'chooseRepresentatives'
  | 'treatmentAndAssessment'
  | 'makeAgreementEnforceable'
  | 'registerFirst';

export interface MeasureRow extends Row {
  readonly row: MeasureId;
}

export const measures: readonly MeasureRow[] = [
  {
    row: 'legalAidEmergency',
    when: isEmergency,
    basis: [cite('LAL', '44'), cite('MAL', '27')],
    text: {
      zh: '距时效或者期间届满不足七日：今天就提出申请，法律援助可以先行提供、后补手续。',
      en: 'Fewer than seven days are left of a limitation or another period: apply today; legal aid can be given first and the papers supplied later.',
    },
  },
  {
    row: 'limitationMayBeOver',
    when: limitationPassed,
    basis: [cite('MAL', '27'), cite('ARB', '27'), cite('LI2', '20')],
    text: {
      zh: '时效可能已过，但仍可以申请：找出最近一次主张权利、投诉或者对方同意履行的证据，时效自该日重新计算；对方不在仲裁时提出抗辩的，不影响。',
      en: 'The limitation may be over, yet an application is still possible: look for proof of the last demand, complaint or promise to pay, from which it starts afresh; it matters only if the other side raises it in arbitration.',
    },
  },
  {
    row: 'legalAid',
    when: (facts) =>
      claimsSome(facts, [...remuneration, 'confirm_relationship', 'work_injury', 'work_injury_medical']),
    basis: [cite('LAL', '31'), cite('LAL', '42')],
    text: {
      zh: '请求劳动报酬、确认劳动关系、工伤待遇的，可以申请法律援助；农民工追索报酬和工伤赔偿免查经济困难。',
      en: 'For pay, the confirmation of a labour relationship or work injury legal aid may be applied for; migrant workers claiming pay or injury compensation are exempt from the means check.',
    },
  },
  {
    row: 'reportChildLabour',
    when: childLabour,
    basis: [cite('CLP', '5'), cite('CLP', '10'), cite('INS', '11[3]')],
    text: {
      zh: '立即向劳动监察举报使用童工；受伤、患病的，单位负担全部医疗和生活费用。',
      en: 'Report the child labour to inspection at once; for an injured or ill child the employer bears all medical and living costs.',
    },
  },
  {
    row: 'criminalReferral',
    when: mayBeCriminal,
    basis: [cite('CRW', '3'), cite('CRW', '4'), cite('INS', '18')],
    regional: {
      zh: '数额标准由各省确定，未载入时按幅度下限提示。',
      en: 'Each province fixes the figure; where it is not loaded the lower end of the range is used.',
    },
    text: {
      zh: '可能涉嫌拒不支付劳动报酬罪：请人社部门移送公安机关；民事途径照常进行。',
      en: 'This may be the crime of refusing to pay for labour: ask HRSS to hand it to the police; the civil route goes on as before.',
    },
  },
  {
    row: 'seekOrderToPay',
    when: orderShouldBeSought,
    basis: [cite('INS', '26'), cite('CRW', '4')],
    text: {
      zh: '先向劳动监察投诉取得责令支付的文书；逾期不支付的，可能追究刑事责任并加付赔偿金。',
      en: 'Complain to inspection for an order to pay; not obeying it can be a crime and adds a surcharge.',
    },
  },
  {
    row: 'preserveEvidence',
    when: (facts) => given(facts, 'claims', () => true),
    basis: [cite('MAL', '6'), cite('LI1', '42'), cite('LI1', '44')],
    text: {
      zh: '保存合同、考勤、工资流水、聊天记录、工作证等证据；由单位掌握的，写明请单位提供。',
      en: 'Keep the contract, attendance and wage records, messages and badges; name what the employer holds and must produce.',
    },
  },
  {
    row: 'preserveProperty',
    when: (facts) => all(is(facts, 'payerHides', true), not(is(facts, 'preservation', true))),
    basis: [cite('LI1', '49'), cite('PSV', '3')],
    text: {
      zh: '申请财产保全，仲裁阶段通过仲裁委员会提交；经济困难或者单位可能逃匿的，减免担保。',
      en: 'Apply for preservation of property, during arbitration through the commission; security is reduced or waived in hardship or where the employer may flee.',
    },
  },
  {
    row: 'legalRepresentative',
    when: (facts) => is(facts, 'age', 'under16', 'from16'),
    basis: [cite('MAL', '25'), cite('CPL', '60'), cite('CC', '18', 'C')],
    text: {
      zh: '未成年人由法定代理人代为申请；十六周岁以上靠自己劳动收入生活的，可以自己申请。',
      en: 'A minor applies through the legal representative; who is 16 or older and lives on own earnings may apply alone.',
    },
  },
  {
    row: 'chooseRepresentatives',
    when: (facts) =>
      given(facts, 'workers', (workers) => workers >= thresholdOn('collective_workers', facts.askedOn).value),
    basis: [cite('MAL', '7'), cite('ARB', '62')],
    text: {
      zh: '人数达到集体争议标准且有共同请求，可以推举代表。',
      en: 'Enough workers for a collective case with a common claim: they may choose representatives.',
    },
  },
  {
    row: 'treatmentAndAssessment',
    when: (facts) =>
      all(someInjury(facts), is(facts, 'recognition', 'recognised'), is(facts, 'assessment', 'none')),
    basis: [cite('WII', '21'), cite('WII', '23')],
    text: {
      zh: '伤情稳定后申请劳动能力鉴定。',
      en: 'Once the injury is stable, apply for the assessment of labour capacity.',
    },
  },
  {
    row: 'makeAgreementEnforceable',
    when: (facts) => is(facts, 'agreement', 'dueLater'),
    basis: [cite('ARB', '74'), cite('CPL', '205')],
    text: {
      zh: '双方自协议生效之日起十五日内可以共同申请仲裁审查，三十日内可以共同申请司法确认，只能选一种。',
      en: 'Within 15 days of effect both sides may ask for arbitration review, within 30 days for judicial confirmation; only one of the two.',
    },
  },
  {
    row: 'registerFirst',
    when: (facts) =>
      isRegimeOn('register_first', facts.askedOn) &&
      any(
        householdWork(facts),
        platformWithoutRelationship(facts),
        is(facts, 'arbitration', 'refused', 'silent', 'overdue', 'awarded'),
      ),
    basis: [cite('OP25', '[1-2]', 'B'), cite('CPL', '125')],
    regional: {
      zh: '各法院如何执行，以当地法院为准。',
      en: 'How a given court applies this must be asked locally.',
    },
    text: {
      zh: '起诉时可以要求先立案，法院不得以调解为立案的前提。',
      en: 'When suing, registration may be insisted on: a court may not make mediation a condition of it.',
    },
  },
];
