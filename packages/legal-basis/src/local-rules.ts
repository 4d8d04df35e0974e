import {
  checkDate,
  checkRecord,
  type CivilDate,
  isCivilDate,
  RefusedInput,
  shown,
  type Text,
} from './legal-calendar.ts';
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

type Fields = Readonly<Record<string, unknown>>;

/** A refusal of what a deployment has configured, naming the place. */
export function refuse(field: string, zh: string, en: string): never {
  throw new RefusedInput(field, { zh: `${field}：${zh}`, en: `${field}: ${en}` });
}

/** The value as an object of no other fields than the known ones. */
export function fieldsOf(value: unknown, at: string, known: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse(at, '须为对象', 'must be an object');
  }
  for (const name of Object.keys(value)) {
    if (!known.includes(name)) refuse(`${at}.${name}`, '没有这一项', 'is not a known field');
  }
  return value as Fields;
}

const ownFields = {
  lengths: ['ruleId', 'length'],
  thresholds: ['thresholdId', 'value'],
  courtRegimes: ['court', 'regime'],
} as const satisfies Record<keyof LocalRules, readonly string[]>;

export const localLists = Object.keys(ownFields) as readonly (keyof LocalRules)[];

/**
 * One list of what a deployment has configured, its form checked, so that what was never read with `checkedLocalRules` is
 * refused as well: words in both languages, real dates in order, a number of at least 1. Throws RefusedInput naming the place.
 */
export function localEntries<K extends keyof LocalRules>(
  local: unknown,
  name: K,
): NonNullable<LocalRules[K]> {
  const list = fieldsOf(local, 'local', localLists)[name] ?? [];
  if (!Array.isArray(list)) return refuse(name, '须为列表', 'must be a list');
  for (const [index, item] of list.entries()) {
    const at = `${name}[${index}]`;
    const entry = fieldsOf(item, at, [...ownFields[name], 'decidedBy', 'inForceFrom', 'inForceUntil']);
    checkDecision(entry['decidedBy'], at);
    checkTime(entry, at);
    const number = ownFields[name][1];
    if (number !== 'regime') checkNumber(entry[number], `${at}.${number}`);
  }
  return list as unknown as NonNullable<LocalRules[K]>;
}

function checkDecision(value: unknown, at: string): void {
  const decidedBy = fieldsOf(value, `${at}.decidedBy`, ['zh', 'en']);
  for (const lang of ['zh', 'en']) {
    const words = decidedBy[lang];
    if (typeof words === 'string' && words.trim() !== '') continue;
    refuse(
      `${at}.decidedBy.${lang}`,
      '须写明由谁、依据什么确定',
      'must say who decided it and in what document',
    );
  }
}

function checkTime({ inForceFrom, inForceUntil }: Fields, at: string): void {
  for (const [field, date] of [
    ['inForceFrom', inForceFrom],
    ['inForceUntil', inForceUntil ?? inForceFrom],
  ] as const) {
    if (isCivilDate(date)) continue;
    refuse(`${at}.${field}`, `须为真实日期，收到 ${shown(date)}`, `must be a real date, got ${shown(date)}`);
  }
  if (inForceUntil === undefined || (inForceUntil as string) > (inForceFrom as string)) return;
  refuse(
    `${at}.inForceUntil`,
    `${shown(inForceUntil)}不晚于起始日`,
    `${shown(inForceUntil)} is not after its start`,
  );
}

function checkNumber(value: unknown, at: string): void {
  if (Number.isSafeInteger(value) && (value as number) >= 1) return;
  refuse(
    at,
    `须为不小于1的整数，收到 ${shown(value)}`,
    `must be a whole number of at least 1, got ${shown(value)}`,
  );
}

/** Whether a deployment may set it: only where no article that was read says otherwise. */
export function isConfigurable({ confidence }: Pick<Rule | Threshold, 'confidence'>): boolean {
  return confidence !== 'A';
}

function applies({ inForceFrom, inForceUntil }: LocalEntry, on: CivilDate): boolean {
  return inForceFrom <= on && (inForceUntil === undefined || on < inForceUntil);
}

/**
 * The local length of a rule on the day of its trigger; undefined where none is configured or may be. Throws RefusedInput:
 * `rule` when it is none, `triggerOn` on a bad date, the place in `local` of what `checkedLocalRules` would refuse.
 */
export function localLengthOf(local: LocalRules, rule: Rule, triggerOn: CivilDate): LocalLength | undefined {
  checkRecord('rule', rule);
  checkDate('triggerOn', triggerOn);
  const lengths = localEntries(local, 'lengths');
  if (!isConfigurable(rule)) return undefined;
  return lengths.findLast((entry) => entry.ruleId === rule.id && applies(entry, triggerOn));
}

/** The local value of a threshold on a day; undefined where none is configured or may be. */
export function localThresholdOf(
  local: LocalRules,
  id: ThresholdId,
  threshold: Threshold,
  on: CivilDate,
): LocalThreshold | undefined {
  const thresholds = localEntries(local, 'thresholds');
  if (!isConfigurable(threshold)) return undefined;
  return thresholds.findLast((entry) => entry.thresholdId === id && applies(entry, on));
}
