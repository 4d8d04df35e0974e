import { type Engine } from '@dingfen/dispute-engine';
import { type Api } from '../schemas.ts';
/** What anybody may ask without signing in. */
export declare function openRoutes(api: Api, engine: Engine): void;
//# sourceMappingURL=open.d.ts.map
