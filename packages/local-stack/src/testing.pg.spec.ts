import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase, ensureTemplate } from './testing.ts';

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('given several who ask for a template at once, when it is built, then it is built once', async () => {
  let built = 0;
  const prepare = async (url: string) => {
    built += 1;
    await ask(url, 'create table from_template (id int)');
  };

  const names = await Promise.all([1, 2, 3].map(async () => ensureTemplate('asked_for_thrice', prepare)));

  expect(built).toBe(1);
  expect(new Set(names)).toEqual(new Set(['asked_for_thrice']));
});

test('given a template whose making failed, when it is asked for again, then it is made anew', async () => {
  const failing = ensureTemplate('made_anew', async (url) => {
    await ask(url, 'create table half_done (id int)');
    throw new Error('the migration failed');
  });
  await expect(failing).rejects.toThrow('the migration failed');

  await ensureTemplate('made_anew', async (url) => {
    await ask(url, 'create table whole (id int)');
  });
  const copy = await createTestDatabase({ template: 'made_anew' });

  expect(
    await ask(copy.url, "select to_regclass('half_done') as half, to_regclass('whole') as whole"),
  ).toEqual([{ half: null, whole: 'whole' }]);
  await copy.drop();
});

test('given two copies of a template, when one is written, then the other does not change', async () => {
  await ensureTemplate('copied_twice', async (url) => {
    await ask(url, 'create table entry (id int)');
  });
  const [one, other] = await Promise.all([
    createTestDatabase({ template: 'copied_twice' }),
    createTestDatabase({ template: 'copied_twice' }),
  ]);

  await ask(one.url, 'insert into entry values (1)');

  expect(await ask(other.url, 'select * from entry')).toEqual([]);
  await one.drop();
  await other.drop();
});

test('given a database somebody is still connected to, when it is dropped, then it is gone', async () => {
  const database = await createTestDatabase();
  const lingering = new pg.Client({ connectionString: database.url });
  lingering.on('error', () => undefined);
  await lingering.connect();

  await database.drop();

  await expect(ask(database.url, 'select 1')).rejects.toThrow('does not exist');
});
