// A durable workflow for each period, which sleeps until it ends. Every sleeping one is a promise in the process besides its row, so no
// more than ten thousand far ones are made.
import { DBOS } from '@dbos-inc/dbos-sdk';
import pg from 'pg';
import { delays, firing, sizeOf } from './the-delay.mjs';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 });
const { fired, fire } = firing();
const period = DBOS.registerWorkflow(
  async (job) => {
    await DBOS.sleepms(Math.max(0, job.at - (await DBOS.now())));
    fire(job.id, job.at);
  },
  { name: 'period' },
);
DBOS.setConfig({
  name: 'peer',
  systemDatabaseUrl: process.env.DATABASE_URL,
  systemDatabasePoolSize: 16,
  logLevel: 'error',
});
await DBOS.launch();
delays({
  fired,
  mostPending: 10_000,
  msEach: 8,
  add: async (jobs) => {
    const next = jobs.values();
    await Promise.all(
      Array.from({ length: 32 }, async () => {
        for (const job of next) await DBOS.startWorkflow(period, { workflowID: job.id })(job);
      }),
    );
  },
  size: sizeOf(pool, 'dbos'),
  stop: async () => process.exit(0),
});
