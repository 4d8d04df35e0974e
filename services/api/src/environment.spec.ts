import { expect, test } from 'vitest';
import { readEnvironment } from './environment.ts';

const databaseUrl = { DATABASE_URL: 'postgres://nobody@localhost/none' };

test.each([
  [
    'local mode is asked for in production',
    { ...databaseUrl, DINGFEN_LOCAL: '1', NODE_ENV: 'production' },
    'DINGFEN_LOCAL=1',
  ],
  ['no real identity is configured in production', { ...databaseUrl, NODE_ENV: 'production' }, '身份认证'],
  ['no database is named', {}, 'DATABASE_URL'],
  ['the port is not one', { ...databaseUrl, PORT: '80a' }, 'PORT'],
  ['the secret is too short', { ...databaseUrl, DINGFEN_LOCAL_SECRET: 'short' }, 'DINGFEN_LOCAL_SECRET'],
])('given that %s, the service refuses to start in one line of both languages', (_when, env, named) => {
  const answer = readEnvironment(env) as { refusal: string };
  expect(answer.refusal).toContain(named);
  expect(answer.refusal).toMatch(/^拒绝启动：.+ Refusing to start: [^\n]+$/);
});

test('given only a database, the service listens on this machine alone and without demonstration routes', () => {
  expect(readEnvironment(databaseUrl)).toEqual({
    databaseUrl: databaseUrl.DATABASE_URL,
    host: '127.0.0.1',
    port: 8080,
    logLevel: 'info',
    local: false,
  });
});
