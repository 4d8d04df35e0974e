import { createTestDatabase, type TestDatabase } from '@dingfen/local-stack/testing';
import { afterAll } from 'vitest';
import { queueContract } from './testing/contract.ts';

let database: TestDatabase;
afterAll(() => database.drop());

queueContract('a queue kept in PostgreSQL', async () => {
  database = await createTestDatabase();
  return { databaseUrl: database.url, prefix: 'unused' };
});
