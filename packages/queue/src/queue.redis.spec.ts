import { randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import { queueContract } from './testing/contract.ts';
import { dropRedisKeys } from './testing/index.ts';

const redisUrl = process.env['REDIS_URL'] as string;
const prefix = `{dingfen-test-${randomUUID()}}`;

afterAll(() => dropRedisKeys(redisUrl, prefix));

queueContract('a queue kept in Redis', () =>
  Promise.resolve({ redisUrl, databaseUrl: 'postgres://unused', prefix }),
);
