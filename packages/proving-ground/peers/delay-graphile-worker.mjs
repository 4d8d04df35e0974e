import { Logger, run, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { delays, firing, sizeOf } from './the-delay.mjs';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12 });
const logger = new Logger(() => () => undefined);
await runMigrations({ pgPool: pool, logger });
const { fired, fire } = firing();
const runner = await run({
  pgPool: pool,
  logger,
  concurrency: 8,
  pollInterval: 500,
  noHandleSignals: true,
  taskList: { period: async ({ id, at }) => fire(id, at) },
});
delays({
  fired,
  add: (jobs) =>
    pool.query(
      `select count(*) from graphile_worker.add_jobs(array(
         select json_populate_record(null::graphile_worker.job_spec, json_build_object('identifier', 'period', 'payload', j, 'run_at', to_timestamp((j ->> 'at')::float / 1000)))
         from json_array_elements($1::json) j))`,
      [JSON.stringify(jobs)],
    ),
  size: sizeOf(pool, 'graphile_worker'),
  stop: async () => {
    await runner.stop();
    await pool.end();
  },
});
