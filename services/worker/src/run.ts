import { createEngine, type EngineOptions, readLocalRules, readTariffs } from '@dingfen/dispute-engine';
import { createLogger, createMetrics, openTracing, serveOperations } from '@dingfen/observability';
import { connect, poolFigures } from '@dingfen/persistence';
import { openQueues } from '@dingfen/queue';
import { healthOf } from './health.ts';
import { CONNECTIONS, startWorker } from './worker.ts';

/** What a process needs besides its environment. */
export type RunOptions = Omit<EngineOptions, 'db'>;

/** Longer than any job takes; shorter than whoever ends us waits before it kills. */
const LONGEST_STOP_MS = 9000;

/**
 * A worker as a process. Environment: DATABASE_URL; REDIS_URL (without it the jobs are kept in the database); WORKER_PORT
 * (serves `GET /healthz`, `/readyz` and `/metrics`); LOG_LEVEL; DINGFEN_LOCAL_RULES and DINGFEN_TARIFFS (what the deployment has configured); OTEL_… (see `openTracing`); DINGFEN_LOCAL=1 (lines for a person at a terminal; refused in production).
 * SIGTERM and SIGINT end it in order: it is no longer ready, nothing more is claimed, what runs is finished, and it says so
 * until the end.
 */
export async function runWorker(options: RunOptions, environment = process.env): Promise<void> {
  const databaseUrl = environment['DATABASE_URL'];
  if (!databaseUrl) throw new Error('DATABASE_URL is not set');
  const local = environment['DINGFEN_LOCAL'] === '1';
  if (local && environment['NODE_ENV'] === 'production')
    throw new Error('DINGFEN_LOCAL=1 is for demonstrations and is refused with NODE_ENV=production');
  const logger = createLogger({ name: 'worker', level: environment['LOG_LEVEL'] || 'info', pretty: local });
  const onError = (error: Error): void => logger.warn({ err: error }, 'connection lost, is opened again');

  const tracing = await openTracing('dingfen-worker', environment);
  const engine = createEngine({
    localRules: readLocalRules(environment['DINGFEN_LOCAL_RULES']),
    tariffs: readTariffs(environment['DINGFEN_TARIFFS']),
    traceparent: () => tracing?.traceparent(),
    ...options,
    db: connect(databaseUrl, { size: CONNECTIONS, onLost: onError }),
  });
  const queues = openQueues({ redisUrl: environment['REDIS_URL'], databaseUrl, onError });
  const metrics = createMetrics('worker');
  for (const use of ['busy', 'idle', 'waiting'] as const)
    metrics.gauge(
      'dingfen_pool_connections',
      'Connections to the database by use',
      () => poolFigures(engine.db)[use],
      { use },
    );
  const worker = await startWorker({ engine, queues, logger, metrics, tracing });
  const port = environment['WORKER_PORT'];
  const health = healthOf({
    db: engine.db,
    queues,
    well: worker.well,
    connectAnew: () => connect(databaseUrl, { size: 1 }),
  });
  let stopping = false;
  const operations = port
    ? await serveOperations(Number(port), {
        // One that stops no longer comes round, and whoever starts it anew would cut off what runs.
        alive: () => stopping || health.alive(),
        notReady: async () => (stopping ? 'stopping' : health.notReady()),
        metrics,
      })
    : undefined;
  logger.info(
    { jobs: environment['REDIS_URL'] ? 'redis' : 'postgresql', port: operations?.port },
    'worker ready',
  );

  const stop = async (signal: string): Promise<void> => {
    logger.info({ signal }, 'worker stops');
    stopping = true;
    setTimeout(() => {
      logger.error('what runs does not end; left to another worker');
      process.exit(1);
    }, LONGEST_STOP_MS).unref();
    await worker.stop();
    await queues.close();
    await engine.db.destroy();
    await tracing?.stop();
    operations?.close();
    logger.info('worker stopped');
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal));
}
