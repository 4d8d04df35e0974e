import type { FailingCondition } from '@dingfen/domain';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { TValidationError } from 'typebox/error';
import { Locale } from 'typebox/system';
import { messages } from './messages.ts';
import { refused } from './problems.ts';

function failingOf(error: TValidationError, schema: TSchema): FailingCondition {
  const path = error.instancePath;
  if (error.keyword === 'required') {
    const missing = error.params.requiredProperties;
    return {
      condition: missing.map((name) => `${path}/${name}`).join(', '),
      summary: { zh: `缺少必填项：${missing.join('、')}`, en: `missing: ${missing.join(', ')}` },
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
  const title = titleAt(schema, path);
  const [zh, en] = [Locale.zh_Hans(error), Locale.en_US(error)];
  return {
    condition: path || '/',
    summary: { zh: `“${title ?? (path || '/')}”${zh}`, en: `${path || '/'} ${en}` },
    basis: [],
  };
}

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

/**
 * Checks bodies and parameters with TypeBox, exactly as declared: nothing is filled in, nothing is taken away, and only
 * the query string, which knows nothing but text, is read as numbers and truth values.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const validator = Compile(schema);
  return (given: unknown) => {
    const value = httpPart === 'querystring' ? validator.Convert({ ...(given as object) }) : given;
    if (validator.Check(value)) return { value };
    const failing = validator
      .Errors(value)
      .filter((one) => one.keyword !== 'boolean')
      .map((one) => failingOf(one, schema));
    return { error: refused('malformed', messages.notUnderstoodBySchema, failing) };
  };
};
