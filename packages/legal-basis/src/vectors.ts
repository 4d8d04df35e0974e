import {
  type Calendar,
  type CalendarId,
  type CountedDates,
  calendar,
  countPeriod,
  RefusedInput,
  shown,
} from './legal-calendar.ts';
import { doubleWageWindow, isInTime, isLegalAidEmergency } from './conditions.ts';
import { computeDeadline, type DeadlineInput } from './deadline.ts';
import { isRuleId, type Rule, type RuleId, ruleOn } from './rule-book.ts';

/** The result of one worked example. */
export interface VectorCheck {
  readonly id: string;
  readonly ok: boolean;
  readonly got: string;
  readonly expected: string;
  readonly detail: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** What the answer should have been, what it was, and how it was found. */
interface Outcome {
  readonly expected: string;
  readonly got: string;
  readonly detail: string;
}

/**
 * Checks every worked example of a file of deadline examples (`vectors` and `special_vectors`).
 * One line per example; an example of an unknown kind or with missing fields is reported as failed in
 * words. `calendarOf` gives the calendar an example names, the built-in one where it is left out. Throws RefusedInput
 * (`file`) when it has neither list.
 */
export function verifyVectors(
  file: unknown,
  calendarOf: (id: CalendarId) => Calendar = (id) => calendar(id),
): VectorCheck[] {
  if (typeof calendarOf !== 'function') {
    throw new RefusedInput('calendarOf', {
      zh: `calendarOf 须为函数，收到的是 ${shown(calendarOf)}`,
      en: `calendarOf must be a function, got ${shown(calendarOf)}`,
    });
  }
  const lists = isFields(file) ? [file['vectors'], file['special_vectors']].filter(Array.isArray) : [];
  if (lists.length === 0) {
    throw new RefusedInput('file', {
      zh: '文件中既无 vectors 也无 special_vectors',
      en: 'file holds neither vectors nor special_vectors',
    });
  }
  return lists.flat().map((vector, index) => {
    const fields = isFields(vector) ? vector : {};
    const id = typeof fields['id'] === 'string' ? fields['id'] : `#${index + 1}`;
    try {
      const counting = calendarOf((fields['calendar'] ?? 'CN') as CalendarId);
      const { expected, got, detail } = check(fields, counting);
      return { id, ok: expected === got, got, expected, detail };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return { id, ok: false, got: 'refused', expected: datesText(fields), detail: error.message };
    }
  });
}

/** What is wrong with one example, for its line of the report: a refusal of the book is a RangeError as well. */
function unfit(why: string): RangeError {
  return new RangeError(why);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw unfit(`${name} is missing`);
  return value;
}

function number(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number') throw unfit(`${name} is missing`);
  return value;
}

function datesText(fields: Fields): string {
  return `${String(fields['nominal_due'])} / ${String(fields['due'])}`;
}

function counted({ nominalDueOn, dueOn }: CountedDates): string {
  return `${nominalDueOn} / ${dueOn}`;
}

function check(fields: Fields, counting: Calendar): Outcome {
  const kind = text(fields, 'kind');
  switch (kind) {
    case 'deadline':
    case 'deemed_service':
      return checkDeadline(fields, counting);
    case 'timeliness': {
      const postedOn = fields['posted_on'];
      const inTime = isInTime({
        dueOn: text(fields, 'deadline'),
        ...(typeof postedOn === 'string' ? { postedOn } : {}),
        receivedOn: text(fields, 'received_on'),
      });
      return yesNo(fields['expected_timely'], inTime, 'posted in time is filed in time');
    }
    case 'legal_aid_emergency':
      return yesNo(
        fields['expected_emergency'],
        isLegalAidEmergency(text(fields, 'today'), text(fields, 'limitation_due')),
        'fewer than seven days left',
      );
    case 'limitation_suspension':
      return checkSpecial(fields, {
        ruleId: 'limitation_arbitration_1y',
        trigger: text(fields, 'knew'),
        calendar: counting,
        exclusions: [suspensionIn(fields)],
      });
    case 'exclude':
      return checkSpecial(fields, {
        ruleId: 'arb_award_45d',
        trigger: text(fields, 'accepted'),
        calendar: counting,
        exclusions: [suspensionIn(fields)],
      });
    case 'restart':
      return checkSpecial(fields, {
        ruleId: 'arb_award_45d',
        trigger: text(fields, 'event_date'),
        calendar: counting,
      });
    case 'period_range': {
      const { from, to, months } = doubleWageWindow(text(fields, 'hire'));
      return {
        expected: `${text(fields, 'from_')} to ${text(fields, 'to')}, ${number(fields, 'months')} months`,
        got: `${from} to ${to}, ${months} months`,
        detail: 'double-wage window',
      };
    }
    default:
      throw unfit(`kind ${kind} is not known here`);
  }
}

function yesNo(expected: unknown, got: boolean, detail: string): Outcome {
  return { expected: String(expected), got: String(got), detail };
}

function suspensionIn(fields: Fields): { from: string; until: string } {
  return { from: text(fields, 'suspended_from'), until: text(fields, 'resumed_on') };
}

function checkSpecial(fields: Fields, input: DeadlineInput): Outcome {
  const result = computeDeadline(input);
  return {
    expected: datesText(fields),
    got: counted(result),
    detail: result.trace.map((step) => step.text.en).join(' | '),
  };
}

function checkDeadline(fields: Fields, counting: Calendar): Outcome {
  const id = text(fields, 'rule_id');
  if (!isRuleId(id)) throw unfit(`rule_id ${id} is not a counted rule`);
  const trigger = text(fields, 'trigger');
  const length = number(fields, 'length');
  const rule = ruleOn(id, trigger.slice(0, 10));
  const unit = text(fields, 'unit');
  const roll = text(fields, 'roll');
  const params = isFields(fields['params']) ? fields['params'] : {};
  const result = countExample(rule, trigger, length, params, counting);
  return {
    expected: `${datesText(fields)} (${unit}, roll ${roll})`,
    got: `${counted(result)} (${rule.unit}, roll ${rule.roll})`,
    detail: result.trace.map((step) => step.text.en).join(' | '),
  };
}

/** Counts an example by its rule; `params.base` and `params.extension` say how its length came about. */
function countExample(rule: Rule, trigger: string, length: number, params: Fields, counting: Calendar) {
  const base = typeof params['base'] === 'number' ? params['base'] : undefined;
  const extension = typeof params['extension'] === 'number' ? params['extension'] : 0;
  const input = { ruleId: rule.id, trigger, calendar: counting };
  if (base !== undefined && base + extension !== length) {
    throw unfit(`length ${length} is not base ${base} plus extension ${extension}`);
  }
  if (!rule.extends) return computeDeadline({ ...input, length: base ?? length, extension });
  const extended = rule.extends
    .map((id) => Number(ruleOn(id as RuleId, trigger).length))
    .find((own) => own + Number(rule.length) === length);
  if (extended !== undefined) return computeDeadline({ ...input, baseLength: extended });
  if (length !== rule.length) throw unfit(`length ${length} is not what ${rule.id} allows`);
  // The example starts at the unrolled end of the base period, which comes to the same day.
  return countPeriod({ trigger, length, unit: rule.unit, roll: rule.roll, calendar: counting });
}
