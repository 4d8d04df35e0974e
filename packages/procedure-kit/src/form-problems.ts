import type { FailingCondition } from '@dingfen/domain';
import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import type { TValidationError } from 'typebox/error';
import { Locale } from 'typebox/system';
import { Value } from 'typebox/value';

/** The Chinese title of the field at a JSON pointer, where the schema has one. */
function titleAt(schema: TSchema, pointer: string): string | undefined {
  let at: unknown = schema;
  for (const step of pointer.split('/').slice(1)) {
    const { properties, items } = (at ?? {}) as { properties?: Record<string, unknown>; items?: unknown };
    at = properties && Object.hasOwn(properties, step) ? properties[step] : items;
  }
  const title = (at as { title?: unknown } | undefined)?.title;
  return typeof title === 'string' ? title : undefined;
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
  const [zh, en] = [Locale.zh_Hans(error), Locale.en_US(error)];
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
