// The act for Restate: a virtual object for each dispute, which keeps the state and hears one act at a time; the rows are written in
// one durable step. Called through the ingress of the server with an idempotency key, as any client would.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import * as restate from '@restatedev/restate-sdk';
import {
  CASES,
  decide,
  firstState,
  inTransaction,
  openPool,
  prepare,
  serve,
  take,
  write,
} from './the-act.mjs';

const PERIOD_MS = 3 * 86_400_000;

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const pool = openPool();
await prepare(pool, CASES);
const dispute = restate.object({
  name: 'dispute',
  handlers: {
    act: async (ctx, { event, key }) => {
      const next = decide((await ctx.get('state')) ?? firstState, event);
      const answer = await ctx.run('write', () =>
        inTransaction(pool, async (db) => write(db, await take(db, ctx.key), event, next, key)),
      );
      ctx.set('state', { ...next, lastAct: key });
      // The end of the new period, by Restate's own timer; the former one finds that its turn is over.
      ctx
        .objectSendClient(dispute, ctx.key)
        .expire({ lastAct: key }, restate.rpc.sendOpts({ delay: PERIOD_MS }));
      return answer;
    },
    expire: async (ctx, { lastAct }) => {
      const state = await ctx.get('state');
      if (state.lastAct === lastAct) ctx.set('state', { ...state, value: 'lapsed' });
    },
  },
});
const [servicePort, ingress, admin, node] = await Promise.all([
  freePort(),
  freePort(),
  freePort(),
  freePort(),
]);
await restate.serve({ services: [dispute], port: servicePort });

const folder = await mkdtemp(join(tmpdir(), 'dingfen-restate-'));
const binary = join(
  createRequire(import.meta.url).resolve(
    `@restatedev/restate-server-${process.platform}-${process.arch}/package.json`,
  ),
  '..',
  'bin',
  'restate-server',
);
const server = spawn(binary, ['--base-dir', folder, '--node-name', 'peer', '--log-filter', 'error'], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    ...process.env,
    DO_NOT_TRACK: '1',
    RESTATE_BIND_ADDRESS: `127.0.0.1:${node}`,
    RESTATE_ADVERTISED_ADDRESS: `http://127.0.0.1:${node}`,
    RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ingress}`,
    RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${admin}`,
    RESTATE_DISABLE_TELEMETRY: 'true',
    RESTATE_DEFAULT_NUM_PARTITIONS: '4',
  },
});
const stop = async () => {
  const ended = new Promise((resolve) => server.once('close', resolve));
  server.kill('SIGTERM');
  await Promise.race([ended, wait(5000).then(() => server.kill('SIGKILL'))]);
  await pool.end();
  await rm(folder, { recursive: true, force: true });
};
process.on('exit', () => server.kill('SIGKILL'));
for (let tries = 0; ; tries += 1) {
  const answer = await fetch(`http://127.0.0.1:${admin}/deployments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ uri: `http://127.0.0.1:${servicePort}` }),
  }).catch(() => undefined);
  if (answer?.ok) break;
  if (tries > 150)
    throw new Error(`restate-server did not come up: ${answer?.status} ${await answer?.text()}`);
  await wait(200);
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const act = (id, event, key) =>
  new Promise((resolve, reject) => {
    const asked = request(
      {
        agent,
        host: '127.0.0.1',
        port: ingress,
        method: 'POST',
        path: `/dispute/${id}/act`,
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
      },
      (answer) => {
        let said = '';
        answer.setEncoding('utf8').on('data', (text) => (said += text));
        answer.on('end', () =>
          answer.statusCode === 200
            ? resolve(JSON.parse(said))
            : reject(new Error(`${answer.statusCode}: ${said}`)),
        );
      },
    );
    asked.once('error', reject);
    asked.end(JSON.stringify({ event, key }));
  });
serve(CASES, act, stop);
