import { type FailingCondition, type Refusal, type RefusalCode } from '@dingfen/domain';
import type { Text } from '@dingfen/legal-calendar';
import type { FastifyReply, FastifyRequest } from 'fastify';
/** A refusal on its way out of a handler; the only thing that handlers throw on purpose. */
export declare class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal);
}
/** Ends the request with a refusal. */
export declare const refused: (
  code: RefusalCode,
  detail: Text,
  failing?: readonly FailingCondition[],
) => Refused;
/** The answer, or the refusal thrown. */
export declare function granted<T>(answer: T | Refusal): T;
/** Every error of every route ends here. */
export declare const answerError: (
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
) => FastifyReply;
/** For addresses that do not exist, and methods an address does not know. */
export declare const answerUnknownPage: (request: FastifyRequest, reply: FastifyReply) => FastifyReply;
//# sourceMappingURL=problems.d.ts.map
