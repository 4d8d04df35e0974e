import { type RuleId, ruleVersions } from '@dingfen/legal-basis';
import { type Arming, type DeadlineDeclaration, defineDeadlines } from '@dingfen/procedure-kit';
import { type Context, isParty, isPending } from './context.ts';
import { clockName, clocksOf } from './standing.ts';

type LimitationRule = 'limitation_arbitration_1y' | 'limitation_wage_termination_1y';

/** The last of the warnings that the rule itself plans is the one upon which legal aid becomes urgent. */
const lastWarning = (rule: RuleId): number => Math.min(...(ruleVersions(rule).at(-1)?.warnDaysBefore ?? []));

/** One clock: from where the guardian of the statute book says that it runs, until it has run out. */
const clock = (rule: LimitationRule): DeadlineDeclaration<Context> => ({
  rule,
  arm: (context, by): Arming[] =>
    clocksOf(context, by).flatMap(({ standing: { ruleId }, arming }) =>
      arming && ruleId === rule && !context.over.includes(clockName(rule, arming)) ? [arming] : [],
    ),
  onWarning: { daysBefore: lastWarning(rule), event: 'LIMITATION_NEAR' },
});

/** The periods of the chart. */
export const deadlines = defineDeadlines<Context>()({
  limitation_arbitration_1y: clock('limitation_arbitration_1y'),
  limitation_wage_termination_1y: clock('limitation_wage_termination_1y'),
  la_review_7d: {
    rule: 'la_review_7d',
    arm: (context) =>
      context.legalAid.flatMap((aid) =>
        isPending(aid) && isParty(context, aid.partyId)
          ? [{ key: aid.partyId, triggerOn: aid.appliedOn }]
          : [],
      ),
  },
  la_assign_3d: {
    rule: 'la_assign_3d',
    arm: (context) =>
      context.legalAid.flatMap(({ partyId, grantedOn, assignedOn }) =>
        grantedOn !== null && assignedOn === null && isParty(context, partyId)
          ? [{ key: partyId, triggerOn: grantedOn }]
          : [],
      ),
  },
});
