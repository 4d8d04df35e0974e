import { messages } from './messages.js';
import { refused } from './problems.js';
/** The key under which a submission may be repeated. @throws Refused `malformed` when it is missing or not usable. */
export function idempotencyKeyOf({ headers }) {
  const key = headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,128}$/.test(key))
    throw refused('malformed', messages.keyNeeded);
  return key;
}
/** The version the asker last saw, when they say so. `*` asks for no particular one. */
export function ifMatchOf({ headers }) {
  const seen = headers['if-match'];
  if (seen === undefined || seen === '*') return {};
  const [, version] = /^"(\d{1,9})"$/.exec(seen) ?? [];
  if (version === undefined) throw refused('malformed', messages.ifMatchForm);
  return { ifMatch: Number(version) };
}
/** The entity tag of a version of a dispute. */
export const etagOf = (rowVersion) => `"${rowVersion}"`;
/** Whether the reader already has this version. */
export function alreadySeen({ headers }, etag) {
  const known = headers['if-none-match'];
  return known !== undefined && known.split(',').some((one) => one.trim() === etag || one.trim() === '*');
}
//# sourceMappingURL=command-head.js.map
