import { type CivilDate, isCivilDate, RefusedInput, shown, type Text } from '@dingfen/legal-calendar';

/** What a field of an input may hold. `choice` names its options, `list` holds records of further fields. */
export type FieldKind = 'date' | 'fen' | 'number' | 'boolean' | 'choice' | 'text' | 'list';

export interface FieldBase<K extends FieldKind, R extends boolean> {
  readonly kind: K;
  readonly label: Text;
  readonly required: R;
}

export type DateField<R extends boolean> = FieldBase<'date', R>;
/** Money in whole fen. */
export interface FenField<R extends boolean> extends FieldBase<'fen', R> {
  readonly min: number;
}
export interface NumberField<R extends boolean> extends FieldBase<'number', R> {
  readonly min: number;
  readonly max: number;
  /** 1 for whole numbers, 0.01 where hundredths are allowed. */
  readonly step: 1 | 0.01;
}
export type BooleanField<R extends boolean> = FieldBase<'boolean', R>;
export type TextField<R extends boolean> = FieldBase<'text', R>;
export interface ChoiceField<R extends boolean, O extends string> extends FieldBase<'choice', R> {
  readonly options: Readonly<Record<O, Text>>;
}
export interface ListField<R extends boolean, F extends Fields> extends FieldBase<'list', R> {
  readonly of: F;
  readonly min: number;
  readonly max: number;
}

/** The description of one field: enough to build a form, a command-line option or a JSON schema from. */
export type Field =
  | DateField<boolean>
  | FenField<boolean>
  | NumberField<boolean>
  | BooleanField<boolean>
  | TextField<boolean>
  | ChoiceField<boolean, string>
  | ListField<boolean, Fields>;

export interface Fields {
  readonly [name: string]: Field;
}

type ValueOf<F extends Field> = F extends { kind: 'date' | 'text' }
  ? string
  : F extends { kind: 'fen' | 'number' }
    ? number
    : F extends { kind: 'boolean' }
      ? boolean
      : F extends { kind: 'choice'; options: Readonly<Record<infer O, Text>> }
        ? O
        : F extends { kind: 'list'; of: infer G extends Fields }
          ? readonly InputOf<G>[]
          : never;

/** The input that a description describes. */
export type InputOf<F extends Fields> = {
  readonly [K in keyof F as F[K]['required'] extends true ? K : never]: ValueOf<F[K]>;
} & { readonly [K in keyof F as F[K]['required'] extends true ? never : K]?: ValueOf<F[K]> };

/** Ten billion yuan: no sum that goes into a labour dispute is larger, and what is computed from it stays exact. */
const MAX_FEN = 10_000_000_000_00;
/** No employment lasts longer; keeps a mistyped year from being computed. */
const MAX_YEARS = 100;

export const date = (zh: string, en: string): DateField<true> => ({
  kind: 'date',
  label: { zh, en },
  required: true,
});
/** Money in whole fen, at most ten billion yuan. */
export const fen = (zh: string, en: string, min = 0): FenField<true> => ({
  kind: 'fen',
  label: { zh, en },
  required: true,
  min,
});
export const whole = (zh: string, en: string, min: number, max: number): NumberField<true> => ({
  kind: 'number',
  label: { zh, en },
  required: true,
  min,
  max,
  step: 1,
});
export const hundredths = (zh: string, en: string, min: number, max: number): NumberField<true> => ({
  kind: 'number',
  label: { zh, en },
  required: true,
  min,
  max,
  step: 0.01,
});
export const flag = (zh: string, en: string): BooleanField<true> => ({
  kind: 'boolean',
  label: { zh, en },
  required: true,
});
export const words = (zh: string, en: string): TextField<true> => ({
  kind: 'text',
  label: { zh, en },
  required: true,
});
export const choice = <const O extends string>(
  zh: string,
  en: string,
  options: Readonly<Record<O, Text>>,
): ChoiceField<true, O> => ({ kind: 'choice', label: { zh, en }, required: true, options });
export const list = <const F extends Fields>(
  zh: string,
  en: string,
  of: F,
  { min = 1, max = 1000 } = {},
): ListField<true, F> => ({ kind: 'list', label: { zh, en }, required: true, of, min, max });
export const optional = <F extends Field>(field: F): Omit<F, 'required'> & { readonly required: false } => ({
  ...field,
  required: false,
});

/** One thing that is wrong with an input: where, as the caller wrote it, and what. */
export interface InputProblem {
  readonly field: string;
  readonly text: Text;
}

/** A refusal that names the field. */
export function refuse(field: string, zh: string, en: string): never {
  throw new RefusedInput(field, { zh, en });
}

type Report = (field: string, zh: string, en: string) => void;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkNumber(value: unknown, path: string, field: NumberField<boolean>, report: Report): void {
  const { min, max, step } = field;
  const scaled = typeof value === 'number' ? value / step : Number.NaN;
  // Division by 0.01 leaves a tail that no decimal of two places has by itself.
  const onStep = Math.abs(scaled - Math.round(scaled)) < 1e-6;
  if (typeof value === 'number' && onStep && value >= min && value <= max) return;
  const kind =
    step === 1
      ? { zh: '整数', en: 'a whole number' }
      : { zh: '至多两位小数的数', en: 'a number of at most two decimals' };
  report(
    path,
    `${path} 须为 ${min} 至 ${max} 的${kind.zh}，收到的是 ${shown(value)}`,
    `${path} must be ${kind.en} from ${min} to ${max}, got ${shown(value)}`,
  );
}

function checkList(value: unknown, path: string, field: ListField<boolean, Fields>, report: Report): void {
  const { min, max, of } = field;
  if (!Array.isArray(value) || value.length < min || value.length > max) {
    report(
      path,
      `${path} 须为 ${min} 至 ${max} 项的列表，收到的是 ${shown(value)}`,
      `${path} must be a list of ${min} to ${max} entries, got ${shown(value)}`,
    );
    return;
  }
  for (const [index, entry] of value.entries()) check(of, entry, `${path}[${index}]`, report);
}

function checkValue(field: Field, value: unknown, path: string, report: Report): void {
  switch (field.kind) {
    case 'date':
      if (!isCivilDate(value)) {
        report(
          path,
          `${path} 须为真实存在的日期，写作 YYYY-MM-DD，收到的是 ${shown(value)}`,
          `${path} must be a real date written YYYY-MM-DD, got ${shown(value)}`,
        );
      }
      return;
    case 'fen':
      if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < field.min || value > MAX_FEN) {
        report(
          path,
          `${path} 须为不小于 ${field.min} 的整数分，收到的是 ${shown(value)}`,
          `${path} must be a whole number of fen of at least ${field.min}, got ${shown(value)}`,
        );
      }
      return;
    case 'number':
      checkNumber(value, path, field, report);
      return;
    case 'boolean':
      if (typeof value !== 'boolean') {
        report(
          path,
          `${path} 须为 true 或 false，收到的是 ${shown(value)}`,
          `${path} must be true or false, got ${shown(value)}`,
        );
      }
      return;
    case 'text':
      if (typeof value !== 'string' || value.trim() === '') {
        report(
          path,
          `${path} 须为文字，收到的是 ${shown(value)}`,
          `${path} must be a text, got ${shown(value)}`,
        );
      }
      return;
    case 'choice':
      if (typeof value !== 'string' || !Object.hasOwn(field.options, value)) {
        const options = Object.keys(field.options).join(', ');
        report(
          path,
          `${path} 须为 ${options} 之一，收到的是 ${shown(value)}`,
          `${path} must be one of ${options}, got ${shown(value)}`,
        );
      }
      return;
    case 'list':
      checkList(value, path, field, report);
  }
}

function check(fields: Fields, value: unknown, path: string, report: Report): void {
  if (!isRecord(value)) {
    const name = path || 'input';
    report(
      name,
      `${name} 须为对象，收到的是 ${shown(value)}`,
      `${name} must be an object, got ${shown(value)}`,
    );
    return;
  }
  const prefix = path ? `${path}.` : '';
  for (const name of Object.keys(value)) {
    if (Object.hasOwn(fields, name)) continue;
    const known = Object.keys(fields).join(', ');
    report(
      `${prefix}${name}`,
      `不认识的字段 ${prefix}${name}，可用的为 ${known}`,
      `unknown field ${prefix}${name}; there are ${known}`,
    );
  }
  for (const [name, field] of Object.entries(fields)) {
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    const where = `${prefix}${name}`;
    if (given !== undefined) checkValue(field, given, where, report);
    else if (field.required)
      report(where, `缺少 ${where}（${field.label.zh}）`, `${where} (${field.label.en}) is missing`);
  }
}

/** Everything that is wrong with a value of unknown shape, in the order of the description; empty when it fits. */
export function problemsOf(fields: Fields, value: unknown): readonly InputProblem[] {
  const problems: InputProblem[] = [];
  check(fields, value, '', (field, zh, en) => problems.push({ field, text: { zh, en } }));
  return problems;
}

/** The value as what it was checked to be. Throws RefusedInput with the first problem. */
export function readInput<const F extends Fields>(fields: F, value: unknown): InputOf<F> {
  const [first] = problemsOf(fields, value);
  if (first) throw new RefusedInput(first.field, first.text);
  return value as InputOf<F>;
}

/** Refuses an end that lies before its start or a century after it; `to` is the field that holds the end. */
export function inOrder(from: string, fromOn: CivilDate, to: string, toOn: CivilDate): void {
  if (toOn < fromOn)
    refuse(to, `${to} ${toOn} 早于 ${from} ${fromOn}`, `${to} ${toOn} lies before ${from} ${fromOn}`);
  if (Number(toOn.slice(0, 4)) - Number(fromOn.slice(0, 4)) > MAX_YEARS)
    refuse(
      to,
      `${to} ${toOn} 距 ${from} ${fromOn} 超过${MAX_YEARS}年`,
      `${to} ${toOn} lies more than ${MAX_YEARS} years after ${from} ${fromOn}`,
    );
}
