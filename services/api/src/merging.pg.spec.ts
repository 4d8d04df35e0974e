import { expireDeadline, fireNotices, verifyFigures } from '@dingfen/dispute-engine';
import { noticesOf } from '@dingfen/dispute-engine/testing';
import { currentInstant, mergeFigures, moveClockForward, standClockAt } from '@dingfen/persistence';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type ApiUnderTest,
  apiUnderTest,
  type Asking,
  type Filed,
  fileWageClaim,
  mediationOf,
  type Who,
} from './testing/api-under-test.ts';

const FRIDAY = '2025-09-05T02:00:00Z';
const DAY = 86_400;

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api[Symbol.asyncDispose]());
beforeEach(() => standClockAt(api.db, FRIDAY));

interface Read {
  dispute: { stage: string; status: string; rowVersion: number };
  proceedings: { id: string; procedure: string; status: string; states: { path: string }[] }[];
  tasks: { kind: string; status: string }[];
  mergedInto: { disputeId: string; number: string } | null;
  duplicates: { disputeId: string; number: string }[];
}
const read = async ({ disputeId }: Pick<Filed, 'disputeId'>, as: Who = 'intake'): Promise<Read> =>
  (await api.get(`/v1/disputes/${disputeId}`, { as })).json<Read>();
const openTasks = ({ tasks }: Read) => tasks.filter((one) => one.status === 'open').map((one) => one.kind);
async function periods({ disputeId }: Filed) {
  const { items } = (await api.get(`/v1/disputes/${disputeId}/deadlines`, { as: 'intake' })).json<{
    items: { id: string; ruleId: string; status: string; dueOn: string }[];
  }>();
  return items.filter((one) => ['running', 'paused', 'breached'].includes(one.status));
}
async function journalOf({ disputeId }: Filed) {
  const { items } = (await api.get(`/v1/disputes/${disputeId}/journal?limit=100`, { as: 'intake' })).json<{
    items: { event: string; payload: Record<string, unknown>; actorName: string }[];
  }>();
  return items;
}
/** The notices of a dispute that have gone out, or are to. */
async function noticed({ disputeId }: Filed, status: 'fired' | 'pending'): Promise<string[]> {
  return (await noticesOf(api.db, disputeId))
    .filter((one) => one.status === status)
    .map(({ deadlineId, kind, rung, recipient }) => [deadlineId, kind, rung, recipient].join(' '))
    .toSorted();
}
async function act(one: Filed, event: string, body: object, more: Asking = {}) {
  const { proceedings } = await read(one);
  const id = proceedings.find(({ procedure }) => procedure === 'lifecycle')?.id;
  return api.post(`/v1/disputes/${one.disputeId}/proceedings/${id}/lifecycle/${event}`, {
    as: 'intake',
    body,
    ...more,
  });
}
const merge = (one: Filed, into: Pick<Filed, 'disputeId'>, more: Asking = {}) =>
  act(one, 'merge', { intoId: into.disputeId, reason: '电话和窗口各提交了一次' }, more);
const undo = (one: Filed, more: Asking = {}) => act(one, 'undo-merge', { reason: '核对后并非重复' }, more);
async function screen(one: Filed) {
  const answer = await api.post(`${await mediationOf(api, one.disputeId)}/pass-screening`, {
    as: 'intake',
    body: { identitiesChecked: true, registrationChecked: true },
  });
  expect(answer.statusCode, answer.body).toBe(200);
}
async function twice(): Promise<[Filed, Filed]> {
  return [await fileWageClaim(api), await fileWageClaim(api)];
}
const why = (answer: { body: string }) =>
  (JSON.parse(answer.body) as { failing?: { condition: string }[] }).failing?.map((one) => one.condition);
async function messagesOf({ disputeId }: Filed): Promise<{ message: string; to: { kind: string } }[]> {
  const rows = await api.db
    .selectFrom('outbox')
    .select('payload')
    .where('disputeId', '=', disputeId)
    .orderBy('createdAt')
    .execute();
  return rows.map(({ payload }) => payload as { message: string; to: { kind: string } });
}
async function agree() {
  expect(await verifyFigures(api.engine)).toMatchObject({ differences: [], contradictions: [], cells: [] });
}

describe('merging two disputes that are one', () => {
  it('given a worker who filed twice, when the clerk merges one into the other, then it is over, keeps its journal, and the other names it', async () => {
    const [first, second] = await twice();
    await screen(second);
    const before = await journalOf(second);
    expect((await periods(second)).length).toBeGreaterThan(0);
    const answer = await merge(second, first);
    expect(answer.statusCode, answer.body).toBe(200);

    const merged = await read(second);
    expect(merged.dispute).toMatchObject({ stage: 'merged', status: 'closed' });
    expect(merged.mergedInto).toMatchObject({ disputeId: first.disputeId, number: first.number });
    expect([await periods(second), openTasks(merged)]).toEqual([[], []]);
    expect(merged.proceedings.map((one) => one.status)).toEqual(['ended', 'ended', 'ended']);
    const after = await journalOf(second);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).map((one) => one.event)).toEqual(['MERGE']);
    const told = await messagesOf(second);
    expect(told.filter((one) => one.message === 'merged').map((one) => one.to.kind)).toEqual([
      'party',
      'party',
    ]);

    const goesOn = await read(first);
    expect(goesOn.dispute).toMatchObject({ stage: 'mediation', status: 'open' });
    expect(goesOn.duplicates).toMatchObject([{ disputeId: second.disputeId, number: second.number }]);
    const entry = (await journalOf(first)).find((one) => one.event === 'DUPLICATE_MERGED');
    expect(entry?.payload).toMatchObject({ number: second.number, byName: '登记员（虚构）' });
    await agree();
  });

  it('given it was merged, then nothing may happen in it but that this is undone, and whoever acts is told where to act', async () => {
    const [first, second] = await twice();
    await merge(second, first);
    const refused = await api.post(`${await mediationOf(api, second.disputeId)}/pass-screening`, {
      as: 'intake',
      body: { identitiesChecked: true, registrationChecked: true },
    });
    expect([refused.statusCode, refused.body]).toEqual([409, expect.stringContaining('已并入另一争议')]);
    expect((await act(second, 'mark-fast-track', { reason: '事实清楚' }, { as: 'clerk' })).statusCode).toBe(
      404,
    );
    const { proceedings } = (
      await api.get(`/v1/disputes/${second.disputeId}/possibilities`, { as: 'intake' })
    ).json<{ proceedings: { possibilities: { event: string }[] }[] }>();
    expect(proceedings.flatMap((one) => one.possibilities.map(({ event }) => event))).toEqual(['UNDO_MERGE']);
  });

  it('given it is undone days later, then states, tasks and periods are as they were, and what ended meanwhile lapses', async () => {
    const [first, second] = await twice();
    await screen(second);
    const [was, ran] = [await read(second), await periods(second)];
    await merge(second, first);
    await moveClockForward(api.db, 4 * DAY);
    const answer = await undo(second);
    expect(answer.statusCode, answer.body).toBe(200);
    const now = await read(second);
    expect(now.dispute).toMatchObject({ stage: 'mediation', status: 'open' });
    expect(now.mergedInto).toBeNull();
    expect(now.proceedings).toEqual(was.proceedings);
    expect(openTasks(now)).toEqual(openTasks(was));
    expect(await periods(second)).toEqual(ran);
    expect((await read(first)).duplicates).toEqual([]);
    expect((await journalOf(first)).at(-1)?.event).toBe('DUPLICATE_RELEASED');
    await agree();

    await merge(second, first);
    await moveClockForward(api.db, 60 * DAY);
    const waiting = ran[0]?.id ?? '';
    expect(await expireDeadline(api.engine, waiting)).toBe('nothing_to_do');
    await undo(second);
    for (const { id } of await periods(second)) await expireDeadline(api.engine, id);
    expect((await read(second)).proceedings).not.toEqual(was.proceedings);
    await agree();
  });

  it('given a missed duty, when the dispute is merged and released, then it is missed, is no longer owed, and is owed again, and no warning goes out twice', async () => {
    const committee = { channel: 'enterprise_committee' };
    const [first, second] = [await fileWageClaim(api, committee), await fileWageClaim(api, committee)];
    await screen(second);
    await moveClockForward(api.db, 7 * DAY);
    for (const { id } of await periods(second)) await expireDeadline(api.engine, id);
    const owed = async () => (await periods(second)).filter((one) => one.status === 'breached');
    const missed = await owed();
    expect(missed.length).toBeGreaterThan(0);
    const due = await api.db
      .selectFrom('deadline')
      .select('id')
      .where('disputeId', '=', second.disputeId)
      .where('noticeAt', '<=', await currentInstant(api.db))
      .execute();
    for (const { id } of due) await fireNotices(api.engine, id);
    await merge(second, first);
    expect(await owed()).toEqual([]);
    await agree();
    const fired = await noticed(second, 'fired');
    expect(fired.length).toBeGreaterThan(0);
    expect(await noticed(second, 'pending')).toEqual([]);
    await undo(second);
    expect(await owed()).toEqual(missed);
    // What has gone out is not planned again; what was still to come is.
    const planned = await noticed(second, 'pending');
    expect(planned.length).toBeGreaterThan(0);
    expect(planned.filter((one) => fired.includes(one))).toEqual([]);
    await agree();
  });

  it('given the two acts on each other at the same moment, then only one is merged, and there is no ring', async () => {
    const [first, second] = await twice();
    const answers = await Promise.all([merge(second, first), merge(first, second)]);
    expect(answers.filter((one) => one.statusCode === 200)).toHaveLength(1);
    const stages = [await read(first), await read(second)].map((one) => one.dispute.stage);
    expect(stages.toSorted()).toEqual(['mediation', 'merged']);
  });

  it('given whoever asks by the query code, then they learn that it goes on elsewhere', async () => {
    const [first, second] = await twice();
    await merge(second, first);
    const shown = (await api.get(`/v1/progress?code=${second.queryCode}&phone=0001`)).json<{
      status: string;
      stage: { zh: string };
      steps: unknown[];
    }>();
    expect(shown).toMatchObject({
      status: 'closed',
      stage: { zh: expect.stringContaining('已并入') },
      steps: [],
    });
  });

  it('given a wage claim filed twice and merged, then with two others it makes no three', async () => {
    const parties = [
      { role: 'applicant', kind: 'worker', name: '韦某（虚构）', phone: '10000000001' },
      { role: 'respondent', kind: 'employer', name: '示例制鞋厂（虚构）' },
    ];
    const warnings = async () =>
      (await api.get('/v1/warnings?rule=respondent_wage_cases&limit=100', { as: 'supervisor' }))
        .json<{ items: { subjectName: string }[] }>()
        .items.filter((one) => one.subjectName === '示例制鞋厂（虚构）');
    const [first, second] = [await fileWageClaim(api, { parties }), await fileWageClaim(api, { parties })];
    expect((await merge(second, first)).statusCode).toBe(200);
    await fileWageClaim(api, { parties });
    expect(await warnings()).toEqual([]);
    await fileWageClaim(api, { parties });
    expect(await warnings()).toHaveLength(1);
  });

  it('given the same command again, then it has the first answer, and is done once', async () => {
    const [first, second] = await twice();
    const answer = await merge(second, first, { key: 'merge-once' });
    const again = await merge(second, first, { key: 'merge-once' });
    expect(again.json()).toEqual(answer.json());
    expect((await read(first)).duplicates).toHaveLength(1);
  });
});

describe('what is not merged', () => {
  it('given another worker, another employer, or other claims, then it says so', async () => {
    const [first] = await twice();
    const other = { role: 'respondent', kind: 'employer', name: '示例建筑公司（虚构）' };
    const worker = { role: 'applicant', kind: 'worker', name: '韦某（虚构）', phone: '10000000001' };
    const elsewhere = await fileWageClaim(api, { parties: [worker, other] });
    expect(why(await merge(elsewhere, first))).toEqual(['intoSameParties']);
    const more = await fileWageClaim(api, { claims: [{ type: 'wage_arrears' }, { type: 'severance' }] });
    expect(why(await merge(more, first))).toEqual(['intoCoversClaims']);
    const someoneElse = await fileWageClaim(api, {}, 'qin');
    const theirs = await fileWageClaim(
      api,
      {
        parties: [{ ...worker, name: '覃某（虚构）', phone: '10000000003' }, other],
      },
      'qin',
    );
    expect(someoneElse.number).not.toBe(theirs.number);
    expect(why(await merge(theirs, first))).toContain('intoSameParties');
  });

  it('given itself, a merged one, one that holds another, or the later of the two, then it says so', async () => {
    const [first, second] = await twice();
    const third = await fileWageClaim(api);
    expect(why(await merge(first, first))).toEqual(['intoAnother']);
    await merge(second, first);
    expect(why(await merge(third, second))).toContain('intoNoDuplicate');
    expect(why(await merge(first, third))).toEqual(['holdsNoDuplicate']);
    expect((await merge(second, third)).statusCode).toBe(409);
    await moveClockForward(api.db, DAY);
    const late = await fileWageClaim(api);
    expect(why(await merge(third, late))).toEqual(['intoReceivedFirst']);
  });

  it('given a dispute that is not there, that others hold, or a form without one, then nothing is given away', async () => {
    const [first, second] = await twice();
    const nowhere = await merge(second, { disputeId: 'nowhere' });
    const there = await fileWageClaim(api, { mediationBodyId: 'elsewhere', regionCode: '451399' });
    const others = await merge(second, there);
    expect([nowhere.statusCode, others.statusCode]).toEqual([404, 404]);
    expect(others.json<{ detail: string }>().detail).toBe(nowhere.json<{ detail: string }>().detail);
    expect((await merge(second, first, { as: 'other-intake' })).statusCode).toBe(404);
    expect((await merge(second, first, { as: 'wei' })).statusCode).toBe(403);
    for (const body of [{}, { intoId: 7, reason: 'x' }, { intoId: first.disputeId }])
      expect((await act(second, 'merge', body)).statusCode, JSON.stringify(body)).toBe(400);
    const lie = { intoId: second.disputeId, reason: 'x', into: { isThis: false, sameParties: true } };
    expect(why(await act(second, 'merge', lie))).toEqual(['intoAnother']);
  });

  it('given the other is withdrawn, then it is no dispute to go on with', async () => {
    const [first, second] = await twice();
    const answer = await api.post(`${await mediationOf(api, first.disputeId)}/withdraw`, {
      as: 'wei',
      body: {},
    });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(why(await merge(second, first))).toEqual(['intoRuns']);
    expect((await merge(first, second)).statusCode).toBe(200);
    const released = await undo(first, { as: 'supervisor' });
    expect(released.statusCode, released.body).toBe(200);
    expect((await read(first)).dispute.stage).toBe('winding');
    expect((await undo(first)).statusCode).toBe(409);
  });
});

describe('the figures of a merged duplicate', () => {
  interface Review {
    figures: { metric: { id: string }; published: { value: number }; today: { value: number } }[];
    changes: {
      items: { number: string; measure: string; count: number; event: string; summary: { zh: string } }[];
    };
    unexplained: unknown[];
  }
  const review = async () =>
    (
      await api.get('/v1/published-months/2025-09?organisation=centre&limit=100', { as: 'supervisor' })
    ).json<Review>();
  const differing = ({ figures }: Review) =>
    figures
      .filter(({ published, today }) => published.value !== today.value)
      .map(({ metric, published, today }) => [metric.id, today.value - published.value]);
  const value = async (metric: string, month: string) =>
    (
      await api.get(`/v1/figures?organisation=centre&metrics=${metric}&from=${month}&to=${month}`, {
        as: 'supervisor',
      })
    ).json<{ figures: { total: { figure: { value: number } } }[] }>().figures[0]?.total.figure.value;

  it('given its month was published, when it is merged in the next, then the published figures stand, the changes say that it was merged, and undoing takes them back', async () => {
    const [first, second] = await twice();
    await screen(second);
    await standClockAt(api.db, '2025-10-09T02:00:00Z');
    const body = { organisation: 'centre', month: '2025-09' };
    expect((await api.post('/v1/published-months', { as: 'supervisor', body })).statusCode).toBe(201);
    const filed = (await value('disputesIn', '2025-09')) ?? 0;
    const had = (await value('disputesMerged', '2025-10')) ?? 0;
    const done = await merge(second, first);
    expect(done.statusCode, done.body).toBe(200);
    for (const folded of [false, true]) {
      if (folded) while (((await mergeFigures(api.db)) ?? 0) > 0);
      const shown = await review();
      expect(differing(shown)).toEqual(
        expect.arrayContaining([
          ['amountClaimed', -1_234_567],
          ['disputesIn', -1],
          ['mediationAccepted', -1],
          ['workersConcerned', -1],
        ]),
      );
      expect(shown.unexplained).toEqual([]);
      const because = shown.changes.items.filter(
        (one) => one.number === second.number && one.measure === 'dispute.filed',
      );
      expect(because).toMatchObject([
        { count: -1, event: 'MERGE', summary: { zh: '作为重复提交并入另一争议' } },
      ]);
    }
    expect(await value('disputesIn', '2025-09')).toBe(filed - 1);
    expect(await value('disputesMerged', '2025-10')).toBe(had + 1);
    const list = await api.get(
      '/v1/figures/disputesMerged/disputes?organisation=centre&from=2025-10&to=2025-10',
      {
        as: 'supervisor',
      },
    );
    expect(list.json<{ items: { number: string }[] }>().items.map((one) => one.number)).toContain(
      second.number,
    );
    await undo(second);
    expect(differing(await review())).toEqual([]);
    expect(await value('disputesIn', '2025-09')).toBe(filed);
    expect(await value('disputesMerged', '2025-10')).toBe(had);
    await agree();
  });
});
