import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../places.ts';

let folder: string;
const started: ChildProcess[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dingfen-start-'));
});

afterAll(async () => {
  for (const child of started) if (child.exitCode === null) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts everything as `npm start` does and reads the screen. */
function start() {
  const { DATABASE_URL: _url, REDIS_URL: _redis, NODE_ENV: _env, ...env } = process.env;
  const child = spawn(
    process.execPath,
    [
      '--conditions=source',
      '--disable-warning=ExperimentalWarning',
      join(root, 'services/cli/src/main.ts'),
      'start',
    ],
    { env: { ...env, DINGFEN_DATA: folder, PORT: '7391' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  started.push(child);
  let text = '';
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const shows = (wanted: string): Promise<string> =>
    new Promise((done, fail) => {
      const look = (): void => {
        if (text.includes(wanted)) done(text);
      };
      for (const stream of [child.stdout, child.stderr])
        stream?.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
          look();
        });
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
