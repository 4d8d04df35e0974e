import { type Engine, expireDeadline } from '@dingfen/dispute-engine';
import type { Logger } from '@dingfen/observability';
import type { Job } from '@dingfen/queue';

/** Ends the period whose row has the job's id. Done twice, or long after another did it, it changes nothing more. */
export const expire =
  (engine: Engine, logger: Logger) =>
  async ({ id }: Job): Promise<void> => {
    const result = await expireDeadline(engine, id);
    logger.info({ deadlineId: id, result }, 'deadline heard');
  };
