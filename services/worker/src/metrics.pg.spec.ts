import { createLogger, createMetrics, type Metrics } from '@dingfen/observability';
import { standClockAt } from '@dingfen/persistence';
import { openQueues, type Queues } from '@dingfen/queue';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEADLINES, NOTICES } from './queue-names.ts';
import { setStage, type Stage } from './testing/stage.ts';
import { startWorker, type Worker } from './worker.ts';

let stage: Stage;
let queues: Queues;
let worker: Worker;
let metrics: Metrics;

beforeEach(async () => {
  stage = await setStage();
  await standClockAt(stage.db, '2025-09-05T02:00:00Z');
  queues = openQueues({ databaseUrl: stage.url, onError: (error) => console.error(error) });
  metrics = createMetrics('worker');
  const logger = createLogger({ name: 'spec', level: 'silent' });
  worker = await startWorker({ engine: stage.engine, queues, logger, metrics });
});
afterEach(async () => {
  await worker.stop();
  await queues.close();
  await stage.close();
});

/** The value of a series; 0 while it has none. */
async function figure(series: string): Promise<number> {
  const { text } = await metrics.read();
  return Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${series} `))
      ?.split(' ')[1] ?? 0,
  );
}
const jobsDone = (queue: string) =>
  figure(`dingfen_job_seconds_count{process="worker",queue="${queue}",result="done"}`);
const late = (what: string) => figure(`dingfen_lateness_seconds_count{process="worker",what="${what}"}`);
const actsOfTheClock = (event: string) =>
  figure(`dingfen_act_seconds_count{process="worker",procedure="clock",event="${event}"}`);

test('given periods that end, that have ended and that go on, then only the first counts as an act and can be late', async () => {
  const { disputeId } = await stage.file();
  const { disputeId: other } = await stage.fileAndAccept();
  const [ending] = await stage.deadlines(disputeId);
  const goingOn = (await stage.deadlines(other)).at(-1);
  // A notice that is due at the same moment would end the period as well, and the act would be the notice's.
  await stage.db.updateTable('deadline').set({ notices: null, noticeAt: null }).execute();
  await standClockAt(stage.db, '2025-09-11T02:00:00Z');
  await vi.waitFor(async () => expect(await actsOfTheClock('expire')).toBe(1), { timeout: 20_000 });
  expect(await late('deadline')).toBe(1);

  const before = await jobsDone(DEADLINES);
  const rows = [ending, goingOn].map((one) => ({ id: `${one?.id}`, lateMs: 9_000_000 }));
  await queues.add(DEADLINES, [
    { id: 'heap-once-more', name: 'expire', data: { rows, claimedAt: Date.now() } },
  ]);
  await vi.waitFor(async () => expect(await jobsDone(DEADLINES)).toBe(before + 1), { timeout: 20_000 });
  expect([await late('deadline'), await actsOfTheClock('expire')]).toEqual([1, 1]);
});

test('given notices that fire and one that has fired, then only those that fired count', async () => {
  const { disputeId } = await stage.file();
  await standClockAt(stage.db, '2025-09-11T02:00:00Z');
  await vi.waitFor(
    async () => {
      const notices = await stage.notices(disputeId);
      const fired = notices.filter((one) => one.status === 'fired');
      expect(notices.filter((one) => one.status === 'pending' && one.dueAt < '2025-09-11T02')).toEqual([]);
      expect(fired.length).toBeGreaterThan(0);
      expect(await jobsDone(NOTICES)).toBeGreaterThan(0);
      expect(await queues.counts(NOTICES)).toMatchObject({ waiting: 0, active: 0 });
    },
    { timeout: 20_000 },
  );
  const [counted, acts, before] = [
    await late('notice'),
    await actsOfTheClock('fire'),
    await jobsDone(NOTICES),
  ];
  expect(counted).toBe(acts);
  expect(acts).toBeGreaterThan(0);
  const fired = (await stage.notices(disputeId)).find((one) => one.status === 'fired');
  const again = { rows: [{ id: `${fired?.deadlineId}`, lateMs: 9_000_000 }], claimedAt: Date.now() };
  await queues.add(NOTICES, [{ id: 'heap-once-more', name: 'fire', data: again }]);
  await vi.waitFor(async () => expect(await jobsDone(NOTICES)).toBe(before + 1), { timeout: 20_000 });
  expect([await late('notice'), await actsOfTheClock('fire')]).toEqual([counted, acts]);
});
