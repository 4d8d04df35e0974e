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

/** Throws RefusedInput naming the field when a value that must be an object is none. */
export function checkRecord(field: string, value: unknown): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return;
  throw new RefusedInput(field, {
    zh: `${field} 须为对象，收到的是 ${shown(value)}`,
    en: `${field} must be an object, got ${shown(value)}`,
  });
}

/** Throws RefusedInput naming the field, or the place in it, when a value that must be a list of objects is none. */
export function checkRecords(field: string, list: unknown): void {
  if (!Array.isArray(list)) {
    throw new RefusedInput(field, {
      zh: `${field} 须为列表，收到的是 ${shown(list)}`,
      en: `${field} must be a list, got ${shown(list)}`,
    });
  }
  for (const [index, entry] of list.entries()) checkRecord(`${field}[${index}]`, entry);
}

/** A refused value as it may be repeated in a sentence: never long, and never failing whatever the value is. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'function' ? 'function' : String(value);
  }
  return Array.isArray(value) ? '[…]' : '{…}';
}
