import { procedure as arbitrationReview } from '@dingfen/arbitration-review';
import { procedure as trial } from '@dingfen/fast-track-trial';
import { procedure as confirmation } from '@dingfen/judicial-confirmation';
import { procedure as arbitration } from '@dingfen/labour-arbitration';
import { procedure as limitation } from '@dingfen/limitation-guard';
import { procedure as mediation } from '@dingfen/pre-litigation-mediation';
import type { Procedure } from '@dingfen/procedure-kit';
import { lifecycle } from './lifecycle.ts';

export type { LifecycleContext, LifecycleInput, MediationRequest } from './context.ts';
export { gateAnswerOf, gateFactsOf } from './gate.ts';
export { lifecycle } from './lifecycle.ts';
export { routes } from './routes.ts';
export { routesMarkdown } from './routes-table.ts';
export { stageOf } from './stage.ts';

/** Every procedure of the product, newest version: what the services hand to the engine. */
export const procedures: readonly Procedure[] = [
  lifecycle,
  mediation,
  confirmation,
  arbitrationReview,
  arbitration,
  trial,
  limitation,
];
