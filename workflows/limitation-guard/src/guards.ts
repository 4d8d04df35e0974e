import { cite, ruleVersions } from '@dingfen/legal-basis';
import type { CivilDate } from '@dingfen/legal-calendar';
import { actingParty, actsForItself, defineGuards, payloadOf } from '@dingfen/procedure-kit';
import { type Context, isAsked, isParty, isPending, type LegalAid, standingEvent } from './context.ts';
import type { Acts } from './events.ts';
import { anyOver, anyRunning, anySuspended, clocksNear } from './standing.ts';

/** The day from which there has been a limitation of arbitration: the law's own first day. */
const earliest = ruleVersions('limitation_arbitration_1y')[0]?.inForceFrom as CivilDate;

/** The days of an act that must have come already. */
function daysOf(event: Acts): (CivilDate | undefined)[] {
  switch (event.type) {
    case 'RECORD_LIMITATION_FACTS':
      return [event.payload.knewOn, event.payload.employmentEndedOn];
    case 'RECORD_INTERRUPTION':
      return [event.payload.happenedOn];
    case 'RECORD_SUSPENSION':
      return [event.payload.from, event.payload.until];
    case 'END_SUSPENSION':
      return [event.payload.until];
    case 'APPLY_LEGAL_AID':
      return [event.payload.appliedOn];
    case 'RECORD_LEGAL_AID_DECISION':
      return [event.payload.decidedOn];
    case 'RECORD_LEGAL_AID_COUNSEL':
      return [event.payload.assignedOn];
    default:
      return [];
  }
}

/** What an interruption says, whoever reports it. */
export function interruptionIn(event: Acts) {
  const payload = payloadOf(event, 'INTERRUPTED', 'RECORD_INTERRUPTION');
  return 'happenedOn' in payload
    ? { kind: payload.kind, on: payload.happenedOn, evidence: payload.evidence, from: 'limitation' }
    : { kind: payload.kind, on: payload.on, evidence: null, from: payload.from };
}

/** The latest application of the party whose act this is. */
const aidOf = ({ legalAid }: Context, event: Acts): LegalAid | undefined =>
  legalAid.findLast(({ partyId }) => partyId === actingParty(event));

export const guards = defineGuards<Context, Acts>()({
  factsUnknown: {
    summary: { zh: '时效起算日尚未登记', en: 'nobody has recorded from which day it runs' },
    basis: [cite('MAL', '27')],
    test: ({ context: { knewOn, employmentEndedOn } }) => knewOn === null && employmentEndedOn === null,
  },
  clockSuspended: {
    summary: { zh: '时效处于中止', en: 'the limitation is suspended' },
    basis: [cite('MAL', '27(3)'), cite('ARB', '28')],
    test: ({ context, event }) => anySuspended(context, event),
  },
  clockNear: {
    summary: {
      zh: '已到最后一次预警之日，时效尚未届满',
      en: 'the last warning is reached, the limitation not over',
    },
    basis: [cite('LAL', '44'), cite('MAL', '27')],
    test: ({ context, event }) => clocksNear(context, event).length > 0,
  },
  aidAsked: {
    summary: { zh: '已申请或者已获得法律援助', en: 'legal aid has been applied for or granted' },
    basis: [cite('LAL', '43-44')],
    test: ({ context }) => context.legalAid.some(isAsked),
  },
  clockRuns: {
    summary: { zh: '时效进行中', en: 'the limitation runs' },
    basis: [cite('MAL', '27')],
    test: ({ context, event }) => anyRunning(context, event),
  },
  clockOver: {
    summary: { zh: '时效已届满', en: 'the limitation is over' },
    basis: [cite('MAL', '27'), cite('LI2', '20')],
    test: ({ context, event }) => anyOver(context, event),
  },
  alreadyLogged: {
    summary: { zh: '同一事由已在记录中', en: 'the same event is in the log already' },
    basis: [cite('ARB', '27', 'D')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { kind, on } = interruptionIn(event);
      // What was struck can be logged again.
      return context.log.some(
        (one, place) => one.kind === kind && one.on === on && standingEvent(context, place),
      );
    },
  },
  eventStands: {
    summary: {
      zh: '该序号是记录中的一项中断事由，且尚未作废',
      en: 'the place names an event of the log that has not been struck',
    },
    basis: [cite('MAL', '27', 'D')],
    needsPayload: true,
    test: ({ context, event }) =>
      standingEvent(context, payloadOf(event, 'STRIKE_INTERRUPTION').entry) !== undefined,
  },
  mayStrikeIt: {
    summary: {
      zh: '其他程序报告的中断，只能由调解组织负责人或者仲裁委员会作废',
      en: 'what another procedure reported is struck by the head of the mediation body or by the commission only',
    },
    basis: [cite('MAL', '27', 'D')],
    needsPayload: true,
    test: ({ context, event }) =>
      standingEvent(context, payloadOf(event, 'STRIKE_INTERRUPTION').entry)?.from === 'limitation' ||
      event.by.capacity === 'unitHead' ||
      event.by.capacity === 'commissionOfficer',
  },
  dayHasCome: {
    summary: { zh: '所填日期不晚于今日', en: 'on a day that is not in the future' },
    basis: [cite('MAL', '27', 'D')],
    needsPayload: true,
    test: ({ event }) => daysOf(event).every((on) => on === undefined || on <= event.on),
  },
  dayUnderTheLaw: {
    summary: {
      zh: `所填日期不早于${earliest}（劳动争议调解仲裁法施行之日）`,
      en: `not before ${earliest}, when the Law on Mediation and Arbitration came into force`,
    },
    basis: [cite('MAL', '54')],
    needsPayload: true,
    test: ({ event }) => daysOf(event).every((on) => on === undefined || on >= earliest),
  },
  factsGiven: {
    summary: { zh: '至少填写一个日期', en: 'at least one day is given' },
    basis: [cite('MAL', '27')],
    needsPayload: true,
    test: ({ event }) => daysOf(event).some((on) => on !== undefined),
  },
  correctionExplained: {
    summary: {
      zh: '更正已登记的日期须说明理由',
      en: 'a day on record is corrected for a reason that is given',
    },
    basis: [cite('MAL', '27', 'D')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { knewOn, employmentEndedOn, reason } = payloadOf(event, 'RECORD_LIMITATION_FACTS');
      const changes = (now: CivilDate | null, given: CivilDate | undefined): boolean =>
        now !== null && given !== undefined && now !== given;
      return (
        reason !== undefined ||
        !(changes(context.knewOn, knewOn) || changes(context.employmentEndedOn, employmentEndedOn))
      );
    },
  },
  suspensionDaysFit: {
    summary: {
      zh: '中止之日早于原因消除之日，且不与已登记的中止重叠',
      en: 'the suspension begins before it ends and does not overlap with another on record',
    },
    basis: [cite('MAL', '27(3)')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { from, until } = payloadOf(event, 'RECORD_SUSPENSION');
      return (
        (until === undefined || from < until) &&
        context.suspensions.every(
          (one) => (one.until !== null && one.until <= from) || (until !== undefined && until <= one.from),
        )
      );
    },
  },
  suspensionLasts: {
    summary: { zh: '有尚未结束的中止', en: 'a suspension lasts' },
    basis: [cite('MAL', '27(3)')],
    test: ({ context }) => context.suspensions.some(({ until }) => until === null),
  },
  endAfterBegin: {
    summary: { zh: '原因消除之日晚于中止之日', en: 'the cause ended after it had begun' },
    basis: [cite('MAL', '27(3)')],
    needsPayload: true,
    test: ({ context, event }) => {
      const { until } = payloadOf(event, 'END_SUSPENSION');
      return context.suspensions.every((one) => one.until !== null || one.from < until);
    },
  },
  actsForOwnParty: {
    summary: {
      zh: '当事人只能为自己一方行事；工作人员代为登记的，须写明当事人并附凭证',
      en: 'a party acts for itself only; a clerk names the party and the evidence',
    },
    basis: [cite('LAL', '43')],
    needsPayload: true,
    test: ({ context, event }) => actsForItself(event) && isParty(context, actingParty(event)),
  },
  noAidPending: {
    summary: { zh: '该方没有待决定或者已获准的申请', en: 'this party has no application pending or granted' },
    basis: [cite('LAL', '43')],
    needsPayload: true,
    test: ({ context, event }) => {
      const aid = aidOf(context, event);
      return aid === undefined || !isAsked(aid);
    },
  },
  aidPending: {
    summary: {
      zh: '该方的申请尚未决定，且决定之日不早于申请之日',
      en: 'this party’s application is undecided, and the decision is not older than it',
    },
    basis: [cite('LAL', '43')],
    needsPayload: true,
    test: ({ context, event }) => {
      const aid = aidOf(context, event);
      const { decidedOn } = payloadOf(event, 'RECORD_LEGAL_AID_DECISION');
      return aid !== undefined && isPending(aid) && aid.appliedOn <= decidedOn;
    },
  },
  aidIsGranted: {
    summary: { zh: '决定给予法律援助', en: 'the decision grants legal aid' },
    basis: [cite('LAL', '43')],
    needsPayload: true,
    test: ({ event }) => payloadOf(event, 'RECORD_LEGAL_AID_DECISION').decision === 'granted',
  },
  counselAwaited: {
    summary: {
      zh: '该方已获准法律援助、尚未指派人员，且指派之日不早于决定之日',
      en: 'this party was granted aid, has no counsel yet, and the assignment is not older than the decision',
    },
    basis: [cite('LAL', '43')],
    needsPayload: true,
    test: ({ context, event }) => {
      const aid = aidOf(context, event);
      const { assignedOn } = payloadOf(event, 'RECORD_LEGAL_AID_COUNSEL');
      return (
        aid !== undefined && aid.grantedOn !== null && aid.assignedOn === null && aid.grantedOn <= assignedOn
      );
    },
  },
});
