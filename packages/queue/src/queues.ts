import {
  type Backend,
  type BackendQueue,
  postgresBackend,
  redisBackend,
  type RunningJob,
} from './backend.ts';

/** Something to be done once. `data` is JSON. */
export interface Job {
  /** Fixed by whoever asks: while a job with this id is in the queue, another one is the same one. No integers, no colons. */
  id: string;
  name: string;
  data: unknown;
}

/** How often a job is tried, and how long between. */
export interface Tries {
  /** Tries in a row. */
  most: number;
  /** Pause before the second try, in milliseconds; doubled before each further one. */
  firstPauseMs: number;
  /** How long a job that failed its last try lies among the failed before the same id may be added anew. */
  restMs: number;
}

const DEFAULT_TRIES: Tries = { most: 6, firstPauseMs: 1000, restMs: 600_000 };

export interface QueuesOptions {
  /** Jobs are kept in Redis (several addresses with commas between: a Redis Cluster; `redis+sentinel://host:port,host:port/name`: a server watched by Sentinels); without it, in PostgreSQL. */
  redisUrl?: string | undefined;
  databaseUrl: string;
  /** Begins all keys in Redis. */
  prefix?: string;
  /** Lost connections and the like; BullMQ connects again by itself. */
  onError: (error: Error) => void;
  tries?: Tries;
}

/** A try that threw. */
export interface FailedTry {
  queue: string;
  job: Job;
  error: Error;
  /** Counted from one. */
  attempt: number;
  /** No more tries follow; the job lies among the failed. */
  last: boolean;
}

export interface WorkOptions {
  /** Jobs at one time. */
  concurrency: number;
  /** How long the job of a process that was killed stays with it, in milliseconds. A living process renews it. */
  lockMs?: number;
  onFailed?: (failed: FailedTry) => void;
}

export interface Working {
  /** Takes no more jobs, waits for those that run. */
  close(): Promise<void>;
}

export interface Counts {
  waiting: number;
  active: number;
  /** Failed and waiting for their next try. */
  delayed: number;
  /** Failed their last try. */
  failed: number;
}

export interface Queues {
  /** Adds jobs; those whose id is in the queue already, or has just failed for good, are not added again. */
  add(queue: string, jobs: readonly Job[]): Promise<void>;
  /** Does a queue's jobs. A job may be done twice (a process stalls, its lock runs out), so the handler must bear that. */
  work(queue: string, handler: (job: Job) => Promise<void>, options: WorkOptions): Promise<Working>;
  counts(queue: string): Promise<Counts>;
  /** Comes back when Redis answers over a new connection, at once where there is none; throws within a second or so when it does not. */
  answers(): Promise<void>;
  /** Closes everything, the workers first. */
  close(): Promise<void>;
}

/** A process that dies on every job must not be given the same one for ever. */
const MOST_STALLS = 5;
/** A job of a process that was killed or stands still is another's after this and a third more. */
const DEFAULT_LOCK_MS = 6000;
/** Failed jobs whose rest is over, taken away at one time. */
const MOST_RESTED = 1000;

/** Opens the queues, on Redis where there is one, else on PostgreSQL. They come into being by being named. */
export function openQueues({
  redisUrl,
  databaseUrl,
  prefix = '{dingfen}',
  onError,
  tries = DEFAULT_TRIES,
}: QueuesOptions): Queues {
  const backend: Backend = redisUrl
    ? redisBackend(redisUrl, prefix, onError)
    : postgresBackend(databaseUrl, onError);
  const opened = new Map<string, BackendQueue>();
  const working = new Set<Working>();

  const queueOf = (name: string): BackendQueue => {
    const queue = opened.get(name) ?? backend.queue(name);
    opened.set(name, queue);
    return queue;
  };

  // A finished job that is kept would swallow a new one of its id. So done ones go at once, and failed ones after their
  // rest: whoever still needs the job done adds it again, and until then the failure can be looked at.
  const options = {
    attempts: tries.most,
    backoff: { type: 'exponential', delay: tries.firstPauseMs },
    removeOnComplete: true,
    removeOnFail: false,
  };

  return {
    async add(name, jobs) {
      if (jobs.length === 0) return;
      const queue = queueOf(name);
      await queue.clean(tries.restMs, MOST_RESTED, 'failed');
      await queue.addBulk(
        jobs.map((job) => ({ name: job.name, data: job.data, opts: { ...options, jobId: job.id } })),
      );
    },

    async work(name, handler, { concurrency, lockMs = DEFAULT_LOCK_MS, onFailed = () => {} }) {
      const worker = backend.worker(
        name,
        {
          run: (job) => handler(toJob(job)),
          failed: (job, error) => {
            if (job)
              onFailed({
                queue: name,
                job: toJob(job),
                error,
                attempt: job.attemptsMade,
                last: job.finishedOn !== undefined,
              });
          },
        },
        {
          concurrency,
          lockDuration: lockMs,
          stalledInterval: Math.ceil(lockMs / 3),
          maxStalledCount: MOST_STALLS,
        },
      );
      const handle: Working = {
        close: async () => {
          working.delete(handle);
          await worker.close();
        },
      };
      working.add(handle);
      await worker.waitUntilReady();
      return handle;
    },

    async counts(name) {
      const counts = await queueOf(name).getJobCounts('waiting', 'active', 'delayed', 'failed');
      const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts;
      return { waiting, active, delayed, failed };
    },

    answers: () => backend.answers(),

    async close() {
      await Promise.all([...working].map((one) => one.close()));
      await Promise.all([...opened.values()].map((queue) => queue.close()));
      await backend.close();
    },
  };
}

const toJob = ({ id, name, data }: RunningJob): Job => ({ id: id as string, name, data });
