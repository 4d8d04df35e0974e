import { afterEach, expect, test, vi } from 'vitest';
import { keepDoing } from './loop.ts';

afterEach(() => vi.restoreAllMocks());

const FOR_EVER = 2 ** 31 - 1;

/** A step that counts itself and says when it has been done so often. */
function counted(work: () => Promise<number> = () => Promise.resolve(FOR_EVER)) {
  let done = 0;
  let told = (): void => {};
  const step = () => {
    done += 1;
    told();
    return work();
  };
  const times = (wanted: number) =>
    new Promise<void>((resolve) => {
      told = () => done >= wanted && resolve();
      told();
    });
  return { step, times, done: () => done };
}

const unexpected = (error: unknown): void => {
  throw error;
};

test('given a step that wants no rest, then the next begins at once', async () => {
  const { step, times } = counted(() => Promise.resolve(0));
  const loop = keepDoing(step, unexpected);
  await times(3);
  await loop.stop();
});

test('given the loop rests, when it is woken, then the next step begins', async () => {
  const { step, times, done } = counted();
  const loop = keepDoing(step, unexpected);
  await times(1);
  loop.wake();
  await times(2);
  expect(done()).toBe(2);
  await loop.stop();
});

test('given a step is under way, when the loop is woken, then it does not rest after it', async () => {
  const first = Promise.withResolvers<number>();
  const { step, times } = counted(() => first.promise);
  const loop = keepDoing(step, unexpected);
  await times(1);
  loop.wake();
  first.resolve(FOR_EVER);
  await times(2);
  await loop.stop();
});

test('given a step is under way, when the loop is stopped, then it finishes the step and begins no other', async () => {
  const first = Promise.withResolvers<number>();
  const { step, times, done } = counted(() => first.promise);
  const loop = keepDoing(step, unexpected);
  await times(1);
  let stopped = false;
  const stopping = loop.stop().then(() => (stopped = true));
  expect(stopped).toBe(false);
  first.resolve(0);
  await stopping;
  expect(done()).toBe(1);
});

test('given a step fails, then it is told and the loop goes on', async () => {
  const errors: unknown[] = [];
  const { step, times, done } = counted(() => Promise.reject(new Error(`round ${done()}`)));
  const loop = keepDoing(step, (error) => {
    errors.push(error);
    loop.wake();
  });
  await times(3);
  await loop.stop();
  expect(errors.slice(0, 2)).toEqual([new Error('round 1'), new Error('round 2')]);
});

test('given every step fails, as while the database is away, then the loop comes round all the same', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0);
  const failed = Promise.withResolvers<void>();
  const loop = keepDoing(
    () => {
      now.mockReturnValue(60_000);
      return Promise.reject(new Error('the database is away'));
    },
    () => failed.resolve(),
  );
  await failed.promise;
  expect(loop.sinceLastStep()).toBe(0);
  await loop.stop();
});

test('given a step does not come back, then the time since the last one grows', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0);
  const first = Promise.withResolvers<number>();
  const { step, times } = counted(() => first.promise);
  const loop = keepDoing(step, unexpected);
  await times(1);
  now.mockReturnValue(60_000);
  expect(loop.sinceLastStep()).toBe(60_000);
  first.resolve(0);
  await loop.stop();
});
