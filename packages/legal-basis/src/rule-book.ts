import { type CivilDate, RefusedInput, checkDate, shown } from './legal-calendar.ts';
import type { Circumstance, RuleVersion, StartDay } from './rule.ts';
import { arbitrationRules } from './rules/arbitration.ts';
import { assistanceRules } from './rules/assistance.ts';
import { confirmationRules, paymentOrderRules } from './rules/confirmation.ts';
import { limitationRules } from './rules/limitation.ts';
import { arbitrationMediationRules, mediationRules } from './rules/mediation.ts';
import { preservationRules, trialRules } from './rules/trial.ts';
import { type Citation, isInForce, sources } from './sources.ts';

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
  /** Counted from 1; a rule begins another version whenever its wording or an instrument it cites changes. */
  readonly version: number;
  readonly startDay: StartDay;
}

/** Whether the rule is counted back from its trigger, as the notice before a hearing is. */
export function countsBack({ unit }: RuleVersion): boolean {
  return unit === 'calendar_day_before' || unit === 'working_day_before';
}

function startDayOf(version: RuleVersion): StartDay {
  if (version.startDay) return version.startDay;
  if (version.unit === 'hour') return 'trigger_hour_excluded';
  return countsBack(version) ? 'counted_back' : 'trigger_day_excluded';
}

const circumstanceFields = ['suspension', 'restart', 'relief', 'qualifications'] as const;

function citationsOf(version: RuleVersion): readonly Citation[] {
  const circumstances = circumstanceFields.flatMap((field) => version[field] ?? []);
  return [...version.basis, ...circumstances.flatMap(({ basis }) => basis)];
}

/** The wording with only those articles, and only those circumstances, whose instruments applied on a day. */
function asOn(version: RuleVersion, on: CivilDate): RuleVersion {
  const known = (basis: readonly Citation[]) => basis.filter(({ source }) => isInForce(source, on));
  const narrowed: Record<string, unknown> = { ...version, basis: known(version.basis), inForceFrom: on };
  for (const field of circumstanceFields) {
    const list = (version[field] ?? [])
      .map(({ when, basis }): Circumstance => ({ when, basis: known(basis) }))
      .filter(({ basis }) => basis.length > 0);
    if (list.length > 0) narrowed[field] = list;
    else delete narrowed[field];
  }
  return narrowed as unknown as RuleVersion;
}

/** One wording, cut wherever an instrument it cites came into force after the wording itself. */
function cutByInstrument(version: RuleVersion): RuleVersion[] {
  const { inForceFrom, inForceUntil } = version;
  const cuts = citationsOf(version)
    .map(({ source }) => sources[source].inForceFrom as CivilDate)
    .filter((day) => day > inForceFrom && (inForceUntil === undefined || day < inForceUntil));
  const starts = [inForceFrom, ...new Set(cuts.toSorted())];
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? inForceUntil;
    return { ...asOn(version, start), ...(end === undefined ? {} : { inForceUntil: end }) };
  });
}

/** Every counted rule. */
export const ruleIds = Object.keys(ruleBook) as readonly RuleId[];

/** Whether the text is the id of a counted rule. */
export function isRuleId(text: unknown): text is RuleId {
  return typeof text === 'string' && Object.hasOwn(ruleBook, text);
}

/** Versions are cut when a rule is first asked for, so that loading the book costs next to nothing. */
const cut = new Map<RuleId, readonly Rule[]>();

/** All versions of a rule, oldest first. Throws RefusedInput (`ruleId`) on an unknown id. */
export function ruleVersions(id: RuleId): readonly Rule[] {
  const known = cut.get(id);
  if (known) return known;
  if (!isRuleId(id)) {
    throw new RefusedInput('ruleId', {
      zh: `没有名为 ${shown(id)} 的计期规则`,
      en: `ruleId is not a counted rule: ${shown(id)}`,
    });
  }
  const wordings: readonly RuleVersion[] = ruleBook[id];
  const versions = wordings
    .flatMap(cutByInstrument)
    .map((version, index) => ({ ...version, id, version: index + 1, startDay: startDayOf(version) }));
  cut.set(id, versions);
  return versions;
}

/**
 * The rule as in force on the day of the trigger event, not on the day of asking.
 * Throws RefusedInput: `ruleId` on an unknown id, `triggerOn` (or the field named) on a bad date and on a day
 * before the rule was in force.
 */
export function ruleOn(id: RuleId, triggerOn: CivilDate, field = 'triggerOn'): Rule {
  const versions = ruleVersions(id);
  checkDate(field, triggerOn);
  for (let index = versions.length - 1; index >= 0; index -= 1) {
    const version = versions[index] as Rule;
    if (version.inForceFrom <= triggerOn) return version;
  }
  const [{ name, inForceFrom }] = versions as [Rule];
  throw new RefusedInput(field, {
    zh: `起算事件${triggerOn}早于“${name.zh}”（${id}）的施行之日${inForceFrom}，当时的规则不在本规则之内`,
    en: `no version of ${id} was in force on ${triggerOn}; this rule book has it from ${inForceFrom}`,
  });
}
