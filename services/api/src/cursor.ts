import { Buffer } from 'node:buffer';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { messages } from './messages.ts';
import { refused } from './problems.ts';
import { objectionTo } from './untrusted.ts';

/** A place in a list as an opaque mark. It grants nothing: every page passes through the scope rule again. */
const toCursor = (place: object): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** Reads a mark back. @throws Refused `malformed` for anything that this service cannot have given out. */
export function fromCursor<T extends TSchema>(schema: T, cursor: string): Static<T> {
  const place = parsed(Buffer.from(cursor, 'base64url').toString());
  if (!Value.Check(schema, place) || objectionTo(place) || toCursor(place as object) !== cursor)
    throw refused('malformed', messages.cursorUnknown);
  return place;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One page of a list read with one row too many: what to show, and the mark of the next page. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  placeOf: (row: T) => object,
): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? toCursor(placeOf(last)) : null };
}
