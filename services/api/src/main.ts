import { randomBytes } from 'node:crypto';
import { createEngine, registryCompletions } from '@dingfen/dispute-engine';
import { procedures, stageOf } from '@dingfen/dispute-lifecycle';
import { createLogger } from '@dingfen/observability';
import { connect } from '@dingfen/persistence';
import { registry } from '@dingfen/procedure-kit';
import { buildApi } from './app.ts';
import { readEnvironment } from './environment.ts';
import { localIdentity } from './identity.ts';

const environment = readEnvironment(process.env);
if ('refusal' in environment) {
  process.stderr.write(`${environment.refusal}\n`);
  process.exit(1);
}
const { databaseUrl, host, port, logLevel, local, localSecret } = environment;

const logger = createLogger({ name: 'api', level: logLevel, pretty: process.stdout.isTTY });
const db = connect(databaseUrl, {
  onLost: (error) =>
    logger.warn({ err: error }, 'an idle connection to the database broke; it will be replaced'),
});
const engine = createEngine({
  db,
  procedures: registry(procedures),
  stageOf,
  completions: registryCompletions,
});
const secret = localSecret === undefined ? randomBytes(32) : new TextEncoder().encode(localSecret);
const app = await buildApi({ engine, logger, ...(local ? { local: localIdentity(secret) } : {}) });

/** Requests that run are finished, new ones are turned away, then the connections are closed. */
async function stop(signal: string): Promise<void> {
  logger.info({ signal }, 'stopping');
  await app.close();
  await db.destroy();
}
let stopping: Promise<void> | undefined;
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    stopping ??= stop(signal).catch((error: unknown) => {
      logger.error({ err: error }, 'could not stop in order');
      process.exitCode = 1;
    });
  });

const url = await app.listen({ host, port });
logger.info({ url, local }, 'listening');
