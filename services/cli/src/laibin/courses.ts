import type { Channel, ClaimType } from '@dingfen/domain';
import type { Facts } from '../play/scene.ts';
import {
  acceptedOpening,
  agreed,
  answered,
  applicantConsents,
  arbitrationHeard,
  arbitrationHearingSet,
  arbitrationServed,
  award,
  awardServed,
  closed,
  complaintServed,
  confirmedPerformance,
  directOpening,
  draft,
  each,
  fastTrack,
  followedUp,
  judgeFixed,
  judgmentPerformed,
  performance,
  platformOpening,
  questioned,
  referredOpening,
  screening,
  session,
  signatures,
  step,
  type Step,
  summoned,
  talks,
  toArbitration,
  toAward,
  toConfirmation,
  toRuling,
  toTrial,
  trackChosen,
} from '../play/steps.ts';

/** One way in which disputes go. A dispute follows it to its end, or stands somewhere on it today. */
export interface Course {
  name: string;
  channels: readonly Channel[];
  /** The acts that lead to where this course parts from others. */
  opening: readonly Step[];
  steps: readonly Step[];
  /** On a platform. */
  online?: true;
  /** How many disputes of the past months went this way to its end. */
  finished: number;
  /** How many disputes stand today at each place of `steps` where somebody has to do something. */
  standing: number;
  /** Working days in which nobody does anything after the last act, so that periods end by themselves. */
  silence?: number;
  /** The claim that the course is about, where it must be a certain one. */
  claim?: ClaimType;
}

const direct: readonly Channel[] = [
  'online',
  'counter',
  'hotline_12351',
  'hotline_12333',
  'union_referral',
  'inspection_referral',
];
const referred: readonly Channel[] = ['court_pre_filing'];
const oneStop: readonly Channel[] = ['one_stop_centre'];
const enterprise: readonly Channel[] = ['enterprise_committee'];

const refusal = step(1, 'respondent', 'mediation.REFUSE', { reason: '不同意调解' });
const gapTooWide = step(1, 'mediator', 'mediation.FIND_GAP_TOO_WIDE', { reason: '双方对金额分歧过大' });
const withdrawal = step(2, 'applicant', 'mediation.WITHDRAW', { reason: '已自行和解' });
const contact = step(1, 'intake', 'mediation.RECORD_CONTACT', (facts: Facts) => ({
  partyId: facts.respondent.id,
  means: '电话、短信',
  reached: false,
}));
const unreachable = step(2, 'intake', 'mediation.RECORD_UNREACHABLE', (facts: Facts) => ({
  partyId: facts.respondent.id,
  reason: '多次联系未果，登记地址无人',
}));
const outOfScope = step(1, 'intake', 'mediation.REJECT_APPLICATION', {
  ground: 'outOfScope',
  reason: '请求事项仅为补缴社会保险费',
  advice: '请向社会保险费征收机构反映',
});
const transfer = step(1, 'intake', 'mediation.TRANSFER', (facts: Facts) => ({
  toBodyId: facts.elsewhere,
  reason: '用人单位所在地在他县',
}));
const decline = step(1, 'candidate', 'mediation.DECLINE_ASSIGNMENT', { reason: '承办数已满' });
const objection = step(0, 'respondent', 'mediation.OBJECT_TO_MEDIATOR', { reason: '希望更换' });
const absence = (number: number): Step[] => [
  step(1, 'mediator', 'mediation.SCHEDULE_SESSION', (facts: Facts) => ({
    sessionId: `session-${number}`,
    scheduledOn: facts.workday(2),
    place: '线上调解室',
  })),
  step(2, 'mediator', 'mediation.RECORD_NON_APPEARANCE', (facts: Facts) => ({
    sessionId: `session-${number}`,
    partyId: facts.respondent.id,
  })),
];
const appraisal = step(1, 'mediator', 'mediation.ORDER_APPRAISAL', { matter: '劳动能力鉴定' });
const appraisalOver = step(6, 'mediator', 'mediation.END_APPRAISAL', { result: '鉴定意见已出具' });
const suspicion = step(0, 'mediator', 'mediation.SUSPECT_SHAM', { reason: '多名申请人陈述雷同' });
const disclosure = step(0, 'mediator', 'mediation.DISCLOSE', { relation: '曾在被申请人处任职' });
const continued: Step[] = [
  step(1, 'applicant', 'mediation.CONSENT_TO_CONTINUE'),
  step(0, 'respondent', 'mediation.CONSENT_TO_CONTINUE'),
];
const recusal = step(1, 'applicant', 'mediation.APPLY_FOR_RECUSAL', {
  ground: 'other_relation',
  reason: '与被申请人负责人相识',
});
const recusalDenied = step(1, 'unitHead', 'mediation.DECIDE_RECUSAL', {
  granted: false,
  reason: '不属于应当回避的情形',
});
const extension = (days: number): Step[] => [
  step(1, 'applicant', 'mediation.CONSENT_TO_EXTENSION', { days }),
  step(0, 'respondent', 'mediation.CONSENT_TO_EXTENSION', { days }),
  step(0, 'mediator', 'mediation.EXTEND', { days }),
];
const ceased = step(1, 'intake', 'mediation.PARTY_CEASED', (facts: Facts) => ({
  partyId: facts.respondent.id,
  cause: 'deregistration',
  evidence: '注销登记查询结果（虚构）',
}));
const refusesToSign = step(1, 'respondent', 'mediation.REFUSE_TO_SIGN', { reason: '需请示股东' });
const notPaid = each(9, 'applicant', 'mediation.REPORT_NON_PAYMENT', (facts) =>
  facts.claims.map((_, item) => ({ item })),
);

const commission = (event: string, form: (facts: Facts) => object, after = 1): Step =>
  step(after, 'commission', `arbitration.${event}`, form);
const refusedByCommission = commission(
  'REFUSE',
  (facts) => ({ refusedOn: facts.on, ground: 'other', reason: '申请事项不属于劳动人事争议' }),
  2,
);
const correction = commission('NOTIFY_CORRECTION', (facts) => ({
  noticeOn: facts.on,
  missing: '身份证明、用人单位登记信息',
}));
const suspended = commission(
  'SUSPEND',
  (facts) => ({ ground: 'awaitsRecognitionOrAssessment', suspendedOn: facts.on }),
  2,
);
const statement = commission(
  'RECORD_STATEMENT',
  (facts) => ({
    receipts: facts.parties.map((partyId) => ({ partyId, receivedOn: facts.on })),
    performanceDueOn: facts.day(20),
  }),
  2,
);
const applicantStaysAway = commission('RECORD_APPLICANT_ABSENT', (facts) => ({ heldOn: facts.on }), 14);

const supplementOrdered = step(1, 'judge', 'confirmation.ORDER_SUPPLEMENT', {
  purpose: 'statement',
  items: ['工资支付明细'],
  days: 10,
});
const confirmationRejected = step(2, 'judge', 'confirmation.REJECT', (facts: Facts) => ({
  ground: 'unclear',
  reasons: '给付金额无法确定',
  rulingNumber: `示例驳回${facts.serial}号`,
}));
const enforcementAsked = step(6, 'applicant', 'confirmation.APPLY_ENFORCEMENT', (facts: Facts) => ({
  courtId: facts.holder('court'),
  venueGround: 'rulingCourt',
}));
const enforcementNotice = step(2, 'courtClerk', 'confirmation.ISSUE_ENFORCEMENT_NOTICE', (facts: Facts) => ({
  noticeNumber: `示例执${facts.serial}号`,
}));
const enforcementClosed = step(8, 'courtClerk', 'confirmation.CLOSE_ENFORCEMENT', { result: 'paid' });

/** An agreement without the talks being told: what matters comes after it. */
const onTime = (days: number): Step[] => [draft(0.9, days), ...signatures];
const failed: Step[] = [screening, refusal];
const atRuling: Step[] = [...directOpening, draft(0.9, 16), ...signatures, ...toRuling];

/** Every way a dispute of the demonstration world goes. Shares follow the published figures: four in five are mediated. */
export const courses: readonly Course[] = [
  {
    name: 'performed',
    channels: direct,
    opening: [],
    steps: [...directOpening, ...agreed(), performance(12), followedUp, closed],
    finished: 7,
    standing: 1,
  },
  {
    name: 'one-stop',
    channels: oneStop,
    opening: [],
    steps: [...acceptedOpening, ...agreed(0.9, 20), performance(8), followedUp, closed],
    finished: 4,
    standing: 0,
  },
  {
    name: 'enterprise',
    channels: enterprise,
    opening: [screening],
    steps: [...acceptedOpening.slice(1), ...agreed(0.95, 10), performance(5), followedUp],
    finished: 2,
    standing: 0,
  },
  {
    name: 'referred',
    channels: referred,
    opening: [],
    steps: [...referredOpening, ...agreed(0.8, 20), performance(9), followedUp, closed],
    finished: 3,
    standing: 0,
  },
  {
    name: 'platform',
    channels: referred,
    online: true,
    opening: [],
    steps: platformOpening,
    finished: 2,
    standing: 1,
  },
  {
    name: 'confirmed',
    channels: direct,
    opening: [...directOpening, ...onTime(45)],
    steps: [...toRuling, confirmedPerformance(6), followedUp, closed],
    finished: 2,
    standing: 1,
  },
  {
    name: 'enforced',
    channels: direct,
    opening: atRuling,
    steps: [enforcementAsked, enforcementNotice, enforcementClosed],
    finished: 1,
    standing: 0,
  },
  {
    name: 'supplement',
    channels: direct,
    opening: [...directOpening, ...onTime(60), ...toConfirmation],
    steps: [supplementOrdered],
    silence: 0,
    finished: 1,
    standing: 0,
  },
  {
    name: 'not confirmed',
    channels: direct,
    opening: [...directOpening, ...onTime(60), ...toConfirmation, summoned, questioned],
    steps: [confirmationRejected],
    finished: 1,
    standing: 0,
  },
  {
    name: 'not paid',
    channels: direct,
    opening: [...directOpening, ...onTime(8)],
    steps: [notPaid],
    finished: 2,
    standing: 0,
  },
  {
    name: 'refused',
    channels: [...direct, ...referred],
    opening: [screening],
    steps: [refusal],
    finished: 4,
    standing: 0,
  },
  {
    name: 'too far apart',
    channels: direct,
    opening: [...directOpening, ...session(1)],
    steps: [gapTooWide],
    finished: 3,
    standing: 0,
  },
  {
    name: 'withdrawn',
    channels: direct,
    opening: directOpening,
    steps: [withdrawal],
    finished: 3,
    standing: 0,
  },
  {
    name: 'unreachable',
    channels: direct,
    opening: [screening],
    steps: [contact, unreachable],
    finished: 2,
    standing: 1,
  },
  {
    name: 'declined',
    channels: direct,
    opening: [],
    steps: [outOfScope],
    finished: 2,
    standing: 0,
    claim: 'social_insurance_backpay',
  },
  { name: 'transferred', channels: direct, opening: [], steps: [transfer], finished: 2, standing: 0 },
  {
    name: 'mediator declined',
    channels: direct,
    opening: directOpening.slice(0, -1),
    steps: [decline],
    finished: 1,
    standing: 0,
  },
  {
    name: 'objection',
    channels: direct,
    opening: directOpening,
    steps: [objection],
    finished: 1,
    standing: 0,
  },
  {
    name: 'absent once',
    channels: direct,
    opening: directOpening,
    steps: absence(1),
    finished: 2,
    standing: 0,
  },
  {
    name: 'absent twice',
    channels: direct,
    opening: directOpening,
    steps: [...absence(1), ...absence(2)],
    finished: 2,
    standing: 0,
  },
  {
    name: 'appraisal',
    channels: [...direct, ...referred],
    opening: [screening, applicantConsents, ...directOpening.slice(1)],
    steps: [appraisal],
    finished: 2,
    standing: 0,
    claim: 'work_injury',
  },
  {
    name: 'appraisal over',
    channels: direct,
    opening: directOpening,
    steps: [appraisal, appraisalOver, ...onTime(20)],
    finished: 1,
    standing: 0,
    claim: 'work_injury',
  },
  {
    name: 'suspicion of sham',
    channels: direct,
    opening: [...directOpening, ...session(1)],
    steps: [suspicion],
    finished: 2,
    standing: 0,
  },
  {
    name: 'disclosure',
    channels: direct,
    opening: directOpening,
    steps: [disclosure, ...continued, ...talks],
    finished: 1,
    standing: 1,
  },
  {
    name: 'recusal',
    channels: direct,
    opening: directOpening,
    steps: [recusal, recusalDenied],
    finished: 1,
    standing: 1,
  },
  {
    name: 'extended',
    channels: referred,
    opening: referredOpening,
    steps: [...extension(30), ...session(1, 5)],
    finished: 2,
    standing: 0,
  },
  {
    name: 'expired',
    channels: [...referred],
    opening: [],
    steps: referredOpening,
    silence: 26,
    finished: 3,
    standing: 0,
  },
  {
    name: 'expired at the centre',
    channels: oneStop,
    opening: [],
    steps: acceptedOpening,
    silence: 14,
    finished: 2,
    standing: 0,
  },
  {
    name: 'past the fifteenth day',
    channels: direct,
    opening: directOpening,
    steps: session(1),
    silence: 13,
    finished: 2,
    standing: 0,
  },
  {
    name: 'windows closed',
    channels: direct,
    opening: directOpening,
    steps: onTime(60),
    silence: 26,
    finished: 1,
    standing: 0,
  },
  {
    name: 'one signature',
    channels: direct,
    opening: [...directOpening, ...onTime(60)],
    steps: toConfirmation.slice(0, 1),
    silence: 25,
    finished: 1,
    standing: 0,
  },
  {
    name: 'deregistered',
    channels: direct,
    opening: directOpening,
    steps: [ceased],
    finished: 2,
    standing: 0,
  },
  {
    name: 'not signed',
    channels: direct,
    opening: [...directOpening, ...talks, draft()],
    steps: [refusesToSign],
    finished: 2,
    standing: 0,
  },
  {
    name: 'arbitration',
    channels: direct,
    opening: failed,
    steps: [
      ...toArbitration,
      ...arbitrationServed,
      ...answered,
      ...arbitrationHearingSet,
      arbitrationHeard,
      award('nonFinal'),
      awardServed,
    ],
    finished: 1,
    standing: 1,
  },
  {
    name: 'final award',
    channels: direct,
    opening: failed,
    steps: toAward('final'),
    finished: 2,
    standing: 0,
  },
  {
    name: 'refused by the commission',
    channels: direct,
    opening: [...failed, ...toArbitration.slice(0, 2)],
    steps: [refusedByCommission],
    finished: 2,
    standing: 0,
  },
  {
    name: 'papers missing',
    channels: direct,
    opening: [...failed, ...toArbitration.slice(0, 2)],
    steps: [correction],
    finished: 2,
    standing: 0,
  },
  {
    name: 'commission silent',
    channels: direct,
    opening: failed,
    steps: toArbitration.slice(0, 2),
    silence: 8,
    finished: 2,
    standing: 0,
  },
  {
    name: 'arbitration suspended',
    channels: direct,
    opening: [...failed, ...toArbitration, ...arbitrationServed],
    steps: [suspended],
    finished: 1,
    standing: 0,
    claim: 'work_injury',
  },
  {
    name: 'arbitral statement',
    channels: direct,
    opening: [...failed, ...toArbitration, ...arbitrationServed],
    steps: [statement],
    finished: 2,
    standing: 0,
  },
  {
    name: 'applicant stays away',
    channels: direct,
    opening: [...failed, ...toArbitration, ...arbitrationServed, ...answered, ...arbitrationHearingSet],
    steps: [applicantStaysAway],
    finished: 1,
    standing: 0,
  },
  {
    name: 'trial after refusal',
    channels: direct,
    opening: [...failed, ...toArbitration.slice(0, 2), refusedByCommission],
    steps: [...fastTrack('summary'), judgmentPerformed(14)],
    finished: 1,
    standing: 1,
  },
  {
    name: 'trial after an award',
    channels: direct,
    opening: [...failed, ...toAward('nonFinal')],
    steps: [...fastTrack('summary'), judgmentPerformed(14)],
    finished: 1,
    standing: 0,
  },
  {
    name: 'ordinary trial',
    channels: direct,
    opening: [...failed, ...toArbitration.slice(0, 2), refusedByCommission, ...toTrial],
    steps: [trackChosen('ordinary'), ...judgeFixed, complaintServed],
    finished: 1,
    standing: 0,
  },
];
