import { recountDeadlines } from '@dingfen/dispute-engine';
import { procedures, stageOf } from '@dingfen/dispute-lifecycle';
import { createEngine, registryCompletions } from '@dingfen/dispute-engine';
import { checkedLocalRules, type LocalRules } from '@dingfen/legal-basis';
import { registry } from '@dingfen/procedure-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiUnderTest, apiUnderTest, fileWageClaim, mediationOf } from './testing/api-under-test.ts';

const decidedBy = { zh: '示例市纪要〔2025〕3号（虚构）', en: 'Example City minutes, 2025 no. 3 (invented)' };
const twentyDays = (length: number): LocalRules =>
  checkedLocalRules({
    lengths: [{ ruleId: 'med_period_one_stop_15d', length, decidedBy, inForceFrom: '2025-01-01' }],
  });

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest({ localRules: twentyDays(20) });
});
afterAll(() => api[Symbol.asyncDispose]());

interface Deadline {
  id: string;
  ruleId: string;
  nominalDueOn: string;
  trace: { text: { zh: string; en: string } }[];
}
const capOf = async (disputeId: string): Promise<Deadline | undefined> =>
  (await api.get(`/v1/disputes/${disputeId}/deadlines`, { as: 'intake' }))
    .json<{ items: Deadline[] }>()
    .items.find(({ ruleId }) => ruleId === 'med_period_one_stop_15d');

/** A mediation that a one-stop centre has accepted on 5 September 2025. */
async function accepted(): Promise<string> {
  const { disputeId } = await fileWageClaim(api, { channel: 'one_stop_centre' });
  const mediation = await mediationOf(api, disputeId);
  const act = async (event: string, body: object, as: 'intake' | 'agent') => {
    const answer = await api.post(`${mediation}/${event}`, { as, body });
    expect(answer.statusCode, `${event}: ${answer.body}`).toBe(200);
  };
  await act('pass-screening', { identitiesChecked: true, registrationChecked: true }, 'intake');
  await act('consent', {}, 'agent');
  await act('accept-application', {}, 'intake');
  await act('assign', { mediatorId: 'mediator' }, 'intake');
  return disputeId;
}

it('given a city with twenty days instead of fifteen, then periods, rules and disputes show twenty and who decided so', async () => {
  const body = { ruleId: 'med_period_one_stop_15d', trigger: '2025-09-05' };
  const counted = (await api.post('/v1/law/periods', { body })).json<
    Deadline & { labels: { zh: string }[] }
  >();
  expect(counted).toMatchObject({ nominalDueOn: '2025-09-25' });
  expect(counted.labels.map(({ zh }) => zh)).toContain('本地配置');
  expect(counted.trace.map(({ text }) => text.zh).join()).toContain('示例市纪要〔2025〕3号');

  const { versions } = (await api.get('/v1/law/rules/med_period_one_stop_15d')).json<{
    versions: { length: number; configured?: object[] }[];
  }>();
  expect(versions.at(-1)).toMatchObject({
    length: 15,
    configured: [{ length: 20, decidedBy, inForceFrom: '2025-01-01' }],
  });
  const { items } = (await api.get('/v1/law/rules?search=med_period')).json<{
    items: { id: string; configured?: object[] }[];
  }>();
  expect(items.filter(({ configured }) => configured).map(({ id }) => id)).toEqual([
    'med_period_one_stop_15d',
  ]);

  const cap = await capOf(await accepted());
  expect(cap?.nominalDueOn).toBe('2025-09-25');
  expect(cap?.trace.map(({ text }) => `${text.zh} ${text.en}`).join()).toMatch(
    /本地配置.*locally configured/,
  );
});

it('given the city decides on ten days, when everything is counted anew, then the period moves by an entry that says who decided', async () => {
  const disputeId = await accepted();
  const afterwards = createEngine({
    db: api.db,
    procedures: registry(procedures),
    stageOf,
    completions: registryCompletions,
    localRules: twentyDays(10),
  });
  const { failed, deadlines } = await recountDeadlines(afterwards, { all: true });
  expect({ failed, some: deadlines > 0 }).toEqual({ failed: [], some: true });

  expect((await capOf(disputeId))?.nominalDueOn).toBe('2025-09-15');
  const entry = await api.db
    .selectFrom('journalEntry')
    .select(['event', 'summary', 'capacity'])
    .where('disputeId', '=', disputeId)
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  expect(entry).toMatchObject({
    event: 'RECOUNT_DEADLINES',
    capacity: 'system',
    summary: { zh: '按本地配置（示例市纪要〔2025〕3号（虚构））重新计算1项期限' },
  });
  expect(await recountDeadlines(afterwards, { all: true })).toMatchObject({ moved: 0 });
});
