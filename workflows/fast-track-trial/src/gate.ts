import type { ClaimItem, ClaimType, EmploymentKind, MediationBodyKind } from '@dingfen/domain';
import { type Citation, cite, computeDeadline, type RuleId, regimes } from '@dingfen/legal-basis';
import type { CivilDate, Text } from '@dingfen/legal-calendar';
import type { Reckoning } from '@dingfen/procedure-kit';

/** Why a silent or late commission is excused, so that the courts stay closed (LI1 12). */
export type ArbitrationExcuse = 'transfer' | 'service' | 'pending' | 'hearing' | 'appraisal' | 'other';

export interface AwardFacts {
  finality: 'final' | 'nonFinal';
  /** The day on which the claimant received the award. */
  servedOn?: CivilDate;
  /** An intermediate court set the award aside. */
  setAside?: boolean;
  /** A court ruled that the award is not to be enforced. */
  nonEnforced?: boolean;
  /** Last day to sue, counted from the award, the set-aside or the non-enforcement ruling. Absent: counted from `servedOn`. */
  suitUntil?: CivilDate;
}

export interface GateFacts {
  /** The day on which somebody wants to sue. */
  on: CivilDate;
  /** Who wants to sue, by role in the dispute. */
  claimant: 'applicant' | 'respondent';
  claimantSide: 'worker' | 'employer';
  employment: EmploymentKind;
  claims: readonly ClaimItem[];
  /** The worker holds the employer's IOU for wages and nothing else of the labour relationship is in dispute. */
  wageIou?: boolean;
  /** A mediation agreement that was not performed. */
  agreementBreached?: { bodyKind: MediationBodyKind; claimTypes: readonly ClaimType[]; wagesOnly: boolean };
  /**
   * A payment order that ended without effect: its procedure was terminated (CPI 430-432), or the application was rejected
   * (CPI 428), which opens nothing. Absent: terminated.
   */
  paymentOrderEnded?: { basis: 'mal16' | 'lcl30'; onAgreement: boolean; how?: 'terminated' | 'rejected' };
  arbitration?: {
    status:
      | 'none'
      | 'filed'
      | 'refused'
      | 'silent'
      | 'accepted'
      | 'overdue'
      | 'awarded'
      | 'mediationStatement'
      | 'advanceAward'
      | 'deemedWithdrawn'
      | 'withdrawn';
    award?: AwardFacts;
    /** Why the commission refused, where the courts do not simply take over (LI1 5). */
    refusalGround?: 'noJurisdiction' | 'other';
  };
  excuse?: ArbitrationExcuse;
  /** The claimant holds the commission's receipt or acceptance notice (LI1 12). */
  proofOfReceipt: boolean;
  /** Not a labour dispute in the sense of LI1 2. */
  notLabour?: boolean;
  /** The day of the fact the claim rests on; selects the regime for over-age workers. Absent: the day of suing. */
  triggerOn?: CivilDate;
  platformWithoutRelationship?: boolean;
  /** With the calendar of the court's region: a last day that is a rest day there moves on (CPL 85(3)). */
  by: Reckoning;
}

export interface GateAnswer {
  passed: boolean;
  /** Which row of the table answered; stable. */
  row: GateRowId;
  text: Text;
  basis: readonly Citation[];
  /** Where to go when the court is closed. */
  route?: 'arbitrate' | 'enforce' | 'setAsideIntermediateCourt' | 'elsewhere';
  advice?: Text;
  /** Last day of the way that is open. */
  until?: CivilDate;
}

interface GateRow {
  row: string;
  passed: boolean;
  text: Text;
  basis: readonly Citation[];
  applies(facts: GateFacts): boolean;
  route?: GateAnswer['route'];
  advice?: Text | ((facts: GateFacts) => Text | undefined);
  until?(facts: GateFacts): CivilDate | undefined;
}

/** First day of the rules for workers past retirement age (OV60). */
export const overAgeRegimeFrom: CivilDate = regimes.over_age_workers.inForceFrom;

const remuneration: readonly ClaimType[] = ['wage_arrears', 'overtime'];
const overAgeCovered: readonly ClaimType[] = [
  'wage_arrears',
  'wage_surcharge',
  'overtime',
  'annual_leave',
  'work_injury',
  'work_injury_medical',
];

/** Remuneration only: the heads of claim that an IOU or a wage agreement can carry to court by itself. */
const onlyRemuneration = (claims: readonly { type: ClaimType }[]): boolean =>
  claims.length > 0 && claims.every((claim) => remuneration.includes(claim.type));
/** A people's mediation committee is one of the bodies of MAL 10 (its item 2). */
const isMal10Body = (kind: MediationBodyKind | undefined): boolean => kind === 'mal10' || kind === 'peoples';
const statusOf = (facts: GateFacts) => facts.arbitration?.status ?? 'none';
const isPending = (facts: GateFacts): boolean => ['filed', 'accepted'].includes(statusOf(facts));
/** No arbitration has run to a result that would govern instead. */
const nothingDecided = (facts: GateFacts): boolean =>
  ['none', 'withdrawn', 'deemedWithdrawn'].includes(statusOf(facts));
/** No arbitration runs or has been decided on the merits: a commission that refused or is late takes nothing away. */
const nothingInTheWay = (facts: GateFacts): boolean =>
  nothingDecided(facts) || ['refused', 'silent', 'overdue'].includes(statusOf(facts));
const isOverAgeSuit = (facts: GateFacts): boolean => facts.employment === 'overage';
const overAgeRegime = (facts: GateFacts): boolean => (facts.triggerOn ?? facts.on) >= overAgeRegimeFrom;
const hasCovered = (facts: GateFacts): boolean =>
  facts.claims.some((claim) => overAgeCovered.includes(claim.type));
const awardOf = (facts: GateFacts): AwardFacts | undefined =>
  statusOf(facts) === 'awarded' ? facts.arbitration?.award : undefined;
/** The legal last day of a period that runs from the service of the award. */
const lastDayFromService = (facts: GateFacts, ruleId: RuleId): CivilDate | undefined => {
  const trigger = awardOf(facts)?.servedOn;
  const { calendar, local } = facts.by;
  return trigger === undefined ? undefined : computeDeadline({ ruleId, trigger, calendar, local }).dueOn;
};
const untilOfSuit = (facts: GateFacts): CivilDate | undefined => {
  const award = awardOf(facts);
  if (award?.suitUntil !== undefined) return award.suitUntil;
  return award?.setAside || award?.nonEnforced
    ? undefined
    : lastDayFromService(facts, 'suit_after_award_15d');
};
const tooLate = (facts: GateFacts): boolean => {
  const until = untilOfSuit(facts);
  return until !== undefined && facts.on > until;
};
const stalled = (facts: GateFacts): boolean => ['silent', 'overdue'].includes(statusOf(facts));

const excuses: Record<ArbitrationExcuse, Text> = {
  transfer: { zh: '案件正在移送管辖。', en: 'The case is being transferred to another commission.' },
  service: { zh: '正在送达或者送达延误。', en: 'Service is under way or was delayed.' },
  pending: {
    zh: '正在等待另案诉讼结果或者评残结论。',
    en: 'The result of another case or a disability grading is awaited.',
  },
  hearing: { zh: '正在等待仲裁委员会开庭。', en: 'The hearing of the commission is awaited.' },
  appraisal: {
    zh: '已启动鉴定程序或者委托其他部门调查取证。',
    en: 'An appraisal, or an inquiry by another authority, is under way.',
  },
  other: { zh: '有其他正当事由。', en: 'There is another good reason.' },
};

/**
 * The table, first row that applies answers. What opens the court without arbitration stands before the rules that ask for
 * it, those for over-age workers included.
 */
const rows = [
  {
    row: 'notLabourDispute',
    passed: false,
    route: 'elsewhere',
    basis: [cite('LI1', '2')],
    text: {
      zh: '该纠纷不属于劳动争议，不走劳动争议诉讼程序。',
      en: 'This is not a labour dispute; it does not take the labour-dispute route.',
    },
    advice: {
      zh: '社会保险金发放、家政雇佣、鉴定结论异议等事项，请向主管部门或者按普通民事、行政程序处理。',
      en: 'Pension payment, household employment, objections to assessments and the like go to the authority in charge or to ordinary civil or administrative procedure.',
    },
    applies: (facts) => facts.notLabour === true,
  },
  {
    row: 'platformWithoutRelationship',
    passed: true,
    basis: [cite('ONE4', '', 'B'), cite('ENG', '', 'D')],
    text: {
      zh: '新就业形态从业者与平台之间不存在劳动关系，可以按普通民事案件起诉。',
      en: 'A platform worker without a labour relationship may sue in an ordinary civil case.',
    },
    advice: {
      zh: '建议先申请一站式联合调解。',
      en: 'One-stop joint mediation first is advisable.',
    },
    applies: (facts) => facts.platformWithoutRelationship === true,
  },
  {
    row: 'wageIou',
    passed: true,
    basis: [cite('LI1', '15')],
    text: {
      zh: '以工资欠条为证据直接起诉，诉讼请求不涉及劳动关系其他争议，按普通民事案件受理。',
      en: 'A suit on a wage IOU that raises no other labour issue is an ordinary civil case.',
    },
    applies: (facts) => facts.wageIou === true && onlyRemuneration(facts.claims) && nothingInTheWay(facts),
  },
  {
    row: 'wageAgreementUnpaid',
    passed: true,
    basis: [cite('LI1', '51(2)')],
    text: {
      zh: '在法定调解组织主持下仅就劳动报酬达成的调解协议未履行，可以直接起诉。',
      en: 'An agreement on remuneration only, made before a mediation body under MAL 10, was not performed: a suit may be brought.',
    },
    applies: (facts) =>
      isMal10Body(facts.agreementBreached?.bodyKind) &&
      facts.agreementBreached?.wagesOnly === true &&
      onlyRemuneration(facts.claims) &&
      nothingInTheWay(facts),
  },
  {
    row: 'paymentOrderOnAgreementEnded',
    passed: true,
    basis: [cite('LI1', '13(3)'), cite('MAL', '16')],
    text: {
      zh: '依据调解协议申请的支付令程序终结，可以依调解协议起诉。',
      en: 'The payment order sought on a mediation agreement was terminated: a suit may be brought on the agreement.',
    },
    applies: (facts) =>
      facts.paymentOrderEnded?.basis === 'mal16' &&
      facts.paymentOrderEnded.onAgreement &&
      facts.paymentOrderEnded.how !== 'rejected' &&
      nothingInTheWay(facts),
  },
  {
    row: 'overAgeBeforeRegime',
    passed: true,
    basis: [cite('OV60', '19', 'D'), cite('LI2', '21', 'D')],
    text: {
      zh: '超龄劳动者的争议发生在2026年7月1日之前，不适用先裁后审的新规定，可以起诉。',
      en: 'The over-age worker’s dispute arose before 1 July 2026; arbitration-first does not apply and a suit may be brought.',
    },
    applies: (facts) => isOverAgeSuit(facts) && !overAgeRegime(facts),
  },
  {
    row: 'overAgeOtherMatters',
    passed: true,
    basis: [cite('OV60', '19')],
    text: {
      zh: '超龄劳动者的其他争议（不涉及报酬、休息、安全、工伤）可以直接起诉。',
      en: 'Other disputes of over-age workers (not pay, rest, safety or work injury) may go straight to court.',
    },
    applies: (facts) => isOverAgeSuit(facts) && overAgeRegime(facts) && !hasCovered(facts),
  },
  {
    row: 'overAgeArbitrationFirst',
    passed: false,
    route: 'arbitrate',
    basis: [cite('OV60', '19'), cite('MAL', '5')],
    text: {
      zh: '2026年7月1日起，超龄劳动者的报酬、休息、安全、工伤争议须先申请仲裁。',
      en: 'From 1 July 2026 over-age workers’ disputes on pay, rest, safety and work injury go to arbitration first.',
    },
    advice: (facts) =>
      facts.claims.every((claim) => overAgeCovered.includes(claim.type))
        ? undefined
        : {
            zh: '其余请求不受此限，可以另行起诉。',
            en: 'The remaining heads of claim are not covered and may be sued for separately.',
          },
    applies: (facts) => isOverAgeSuit(facts) && nothingDecided(facts),
  },
  {
    row: 'wagePaymentOrderEnded',
    passed: false,
    route: 'arbitrate',
    basis: [cite('LI1', '13(2)')],
    text: {
      zh: '依据劳动合同法第三十条申请的支付令程序终结，须先申请仲裁。',
      en: 'The payment order under LCL 30 was terminated: arbitration comes first.',
    },
    applies: (facts) => facts.paymentOrderEnded?.basis === 'lcl30' && nothingDecided(facts),
  },
  {
    row: 'refusedByWrongCommission',
    passed: false,
    route: 'arbitrate',
    basis: [cite('LI1', '5')],
    text: {
      zh: '仲裁委员会以无管辖权为由不予受理，应当向有管辖权的仲裁委员会申请。',
      en: 'The commission declined for want of jurisdiction: apply to the commission that has it.',
    },
    applies: (facts) =>
      statusOf(facts) === 'refused' && facts.arbitration?.refusalGround === 'noJurisdiction',
  },
  {
    row: 'commissionRefused',
    passed: true,
    basis: [cite('MAL', '29'), cite('ARB', '31'), cite('LI1', '6-7'), cite('LI1', '9')],
    text: {
      zh: '仲裁委员会不予受理，可以起诉。',
      en: 'The commission declined to accept the case: a suit may be brought.',
    },
    advice: {
      zh: '请携带不予受理通知书；主体不适格或者不属于劳动争议的，法院另行审查。',
      en: 'Bring the notice of refusal; the court itself examines whether the party is fit and whether it is a labour dispute.',
    },
    applies: (facts) => statusOf(facts) === 'refused',
  },
  {
    row: 'commissionExcused',
    passed: false,
    route: 'arbitrate',
    basis: [cite('LI1', '12')],
    text: {
      zh: '仲裁逾期有法定理由，尚不能起诉，应当等待仲裁继续。',
      en: 'The delay of the commission is excused by law; no suit yet, the arbitration goes on.',
    },
    advice: (facts) => facts.excuse && excuses[facts.excuse],
    applies: (facts) => stalled(facts) && facts.excuse !== undefined,
  },
  {
    row: 'proofOfReceiptMissing',
    passed: false,
    route: 'arbitrate',
    basis: [cite('LI1', '12')],
    text: {
      zh: '以仲裁逾期为由起诉，须提交仲裁委员会的收件回执或者受理通知书。',
      en: 'A suit on the ground of the commission’s delay needs its receipt or acceptance notice.',
    },
    applies: (facts) => stalled(facts) && !facts.proofOfReceipt,
  },
  {
    row: 'commissionSilent',
    passed: true,
    basis: [cite('MAL', '29'), cite('ARB', '31')],
    text: {
      zh: '仲裁委员会收到申请后五个工作日内未作决定，可以起诉。',
      en: 'The commission did not decide within five working days of receipt: a suit may be brought.',
    },
    applies: (facts) => statusOf(facts) === 'silent',
  },
  {
    row: 'awardOverdue',
    passed: true,
    basis: [cite('MAL', '43'), cite('LI1', '12')],
    text: {
      zh: '仲裁委员会逾期未作出裁决，可以起诉。',
      en: 'The commission made no award in time: a suit may be brought.',
    },
    applies: (facts) => statusOf(facts) === 'overdue',
  },
  {
    row: 'arbitralStatementInForce',
    passed: false,
    route: 'enforce',
    basis: [cite('LI1', '11')],
    text: {
      zh: '仲裁调解书已生效，不得就同一争议起诉，应当申请强制执行。',
      en: 'An arbitral mediation statement is in force: no suit on the same dispute, apply for enforcement.',
    },
    applies: (facts) => statusOf(facts) === 'mediationStatement',
  },
  {
    row: 'advancePaymentAward',
    passed: false,
    route: 'enforce',
    basis: [cite('LI1', '10')],
    text: {
      zh: '预先支付部分裁决不得起诉，应当申请强制执行。',
      en: 'No suit against an advance-payment award: apply for enforcement.',
    },
    applies: (facts) => statusOf(facts) === 'advanceAward',
  },
  {
    row: 'finalAwardEmployer',
    passed: false,
    route: 'setAsideIntermediateCourt',
    basis: [cite('MAL', '49'), cite('LI1', '18')],
    text: {
      zh: '用人单位对终局裁决不能起诉，可以自收到裁决书之日起三十日内向中级人民法院申请撤销。',
      en: 'The employer may not sue against a final award, but may ask the intermediate court to set it aside within 30 days of receiving it.',
    },
    advice: {
      zh: '劳动者已起诉的，中级人民法院不受理撤销申请；该诉讼撤回或者被驳回起诉后再给三十日。',
      en: 'While the worker’s own suit is pending the intermediate court does not hear the application; after its withdrawal or dismissal another 30 days run.',
    },
    until: (facts) => lastDayFromService(facts, 'setaside_30d'),
    applies: (facts) => {
      const award = awardOf(facts);
      return (
        award?.finality === 'final' &&
        facts.claimantSide === 'employer' &&
        !award.setAside &&
        !award.nonEnforced
      );
    },
  },
  {
    row: 'suitPeriodPassed',
    passed: false,
    route: 'enforce',
    basis: [cite('MAL', '48'), cite('MAL', '50')],
    text: {
      zh: '起诉期间已过，裁决书（或者原裁定）对您已发生效力，不能再起诉。',
      en: 'The time to sue has passed; the award (or ruling) binds you and no suit may be brought.',
    },
    advice: {
      zh: '因不可抗力等正当理由耽误期间的，可以向法院说明，由法院决定。',
      en: 'Where force majeure or another good cause stood in the way, tell the court, which decides.',
    },
    until: untilOfSuit,
    applies: tooLate,
  },
  {
    row: 'awardNotEnforced',
    passed: true,
    basis: [cite('LI1', '24(2)')],
    text: {
      zh: '裁决被裁定不予执行，可以自收到裁定次日起三十日内起诉。',
      en: 'The award is not to be enforced: a suit may be brought within 30 days from the day after receipt of the ruling.',
    },
    until: untilOfSuit,
    applies: (facts) => awardOf(facts)?.nonEnforced === true,
  },
  {
    row: 'awardSetAside',
    passed: true,
    basis: [cite('MAL', '49(3)')],
    text: {
      zh: '终局裁决被撤销，可以自收到裁定之日起十五日内起诉。',
      en: 'The final award was set aside: a suit may be brought within 15 days of receipt of the ruling.',
    },
    until: untilOfSuit,
    applies: (facts) => awardOf(facts)?.setAside === true,
  },
  {
    row: 'nonFinalAward',
    passed: true,
    basis: [cite('MAL', '50')],
    text: {
      zh: '对非终局裁决不服，双方均可自收到裁决书之日起十五日内起诉。',
      en: 'Against a non-final award either side may sue within 15 days of receiving it.',
    },
    until: untilOfSuit,
    applies: (facts) => awardOf(facts)?.finality === 'nonFinal',
  },
  {
    row: 'finalAwardWorker',
    passed: true,
    basis: [cite('MAL', '48')],
    text: {
      zh: '劳动者对终局裁决不服，可以自收到裁决书之日起十五日内起诉。',
      en: 'The worker may sue against a final award within 15 days of receiving it.',
    },
    until: untilOfSuit,
    applies: (facts) => awardOf(facts)?.finality === 'final',
  },
  {
    row: 'arbitrationDeemedWithdrawn',
    passed: false,
    route: 'elsewhere',
    basis: [cite('ARB', '39'), cite('MAL', '5')],
    text: {
      zh: '仲裁申请因申请人缺席被视为撤回，再次申请仲裁不予受理，现有材料不能直接起诉。',
      en: 'The arbitration counts as withdrawn because the applicant stayed away; it is not accepted again and does not open the court.',
    },
    advice: {
      zh: '请咨询法律援助机构。',
      en: 'Please ask the legal-aid office.',
    },
    applies: (facts) => statusOf(facts) === 'deemedWithdrawn',
  },
  {
    row: 'arbitrationWithdrawn',
    passed: false,
    route: 'arbitrate',
    basis: [cite('MAL', '5'), cite('ARB', '35')],
    text: {
      zh: '仲裁申请已撤回，尚无裁决；可以重新申请仲裁，不能直接起诉。',
      en: 'The arbitration was withdrawn without an award; it may be applied for again, a suit may not be brought.',
    },
    applies: (facts) => statusOf(facts) === 'withdrawn',
  },
  {
    row: 'arbitrationPending',
    passed: false,
    route: 'arbitrate',
    basis: [cite('MAL', '5')],
    text: {
      zh: '仲裁正在进行，尚不能起诉。',
      en: 'The arbitration is running; no suit yet.',
    },
    applies: isPending,
  },
  {
    row: 'noArbitrationYet',
    passed: false,
    route: 'arbitrate',
    basis: [cite('MAL', '5')],
    text: {
      zh: '劳动争议未经仲裁，不能直接起诉，应当先申请仲裁。',
      en: 'A labour dispute that has not been to arbitration may not be sued upon: apply for arbitration first.',
    },
    applies: () => true,
  },
] as const satisfies readonly GateRow[];

/** The rows of the gate, by stable id. */
export type GateRowId = (typeof rows)[number]['row'];
export const gateRows = rows.map((one) => one.row) as readonly GateRowId[];

/**
 * Whether a case may go to court now, or must go elsewhere first (MAL 5, 29, 43, 48-50; LI1 2, 5-15, 24, 51; OV60 19).
 * `until` is the last day that the caller knows (`suitUntil`), else the one counted from the service of the award by the
 * caller's calendar. An award whose service is not known sets no end. Throws RefusedInput (`trigger`) for an award served
 * before the MAL came into force.
 */
export function arbitrationGate(facts: GateFacts): GateAnswer {
  const found = (rows as readonly (GateRow & { row: GateRowId })[]).find((one) => one.applies(facts));
  if (!found) throw new Error('the last row of the gate applies to every case');
  const advice = typeof found.advice === 'function' ? found.advice(facts) : found.advice;
  const until = found.until?.(facts);
  return {
    passed: found.passed,
    row: found.row,
    text: found.text,
    basis: found.basis,
    ...(found.route === undefined ? {} : { route: found.route }),
    ...(advice === undefined ? {} : { advice }),
    ...(until === undefined ? {} : { until }),
  };
}
