import { moveClockForward } from '@dingfen/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ApiUnderTest,
  apiUnderTest,
  type Filed,
  fileWageClaim,
  mediationOf,
  type Who,
} from './testing/api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
  await api.db
    .insertInto('person')
    .values({
      id: HEAD,
      name: '负责人（虚构）',
      roles: ['unitHead'],
      organisationId: 'centre',
      represents: [],
    })
    .execute();
});
afterAll(() => api[Symbol.asyncDispose]());

/** The head of the centre, whom only this spec knows. */
const HEAD = 'head';
const head = HEAD as Who;

interface Issued {
  orderId: string;
  number: string;
}
const orderForm = (disputeId: string, more: object = {}) => ({
  organisationId: 'centre',
  disputeIds: [disputeId],
  ground: '当事人反映久拖不办。',
  demands: ['三日内联系双方'],
  ...more,
});
async function issue(disputeId: string, more: object = {}): Promise<Issued> {
  const answer = await api.post('/v1/supervision-orders', {
    as: 'supervisor',
    body: orderForm(disputeId, more),
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<Issued>();
}
const typeOf = (answer: { body: string }) => (JSON.parse(answer.body) as { type: string }).type;

describe('a supervision order', () => {
  it('given its whole life, then every step answers with the new version, and the page tells all of it', async () => {
    const { disputeId } = await fileWageClaim(api);
    const issued = await api.post('/v1/supervision-orders', { as: 'supervisor', body: orderForm(disputeId) });
    expect([issued.statusCode, issued.headers.etag]).toEqual([201, '"1"']);
    const { orderId } = issued.json<Issued>();
    expect(issued.headers.location).toBe(`/v1/supervision-orders/${orderId}`);
    const at = `/v1/supervision-orders/${orderId}`;

    const page = await api.get(at, { as: head });
    expect(page.json()).toMatchObject({
      status: 'awaiting_reply',
      statusName: { zh: '待回复' },
      dueOn: '2025-09-12',
      overdue: false,
      replyClock: { zh: expect.stringContaining('系统约定') },
      disputes: [{ disputeId }],
      acts: [{ act: 'REPLY', method: 'POST', url: `${at}/reply` }],
    });
    const steps: [string, Who, object, string][] = [
      ['reply', head, { note: '已联系' }, '"1"'],
      ['return', 'supervisor', { note: '未附笔录', replyWithin: 3 }, '"2"'],
      ['reply', head, { note: '笔录已附' }, '"3"'],
      ['accept', 'supervisor', {}, '"4"'],
      ['close', 'supervisor', { note: '已恢复调解' }, '"5"'],
    ];
    for (const [name, as, body, seen] of steps) {
      const done = await api.post(`${at}/${name}`, { as, body, headers: { 'if-match': seen } });
      expect(done.statusCode, done.body).toBe(200);
    }
    expect((await api.get(at, { as: 'supervisor' })).json()).toMatchObject({
      status: 'closed',
      result: '已恢复调解',
      rowVersion: 6,
      acts: [],
      events: ['ISSUE', 'REPLY', 'RETURN', 'REPLY', 'ACCEPT', 'CLOSE'].map((step, index) => ({
        seq: index + 1,
        step,
      })),
    });
  });

  it('given an outdated version, a wrong side, a wrong moment or no words, then the refusal has its own problem', async () => {
    const { disputeId } = await fileWageClaim(api);
    const { orderId } = await issue(disputeId);
    const at = `/v1/supervision-orders/${orderId}`;
    const note = { note: '已办' };
    const refusals: [string, Who, object, number, string][] = [
      ['reply', 'supervisor', note, 403, 'not_entitled'],
      ['reply', 'intake', note, 403, 'not_entitled'],
      ['accept', 'supervisor', {}, 409, 'not_possible_now'],
      ['reply', head, { note: '  ' }, 400, 'malformed'],
      ['reply', head, {}, 400, 'malformed'],
      ['withdraw', 'supervisor', {}, 400, 'malformed'],
      ['reply', 'wei', note, 404, 'not_found'],
      ['reply', 'other-intake', note, 404, 'not_found'],
    ];
    for (const [name, as, body, status, code] of refusals) {
      const answer = await api.post(`${at}/${name}`, { as, body });
      expect([answer.statusCode, typeOf(answer)], `${name} as ${as}`).toEqual([status, `/problems/${code}`]);
    }
    const late = await api.post(`${at}/reply`, { as: head, body: note, headers: { 'if-match': '"9"' } });
    expect([late.statusCode, typeOf(late)]).toEqual([412, '/problems/stale']);
  });

  it('given a form that is not right, then nothing is issued', async () => {
    const { disputeId } = await fileWageClaim(api);
    for (const more of [
      { replyWithin: 0 },
      { replyWithin: 21 },
      { demands: [] },
      { ground: ' ' },
      { disputeIds: [] },
      { disputeIds: [disputeId, disputeId] },
      { deadlineId: '../x' },
      { unknown: 1 },
    ]) {
      const answer = await api.post('/v1/supervision-orders', {
        as: 'supervisor',
        body: orderForm(disputeId, more),
      });
      expect(answer.statusCode, answer.body).toBe(400);
    }
    expect((await api.post('/v1/supervision-orders', { body: orderForm(disputeId) })).statusCode).toBe(401);
    expect(
      (await api.post('/v1/supervision-orders', { as: head, body: orderForm(disputeId) })).statusCode,
    ).toBe(403);
    const list = await api.get(`/v1/supervision-orders?disputeId=${disputeId}`, { as: 'supervisor' });
    expect(list.json()).toEqual({ items: [], next: null });
  });

  it('given the dispute’s page, then those entitled see the order there, and a page with an order is never taken for seen', async () => {
    const { disputeId } = await fileWageClaim(api);
    const { number, orderId } = await issue(disputeId);
    const at = `/v1/disputes/${disputeId}`;
    for (const as of ['supervisor', 'intake', head] as Who[])
      expect((await api.get(at, { as })).json()).toMatchObject({ supervisionOrders: [{ number }] });
    const party = await api.get(at, { as: 'wei' });
    expect(party.json()).toMatchObject({ supervisionOrders: [] });
    const journal = await api.get(`${at}/journal`, { as: 'wei' });
    expect(party.body + journal.body).not.toContain(number);

    const etag = party.headers.etag as string;
    await api.post(`/v1/supervision-orders/${orderId}/reply`, { as: head, body: { note: '已办' } });
    const again = { headers: { 'if-none-match': etag } };
    expect((await api.get(at, { as: 'wei', ...again })).statusCode).toBe(304);
    expect((await api.get(at, { as: 'supervisor', ...again })).json()).toMatchObject({
      supervisionOrders: [{ status: 'replied' }],
    });
  });

  it('given filters and pages, then the list keeps to them; a stranger’s list is empty', async () => {
    const { disputeId } = await fileWageClaim(api);
    for (let n = 0; n < 3; n++) await issue(disputeId, { replyWithin: 1 });
    const list = `/v1/supervision-orders?disputeId=${disputeId}`;
    const first = (await api.get(`${list}&limit=2`, { as: 'supervisor' })).json<{
      items: Issued[];
      next: string;
    }>();
    expect(first.items).toHaveLength(2);
    const rest = (await api.get(`${list}&limit=2&cursor=${first.next}`, { as: 'supervisor' })).json();
    expect(rest).toMatchObject({ items: [{}], next: null });
    expect((await api.get(list, { as: 'wei' })).json()).toEqual({ items: [], next: null });
    expect((await api.get(list, { as: 'other-intake' })).json()).toEqual({ items: [], next: null });
    expect((await api.get(`${list}&overdue=true`, { as: head })).json<{ items: [] }>().items).toEqual([]);
    await moveClockForward(api.db, 10 * 86_400);
    expect((await api.get(`${list}&overdue=true`, { as: head })).json<{ items: [] }>().items).toHaveLength(3);
    expect((await api.get('/v1/supervision-orders?cursor=eyJ4IjoxfQ', { as: head })).statusCode).toBe(400);
  });
});

describe('early warning', () => {
  it('given three wage cases in thirty days, then the supervisor sees one warning with its cases, and sets it aside only with a note', async () => {
    await using own = await apiUnderTest();
    const filed = [await fileWageClaim(own), await fileWageClaim(own), await fileWageClaim(own)];
    const list = (
      await own.get('/v1/warnings?rule=respondent_wage_cases&status=open', { as: 'supervisor' })
    ).json<{
      items: { id: string; cases: { number: string }[]; explanation: { zh: string }; rule: object }[];
    }>();
    expect(list.items).toHaveLength(1);
    const [warning] = list.items;
    expect(warning).toMatchObject({
      subjectName: '示例家具厂（虚构）',
      mayDismiss: true,
      elsewhere: 0,
      rule: { label: { zh: expect.stringContaining('系统约定') } },
    });
    expect(warning?.cases.map((one) => one.number)).toEqual(filed.map((one) => one.number));
    for (const { number } of filed) expect(warning?.explanation.zh).toContain(number);

    const at = `/v1/warnings/${warning?.id}`;
    for (const body of [{}, { note: '' }, { note: ' \n' }]) {
      const refused = await own.post(`${at}/dismiss`, { as: 'supervisor', body });
      expect([refused.statusCode, typeOf(refused)]).toEqual([400, '/problems/malformed']);
    }
    const stale = { as: 'supervisor', body: { note: '已约谈' }, headers: { 'if-match': '"7"' } } as const;
    expect((await own.post(`${at}/dismiss`, stale)).statusCode).toBe(412);
    const dismissed = await own.post(`${at}/dismiss`, { as: 'supervisor', body: { note: '已约谈' } });
    expect([dismissed.statusCode, dismissed.headers.etag]).toEqual([200, '"2"']);
    expect((await own.get(at, { as: 'supervisor' })).json()).toMatchObject({
      status: 'dismissed',
      events: [{ step: 'RAISE' }, { step: 'DISMISS', note: '已约谈' }],
    });
    await fileWageClaim(own);
    expect((await own.get(at, { as: 'supervisor' })).json()).toMatchObject({
      status: 'open',
      numbers: { value: 4 },
    });
  });

  it('given few of the respondents whom a body asked have replied, when a mediation fails, then there is a warning with the silent cases, and a note sets it aside', async () => {
    await using own = await apiUnderTest();
    const act = async (one: Filed, event: string, as: Who, body: object = {}) => {
      const answer = await own.post(`${await mediationOf(own, one.disputeId)}/${event}`, { as, body });
      expect(answer.statusCode, answer.body).toBe(200);
    };
    const filed: Filed[] = [];
    for (let n = 0; n < 6; n++) filed.push(await fileWageClaim(own));
    const [first, second, third, fourth, ...others] = filed as [Filed, Filed, Filed, Filed, Filed, Filed];
    for (const one of filed)
      await act(one, 'pass-screening', 'intake', { identitiesChecked: true, registrationChecked: true });
    for (const one of [first, second]) await act(one, 'consent', 'agent');
    const warnings = async () =>
      (await own.get('/v1/warnings?rule=body_reply_rate', { as: 'supervisor' })).json<{
        items: { id: string; status: string; cases: { number: string }[]; explanation: { zh: string } }[];
      }>().items;
    await moveClockForward(own.db, 14 * 86_400);
    await act(third, 'withdraw', 'wei');
    expect(await warnings()).toEqual([]);
    await moveClockForward(own.db, 86_400);
    await act(fourth, 'withdraw', 'wei');
    const [warning, ...more] = await warnings();
    expect(more).toEqual([]);
    expect(warning).toMatchObject({
      subjectKind: 'body',
      subjectName: '示例联动调处中心',
      numbers: {
        value: 34,
        threshold: 50,
        cases: 4,
        asked: 6,
        replied: 2,
        from: '2025-08-07',
        until: '2025-09-05',
      },
      rule: { label: { zh: expect.stringContaining('系统约定') } },
    });
    const silent = [third, fourth, ...others].map((one) => one.number);
    expect(warning?.cases.map((one) => one.number)).toEqual(silent);
    for (const number of silent) expect(warning?.explanation.zh).toContain(number);
    expect(warning?.explanation.zh).toContain('征询被申请人6名，答复2名，答复率34%（低于50%）');
    const at = `/v1/warnings/${warning?.id}/dismiss`;
    expect((await own.post(at, { as: 'supervisor', body: {} })).statusCode).toBe(400);
    expect((await own.post(at, { as: 'supervisor', body: { note: '已约谈该中心' } })).statusCode).toBe(200);
    expect((await warnings())[0]?.status).toBe('dismissed');
  });

  it('given anybody who does not supervise, then warnings are not for them', async () => {
    for (const as of ['wei', 'intake', 'mediator', head] as Who[]) {
      const answer = await api.get('/v1/warnings', { as });
      expect([answer.statusCode, typeOf(answer)]).toEqual([403, '/problems/not_entitled']);
    }
    expect((await api.get('/v1/warnings/nothing', { as: 'supervisor' })).statusCode).toBe(404);
    expect((await api.get('/v1/warnings?rule=invented', { as: 'supervisor' })).statusCode).toBe(400);
  });

  it('given the rules, then each says what it counts, from when, and that it is an own definition', async () => {
    const { items } = (await api.get('/v1/warning-rules', { as: 'supervisor' })).json<{ items: object[] }>();
    expect(items.length).toBeGreaterThanOrEqual(3);
    for (const rule of items)
      expect(rule).toMatchObject({
        confidence: 'D',
        enabled: true,
        counted: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/) },
        label: { zh: expect.stringContaining('系统约定') },
      });
  });
});
