import { createTestDatabase, ensureTemplate, type TestDatabase } from '@dingfen/local-stack/testing';
import { type Filing, isRefusal, type Person } from '@dingfen/domain';
import { connect, type Database, migrateToLatest, standClockAt } from '@dingfen/persistence';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit, auditFaults } from './audit.ts';
import { createEngine, type Engine } from './engine.ts';
import { issueOrder } from './supervision/issue-order.ts';
import { type FiledDispute, fileDispute } from './file-dispute.ts';
import { smallProcedures } from './testing/small-procedures.ts';

const worker: Person = { id: 'worker', name: '甲（虚构）', roles: ['worker'] };
const supervisor: Person = {
  id: 'supervisor',
  name: '督导员（虚构）',
  roles: ['supervisor'],
  organisationId: 'centre',
};
const filing: Filing = {
  channel: 'online',
  employment: 'standard',
  regionCode: '451300',
  narrative: '三个月工资未付。',
  parties: [
    { role: 'applicant', kind: 'worker', name: '甲（虚构）' },
    { role: 'respondent', kind: 'employer', name: '示例家具厂（虚构）' },
  ],
  claims: [{ type: 'wage_arrears', amountFen: 1_200_000 }],
};

let test: TestDatabase;
let db: Database;
let engine: Engine;
let keys = 0;

async function file(): Promise<string> {
  const filed = await fileDispute(engine, worker, filing, { idempotencyKey: `audited-${++keys}` });
  if (isRefusal(filed)) throw new Error(filed.detail.en);
  // The outbox is the relay's; here it has done its work.
  const { disputeId } = filed as FiledDispute;
  await sql`update outbox set relayed_at = clock_timestamp() where dispute_id = ${disputeId}`.execute(db);
  return disputeId;
}

async function issueOrderOn(disputeId: string): Promise<string> {
  const issued = await issueOrder(
    engine,
    supervisor,
    { organisationId: 'centre', disputeIds: [disputeId], ground: '久拖不办。', demands: ['说明进展'] },
    { idempotencyKey: `ordered-${++keys}` },
  );
  if (isRefusal(issued)) throw new Error(issued.detail.en);
  await sql`update outbox set relayed_at = clock_timestamp() where dispute_id = ${disputeId}`.execute(db);
  return issued.orderId;
}

const faults = async (): Promise<[string, string][]> =>
  (await audit(engine)).findings.map(({ fault, disputeId }) => [fault, disputeId]);

beforeAll(async () => {
  test = await createTestDatabase({
    template: await ensureTemplate('migrated', async (url) => void (await migrateToLatest(url))),
  });
  db = connect(test.url, { size: 4 });
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
    .values({ ...worker, roles: ['worker'], represents: [], organisationId: null })
    .execute();
  engine = createEngine({ db, procedures: smallProcedures() });
  await standClockAt(db, '2025-09-05T02:00:00Z');
});
afterAll(async () => {
  await db.destroy();
  await test.drop();
});

describe('the self-check', () => {
  it('finds nothing where nothing is wrong', async () => {
    await file();
    expect(await audit(engine)).toMatchObject({ disputes: 1, proceedings: 2, findings: [] });
  });

  it('names exactly what was made inconsistent, each kind once, and the dispute it belongs to', async () => {
    const of: Record<string, string> = {};
    const spoil = async (fault: string, statement: (id: string) => ReturnType<typeof sql>): Promise<void> => {
      const id = (of[fault] = await file());
      await statement(id).execute(db);
    };
    await spoil(
      'orphan_task',
      (id) => sql`update task set state_path = 'elsewhere' where dispute_id = ${id}`,
    );
    await spoil(
      'task_without_holder',
      (id) => sql`update task set assignee_id = null where dispute_id = ${id}`,
    );
    await spoil(
      'deadline_unheard',
      (id) => sql`update deadline set due_at = '2025-09-05T01:00:00Z' where dispute_id = ${id}`,
    );
    await spoil(
      'deadline_of_ended_proceeding',
      (id) => sql`update proceeding set status = 'ended', state = jsonb_set(state, '{status}', '"done"')
        where dispute_id = ${id} and procedure = 'mediation'`,
    );
    await spoil(
      'notice_unheard',
      (id) => sql`update deadline set notice_at = '2025-09-05T01:00:00Z' where dispute_id = ${id}`,
    );
    const ordered = (of['order_unheard'] = await file());
    const order = await issueOrderOn(ordered);
    await sql`update supervision_order set wakes_at = '2025-09-05T01:00:00Z' where id = ${order}`.execute(db);
    await spoil(
      'message_undelivered',
      (id) => sql`insert into outbox (id, dispute_id, topic, payload, created_at)
        values ('left behind', ${id}, 'notify', '{}', clock_timestamp() - interval '1 hour')`,
    );
    await spoil(
      'unknown_holder',
      (id) => sql`update assignment set holder_id = 'nobody' where dispute_id = ${id}`,
    );
    await spoil('dispute_without_owner', (id) => sql`delete from assignment where dispute_id = ${id}`);
    await spoil('deadline_missing', (id) => sql`delete from deadline where dispute_id = ${id}`);
    await spoil(
      'deadline_surplus',
      (id) => sql`update deadline set timer_id = 'xstate.after.of.nothing' where dispute_id = ${id}`,
    );
    await spoil('stage_differs', (id) => sql`update dispute set stage = 'closed' where id = ${id}`);
    await spoil(
      'unknown_procedure',
      (id) =>
        sql`update proceeding set procedure_version = 77 where dispute_id = ${id} and procedure = 'mediation'`,
    );
    await spoil(
      'unreadable_state',
      (id) => sql`update proceeding set state = '{"value":"nowhere","status":"active"}'
        where dispute_id = ${id} and procedure = 'mediation'`,
    );
    await spoil('broken_chain', (id) => sql`update dispute set journal_head = 'x' where id = ${id}`);

    const others = Object.keys(auditFaults).filter((fault) => fault !== 'stuck');
    expect(Object.keys(of).toSorted()).toEqual(others.toSorted());

    const found = await faults();
    const expected = [
      ...Object.entries(of),
      // Under another timer a deadline is both: one too many, and the right one missing.
      ['deadline_missing', of['deadline_surplus'] as string],
      // A proceeding that is over leaves no task either.
      ['orphan_task', of['deadline_of_ended_proceeding'] as string],
    ];
    const inOrder = (list: string[][]) =>
      list.map((one) => one.join(' ')).toSorted((a, b) => (a < b ? -1 : 1));
    expect(inOrder(found)).toEqual(inOrder(expected));
  });

  it('names what is overdue although a process has it in hand, as one does that fails every time', async () => {
    const id = await file();
    const order = await issueOrderOn(id);
    const overdue = sql`due_at = '2025-09-05T01:00:00Z', claimed_until = clock_timestamp() + interval '10 seconds',
      notice_at = '2025-09-05T01:00:00Z', notice_claimed_until = clock_timestamp() + interval '10 seconds'`;
    await sql`update deadline set ${overdue} where dispute_id = ${id}`.execute(db);
    await sql`update supervision_order set wakes_at = '2025-09-05T01:00:00Z',
      claimed_until = clock_timestamp() + interval '10 seconds' where id = ${order}`.execute(db);
    const found = (await audit(engine)).findings.filter((one) => one.disputeId === id);
    expect(found.map(({ fault }) => fault).toSorted()).toEqual([
      'deadline_unheard',
      'notice_unheard',
      'order_unheard',
    ]);
    expect(found.find(({ fault }) => fault === 'order_unheard')?.subject).toBe(order);
  });

  it('names nothing that is due for no longer than is allowed', async () => {
    const id = await file();
    const order = await issueOrderOn(id);
    await sql`update deadline set due_at = '2025-09-05T01:58:00Z' where dispute_id = ${id}`.execute(db);
    await sql`update supervision_order set wakes_at = '2025-09-05T01:58:00Z' where id = ${order}`.execute(db);
    expect((await faults()).filter(([, disputeId]) => disputeId === id)).toEqual([]);
    const strict = await audit(engine, { lateMinutes: 1 });
    expect(strict.findings.filter((one) => one.disputeId === id).map(({ fault }) => fault)).toEqual([
      'deadline_unheard',
      'order_unheard',
    ]);
  });

  it('sees that an open dispute has stood still for too long, also when a period of it should long have ended', async () => {
    const id = await file();
    const running = await file();
    await sql`update deadline set due_at = '2026-01-05T02:00:00Z' where dispute_id = ${running}`.execute(db);
    await standClockAt(db, '2025-12-05T02:00:00Z');
    const stuck = (await faults()).filter(([fault]) => fault === 'stuck').map(([, disputeId]) => disputeId);
    expect(stuck).toContain(id);
    expect(stuck).not.toContain(running);
    await standClockAt(db, '2025-09-05T02:00:00Z');
  });

  it('sees that an open dispute has stood still for too long', async () => {
    const id = await file();
    await sql`delete from deadline where dispute_id = ${id}`.execute(db);
    await standClockAt(db, '2025-12-05T02:00:00Z');
    expect(await faults()).toContainEqual(['stuck', id]);
    expect((await audit(engine, { stuckDays: 120 })).findings.filter((one) => one.fault === 'stuck')).toEqual(
      [],
    );
  });
});
