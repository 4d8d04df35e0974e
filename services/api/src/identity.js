import { personById } from '@dingfen/dispute-engine';
import { jwtVerify, SignJWT } from 'jose';
import { messages } from './messages.js';
import { refused } from './problems.js';
const ISSUER = 'dingfen-local';
const TOKEN_LIFE_SECONDS = 2 * 60 * 60;
export function localIdentity(secret) {
  return {
    async signIn(personId) {
      const token = await new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(ISSUER)
        .setSubject(personId)
        .setIssuedAt()
        .setExpirationTime(`${TOKEN_LIFE_SECONDS}s`)
        .sign(secret);
      return { token, expiresInSeconds: TOKEN_LIFE_SECONDS };
    },
    async personIdOf(token) {
      const verified = await jwtVerify(token, secret, {
        issuer: ISSUER,
        algorithms: ['HS256'],
        requiredClaims: ['sub', 'exp'],
      }).catch(() => undefined);
      return verified?.payload.sub;
    },
  };
}
const signedIn = new WeakMap();
/** Who asks. Only routes behind `requireActor` know. */
export function actorOf(request) {
  const person = signedIn.get(request);
  if (!person) throw new Error(`${request.routeOptions.url} asks who acts but does not require it`);
  return person;
}
/**
 * Puts every route of a scope behind a sign-in. Runs before the body is read, so that strangers cannot make the server
 * take in files.
 */
export function requireActor(scope, engine, identity) {
  scope.addHook('onRequest', async (request) => {
    const [, token] = /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (token === undefined) throw refused('unauthenticated', messages.signInNeeded);
    const id = await identity?.personIdOf(token);
    const person = id === undefined ? undefined : await personById(engine.db, id);
    if (!person) throw refused('unauthenticated', messages.signInUnknown);
    signedIn.set(request, person);
  });
}
//# sourceMappingURL=identity.js.map
