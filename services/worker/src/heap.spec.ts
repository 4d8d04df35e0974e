import { createLogger } from '@dingfen/observability';
import type { DueRow } from '@dingfen/persistence';
import type { Job, Queues } from '@dingfen/queue';
import { afterEach, expect, test, vi } from 'vitest';
import { doHeap, inHeaps } from './heap.ts';

afterEach(() => vi.useRealTimers());

/** A queue that keeps what it is given, for the spec to hand on. */
function keeping(): { queues: Queues; jobs: Job[] } {
  const jobs: Job[] = [];
  const add = (_queue: string, added: readonly Job[]) => {
    jobs.push(...added);
    return Promise.resolve();
  };
  return { jobs, queues: { add } as unknown as Queues };
}

test('given a row of a heap fails, when it is done alone later, then its time is still counted from when it was claimed', async () => {
  vi.useFakeTimers({ now: 1_000_000 });
  const { queues, jobs } = keeping();
  const done: [string, number, unknown][] = [];
  let sound = false;
  const handle = doHeap<DueRow>({
    queue: 'deadlines',
    queues,
    logger: createLogger({ name: 'spec', level: 'silent' }),
    doAll: (rows) =>
      Promise.allSettled(
        rows.map(({ id }) =>
          id === 'b' && !sound ? Promise.reject(new Error('not yet')) : Promise.resolve('expired'),
        ),
      ),
    onDone: ({ id }, claimedAt, result) => done.push([id, claimedAt, result]),
  });
  const rows = ['a', 'b'].map((id) => ({ id, lateMs: 40 }));
  await handle(inHeaps('expire', rows, 32)[0] as Job);
  vi.setSystemTime(1_030_000);
  sound = true;
  await handle(jobs[0] as Job);
  expect(jobs.map(({ id }) => id)).toEqual(['b']);
  expect(done).toEqual([
    ['a', 1_000_000, 'expired'],
    ['b', 1_000_000, 'expired'],
  ]);
});

test('given a job whose row failed alone, then the queue tries it again and nothing is added', async () => {
  const { queues, jobs } = keeping();
  const handle = doHeap<DueRow>({
    queue: 'deadlines',
    queues,
    logger: createLogger({ name: 'spec', level: 'silent' }),
    doAll: () => Promise.allSettled([Promise.reject(new Error('never'))]),
  });
  await expect(handle(inHeaps('expire', [{ id: 'a' }], 32)[0] as Job)).rejects.toThrow('never');
  expect(jobs).toEqual([]);
});
