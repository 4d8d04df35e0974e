import { createEngine } from '@dingfen/dispute-engine';
import { procedures } from '@dingfen/dispute-lifecycle';
import { createLogger } from '@dingfen/observability';
import { connect } from '@dingfen/persistence';
import { registry } from '@dingfen/procedure-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApi } from './app.ts';
import { eventRoutes } from './routes/events.ts';
import { type ApiUnderTest, apiUnderTest, fileWageClaim } from './testing/api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api[Symbol.asyncDispose]());

describe('progress without sign-in', () => {
  it('given code and last four digits, it shows stage, step, holder and safe date, and neither names nor amounts', async () => {
    const { queryCode, number } = await fileWageClaim(api);
    const answer = await api.get(`/v1/progress?code=${queryCode.toLowerCase()}&phone=0002`);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      number,
      status: 'open',
      nextDue: { on: '2025-09-20', provisional: false },
    });
    expect(answer.body).not.toMatch(/韦某|家具|虚构|1234567|12345\.67|10000000/);
  });

  it('given a wrong code or wrong digits, the answers are the same to the letter', async () => {
    const { queryCode } = await fileWageClaim(api);
    const [code, digits] = [
      await api.get('/v1/progress?code=ZZZZZZZZZZ&phone=0001'),
      await api.get(`/v1/progress?code=${queryCode}&phone=9999`),
    ];
    expect([code.statusCode, digits.statusCode]).toEqual([404, 404]);
    expect(digits.body).toBe(code.body);
  });

  it('given somebody who keeps guessing, they are made to wait, in their language', async () => {
    await using own = await apiUnderTest();
    const answers = [];
    for (let n = 0; n < 11; n++)
      answers.push(
        await own.get(`/v1/progress?code=ABCDEFGHJK&phone=000${n % 10}`, {
          headers: { 'accept-language': 'en' },
        }),
      );
    expect(answers.slice(0, 10).map((one) => one.statusCode)).toEqual(Array.from({ length: 10 }, () => 404));
    expect(answers[10]?.statusCode).toBe(429);
    expect(answers[10]?.headers['retry-after']).toBeDefined();
    expect(answers[10]?.json()).toMatchObject({ type: '/problems/too_many', title: 'Too many requests' });
  });
});

describe('what anybody can read', () => {
  it('given the procedures, each has a page with states, acts, conditions, periods and a drawing', async () => {
    const { items } = (await api.get('/v1/procedures')).json<{ items: { key: string }[] }>();
    expect(items.map(({ key }) => key)).toContain('mediation');
    for (const { key } of items) {
      const page = await api.get(`/v1/procedures/${key}`);
      expect(page.statusCode, page.body).toBe(200);
      expect(page.json<{ diagram: string }>().diagram).toMatch(/^stateDiagram-v2/);
    }
    expect((await api.get('/v1/procedures/nothing')).statusCode).toBe(404);
  });

  it('given the clock, it tells instant and civil date; given readiness, that the database answers and its schema is current', async () => {
    expect((await api.get('/v1/clock')).json()).toEqual({
      now: '2025-09-05T02:00:00.000Z',
      today: '2025-09-05',
    });
    expect((await api.get('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await api.get('/readyz')).json()).toEqual({ status: 'ready' });
  });

  it('given a database that cannot be reached, it lives but is not ready, and no answer tells anything of the database', async () => {
    const db = connect('postgres://nobody@127.0.0.1:1/none');
    const engine = createEngine({ db, procedures: registry(procedures) });
    const app = await buildApi({ engine, logger: createLogger({ name: 'api', level: 'silent' }) });
    const [health, readiness, clock] = [
      await app.inject('/healthz'),
      await app.inject('/readyz'),
      await app.inject('/v1/clock'),
    ];
    expect(health.statusCode).toBe(200);
    expect([readiness.statusCode, readiness.json()]).toEqual([503, { status: 'not ready' }]);
    expect([clock.statusCode, clock.headers['retry-after']]).toEqual([503, '5']);
    expect(clock.body).not.toContain('127.0.0.1');
    await app.close();
    await db.destroy();
  });

  it('given an address that does not exist, or a method it does not know, the answer is a problem', async () => {
    for (const answer of [
      await api.get('/nowhere'),
      await api.app.inject({ method: 'DELETE', url: '/v1/disputes' }),
    ]) {
      expect(answer.statusCode).toBe(404);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
  });

  it('given the front page, it leads to the documentation, which loads nothing from elsewhere', async () => {
    expect((await api.get('/')).headers.location).toBe('/docs');
    const page = await api.get('/docs');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
    const scripts = [...page.body.matchAll(/<script[^>]*src="([^"]+)"/g)].map(
      ([, source]) => source as string,
    );
    expect(scripts.length).toBeGreaterThan(0);
    expect(page.body).not.toMatch(/<script(?![^>]*src=)/);
    for (const source of scripts) expect((await api.get(source)).statusCode, source).toBe(200);
  });
});

interface OpenApi {
  openapi: string;
  info: { title: string; version: string };
  components: { securitySchemes: Record<string, { type: string }> };
  paths: Record<string, Record<string, Operation>>;
}
interface Operation {
  operationId?: string;
  summary?: string;
  security?: Record<string, string[]>[];
  parameters?: { name: string; in: string; required?: boolean; schema: object; example?: unknown }[];
  requestBody?: { content: Record<string, { schema: { properties?: object } }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}

describe('the OpenAPI document', () => {
  const read = async () => (await api.get('/docs/json')).json<OpenApi>();

  it('given every event that somebody can raise, it has an address with its form, its key and its basis', async () => {
    const { paths } = await read();
    const routes = eventRoutes(api.engine.procedures.all);
    expect(routes.length).toBeGreaterThan(20);
    for (const { procedure, event, declared } of routes) {
      const operation = Object.values(paths)
        .flatMap(Object.values)
        .find((one: Operation) => one.operationId === `${procedure.key}.${event}`) as Operation;
      expect(operation, `${procedure.key}.${event}`).toBeDefined();
      expect(operation.summary).toContain(declared.summary.zh);
      expect(operation.parameters).toContainEqual(
        expect.objectContaining({ in: 'header', name: 'idempotency-key', required: true }),
      );
      const asked = Object.keys(operation.requestBody?.content['application/json']?.schema.properties ?? {});
      const known = api.engine.completions[`${procedure.key}.${event}`]?.fields ?? [];
      const declaredFields = Object.keys((declared.payload as { properties?: object }).properties ?? {});
      expect(asked.toSorted()).toEqual(declaredFields.filter((one) => !known.includes(one)).toSorted());
    }
  });

  it('given a field with a way of writing, it shows an example, since whoever writes otherwise is shown that', async () => {
    const without: string[] = [];
    const look = (where: string, schema: unknown): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { pattern, examples } = schema as { pattern?: unknown; examples?: unknown[] };
      const example = examples?.[0];
      const fits = typeof example === 'string' && new RegExp(String(pattern), 'u').test(example);
      if (typeof pattern === 'string' && pattern !== String.raw`\S` && !fits)
        without.push(`${where} ${pattern}`);
      for (const [name, inner] of Object.entries(schema)) look(`${where}/${name}`, inner);
    };
    for (const [path, operations] of Object.entries((await read()).paths))
      for (const operation of Object.values(operations)) {
        for (const one of operation.parameters ?? [])
          if (one.in !== 'header') look(`${path} ${one.name}`, { examples: [one.example], ...one.schema });
        for (const content of Object.values(operation.requestBody?.content ?? {})) look(path, content.schema);
      }
    expect([...new Set(without)]).toEqual([]);
  });

  it('given its shape, it is OpenAPI 3.1: every path, parameter and answer as the standard asks', async () => {
    const document = await read();
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    const ids = new Set<string>();
    for (const [path, operations] of Object.entries(document.paths)) {
      expect(path).toMatch(/^\//);
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
      for (const [method, operation] of Object.entries(operations)) {
        const where = `${method} ${path}`;
        expect(['get', 'post']).toContain(method);
        const parameters = operation.parameters ?? [];
        expect(
          parameters
            .filter((one) => one.in === 'path')
            .map((one) => one.name)
            .toSorted(),
          where,
        ).toEqual(named.toSorted());
        for (const one of parameters) {
          expect(['path', 'query', 'header']).toContain(one.in);
          expect(one.schema, `${where} ${one.name}`).toBeTypeOf('object');
          if (one.in === 'path') expect(one.required).toBe(true);
        }
        expect(new Set(parameters.map((one) => `${one.in} ${one.name}`)).size).toBe(parameters.length);
        expect(
          Object.keys(operation.responses).some((code) => code.startsWith('2')),
          where,
        ).toBe(true);
        for (const [code, answer] of Object.entries(operation.responses)) {
          expect(code).toMatch(/^([1-5]\d\d|[1-5]XX|default)$/);
          expect(answer.description, `${where} ${code}`).toBeTypeOf('string');
        }
        expect(Object.keys(operation.responses['4XX']?.content ?? {})).toEqual(['application/problem+json']);
        for (const requirement of operation.security ?? [])
          for (const scheme of Object.keys(requirement))
            expect(document.components.securitySchemes[scheme]).toBeDefined();
        if (operation.operationId !== undefined) {
          expect(ids.has(operation.operationId), operation.operationId).toBe(false);
          ids.add(operation.operationId);
        }
        for (const { schema } of Object.values(operation.requestBody?.content ?? {}))
          expect(schema).toBeTypeOf('object');
      }
    }
  });

  it('given the form for filing, every field has a Chinese title and an English description', async () => {
    const body = (await read()).paths['/v1/disputes']?.['post']?.requestBody?.content['application/json']
      ?.schema;
    const fields = Object.entries(body?.properties ?? {}).filter(([name]) => name !== 'assisted');
    expect(fields.length).toBeGreaterThan(8);
    for (const [name, field] of fields)
      expect(field, name).toMatchObject({
        title: expect.stringMatching(/\p{Script=Han}/u),
        description: expect.stringMatching(/[a-z]/),
      });
  });
});
