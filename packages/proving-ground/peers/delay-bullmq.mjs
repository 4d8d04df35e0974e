// Delayed jobs of bare BullMQ, in Redis where REDIS_URL says so, else in PostgreSQL.
import { createPostgresBackend, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { delays, firing, sizeOf } from './the-delay.mjs';

const redis = process.env.REDIS_URL
  ? new Redis(process.env.REDIS_URL, { maxRetriesPerRequest: null })
  : undefined;
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 });
const connection = redis ?? { connectionString: process.env.DATABASE_URL, migrate: true, max: 4 };
const backend = redis ? [] : [createPostgresBackend];
const queue = new Queue('periods', { connection }, ...backend);
await queue.waitUntilReady();
const { fired, fire } = firing();
const worker = new Worker(
  'periods',
  async ({ data }) => fire(data.id, data.at),
  { connection, concurrency: 50, removeOnComplete: { count: 0 } },
  ...backend,
);
worker.on('error', console.error);
await worker.waitUntilReady();
delays({
  fired,
  add: (jobs) =>
    queue.addBulk(
      jobs.map((job) => ({
        name: 'period',
        data: job,
        opts: { jobId: job.id, delay: Math.max(0, job.at - Date.now()), removeOnComplete: true },
      })),
    ),
  size: redis
    ? async () => Number(/used_memory:(\d+)/.exec(await redis.info('memory'))[1])
    : sizeOf(pool, 'bullmq'),
  stop: async () => {
    await worker.close(true);
    await queue.close();
    await redis?.quit();
    await pool.end();
  },
});
