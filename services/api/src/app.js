import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { currentInstant } from '@dingfen/persistence';
import fastify, { LogController } from 'fastify';
import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { requireActor } from './identity.js';
import { messages } from './messages.js';
import { describeRoutes } from './openapi.js';
import { answerError, answerUnknownPage, refused } from './problems.js';
import { disputeRoutes } from './routes/disputes.js';
import { raiseEventRoutes } from './routes/events.js';
import { fileRoutes } from './routes/file.js';
import { inboxRoutes } from './routes/inbox.js';
import { localRoutes } from './routes/local.js';
import { openRoutes } from './routes/open.js';
import { decoded, objectionTo } from './untrusted.js';
import { validatorCompiler } from './validation.js';
/** Far more than the longest application; files have their own limit. */
const LARGEST_FORM = 1024 * 1024;
/** Builds the service around an engine, ready to listen or to be asked by a test. */
export async function buildApi({ engine, logger, identity, local }) {
  const app = fastify({
    loggerInstance: logger,
    // Fastify's own request lines would carry query codes and telephone digits into the log.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: LARGEST_FORM,
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
    clientErrorHandler: answerNotHttp,
  }).withTypeProvider();
  app.setValidatorCompiler(validatorCompiler);
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
  endConnectionsWhenClosing(app);
  await app.register(helmet, {
    // Plain http on a developer's machine must keep working; the pages load nothing from elsewhere.
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
  });
  await app.register(rateLimit, { global: false });
  await describeRoutes(app);
  await app.register(
    async (open) => {
      openRoutes(open, engine);
      if (local) localRoutes(open, engine, local);
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
      disputeRoutes(scope, engine);
      raiseEventRoutes(scope, engine);
      fileRoutes(scope, engine);
      inboxRoutes(scope, engine);
    },
    { prefix: '/v1' },
  );
  app.get('/', async (_request, reply) => reply.redirect('/docs'));
  app.get('/healthz', async (request, reply) => {
    try {
      return { status: 'ok', now: await currentInstant(engine.db) };
    } catch (error) {
      request.log.error({ err: error }, 'the database cannot be reached');
      return reply.code(503).send({ status: 'unavailable' });
    }
  });
  return app;
}
/** A request that was under way when closing began is answered, and its connection ends with the answer instead of lingering. */
function endConnectionsWhenClosing(app) {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
}
/** JSON in valid UTF-8 is all that is read; bytes that are not are refused rather than guessed. */
function readOnlyUtf8Json(app) {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    let read;
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
function refuseUnstorable(app) {
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
/** What does not even parse as HTTP gets a plain answer and a closed connection. */
function answerNotHttp(_error, socket) {
  if (!socket.writable) return;
  const { zh, en } = messages.badRequest;
  const body = JSON.stringify({ type: '/problems/malformed', title: zh, status: 400, detail: `${zh} ${en}` });
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
//# sourceMappingURL=app.js.map
