import { type Engine } from '@dingfen/dispute-engine';
import { type Api } from '../schemas.ts';
/** Filing, the desk, and a dispute as the asking person sees it. */
export declare function disputeRoutes(api: Api, engine: Engine): void;
//# sourceMappingURL=disputes.d.ts.map
