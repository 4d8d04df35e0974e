import { type CivilDate, isCivilDate } from '@dingfen/legal-calendar';
import type { RuleVersion } from './rule.ts';
import { arbitrationRules } from './rules/arbitration.ts';
import { assistanceRules } from './rules/assistance.ts';
import { confirmationRules, paymentOrderRules } from './rules/confirmation.ts';
import { limitationRules } from './rules/limitation.ts';
import { arbitrationMediationRules, mediationRules } from './rules/mediation.ts';
import { preservationRules, trialRules } from './rules/trial.ts';

const ruleBook = {
  ...mediationRules,
  ...arbitrationMediationRules,
  ...limitationRules,
  ...confirmationRules,
  ...paymentOrderRules,
  ...arbitrationRules,
  ...trialRules,
  ...preservationRules,
  ...assistanceRules,
};

export type RuleId = keyof typeof ruleBook;

/** One rule as in force on a day. */
export interface Rule extends RuleVersion {
  readonly id: RuleId;
}

const rules = new Map<RuleId, readonly Rule[]>(
  (Object.entries(ruleBook) as [RuleId, readonly RuleVersion[]][]).map(([id, versions]) => [
    id,
    versions.map((version) => ({ ...version, id })),
  ]),
);

/** Every counted rule. */
export const ruleIds: readonly RuleId[] = [...rules.keys()];

/** Whether the text is the id of a counted rule. */
export function isRuleId(text: unknown): text is RuleId {
  return rules.has(text as RuleId);
}

/** Whether the rule is counted back from its trigger, as the notice before a hearing is. */
export function countsBack({ unit }: RuleVersion): boolean {
  return unit === 'calendar_day_before' || unit === 'working_day_before';
}

/** All versions of a rule, oldest first. Throws RangeError on an unknown id. */
export function ruleVersions(id: RuleId): readonly Rule[] {
  const versions = rules.get(id);
  if (!versions) throw new RangeError(`ruleId is not a counted rule: ${id}`);
  return versions;
}

/**
 * The rule as in force on the day of the trigger event, not on the day of asking.
 * Throws RangeError on an unknown id, a bad date, or when no version was in force that day.
 */
export function ruleOn(id: RuleId, triggerOn: CivilDate): Rule {
  const versions = ruleVersions(id);
  if (!isCivilDate(triggerOn))
    throw new RangeError(`triggerOn must be a real date, got ${JSON.stringify(triggerOn)}`);
  const found = versions.find(
    ({ inForceFrom, inForceUntil }) =>
      inForceFrom <= triggerOn && (inForceUntil === undefined || triggerOn < inForceUntil),
  );
  if (!found) throw new RangeError(`no version of ${id} was in force on ${triggerOn}`);
  return found;
}
