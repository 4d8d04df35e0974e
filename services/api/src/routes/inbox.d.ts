import { type Engine } from '@dingfen/dispute-engine';
import { type Api } from '../schemas.ts';
/** What the asking person has been told. */
export declare function inboxRoutes(api: Api, engine: Engine): void;
//# sourceMappingURL=inbox.d.ts.map
