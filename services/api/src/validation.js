import { formProblems } from '@dingfen/procedure-kit';
import { Compile } from 'typebox/compile';
import { messages } from './messages.js';
import { refused } from './problems.js';
/**
 * Checks bodies and parameters with TypeBox, exactly as declared: nothing is filled in, nothing is taken away, and only
 * the query string, which knows nothing but text, is read as numbers and truth values.
 */
export const validatorCompiler = ({ schema, httpPart }) => {
  const validator = Compile(schema);
  return (given) => {
    const value = httpPart === 'querystring' ? validator.Convert({ ...given }) : given;
    if (validator.Check(value)) return { value };
    return { error: refused('malformed', messages.notUnderstoodBySchema, formProblems(schema, value)) };
  };
};
//# sourceMappingURL=validation.js.map
