import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll } from 'vitest';
import { queueContract } from './testing/contract.ts';

const redisUrl = process.env['REDIS_URL'] as string;
const prefix = `{dingfen-test-${randomUUID()}}`;

afterAll(async () => {
  const redis = new Redis(redisUrl);
  for await (const keys of redis.scanStream({ match: `${prefix}*`, count: 1000 }) as AsyncIterable<string[]>)
    if (keys.length > 0) await redis.unlink(keys);
  await redis.quit();
});

queueContract('a queue kept in Redis', () => Promise.resolve({ redisUrl, databaseUrl: 'postgres://unused', prefix }));
