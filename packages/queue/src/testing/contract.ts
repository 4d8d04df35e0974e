import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type FailedTry, type Job, openQueues, type Queues, type QueuesOptions } from '../queues.ts';

type Where = Pick<QueuesOptions, 'redisUrl' | 'databaseUrl' | 'prefix'>;

const quick = { most: 3, firstPauseMs: 5, restMs: 60_000 };
const named = (...ids: string[]): Job[] => ids.map((id) => ({ id, name: 'do', data: { id } }));
const nothingLeft = { waiting: 0, active: 0, delayed: 0, failed: 0 };

const doors: { open(): void }[] = [];

/** A door that stays shut until it is opened, at the latest when its test is over. */
function door() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const made = { open: () => resolve(), opened: promise };
  doors.push(made);
  return made;
}

/** What every queue must keep to, whatever holds the jobs. */
export function queueContract(title: string, where: () => Promise<Where>): void {
  describe(title, () => {
    let place: Where;
    let queues: Queues;
    const open: Queues[] = [];
    const openOne = (options: Partial<QueuesOptions> = {}): Queues => {
      const one = openQueues({
        ...place,
        onError: (error) => console.error(error),
        tries: quick,
        ...options,
      });
      open.push(one);
      return one;
    };
    beforeAll(async () => {
      place = await where();
      queues = openOne();
    });
    afterEach(() => {
      for (const made of doors.splice(0)) made.open();
    });
    afterAll(async () => {
      await Promise.all(open.map((one) => one.close()));
    });
    const empty = (queue: string) =>
      vi.waitFor(async () => expect(await queues.counts(queue)).toEqual(nothingLeft), { timeout: 20_000 });

    test('given the same id is added twice, when the queue is worked, then the job is done once', async () => {
      const queue = randomUUID();
      await queues.add(queue, named('a', 'b', 'a'));
      await queues.add(queue, named('b', 'c'));
      expect(await queues.counts(queue)).toEqual({ ...nothingLeft, waiting: 3 });
      const done: Job[] = [];
      await queues.work(queue, async (job) => void done.push(job), { concurrency: 2 });
      await empty(queue);
      expect(done.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(named('a', 'b', 'c'));
    });

    test('given what holds the jobs is there, then it answers', async () => {
      await expect(queues.answers()).resolves.toBeUndefined();
    });

    test('given nothing to add, then nothing is added', async () => {
      const queue = randomUUID();
      await queues.add(queue, []);
      expect(await queues.counts(queue)).toEqual(nothingLeft);
    });

    test('given a job is running, when its id is added again, then it is still one job', async () => {
      const queue = randomUUID();
      const started = door();
      const finish = door();
      let runs = 0;
      await queues.work(
        queue,
        async () => {
          runs += 1;
          started.open();
          await finish.opened;
        },
        { concurrency: 2 },
      );
      await queues.add(queue, named('a'));
      await started.opened;
      await queues.add(queue, named('a'));
      expect(await queues.counts(queue)).toEqual({ ...nothingLeft, active: 1 });
      finish.open();
      await empty(queue);
      expect(runs).toBe(1);
    });

    test('given a job was done, when its id is added again, then it is done again', async () => {
      const queue = randomUUID();
      let runs = 0;
      await queues.work(queue, async () => void (runs += 1), { concurrency: 1 });
      await queues.add(queue, named('a'));
      await empty(queue);
      await queues.add(queue, named('a'));
      await empty(queue);
      expect(runs).toBe(2);
    });

    test('given a concurrency of three, then three jobs run at one time and no fourth', async () => {
      const queue = randomUUID();
      const finish = door();
      let running = 0;
      let most = 0;
      await queues.work(
        queue,
        async () => {
          running += 1;
          most = Math.max(most, running);
          await finish.opened;
          running -= 1;
        },
        { concurrency: 3 },
      );
      await queues.add(queue, named('a', 'b', 'c', 'd', 'e'));
      await vi.waitFor(() => expect(running).toBe(3), { timeout: 20_000 });
      await vi.waitFor(async () =>
        expect(await queues.counts(queue)).toEqual({ ...nothingLeft, active: 3, waiting: 2 }),
      );
      finish.open();
      await empty(queue);
      expect(most).toBe(3);
    });

    test('given a try fails, then the job is tried again after a pause', async () => {
      const queue = randomUUID();
      const failures: FailedTry[] = [];
      let tries = 0;
      await queues.work(
        queue,
        async () => {
          tries += 1;
          if (tries < 3) throw new Error(`try ${tries}`);
        },
        { concurrency: 1, onFailed: (failed) => failures.push(failed) },
      );
      await queues.add(queue, named('a'));
      await empty(queue);
      expect(tries).toBe(3);
      expect(failures.map(({ job, error, attempt, last }) => [job, error.message, attempt, last])).toEqual([
        [named('a')[0], 'try 1', 1, false],
        [named('a')[0], 'try 2', 2, false],
      ]);
    });

    test('given the last try fails, then the job lies among the failed and adding its id does not stir it', async () => {
      const queue = randomUUID();
      const last = door();
      let tries = 0;
      const failing = async () => {
        tries += 1;
        throw new Error('never');
      };
      const onFailed = (failed: FailedTry) => failed.last && last.open();
      await queues.work(queue, failing, { concurrency: 1, onFailed });
      await queues.add(queue, named('a'));
      await last.opened;
      await queues.add(queue, named('a'));
      expect(await queues.counts(queue)).toEqual({ ...nothingLeft, failed: 1 });
      expect(tries).toBe(quick.most);
    });

    test('given a failed job has rested, when its id is added again, then it gets all its tries anew', async () => {
      const queue = randomUUID();
      const restless = openOne({ tries: { ...quick, restMs: 0 } });
      const last = door();
      let broken = true;
      let done = 0;
      await restless.work(
        queue,
        async () => {
          if (broken) throw new Error('not yet');
          done += 1;
        },
        { concurrency: 1, onFailed: (failed) => failed.last && last.open() },
      );
      await restless.add(queue, named('a'));
      await last.opened;
      broken = false;
      await restless.add(queue, named('a'));
      await empty(queue);
      expect(done).toBe(1);
    });

    test('given a worker is killed while it has a job, then another worker does the job', async () => {
      const queue = randomUUID();
      await queues.add(queue, named('a'));
      const doomed = fork(
        fileURLToPath(new URL('./hold-a-job.ts', import.meta.url)),
        [JSON.stringify({ ...place, queue })],
        {
          execArgv: ['--conditions=source'],
        },
      );
      const gone = once(doomed, 'exit');
      const [held] = (await once(doomed, 'message')) as [string];
      doomed.kill('SIGKILL');
      await gone;
      expect(held).toBe('a');
      const done: string[] = [];
      await queues.work(queue, async (job) => void done.push(job.id), { concurrency: 1, lockMs: 1000 });
      await empty(queue);
      expect(done).toEqual(['a']);
    });

    test('given a job is running, when the worker closes, then it waits for the job and takes no other', async () => {
      const queue = randomUUID();
      const started = door();
      const finish = door();
      const done: string[] = [];
      const worker = await queues.work(
        queue,
        async (job) => {
          started.open();
          await finish.opened;
          done.push(job.id);
        },
        { concurrency: 1 },
      );
      await queues.add(queue, named('a', 'b'));
      await started.opened;
      let closed = false;
      const closing = worker.close().then(() => (closed = true));
      expect(await queues.counts(queue)).toEqual({ ...nothingLeft, active: 1, waiting: 1 });
      expect(closed).toBe(false);
      finish.open();
      await closing;
      expect(done).toEqual(['a']);
      expect(await queues.counts(queue)).toEqual({ ...nothingLeft, waiting: 1 });
    });

    test('given several workers, then they share the jobs and none is done twice', async () => {
      const queue = randomUUID();
      const bothAtWork = door();
      const done: { by: string; id: string }[] = [];
      const seen = new Set<string>();
      const share = async (by: string, one: Queues) => {
        const handler = async ({ id }: Job) => {
          done.push({ by, id });
          seen.add(by);
          if (seen.size === 2) bothAtWork.open();
          await bothAtWork.opened;
        };
        await one.work(queue, handler, { concurrency: 2 });
      };
      await share('first', queues);
      await share('second', openOne());
      const ids = Array.from({ length: 60 }, (_, index) => `job-${index}`);
      await queues.add(queue, named(...ids));
      await empty(queue);
      expect(done.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
      expect(seen).toEqual(new Set(['first', 'second']));
    });
  });
}
