import { appendFile, chown, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startPostgres } from '@dingfen/local-stack';
import { connect, type Database } from '@dingfen/persistence';
import { sql } from 'kysely';
import { afterEach, expect, test, vi } from 'vitest';
import { type Ground, prepareGround } from '../ground.ts';
import type { Running } from '../processes.ts';
import { settle, underMediation, worker } from '../testing/index.ts';
import { baseBackup } from './base-backup.ts';

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).toReversed()) await end();
});

/** A streaming replica of the ground's database, made from a base backup. */
async function replicaOf({ folder, postgres }: Ground): Promise<string> {
  const dataDir = join(folder, 'replica');
  await baseBackup(postgres, dataDir);
  const { uid, gid } = await stat(dataDir);
  const { hostname, port, username, password } = new URL(postgres.url);
  await appendFile(
    join(dataDir, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=${hostname} port=${port} user=${username} password=${decodeURIComponent(password)}'\n`,
  );
  const signal = join(dataDir, 'standby.signal');
  await writeFile(signal, '');
  await chown(signal, uid, gid);
  const replica = await startPostgres({ dataDir, database: 'dingfen' });
  ending.push(replica.stop);
  return replica.url;
}

const entries = async (db: Database): Promise<unknown> =>
  (await sql`select count(*)::int as n from journal_entry`.execute(db)).rows[0];

async function ask(api: Running, path: string, token?: string, body?: object) {
  const answer = await fetch(`${api.url}/v1${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...(body ? { 'content-type': 'application/json', 'idempotency-key': 'asked-of-a-replica' } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

test('given a streaming replica, then an API process on it answers every question about a dispute as the other does, and writes nothing', async () => {
  const ground = await prepareGround({ empty: true });
  ending.push(() => ground.leave());
  const world = await settle(ground.postgres.url);
  ending.push(() => world.leave());
  const url = await replicaOf(ground);
  const replica = connect(url);
  ending.push(() => replica.destroy());
  // After the copy was made: this came over the wire.
  const disputeId = await underMediation(world, 'on the wire');
  await vi.waitFor(async () => expect(await entries(replica)).toEqual(await entries(world.db)), {
    timeout: 20_000,
    interval: 50,
  });

  const [first, second] = await Promise.all([
    ground.start('api'),
    ground.start('api', { env: { DATABASE_URL: url } }),
  ]);
  const signIn = await ask(first, '/local/sign-in', undefined, { personId: worker.id });
  const token = signIn.body['token'] as string;
  for (const path of ['/disputes', `/disputes/${disputeId}`, `/disputes/${disputeId}/journal`, '/inbox']) {
    const asked = await ask(first, path, token);
    expect([path, await ask(second, path, token)]).toEqual([path, asked]);
    expect([path, asked.status]).toEqual([path, 200]);
  }
  const before = await entries(world.db);
  const refused = await ask(second, `/disputes/${disputeId}/notes`, token, { body: '笔记' });
  expect(refused.status).toBeGreaterThanOrEqual(500);
  expect(await entries(world.db)).toEqual(before);
});
