import type { ClaimType, Party } from '@dingfen/domain';
import { isAllowed, type SettlementCheckId, settlementCheck, settlementRules } from '@dingfen/entitlements';
import { cite, lengthsOn } from '@dingfen/legal-basis';
import {
  actingParty,
  actsForItself,
  defineGuards,
  type Guard,
  isByParty,
  payloadOf,
} from '@dingfen/procedure-kit';
import { missingSigners, openItems, settlementIn } from './agreement.ts';
import {
  absencesAllowed,
  type Candidate,
  byCourt,
  consenting,
  courtRegimeFor,
  everyPartyConsents,
  latestAssignment,
  type MediationContext,
  onCourtPlatform,
  type Pause,
  postFilingExtension,
  unexcusedAbsences,
} from './context.ts';
import type { Acts } from './events.ts';

interface RecordedAct {
  partyId?: string;
  actedOn?: string;
}

const recorded = (event: Acts): RecordedAct => event.payload as RecordedAct;
const party = ({ facts }: MediationContext, id: string | undefined): Party | undefined =>
  facts.parties.find((one) => one.id === id);
/** The civil day of the act: the proven one, when somebody recorded it later. */
export const dayOf = (event: Acts): string => recorded(event).actedOn ?? event.on;

const candidateOf = (event: Acts): Candidate => event.payload as Candidate;
const draftOf = (event: Acts) => payloadOf(event, 'DRAFT_AGREEMENT');
const outOfScope: readonly ClaimType[] = ['social_insurance_backpay', 'housing_fund'];

const standsStill = (context: MediationContext, cause: Pause['cause']): boolean =>
  context.pauses.some((one) => one.cause === cause && one.until === undefined);
const standingsFor: Record<'death' | 'deregistration', readonly string[]> = {
  death: ['heir', 'near_relative'],
  deregistration: ['shareholder', 'funder', 'liquidation_group'],
};

type Condition = Guard<MediationContext, Acts>;
const allows =
  (id: SettlementCheckId): Condition['test'] =>
  ({ context, event }) =>
    isAllowed(settlementCheck(id, settlementIn(context, event)).verdict);

/** One of the ten checks of a settlement (LI1 35 and others), as a condition of drafting it. */
const settlementGuard = (id: SettlementCheckId) =>
  ({
    summary: settlementRules[id].requirement,
    basis: settlementRules[id].basis,
    needsPayload: true,
    test: allows(id),
  }) satisfies Condition;

export const guards = defineGuards<MediationContext, Acts>()({
  // Who acts, and on what proof
  actsForItself: {
    summary: {
      zh: '当事人只能为自己行事，且以当日为行为日',
      en: 'a party acts for itself and on the day of acting',
    },
    basis: [cite('INV', '2'), cite('CPL', '62')],
    needsPayload: true,
    test: ({ context, event }) => {
      if (!isByParty(event)) return true;
      const { actedOn } = recorded(event);
      return (
        actsForItself(event) &&
        party(context, actingParty(event)) !== undefined &&
        (actedOn === undefined || actedOn === event.on)
      );
    },
  },
  actRecordedOnProof: {
    summary: {
      zh: '代为登记的，应当写明当事人并附凭证',
      en: 'whoever records a party’s act names the party and the proof',
    },
    basis: [cite('PML', '27'), cite('O17', '21')],
    needsPayload: true,
    test: ({ context, event }) =>
      isByParty(event) || (actsForItself(event) && party(context, actingParty(event)) !== undefined),
  },
  dayNotInFuture: {
    summary: { zh: '行为日期不得晚于今日', en: 'the day of the act does not lie in the future' },
    basis: [cite('ENG', '', 'D')],
    needsPayload: true,
    test: ({ event }) => dayOf(event) <= event.on,
  },
  namesAParty: {
    summary: { zh: '所指的人是本案当事人', en: 'the person named is a party' },
    basis: [cite('MAL', '12')],
    needsPayload: true,
    test: ({ context, event }) => party(context, recorded(event).partyId) !== undefined,
  },
  isApplicantsAct: {
    summary: { zh: '只有申请人可以这样做', en: 'only the applicant may do this' },
    basis: [cite('INV', '26'), cite('INV', '21')],
    needsPayload: true,
    test: ({ context, event }) => party(context, actingParty(event))?.role === 'applicant',
  },

  otherApplicantsRemain: {
    summary: { zh: '还有其他申请人继续调解', en: 'other applicants go on' },
    basis: [cite('INV', '26')],
    needsPayload: true,
    test: ({ context, event }) =>
      context.facts.parties.some((one) => one.role === 'applicant' && one.id !== actingParty(event)),
  },
  entrustedByCourt: {
    summary: { zh: '案件由法院在立案后委托', en: 'the court entrusted the dispute after filing' },
    basis: [cite('INV', '27(2)')],
    test: ({ context }) => context.regime === 'court_post_filing',
  },
  replacesParty: {
    summary: { zh: '有当事人被承继', en: 'a party is replaced' },
    basis: [cite('MAL', '25'), cite('CPI', '55')],
    needsPayload: true,
    test: ({ context, event }) =>
      payloadOf(event, 'PARTIES_AMENDED').parties.some(
        ({ id, replaces }) => replaces !== undefined && replaces !== id && party(context, replaces),
      ),
  },
  ownAgreement: {
    summary: { zh: '被代替的是本次调解达成的协议', en: 'the agreement that is replaced is this mediation’s' },
    basis: [cite('PML', '33')],
    needsPayload: true,
    test: ({ context, event }) => context.agreement?.id === payloadOf(event, 'SUPERSEDED').agreementId,
  },

  // Screening
  bothSidesNamed: {
    summary: { zh: '申请人和被申请人均已列明', en: 'an applicant and a respondent are named' },
    basis: [cite('MAL', '12'), cite('O17', '21')],
    test: ({ context }) =>
      ['applicant', 'respondent'].every((role) => context.facts.parties.some((one) => one.role === role)),
  },
  identitiesChecked: {
    summary: {
      zh: '已核对当事人身份和用人单位登记',
      en: 'identities and the employer’s registration have been checked',
    },
    basis: [cite('ONM', '17'), cite('ARB', '6'), cite('CPI', '64')],
    needsPayload: true,
    test: ({ event }) => {
      const { identitiesChecked, registrationChecked } = payloadOf(event, 'PASS_SCREENING');
      return identitiesChecked && registrationChecked;
    },
  },
  claimInScope: {
    summary: {
      zh: '至少一项请求属于调解范围（社会保险费补缴、住房公积金不属于）',
      en: 'at least one claim is in scope (social-insurance back-payment and housing fund are not)',
    },
    basis: [cite('O17', '22'), cite('MAL', '2')],
    test: ({ context }) => context.facts.claims.some((one) => !outOfScope.includes(one.type)),
  },
  referralBeforeFilingAllowed: {
    summary: {
      zh: '法院先立案后调解：立案前委派须有申请人自愿同意的记录',
      en: 'the court registers first: a referral before filing needs the applicant’s own consent on record',
    },
    basis: [cite('OP25', '[1-2]', 'B')],
    test: ({ context, event }) =>
      context.regime !== 'court_pre_filing' ||
      courtRegimeFor(context, event) === 'pre_filing_allowed' ||
      context.facts.parties
        .filter(({ role }) => role === 'applicant')
        .every(({ id }) => consenting(context, 'mediation').has(id)),
  },

  // Consent
  everyPartyConsents: {
    summary: { zh: '每一方当事人都已同意调解', en: 'every party has consented to mediation' },
    basis: [cite('INV', '2'), cite('INV', '11'), cite('PML', '23'), cite('O17', '22')],
    test: ({ context }) => everyPartyConsents(context, 'mediation'),
  },
  everyPartyConsentsToContinue: {
    summary: { zh: '每一方当事人都同意该调解员继续', en: 'every party agrees that the mediator goes on' },
    basis: [cite('ONM', '13'), cite('INV', '15')],
    test: ({ context }) => everyPartyConsents(context, 'continuation'),
  },
  everyPartyConsentsToRecording: {
    summary: { zh: '每一方当事人都已同意录音录像', en: 'every party has consented to recording' },
    basis: [cite('ONM', '22')],
    test: ({ context }) => everyPartyConsents(context, 'recording'),
  },
  recordingRuns: {
    summary: { zh: '正在录音录像', en: 'a recording is running' },
    basis: [cite('ONM', '22')],
    test: ({ context }) => context.recordingSince !== null,
  },
  partyNotReached: {
    summary: {
      zh: '有联系记录，且最近一次未能联系上该当事人',
      en: 'attempts are on record, and the latest did not reach the party',
    },
    basis: [cite('ONM', '15(2)'), cite('ONM', '25'), cite('INV', '26')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { partyId } = payloadOf(event, 'RECORD_UNREACHABLE');
      return context.contacts.findLast((one) => one.partyId === partyId)?.reached === false;
    },
  },
  bodyMustAccept: {
    summary: { zh: '该组织须先受理', en: 'the body has to accept first' },
    basis: [cite('O17', '22'), cite('ONE4', '', 'B')],
    test: ({ context }) =>
      (context.regime === 'enterprise' || context.regime === 'one_stop') && context.acceptedOn === null,
  },
  mediatorInCharge: {
    summary: { zh: '已有调解员承办', en: 'a mediator is in charge' },
    basis: [cite('ONM', '12')],
    test: ({ context }) => context.mediatorId !== null,
  },
  referredBeforeFiling: {
    summary: { zh: '案件由法院在立案前委派', en: 'the court referred the dispute before filing' },
    basis: [cite('OP25', '[1-2]', 'B'), cite('INV', '21')],
    test: ({ context }) => context.regime === 'court_pre_filing',
  },
  courtInvolved: {
    summary: { zh: '案件由法院委派或者委托', en: 'a court sent the dispute' },
    basis: [cite('INV', '11')],
    test: ({ context }) => byCourt(context),
  },

  // The mediator
  partiesChooseFirst: {
    summary: { zh: '双方可以先共同选择调解员', en: 'the parties may choose a mediator first' },
    basis: [cite('ONM', '10(2)')],
    test: ({ context }) => onCourtPlatform(context) && context.assignments.length === 0,
  },
  choiceIsJoint: {
    summary: { zh: '每一方当事人都选择了同一名调解员', en: 'every party has chosen the same mediator' },
    basis: [cite('ONM', '10(2)'), cite('INV', '12')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { mediatorId } = candidateOf(event);
      return context.facts.parties.every(
        (one) =>
          one.id === actingParty(event) ||
          context.choices.some((chosen) => chosen.partyId === one.id && chosen.mediatorId === mediatorId) ||
          (one.role === 'applicant' &&
            context.proposedMediatorId === mediatorId &&
            !context.choices.some((chosen) => chosen.partyId === one.id)),
      );
    },
  },
  onActiveRoster: {
    summary: { zh: '调解员在名册上且状态有效', en: 'the mediator is active on the roster' },
    basis: [cite('INV', '5-6'), cite('ONM', '5'), cite('MAL', '11')],
    needsPayload: true,
    test: ({ event }) => candidateOf(event).rosterActive,
  },
  noUndisclosedConflict: {
    summary: { zh: '调解员没有未披露的利害关系', en: 'the mediator has no undisclosed relation to a party' },
    basis: [cite('INV', '15'), cite('ONM', '13')],
    needsPayload: true,
    test: ({ event }) => candidateOf(event).conflicts.every((one) => one.disclosed),
  },
  noExcludedRole: {
    summary: {
      zh: '调解员在本案中没有人民陪审员、代理人、证人、鉴定人、翻译等身份',
      en: 'the mediator is not assessor, agent, witness, expert or interpreter in this dispute',
    },
    basis: [cite('INV', '16')],
    needsPayload: true,
    test: ({ event }) => candidateOf(event).otherRoles.length === 0,
  },
  notTurnedDownBefore: {
    summary: {
      zh: '该调解员未曾因异议或者回避而退出本案',
      en: 'the mediator has not left this dispute after an objection or recusal',
    },
    basis: [cite('INV', '15'), cite('ONM', '14')],
    needsPayload: true,
    test: ({ context, event }) =>
      !context.assignments.some(
        (one) =>
          one.mediatorId === candidateOf(event).mediatorId && ['objected', 'recused'].includes(one.answer),
      ),
  },
  materialsDayPlausible: {
    summary: {
      zh: '签收材料日不早于指派日，不晚于今日；法院平台上以平台确认接受之日为准，不另填签收日',
      en: 'the papers were signed for between the assignment and today; on the courts’ platform acceptance there counts, and no other day',
    },
    basis: [cite('INV', '27'), cite('ENG', '', 'D')],
    needsPayload: true,
    test: ({ context, event }) => {
      const signedOn = payloadOf(event, 'ACCEPT_ASSIGNMENT').materialsSignedOn;
      const assignedOn = latestAssignment(context)?.assignedOn;
      return (
        signedOn === undefined ||
        (!onCourtPlatform(context) &&
          signedOn <= event.on &&
          assignedOn !== undefined &&
          signedOn >= assignedOn)
      );
    },
  },
  relationAwaitsConsent: {
    summary: {
      zh: '调解员披露的关系尚待各方同意',
      en: 'a disclosed relation still needs everybody’s consent',
    },
    basis: [cite('ONM', '13'), cite('INV', '15')],
    test: ({ context }) =>
      context.disclosures.some((one) => one.mediatorId === context.mediatorId) &&
      !everyPartyConsents(context, 'continuation'),
  },
  recusalPending: {
    summary: { zh: '回避申请尚未决定', en: 'an application for recusal is undecided' },
    basis: [cite('INV', '15')],
    test: ({ context }) =>
      context.recusals.some((one) => one.granted === undefined && one.mediatorId === context.mediatorId),
  },
  appraisalPending: {
    summary: { zh: '鉴定尚未结束', en: 'an appraisal is under way' },
    basis: [cite('ONM', '26')],
    test: ({ context }) => standsStill(context, 'appraisal'),
  },
  examinationPending: {
    summary: { zh: '涉嫌虚假调解尚在核查', en: 'a suspicion of sham mediation is being examined' },
    basis: [cite('INV', '18')],
    test: ({ context }) => standsStill(context, 'sham'),
  },
  notStandingStill: {
    summary: { zh: '没有进行中的鉴定或者核查', en: 'no appraisal or examination is under way' },
    basis: [cite('INV', '18'), cite('ONM', '26')],
    test: ({ context }) => !standsStill(context, 'sham') && !standsStill(context, 'appraisal'),
  },
  arbitrationAlreadyOpen: {
    summary: { zh: '申请仲裁的权利已经开放', en: 'the right to arbitrate is already open' },
    basis: [cite('MAL', '14(3)')],
    test: ({ context }) => context.arbitrationOpenOn !== null,
  },
  mediatorWasAppointed: {
    summary: { zh: '调解员系指定而非双方共同选择', en: 'the mediator was appointed, not chosen by all' },
    basis: [cite('ONM', '14'), cite('INV', '12')],
    test: ({ context }) => latestAssignment(context)?.by === 'appointment',
  },
  noSessionYet: {
    summary: { zh: '尚未进行过调解', en: 'no session has been held yet' },
    basis: [cite('ONM', '14')],
    test: ({ context }) => !context.sessions.some((one) => one.heldOn !== undefined),
  },
  secondObjection: {
    summary: {
      zh: '该当事人已对指定的调解员提出过异议',
      en: 'this party has objected to an appointed mediator before',
    },
    basis: [cite('ONM', '14'), cite('INV', '12')],
    needsPayload: true,
    test: ({ context, event }) => context.objections.some((one) => one.partyId === actingParty(event)),
  },
  recusalGranted: {
    summary: { zh: '准许回避', en: 'recusal is granted' },
    basis: [cite('INV', '15')],
    needsPayload: true,
    test: ({ event }) => payloadOf(event, 'DECIDE_RECUSAL').granted,
  },

  // Sessions, facts, periods
  sessionIsNew: {
    summary: { zh: '该场次编号未使用过', en: 'the session’s number is not in use' },
    basis: [cite('ENG', '', 'D')],
    needsPayload: true,
    test: ({ context, event }) =>
      !context.sessions.some((one) => one.id === payloadOf(event, 'SCHEDULE_SESSION').sessionId),
  },
  sessionScheduled: {
    summary: {
      zh: '该场调解已安排且日期已到，尚未记录为已进行',
      en: 'the session was scheduled, its day has come, and it is not recorded as held',
    },
    basis: [cite('PML', '27'), cite('ONM', '16')],
    needsPayload: true,
    test: ({ context, event }) =>
      context.sessions.some(
        (one) =>
          one.id === (event.payload as { sessionId: string }).sessionId &&
          one.scheduledOn <= event.on &&
          one.heldOn === undefined,
      ),
  },
  attendeesAreParties: {
    summary: { zh: '到场的都是本案当事人', en: 'those who took part are parties' },
    basis: [cite('PML', '27')],
    needsPayload: true,
    test: ({ context, event }) => payloadOf(event, 'HOLD_SESSION').attended.every((id) => party(context, id)),
  },
  onlineIdentityChecked: {
    summary: { zh: '在线调解前已核对身份', en: 'identities were checked before the online session' },
    basis: [cite('ONM', '17')],
    needsPayload: true,
    test: ({ context, event }) => !context.online || payloadOf(event, 'HOLD_SESSION').identitiesChecked,
  },
  absenceNotYetRecorded: {
    summary: { zh: '该方本场未到场尚未记录', en: 'this absence is not on record yet' },
    basis: [cite('ENG', '', 'D')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { sessionId, partyId } = payloadOf(event, 'RECORD_NON_APPEARANCE');
      return !context.sessions.some(
        (one) => one.id === sessionId && one.absences.some((gone) => gone.partyId === partyId),
      );
    },
  },
  absentOnceTooOften: {
    summary: {
      zh: '无正当理由未到场达到约定次数',
      en: 'unexcused absences have reached the configured number',
    },
    basis: [cite('INV', '26'), cite('ENG', '', 'D')],
    needsPayload: true,
    judgesBy: ({ context, event }) => absencesAllowed(context, event),
    test: ({ context, event }) => {
      const { partyId, excuse } = payloadOf(event, 'RECORD_NON_APPEARANCE');
      return !excuse && unexcusedAbsences(context, partyId) + 1 >= absencesAllowed(context, event).value;
    },
  },
  factIsNew: {
    summary: { zh: '该事实编号未使用过', en: 'the fact’s number is not in use' },
    basis: [cite('INV', '22')],
    needsPayload: true,
    test: ({ context, event }) =>
      !context.statements.some((one) => one.id === payloadOf(event, 'STATE_FACT').factId),
  },
  factIsStated: {
    summary: { zh: '该事实已由调解员记载', en: 'the mediator has put the fact down' },
    basis: [cite('INV', '22'), cite('ONM', '18')],
    needsPayload: true,
    test: ({ context, event }) =>
      context.statements.some((one) => one.id === payloadOf(event, 'CONFIRM_FACT').factId),
  },
  regimeHasPeriod: {
    summary: {
      zh: '该渠道有可以延长的调解期限（直接申请的十五日只开放仲裁，不终止调解，无须延长）',
      en: 'the channel has a period that can be extended (day 15 of a direct application opens arbitration and ends nothing)',
    },
    basis: [cite('MAL', '14(3)')],
    test: ({ context }) => context.regime !== 'direct',
  },
  periodHasBegun: {
    summary: { zh: '调解期限已开始计算', en: 'the mediation period has begun' },
    basis: [cite('INV', '27'), cite('O17', '29')],
    test: ({ context }) => context.acceptedOn !== null,
  },
  everyPartyConsentsToExtension: {
    summary: {
      zh: '每一方当事人都在届满前同意延长相同的天数',
      en: 'every party has consented, before expiry, to the same extension',
    },
    basis: [cite('INV', '27'), cite('ONM', '24'), cite('O17', '29')],
    needsPayload: true,
    test: ({ context, event }) => everyPartyConsents(context, 'extension', payloadOf(event, 'EXTEND').days),
  },
  extensionStillAllowed: {
    summary: {
      zh: '该渠道只能延长一次，尚未延长过',
      en: 'this channel allows one extension, and there was none yet',
    },
    basis: [cite('ONE4', '', 'B'), cite('OP25', '[3]', 'B')],
    test: ({ context }) =>
      (context.regime !== 'one_stop' && context.regime !== 'court_post_filing') ||
      context.extensions.length === 0,
  },
  extensionWithinCap: {
    summary: {
      zh: '延长不超过该渠道的上限（一站式15日，立案后委托30日）',
      en: 'the extension keeps the channel’s limit (one-stop 15 days, entrusted after filing 30)',
    },
    basis: [cite('ONE4', '', 'B'), cite('OP25', '[3]', 'B')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { days } = payloadOf(event, 'EXTEND');
      if (context.regime === 'one_stop') {
        const { extension } = lengthsOn('med_period_one_stop_15d', context.acceptedOn ?? context.receivedOn);
        return days <= extension;
      }
      return context.regime !== 'court_post_filing' || days <= postFilingExtension(context, event);
    },
  },

  // Agreement: what a settlement may not do
  payerAndPayeeAreParties: {
    ...settlementGuard('third_party'),
    test: ({ context, event }) =>
      allows('third_party')({ context, event }) &&
      draftOf(event).items.every((one) => party(context, one.payerId) && party(context, one.payeeId)),
  },
  payerIsNotPayee: {
    summary: { zh: '义务人与权利人不是同一人', en: 'nobody owes to himself' },
    basis: [cite('O17', '26')],
    needsPayload: true,
    test: ({ event }) => draftOf(event).items.every((one) => one.payerId !== one.payeeId),
  },
  performanceLiesAhead: {
    summary: { zh: '履行日不早于今日', en: 'the days of performance have not passed' },
    basis: [cite('O17', '26')],
    needsPayload: true,
    test: ({ event }) => draftOf(event).items.every((one) => one.dueOn >= event.on),
  },
  keepsSocialInsurance: settlementGuard('social_insurance'),
  keepsMinimumWage: settlementGuard('minimum_wage'),
  noDepositOrDocumentTerms: settlementGuard('deposit_or_documents'),
  injuryGapAcknowledged: settlementGuard('work_injury_gap'),
  releaseListsHeads: settlementGuard('release_lists_heads'),
  representedConsented: settlementGuard('representation'),
  minorHasAgent: settlementGuard('legal_agent'),
  keepsLimitation: settlementGuard('limitation'),
  signedSinceDraft: {
    summary: { zh: '签署日不早于协议拟定日', en: 'the signature is not older than the draft' },
    basis: [cite('MAL', '14(2)'), cite('INV', '24')],
    needsPayload: true,
    test: ({ context, event }) => context.draft !== null && dayOf(event) >= context.draft.draftedOn,
  },
  signedOnPlatform: {
    summary: {
      zh: '法院平台上的协议以电子签名签署',
      en: 'on the courts’ platform the agreement is signed electronically',
    },
    basis: [cite('ONM', '19')],
    needsPayload: true,
    test: ({ context, event }) => !onCourtPlatform(context) || payloadOf(event, 'SIGN').form === 'electronic',
  },
  agentMayDispose: {
    summary: { zh: '代理人签署须有特别授权', en: 'an agent who signs has special authority' },
    basis: [cite('CPL', '62'), cite('CPI', '88-89')],
    needsPayload: true,
    test: ({ event }) => payloadOf(event, 'SIGN').agent?.specialAuthority !== false,
  },
  everyRequiredSignature: {
    summary: { zh: '所需的签名盖章已齐', en: 'every signature and seal that is needed is there' },
    basis: [cite('MAL', '14(2)'), cite('PML', '29'), cite('INV', '24'), cite('ONM', '19')],
    test: ({ context }) => context.draft !== null && missingSigners(context).length === 0,
  },

  // Succession, supervision
  nobodyCeasedYet: {
    summary: { zh: '没有其他待承继的当事人', en: 'no other party is waiting for successors' },
    basis: [cite('MAL', '25'), cite('ENG', '', 'D')],
    test: ({ context }) => context.ceased === null,
  },
  successorFits: {
    summary: {
      zh: '承继依据与原因相符（死亡：继承人、近亲属；注销：股东、出资人、清算组）',
      en: 'the ground fits the cause (death: heirs, near relatives; deregistration: shareholders, funders, liquidation group)',
    },
    basis: [cite('MAL', '25'), cite('ARB', '6'), cite('CPI', '64'), cite('LI1', '29')],
    needsPayload: true,
    test: ({ context, event }) => {
      const allowed = context.ceased ? standingsFor[context.ceased.cause] : [];
      return payloadOf(event, 'SUBSTITUTE_PARTY').successors.every((one) => allowed.includes(one.standing));
    },
  },
  successorIsNew: {
    summary: { zh: '承继人编号未使用过', en: 'the successors’ ids are not in use' },
    basis: [cite('ENG', '', 'D')],
    needsPayload: true,
    test: ({ context, event }) => {
      const ids = payloadOf(event, 'SUBSTITUTE_PARTY').successors.map((one) => one.id);
      return new Set(ids).size === ids.length && ids.every((id) => party(context, id) === undefined);
    },
  },
  screeningPassed: {
    summary: { zh: '案件已通过审查', en: 'the matter has passed screening' },
    basis: [cite('O17', '22')],
    test: ({ context }) => context.screenedOn !== null,
  },
  secondPersonApproved: {
    summary: { zh: '已由另一人复核', en: 'a second person has approved it' },
    basis: [cite('ENG', '', 'D')],
    needsPayload: true,
    test: ({ event }) => (event.payload as { approvedBy: string }).approvedBy !== event.by.personId,
  },
  correctedDayPlausible: {
    summary: {
      zh: '更正后的日期不晚于今日；收到日不早于申请日，受理日不早于收到日且确已受理',
      en: 'the corrected day is not in the future, receipt not before application, acceptance not before receipt and only where there was one',
    },
    basis: [cite('ENG', '', 'D')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { what, correctOn } = payloadOf(event, 'CORRECT_TRIGGER');
      if (correctOn > event.on) return false;
      if (what === 'accepted') return context.acceptedOn !== null && correctOn >= context.receivedOn;
      const applied = context.appliedOn < context.facts.filedOn ? context.appliedOn : context.facts.filedOn;
      return correctOn >= applied && (context.acceptedOn === null || correctOn <= context.acceptedOn);
    },
  },
  reopenedDayPlausible: {
    summary: {
      zh: '更正的起算日不早于收到日、不晚于今日，且原先已有起算日',
      en: 'the corrected start lies between receipt and today, and there was one before',
    },
    basis: [cite('ENG', '', 'D')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { acceptedOn } = payloadOf(event, 'REOPEN');
      return (
        acceptedOn === undefined ||
        (context.acceptedOn !== null && acceptedOn >= context.receivedOn && acceptedOn <= event.on)
      );
    },
  },

  // Performance
  itemIsOpen: {
    summary: { zh: '该协议项目尚未履行完毕', en: 'this item of the agreement is not fully performed' },
    basis: [cite('PML', '31')],
    needsPayload: true,
    test: ({ context, event }) => openItems(context).includes((event.payload as { item: number }).item),
  },
  actorIsCreditor: {
    summary: { zh: '由该项目的权利人作出', en: 'the act is that of the item’s creditor' },
    basis: [cite('PML', '31'), cite('MAL', '15-16')],
    needsPayload: true,
    test: ({ context, event }) =>
      context.agreement?.items[(event.payload as { item: number }).item]?.payeeId === actingParty(event),
  },
  performanceDayPassed: {
    summary: { zh: '该项目的履行日已过', en: 'the item’s day of performance has passed' },
    basis: [cite('MAL', '15-16'), cite('CC', '203-204')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { item } = event.payload as { item: number };
      return context.asked.includes(item);
    },
  },
  everythingPerformed: {
    summary: { zh: '协议已全部履行', en: 'the agreement is fully performed' },
    basis: [cite('PML', '31')],
    test: ({ context }) => context.agreement !== null && openItems(context).length === 0,
  },
  noItemOverdue: {
    summary: { zh: '没有已过履行日而未履行的项目', en: 'no item is past its day and not performed' },
    basis: [cite('MAL', '14(2)')],
    test: ({ context }) => !openItems(context).some((index) => context.asked.includes(index)),
  },
  breachReported: {
    summary: { zh: '权利人已反映未履行', en: 'the creditor has reported a breach' },
    basis: [cite('MAL', '15-16')],
    test: ({ context }) => context.unpaid.length > 0,
  },
});
