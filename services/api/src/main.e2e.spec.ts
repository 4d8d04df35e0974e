import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ApiUnderTest, apiUnderTest, fileWageClaim } from './testing/api-under-test.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const running: ChildProcess[] = [];
function start(env: Record<string, string>) {
  const api = spawn(process.execPath, ['--conditions=source', main], {
    env: { PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(api);
  return api;
}
afterEach(() => {
  for (const api of running.splice(0)) api.kill('SIGKILL');
});

/** The lines a process writes, each as it comes. */
async function lineOf(process: ChildProcess, message: string): Promise<Record<string, unknown>> {
  let rest = '';
  for await (const chunk of process.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    const lines = `${rest}${String(chunk)}`.split('\n');
    rest = lines.pop() ?? '';
    const found = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .find((line) => line['msg'] === message);
    if (found) return found;
  }
  throw new Error(`the process ended without saying ${message}`);
}

describe('the process', () => {
  it.each([
    ['in production without a real identity', { NODE_ENV: 'production' }],
    ['in production with local mode', { NODE_ENV: 'production', DINGFEN_LOCAL: '1' }],
    ['without a database', { DATABASE_URL: '' }],
  ])('given that it is started %s, it ends at once and says why in one line', async (_how, env) => {
    const api = start({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', ...env });
    const [said, [code]] = await Promise.all([text(api.stderr), once(api, 'exit')]);
    expect(code).toBe(1);
    expect(said).toMatch(/^拒绝启动：.+ Refusing to start: .+\n$/);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'given %s while a request is being sent, it takes that request to its end and then stops',
    async (signal) => {
      await using world = await apiUnderTest();
      const { disputeId } = await fileWageClaim(world);
      const secret = 'a secret that only this test knows';
      const api = start({
        DATABASE_URL: world.databaseUrl,
        DINGFEN_LOCAL: '1',
        DINGFEN_LOCAL_SECRET: secret,
      });
      const { url } = await lineOf(api, 'listening');

      const note = request(`${String(url)}/v1/disputes/${disputeId}/notes`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await world.token('wei')}`,
          'content-type': 'application/json',
          'idempotency-key': 'sent-while-stopping',
          expect: '100-continue',
        },
      });
      note.flushHeaders();
      await once(note, 'continue');
      const exited = once(api, 'exit');
      api.kill(signal);
      await lineOf(api, 'stopping');
      note.end(JSON.stringify({ body: '正在停机时写下的备注' }));
      const [answer] = (await once(note, 'response')) as [IncomingMessage];

      expect(answer.statusCode).toBe(201);
      answer.resume();
      expect(await exited).toEqual([0, null]);
      const { items } = (await world.get(`/v1/disputes/${disputeId}/notes`, { as: 'wei' })).json<{
        items: object[];
      }>();
      expect(items).toMatchObject([{ body: '正在停机时写下的备注' }]);
    },
  );

  /** Starts the service and begins a note, of which the body is still to come. */
  async function withHalfANote(world: ApiUnderTest, env: Record<string, string>) {
    const { disputeId } = await fileWageClaim(world);
    const api = start({
      DATABASE_URL: world.databaseUrl,
      DINGFEN_LOCAL: '1',
      DINGFEN_LOCAL_SECRET: 'a secret that only this test knows',
      OPERATIONS_PORT: '0',
      ...env,
    });
    const { url, operationsPort } = await lineOf(api, 'listening');
    const note = request(`${String(url)}/v1/disputes/${disputeId}/notes`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await world.token('wei')}`,
        'content-type': 'application/json',
        'idempotency-key': 'half-a-note-so-far',
        expect: '100-continue',
      },
    });
    note.flushHeaders();
    await once(note, 'continue');
    return { api, note, url: String(url), operations: `http://127.0.0.1:${String(operationsPort)}` };
  }

  it('given SIGTERM with time to drain, it is no longer ready, serves until that is over, and says so to its operators until the end', async () => {
    await using world = await apiUnderTest();
    const { api, note, url, operations } = await withHalfANote(world, { DRAIN_SECONDS: '3' });
    const exited = once(api, 'exit');
    api.kill('SIGTERM');
    await lineOf(api, 'stopping');
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await vi.waitFor(() => expect(fetch(`${url}/healthz`)).rejects.toThrow(), {
      timeout: 20_000,
      interval: 50,
    });

    const ready = await fetch(`${operations}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'not ready', missing: 'stopping' }]);
    note.end(JSON.stringify({ body: '正在停机时写下的备注' }));
    const [answer] = (await once(note, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(201);
    answer.resume();
    expect(await exited).toEqual([0, null]);
  });

  it('given SIGTERM while half a body never goes on, it tells its sender and ends all the same', async () => {
    await using world = await apiUnderTest();
    const { api, note } = await withHalfANote(world, {});
    note.write('{"body":');
    const exited = once(api, 'exit');
    api.kill('SIGTERM');
    const [answer] = (await once(note, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(503);
    expect(JSON.parse(await text(answer))).toMatchObject({ type: '/problems/unavailable' });
    expect(await exited).toEqual([0, null]);
  });
});
