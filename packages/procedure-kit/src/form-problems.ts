import type { FailingCondition } from '@dingfen/domain';
import type { Text } from '@dingfen/legal-calendar';
import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import type { TValidationError } from 'typebox/error';
import { Locale } from 'typebox/system';
import { Value } from 'typebox/value';

interface Field {
  title?: unknown;
  examples?: unknown;
}

/** What a schema says of the field at a JSON pointer; nothing where it has none. */
function fieldAt(schema: TSchema, pointer: string): Field {
  let at: unknown = schema;
  for (const step of pointer.split('/').slice(1)) {
    const { properties, items } = (at ?? {}) as { properties?: Record<string, unknown>; items?: unknown };
    at = properties && Object.hasOwn(properties, step) ? properties[step] : items;
  }
  return (at ?? {}) as Field;
}

/** The Chinese title of the field at a JSON pointer, where the schema has one. */
function titleAt(schema: TSchema, pointer: string): string | undefined {
  const { title } = fieldAt(schema, pointer);
  return typeof title === 'string' ? title : undefined;
}

/** How days and instants are written, by the name of the format. */
const written: Readonly<Record<string, Text>> = {
  date: { zh: '应为日期，写作2026-03-02', en: 'must be a day, written 2026-03-02' },
  'date-time': {
    zh: '应为时刻，写作2026-03-02T09:00:00+08:00',
    en: 'must be an instant, written 2026-03-02T09:00:00+08:00',
  },
};
const NOT_BLANK = String.raw`\S`;

/** What to write instead. Nobody who fills in a form reads patterns: they are shown an example, or what there is to choose from. */
function instead(error: TValidationError, { examples }: Field): Text {
  const [given] = Array.isArray(examples) ? (examples as unknown[]) : [];
  const example = typeof given === 'string' ? given : undefined;
  if (error.keyword === 'format' && written[error.params.format]) return written[error.params.format] as Text;
  if (error.keyword === 'pattern' && String(error.params.pattern) === NOT_BLANK)
    return { zh: '不能只有空白', en: 'must not be blank' };
  if (error.keyword === 'pattern')
    return {
      zh: `的写法不对${example === undefined ? '' : `，例如${example}`}`,
      en: `is not written as it should be${example === undefined ? '' : `, e.g. ${example}`}`,
    };
  if (error.keyword === 'enum')
    return {
      zh: `应为以下之一：${error.params.allowedValues.join('、')}`,
      en: `must be one of ${error.params.allowedValues.join(', ')}`,
    };
  return { zh: Locale.zh_Hans(error), en: Locale.en_US(error) };
}

function problemOf(error: TValidationError, schema: TSchema): FailingCondition {
  const path = error.instancePath;
  if (error.keyword === 'required') {
    const missing = error.params.requiredProperties;
    const titles = missing.map((name) => titleAt(schema, `${path}/${name}`) ?? name);
    return {
      condition: missing.map((name) => `${path}/${name}`).join(', '),
      summary: { zh: `缺少必填项：${titles.join('、')}`, en: `missing: ${missing.join(', ')}` },
      basis: [],
    };
  }
  if (error.keyword === 'additionalProperties') {
    const unknown = error.params.additionalProperties.join(', ');
    return {
      condition: path || '/',
      summary: { zh: `不认识的项：${unknown}`, en: `unknown: ${unknown}` },
      basis: [],
    };
  }
  const { zh, en } = instead(error, fieldAt(schema, path));
  return {
    condition: path || '/',
    summary: { zh: `“${titleAt(schema, path) ?? (path || '/')}”${zh}`, en: `${path || '/'} ${en}` },
    basis: [],
  };
}

/** Forms are few and checked often: each is compiled once, when it is first used. */
const validators = new WeakMap<TSchema, Validator>();

function fits(schema: TSchema, given: unknown): boolean {
  const known = validators.get(schema);
  if (known) return known.Check(given);
  const made = Compile(schema);
  validators.set(schema, made);
  return made.Check(given);
}

/** Everything that is wrong with a form, field by field, in both languages; empty when it is as its schema says. */
export function formProblems(schema: TSchema, given: unknown): FailingCondition[] {
  if (fits(schema, given)) return [];
  // A field that should not be there is named by its parent's error; "schema is false" says nothing to anybody.
  return Value.Errors(schema, given)
    .filter((one) => one.keyword !== 'boolean')
    .map((one) => problemOf(one, schema));
}
