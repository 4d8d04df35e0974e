import {
  type Calendar,
  type CivilDate,
  type Counted,
  countPeriod,
  durationText,
  type Exclusion,
  type Text,
  type TraceStep,
} from '@dingfen/legal-calendar';
import { countsBack, type Rule, type RuleId, ruleOn } from './rule-book.ts';
import { formatCitation } from './sources.ts';

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
}

export interface Deadline extends Counted {
  readonly rule: Rule;
}

function lengthFor(rule: Rule, given: number | undefined): number {
  if (typeof rule.length !== 'number') {
    if (given === undefined) {
      const setter = rule.length === 'party_set' ? 'the parties' : 'the court';
      throw new RangeError(`length is required: ${rule.id} is set by ${setter}`);
    }
    return given;
  }
  if (given === undefined || given === rule.length) return rule.length;
  const { min, max } = rule.bounds ?? { min: rule.length, max: rule.length };
  if ((min !== undefined && given < min) || (max !== undefined && given > max)) {
    throw new RangeError(`length ${given} is not what ${rule.id} allows`);
  }
  return given;
}

function checkExtension(rule: Rule, length: number, extension: number | undefined): void {
  if (extension === undefined || extension === 0) return;
  const allowed = rule.extension;
  if (!allowed) throw new RangeError(`extension is not allowed by ${rule.id}`);
  if (allowed.length !== undefined && extension > allowed.length) {
    throw new RangeError(`extension ${extension} exceeds the ${allowed.length} that ${rule.id} allows`);
  }
  if (allowed.cap !== undefined && length + extension > allowed.cap) {
    throw new RangeError(`length with extension exceeds the cap ${allowed.cap} of ${rule.id}`);
  }
}

/** Length of the period that an extension rule continues, 0 for any other rule. */
function extendedLength(rule: Rule, triggerOn: CivilDate, given: number | undefined): number {
  const lengths = (rule.extends ?? []).map((id) => ruleOn(id as RuleId, triggerOn).length);
  if (lengths.length === 0) {
    if (given !== undefined) throw new RangeError(`baseLength does not apply to ${rule.id}`);
    return 0;
  }
  if (given === undefined && lengths.length === 1) return lengths[0] as number;
  if (given === undefined || !lengths.includes(given)) {
    throw new RangeError(`baseLength for ${rule.id} must be one of ${lengths.join(', ')}`);
  }
  return given;
}

/**
 * Counts the deadline that a rule sets, by the version in force on the trigger day.
 * An extension rule is counted on from the trigger of the rule it extends (base plus extension).
 * Throws RangeError naming the field: unknown rule, no version in force, a length or extension the
 * rule does not allow, or bad dates.
 */
export function computeDeadline(input: DeadlineInput): Deadline {
  const triggerOn = input.trigger.slice(0, 10);
  const rule = ruleOn(input.ruleId, triggerOn);
  const own = lengthFor(rule, input.length);
  const base = extendedLength(rule, triggerOn, input.baseLength);
  checkExtension(rule, own, input.extension);
  const extension = base > 0 ? own + (input.extension ?? 0) : (input.extension ?? 0);
  const length = base > 0 ? base : own;
  const counted = countPeriod({
    trigger: input.trigger,
    length,
    ...(extension > 0 ? { extension } : {}),
    unit: rule.unit,
    roll: rule.roll,
    ...(input.exclusions ? { exclusions: input.exclusions } : {}),
    calendar: input.calendar,
  });
  const trace: TraceStep[] = [ruleStep(rule, own), ...counted.trace];
  if (counted.dueOn !== counted.nominalDueOn && rule.rollBasis !== 'statute')
    trace.push(rollStep(rule, counted));
  return { ...counted, trace, rule };
}

function ruleStep(rule: Rule, length: number): TraceStep {
  const span = durationText(length, rule.unit);
  const zh = formatCitation(rule.basis, 'zh');
  const en = formatCitation(rule.basis, 'en');
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
