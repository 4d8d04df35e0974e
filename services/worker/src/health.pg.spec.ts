import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { connect, type Database } from '@dingfen/persistence';
import type { Queues } from '@dingfen/queue';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { healthOf } from './health.ts';
import { setStage, type Stage } from './testing/stage.ts';

const NO_WORK = { waiting: 0, active: 0, delayed: 0, failed: 0 };
const AT_MOST_MS = 500;
const queueThat = (answer: () => Promise<never> | Promise<void>): Queues =>
  ({ counts: () => answer().then(() => NO_WORK), answers: answer }) as unknown as Queues;
const answering = queueThat(() => Promise.resolve());
const frozen = queueThat(() => new Promise(() => {}));
const away = queueThat(() => Promise.reject(new Error('connect ECONNREFUSED')));

let stage: Stage;
const closing: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const health = (more: Partial<Parameters<typeof healthOf>[0]> = {}) =>
  healthOf({
    db: stage.db,
    queues: answering,
    well: () => true,
    connectAnew: () => connect(stage.url, { size: 1 }),
    atMostMs: AT_MOST_MS,
    ...more,
  });

/** A database that takes connections and says nothing, as one whose machine stands still. */
async function silentDatabase(): Promise<() => Database> {
  const open: Socket[] = [];
  const server = createServer((socket) => void open.push(socket.on('error', () => {}))).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  closing.push(async () => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return () => {
    const db = connect(`postgres://nobody@127.0.0.1:${port}/none`);
    closing.push(() => db.destroy());
    return db;
  };
}

test('given database and queue answer, then the worker is ready, and a loop that stands still is its own fault', async () => {
  expect(await health().notReady()).toBeNull();
  expect(await health().alive()).toBe(true);
  expect(await health({ well: () => false }).alive()).toBe(false);
});

test.each([
  ['stands still', frozen],
  ['is away', away],
])(
  'given the queue %s, then the worker is not ready and says why, and need not be started anew',
  async (_how, queues) => {
    expect(await health({ queues }).notReady()).toBe('the queue does not answer');
    expect(await health({ queues, well: () => false }).alive()).toBe(true);
  },
);

test('given the database stands still, then the worker is not ready within its time, and need not be started anew', async () => {
  const connectAnew = await silentDatabase();
  const db = connectAnew();
  expect(await health({ db }).notReady()).toBe('the database does not answer');
  expect(await health({ db, connectAnew, well: () => false }).alive()).toBe(true);
});

test('given only its own connections are dead, then a worker that stands still should be started anew', async () => {
  const db = (await silentDatabase())();
  expect(await health({ db, well: () => false }).alive()).toBe(false);
});
