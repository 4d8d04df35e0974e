import { expect, test } from 'vitest';
import { withinTime } from './patience.ts';

test('given an answer in time, then it is the answer', async () => {
  expect(await withinTime(10_000, Promise.resolve('ready'), 'no answer')).toBe('ready');
});

test.each([
  ['that never comes', () => new Promise<string>(() => {})],
  ['that fails', () => Promise.reject(new Error('gone'))],
])('given an answer %s, then there is the other one', async (_how, ask) => {
  expect(await withinTime(10, ask(), 'no answer')).toBe('no answer');
});
