import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Engine } from '@dingfen/dispute-engine';
import type { Logger, Metrics, Tracing } from '@dingfen/observability';
import fastify, { type ConnectionError, type FastifyBaseLogger, LogController } from 'fastify';
import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { type Identity, type LocalIdentity, requireActor } from './identity.ts';
import { messages } from './messages.ts';
import { describeRoutes } from './openapi.ts';
import { measureRequests, traceRequests } from './operations.ts';
import { answerError, answerUnknownPage, refused } from './problems.ts';
import { missingToServe } from './readiness.ts';
import { disputeRoutes } from './routes/disputes.ts';
import { limitationRoutes } from './routes/limitation.ts';
import { raiseEventRoutes } from './routes/events.ts';
import { figureRoutes } from './routes/figures.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { publishedRoutes } from './routes/published-months.ts';
import { fileRoutes } from './routes/file.ts';
import { inboxRoutes } from './routes/inbox.ts';
import { lawClaimRoutes } from './routes/law-claims.ts';
import { lawRoutes } from './routes/law.ts';
import { localRoutes } from './routes/local.ts';
import { openRoutes } from './routes/open.ts';
import { supervisionRoutes, warningRoutes } from './routes/supervision.ts';
import type { Api } from './schemas.ts';
import { closeInOrder } from './stopping.ts';
import { decoded, objectionTo } from './untrusted.ts';
import { validatorCompiler } from './validation.ts';

/** Far more than the longest application; files have their own limit. */
const LARGEST_FORM = 1024 * 1024;
/** The largest piece of evidence, 20 MB, from a telephone that sends 25 kB a second takes 14 minutes. */
const LONGEST_ARRIVAL_MS = 15 * 60_000;
/** Shorter than whoever ends the process waits before it kills. */
const PATIENCE_MS = 7000;

export interface ApiOptions {
  engine: Engine;
  logger: Logger;
  /** Who is behind a token; without one nobody can sign in. */
  identity?: Identity;
  /** Demonstration sign-ins and the movable clock; never in production. Takes the place of `identity`. */
  local?: LocalIdentity;
  /** Where requests, acts and refusals are counted. */
  metrics?: Metrics;
  /** Where requests and acts become pieces of a trace. */
  tracing?: Tracing | undefined;
  /** The process was told to stop: it is no longer ready, and serves until it is closed. */
  stopping?: () => boolean;
  /** How long a request may take to arrive, its body included, in milliseconds. */
  longestArrivalMs?: number;
  /** How long whoever is under way has once closing has begun, in milliseconds. */
  patienceMs?: number;
}

/** Builds the service around an engine, ready to listen or to be asked by a test. */
export async function buildApi({
  engine,
  logger,
  identity,
  local,
  metrics,
  tracing,
  stopping = () => false,
  longestArrivalMs = LONGEST_ARRIVAL_MS,
  patienceMs = PATIENCE_MS,
}: ApiOptions): Promise<Api> {
  const app = fastify({
    loggerInstance: logger as FastifyBaseLogger,
    // Fastify's own request lines would carry query codes and telephone digits into the log.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: LARGEST_FORM,
    requestTimeout: longestArrivalMs,
    http: {
      headersTimeout: Math.min(longestArrivalMs, 60_000),
      connectionsCheckingInterval: Math.min(longestArrivalMs, 30_000),
    },
    // What comes over an open connection while it closes is served; the connection ends with the answer.
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
    clientErrorHandler: answerNotHttp,
  }).withTypeProvider<TypeBoxTypeProvider>();

  // First of all, so that everything else happens inside.
  if (tracing) traceRequests(app, tracing);
  app.setValidatorCompiler(validatorCompiler as never);
  // Answers leave as they are; their schemas document them and never drop a field.
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerUnknownPage);
  readOnlyUtf8Json(app);
  refuseUnstorable(app);
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });

  if (metrics) measureRequests(app, engine, metrics);
  closeInOrder(app, { stopping, patienceMs });

  await app.register(helmet, {
    // Plain http on a developer's machine must keep working; the pages load nothing from elsewhere.
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
  });
  await app.register(rateLimit, { global: false });
  await describeRoutes(app);

  await app.register(
    async (open) => {
      openRoutes(open as Api, engine);
      lawRoutes(open as Api, engine);
      lawClaimRoutes(open as Api, engine);
      if (local) localRoutes(open as Api, engine, local);
    },
    { prefix: '/v1' },
  );
  await app.register(
    async (scope) => {
      requireActor(scope, engine, local ?? identity);
      scope.addHook('onSend', async (_request, reply) => {
        if (!reply.hasHeader('cache-control'))
          reply.headers({ 'cache-control': 'private, no-cache', vary: 'authorization' });
      });
      disputeRoutes(scope as Api, engine);
      limitationRoutes(scope as Api, engine);
      raiseEventRoutes(scope as Api, engine);
      fileRoutes(scope as Api, engine);
      inboxRoutes(scope as Api, engine);
      supervisionRoutes(scope as Api, engine);
      warningRoutes(scope as Api, engine);
      figureRoutes(scope as Api, engine);
      ledgerRoutes(scope as Api, engine);
      publishedRoutes(scope as Api, engine);
    },
    { prefix: '/v1' },
  );

  app.get('/', async (_request, reply) => reply.redirect('/docs'));
  // Alive: it answers. Ready: it can serve; whoever distributes requests asks this before sending any.
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (request, reply) => {
    const missing = await missingToServe(engine.db, stopping());
    if (missing === null) return { status: 'ready' };
    if (!stopping()) request.log.error({ missing }, 'not ready');
    return reply.code(503).send({ status: 'not ready' });
  });
  return app as Api;
}

/** JSON in valid UTF-8 is all that is read; bytes that are not are refused rather than guessed. */
function readOnlyUtf8Json(
  app: { [K in 'removeAllContentTypeParsers' | 'addContentTypeParser' | 'getDefaultJsonParser']: Api[K] },
): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    let read: string;
    try {
      read = new TextDecoder('utf-8', { fatal: true }).decode(body);
    } catch {
      done(refused('malformed', messages.badJson));
      return;
    }
    void parseJson(request, read, done);
  });
}

/** Nothing unstorable gets past here, wherever in a request it stands. */
function refuseUnstorable(app: Pick<Api, 'addHook'>): void {
  app.addHook('onRequest', async (request) => {
    if (decoded(request.url) === undefined) throw refused('malformed', messages.badAddress);
    const coding = request.headers['content-encoding'];
    if (coding !== undefined && coding !== 'identity')
      throw Object.assign(new Error('content coding'), { statusCode: 415 });
  });
  app.addHook('preValidation', async (request) => {
    const objection = objectionTo([request.params, request.query, request.body]);
    if (objection) throw refused('malformed', objection);
  });
}

/** What does not even parse as HTTP, or does not arrive, gets a plain answer and a closed connection. */
function answerNotHttp({ code }: ConnectionError, socket: Socket): void {
  if (!socket.writable) return;
  const late = code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const { zh, en } = late ? messages.tooSlow : messages.badRequest;
  const [status, reason] = late ? [408, 'Request Timeout'] : [400, 'Bad Request'];
  const body = JSON.stringify({
    type: late ? '/problems/too_slow' : '/problems/malformed',
    title: late ? '请求超时' : zh,
    status,
    detail: `${zh} ${en}`,
  });
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    // Whoever does not end the connection either must not keep it open.
    () => socket.destroy(),
  );
}
