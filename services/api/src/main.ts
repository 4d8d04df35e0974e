import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createEngine, registryCompletions } from '@dingfen/dispute-engine';
import { procedures, stageOf } from '@dingfen/dispute-lifecycle';
import { createLogger, createMetrics, openTracing, serveOperations } from '@dingfen/observability';
import { connect } from '@dingfen/persistence';
import { registry } from '@dingfen/procedure-kit';
import { buildApi } from './app.ts';
import { readEnvironment } from './environment.ts';
import { localIdentity } from './identity.ts';
import { missingToServe } from './readiness.ts';

const environment = readEnvironment(process.env);
if ('refusal' in environment) {
  process.stderr.write(`${environment.refusal}\n`);
  process.exit(1);
}
const { databaseUrl, host, port, operationsPort, drainSeconds, logLevel, local, localSecret, configured } =
  environment;
/** After the drain: longer than requests that run are waited for; shorter than whoever ends us waits before it kills. */
const LONGEST_STOP_MS = 9000;

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
let stopping: Promise<void> | undefined;
const app = await buildApi({
  engine,
  logger,
  metrics,
  tracing,
  stopping: () => stopping !== undefined,
  ...(local ? { local: localIdentity(secret) } : {}),
});
const operations =
  operationsPort === undefined
    ? undefined
    : await serveOperations(operationsPort, {
        alive: () => true,
        notReady: () => missingToServe(db, stopping !== undefined),
        metrics,
      });

/**
 * First it is no longer ready and serves on, so that requests go elsewhere; then it stops listening and what runs is finished, or
 * cut off when it does not end. Those who run the system are told until the end.
 */
async function stop(signal: string): Promise<void> {
  logger.info({ signal }, 'stopping');
  setTimeout(
    () => {
      logger.error('what runs does not end; it is cut off');
      process.exit(1);
    },
    drainSeconds * 1000 + LONGEST_STOP_MS,
  ).unref();
  await wait(drainSeconds * 1000);
  await app.close();
  await db.destroy();
  await tracing?.stop();
  operations?.close();
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
