import { afterEach, describe, expect, test } from 'vitest';
import { createMetrics, type Operations, serveOperations } from './index.ts';

let close: (() => void) | undefined;
afterEach(() => close?.());

async function asked(path: string, more: Partial<Operations> = {}) {
  const metrics = createMetrics('api');
  const served = await serveOperations(0, {
    alive: () => true,
    notReady: () => Promise.resolve(null),
    metrics,
    ...more,
  });
  close = () => served.close();
  const answer = await fetch(`http://127.0.0.1:${served.port}${path}`);
  return { status: answer.status, text: await answer.text() };
}

describe('what a process says of itself', () => {
  test('given it works, then it is alive; given it is stuck, then it should be started anew', async () => {
    expect(await asked('/healthz')).toEqual({ status: 200, text: '{"status":"ok"}' });
    close?.();
    expect((await asked('/healthz', { alive: () => false })).status).toBe(503);
  });

  test('given the database does not answer, then it is alive but not ready, and says what is missing', async () => {
    const notReady = () => Promise.resolve('the database does not answer');
    expect((await asked('/healthz', { notReady })).status).toBe(200);
    close?.();
    const { status, text } = await asked('/readyz', { notReady });
    expect([status, JSON.parse(text)]).toEqual([
      503,
      { status: 'not ready', missing: 'the database does not answer' },
    ]);
  });

  test('given another address, then it knows nothing', async () => {
    expect((await asked('/')).status).toBe(404);
  });
});

describe('the figures of a process', () => {
  test('given requests, acts, refusals, jobs and late periods, then each is counted under its labels', async () => {
    const metrics = createMetrics('worker');
    metrics.request('disputes', 'GET', 200, 0.004);
    metrics.act('mediation', 'CONSENT', 0.007);
    metrics.refusal('condition_unmet');
    metrics.job('deadlines', 'done', 0.02);
    metrics.lateness('deadline', 0.3);
    const { text } = await metrics.read();
    expect(text).toContain(
      'dingfen_request_seconds_count{process="worker",area="disputes",method="GET",status="200"} 1',
    );
    expect(text).toContain(
      'dingfen_act_seconds_count{process="worker",procedure="mediation",event="CONSENT"} 1',
    );
    expect(text).toContain('dingfen_refusals_total{code="condition_unmet",process="worker"} 1');
    expect(text).toContain('dingfen_job_seconds_count{process="worker",queue="deadlines",result="done"} 1');
    expect(text).toMatch(/dingfen_lateness_seconds_bucket\{le="0.5",process="worker",what="deadline"\} 1/);
  });

  test('given a value that cannot be read, then the others are still there', async () => {
    const metrics = createMetrics('worker');
    metrics.gauge('dingfen_queue_jobs', 'Jobs by queue', () => 3, { queue: 'deadlines' });
    metrics.gauge('dingfen_queue_jobs', 'Jobs by queue', () => Promise.reject(new Error('gone')), {
      queue: 'outbox',
    });
    const { text } = await metrics.read();
    expect(text).toContain('dingfen_queue_jobs{queue="deadlines",process="worker"} 3');
    expect(text).not.toContain('outbox');
  });
});
