import { createTestDatabase, type TestDatabase } from '@dingfen/local-stack/testing';
import { migrations } from '@dingfen/migrations';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, type Database, migrateToLatest } from './connect.ts';

/** The last change of the schema that the release before knew. */
const BEFORE = '0016_reading';
const SOON = '2026-03-02T01:00:00.000Z';
const LATER = '2026-03-05T01:00:00.000Z';

let test: TestDatabase;
let db: Database;

const period = (id: string, status: string) => ({
  id,
  dispute_id: 'dispute',
  proceeding_id: 'proceeding',
  timer_id: 'xstate.after.jc_apply_30d.open',
  key: '',
  rule_id: 'jc_apply_30d',
  rule_version: 1,
  rule_class: 'party_right',
  name: { zh: '期限', en: 'a period' },
  trigger_on: '2026-02-10',
  nominal_due_on: '2026-03-12',
  due_on: '2026-03-12',
  due_at: '2026-03-12T16:00:00Z',
  certainty: 'firm',
  trace: [],
  basis: [],
  on_expiry: { zh: '', en: '' },
  status,
  opened_at: '2026-02-10T02:00:00Z',
});
const notice = (id: string, deadlineId: string, status: string, dueAt: string) => ({
  id,
  deadline_id: deadlineId,
  dispute_id: 'dispute',
  kind: 'warning',
  rung: id.split(' ')[0],
  recipient: 'party',
  due_at: dueAt,
  text: { zh: '', en: '' },
  status,
});
const write = (changes: object) => sql`select write_disputes(${JSON.stringify(changes)}::jsonb)`.execute(db);
const rowsOf = (wanted: object) =>
  sql<{ notices: { id: string; deadline_id: string; rung: string; status: string; due_at: string }[] }>`
    select take_disputes(${JSON.stringify({ ...none, ...wanted })}::jsonb, true) -> 'notices' as notices`.execute(
    db,
  );
const none = {
  actors: '',
  disputes: [],
  deadlines: [],
  notices: [],
  commands: [],
  people: [],
  bodies: false,
};
const planOf = async (id: string) => {
  const row = await db
    .selectFrom('deadline')
    .select(['notices', 'noticeAt'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { ahead: row.notices?.map(({ rung, dueAt }) => `${rung} ${dueAt}`), soonest: row.noticeAt };
};
const rowsLeft = async () =>
  (await db.selectFrom('deadlineNotice').select(['id', 'status']).orderBy('id').execute()).map(
    ({ id, status }) => `${id}: ${status}`,
  );

beforeAll(async () => {
  test = await createTestDatabase();
  db = connect(test.url);
  const provider = { getMigrations: () => Promise.resolve(migrations) };
  const { error } = await new Migrator({ db, provider }).migrateTo(BEFORE);
  if (error) throw error;
  await sql`
    insert into dispute (id, number, query_code, region_code, channel, employment, narrative, filed_on, filed_at, stage, stage_since,
      status, row_version, journal_length, journal_head)
    values ('dispute', '1', 'code', '451300', 'online', 'standard', '', '2026-02-10', now(), 'mediation', now(), 'open', 1, 0, '')`.execute(
    db,
  );
  await sql`
    insert into proceeding (id, dispute_id, procedure, procedure_version, state, context, states, holder, status, position, opened_at)
    values ('proceeding', 'dispute', 'mediation', 1, '{}', '{}', '{open}', 'nobody', 'running', 0, now())`.execute(
    db,
  );
  await write({
    deadlines: [period('running', 'running'), period('closed', 'closed')],
    notices: [
      notice('T-7 of running', 'running', 'pending', LATER),
      notice('T-15 of running', 'running', 'pending', SOON),
      notice('T-30 of running', 'running', 'fired', '2026-02-20T01:00:00Z'),
      notice('T-3 of closed', 'closed', 'dropped', LATER),
    ],
  });
  await broughtUpToDateDuringFiling();
});
/** A command of that release has begun; the schema is brought up to date beside it; only then does it write what it plans. */
async function broughtUpToDateDuringFiling(): Promise<void> {
  const migrating = await db.transaction().execute(async (tx) => {
    await sql`insert into command (actor_id, key, fingerprint, answer) values ('worker', 'key', '', '{}')`.execute(
      tx,
    );
    let waited = true;
    const done = migrateToLatest(test.url).then(() => (waited = false));
    for (;;) {
      if (!waited) throw new Error('the schema was changed while a command was being carried out');
      const { rows } = await sql`select from pg_locks
        where not granted and relation = 'command'::regclass and database = (
          select oid from pg_database where datname = current_database())`.execute(db);
      if (rows.length > 0) break;
    }
    await sql`select write_disputes(${JSON.stringify({
      deadlines: [period('filed meanwhile', 'running')],
      notices: [notice('T-7', 'filed meanwhile', 'pending', LATER)],
    })}::jsonb)`.execute(tx);
    return { done };
  });
  await migrating.done;
}
afterAll(async () => {
  await db.destroy();
  await test.drop();
});

describe('given warnings that the release before had planned', () => {
  it('when the schema is brought to this release, then those still to come stand with their period, the soonest first', async () => {
    expect(await planOf('running')).toEqual({
      ahead: [`T-15 ${SOON}`, `T-7 ${LATER}`],
      soonest: SOON,
    });
    expect(await planOf('closed')).toEqual({ ahead: undefined, soonest: null });
  });

  it('then what it planned while the schema was being changed is not lost', async () => {
    expect(await planOf('filed meanwhile')).toEqual({ ahead: [`T-7 ${LATER}`], soonest: LATER });
  });

  it('then what has been told is all that is left where they stood', async () => {
    expect(await rowsLeft()).toEqual(['T-30 of running: fired']);
  });
});

describe('given the release before still works beside this one', () => {
  beforeEach(async () => {
    await db.deleteFrom('deadline').where('id', '=', 'its own').execute();
    await write({
      deadlines: [period('its own', 'running')],
      notices: [notice('T-15', 'its own', 'pending', SOON), notice('T-7', 'its own', 'pending', LATER)],
    });
  });

  it('when it opens a period, then what it plans stands with the period', async () => {
    expect(await planOf('its own')).toEqual({ ahead: [`T-15 ${SOON}`, `T-7 ${LATER}`], soonest: SOON });
    expect(await rowsLeft()).toEqual(['T-30 of running: fired']);
  });

  it('when it takes a dispute in hand, then it finds what was told and what is still to be told, as rows', async () => {
    const { rows } = await rowsOf({ disputes: ['dispute'] });
    const own = (rows[0]?.notices ?? []).filter((one) => ['running', 'its own'].includes(one.deadline_id));
    expect(
      own
        .map((one) => `${one.deadline_id}: ${one.rung} ${new Date(one.due_at).toISOString()} ${one.status}`)
        .toSorted(),
    ).toEqual([
      `its own: T-15 ${SOON} pending`,
      `its own: T-7 ${LATER} pending`,
      `running: T-15 ${SOON} pending`,
      'running: T-30 2026-02-20T01:00:00.000Z fired',
      `running: T-7 ${LATER} pending`,
    ]);
    expect(new Set(own.map(({ id }) => id)).size).toBe(5);
  });

  it('when it moves a period, then only what it plans now is to be told', async () => {
    await write({
      moved_deadlines: [period('its own', 'running')],
      notices: [notice('T-3', 'its own', 'pending', LATER)],
    });
    expect(await planOf('its own')).toEqual({ ahead: [`T-3 ${LATER}`], soonest: LATER });
  });

  it('when it lets a period rest, then nothing is to be told', async () => {
    await write({ moved_deadlines: [{ ...period('its own', 'paused'), due_at: null }] });
    expect(await planOf('its own')).toEqual({ ahead: undefined, soonest: null });
  });

  it('when it ends a period, then nothing is to be told; of a missed duty it still is', async () => {
    await write({ closed_deadlines: [{ id: 'its own', status: 'breached' }] });
    expect((await planOf('its own')).ahead).toHaveLength(2);
    await write({ closed_deadlines: [{ id: 'its own', status: 'closed_late' }] });
    expect(await planOf('its own')).toEqual({ ahead: undefined, soonest: null });
  });
});
