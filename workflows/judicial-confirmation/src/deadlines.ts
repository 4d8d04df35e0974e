import { type RuleId, ruleOn } from '@dingfen/legal-basis';
import { addDays, type CivilDate } from '@dingfen/legal-calendar';
import { type Arming, defineDeadlines } from '@dingfen/procedure-kit';
import { type Context, openItems } from './context.ts';

/** How the court's own periods stand while the proceeding is suspended (CPL 153 by way of 184; an inference). */
function standing({ pauses }: Context, triggerOn: CivilDate): Pick<Arming, 'exclusions' | 'pausedSince'> {
  const over = pauses.flatMap(({ from, until }) =>
    until !== null && until > triggerOn ? [{ from: from > triggerOn ? from : triggerOn, until }] : [],
  );
  const since = pauses.find((pause) => pause.until === null)?.from;
  return {
    ...(over.length > 0 ? { exclusions: over } : {}),
    ...(since === undefined ? {} : { pausedSince: since }),
  };
}

/** A period that the court restored ends on the day it named: the days between the old last day and that one do not count. */
function restored(
  rule: RuleId,
  triggerOn: CivilDate,
  to: CivilDate | null = null,
): Pick<Arming, 'exclusions'> {
  if (to === null) return {};
  return { exclusions: [{ from: addDays(triggerOn, ruleOn(rule, triggerOn).length as number), until: to }] };
}

/** The periods of the chart. Each reads from the context whether, and from which day, it runs. */
export const deadlines = defineDeadlines<Context>()({
  /** Runs from the agreement's effect whatever else happens, and stops only while an application is before a court. */
  jc_apply_30d: {
    rule: 'jc_apply_30d',
    arm: ({ agreement: { effectiveOn }, windowRestoredTo }) => [
      { triggerOn: effectiveOn, ...restored('jc_apply_30d', effectiveOn, windowRestoredTo) },
    ],
  },
  jc_accept_decision_3d: {
    rule: 'jc_accept_decision_3d',
    arm: (context) => {
      const { application, supplement } = context;
      if (!application || application.acceptedOn !== null || supplement) return [];
      return [{ triggerOn: application.completeOn, ...standing(context, application.completeOn) }];
    },
  },
  jc_supplement_material: {
    rule: 'jc_supplement_material',
    arm: (context) => {
      const { supplement } = context;
      if (!supplement || supplement.overdue) return [];
      const { orderedOn, days, extraDays } = supplement;
      return [
        {
          triggerOn: orderedOn,
          length: days,
          ...(extraDays > 0 ? { extension: extraDays } : {}),
          ...standing(context, orderedOn),
        },
      ];
    },
  },
  /** The president's ten days are counted on from acceptance: twenty-five in all. */
  jc_review_15d: {
    rule: 'jc_review_15d',
    arm: (context) => {
      const { application } = context;
      if (!application?.acceptedOn) return [];
      const { acceptedOn, extendedDays } = application;
      return [
        {
          triggerOn: acceptedOn,
          ...(extendedDays > 0 ? { extension: extendedDays } : {}),
          ...standing(context, acceptedOn),
        },
      ];
    },
  },
  jc_special_procedure_cap_30d: {
    rule: 'jc_special_procedure_cap_30d',
    arm: (context) => {
      const { application } = context;
      if (!application?.acceptedOn) return [];
      const { acceptedOn, capExtendedDays } = application;
      return [
        {
          triggerOn: acceptedOn,
          ...(capExtendedDays > 0 ? { extension: capExtendedDays } : {}),
          ...standing(context, acceptedOn),
        },
      ];
    },
  },
  jc_party_objection_15d: {
    rule: 'jc_party_objection_15d',
    arm: ({ served, barred }) =>
      served
        .filter((one) => !barred.some(({ partyId }) => partyId === one.partyId))
        .map(({ partyId, servedOn, restoredTo }) => ({
          key: partyId,
          triggerOn: servedOn,
          ...restored('jc_party_objection_15d', servedOn, restoredTo),
        })),
  },
  jc_third_party_objection_6m: {
    rule: 'jc_third_party_objection_6m',
    arm: ({ thirdParties, barred }) =>
      thirdParties
        .filter(({ id }) => !barred.some(({ partyId }) => partyId === id))
        .map(({ id, knewOn }) => ({ key: id, triggerOn: knewOn })),
  },
  /** One per due day that has not passed; the agreement names a day, which is written here as one day from the eve. */
  performance_due: {
    rule: 'med_agreement_performance_due',
    arm: (context) =>
      [...new Set(openItems(context).map((item) => item.dueOn))]
        .filter((dueOn) => !context.passedDueOn.includes(dueOn))
        .map((dueOn) => ({ key: dueOn, triggerOn: addDays(dueOn, -1), length: 1 })),
  },
  enf_apply_2y: {
    rule: 'enf_apply_2y',
    arm: ({ agreement, performedOn, enforcementAppliedOn, ended }) =>
      performedOn !== null || enforcementAppliedOn !== null || ended.includes('enf_apply_2y')
        ? []
        : [{ triggerOn: agreement.performanceDueOn }],
  },
  enf_notice_10d: {
    rule: 'enf_notice_10d',
    arm: ({ enforcementAppliedOn }) =>
      enforcementAppliedOn === null ? [] : [{ triggerOn: enforcementAppliedOn }],
  },
});
