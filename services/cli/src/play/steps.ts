import type { Facts, Player } from './scene.ts';

/** One act of a course. */
export interface Step {
  /** Working days after the step before; 0 is the same half-day. */
  after: number;
  by: Player;
  procedure: string;
  event: string;
  /** One form per time the act is done, usually one. */
  forms(facts: Facts): object[];
}

type Form = object | ((facts: Facts) => object);

/** `step(1, 'intake', 'mediation.PASS_SCREENING', form)`. */
export function step(after: number, by: Player, act: string, form: Form = {}): Step {
  const [procedure = '', event = ''] = act.split('.');
  return {
    after,
    by,
    procedure,
    event,
    forms: (facts) => [typeof form === 'function' ? (form as (facts: Facts) => object)(facts) : form],
  };
}

/** The same act once for each of several things, e.g. for every item of an agreement. */
export const each = (after: number, by: Player, act: string, forms: (facts: Facts) => object[]): Step => ({
  ...step(after, by, act),
  forms,
});

const money = (facts: Facts, claim: Facts['claims'][number], share: number): object =>
  claim.amountFen === null
    ? {}
    : { amountFen: Math.max(100, Math.round((claim.amountFen * share) / 10_000) * 10_000) };

/** What is agreed: every head of claim, sums at a share of what was claimed, to be performed in so many days. */
export const terms = (share: number, days: number) => (facts: Facts) => ({
  items: facts.claims.map((claim) => ({
    claimId: claim.id,
    type: claim.type,
    ...money(facts, claim, share),
    payerId: facts.respondent.id,
    payeeId: facts.applicant.id,
    dueOn: facts.day(days),
  })),
  clauses: `双方确认争议事实，用人单位于${facts.day(days)}前履行上列各项；逾期未履行的，劳动者可以依法主张权利。`,
  checks: {
    waivesSocialInsurance: false,
    belowMinimumWage: false,
    depositOrDocumentTerms: false,
    workInjuryUnassessed: false,
    workInjuryGapAcknowledged: false,
    blanketRelease: false,
    listedHeads: [],
    bindsNonSigner: false,
    confirmsRelationship: false,
    representedConsentMissing: false,
    minorWithoutAgent: false,
    waivesLimitation: false,
    vagueTerms: false,
  },
});

export const screening = step(1, 'intake', 'mediation.PASS_SCREENING', {
  identitiesChecked: true,
  registrationChecked: true,
});
export const otherSideConsents = step(1, 'respondent', 'mediation.CONSENT');
/** A court's referral asks everybody; an application to a mediation body is the applicant's consent. */
export const applicantConsents = step(0, 'applicant', 'mediation.CONSENT');
const acceptance = step(1, 'intake', 'mediation.ACCEPT_APPLICATION');
const appointment = (mediator = 0): Step =>
  step(1, 'intake', 'mediation.ASSIGN', (facts) => ({
    mediatorId: facts.mediator(mediator),
    rosterActive: true,
    conflicts: [],
    otherRoles: [],
  }));
export const mediatorAccepts = step(1, 'candidate', 'mediation.ACCEPT_ASSIGNMENT');
export const session = (number: number, after = 2): Step[] => [
  step(1, 'mediator', 'mediation.SCHEDULE_SESSION', (facts) => ({
    sessionId: `session-${number}`,
    scheduledOn: facts.workday(after),
    place: '第一调解室',
  })),
  step(after, 'mediator', 'mediation.HOLD_SESSION', (facts) => ({
    sessionId: `session-${number}`,
    attended: facts.parties,
    identitiesChecked: true,
  })),
];

export const undisputedFact: Step[] = [
  step(0, 'mediator', 'mediation.STATE_FACT', { factId: 'fact-1', text: '双方对劳动关系存续期间没有争议' }),
  step(0, 'applicant', 'mediation.CONFIRM_FACT', { factId: 'fact-1' }),
  step(0, 'respondent', 'mediation.CONFIRM_FACT', { factId: 'fact-1' }),
];

export const addresses: Step[] = [
  step(0, 'applicant', 'mediation.CONFIRM_ADDRESS', { address: '来宾市示例路1号（虚构），电子送达' }),
  step(0, 'respondent', 'mediation.CONFIRM_ADDRESS', { address: '来宾市示例路2号（虚构），电子送达' }),
];

export const draft = (share = 0.85, days = 30): Step =>
  step(1, 'mediator', 'mediation.DRAFT_AGREEMENT', terms(share, days));

export const signatures: Step[] = [
  step(1, 'applicant', 'mediation.SIGN', { form: 'handwritten', signature: '签名扫描件（虚构）' }),
  step(0, 'respondent', 'mediation.SIGN', { form: 'seal', signature: '盖章扫描件（虚构）' }),
  step(0, 'mediator', 'mediation.SIGN_AS_MEDIATOR', { signature: '签名扫描件（虚构）' }),
  step(0, 'intake', 'mediation.SEAL', { signature: '印章扫描件（虚构）' }),
];

/** The creditor confirms every item. */
export const performance = (after: number): Step =>
  each(after, 'applicant', 'mediation.CONFIRM_RECEIPT', (facts) => facts.claims.map((_, item) => ({ item })));

/** From filing to the mediator in charge, by a direct application. */
export const directOpening: Step[] = [screening, otherSideConsents, appointment(), mediatorAccepts];
/** The same where the body has to accept first (enterprise committee, one-stop centre). */
export const acceptedOpening: Step[] = [
  screening,
  otherSideConsents,
  acceptance,
  appointment(),
  mediatorAccepts,
];
/** The same on a court's referral: everybody is asked. */
export const referredOpening: Step[] = [
  screening,
  applicantConsents,
  otherSideConsents,
  appointment(),
  mediatorAccepts,
];
/** On the courts' platform the parties may choose for two working days; then one is appointed. */
export const platformOpening: Step[] = [
  screening,
  applicantConsents,
  otherSideConsents,
  step(1, 'respondent', 'mediation.CHOOSE_MEDIATOR', (facts: Facts) => ({
    mediatorId: facts.mediator(0),
    rosterActive: true,
    conflicts: [],
    otherRoles: [],
  })),
  { ...appointment(), after: 3 },
  mediatorAccepts,
];
export const talks: Step[] = [...session(1), ...undisputedFact, ...addresses];
export const agreed = (share = 0.85, days = 30): Step[] => [...talks, draft(share, days), ...signatures];

// --- Judicial confirmation ---------------------------------------------------------------------------------------------

const confirm = (event: string) => `confirmation.${event}`;
export const jointSignatures: Step[] = [
  step(1, 'applicant', confirm('SIGN'), { manner: 'electronic' }),
  step(1, 'respondent', confirm('SIGN'), { manner: 'electronic' }),
];
export const confirmationFiled = step(1, 'applicant', confirm('FILE'), (facts: Facts) => ({
  form: 'written',
  courtId: facts.holder('court'),
  courtLevel: 'basic',
  venueGround: facts.invited ? 'invitation' : 'partyDomicile',
  application: '司法确认申请书（虚构）',
  agreement: '调解协议（虚构）',
  mediationProof: '主持调解证明（虚构）',
  concernsProperty: false,
  identities: facts.parties.map((partyId) => ({ partyId, documentId: '身份证明（虚构）' })),
  addresses: facts.parties.map((partyId) => ({ partyId, address: '来宾市示例路（虚构）' })),
}));
export const confirmationAccepted = step(1, 'courtClerk', confirm('ACCEPT'), (facts: Facts) => ({
  caseNumber: `（${facts.on.slice(0, 4)}）桂示例诉前调确${facts.serial}号`,
  judgeId: facts.judge,
}));
export const summoned = step(1, 'judge', confirm('SUMMON'), (facts: Facts) => ({
  partyIds: facts.parties,
  appearOn: facts.workday(2),
  place: '第三调解室',
}));
export const questioned = step(2, 'judge', confirm('RECORD_INQUIRY'), (facts: Facts) => ({
  heldOn: facts.on,
  present: facts.parties,
  refusedToAnswer: [],
  recordId: '询问笔录（虚构）',
}));
export const confirmed = step(1, 'judge', confirm('CONFIRM'), (facts: Facts) => ({
  rulingNumber: `示例裁定${facts.serial}号`,
}));
export const rulingServed = each(1, 'courtClerk', confirm('SERVE_RULING'), (facts) =>
  facts.parties.map((partyId) => ({
    partyId,
    servedOn: facts.on,
    manner: 'electronic',
    proofOfService: '电子送达回证（虚构）',
  })),
);
export const confirmedPerformance = (after: number): Step =>
  step(after, 'applicant', confirm('RECORD_PERFORMANCE'), (facts: Facts) => ({
    claimIds: facts.claims.map((claim) => claim.id),
    performedOn: facts.on,
    evidence: '转账凭证（虚构）',
  }));
export const toConfirmation: Step[] = [...jointSignatures, confirmationFiled, confirmationAccepted];
export const toRuling: Step[] = [...toConfirmation, summoned, questioned, confirmed, rulingServed];

// --- Arbitration -------------------------------------------------------------------------------------------------------

const arbitrate = (event: string) => `arbitration.${event}`;
const proof = '回执（虚构）';
export const arbitrationFiled = step(1, 'applicant', 'lifecycle.FILE_ARBITRATION');
export const arbitrationReceived = step(1, 'commission', arbitrate('RECORD_RECEIPT'), (facts: Facts) => ({
  receivedOn: facts.on,
  proof,
}));
export const arbitrationAccepted = step(2, 'commission', arbitrate('ACCEPT'), (facts: Facts) => ({
  acceptedOn: facts.on,
  caseNumber: `示例劳人仲案字〔${facts.on.slice(0, 4)}〕${facts.serial}号`,
}));
export const arbitrationServed: Step[] = [
  step(1, 'commission', arbitrate('SERVE_APPLICATION'), (facts: Facts) => ({
    partyId: facts.respondent.id,
    servedOn: facts.on,
    manner: 'personal',
    proof,
  })),
  step(1, 'commission', arbitrate('FORM_TRIBUNAL'), (facts: Facts) => ({ formedOn: facts.on })),
];
export const answered: Step[] = [
  step(4, 'commission', arbitrate('ANSWER'), (facts: Facts) => ({
    partyId: facts.respondent.id,
    receivedOn: facts.on,
    proof,
  })),
  step(1, 'commission', arbitrate('SERVE_ANSWER'), (facts: Facts) => ({ servedOn: facts.on })),
];
export const arbitrationHearingSet: Step[] = [
  step(1, 'commission', arbitrate('SET_HEARING'), (facts: Facts) => ({ hearingOn: facts.workday(14) })),
  step(0, 'commission', arbitrate('NOTIFY_HEARING'), (facts: Facts) => ({
    partyIds: facts.parties,
    notifiedOn: facts.on,
  })),
];
export const arbitrationHeard = step(14, 'commission', arbitrate('HOLD_HEARING'), (facts: Facts) => ({
  heldOn: facts.on,
}));
export const award = (kind: 'final' | 'nonFinal'): Step =>
  step(5, 'commission', arbitrate('AWARD'), (facts: Facts) => ({
    kind,
    madeOn: facts.on,
    caseNumber: `示例劳人仲裁字〔${facts.on.slice(0, 4)}〕${facts.serial}号`,
    performanceDueOn: facts.day(30),
  }));
export const awardServed = each(1, 'commission', arbitrate('SERVE_AWARD'), (facts) =>
  facts.parties.map((partyId) => ({ partyId, servedOn: facts.on, manner: 'personal', proof })),
);
export const toArbitration: Step[] = [arbitrationFiled, arbitrationReceived, arbitrationAccepted];
export const toAward = (kind: 'final' | 'nonFinal'): Step[] => [
  ...toArbitration,
  ...arbitrationServed,
  ...answered,
  ...arbitrationHearingSet,
  arbitrationHeard,
  award(kind),
  awardServed,
];

// --- Trial -------------------------------------------------------------------------------------------------------------

const trial = (event: string) => `trial.${event}`;
export const suitFiled = step(2, 'applicant', 'lifecycle.FILE_SUIT', {
  factSheet: '要素表（虚构）',
  evidenceIndex: '证据目录（虚构）',
});
export const acknowledged = step(1, 'courtClerk', trial('ACKNOWLEDGE_HAND_OFF'), (facts: Facts) => ({
  receiptNumber: `收件${facts.serial}`,
}));
export const docketed = step(1, 'courtClerk', trial('DOCKET'), (facts: Facts) => ({
  caseNumber: `（${facts.on.slice(0, 4)}）桂示例民初${facts.serial}号`,
  mediationOffered: true,
  mediationConsented: false,
}));
export const trackChosen = (track: 'smallClaims' | 'summary' | 'ordinary'): Step =>
  step(
    1,
    'courtClerk',
    trial('SELECT_TRACK'),
    {
      smallClaims: { track, factsClear: true, rightsClear: true },
      summary: { track, factsClear: true, rightsClear: true, needsAppraisal: true },
      ordinary: { track, factsClear: false, rightsClear: false },
    }[track],
  );
export const judgeFixed: Step[] = [
  step(0, 'courtClerk', trial('ASSIGN_JUDGE'), (facts: Facts) => ({ judgeId: facts.judge })),
  step(0, 'courtClerk', trial('ANNOUNCE_JUDGE'), { evidence: '告知书（虚构）' }),
];
export const complaintServed = step(1, 'courtClerk', trial('SERVE_COMPLAINT'), (facts: Facts) => ({
  partyIds: [facts.respondent.id],
  kind: 'personal',
  servedOn: facts.on,
  evidence: '送达回证（虚构）',
}));
export const periodsWaived: Step[] = [
  step(2, 'applicant', trial('WAIVE_PERIODS')),
  step(0, 'respondent', trial('WAIVE_PERIODS')),
];
export const hearingSet: Step[] = [
  step(1, 'courtClerk', trial('SET_HEARING'), (facts: Facts) => ({ hearingOn: facts.workday(6) })),
  step(0, 'courtClerk', trial('SERVE_HEARING_NOTICE'), (facts: Facts) => ({
    partyIds: facts.parties,
    servedOn: facts.on,
    evidence: '送达回证（虚构）',
  })),
];
export const heard = step(6, 'judge', trial('HOLD_HEARING'), (facts: Facts) => ({ present: facts.parties }));
export const judgment: Step[] = [
  step(1, 'judge', trial('PRONOUNCE'), { manner: 'inCourt', ordersPerformance: true, performanceDays: 10 }),
  step(1, 'courtClerk', trial('SERVE_JUDGMENT'), (facts: Facts) => ({
    partyIds: facts.parties,
    servedOn: facts.on,
    evidence: '送达回证（虚构）',
  })),
];
export const toTrial: Step[] = [suitFiled, acknowledged, docketed];
export const fastTrack = (track: 'smallClaims' | 'summary'): Step[] => [
  ...toTrial,
  trackChosen(track),
  ...judgeFixed,
  complaintServed,
  ...periodsWaived,
  ...hearingSet,
  heard,
  ...judgment,
];
export const judgmentPerformed = (after: number): Step =>
  step(after, 'applicant', trial('CONFIRM_PERFORMANCE'), (facts: Facts) => ({ performedOn: facts.on }));

// --- After it is over --------------------------------------------------------------------------------------------------

export const followedUp = step(5, 'intake', 'lifecycle.RECORD_FOLLOW_UP', { result: 'satisfied' });
export const closed = step(2, 'intake', 'lifecycle.CLOSE', { note: '材料齐备，归档' });
