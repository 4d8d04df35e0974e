import { lengthsOn } from '@dingfen/legal-basis';
import { defineDeadlines } from '@dingfen/procedure-kit';
import type { Arming } from '@dingfen/procedure-kit';
import {
  allIn,
  type ArbitrationContext,
  bothSides,
  mayAskSetAside,
  maySue,
  opponents,
  workerSues,
} from './context.ts';

const from = (triggerOn: string | null | undefined, more: Omit<Arming, 'triggerOn'> = {}): Arming[] =>
  triggerOn ? [{ triggerOn, ...more }] : [];

/** One period per party of a list that has a day on record and for whom the period is not over. */
const perParty = (
  parties: readonly { id: string }[],
  days: Readonly<Record<string, string>>,
  over: Readonly<Record<string, string>>,
  but: readonly string[] = [],
): Arming[] =>
  parties.flatMap(({ id }) => (id in over || but.includes(id) ? [] : from(days[id], { key: id })));

const paused = (since: string | null): { pausedSince?: string } => (since ? { pausedSince: since } : {});

/** From when each employer's time to have the award set aside counts: its receipt, or the end of the worker's suit. */
const setAsideDays = ({ awardServedOn, setAsideFrom }: ArbitrationContext): Record<string, string> =>
  Object.fromEntries(
    Object.entries(awardServedOn).map(([id, on]) => [
      id,
      setAsideFrom !== null && setAsideFrom > on ? setAsideFrom : on,
    ]),
  );

export const deadlines = defineDeadlines<ArbitrationContext>()({
  /** Stands still while acceptance is held (ARB 69); counts anew from complete papers (ARB 46(2)). */
  arb_accept_5wd: {
    rule: 'arb_accept_5wd',
    arm: (context) =>
      context.correction === 'demanded'
        ? []
        : from(context.receivedOn, { exclusions: context.holds, ...paused(context.heldSince) }),
  },
  arb_correction_notice_5wd: {
    rule: 'arb_correction_notice_5wd',
    arm: (context) =>
      context.correction === 'none' && !context.silentSince && !context.heldSince
        ? from(context.receivedOn, { exclusions: context.holds })
        : [],
  },
  arb_serve_5wd: {
    rule: 'arb_serve_5wd',
    arm: (context) => (allIn(opponents(context), context.copyServedOn) ? [] : from(context.acceptedOn)),
  },
  arb_posting_service_3wd: {
    rule: 'arb_posting_service_3wd',
    arm: (context) => perParty(bothSides(context), context.postedOn, {}),
  },
  /** Runs on after an answer: until it ends a counter-application may be made (ARB 36). */
  arb_answer_10wd: {
    rule: 'arb_answer_10wd',
    arm: (context) => perParty(opponents(context), context.copyServedOn, context.answerPeriodOver),
  },
  arb_serve_answer_5wd: {
    rule: 'arb_serve_answer_5wd',
    arm: (context) => (context.answerServedOn ? [] : from(context.answerReceivedOn)),
  },
  arb_tribunal_5wd: {
    rule: 'arb_tribunal_5wd',
    arm: (context) => (context.tribunalFormedOn ? [] : from(context.acceptedOn)),
  },
  arb_collective_notice_5wd: {
    rule: 'arb_collective_notice_5wd',
    arm: (context) => (context.collective && !context.collectiveNoticeOn ? from(context.acceptedOn) : []),
  },
  arb_counterclaim_decision_5wd: {
    rule: 'arb_counterclaim_decision_5wd',
    arm: (context) => from(context.counterAppliedOn),
  },
  arb_recusal_decision_3wd: {
    rule: 'arb_recusal_decision_3wd',
    arm: (context) => from(context.recusalAskedOn),
  },
  /** Counted back from the hearing: the last day on which a party may still be told. */
  arb_hearing_notice_5wd_before: {
    rule: 'arb_hearing_notice_5wd_before',
    arm: (context) => from(context.hearingOn),
  },
  arb_postpone_3wd_before: {
    rule: 'arb_postpone_3wd_before',
    arm: (context) => from(context.hearingOn),
  },
  arb_referred_mediation_10wd: {
    rule: 'arb_referred_mediation_10wd',
    arm: (context) => from(context.referredOn),
  },
  arb_award_45d: {
    rule: 'arb_award_45d',
    arm: (context) =>
      from(context.awardPeriodFrom, {
        ...(context.awardPeriodExtended && context.awardPeriodFrom !== null
          ? { extension: lengthsOn('arb_award_extension_15d', context.awardPeriodFrom).own }
          : {}),
        exclusions: context.suspensions,
        ...paused(context.suspendedSince),
      }),
  },
  arb_cancel_notice_5wd: {
    rule: 'arb_cancel_notice_5wd',
    arm: (context) => from(context.cancelledOn),
  },
  /** Worker: against any award. Employer: against a non-final one. Not for those who sue or have withdrawn. */
  suit_after_award_15d: {
    rule: 'suit_after_award_15d',
    arm: (context) =>
      perParty(
        maySue(context),
        context.awardServedOn,
        { ...context.suitPeriodOver, ...context.suitWithdrawnOn },
        context.suing,
      ),
  },
  /** Counted afresh from the ruling that ended the worker's own suit (LI1 21). */
  setaside_30d: {
    rule: 'setaside_30d',
    arm: (context) =>
      workerSues(context)
        ? []
        : perParty(mayAskSetAside(context), setAsideDays(context), context.setAsideOver),
  },
  suit_after_setaside_15d: {
    rule: 'suit_after_setaside_15d',
    arm: (context) =>
      perParty(bothSides(context), context.rulingServedOn, context.rulingPeriodOver, context.suing),
  },
  suit_after_nonenforcement_30d: {
    rule: 'suit_after_nonenforcement_30d',
    arm: (context) =>
      perParty(bothSides(context), context.rulingServedOn, context.rulingPeriodOver, context.suing),
  },
  enf_apply_2y: {
    rule: 'enf_apply_2y',
    arm: (context) => from(context.performanceDueOn ?? context.effectiveOn),
  },
});
