import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
/**
 * Checks bodies and parameters with TypeBox, exactly as declared: nothing is filled in, nothing is taken away, and only
 * the query string, which knows nothing but text, is read as numbers and truth values.
 */
export declare const validatorCompiler: FastifySchemaCompiler<TSchema>;
//# sourceMappingURL=validation.d.ts.map
