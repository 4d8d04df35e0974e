import { describe, expect, test } from 'vitest';
import { createLogger } from './index.ts';

function capture(options: { level?: string; pretty?: boolean } = {}) {
  const lines: string[] = [];
  const logger = createLogger({
    name: 'api',
    ...options,
    destination: { write: (line) => lines.push(line) },
  });
  return { logger, lines };
}

describe('given something that identifies a person or opens a door', () => {
  test.each([
    ['an identity number', { idNumber: 'secret-value' }],
    ['a phone number inside a party', { party: { phone: 'secret-value' } }],
    ['a name inside a list of parties', { dispute: { parties: [{ fullName: 'secret-value' }] } }],
    ['an authorization header', { req: { headers: { authorization: 'secret-value' } } }],
    ['a cookie that is set', { res: { headers: { 'set-cookie': 'secret-value' } } }],
    ['a token at the top', { token: 'secret-value' }],
    ['a connection string', { settings: { databaseUrl: 'secret-value' } }],
  ])('when %s is logged, then its value is not in the line', (_what, fields) => {
    for (const pretty of [false, true]) {
      const { logger, lines } = capture({ pretty });
      logger.info(fields, 'filed');

      expect(lines.join('')).not.toContain('secret-value');
      expect(lines.join('')).toContain('[redacted]');
    }
  });
});

test('given an ordinary field, when it is logged, then it stays, with the name and an ISO instant', () => {
  const { logger, lines } = capture();

  logger.info({ disputeId: 'd1' }, 'filed');

  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    name: 'api',
    level: 30,
    msg: 'filed',
    disputeId: 'd1',
    time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/),
  });
});

test('given a person at a terminal, when a line is written, then it reads time, level, process and message', () => {
  const { logger, lines } = capture({ pretty: true });

  logger.warn({ disputeId: 'd1' }, 'the deadline is near');

  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d warn api: the deadline is near \{"disputeId":"d1"\}\n$/);
});

test('given level warn, when something is only informative, then nothing is written', () => {
  const { logger, lines } = capture({ level: 'warn' });

  logger.info('filed');

  expect(lines).toEqual([]);
});
