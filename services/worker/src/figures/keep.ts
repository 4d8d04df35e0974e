import { buildFigures, type Engine } from '@dingfen/dispute-engine';
import type { Logger } from '@dingfen/observability';
import { type Database, mergeFigures } from '@dingfen/persistence';

/** Changes folded in one round. */
const BATCH = 5000;
const REST_MS = 1000;
const LONG_REST_MS = 60_000;

/**
 * One round of the merger: folds what acts have left into the kept sums, and says how long to rest. Readers add what still
 * waits, so a merger that is late, or dead, makes answers slower and never wrong.
 */
export async function mergeOn(db: Database): Promise<number> {
  return (await mergeFigures(db, BATCH)) === BATCH ? 0 : REST_MS;
}

/** Counts disputes from before figures were kept, batch by batch, until all are counted. */
export async function buildOn(engine: Engine, logger: Logger): Promise<number> {
  const more = await buildFigures(engine);
  if (more) logger.info('figures are being built');
  return more ? 0 : LONG_REST_MS;
}
