import type { LightMyRequestResponse } from 'fastify';
import type { Api } from '../schemas.ts';
/** Holds every answer against what the OpenAPI document says of it. @throws Error naming where they differ. */
export declare function documentedAnswers(
  app: Api,
): (method: 'GET' | 'POST', url: string, answer: LightMyRequestResponse) => void;
//# sourceMappingURL=documented-answers.d.ts.map
