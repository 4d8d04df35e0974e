import { type CalendarId, calendar, type Notice, type Text } from '@dingfen/legal-calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCitation } from '../index.ts';
import { refusal } from '../refusal.fixture.ts';
import {
  courtRows,
  readTriageFacts,
  referralThresholdsOn,
  type RouteAnswer,
  type RouteId,
  routeIds,
  triage,
  type TriageAnswer,
  type TriageFacts,
  triageQuestions,
  type Verdict,
} from './index.ts';

/** An employee of a company who has not been anywhere yet and has answered everything. */
const plain: TriageFacts = {
  askedOn: '2026-09-10',
  worker: 'ordinary',
  age: 'adult',
  employer: 'company',
  contracting: 'none',
  relatedCompanies: false,
  workers: 1,
  happenedOn: '2026-07-15',
  knewOn: '2026-07-15',
  stillEmployed: false,
  employmentEndedOn: '2026-08-01',
  claims: [{ type: 'wage_arrears', amountFen: 1_200_000 }],
  unpaidMonths: 2,
  sumUndisputed: false,
  wageIou: 'none',
  agreement: 'none',
  paymentOrder: 'none',
  arbitration: 'none',
  orderToPay: 'none',
  payerHides: false,
  preservation: false,
  pending: [],
  region: '451300',
};
const injured: Partial<TriageFacts> = {
  claims: [{ type: 'work_injury' }, { type: 'work_injury_medical' }],
  accidentOn: '2026-07-15',
  recognition: 'none',
  assessment: 'none',
  insured: true,
};
const pensioner = { worker: 'overage', drawsPension: true } as const;
const unpaidAgreement = {
  agreement: 'unperformed',
  agreementBody: 'mal10',
  agreementAbout: 'wagesOnly',
  agreementEffectiveOn: '2026-08-10',
} as const;

type Expected = Partial<Record<RouteId, Verdict>>;

/** The facts without the answer to one question. */
const without = (facts: TriageFacts, unanswered: string): TriageFacts =>
  Object.fromEntries(Object.entries(facts).filter(([id]) => id !== unanswered)) as TriageFacts;

/** What a worker says, the facts, what is recommended, what the ways answer, an article relied on (route, article). */
type Told = [string, Partial<TriageFacts>, RouteId, Expected, [RouteId, string]?];

const told: readonly Told[] = [
  [
    '老板欠我两个月工资，我已经走了',
    {},
    'mediation',
    {
      mediation: 'yes',
      arbitration: 'yes',
      inspection: 'yes',
      suit: 'later',
      paymentOrder: 'no',
      workInjuryRecognition: 'no',
      enforcement: 'no',
      otherAuthority: 'no',
      notLabourDispute: 'no',
    },
    ['suit', 'MAL 5'],
  ],
  [
    '老板承认欠我工资，数额没有争议',
    { sumUndisputed: true },
    'mediation',
    { paymentOrder: 'yes', suit: 'later' },
    ['paymentOrder', 'LCL 30(2)'],
  ],
  [
    '老板写了工资欠条，别的没有争议',
    { wageIou: 'wagesOnly' },
    'suit',
    { suit: 'yes', arbitration: 'yes', notLabourDispute: 'no' },
    ['suit', 'LI1 15'],
  ],
  [
    '有工资欠条，但我还要经济补偿',
    { wageIou: 'withOtherIssue', claims: [{ type: 'wage_arrears' }, { type: 'severance' }] },
    'mediation',
    { suit: 'later', arbitration: 'yes' },
    ['suit', 'MAL 5'],
  ],
  [
    '街道调解好的工资，老板不付',
    unpaidAgreement,
    'suit',
    { suit: 'yes', paymentOrder: 'yes', arbitration: 'yes' },
    ['suit', 'LI1 51(2)'],
  ],
  [
    '联合调解中心调解好的工资，老板不付',
    { ...unpaidAgreement, agreementBody: 'joint' },
    'paymentOrder',
    { suit: 'later', paymentOrder: 'yes' },
    ['paymentOrder', 'MAL 16'],
  ],
  [
    '企业调委会调解好的经济补偿，公司不付',
    { ...unpaidAgreement, agreementAbout: 'otherPayment', claims: [{ type: 'severance', amountFen: 1 }] },
    'paymentOrder',
    { suit: 'later', paymentOrder: 'yes', arbitration: 'yes' },
    ['paymentOrder', 'MAL 16'],
  ],
  [
    '调解协议说恢复岗位，公司不照办',
    { ...unpaidAgreement, agreementAbout: 'other', claims: [{ type: 'reinstatement' }] },
    'arbitration',
    { suit: 'later', paymentOrder: 'no', inspection: 'no' },
    ['paymentOrder', 'LCL 30(2)'],
  ],
  [
    '凭调解协议申请的支付令，被公司异议终结了',
    { ...unpaidAgreement, paymentOrder: 'mal16Terminated' },
    'suit',
    { suit: 'yes', paymentOrder: 'no' },
    ['suit', 'LI1 51(2)'],
  ],
  [
    '凭经济补偿的调解协议申请的支付令终结了',
    {
      ...unpaidAgreement,
      agreementAbout: 'otherPayment',
      claims: [{ type: 'severance' }],
      paymentOrder: 'mal16Terminated',
    },
    'suit',
    { suit: 'yes', paymentOrder: 'no' },
    ['suit', 'LI1 13(3)'],
  ],
  [
    '直接就工资申请的支付令终结了',
    { paymentOrder: 'lcl30Terminated' },
    'arbitration',
    { suit: 'later', arbitration: 'yes', paymentOrder: 'no' },
    ['suit', 'LI1 13(2)'],
  ],
  [
    '仲裁委说不归劳动争议管，不受理',
    { arbitration: 'refused', refusalGround: 'other' },
    'suit',
    { suit: 'yes', arbitration: 'no' },
    ['suit', 'MAL 29'],
  ],
  [
    '仲裁委说没有管辖权',
    { arbitration: 'refused', refusalGround: 'noJurisdiction' },
    'arbitration',
    { suit: 'later', arbitration: 'yes' },
    ['arbitration', 'MAL 21'],
  ],
  [
    '仲裁申请交了十天没有回音，我有回执',
    { arbitration: 'silent', delayExcuse: 'none', proofOfReceipt: true },
    'suit',
    { suit: 'yes', arbitration: 'yes', inspection: 'no' },
    ['suit', 'ARB 31'],
  ],
  [
    '仲裁申请交了没有回音，也没有回执',
    { arbitration: 'silent', delayExcuse: 'none', proofOfReceipt: false },
    'arbitration',
    { suit: 'later' },
    ['suit', 'LI1 12'],
  ],
  [
    '仲裁迟迟不裁，说在等评残结论',
    { arbitration: 'overdue', delayExcuse: 'pending', proofOfReceipt: true },
    'arbitration',
    { suit: 'later' },
    ['suit', 'LI1 12'],
  ],
  [
    '仲裁四个月还没有裁决，我有受理通知书',
    { arbitration: 'overdue', delayExcuse: 'none', proofOfReceipt: true },
    'suit',
    { suit: 'yes', arbitration: 'yes' },
    ['suit', 'MAL 43'],
  ],
  [
    '仲裁正在审',
    { arbitration: 'accepted' },
    'arbitration',
    { suit: 'later', arbitration: 'yes', inspection: 'no', paymentOrder: 'no' },
    ['inspection', 'INS 21(2)'],
  ],
  [
    '收到终局裁决，我不服',
    { arbitration: 'awarded', awardFinality: 'final', awardFate: 'standing', awardServedOn: '2026-09-01' },
    'suit',
    { suit: 'yes', arbitration: 'no', enforcement: 'no' },
    ['suit', 'MAL 48'],
  ],
  [
    '收到非终局裁决，我不服',
    { arbitration: 'awarded', awardFinality: 'nonFinal', awardFate: 'standing', awardServedOn: '2026-09-01' },
    'suit',
    { suit: 'yes' },
    ['suit', 'MAL 50'],
  ],
  [
    '裁决书收到一个月了，公司还不付',
    { arbitration: 'awarded', awardFinality: 'final', awardFate: 'standing', awardServedOn: '2026-08-03' },
    'enforcement',
    { suit: 'no', enforcement: 'yes', mediation: 'no' },
    ['enforcement', 'MAL 51'],
  ],
  [
    '终局裁决被中院撤销了',
    {
      arbitration: 'awarded',
      awardFinality: 'final',
      awardFate: 'setAside',
      awardServedOn: '2026-06-01',
      rulingServedOn: '2026-09-01',
    },
    'suit',
    { suit: 'yes' },
    ['suit', 'MAL 49(3)'],
  ],
  [
    '裁决被裁定不予执行',
    {
      arbitration: 'awarded',
      awardFinality: 'nonFinal',
      awardFate: 'nonEnforced',
      awardServedOn: '2026-06-01',
      rulingServedOn: '2026-09-01',
    },
    'suit',
    { suit: 'yes' },
    ['suit', 'LI1 24(2)'],
  ],
  [
    '仲裁调解书签了，公司反悔',
    { arbitration: 'mediationStatement' },
    'enforcement',
    { suit: 'no', enforcement: 'yes', arbitration: 'no', mediation: 'no' },
    ['suit', 'LI1 11'],
  ],
  [
    '仲裁先裁了一部分工资，公司不付',
    { arbitration: 'advanceAward' },
    'enforcement',
    { suit: 'no', enforcement: 'yes', arbitration: 'yes' },
    ['suit', 'LI1 10'],
  ],
  [
    '开庭没去，仲裁按撤回处理了',
    { arbitration: 'deemedWithdrawn' },
    'mediation',
    { suit: 'no', arbitration: 'no' },
    ['arbitration', 'ARB 39'],
  ],
  [
    '我自己撤回了仲裁申请',
    { arbitration: 'withdrawn' },
    'arbitration',
    { suit: 'later', arbitration: 'yes' },
    ['suit', 'ARB 35'],
  ],
  [
    '我过了退休年龄，2026年7月15日起欠薪',
    { ...pensioner, happenedOn: '2026-07-15' },
    'mediation',
    { arbitration: 'yes', suit: 'later', inspection: 'yes', notLabourDispute: 'no' },
    ['suit', 'OV60 19(1)'],
  ],
  [
    '我过了退休年龄，2026年6月30日欠薪，已领养老金',
    { ...pensioner, happenedOn: '2026-06-30', knewOn: '2026-06-30' },
    'suit',
    { suit: 'yes', arbitration: 'no', inspection: 'no', notLabourDispute: 'no' },
    ['arbitration', 'LI2 21'],
  ],
  [
    '我领着养老金打工，2025年8月的工资没给',
    { ...pensioner, happenedOn: '2025-08-31', knewOn: '2025-08-31', employmentEndedOn: '2025-09-30' },
    'suit',
    { suit: 'yes', arbitration: 'no', notLabourDispute: 'yes' },
    ['notLabourDispute', 'LI1 32(1)'],
  ],
  [
    '我过了退休年龄没有养老金，2026年5月的工资没给',
    { ...pensioner, drawsPension: false, happenedOn: '2026-05-31', knewOn: '2026-05-31' },
    'suit',
    { suit: 'yes', arbitration: 'yes' },
    ['arbitration', 'LCR 21'],
  ],
  [
    '我过了退休年龄，2026年8月要经济补偿',
    { ...pensioner, claims: [{ type: 'severance' }] },
    'suit',
    { suit: 'yes', arbitration: 'no', inspection: 'no' },
    ['suit', 'OV60 19(2)'],
  ],
  [
    '我过了退休年龄，2026年7月15日干活受伤',
    { ...injured, ...pensioner },
    'workInjuryRecognition',
    { workInjuryRecognition: 'yes', arbitration: 'later', suit: 'later' },
    ['workInjuryRecognition', 'OV60 15'],
  ],
  [
    '我送外卖，自己接单，平台扣了我的钱',
    {
      worker: 'platform',
      platformTrade: 'delivery',
      relationshipSigns: [],
      claims: [{ type: 'platform_pay' }],
    },
    'mediation',
    { suit: 'yes', arbitration: 'no', mediation: 'yes', inspection: 'no', notLabourDispute: 'yes' },
    ['mediation', 'ONE4'],
  ],
  [
    '我送外卖，站点排班、罚款、不能拒单',
    {
      worker: 'platform',
      platformTrade: 'delivery',
      relationshipSigns: ['shifts', 'penalties', 'ordersCompulsory'],
      claims: [{ type: 'confirm_relationship' }, { type: 'platform_pay' }],
    },
    'mediation',
    { suit: 'later', arbitration: 'yes', notLabourDispute: 'no' },
    ['arbitration', 'MAL 2'],
  ],
  [
    '我送外卖受了伤，自己接单',
    { worker: 'platform', relationshipSigns: [], claims: [{ type: 'platform_injury' }] },
    'mediation',
    { otherAuthority: 'yes', workInjuryRecognition: 'no', suit: 'yes' },
    ['otherAuthority', 'ONE4'],
  ],
  [
    '上班受伤，公司还没有报工伤',
    injured,
    'workInjuryRecognition',
    { workInjuryRecognition: 'yes', arbitration: 'later', suit: 'later', inspection: 'no' },
    ['workInjuryRecognition', 'WII 17'],
  ],
  [
    '上班受伤，公司没给我上工伤保险',
    { ...injured, insured: false },
    'workInjuryRecognition',
    { workInjuryRecognition: 'yes', arbitration: 'later', otherAuthority: 'no' },
    ['arbitration', 'WII 54'],
  ],
  [
    '工伤认定了，公司没参保，不给医疗费',
    { ...injured, insured: false, recognition: 'recognised', claims: [{ type: 'work_injury_medical' }] },
    'mediation',
    { workInjuryRecognition: 'no', arbitration: 'yes', otherAuthority: 'no' },
    ['workInjuryRecognition', 'WII 21'],
  ],
  [
    '工伤认定了，评残还没有结论',
    { ...injured, recognition: 'recognised', assessment: 'pending', claims: [{ type: 'work_injury' }] },
    'mediation',
    { arbitration: 'later', otherAuthority: 'yes' },
    ['arbitration', 'WII 21'],
  ],
  [
    '人社局不认定工伤',
    { ...injured, recognition: 'refused' },
    'mediation',
    { workInjuryRecognition: 'no', otherAuthority: 'yes', arbitration: 'later' },
    ['otherAuthority', 'WII 55'],
  ],
  [
    '受伤一年多了才知道要认定工伤',
    { ...injured, accidentOn: '2025-09-08', happenedOn: '2025-09-08', knewOn: '2025-09-08' },
    'mediation',
    { workInjuryRecognition: 'no', arbitration: 'yes' },
    ['workInjuryRecognition', 'WII 17(2)'],
  ],
  [
    '公司没给我交社保，我要补缴',
    { claims: [{ type: 'social_insurance_backpay' }] },
    'otherAuthority',
    {
      otherAuthority: 'yes',
      arbitration: 'no',
      suit: 'no',
      mediation: 'no',
      inspection: 'yes',
      notLabourDispute: 'yes',
    },
    ['otherAuthority', 'SIL 63'],
  ],
  [
    '社保补不了，我领不到失业金，要公司赔',
    { claims: [{ type: 'social_insurance_loss' }] },
    'mediation',
    { arbitration: 'yes', otherAuthority: 'no', suit: 'later' },
    ['notLabourDispute', 'LI1 1'],
  ],
  [
    '公司少缴公积金',
    { claims: [{ type: 'housing_fund' }] },
    'otherAuthority',
    { otherAuthority: 'yes', arbitration: 'no', suit: 'no' },
    ['otherAuthority', 'HFR 39-40'],
  ],
  [
    '公司少缴公积金，2026年8月9日来问',
    { claims: [{ type: 'housing_fund' }], askedOn: '2026-08-09' },
    'otherAuthority',
    { otherAuthority: 'yes' },
    ['otherAuthority', 'HFR02 37-38'],
  ],
  [
    '欠我工资，还没交公积金',
    { claims: [{ type: 'wage_arrears' }, { type: 'housing_fund' }] },
    'mediation',
    { otherAuthority: 'yes', arbitration: 'yes', notLabourDispute: 'no' },
    ['otherAuthority', 'HFR 39-40'],
  ],
  [
    '社保局不给我发养老金',
    { claims: [{ type: 'benefit_disbursement' }] },
    'otherAuthority',
    { otherAuthority: 'yes', suit: 'no', notLabourDispute: 'yes' },
    ['otherAuthority', 'LI1 2[1]'],
  ],
  [
    '我不服伤残等级',
    { claims: [{ type: 'assessment_objection' }] },
    'otherAuthority',
    { otherAuthority: 'yes', suit: 'no', arbitration: 'no' },
    ['otherAuthority', 'WII 26'],
  ],
  [
    '我是派遣到工厂的，工资没给',
    { worker: 'dispatched' },
    'mediation',
    { arbitration: 'yes', suit: 'later' },
    ['arbitration', 'MAL 21'],
  ],
  [
    '老板没有营业执照，欠我工资',
    { employer: 'unlicensed' },
    'mediation',
    { arbitration: 'yes', inspection: 'yes' },
    ['inspection', 'INS 11'],
  ],
  [
    '在没有执照的作坊受了伤',
    { ...injured, employer: 'unlicensed' },
    'mediation',
    { workInjuryRecognition: 'no', arbitration: 'yes' },
    ['arbitration', 'WII 66'],
  ],
  [
    '我在人家里做保姆，东家不给钱',
    { worker: 'household', employer: 'household' },
    'otherAuthority',
    {
      otherAuthority: 'yes',
      arbitration: 'no',
      suit: 'no',
      inspection: 'no',
      mediation: 'yes',
      notLabourDispute: 'yes',
    },
    ['notLabourDispute', 'LI1 2[4-6]'],
  ],
  [
    '家政公司把我当员工，欠我工资',
    { worker: 'household', employer: 'company' },
    'mediation',
    { arbitration: 'yes', notLabourDispute: 'no' },
    ['arbitration', 'MAL 2'],
  ],
  [
    '我十五岁，厂里不给工钱',
    { age: 'under16' },
    'inspection',
    { inspection: 'yes', arbitration: 'later', mediation: 'later' },
    ['inspection', 'CLP 5'],
  ],
  [
    '我十七岁，厂里不给工钱',
    { age: 'from16' },
    'mediation',
    { arbitration: 'yes', inspection: 'yes' },
    ['arbitration', 'MAL 5'],
  ],
  [
    '我们十二个人一共被欠十五万，老板跑了',
    {
      workers: 12,
      claims: [{ type: 'wage_arrears', amountFen: 15_000_000 }],
      payerHides: true,
    },
    'inspection',
    { inspection: 'yes', arbitration: 'yes', paymentOrder: 'no' },
    ['paymentOrder', 'CPI 427'],
  ],
  [
    '离职快一年了，还差三天',
    { employmentEndedOn: '2025-09-13', happenedOn: '2025-09-01', knewOn: '2025-09-01' },
    'arbitration',
    { arbitration: 'yes', mediation: 'yes' },
    ['arbitration', 'MAL 5'],
  ],
  [
    '欠薪三年前的，早就离职了',
    { employmentEndedOn: '2023-09-13', happenedOn: '2023-08-01', knewOn: '2023-08-01' },
    'mediation',
    { arbitration: 'yes', inspection: 'no' },
    ['inspection', 'INS 20'],
  ],
  [
    '我是在校学生，暑假打零工没拿到钱',
    { worker: 'student', relationshipSigns: [] },
    'otherAuthority',
    { otherAuthority: 'yes', arbitration: 'no', suit: 'no', notLabourDispute: 'yes' },
    ['otherAuthority', 'LI1 2'],
  ],
  [
    '我是公务员，单位扣我工资',
    { worker: 'publicServant', employer: 'stateOrgan' },
    'otherAuthority',
    { otherAuthority: 'yes', arbitration: 'no', mediation: 'no', inspection: 'no' },
    ['otherAuthority', 'CSL 95'],
  ],
  [
    '我是机关的合同工，欠我工资',
    { employer: 'stateOrgan' },
    'mediation',
    { arbitration: 'yes', notLabourDispute: 'no' },
    ['arbitration', 'MAL 2'],
  ],
  [
    '我是外国人，没有工作许可，欠我工资',
    { worker: 'foreigner', workPermit: false },
    'mediation',
    { arbitration: 'yes', suit: 'later' },
    ['arbitration', 'LI1 33(1)'],
  ],
];

const articlesOf = (basis: readonly { source: string; article: string }[]) =>
  basis.map(({ source, article }) => `${source} ${article}`.trim());

describe('what a worker says', () => {
  for (const [title, facts, recommended, expected, relied] of told)
    it(`“${title}”：${recommended}`, () => {
      const answer = triage({ ...plain, ...facts });
      expect(answer.recommended.route).toBe(recommended);
      expect(
        Object.fromEntries(Object.keys(expected).map((id) => [id, answer.routes[id as RouteId].verdict])),
      ).toEqual(expected);
      if (relied) expect(articlesOf(answer.routes[relied[0]].basis)).toContain(relied[1]);
    });

  it('given everything was answered, then nothing is asked and nothing is provisional', () => {
    const answer = triage(plain);
    expect(answer.missing).toEqual([]);
    expect(answer.recommended.provisional).toBe(false);
  });

  it('every row of the court’s table is told by a worker', () => {
    const rows = new Set(told.map(([, facts]) => triage({ ...plain, ...facts }).routes.suit.row));
    expect(courtRows.map(({ row }) => row).filter((row) => !rows.has(row))).toEqual([]);
  });
});

const both = ({ zh, en }: Text): string => `${zh} | ${en}`;
const why = ({ text, basis, regional }: Pick<RouteAnswer, 'text' | 'basis' | 'regional'>): string =>
  `${both(text)} (${formatCitation(basis, 'zh')} | ${formatCitation(basis, 'en')})${regional ? ` ${both(regional)}` : ''}`;

/** A whole answer in short; the sentence of each row, measure and person is noted once for all answers. */
function written(answer: TriageAnswer, said: Map<string, string>): string[] {
  const { recommended, atOnce, respondents, periods, regional, missing } = answer;
  const note = (mark: string, one: Parameters<typeof why>[0]) => {
    said.set(mark, why(one));
    return mark;
  };
  return [
    `  → ${recommended.route}${recommended.provisional ? '?' : ''} ${why(recommended)}`,
    ...routeIds.map((id) => {
      const route = answer.routes[id];
      const { verdict, row, until = '', missing: open, confidence, label, destinations = [] } = route;
      const named = destinations.map((one) => note(`${one.id} ${both(one.name)}`, one));
      const mark = verdict === 'needsFacts' ? `${id} ${row}? ${why(route)}` : note(`${id} ${row}`, route);
      return `  ${[verdict, mark, until, confidence, label?.en ?? '', ...open, ...named].filter(Boolean).join(' ')}`;
    }),
    ...atOnce.map((one) => `  ! ${note(one.id, one)} ${one.label?.en ?? ''}`),
    ...respondents.map((one) => `  @ ${note(`${one.id} ${both(one.name)}`, one)} ${one.label?.en ?? ''}`),
    ...periods.map((one) => `  # ${JSON.stringify(one)}`),
    ...regional.map((text) => `  ~ ${both(text)}`),
    ...missing.map(({ id }) => `  ? ${id}`),
  ];
}

/** The edges of days and claims, and what is not known. */
const edges: readonly (readonly [string, TriageFacts])[] = [
  ['only the day is known', { askedOn: '2026-09-10' }],
  ['nothing but the claim', { askedOn: '2026-09-10', claims: [{ type: 'wage_arrears' }] }],
  ['wages and severance', { ...plain, claims: [{ type: 'wage_arrears' }, { type: 'severance' }] }],
  ['severance, knowledge not told', without({ ...plain, claims: [{ type: 'severance' }] }, 'knewOn')],
  ['wages, knowledge not told', without(plain, 'knewOn')],
  ['still employed', without({ ...plain, stillEmployed: true }, 'employmentEndedOn')],
  ['left, but not said when', without(plain, 'employmentEndedOn')],
  ['neither said', without(without(plain, 'employmentEndedOn'), 'stillEmployed')],
  ['arbitration not told', without(plain, 'arbitration')],
  ['the last day of the year', { ...plain, askedOn: '2027-08-01' }],
  ['the day after the last day', { ...plain, askedOn: '2027-08-03' }],
  [
    'six days left of one of two',
    { ...plain, askedOn: '2027-07-12', claims: [{ type: 'wage_arrears' }, { type: 'severance' }] },
  ],
  [
    'an award, the last day to sue',
    {
      ...plain,
      arbitration: 'awarded',
      awardFinality: 'nonFinal',
      awardFate: 'standing',
      awardServedOn: '2026-08-26',
    } as TriageFacts,
  ],
  [
    'an award, a day too late',
    {
      ...plain,
      arbitration: 'awarded',
      awardFinality: 'nonFinal',
      awardFate: 'standing',
      awardServedOn: '2026-08-25',
    } as TriageFacts,
  ],
  ['hurt, the year not over', { ...plain, ...injured, accidentOn: '2025-09-10' }],
  ['hurt, the year over', { ...plain, ...injured, accidentOn: '2025-09-09' }],
  ['hurt, recognition pending', { ...plain, ...injured, recognition: 'pending' }],
  [
    'hurt and unpaid',
    {
      ...plain,
      ...injured,
      claims: [{ type: 'work_injury' }, { type: 'wage_arrears', amountFen: 600_000 }],
      unpaidMonths: 3,
      orderToPay: 'disobeyed',
    },
  ],
  ['hurt, nothing more told', { askedOn: '2026-09-10', claims: [{ type: 'work_injury' }] }],
  [
    'an agreement due later',
    {
      ...plain,
      agreement: 'dueLater',
      agreementBody: 'mal10',
      agreementAbout: 'wagesOnly',
      agreementEffectiveOn: '2026-09-01',
    },
  ],
  [
    'an agreement older than the rules',
    {
      ...plain,
      agreement: 'dueLater',
      agreementBody: 'mal10',
      agreementAbout: 'wagesOnly',
      agreementEffectiveOn: '2017-07-01',
    },
  ],
  ['mediation runs', { ...plain, pending: ['mediation'] }],
  ['a suit runs', { ...plain, pending: ['suit'] }],
  ['over age on the first day', { ...plain, ...pensioner, happenedOn: '2026-07-01', knewOn: '2026-07-01' }],
  [
    'over age on the last day before',
    { ...plain, ...pensioner, happenedOn: '2026-06-30', knewOn: '2026-06-30' },
  ],
  [
    'over age when the interpretation began',
    { ...plain, ...pensioner, happenedOn: '2025-09-01', knewOn: '2025-09-01' },
  ],
  ['over age the day before', { ...plain, ...pensioner, happenedOn: '2025-08-31', knewOn: '2025-08-31' }],
  [
    'the fund on the day of its new text',
    { ...plain, askedOn: '2026-08-10', claims: [{ type: 'housing_fund' }] },
  ],
  ['the fund the day before', { ...plain, askedOn: '2026-08-09', claims: [{ type: 'housing_fund' }] }],
  [
    'contributions and wages in Zhejiang',
    { ...plain, region: '330100', claims: [{ type: 'social_insurance_backpay' }, { type: 'wage_arrears' }] },
  ],
  [
    'contributions, place not told',
    without({ ...plain, claims: [{ type: 'social_insurance_backpay' }] }, 'region'),
  ],
  ['a student', { ...plain, worker: 'student', relationshipSigns: [] }],
  ['a student with a contract', { ...plain, worker: 'student', relationshipSigns: ['contract'] }],
  ['a platform worker under control', { ...plain, worker: 'platform', relationshipSigns: ['shifts'] }],
  ['a child hurt', { ...plain, ...injured, age: 'under16' }],
  ['a child unpaid', { ...plain, age: 'under16' }],
  [
    'subcontracted when the interpretation began',
    { ...plain, contracting: 'subcontracted', happenedOn: '2025-09-01', knewOn: '2025-09-01' },
  ],
  [
    'unpaid before there was a crime',
    {
      ...plain,
      askedOn: '2012-09-10',
      happenedOn: '2012-07-15',
      knewOn: '2012-07-15',
      employmentEndedOn: '2012-08-01',
      orderToPay: 'disobeyed',
      unpaidMonths: 9,
    },
  ],
  [
    'a sum that is not told',
    {
      ...plain,
      claims: [{ type: 'wage_arrears', amountFen: 1 }, { type: 'overtime' }],
      unpaidMonths: 3,
      orderToPay: 'disobeyed',
    },
  ],
  ...(['artisanHelper', 'farmHand', 'publicServant', 'dispatched'] as const).map(
    (worker) => [`a worker: ${worker}`, { ...plain, worker }] as const,
  ),
  ...(['filed', 'accepted', 'silent', 'overdue', 'withdrawn', 'deemedWithdrawn'] as const).map(
    (arbitration) =>
      [`an IOU, arbitration ${arbitration}`, { ...plain, wageIou: 'wagesOnly', arbitration }] as const,
  ),
  [
    'an IOU, arbitration refused',
    { ...plain, wageIou: 'wagesOnly', arbitration: 'refused', refusalGround: 'other' },
  ],
  ['a people’s mediation agreement unpaid', { ...plain, ...unpaidAgreement, agreementBody: 'peoples' }],
  ['an agreement that can be enforced', { ...plain, agreement: 'enforceable' }],
  ...(['pending', 'inForce', 'rejected'] as const).map(
    (paymentOrder) =>
      [`a payment order ${paymentOrder}`, { ...plain, paymentOrder, sumUndisputed: true }] as const,
  ),
  ['housing from the reform', { ...plain, claims: [{ type: 'housing_reform' }] }],
];

describe('answers written out', () => {
  // For a lawyer to read; `npx vitest run packages/legal-basis -u` writes them anew, and the diff is reviewed.
  it('of every worker, and at the edges of days and claims, read as reviewed', async () => {
    const said = new Map<string, string>();
    const answers = [...told.map(([title, facts]) => [title, { ...plain, ...facts }] as const), ...edges];
    const text = answers.flatMap(([title, facts]) => [title, ...written(triage(facts), said), '']);
    for (const mark of [...said.keys()].toSorted()) text.push(`${mark}: ${said.get(mark)}`);
    await expect(text.join('\n')).toMatchFileSnapshot('../../test-data/triage-answers.txt');
  });
});

const measuresFor = (facts: Partial<TriageFacts>) =>
  triage({ ...plain, ...facts }).atOnce.map(({ id }) => id);
const namedIn = (facts: Partial<TriageFacts>) =>
  triage({ ...plain, ...facts }).respondents.map(({ id }) => id);

describe('what to do at once', () => {
  it('given fewer than seven days of the limitation, then legal aid first and papers later', () => {
    const facts = { happenedOn: '2025-09-01', knewOn: '2025-09-01' };
    expect(measuresFor({ ...facts, employmentEndedOn: '2025-09-16' })).toContain('legalAidEmergency');
    expect(measuresFor({ ...facts, employmentEndedOn: '2025-09-17' })).not.toContain('legalAidEmergency');
    expect(measuresFor({ ...facts, employmentEndedOn: '2025-09-01' })).toContain('limitationMayBeOver');
  });

  it('given a demand within the year, then the limitation runs afresh from it', () => {
    const facts = { happenedOn: '2025-09-01', knewOn: '2025-09-01', employmentEndedOn: '2025-09-12' };
    expect(triage({ ...plain, ...facts, lastDemandOn: '2026-08-01' }).periods).toMatchObject([
      { ruleId: 'limitation_wage_termination_1y', until: '2027-08-01', emergency: false, over: false },
    ]);
  });

  it('given employment that still lasts, then no limitation runs on wages and none is asked for', () => {
    const employed = { ...without(plain, 'employmentEndedOn'), stillEmployed: true };
    expect(triage(employed).periods).toEqual([]);
    expect(triage(employed).missing).toEqual([]);
  });

  it('given an award, then the days left to sue are those of the calendar', () => {
    // Day 15 after 12 September is Sunday 27 September inside the holidays of 25 to 27, so the last day is the 28th.
    const facts = {
      askedOn: '2026-09-21',
      arbitration: 'awarded',
      awardFinality: 'final',
      awardFate: 'standing',
    } as const;
    const answer = triage({ ...plain, ...facts, awardServedOn: '2026-09-12' });
    expect(answer.routes.suit.until).toBe('2026-09-28');
    expect(answer.periods).toMatchObject([{ ruleId: 'suit_after_award_15d', daysLeft: 7, emergency: false }]);
    expect(measuresFor({ ...facts, awardServedOn: '2026-09-08' })).toContain('legalAidEmergency');
  });

  it('given a holiday notice loaded since, then the last day to sue is that of the loaded calendar', () => {
    // Day 15 after 17 December 2026 is New Year’s Day; without the notice of 2027 nobody knows that it is a holiday.
    const facts = {
      ...plain,
      askedOn: '2026-12-21',
      arbitration: 'awarded',
      awardFinality: 'final',
      awardFate: 'standing',
      awardServedOn: '2026-12-17',
    } as const;
    const notice: Notice = {
      calendar: 'CN',
      year: 2027,
      document: '（示例）放假通知',
      publishedOn: '2026-11-01',
      source: 'https://example.org/2027',
      confidence: 'B',
      blocks: [
        { name: { zh: '元旦', en: 'New Year' }, from: '2027-01-01', to: '2027-01-03', makeUpDays: [] },
      ],
    };
    const asked: CalendarId[] = [];
    const loaded = (id: CalendarId) => {
      asked.push(id);
      return calendar(id, [notice]);
    };
    expect(triage(facts).routes.suit.until).toBe('2027-01-01');
    expect(triage(facts, loaded).routes.suit.until).toBe('2027-01-04');
    expect(triage(facts, loaded).periods).toMatchObject([{ until: '2027-01-04', daysLeft: 14 }]);
    triage({ ...facts, region: '440100' }, loaded);
    expect(asked).toEqual(['CN-GX', 'CN-GX', 'CN']);
  });

  it('given three months and 5,000 yuan unpaid against an order, then it may be a crime; below, or obeyed, not', () => {
    const claims = [{ type: 'wage_arrears', amountFen: 500_000 }] as const;
    const facts = { claims, unpaidMonths: 3, orderToPay: 'disobeyed' } as const;
    expect(measuresFor(facts)).toContain('criminalReferral');
    expect(measuresFor({ ...facts, unpaidMonths: 2 })).not.toContain('criminalReferral');
    expect(measuresFor({ ...facts, claims: [{ type: 'wage_arrears', amountFen: 499_999 }] })).not.toContain(
      'criminalReferral',
    );
    expect(measuresFor({ ...facts, orderToPay: 'obeyed' })).not.toContain('criminalReferral');
    expect(measuresFor({ ...facts, orderToPay: 'none' })).toContain('seekOrderToPay');
  });

  it('given ten workers and 30,000 yuan, then the group’s threshold is reached, with nine it is not', () => {
    const claims = [{ type: 'wage_arrears', amountFen: 3_000_000 }] as const;
    const facts = { claims, unpaidMonths: 1, orderToPay: 'disobeyed' } as const;
    expect(measuresFor({ ...facts, workers: 10 })).toEqual(
      expect.arrayContaining(['criminalReferral', 'chooseRepresentatives']),
    );
    expect(measuresFor({ ...facts, workers: 9 })).not.toContain('criminalReferral');
    expect(measuresFor({ ...facts, workers: 9 })).not.toContain('chooseRepresentatives');
    expect(
      triage({ ...plain, ...facts, workers: 10, claims: [{ type: 'wage_arrears' }] }).missing.map(
        ({ id }) => id,
      ),
    ).toContain('claims');
  });

  it('the referral thresholds are dated and say that the province’s figure is not loaded', () => {
    expect(referralThresholdsOn('2013-01-22')).toBeUndefined();
    expect(referralThresholdsOn('2013-01-23')?.unverified.zh).toContain('各省');
  });

  it('given a child, then the work is reported and the legal representative acts', () => {
    expect(measuresFor({ age: 'under16' })).toEqual(
      expect.arrayContaining(['reportChildLabour', 'legalRepresentative']),
    );
    expect(measuresFor({ age: 'from16' })).not.toContain('reportChildLabour');
    expect(measuresFor({})).not.toContain('legalRepresentative');
  });

  it('given an employer in hiding, then property is preserved, unless it already is', () => {
    expect(measuresFor({ payerHides: true })).toEqual(
      expect.arrayContaining(['preserveProperty', 'preserveEvidence']),
    );
    expect(measuresFor({ payerHides: true, preservation: true })).not.toContain('preserveProperty');
  });

  it('given an agreement not yet due, then it is made enforceable in time', () => {
    const facts = { ...unpaidAgreement, agreement: 'dueLater', agreementEffectiveOn: '2026-09-01' } as const;
    expect(measuresFor(facts)).toContain('makeAgreementEnforceable');
    expect(triage({ ...plain, ...facts }).periods).toMatchObject([
      { ruleId: 'limitation_wage_termination_1y' },
      { ruleId: 'ar_apply_15d', until: '2026-09-16' },
      { ruleId: 'jc_apply_30d', until: '2026-10-08' },
    ]);
  });

  it('given a court that is open since 2025, then registration may be insisted on', () => {
    const refused = { arbitration: 'refused', refusalGround: 'other' } as const;
    expect(measuresFor(refused)).toContain('registerFirst');
    const before = {
      askedOn: '2024-12-31',
      happenedOn: '2024-12-01',
      knewOn: '2024-12-01',
      employmentEndedOn: '2024-12-02',
    };
    expect(measuresFor({ ...refused, ...before })).not.toContain('registerFirst');
  });
});

describe('whom to name', () => {
  it.each<[string, Partial<TriageFacts>, readonly string[]]>([
    ['an employee names the employer', {}, ['employer']],
    ['a dispatched worker names agency and user', { worker: 'dispatched' }, ['dispatchAgency', 'userUnit']],
    [
      'a platform worker names platform and partner company',
      { worker: 'platform', relationshipSigns: [] },
      ['platform', 'partnerCompany'],
    ],
    ['a household worker names the household', { worker: 'household', employer: 'household' }, ['household']],
    ['of an unlicensed business the funder is named', { employer: 'unlicensed' }, ['employer', 'funder']],
    [
      'of a business struck off the register the funder is named',
      { employer: 'deregistered' },
      ['employer', 'funder'],
    ],
    [
      'a borrowed licence brings in its lender and the host',
      { employer: 'unlicensed', contracting: 'affiliated' },
      ['employer', 'hostCompany', 'licenceLender', 'funder'],
    ],
    ['a subcontract brings in the contractor', { contracting: 'subcontracted' }, ['employer', 'contractor']],
    ['related companies answer together', { relatedCompanies: true }, ['employer', 'relatedCompanies']],
    ['a civil servant names nobody here', { worker: 'publicServant' }, []],
  ])('%s', (_, facts, named) => {
    expect(namedIn(facts)).toEqual(named);
  });

  it('given a subcontract before September 2025, then the contractor’s liability is labelled as inferred', () => {
    const dates = { happenedOn: '2025-08-31', knewOn: '2025-08-31' };
    const [, contractor] = triage({ ...plain, ...dates, contracting: 'subcontracted' }).respondents;
    expect(contractor).toMatchObject({ id: 'contractor', confidence: 'D' });
    expect(contractor?.label?.en).toBe('own definition');
    const [, since] = triage({
      ...plain,
      happenedOn: '2025-09-01',
      contracting: 'subcontracted',
    }).respondents;
    expect(since).toMatchObject({ id: 'contractor', confidence: 'A' });
    expect(since?.label).toBeUndefined();
  });
});

describe('what is not known', () => {
  it('given a day before any rule on mediation before filing, then triage answers all the same', () => {
    expect(
      triage({
        ...plain,
        askedOn: '2012-09-10',
        happenedOn: '2012-07-15',
        knewOn: '2012-07-15',
        employmentEndedOn: '2012-08-01',
      }).recommended.route,
    ).toBe('mediation');
  });

  it('given nothing but the day, then no way is recommended for good and the questions come in order', () => {
    const answer = triage({ askedOn: '2026-09-10' });
    expect(answer.recommended).toMatchObject({ route: 'mediation', provisional: true });
    expect(answer.routes.suit).toMatchObject({ verdict: 'needsFacts' });
    expect(answer.missing.slice(0, 4).map(({ id }) => id)).toEqual(['worker', 'age', 'employer', 'claims']);
    expect(answer.routes.suit.text.zh).toContain(answer.missing[0]?.question.zh);
  });

  it('given an over-age worker who does not say when it happened, then that is asked and neither regime assumed', () => {
    const facts = without({ ...plain, ...pensioner }, 'happenedOn');
    const answer = triage(facts);
    expect(answer.routes.suit).toMatchObject({ verdict: 'needsFacts', missing: ['happenedOn'] });
    expect(answer.routes.arbitration.verdict).toBe('needsFacts');
  });

  it('given an answer that cannot matter, then it is not asked for', () => {
    const since = without({ ...plain, ...pensioner }, 'drawsPension');
    expect(triage(since).missing).toEqual([]);
    const before = { ...since, happenedOn: '2026-06-30', knewOn: '2026-06-30' };
    expect(triage(before).missing.map(({ id }) => id)).toEqual(['drawsPension']);
  });

  it('given each question is answered as it comes up, then a wizard gets to the end', () => {
    let facts: TriageFacts = { askedOn: plain.askedOn };
    const asked: string[] = [];
    for (let next = triage(facts).missing[0]; next; next = triage(facts).missing[0]) {
      expect(asked).not.toContain(next.id);
      asked.push(next.id);
      facts = { ...facts, [next.id]: plain[next.id] };
      expect(plain[next.id]).toBeDefined();
    }
    expect(triage(facts).recommended).toMatchObject({ route: 'mediation', provisional: false });
    expect(asked.length).toBeLessThan(triageQuestions.length);
  });

  it('given back-payment of contributions, then the place is asked and Zhejiang’s own law is flagged', () => {
    const facts = without({ ...plain, claims: [{ type: 'social_insurance_backpay' }] }, 'region');
    expect(triage(facts).missing.map(({ id }) => id)).toEqual(['region']);
    expect(
      triage({ ...facts, region: '330100' })
        .regional.map(({ zh }) => zh)
        .join(''),
    ).toContain('浙江');
    expect(triage({ ...facts, region: '451300' }).regional).toEqual([]);
  });
});

describe('untyped facts', () => {
  const wrong: readonly [given: string, facts: unknown, field: string][] = [
    ['no object', [], 'facts'],
    ['no day of asking', {}, 'askedOn'],
    ['a day of asking that does not exist', { askedOn: '2026-02-29' }, 'askedOn'],
    ['a day of asking before the law', { askedOn: '2008-04-30' }, 'askedOn'],
    ['an unknown field', { askedOn: '2026-09-10', salary: 1 }, 'salary'],
    ['a field of every object', { askedOn: '2026-09-10', toString: 1 }, 'toString'],
    ['an unknown choice', { askedOn: '2026-09-10', worker: 'robot' }, 'worker'],
    ['a choice that every object has', { askedOn: '2026-09-10', worker: 'constructor' }, 'worker'],
    ['29 February in a common year', { askedOn: '2026-09-10', happenedOn: '2025-02-29' }, 'happenedOn'],
    [
      'a day after the day of asking',
      { askedOn: '2026-09-10', employmentEndedOn: '2026-09-11' },
      'employmentEndedOn',
    ],
    [
      'known before it happened',
      { askedOn: '2026-09-10', happenedOn: '2026-02-02', knewOn: '2026-02-01' },
      'knewOn',
    ],
    [
      'a ruling before the award',
      { askedOn: '2026-09-10', awardServedOn: '2026-02-02', rulingServedOn: '2026-02-01' },
      'rulingServedOn',
    ],
    [
      'left and still there',
      { askedOn: '2026-09-10', stillEmployed: true, employmentEndedOn: '2026-02-02' },
      'employmentEndedOn',
    ],
    ['a flag in words', { askedOn: '2026-09-10', insured: 'yes' }, 'insured'],
    ['nobody', { askedOn: '2026-09-10', workers: 0 }, 'workers'],
    ['half a month', { askedOn: '2026-09-10', unpaidMonths: 0.5 }, 'unpaidMonths'],
    ['no claim', { askedOn: '2026-09-10', claims: [] }, 'claims'],
    ['a claim that is a word', { askedOn: '2026-09-10', claims: ['wage_arrears'] }, 'claims[0]'],
    ['an unknown claim', { askedOn: '2026-09-10', claims: [{ type: 'gold' }] }, 'claims[0].type'],
    [
      'a negative wage',
      { askedOn: '2026-09-10', claims: [{ type: 'overtime' }, { type: 'wage_arrears', amountFen: -1 }] },
      'claims[1].amountFen',
    ],
    ['a list that is none', { askedOn: '2026-09-10', pending: 'suit' }, 'pending'],
    ['an unknown entry', { askedOn: '2026-09-10', pending: ['suit', 'war'] }, 'pending[1]'],
    ['a region in words', { askedOn: '2026-09-10', region: '来宾' }, 'region'],
    ['a region of seven digits', { askedOn: '2026-09-10', region: '4513001' }, 'region'],
    ['a region as a number', { askedOn: '2026-09-10', region: 451_300 }, 'region'],
    ['a count in words', { askedOn: '2026-09-10', workers: '3' }, 'workers'],
    ['a list for a choice', { askedOn: '2026-09-10', worker: ['ordinary'] }, 'worker'],
    ['null for a claim', { askedOn: '2026-09-10', claims: [null] }, 'claims[0]'],
  ];

  it.each(wrong)('%s is refused and named', (_, value, field) => {
    expect(refusal(() => readTriageFacts(value))?.field).toBe(field);
  });

  it('every refusal, written out, reads as reviewed', async () => {
    const text = wrong.map(([given, value]) => {
      const refused = refusal(() => readTriageFacts(value));
      return `${given}\n  ${refused?.field}: ${refused && both(refused)}\n`;
    });
    await expect(text.join('')).toMatchFileSnapshot('../../test-data/triage-refusals.txt');
  });

  it('the day of asking itself, and the first day of the law, are taken', () => {
    const first = { askedOn: '2008-05-01', happenedOn: '2008-05-01', knewOn: '2008-05-01' };
    expect(readTriageFacts(first)).toEqual(first);
    expect(readTriageFacts({ askedOn: '2026-09-10', knewOn: '2026-09-10' })).toEqual({
      askedOn: '2026-09-10',
      knewOn: '2026-09-10',
    });
  });

  it('what is well formed is taken as it is, and null counts as not known', () => {
    expect(readTriageFacts(JSON.parse(JSON.stringify(plain)))).toEqual(plain);
    expect(readTriageFacts({ askedOn: '2026-09-10', worker: null })).toEqual({ askedOn: '2026-09-10' });
  });

  it('given a day before the rule that it starts, then triage refuses with the field', () => {
    const old = { ...plain, ...injured, accidentOn: '2010-12-31' };
    expect(refusal(() => triage(old))).toEqual({
      field: 'accidentOn',
      zh: 'accidentOn（2010-12-31）早于所适用规定的施行之日2011-01-01',
      en: 'accidentOn, 2010-12-31, lies before the rule it starts was in force (2011-01-01)',
    });
    const long = {
      ...plain,
      happenedOn: '2007-01-01',
      knewOn: '2007-01-01',
      employmentEndedOn: '2007-02-01',
    };
    expect(() => triage(long)).toThrow(
      expect.objectContaining({ name: 'RefusedInput', field: 'employmentEndedOn' }),
    );
  });

  it('every question has words in both languages, and so has every choice', () => {
    for (const { question, choices, kind } of triageQuestions) {
      for (const text of [question, ...(choices ?? []).map((choice) => choice.text)]) {
        expect(text.zh).toMatch(/\p{Script=Han}/u);
        expect(text.en).toMatch(/[a-z]/);
      }
      expect(choices === undefined).toBe(!['choice', 'choices', 'claims'].includes(kind));
    }
  });
});

const day = fc
  .integer({ min: 0, max: 2100 })
  .map((days) => new Date(Date.UTC(2021, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));

/** Random answers to random questions; days in order, so that they are facts that could be. */
const someFacts: fc.Arbitrary<TriageFacts> = fc
  .record(
    Object.fromEntries(
      triageQuestions.map(({ id, kind, choices }) => {
        const ids = choices?.map((choice) => choice.id) ?? [''];
        const arbitrary: fc.Arbitrary<unknown> = {
          date: day,
          flag: fc.boolean(),
          count: fc.integer({ min: 1, max: 40 }),
          choice: fc.constantFrom(...ids, undefined),
          choices: fc.subarray(ids),
          claims: fc.array(
            fc.record(
              { type: fc.constantFrom(...ids), amountFen: fc.integer({ min: 0, max: 20_000_000 }) },
              { requiredKeys: ['type'] },
            ),
            { minLength: 1, maxLength: 3 },
          ),
          region: fc.constantFrom('451300', '330100', '110105'),
        }[kind];
        return [id, arbitrary];
      }),
    ),
    { requiredKeys: [] },
  )
  .map((raw) => {
    const facts: Record<string, unknown> = { ...raw, askedOn: '2026-10-10' };
    for (const [earlier, later] of [
      ['happenedOn', 'knewOn'],
      ['awardServedOn', 'rulingServedOn'],
    ] as const)
      if (String(facts[later]) < String(facts[earlier])) facts[later] = facts[earlier];
    if (facts['stillEmployed'] === true) delete facts['employmentEndedOn'];
    return readTriageFacts(facts);
  });

/** What does not matter for an ordinary employee who has neither been to arbitration nor has an agreement. */
const immaterial = [
  'platformTrade',
  'workPermit',
  'relationshipSigns',
  'drawsPension',
  'refusalGround',
  'delayExcuse',
  'proofOfReceipt',
  'awardFinality',
  'awardServedOn',
  'awardFate',
  'rulingServedOn',
  'agreementBody',
  'agreementAbout',
  'agreementEffectiveOn',
] as const;

// Hundreds of drawn cases: on a busy machine they take longer than a test usually may.
describe('whatever the facts', { timeout: 60_000 }, () => {
  it('every way gets an answer with a sentence and an article, and what is recommended is not closed', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const answer = triage(facts);
        for (const id of routeIds) {
          const route = answer.routes[id];
          expect(route.text.zh).not.toBe('');
          expect(route.text.en).not.toBe('');
          expect(route.basis.length).toBeGreaterThan(0);
          expect(route.verdict === 'needsFacts').toBe(route.missing.length > 0 && route.verdict !== 'yes');
          expect(route.confidence === 'A').toBe(route.label === undefined);
        }
        expect(answer.routes[answer.recommended.route].verdict).not.toBe('no');
        expect(answer.recommended.basis.length).toBeGreaterThan(0);
        for (const { id } of answer.missing) expect(facts[id] === undefined || id === 'claims').toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('what has nothing to do with the worker’s case changes nothing', () => {
    fc.assert(
      fc.property(someFacts, someFacts, (facts, others) => {
        const ordinary = { ...facts, worker: 'ordinary', arbitration: 'none', agreement: 'none' } as const;
        const beside = Object.fromEntries(
          immaterial.flatMap((id) => (others[id] === undefined ? [] : [[id, others[id]]])),
        );
        const bare = Object.fromEntries(
          Object.entries(ordinary).filter(([id]) => !immaterial.includes(id as never)),
        );
        const before = triage(bare as TriageFacts);
        expect(triage({ ...(bare as TriageFacts), ...beside })).toEqual(before);
        for (const { id } of before.missing) expect(immaterial).not.toContain(id);
      }),
      { numRuns: 300 },
    );
  });

  it('a verdict that stands is not changed by learning more', () => {
    fc.assert(
      fc.property(someFacts, someFacts, (facts, others) => {
        const before = triage(facts);
        const more = { ...others, ...facts };
        if (more.stillEmployed && more.employmentEndedOn) return;
        if (more.happenedOn && more.knewOn && more.knewOn < more.happenedOn) return;
        if (more.awardServedOn && more.rulingServedOn && more.rulingServedOn < more.awardServedOn) return;
        const after = triage(more);
        for (const id of routeIds)
          if (before.routes[id].verdict !== 'needsFacts')
            expect(after.routes[id].verdict, id).toBe(before.routes[id].verdict);
      }),
      { numRuns: 500 },
    );
  });
});
