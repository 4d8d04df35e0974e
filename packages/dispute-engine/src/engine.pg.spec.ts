import { createTestDatabase, ensureTemplate, type TestDatabase } from '@dingfen/local-stack/testing';
import { type Filing, isRefusal, type Person } from '@dingfen/domain';
import { connect, type Database, migrateToLatest, standClockAt } from '@dingfen/persistence';
import { type Procedure, registry } from '@dingfen/procedure-kit';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from './engine.ts';
import { expireDeadline, fireNotices } from './expire-deadline.ts';
import { type FiledDispute, fileDispute } from './file-dispute.ts';
import { handInEvidence, writeNote } from './add-to-file.ts';
import { raiseEvent } from './raise-event.ts';
import { noticesOf } from './testing/notices.ts';
import { smallProcedures } from './testing/small-procedures.ts';
import { verifyJournals } from './verify-journal.ts';
import { readDispute } from './what-may-happen.ts';

const worker: Person = { id: 'worker', name: '甲（虚构）', roles: ['worker'] };
const stranger: Person = { id: 'stranger', name: '乙（虚构）', roles: ['worker'] };
const intake: Person = { id: 'intake', name: '登记员（虚构）', roles: ['intake'], organisationId: 'centre' };

const filing: Filing = {
  channel: 'online',
  employment: 'standard',
  regionCode: '451300',
  narrative: '三个月工资未付。',
  parties: [
    { role: 'applicant', kind: 'worker', name: '甲（虚构）', phone: '10000000001' },
    { role: 'respondent', kind: 'employer', name: '示例家具厂（虚构）', phone: '10000000002' },
  ],
  claims: [{ type: 'wage_arrears', amountFen: 1_200_000 }],
};

let test: TestDatabase;
let db: Database;
let engine: Engine;
let keys = 0;
const key = () => ({ idempotencyKey: `key-${++keys}` });

async function file(more: Partial<Filing> = {}): Promise<FiledDispute> {
  const filed = await fileDispute(engine, worker, { ...filing, ...more }, key());
  if (isRefusal(filed)) throw new Error(filed.detail.en);
  return filed;
}

async function act(
  disputeId: string,
  event: string,
  payload: Record<string, unknown> = {},
  person = intake,
  head = key(),
  by = engine,
) {
  const proceeding = await db
    .selectFrom('proceeding')
    .select('id')
    .where('disputeId', '=', disputeId)
    .where('procedure', '=', 'mediation')
    .executeTakeFirstOrThrow();
  return raiseEvent(by, person, { disputeId, proceedingId: proceeding.id, event, payload, ...head });
}

const rows = (disputeId: string) => ({
  deadlines: () =>
    db
      .selectFrom('deadline')
      .selectAll()
      .where('disputeId', '=', disputeId)
      .orderBy('openedAt')
      .orderBy('ruleId', 'desc')
      .execute(),
  journal: () =>
    db.selectFrom('journalEntry').selectAll().where('disputeId', '=', disputeId).orderBy('seq').execute(),
  notices: () => noticesOf(db, disputeId),
  outbox: () => db.selectFrom('outbox').selectAll().where('disputeId', '=', disputeId).execute(),
  mediation: () =>
    db
      .selectFrom('proceeding')
      .select(['states', 'status'])
      .where('disputeId', '=', disputeId)
      .where('procedure', '=', 'mediation')
      .executeTakeFirst(),
});

beforeAll(async () => {
  test = await createTestDatabase({
    template: await ensureTemplate('migrated', async (url) => void (await migrateToLatest(url))),
  });
  db = connect(test.url, { size: 40 });
  await db
    .insertInto('organisation')
    .values([
      {
        id: 'city',
        kind: 'tradeUnion',
        name: '示例市总工会',
        parentId: null,
        regionCode: '451300',
        ancestry: ['city'],
      },
      {
        id: 'centre',
        kind: 'mediationCentre',
        name: '示例联动调处中心',
        parentId: 'city',
        regionCode: '451300',
        ancestry: ['centre', 'city'],
      },
    ])
    .execute();
  await db
    .insertInto('person')
    .values(
      [worker, stranger, intake].map(({ organisationId, ...one }) => ({
        ...one,
        roles: [...one.roles],
        represents: [],
        organisationId: organisationId ?? null,
      })),
    )
    .execute();
  engine = createEngine({ db, procedures: smallProcedures() });
});
afterAll(async () => {
  await db.destroy();
  await test.drop();
});
beforeEach(() => standClockAt(db, '2025-09-05T02:00:00Z'));

describe('filing a dispute', () => {
  it('opens the dispute, its lifecycle and its mediation, with the first deadline, task and message', async () => {
    const filed = await file();
    const view = await readDispute(engine, intake, filed.disputeId);
    expect(view?.dispute.stage).toBe('mediation');
    expect(view?.proceedings.map((one) => one.procedure)).toEqual(['lifecycle', 'mediation']);
    expect(view?.deadlines).toMatchObject([
      { ruleId: 'med_enterprise_acceptance_3wd', status: 'running', dueOn: '2025-09-10' },
    ]);
    expect(view?.tasks).toMatchObject([{ kind: 'accept', assigneeId: 'centre', status: 'open' }]);
    expect(await rows(filed.disputeId).outbox()).toMatchObject([
      { topic: 'notify', payload: { message: 'submitted' } },
    ]);
  });

  it('says everything that is wrong at once and writes nothing', async () => {
    const before = await db.selectFrom('dispute').select(db.fn.countAll().as('n')).executeTakeFirst();
    const answer = await fileDispute(engine, worker, { ...filing, claims: [], narrative: ' ' }, key());
    expect(isRefusal(answer) && answer.failing.map((one) => one.condition)).toEqual([
      '/claims',
      '/narrative',
    ]);
    expect(await db.selectFrom('dispute').select(db.fn.countAll().as('n')).executeTakeFirst()).toEqual(
      before,
    );
  });

  it('filed a hundred times at once under one key it is one dispute, one journal, one message', async () => {
    const head = key();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => fileDispute(engine, worker, filing, head)),
    );
    const ids = new Set(answers.map((one) => (one as FiledDispute).disputeId));
    expect(ids.size).toBe(1);
    const [id] = [...ids] as [string];
    expect(await rows(id).journal()).toHaveLength(3);
    expect(await rows(id).outbox()).toHaveLength(1);
  });

  it('the same key with another content is refused', async () => {
    const head = key();
    await fileDispute(engine, worker, filing, head);
    expect(await fileDispute(engine, worker, { ...filing, narrative: '另一件事。' }, head)).toMatchObject({
      code: 'key_reused',
    });
  });
});

describe('an act', () => {
  it('closes the deadline and task of the state it leaves and opens those of the next', async () => {
    const { disputeId } = await file();
    expect(await act(disputeId, 'ACCEPT')).toMatchObject({ states: ['mediating'], rowVersion: 2 });
    expect(await rows(disputeId).deadlines()).toMatchObject([
      { ruleId: 'med_enterprise_acceptance_3wd', status: 'closed' },
      { ruleId: 'court_premed_30d', status: 'running', nominalDueOn: '2025-10-05', dueOn: '2025-10-09' },
    ]);
    const open = await db
      .selectFrom('task')
      .selectAll()
      .where('disputeId', '=', disputeId)
      .where('status', '=', 'open')
      .execute();
    expect(open).toEqual([]);
  });

  it('by somebody who has no part in the dispute is answered as if there were no such dispute', async () => {
    const { disputeId } = await file();
    expect(await act(disputeId, 'ACCEPT', {}, stranger)).toMatchObject({ code: 'not_found' });
    expect(await readDispute(engine, stranger, disputeId)).toBeUndefined();
  });

  it('by a party who may not do it is refused by name', async () => {
    const { disputeId } = await file();
    expect(await act(disputeId, 'ACCEPT', {}, worker)).toMatchObject({ code: 'not_entitled' });
  });

  it('that the stage does not know is refused and changes nothing', async () => {
    const { disputeId } = await file();
    expect(await act(disputeId, 'AGREE')).toMatchObject({ code: 'not_possible_now' });
    expect(await rows(disputeId).journal()).toHaveLength(3);
  });

  it('whose condition is unmet names the condition and its article', async () => {
    const { disputeId } = await file();
    await act(disputeId, 'ACCEPT');
    expect(await act(disputeId, 'EXTEND', { days: 15 })).toMatchObject({
      code: 'condition_unmet',
      failing: [{ condition: 'allConsent', basis: [{ source: 'INV', article: '27' }] }],
    });
  });

  it('with a malformed payload names the field', async () => {
    const { disputeId } = await file();
    await act(disputeId, 'ACCEPT');
    const answer = await act(disputeId, 'EXTEND', { days: 'many' });
    expect(isRefusal(answer) && [answer.code, answer.failing[0]?.condition]).toEqual(['malformed', '/days']);
  });

  it('on an outdated page is refused, the same act on the present one is not', async () => {
    const { disputeId } = await file();
    expect(await act(disputeId, 'ACCEPT', {}, intake, { ...key(), ifMatch: 7 } as never)).toMatchObject({
      code: 'stale',
    });
    expect(await act(disputeId, 'ACCEPT', {}, intake, { ...key(), ifMatch: 1 } as never)).toMatchObject({
      states: ['mediating'],
    });
  });

  it('done twice under one key is done once and answered alike', async () => {
    const { disputeId } = await file();
    const head = key();
    const first = await act(disputeId, 'ACCEPT', {}, intake, head);
    expect(await act(disputeId, 'ACCEPT', {}, intake, head)).toEqual(first);
    expect(await rows(disputeId).journal()).toHaveLength(4);
  });

  it('that was refused may be tried again under the same key', async () => {
    const { disputeId } = await file();
    const head = key();
    expect(await act(disputeId, 'AGREE', {}, intake, head)).toMatchObject({ code: 'not_possible_now' });
    await act(disputeId, 'ACCEPT');
    expect(await act(disputeId, 'AGREE', {}, intake, head)).toMatchObject({ stage: 'closed' });
  });

  it('of many at the same moment exactly one wins', async () => {
    const { disputeId } = await file();
    const answers = await Promise.all(Array.from({ length: 20 }, () => act(disputeId, 'ACCEPT')));
    expect(answers.filter((one) => !isRefusal(one))).toHaveLength(1);
  });
});

describe('a period', () => {
  it('that is extended is counted on from the original trigger', async () => {
    const { disputeId } = await file();
    await act(disputeId, 'ACCEPT');
    await act(disputeId, 'CONSENT', { partyId: 'a' });
    await act(disputeId, 'CONSENT', { partyId: 'b' });
    await act(disputeId, 'EXTEND', { days: 15 });
    const running = (await rows(disputeId).deadlines()).find((one) => one.ruleId === 'court_premed_30d');
    expect(running).toMatchObject({ status: 'running', nominalDueOn: '2025-10-20', dueOn: '2025-10-20' });
  });

  it('ends once, with its consequence on its last day, however often and late it is fired', async () => {
    const { disputeId } = await file();
    await act(disputeId, 'ACCEPT');
    const { id } = (await rows(disputeId).deadlines()).find((one) => one.ruleId === 'court_premed_30d') as {
      id: string;
    };
    await standClockAt(db, '2025-10-09T15:59:00Z');
    expect(await expireDeadline(engine, id)).toBe('not_due');
    await standClockAt(db, '2025-10-12T00:00:00Z');
    const answers = await Promise.all(Array.from({ length: 10 }, () => expireDeadline(engine, id)));
    expect(answers.filter((one) => one === 'expired')).toHaveLength(1);
    const last = (await rows(disputeId).journal()).at(-2);
    expect(last).toMatchObject({
      capacity: 'clock',
      at: '2025-10-09T16:00:00.000Z',
      recordedAt: '2025-10-12T00:00:00.000Z',
      toStates: ['expired'],
    });
    const view = await readDispute(engine, worker, disputeId);
    expect(view?.dispute.stage).toBe('choosing');
  });

  it('that is over lapses before a late act is heard', async () => {
    const { disputeId } = await file();
    await act(disputeId, 'ACCEPT');
    await standClockAt(db, '2025-10-09T16:00:01Z');
    expect(await act(disputeId, 'AGREE')).toMatchObject({ code: 'not_possible_now' });
    expect((await rows(disputeId).deadlines()).map((one) => one.status)).toEqual(['closed', 'expired']);
    expect(
      (await db.selectFrom('dispute').select('stage').where('id', '=', disputeId).executeTakeFirst())?.stage,
    ).toBe('choosing');
  });

  it('of an institution that is missed is a breach, stays owed, and closes late', async () => {
    const { disputeId } = await file();
    await standClockAt(db, '2025-09-12T02:00:00Z');
    const [duty] = await rows(disputeId).deadlines();
    expect(await expireDeadline(engine, duty?.id ?? '')).toBe('expired');
    expect((await rows(disputeId).deadlines())[0]?.status).toBe('breached');
    await act(disputeId, 'ACCEPT');
    expect((await rows(disputeId).deadlines())[0]?.status).toBe('closed_late');
  });

  it('of an institution that is missed is still told of, the day after and when half its length has passed again', async () => {
    const { disputeId } = await file();
    const [duty] = await rows(disputeId).deadlines();
    await standClockAt(db, '2025-09-10T15:00:00Z');
    expect(await fireNotices(engine, duty?.id ?? '')).toBe('fired');
    await standClockAt(db, '2025-09-10T16:00:30Z');
    expect(await expireDeadline(engine, duty?.id ?? '')).toBe('expired');
    const [missed] = await rows(disputeId).deadlines();
    expect(missed).toMatchObject({ status: 'breached', noticeAt: '2025-09-11T01:00:00.000Z' });
    expect(missed?.notices?.map(({ rung }) => rung)).toEqual(['overdue', '150%']);
  });

  it('is told of in words that name its safe date, the new one after it was moved', async () => {
    const { disputeId } = await file();
    await act(disputeId, 'ACCEPT');
    const thirtyDays = async () => (await rows(disputeId).deadlines()).at(-1);
    const told = async () =>
      (await rows(disputeId).journal())
        .filter(({ event }) => event === 'WARNING')
        .map(({ summary }) => summary);
    const period = await thirtyDays();
    await standClockAt(db, period?.noticeAt ?? null);
    await fireNotices(engine, period?.id ?? '');
    const words = (on: string, share: number) => ({
      zh: `“委派调解（立案前）期限”期间已过${share}%，${on}届满`,
      en: expect.stringContaining(`${share}% of the period has passed, it ends on ${on}`),
    });
    expect((await told())[0]).toEqual(words('2025-10-05', 50));
    for (const partyId of ['a', 'b']) await act(disputeId, 'CONSENT', { partyId });
    await act(disputeId, 'EXTEND', { days: 10 });
    const before = (await told()).length;
    await standClockAt(db, '2025-10-08T01:00:00Z');
    await fireNotices(engine, period?.id ?? '');
    expect((await told())[before]).toEqual(words('2025-10-15', 50));
  });

  it('moved in the morning is told of at nine where that is the day, and not of what lies behind', async () => {
    const { disputeId } = await file();
    await act(disputeId, 'ACCEPT');
    for (const partyId of ['a', 'b']) await act(disputeId, 'CONSENT', { partyId });
    // Half of 32 days have passed on the 21st, half of 30 had on the 20th.
    await standClockAt(db, '2025-09-21T00:00:00Z');
    const period = async () => (await rows(disputeId).deadlines()).at(-1);
    await fireNotices(engine, (await period())?.id ?? '');
    await act(disputeId, 'EXTEND', { days: 2 });
    expect(await period()).toMatchObject({
      nominalDueOn: '2025-10-07',
      noticeAt: '2025-09-21T01:00:00.000Z',
    });
    await act(disputeId, 'EXTEND', { days: 1 });
    await standClockAt(db, '2025-09-21T01:00:01Z');
    await act(disputeId, 'EXTEND', { days: 2 });
    expect((await period())?.notices?.map(({ rung }) => rung)).not.toContain('50%');
  });

  it('has each of its notices fired once, and those still to come are taken away when it is met', async () => {
    const { disputeId } = await file();
    const [first] = await rows(disputeId).notices();
    await standClockAt(db, first?.dueAt ?? null);
    const fired = await Promise.all(
      Array.from({ length: 5 }, () => fireNotices(engine, first?.deadlineId ?? '')),
    );
    expect(fired.filter((one) => one === 'fired')).toHaveLength(1);
    await act(disputeId, 'ACCEPT');
    const after = (await rows(disputeId).notices()).filter((one) => one.deadlineId === first?.deadlineId);
    expect(after).toEqual([{ ...first, status: 'fired' }]);
  });

  it('whose warning the procedure itself wants to hear tells it once, when the warning goes out, and no other warning', async () => {
    const listening = createEngine({ db, procedures: hearingItsWarning('AGREE') });
    const { disputeId } = await file();
    await act(disputeId, 'ACCEPT', {}, intake, key(), listening);
    const heard = async () =>
      (await rows(disputeId).journal()).filter((one) => one.event === 'AGREE').map((one) => one.capacity);
    const warnings = (await rows(disputeId).notices()).filter((one) => one.status === 'pending');
    expect(warnings.map(({ rung }) => rung)).toContain('T-7');
    for (const { deadlineId, dueAt, rung } of warnings) {
      await standClockAt(db, dueAt);
      await fireNotices(listening, deadlineId);
      if (rung === 'T-15') expect(await heard()).toEqual([]);
    }
    expect(await heard()).toEqual(['system']);
    expect(await rows(disputeId).mediation()).toEqual({ states: ['agreed'], status: 'ended' });
  });

  it('whose warning finds its procedure without an answer leaves everything as it is', async () => {
    const deaf = createEngine({ db, procedures: hearingItsWarning('ACCEPT') });
    const { disputeId } = await file();
    await act(disputeId, 'ACCEPT', {}, intake, key(), deaf);
    const warning = (await rows(disputeId).notices()).find(({ rung }) => rung === 'T-7');
    await standClockAt(db, warning?.dueAt ?? null);
    expect(await fireNotices(deaf, warning?.deadlineId ?? '')).toBe('fired');
    expect(await rows(disputeId).mediation()).toEqual({ states: ['mediating'], status: 'running' });
  });
});

/** The small mediation with a period of thirty days that is warned of; upon the warning at seven days the system does an act. */
function hearingItsWarning(event: string) {
  return registry(
    smallProcedures().all.map((one): Procedure => {
      const declared = one.events[event];
      const period = one.deadlines['court_premed_30d'];
      if (!declared || !period) return one;
      return {
        ...one,
        events: {
          ...one.events,
          [event]: { ...declared, entitled: [...declared.entitled, 'system'], payload: Type.Object({}) },
        },
        deadlines: {
          ...one.deadlines,
          court_premed_30d: { ...period, rule: 'jc_apply_30d', onWarning: { daysBefore: 7, event } },
        },
      };
    }),
  );
}

describe('the journal', () => {
  it('cannot be changed, deleted or emptied through SQL', async () => {
    await file();
    await expect(sql`update journal_entry set event = 'X'`.execute(db)).rejects.toThrow('append-only');
    await expect(sql`delete from journal_entry`.execute(db)).rejects.toThrow('append-only');
    await expect(sql`truncate journal_entry`.execute(db)).rejects.toThrow('append-only');
  });

  it('changed behind the trigger’s back names the first broken entry', async () => {
    const { disputeId } = await file();
    await act(disputeId, 'ACCEPT');
    await act(disputeId, 'AGREE');
    expect((await verifyJournals(db, disputeId)).broken).toEqual([]);
    await db.connection().execute(async (connection) => {
      await sql`set session_replication_role = replica`.execute(connection);
      await sql`update journal_entry set payload = '{"x":1}' where dispute_id = ${disputeId} and seq = 4`.execute(
        connection,
      );
      await sql`set session_replication_role = origin`.execute(connection);
    });
    expect((await verifyJournals(db, disputeId)).broken).toMatchObject([
      { disputeId, seq: 4, why: 'content' },
    ]);
  });

  it('with its last entries cut off names the first that is missing', async () => {
    const { disputeId } = await file();
    await act(disputeId, 'ACCEPT');
    await db.connection().execute(async (connection) => {
      await sql`set session_replication_role = replica`.execute(connection);
      await sql`delete from journal_entry where dispute_id = ${disputeId} and seq = 4`.execute(connection);
      await sql`set session_replication_role = origin`.execute(connection);
    });
    expect((await verifyJournals(db, disputeId)).broken).toMatchObject([{ seq: 4, why: 'missing' }]);
  });
});

describe('a proceeding', () => {
  it('keeps the edition with which it began when a newer one is put in force', async () => {
    const { disputeId } = await file();
    const later: Engine = createEngine({ db, procedures: smallProcedures(1, 2) });
    const second = await fileDispute(later, worker, filing, key());
    const view = async (id: string) =>
      (await readDispute(later, intake, id))?.proceedings.find((one) => one.procedure === 'mediation')
        ?.version;
    expect(await view(disputeId)).toBe(1);
    expect(await view((second as FiledDispute).disputeId)).toBe(2);
  });

  it('whose edition was taken away stops loudly', async () => {
    const { disputeId } = await file();
    const later = createEngine({ db, procedures: smallProcedures(2) });
    await expect(readDispute(later, intake, disputeId)).rejects.toThrow('mediation@1');
  });
});

describe('several processes side by side', () => {
  it('given one dispute and two engines with connections of their own, of forty acts exactly one is heard', async () => {
    const { disputeId } = await file();
    const otherDb = connect(test.url);
    const other = createEngine({ db: otherDb, procedures: smallProcedures() });
    const { id } = await db
      .selectFrom('proceeding')
      .select('id')
      .where('disputeId', '=', disputeId)
      .where('procedure', '=', 'mediation')
      .executeTakeFirstOrThrow();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        raiseEvent(n % 2 === 0 ? engine : other, intake, {
          disputeId,
          proceedingId: id,
          event: 'ACCEPT',
          payload: {},
          ...key(),
        }),
      ),
    );
    await otherDb.destroy();
    expect(answers.filter((one) => !isRefusal(one))).toHaveLength(1);
    expect((await verifyJournals(db, disputeId)).broken).toEqual([]);
  });
});

describe('notes and evidence', () => {
  it('fifty of each, handed in while acts go on, all succeed without a conflict', async () => {
    const { disputeId } = await file();
    const content = new Uint8Array(2000).fill(7);
    const all = await Promise.all([
      act(disputeId, 'ACCEPT'),
      ...Array.from({ length: 50 }, (_, n) =>
        writeNote(engine, intake, { disputeId, body: `第${n}条` }, key()),
      ),
      ...Array.from({ length: 50 }, (_, n) =>
        handInEvidence(
          engine,
          worker,
          { disputeId, fileName: `${n}.png`, mediaType: 'image/png', content },
          key(),
        ),
      ),
      act(disputeId, 'CONSENT', { partyId: 'a' }),
    ]);
    expect(all.slice(0, -1).filter(isRefusal)).toEqual([]);
    const notes = await db.selectFrom('note').select('id').where('disputeId', '=', disputeId).execute();
    expect(notes).toHaveLength(50);
  });

  it('handed in twice under one key are there once, with one receipt', async () => {
    const { disputeId } = await file();
    const [forNote, forFile] = [key(), key()];
    const content = new TextEncoder().encode('工资条');
    const note = () => writeNote(engine, intake, { disputeId, body: '一条' }, forNote);
    const proof = () =>
      handInEvidence(
        engine,
        worker,
        { disputeId, fileName: 'a.txt', mediaType: 'text/plain', content },
        forFile,
      );
    expect(await note()).toEqual(await note());
    expect(await proof()).toEqual(await proof());
    const evidence = await db
      .selectFrom('evidence')
      .select('id')
      .where('disputeId', '=', disputeId)
      .execute();
    expect(evidence).toHaveLength(1);
  });

  it('of a stranger are refused as if there were no such dispute', async () => {
    const { disputeId } = await file();
    expect(await writeNote(engine, stranger, { disputeId, body: '路过' }, key())).toMatchObject({
      code: 'not_found',
    });
  });
});
