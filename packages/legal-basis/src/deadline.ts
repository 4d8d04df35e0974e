import {
  type Calendar,
  type CivilDate,
  type Counted,
  countPeriod,
  durationText,
  type Exclusion,
  RefusedInput,
  type Text,
  type TraceStep,
  checkRecord,
} from './legal-calendar.ts';
import { type LocalRules, localLengthOf } from './local-rules.ts';
import { countsBack, type Rule, type RuleId, ruleOn } from './rule-book.ts';
import { formatCitation, labelOf, locallyConfigured } from './sources.ts';

export interface DeadlineInput {
  readonly ruleId: RuleId;
  /** Day of the trigger event; for a rule in hours 'YYYY-MM-DDTHH:mm', local. */
  readonly trigger: string;
  readonly calendar: Calendar;
  /** Required where the parties or the court set it; otherwise it must equal the rule or keep its bounds. */
  readonly length?: number;
  /** For an extension rule that extends several rules: the length of the one it extends here. */
  readonly baseLength?: number;
  /** Only what the rule lets the named person add. */
  readonly extension?: number;
  readonly exclusions?: readonly Exclusion[];
  /** What this deployment has configured; it can set only what no source settles. */
  readonly local?: LocalRules;
}

export interface Deadline extends Counted {
  readonly rule: Rule;
  /**
   * What to show beside the dates: 'unverified' or 'own definition' by the rule's confidence, what is not
   * certain about it in words, and 'locally configured' where its length is a local one.
   */
  readonly labels: readonly Text[];
}

const noLabels: readonly Text[] = [];

function lengthRefused(rule: Rule, zh: string, en: string, field = 'length'): RefusedInput {
  return new RefusedInput(field, { zh: `“${rule.name.zh}”（${rule.id}）：${zh}`, en });
}

function lengthFor(rule: Rule, given: number | undefined): number {
  if (typeof rule.length !== 'number') {
    if (given !== undefined) return given;
    const [zh, en] = rule.length === 'party_set' ? ['当事人', 'the parties'] : ['法院', 'the court'];
    throw lengthRefused(
      rule,
      `期限由${zh}确定，须给出长度`,
      `length is required: ${rule.id} is set by ${en}`,
    );
  }
  if (given === undefined || given === rule.length) return rule.length;
  const { min = -Infinity, max = Infinity } = rule.bounds ?? { min: rule.length, max: rule.length };
  if (given >= min && given <= max) return given;
  throw lengthRefused(rule, `不允许长度为${given}`, `length ${given} is not what ${rule.id} allows`);
}

function checkExtension(rule: Rule, length: number, extension: number | undefined): void {
  if (extension === undefined || extension === 0) return;
  const allowed = rule.extension;
  if (!allowed) {
    throw lengthRefused(rule, '不得延长', `extension is not allowed by ${rule.id}`, 'extension');
  }
  if (allowed.length !== undefined && extension > allowed.length) {
    throw lengthRefused(
      rule,
      `至多延长${allowed.length}，不得延长${extension}`,
      `extension ${extension} exceeds the ${allowed.length} that ${rule.id} allows`,
      'extension',
    );
  }
  if (allowed.cap !== undefined && length + extension > allowed.cap) {
    throw lengthRefused(
      rule,
      `连同延长不得超过${allowed.cap}`,
      `length with extension exceeds the cap ${allowed.cap} of ${rule.id}`,
      'extension',
    );
  }
}

/** Length of the period that an extension rule continues, 0 for any other rule. */
function extendedLength(rule: Rule, triggerOn: CivilDate, given: number | undefined): number {
  if (!rule.extends) {
    if (given === undefined) return 0;
    throw lengthRefused(
      rule,
      '不是延长期，没有原期间',
      `baseLength does not apply to ${rule.id}`,
      'baseLength',
    );
  }
  const lengths = rule.extends.map((id) => ruleOn(id as RuleId, triggerOn).length as number);
  const [only] = lengths;
  if (given === undefined && lengths.length === 1 && only !== undefined) return only;
  if (given !== undefined && lengths.includes(given)) return given;
  throw lengthRefused(
    rule,
    `原期间应为${lengths.join('或者')}`,
    `baseLength for ${rule.id} must be one of ${lengths.join(', ')}`,
    'baseLength',
  );
}

/**
 * Counts the deadline that a rule sets, by the version in force on the trigger day.
 * An extension rule is counted on from the trigger of the rule it extends (base plus extension).
 * Throws RefusedInput naming the field: unknown rule, trigger before the rule was in force, a length,
 * baseLength or extension the rule does not allow, or bad dates.
 */
export function computeDeadline(input: DeadlineInput): Deadline {
  checkRecord('input', input);
  const triggerOn = typeof input.trigger === 'string' ? input.trigger.slice(0, 10) : input.trigger;
  const book = ruleOn(input.ruleId, triggerOn, 'trigger');
  const local = input.local === undefined ? undefined : localLengthOf(input.local, book, triggerOn);
  const rule: Rule = local ? { ...book, length: local.length } : book;
  const own = lengthFor(rule, input.length);
  const base = extendedLength(rule, triggerOn, input.baseLength);
  checkExtension(rule, own, input.extension);
  const counted = countPeriod({
    trigger: input.trigger,
    length: base || own,
    extension: base > 0 ? own : input.extension,
    unit: rule.unit,
    roll: rule.roll,
    exclusions: input.exclusions,
    calendar: input.calendar,
  });
  const trace: TraceStep[] = [ruleStep(rule, own)];
  if (local) trace.push(localStep(local.decidedBy));
  trace.push(...counted.trace);
  if (counted.dueOn !== counted.nominalDueOn && rule.rollBasis !== 'statute')
    trace.push(rollStep(rule, counted));
  const { nominalDueOn, dueOn, status } = counted;
  return { nominalDueOn, dueOn, status, trace, rule, labels: labelsOf(rule, local !== undefined) };
}

function labelsOf({ confidence, unverified }: Rule, isLocal: boolean): readonly Text[] {
  const label = labelOf(confidence);
  if (!label && !unverified) return noLabels;
  return [label, unverified, isLocal ? locallyConfigured : undefined].filter((text) => text !== undefined);
}

function localStep(decidedBy: Text): TraceStep {
  return {
    text: {
      zh: `长度为${locallyConfigured.zh}：${decidedBy.zh}`,
      en: `the length is ${locallyConfigured.en}: ${decidedBy.en}`,
    },
  };
}

/** The citations of a rule as text, written once per version of a rule. */
const written = new WeakMap<Rule['basis'], Text>();

function basisText({ basis }: Rule): Text {
  const known = written.get(basis);
  if (known) return known;
  const text = { zh: formatCitation(basis, 'zh'), en: formatCitation(basis, 'en') };
  written.set(basis, text);
  return text;
}

function ruleStep(rule: Rule, length: number): TraceStep {
  const span = durationText(length, rule.unit);
  const { zh, en } = basisText(rule);
  const text = countsBack(rule)
    ? {
        zh: `${rule.name.zh}：${rule.trigger.zh}的${span.zh}（${zh}）`,
        en: `${rule.name.en}: ${span.en} ${rule.trigger.en} (${en})`,
      }
    : {
        zh: `${rule.name.zh}：${span.zh}，起算事件为${rule.trigger.zh}（${zh}）`,
        en: `${rule.name.en}: ${span.en}, from this event: ${rule.trigger.en} (${en})`,
      };
  return { text, basis: en };
}

const rollReasons: Record<Rule['rollBasis'], Text> = {
  statute: { zh: '', en: '' },
  none: { zh: '', en: '' },
  analogy: {
    zh: '该期限遇休息日能否顺延，规定未明文，系比照处理',
    en: 'the text does not say that this period moves for rest days; it is moved by analogy',
  },
  reference: {
    zh: '仲裁期间准用民事诉讼法关于期间的规定（《劳动人事争议仲裁办案规则》第19条）',
    en: 'the CPL rules on periods apply to arbitration by reference (Arbitration Rules art 19)',
  },
};

/** Which of the two dates to rely on: the earlier one, for a period counted back the one moved back. */
function rollStep(rule: Rule, counted: Counted): TraceStep {
  if (countsBack(rule)) {
    return {
      on: counted.dueOn,
      text: {
        zh: `倒计期间的稳妥日期为前移后的${counted.dueOn}`,
        en: `for a period counted back the safe date is the earlier ${counted.dueOn}`,
      },
    };
  }
  const reason = rollReasons[rule.rollBasis];
  return {
    on: counted.nominalDueOn,
    text: {
      zh: `${reason.zh}；以未顺延的${counted.nominalDueOn}为稳妥日期`,
      en: `${reason.en}; the safe date is the unmoved ${counted.nominalDueOn}`,
    },
    ...(rule.rollBasis === 'reference' ? { basis: 'Arbitration Rules art 19' } : {}),
  };
}

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
 * lawful. `local` may set what no source settles. Which day a period ends is for `computeDeadline`. Throws RefusedInput:
 * `ruleId` on an unknown id and on a rule whose length the parties or the court set, `triggerOn` as `ruleOn` does.
 */
export function lengthsOn(id: RuleId, triggerOn: CivilDate, local?: LocalRules): Lengths {
  const book = ruleOn(id, triggerOn);
  const { name, bounds, extension } = book;
  const configured = local === undefined ? undefined : localLengthOf(local, book, triggerOn);
  const { length } = configured ?? book;
  if (typeof length !== 'number') {
    throw new RefusedInput('ruleId', {
      zh: `“${name.zh}”（${id}）没有法定的长度`,
      en: `the law sets no length for ${id}`,
    });
  }
  const { min, max } = bounds ? { min: 1, max: Infinity, ...bounds } : { min: length, max: length };
  return { own: length, min, max, extension: extension ? (extension.length ?? Infinity) : 0 };
}
