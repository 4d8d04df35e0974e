import { type Engine, wakeOrder } from '@dingfen/dispute-engine';
import type { Logger } from '@dingfen/observability';
import type { Job } from '@dingfen/queue';

/** Reminds of, or escalates, the supervision order whose row has the job's id. Done twice it is done once. */
export const wake =
  (engine: Engine, logger: Logger) =>
  async ({ id }: Job): Promise<void> => {
    const result = await wakeOrder(engine, id);
    logger.info({ orderId: id, result }, 'supervision order heard');
  };
