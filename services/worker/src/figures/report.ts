import { type Engine, prepareReport, reportsToPrepare } from '@dingfen/dispute-engine';
import type { Logger } from '@dingfen/observability';
import { type Database, monthlyReportsOf } from '@dingfen/persistence';
import type { Job, Queues } from '@dingfen/queue';
import { REPORTS } from '../queue-names.ts';

const REST_MS = 60_000;
/** As far back as drafts that are missing are made up for. */
const MOST_MONTHS = 24;

/**
 * Puts the organisations that have no draft of the last month yet into the queue, one job each. A job has the month and the
 * organisation in its id, and a draft that is there is left as it is, so it may be put there by many and done twice.
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

const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const monthOf = (number: number): string =>
  `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;

/** The months up to the last one that came after an organisation's newest draft; without one only the last. */
async function missingMonths(db: Database, organisationId: string, last: string): Promise<string[]> {
  const [newest] = await monthlyReportsOf(db, organisationId, 1);
  const to = numberOf(last);
  const next = newest ? Math.min(numberOf(newest.month) + 1, to) : to;
  const from = Math.max(next, to - MOST_MONTHS + 1);
  return Array.from({ length: to - from + 1 }, (_, index) => monthOf(from + index));
}

/**
 * Prepares an organisation's draft of a month, and first those of the months before it during which no worker ran: the oldest
 * first, so that whatever stops it leaves no gap. Publishing them is for a person.
 */
export const prepare =
  (engine: Engine, logger: Logger) =>
  async ({ data }: Job): Promise<void> => {
    const { organisationId, month: last } = data as { organisationId: string; month: string };
    for (const month of await missingMonths(engine.db, organisationId, last)) {
      const fresh = await prepareReport(engine, organisationId, month);
      logger.info({ organisationId, month, fresh }, 'monthly report prepared');
    }
  };
