import { addDays, type CivilDate } from '@dingfen/legal-calendar';
import { actingParty, effects, type Expiry, implementDelays, implementGuards } from '@dingfen/procedure-kit';
import { assign, setup } from 'xstate';
import {
  defendants,
  type ExclusionGround,
  type Litigant,
  litigantOf,
  patch,
  plaintiffs,
  type Ruling,
  type TrialContext,
  type TrialInput,
} from './context.ts';
import { dayAfter, deadlines, markOf, trackOf } from './deadlines.ts';
import type { ActOf, PayloadOf, TrialActs } from './events.ts';
import { guards, lawfulTrack } from './guards.ts';
import type { Track } from './track.ts';

/*
 * What each act leaves behind in the context. Every function is pure and returns only what changes.
 */
type Change = Partial<TrialContext>;

const everyId = (context: TrialContext): string[] => context.litigants.map((one) => one.id);
const actor = (act: ActOf<'APPEAL'>): string => actingParty(act) as string;
type Erasable = Exclude<keyof Litigant, 'id' | 'kind' | 'side' | 'addressConfirmed'>;
const without = (one: Litigant, ...keys: Erasable[]): Litigant => {
  const rest = { ...one };
  for (const key of keys) delete rest[key];
  return rest;
};

/** Closes a span that did not count. A span of no days leaves nothing behind. */
const closeRunning = (
  context: TrialContext,
  ground: ExclusionGround,
  until: CivilDate,
  key = '',
): Pick<TrialContext, 'running' | 'excluded'> => {
  const isIt = (one: TrialContext['running'][number]) => one.ground === ground && one.key === key;
  return {
    running: context.running.filter((one) => !isIt(one)),
    excluded: [
      ...context.excluded,
      ...context.running
        .filter((one) => isIt(one) && one.from < until)
        .map(({ from }) => ({ ground, from, until })),
    ],
  };
};

const ended = (on: CivilDate, reason: string): Change => ({ ended: { on, reason } });

/** A new ruling waits for its service on everybody it concerns. */
const newRuling = (context: TrialContext, ruling: Ruling): Change => ({
  ruling,
  litigants: context.litigants.map((one) => without(one, 'ruling')),
});

const converted = (context: TrialContext, to: Track, on: CivilDate, reason: string): Change => ({
  track: to,
  conversions: [...context.conversions, { from: trackOf(context), to, on, reason }],
  extensionMonths: 0,
  extensionRequest: null,
  lateRequestAdmitted: false,
  trackObjection: null,
  ...(to === 'ordinary' ? { ownTarget: null } : {}),
});

const noHearing = (context: TrialContext): Change => ({
  hearing: null,
  litigants: context.litigants.map((one) => without(one, 'hearingNoticeOn')),
});

/** A decision takes effect; the day to perform is counted from there. */
const takingEffect = (context: TrialContext, effectiveOn: CivilDate): Change => ({
  inForce: {
    effectiveOn,
    performanceDueOn: addDays(effectiveOn, context.judgment?.performanceDays ?? 0),
    ordersPerformance: context.judgment?.ordersPerformance ?? false,
  },
});

const statementInForce = (context: TrialContext, effectiveOn: CivilDate): Change => {
  const dueOn = context.statement?.performanceDueOn ?? effectiveOn;
  return {
    inForce: { effectiveOn, performanceDueOn: dueOn, ordersPerformance: true },
  };
};

const mediationSpan = (
  context: TrialContext,
  extension: { from: CivilDate; until: CivilDate } | undefined,
): Change =>
  extension === undefined || extension.from >= extension.until
    ? {}
    : { excluded: [...context.excluded, { ground: 'mediationExtension', ...extension }] };

const afterJurisdiction = (context: TrialContext, until: CivilDate): Change => ({
  objection: null,
  ...closeRunning(context, 'jurisdiction', until),
});

const defaultDefenceDays = 15;

const changes = {
  acknowledge: (_: TrialContext, { payload }: ActOf<'ACKNOWLEDGE_HAND_OFF'>): Change => ({
    receiptNumber: payload.receiptNumber,
  }),
  supplyPart: (
    context: TrialContext,
    { payload: { part, reference, partyIds } }: ActOf<'SUPPLY_PACKAGE_PART'>,
  ): Change => {
    const litigants =
      part === 'addressForService'
        ? patch(context, partyIds ?? everyId(context), () => ({ addressConfirmed: true })).litigants
        : context.litigants;
    const stillMissing = part === 'addressForService' && litigants.some((one) => !one.addressConfirmed);
    return {
      litigants,
      missingParts: context.missingParts.filter((one) => one !== part || stillMissing),
      ...(part === 'undisputedFacts' ? { undisputedFacts: [...context.undisputedFacts, reference] } : {}),
      ...(part === 'factSheet' || part === 'evidenceIndex'
        ? { package: { ...context.package, [part]: reference } }
        : {}),
    };
  },
  askForPapers: (context: TrialContext, { on, payload }: ActOf<'REQUEST_CORRECTION'>): Change => ({
    filing: { ...context.filing, correctingSince: on, missing: payload.missing },
  }),
  papersComplete: (_: TrialContext, { payload }: ActOf<'COMPLETE_PAPERS'>): Change => ({
    filing: { since: payload.completedOn, correctingSince: null, missing: [] },
  }),
  docket: (_: TrialContext, { on, payload }: ActOf<'DOCKET'>): Change => ({
    caseNumber: payload.caseNumber,
    docketedOn: on,
    mediationOffered: { offered: payload.mediationOffered, consented: payload.mediationConsented },
  }),
  refuseDocketing: (context: TrialContext, { on, payload }: ActOf<'REFUSE_DOCKETING'>): Change => ({
    ruling: { kind: 'refusal', on, reason: payload.reason },
    ...patch(
      context,
      plaintiffs(context).map((one) => one.id),
      () => ({ ruling: { servedOn: payload.servedOn, over: false } }),
    ),
  }),
  docketingOrdered: (context: TrialContext, { payload }: ActOf<'DECIDE_RULING_APPEAL'>): Change => ({
    ruling: null,
    litigants: context.litigants.map((one) => without(one, 'ruling')),
    filing: { since: payload.decidedOn, correctingSince: null, missing: [] },
  }),
  withdrawFiling: (_: TrialContext, { on, payload }: ActOf<'WITHDRAW_FILING'>): Change =>
    ended(on, payload.reason),
  dropPlaintiff: (context: TrialContext, act: ActOf<'WITHDRAW_FILING'>): Change => ({
    litigants: context.litigants.filter((one) => one.id !== actingParty(act)),
  }),

  selectTrack: (context: TrialContext, { payload }: ActOf<'SELECT_TRACK'>): Change => {
    const answer = lawfulTrack(context, payload);
    const isTarget = context.fastTrackMarked && payload.track !== 'ordinary' && context.docketedOn !== null;
    return {
      track: payload.track,
      trackReasons: [...answer.reasons.map((one) => one.text), ...(answer.unknown ?? [])],
      ownTarget: isTarget
        ? { days: context.targetDays, on: addDays(context.docketedOn as CivilDate, context.targetDays) }
        : null,
    };
  },
  objectToTrack: (_: TrialContext, act: ActOf<'OBJECT_TO_TRACK'>): Change => ({
    trackObjection: { partyId: actingParty(act) as string, on: act.on },
  }),
  rejectTrackObjection: (): Change => ({ trackObjection: null }),
  convertTrack: (context: TrialContext, { on, payload }: ActOf<'CONVERT_TRACK'>): Change =>
    converted(context, payload.to, on, payload.reason),

  assignJudge: (_: TrialContext, { on, payload }: ActOf<'ASSIGN_JUDGE'>): Change => ({
    judge: { id: payload.judgeId, fixedOn: on },
    challenge: null,
  }),
  challengeJudge: (_: TrialContext, act: ActOf<'CHALLENGE_JUDGE'>): Change => ({
    challenge: { by: actingParty(act) as string, on: act.on, stage: 'first' },
  }),
  reviewChallenge: (context: TrialContext, { on }: ActOf<'REQUEST_CHALLENGE_REVIEW'>): Change =>
    context.challenge === null ? {} : { challenge: { ...context.challenge, on, stage: 'review' } },
  refuseChallenge: (context: TrialContext): Change =>
    context.challenge === null
      ? {}
      : {
          challenge: {
            ...context.challenge,
            stage: context.challenge.stage === 'first' ? 'refused' : 'closed',
          },
        },
  removeJudge: (): Change => ({ judge: null, challenge: null }),

  feeNotice: (_: TrialContext, { payload }: ActOf<'SERVE_FEE_NOTICE' | 'SERVE_TOP_UP_NOTICE'>): Change => ({
    fee: { noticeOn: payload.servedOn },
  }),
  feeSettled: (): Change => ({ feeSettled: true, fee: null }),
  feeUnpaid: (_: TrialContext, { on }: Expiry): Change => ended(on, 'feeUnpaid'),

  serveComplaint: (context: TrialContext, { payload }: ActOf<'SERVE_COMPLAINT'>): Change => {
    const complaint = { servedOn: payload.servedOn, kind: payload.kind };
    const defence = { days: payload.defenceDays ?? defaultDefenceDays, over: false };
    const closed = payload.partyIds.reduce(
      (now, id) => ({ ...now, ...closeRunning(now, 'announcement', payload.servedOn, id) }),
      context,
    );
    return {
      ...patch(context, payload.partyIds, () => ({ complaint, defence })),
      running: closed.running,
      excluded: closed.excluded,
    };
  },
  announce: (context: TrialContext, { payload }: ActOf<'ANNOUNCE_SERVICE'>): Change => ({
    ...patch(context, [payload.partyId], () => ({ complaintAnnouncedOn: payload.publishedOn })),
    running: [
      ...context.running,
      { ground: 'announcement', from: payload.publishedOn, key: payload.partyId },
    ],
  }),
  convertForAnnouncement: (context: TrialContext, { on, payload }: ActOf<'ANNOUNCE_SERVICE'>): Change =>
    converted(context, 'ordinary', on, payload.attempts),
  servedByAnnouncement: (context: TrialContext, { on, payload }: Expiry): Change => ({
    ...patch(context, [payload.key ?? ''], () => ({
      complaint: { servedOn: on, kind: 'publication' },
      defence: { days: defaultDefenceDays, over: false },
    })),
    ...closeRunning(context, 'announcement', on, payload.key),
  }),
  defenceEnded: (context: TrialContext, { payload }: Expiry): Change =>
    patch(context, [payload.key ?? ''], ({ defence }) =>
      defence ? { defence: { ...defence, over: true } } : {},
    ),
  fileDefence: (context: TrialContext, act: ActOf<'FILE_DEFENCE'>): Change =>
    patch(context, [actingParty(act) as string], ({ defence }) =>
      defence ? { defence: { ...defence, filedOn: act.on } } : {},
    ),
  waivePeriods: (context: TrialContext, act: ActOf<'WAIVE_PERIODS'>): Change => {
    const { litigants } = patch(context, [actingParty(act) as string], () => ({ waivedOn: act.on }));
    if (litigants.some((one) => one.waivedOn === undefined)) return { litigants };
    return {
      litigants: litigants.map((one) => ({
        ...one,
        ...(one.defence ? { defence: { ...one.defence, over: true } } : {}),
        ...(one.evidence ? { evidence: { ...one.evidence, over: true } } : {}),
      })),
    };
  },
  setEvidence: (context: TrialContext, { payload }: ActOf<'SET_EVIDENCE_PERIOD'>): Change =>
    patch(context, payload.partyIds, () => ({
      evidence: {
        track: trackOf(context),
        days: payload.days,
        servedOn: payload.servedOn,
        extension: 0,
        over: false,
      },
    })),
  extendEvidence: (context: TrialContext, { payload }: ActOf<'EXTEND_EVIDENCE_PERIOD'>): Change =>
    patch(context, [payload.partyId], ({ evidence }) =>
      evidence ? { evidence: { ...evidence, extension: evidence.extension + payload.days } } : {},
    ),
  evidenceEnded: (context: TrialContext, { payload }: Expiry): Change =>
    patch(context, [payload.key ?? ''], ({ evidence }) =>
      evidence ? { evidence: { ...evidence, over: true } } : {},
    ),
  nameRepresentatives: (_: TrialContext, { payload }: ActOf<'NAME_REPRESENTATIVES'>): Change => ({
    representatives: [...payload.partyIds],
  }),

  objectToJurisdiction: (context: TrialContext, act: ActOf<'OBJECT_TO_JURISDICTION'>): Change => ({
    objection: { partyId: actingParty(act) as string, on: act.on },
    running: [...context.running, { ground: 'jurisdiction', from: act.on, key: '' }],
  }),
  ruleOnJurisdiction: (context: TrialContext, { on, payload }: ActOf<'DECIDE_JURISDICTION'>): Change =>
    newRuling(context, {
      kind: 'jurisdiction',
      on,
      reason: payload.reason,
      upheld: payload.upheld,
      ...(payload.toCourtId === undefined ? {} : { toCourtId: payload.toCourtId }),
    }),
  jurisdictionStays: (
    context: TrialContext,
    { on }: ActOf<'DECIDE_JURISDICTION' | 'DECIDE_RULING_APPEAL'> | Expiry,
  ): Change => afterJurisdiction(context, on),
  courtNamedOnAppeal: (context: TrialContext, { payload }: ActOf<'DECIDE_RULING_APPEAL'>): Change =>
    context.ruling === null || payload.toCourtId === undefined
      ? {}
      : { ruling: { ...context.ruling, toCourtId: payload.toCourtId } },
  serveRuling: (context: TrialContext, { payload }: ActOf<'SERVE_RULING'>): Change =>
    patch(context, payload.partyIds, () => ({ ruling: { servedOn: payload.servedOn, over: false } })),
  rulingWindowEnded: (context: TrialContext, { payload }: Expiry): Change =>
    patch(context, [payload.key ?? ''], ({ ruling }) =>
      ruling ? { ruling: { ...ruling, over: true } } : {},
    ),
  appealRuling: (context: TrialContext, act: ActOf<'APPEAL_RULING'>): Change =>
    context.ruling === null ? {} : { ruling: { ...context.ruling, appealedBy: actingParty(act) as string } },
  transfer: (context: TrialContext, { on, payload }: ActOf<'TRANSFER_CASE'>): Change => ({
    ...newRuling(context, { kind: 'jurisdiction', on, reason: payload.reason, toCourtId: payload.toCourtId }),
    ...ended(on, payload.ground),
  }),
  dismiss: (context: TrialContext, { on, payload }: ActOf<'DISMISS_SUIT'>): Change =>
    newRuling(context, { kind: 'dismissal', on, reason: payload.ground }),
  dismissedAtOnce: (_: TrialContext, { on, payload }: ActOf<'DISMISS_SUIT'>): Change =>
    ended(on, payload.ground),
  /** A ruling that ends the suit in this court takes effect. */
  rulingIsFinal: (
    context: TrialContext,
    { on }: ActOf<'DECIDE_JURISDICTION' | 'DECIDE_RULING_APPEAL'> | Expiry,
  ): Change => ended(on, context.ruling?.reason ?? ''),
  dismissalOverturned: (context: TrialContext, { payload }: ActOf<'DECIDE_RULING_APPEAL'>): Change => {
    const from = context.ruling?.on;
    return {
      ruling: null,
      litigants: context.litigants.map((one) => without(one, 'ruling')),
      ...(from === undefined || from >= payload.decidedOn
        ? {}
        : { excluded: [...context.excluded, { ground: 'rulingAppeal', from, until: payload.decidedOn }] }),
    };
  },
  mergeCrossSuit: (_: TrialContext, { payload }: ActOf<'MERGE_CROSS_SUIT'>): Change => ({
    crossSuit: { caseNumber: payload.caseNumber },
  }),
  addClaim: (context: TrialContext, { payload: { id, type, amountFen } }: ActOf<'ADD_CLAIM'>): Change => ({
    claims: [...context.claims, { id, type, ...(amountFen === undefined ? {} : { amountFen }) }],
  }),

  entrust: (_: TrialContext, { on, payload }: ActOf<'ENTRUST_MEDIATION'>): Change => ({
    entrustment: { mediationBodyId: payload.mediationBodyId, on, consents: payload.consents },
  }),
  mediationAgreed: (context: TrialContext, { payload }: ActOf<'ENTRUSTED_MEDIATION_AGREED'>): Change => ({
    agreementId: payload.agreement.id,
    ...mediationSpan(context, payload.extension),
  }),
  mediationFailed: (context: TrialContext, { payload }: ActOf<'ENTRUSTED_MEDIATION_FAILED'>): Change =>
    mediationSpan(context, payload.extension),
  settle: (_: TrialContext, { payload }: ActOf<'SETTLE_IN_COURT'>): Change => ({
    agreementId: payload.agreementId,
  }),
  issueStatement: (context: TrialContext, { payload }: ActOf<'ISSUE_STATEMENT'>): Change => ({
    statement: { number: payload.number, performanceDueOn: payload.performanceDueOn ?? null },
    litigants: context.litigants.map((one) => without(one, 'statementSignedOn')),
  }),
  statementEffectiveAtOnce: (context: TrialContext, { on }: ActOf<'ISSUE_STATEMENT'>): Change =>
    statementInForce(context, on),
  signStatement: (context: TrialContext, act: ActOf<'SIGN_STATEMENT'>): Change =>
    patch(context, [actingParty(act) as string], () => ({ statementSignedOn: act.payload.signedOn })),
  /** The statement takes effect on the day the last party signed for it, in whatever order the slips came in. */
  statementSigned: (context: TrialContext): Change =>
    statementInForce(
      context,
      context.litigants.reduce(
        (last, one) => ((one.statementSignedOn ?? '') > last ? (one.statementSignedOn as string) : last),
        '',
      ),
    ),
  statementDropped: (): Change => ({ agreementId: null, statement: null }),

  setHearing: (context: TrialContext, { payload }: ActOf<'SET_HEARING'>): Change => ({
    ...noHearing(context),
    hearing: { on: payload.hearingOn },
  }),
  serveHearingNotice: (context: TrialContext, { payload }: ActOf<'SERVE_HEARING_NOTICE'>): Change =>
    patch(context, payload.partyIds, () => ({ hearingNoticeOn: payload.servedOn })),
  clearHearing: noHearing,
  holdHearing: (context: TrialContext, { on, payload }: ActOf<'HOLD_HEARING'>): Change => ({
    heardOn: on,
    absent: everyId(context).filter((one) => !payload.present.includes(one)),
  }),
  plaintiffAbsent: (_: TrialContext, { on }: ActOf<'DEEM_WITHDRAWN'>): Change => ended(on, 'plaintiffAbsent'),

  lapse: (context: TrialContext, { type, payload }: Expiry): Change => ({
    expired: [...context.expired, markOf(context, type.split('.')[2] as string, payload.key ?? '')],
  }),
  startExclusion: (context: TrialContext, { payload }: ActOf<'START_EXCLUSION'>): Change => ({
    running: [...context.running, { ground: payload.ground, from: payload.from, key: '' }],
  }),
  endExclusion: (context: TrialContext, { payload }: ActOf<'END_EXCLUSION'>): Change =>
    closeRunning(context, payload.ground, payload.until),
  requestExtension: (_: TrialContext, { on, payload }: ActOf<'REQUEST_EXTENSION'>): Change => ({
    extensionRequest: { on, reason: payload.reason },
  }),
  admitLateRequest: (): Change => ({ lateRequestAdmitted: true }),
  extend: (_: TrialContext, { payload }: ActOf<'APPROVE_EXTENSION'>): Change => ({
    extensionMonths: payload.months,
    extensionRequest: null,
  }),
  refuseExtension: (): Change => ({ extensionRequest: null, lateRequestAdmitted: false }),
  extendFurther: (context: TrialContext, { payload }: ActOf<'RECORD_HIGHER_EXTENSION'>): Change => ({
    extensionMonths: context.extensionMonths + payload.months,
  }),

  suspend: (context: TrialContext, { payload }: ActOf<'SUSPEND'>): Change => ({
    ...noHearing(context),
    suspension: { ground: payload.ground, partyIds: [...(payload.partyIds ?? [])], from: payload.from },
    running: [...context.running, { ground: 'suspension', from: payload.from, key: '' }],
  }),
  /** The successor takes over the position as it stands: what was done before binds it (CPI 55). */
  substitute: (context: TrialContext, { payload }: ActOf<'SUBSTITUTE_PARTY'>): Change => ({
    litigants: context.litigants.flatMap((one) =>
      one.id === payload.replaces
        ? payload.parties.map(({ id, kind }) => ({ ...one, id, kind, addressConfirmed: false }))
        : [one],
    ),
    representatives: context.representatives.filter((one) => one !== payload.replaces),
    suspension:
      context.suspension === null
        ? null
        : {
            ...context.suspension,
            partyIds: context.suspension.partyIds.filter((one) => one !== payload.replaces),
          },
  }),
  resume: (context: TrialContext, { payload }: ActOf<'RESUME'>): Change => {
    const from = context.suspension?.from;
    return {
      suspension: null,
      ...closeRunning(context, 'suspension', payload.until),
      suspensions:
        from === undefined || from >= payload.until
          ? context.suspensions
          : [...context.suspensions, { from, until: payload.until }],
    };
  },
  terminate: (_: TrialContext, { on, payload }: ActOf<'TERMINATE'>): Change => ended(on, payload.reason),
  requestWithdrawal: (context: TrialContext, act: ActOf<'REQUEST_WITHDRAWAL'>): Change =>
    patch(context, [actingParty(act) as string], () => ({ withdrawalAskedOn: act.on })),
  refuseWithdrawal: (context: TrialContext): Change => ({
    litigants: context.litigants.map((one) => without(one, 'withdrawalAskedOn')),
  }),
  withdraw: (_: TrialContext, { payload }: ActOf<'ALLOW_WITHDRAWAL'>): Change =>
    ended(payload.rulingServedOn, payload.reason),
  /** Some of several suing parties leave: the others are not affected (LI1 17); of merged suits the other one goes on. */
  withdrawInPart: (context: TrialContext): Change => {
    const asked = (one: Litigant) => one.withdrawalAskedOn !== undefined;
    if (context.crossSuit === null)
      return { litigants: context.litigants.filter((one) => one.side === 'defendant' || !asked(one)) };
    const flip = plaintiffs(context).every(asked);
    const gone = flip || defendants(context).every(asked);
    const other = { plaintiff: 'defendant', defendant: 'plaintiff' } as const;
    return {
      litigants: context.litigants.map((one) => ({
        ...without(one, 'withdrawalAskedOn'),
        ...(flip ? { side: other[one.side] } : {}),
      })),
      crossSuit: gone ? null : context.crossSuit,
    };
  },
  preserve: (_: TrialContext, { payload }: ActOf<'RECORD_PRESERVATION'>): Change => ({
    preservationOn: payload.measureOn,
  }),

  pronounce: (_: TrialContext, { on, payload }: ActOf<'PRONOUNCE'>): Change => ({
    judgment: { on, ...payload, instance: 1 },
  }),
  serveJudgment: (context: TrialContext, { payload }: ActOf<'SERVE_JUDGMENT'>): Change =>
    patch(context, payload.partyIds, () => ({ judgment: { servedOn: payload.servedOn, over: false } })),
  smallClaimsEffective: (context: TrialContext): Change =>
    takingEffect(
      context,
      context.litigants.reduce(
        (last, { judgment }) => (judgment && judgment.servedOn > last ? judgment.servedOn : last),
        context.judgment?.on ?? '',
      ),
    ),
  announceJudgment: (context: TrialContext, { payload }: ActOf<'ANNOUNCE_JUDGMENT'>): Change =>
    patch(context, [payload.partyId], () => ({ judgmentAnnouncedOn: payload.publishedOn })),
  judgmentServedByAnnouncement: (context: TrialContext, { on, payload }: Expiry): Change =>
    patch(context, [payload.key ?? ''], () => ({ judgment: { servedOn: on, over: false } })),
  appealWindowEnded: (context: TrialContext, { payload }: Expiry): Change =>
    patch(context, [payload.key ?? ''], ({ judgment }) =>
      judgment ? { judgment: { ...judgment, over: true } } : {},
    ),
  unappealed: (context: TrialContext, { on }: Expiry): Change => takingEffect(context, dayAfter(on)),
  appeal: (_: TrialContext, act: ActOf<'APPEAL'>): Change => ({
    appeal: { byPartyId: actor(act), filedOn: act.on, docketedOn: null, extension: 0 },
  }),
  docketAppeal: (context: TrialContext, { payload }: ActOf<'DOCKET_APPEAL'>): Change =>
    context.appeal === null ? {} : { appeal: { ...context.appeal, docketedOn: payload.docketedOn } },
  extendAppeal: (context: TrialContext, { payload }: ActOf<'EXTEND_APPEAL_LIMIT'>): Change =>
    context.appeal === null
      ? {}
      : { appeal: { ...context.appeal, extension: context.appeal.extension + payload.months } },
  appealWithdrawn: (context: TrialContext, { payload }: ActOf<'ALLOW_APPEAL_WITHDRAWAL'>): Change =>
    takingEffect(context, payload.rulingServedOn),
  decideAppeal: (context: TrialContext, { on, payload }: ActOf<'DECIDE_APPEAL'>): Change => {
    const { ordersPerformance, performanceDays, servedOn } = payload;
    const judgment = {
      on,
      manner: 'fixedDate' as const,
      ordersPerformance,
      performanceDays,
      instance: 2 as const,
    };
    return { judgment, ...takingEffect({ ...context, judgment }, servedOn) };
  },
  docketRetrial: (context: TrialContext, { on, payload }: ActOf<'DOCKET_RETRIAL'>): Change => ({
    caseNumber: payload.caseNumber,
    docketedOn: on,
    track: 'ordinary',
    retrial: true,
    ownTarget: null,
    judge: null,
    challenge: null,
    feeSettled: true,
    extensionMonths: 0,
    extensionRequest: null,
    lateRequestAdmitted: false,
    excluded: [],
    running: [],
    ...noHearing(context),
    litigants: context.litigants.map((one) =>
      without(
        one,
        'hearingNoticeOn',
        'evidence',
        'ruling',
        'judgment',
        'judgmentAnnouncedOn',
        'statementSignedOn',
        'waivedOn',
      ),
    ),
    heardOn: null,
    absent: [],
    judgment: null,
    appeal: null,
    expired: [],
  }),

  applyEnforcement: (context: TrialContext, { on }: ActOf<'APPLY_ENFORCEMENT'>): Change => ({
    enforcement: { appliedOn: on, late: context.expired.includes(markOf(context, 'enf_apply_2y', '')) },
  }),
  perform: (_: TrialContext, { payload }: ActOf<'CONFIRM_PERFORMANCE'>): Change => ({
    performedOn: payload.performedOn,
    ...ended(payload.performedOn, 'performed'),
  }),
  performedElsewhere: (_: TrialContext, { payload }: ActOf<'PERFORMED'>): Change => ({
    performedOn: payload.on,
    ...ended(payload.on, 'performed'),
  }),
  correctDocketing: (context: TrialContext, { payload }: ActOf<'CORRECT_DOCKETING_DATE'>): Change => ({
    docketedOn: payload.docketedOn,
    ownTarget: context.ownTarget && {
      ...context.ownTarget,
      on: addDays(payload.docketedOn, context.ownTarget.days),
    },
  }),
  correctService: (context: TrialContext, { payload }: ActOf<'CORRECT_SERVICE_DATE'>): Change =>
    patch(context, [payload.partyId], ({ complaint, judgment }) => {
      if (payload.what === 'complaint')
        return complaint ? { complaint: { ...complaint, servedOn: payload.servedOn } } : {};
      return judgment ? { judgment: { ...judgment, servedOn: payload.servedOn } } : {};
    }),
};

/** The successors of a party, in the role of the party they replace. */
export const successors = (context: TrialContext, payload: PayloadOf<'SUBSTITUTE_PARTY'>) => {
  const other = context.claimant === 'applicant' ? 'respondent' : 'applicant';
  const role = litigantOf(context, payload.replaces)?.side === 'plaintiff' ? context.claimant : other;
  return payload.parties.map((one) => ({ ...one, role, replaces: payload.replaces }));
};

type Assignment = ReturnType<typeof assign<TrialContext, TrialActs, undefined, TrialActs, never>>;
const assignments = Object.fromEntries(
  Object.entries(changes).map(([name, change]) => [
    name,
    assign(({ context, event }) => (change as (context: unknown, event: unknown) => object)(context, event)),
  ]),
) as unknown as Record<keyof typeof changes, Assignment>;

/** The names by which the chart calls the changes above, beside its conditions and periods. */
export const recording = setup({
  types: {} as {
    context: TrialContext;
    events: TrialActs;
    input: TrialInput & { on: CivilDate };
  },
  guards: implementGuards(guards),
  delays: implementDelays(deadlines),
  actions: { ...effects, ...assignments },
});
