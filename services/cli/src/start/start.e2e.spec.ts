import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../places.ts';

let folder: string;
const started: ChildProcess[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dingfen-start-'));
  // The database's own account must be able to pass through.
  chmodSync(folder, 0o711);
});

afterAll(async () => {
  for (const child of started) if (child.exitCode === null) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts everything as `npm start` does and reads the screen. */
function start(extra: NodeJS.ProcessEnv = {}) {
  const env: NodeJS.ProcessEnv = { ...process.env, DINGFEN_DATA: folder, PORT: '7391', ...extra };
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'NODE_ENV']) delete env[name];
  const child = spawn(
    process.execPath,
    [
      '--conditions=source',
      '--disable-warning=ExperimentalWarning',
      join(root, 'services/cli/src/main.ts'),
      'start',
    ],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  started.push(child);
  let text = '';
  const lookers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (const look of lookers) look();
    });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const shows = (wanted: string): Promise<string> =>
    new Promise((done, fail) => {
      const look = (): void => {
        if (text.includes(wanted)) done(text);
      };
      lookers.add(look);
      look();
      void ended.then(() => fail(new Error(`ended before it showed “${wanted}”:\n${text}`)));
    });
  return { child, ended, shows, text: () => text };
}

const addressIn = (screen: string): string => /http:\/\/localhost:\d+/.exec(screen)?.[0] ?? '';

test('given an empty folder, when everything is started, stopped with Ctrl-C and started again, then it ends in order and finds its data', async () => {
  const first = start();
  const screen = await first.shows('Ctrl-C');
  expect(screen).toContain('demo-worker-wei');
  expect(screen).toContain('Laibin seeded');
  const health = await fetch(`${addressIn(screen)}/healthz`);
  expect(health.status).toBe(200);

  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
  expect(first.text()).toContain('已按顺序停止 · stopped in order');

  const second = start();
  expect(await second.shows('Ctrl-C')).toContain('found the data of last time');
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
}, 240_000);

test('given a service that cannot run, when everything is started, then it is named, the rest ends in order and the exit code is 1', async () => {
  const run = start({ DINGFEN_LOCAL_SECRET: 'too short' });

  expect(await run.ended).toBe(1);
  expect(run.text()).toContain('api has died');
  expect(run.text()).toContain('已按顺序停止 · stopped in order');
}, 240_000);
