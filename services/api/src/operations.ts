import type { Attributes, Metrics, Tracing, Work } from '@dingfen/observability';
import type { Engine } from '@dingfen/dispute-engine';
import { poolFigures } from '@dingfen/persistence';
import type { FastifyRequest } from 'fastify';
import { refusalCodeOf } from './problems.ts';
import type { Api } from './schemas.ts';

/** The part of the API that an address belongs to: `disputes`, `law`, … No id and no query can get into a figure. */
function areaOf(url: string | undefined): string {
  const [, first = '', second = ''] = (url ?? '').split('/');
  return (first === 'v1' ? second : first) || 'none';
}

/** `/v1/disputes/:disputeId/proceedings/:proceedingId/<procedure>/<event>`, as the route is written. */
const ACT = /^\/v1\/disputes\/:disputeId\/proceedings\/:proceedingId\/([^/]+)\/([^/]+)$/;

/** Procedure and event of what a granted request has done; undefined when it was no act. */
function actOf(engine: Engine, { method, routeOptions: { url = '' } }: FastifyRequest, status: number) {
  // A filing begins the lifecycle.
  if (method === 'POST' && url === '/v1/disputes' && status === 201)
    return { procedure: engine.lifecycleKey, event: 'FILE_DISPUTE' };
  const [, procedure, event] = ACT.exec(url) ?? [];
  return procedure !== undefined && event !== undefined && status === 200 ? { procedure, event } : undefined;
}

/** Counts what this service is asked, how long that takes, and why it refuses. */
export function measureRequests(app: Pick<Api, 'addHook'>, engine: Engine, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const { url } = request.routeOptions;
    const seconds = reply.elapsedTime / 1000;
    metrics.request(areaOf(url), request.method, reply.statusCode, seconds);
    const code = refusalCodeOf(request);
    if (code !== undefined) metrics.refusal(code);
    const act = actOf(engine, request, reply.statusCode);
    if (act) metrics.act(act.procedure, act.event, seconds);
  });
  for (const use of ['busy', 'idle', 'waiting'] as const)
    metrics.gauge(
      'dingfen_pool_connections',
      'Connections to the database by use',
      () => poolFigures(engine.db)[use],
      {
        use,
      },
    );
}

/** What is said of a request: how it is written in the interface, and which dispute it is about; nothing that anybody wrote. */
function attributesOf({ id, method, routeOptions, params }: FastifyRequest): Attributes {
  const { disputeId, proceedingId } = (params ?? {}) as Record<string, string | undefined>;
  return {
    'http.request.method': method,
    'http.route': routeOptions.url ?? 'none',
    'dingfen.request_id': id,
    ...(disputeId && UUID.test(disputeId) ? { 'dingfen.dispute_id': disputeId } : {}),
    ...(proceedingId && UUID.test(proceedingId) ? { 'dingfen.proceeding_id': proceedingId } : {}),
  };
}

/** An address is typed by whoever asks; only what can be an id of ours is passed on. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Asked all the time, by machines. */
const HEALTH = new Set(['/healthz', '/readyz']);

/**
 * Every request is a piece of work that carries on the caller's trace, and what it does to the file another one inside it.
 * Whatever the engine leaves behind, it leaves under the latter.
 */
export function traceRequests(app: Pick<Api, 'addHook'>, tracing: Tracing): void {
  const requests = new WeakMap<FastifyRequest, Work>();
  const acts = new WeakMap<FastifyRequest, Work>();
  app.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    if (HEALTH.has(route)) {
      done();
      return;
    }
    const work = tracing.begin(`${request.method} ${route}`, {
      kind: 'server',
      parent: request.headers['traceparent'],
      attributes: attributesOf(request),
    });
    requests.set(request, work);
    work.within(done);
  });
  // Reading a body leads out of whatever was under way, so this begins anew from the request.
  app.addHook('preHandler', (request, _reply, done) => {
    const work = requests.get(request);
    if (!work) {
      done();
      return;
    }
    const { url = '' } = request.routeOptions;
    const [, procedure, event] = ACT.exec(url) ?? [];
    const name = event === undefined ? 'handle' : `act ${procedure} ${event}`;
    const act = work.within(() =>
      tracing.begin(name, {
        attributes:
          event === undefined ? {} : { 'dingfen.procedure': `${procedure}`, 'dingfen.event': event },
      }),
    );
    acts.set(request, act);
    act.within(done);
  });
  app.addHook('onSend', async (request, reply) => {
    const code = refusalCodeOf(request);
    acts.get(request)?.add(code === undefined ? {} : { 'dingfen.refusal': code });
    acts.get(request)?.end(reply.statusCode >= 500 ? { name: code ?? 'unexpected' } : undefined);
    acts.delete(request);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { statusCode } = reply;
    requests.get(request)?.add({ 'http.response.status_code': statusCode });
    requests
      .get(request)
      ?.end(statusCode >= 500 ? { name: refusalCodeOf(request) ?? 'unexpected' } : undefined);
  });
}
