import { fireNotices, recountDispute } from '@dingfen/dispute-engine';
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
  limitation: { kind: string; occurredOn: string; struck: boolean }[];
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
      .selectFrom('deadline')
      .select('id')
      .where('disputeId', '=', disputeId)
      .where('noticeAt', '<=', at)
      .orderBy('noticeAt')
      .executeTakeFirst();
    if (!next) return;
    await fireNotices(api.engine, next.id);
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

it('given an interruption logged by mistake, when the mediator’s office strikes it, then the page shows both lines and the day as it was', async () => {
  const { disputeId } = await fileWageClaim(api, { limitation });
  await standClockAt(api.db, '2025-10-20T02:00:00Z');
  const demand = { kind: 'demand_made', happenedOn: '2025-10-13', evidence: '挂号信回执' };
  await act(disputeId, 'limitation', 'record-interruption', demand);
  expect((await guardOf(disputeId)).clocks).toMatchObject([{ nominalDueOn: '2026-10-13' }]);

  const strike = { entry: 1, reason: '收件人不是本案用人单位' };
  expect((await act(disputeId, 'limitation', 'strike-interruption', strike)).statusCode).toBe(403);
  const struck = await act(disputeId, 'limitation', 'strike-interruption', strike, 'intake');
  expect(struck.statusCode, struck.body).toBe(200);

  const guard = await guardOf(disputeId);
  expect(guard.clocks).toMatchObject([{ nominalDueOn: '2026-09-05' }]);
  expect(guard.log).toMatchObject([
    { entry: 0, kind: 'mediation_applied', struck: false },
    { entry: 1, kind: 'demand_made', struck: true },
    { entry: 2, kind: 'struck', strikes: 1, on: '2025-10-20', reason: '收件人不是本案用人单位' },
  ]);
  expect((await read(disputeId)).limitation.map(({ kind, struck: gone }) => [kind, gone])).toEqual(
    expect.arrayContaining([
      ['mediation_applied', false],
      ['demand_made', true],
    ]),
  );
  const again = await act(disputeId, 'limitation', 'strike-interruption', strike, 'intake');
  expect(again.statusCode).toBe(422);
});

it('given the employer, then the limitation page and all that tells how it stands is closed to it; the bodies in charge read it', async () => {
  const { disputeId, queryCode } = await fileWageClaim(api, { limitation });
  const demand = { kind: 'demand_made', happenedOn: '2025-09-03', evidence: '挂号信回执' };
  await act(disputeId, 'limitation', 'record-interruption', demand);

  const page = await api.get(`/v1/disputes/${disputeId}/limitation`, { as: 'agent' });
  expect(page.statusCode).toBe(403);
  expect(page.json<{ detail: string }>().detail).toContain('申请人一方');
  for (const as of ['wei', 'intake', 'supervisor'] as const)
    expect((await api.get(`/v1/disputes/${disputeId}/limitation`, { as })).statusCode, as).toBe(200);

  interface View {
    proceedings: { id: string; procedure: string; states: unknown[]; holder: string }[];
    limitation: unknown[];
  }
  const view = async (as: Who) => (await api.get(`/v1/disputes/${disputeId}`, { as })).json<View>();
  const guardIn = ({ proceedings }: View) => proceedings.find(({ procedure }) => procedure === 'limitation');
  expect(guardIn(await view('agent'))).toMatchObject({ states: [], holder: 'nobody' });
  expect((await view('agent')).limitation).toEqual([]);
  expect(guardIn(await view('wei'))?.states).not.toEqual([]);
  expect((await view('wei')).limitation).toHaveLength(2);

  const rules = async (as: Who) =>
    (await api.get(`/v1/disputes/${disputeId}/deadlines`, { as }))
      .json<{ items: { ruleId: string }[] }>()
      .items.map(({ ruleId }) => ruleId);
  expect(await rules('agent')).not.toContain('limitation_wage_termination_1y');
  expect(await rules('wei')).toContain('limitation_wage_termination_1y');

  await api.db
    .updateTable('deadline')
    .set({ status: 'closed' })
    .where('disputeId', '=', disputeId)
    .where('ruleId', '<>', 'limitation_wage_termination_1y')
    .execute();
  const desk = async (as: Who) =>
    (await api.get('/v1/disputes', { as }))
      .json<{ items: { id: string; nextDueOn: string | null }[] }>()
      .items.find(({ id }) => id === disputeId);
  expect((await desk('agent'))?.nextDueOn).toBeNull();
  expect((await desk('wei'))?.nextDueOn).toBe('2026-09-05');

  const journal = async (as: Who) =>
    (await api.get(`/v1/disputes/${disputeId}/journal`, { as })).json<{
      items: { event: string; procedure: string; payload: object; toStates: string[] }[];
    }>().items;
  const guarded = (await journal('agent')).filter(({ procedure }) => procedure === 'limitation');
  expect(guarded.length).toBeGreaterThan(1);
  expect(guarded.every(({ payload, toStates }) => Object.keys(payload).length + toStates.length === 0)).toBe(
    true,
  );
  expect((await journal('wei')).find(({ event }) => event === 'RECORD_INTERRUPTION')?.payload).toEqual(
    demand,
  );

  const progress = await api.get(`/v1/progress?code=${queryCode}&phone=0002`);
  expect(progress.statusCode, progress.body).toBe(200);
  expect(progress.body).not.toMatch(/时效/);
});

it('when periods are counted anew, then the entry in the journal names to the employer none that only the applicant is told of', async () => {
  const { disputeId } = await fileWageClaim(api, { limitation });
  await api.db
    .updateTable('deadline')
    .set({ nominalDueOn: '2026-01-05' })
    .where('disputeId', '=', disputeId)
    .where('status', '=', 'running')
    .execute();
  await recountDispute(api.engine, disputeId, true);
  const recounted = async (as: Who) =>
    (await api.get(`/v1/disputes/${disputeId}/journal`, { as }))
      .json<{ items: { event: string; payload: { deadlines?: { ruleId: string }[] } }[] }>()
      .items.find(({ event }) => event === 'RECOUNT_DEADLINES')
      ?.payload.deadlines?.map(({ ruleId }) => ruleId);
  expect(await recounted('wei')).toContain('limitation_wage_termination_1y');
  expect(await recounted('agent')).not.toContain('limitation_wage_termination_1y');
  expect(await recounted('agent')).toContain('med_period_15d_art14');
});

it('given legal aid for the employer, then it reads its own period and no other', async () => {
  const { disputeId } = await fileWageClaim(api, { limitation });
  const asked = await act(disputeId, 'limitation', 'apply-legal-aid', { agency: '示例援助中心' }, 'agent');
  expect(asked.statusCode, asked.body).toBe(200);
  const { items } = (await api.get(`/v1/disputes/${disputeId}/deadlines`, { as: 'agent' })).json<{
    items: { ruleId: string }[];
  }>();
  expect(items.map(({ ruleId }) => ruleId)).toContain('la_review_7d');
  expect(items.map(({ ruleId }) => ruleId)).not.toContain('limitation_wage_termination_1y');
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
