import { lengthsOn, type LocalRules, locallyConfigured, thresholdOn } from '@dingfen/legal-basis';
import { addDays, type CivilDate } from '@dingfen/legal-calendar';
import {
  actingParty,
  effects,
  type Expiry,
  implementDelays,
  implementGuards,
  payloadOf,
} from '@dingfen/procedure-kit';
import { assign, setup } from 'xstate';
import {
  type ExclusionGround,
  type Litigant,
  litigantOf,
  patch,
  plaintiffs,
  roleOf,
  type Ruling,
  type Stage,
  suing,
  type TrialContext,
  type TrialInput,
} from './context.ts';
import { dayAfter, deadlines, markOf, trackOf } from './deadlines.ts';
import type { ActOf, PayloadOf, TrialActs } from './events.ts';
import { guards, lawfulTrack } from './guards.ts';
import { describeWage, type Track } from './track.ts';

/*
 * What each act leaves behind in the context. Every function is pure and returns only what changes.
 */
type Change = Partial<TrialContext>;

const everyId = (context: TrialContext): string[] => context.litigants.map((one) => one.id);
const actor = (act: ActOf<'APPEAL'>): string => actingParty(act) as string;
const plaintiffIds = (context: TrialContext): string[] => plaintiffs(context).map((one) => one.id);
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

/** The day of an act that may have been posted: the posting counts (CPL 85(4)). */
const filedOn = (act: ActOf<'APPEAL' | 'OBJECT_TO_JURISDICTION'>): CivilDate =>
  act.payload.postedOn ?? act.on;
const latest = (days: readonly (CivilDate | null | undefined)[]): CivilDate =>
  days.reduce<CivilDate>((last, one) => (one && one > last ? one : last), '');

/** The suit is over for everybody who still sued. `on` is the service of the ruling; `finalOn` the day it became final. */
const ended = (context: TrialContext, on: CivilDate, reason: string, finalOn = on): Change => ({
  ended: { on, reason, finalOn, partyIds: suing(context).map((one) => one.id) },
});

/**
 * Some of those who sue leave: the suits of the others go on (LI1 17). Of merged suits the other one does, and whoever is
 * sued in it stays as a defendant (LI1 4); nobody stays who neither sues nor is sued.
 */
function leave(context: TrialContext, gone: readonly string[], on: CivilDate): Change {
  const cross = (context.crossSuit?.partyIds ?? []).filter((id) => !gone.includes(id));
  const ofSide = (side: Litigant['side']) =>
    context.litigants.filter((one) => one.side === side).map((one) => one.id);
  const staying = ofSide('plaintiff').filter((id) => !gone.includes(id));
  const flip = staying.length === 0;
  const suers = flip ? cross : staying;
  const sued = flip
    ? ofSide('plaintiff')
    : [...ofSide('defendant'), ...(cross.length > 0 ? ofSide('plaintiff') : [])];
  const takesPart = ({ id }: Litigant) => suers.includes(id) || sued.includes(id);
  return {
    claimant: roleOf(context, flip ? 'defendant' : 'plaintiff'),
    crossSuit:
      flip || cross.length === 0 || context.crossSuit === null
        ? null
        : { ...context.crossSuit, partyIds: cross },
    litigants: context.litigants.filter(takesPart).map((one) => ({
      ...without(one, 'withdrawalAskedOn'),
      side: suers.includes(one.id) ? 'plaintiff' : 'defendant',
    })),
    bystanders: [
      ...context.bystanders,
      ...context.litigants
        .filter((one) => !takesPart(one))
        .map(({ id, kind, side, addressConfirmed }) => ({
          id,
          kind,
          addressConfirmed,
          role: roleOf(context, side),
        })),
    ],
    left: [...context.left, { partyIds: [...gone], on }],
  };
}

/** The heirs or successors of a party take over its position as it stands: what was done before binds them (CPI 55). */
function succeed(
  context: TrialContext,
  replaces: string,
  heirs: readonly Pick<Litigant, 'id' | 'kind'>[],
): Change {
  const first = heirs[0]?.id ?? replaces;
  const one = (id: string): string => (id === replaces ? first : id);
  const all = (ids: readonly string[]): string[] =>
    ids.flatMap((id) => (id === replaces ? heirs.map((heir) => heir.id) : [id]));
  const inherit = <P extends Pick<Litigant, 'id' | 'kind'>>(parties: readonly P[]): P[] =>
    parties.flatMap((party) =>
      party.id === replaces
        ? heirs.map(({ id, kind }) => ({ ...party, id, kind, addressConfirmed: false }))
        : [party],
    );
  const owing = <T extends { creditorIds: string[] }>(decision: T | null): T | null =>
    decision && { ...decision, creditorIds: all(decision.creditorIds) };
  const { trackObjection, challenge, objection, ruling, appeal, crossSuit, suspension, entrustment } =
    context;
  return {
    litigants: inherit(context.litigants),
    bystanders: inherit(context.bystanders),
    left: context.left.map((gone) => ({ ...gone, partyIds: all(gone.partyIds) })),
    representatives: context.representatives.filter((id) => id !== replaces),
    absent: all(context.absent),
    running: context.running.flatMap((span) => all([span.key]).map((key) => ({ ...span, key }))),
    trackObjection: trackObjection && { ...trackObjection, partyId: one(trackObjection.partyId) },
    challenge: challenge && { ...challenge, by: one(challenge.by) },
    objection: objection && { ...objection, partyId: one(objection.partyId) },
    ruling: ruling?.appealedBy === undefined ? ruling : { ...ruling, appealedBy: one(ruling.appealedBy) },
    appeal: appeal && { ...appeal, byPartyId: one(appeal.byPartyId) },
    entrustment: entrustment && {
      ...entrustment,
      consents: entrustment.consents.map((consent) => ({ ...consent, partyId: one(consent.partyId) })),
    },
    crossSuit: crossSuit && { ...crossSuit, partyIds: all(crossSuit.partyIds) },
    suspension: suspension && {
      ...suspension,
      partyIds: suspension.partyIds.filter((id) => id !== replaces),
    },
    judgment: owing(context.judgment),
    statement: owing(context.statement),
    inForce: owing(context.inForce),
  };
}

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

/** The day by which a fast-track case is to be done: by the court's own number of days, else by the usual one. */
function targetOf(
  { targetDays, filing }: TrialContext,
  docketedOn: CivilDate,
  local: LocalRules,
): TrialContext['ownTarget'] {
  if (targetDays !== null) return { days: targetDays, on: addDays(docketedOn, targetDays) };
  const { value: days, label, unverified } = thresholdOn('fast_track_target_days', filing.since, local);
  const decidedBy = label === locallyConfigured ? unverified : undefined;
  return { days, on: addDays(docketedOn, days), ...(decidedBy ? { decidedBy } : {}) };
}

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
    creditorIds: context.judgment?.creditorIds ?? [],
  },
});

/** A judgment of first instance is in force when every time to appeal has passed, and no earlier than an appeal was given up. */
const firstInstanceInForce = (context: TrialContext): Change =>
  takingEffect(
    context,
    latest([
      context.appealWithdrawnOn,
      ...context.litigants.map(({ judgment }) => judgment?.until && dayAfter(judgment.until)),
    ]),
  );

const statementInForce = (context: TrialContext, effectiveOn: CivilDate): Change => {
  const dueOn = context.statement?.performanceDueOn ?? effectiveOn;
  return {
    inForce: {
      effectiveOn,
      performanceDueOn: dueOn,
      ordersPerformance: true,
      creditorIds: context.statement?.creditorIds ?? [],
    },
  };
};

const mediationSpan = (
  context: TrialContext,
  extension: { from: CivilDate; until: CivilDate } | null | undefined,
): Change =>
  extension == null || extension.from >= extension.until
    ? {}
    : { excluded: [...context.excluded, { ground: 'mediationExtension', ...extension }] };

/** While the suit is suspended the mediation entrusted before may end: the suit then goes on from there. */
const goingOnAt = ({ suspension }: TrialContext, stage: Stage): Change =>
  suspension === null ? {} : { suspension: { ...suspension, stage } };

const afterJurisdiction = (context: TrialContext, until: CivilDate): Change => ({
  objection: null,
  ...closeRunning(context, 'jurisdiction', until),
});

/** The defence period where the court did not set a shorter one. */
const defenceDays = (servedOn: CivilDate): number => lengthsOn('defence_15d', servedOn).own;

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
  withdrawFiling: (context: TrialContext, { on, payload }: ActOf<'WITHDRAW_FILING'>): Change =>
    ended(context, on, payload.reason),
  dropPlaintiff: (context: TrialContext, act: ActOf<'WITHDRAW_FILING'>): Change =>
    leave(context, [actingParty(act) as string], act.on),

  selectTrack: (context: TrialContext, { payload, local }: ActOf<'SELECT_TRACK'>): Change => {
    const answer = lawfulTrack(context, payload);
    const { track, averageWage, ...trackFacts } = payload;
    const { docketedOn } = context;
    const isTarget = context.fastTrackMarked && track !== 'ordinary' && docketedOn !== null;
    return {
      track,
      trackFacts,
      courtWage: averageWage ?? null,
      trackReasons: [
        ...answer.reasons.map((one) => one.text),
        ...(averageWage ? [describeWage(averageWage)] : []),
        ...(answer.unknown ?? []),
      ],
      ownTarget: isTarget ? targetOf(context, docketedOn, local) : null,
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
  feeOverdue: (context: TrialContext, { on }: Expiry): Change => ({
    fee: context.fee && { ...context.fee, until: on },
  }),
  feeUnpaid: (context: TrialContext, { on, payload }: ActOf<'RULE_FEE_UNPAID'>): Change =>
    ended(context, payload.rulingServedOn ?? on, 'feeUnpaid'),

  serveComplaint: (context: TrialContext, { payload }: ActOf<'SERVE_COMPLAINT'>): Change => {
    const complaint = { servedOn: payload.servedOn, kind: payload.kind };
    const defence = { days: payload.defenceDays ?? defenceDays(payload.servedOn), over: false };
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
      defence: { days: defenceDays(on), over: false },
    })),
    ...closeRunning(context, 'announcement', on, payload.key),
  }),
  defenceEnded: (context: TrialContext, { on, payload }: Expiry): Change =>
    patch(context, [payload.key ?? ''], ({ defence }) =>
      defence ? { defence: { ...defence, over: true, until: on } } : {},
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
    objection: { partyId: actingParty(act) as string, on: filedOn(act) },
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
  rulingWindowEnded: (context: TrialContext, { on, payload }: Expiry): Change =>
    patch(context, [payload.key ?? ''], ({ ruling }) =>
      ruling ? { ruling: { ...ruling, over: true, until: on } } : {},
    ),
  appealRuling: (context: TrialContext, act: ActOf<'APPEAL_RULING'>): Change =>
    context.ruling === null ? {} : { ruling: { ...context.ruling, appealedBy: actingParty(act) as string } },
  /** An appeal posted in time arrives after the ruling was taken to be final: the time of the dispute stands still again. */
  jurisdictionReopened: (context: TrialContext, { on }: ActOf<'APPEAL_RULING'>): Change => ({
    running: [...context.running, { ground: 'jurisdiction', from: on, key: '' }],
  }),
  transfer: (context: TrialContext, { on, payload }: ActOf<'TRANSFER_CASE'>): Change => ({
    ...newRuling(context, { kind: 'jurisdiction', on, reason: payload.reason, toCourtId: payload.toCourtId }),
    ...ended(context, on, payload.ground),
  }),
  dismiss: (context: TrialContext, { on, payload }: ActOf<'DISMISS_SUIT'>): Change =>
    newRuling(context, { kind: 'dismissal', on, reason: payload.ground }),
  dismissedAtOnce: (context: TrialContext, { on, payload }: ActOf<'DISMISS_SUIT'>): Change =>
    ended(context, payload.rulingServedOn ?? on, payload.ground),
  /** A ruling that ends the suit in this court takes effect. */
  rulingIsFinal: (
    context: TrialContext,
    { on }: ActOf<'DECIDE_JURISDICTION' | 'DECIDE_RULING_APPEAL'> | Expiry,
  ): Change => ended(context, on, context.ruling?.reason ?? ''),
  /** The dismissal is final; what hangs on its service counts from the day on which the last party had it. */
  dismissalIsFinal: (context: TrialContext, act: ActOf<'DECIDE_RULING_APPEAL'> | Expiry): Change =>
    ended(
      context,
      act.type === 'DECIDE_RULING_APPEAL'
        ? (act as ActOf<'DECIDE_RULING_APPEAL'>).payload.decidedOn
        : latest(context.litigants.map((one) => one.ruling?.servedOn)),
      context.ruling?.reason ?? '',
      act.on,
    ),
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
  /** Both sides of an award sue: both are plaintiff and defendant (LI1 4). A fellow party that sues joins its side. */
  mergeCrossSuit: (context: TrialContext, { payload }: ActOf<'CROSS_SUIT_FILED'>): Change => {
    const joins = ({ id }: { id: string }) => payload.partyIds.includes(id);
    const litigants = [
      ...context.litigants,
      ...context.bystanders.filter(joins).map(({ role, ...one }) => ({
        ...one,
        side: role === context.claimant ? ('plaintiff' as const) : ('defendant' as const),
      })),
    ];
    const before = context.crossSuit?.partyIds ?? [];
    const cross = litigants.filter((one) => one.side === 'defendant' && joins(one)).map((one) => one.id);
    return {
      litigants,
      bystanders: context.bystanders.filter((one) => !joins(one)),
      crossSuit:
        cross.length === 0
          ? context.crossSuit
          : { partyIds: [...new Set([...before, ...cross])], on: context.crossSuit?.on ?? payload.on },
    };
  },
  amend: (context: TrialContext, { payload }: ActOf<'PARTIES_AMENDED'>): Change => {
    const known = (now: TrialContext, id: string) =>
      [...now.litigants, ...now.bystanders].some((one) => one.id === id);
    const replaced = [...new Set(payload.parties.flatMap((one) => one.replaces ?? []))];
    const now = replaced.reduce((then, gone) => {
      const heirs = payload.parties.filter((one) => one.replaces === gone && !known(then, one.id));
      return heirs.length === 0 || !known(then, gone) ? then : { ...then, ...succeed(then, gone, heirs) };
    }, context);
    const renamed = <P extends Pick<Litigant, 'id' | 'kind'>>(one: P): P => ({
      ...one,
      kind: payload.parties.find(({ id }) => id === one.id)?.kind ?? one.kind,
    });
    return { ...now, litigants: now.litigants.map(renamed), bystanders: now.bystanders.map(renamed) };
  },
  addClaim: (context: TrialContext, { payload: { id, type, amountFen } }: ActOf<'ADD_CLAIM'>): Change => ({
    claims: [...context.claims, { id, type, ...(amountFen === undefined ? {} : { amountFen }) }],
  }),

  entrust: (_: TrialContext, { on, payload }: ActOf<'ENTRUST_MEDIATION'>): Change => ({
    entrustment: { mediationBodyId: payload.mediationBodyId, on, consents: payload.consents },
  }),
  mediationAgreed: (context: TrialContext, { payload }: ActOf<'ENTRUSTED_MEDIATION_AGREED'>): Change => ({
    agreementId: payload.agreement.id,
    ...mediationSpan(context, payload.extension),
    ...goingOnAt(context, 'settling'),
  }),
  mediationFailed: (context: TrialContext, { payload }: ActOf<'ENTRUSTED_MEDIATION_FAILED'>): Change => ({
    ...mediationSpan(context, payload.extension),
    ...goingOnAt(context, 'preparing'),
  }),
  settle: (_: TrialContext, { payload }: ActOf<'SETTLE_IN_COURT'>): Change => ({
    agreementId: payload.agreementId,
  }),
  issueStatement: (context: TrialContext, { payload }: ActOf<'ISSUE_STATEMENT'>): Change => ({
    statement: {
      number: payload.number,
      performanceDueOn: payload.performanceDueOn ?? null,
      creditorIds: [...(payload.creditorIds ?? plaintiffIds(context))],
    },
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
  plaintiffAbsent: (context: TrialContext, { on, payload }: ActOf<'DEEM_WITHDRAWN'>): Change =>
    ended(context, payload.rulingServedOn ?? on, 'plaintiffAbsent'),

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

  substitute: (context: TrialContext, { payload }: ActOf<'SUBSTITUTE_PARTY'>): Change =>
    succeed(context, payload.replaces, payload.parties),
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
  terminate: (context: TrialContext, { on, payload }: ActOf<'TERMINATE'>): Change =>
    ended(context, payload.rulingServedOn ?? on, payload.reason),
  requestWithdrawal: (context: TrialContext, act: ActOf<'REQUEST_WITHDRAWAL'>): Change =>
    patch(context, [actingParty(act) as string], () => ({ withdrawalAskedOn: act.on })),
  refuseWithdrawal: (context: TrialContext): Change => ({
    litigants: context.litigants.map((one) => without(one, 'withdrawalAskedOn')),
  }),
  withdraw: (context: TrialContext, { on, payload }: ActOf<'ALLOW_WITHDRAWAL'>): Change =>
    ended(context, payload.rulingServedOn ?? on, payload.reason),
  withdrawInPart: (context: TrialContext, { on, payload }: ActOf<'ALLOW_WITHDRAWAL'>): Change =>
    leave(
      context,
      suing(context)
        .filter((one) => one.withdrawalAskedOn !== undefined)
        .map((one) => one.id),
      payload.rulingServedOn ?? on,
    ),
  preserve: (_: TrialContext, { payload }: ActOf<'RECORD_PRESERVATION'>): Change => ({
    preservationOn: payload.measureOn,
  }),

  pronounce: (context: TrialContext, { on, payload }: ActOf<'PRONOUNCE'>): Change => ({
    judgment: {
      on,
      ...payload,
      instance: 1,
      creditorIds: [...(payload.creditorIds ?? plaintiffIds(context))],
    },
    appealWithdrawnOn: null,
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
  appealWindowEnded: (context: TrialContext, { on, payload }: Expiry): Change =>
    patch(context, [payload.key ?? ''], ({ judgment }) =>
      judgment ? { judgment: { ...judgment, over: true, until: on } } : {},
    ),
  unappealed: firstInstanceInForce,
  /** An appeal that was posted in time may find the judgment taken to be in force: then it is not. */
  appeal: (context: TrialContext, act: ActOf<'APPEAL'>): Change => ({
    appeal: { byPartyId: actor(act), filedOn: filedOn(act), docketedOn: null, extension: 0 },
    inForce: null,
    expired: context.expired.filter((mark) => !/^(enf|psv)_/.test(mark)),
  }),
  docketAppeal: (context: TrialContext, { payload }: ActOf<'DOCKET_APPEAL'>): Change =>
    context.appeal === null ? {} : { appeal: { ...context.appeal, docketedOn: payload.docketedOn } },
  extendAppeal: (context: TrialContext, { payload }: ActOf<'EXTEND_APPEAL_LIMIT'>): Change =>
    context.appeal === null
      ? {}
      : { appeal: { ...context.appeal, extension: context.appeal.extension + payload.months } },
  appealWithdrawn: (_: TrialContext, { payload }: ActOf<'ALLOW_APPEAL_WITHDRAWAL'>): Change => ({
    appeal: null,
    appealWithdrawnOn: payload.rulingServedOn,
  }),
  decideAppeal: (context: TrialContext, { on, payload }: ActOf<'DECIDE_APPEAL'>): Change => {
    const { ordersPerformance, performanceDays, servedOn } = payload;
    const judgment = {
      on,
      manner: 'fixedDate' as const,
      ordersPerformance,
      performanceDays,
      instance: 2 as const,
      creditorIds: [...(payload.creditorIds ?? context.judgment?.creditorIds ?? plaintiffIds(context))],
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
  perform: (context: TrialContext, { payload }: ActOf<'CONFIRM_PERFORMANCE'>): Change => ({
    performedOn: payload.performedOn,
    ...ended(context, payload.performedOn, 'performed'),
  }),
  performedElsewhere: (context: TrialContext, { payload }: ActOf<'PERFORMED'>): Change => ({
    performedOn: payload.on,
    ...ended(context, payload.on, 'performed'),
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
  const role = roleOf(context, litigantOf(context, payload.replaces)?.side ?? 'plaintiff');
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
  actions: {
    ...effects,
    ...assignments,
    /** A hearing that was set falls away; after one was held the suit goes on from there. */
    suspend: assign(({ context, event }, { stage }: { stage: Stage }) => {
      const { ground, partyIds = [], from } = payloadOf(event, 'SUSPEND');
      return {
        ...noHearing(context),
        suspension: {
          ground,
          partyIds: [...partyIds],
          from,
          stage: stage === 'preparing' && context.heardOn !== null ? 'deliberating' : stage,
        },
        running: [...context.running, { ground: 'suspension' as const, from, key: '' }],
      };
    }),
  },
});
