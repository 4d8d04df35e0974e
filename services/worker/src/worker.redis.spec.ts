import { randomUUID } from 'node:crypto';
import { dropRedisKeys } from '@dingfen/queue/testing';
import { afterAll } from 'vitest';
import { workerContract } from './testing/contract.ts';

const redisUrl = process.env['REDIS_URL'] as string;
const prefix = `{dingfen-test-${randomUUID()}}`;

afterAll(() => dropRedisKeys(redisUrl, prefix));

workerContract('workers whose jobs are kept in Redis', () => Promise.resolve({ redisUrl, prefix }));
