import { randomBytes } from 'node:crypto';
import { createEngine, registryCompletions } from '@dingfen/dispute-engine';
import { procedures, stageOf } from '@dingfen/dispute-lifecycle';
import { createLogger, createMetrics, openTracing, serveOperations } from '@dingfen/observability';
import { connect, notReady } from '@dingfen/persistence';
import { registry } from '@dingfen/procedure-kit';
import { buildApi } from './app.ts';
import { readEnvironment } from './environment.ts';
import { localIdentity } from './identity.ts';

const environment = readEnvironment(process.env);
if ('refusal' in environment) {
  process.stderr.write(`${environment.refusal}\n`);
  process.exit(1);
}
const { databaseUrl, host, port, operationsPort, logLevel, local, localSecret, configured } = environment;

const logger = createLogger({ name: 'api', level: logLevel, pretty: process.stdout.isTTY });
const tracing = await openTracing('dingfen-api', process.env);
const db = connect(databaseUrl, {
  onLost: (error) =>
    logger.warn({ err: error }, 'an idle connection to the database broke; it will be replaced'),
});
const engine = createEngine({
  db,
  procedures: registry(procedures),
  stageOf,
  completions: registryCompletions,
  ...configured,
  traceparent: () => tracing?.traceparent(),
});
const secret = localSecret === undefined ? randomBytes(32) : new TextEncoder().encode(localSecret);
const metrics = createMetrics('api');
const app = await buildApi({
  engine,
  logger,
  metrics,
  tracing,
  ...(local ? { local: localIdentity(secret) } : {}),
});
let stopping: Promise<void> | undefined;
const operations =
  operationsPort === undefined
    ? undefined
    : await serveOperations(operationsPort, {
        alive: () => true,
        notReady: async () => (stopping ? 'stopping' : notReady(db)),
        metrics,
      });

/** Requests that run are finished, new ones are turned away, then the connections are closed. */
async function stop(signal: string): Promise<void> {
  logger.info({ signal }, 'stopping');
  await app.close();
  operations?.close();
  await db.destroy();
  await tracing?.stop();
}
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    stopping ??= stop(signal).catch((error: unknown) => {
      logger.error({ err: error }, 'could not stop in order');
      process.exitCode = 1;
    });
  });

const url = await app.listen({ host, port });
logger.info({ url, local, operationsPort: operations?.port }, 'listening');
