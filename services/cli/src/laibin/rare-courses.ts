import type { ClaimType } from '@dingfen/domain';
import type { Facts, Player } from '../play/scene.ts';
import {
  acknowledged,
  arbitrationAccepted,
  arbitrationFiled,
  arbitrationHeard,
  arbitrationHearingSet,
  arbitrationReceived,
  arbitrationServed,
  award,
  awardServed,
  complaintServed,
  confirmationFiled,
  confirmed,
  confirmedPerformance,
  directOpening,
  docketed,
  draft,
  each,
  heard,
  hearingSet,
  jointSignatures,
  judgeFixed,
  judgment,
  otherSideConsents,
  periodsWaived,
  referredOpening,
  rulingServed,
  screening,
  signatures,
  step,
  type Step,
  suitFiled,
  summoned,
  toConfirmation,
  toTrial,
  trackChosen,
} from '../play/steps.ts';
import type { Course } from './courses.ts';

const paper = '文书（虚构）';
const reasons = '理由（虚构）';

/** A course that one dispute went, to where it stands: states that are rare but must not be unknown to the lists. */
const rare = (
  name: string,
  steps: readonly Step[],
  more: Partial<Pick<Course, 'channels' | 'online' | 'silence' | 'claim'>> = {},
): Course => ({
  name,
  channels: ['online'],
  opening: [],
  steps,
  silence: 0,
  finished: 1,
  standing: 0,
  ...more,
});

const agreement = (days: number): Step[] => [...directOpening, draft(0.9, days), ...signatures];
const refused: Step[] = [screening, step(1, 'respondent', 'mediation.REFUSE')];

// --- Mediation ---------------------------------------------------------------------------------------------------------

const ceased = step(1, 'intake', 'mediation.PARTY_CEASED', (facts: Facts) => ({
  partyId: facts.respondent.id,
  cause: 'deregistration',
  evidence: paper,
}));
const mediation: Course[] = [
  rare('no successor', [
    ...directOpening,
    ceased,
    step(2, 'intake', 'mediation.NO_SUCCESSOR', { reason: '未查明承继人' }),
  ]),
  rare('arbitration beside mediation', [...directOpening, { ...arbitrationFiled, after: 12 }]),
  rare(
    'sued during mediation',
    [
      ...directOpening,
      step(1, 'intake', 'lifecycle.RECORD_WAGE_IOU', wageIou),
      suitFiled,
      acknowledged,
      docketed,
    ],
    { claim: 'wage_arrears' },
  ),
  rare(
    'payment order',
    [
      ...agreement(8),
      each(9, 'applicant', 'mediation.REPORT_NON_PAYMENT', (facts) =>
        facts.claims.map((_, item) => ({ item })),
      ),
      step(2, 'applicant', 'lifecycle.RECORD_PAYMENT_ORDER', (facts: Facts) => ({
        basis: 'mal16',
        appliedOn: facts.on,
        preservedBeforeSuit: false,
        evidence: paper,
      })),
    ],
    { claim: 'wage_arrears' },
  ),
  rare('choosing a mediator', referredOpening.slice(0, 3), { channels: ['court_pre_filing'], online: true }),
  rare('to be accepted', [screening, otherSideConsents], { channels: ['one_stop_centre'] }),
  rare('court has to appoint', referredOpening.slice(0, 3), {
    channels: ['court_pre_filing'],
    online: true,
    silence: 3,
  }),
];

function wageIou(facts: Facts): object {
  return {
    signedOn: facts.day(-60),
    amountFen: facts.claims[0]?.amountFen ?? 100,
    noOtherIssue: true,
    evidence: '工资欠条（虚构）',
  };
}

// --- Confirmation and review -------------------------------------------------------------------------------------------

const c = (after: number, by: Player, event: string, form: object | ((facts: Facts) => object) = {}): Step =>
  step(after, by, `confirmation.${event}`, form);
const ruled: Step[] = [...toConfirmation, summoned, confirmed];
const enforcement: Step[] = [
  c(9, 'applicant', 'APPLY_ENFORCEMENT', (facts) => ({
    courtId: facts.holder('court'),
    venueGround: 'rulingCourt',
  })),
  c(2, 'courtClerk', 'ISSUE_ENFORCEMENT_NOTICE', { noticeNumber: paper }),
  c(3, 'courtClerk', 'CLOSE_ENFORCEMENT', { result: 'noAssets' }),
];
const objection = c(1, 'respondent', 'OBJECT', { reasons });
const notAccepted = c(1, 'courtClerk', 'NOT_ACCEPT', { ground: 'bankruptcy', reasons });
const r = (after: number, by: Player, event: string, form: object | ((facts: Facts) => object) = {}): Step =>
  step(after, by, `arbitrationReview.${event}`, form);
const reviewSigned: Step[] = [r(1, 'applicant', 'SIGN'), r(0, 'respondent', 'SIGN')];
const reviewFiled: Step[] = [
  ...reviewSigned,
  r(1, 'applicant', 'FILE', (facts) => ({
    commissionId: facts.holder('commission'),
    commissionRegionCode: facts.number.slice(0, 6),
    venueGround: 'employerSeat',
    placeRegionCode: facts.number.slice(0, 6),
    application: paper,
    agreement: paper,
    identities: facts.parties.map((partyId) => ({ partyId, documentId: paper })),
  })),
];
const reviewAccepted: Step[] = [...reviewFiled, r(1, 'commission', 'ACCEPT', { noticeNumber: paper })];
const statementMade = r(2, 'commission', 'MAKE_STATEMENT', { statementNumber: paper });
const statementSigned = each(1, 'commission', 'arbitrationReview.RECORD_RECEIPT', (facts) =>
  facts.parties.map((partyId) => ({ partyId, receivedOn: facts.on, proofOfService: paper })),
);
const confirmation: Course[] = [
  rare('withdrawal asked for', [
    ...agreement(40),
    ...toConfirmation,
    c(1, 'applicant', 'REQUEST_WITHDRAWAL', { reasons }),
  ]),
  rare('confirmation suspended', [
    ...agreement(40),
    ...toConfirmation,
    c(1, 'courtClerk', 'RECORD_PARTY_CEASED', (facts) => ({
      partyId: facts.respondent.id,
      ceasedOn: facts.on,
      evidence: paper,
    })),
  ]),
  rare('confirmation terminated', [
    ...agreement(40),
    ...toConfirmation,
    c(1, 'courtClerk', 'RECORD_PARTY_CEASED', (facts) => ({
      partyId: facts.respondent.id,
      ceasedOn: facts.on,
      evidence: paper,
    })),
    c(5, 'judge', 'TERMINATE', { reasons }),
  ]),
  rare('objection', [...agreement(40), ...ruled, rulingServed, objection]),
  rare('objection after performance', [
    ...agreement(40),
    ...ruled,
    rulingServed,
    objection,
    confirmedPerformance(1),
  ]),
  rare('ruling revoked', [
    ...agreement(40),
    ...ruled,
    rulingServed,
    objection,
    c(3, 'judge', 'UPHOLD_OBJECTION', { result: 'revoked', rulingNumber: paper, reasons }),
  ]),
  rare('enforceable', [...agreement(16), ...ruled, rulingServed], { silence: 6 }),
  rare('enforcement asked for', [...agreement(16), ...ruled, rulingServed, ...enforcement.slice(0, 1)]),
  rare('enforcement', [...agreement(16), ...ruled, rulingServed, ...enforcement.slice(0, 2)]),
  rare('no assets', [...agreement(16), ...ruled, rulingServed, ...enforcement]),
  rare('not accepted', [...agreement(60), ...jointSignatures, confirmationFiled, notAccepted], {
    silence: 26,
  }),
  rare('window goes on', [
    ...agreement(60),
    ...toConfirmation,
    c(1, 'applicant', 'REQUEST_WITHDRAWAL', { reasons }),
    c(1, 'judge', 'PERMIT_WITHDRAWAL'),
  ]),
  rare(
    'withdrawn after the window',
    [
      ...agreement(60),
      ...toConfirmation,
      c(1, 'applicant', 'REQUEST_WITHDRAWAL', { reasons }),
      c(1, 'judge', 'PERMIT_WITHDRAWAL'),
    ],
    { silence: 26 },
  ),
  rare('review: one signature', [...agreement(40), r(1, 'applicant', 'SIGN')]),
  rare('review: signed', [...agreement(40), ...reviewSigned]),
  rare('review: filed', [...agreement(40), ...reviewFiled]),
  rare('review', [...agreement(40), ...reviewAccepted]),
  rare('review refused', [
    ...agreement(40),
    ...reviewAccepted,
    r(2, 'commission', 'REFUSE_STATEMENT', { ground: 'publicHarm', reasons }),
  ]),
  rare('review: statement made', [...agreement(40), ...reviewAccepted, statementMade]),
  rare('review: statement in force', [...agreement(40), ...reviewAccepted, statementMade, statementSigned]),
];

// --- Arbitration -------------------------------------------------------------------------------------------------------

const a = (after: number, event: string, form: (facts: Facts) => object): Step =>
  step(after, 'commission', `arbitration.${event}`, form);
const consents = (facts: Facts): object[] =>
  facts.parties.map((partyId) => ({ partyId, on: facts.on, evidence: paper }));
const received: Step[] = [...refused, arbitrationFiled, arbitrationReceived];
const accepted: Step[] = [...received, arbitrationAccepted];
const awarded = (kind: 'final' | 'nonFinal'): Step[] => [
  ...accepted,
  ...arbitrationServed,
  ...arbitrationHearingSet,
  arbitrationHeard,
  award(kind),
];
const arbitration: Course[] = [
  rare('held for mediation', [
    ...received,
    a(1, 'HOLD_FOR_MEDIATION', (facts) => ({ heldOn: facts.on, consents: consents(facts) })),
  ]),
  rare('hearing to be told', [...accepted, ...arbitrationServed, ...arbitrationHearingSet.slice(0, 1)]),
  rare('referred by the tribunal', [
    ...accepted,
    ...arbitrationServed,
    a(1, 'REFER_MEDIATION', (facts) => ({ consentedOn: facts.on, consents: consents(facts) })),
  ]),
  rare('award overdue', [...accepted, ...arbitrationServed], { silence: 36 }),
  rare('served in part', [
    ...awarded('nonFinal'),
    each(1, 'commission', 'arbitration.SERVE_AWARD', (facts) => [
      { partyId: facts.applicant.id, servedOn: facts.on, manner: 'personal', proof: paper },
    ]),
  ]),
  rare('award sued against', [...awarded('nonFinal'), awardServed, ...toTrial]),
  rare('setting aside', [
    ...awarded('final'),
    awardServed,
    a(3, 'ASK_SET_ASIDE', (facts) => ({ partyId: facts.respondent.id, askedOn: facts.on, proof: paper })),
  ]),
  rare('set aside', [
    ...awarded('final'),
    awardServed,
    a(3, 'ASK_SET_ASIDE', (facts) => ({ partyId: facts.respondent.id, askedOn: facts.on, proof: paper })),
    a(12, 'RULE_SET_ASIDE', (facts) => ({
      result: 'setAside',
      receipts: facts.parties.map((partyId) => ({ partyId, receivedOn: facts.on })),
      proof: paper,
    })),
  ]),
  rare('arbitration withdrawn', [
    ...accepted,
    a(2, 'WITHDRAW', (facts) => ({ withdrawnOn: facts.on, proof: paper })),
  ]),
  rare('cancelling', [
    ...accepted,
    a(2, 'CANCEL', (facts) => ({ cancelledOn: facts.on, ground: '受理有误' })),
  ]),
  rare('cancelled', [
    ...accepted,
    a(2, 'CANCEL', (facts) => ({ cancelledOn: facts.on, ground: '受理有误' })),
    a(1, 'SEND_CANCELLATION', (facts) => ({ sentOn: facts.on })),
  ]),
];

// --- Trial -------------------------------------------------------------------------------------------------------------

const t = (after: number, by: Player, event: string, form: object | ((facts: Facts) => object) = {}): Step =>
  step(after, by, `trial.${event}`, form);
/** The shortest lawful way to the court: wages that the employer has acknowledged in writing (LI1 15). */
const sued: Step[] = [
  ...refused,
  step(1, 'intake', 'lifecycle.RECORD_WAGE_IOU', wageIou),
  suitFiled,
  acknowledged,
];
const before: Step[] = [...sued, docketed, trackChosen('summary')];
const ready: Step[] = [...before, ...judgeFixed, complaintServed];
const decided: Step[] = [...ready, ...periodsWaived, ...hearingSet, heard, ...judgment];
const refusedDocketing = t(1, 'courtClerk', 'REFUSE_DOCKETING', (facts) => ({
  reason: reasons,
  servedOn: facts.on,
}));
const iou = { claim: 'wage_arrears' as ClaimType };
const trial: Course[] = [
  rare(
    'papers missing in court',
    [...sued, t(1, 'courtClerk', 'REQUEST_CORRECTION', { missing: ['身份证明'] })],
    iou,
  ),
  rare('docketing refused', [...sued, refusedDocketing], iou),
  rare('docketing refused for good', [...sued, refusedDocketing], { ...iou, silence: 12 }),
  rare('refusal on appeal', [...sued, refusedDocketing, t(2, 'applicant', 'APPEAL_RULING')], iou),
  rare('judge to be told', [...before, judgeFixed[0] as Step], iou),
  rare('judge challenged', [...ready, t(1, 'respondent', 'CHALLENGE_JUDGE', { reason: reasons })], iou),
  rare(
    'challenge under review',
    [
      ...ready,
      t(1, 'respondent', 'CHALLENGE_JUDGE', { reason: reasons }),
      t(1, 'president', 'DECIDE_CHALLENGE', { granted: false, reason: reasons }),
      t(1, 'respondent', 'REQUEST_CHALLENGE_REVIEW', { reason: reasons }),
    ],
    iou,
  ),
  rare(
    'entrusted',
    [
      ...ready,
      t(1, 'courtClerk', 'ENTRUST_MEDIATION', (facts) => ({
        mediationBodyId: facts.holder('mediationBody'),
        consents: consents(facts),
      })),
    ],
    iou,
  ),
  rare(
    'settling in court',
    [
      ...ready,
      t(2, 'judge', 'SETTLE_IN_COURT', (facts) => ({ agreementId: paper, consents: consents(facts) })),
    ],
    iou,
  ),
  rare(
    'statement to be signed',
    [
      ...ready,
      t(2, 'judge', 'SETTLE_IN_COURT', (facts) => ({ agreementId: paper, consents: consents(facts) })),
      t(1, 'judge', 'ISSUE_STATEMENT', (facts) => ({
        number: paper,
        performanceDueOn: facts.day(20),
        effectiveOnSignature: false,
      })),
    ],
    iou,
  ),
  rare(
    'statement in force',
    [
      ...ready,
      t(2, 'judge', 'SETTLE_IN_COURT', (facts) => ({ agreementId: paper, consents: consents(facts) })),
      t(1, 'judge', 'ISSUE_STATEMENT', (facts) => ({
        number: paper,
        performanceDueOn: facts.day(20),
        effectiveOnSignature: true,
        evidence: paper,
      })),
    ],
    iou,
  ),
  rare('jurisdiction', [...ready, t(2, 'respondent', 'OBJECT_TO_JURISDICTION', { reason: reasons })], iou),
  rare(
    'ruling on jurisdiction',
    [
      ...ready,
      t(2, 'respondent', 'OBJECT_TO_JURISDICTION', { reason: reasons }),
      t(2, 'judge', 'DECIDE_JURISDICTION', { upheld: false, reason: reasons }),
    ],
    iou,
  ),
  rare(
    'jurisdiction on appeal',
    [
      ...ready,
      t(2, 'respondent', 'OBJECT_TO_JURISDICTION', { reason: reasons }),
      t(2, 'judge', 'DECIDE_JURISDICTION', { upheld: false, reason: reasons }),
      t(1, 'courtClerk', 'SERVE_RULING', (facts) => ({
        partyIds: facts.parties,
        servedOn: facts.on,
        evidence: paper,
      })),
      t(2, 'respondent', 'APPEAL_RULING'),
    ],
    iou,
  ),
  rare(
    'transferred by the court',
    [
      ...ready,
      t(2, 'judge', 'TRANSFER_CASE', {
        toCourtId: 'court-451323',
        ground: 'noJurisdiction',
        reason: reasons,
      }),
    ],
    iou,
  ),
  rare(
    'suspended in court',
    [
      ...ready,
      t(2, 'judge', 'SUSPEND', (facts) => ({ ground: 'dependentCase', from: facts.on, evidence: paper })),
    ],
    iou,
  ),
  rare(
    'terminated in court',
    [
      ...ready,
      t(2, 'judge', 'SUSPEND', (facts) => ({
        ground: 'death',
        from: facts.on,
        partyIds: [facts.applicant.id],
        evidence: paper,
      })),
      t(8, 'judge', 'TERMINATE', { reason: reasons, evidence: paper }),
    ],
    iou,
  ),
  rare(
    'suit dismissed',
    [...ready, t(2, 'judge', 'DISMISS_SUIT', { ground: 'other', reason: reasons })],
    iou,
  ),
  rare(
    'suit withdrawn',
    [
      ...ready,
      t(2, 'applicant', 'REQUEST_WITHDRAWAL', { reason: reasons }),
      t(1, 'judge', 'ALLOW_WITHDRAWAL', (facts) => ({ rulingServedOn: facts.on, reason: reasons })),
    ],
    iou,
  ),
  rare(
    'plaintiff absent',
    [
      ...ready,
      ...periodsWaived,
      ...hearingSet,
      t(6, 'judge', 'DEEM_WITHDRAWN', (facts) => ({ absent: [facts.applicant.id], reason: reasons })),
    ],
    iou,
  ),
  rare('appealed', [...decided, t(3, 'respondent', 'APPEAL')], iou),
  rare(
    'on appeal',
    [
      ...decided,
      t(3, 'respondent', 'APPEAL'),
      t(4, 'courtClerk', 'DOCKET_APPEAL', (facts) => ({ docketedOn: facts.on, caseNumber: paper })),
    ],
    iou,
  ),
  rare('judgment in force', decided, { ...iou, silence: 14 }),
  rare('judgment enforced', [...decided, t(24, 'applicant', 'APPLY_ENFORCEMENT')], { ...iou }),
];

export const rareCourses: readonly Course[] = [...mediation, ...confirmation, ...arbitration, ...trial];
