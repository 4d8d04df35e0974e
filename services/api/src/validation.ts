import { formProblems } from '@dingfen/procedure-kit';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { messages } from './messages.ts';
import { refused } from './problems.ts';

/**
 * Checks bodies and parameters with TypeBox, exactly as declared: nothing is filled in, nothing is taken away, and only
 * the query string, which knows nothing but text, is read as numbers and truth values.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const validator = Compile(schema);
  return (given: unknown) => {
    const value = httpPart === 'querystring' ? validator.Convert({ ...(given as object) }) : given;
    if (validator.Check(value)) return { value };
    return { error: refused('malformed', messages.notUnderstoodBySchema, formProblems(schema, value)) };
  };
};
