import { RefusedInput } from '@dingfen/legal-calendar';
import { refused } from './problems.ts';

/** 'log[0].kind' as a JSON pointer, the way every other problem names a field. */
const pointerOf = (field: string): string => `/${field.replaceAll(/\[(\d+)\]/g, '.$1').replaceAll('.', '/')}`;

/** The answer, or a problem that names the field from which nothing can be computed and says why. */
export function computed<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RefusedInput)) throw error;
    const { field, text } = error;
    throw refused('malformed', text, [{ condition: pointerOf(field), summary: text, basis: [] }]);
  }
}

/** The same refusal, with its field found inside a part of the form. */
export function within<T>(part: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RefusedInput)) throw error;
    throw new RefusedInput(error.field === part ? part : `${part}.${error.field}`, error.text);
  }
}

/** @throws RefusedInput for a part of a form that nobody asked for. */
export function onlyKnown(unknown: object, known: string): void {
  const [first] = Object.keys(unknown);
  if (first !== undefined)
    throw new RefusedInput(first, {
      zh: `不认识的字段 ${first}，可用的为 ${known}`,
      en: `unknown field ${first}; there are ${known}`,
    });
}
