import { type Citation, cite, isInTime, lengthsOn, thresholdOn } from '@dingfen/legal-basis';
import { addDays, type CivilDate } from '@dingfen/legal-calendar';
import { actingParty, actsForItself, defineGuards, isByParty, payloadOf } from '@dingfen/procedure-kit';
import {
  defendants,
  isWageRecovery,
  type Litigant,
  litigantOf,
  plaintiffs,
  type Stage,
  suing,
  type TrialContext,
} from './context.ts';
import { limitRules, markOf, trackOf } from './deadlines.ts';
import type { PayloadOf, TrialActs } from './events.ts';
import { isAllowedTrack, selectTrack, type TrackAnswer, tracks } from './track.ts';

/** The party, when it is already known who acts. Before the form is filled in staff have not named it yet. */
const isUnnamed = (event: TrialActs): boolean => actingParty(event) === undefined && !isByParty(event);
const acting = (context: TrialContext, event: TrialActs): Litigant | undefined =>
  litigantOf(context, actingParty(event));

const pastFields = [
  'postedOn',
  'completedOn',
  'servedOn',
  'decidedOn',
  'publishedOn',
  'requestedOn',
  'signedOn',
  'rulingServedOn',
  'measureOn',
  'performedOn',
  'docketedOn',
  'from',
  'until',
] as const;
const serviceFields = ['servedOn', 'publishedOn'] as const;

/** The days of a form that may not lie in the future, with those of nested forms. */
const daysIn = (payload: unknown, fields: readonly string[]): CivilDate[] =>
  fields.flatMap((name) => {
    const value = (payload as Record<string, unknown>)[name];
    return typeof value === 'string' ? [value] : [];
  });

const named = (context: TrialContext, event: TrialActs): (Litigant | undefined)[] => {
  const { partyIds, partyId, creditorIds } = event.payload as {
    partyIds?: readonly string[];
    partyId?: string;
    creditorIds?: readonly string[];
  };
  return [...(partyIds ?? []), ...(partyId === undefined ? [] : [partyId]), ...(creditorIds ?? [])].map(
    (id) => litigantOf(context, id),
  );
};
const everyNamed = (context: TrialContext, event: TrialActs, test: (one: Litigant) => boolean): boolean =>
  named(context, event).every((one) => one !== undefined && test(one));

/** Who waits for the running ruling: the suing side for a refusal, everybody otherwise. */
const ruled = (context: TrialContext): Litigant[] =>
  context.ruling?.kind === 'refusal' ? plaintiffs(context) : context.litigants;

/** A running period, or the last day of one that has ended. */
interface Window {
  over: boolean;
  until?: CivilDate;
}
/** Whether an act falls into a period: while it runs, or afterwards when it was posted within it (CPL 85(4)). */
const within = (window: Window | undefined, event: TrialActs): boolean => {
  if (window === undefined) return false;
  const { postedOn } = event.payload as { postedOn?: CivilDate };
  if (!window.over) return true;
  return (
    postedOn !== undefined &&
    window.until !== undefined &&
    isInTime({ dueOn: window.until, postedOn, receivedOn: event.on })
  );
};

/** The procedure that the law gives this case on the facts the court found. */
export function lawfulTrack(
  context: Pick<
    TrialContext,
    'claims' | 'litigants' | 'retrial' | 'docketedOn' | 'filing' | 'averageWageFen' | 'courtWage'
  >,
  found: Partial<PayloadOf<'SELECT_TRACK'>>,
): TrackAnswer {
  const wage = context.averageWageFen ?? (found.averageWage ?? context.courtWage)?.amountFen;
  const size = (side: Litigant['side']) => context.litigants.filter((one) => one.side === side).length;
  return selectTrack({
    ...found,
    on: context.docketedOn ?? context.filing.since,
    claims: context.claims,
    plaintiffs: size('plaintiff'),
    defendants: size('defendant'),
    remandedOrRetrial: context.retrial,
    ...(wage === undefined ? {} : { averageWageFen: wage }),
  });
}

/** The day by which the law of the suit as a whole is chosen: docketing, before it the receipt of the papers. */
const suitOn = (context: TrialContext): CivilDate => context.docketedOn ?? context.filing.since;
/** The day of a service by which its law is chosen. One before docketing is refused by a condition of its own. */
const serviceOn = (context: TrialContext, servedOn: CivilDate): CivilDate =>
  servedOn < suitOn(context) ? suitOn(context) : servedOn;

const isCollectiveSide = (context: TrialContext, side: Litigant['side'] | undefined): boolean =>
  context.litigants.filter((one) => one.side === side).length >=
  thresholdOn('collective_workers', suitOn(context)).value;
const isCollective = (context: TrialContext): boolean =>
  isCollectiveSide(context, 'plaintiff') || isCollectiveSide(context, 'defendant');
const limitPassed = (context: TrialContext): boolean =>
  context.expired.includes(markOf(context, limitRules[trackOf(context)], ''));
/** The last day on which ordinary procedure may still notify a hearing. */
const lastNoticeOn = (hearingOn: CivilDate): CivilDate =>
  addDays(hearingOn, -lengthsOn('hearing_notice_3d_before', hearingOn).own);
const notifiedInTime = (context: TrialContext, one: Litigant): boolean =>
  context.hearing !== null &&
  one.hearingNoticeOn !== undefined &&
  one.hearingNoticeOn <= lastNoticeOn(context.hearing.on);
const isLight = (context: TrialContext): boolean => trackOf(context) !== 'ordinary';
/** The most months by which the court’s own president may extend the trial limit. */
const presidentMayAdd = (context: TrialContext): number =>
  isLight(context)
    ? lengthsOn(limitRules[trackOf(context)], suitOn(context)).extension
    : thresholdOn('trial_extension_president_months', suitOn(context)).value;
/** Where the suit stood when it was suspended. */
const stood = (stage: Stage, zh: string, en: string) =>
  condition(
    `中止前${zh}`,
    `when it was suspended ${en}`,
    [CPL('153(2)')],
    (context) => context.suspension?.stage === stage,
  );
const keyOf = (event: TrialActs): string | undefined => (event.payload as { key?: string }).key;

type Test = (context: TrialContext, event: TrialActs) => boolean;
const condition = (zh: string, en: string, basis: readonly Citation[], test: Test) => ({
  summary: { zh, en },
  basis,
  test: ({ context, event }: { context: TrialContext; event: TrialActs }) => test(context, event),
});
/** A condition that reads the form. */
const onForm = (zh: string, en: string, basis: readonly Citation[], test: Test) => ({
  ...condition(zh, en, basis, test),
  needsPayload: true as const,
});

const CPL = (article: string) => cite('CPL', article);
const CPI = (article: string) => cite('CPI', article);
const own = [cite('ENG', '', 'D')];
const agency = [CPL('61-62'), ...own];

/** The conditions of the suit. */
export const guards = defineGuards<TrialContext, TrialActs>()({
  // Who acts
  actsForItself: onForm(
    '当事人只能为自己行为；工作人员代录须写明当事人和证据',
    'a party acts for itself; staff who record its act name the party and the evidence',
    agency,
    (_, event) => actsForItself(event),
  ),
  actorSues: condition('须为原告', 'must be a suing party', [CPL('122')], (context, event) =>
    isUnnamed(event) ? true : suing(context).some((one) => one.id === actingParty(event)),
  ),
  actorIsSued: condition('须为被告', 'must be a defendant', [CPL('122')], (context, event) =>
    isUnnamed(event) ? true : acting(context, event)?.side === 'defendant' || context.crossSuit !== null,
  ),
  actorIsLitigant: condition(
    '须为本案当事人',
    'must be a party to the suit',
    [CPL('51')],
    (context, event) => (isUnnamed(event) ? true : acting(context, event) !== undefined),
  ),
  postingRecordedByStaff: onForm(
    '交邮日只能由工作人员凭交邮凭证登记',
    'the day of posting is recorded by staff only, with the proof',
    [CPL('85(4)')],
    (_, event) => (event.payload as { postedOn?: CivilDate }).postedOn === undefined || !isByParty(event),
  ),
  actorIsCreditor: condition(
    '须为裁判文书确定的权利人',
    'must be a party to whom the decision says something is owed',
    [CPL('247')],
    (context, event) =>
      isUnnamed(event) || context.inForce?.creditorIds.includes(actingParty(event) ?? '') === true,
  ),
  namedAreLitigants: onForm(
    '所列均须为本案当事人',
    'everybody named must be a party to the suit',
    [CPL('51')],
    (context, event) => everyNamed(context, event, () => true),
  ),
  notInFuture: onForm('日期不得晚于今天', 'the day may not lie in the future', own, (_, event) =>
    daysIn(event.payload, pastFields).every((one) => one <= event.on),
  ),
  notBeforeDocketing: onForm(
    '送达日不得早于立案日',
    'service cannot precede docketing',
    [CPL('128')],
    (context, event) =>
      daysIn(event.payload, serviceFields).every(
        (one) => context.docketedOn !== null && one >= context.docketedOn,
      ),
  ),

  // Filing
  handOffAcknowledged: condition(
    '须先签收移交材料并取得收件编号',
    'the hand-off must be acknowledged with a receipt number first',
    own,
    (context) => context.receiptNumber !== null,
  ),
  packageComplete: condition(
    '移交材料齐全',
    'the package is complete',
    own,
    (context) => context.missingParts.length === 0,
  ),
  partStillMissing: onForm('该材料尚缺', 'that part is still missing', own, (context, event) => {
    const { part } = payloadOf(event, 'SUPPLY_PACKAGE_PART');
    return context.missingParts.includes(part);
  }),
  completedSinceAsked: onForm(
    '补齐日不得早于要求补正之日',
    'the papers cannot be complete before they were asked for',
    [CPI('208')],
    (context, event) => {
      const { completedOn } = payloadOf(event, 'COMPLETE_PAPERS');
      const { correctingSince } = context.filing;
      return correctingSince !== null && completedOn >= correctingSince;
    },
  ),

  someOtherPlaintiff: condition(
    '尚有其他原告',
    'there are other plaintiffs',
    [CPL('55')],
    (context) => suing(context).length > 1,
  ),

  // Rulings
  rulingServedOnActor: condition(
    '裁定已送达该当事人，且在上诉期内提出或者交邮',
    'the ruling was served on the party, and the appeal was lodged or posted within the time to appeal',
    [CPL('171(2)'), CPL('85(4)')],
    (context, event) => isUnnamed(event) || within(acting(context, event)?.ruling, event),
  ),
  jurisdictionWasRuled: condition(
    '管辖异议已被裁定驳回，且二审尚未裁定',
    'the objection to jurisdiction was rejected by a ruling not yet decided on appeal',
    [CPL('130')],
    (context) => context.ruling?.kind === 'jurisdiction' && context.ruling.appealedBy === undefined,
  ),
  rulingNotYetServed: onForm(
    '裁定尚未送达所列当事人',
    'the ruling has not been served on those named',
    [CPL('171(2)')],
    (context, event) =>
      everyNamed(
        context,
        event,
        (one) => one.ruling === undefined && ruled(context).some(({ id }) => id === one.id),
      ),
  ),
  lastRulingWindow: condition(
    '其余各方的上诉期均已届满',
    'the time to appeal has passed for everybody else',
    [CPL('171(2)')],
    (context, event) => ruled(context).every((one) => one.id === keyOf(event) || one.ruling?.over === true),
  ),
  appealOverturns: onForm(
    '二审撤销原裁定',
    'the ruling is overturned on appeal',
    [CPL('178')],
    (_, event) => payloadOf(event, 'DECIDE_RULING_APPEAL').result === 'overturned',
  ),
  objectionUpheld: condition(
    '管辖权异议成立',
    'the objection to jurisdiction is upheld',
    [CPL('130')],
    (context) => context.ruling?.upheld === true,
  ),
  upholdsObjection: onForm(
    '异议成立',
    'the objection is upheld',
    [CPL('130')],
    (_, event) => payloadOf(event, 'DECIDE_JURISDICTION').upheld,
  ),
  courtNamedWhenUpheld: onForm(
    '异议成立的须写明移送法院',
    'an upheld objection names the court to which the case goes',
    [CPL('130')],
    (_, event) => {
      const { upheld, toCourtId } = payloadOf(event, 'DECIDE_JURISDICTION');
      return !upheld || toCourtId !== undefined;
    },
  ),
  inSmallClaims: condition(
    '适用小额诉讼程序',
    'the case is in small-claims procedure',
    [CPL('165'), CPI('276-277')],
    (context) => context.track === 'smallClaims',
  ),

  // Track
  trackAsLawSays: onForm(
    '审理程序须符合法定条件',
    'the procedure must be the one the law gives the case',
    [CPL('160'), CPL('165-166'), CPI('257')],
    (context, event) => {
      const found = payloadOf(event, 'SELECT_TRACK');
      return isAllowedTrack(found.track, lawfulTrack(context, found));
    },
  ),
  wageNotConfigured: onForm(
    '已配置年平均工资的，不另行提供',
    'the court supplies an average wage only where none is configured',
    [CPL('165'), CPI('272')],
    (context, event) =>
      payloadOf(event, 'SELECT_TRACK').averageWage === undefined || context.averageWageFen === null,
  ),
  trackStillLawful: onForm(
    '加入该请求后仍符合小额诉讼条件；不符合的，应当先转换程序',
    'with the new claim small claims is still lawful; otherwise the procedure is converted first',
    [CPI('278'), CPL('165-166')],
    (context, event) => {
      if (context.track !== 'smallClaims') return true;
      const { id, type, amountFen } = payloadOf(event, 'ADD_CLAIM');
      const claim = { id, type, ...(amountFen === undefined ? {} : { amountFen }) };
      const answer = lawfulTrack({ ...context, claims: [...context.claims, claim] }, context.trackFacts);
      return isAllowedTrack('smallClaims', answer);
    },
  ),
  fullerProcedure: onForm(
    '只能转为更完整的程序',
    'conversion goes only to a fuller procedure',
    [CPL('169-170'), CPI('258')],
    (context, event) => {
      const { to } = payloadOf(event, 'CONVERT_TRACK');
      return tracks.indexOf(to) > tracks.indexOf(trackOf(context));
    },
  ),
  isLightTrack: condition(
    '适用简易程序或者小额诉讼程序',
    'the case is in summary or small-claims procedure',
    [CPL('169-170'), CPI('266')],
    isLight,
  ),
  limitStillRuns: condition(
    '审限尚未届满',
    'the trial limit has not ended',
    [CPI('258')],
    (context) => !limitPassed(context),
  ),
  beforeHearing: condition(
    '尚未开庭',
    'no hearing has been held',
    [CPI('279'), cite('OP25', '[2]', 'B')],
    (context) => context.heardOn === null,
  ),
  noTrackObjection: condition(
    '程序异议已经处理',
    'no objection to the procedure is undecided',
    [CPI('279')],
    (context) => context.trackObjection === null,
  ),
  trackObjectionOpen: condition(
    '有未处理的程序异议',
    'an objection to the procedure is undecided',
    [CPI('279')],
    (context) => context.trackObjection !== null,
  ),

  // Judge
  judgeKnown: condition(
    '审判人员已确定',
    'the judge is fixed',
    [CPL('131')],
    (context) => context.judge !== null,
  ),
  judgeMayAct: condition(
    '审判人员已确定，且没有待决的回避申请',
    'the judge is fixed and no first request for recusal is undecided',
    [CPL('48'), CPL('131')],
    (context) => context.judge !== null && context.challenge?.stage !== 'first',
  ),
  recusalGranted: onForm(
    '准许回避',
    'recusal is granted',
    [CPL('49-50')],
    (_, event) => payloadOf(event, 'DECIDE_CHALLENGE').granted,
  ),
  reviewOpen: condition(
    '回避申请已被驳回且尚未复议',
    'recusal was refused and not yet reviewed',
    [CPL('50')],
    (context) => context.challenge?.stage === 'refused',
  ),
  reviewByChallenger: condition(
    '只能由申请回避的当事人申请复议',
    'only the party who asked for recusal may ask for review',
    [CPL('50')],
    (context, event) => isUnnamed(event) || actingParty(event) === context.challenge?.by,
  ),

  judgeWasChallenged: condition(
    '已对该法官提出过回避申请',
    'recusal of this judge was already asked for',
    [CPL('48-50')],
    (context) => context.challenge !== null,
  ),

  // Fee
  feeNeedsNoPrepayment: condition(
    '劳动者追索劳动报酬，不预交诉讼费，或者诉讼费已结清',
    'the worker claims wages and prepays nothing, or the fee is settled',
    [cite('FEE', '20')],
    (context) => context.feeSettled || isWageRecovery(context),
  ),
  feePostedInTime: condition(
    '须在交费期限内交纳或者汇出',
    'the fee was paid or sent within the time to pay it',
    [cite('FEE', '22'), CPL('85(4)')],
    (context, event) =>
      isUnnamed(event) ||
      within(context.fee?.until ? { over: true, until: context.fee.until } : undefined, event),
  ),
  convertedToOrdinary: condition(
    '已由简易程序转为普通程序',
    'the case was converted to ordinary procedure',
    [CPI('199')],
    (context) => context.conversions.some((one) => one.to === 'ordinary'),
  ),

  // Service, defence, evidence
  namedAreDefendants: onForm(
    '所列均须为被告',
    'everybody named must be a defendant',
    [CPL('128')],
    (context, event) => everyNamed(context, event, (one) => one.side === 'defendant'),
  ),
  complaintNotYetServed: onForm(
    '起诉状尚未送达所列被告',
    'the complaint has not been served on those named',
    [CPL('128')],
    (context, event) => everyNamed(context, event, (one) => one.complaint === undefined),
  ),
  addressConfirmedWhereNeeded: onForm(
    '电子送达、按确认地址退回视为送达，须有送达地址确认书',
    'electronic service, and service by a returned letter, need a confirmed address',
    [CPL('90'), CPI('136'), cite('ONL', '29-31')],
    (context, event) => {
      const { kind, returned } = payloadOf(event, 'SERVE_COMPLAINT');
      return (
        (kind !== 'electronic' && !returned) || everyNamed(context, event, (one) => one.addressConfirmed)
      );
    },
  ),
  returnedOnlyByPost: onForm(
    '退回视为送达仅限邮寄',
    'only a letter can be returned',
    [CPI('138')],
    (_, event) => {
      const { kind, returned } = payloadOf(event, 'SERVE_COMPLAINT');
      return !returned || kind === 'postal';
    },
  ),
  shorterDefenceConsented: onForm(
    '缩短答辩期仅限简易程序和小额诉讼，且须被告同意',
    'a shorter defence period needs summary or small-claims procedure and the defendant’s consent',
    [CPI('266'), CPI('275')],
    (context, event) => {
      const { servedOn, defenceDays, consentEvidence } = payloadOf(event, 'SERVE_COMPLAINT');
      return (
        defenceDays === undefined ||
        defenceDays === lengthsOn('defence_15d', serviceOn(context, servedOn)).own ||
        (isLight(context) && consentEvidence !== undefined)
      );
    },
  ),
  notYetAnnounced: onForm('尚未公告', 'not announced yet', [CPL('95')], (context, event) =>
    everyNamed(context, event, (one) => one.complaintAnnouncedOn === undefined),
  ),
  evidenceNotSet: onForm(
    '尚未为所列当事人指定举证期限',
    'no evidence period runs for those named',
    [CPI('99')],
    (context, event) => everyNamed(context, event, (one) => one.evidence === undefined),
  ),
  evidenceLengthLawful: onForm(
    '举证期限：普通程序不少于15日；简易程序不超过15日；小额诉讼一般不超过7日（最多15日，须说明理由）',
    'evidence period: at least 15 days in ordinary, at most 15 in summary, 7 in small claims (up to 15 with a reason)',
    [CPI('99'), CPI('266'), CPI('275'), cite('EVI', '51')],
    (context, event) => {
      const { days, servedOn, overrideReason } = payloadOf(event, 'SET_EVIDENCE_PERIOD');
      const on = serviceOn(context, servedOn);
      const track = trackOf(context);
      if (track === 'ordinary') return days >= lengthsOn('evidence_ordinary_min_15d', on).min;
      if (track === 'summary') return days <= lengthsOn('evidence_simple_max_15d', on).max;
      const { own: usual, max } = lengthsOn('evidence_small_claim_7d', on);
      return days <= usual || (days <= max && overrideReason !== undefined);
    },
  ),
  evidenceRunsAndIsOrdinary: onForm(
    '举证期限尚未届满，且适用普通程序',
    'the evidence period runs and belongs to ordinary procedure',
    [CPI('100')],
    (context, event) =>
      everyNamed(context, event, (one) => one.evidence?.over === false && one.evidence.track === 'ordinary'),
  ),
  notWaivedYet: condition(
    '尚未放弃',
    'not waived yet',
    [CPI('266')],
    (context, event) => isUnnamed(event) || acting(context, event)?.waivedOn === undefined,
  ),
  complaintServedOnActor: condition(
    '起诉状已送达该被告且尚未答辩',
    'the complaint was served on the defendant, who has not filed a defence',
    [CPL('128')],
    (context, event) => {
      if (isUnnamed(event)) return true;
      const defence = acting(context, event)?.defence;
      return defence !== undefined && defence.filedOn === undefined;
    },
  ),
  everyoneServed: condition(
    '起诉状已送达全部被告',
    'the complaint was served on every defendant',
    [CPL('128')],
    (context) => defendants(context).every((one) => one.complaint !== undefined),
  ),
  defenceOver: condition(
    '各被告答辩期均已届满或者放弃',
    'the defence period of every defendant has ended or was waived',
    [CPL('128'), CPI('266')],
    (context) => defendants(context).every((one) => one.defence?.over === true),
  ),
  evidenceOver: condition(
    '举证期限均已届满或者放弃；普通程序须已指定',
    'the evidence periods have ended or were waived; ordinary procedure must have set them',
    [CPI('99'), CPI('266')],
    (context) =>
      context.litigants.every((one) => (one.evidence === undefined ? isLight(context) : one.evidence.over)),
  ),
  representativesNamed: condition(
    '一方十人以上的，须推选二至五名代表人',
    'a side of ten or more names two to five representatives',
    [CPL('56'), CPI('78')],
    (context) => !isCollective(context) || context.representatives.length > 0,
  ),
  twoToFiveOfOneSide: onForm(
    '代表人须为二至五人，且同属人数达到十人的一方',
    'two to five representatives, all of the side that has ten or more',
    [CPI('75'), CPI('78')],
    (context, event) => {
      const { partyIds } = payloadOf(event, 'NAME_REPRESENTATIVES');
      const side = litigantOf(context, partyIds[0])?.side;
      return (
        partyIds.length >= thresholdOn('court_representatives_min', suitOn(context)).value &&
        partyIds.length <= thresholdOn('court_representatives_max', suitOn(context)).value &&
        isCollectiveSide(context, side) &&
        everyNamed(context, event, (one) => one.side === side)
      );
    },
  ),

  // Jurisdiction
  withinDefencePeriod: condition(
    '须在答辩期内提出或者交邮，且尚未应诉答辩',
    'lodged or posted within the defence period and before a defence on the merits',
    [CPL('130'), CPL('85(4)')],
    (context, event) => {
      if (isUnnamed(event)) return true;
      const defence = acting(context, event)?.defence;
      return within(defence, event) && defence?.filedOn === undefined;
    },
  ),
  inseparableClaim: onForm(
    '新增请求须与讼争劳动争议不可分，否则应当先申请仲裁',
    'a new claim must be inseparable from the dispute; otherwise it goes to arbitration first',
    [cite('LI1', '14')],
    (_, event) => payloadOf(event, 'ADD_CLAIM').inseparable,
  ),

  // Mediation and settlement
  everyoneConsents: onForm(
    '须各方当事人均同意，且附证据',
    'every party consents, with evidence',
    [CPL('96'), CPL('99'), cite('INV', '11')],
    (context, event) => {
      const { consents } = payloadOf(event, 'ENTRUST_MEDIATION', 'SETTLE_IN_COURT');
      return (
        consents.every((one) => one.on <= event.on) &&
        context.litigants.every((one) => consents.some((consent) => consent.partyId === one.id))
      );
    },
  ),
  signatureSuffices: onForm(
    '各方同意签名后即生效并已签名，附证据',
    'all agreed that signature suffices and signed, with evidence',
    [CPI('151')],
    (_, event) => {
      const { effectiveOnSignature, evidence } = payloadOf(event, 'ISSUE_STATEMENT');
      return effectiveOnSignature && evidence !== undefined;
    },
  ),
  serviceNeeded: onForm(
    '调解书须经各方签收生效',
    'the statement takes effect when everybody signs for it',
    [CPL('100(3)'), CPI('149')],
    (_, event) => !payloadOf(event, 'ISSUE_STATEMENT').effectiveOnSignature,
  ),
  notSignedYet: condition(
    '尚未签收',
    'not signed for yet',
    [CPL('100(3)')],
    (context, event) => isUnnamed(event) || acting(context, event)?.statementSignedOn === undefined,
  ),
  lastToSign: condition(
    '其余当事人均已签收',
    'everybody else has signed for it',
    [CPI('149')],
    (context) => context.litigants.filter((one) => one.statementSignedOn === undefined).length === 1,
  ),
  wasHeard: condition('已经开庭', 'a hearing was held', [CPL('102')], (context) => context.heardOn !== null),

  // Hearing
  hearingAhead: onForm(
    '开庭日不得早于今天；普通程序须至少提前三日',
    'the hearing is not before today; in ordinary procedure at least three days ahead',
    [CPL('139'), CPL('163')],
    (context, event) => {
      const { hearingOn } = payloadOf(event, 'SET_HEARING');
      return hearingOn >= event.on && (isLight(context) || lastNoticeOn(hearingOn) >= event.on);
    },
  ),
  anotherHearingAllowed: condition(
    '小额诉讼一次开庭审结',
    'small claims are heard once',
    [CPL('167')],
    (context) => context.track !== 'smallClaims',
  ),
  hearingDayCome: condition(
    '开庭日已到',
    'the day of the hearing has come',
    [CPL('139')],
    (context, event) => context.hearing !== null && event.on >= context.hearing.on,
  ),
  everyoneNotifiedInTime: condition(
    '普通程序须在开庭三日前通知全部当事人',
    'in ordinary procedure everybody is notified three days before the hearing',
    [CPL('139')],
    (context) => isLight(context) || context.litigants.every((one) => notifiedInTime(context, one)),
  ),
  presentAreLitigants: onForm(
    '到庭人员均须为本案当事人，且至少有一名原告到庭',
    'those present are parties, with at least one who sues',
    [CPL('140'), CPL('146')],
    (context, event) => {
      const { present } = payloadOf(event, 'HOLD_HEARING');
      return (
        present.every((one) => litigantOf(context, one) !== undefined) &&
        suing(context).some((one) => present.includes(one.id))
      );
    },
  ),
  absentHadNotice: onForm(
    '缺席审理须有未到庭当事人收到开庭通知的证明',
    'to go on without a party there must be proof that it received the notice',
    [CPL('147'), CPI('261')],
    (context, event) => {
      const { present } = payloadOf(event, 'HOLD_HEARING');
      return context.litigants.every((one) => present.includes(one.id) || one.hearingNoticeOn !== undefined);
    },
  ),
  suingPartiesSummoned: condition(
    '有全部原告收到开庭通知的证明',
    'there is proof that every suing party received the summons',
    [CPL('146')],
    (context) => suing(context).every((one) => one.hearingNoticeOn !== undefined),
  ),
  everySuingPartyAbsent: onForm(
    '全部原告未到庭',
    'every suing party is absent',
    [CPL('146')],
    (context, event) => {
      const { absent } = payloadOf(event, 'DEEM_WITHDRAWN');
      return suing(context).every((one) => absent.includes(one.id));
    },
  ),

  // Trial limit
  exclusionNotRunning: onForm(
    '该事由未在扣除中',
    'time is not already excluded on that ground',
    [CPI('243')],
    (context, event) =>
      !context.running.some((one) => one.ground === payloadOf(event, 'START_EXCLUSION').ground),
  ),
  exclusionRunning: onForm(
    '该事由正在扣除，恢复日不早于起始日',
    'time is being excluded on that ground, since no later than the day given',
    [CPI('243')],
    (context, event) => {
      const { ground, until } = payloadOf(event, 'END_EXCLUSION');
      return context.running.some((one) => one.ground === ground && until >= one.from);
    },
  ),
  sinceDocketing: onForm('起始日不得早于立案日', 'not before docketing', [CPI('243')], (context, event) => {
    const { from } = payloadOf(event, 'START_EXCLUSION');
    return context.docketedOn !== null && from >= context.docketedOn;
  }),
  requestInTime: condition(
    '须在审限届满十日前申请，或者经督办人员准许',
    'ten days before the limit ends, or with the supervisor’s leave',
    [cite('TRL', '12')],
    (context) =>
      context.lateRequestAdmitted ||
      !context.expired.includes(markOf(context, 'trial_extension_request_10d_before', '')),
  ),
  requestIsLate: condition('申请期限已过', 'the time to ask has passed', [cite('TRL', '12')], (context) =>
    context.expired.includes(markOf(context, 'trial_extension_request_10d_before', '')),
  ),
  notExtendedYet: condition(
    '尚未延长，也没有待批的申请',
    'not extended yet, and no request is waiting',
    [CPL('152'), CPL('164'), CPL('168')],
    (context) => context.extensionMonths === 0 && context.extensionRequest === null,
  ),
  extensionAsked: condition(
    '有待批的延长申请',
    'a request to extend is waiting',
    [cite('TRL', '12')],
    (context) => context.extensionRequest !== null,
  ),
  withinExtensionCap: onForm(
    '小额诉讼、简易程序至多延长一个月，普通程序至多六个月',
    'at most one month in small claims and summary procedure, six in ordinary',
    [CPL('152'), CPL('164'), CPL('168'), CPI('258')],
    (context, event) => payloadOf(event, 'APPROVE_EXTENSION').months <= presidentMayAdd(context),
  ),
  presidentHasExtended: condition(
    '普通程序已由院长批准延长六个月，且上级法院尚未再批准',
    'ordinary procedure, extended six months by the president and not yet by the higher court',
    [CPL('152'), cite('TRL', '2')],
    (context) => !isLight(context) && context.extensionMonths === presidentMayAdd(context),
  ),

  // Suspension and end
  ceasedPartyNamed: onForm(
    '当事人死亡、丧失行为能力或者终止的，须写明是谁',
    'on death, incapacity or extinction the party is named',
    [CPL('153')],
    (context, event) => {
      const { ground, partyIds = [] } = payloadOf(event, 'SUSPEND');
      return (
        !['death', 'incapacity', 'employerEnded'].includes(ground) ||
        (partyIds.length > 0 && partyIds.every((one) => litigantOf(context, one) !== undefined))
      );
    },
  ),
  suspendedForParty: condition(
    '因当事人死亡、丧失行为能力或者终止而中止',
    'suspended because a party died, lost capacity or ceased to exist',
    [CPL('153-154')],
    (context) => ['death', 'incapacity', 'employerEnded'].includes(context.suspension?.ground ?? ''),
  ),
  replacesCeasedParty: onForm(
    '只能替换中止原因所涉当事人，新当事人编号不得重复',
    'only the party for which the suit is suspended is replaced, by persons not yet in it',
    [CPI('55'), CPI('64')],
    (context, event) => {
      const { replaces, parties } = payloadOf(event, 'SUBSTITUTE_PARTY');
      return (
        (context.suspension?.partyIds.includes(replaces) ?? false) &&
        parties.every(
          ({ id }) => ![...context.litigants, ...context.bystanders].some((one) => one.id === id),
        ) &&
        new Set(parties.map((one) => one.id)).size === parties.length
      );
    },
  ),
  ceasedPartiesReplaced: condition(
    '死亡或者终止的当事人已有承受人参加诉讼',
    'every party that died or ceased has a successor in the suit',
    [CPL('153(2)'), CPI('55')],
    (context) =>
      !['death', 'employerEnded'].includes(context.suspension?.ground ?? '') ||
      context.suspension?.partyIds.length === 0,
  ),
  resumesAfterSuspension: onForm(
    '恢复日不得早于中止日',
    'the suit cannot resume before it was suspended',
    [CPL('153(2)')],
    (context, event) => {
      const { until } = payloadOf(event, 'RESUME');
      return context.suspension !== null && until >= context.suspension.from;
    },
  ),
  stoodAtObjection: stood('objection', '管辖权异议尚未裁定', 'the objection to jurisdiction was undecided'),
  stoodAtRuling: stood('ruled', '管辖裁定送达或者上诉期内', 'the ruling on jurisdiction was open to appeal'),
  stoodEntrusted: stood('entrusted', '正在委托调解', 'mediation was entrusted'),
  stoodSettling: stood('settling', '已达成协议', 'the parties had agreed'),
  stoodSigning: stood('signing', '调解书待签收', 'the statement was to be signed for'),
  stoodDeliberating: stood('deliberating', '已经开庭', 'a hearing had been held'),
  withdrawalNotAsked: condition(
    '尚未申请撤诉',
    'withdrawal not asked for yet',
    [CPL('148')],
    (context, event) => isUnnamed(event) || acting(context, event)?.withdrawalAskedOn === undefined,
  ),
  withdrawalAsked: condition('有撤诉申请', 'withdrawal was asked for', [CPL('148')], (context) =>
    suing(context).some((one) => one.withdrawalAskedOn !== undefined),
  ),
  everySuingPartyAsks: condition(
    '全部起诉方均申请撤诉',
    'every suing party asks to withdraw',
    [CPL('148'), CPI('78')],
    (context) => suing(context).every((one) => one.withdrawalAskedOn !== undefined),
  ),
  notPreserved: condition(
    '尚未登记保全',
    'no preservation recorded yet',
    [cite('LI1', '49')],
    (context) => context.preservationOn === null,
  ),

  // Judgment
  judgmentNotYetServed: onForm(
    '判决书尚未送达所列当事人',
    'the judgment has not been served on those named',
    [CPL('171')],
    (context, event) => everyNamed(context, event, (one) => one.judgment === undefined),
  ),
  notBeforeJudgment: onForm(
    '送达日不得早于宣判日',
    'service cannot precede the judgment',
    [CPL('151')],
    (context, event) =>
      daysIn(event.payload, serviceFields).every(
        (one) => context.judgment !== null && one >= context.judgment.on,
      ),
  ),
  lastServed: onForm(
    '其余当事人均已送达',
    'everybody else has been served',
    [CPL('165')],
    (context, event) => {
      const { partyIds } = payloadOf(event, 'SERVE_JUDGMENT');
      return context.litigants.every((one) => partyIds.includes(one.id) || one.judgment !== undefined);
    },
  ),
  judgmentNotAnnounced: onForm('尚未公告', 'not announced yet', [CPL('95')], (context, event) =>
    everyNamed(context, event, (one) => one.judgmentAnnouncedOn === undefined),
  ),
  inOrdinary: condition(
    '公告送达仅适用于普通程序',
    'service by announcement belongs to ordinary procedure',
    [CPI('140')],
    (context) => !isLight(context),
  ),
  appealPossible: condition(
    '一审判决；小额诉讼不得上诉',
    'the judgment is of first instance and not in small claims, which allow no appeal',
    [CPL('165'), CPL('171')],
    (context) => context.track !== 'smallClaims' && context.judgment?.instance === 1,
  ),
  appealOpenForActor: condition(
    '判决已送达该当事人，且在上诉期内提出或者交邮',
    'the judgment was served on the party, and the appeal was lodged or posted within the time to appeal',
    [CPL('171'), CPL('85(4)')],
    (context, event) => isUnnamed(event) || within(acting(context, event)?.judgment, event),
  ),
  everyAppealWindowOver: condition(
    '各方的上诉期均已届满',
    'the time to appeal has passed for everybody',
    [CPL('171')],
    (context) => context.litigants.every((one) => one.judgment?.over === true),
  ),
  lastAppealWindow: condition(
    '其余各方的上诉期均已届满',
    'the time to appeal has passed for everybody else',
    [CPL('171')],
    (context, event) =>
      context.litigants.every((one) => one.id === keyOf(event) || one.judgment?.over === true),
  ),
  appealNotDocketedBeforeFiling: onForm(
    '二审立案日不得早于上诉日',
    'an appeal cannot be docketed before it was lodged',
    [CPL('183')],
    (context, event) => {
      const { docketedOn } = payloadOf(event, 'DOCKET_APPEAL');
      return context.appeal !== null && docketedOn >= context.appeal.filedOn;
    },
  ),
  remands: onForm(
    '发回重审',
    'the case is remanded',
    [CPL('177')],
    (_, event) => payloadOf(event, 'DECIDE_APPEAL').result === 'remanded',
  ),
  somethingIsOwed: condition(
    '裁判文书判令履行',
    'the decision orders somebody to perform',
    [CPL('247')],
    (context) => context.inForce?.ordersPerformance === true,
  ),
  performanceProven: onForm(
    '由权利人确认，或者附履行凭证',
    'confirmed by a party to whom it is owed, or with proof of performance',
    own,
    (context, event) =>
      (isByParty(event) && context.inForce?.creditorIds.includes(event.by.partyId ?? '') === true) ||
      payloadOf(event, 'CONFIRM_PERFORMANCE').evidence !== undefined,
  ),
  performanceOverdue: condition(
    '履行期已届满',
    'the time for performance has passed',
    [CPL('247'), CPL('250')],
    (context, event) => context.inForce !== null && event.on > context.inForce.performanceDueOn,
  ),

  // Supervisor
  secondPersonChecks: onForm(
    '更正当事人期间的起算日须由第二人复核',
    'a corrected trigger of a party’s period is checked by a second person',
    own,
    (_, event) => payloadOf(event, 'CORRECT_SERVICE_DATE').secondPersonId !== event.by.personId,
  ),
  servicePeriodRuns: onForm(
    '该文书已送达且其期间仍在进行',
    'the paper was served and its period still runs',
    own,
    (context, event) => {
      const { what, partyId } = payloadOf(event, 'CORRECT_SERVICE_DATE');
      const party = litigantOf(context, partyId);
      if (what === 'complaint') return party?.defence?.over === false;
      return party?.judgment?.over === false && context.track !== 'smallClaims';
    },
  ),
  docketingNotAfterServices: onForm(
    '立案日不得早于收到起诉材料之日，也不得晚于已记录的送达',
    'docketing lies between receipt of the complaint and the first service',
    own,
    (context, event) => {
      const { docketedOn } = payloadOf(event, 'CORRECT_DOCKETING_DATE');
      if (docketedOn < context.filing.since) return false;
      return context.litigants.every(
        (one) => one.complaint === undefined || docketedOn <= one.complaint.servedOn,
      );
    },
  ),
});
