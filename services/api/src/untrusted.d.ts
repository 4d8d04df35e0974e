import type { Text } from '@dingfen/legal-calendar';
/**
 * What stands in the way of storing a value, before anything else looks at it: PostgreSQL takes neither NUL nor half a
 * surrogate pair, JSON does not keep numbers beyond 2^53, and endless nesting exhausts whoever walks it.
 * Walks without recursion. Undefined when there is nothing to object to.
 */
export declare function objectionTo(value: unknown): Text | undefined;
/** Whether the percent escapes of an address or a header stand for text in UTF-8. */
export declare function decoded(text: string): string | undefined;
//# sourceMappingURL=untrusted.d.ts.map
