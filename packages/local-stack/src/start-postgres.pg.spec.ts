import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LocalStackError, type LocalPostgres, startPostgres } from './index.ts';

let folder: string;
let started: LocalPostgres[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dingfen-local-stack-'));
  chmodSync(folder, 0o711);
  started = [];
});

afterEach(async () => {
  for (const server of started) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(dataDir = join(folder, 'postgres')): Promise<LocalPostgres> {
  const server = await startPostgres({ dataDir });
  started.push(server);
  return server;
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('given a machine without a PostgreSQL of its own', () => {
  test('when it is started, stopped and started again, then the rows written before are found', async () => {
    const first = await start();
    await ask(first.url, "create table note (body text); insert into note values ('欠薪')");
    await first.stop();
    await expect(ask(first.url, 'select 1')).rejects.toThrow('ECONNREFUSED');

    const second = await start();

    expect(second.adopted).toBe(false);
    expect(await ask(second.url, 'select body from note')).toEqual([{ body: '欠薪' }]);
  });

  test('when it runs, then it listens on 127.0.0.1 only and asks for its password', async () => {
    const server = await start();
    const stranger = new URL(server.url);
    stranger.password = 'dingfen';

    expect(await ask(server.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    await expect(ask(stranger.href, 'select 1')).rejects.toThrow('password authentication failed');
  });

  test('when it runs, then its password file is for its owner alone and the server is not root', async () => {
    const server = await start();

    expect(statSync(`${server.dataDir}.password`).mode & 0o777).toBe(0o600);
    expect(statSync(server.dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(server.dataDir).uid).not.toBe(0);
  });

  test('when Chinese text is searched by trigrams, then Chinese characters count as letters', async () => {
    const server = await start();
    await ask(server.url, 'create extension pg_trgm');

    const [answer] = await ask(
      server.url,
      "select show_trgm('劳动仲裁') <> '{}' as seen, similarity('劳动争议仲裁', '劳动仲裁') as alike",
    );

    expect(answer).toMatchObject({ seen: true });
    expect(answer?.['alike']).toBeGreaterThan(0.3);
  });

  test('when the folder is closed to other accounts, then the server still starts and finds its data again', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const first = await start(join(closed, 'postgres'));
    await ask(first.url, 'create table kept ()');
    await first.stop();

    const second = await start(join(closed, 'postgres'));

    expect(second.dataDir).toBe(first.dataDir);
    expect(await ask(second.url, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
    await second.stop();
    for (const left of [second.dataDir, `${second.dataDir}.password`]) rmSync(left, { recursive: true });
  });
});

describe('given a server that runs', () => {
  test('when it is started a second time, then the same server is used and only its starter stops it', async () => {
    const first = await start();
    const second = await start();

    expect(second).toMatchObject({ adopted: true, pid: first.pid, port: first.port });
    await second.stop();
    expect(await ask(first.url, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  test('when two starts meet on an empty folder, then both end with one server', async () => {
    const [one, other] = await Promise.all([start(), start()]);

    expect(one.pid).toBe(other.pid);
    expect(one.adopted).not.toBe(other.adopted);
  });

  test('when its starter is killed, then the next start adopts it and stops it in the end', async () => {
    const dataDir = join(folder, 'postgres');
    const pid = await startInAProcessThatIsKilled(dataDir);

    const heir = await start(dataDir);
    expect(heir).toMatchObject({ adopted: true, pid });
    await heir.stop();

    await expect(ask(heir.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  test('when it is killed, then the next start recovers every committed row', async () => {
    const first = await start();
    await ask(first.url, 'create table act (id int primary key)');
    for (let id = 1; id <= 50; id += 1) await ask(first.url, `insert into act values (${id})`);
    process.kill(first.pid, 'SIGKILL');

    const second = await start();

    expect(second.adopted).toBe(false);
    expect(await ask(second.url, 'select count(*)::int as n from act')).toEqual([{ n: 50 }]);
  });
});

test('given a data directory whose password file is lost, when it is started, then both languages say so', async () => {
  const first = await start();
  await first.stop();
  rmSync(`${first.dataDir}.password`);

  const refused = await start().catch((cause: unknown) => cause);

  expect(refused).toBeInstanceOf(LocalStackError);
  expect(String(refused)).toMatch(/密码文件.*不见了[\s\S]*password file .* is missing/);
});

async function startInAProcessThatIsKilled(dataDir: string): Promise<number> {
  const front = new URL('./index.ts', import.meta.url).href;
  const program = `
    const { startPostgres } = await import(${JSON.stringify(front)});
    const server = await startPostgres({ dataDir: ${JSON.stringify(dataDir)} });
    console.log(server.pid);
    setInterval(() => {}, 1000);`;
  const starter = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(starter.stdout), 'line');
  starter.kill('SIGKILL');
  await once(starter, 'exit');
  return Number(line);
}
