import type { Text } from './civil-date.ts';

/**
 * Something was given from which nothing can be computed. `field` names what was wrong as the caller wrote it
 * (`triggerOn`, `blocks[2].makeUpDays[0]`); `text` says it for people in both languages. The message is the English text.
 * A RangeError, so that whoever only asks “could this be counted?” need not know the class.
 */
export class RefusedInput extends RangeError {
  override readonly name: string = 'RefusedInput';
  readonly field: string;
  readonly text: Text;

  constructor(field: string, text: Text) {
    super(text.en);
    this.field = field;
    this.text = text;
  }
}

/** A refused value as it may be repeated in a sentence: never long, and never failing whatever the value is. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'function' ? 'function' : String(value);
  }
  return Array.isArray(value) ? '[…]' : '{…}';
}
