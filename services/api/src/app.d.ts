import type { Engine } from '@dingfen/dispute-engine';
import type { Logger } from '@dingfen/observability';
import { type Identity, type LocalIdentity } from './identity.ts';
import type { Api } from './schemas.ts';
export interface ApiOptions {
  engine: Engine;
  logger: Logger;
  /** Who is behind a token; without one nobody can sign in. */
  identity?: Identity;
  /** Demonstration sign-ins and the movable clock; never in production. Takes the place of `identity`. */
  local?: LocalIdentity;
}
/** Builds the service around an engine, ready to listen or to be asked by a test. */
export declare function buildApi({ engine, logger, identity, local }: ApiOptions): Promise<Api>;
//# sourceMappingURL=app.d.ts.map
