import { type Engine, prepareReport, reportsToPrepare } from '@dingfen/dispute-engine';
import type { Logger } from '@dingfen/observability';
import type { Job, Queues } from '@dingfen/queue';
import { REPORTS } from '../queue-names.ts';

const REST_MS = 60_000;

/**
 * Puts the drafts of the last month that are still missing into the queue, one job an organisation. A job has the month and
 * the organisation in its id, and a draft that is there is left as it is, so it may be put there by many and done twice.
 */
export async function scheduleReports(engine: Engine, queues: Queues): Promise<number> {
  const { month, organisationIds } = await reportsToPrepare(engine);
  await queues.add(
    REPORTS,
    organisationIds.map((organisationId) => ({
      id: `report-${month}-${organisationId}`,
      name: 'prepare',
      data: { organisationId, month },
    })),
  );
  return REST_MS;
}

/** Prepares one draft. Publishing it is for a person. */
export const prepare =
  (engine: Engine, logger: Logger) =>
  async ({ data }: Job): Promise<void> => {
    const { organisationId, month } = data as { organisationId: string; month: string };
    const fresh = await prepareReport(engine, organisationId, month);
    logger.info({ organisationId, month, fresh }, 'monthly report prepared');
  };
