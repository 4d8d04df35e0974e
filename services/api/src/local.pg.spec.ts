import { createLogger } from '@dingfen/observability';
import { SignJWT } from 'jose';
import { expect, it } from 'vitest';
import { localIdentity } from './identity.ts';
import { apiUnderTest, fileWageClaim } from './testing/api-under-test.ts';

it('given local mode, a newcomer sees who there is, signs in as one of them and acts', async () => {
  await using api = await apiUnderTest();
  const { items } = (await api.get('/v1/local/people')).json<{
    items: { id: string; organisation: string | null }[];
  }>();
  expect(items).toContainEqual({
    id: 'intake',
    name: '登记员（虚构）',
    roles: ['intake'],
    organisation: '示例联动调处中心',
  });
  const { token, expiresInSeconds } = (
    await api.post('/v1/local/sign-in', { body: { personId: 'wei' } })
  ).json<{ token: string; expiresInSeconds: number }>();
  expect(expiresInSeconds).toBe(7200);
  const desk = await api.get('/v1/disputes', { headers: { authorization: `Bearer ${token}` } });
  expect(desk.statusCode).toBe(200);
  expect((await api.post('/v1/local/sign-in', { body: { personId: 'nobody' } })).statusCode).toBe(404);
});

it('given local mode, the clock moves forward, and only forward', async () => {
  await using api = await apiUnderTest();
  const { disputeId } = await fileWageClaim(api);
  const moved = await api.post('/v1/local/clock', { body: { forward: '15d' } });
  expect(moved.json()).toEqual({ now: '2025-09-20T02:00:00.000Z', today: '2025-09-20' });
  expect((await api.post('/v1/local/clock', { body: { forward: '3h' } })).json()).toMatchObject({
    now: '2025-09-20T05:00:00.000Z',
  });
  for (const forward of ['-1d', '0d', '1w', '1e9d', '99999d']) {
    const refused = await api.post('/v1/local/clock', { body: { forward } });
    expect(refused.statusCode, forward).toBe(400);
  }
  expect((await api.get(`/v1/disputes/${disputeId}`, { as: 'wei' })).statusCode).toBe(200);
});

it('given no local mode, the demonstration routes are not there at all', async () => {
  await using api = await apiUnderTest({ local: false });
  const answers = [
    await api.get('/v1/local/people'),
    await api.post('/v1/local/sign-in', { body: { personId: 'wei' } }),
    await api.post('/v1/local/clock', { body: { forward: '1d' } }),
  ];
  expect(answers.map((one) => one.statusCode)).toEqual([404, 404, 404]);
  expect((await api.get('/docs/json')).body).not.toContain('/v1/local');
  expect((await api.get('/v1/clock')).json()).toMatchObject({ today: '2025-09-05' });
});

it('given a token that was forged, has run out, or names nobody, it is not accepted', async () => {
  await using api = await apiUnderTest();
  const own = new TextEncoder().encode('a secret that only this test knows');
  const sign = (claims: object, secret = own, alg = 'HS256') =>
    new SignJWT({ iss: 'dingfen-local', ...claims }).setProtectedHeader({ alg }).sign(secret);
  const soon = Math.floor(Date.now() / 1000) + 600;
  const unsigned =
    `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ iss: 'dingfen-local', sub: 'wei', exp: soon }))}.`.replaceAll(
      '=',
      '',
    );
  const tokens = [
    'nonsense',
    unsigned,
    (await localIdentity(new TextEncoder().encode('another secret, of another process')).signIn('wei')).token,
    await sign({ sub: 'wei', exp: 1 }),
    await sign({ sub: 'wei' }),
    await sign({ exp: soon }),
    await sign({ sub: 'nobody', exp: soon }),
    await sign({ sub: 'wei', exp: soon, iss: 'elsewhere' }),
  ];
  for (const token of tokens) {
    const answer = await api.get('/v1/disputes', { headers: { authorization: `Bearer ${token}` } });
    expect(answer.statusCode, token).toBe(401);
  }
  const good = await sign({ sub: 'wei', exp: soon });
  expect((await api.get('/v1/disputes', { headers: { authorization: `Bearer ${good}` } })).statusCode).toBe(
    200,
  );
});

it('given requests, the log tells route and status but neither query, token nor body', async () => {
  const lines: string[] = [];
  const logger = createLogger({ name: 'api', destination: { write: (line: string) => lines.push(line) } });
  await using api = await apiUnderTest({ logger });
  const { queryCode } = await fileWageClaim(api);
  await api.get(`/v1/progress?code=${queryCode}&phone=0001`);
  const log = lines.join('');
  expect(log).toContain('/v1/progress');
  expect(log).not.toMatch(new RegExp(`${queryCode}|phone=|Bearer|韦某|10000000001`));
});

it('given something unexpected, the answer gives an id that is in the log and tells nothing else', async () => {
  const lines: string[] = [];
  const logger = createLogger({ name: 'api', destination: { write: (line: string) => lines.push(line) } });
  await using api = await apiUnderTest({ logger });
  await api.db.schema.dropTable('notification').execute();
  const answer = await api.get('/v1/inbox', { as: 'wei' });
  const { id, detail } = answer.json<{ id: string; detail: string }>();
  expect(answer.statusCode).toBe(500);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.body).not.toMatch(/notification|select|relation/);
  expect(detail).toContain(id);
  expect(lines.some((line) => line.includes(id) && line.includes('notification'))).toBe(true);
});
