import { openLedger, prepareReport, publishMonth, reportsToPrepare } from '@dingfen/dispute-engine';
import { isRefusal, type Person } from '@dingfen/domain';
import { currentInstant, mergeFigures, poolFigures, standClockAt } from '@dingfen/persistence';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Asking,
  type ApiUnderTest,
  apiUnderTest,
  fileWageClaim,
  mediationOf,
  type Who,
} from './testing/api-under-test.ts';

/** A supervisor of a county beside the one in which the disputes are. */
const far = 'far-supervisor' as Who;
/** A supervisor of the centre itself, who knows its people. */
const near = 'near-supervisor' as Who;

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
  await api.db
    .insertInto('organisation')
    .values([
      {
        id: 'far-county',
        kind: 'mediationCentre',
        name: '邻县联动调处中心',
        parentId: 'city',
        regionCode: '451399',
        ancestry: ['far-county', 'city'],
      },
    ])
    .execute();
  await api.db
    .insertInto('person')
    .values([
      {
        id: far,
        name: '邻县督导（虚构）',
        roles: ['supervisor'],
        organisationId: 'far-county',
        represents: [],
      },
      { id: near, name: '本级督导（虚构）', roles: ['supervisor'], organisationId: 'centre', represents: [] },
    ])
    .execute();
});
afterAll(() => api[Symbol.asyncDispose]());

const IN_SEPTEMBER = 'from=2025-09&to=2025-09';
interface Shown {
  figures: {
    metric: { id: string };
    source: string;
    total: {
      figure: { value: number | null; numerator: number; reason?: { zh: string } };
      previous: { value: number | null } | null;
      list: { numerator: string; denominator: string | null };
    };
    groups: { key: string; figure: { value: number | null }; list: { numerator: string } }[];
    siblings: { key: string }[] | null;
    national: { value: number } | null;
    parts: { key: string; count: number; list: string }[];
  }[];
}
const ask = async (query: string, as: Who = 'supervisor', more: Asking = {}) =>
  api.get(`/v1/figures?${query}`, { as, ...more });
async function filedIn(query: string, as: Who = 'supervisor'): Promise<number | null> {
  const answer = await ask(`metrics=disputesIn&${query}`, as);
  return answer.json<Shown>().figures[0]?.total.figure.value ?? null;
}

async function passScreening(disputeId: string): Promise<void> {
  const mediation = await mediationOf(api, disputeId);
  const answer = await api.post(`${mediation}/pass-screening`, {
    as: 'intake',
    body: { identitiesChecked: true, registrationChecked: true },
  });
  expect(answer.statusCode, answer.body).toBe(200);
}

describe('a figure', () => {
  it('given an act, then the figure has it in the next answer, with and without a merger', async () => {
    const before = (await filedIn(IN_SEPTEMBER)) ?? 0;
    await fileWageClaim(api, { industry: 'C', migrantWorker: true });
    expect(await filedIn(IN_SEPTEMBER)).toBe(before + 1);
    await mergeFigures(api.db);
    expect(await filedIn(IN_SEPTEMBER)).toBe(before + 1);
    expect(await filedIn(`${IN_SEPTEMBER}&category=migrant&industry=C`)).toBe(1);
  });

  it('given a month, then the answer has the month before, siblings, the national line and the address of the list', async () => {
    const answer = await ask(
      `organisation=centre&metrics=disputesIn,mediationSuccessRate,openNow&${IN_SEPTEMBER}`,
    );
    expect(answer.statusCode, answer.body).toBe(200);
    const [filed, rate, open] = answer.json<Shown>().figures;
    expect(filed?.total.previous).toMatchObject({ value: 0 });
    expect(filed?.siblings?.map((one) => one.key)).toEqual(['centre', 'far-county']);
    expect(rate?.national?.value).toBe(81.1);
    expect(rate?.total.figure).toMatchObject({ value: null, reason: { zh: '分母为零，无从计算' } });
    expect(open).toMatchObject({ source: 'cells', parts: [{ key: 'mediation', band: 'd15' }] });
  });

  it('given any of its addresses, then the list behind a number is as long as the number', async () => {
    await Promise.all([1, 2, 3].map(() => fileWageClaim(api)));
    const answer = await ask(`metrics=disputesIn,openNow&by=channel&${IN_SEPTEMBER}`);
    const [filed, open] = answer.json<Shown>().figures;
    const ofRegime = await ask(`metrics=disputesIn,openNow&by=regime&channel=online&${IN_SEPTEMBER}`);
    const ofOnline = await ask(`metrics=disputesIn,openNow&by=channel&regime=direct&${IN_SEPTEMBER}`);
    const below = await ask(`metrics=openNow,overdueNow&by=organisation&${IN_SEPTEMBER}`);
    const figures = [answer, ofRegime, ofOnline, below].flatMap((one) => one.json<Shown>().figures);
    expect(figures.every((one) => one.groups.length > 0)).toBe(true);
    const lists: [string, number | null | undefined][] = [
      [filed?.total.list.numerator ?? '', filed?.total.figure.value],
      ...figures
        .flatMap((one) => one.groups)
        .map((one): [string, number | null] => [one.list.numerator, one.figure.value]),
      ...(open?.parts ?? []).map((one): [string, number] => [one.list, one.count]),
    ];
    for (const [address, number] of lists) {
      let found = 0;
      for (let cursor = ''; ; ) {
        const list = await api.get(`${address}&limit=2${cursor}`, { as: 'supervisor' });
        expect(list.statusCode, list.body).toBe(200);
        const { items, next } = list.json<{
          items: { value: number; applicants: string[] }[];
          next: string | null;
        }>();
        found += items.length;
        if (next === null) break;
        cursor = `&cursor=${next}`;
      }
      expect(found, address).toBe(number);
    }
    expect(lists.length).toBeGreaterThan(2);
  });

  it('given a breakdown by the organisations below, then their figures and its own come to the whole', async () => {
    const answer = await ask(`metrics=disputesIn&by=organisation&${IN_SEPTEMBER}`);
    const [filed] = answer.json<Shown>().figures;
    expect(filed?.groups.map((one) => one.key)).toEqual(['centre', 'far-county', 'city']);
    expect(filed?.groups.reduce((sum, one) => sum + (one.figure.value ?? 0), 0)).toBe(
      filed?.total.figure.value,
    );
  });

  it('given nothing has changed, then a reader who has the answer gets 304; after an act the answer', async () => {
    const address = `metrics=disputesIn&${IN_SEPTEMBER}`;
    const first = await ask(address);
    const headers = { 'if-none-match': String(first.headers.etag) };
    expect((await ask(address, 'supervisor', { headers })).statusCode).toBe(304);
    await mergeFigures(api.db);
    expect((await ask(address, 'supervisor', { headers })).statusCode).toBe(304);
    await fileWageClaim(api);
    expect((await ask(address, 'supervisor', { headers })).statusCode).toBe(200);
  });

  it.each([
    ['a month that ends before it begins', 'from=2025-09&to=2025-08'],
    ['a metric that is none', `metrics=nonsense&${IN_SEPTEMBER}`],
    ['a dimension a metric has not', `metrics=disputesIn&mediator=x&${IN_SEPTEMBER}`],
    ['channel and entry regime at once', `channel=online&regime=direct&${IN_SEPTEMBER}`],
    ['a rule that is none', `metrics=onTimeRate&rule=typo&${IN_SEPTEMBER}`],
    [
      'mediators by name for the public',
      `metrics=mediationConcluded&by=mediator&audience=public&${IN_SEPTEMBER}`,
    ],
    ['one rule for the public', `rule=med_enterprise_acceptance_3wd&audience=public&${IN_SEPTEMBER}`],
    ['a live figure by what it has not', `metrics=openNow&by=mediator&${IN_SEPTEMBER}`],
    ['a period of many years', 'from=2010-01&to=2025-09'],
  ])('given %s, then the question is refused in both languages', async (_what, query) => {
    const zh = await ask(query);
    const en = await ask(query, 'supervisor', { headers: { 'accept-language': 'en' } });
    expect([zh.statusCode, en.statusCode]).toEqual([400, 400]);
    expect(zh.json<{ detail: string }>().detail).not.toBe(en.json<{ detail: string }>().detail);
  });

  it('given a dimension a figure has not, then the refusal names it in the reader’s language', async () => {
    const query = `metrics=disputesIn&by=mediator&${IN_SEPTEMBER}`;
    const inEnglish = { headers: { 'accept-language': 'en' } };
    const detail = async (more: Asking) =>
      (await ask(query, 'supervisor', more)).json<{ detail: string }>().detail;
    expect(await detail({})).toBe('指标“收到争议数”不能按调解员分列或者筛选。');
    expect(await detail(inEnglish)).toContain('by mediator');
  });

  it('given a rule and no figure, then those that speak of rules are given', async () => {
    const answer = await ask(`rule=med_enterprise_acceptance_3wd&${IN_SEPTEMBER}`);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json<Shown>().figures.map((one) => one.metric.id)).toEqual(['onTimeRate', 'overdueNow']);
  });

  it('given a series, then it has a point for every month and the last is the figure', async () => {
    const answer = await api.get('/v1/figures/series?metric=disputesIn&from=2025-07&to=2025-09', {
      as: 'supervisor',
    });
    const { points } = answer.json<{ points: { month: string; figure: { value: number } }[] }>();
    expect(points.map((one) => one.month)).toEqual(['2025-07', '2025-08', '2025-09']);
    expect(points[2]?.figure.value).toBe(await filedIn(IN_SEPTEMBER));
  });

  it('given the dictionary, then every figure says what it is made of and on whose word', async () => {
    const answer = await api.get('/v1/metrics', { as: 'supervisor' });
    const { items } = answer.json<{ items: { id: string; source: { status: string } }[] }>();
    expect(items.find((one) => one.id === 'arbitrationClosingRate')?.source.status).toBe('reverseEngineered');
    const headers = { 'if-none-match': String(answer.headers.etag) };
    expect((await api.get('/v1/metrics', { as: 'supervisor', headers })).statusCode).toBe(304);
  });
});

describe('whose figures are shown', () => {
  it.each([
    `/v1/figures?organisation=centre&${IN_SEPTEMBER}`,
    `/v1/figures/series?organisation=centre&metric=disputesIn&${IN_SEPTEMBER}`,
    `/v1/figures/disputesIn/disputes?organisation=centre&${IN_SEPTEMBER}`,
    '/v1/ledger?organisation=centre&month=2025-09',
    '/v1/ledger.csv?organisation=centre&month=2025-09',
    '/v1/ledger.xlsx?organisation=centre&month=2025-09',
    '/v1/published-months?organisation=centre',
    '/v1/published-months/2025-08?organisation=centre',
    '/v1/reports?organisation=centre',
  ])(
    'given %s asked by the next county’s supervisor, or by a clerk, then there is no such thing',
    async (address) => {
      for (const as of [far, 'intake', 'wei', 'clerk'] as const) {
        const answer = await api.get(address, { as });
        expect(answer.statusCode, `${as} ${answer.body}`).toBe(404);
        expect(answer.body).not.toContain('韦');
      }
    },
  );

  it('given the next county publishes a month of this one, then there is no such thing', async () => {
    const body = { organisation: 'centre', month: '2025-08' };
    expect((await api.post('/v1/published-months', { as: far, body })).statusCode).toBe(404);
  });

  it('given a county’s supervisor, then the siblings are not theirs to see', async () => {
    const answer = await ask(`metrics=disputesIn&${IN_SEPTEMBER}`, near);
    expect(answer.json<Shown>().figures[0]?.siblings).toBeNull();
  });

  it('given a dispute that has gone to others, then it is still listed, without names', async () => {
    const { disputeId } = await fileWageClaim(api);
    await api.db
      .updateTable('assignment')
      .set({ holderId: 'elsewhere' })
      .where('disputeId', '=', disputeId)
      .execute();
    const list = await api.get(`/v1/figures/disputesIn/disputes?${IN_SEPTEMBER}&limit=100`, {
      as: 'supervisor',
    });
    const { items } = list.json<{ items: { disputeId: string; visible: boolean; applicants: string[] }[] }>();
    expect(items.find((one) => one.disputeId === disputeId)).toMatchObject({
      visible: false,
      applicants: [],
      stage: null,
    });
    expect(items.some((one) => one.visible && one.applicants.length > 0)).toBe(true);
  });

  it('given a list, then an overseer reads of a worker the family name, as in the ledger, and the body that has the dispute the whole', async () => {
    const { disputeId } = await fileWageClaim(api);
    for (const [as, applicant] of [
      ['supervisor', '韦某'],
      [near, '韦某（虚构）'],
    ] as const) {
      const list = await api.get(
        `/v1/figures/disputesIn/disputes?organisation=centre&${IN_SEPTEMBER}&limit=100`,
        { as },
      );
      const { items } = list.json<{
        items: { disputeId: string; applicants: string[]; respondents: string[] }[];
      }>();
      const found = items.find((one) => one.disputeId === disputeId);
      expect([found?.applicants, found?.respondents]).toEqual([[applicant], ['示例家具厂（虚构）']]);
    }
  });

  it('given figures for the public, then small numbers, and the one that would give them away, are withheld', async () => {
    const other = { channel: 'one_stop_centre' };
    for (let n = 0; n < 2; n++) await fileWageClaim(api, other);
    const ofPublic = await ask(
      `organisation=centre&metrics=disputesIn&by=channel&audience=public&${IN_SEPTEMBER}`,
    );
    const [filed] = ofPublic.json<Shown>().figures;
    expect(filed?.groups.map((one) => [one.key, one.figure.value])).toEqual([
      ['one_stop_centre', null],
      ['online', null],
    ]);
    expect(ofPublic.body).toContain('少于5');
    expect(ofPublic.body).toContain('推算');
    expect(filed?.total.list).toEqual({ numerator: null, denominator: null });
    const inOffice = await ask(`organisation=centre&metrics=disputesIn&by=channel&${IN_SEPTEMBER}`);
    expect(inOffice.json<Shown>().figures[0]?.groups[0]?.figure.value).toBe(2);
    const narrowed = await ask(`metrics=disputesIn&claimType=wage_arrears&audience=public&${IN_SEPTEMBER}`);
    expect(narrowed.statusCode).toBe(400);
  });
});

it('given a small body of another kind beside a large one, then for the public neither tells the other’s number', async () => {
  await using own = await apiUnderTest();
  await own.db
    .insertInto('organisation')
    .values({
      id: 'studio',
      kind: 'mediationStudio',
      name: '示例工作室（虚构）',
      parentId: 'city',
      regionCode: '451302',
      ancestry: ['studio', 'city'],
    })
    .execute();
  for (let n = 0; n < 6; n++) await fileWageClaim(own);
  for (let n = 0; n < 2; n++) await fileWageClaim(own, { mediationBodyId: 'studio' });
  const shown = async (query: string) =>
    (
      await own.get(`/v1/figures?metrics=disputesIn&audience=public&${IN_SEPTEMBER}&${query}`, {
        as: 'supervisor',
      })
    ).json<Shown>().figures[0];
  const city = await shown('by=organisation');
  expect(city?.total.figure.value).toBe(8);
  expect(city?.groups.map((one) => [one.key, one.figure.value])).toEqual([
    ['centre', null],
    ['studio', null],
    ['city', 0],
  ]);
  for (const body of ['centre', 'studio']) {
    const answer = await shown(`organisation=${body}&by=channel`);
    expect([answer?.total.figure.value, ...(answer?.groups ?? []).map((one) => one.figure.value)]).toEqual([
      null,
      null,
    ]);
  }
});

it('given a statutory duty was fulfilled, then the rate on time is broken down by rule, each opening its list', async () => {
  await using own = await apiUnderTest();
  const { disputeId } = await fileWageClaim(own, { channel: 'enterprise_committee' });
  const mediation = await mediationOf(own, disputeId);
  const act = async (event: string, as: Who, body: object = {}) => {
    const answer = await own.post(`${mediation}/${event}`, { as, body });
    expect(answer.statusCode, answer.body).toBe(200);
  };
  await act('pass-screening', 'intake', { identitiesChecked: true, registrationChecked: true });
  await act('consent', 'agent');
  await act('accept-application', 'intake');
  const answer = await own.get(`/v1/figures?by=rule&${IN_SEPTEMBER}`, { as: 'supervisor' });
  const { figures } = answer.json<Shown>();
  expect(figures.map((one) => one.metric.id)).toEqual(['onTimeRate', 'overdueNow']);
  const [onTime] = figures;
  expect(onTime?.groups.map((one) => [one.key, one.figure.value])).toEqual([
    ['med_enterprise_acceptance_3wd', 100],
  ]);
  const list = await own.get(onTime?.groups[0]?.list.numerator ?? '', { as: 'supervisor' });
  expect(list.json<{ items: { disputeId: string }[] }>().items).toMatchObject([{ disputeId }]);
  const other = await own.get(`/v1/figures?metrics=disputesIn&by=rule&${IN_SEPTEMBER}`, { as: 'supervisor' });
  expect(other.statusCode).toBe(400);
});

it('given few mediations are left, then for the public neither what came in nor what ended is told, whichever is asked for', async () => {
  await using own = await apiUnderTest();
  const ids = ['mediationAccepted', 'mediationConcluded', 'days.mediation.p50', 'mediationOpenAtEnd'];
  const shown = async (metrics: string[]) =>
    (
      await own.get(
        `/v1/figures?organisation=centre&metrics=${metrics.join(',')}&audience=public&${IN_SEPTEMBER}`,
        { as: 'supervisor' },
      )
    )
      .json<Shown>()
      .figures.map((one) => one.total.figure.value);
  const withdrawn = async () => {
    const { disputeId } = await fileWageClaim(own);
    const mediation = await mediationOf(own, disputeId);
    const body = { identitiesChecked: true, registrationChecked: true };
    await own.post(`${mediation}/pass-screening`, { as: 'intake', body });
    return () => own.post(`${mediation}/withdraw`, { as: 'wei', body: {} });
  };
  const withdrawals: (() => Promise<unknown>)[] = [];
  for (let n = 0; n < 8; n++) withdrawals.push(await withdrawn());
  for (const withdraw of withdrawals.slice(0, 6)) await withdraw();
  for (const id of ids) expect([id, await shown([id])]).toEqual([id, [null]]);
  for (const withdraw of withdrawals.slice(6)) await withdraw();
  expect(await shown(ids)).toEqual([8, 8, 0, 0]);
});

it('given a county has its own tariff, then its cases are paid by it, and above it the sum is refused in words', async () => {
  const tariff = (fen: number, more: object = {}) => ({
    label: { zh: `虚构〔2025〕${fen}号`, en: `made-up order ${fen} of 2025` },
    inForceFrom: '2025-01-01',
    fenPerResult: { withdrawn: fen },
    ...more,
  });
  await using own = await apiUnderTest({
    tariffs: [tariff(5_000), tariff(7_000, { organisationId: 'centre' })],
  });
  const { disputeId } = await fileWageClaim(own);
  const mediation = await mediationOf(own, disputeId);
  const body = { identitiesChecked: true, registrationChecked: true };
  await own.post(`${mediation}/pass-screening`, { as: 'intake', body });
  await own.post(`${mediation}/withdraw`, { as: 'wei', body: {} });
  const answer = await own.get(`/v1/figures?metrics=subsidyBase&by=organisation&${IN_SEPTEMBER}`, {
    as: 'supervisor',
  });
  expect(answer.json<Shown>().figures[0]).toMatchObject({
    total: {
      figure: { value: null, numerator: 1, reason: { zh: expect.stringContaining('按组织分别查询') } },
    },
    groups: [
      { key: 'centre', figure: { value: 7_000 } },
      { key: 'city', figure: { value: 0 } },
    ],
  });
  const series = await own.get(`/v1/figures/series?metric=subsidyBase&organisation=centre&${IN_SEPTEMBER}`, {
    as: 'supervisor',
  });
  expect(series.json<{ points: { figure: { value: number } }[] }>().points[0]?.figure.value).toBe(7_000);
});

it('given what mediators are paid by case is configured, then each mediator’s sum is that of the cases behind it', async () => {
  await using own = await apiUnderTest({
    tariffs: [
      {
        label: { zh: '虚构〔2025〕1号', en: 'made-up order 1 of 2025' },
        inForceFrom: '2025-01-01',
        fenPerResult: { withdrawn: 5_000 },
      },
    ],
  });
  for (let n = 0; n < 2; n++) {
    const { disputeId } = await fileWageClaim(own);
    const mediation = await mediationOf(own, disputeId);
    const screening = { identitiesChecked: true, registrationChecked: true };
    await own.post(`${mediation}/pass-screening`, { as: 'intake', body: screening });
    expect((await own.post(`${mediation}/withdraw`, { as: 'wei', body: {} })).statusCode).toBe(200);
  }
  const answer = await own.get(`/v1/figures?metrics=subsidyBase&by=mediator&${IN_SEPTEMBER}`, {
    as: 'supervisor',
  });
  expect(answer.json<Shown>().figures[0]).toMatchObject({
    total: { figure: { value: 10_000, numerator: 2 } },
    groups: [{ figure: { value: 10_000 } }],
  });
});

describe('a month’s ledger', () => {
  const HOSTILE = '=HYPERLINK("http://example.invalid","点我")（虚构）';
  const address = (format: string) => `/v1/ledger${format}?organisation=centre&month=2025-09&kind=filed`;
  beforeAll(async () => {
    await fileWageClaim(api, {
      parties: [
        {
          role: 'applicant',
          kind: 'worker',
          name: '韦某某（虚构）',
          phone: '10000000001',
          identityNumber: '000000190001010009',
        },
        { role: 'respondent', kind: 'employer', name: HOSTILE },
      ],
    }).catch(() => undefined);
    await fileWageClaim(api, {
      parties: [
        { role: 'applicant', kind: 'worker', name: '+甲（虚构）', phone: '10000000001' },
        { role: 'respondent', kind: 'employer', name: HOSTILE },
      ],
    });
  });
  const lines = (csv: string) => csv.trimEnd().split('\r\n');

  it('given it is read, exported as CSV and as XLSX, then each has as many lines as the figure', async () => {
    const number = await filedIn(`organisation=centre&${IN_SEPTEMBER}`);
    const csv = await api.get(address('.csv'), { as: near });
    expect(csv.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.headers['content-disposition']).toContain('attachment');
    expect(lines(csv.body)[0]).toContain('争议编号,登记日期,来源渠道,申请人');
    expect(lines(csv.body)).toHaveLength((number ?? 0) + 1);
    const xlsx = await api.get(address('.xlsx'), { as: near });
    const files = unzipSync(new Uint8Array(xlsx.rawPayload));
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] as Uint8Array);
    expect(sheet.match(/<row>/g)).toHaveLength((number ?? 0) + 1);
    expect(Object.keys(files).toSorted()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    let rows = 0;
    for (let cursor = ''; ; ) {
      const page = await api.get(`${address('')}&limit=3${cursor}`, { as: near });
      const { items, next } = page.json<{ items: unknown[]; next: string | null }>();
      rows += items.length;
      if (next === null) break;
      cursor = `&cursor=${next}`;
    }
    expect(rows).toBe(number);
  });

  it('given a party whose name is a formula, then no spreadsheet takes it for one', async () => {
    const csv = await api.get(address('.csv'), { as: near });
    expect(csv.body).toContain(`"'${HOSTILE.replaceAll('"', '""')}"`);
    expect(csv.body).not.toMatch(/(^|,|")[=+@-]/m);
    const xlsx = await api.get(address('.xlsx'), { as: near });
    const sheet = strFromU8(
      unzipSync(new Uint8Array(xlsx.rawPayload))['xl/worksheets/sheet1.xml'] as Uint8Array,
    );
    expect(sheet).toContain('=HYPERLINK(&quot;http');
    expect(sheet).not.toContain('<f>');
  });

  it('given the body’s own supervisor and one from above, then names and numbers are masked by what each must know', async () => {
    const own = (await api.get(address('.csv'), { as: near })).body;
    const above = (await api.get(address('.csv'), { as: 'supervisor' })).body;
    expect(own).toContain('韦某（虚构）');
    expect(own).toContain('100****0001');
    expect(above).not.toContain('韦某（虚构）');
    expect(above).toContain('韦某');
    expect(above).not.toContain('100****0001');
    expect(above).toContain('***********');
    for (const text of [own, above]) expect(text).not.toContain('10000000001');
  });

  it('given nothing has changed, then an export that the reader has is not sent again; after an act it is', async () => {
    for (const format of ['.csv', '.xlsx']) {
      const first = await api.get(address(format), { as: near });
      const headers = { 'if-none-match': String(first.headers.etag) };
      expect((await api.get(address(format), { as: near, headers })).statusCode).toBe(304);
      const { disputeId } = await fileWageClaim(api);
      expect((await api.get(address(format), { as: near, headers })).statusCode).toBe(200);
      const second = await api.get(address(format), { as: near });
      await passScreening(disputeId);
      const known = { 'if-none-match': String(second.headers.etag) };
      expect((await api.get(address(format), { as: near, headers: known })).statusCode).toBe(200);
    }
  });

  it('given disputes are filed and change while a ledger is read, then it stays that of the moment it was opened, and lets go of it', async () => {
    const { disputeId } = await fileWageClaim(api);
    const overseer: Person = { id: near, name: '本级督导', roles: ['supervisor'], organisationId: 'centre' };
    const ledger = await openLedger(api.engine, overseer, { month: '2025-09', kind: 'filed' });
    if (isRefusal(ledger)) throw new Error(ledger.detail.en);
    const before = await filedIn(`organisation=centre&${IN_SEPTEMBER}`, near);
    await fileWageClaim(api);
    await passScreening(disputeId);
    const rows = [];
    for await (const batch of ledger.batches()) rows.push(...batch);
    expect(rows).toHaveLength(before ?? -1);
    expect(rows.find((one) => one.disputeId === disputeId)?.acceptedOn).toBeNull();
    expect(poolFigures(api.db).busy).toBe(0);
  });
});

describe('publishing a month', () => {
  interface Review {
    figures: {
      metric: { id: string };
      note: unknown;
      published: { value: number };
      today: { value: number } | null;
    }[];
    changes: {
      items: { number: string; measure: string; count: number; event: string }[];
      next: string | null;
    };
    unexplained: unknown[];
  }
  const review = async (month = '2025-09') =>
    (
      await api.get(`/v1/published-months/${month}?organisation=centre&limit=100`, { as: 'supervisor' })
    ).json<Review>();
  const published = (shown: Review, id: string) => shown.figures.find((one) => one.metric.id === id);

  /** The record is put right: no worker at all on the applicant's side. The next act counts it so. */
  const putRight = async ({ disputeId }: { disputeId: string }) => {
    await api.db
      .updateTable('party')
      .set({ kind: 'employer' })
      .where('disputeId', '=', disputeId)
      .where('role', '=', 'applicant')
      .execute();
    await passScreening(disputeId);
  };

  it('given a month that is not over, then it cannot be published', async () => {
    const body = { organisation: 'centre', month: '2025-09' };
    expect((await api.post('/v1/published-months', { as: 'supervisor', body })).statusCode).toBe(409);
  });

  it('given it was published and a late fact comes in, then its figures stand, and what has changed and why stands beside them', async () => {
    const waitingForScreening = await fileWageClaim(api);
    await standClockAt(api.db, '2025-10-09T02:00:00Z');
    const body = { organisation: 'centre', month: '2025-09' };
    const first = await api.post('/v1/published-months', { as: 'supervisor', body });
    expect(first.statusCode, first.body).toBe(201);
    expect((await api.post('/v1/published-months', { as: 'supervisor', body })).statusCode).toBe(409);
    const untouched = await review();
    expect(untouched.changes.items).toEqual([]);
    expect(published(untouched, 'disputesIn')?.published).toEqual(published(untouched, 'disputesIn')?.today);

    // The record is also put right in this: a migrant worker.
    await api.db
      .updateTable('dispute')
      .set({ migrantWorker: true })
      .where('id', '=', waitingForScreening.disputeId)
      .execute();
    await putRight(waitingForScreening);
    for (const merged of [false, true]) {
      if (merged) await mergeFigures(api.db);
      const shown = await review();
      const workers = published(shown, 'workersConcerned');
      expect(workers?.today?.value).toBe((workers?.published.value ?? 0) - 1);
      expect(published(shown, 'disputesIn')?.today).toEqual(published(shown, 'disputesIn')?.published);
      expect(
        shown.changes.items.filter(
          (one) => one.measure === 'dispute.workers' || one.measure === 'dispute.filed',
        ),
      ).toMatchObject([
        { measure: 'dispute.filed', count: -1, number: waitingForScreening.number, event: 'PASS_SCREENING' },
        { measure: 'dispute.filed', count: 1, event: 'PASS_SCREENING' },
        { measure: 'dispute.workers', count: -1 },
      ]);
      expect(shown.unexplained).toEqual([]);
    }
  });

  it('given an act on the month is committed after everything was folded and before the figures are taken, then it is a change since, and published and changes together are today’s figure', async () => {
    await standClockAt(api.db, '2025-11-05T02:00:00Z');
    const filings = [await fileWageClaim(api), await fileWageClaim(api)];
    await standClockAt(api.db, '2025-12-05T02:00:00Z');
    const filed = await filedIn('organisation=centre&from=2025-11&to=2025-11');
    let folded = 0;
    const interrupted = api.db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        if ('folded' in (result.rows[0] ?? {}) && ++folded === 1) {
          for (const one of filings) await putRight(one);
          expect(await mergeFigures(api.db)).toBeUndefined();
        }
        return result;
      },
    });
    const publisher: Person = {
      id: 'supervisor',
      name: '督导员（虚构）',
      roles: ['supervisor'],
      organisationId: 'city',
    };
    const done = await publishMonth(
      { ...api.engine, db: interrupted },
      publisher,
      { organisationId: 'centre', month: '2025-11' },
      { idempotencyKey: 'published-while-acting' },
    );
    expect(done).toMatchObject({ month: '2025-11' });
    expect(folded).toBe(1);
    for (const merged of [false, true]) {
      if (merged) expect(await mergeFigures(api.db)).toBeGreaterThan(0);
      const shown = await review('2025-11');
      expect(shown.unexplained).toEqual([]);
      expect(published(shown, 'disputesIn')?.published.value).toBe(filed);
      expect(published(shown, 'workersConcerned')).toMatchObject({
        published: { value: filed },
        today: { value: (filed ?? 0) - filings.length },
      });
      expect(shown.changes.items.filter((one) => one.measure === 'dispute.workers')).toMatchObject(
        filings.map(({ number }) => ({ number, count: -1, event: 'PASS_SCREENING' })),
      );
    }
  });

  it('given a definition has changed or is no more, then the published figure stands beside the definition it was published under', async () => {
    const body = { organisation: 'centre', month: '2025-06' };
    expect((await api.post('/v1/published-months', { as: 'supervisor', body })).statusCode).toBe(201);
    const kept = await api.db
      .selectFrom('publishedMonth')
      .selectAll()
      .where('month', '=', '2025-06')
      .executeTakeFirstOrThrow();
    const { figures, metrics } = kept.figures as {
      figures: { metricId: string; version: number }[];
      metrics: { id: string; version: number; name: { zh: string }; definition: { zh: string } }[];
    };
    expect(metrics.map(({ id }) => id)).toEqual(figures.map(({ metricId }) => metricId));
    const now = metrics.find(({ id }) => id === 'disputesIn');
    /** As an earlier dictionary had it: one metric otherwise, one under an id that is no more. */
    const asEarlier = <T extends { version: number }>(rows: T[], id: 'id' | 'metricId') =>
      rows.map((row) => {
        const own = (row as Record<string, unknown>)[id];
        if (own === 'disputesIn') return { ...row, version: 0 };
        return own === 'disputesOut' ? { ...row, [id]: 'disputesGone' } : row;
      });
    const earlier = {
      figures: asEarlier(figures, 'metricId'),
      metrics: asEarlier(metrics, 'id').map((one) => ({
        ...one,
        name: { zh: `旧${one.name.zh}`, en: 'old' },
        definition: { zh: '旧定义', en: 'old definition' },
      })),
      sums: [],
    };
    const publish = (month: string, said: object) =>
      api.db
        .insertInto('publishedMonth')
        .values({
          organisationId: 'centre',
          month,
          publishedAt: kept.publishedAt,
          publishedBy: kept.publishedBy,
          publishedByName: kept.publishedByName,
          figures: JSON.stringify(said) as never,
        })
        .execute();
    await publish('2025-07', earlier);
    await publish('2025-08', { figures: earlier.figures, sums: [] });

    const shown = await review('2025-07');
    expect(shown.figures).toHaveLength(figures.length);
    expect(published(shown, 'disputesIn')).toMatchObject({
      metric: { version: 0, name: { zh: `旧${now?.name.zh}` }, definition: { zh: '旧定义' } },
      note: { zh: `原数据按所示第0版定义计算；现行定义为第${now?.version}版。` },
      today: { value: 0 },
    });
    expect(published(shown, 'disputesGone')).toMatchObject({
      metric: { definition: { zh: '旧定义' }, unit: 'cases' },
      note: { zh: '现行指标词典已无此指标，不再计算。' },
      today: null,
    });
    expect(published(shown, 'mediationConcluded')).toMatchObject({
      metric: { definition: { zh: '旧定义' } },
      note: null,
    });

    // What a release before this one published has no definitions beside it.
    const bare = await review('2025-08');
    expect(bare.figures).toHaveLength(figures.length);
    expect(published(bare, 'disputesIn')).toMatchObject({
      metric: { version: now?.version, definition: now?.definition },
      note: { zh: `原数据按第0版定义计算，当时未保存该版定义；所示为现行第${now?.version}版。` },
    });
    expect(published(bare, 'disputesGone')).toMatchObject({
      metric: { name: { zh: 'disputesGone' }, definition: { zh: '当时未保存。' }, unit: 'cases' },
      today: null,
    });
    expect(published(bare, 'mediationConcluded')?.note).toBeNull();
  });

  it('given months of the period were published, then figures and series of today name them with the address of what was published', async () => {
    const body = { organisation: 'centre', month: '2025-03' };
    expect((await api.post('/v1/published-months', { as: 'supervisor', body })).statusCode).toBe(201);
    const asked = 'organisation=centre&from=2025-02&to=2025-04';
    for (const url of [
      `/v1/figures?metrics=disputesIn&${asked}`,
      `/v1/figures/series?metric=disputesIn&${asked}`,
    ]) {
      const answer = await api.get(url, { as: 'supervisor' });
      expect(answer.statusCode, answer.body).toBe(200);
      const beside = answer.json<{ published: { month: string; publishedAt: string; address: string }[] }>();
      expect(beside.published.map(({ month }) => month)).toEqual(['2025-03']);
      const [one] = beside.published;
      const frozen = await api.get(one?.address ?? '', { as: 'supervisor' });
      expect(frozen.json<{ publishedAt: string }>().publishedAt).toBe(one?.publishedAt);
      // Its own publications, and nobody's above it.
      const above = await api.get(url.replace('organisation=centre', 'organisation=city'), {
        as: 'supervisor',
      });
      expect(above.json<{ published: unknown[] }>().published).toEqual([]);
    }
  });

  it('given organisations moved since, then the difference that no act explains is said to be unexplained', async () => {
    await api.db
      .updateTable('figureCell')
      .set({ value: 0 })
      .where('organisationId', '=', 'centre')
      .where('measure', '=', 'amount.claimed')
      .where('month', '=', '2025-11')
      .execute();
    expect((await review('2025-11')).unexplained).toMatchObject([{ measure: 'amount.claimed', value: 0 }]);
  });
});

describe('the monthly report', () => {
  it('given a month is over, then a draft is prepared for every organisation that supervises, once', async () => {
    await standClockAt(api.db, '2026-01-04T02:00:00Z');
    const { month, organisationIds } = await reportsToPrepare(api.engine);
    expect([month, organisationIds]).toEqual(['2025-12', ['centre', 'city', 'far-county']]);
    const prepared = await Promise.all(
      [...organisationIds, ...organisationIds].map((id) => prepareReport(api.engine, id, month)),
    );
    expect(prepared.filter(Boolean)).toHaveLength(3);
    expect((await reportsToPrepare(api.engine)).organisationIds).toEqual([]);
    const reports = await api.get('/v1/reports?organisation=centre', { as: 'supervisor' });
    const { items } = reports.json<{ items: { month: string; preparedAt: string; figures: unknown[] }[] }>();
    expect(items).toMatchObject([{ month: '2025-12', preparedAt: await currentInstant(api.db) }]);
    expect(items[0]?.figures.length).toBeGreaterThan(30);
  });
});
