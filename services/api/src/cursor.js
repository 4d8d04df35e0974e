import { Buffer } from 'node:buffer';
import { Value } from 'typebox/value';
import { messages } from './messages.js';
import { refused } from './problems.js';
import { objectionTo } from './untrusted.js';
/** A place in a list as an opaque mark. It grants nothing: every page passes through the scope rule again. */
const toCursor = (place) => Buffer.from(JSON.stringify(place)).toString('base64url');
/** Reads a mark back. @throws Refused `malformed` for anything that this service cannot have given out. */
export function fromCursor(schema, cursor) {
  const place = parsed(Buffer.from(cursor, 'base64url').toString());
  if (!Value.Check(schema, place) || objectionTo(place) || toCursor(place) !== cursor)
    throw refused('malformed', messages.cursorUnknown);
  return place;
}
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
/** One page of a list read with one row too many: what to show, and the mark of the next page. */
export function pageOf(rows, limit, placeOf) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? toCursor(placeOf(last)) : null };
}
//# sourceMappingURL=cursor.js.map
