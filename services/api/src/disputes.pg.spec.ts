import type { DeskRow } from '@dingfen/persistence';
import { standClockAt } from '@dingfen/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ApiUnderTest,
  apiUnderTest,
  type Filed,
  fileWageClaim,
  mediationOf,
  wageClaim,
  type Who,
} from './testing/api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api[Symbol.asyncDispose]());

const assisted = { assisted: { consentEvidence: '录音 12368-1', readBackConfirmed: true } };
const screening = { identitiesChecked: true, registrationChecked: true };

describe('filing a dispute', () => {
  it.each<[string, Who, object]>([
    ['a worker online', 'wei', {}],
    [
      'an employer online',
      'agent',
      {
        parties: [
          { role: 'applicant', kind: 'employer', name: '示例家具厂（虚构）', phone: '10000000002' },
          { role: 'respondent', kind: 'worker', name: '韦某（虚构）' },
        ],
      },
    ],
    ['a worker at the one-stop centre', 'wei', { channel: 'one_stop_centre' }],
    ['a worker at the committee of the enterprise', 'wei', { channel: 'enterprise_committee' }],
    [
      'a clerk for a referral by the labour inspection',
      'intake',
      { channel: 'inspection_referral', ...assisted },
    ],
    ['a clerk at the counter with the recorded consent', 'intake', { channel: 'counter', ...assisted }],
    ['a clerk for hotline 12351', 'intake', { channel: 'hotline_12351', ...assisted }],
    ['a clerk for hotline 12368', 'intake', { channel: 'hotline_12368', ...assisted }],
    ['a clerk for hotline 12333', 'intake', { channel: 'hotline_12333', ...assisted }],
    ['a clerk for hotline 12348', 'intake', { channel: 'hotline_12348', ...assisted }],
    ['a clerk for a referral by the union', 'intake', { channel: 'union_referral', ...assisted }],
    ['the court’s filing clerk before filing', 'clerk', { channel: 'court_pre_filing', ...assisted }],
    [
      'a rider who names the platform and its partner',
      'qin',
      {
        employment: 'platform',
        parties: [
          { role: 'applicant', kind: 'worker', name: '覃某（虚构）', phone: '10000000003' },
          { role: 'respondent', kind: 'platform', name: '示例平台（虚构）' },
          { role: 'respondent', kind: 'platformPartner', name: '示例合作商（虚构）' },
        ],
        claims: [{ type: 'platform_pay', amountFen: 50_000 }],
      },
    ],
  ])(
    'given %s, the dispute is there with its address, its version and its query code',
    async (_who, as, more) => {
      const answer = await api.post('/v1/disputes', { as, body: wageClaim(more) });
      expect(answer.statusCode, answer.body).toBe(201);
      const filed = answer.json<Filed>();
      expect(answer.headers.location).toBe(`/v1/disputes/${filed.disputeId}`);
      expect(answer.headers.etag).toBe('"1"');
      expect(filed.queryCode).toMatch(/^[2-9A-Z]{10}$/);
      const read = await api.get(`/v1/disputes/${filed.disputeId}`, {
        as: as === 'clerk' ? 'clerk' : 'intake',
      });
      expect(read.json()).toMatchObject({
        dispute: { number: filed.number, channel: wageClaim(more).channel },
      });
    },
  );

  it('given a clerk who files without consent and read-back, the problem names both, with their articles', async () => {
    const answer = await api.post('/v1/disputes', { as: 'intake', body: wageClaim({ channel: 'counter' }) });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({
      type: '/problems/malformed',
      status: 400,
      instance: '/v1/disputes',
      failing: [
        { condition: '/assisted/consentEvidence', basis: '《劳动争议调解仲裁法》第12条' },
        { condition: '/assisted/readBackConfirmed', basis: '《企业劳动争议协商调解规定》第21条' },
      ],
    });
  });

  it('given a worker who uses a channel of the staff, the refusal is a matter of entitlement', async () => {
    const answer = await api.post('/v1/disputes', {
      as: 'wei',
      body: wageClaim({ channel: 'hotline_12351' }),
    });
    expect(answer.statusCode).toBe(403);
  });

  it('given nobody who is signed in, it asks for a sign-in in the language asked for', async () => {
    const zh = await api.post('/v1/disputes', { body: wageClaim() });
    const en = await api.post('/v1/disputes', { body: wageClaim(), headers: { 'accept-language': 'en-GB' } });
    expect([zh.statusCode, zh.headers['www-authenticate'], zh.headers['content-language']]).toEqual([
      401,
      'Bearer',
      'zh',
    ]);
    expect(zh.json()).toMatchObject({ title: '请先登录', type: '/problems/unauthenticated' });
    expect(en.headers['content-language']).toBe('en');
    expect(en.json()).toMatchObject({ title: 'Please sign in first' });
  });

  it('given a form with a wrong field, the problem names it in Chinese and in English', async () => {
    const body = wageClaim({ claims: [{ type: 'wage_arrears', amountFen: -1 }] });
    const zh = await api.post('/v1/disputes', { as: 'wei', body });
    const en = await api.post('/v1/disputes', { as: 'wei', body, headers: { 'accept-language': 'en' } });
    expect(zh.json()).toMatchObject({
      failing: [{ condition: '/claims/0/amountFen', summary: '“金额（分）”必须 >= 0' }],
    });
    expect(en.json()).toMatchObject({
      failing: [{ condition: '/claims/0/amountFen', summary: '/claims/0/amountFen must be >= 0' }],
    });
  });

  it('given thirty submissions at once under one key, there is one dispute with one beginning', async () => {
    const before = await api.db
      .selectFrom('dispute')
      .select(api.db.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        api.post('/v1/disputes', { as: 'wei', key: 'thirty-at-once', body: wageClaim() }),
      ),
    );
    const after = await api.db
      .selectFrom('dispute')
      .select(api.db.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    expect(new Set(answers.map((one) => one.statusCode))).toEqual(new Set([201]));
    expect(new Set(answers.map((one) => one.json<Filed>().disputeId)).size).toBe(1);
    expect(after.n).toBe(before.n + 1);
  });

  it('given a key that was used for another content, the submission is refused', async () => {
    await api.post('/v1/disputes', { as: 'wei', key: 'used-before', body: wageClaim() });
    const answer = await api.post('/v1/disputes', {
      as: 'wei',
      key: 'used-before',
      body: wageClaim({ narrative: '另一件事。' }),
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ type: '/problems/key_reused' });
  });

  it.each(['', 'short', 'with a space in it', 'x'.repeat(129), '键键键键键键键键'])(
    'given the unusable key %j, the problem says what a key is for',
    async (key) => {
      const answer = await api.post('/v1/disputes', { as: 'wei', key, body: wageClaim() });
      expect(answer.statusCode).toBe(400);
      expect(answer.json<{ detail: string }>().detail).toContain('Idempotency-Key');
    },
  );
});

describe('reading a dispute', () => {
  it('given a stranger, every address of the dispute answers as if there were none', async () => {
    const { disputeId } = await fileWageClaim(api);
    const mediation = await mediationOf(api, disputeId);
    const evidence = await api.post(`/v1/disputes/${disputeId}/evidence`, {
      as: 'wei',
      body: Buffer.from('x'),
      headers: { 'content-type': 'text/plain', 'x-file-name': 'a.txt' },
    });
    const addresses = [
      ...[
        '',
        '/journal',
        '/deadlines',
        '/possibilities',
        '/mediators',
        '/notes',
        '/evidence',
        '/handoff',
      ].map((part) => `/v1/disputes/${disputeId}${part}`),
      evidence.headers.location as string,
    ];
    for (const as of ['qin', 'other-intake'] as const) {
      for (const address of addresses) {
        const answer = await api.get(address, { as });
        const noSuch = await api.get(address.replace(disputeId, 'no-such-dispute'), { as });
        expect(answer.statusCode, address).toBe(404);
        expect(answer.json<{ detail: string }>().detail).toBe(noSuch.json<{ detail: string }>().detail);
      }
      const act = await api.post(`${mediation}/pass-screening`, { as, body: screening });
      const note = await api.post(`/v1/disputes/${disputeId}/notes`, { as, body: { body: '路过' } });
      const upload = await api.post(`/v1/disputes/${disputeId}/evidence`, {
        as,
        body: Buffer.from('x'),
        headers: { 'content-type': 'text/plain', 'x-file-name': 'a.txt' },
      });
      expect([act.statusCode, note.statusCode, upload.statusCode]).toEqual([404, 404, 404]);
      expect((await api.get('/v1/disputes', { as })).body).not.toContain(disputeId);
    }
  });

  it.each<Who>(['wei', 'agent', 'intake', 'mediator', 'supervisor'])(
    'given %s, who has to do with it, it can be read',
    async (as) => {
      const { disputeId } = await fileWageClaim(api);
      expect((await api.get(`/v1/disputes/${disputeId}`, { as })).statusCode).toBe(200);
    },
  );

  it('given a court before which the dispute has not come, its clerk is a stranger like any other', async () => {
    const { disputeId } = await fileWageClaim(api);
    for (const path of ['', '/journal', '/notes', '/handoff'])
      expect((await api.get(`/v1/disputes/${disputeId}${path}`, { as: 'clerk' })).statusCode).toBe(404);
  });

  it('given a note of one office, neither the other side nor another office reads it', async () => {
    const { disputeId } = await fileWageClaim(api);
    await api.post(`/v1/disputes/${disputeId}/notes`, { as: 'intake', body: { body: '私下愿意退到八千元' } });
    const seen = async (as: Who) =>
      (await api.get(`/v1/disputes/${disputeId}/notes`, { as })).body.includes('八千');
    expect([await seen('intake'), await seen('wei'), await seen('agent')]).toEqual([true, false, false]);
  });

  it('given the other side, its telephone, identity number and address stay its own', async () => {
    const { disputeId } = await fileWageClaim(api);
    const { parties } = (await api.get(`/v1/disputes/${disputeId}`, { as: 'agent' })).json<{
      parties: { role: string; phone: string | null; identityNumber: string | null }[];
    }>();
    expect(parties.find((one) => one.role === 'applicant')).toMatchObject({
      phone: null,
      identityNumber: null,
    });
  });

  it('given the version that the reader has already, nothing is sent again; after an act everything is', async () => {
    const { disputeId } = await fileWageClaim(api);
    const read = await api.get(`/v1/disputes/${disputeId}`, { as: 'wei' });
    const headers = { 'if-none-match': `"0", ${read.headers.etag as string}` };
    const again = await api.get(`/v1/disputes/${disputeId}`, { as: 'wei', headers });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', '"1"']);
    await api.post(`${await mediationOf(api, disputeId)}/pass-screening`, { as: 'intake', body: screening });
    const changed = await api.get(`/v1/disputes/${disputeId}`, { as: 'wei', headers });
    expect([changed.statusCode, changed.headers.etag]).toEqual([200, '"2"']);
  });

  it('given a period, it shows the safe date first, the legal day, the article and every step of counting', async () => {
    const { disputeId } = await fileWageClaim(api);
    const { items } = (await api.get(`/v1/disputes/${disputeId}/deadlines`, { as: 'wei' })).json<{
      items: object[];
    }>();
    expect(items).toMatchObject([
      {
        ruleId: 'med_period_15d_art14',
        triggerOn: '2025-09-05',
        nominalDueOn: '2025-09-20',
        dueOn: '2025-09-22',
        provisional: false,
        basis: { zh: '《劳动争议调解仲裁法》第14条第3款', en: 'MAL art 14(3)' },
      },
    ]);
    expect(JSON.stringify(items)).toContain('第15日为9月20日（周六），为休息日');
    const keys = Object.keys(items[0] as object);
    expect(keys.indexOf('nominalDueOn')).toBeLessThan(keys.indexOf('dueOn'));
  });

  it('given a mediation body, the mediators to choose from are named with what they can do', async () => {
    const { disputeId } = await fileWageClaim(api);
    const answer = await api.get(`/v1/disputes/${disputeId}/mediators`, { as: 'wei' });
    expect(answer.json()).toMatchObject({ items: [{ personId: 'mediator', skills: ['wages'], load: 0 }] });
  });
});

describe('the desk', () => {
  const listed = async (as: Who, query: string) =>
    (await api.get(`/v1/disputes?${query}`, { as })).json<{ items: DeskRow[]; next: string | null }>();

  it('given rows that are added meanwhile, the pages still show every earlier row once and in order', async () => {
    const earlier: string[] = [];
    for (let n = 0; n < 7; n++)
      earlier.unshift((await fileWageClaim(api, { narrative: `第${n}件` }, 'qin')).disputeId);
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: { items: DeskRow[]; next: string | null } = await listed(
        'qin',
        `limit=2${next === '' ? '' : `&cursor=${next}`}`,
      );
      seen.push(...page.items.map(({ id }) => id));
      next = page.next;
      await standClockAt(api.db, `2025-09-05T02:${String(10 + seen.length)}:00Z`);
      await fileWageClaim(api, {}, 'qin');
    }
    await standClockAt(api.db, '2025-09-05T02:00:00Z');
    expect(seen.filter((id) => earlier.includes(id)).toSorted()).toEqual(earlier.toSorted());
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('given filters, only what they ask for is listed', async () => {
    const hotline = await api.post('/v1/disputes', {
      as: 'intake',
      body: wageClaim({
        channel: 'hotline_12333',
        ...assisted,
        parties: [
          { role: 'applicant', kind: 'worker', name: '独一无二（虚构）', phone: '10000000009' },
          { role: 'respondent', kind: 'employer', name: '示例砖厂（虚构）' },
        ],
      }),
    });
    const { disputeId, number } = hotline.json<Filed>();
    const ids = async (query: string) =>
      (await listed('intake', `limit=100&${query}`)).items.map(({ id }) => id);
    expect(await ids(`q=${encodeURIComponent('独一无二')}`)).toEqual([disputeId]);
    expect(await ids(`q=${number}`)).toEqual([disputeId]);
    expect(await ids('q=%25%25')).toEqual([]);
    expect(await ids('channel=hotline_12333&status=open')).toContain(disputeId);
    expect(await ids('channel=counter')).not.toContain(disputeId);
    expect(await ids('status=closed')).not.toContain(disputeId);
    expect(await ids('dueUntil=2025-09-22')).toContain(disputeId);
    expect(await ids('dueUntil=2025-09-06')).not.toContain(disputeId);
    expect(await ids('overdue=true')).toEqual([]);
    expect(await ids('mine=true')).toContain(disputeId);
    expect(await ids('stage=nowhere')).toEqual([]);
    const [row] = (await listed('intake', `q=${number}`)).items;
    expect(row).toMatchObject({
      applicants: ['独一无二（虚构）'],
      claimedFen: 1_234_567,
      nextDueOn: '2025-09-20',
    });
  });

  it.each([
    'garbage',
    'e30',
    Buffer.from('{"filedAt":"yesterday","id":"x"}').toString('base64url'),
    Buffer.from('{"filedAt":"2025-09-05T02:00:00.000Z"}').toString('base64url'),
    Buffer.from('{"filedAt":"2025-09-05T02:00:00.000Z","id":"\\u0000"}').toString('base64url'),
    Buffer.from('{ "filedAt":"2025-09-05T02:00:00.000Z","id":"x"}').toString('base64url'),
  ])('given the page mark %j that was never given out, it is refused', async (cursor) => {
    const answer = await api.get(`/v1/disputes?cursor=${cursor}`, { as: 'intake' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ detail: string }>().detail).toContain('翻页标记');
  });
});
