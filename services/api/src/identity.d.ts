import type { Person } from '@dingfen/domain';
import { type Engine } from '@dingfen/dispute-engine';
import type { FastifyInstance, FastifyRequest } from 'fastify';
/** How a bearer token becomes the id of a person; undefined for a token that is not valid. */
export interface Identity {
  personIdOf(token: string): Promise<string | undefined>;
}
/** Sign-in for development and demonstration: tokens signed by this process's own secret. */
export interface LocalIdentity extends Identity {
  signIn(personId: string): Promise<{
    token: string;
    expiresInSeconds: number;
  }>;
}
export declare function localIdentity(secret: Uint8Array): LocalIdentity;
/** Who asks. Only routes behind `requireActor` know. */
export declare function actorOf(request: FastifyRequest): Person;
/**
 * Puts every route of a scope behind a sign-in. Runs before the body is read, so that strangers cannot make the server
 * take in files.
 */
export declare function requireActor(
  scope: FastifyInstance,
  engine: Engine,
  identity: Identity | undefined,
): void;
//# sourceMappingURL=identity.d.ts.map
