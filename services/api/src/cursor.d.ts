import type { Static, TSchema } from 'typebox';
/** Reads a mark back. @throws Refused `malformed` for anything that this service cannot have given out. */
export declare function fromCursor<T extends TSchema>(schema: T, cursor: string): Static<T>;
/** One page of a list read with one row too many: what to show, and the mark of the next page. */
export declare function pageOf<T>(
  rows: readonly T[],
  limit: number,
  placeOf: (row: T) => object,
): {
  items: T[];
  next: string | null;
};
//# sourceMappingURL=cursor.d.ts.map
