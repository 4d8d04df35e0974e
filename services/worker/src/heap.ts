import type { Logger } from '@dingfen/observability';
import type { Job, Queues } from '@dingfen/queue';

/** A row of which something is to be done; its id is known to the database. */
export interface Row {
  id: string;
}

/** What a job hands over: rows that are done together. */
interface Heap {
  rows: Row[];
  claimedAt: number;
}

/**
 * Jobs for rows, in heaps, claimed just now unless told otherwise (milliseconds since 1970). A single row's job has the row's
 * id: claimed again while its job waits, it is still one job.
 */
export function inHeaps(
  name: string,
  rows: readonly Row[],
  most: number,
  claimedAt: number = Date.now(),
): Job[] {
  const jobs: Job[] = [];
  for (let from = 0; from < rows.length; from += most) {
    const own = rows.slice(from, from + most);
    const first = (own[0] as Row).id;
    const data: Heap = { rows: own, claimedAt };
    jobs.push({ id: own.length === 1 ? first : `heap-${first}`, name, data });
  }
  return jobs;
}

/** Does rows together; says of each how it went. A row may have been done before. */
export type DoAll<R extends Row> = (rows: readonly R[]) => Promise<PromiseSettledResult<unknown>[]>;

export interface Doing<R extends Row> {
  queue: string;
  queues: Queues;
  logger: Logger;
  doAll: DoAll<R>;
  /** Told of each row that was done, when it was claimed (milliseconds since 1970), and what came of it. */
  onDone?: ((row: R, claimedAt: number, result: unknown) => void) | undefined;
}

/**
 * The handler of a queue of heaps. A row that fails gets a job of its own, with its tries, and does not keep the others from
 * being done.
 */
export const doHeap =
  <R extends Row>({ queue, queues, logger, doAll, onDone }: Doing<R>) =>
  async (job: Job): Promise<void> => {
    const heap = heapOf(job);
    const rows = heap.rows as R[];
    const failed: R[] = [];
    for (const [index, answer] of (await doAll(rows)).entries()) {
      const row = rows[index] as R;
      if (answer.status === 'rejected') {
        if (rows.length === 1) throw answer.reason;
        failed.push(row);
        continue;
      }
      logger.info({ queue, row: row.id, result: answer.value }, 'done');
      if (heap.claimedAt !== undefined) onDone?.(row, heap.claimedAt, answer.value);
    }
    await queues.add(queue, inHeaps(job.name, failed, 1, heap.claimedAt));
  };

/** One that an earlier release has put into the queue is about the row of its id. */
function heapOf({ id, data }: Job): { rows: Row[]; claimedAt?: number } {
  const heap = data as Partial<Heap> | null;
  return heap?.rows && heap.claimedAt !== undefined
    ? { rows: heap.rows, claimedAt: heap.claimedAt }
    : { rows: [{ id, ...(data as object) }] };
}
