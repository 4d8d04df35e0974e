import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { readEnvironment } from './environment.ts';

const folder = mkdtempSync(join(tmpdir(), 'dingfen-environment-'));
afterAll(() => rmSync(folder, { recursive: true }));
function fileWith(content: unknown, name = 'local-rules.json'): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

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
  ['the time to drain is not one', { ...databaseUrl, DRAIN_SECONDS: '-1' }, 'DRAIN_SECONDS'],
  ['the time to drain is endless', { ...databaseUrl, DRAIN_SECONDS: '86400' }, 'DRAIN_SECONDS'],
  [
    'what is configured cannot be configured',
    {
      ...databaseUrl,
      DINGFEN_LOCAL_RULES: fileWith({
        lengths: [
          {
            ruleId: 'med_period_15d_art14',
            length: 20,
            decidedBy: { zh: '某文件', en: 'some paper' },
            inForceFrom: '2026-01-01',
          },
        ],
      }),
    },
    'lengths[0].ruleId',
  ],
  [
    'the configuration is not there',
    { ...databaseUrl, DINGFEN_LOCAL_RULES: join(folder, 'nowhere.json') },
    'nowhere.json',
  ],
  [
    'what mediators are paid is no amount',
    {
      ...databaseUrl,
      DINGFEN_TARIFFS: fileWith(
        [
          {
            label: { zh: '某文件', en: 'some paper' },
            inForceFrom: '2026-01-01',
            fenPerResult: { agreement: '300' },
          },
        ],
        'tariffs.json',
      ),
    },
    'tariffs[0].fenPerResult.agreement',
  ],
  ['the secret is too short', { ...databaseUrl, DINGFEN_LOCAL_SECRET: 'short' }, 'DINGFEN_LOCAL_SECRET'],
])('given that %s, the service refuses to start in one line of both languages', (_when, env, named) => {
  const answer = readEnvironment(env) as { refusal: string };
  expect(answer.refusal).toContain(named);
  expect(answer.refusal).toMatch(/^拒绝启动：.+ Refusing to start: [^\n]+$/);
});

test('given the example of what can be configured, then it is read as it stands', () => {
  const example = (name: string) =>
    fileURLToPath(new URL(`../../../packages/dispute-engine/test-data/${name}`, import.meta.url));
  const answer = readEnvironment({
    ...databaseUrl,
    DINGFEN_LOCAL_RULES: example('local-rules.json'),
    DINGFEN_TARIFFS: example('tariffs.json'),
  });
  expect(answer).toMatchObject({
    configured: {
      localRules: {
        lengths: [
          { ruleId: 'med_period_one_stop_15d', length: 20 },
          { ruleId: 'court_postmed_extension_30d' },
        ],
        courtRegimes: [{ regime: 'pre_filing_allowed' }],
      },
      tariffs: [
        { inForceFrom: '2026-01-01', fenPerResult: { agreement: 30_000, refused: 0 } },
        { organisationId: 'union-451302', fenPerResult: { agreement: 40_000 } },
      ],
    },
  });
});

test('given only a database, the service listens on this machine alone and without demonstration routes', () => {
  expect(readEnvironment(databaseUrl)).toEqual({
    databaseUrl: databaseUrl.DATABASE_URL,
    host: '127.0.0.1',
    port: 8080,
    logLevel: 'info',
    local: false,
    drainSeconds: 5,
    configured: { localRules: {}, tariffs: [] },
  });
});

test('given the local stack, then nobody waits for a balancer unless told to', () => {
  const local = { ...databaseUrl, DINGFEN_LOCAL: '1' };
  expect(readEnvironment(local)).toMatchObject({ drainSeconds: 0 });
  expect(readEnvironment({ ...local, DRAIN_SECONDS: '12' })).toMatchObject({ drainSeconds: 12 });
});
