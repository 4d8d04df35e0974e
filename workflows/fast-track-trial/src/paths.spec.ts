import type { Party } from '@dingfen/domain';
import { type Exploration, explore, lint, together } from '@dingfen/procedure-kit/testing';
import { describe, expect, test } from 'vitest';
import type { TrialContext } from './context.ts';
import type { EventName } from './events.ts';
import { procedure } from './index.ts';
import { consents, employer, inputOf, worker } from './testing/trial.ts';

const second: Party = { id: 'w2', role: 'applicant', kind: 'worker', name: '韦大山' };
const wage = [{ id: 'c1', type: 'wage_arrears', amountFen: 900_000 }] as const;
const on = '2025-03-03';
const ids = (context: TrialContext): string[] => context.litigants.map((one) => one.id);
const defendantIds = (context: TrialContext): string[] =>
  context.litigants.filter((one) => one.side === 'defendant').map((one) => one.id);
const unserved = (context: TrialContext, paper: 'complaint' | 'judgment' | 'ruling'): string[] => {
  const whose = paper === 'complaint' ? defendantIds(context) : ids(context);
  return whose
    .filter((id) => context.litigants.find((one) => one.id === id)?.[paper] === undefined)
    .slice(0, 1);
};
const reason = '见笔录';
const evidence = 'doc';
const judgment = { ordersPerformance: true, performanceDays: 0 };

type Sample = (context: TrialContext, day: string) => unknown;
const samples: Partial<Record<EventName, Sample>> = {
  ACKNOWLEDGE_HAND_OFF: () => ({ receiptNumber: 'R-1' }),
  SUPPLY_PACKAGE_PART: ({ missingParts }) => missingParts.map((part) => ({ part, reference: 'doc' })),
  REQUEST_CORRECTION: () => ({ missing: ['营业执照'] }),
  COMPLETE_PAPERS: (_, day) => ({ completedOn: day }),
  DOCKET: () => ({ caseNumber: '民初1号', mediationOffered: true, mediationConsented: false }),
  REFUSE_DOCKETING: (_, day) => ({ reason, servedOn: day }),
  WITHDRAW_FILING: () => ({ reason }),
  DECIDE_RULING_APPEAL: (_, day) => [
    { result: 'upheld', reason, decidedOn: day },
    { result: 'overturned', reason, decidedOn: day },
  ],
  SELECT_TRACK: () => [{ track: 'summary', factsClear: true, rightsClear: true, needsAppraisal: true }],
  OBJECT_TO_TRACK: () => ({ reason }),
  REJECT_TRACK_OBJECTION: () => ({ reason }),
  CONVERT_TRACK: () => [{ to: 'ordinary', reason }],
  // Steps that may come in any order are walked in one order only; the stories tell the others.
  ASSIGN_JUDGE: ({ track }) => (track === null ? [] : { judgeId: 'j1' }),
  ANNOUNCE_JUDGE: () => ({ evidence }),
  CHALLENGE_JUDGE: () => ({ reason }),
  DECIDE_CHALLENGE: () => [
    { granted: true, reason },
    { granted: false, reason },
  ],
  REQUEST_CHALLENGE_REVIEW: () => ({ reason }),
  SERVE_FEE_NOTICE: (_, day) => ({ servedOn: day, evidence }),
  PAY_FEE: () => ({ receipt: 'F-1' }),
  GRANT_FEE_RELIEF: () => ({ reason }),
  SERVE_TOP_UP_NOTICE: (_, day) => ({ servedOn: day, evidence }),
  SERVE_COMPLAINT: (context, day) =>
    context.judge === null
      ? []
      : { partyIds: unserved(context, 'complaint'), kind: 'personal', servedOn: day, evidence },
  ANNOUNCE_SERVICE: (context, day) => ({
    partyId: unserved(context, 'complaint')[0] ?? 'e1',
    publishedOn: day,
    attempts: reason,
  }),
  SET_EVIDENCE_PERIOD: (context, day) => ({ partyIds: ids(context), days: 15, servedOn: day }),
  EXTEND_EVIDENCE_PERIOD: (_, day) => ({ partyId: 'w1', days: 5, requestedOn: day, reason }),
  NAME_REPRESENTATIVES: () => ({ partyIds: ['w1', 'w2'], evidence }),
  OBJECT_TO_JURISDICTION: () => ({ reason }),
  DECIDE_JURISDICTION: () => [
    { upheld: true, toCourtId: 'court-2', reason },
    { upheld: false, reason },
  ],
  SERVE_RULING: (context, day) => ({ partyIds: unserved(context, 'ruling'), servedOn: day, evidence }),
  TRANSFER_CASE: () => ({ toCourtId: 'court-2', ground: 'noJurisdiction', reason }),
  DISMISS_SUIT: () => ({ ground: 'late', reason }),
  CROSS_SUIT_FILED: (_, day) => crossing(day),
  PARTIES_AMENDED: () => ({
    parties: [{ id: 's1', role: 'respondent', kind: 'employer', name: '清算组', replaces: 'e1' }],
  }),
  RULE_FEE_UNPAID: () => ({ reason }),
  ADD_CLAIM: () => ({ id: 'c9', type: 'overtime', amountFen: 100, inseparable: true, reason }),
  ENTRUST_MEDIATION: (context, day) => ({ mediationBodyId: 'body-1', consents: consents(day, ids(context)) }),
  ENTRUSTED_MEDIATION_AGREED: (_, day) => ({ agreement: { id: 'a1' }, on: day }),
  ENTRUSTED_MEDIATION_FAILED: (_, day) => ({ reason, on: day }),
  SETTLE_IN_COURT: (context, day) => ({ agreementId: 'a1', consents: consents(day, ids(context)) }),
  ISSUE_STATEMENT: () => [
    { number: 'T-1', effectiveOnSignature: true, evidence },
    { number: 'T-1', effectiveOnSignature: false },
  ],
  SIGN_STATEMENT: (_, day) => ({ signedOn: day }),
  SET_HEARING: (context, day) => ({
    hearingOn: context.track === 'ordinary' ? `${Number(day.slice(0, 4)) + 1}-04-01` : day,
  }),
  SERVE_HEARING_NOTICE: (context, day) =>
    context.litigants[0]?.hearingNoticeOn === undefined
      ? { partyIds: ids(context), servedOn: day, evidence }
      : [],
  POSTPONE_HEARING: () => ({ reason }),
  HOLD_HEARING: (context) =>
    context.litigants[0]?.hearingNoticeOn === undefined ? [] : { present: ids(context) },
  DEEM_WITHDRAWN: (context) => ({ absent: ids(context), reason }),
  START_EXCLUSION: (_, day) => ({ ground: 'appraisal', from: day, evidence }),
  END_EXCLUSION: (_, day) => ({ ground: 'appraisal', until: day, evidence }),
  REQUEST_EXTENSION: () => ({ reason }),
  ADMIT_LATE_REQUEST: () => ({ reason, evidence }),
  APPROVE_EXTENSION: (context) => ({ months: context.track === 'ordinary' ? 6 : 1, evidence }),
  REFUSE_EXTENSION: () => ({ reason }),
  RECORD_HIGHER_EXTENSION: () => ({ months: 3, evidence }),
  SUSPEND: (_, day) => ({ ground: 'death', from: day, partyIds: ['w1'], evidence }),
  SUBSTITUTE_PARTY: () => ({
    replaces: 'w1',
    parties: [{ id: 'h1', kind: 'worker', name: '覃大妹' }],
    evidence,
  }),
  RESUME: (_, day) => ({ until: day, reason }),
  TERMINATE: () => ({ reason, evidence }),
  REQUEST_WITHDRAWAL: () => ({ reason }),
  ALLOW_WITHDRAWAL: (_, day) => ({ rulingServedOn: day, reason }),
  REFUSE_WITHDRAWAL: () => ({ reason }),
  RECORD_PRESERVATION: (_, day) => ({ measureOn: day, evidence }),
  PRONOUNCE: () => ({ manner: 'inCourt', ...judgment }),
  SERVE_JUDGMENT: (context, day) => ({ partyIds: unserved(context, 'judgment'), servedOn: day, evidence }),
  ANNOUNCE_JUDGMENT: (context, day) => ({
    partyId: unserved(context, 'judgment')[0] ?? 'e1',
    publishedOn: day,
    attempts: reason,
  }),
  DOCKET_APPEAL: (_, day) => ({ docketedOn: day, caseNumber: '民终1号' }),
  EXTEND_APPEAL_LIMIT: () => ({ months: 1, evidence }),
  ALLOW_APPEAL_WITHDRAWAL: (_, day) => ({ rulingServedOn: day, evidence }),
  DECIDE_APPEAL: (_, day) => [
    { result: 'changed', servedOn: day, ...judgment, evidence },
    { result: 'remanded', servedOn: day, ...judgment, evidence },
  ],
  DOCKET_RETRIAL: () => ({ caseNumber: '民初9号' }),
  CONFIRM_PERFORMANCE: (_, day) => ({ performedOn: day, evidence }),
  PERFORMED: (_, day) => ({ on: day }),
  SEND_ENFORCEMENT_NOTICE: () => ({ evidence }),
  CORRECT_DOCKETING_DATE: (context) => ({ docketedOn: context.docketedOn ?? on, evidence, reason }),
  CORRECT_SERVICE_DATE: (context, day) => ({
    what: context.judgment ? 'judgment' : 'complaint',
    partyId: 'e1',
    servedOn: day,
    evidence,
    reason,
    secondPersonId: 's2',
  }),
};

const crossing = (day: string) => ({ on: day, partyIds: ['e1'], claimant: 'respondent' });

const toTrack: EventName[] = ['ACKNOWLEDGE_HAND_OFF', 'DOCKET', 'SELECT_TRACK', 'ASSIGN_JUDGE'];
const toHearing: EventName[] = [
  ...toTrack,
  'SERVE_COMPLAINT',
  'WAIVE_PERIODS',
  'SET_HEARING',
  'SERVE_HEARING_NOTICE',
];
const toJudgment: EventName[] = [...toHearing, 'HOLD_HEARING', 'PRONOUNCE'];
const ordinary = { SELECT_TRACK: () => ({ track: 'ordinary', factsClear: false, rightsClear: false }) };
const small = { SELECT_TRACK: () => ({ track: 'smallClaims', factsClear: true, rightsClear: true }) };

/** The chart is walked in parts: a part knows only the acts that bear on it, or the regions would multiply. */
interface Walk {
  events: EventName[];
  with?: Partial<Record<EventName, Sample>>;
  parties?: Party[];
  /** Claims with a fee to be prepaid; otherwise a wage claim, which needs none. */
  fee?: true;
  gaps?: true;
  /** Both sides raise the acts of a suing party. */
  sides?: 'both';
  /** Acts of parties that the clerk records. */
  recorded?: EventName[];
  situations?: number;
}

/** The fee is paid in time, or was sent in time and arrives late. */
const payingFee: Partial<Record<EventName, Sample>> = {
  SERVE_FEE_NOTICE: ({ judge }, day) => (judge === null ? [] : { servedOn: day, evidence }),
  GRANT_FEE_RELIEF: ({ judge }) => (judge === null ? [] : { reason }),
  PAY_FEE: ({ fee }) => ({
    partyId: 'w1',
    evidence,
    receipt: 'F-1',
    ...(fee?.until === undefined ? {} : { postedOn: fee.until }),
  }),
};

const parts: Record<string, Walk> = {
  filing: {
    events: [
      'SUPPLY_PACKAGE_PART',
      'ACKNOWLEDGE_HAND_OFF',
      'REQUEST_CORRECTION',
      'COMPLETE_PAPERS',
      'REFUSE_DOCKETING',
      'WITHDRAW_FILING',
      'APPEAL_RULING',
      'DECIDE_RULING_APPEAL',
    ],
    parties: [worker, second, employer],
    gaps: true,
  },
  'filing, one plaintiff': {
    events: [...toTrack, 'SUPPLY_PACKAGE_PART', 'WITHDRAW_FILING', 'REFUSE_DOCKETING'],
  },
  'gaps after docketing': { events: [...toTrack.slice(0, 2), 'SUPPLY_PACKAGE_PART'], gaps: true },
  bench: {
    events: [...toTrack, 'ANNOUNCE_JUDGE', 'CHALLENGE_JUDGE', 'DECIDE_CHALLENGE', 'REQUEST_CHALLENGE_REVIEW'],
  },
  fee: {
    events: [...toTrack, 'SERVE_FEE_NOTICE', 'PAY_FEE', 'GRANT_FEE_RELIEF', 'RULE_FEE_UNPAID'],
    with: payingFee,
    fee: true,
    recorded: ['PAY_FEE'],
  },
  'top-up fee': {
    events: [
      ...toTrack,
      'CONVERT_TRACK',
      'SERVE_TOP_UP_NOTICE',
      'PAY_FEE',
      'GRANT_FEE_RELIEF',
      'RULE_FEE_UNPAID',
    ],
    with: payingFee,
    recorded: ['PAY_FEE'],
  },
  'limit of small claims': { events: [...toTrack], with: small },
  limit: {
    events: [
      ...toTrack,
      'START_EXCLUSION',
      'END_EXCLUSION',
      'REQUEST_EXTENSION',
      'ADMIT_LATE_REQUEST',
      'APPROVE_EXTENSION',
      'REFUSE_EXTENSION',
    ],
  },
  'limit of ordinary procedure': {
    events: [...toTrack, 'REQUEST_EXTENSION', 'APPROVE_EXTENSION', 'RECORD_HIGHER_EXTENSION'],
    with: ordinary,
  },
  service: {
    events: [
      ...toTrack,
      'SERVE_COMPLAINT',
      'ANNOUNCE_SERVICE',
      'FILE_DEFENCE',
      'OBJECT_TO_TRACK',
      'REJECT_TRACK_OBJECTION',
    ],
  },
  corrections: {
    events: [
      ...toTrack,
      'SERVE_COMPLAINT',
      'CORRECT_DOCKETING_DATE',
      'CORRECT_SERVICE_DATE',
      'ADD_CLAIM',
      'RECORD_PRESERVATION',
    ],
  },
  'evidence in summary procedure': {
    events: [...toTrack, 'SET_EVIDENCE_PERIOD', 'WAIVE_PERIODS', 'SERVE_COMPLAINT'],
  },
  'evidence in small claims': {
    events: [...toTrack, 'SET_EVIDENCE_PERIOD'],
    with: {
      ...small,
      SET_EVIDENCE_PERIOD: (context, day) => ({ partyIds: ids(context), days: 7, servedOn: day }),
    },
  },
  'evidence in ordinary procedure': {
    events: [
      ...toTrack,
      'ANNOUNCE_SERVICE',
      'SET_EVIDENCE_PERIOD',
      'EXTEND_EVIDENCE_PERIOD',
      'TRANSFER_CASE',
    ],
    with: ordinary,
  },
  'ordinary procedure up to the hearing': {
    events: [...toTrack, 'SERVE_COMPLAINT', 'SET_EVIDENCE_PERIOD', 'SET_HEARING'],
    with: {
      ...ordinary,
      SET_EVIDENCE_PERIOD: (context, day) =>
        context.litigants.some((one) => one.complaint)
          ? { partyIds: ids(context), days: 15, servedOn: day }
          : [],
    },
  },
  group: {
    events: [...toTrack, 'NAME_REPRESENTATIVES'],
    with: ordinary,
    parties: [...Array.from({ length: 10 }, (_, index) => ({ ...worker, id: `w${index + 1}` })), employer],
    situations: 30,
  },
  jurisdiction: {
    events: [
      ...toTrack,
      'SERVE_COMPLAINT',
      'OBJECT_TO_JURISDICTION',
      'DECIDE_JURISDICTION',
      'SERVE_RULING',
      'APPEAL_RULING',
      'DECIDE_RULING_APPEAL',
    ],
    with: {
      SERVE_RULING: (context, day) => ({ partyIds: ids(context), servedOn: day, evidence }),
      DECIDE_RULING_APPEAL: (_, day) => [
        { result: 'upheld', reason, decidedOn: day },
        { result: 'overturned', reason, decidedOn: day, toCourtId: 'court-3' },
      ],
    },
    situations: 250,
  },
  'jurisdiction in small claims': {
    events: [...toTrack, 'SERVE_COMPLAINT', 'OBJECT_TO_JURISDICTION', 'DECIDE_JURISDICTION', 'DISMISS_SUIT'],
    with: small,
  },
  dismissal: {
    events: [...toTrack, 'DISMISS_SUIT', 'SERVE_RULING', 'APPEAL_RULING', 'DECIDE_RULING_APPEAL'],
  },
  mediation: {
    events: [
      ...toTrack,
      'ENTRUST_MEDIATION',
      'ENTRUSTED_MEDIATION_AGREED',
      'ENTRUSTED_MEDIATION_FAILED',
      'ISSUE_STATEMENT',
      'SIGN_STATEMENT',
      'REFUSE_STATEMENT',
    ],
    situations: 250,
  },
  'settlement before the hearing': { events: [...toHearing, 'SETTLE_IN_COURT'] },
  'settlement after the hearing': {
    events: [...toHearing, 'HOLD_HEARING', 'SETTLE_IN_COURT', 'ISSUE_STATEMENT', 'REFUSE_STATEMENT'],
    with: {
      SETTLE_IN_COURT: (context, day) =>
        context.heardOn === null ? [] : { agreementId: 'a1', consents: consents(day, ids(context)) },
    },
    situations: 200,
  },
  hearing: { events: [...toJudgment, 'POSTPONE_HEARING', 'DEEM_WITHDRAWN'] },
  amended: { events: [...toTrack.slice(0, 2), 'PARTIES_AMENDED'] },
  'merged before docketing': { events: [...toTrack.slice(0, 1), 'CROSS_SUIT_FILED', 'REFUSE_DOCKETING'] },
  'merged before the dismissal is final': {
    events: [...toTrack, 'DISMISS_SUIT', 'CROSS_SUIT_FILED'],
    with: { CROSS_SUIT_FILED: ({ ruling }, day) => (ruling === null ? [] : crossing(day)) },
  },
  'an objection that finds a hearing set': {
    events: [...toTrack, 'SERVE_COMPLAINT', 'SET_HEARING', 'OBJECT_TO_JURISDICTION'],
    with: {
      OBJECT_TO_JURISDICTION: ({ hearing, litigants }) =>
        hearing === null
          ? []
          : { partyId: 'e1', evidence, reason, postedOn: litigants[1]?.defence?.until ?? on },
    },
    recorded: ['OBJECT_TO_JURISDICTION'],
  },
  'an appeal that finds the ruling final': {
    events: [
      ...toTrack,
      'SERVE_COMPLAINT',
      'OBJECT_TO_JURISDICTION',
      'DECIDE_JURISDICTION',
      'SERVE_RULING',
      'APPEAL_RULING',
    ],
    with: {
      DECIDE_JURISDICTION: () => ({ upheld: false, reason }),
      SERVE_RULING: (context, day) => ({ partyIds: ids(context), servedOn: day, evidence }),
      APPEAL_RULING: ({ objection, litigants }) =>
        objection !== null || litigants[0]?.ruling?.until === undefined
          ? []
          : { partyId: 'w1', evidence, postedOn: litigants[0].ruling.until },
    },
    recorded: ['APPEAL_RULING'],
    situations: 400,
  },
  'an appeal that finds the judgment in force': {
    events: [...toJudgment, 'SERVE_JUDGMENT', 'APPEAL'],
    with: {
      SERVE_JUDGMENT: (context, day) => ({ partyIds: ids(context), servedOn: day, evidence }),
      APPEAL: ({ inForce, litigants }) =>
        inForce === null ? [] : { partyId: 'w1', evidence, postedOn: litigants[0]?.judgment?.until ?? on },
    },
    recorded: ['APPEAL'],
    situations: 200,
  },
  'suspension after judgment': {
    events: [...toJudgment, 'SERVE_JUDGMENT', 'SUSPEND', 'SUBSTITUTE_PARTY', 'RESUME', 'TERMINATE'],
    with: {
      SERVE_JUDGMENT: (context, day) => ({ partyIds: ids(context), servedOn: day, evidence }),
      SUSPEND: ({ judgment: given }, day) =>
        given === null ? [] : { ground: 'death', from: day, partyIds: ['w1'], evidence },
    },
    situations: 200,
  },
  'suspension while jurisdiction is ruled on': {
    events: [
      ...toTrack,
      'SERVE_COMPLAINT',
      'OBJECT_TO_JURISDICTION',
      'DECIDE_JURISDICTION',
      'SUSPEND',
      'RESUME',
    ],
    with: { SUSPEND: (_, day) => ({ ground: 'forceMajeure', from: day, evidence }) },
  },
  'suspension while mediation is entrusted': {
    events: [
      ...toTrack,
      'ENTRUST_MEDIATION',
      'ENTRUSTED_MEDIATION_AGREED',
      'ENTRUSTED_MEDIATION_FAILED',
      'ISSUE_STATEMENT',
      'SUSPEND',
      'RESUME',
    ],
    with: {
      SUSPEND: ({ entrustment }, day) =>
        entrustment === null ? [] : { ground: 'forceMajeure', from: day, evidence },
    },
    situations: 250,
  },
  suspension: {
    events: [
      ...toHearing,
      'HOLD_HEARING',
      'OBJECT_TO_JURISDICTION',
      'SUSPEND',
      'SUBSTITUTE_PARTY',
      'RESUME',
      'TERMINATE',
    ],
    with: {
      SUBSTITUTE_PARTY: (_, day) => ({
        replaces: 'w1',
        parties: [{ id: `h${day}`, kind: 'worker', name: '覃大妹' }],
        evidence,
      }),
    },
  },
  'suspension after the hearing': {
    events: [...toHearing, 'HOLD_HEARING', 'SUSPEND', 'RESUME'],
    with: {
      SUSPEND: ({ heardOn }, day) =>
        heardOn === null ? [] : { ground: 'dependentCase', from: day, evidence },
    },
    situations: 200,
  },
  withdrawal: {
    events: [...toTrack, 'CROSS_SUIT_FILED', 'REQUEST_WITHDRAWAL', 'ALLOW_WITHDRAWAL', 'REFUSE_WITHDRAWAL'],
    sides: 'both',
  },
  judgment: { events: [...toJudgment, 'SERVE_JUDGMENT', 'APPEAL'] },
  'a corrected service of the judgment': {
    events: [...toJudgment, 'SERVE_JUDGMENT', 'CORRECT_SERVICE_DATE'],
    with: {
      SERVE_JUDGMENT: (context, day) => ({ partyIds: ids(context), servedOn: day, evidence }),
      CORRECT_SERVICE_DATE: ({ judgment: given }, day) =>
        given === null
          ? []
          : { what: 'judgment', partyId: 'e1', servedOn: day, evidence, reason, secondPersonId: 's2' },
    },
    situations: 200,
  },
  'judgment in small claims': {
    events: [
      ...toJudgment,
      'SERVE_JUDGMENT',
      'RECORD_PRESERVATION',
      'APPLY_ENFORCEMENT',
      'SEND_ENFORCEMENT_NOTICE',
      'CONFIRM_PERFORMANCE',
      'PERFORMED',
    ],
    with: {
      ...small,
      RECORD_PRESERVATION: ({ heardOn }, day) => (heardOn === null ? [] : { measureOn: day, evidence }),
      SET_HEARING: ({ heardOn }, day) => (heardOn === null ? { hearingOn: day } : []),
      SERVE_JUDGMENT: (context, day) =>
        [unserved(context, 'judgment'), ids(context)].map((partyIds) => ({
          partyIds,
          servedOn: day,
          evidence,
        })),
    },
    situations: 250,
  },
  'judgment that orders nothing': {
    events: [...toJudgment, 'SERVE_JUDGMENT'],
    with: {
      ...small,
      PRONOUNCE: () => ({ manner: 'fixedDate', ...judgment, ordersPerformance: false }),
      SERVE_JUDGMENT: (context, day) => ({ partyIds: ids(context), servedOn: day, evidence }),
    },
  },
  'judgment after a conversion': {
    events: [...toJudgment, 'CONVERT_TRACK', 'ANNOUNCE_JUDGMENT'],
    with: {
      CONVERT_TRACK: ({ heardOn }) => (heardOn === null ? [] : { to: 'ordinary', reason }),
      PRONOUNCE: ({ track }) => (track === 'ordinary' ? { manner: 'inCourt', ...judgment } : []),
    },
    situations: 200,
  },
  appeal: {
    events: [
      ...toJudgment,
      'SERVE_JUDGMENT',
      'APPEAL',
      'DOCKET_APPEAL',
      'EXTEND_APPEAL_LIMIT',
      'ALLOW_APPEAL_WITHDRAWAL',
      'DECIDE_APPEAL',
      'DOCKET_RETRIAL',
    ],
    with: { SERVE_JUDGMENT: (context, day) => ({ partyIds: ids(context), servedOn: day, evidence }) },
    situations: 250,
  },
};

const party = {
  w1: { by: 'applicant', partyId: 'w1' },
  w2: { by: 'applicant', partyId: 'w2' },
  e1: { by: 'respondent', partyId: 'e1' },
} as const;
const byDefendant: EventName[] = ['FILE_DEFENCE', 'OBJECT_TO_JURISDICTION', 'OBJECT_TO_TRACK'];
const byBoth: EventName[] = ['WAIVE_PERIODS', 'SIGN_STATEMENT'];

function walk({
  events,
  with: more = {},
  parties,
  fee,
  gaps,
  sides,
  recorded,
  situations = 150,
}: Walk): Exploration {
  return explore(procedure, {
    on,
    maxStates: situations,
    inputs: [
      inputOf({
        ...(parties === undefined ? {} : { parties }),
        ...(fee ? {} : { claims: [...wage] }),
        ...(gaps
          ? { input: { package: { undisputedFacts: [], addressForService: [], evidenceIndex: 'doc' } } }
          : {}),
      }),
    ],
    events,
    samples: { ...samples, ...more },
    actors: (name) => {
      const event = name as EventName;
      if (recorded?.includes(event)) return [{ by: 'courtClerk' }];
      if (!procedure.events[event]?.entitled.includes('applicant')) return undefined;
      if (byDefendant.includes(event)) return [party.e1];
      if (byBoth.includes(event) || sides === 'both') return [party.w1, party.e1];
      return [party.w1];
    },
  });
}

describe('every path of the suit', () => {
  test('the definition is whole: everything is declared, used, worded and cited', () => {
    expect(lint(procedure)).toEqual([]);
  });

  test('every state is reached, every transition taken, and nothing runs in an ended suit', () => {
    const { problems, unreached, unexercised } = together(Object.values(parts).map(walk));
    expect(problems).toEqual([]);
    // Passed through without stopping: the next state is entered in the same step.
    const passing = ['firstInstance.bench.opening', 'firstInstance.fee.assessing', 'takingEffect'];
    expect(unreached.filter((one) => !passing.includes(one))).toEqual([]);
    expect(unexercised).toEqual([]);
  }, 60_000);
});
