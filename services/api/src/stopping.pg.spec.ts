import { once } from 'node:events';
import { type AddressInfo, connect as openSocket, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { createLogger } from '@dingfen/observability';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ApiOptions, buildApi } from './app.ts';
import type { Api } from './schemas.ts';
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts';

let world: ApiUnderTest;
let api: Api;
let port: number;
const sockets: Socket[] = [];
beforeAll(async () => {
  world = await apiUnderTest();
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await api.close();
});

async function listen(more: Partial<ApiOptions>): Promise<void> {
  const logger = createLogger({ name: 'api', level: 'silent' });
  const identity = { personIdOf: () => Promise.resolve('wei') };
  api = await buildApi({ engine: world.engine, logger, identity, ...more });
  await api.listen({ port: 0, host: '127.0.0.1' });
  ({ port } = api.server.address() as AddressInfo);
}

/** Sends text as it stands over a connection of its own, which then stays open and silent. */
async function send(lines: readonly string[]): Promise<Socket> {
  const socket = openSocket(port, '127.0.0.1');
  sockets.push(socket);
  await once(socket, 'connect');
  socket.write(lines.join('\r\n'));
  return socket;
}

const halfABody = () =>
  send([
    'POST /v1/disputes HTTP/1.1',
    'Host: localhost',
    'Authorization: Bearer anybody',
    'Accept-Language: en',
    'Content-Type: application/json',
    'Idempotency-Key: half-a-body',
    'Content-Length: 1000',
    '',
    '{"channel":',
  ]);

/** Status and problem of the one answer that comes until the connection ends. */
async function answerOn(socket: Socket): Promise<[number, Record<string, unknown>]> {
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  expect(head.toLowerCase()).toContain('content-type: application/problem+json');
  return [Number(head.split(' ')[1]), JSON.parse(body) as Record<string, unknown>];
}

describe('a request that does not arrive', () => {
  test('given half a body and then nothing, then it is told that it took too long', async () => {
    await listen({ longestArrivalMs: 300 });
    const [status, problem] = await answerOn(await halfABody());
    expect(status).toBe(408);
    expect(problem).toMatchObject({ type: '/problems/too_slow', title: '请求超时', status: 408 });
    expect(problem['detail']).toContain('took too long');
  });

  test('given half a head and then nothing, then it is told that it took too long', async () => {
    await listen({ longestArrivalMs: 300 });
    const [status] = await answerOn(await send(['GET /v1/disputes HTTP/1.1', 'Host: local']));
    expect(status).toBe(408);
  });

  test('given an upload of the largest size from a slow telephone, then it has the time it needs', async () => {
    await listen({});
    const largest = 20 * 1024 * 1024;
    const bytesASecond = 25_000;
    expect(api.server.requestTimeout / 1000).toBeGreaterThan(largest / bytesASecond);
  });
});

describe('closing', () => {
  test('given half a body, then its sender is told to try again soon, and closing comes to its end', async () => {
    await listen({ patienceMs: 200 });
    const underWay = once(api.server, 'request');
    const sender = await halfABody();
    await underWay;
    const [[status, problem]] = await Promise.all([answerOn(sender), api.close()]);
    expect(status).toBe(503);
    expect(problem).toMatchObject({ type: '/problems/unavailable', status: 503, instance: '/v1/disputes' });
  });

  test('given half a head, then closing comes to its end', async () => {
    await listen({ patienceMs: 200 });
    const connected = once(api.server, 'connection');
    const sender = await send(['GET /v1/disputes HTTP/1.1', 'Host: local']);
    await connected;
    await Promise.all([text(sender).catch(() => ''), api.close()]);
  });

  test('given it was told to stop, then it is no longer ready, and whoever asks is served on a connection that ends', async () => {
    let stopping = false;
    await listen({ stopping: () => stopping });
    const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    expect((await ask('/readyz')).status).toBe(200);
    stopping = true;
    const ready = await ask('/readyz');
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'not ready' }]);
    const served = await ask('/healthz');
    expect([served.status, served.headers.get('connection')]).toEqual([200, 'close']);
  });
});
