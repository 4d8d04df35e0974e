import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openQueues } from './queues.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server that takes connections and says nothing, as one that stands still. */
async function silentServer(): Promise<number> {
  const open: Socket[] = [];
  const server = createServer((socket) => void open.push(socket.on('error', () => {}))).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  closing.push(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Port 1 is nobody's. */
test.each([
  ['stands still', async () => `redis://127.0.0.1:${await silentServer()}`],
  ['is away', async () => 'redis://127.0.0.1:1'],
  ['is a cluster that is away', async () => 'redis://127.0.0.1:1,redis://127.0.0.1:2'],
  ['is watched by Sentinels that are away', async () => 'redis+sentinel://127.0.0.1:1/one'],
  [
    'is watched by Sentinels that stand still',
    async () => `redis+sentinel://127.0.0.1:${await silentServer()}/one`,
  ],
])('given Redis %s, when it is asked whether it answers, then it soon does not', async (_how, url) => {
  const queues = openQueues({ redisUrl: await url(), databaseUrl: 'postgres://unused', onError: () => {} });
  await expect(queues.answers()).rejects.toThrow();
});
