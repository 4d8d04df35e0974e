import { type RuleId, ruleOn } from '@dingfen/legal-basis';
import { addDays, type CivilDate, calendar, countPeriodBare } from '@dingfen/legal-calendar';
import { type Arming, defineDeadlines } from '@dingfen/procedure-kit';
import { defendants, type Litigant, type TrialContext } from './context.ts';
import type { Track } from './track.ts';

export const limitRules = {
  smallClaims: 'trial_small_claim_2m',
  summary: 'trial_simple_3m',
  ordinary: 'trial_ordinary_6m',
} as const satisfies Record<Track, RuleId>;

/** Until a procedure is chosen the outermost limit, that of ordinary procedure, runs. */
export const trackOf = (context: TrialContext): Track => context.track ?? 'ordinary';

const spans = (exclusions: readonly { from: CivilDate; until: CivilDate }[]): Pick<Arming, 'exclusions'> =>
  exclusions.length === 0 ? {} : { exclusions: exclusions.map(({ from, until }) => ({ from, until })) };

/** What does not count for the trial limit, and since when it stands still. */
function standstill(context: TrialContext): Pick<Arming, 'exclusions' | 'pausedSince'> {
  const since = context.running.map((one) => one.from).toSorted()[0];
  return { ...spans(context.excluded), ...(since === undefined ? {} : { pausedSince: since }) };
}

/** The unrolled last day of the trial limit; null before docketing. A pause that has not ended is not in it. */
function limitEnd(context: TrialContext): CivilDate | null {
  if (context.docketedOn === null) return null;
  const rule = ruleOn(limitRules[trackOf(context)], context.docketedOn);
  return countPeriodBare({
    trigger: context.docketedOn,
    length: rule.length as number,
    extension: context.extensionMonths,
    unit: 'month',
    roll: 'none',
    exclusions: context.excluded,
    calendar: calendar('CN'),
  }).nominalDueOn;
}

/** The mark under which an ended period is remembered, so that it is not armed again on the same facts. */
export function markOf(context: TrialContext, name: string, key: string): string {
  return `${name}|${name.startsWith('trial_') ? limitEnd(context) : key}`;
}

/** Drops a right or a cap that has already had its consequence. A duty of the court stays owed until it is fulfilled. */
const open = (context: TrialContext, name: string, armings: readonly Arming[]): Arming[] =>
  armings.filter((one) => !context.expired.includes(markOf(context, name, one.key ?? '')));

/** Periods that stand still with the suit: paused while it is suspended, and made up for afterwards. */
const suspendable = (context: TrialContext): Pick<Arming, 'exclusions' | 'pausedSince'> => ({
  ...spans(context.suspensions),
  ...(context.suspension === null ? {} : { pausedSince: context.suspension.from }),
});

const limit = (track: Track) => ({
  rule: limitRules[track],
  arm: (context: TrialContext): Arming[] =>
    context.docketedOn === null || trackOf(context) !== track
      ? []
      : [
          {
            triggerOn: context.docketedOn,
            ...(context.extensionMonths === 0 ? {} : { extension: context.extensionMonths }),
            ...standstill(context),
          },
        ],
});

const evidence = (track: Track, rule: RuleId) => ({
  rule,
  arm: (context: TrialContext): Arming[] =>
    context.litigants.flatMap(({ id, evidence: set }) =>
      set === undefined || set.over || set.track !== track
        ? []
        : [
            {
              key: id,
              triggerOn: set.servedOn,
              length: set.days,
              ...(set.extension === 0 ? {} : { extension: set.extension }),
              ...spans(context.suspensions),
            },
          ],
    ),
});

const isReached = (one: Litigant): boolean =>
  one.complaint !== undefined || one.complaintAnnouncedOn !== undefined;

const announced = (context: TrialContext, on: (one: Litigant) => CivilDate | undefined): Arming[] =>
  context.litigants.flatMap((one) => {
    const triggerOn = on(one);
    return triggerOn === undefined ? [] : [{ key: one.id, triggerOn, ...suspendable(context) }];
  });

export const deadlines = defineDeadlines<TrialContext>()({
  court_filing_7d: {
    rule: 'court_filing_7d',
    arm: (context) =>
      context.filing.correctingSince === null
        ? [{ key: context.filing.since, triggerOn: context.filing.since }]
        : [],
  },
  appeal_ruling_10d: {
    rule: 'appeal_ruling_10d',
    arm: (context) =>
      context.litigants.flatMap(({ id, ruling }) =>
        ruling === undefined || ruling.over
          ? []
          : [{ key: id, triggerOn: ruling.servedOn, ...suspendable(context) }],
      ),
  },
  court_serve_complaint_5d: {
    rule: 'court_serve_complaint_5d',
    arm: (context) =>
      context.docketedOn === null || context.retrial || defendants(context).every(isReached)
        ? []
        : [{ triggerOn: context.docketedOn, ...suspendable(context) }],
  },
  judge_notice_3d: {
    rule: 'judge_notice_3d',
    arm: (context) =>
      context.judge === null
        ? []
        : [{ key: context.judge.id, triggerOn: context.judge.fixedOn, ...suspendable(context) }],
  },
  recusal_decision_3d: {
    rule: 'recusal_decision_3d',
    arm: (context) =>
      context.challenge === null
        ? []
        : [{ key: context.challenge.stage, triggerOn: context.challenge.on, ...suspendable(context) }],
  },
  fee_prepay_7d: {
    rule: 'fee_prepay_7d',
    arm: (context) =>
      context.fee === null ? [] : [{ triggerOn: context.fee.noticeOn, ...suspendable(context) }],
  },
  convert_fee_7d: {
    rule: 'convert_fee_7d',
    arm: (context) =>
      context.fee === null ? [] : [{ triggerOn: context.fee.noticeOn, ...suspendable(context) }],
  },
  defence_15d: {
    rule: 'defence_15d',
    arm: (context) =>
      defendants(context).flatMap(({ id, complaint, defence }) =>
        complaint === undefined || defence === undefined || defence.over
          ? []
          : [
              {
                key: id,
                triggerOn: complaint.servedOn,
                length: defence.days,
                ...spans(context.suspensions),
              },
            ],
      ),
  },
  evidence_ordinary_min_15d: evidence('ordinary', 'evidence_ordinary_min_15d'),
  evidence_simple_max_15d: evidence('summary', 'evidence_simple_max_15d'),
  evidence_small_claim_7d: evidence('smallClaims', 'evidence_small_claim_7d'),
  announcement_service_30d: {
    rule: 'announcement_service_30d',
    arm: (context) =>
      announced(context, (one) => (one.complaint === undefined ? one.complaintAnnouncedOn : undefined)),
  },
  judgment_announcement_30d: {
    rule: 'announcement_service_30d',
    arm: (context) =>
      announced(context, (one) => (one.judgment === undefined ? one.judgmentAnnouncedOn : undefined)),
  },
  hearing_notice_3d_before: {
    rule: 'hearing_notice_3d_before',
    arm: (context) =>
      context.hearing === null ||
      trackOf(context) !== 'ordinary' ||
      context.litigants.every((one) => one.hearingNoticeOn !== undefined)
        ? []
        : [{ triggerOn: context.hearing.on }],
  },
  trial_small_claim_2m: limit('smallClaims'),
  trial_simple_3m: limit('summary'),
  trial_ordinary_6m: limit('ordinary'),
  trial_extension_request_10d_before: {
    rule: 'trial_extension_request_10d_before',
    arm: (context) => {
      const end = limitEnd(context);
      const { pausedSince } = standstill(context);
      if (end === null || context.extensionMonths > 0) return [];
      return open(context, 'trial_extension_request_10d_before', [
        { triggerOn: end, ...(pausedSince === undefined ? {} : { pausedSince }) },
      ]);
    },
  },
  judgment_send_10d: {
    rule: 'judgment_send_10d',
    arm: (context) =>
      context.judgment?.manner !== 'inCourt' ||
      context.litigants.every((one) => one.judgment !== undefined || one.judgmentAnnouncedOn !== undefined)
        ? []
        : [{ triggerOn: context.judgment.on, ...suspendable(context) }],
  },
  appeal_judgment_15d: {
    rule: 'appeal_judgment_15d',
    arm: (context) =>
      context.track === 'smallClaims'
        ? []
        : context.litigants.flatMap(({ id, judgment }) =>
            judgment === undefined || judgment.over
              ? []
              : [{ key: id, triggerOn: judgment.servedOn, ...suspendable(context) }],
          ),
  },
  appeal_trial_3m: {
    rule: 'appeal_trial_3m',
    arm: (context) =>
      context.appeal?.docketedOn == null
        ? []
        : [
            {
              triggerOn: context.appeal.docketedOn,
              ...(context.appeal.extension === 0 ? {} : { extension: context.appeal.extension }),
            },
          ],
  },
  enf_apply_2y: {
    rule: 'enf_apply_2y',
    arm: (context) =>
      context.inForce === null || context.enforcement !== null
        ? []
        : open(context, 'enf_apply_2y', [{ triggerOn: context.inForce.performanceDueOn }]),
  },
  psv_enforce_3m: {
    rule: 'psv_enforce_3m',
    arm: (context) =>
      context.inForce === null || context.preservationOn === null || context.enforcement !== null
        ? []
        : open(context, 'psv_enforce_3m', [{ triggerOn: context.inForce.effectiveOn }]),
  },
  enf_notice_10d: {
    rule: 'enf_notice_10d',
    arm: (context) => (context.enforcement === null ? [] : [{ triggerOn: context.enforcement.appliedOn }]),
  },
});

/** The day after the last window closed: from then a judgment nobody appealed is in force. */
export const dayAfter = (on: CivilDate): CivilDate => addDays(on, 1);
