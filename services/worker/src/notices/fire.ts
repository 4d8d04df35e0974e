import { type Engine, fireNotice } from '@dingfen/dispute-engine';
import type { Logger } from '@dingfen/observability';
import type { Job } from '@dingfen/queue';

/** Sends the warning, or climbs the rung, whose row has the job's id. Done twice it is sent once. */
export const fire =
  (engine: Engine, logger: Logger) =>
  async ({ id }: Job): Promise<void> => {
    const result = await fireNotice(engine, id);
    logger.info({ noticeId: id, result }, 'notice heard');
  };
