import { fireNotice } from '@dingfen/dispute-engine';
import { standClockAt } from '@dingfen/persistence';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  type ApiUnderTest,
  apiUnderTest,
  fileWageClaim,
  wageClaim,
  type Who,
} from './testing/api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api[Symbol.asyncDispose]());
beforeEach(() => standClockAt(api.db, '2025-09-05T02:00:00Z'));

/** Known and ended before the application, which interrupts the year for wages. */
const limitation = { knewOn: '2025-06-30', employmentEndedOn: '2025-07-31' };

interface Guard {
  todayOn: string;
  state: { path: string };
  clocks: {
    ruleId: string;
    state: string;
    nominalDueOn: string;
    dueOn: string;
    emergency: boolean;
    balanceDays?: number;
    basis: { article: string }[];
    warnings: { daysBefore: number; reached: boolean }[];
    trace: { text: { zh: string; en: string } }[];
  }[];
  log: {
    kind: string;
    on: string;
    from: string;
    evidence: string | null;
    basis: { zh: string; en: string };
  }[];
}
const guardOf = async (disputeId: string, as: Who = 'wei'): Promise<Guard> =>
  (await api.get(`/v1/disputes/${disputeId}/limitation`, { as })).json<Guard>();

interface Read {
  tasks: { kind: string; status: string; holder: string }[];
  proceedings: { id: string; procedure: string; status: string }[];
  limitation: { kind: string; occurredOn: string }[];
}
const read = async (disputeId: string): Promise<Read> =>
  (await api.get(`/v1/disputes/${disputeId}`, { as: 'intake' })).json<Read>();
const openTasks = async (disputeId: string): Promise<string[]> =>
  (await read(disputeId)).tasks.filter(({ status }) => status === 'open').map(({ kind }) => kind);

async function act(disputeId: string, procedure: string, event: string, body: object, as: Who = 'wei') {
  const { proceedings } = await read(disputeId);
  const id = proceedings.find((one) => one.procedure === procedure)?.id;
  return api.post(`/v1/disputes/${disputeId}/proceedings/${id}/${procedure}/${event}`, { as, body });
}

/** The clock's work up to a moment: what is overdue lapses, and the notices go out in order. */
async function until(disputeId: string, at: string): Promise<void> {
  await standClockAt(api.db, at);
  for (;;) {
    const next = await api.db
      .selectFrom('deadlineNotice')
      .select('id')
      .where('disputeId', '=', disputeId)
      .where('status', '=', 'pending')
      .where('dueAt', '<=', at)
      .orderBy('dueAt')
      .executeTakeFirst();
    if (!next) return;
    await fireNotice(api.engine, next.id);
  }
}

it('given the limit falls in thirty days, then the page shows its day, its article and every logged interruption', async () => {
  const { disputeId } = await fileWageClaim(api, { limitation });
  const demand = { kind: 'demand_made', happenedOn: '2025-09-03', evidence: '挂号信回执' };
  expect((await act(disputeId, 'limitation', 'record-interruption', demand)).statusCode).toBe(200);

  await until(disputeId, '2026-08-06T03:00:00Z');
  const guard = await guardOf(disputeId);

  expect(guard).toMatchObject({ todayOn: '2026-08-06', state: { path: 'open.watching.running' } });
  expect(guard.clocks).toMatchObject([
    {
      ruleId: 'limitation_wage_termination_1y',
      state: 'running',
      nominalDueOn: '2026-09-05',
      dueOn: '2026-09-07',
      emergency: false,
    },
  ]);
  expect(guard.clocks[0]?.basis.map(({ article }) => article)).toEqual(['27(4)', '26(3)', '20']);
  expect(guard.clocks[0]?.warnings.map(({ daysBefore, reached }) => [daysBefore, reached])).toEqual([
    [90, true],
    [30, true],
    [7, false],
  ]);
  expect(guard.log).toMatchObject([
    { kind: 'mediation_applied', on: '2025-09-05', from: 'mediation' },
    { kind: 'demand_made', on: '2025-09-03', from: 'limitation', evidence: '挂号信回执' },
  ]);
  expect(guard.log[0]?.basis.zh).toBe(
    '《劳动争议调解仲裁法》第27条第2款、《劳动人事争议仲裁办案规则》第27条第1项',
  );
  expect(guard.clocks[0]?.trace.map(({ text }) => text.zh).join('\n')).toContain('2025-09-03向对方主张权利');
  expect((await read(disputeId)).limitation.map(({ kind }) => kind)).toEqual([
    'demand_made',
    'mediation_applied',
  ]);
  expect(await openTasks(disputeId)).not.toContain('legalAidEmergency');
});

it('given seven days are left, then the body has an emergency task by itself; after filing for arbitration the year begins anew and it is gone', async () => {
  const { disputeId } = await fileWageClaim(api, { limitation });
  await until(disputeId, '2026-08-29T02:00:00Z');
  expect(await openTasks(disputeId)).toContain('legalAidEmergency');
  expect((await guardOf(disputeId)).clocks).toMatchObject([{ emergency: false }]);

  await until(disputeId, '2026-09-01T02:00:00Z');
  expect((await guardOf(disputeId)).clocks).toMatchObject([{ emergency: true }]);
  const filed = await act(disputeId, 'lifecycle', 'file-arbitration', {});
  expect(filed.statusCode, filed.body).toBe(200);

  expect(await openTasks(disputeId)).not.toContain('legalAidEmergency');
  const guard = await guardOf(disputeId);
  expect(guard.state.path).toBe('open.watching.running');
  expect(guard.clocks).toMatchObject([{ nominalDueOn: '2027-09-01', emergency: false }]);
  expect(guard.log.at(-1)).toMatchObject({ kind: 'arbitration_filed', on: '2026-09-01', from: 'lifecycle' });
});

it('when the limit comes near, then the applicant is warned and the employer is not', async () => {
  const { disputeId } = await fileWageClaim(api, { limitation });
  await until(disputeId, '2026-08-29T02:00:00Z');
  const told = await api.db
    .selectFrom('outbox')
    .select('payload')
    .where('disputeId', '=', disputeId)
    .where('topic', '=', 'notify')
    .execute();
  const parties = await api.db
    .selectFrom('party')
    .select(['id', 'role'])
    .where('disputeId', '=', disputeId)
    .execute();
  const roles = told
    .map(
      ({ payload }) => payload as { to: { kind: string; id: string; role?: string }; text: { zh: string } },
    )
    .filter(({ text }) => /时效/.test(text.zh))
    .map(({ to }) => parties.find(({ id }) => id === to.id)?.role ?? to.role ?? to.kind);
  expect(new Set(roles)).toEqual(new Set(['applicant', 'intake']));
});

it('given a suspension, then the page shows the balance; an overdue clock leaves every way open', async () => {
  const { disputeId } = await fileWageClaim(api, { limitation });
  await standClockAt(api.db, '2026-08-20T02:00:00Z');
  const suspended = await act(
    disputeId,
    'limitation',
    'record-suspension',
    { cause: 'force_majeure', from: '2026-08-16', evidence: '洪涝灾害公告' },
    'intake',
  );
  expect(suspended.statusCode, suspended.body).toBe(200);
  expect((await guardOf(disputeId)).clocks).toMatchObject([{ state: 'suspended', balanceDays: 21 }]);
  await act(
    disputeId,
    'limitation',
    'end-suspension',
    { until: '2026-08-20', evidence: '恢复通行公告' },
    'intake',
  );
  expect((await guardOf(disputeId)).clocks).toMatchObject([{ nominalDueOn: '2026-09-09' }]);

  await until(disputeId, '2026-10-08T02:00:00Z');
  const filed = await act(disputeId, 'lifecycle', 'file-arbitration', {});
  expect(filed.statusCode, filed.body).toBe(200);
  expect(await guardOf(disputeId)).toMatchObject({
    state: { path: 'open.watching.expired' },
    clocks: [{ state: 'expired' }],
  });
});

it('given a dispute begun before there was a guard, then it has no page, and what interrupts is recorded as before', async () => {
  const { disputeId } = await fileWageClaim(api);
  await api.db
    .deleteFrom('deadline')
    .where('disputeId', '=', disputeId)
    .where('ruleId', 'like', 'limitation%')
    .execute();
  await api.db
    .deleteFrom('proceeding')
    .where('disputeId', '=', disputeId)
    .where('procedure', '=', 'limitation')
    .execute();
  expect((await api.get(`/v1/disputes/${disputeId}/limitation`, { as: 'wei' })).statusCode).toBe(404);
  await standClockAt(api.db, '2025-10-09T02:00:00Z');
  const filed = await act(disputeId, 'lifecycle', 'file-arbitration', {});
  expect(filed.statusCode, filed.body).toBe(200);
  expect((await read(disputeId)).limitation.map(({ kind }) => kind)).toEqual([
    'mediation_applied',
    'arbitration_filed',
  ]);
});

it('a stranger is told that there is no such dispute', async () => {
  const { disputeId } = await fileWageClaim(api, { limitation });
  expect((await api.get(`/v1/disputes/${disputeId}/limitation`, { as: 'qin' })).statusCode).toBe(404);
});

it.each([
  ['a day to come', { knewOn: '2025-09-06' }, '/limitation/knewOn'],
  ['a day before the law', { employmentEndedOn: '2008-04-30' }, '/limitation/employmentEndedOn'],
])('given %s, when the dispute is filed, then the refusal names the field', async (_, wrong, field) => {
  const answer = await api.post('/v1/disputes', { as: 'wei', body: wageClaim({ limitation: wrong }) });
  expect(answer.statusCode).toBe(400);
  expect(answer.json<{ failing: { condition: string }[] }>().failing.map((one) => one.condition)).toEqual([
    field,
  ]);
});
