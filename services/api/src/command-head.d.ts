import type { FastifyRequest } from 'fastify';
/** The key under which a submission may be repeated. @throws Refused `malformed` when it is missing or not usable. */
export declare function idempotencyKeyOf({ headers }: FastifyRequest): string;
/** The version the asker last saw, when they say so. `*` asks for no particular one. */
export declare function ifMatchOf({ headers }: FastifyRequest): {
  ifMatch?: number;
};
/** The entity tag of a version of a dispute. */
export declare const etagOf: (rowVersion: number) => string;
/** Whether the reader already has this version. */
export declare function alreadySeen({ headers }: FastifyRequest, etag: string): boolean;
//# sourceMappingURL=command-head.d.ts.map
