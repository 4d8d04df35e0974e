import { smallProcedures } from '@dingfen/dispute-engine/testing';
import { expect, test } from 'vitest';
import { runWorker } from './run.ts';

const procedures = smallProcedures();

test('given no database is named, then the worker does not start', async () => {
  await expect(runWorker({ procedures }, {})).rejects.toThrow('DATABASE_URL is not set');
});

test('given local mode in production, then the worker does not start', async () => {
  const environment = { DATABASE_URL: 'postgres://nowhere', DINGFEN_LOCAL: '1', NODE_ENV: 'production' };
  await expect(runWorker({ procedures }, environment)).rejects.toThrow('refused with NODE_ENV=production');
});

test('given a configuration that is not there, then the worker does not start and names it in both languages', async () => {
  const environment = { DATABASE_URL: 'postgres://nowhere', DINGFEN_LOCAL_RULES: 'nowhere/local-rules.json' };
  await expect(runWorker({ procedures }, environment)).rejects.toThrow(
    /DINGFEN_LOCAL_RULES 指定的文件 nowhere\/local-rules\.json 不能使用.*cannot be used/,
  );
});
