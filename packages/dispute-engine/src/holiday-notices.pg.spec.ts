import { createTestDatabase, ensureTemplate, type TestDatabase } from '@dingfen/local-stack/testing';
import { type Filing, isRefusal, type Person } from '@dingfen/domain';
import { connect, type Database, migrateToLatest, standClockAt } from '@dingfen/persistence';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEngine, type Engine } from './engine.ts';
import { expireDeadline, fireNotices } from './expire-deadline.ts';
import { type FiledDispute, fileDispute } from './file-dispute.ts';
import { importNotice } from './import-notice.ts';
import { progressOf } from './progress.ts';
import { raiseEvent } from './raise-event.ts';
import { recountDeadlines, recountDispute } from './recount-deadlines.ts';
import { inventedCorrection, inventedGuangxiNotice, inventedNotice } from './testing/invented-notices.ts';
import { noticesOf } from './testing/notices.ts';
import { smallProcedures } from './testing/small-procedures.ts';
import { verifyJournals } from './verify-journal.ts';
import { readDispute } from './what-may-happen.ts';

const worker: Person = { id: 'worker', name: '甲（虚构）', roles: ['worker'] };
const intake: Person = { id: 'intake', name: '登记员（虚构）', roles: ['intake'], organisationId: 'centre' };

const filing: Filing = {
  channel: 'online',
  employment: 'standard',
  regionCode: '451300',
  narrative: '三个月工资未付。',
  mediationBodyId: 'centre',
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

beforeEach(async () => {
  test = await createTestDatabase({
    template: await ensureTemplate('migrated', async (url) => void (await migrateToLatest(url))),
  });
  db = connect(test.url);
  await db
    .insertInto('organisation')
    .values({
      id: 'centre',
      kind: 'mediationCentre',
      name: '示例联动调处中心',
      parentId: null,
      regionCode: '451300',
      ancestry: ['centre'],
    })
    .execute();
  await db
    .insertInto('person')
    .values(
      [worker, intake].map(({ organisationId = null, roles, ...one }) => ({
        ...one,
        roles: [...roles],
        represents: [],
        organisationId,
      })),
    )
    .execute();
  engine = createEngine({ db, procedures: smallProcedures() });
  await standClockAt(db, '2026-12-10T02:00:00Z');
});
afterEach(async () => {
  await db.destroy();
  await test.drop();
});

async function act(disputeId: string, event: string, through = engine) {
  const { id } = await db
    .selectFrom('proceeding')
    .select('id')
    .where('disputeId', '=', disputeId)
    .where('procedure', '=', 'mediation')
    .executeTakeFirstOrThrow();
  return raiseEvent(through, intake, { disputeId, proceedingId: id, event, payload: {}, ...key() });
}

/** A mediation of thirty days under way. */
async function mediating(more: Partial<Filing> = {}, through = engine): Promise<FiledDispute> {
  const filed = await fileDispute(through, worker, { ...filing, ...more }, key());
  if (isRefusal(filed)) throw new Error(filed.detail.en);
  const accepted = await act(filed.disputeId, 'ACCEPT', through);
  if (isRefusal(accepted)) throw new Error(accepted.detail.en);
  return filed;
}

const thirtyDays = (disputeId: string) =>
  db
    .selectFrom('deadline')
    .selectAll()
    .where('disputeId', '=', disputeId)
    .where('ruleId', '=', 'court_premed_30d')
    .executeTakeFirstOrThrow();
const recounts = (disputeId: string) =>
  db
    .selectFrom('journalEntry')
    .selectAll()
    .where('disputeId', '=', disputeId)
    .where('event', '=', 'RECOUNT_DEADLINES')
    .orderBy('seq')
    .execute();
const ofPeriod = async ({ id, disputeId }: { id: string; disputeId: string }) =>
  (await noticesOf(db, disputeId)).filter((one) => one.deadlineId === id);

describe('given a period that runs over New Year 2027, for which no notice is known', () => {
  it('when a notice is imported, then the period is firm, ends on the right day, and the journal says by which notice', async () => {
    const { disputeId } = await mediating();
    expect(await thirtyDays(disputeId)).toMatchObject({
      nominalDueOn: '2027-01-09',
      dueOn: '2027-01-11',
      certainty: 'provisional',
    });

    expect(await importNotice(engine, inventedNotice, '管理员（虚构）')).toMatchObject({ stored: true });
    expect(await recountDeadlines(engine)).toMatchObject({
      total: 1,
      seen: 1,
      moved: 1,
      deadlines: 1,
      lapsed: 0,
      failed: [],
    });

    const deadline = await thirtyDays(disputeId);
    expect(deadline).toMatchObject({
      nominalDueOn: '2027-01-09',
      dueOn: '2027-01-09',
      dueAt: '2027-01-09T16:00:00.000Z',
      certainty: 'firm',
      status: 'running',
    });
    expect(JSON.stringify(deadline.trace)).toContain('make-up working day');
    expect(await recounts(disputeId)).toMatchObject([
      {
        capacity: 'system',
        procedure: 'dispute',
        summary: {
          zh: '按国办发明电〔2026〕9998号重新计算1项期限',
          en: '1 period counted anew by 国办发明电〔2026〕9998号',
        },
        payload: {
          notices: [{ calendar: 'CN', year: 2027, document: '国办发明电〔2026〕9998号' }],
          deadlines: [
            {
              deadlineId: deadline.id,
              ruleId: 'court_premed_30d',
              before: { nominalDueOn: '2027-01-09', dueOn: '2027-01-11', certainty: 'provisional' },
              after: { nominalDueOn: '2027-01-09', dueOn: '2027-01-09', certainty: 'firm' },
            },
          ],
        },
      },
    ]);
    expect((await verifyJournals(db)).broken).toEqual([]);
  });

  it('when the notice moves the last day, then the warnings that still hold stay and the others are planned anew', async () => {
    const { disputeId } = await mediating();
    const period = await thirtyDays(disputeId);
    const before = await ofPeriod(period);
    await importNotice(engine, inventedNotice, 'tester');
    await recountDeadlines(engine);
    // The safe date has not moved, so not one warning changes.
    expect(await ofPeriod(period)).toEqual(before);
  });

  it('when it is imported and counted a second time, then nothing is written', async () => {
    const { disputeId } = await mediating();
    await importNotice(engine, inventedNotice, 'tester');
    await recountDeadlines(engine);
    const journal = await db.selectFrom('journalEntry').selectAll().execute();
    const deadline = await thirtyDays(disputeId);

    expect(await importNotice(engine, { ...inventedNotice }, 'somebody else')).toMatchObject({
      stored: false,
    });
    expect(await recountDeadlines(engine)).toMatchObject({ total: 0, seen: 0 });
    expect(await recountDeadlines(engine, { all: true })).toMatchObject({ total: 1, seen: 1, moved: 0 });

    expect(await db.selectFrom('holidayNotice').selectAll().execute()).toHaveLength(1);
    expect(await db.selectFrom('journalEntry').selectAll().execute()).toEqual(journal);
    expect(await thirtyDays(disputeId)).toEqual(deadline);
  });

  it('when a correction comes, then the days move again and both notices stay on record', async () => {
    const { disputeId } = await mediating();
    await importNotice(engine, inventedNotice, 'tester');
    await recountDeadlines(engine);

    expect(await importNotice(engine, inventedCorrection, 'tester')).toMatchObject({
      stored: true,
      supersedes: '国办发明电〔2026〕9998号',
    });
    await recountDeadlines(engine);

    expect(await thirtyDays(disputeId)).toMatchObject({ dueOn: '2027-01-11', certainty: 'firm' });
    expect((await recounts(disputeId)).map(({ payload }) => payload)).toMatchObject([
      { notices: [{ document: '国办发明电〔2026〕9998号' }] },
      { notices: [{ document: '国办发明电〔2026〕9999号' }] },
    ]);
    const kept = await db.selectFrom('holidayNotice').selectAll().orderBy('id').execute();
    expect(kept).toMatchObject([
      {
        document: '国办发明电〔2026〕9998号',
        supersededAt: '2026-12-10T02:00:00.000Z',
        importedBy: 'tester',
      },
      { document: '国办发明电〔2026〕9999号', supersededAt: null, publishedOn: '2026-12-01', replaces: true },
    ]);
    expect((await verifyJournals(db)).broken).toEqual([]);
  });

  it('when another notice for the year does not say that it replaces the first, or one comes back that was superseded, then it is refused', async () => {
    await importNotice(engine, inventedNotice, 'tester');
    expect(await importNotice(engine, { ...inventedCorrection, replaces: false }, 'tester')).toMatchObject({
      code: 'malformed',
      failing: [{ condition: 'replaces' }],
    });
    await importNotice(engine, inventedCorrection, 'tester');
    expect(await importNotice(engine, inventedNotice, 'tester')).toMatchObject({ code: 'stale' });
    expect(await importNotice(engine, { ...inventedNotice, replaces: true }, 'tester')).toMatchObject({
      stored: true,
      supersedes: '国办发明电〔2026〕9999号',
    });
  });

  it('when a notice is not one, then every mistake is named and nothing is stored', async () => {
    const answer = await importNotice(engine, { ...inventedNotice, year: 2028, document: '' }, 'tester');
    expect(isRefusal(answer) && answer.failing.length).toBeGreaterThan(1);
    expect(await db.selectFrom('holidayNotice').selectAll().execute()).toEqual([]);
  });

  it('when the notice shows that the last day has passed, then the period lapses on that day in the ordinary way', async () => {
    const { disputeId } = await mediating();
    await standClockAt(db, '2027-01-10T02:00:00Z');
    await importNotice(engine, inventedNotice, 'tester');
    expect(await recountDeadlines(engine)).toMatchObject({ moved: 1, lapsed: 1 });
    expect(await thirtyDays(disputeId)).toMatchObject({ status: 'expired', dueOn: '2027-01-09' });
    const last = await db
      .selectFrom('journalEntry')
      .selectAll()
      .where('disputeId', '=', disputeId)
      .where('capacity', '=', 'clock')
      .executeTakeFirstOrThrow();
    expect(last).toMatchObject({ at: '2027-01-09T16:00:00.000Z', toStates: ['expired'] });
  });
});

describe('given a process that has read no notice yet', () => {
  it('when another imports one, then it counts with it at once: in filing, in acts, for readers and for the clock', async () => {
    const otherDb = connect(test.url);
    const other = createEngine({ db: otherDb, procedures: smallProcedures() });
    const { disputeId, queryCode } = await mediating({}, other);
    await importNotice(engine, inventedNotice, 'tester');

    const fresh = await mediating({}, other);
    expect(await thirtyDays(fresh.disputeId)).toMatchObject({ dueOn: '2027-01-09', certainty: 'firm' });
    expect(await recounts(fresh.disputeId)).toEqual([]);

    // Nobody has counted the older dispute anew yet; readers see the day as it is all the same.
    expect((await readDispute(other, intake, disputeId))?.deadlines).toContainEqual(
      expect.objectContaining({ ruleId: 'court_premed_30d', dueOn: '2027-01-09', certainty: 'firm' }),
    );
    expect((await progressOf(other, queryCode, '0001'))?.nextDue).toMatchObject({ provisional: false });
    expect(await thirtyDays(disputeId)).toMatchObject({ dueOn: '2027-01-11', certainty: 'provisional' });

    // The day that counts has passed, the one in the table has not: the period is over.
    await standClockAt(db, '2027-01-10T02:00:00Z');
    expect(await act(disputeId, 'AGREE', other)).toMatchObject({ code: 'not_possible_now' });
    expect(await thirtyDays(disputeId)).toMatchObject({ dueOn: '2027-01-09', status: 'expired' });
    expect(await recounts(disputeId)).toHaveLength(1);

    // And the other way round: a correction gives two days more before the clock has come by.
    await importNotice(engine, inventedCorrection, 'tester');
    const { id } = await thirtyDays(fresh.disputeId);
    expect(await expireDeadline(other, id)).toBe('not_due');
    expect(await thirtyDays(fresh.disputeId)).toMatchObject({ status: 'running', dueOn: '2027-01-11' });
    expect(await act(fresh.disputeId, 'AGREE', other)).toMatchObject({ states: ['agreed'] });
    expect((await verifyJournals(db)).broken).toEqual([]);
    await otherDb.destroy();
  });

  it('when a warning falls due first, then it is sent once, whether or not the notice moved the day', async () => {
    const { disputeId } = await mediating();
    const period = await thirtyDays(disputeId);
    const [first] = (await ofPeriod(period)).filter(({ status }) => status === 'pending');
    await importNotice(engine, inventedNotice, 'tester');
    await standClockAt(db, first?.dueAt ?? null);
    expect(await fireNotices(engine, period.id)).toBe('fired');
    await recountDeadlines(engine);
    const told = (await ofPeriod(period)).filter(
      ({ rung, recipient }) => rung === first?.rung && recipient === first.recipient,
    );
    expect(told.map(({ status }) => status)).toEqual(['fired']);
  });
});

describe('given Guangxi, whose spring holiday has a notice of its own', () => {
  it('when only the national notice is known, then its open span stays provisional while the rest of the country is firm', async () => {
    await standClockAt(db, '2027-03-20T02:00:00Z');
    const here = await mediating();
    const elsewhere = await mediating({ regionCode: '110101' });
    await importNotice(engine, inventedNotice, 'tester');
    await recountDeadlines(engine);
    expect(await thirtyDays(here.disputeId)).toMatchObject({ certainty: 'provisional' });
    expect(await thirtyDays(elsewhere.disputeId)).toMatchObject({ certainty: 'firm', dueOn: '2027-04-19' });
    expect(await recounts(here.disputeId)).toEqual([]);

    await importNotice(engine, inventedGuangxiNotice, 'tester');
    await recountDeadlines(engine);
    expect(await thirtyDays(here.disputeId)).toMatchObject({ certainty: 'firm', dueOn: '2027-04-21' });
    expect(await recounts(elsewhere.disputeId)).toHaveLength(1);
  });
});

describe('given several disputes to be counted anew', () => {
  it('when the process is killed in the middle of one, then what was done stays, the rest is done by the next run, nothing twice', async () => {
    const [first, second, third] = [
      (await mediating()).disputeId,
      (await mediating()).disputeId,
      (await mediating()).disputeId,
    ].toSorted() as [string, string, string];
    await importNotice(engine, inventedNotice, 'tester');
    expect(await recountDispute(engine, first)).toEqual({ deadlines: 1, lapsed: 0 });

    // Somebody holds the second dispute; the process that waits for it is killed there.
    const dying = connect(test.url);
    await db.transaction().execute(async (tx) => {
      await tx.selectFrom('dispute').select('id').where('id', '=', second).forUpdate().execute();
      const cut = recountDispute(createEngine({ db: dying, procedures: smallProcedures() }), second);
      const seen = cut.then(
        () => 'finished',
        () => 'killed',
      );
      await vi.waitFor(async () => {
        const { rows } = await sql<{ pid: number }>`
          select pg_terminate_backend(pid), pid from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
        expect(rows).toHaveLength(1);
      });
      expect(await seen).toBe('killed');
    });
    await dying.destroy();

    expect(await recountDeadlines(engine)).toMatchObject({ total: 2, seen: 2, moved: 2, failed: [] });
    for (const disputeId of [first, second, third]) {
      expect(await thirtyDays(disputeId)).toMatchObject({ dueOn: '2027-01-09', certainty: 'firm' });
      expect(await recounts(disputeId)).toHaveLength(1);
    }
    expect((await verifyJournals(db)).broken).toEqual([]);
  });

  it('when one of them cannot be counted, then the others are, and that one is named', async () => {
    const [good, bad] = [await mediating(), await mediating()];
    await db
      .updateTable('proceeding')
      .set({ procedureVersion: 9 })
      .where('disputeId', '=', bad.disputeId)
      .where('procedure', '=', 'mediation')
      .execute();
    await importNotice(engine, inventedNotice, 'tester');
    expect(await recountDeadlines(engine)).toMatchObject({
      moved: 1,
      failed: [{ disputeId: bad.disputeId, reason: expect.stringContaining('mediation@9') }],
    });
    expect(await thirtyDays(good.disputeId)).toMatchObject({ certainty: 'firm' });
  });
});

describe('an imported notice', () => {
  it('cannot be altered, deleted or emptied through SQL', async () => {
    await importNotice(engine, inventedNotice, 'tester');
    await expect(sql`update holiday_notice set document = 'X'`.execute(db)).rejects.toThrow('never altered');
    await expect(sql`delete from holiday_notice`.execute(db)).rejects.toThrow('never altered');
    await expect(sql`truncate holiday_notice`.execute(db)).rejects.toThrow('never altered');
  });

  it('imported by many at the same moment is stored once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => importNotice(engine, inventedNotice, 'tester')),
    );
    expect(answers.filter((one) => !isRefusal(one) && one.stored)).toHaveLength(1);
  });
});
