import { type Engine } from '@dingfen/dispute-engine';
import { type Api } from '../schemas.ts';
/** The journal, notes, evidence, and the package for the court. */
export declare function fileRoutes(api: Api, engine: Engine): void;
//# sourceMappingURL=file.d.ts.map
