import type { Text } from '../legal-calendar.ts';
import { cite, sources } from '../sources.ts';
import { courtRows, type RouteRow } from './court.ts';
import type { TriageClaimType } from './questions.ts';
import {
  childLabour,
  householdWork,
  injuryClaims,
  isOver,
  moneyAgreementUnperformed,
  notLabour,
  onlyForAuthorities,
  onlyInjury,
  overAge,
  overAgeBefore,
  overAgeCovered,
  overAgeSince,
  platformWithoutRelationship,
  remuneration,
  someInjury,
  studentWithoutRelationship,
  suitPeriodOver,
} from './standing.ts';
import { all, and, any, claimsOnly, claimsSome, given, is, not, type Row } from './truth.ts';

/** What labour inspection can order an employer to do or pay. */
const inspectable: readonly TriageClaimType[] = [
  'wage_arrears',
  'wage_surcharge',
  'overtime',
  'severance',
  'annual_leave',
  'deposit_refund',
  'transfer_formalities',
  'social_insurance_backpay',
];

const mediation: readonly RouteRow[] = [
  {
    row: 'publicServant',
    verdict: 'no',
    when: (facts) => is(facts, 'worker', 'publicServant'),
    basis: [cite('CSL', '95', 'C')],
    text: {
      zh: '公务员的人事处理不经劳动争议调解，按复核、申诉办理。',
      en: 'A civil servant’s personnel matter is not mediated as a labour dispute; it goes to review and complaint.',
    },
  },
  {
    row: 'onlyForAuthorities',
    verdict: 'no',
    when: onlyForAuthorities,
    basis: [cite('LI1', '2'), cite('SIL', '63'), cite('LI2', '19')],
    text: {
      zh: '所要求的都由主管部门决定，双方不能用调解处分。',
      en: 'All that is asked for is decided by an authority; the parties cannot dispose of it by agreement.',
    },
  },
  {
    row: 'childLabour',
    verdict: 'later',
    when: childLabour,
    basis: [cite('CLP', '6'), cite('ENG', '', 'D')],
    text: {
      zh: '使用童工先由劳动监察处理，款项问题随后由法定代理人处理。',
      en: 'Child labour is first dealt with by inspection; the money is settled afterwards through the legal representative.',
    },
  },
  {
    row: 'nothingLeft',
    verdict: 'no',
    when: (facts) =>
      any(
        is(facts, 'arbitration', 'mediationStatement'),
        is(facts, 'agreement', 'enforceable'),
        all(suitPeriodOver(facts), is(facts, 'awardFate', 'standing')),
      ),
    basis: [cite('MAL', '51'), cite('ENG', '', 'D')],
    text: {
      zh: '已有可以申请强制执行的文书，不必再调解。',
      en: 'There already is a paper that can be enforced; nothing is left to mediate.',
    },
  },
  {
    row: 'platform',
    verdict: 'yes',
    when: (facts) => is(facts, 'worker', 'platform'),
    basis: [cite('ONE4', '', 'B')],
    text: {
      zh: '平台从业者的争议可以申请新就业形态一站式联合调解。',
      en: 'A platform worker’s dispute may be brought to one-stop joint mediation.',
    },
  },
  {
    row: 'civilMediation',
    verdict: 'yes',
    when: (facts) => any(householdWork(facts), studentWithoutRelationship(facts)),
    basis: [cite('PML', '17')],
    text: {
      zh: '不属于劳动争议，但可以申请人民调解，对方不同意的不调解。',
      en: 'Not a labour dispute, but people’s mediation may be applied for; it needs the other side’s consent.',
    },
  },
  {
    row: 'mediation',
    verdict: 'yes',
    when: () => true,
    basis: [cite('MAL', '5'), cite('MAL', '10'), cite('O17', '21-22')],
    text: {
      zh: '可以向调解组织申请调解，不收费；对方不同意，或者十五日内没有达成协议的，可以仲裁。',
      en: 'A mediation body may be applied to, free of charge; where the other side refuses or fifteen days bring no agreement, arbitration is open.',
    },
  },
];

const arbitration: readonly RouteRow[] = [
  {
    row: 'notLabourDispute',
    verdict: 'no',
    when: notLabour,
    basis: [cite('MAL', '2'), cite('LI1', '2')],
    text: {
      zh: '不属于劳动争议，仲裁委员会不受理。',
      en: 'Not a labour dispute: the commission does not take it.',
    },
  },
  {
    row: 'platformWithoutRelationship',
    verdict: 'no',
    when: platformWithoutRelationship,
    basis: [cite('MAL', '2'), cite('ONE4', '', 'B'), cite('ENG', '', 'D')],
    text: {
      zh: '没有劳动关系的平台从业者不走劳动仲裁。',
      en: 'A platform worker without a labour relationship does not go to labour arbitration.',
    },
  },
  {
    row: 'finished',
    verdict: 'no',
    when: (facts) => is(facts, 'arbitration', 'mediationStatement', 'awarded'),
    basis: [cite('MAL', '47-51')],
    text: {
      zh: '仲裁已经结束，下一步是起诉或者申请执行。',
      en: 'The arbitration is over; the next step is a suit or enforcement.',
    },
  },
  {
    row: 'refused',
    verdict: 'no',
    when: (facts) => all(is(facts, 'arbitration', 'refused'), is(facts, 'refusalGround', 'other')),
    basis: [cite('MAL', '29')],
    text: {
      zh: '仲裁委员会已经不予受理，可以起诉。',
      en: 'The commission has declined: the court is open instead.',
    },
  },
  {
    row: 'deemedWithdrawn',
    verdict: 'no',
    when: (facts) => is(facts, 'arbitration', 'deemedWithdrawn'),
    basis: [cite('ARB', '39')],
    text: {
      zh: '因缺席被视为撤回的，再次申请不予受理。',
      en: 'Treated as withdrawn after an absence: a new application is not accepted.',
    },
  },
  {
    row: 'suitPending',
    verdict: 'no',
    when: (facts) => given(facts, 'pending', (pending) => pending.includes('suit')),
    basis: [cite('MAL', '5', 'D')],
    text: {
      zh: '同一争议已经在法院，不再仲裁。',
      en: 'The same dispute is already before a court: no arbitration beside it.',
    },
  },
  {
    row: 'running',
    verdict: 'yes',
    when: (facts) => is(facts, 'arbitration', 'filed', 'accepted', 'silent', 'overdue', 'advanceAward'),
    basis: [cite('MAL', '29'), cite('MAL', '43')],
    text: { zh: '仲裁已经申请，继续进行。', en: 'Arbitration has been applied for and goes on.' },
  },
  {
    row: 'otherCommission',
    verdict: 'yes',
    when: (facts) => all(is(facts, 'arbitration', 'refused'), is(facts, 'refusalGround', 'noJurisdiction')),
    basis: [cite('LI1', '5'), cite('MAL', '21')],
    text: {
      zh: '向有管辖权的仲裁委员会申请，劳动合同履行地优先。',
      en: 'Apply to the commission that has jurisdiction; the place of performance comes first.',
    },
  },
  {
    row: 'pensionerBeforeRegime',
    verdict: 'no',
    when: (facts) =>
      all(
        overAgeBefore(facts),
        given(facts, 'happenedOn', (on) => on < sources.LI2.inForceFrom),
        is(facts, 'drawsPension', true),
      ),
    basis: [cite('LI1', '32(1)')],
    text: {
      zh: '2025年9月1日以前，已享受养老保险待遇的人员再就业按劳务关系处理，不走劳动仲裁。',
      en: 'Before 1 September 2025 work by a pensioner was a civil service relation: no labour arbitration.',
    },
  },
  {
    row: 'pensionerBetweenRegimes',
    verdict: 'no',
    when: (facts) => all(overAgeBefore(facts), is(facts, 'drawsPension', true)),
    basis: [cite('OV60', '19', 'D'), cite('LI2', '21', 'D')],
    regional: {
      zh: '2025年9月1日至2026年6月30日之间没有明文，以当地仲裁委员会为准。',
      en: 'No text covers 1 September 2025 to 30 June 2026: ask the local commission.',
    },
    text: {
      zh: '新规定施行以前的争议推断为不先仲裁，可以直接起诉。',
      en: 'Before the new provisions arbitration is inferred not to come first; a suit may be brought.',
    },
  },
  {
    row: 'overAgeWithoutPension',
    verdict: 'yes',
    when: overAgeBefore,
    basis: [cite('MAL', '2', 'D'), cite('LCR', '21', 'D')],
    regional: {
      zh: '超过退休年龄未享受养老待遇的，各地是否按劳动关系受理不一。',
      en: 'Whether an over-age worker without a pension has a labour relationship is judged differently from place to place.',
    },
    text: {
      zh: '未享受养老待遇的，可以试申请仲裁；不予受理的，凭通知书起诉。',
      en: 'Without a pension arbitration may be tried; if the commission declines, its notice opens the court.',
    },
  },
  {
    row: 'overAgeOtherMatters',
    verdict: 'no',
    when: (facts) => all(overAgeSince(facts), not(claimsSome(facts, overAgeCovered))),
    basis: [cite('OV60', '19(2)')],
    text: {
      zh: '超龄劳动者的其他争议直接向法院起诉。',
      en: 'Other disputes of over-age workers go straight to court.',
    },
  },
  {
    row: 'childLabour',
    verdict: 'later',
    when: (facts) => all(childLabour(facts), not(someInjury(facts))),
    basis: [cite('CLP', '6'), cite('MAL', '25'), cite('ENG', '', 'D')],
    text: {
      zh: '先由劳动监察查处；之后仍有款项争议的，由法定代理人申请。',
      en: 'Inspection first; what money is then still in dispute is claimed through the legal representative.',
    },
  },
  {
    row: 'compensationWithoutRecognition',
    verdict: 'yes',
    when: (facts) => all(someInjury(facts), any(is(facts, 'employer', 'unlicensed'), childLabour(facts))),
    basis: [cite('WII', '66')],
    text: {
      zh: '无照单位的职工或者童工受伤，由单位一次性赔偿；对数额有争议的，按劳动争议处理，不必先认定工伤。',
      en: 'Injured in an unlicensed business, or as a child: the business owes a lump sum; a dispute over its amount is a labour dispute and needs no recognition first.',
    },
  },
  {
    row: 'recognitionTooLate',
    verdict: 'yes',
    when: (facts) =>
      and(all(onlyInjury(facts), is(facts, 'recognition', 'none')), () =>
        isOver(facts, 'wi_worker_apply_1y', 'accidentOn'),
      ),
    basis: [cite('WII', '54'), cite('WII', '17(2)', 'D')],
    regional: {
      zh: '未认定工伤而直接主张待遇的，各地处理不一，应当先咨询。',
      en: 'Practice differs on benefits claimed without recognition: take advice first.',
    },
    text: {
      zh: '申请认定的一年已过，仍可以申请仲裁，但请求可能因未认定而得不到支持。',
      en: 'The year for recognition is over; arbitration may still be applied for, but may fail for want of recognition.',
    },
  },
  {
    row: 'recognitionFirst',
    verdict: 'later',
    when: (facts) => all(onlyInjury(facts), is(facts, 'recognition', 'none', 'pending', 'refused')),
    basis: [cite('WII', '17'), cite('WII', '54'), cite('ARB', '47')],
    text: {
      zh: '先认定工伤，再就待遇申请仲裁；单位没有参保的，待遇由单位支付，同样先认定。',
      en: 'Recognition as a work injury comes first, arbitration on the benefits afterwards; where the employer did not insure, it pays, and recognition still comes first.',
    },
  },
  {
    row: 'assessmentFirst',
    verdict: 'later',
    when: (facts) => all(claimsOnly(facts, ['work_injury']), is(facts, 'assessment', 'none', 'pending')),
    basis: [cite('WII', '21'), cite('ARB', '47')],
    text: {
      zh: '伤残待遇要等劳动能力鉴定结论。',
      en: 'Disability benefits wait for the assessment of labour capacity.',
    },
  },
  {
    row: 'afterWithdrawal',
    verdict: 'yes',
    when: (facts) => is(facts, 'arbitration', 'withdrawn'),
    basis: [cite('ARB', '35')],
    text: { zh: '撤回后可以重新申请仲裁。', en: 'After a withdrawal arbitration may be applied for again.' },
  },
  {
    row: 'overAge',
    verdict: 'yes',
    when: overAge,
    basis: [cite('OV60', '19(1)')],
    text: {
      zh: '超龄劳动者的报酬、休息、安全卫生、工伤争议可以申请仲裁。',
      en: 'An over-age worker’s dispute on pay, rest, safety or work injury may go to arbitration.',
    },
  },
  {
    row: 'signsOfRelationship',
    verdict: 'yes',
    when: (facts) =>
      all(
        is(facts, 'worker', 'platform', 'student'),
        given(facts, 'relationshipSigns', (signs) => !signs.includes('contract')),
      ),
    basis: [cite('MAL', '2'), cite('ENG', '', 'D')],
    text: {
      zh: '有受支配管理的迹象，可以申请仲裁并请求确认劳动关系，由仲裁委员会判断。',
      en: 'There are signs of control: arbitration may be applied for, with a claim that the labour relationship be confirmed; the commission decides.',
    },
  },
  {
    row: 'foreignerWithoutPermit',
    verdict: 'yes',
    when: (facts) => all(is(facts, 'worker', 'foreigner'), is(facts, 'workPermit', false)),
    basis: [cite('LI1', '33(1)'), cite('LI1', '6[2]'), cite('ENG', '', 'D')],
    text: {
      zh: '没有工作许可的，劳动关系得不到确认；可以申请仲裁，不予受理后起诉，由法院按其他民事案件处理。',
      en: 'Without a permit no labour relationship is confirmed; arbitration may be applied for, and if it is declined the court can hear the claim as another civil case.',
    },
  },
  {
    row: 'arbitration',
    verdict: 'yes',
    when: () => true,
    basis: [cite('MAL', '2'), cite('MAL', '5'), cite('MAL', '21')],
    text: {
      zh: '可以向劳动合同履行地或者用人单位所在地的仲裁委员会申请仲裁，不收费。',
      en: 'Arbitration may be applied for, free of charge, at the place of performance or the employer’s seat.',
    },
  },
];

const inspection: readonly RouteRow[] = [
  {
    row: 'childLabour',
    verdict: 'yes',
    when: childLabour,
    basis: [cite('INS', '11[3]'), cite('CLP', '5')],
    text: {
      zh: '使用童工的，任何人都可以向劳动监察举报。',
      en: 'Child labour may be reported to labour inspection by anyone.',
    },
  },
  {
    row: 'notAnEmployer',
    verdict: 'no',
    when: (facts) =>
      any(
        householdWork(facts),
        is(facts, 'worker', 'publicServant'),
        studentWithoutRelationship(facts),
        platformWithoutRelationship(facts),
      ),
    basis: [cite('INS', '2'), cite('ENG', '', 'D')],
    text: {
      zh: '不是用人单位与劳动者之间的事项，劳动监察不管辖。',
      en: 'Not a matter between an employer and its worker: outside labour inspection.',
    },
  },
  {
    row: 'notInspectable',
    verdict: 'no',
    when: (facts) => not(claimsSome(facts, inspectable)),
    basis: [cite('INS', '11'), cite('INS', '21(2)')],
    text: {
      zh: '所要求的不是劳动监察事项，走劳动争议程序。',
      en: 'What is asked for is no matter for inspection: take the labour-dispute route.',
    },
  },
  {
    row: 'alreadyElsewhere',
    verdict: 'no',
    when: (facts) =>
      any(
        not(is(facts, 'arbitration', 'none', 'refused', 'withdrawn', 'deemedWithdrawn')),
        given(facts, 'pending', (pending) => pending.includes('mediation') || pending.includes('suit')),
      ),
    basis: [cite('INS', '21(2)')],
    text: {
      zh: '已经申请调解、仲裁或者起诉的，劳动监察告知按原程序办理。',
      en: 'Once mediation, arbitration or a suit is under way, inspection sends the matter back there.',
    },
  },
  {
    row: 'lookBackOver',
    verdict: 'no',
    when: (facts) =>
      any(
        and(is(facts, 'stillEmployed', true), () => isOver(facts, 'insp_lookback_2y', 'happenedOn')),
        and(is(facts, 'stillEmployed', false), () => isOver(facts, 'insp_lookback_2y', 'employmentEndedOn')),
      ),
    basis: [cite('INS', '20')],
    text: {
      zh: '违法行为终了已过两年，劳动监察不再查处。',
      en: 'Two years have passed since the violation ended: inspection no longer investigates.',
    },
  },
  {
    row: 'overAgeBefore',
    verdict: 'no',
    when: overAgeBefore,
    basis: [cite('OV60', '20', 'D')],
    regional: {
      zh: '2026年7月1日以前超龄劳动者能否投诉，以当地劳动监察为准。',
      en: 'Whether an over-age worker could complain before 1 July 2026 is for the local inspectorate.',
    },
    text: {
      zh: '超龄劳动者的投诉权自2026年7月1日起有明文。',
      en: 'An over-age worker’s right to complain is written down only since 1 July 2026.',
    },
  },
  {
    row: 'overAgeSince',
    verdict: 'yes',
    when: (facts) => all(overAge(facts), claimsSome(facts, remuneration)),
    basis: [cite('OV60', '20'), cite('LCL', '85')],
    text: {
      zh: '超龄劳动者可以就拖欠报酬、低于最低工资、加班向人社部门投诉。',
      en: 'An over-age worker may complain of unpaid remuneration, pay below the minimum wage and overtime.',
    },
  },
  {
    row: 'overAgeOther',
    verdict: 'no',
    when: overAge,
    basis: [cite('OV60', '20')],
    text: {
      zh: '超龄劳动者可投诉的只有报酬、最低工资和加班。',
      en: 'An over-age worker may complain only of pay, the minimum wage and overtime.',
    },
  },
  {
    row: 'inspection',
    verdict: 'yes',
    when: () => true,
    basis: [cite('INS', '9'), cite('INS', '11'), cite('INS', '26')],
    text: {
      zh: '可以向用工所在地的劳动监察投诉，由其责令支付或者改正。',
      en: 'A complaint may be made to labour inspection at the place of work, which can order payment or correction.',
    },
  },
];

const workInjuryRecognition: readonly RouteRow[] = [
  {
    row: 'noInjury',
    verdict: 'no',
    when: (facts) => not(someInjury(facts)),
    basis: [cite('WII', '17')],
    text: { zh: '没有工伤方面的请求。', en: 'No claim is about a work injury.' },
  },
  {
    row: 'withoutRecognition',
    verdict: 'no',
    when: (facts) => any(is(facts, 'employer', 'unlicensed'), childLabour(facts)),
    basis: [cite('WII', '66')],
    text: {
      zh: '无照单位的职工或者童工受伤，由单位一次性赔偿，不经工伤认定。',
      en: 'In an unlicensed business, or for a child, the business owes a lump sum without recognition.',
    },
  },
  {
    row: 'notCovered',
    verdict: 'no',
    when: (facts) =>
      any(
        householdWork(facts),
        is(facts, 'worker', 'publicServant'),
        studentWithoutRelationship(facts),
        platformWithoutRelationship(facts),
      ),
    basis: [cite('WII', '2'), cite('WII', '18[2]'), cite('WII', '65')],
    text: {
      zh: '没有劳动关系的，不作工伤认定。',
      en: 'Without a labour relationship there is no recognition as a work injury.',
    },
  },
  {
    row: 'recognised',
    verdict: 'no',
    when: (facts) => is(facts, 'recognition', 'recognised'),
    basis: [cite('WII', '21'), cite('WII', '23')],
    text: {
      zh: '已经认定工伤，下一步是劳动能力鉴定和待遇。',
      en: 'Already recognised; the assessment of labour capacity and the benefits come next.',
    },
  },
  {
    row: 'refused',
    verdict: 'no',
    when: (facts) => is(facts, 'recognition', 'refused'),
    basis: [cite('WII', '55')],
    text: {
      zh: '不予认定或者不予受理的，申请行政复议或者提起行政诉讼。',
      en: 'Refused: apply for administrative review or bring an administrative suit.',
    },
  },
  {
    row: 'pending',
    verdict: 'yes',
    when: (facts) => is(facts, 'recognition', 'pending'),
    basis: [cite('WII', '20')],
    text: { zh: '已经申请，等待决定。', en: 'Applied for; the decision is awaited.' },
  },
  {
    row: 'tooLate',
    verdict: 'no',
    when: (facts) =>
      and(all(someInjury(facts), is(facts, 'recognition', 'none')), () =>
        isOver(facts, 'wi_worker_apply_1y', 'accidentOn'),
      ),
    basis: [cite('WII', '17(2)')],
    text: {
      zh: '事故或者确诊已满一年，不能再申请认定；有正当理由耽误的，向社会保险行政部门说明。',
      en: 'More than a year since the accident or the diagnosis: recognition can no longer be applied for; a good cause for the delay must be put to the authority.',
    },
  },
  {
    row: 'overAgeBefore',
    verdict: 'yes',
    when: overAgeBefore,
    basis: [cite('WII', '17(2)', 'D')],
    regional: {
      zh: '2026年7月1日以前超龄劳动者能否认定工伤，各地不一。',
      en: 'Whether an over-age worker’s injury before 1 July 2026 is recognised differs from place to place.',
    },
    text: {
      zh: '可以先申请认定，由社会保险行政部门判断。',
      en: 'Apply for recognition; the authority decides.',
    },
  },
  {
    row: 'overAgeSince',
    verdict: 'yes',
    when: overAge,
    basis: [cite('OV60', '15'), cite('WII', '17(2)')],
    text: {
      zh: '超龄劳动者因工受伤，按规定认定工伤；单位三十日内不申请的，本人一年内可以申请。',
      en: 'An over-age worker’s injury is recognised under the rules; if the employer does not apply in 30 days, the worker may within a year.',
    },
  },
  {
    row: 'recognition',
    verdict: 'yes',
    when: () => true,
    basis: [cite('WII', '17')],
    text: {
      zh: '向社会保险行政部门申请工伤认定；单位三十日内不申请的，本人、近亲属或者工会一年内可以申请。',
      en: 'Apply to the social-insurance authority for recognition; if the employer does not in 30 days, the worker, next of kin or the union may within a year.',
    },
  },
];

const paymentOrder: readonly RouteRow[] = [
  {
    row: 'tried',
    verdict: 'no',
    when: (facts) => is(facts, 'paymentOrder', 'mal16Terminated', 'lcl30Terminated', 'rejected'),
    basis: [cite('LI1', '13'), cite('CPL', '228')],
    text: {
      zh: '支付令程序已经终结或者被驳回。',
      en: 'The payment order was terminated or rejected.',
    },
  },
  {
    row: 'inForce',
    verdict: 'no',
    when: (facts) => is(facts, 'paymentOrder', 'inForce'),
    basis: [cite('CPL', '227(3)')],
    text: { zh: '支付令已生效，申请强制执行。', en: 'The payment order is in force: apply for enforcement.' },
  },
  {
    row: 'running',
    verdict: 'yes',
    when: (facts) => is(facts, 'paymentOrder', 'pending'),
    basis: [cite('CPL', '227(2)')],
    text: {
      zh: '支付令已申请，等待对方支付或者提出异议。',
      en: 'Applied for; payment or an objection is awaited.',
    },
  },
  {
    row: 'otherwiseDecided',
    verdict: 'no',
    when: (facts) =>
      any(
        not(is(facts, 'arbitration', 'none', 'refused', 'withdrawn', 'deemedWithdrawn')),
        given(facts, 'pending', (pending) => pending.includes('suit')),
        is(facts, 'agreement', 'enforceable'),
      ),
    basis: [cite('CPI', '427', 'D')],
    text: {
      zh: '同一款项已在仲裁、诉讼中或者已有可执行文书，不再申请支付令。',
      en: 'The same sum is in arbitration or a suit, or can already be enforced: no payment order beside it.',
    },
  },
  {
    row: 'notLabourDispute',
    verdict: 'no',
    when: (facts) => any(notLabour(facts), platformWithoutRelationship(facts)),
    basis: [cite('LCL', '30(2)'), cite('MAL', '16')],
    text: {
      zh: '劳动报酬支付令以劳动关系为前提。',
      en: 'A payment order for wages presupposes a labour relationship.',
    },
  },
  {
    row: 'noSumForIt',
    verdict: 'no',
    when: (facts) => all(not(moneyAgreementUnperformed(facts)), not(claimsOnly(facts, remuneration))),
    basis: [cite('MAL', '16'), cite('LCL', '30(2)')],
    text: {
      zh: '没有到期未付的调解协议，请求也不只是劳动报酬。',
      en: 'No agreement on money is due and unpaid, and more than remuneration is claimed.',
    },
  },
  {
    row: 'preserved',
    verdict: 'no',
    when: (facts) => any(is(facts, 'preservation', true), is(facts, 'payerHides', true)),
    basis: [cite('CPI', '427')],
    text: {
      zh: '已经诉前保全，或者支付令无法送达对方的，不能申请支付令。',
      en: 'Closed where property was preserved before suit, or where the order cannot be delivered.',
    },
  },
  {
    row: 'onAgreement',
    verdict: 'yes',
    when: moneyAgreementUnperformed,
    basis: [cite('MAL', '16'), cite('LI1', '13(1)')],
    text: {
      zh: '可以凭调解协议向法院申请支付令。',
      en: 'A payment order may be sought on the mediation agreement.',
    },
  },
  {
    row: 'sumDisputed',
    verdict: 'no',
    when: (facts) => is(facts, 'sumUndisputed', false),
    basis: [cite('CPI', '427'), cite('CPL', '228')],
    text: {
      zh: '数额有争议，对方一提异议支付令即失效。',
      en: 'The sum is disputed: an objection would end the order.',
    },
  },
  {
    row: 'forWages',
    verdict: 'yes',
    when: () => true,
    basis: [cite('LCL', '30(2)'), cite('LI1', '13(1)')],
    text: {
      zh: '拖欠的劳动报酬数额确定，可以申请支付令；被终结的，须先仲裁再起诉。',
      en: 'The sum of remuneration is certain: a payment order may be sought; if it is terminated, arbitration comes before a suit.',
    },
  },
];

const enforcement: readonly RouteRow[] = [
  {
    row: 'statement',
    verdict: 'yes',
    when: (facts) => is(facts, 'arbitration', 'mediationStatement'),
    basis: [cite('LI1', '11'), cite('MAL', '51')],
    text: {
      zh: '凭仲裁调解书申请强制执行。',
      en: 'Apply for enforcement of the arbitral mediation statement.',
    },
  },
  {
    row: 'advanceAward',
    verdict: 'yes',
    when: (facts) => is(facts, 'arbitration', 'advanceAward'),
    basis: [cite('LI1', '10(2)'), cite('MAL', '44')],
    text: {
      zh: '凭先行支付的裁决申请强制执行，劳动者不必提供担保。',
      en: 'Apply for enforcement of the advance-payment award; the worker gives no security.',
    },
  },
  {
    row: 'award',
    verdict: 'yes',
    when: (facts) => all(suitPeriodOver(facts), is(facts, 'awardFate', 'standing')),
    basis: [cite('MAL', '51')],
    text: {
      zh: '双方都没有在期限内起诉的，凭生效裁决申请强制执行。',
      en: 'Where neither side sued in time, apply for enforcement of the award.',
    },
  },
  {
    row: 'paymentOrder',
    verdict: 'yes',
    when: (facts) => is(facts, 'paymentOrder', 'inForce'),
    basis: [cite('CPL', '227(3)')],
    text: {
      zh: '对方没有异议又不支付，凭支付令申请强制执行。',
      en: 'No objection and no payment: apply for enforcement of the payment order.',
    },
  },
  {
    row: 'agreement',
    verdict: 'yes',
    when: (facts) => is(facts, 'agreement', 'enforceable'),
    basis: [cite('CPL', '206'), cite('ARB', '77')],
    text: {
      zh: '经司法确认或者仲裁审查的协议，对方不履行的，申请强制执行。',
      en: 'An agreement that was confirmed or reviewed: apply for enforcement if it is not performed.',
    },
  },
  {
    row: 'nothingToEnforce',
    verdict: 'no',
    when: () => true,
    basis: [cite('MAL', '51')],
    text: { zh: '还没有可以强制执行的文书。', en: 'There is no paper yet that could be enforced.' },
  },
];

const notLabourDispute: readonly RouteRow[] = [
  {
    row: 'household',
    verdict: 'yes',
    when: householdWork,
    basis: [cite('LI1', '2[4-6]')],
    text: {
      zh: '家庭或者个人与家政服务人员、个体工匠与帮工学徒、农村承包经营户与受雇人之间的纠纷，不是劳动争议。',
      en: 'A dispute between a household, an artisan or a farming household and whom they hired is not a labour dispute.',
    },
  },
  {
    row: 'publicServant',
    verdict: 'yes',
    when: (facts) => is(facts, 'worker', 'publicServant'),
    basis: [cite('CSL', '95', 'C')],
    text: {
      zh: '公务员与机关之间不是劳动关系。',
      en: 'Between a civil servant and the organ there is no labour relationship.',
    },
  },
  {
    row: 'student',
    verdict: 'yes',
    when: studentWithoutRelationship,
    basis: [cite('MAL', '2', 'D')],
    text: {
      zh: '在校学生勤工助学、实习而没有受劳动管理的，一般不是劳动争议。',
      en: 'A student’s spare-time work or internship without signs of employment is as a rule not a labour dispute.',
    },
  },
  {
    row: 'platform',
    verdict: 'yes',
    when: platformWithoutRelationship,
    basis: [cite('ONE4', '', 'B'), cite('ENG', '', 'D')],
    text: {
      zh: '没有劳动关系的平台从业者，其争议按普通民事纠纷处理。',
      en: 'Without a labour relationship a platform worker’s dispute is an ordinary civil one.',
    },
  },
  {
    row: 'authorities',
    verdict: 'yes',
    when: onlyForAuthorities,
    basis: [cite('LI1', '2'), cite('SIL', '63')],
    text: {
      zh: '所要求的都属于主管部门的职责，不是劳动争议。',
      en: 'All that is asked for is the business of an authority; this is not a labour dispute.',
    },
  },
  {
    row: 'pensioner',
    verdict: 'yes',
    when: (facts) =>
      all(
        overAgeBefore(facts),
        given(facts, 'happenedOn', (on) => on < sources.LI2.inForceFrom),
        is(facts, 'drawsPension', true),
      ),
    basis: [cite('LI1', '32(1)')],
    text: {
      zh: '2025年9月1日以前领取养老金的人再就业，按劳务关系处理。',
      en: 'Work by a pensioner before 1 September 2025 was a civil service relation.',
    },
  },
  {
    row: 'labourDispute',
    verdict: 'no',
    when: () => true,
    basis: [cite('MAL', '2'), cite('LI1', '1')],
    text: {
      zh: '至少一部分属于劳动争议（或者依法按劳动争议处理）的事项。',
      en: 'At least a part of it is a labour dispute, or is by law dealt with like one.',
    },
  },
];

/** Where else to go. */
export type DestinationId =
  | 'taxOrSocialInsuranceAuthority'
  | 'housingFundCentre'
  | 'socialInsuranceAgency'
  | 'assessmentCommittee'
  | 'civilCourt'
  | 'personnelAuthority'
  | 'administrativeReview'
  | 'occupationalInjuryCover';

export interface Destination extends Row {
  readonly row: DestinationId;
  readonly name: Text;
}

/** Its articles on enforcing payment were renumbered when the third revision took effect. */
const housingFund = (source: 'HFR02' | 'HFR', article: string): Omit<Destination, 'when'> => ({
  row: 'housingFundCentre',
  name: { zh: '住房公积金管理中心', en: 'the housing-fund centre' },
  basis: [cite(source, article, 'B')],
  text: {
    zh: '住房公积金由住房公积金管理中心责令限期缴存，不经劳动仲裁和劳动争议诉讼。',
    en: 'The housing-fund centre orders payment into the housing fund; neither arbitration nor a labour suit does.',
  },
});

export const destinations: readonly Destination[] = [
  {
    row: 'taxOrSocialInsuranceAuthority',
    name: { zh: '税务机关或者社会保险费征收机构', en: 'the tax or social-insurance authority' },
    when: (facts) => claimsSome(facts, ['social_insurance_backpay']),
    basis: [cite('SIL', '63'), cite('SIL', '83'), cite('SIL', '86')],
    text: {
      zh: '补缴社会保险费由征收机构责令限期缴纳，法院不受理；因无法补办造成的待遇损失可以仲裁、起诉。',
      en: 'The collecting authority orders the back-payment of contributions; courts do not. Benefits lost because cover cannot be made up may be claimed in arbitration and court.',
    },
  },
  {
    ...housingFund('HFR02', '37-38'),
    when: (facts) => all(claimsSome(facts, ['housing_fund']), facts.askedOn < sources.HFR.inForceFrom),
  },
  {
    ...housingFund('HFR', '39-40'),
    when: (facts) => all(claimsSome(facts, ['housing_fund']), facts.askedOn >= sources.HFR.inForceFrom),
  },
  {
    row: 'socialInsuranceAgency',
    name: { zh: '社会保险经办机构', en: 'the social-insurance agency' },
    when: (facts) =>
      any(
        claimsSome(facts, ['benefit_disbursement']),
        all(
          claimsSome(facts, injuryClaims),
          is(facts, 'recognition', 'recognised'),
          is(facts, 'insured', true),
        ),
      ),
    basis: [cite('LI1', '2[1]'), cite('WII', '55')],
    text: {
      zh: '由基金支付的待遇向社会保险经办机构申领；不服的，申请行政复议或者提起行政诉讼。',
      en: 'Benefits owed by the fund are claimed from the social-insurance agency; against its answer, administrative review or an administrative suit.',
    },
  },
  {
    row: 'assessmentCommittee',
    name: { zh: '鉴定委员会', en: 'the assessment committee' },
    when: (facts) => claimsSome(facts, ['assessment_objection']),
    basis: [cite('LI1', '2[3]'), cite('WII', '26')],
    text: {
      zh: '对鉴定结论不服的，收到结论之日起十五日内申请再次鉴定。',
      en: 'Against an assessment ask for a second one within fifteen days of receiving it.',
    },
  },
  {
    row: 'administrativeReview',
    name: { zh: '行政复议机关或者法院（行政诉讼）', en: 'administrative review or an administrative court' },
    when: (facts) => all(someInjury(facts), is(facts, 'recognition', 'refused')),
    basis: [cite('WII', '55')],
    text: {
      zh: '对工伤认定结论不服的，申请行政复议或者提起行政诉讼。',
      en: 'Against the decision on recognition: administrative review or an administrative suit.',
    },
  },
  {
    row: 'occupationalInjuryCover',
    name: { zh: '职业伤害保障经办机构', en: 'the office for occupational-injury cover' },
    when: (facts) => claimsSome(facts, ['platform_injury']),
    basis: [cite('ONE4', '', 'B'), cite('ENG', '', 'D')],
    regional: {
      zh: '职业伤害保障的适用地区和行业以当地公布为准。',
      en: 'Where and for which trades occupational-injury cover applies is announced locally.',
    },
    text: {
      zh: '平台从业者受伤，可以申请职业伤害确认和待遇。',
      en: 'An injured platform worker may apply under the occupational-injury scheme.',
    },
  },
  {
    row: 'personnelAuthority',
    name: { zh: '原处理机关、公务员主管部门', en: 'the deciding organ or the civil-service authority' },
    when: (facts) => is(facts, 'worker', 'publicServant'),
    basis: [cite('CSL', '95', 'C')],
    text: {
      zh: '公务员对人事处理不服的，申请复核、申诉。',
      en: 'A civil servant asks for review of a personnel decision and complains against it.',
    },
  },
  {
    row: 'civilCourt',
    name: { zh: '法院（普通民事）', en: 'the court, in an ordinary civil case' },
    when: (facts) =>
      any(householdWork(facts), studentWithoutRelationship(facts), claimsSome(facts, ['housing_reform'])),
    basis: [cite('LI1', '2'), cite('LI1', '6[2]')],
    text: {
      zh: '按劳务等普通民事纠纷，可以直接向法院起诉。',
      en: 'As an ordinary civil dispute it may be brought straight to court.',
    },
  },
];

export const noOtherAuthority: Omit<RouteRow, 'when'> = {
  row: 'noOtherAuthority',
  verdict: 'no',
  basis: [cite('MAL', '2')],
  text: { zh: '没有须由其他部门处理的请求。', en: 'Nothing here is for another authority.' },
};

/** The ways that one table answers; the other authorities are a list of their own. */
export const routeTables = {
  mediation,
  arbitration,
  inspection,
  workInjuryRecognition,
  suit: courtRows as readonly RouteRow[],
  paymentOrder,
  enforcement,
  notLabourDispute,
};
