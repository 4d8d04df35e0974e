// A process that takes one job and never ends it, for the spec to kill. Argument: what `openQueues` needs, and the queue.
import { openQueues } from '../queues.ts';

const { queue, ...where } = JSON.parse(process.argv[2] as string) as {
  queue: string;
  redisUrl?: string;
  databaseUrl: string;
  prefix: string;
};
const queues = openQueues({ ...where, onError: (error) => console.error(error) });
await queues.work(
  queue,
  (job) => {
    process.send?.(job.id);
    return new Promise(() => {});
  },
  { concurrency: 1, lockMs: 1000 },
);
