import { createPostgresBackend, Queue, Worker, type WorkerOptions } from 'bullmq';
import { Cluster, Redis } from 'ioredis';

/** What this package uses of BullMQ's two classes; the same on Redis and on PostgreSQL. */
export type BackendQueue = Pick<Queue, 'addBulk' | 'clean' | 'getJobCounts' | 'waitUntilReady' | 'close'>;
export type BackendWorker = Pick<Worker, 'waitUntilReady' | 'close'>;

export interface RunningJob {
  id?: string | undefined;
  name: string;
  data: unknown;
  attemptsMade: number;
  finishedOn?: number | undefined;
}

type Settings = Omit<WorkerOptions, 'connection' | 'prefix'>;

interface WorkerEvents {
  run: (job: RunningJob) => Promise<void>;
  failed: (job: RunningJob | undefined, error: Error) => void;
}

/** Where the jobs are kept. */
export interface Backend {
  queue(name: string): BackendQueue;
  worker(name: string, events: WorkerEvents, settings: Settings): BackendWorker;
  /** Comes back when the server answers over a connection made for this question; throws soon when it does not. */
  answers(): Promise<void>;
  close(): Promise<void>;
}

type OnError = (error: Error) => void;

/** `redis+sentinel://user:password@host:port,host:port/name`; user and password are those of the server they watch. */
const SENTINELS = /^redis\+sentinel:\/\/(?:([^:@/]*):([^@/]*)@)?([^@/]+)\/([\w.-]+)$/;

/** A server that Sentinels watch under a name: whichever of them answers says where it is now. */
function sentinelOptions(url: string) {
  const [, username, password, hosts = '', name] = SENTINELS.exec(url) ?? [];
  if (name === undefined)
    throw new Error('an address with Sentinels is written redis+sentinel://host:port,host:port/name');
  const sentinels = hosts.split(',').map((one) => {
    const { hostname, port } = new URL(`redis://${one.trim()}`);
    return { host: hostname, port: Number(port || 26_379) };
  });
  return {
    sentinels,
    name,
    ...(username ? { username: decodeURIComponent(username) } : {}),
    ...(password ? { password: decodeURIComponent(password) } : {}),
  };
}

/**
 * One address is one server; several, with commas between, are nodes of a Redis Cluster that tell the rest; `redis+sentinel:`
 * names the Sentinels of a server that has stand-ins.
 */
function redisAt(url: string, how: typeof PATIENT | typeof ONCE): Redis | Cluster {
  if (url.startsWith('redis+sentinel:')) return new Redis({ ...sentinelOptions(url), ...how });
  const nodes = url.split(',').map((node) => node.trim());
  return nodes.length === 1 ? new Redis(url, how) : new Cluster(nodes, ofCluster(how));
}

/** Workers wait as long as Redis is away; BullMQ refuses to run with a limit. */
const PATIENT = { maxRetriesPerRequest: null };

const ANSWER_WITHIN_MS = 1000;
const never = () => null;
/** Whoever only asks whether it is there asks once. */
const ONCE = {
  connectTimeout: ANSWER_WITHIN_MS,
  commandTimeout: ANSWER_WITHIN_MS,
  retryStrategy: never,
  sentinelRetryStrategy: never,
};

/** Of a cluster, what is said of tries belongs to the whole and the rest to each node. */
const ofCluster = (how: typeof PATIENT | typeof ONCE) =>
  'retryStrategy' in how
    ? {
        clusterRetryStrategy: never,
        redisOptions: { connectTimeout: how.connectTimeout, commandTimeout: how.commandTimeout },
      }
    : { redisOptions: how };

async function redisAnswers(url: string): Promise<void> {
  const connection = redisAt(url, ONCE);
  // What goes wrong with the connection fails the question as well.
  connection.on('error', () => {});
  try {
    await connection.ping();
  } finally {
    connection.disconnect();
  }
}

/** Jobs in Redis. The braces of the prefix keep all keys of a queue on one node of a Redis Cluster. */
export function redisBackend(url: string, prefix: string, onError: OnError): Backend {
  const connection = redisAt(url, PATIENT);
  connection.on('error', onError);
  return {
    queue: (name) => new Queue(name, { connection, prefix }).on('error', onError),
    worker: (name, { run, failed }, settings) =>
      new Worker(name, run, { ...settings, connection, prefix }).on('error', onError).on('failed', failed),
    answers: () => redisAnswers(url),
    close: async () => {
      await connection.quit();
    },
  };
}

/** Jobs in PostgreSQL, in the schema `bullmq`, which whoever comes first brings up to date. */
export function postgresBackend(databaseUrl: string, onError: OnError): Backend {
  // A worker holds one more connection besides, on which it listens.
  const connection = (max: number) => ({ connectionString: databaseUrl, migrate: true, max });
  return {
    queue: (name) =>
      new Queue(name, { connection: connection(1) }, createPostgresBackend).on('error', onError),
    worker: (name, { run, failed }, settings) =>
      new Worker(name, run, { ...settings, connection: connection(2) }, createPostgresBackend)
        .on('error', onError)
        .on('failed', failed),
    // Whoever needs the queue needs the database, and has asked it.
    answers: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
