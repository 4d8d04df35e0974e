import { type Filing, isRefusal, type Person } from '@dingfen/domain';
import { cite } from '@dingfen/legal-basis';
import { createTestDatabase, ensureTemplate, type TestDatabase } from '@dingfen/local-stack/testing';
import { connect, type Database, migrateToLatest, standClockAt } from '@dingfen/persistence';
import {
  defineDeadlines,
  defineEvents,
  defineOutcomes,
  defineProcedure,
  effects,
  implementDelays,
  type Procedure,
  registry,
  state,
} from '@dingfen/procedure-kit';
import { Type } from 'typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { assign, setup } from 'xstate';
import { createEngine, type Engine } from './engine.ts';
import { expireDeadline } from './expire-deadline.ts';
import { type FiledDispute, fileDispute } from './file-dispute.ts';
import { raiseEvent } from './raise-event.ts';

const intake: Person = { id: 'intake', name: '登记员（虚构）', roles: ['intake'], organisationId: 'centre' };
const filing: Filing = {
  channel: 'counter',
  employment: 'standard',
  regionCode: '451300',
  narrative: '工资未付。',
  parties: [
    { role: 'applicant', kind: 'worker', name: '甲（虚构）' },
    { role: 'respondent', kind: 'employer', name: '示例厂（虚构）' },
  ],
  claims: [{ type: 'wage_arrears', amountFen: 100 }],
  assisted: { consentEvidence: '录音1', readBackConfirmed: true },
};
const anything = Type.Record(Type.String(), Type.Unknown());
const words = (en: string, more: object = {}) => state({ summary: { zh: en, en }, ...more });
const said = (en: string) => ({ summary: { zh: en, en }, basis: [cite('MAL', '14')] });

/** A branch that ends when it is told to stop, and owes a duty until then whose chart does not keep it armed once missed. */
function branch(key: string): Procedure {
  const deadlines = defineDeadlines<{ openedOn: string; missed: boolean }>()({
    med_enterprise_acceptance_3wd: {
      rule: 'med_enterprise_acceptance_3wd',
      arm: ({ openedOn, missed }) => (missed ? [] : [{ triggerOn: openedOn }]),
    },
  });
  return defineProcedure({
    key,
    id: key,
    version: 1,
    name: { zh: key, en: key },
    machine: setup({
      types: {} as { context: { openedOn: string; missed: boolean }; input: { on: string } },
      delays: implementDelays(deadlines),
      actions: { ...effects, miss: assign({ missed: true }) },
    }).createMachine({
      id: key,
      context: ({ input }) => ({ openedOn: input.on, missed: false }),
      initial: 'running',
      states: {
        running: {
          meta: words('running', { holder: 'mediationBody' }),
          after: { med_enterprise_acceptance_3wd: { actions: 'miss' } },
          on: { STOP: 'over' },
        },
        over: { type: 'final', tags: ['ended'], meta: words('over', { outcome: 'over' }) },
      },
    }),
    events: defineEvents({ STOP: { ...said('stop'), entitled: ['system'], payload: anything } }),
    guards: {},
    deadlines,
    outcomes: defineOutcomes()({ over: said('over') }),
    messages: {},
  });
}

/** A lifecycle with two branches at once; it remembers each that is over, and renames a party when asked. */
const lifecycle = defineProcedure({
  key: 'lifecycle',
  id: 'lifecycle',
  version: 1,
  name: { zh: '流程', en: 'lifecycle' },
  machine: setup({
    types: {} as {
      context: { left: string[]; on: string };
      input: { on: string };
      events: { type: string; payload: never };
    },
    actions: {
      ...effects,
      pOver: assign({ left: ({ context }) => context.left.filter((one) => one !== 'p') }),
      qOver: assign({ left: ({ context }) => context.left.filter((one) => one !== 'q') }),
    },
  }).createMachine({
    id: 'lifecycle',
    context: ({ input }) => ({ left: ['p', 'q'], on: input.on }),
    initial: 'open',
    states: {
      open: {
        meta: words('open'),
        entry: [
          { type: 'openProceeding', params: { procedure: 'p', input: {} } },
          { type: 'openProceeding', params: { procedure: 'q', input: {} } },
        ],
        on: {
          STOP_ALL: {
            actions: [
              { type: 'signal', params: { procedure: 'p', event: 'STOP', payload: {} } },
              { type: 'signal', params: { procedure: 'q', event: 'STOP', payload: {} } },
            ],
          },
          RENAME: {
            actions: {
              type: 'amendParties',
              params: ({ event }) => ({
                parties: [
                  {
                    ...(event.payload as { id: string; name: string }),
                    role: 'respondent',
                    kind: 'employer',
                  },
                ],
              }),
            },
          },
          'p.over': { actions: 'pOver' },
          'q.over': { actions: 'qOver' },
        },
      },
    },
  }),
  events: defineEvents({
    STOP_ALL: { ...said('stop all'), entitled: ['intake'], payload: anything },
    RENAME: { ...said('rename'), entitled: ['intake'], payload: anything },
    'p.over': { ...said('p over'), entitled: ['system'], payload: anything },
    'q.over': { ...said('q over'), entitled: ['system'], payload: anything },
  }),
  guards: {},
  deadlines: {},
  outcomes: {},
  messages: {},
});

let test: TestDatabase;
let db: Database;
let engine: Engine;
let keys = 0;
const key = () => ({ idempotencyKey: `key-${++keys}` });

beforeAll(async () => {
  test = await createTestDatabase({
    template: await ensureTemplate('migrated', async (url) => void (await migrateToLatest(url))),
  });
  db = connect(test.url);
  await db
    .insertInto('organisation')
    .values({
      id: 'centre',
      kind: 'mediationCentre',
      name: '示例中心',
      parentId: null,
      regionCode: '451300',
      ancestry: ['centre'],
    })
    .execute();
  await db
    .insertInto('person')
    .values({ id: 'intake', name: intake.name, organisationId: 'centre', roles: ['intake'], represents: [] })
    .execute();
  engine = createEngine({ db, procedures: registry([lifecycle, branch('p'), branch('q')]) });
});
afterAll(async () => {
  await db.destroy();
  await test.drop();
});
beforeEach(() => standClockAt(db, '2025-09-05T02:00:00Z'));

async function opened() {
  const filed = (await fileDispute(engine, intake, filing, key())) as FiledDispute;
  const proceedings = await db
    .selectFrom('proceeding')
    .selectAll()
    .where('disputeId', '=', filed.disputeId)
    .orderBy('position')
    .execute();
  const [own] = proceedings;
  const act = (event: string, payload: Record<string, unknown> = {}) =>
    raiseEvent(engine, intake, {
      disputeId: filed.disputeId,
      proceedingId: own?.id ?? '',
      event,
      payload,
      ...key(),
    });
  return { id: filed.disputeId, act };
}
const deadlinesOf = (id: string) =>
  db.selectFrom('deadline').selectAll().where('disputeId', '=', id).orderBy('id').execute();

describe('consequences in other procedures', () => {
  it('two that answer the same act are both remembered: neither overwrites the other', async () => {
    const { id, act } = await opened();
    await act('STOP_ALL');
    const after = await db
      .selectFrom('proceeding')
      .selectAll()
      .where('disputeId', '=', id)
      .orderBy('position')
      .execute();
    expect(after.map((one) => one.status)).toEqual(['running', 'ended', 'ended']);
    expect(after[0]?.context).toMatchObject({ left: [] });
  });
});

describe('a missed duty', () => {
  it('stays owed although its chart no longer runs the period, climbs to the supervisor, and closes late', async () => {
    const { id, act } = await opened();
    await standClockAt(db, '2025-09-12T02:00:00Z');
    for (const one of await deadlinesOf(id)) await expireDeadline(engine, one.id);
    expect((await deadlinesOf(id)).map((one) => one.status)).toEqual(['breached', 'breached']);
    const rungs = (await deadlinesOf(id)).map(({ notices }) =>
      notices?.filter((one) => one.recipient === 'supervisor').map((one) => one.rung),
    );
    expect(rungs).toEqual([
      ['overdue', '150%'],
      ['overdue', '150%'],
    ]);
    await act('STOP_ALL');
    expect((await deadlinesOf(id)).map((one) => one.status)).toEqual(['closed_late', 'closed_late']);
  });
});

describe('parties', () => {
  it('of one dispute can never be rewritten from another', async () => {
    const [first, second] = [await opened(), await opened()];
    const { id: foreign } = await db
      .selectFrom('party')
      .select('id')
      .where('disputeId', '=', first.id)
      .where('role', '=', 'respondent')
      .executeTakeFirstOrThrow();
    await expect(second.act('RENAME', { id: foreign, name: '被改写' })).rejects.toThrow(
      'a party of another dispute has the same id',
    );
    const name = await db.selectFrom('party').select('name').where('id', '=', foreign).executeTakeFirst();
    expect(name?.name).toBe('示例厂（虚构）');
  });

  it('can be corrected in their own dispute', async () => {
    const { id, act } = await opened();
    const own = await db
      .selectFrom('party')
      .select('id')
      .where('disputeId', '=', id)
      .where('role', '=', 'respondent')
      .executeTakeFirstOrThrow();
    expect(isRefusal(await act('RENAME', { id: own.id, name: '更名后的示例厂（虚构）' }))).toBe(false);
    const after = await db.selectFrom('party').select('name').where('id', '=', own.id).executeTakeFirst();
    expect(after?.name).toBe('更名后的示例厂（虚构）');
  });
});
