import { defineDeadlines } from '@dingfen/procedure-kit';
import type { Context } from './context.ts';

/** The periods of the chart. */
export const deadlines = defineDeadlines<Context>()({
  /** Fifteen natural days from the agreement's effect (ARB 80); nothing extends them. */
  ar_apply_15d: { rule: 'ar_apply_15d', arm: ({ agreement }) => [{ triggerOn: agreement.effectiveOn }] },
  /** Five working days from acceptance; the director's five are counted on: ten in all. */
  ar_review_5wd: {
    rule: 'ar_review_5wd',
    arm: ({ application }) =>
      !application?.acceptedOn
        ? []
        : [
            {
              triggerOn: application.acceptedOn,
              ...(application.extendedDays > 0 ? { extension: application.extendedDays } : {}),
            },
          ],
  },
  enf_apply_2y: {
    rule: 'enf_apply_2y',
    arm: ({ agreement, ended }) =>
      ended.includes('enf_apply_2y') ? [] : [{ triggerOn: agreement.performanceDueOn }],
  },
  enf_notice_10d: {
    rule: 'enf_notice_10d',
    arm: ({ enforcementAppliedOn }) =>
      enforcementAppliedOn === null ? [] : [{ triggerOn: enforcementAppliedOn }],
  },
});
