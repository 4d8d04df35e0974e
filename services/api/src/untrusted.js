import { messages } from './messages.js';
/** Deeper than any form of ours, far shallower than the stack. */
const DEEPEST = 32;
const storable = (text) => text.isWellFormed() && !text.includes('\u0000');
/**
 * What stands in the way of storing a value, before anything else looks at it: PostgreSQL takes neither NUL nor half a
 * surrogate pair, JSON does not keep numbers beyond 2^53, and endless nesting exhausts whoever walks it.
 * Walks without recursion. Undefined when there is nothing to object to.
 */
export function objectionTo(value) {
  const waiting = [{ value, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value: found, depth } = next;
    if (typeof found === 'string' && !storable(found)) return messages.notStorableText;
    if (typeof found === 'number' && !(Math.abs(found) <= Number.MAX_SAFE_INTEGER))
      return messages.notStorableNumber;
    if (typeof found !== 'object' || found === null || ArrayBuffer.isView(found)) continue;
    if (depth >= DEEPEST) return messages.tooDeep;
    for (const [name, inner] of Object.entries(found)) {
      if (!storable(name)) return messages.notStorableText;
      waiting.push({ value: inner, depth: depth + 1 });
    }
  }
  return undefined;
}
/** Whether the percent escapes of an address or a header stand for text in UTF-8. */
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
//# sourceMappingURL=untrusted.js.map
