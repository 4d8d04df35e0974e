import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { createEngine } from '@dingfen/dispute-engine';
import { procedures, stageOf } from '@dingfen/dispute-lifecycle';
import { standClockAt } from '@dingfen/persistence';
import { registry } from '@dingfen/procedure-kit';
import { openQueues, type Queues } from '@dingfen/queue';
import { holdTable } from '@dingfen/queue/testing';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DEADLINES, OUTBOX } from './queue-names.ts';
import { setStage, type Stage } from './testing/stage.ts';

const FILED_AT = '2025-09-05T02:00:00Z';
const PAST_30_DAYS = '2025-10-12T00:00:00Z';
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 60_000, interval: 50 });

describe('the worker as a process', () => {
  let stage: Stage;
  let queues: Queues;
  let processes: ChildProcessByStdio<null, Readable, null>[] = [];

  beforeEach(async () => {
    stage = await setStage();
    queues = openQueues({ databaseUrl: stage.url, onError: (error) => console.error(error) });
    await standClockAt(stage.db, FILED_AT);
  });
  afterEach(async () => {
    await Promise.all(processes.map(kill));
    processes = [];
    await queues.close();
    await stage.close();
  });

  /** Starts a worker and waits until it says that it is ready. */
  async function start(
    program = new URL('./testing/small-worker.ts', import.meta.url),
  ): Promise<{ child: ChildProcessByStdio<null, Readable, null>; port: number }> {
    const child = spawn(process.execPath, ['--conditions=source', fileURLToPath(program)], {
      env: { PATH: process.env['PATH'], DATABASE_URL: stage.url, WORKER_PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    processes.push(child);
    for await (const line of createInterface(child.stdout)) {
      const { msg, port } = JSON.parse(line) as { msg: string; port: number };
      if (msg !== 'worker ready') continue;
      child.stdout.resume();
      return { child, port };
    }
    throw new Error('the worker ended before it was ready');
  }

  async function kill(child: ChildProcessByStdio<null, Readable, null>): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  const expiries = async (disputeId: string) =>
    (await stage.journal(disputeId)).filter((one) => one.event.startsWith('xstate.after'));
  const everythingDelivered = async (disputeId: string) => {
    const outbox = await stage.outbox(disputeId);
    expect(outbox.filter((one) => one.relayedAt === null)).toEqual([]);
    expect((await stage.inbox(disputeId)).map((one) => one.id).toSorted()).toEqual(
      outbox.map((one) => one.id).toSorted(),
    );
  };

  test('given it is killed after it claimed and before it enqueued, then the next one loses nothing and repeats nothing', async () => {
    const { child } = await start();
    const jobs = await holdTable(stage.url, 'bullmq.job');
    const { disputeId } = await stage.fileAndAccept();
    await standClockAt(stage.db, PAST_30_DAYS);
    await eventually(async () => {
      expect((await stage.deadlines(disputeId)).at(-1)?.claimedUntil).not.toBeNull();
      expect((await stage.outbox(disputeId)).every((one) => one.claimedUntil !== null)).toBe(true);
      expect(await jobs.waiting()).toBeGreaterThanOrEqual(2);
    });
    await kill(child);
    await jobs.endWaiting();
    await jobs.release();
    for (const queue of [DEADLINES, OUTBOX])
      expect(await queues.counts(queue)).toMatchObject({ waiting: 0, active: 0 });
    expect(await expiries(disputeId)).toEqual([]);

    await stage.endLeases();
    await start();
    await eventually(async () => {
      expect(await stage.stageOf(disputeId)).toBe('choosing');
      await everythingDelivered(disputeId);
    });
    expect(await expiries(disputeId)).toHaveLength(1);
  });

  test('given it is killed while it delivers, then nothing is delivered by halves, and the next one delivers it once', async () => {
    const { child } = await start();
    const inboxes = await holdTable(stage.url, 'notification');
    const { disputeId } = await stage.file();
    await eventually(async () => expect(await inboxes.waiting()).toBe(1));
    await kill(child);
    await inboxes.endWaiting();
    await inboxes.release();
    expect(await stage.inbox(disputeId)).toEqual([]);
    expect(await stage.outbox(disputeId)).toMatchObject([{ relayedAt: null }]);

    await stage.endLeases();
    await start();
    await eventually(() => everythingDelivered(disputeId));
    expect(await stage.inbox(disputeId)).toHaveLength(1);
  });

  test('given it is asked to stop while it ends a period, then it is no longer ready, finishes that and exits in order', async () => {
    const { child, port } = await start();
    const { disputeId } = await stage.fileAndAccept();
    await eventually(() => everythingDelivered(disputeId));
    const journal = await holdTable(stage.url, 'journal_entry');
    await standClockAt(stage.db, PAST_30_DAYS);
    await eventually(async () => expect(await journal.waiting()).toBe(1));
    child.kill('SIGTERM');
    await eventually(async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
      expect([answer.status, await answer.json()]).toEqual([
        503,
        { status: 'not ready', missing: 'stopping' },
      ]);
    });
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    expect(await expiries(disputeId)).toEqual([]);
    await journal.release();
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await expiries(disputeId)).toHaveLength(1);
  });

  test('given it is well, then its health address says so and knows nothing else', async () => {
    const { port } = await start();
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    const figures = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(figures).toContain('dingfen_queue_jobs{queue="deadlines",state="waiting",process="worker"} 0');
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  });

  test('given a dispute under the procedures in force, then the product’s own worker ends what is due and tells of it', async () => {
    const engine = createEngine({ db: stage.db, procedures: registry(procedures), stageOf });
    const { disputeId } = await stage.file(engine);
    const opened = await stage.deadlines(disputeId);
    expect(opened.map((one) => one.status)).toEqual(opened.map(() => 'running'));
    await standClockAt(stage.db, PAST_30_DAYS);
    await start(new URL('./main.ts', import.meta.url));
    await eventually(async () => {
      const now = await stage.deadlines(disputeId);
      for (const { id } of opened) expect(now.find((one) => one.id === id)?.status).not.toBe('running');
      expect(await expiries(disputeId)).not.toEqual([]);
      await everythingDelivered(disputeId);
    });
  });
});
