import { expect, it } from 'vitest';
import { fault } from './judge.ts';
import { growthOf } from './memory.ts';

const sent = (size: number) => ({
  operation: 'POST /v1/disputes',
  method: 'POST',
  path: '/v1/disputes',
  headers: {},
  body: Buffer.alloc(size),
});
const unanswered = (code?: string) => ({ status: 0, headers: {}, text: 'none', ms: 15_000, code });
const LARGE = 1_100_000;

it('given a connection closed by the server, then that is excused for a body beyond its limit and for no other', () => {
  for (const code of ['ECONNRESET', 'EPIPE']) {
    expect(fault(sent(LARGE), unanswered(code))).toBeUndefined();
    expect(fault(sent(1000), unanswered(code))?.what).toBe('no answer');
  }
});

it('given no answer in time or no connection, then that is found whatever was sent', () => {
  for (const code of [undefined, 'ECONNREFUSED', 'ETIMEDOUT'])
    for (const size of [0, LARGE]) expect(fault(sent(size), unanswered(code))?.what).toBe('no answer');
});

it('given memory that rises while it warms up and then stays, then it has not grown; given some that goes on rising, then by so much', () => {
  expect(growthOf([10, 50, 80, 90, 90, 91, 90, 90, 90])).toBe(0);
  expect(growthOf([10, 50, 80, 90, 91, 92, 93, 94, 95])).toBe(5);
});
