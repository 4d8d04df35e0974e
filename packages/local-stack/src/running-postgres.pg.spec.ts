import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runningPostgres, startPostgres } from './index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dingfen-running-'));
  chmodSync(folder, 0o711);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('given a folder that nobody serves, when it is asked for, then there is none, and nothing was made', async () => {
  expect(await runningPostgres({ dataDir: join(folder, 'postgres') })).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
  expect(await runningPostgres({ dataDir: join(folder, 'nowhere', 'postgres') })).toBeUndefined();
  expect(existsSync(join(folder, 'nowhere'))).toBe(false);
});

test('given a server, when it is asked for, then it answers under that address until it is stopped', async () => {
  const dataDir = join(folder, 'postgres');
  const server = await startPostgres({ dataDir });
  try {
    const url = await runningPostgres({ dataDir });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await client.end();
  } finally {
    await server.stop();
  }
  expect(await runningPostgres({ dataDir })).toBeUndefined();
});
