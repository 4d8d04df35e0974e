import { type CivilDate, RefusedInput } from '@dingfen/legal-calendar';
import { type RuleId, ruleOn } from './rule-book.ts';

/** How long a rule lets a period be, in the rule's unit. */
export interface Lengths {
  /** What applies where nobody fixed anything else. */
  readonly own: number;
  /** The least and the most that may be fixed instead; both are `own` where nothing else may be fixed. */
  readonly min: number;
  readonly max: number;
  /** The most that one extension may add: 0 where there is none, Infinity where the texts set no limit. */
  readonly extension: number;
}

/**
 * The lengths of a rule as in force on the day of the trigger event: for a condition or a form that asks whether a number is
 * lawful. Which day a period ends is for `computeDeadline`. Throws RefusedInput: `ruleId` on an unknown id and on a rule whose
 * length the parties or the court set, `triggerOn` as `ruleOn` does.
 */
export function lengthsOn(id: RuleId, triggerOn: CivilDate): Lengths {
  const { name, length, bounds, extension } = ruleOn(id, triggerOn);
  if (typeof length !== 'number') {
    throw new RefusedInput('ruleId', {
      zh: `“${name.zh}”（${id}）没有法定的长度`,
      en: `the law sets no length for ${id}`,
    });
  }
  const { min, max } = bounds ? { min: 1, max: Infinity, ...bounds } : { min: length, max: length };
  return { own: length, min, max, extension: extension ? (extension.length ?? Infinity) : 0 };
}
