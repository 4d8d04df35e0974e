import { PgBoss } from 'pg-boss';
import pg from 'pg';
import { delays, firing, sizeOf } from './the-delay.mjs';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 });
const boss = new PgBoss({ connectionString: process.env.DATABASE_URL, max: 10 });
boss.on('error', console.error);
await boss.start();
await boss.createQueue('periods');
const { fired, fire } = firing();
// As fast as it goes: the shortest rest it allows, large batches.
await boss.work('periods', { batchSize: 500, pollingIntervalSeconds: 0.5 }, async (jobs) => {
  for (const { data } of jobs) fire(data.id, data.at);
});
delays({
  fired,
  add: (jobs) =>
    boss.insert(
      'periods',
      jobs.map((job) => ({ data: job, startAfter: new Date(job.at), retentionSeconds: 90 * 86_400 })),
    ),
  size: sizeOf(pool, 'pgboss'),
  stop: async () => {
    await boss.stop({ graceful: false });
    await pool.end();
  },
});
