import { type Engine } from '@dingfen/dispute-engine';
import type { LocalIdentity } from '../identity.ts';
import { type Api } from '../schemas.ts';
/** Demonstration only: sign-ins without a password and a clock that can be moved. Never registered in production. */
export declare function localRoutes(api: Api, engine: Engine, identity: LocalIdentity): void;
//# sourceMappingURL=local.d.ts.map
