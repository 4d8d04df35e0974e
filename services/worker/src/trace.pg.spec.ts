import { buildApi } from '@dingfen/api';
import { createLogger } from '@dingfen/observability';
import { keepTraces } from '@dingfen/observability/testing';
import { standClockAt } from '@dingfen/persistence';
import { openQueues } from '@dingfen/queue';
import { afterEach, expect, test, vi } from 'vitest';
import { setStage, type Stage } from './testing/stage.ts';
import { startWorker, type Worker } from './worker.ts';

let stage: Stage;
let worker: Worker;
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const silent = createLogger({ name: 'spec', level: 'silent' });
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 50 });

const CALLER = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

test('given a request whose caller is followed, then what was left under it is relayed and delivered in its trace, without a name in it', async () => {
  stage = await setStage();
  const api = keepTraces('dingfen-api');
  const back = keepTraces('dingfen-worker');
  const app = await buildApi({
    engine: { ...stage.engine, traceparent: () => api.tracing.traceparent() },
    logger: silent,
    tracing: api.tracing,
    identity: { personIdOf: () => Promise.resolve('worker') },
  });
  const answer = await app.inject({
    method: 'POST',
    url: '/v1/disputes',
    headers: { authorization: 'Bearer t', 'idempotency-key': 'traced-filing', traceparent: CALLER },
    payload: stage.filing,
  });
  expect([answer.statusCode, answer.body]).toEqual([201, expect.anything()]);
  const { disputeId } = answer.json<{ disputeId: string }>();
  const handled = api.kept().find((one) => one.name === 'handle');
  const queues = openQueues({ databaseUrl: stage.url, onError: () => {} });
  worker = await startWorker({ engine: stage.engine, queues, logger: silent, tracing: back.tracing });
  closing.push(
    () => app.close(),
    () => worker.stop(),
    () => queues.close(),
    () => stage.close(),
  );
  await eventually(async () => {
    const messages = await stage.outbox(disputeId);
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.every((one) => one.relayedAt !== null)).toBe(true);
    expect(back.kept().filter((one) => one.name === 'outbox deliver')).toHaveLength(messages.length);
  });

  const request = api.kept().find((one) => one.name === 'POST /v1/disputes');
  expect([request?.traceId, request?.parentId]).toEqual([
    '0af7651916cd43dd8448eb211c80319c',
    'b7ad6b7169203331',
  ]);
  expect(handled?.parentId).toBe(request?.id);
  const relayed = back.kept().filter((one) => one.name === 'outbox relay');
  expect(relayed.map((one) => one.parentId)).toEqual(relayed.map(() => handled?.id));
  for (const delivered of back.kept().filter((one) => one.name === 'outbox deliver')) {
    expect(delivered.traceId).toBe(request?.traceId);
    expect(relayed.map((one) => one.id)).toContain(delivered.parentId);
    expect(delivered.attributes['dingfen.dispute_id']).toBe(disputeId);
  }
  expect(JSON.stringify([...api.kept(), ...back.kept()])).not.toMatch(/虚构|10000000001|工资/);
});

test('given periods of several disputes end at once, then what they leave is delivered in the trace of the job that ended them', async () => {
  stage = await setStage();
  const back = keepTraces('dingfen-worker');
  const engine = { ...stage.engine, traceparent: () => back.tracing.traceparent() };
  await standClockAt(stage.db, '2025-09-05T02:00:00Z');
  const filed = await Promise.all([stage.fileAndAccept(), stage.fileAndAccept(), stage.fileAndAccept()]);
  await standClockAt(stage.db, '2025-10-12T00:00:00Z');
  const queues = openQueues({ databaseUrl: stage.url, onError: () => {} });
  worker = await startWorker({ engine, queues, logger: silent, tracing: back.tracing });
  closing.push(
    () => worker.stop(),
    () => queues.close(),
    () => stage.close(),
  );
  await eventually(async () => {
    const jobs = back.kept().filter(({ name }) => ['deadlines expire', 'notices fire'].includes(name));
    const delivered = back.kept().filter(({ name }) => name === 'outbox deliver');
    const told = delivered.map(({ attributes }) => attributes['dingfen.dispute_id']);
    expect(told).toEqual(expect.arrayContaining(filed.map(({ disputeId }) => disputeId)));
    const traces = jobs.map(({ traceId }) => traceId);
    for (const { traceId } of delivered) expect(traces).toContain(traceId);
  });
});
