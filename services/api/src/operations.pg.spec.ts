import { createLogger, createMetrics } from '@dingfen/observability';
import { expect, test } from 'vitest';
import { buildApi } from './app.ts';
import { apiUnderTest, wageClaim } from './testing/api-under-test.ts';

test('given a filing and one that is refused, then the first counts as an act and the second as a refusal', async () => {
  await using world = await apiUnderTest();
  const metrics = createMetrics('api');
  const identity = { personIdOf: () => Promise.resolve('wei') };
  const logger = createLogger({ name: 'api', level: 'silent' });
  const app = await buildApi({ engine: world.engine, logger, identity, metrics });
  const file = (payload: object, key: string) =>
    app.inject({
      method: 'POST',
      url: '/v1/disputes',
      headers: { authorization: 'Bearer anybody', 'idempotency-key': key },
      payload,
    });
  expect((await file(wageClaim(), 'counted-filing')).statusCode).toBe(201);
  expect((await file({}, 'refused-filing')).statusCode).toBe(400);
  const { text } = await metrics.read();
  expect(text).toContain(
    'dingfen_act_seconds_count{process="api",procedure="lifecycle",event="FILE_DISPUTE"} 1',
  );
  expect(text).toContain('dingfen_refusals_total{code="malformed",process="api"} 1');
  await app.close();
});
