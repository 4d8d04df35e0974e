import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openQueues } from '@dingfen/queue';
import { afterEach, expect, test, vi } from 'vitest';
import { type Redis, startRedis } from '../chaos/redis.ts';

let folder = '';
const running: Redis[] = [];
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await Promise.all(running.splice(0).map((one) => one.stop()));
  if (folder) await rm(folder, { recursive: true, force: true });
  folder = '';
});

async function start(...more: string[]): Promise<Redis> {
  const redis = await startRedis(folder, more);
  running.push(redis);
  return redis;
}

test('given a Redis watched by a Sentinel dies, then its stand-in takes over and jobs are done as before', async () => {
  folder = await mkdtemp(join(tmpdir(), 'dingfen-sentinel-'));
  const first = await start();
  await start('--replicaof', '127.0.0.1', `${first.port}`);
  const configuration = join(folder, 'sentinel.conf');
  await writeFile(
    configuration,
    [
      `sentinel monitor dingfen 127.0.0.1 ${first.port} 1`,
      'sentinel down-after-milliseconds dingfen 500',
      'sentinel failover-timeout dingfen 3000',
    ].join('\n'),
  );
  const sentinel = await startRedis(folder, ['--sentinel'], configuration);
  running.push(sentinel);

  const queues = openQueues({
    redisUrl: `redis+sentinel://127.0.0.1:${sentinel.port}/dingfen`,
    databaseUrl: 'postgres://unused',
    onError: () => {},
  });
  closing.push(() => queues.close());
  const done: string[] = [];
  await queues.work('deadlines', async ({ id }) => void done.push(id), { concurrency: 1 });
  await queues.add('deadlines', [{ id: 'before', name: 'expire', data: {} }]);
  await vi.waitFor(() => expect(done).toEqual(['before']), { timeout: 10_000, interval: 50 });

  running.splice(running.indexOf(first), 1);
  await first.stop();
  // As the dispatcher does: what the queue has not taken is handed over again.
  await vi.waitFor(
    async () => {
      await queues.add('deadlines', [{ id: 'after', name: 'expire', data: {} }]);
      expect(done).toContain('after');
    },
    { timeout: 25_000, interval: 200 },
  );
});

test('given an address with Sentinels that names no server, then it says how one is written', () => {
  expect(() =>
    openQueues({ redisUrl: 'redis+sentinel://127.0.0.1:26379', databaseUrl: '', onError: () => {} }),
  ).toThrow(/redis\+sentinel:\/\/host:port,host:port\/name/);
});
