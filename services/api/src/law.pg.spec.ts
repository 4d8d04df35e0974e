import { importNotice } from '@dingfen/dispute-engine';
import { inventedNotice } from '@dingfen/dispute-engine/testing';
import { type AppliedNotice, notices } from '@dingfen/legal-calendar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, apiUnderTest, fairSettlement } from './testing/api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api[Symbol.asyncDispose]());

interface Problem {
  type: string;
  detail: string;
  failing: { condition: string; summary: string }[];
}

const english = { 'accept-language': 'en' };
const count = (body: object, headers = {}) => api.post('/v1/law/periods', { body, headers });

describe('a period, asked for without signing in', () => {
  it('given a rule and a day, the answer has both dates, the reasoning and the instruments', async () => {
    const answer = await count({ ruleId: 'med_period_15d_art14', trigger: '2025-09-22', calendar: 'CN' });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({
      ruleId: 'med_period_15d_art14',
      nominalDueOn: '2025-10-07',
      dueOn: '2025-10-09',
      status: 'firm',
      basis: [{ article: '14(3)', title: { en: 'Labour Dispute Mediation and Arbitration Law' } }],
    });
    expect(answer.json<{ trace: { text: { zh: string } }[] }>().trace.length).toBeGreaterThan(2);
  });

  it('given a year for which a notice is imported, it counts with it from that moment', async () => {
    await using own = await apiUnderTest();
    const body = { ruleId: 'med_period_15d_art14', trigger: '2026-12-20' };
    const before = await own.post('/v1/law/periods', { body });
    expect(before.json()).toMatchObject({ dueOn: '2027-01-04', status: 'provisional' });
    await importNotice(own.engine, inventedNotice, 'tester');
    const after = await own.post('/v1/law/periods', { body });
    expect(after.json()).toMatchObject({ dueOn: '2027-01-05', status: 'firm' });
    const { calendars } = (await own.get('/v1/law/calendars')).json<{
      calendars: { id: string; knownUntil: string; notices: { document: string }[] }[];
    }>();
    expect(calendars).toMatchObject([
      { id: 'CN', knownUntil: '2027-12-31' },
      { id: 'CN-GX', knownUntil: '2027-12-31' },
    ]);
    expect(calendars[0]?.notices.at(-1)).toMatchObject({ document: '国办发明电〔2026〕9998号' });
  });

  it.each([
    ['a rule that is not there', { ruleId: 'nothing', trigger: '2026-01-05' }, '/ruleId'],
    ['29 February of a common year', { ruleId: 'jc_apply_30d', trigger: '2026-02-29' }, '/trigger'],
    ['a day before the rule was in force', { ruleId: 'jc_apply_30d', trigger: '1999-01-05' }, '/trigger'],
    [
      'a length the rule does not allow',
      { ruleId: 'jc_apply_30d', trigger: '2026-01-05', length: 3 },
      '/length',
    ],
    [
      'an end before its start',
      {
        ruleId: 'jc_apply_30d',
        trigger: '2026-01-05',
        exclusions: [{ from: '2026-01-09', until: '2026-01-08' }],
      },
      '/exclusions/0/until',
    ],
    ['an unknown calendar', { ruleId: 'jc_apply_30d', trigger: '2026-01-05', calendar: 'US' }, '/calendar'],
    ['a field nobody knows', { ruleId: 'jc_apply_30d', trigger: '2026-01-05', colour: 'red' }, '/'],
    ['no day', { ruleId: 'jc_apply_30d' }, '/trigger'],
    ['null for a rule', { ruleId: null, trigger: '2026-01-05' }, '/ruleId'],
    ['a number for a day', { ruleId: 'jc_apply_30d', trigger: 20260105 }, '/trigger'],
    [
      'text for a length',
      { ruleId: 'jc_supplement_material', trigger: '2026-01-05', length: '5' },
      '/length',
    ],
    ['a negative length', { ruleId: 'jc_supplement_material', trigger: '2026-01-05', length: -5 }, '/length'],
    [
      'null for an exclusion',
      { ruleId: 'jc_apply_30d', trigger: '2026-01-05', exclusions: [null] },
      '/exclusions/0',
    ],
    [
      'an extension that does not say of which period',
      { ruleId: 'court_postmed_extension_30d', trigger: '2026-01-05' },
      '/baseLength',
    ],
  ])('given %s, the problem names the field, in the reader’s language', async (_what, body, field) => {
    const [zh, en] = [await count(body), await count(body, english)];
    expect([zh.statusCode, en.statusCode]).toEqual([400, 400]);
    expect(zh.headers['content-type']).toContain('application/problem+json');
    expect(zh.json<Problem>().failing.map(({ condition }) => condition)).toContain(field);
    expect(zh.json<Problem>().detail).toMatch(/\p{Script=Han}/u);
    expect(en.json<Problem>().detail).not.toMatch(/^\p{Script=Han}/u);
  });
});

describe('the statute book', () => {
  const listed = async (query = '') =>
    (await api.get(`/v1/law/rules${query}`)).json<{ items: { id: string; class: string }[] }>().items;

  it('given no filter, every rule is listed, and each has a page with its sources', async () => {
    const items = await listed();
    expect(items.length).toBeGreaterThan(90);
    for (const { id } of items) {
      const page = await api.get(`/v1/law/rules/${id}`);
      expect(page.statusCode, page.body).toBe(200);
      for (const { basis } of page.json<{ versions: { basis: { inForceFrom: string }[] }[] }>().versions)
        for (const one of basis) expect(one.inForceFrom).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it('given class, confidence, words or a day, what fits is listed', async () => {
    const duties = await listed('?class=institutional_duty');
    expect(new Set(duties.map((one) => one.class))).toEqual(new Set(['institutional_duty']));
    expect((await listed('?search=jc_apply')).map(({ id }) => id)).toEqual(['jc_apply_30d']);
    expect(await listed('?confidence=A&on=2026-01-05')).not.toEqual([]);
    expect(await listed('?on=1990-01-01')).toEqual([]);
  });

  it.each([
    ['class=duty', '/class'],
    ['confidence=E', '/confidence'],
    ['on=2026-02-29', '/on'],
    ['colour=red', '/'],
  ])('given %s, the problem names the field', async (query, field) => {
    const answer = await api.get(`/v1/law/rules?${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<Problem>().failing[0]?.condition).toBe(field);
  });

  it('given a rule that is not there, there is no page', async () => {
    expect((await api.get('/v1/law/rules/nothing')).statusCode).toBe(404);
  });
});

describe('the limitation of arbitration', () => {
  const ask = (body: object) => api.post('/v1/law/limitation', { body });

  it('given a demand, the year runs anew from it; today is the system’s own day unless told', async () => {
    const answer = await ask({
      claim: 'other',
      knewOn: '2025-01-15',
      log: [{ kind: 'demand_made', on: '2025-05-20' }],
    });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({
      todayOn: '2025-09-05',
      state: 'running',
      runsFromOn: '2025-05-20',
      nominalDueOn: '2026-05-20',
    });
  });

  it.each([
    [{ claim: 'tax', knewOn: '2025-01-15' }, '/claim'],
    [{ claim: 'other', knewOn: '2025-02-29' }, '/knewOn'],
    [{ claim: 'other', knewOn: '2025-01-15', log: [{ kind: 'wish', on: '2025-03-01' }] }, '/log/0/kind'],
    [
      {
        claim: 'other',
        knewOn: '2025-01-15',
        suspensions: [{ from: '2025-03-02', until: '2025-03-01', cause: 'force_majeure' }],
      },
      '/suspensions/0/until',
    ],
  ])('given %j, the problem names %s', async (body, field) => {
    const answer = await ask(body);
    expect(answer.statusCode, answer.body).toBe(400);
    expect(answer.json<Problem>().failing[0]?.condition).toBe(field);
  });
});

describe('what a worker is owed', () => {
  const owed = (type: string, body: object) => api.post(`/v1/law/entitlements/${type}`, { body });
  const saturday = { monthlyWageFen: 652_500, days: [{ on: '2026-03-07', hours: 8 }] };

  it('given the heads of claim, each that is listed can be computed', async () => {
    const { items } = (await api.get('/v1/law/entitlements')).json<{ items: { type: string }[] }>();
    expect(items.map(({ type }) => type)).toContain('severance');
    for (const { type } of items) expect((await owed(type, {})).statusCode, type).toBe(400);
  });

  it('given a Saturday’s overtime, the sum comes with its formula and article', async () => {
    expect((await owed('overtime', { input: saturday })).json()).toMatchObject({
      amountFen: 60_000,
      lines: expect.arrayContaining([
        expect.objectContaining({
          basis: expect.objectContaining({ zh: expect.stringContaining('第44条') }),
        }),
      ]),
    });
  });

  it('given a correction that takes a make-up day back, the day is paid as the rest day it now is', async () => {
    await using own = await apiUnderTest();
    const body = { input: { ...saturday, days: [{ on: '2026-05-09', hours: 8 }] } };
    const ask = async () => (await own.post('/v1/law/entitlements/overtime', { body })).json<object>();
    expect(await ask()).toMatchObject({ amountFen: 45_000 });
    const of2026 = notices('CN').find(({ year }) => year === 2026) as AppliedNotice;
    const shorter = of2026.blocks.map((block) =>
      block.from === '2026-05-01' ? { ...block, to: '2026-05-04', makeUpDays: [] } : block,
    );
    const invented = {
      calendar: 'CN',
      year: 2026,
      document: '国办发明电〔2026〕9997号',
      publishedOn: '2026-02-01',
      source: '测试用虚构通知 invented for tests',
      replaces: true,
      blocks: shorter,
    };
    expect(await importNotice(own.engine, invented, 'tester')).toMatchObject({ stored: true });
    expect(await ask()).toMatchObject({ amountFen: 60_000 });
  });

  it.each([
    ['a negative wage', 'overtime', { input: { ...saturday, monthlyWageFen: -1 } }, '/input/monthlyWageFen'],
    [
      '29 February of a common year',
      'overtime',
      { input: { ...saturday, days: [{ on: '2026-02-29', hours: 8 }] } },
      '/input/days/0/on',
    ],
    [
      'an end before its start',
      'wage_arrears',
      { input: { region: 'X', unpaidFrom: '2026-05-01', unpaidTo: '2026-04-01', monthlyWageFen: 1 } },
      '/input/unpaidTo',
    ],
    [
      'a region of which nothing is known',
      'wage_arrears',
      { input: { region: 'X', unpaidFrom: '2026-04-01', unpaidTo: '2026-05-01', monthlyWageFen: 1 } },
      '/input/region',
    ],
    [
      'figures that are none',
      'overtime',
      { input: saturday, figures: { minimumWages: [{ region: 'X' }] } },
      '/figures/minimumWages/0/amountFen',
    ],
    ['a part nobody asked for', 'overtime', { input: saturday, colour: 'red' }, '/colour'],
    ['no object', 'overtime', [], '/'],
    [
      'wages of a time before the law',
      'wage_arrears',
      { input: { region: 'X', unpaidFrom: '1990-01-01', unpaidTo: '1990-02-28', monthlyWageFen: 1 } },
      '/input/unpaidFrom',
    ],
    ['null for an input', 'overtime', { input: null }, '/input'],
    ['a list for an input', 'overtime', { input: [] }, '/input'],
    ['null for figures', 'overtime', { input: saturday, figures: null }, '/figures'],
    [
      'text for a wage',
      'overtime',
      { input: { ...saturday, monthlyWageFen: '652500' } },
      '/input/monthlyWageFen',
    ],
    ['null for a day', 'overtime', { input: { ...saturday, days: [null] } }, '/input/days/0'],
  ])('given %s, the problem names the field', async (_what, type, body, field) => {
    const answer = await owed(type, body);
    expect(answer.statusCode, answer.body).toBe(400);
    expect(answer.json<Problem>().failing[0]?.condition).toBe(field);
  });

  it('given a head of claim that cannot be computed, there is no such address', async () => {
    expect((await owed('gold', { input: {} })).statusCode).toBe(404);
  });
});

describe('triage', () => {
  const ask = (body: object) => api.post('/v1/law/triage', { body });

  it('given a worker’s facts, every way has a verdict with its article, and what to ask next is said', async () => {
    const known = await ask({ worker: 'ordinary', claims: [{ type: 'housing_fund' }] });
    expect(known.json()).toMatchObject({
      routes: {
        otherAuthority: { verdict: 'yes', basis: { zh: expect.stringContaining('住房公积金管理条例') } },
      },
      missing: expect.arrayContaining([expect.objectContaining({ id: 'employer' })]),
    });
  });

  it.each([
    [{ worker: 'king' }, '/worker'],
    [{ colour: 'red' }, '/colour'],
    [{ knewOn: '2025-09-06' }, '/knewOn'],
    [{ askedOn: '2026-02-29' }, '/askedOn'],
    [{ askedOn: null }, '/askedOn'],
    [{ claims: 5 }, '/claims'],
    [{ claims: [null] }, '/claims/0'],
    [{ claims: [{ type: 'wage_arrears', amountFen: -1 }] }, '/claims/0/amountFen'],
  ])('given %j, the problem names %s', async (body, field) => {
    const answer = await ask(body);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<Problem>().failing[0]?.condition).toBe(field);
  });
});

describe('the checks of a settlement', () => {
  const ask = (body: object) => api.post('/v1/law/settlement-checks', { body });

  it('given a fair settlement, it may be signed; given a void clause, it may not, and the article says why', async () => {
    const [good, bad] = [
      await ask(fairSettlement),
      await ask({ ...fairSettlement, waivesSocialInsurance: true }),
    ];
    expect(good.json()).toMatchObject({ maySign: true });
    expect(good.json<{ checks: object[] }>().checks).toHaveLength(10);
    expect(bad.json()).toMatchObject({
      maySign: false,
      checks: expect.arrayContaining([
        expect.objectContaining({ id: 'social_insurance', verdict: 'void', basis: expect.anything() }),
      ]),
    });
  });

  it('given an answer that is missing, the problem names it', async () => {
    const answer = await ask({ ...fairSettlement, waivesLimitation: undefined });
    expect(answer.json<Problem>().failing[0]?.condition).toBe('/waivesLimitation');
  });
});

it('given the OpenAPI document, every computation has an example, and the example is answered', async () => {
  interface Operation {
    security: unknown[];
    requestBody?: { content: Record<string, { example?: object }> };
  }
  const { paths } = (await api.get('/docs/json')).json<{
    paths: Record<string, Record<string, Operation>>;
  }>();
  const asked = Object.entries(paths).filter(([path, { post }]) => path.startsWith('/v1/law/') && post);
  expect(asked.length).toBeGreaterThan(15);
  for (const [path, { post }] of asked) {
    expect(post?.security).toEqual([]);
    const example = post?.requestBody?.content['application/json']?.example;
    expect(example, path).toBeDefined();
    const answer = await api.post(path, { body: example });
    expect(answer.statusCode, `${path} ${answer.body}`).toBe(200);
  }
});
