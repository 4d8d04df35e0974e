import type { Metrics } from '@dingfen/observability';
import { type Database, poolFigures } from '@dingfen/persistence';
import { refusalCodeOf } from './problems.ts';
import type { Api } from './schemas.ts';

/** The part of the API that an address belongs to: `disputes`, `law`, … No id and no query can get into a figure. */
function areaOf(url: string | undefined): string {
  const [, first = '', second = ''] = (url ?? '').split('/');
  return (first === 'v1' ? second : first) || 'none';
}

/** `/v1/disputes/:disputeId/proceedings/:proceedingId/<procedure>/<event>`, as the route is written. */
const ACT = /^\/v1\/disputes\/:disputeId\/proceedings\/:proceedingId\/([^/]+)\/([^/]+)$/;

/** Counts what this service is asked, how long that takes, and why it refuses. */
export function measureRequests(app: Pick<Api, 'addHook'>, db: Database, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const { url } = request.routeOptions;
    const seconds = reply.elapsedTime / 1000;
    metrics.request(areaOf(url), request.method, reply.statusCode, seconds);
    const code = refusalCodeOf(request);
    if (code !== undefined) metrics.refusal(code);
    const [, procedure, event] = ACT.exec(url ?? '') ?? [];
    if (procedure !== undefined && event !== undefined && reply.statusCode === 200)
      metrics.act(procedure, event, seconds);
  });
  for (const use of ['busy', 'idle', 'waiting'] as const)
    metrics.gauge(
      'dingfen_pool_connections',
      'Connections to the database by use',
      () => poolFigures(db)[use],
      {
        use,
      },
    );
}
