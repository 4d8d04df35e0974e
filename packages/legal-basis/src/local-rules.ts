import type { CivilDate, Text } from './legal-calendar.ts';
import type { Rule, RuleId } from './rule-book.ts';
import type { CourtRegime, Threshold, ThresholdId } from './thresholds.ts';

interface LocalEntry {
  /** Who decided it, and in what document. */
  readonly decidedBy: Text;
  readonly inForceFrom: CivilDate;
  /** First day on which it no longer applies. */
  readonly inForceUntil?: CivilDate;
}

/** The length of a rule of which no source is certain, in the rule's unit. */
export interface LocalLength extends LocalEntry {
  readonly ruleId: RuleId;
  readonly length: number;
}

/** A threshold that is this system's own definition. */
export interface LocalThreshold extends LocalEntry {
  readonly thresholdId: ThresholdId;
  readonly value: number;
}

/** What a court has confirmed about registering first or mediating before. */
export interface LocalCourtRegime extends LocalEntry {
  readonly court: string;
  readonly regime: CourtRegime;
}

/**
 * What a deployment has configured where the law leaves room or was not verified. Read it with
 * `checkedLocalRules`; a result that rests on it says “locally configured”. The last entry in force wins.
 */
export interface LocalRules {
  readonly lengths?: readonly LocalLength[];
  readonly thresholds?: readonly LocalThreshold[];
  readonly courtRegimes?: readonly LocalCourtRegime[];
}

/** Whether a deployment may set it: only where no article that was read says otherwise. */
export function isConfigurable({ confidence }: Pick<Rule | Threshold, 'confidence'>): boolean {
  return confidence !== 'A';
}

function applies({ inForceFrom, inForceUntil }: LocalEntry, on: CivilDate): boolean {
  return inForceFrom <= on && (inForceUntil === undefined || on < inForceUntil);
}

/** The local length of a rule on the day of its trigger; undefined where none is configured or may be. */
export function localLengthOf(
  { lengths = [] }: LocalRules,
  rule: Rule,
  triggerOn: CivilDate,
): LocalLength | undefined {
  if (!isConfigurable(rule)) return undefined;
  return lengths.findLast((entry) => entry.ruleId === rule.id && applies(entry, triggerOn));
}

/** The local value of a threshold on a day; undefined where none is configured or may be. */
export function localThresholdOf(
  { thresholds = [] }: LocalRules,
  id: ThresholdId,
  threshold: Threshold,
  on: CivilDate,
): LocalThreshold | undefined {
  if (!isConfigurable(threshold)) return undefined;
  return thresholds.findLast((entry) => entry.thresholdId === id && applies(entry, on));
}
