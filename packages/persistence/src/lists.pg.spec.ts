import { createTestDatabase, ensureTemplate, type TestDatabase } from '@dingfen/local-stack/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database, migrateToLatest } from './connect.ts';
import { canSee, type DeskCursor, type DeskFilter, readDesk, type Viewer } from './reads.ts';

let test: TestDatabase;
let db: Database;

/** More than are looked through before the index of words is asked. */
const DISPUTES = 1500;

beforeAll(async () => {
  test = await createTestDatabase({
    template: await ensureTemplate('migrated', async (url) => void (await migrateToLatest(url))),
  });
  db = connect(test.url);
  await sql`
    insert into organisation (id, kind, name, region_code, ancestry) values
      ('city', 'union', '示例会', '451300', '{city}'),
      ('north', 'mediationCentre', '示例中心', '451302', '{north,city}'),
      ('south', 'mediationCentre', '示例中心', '451321', '{south,city}'),
      ('studio', 'studio', '示例工作室', '451302', '{studio,north,city}'),
      ('court', 'court', '示例法院', '451300', '{court}')`.execute(db);
  await sql`
    insert into person (id, name) select 'worker-' || n, '示例（虚构）' from generate_series(0, 6) n
    union all select 'mediator-' || n, '示例（虚构）' from generate_series(0, 6) n`.execute(db);
  // Filed over fourteen months, several at the same instant.
  await sql`
    insert into dispute (id, number, query_code, region_code, channel, employment, narrative, filed_on, filed_at, stage,
      stage_since, status, row_version, journal_length, journal_head)
    select md5('d' || n), '451302-2026-' || lpad(n::text, 6, '0'), n::text, '451302',
      case when n % 3 = 0 then 'online' else 'counter' end, 'standard', '', '2026-09-05',
      timestamptz '2025-09-01 02:00+00' + (n / 4) * interval '27 hours',
      case when n % 10 = 0 then 'mediation' else 'closed' end, now(), case when n % 10 = 0 then 'open' else 'closed' end, 1, 1, ''
    from generate_series(1, ${DISPUTES}) n`.execute(db);
  await sql`
    insert into party (id, dispute_id, role, kind, name, person_id, position)
    select 'a' || n, md5('d' || n), 'applicant', 'worker', '韦某' || substr('甲乙丙丁戊己庚', 1 + n % 7, 1) || '（虚构）',
      case when n % 50 = 0 then 'worker-' || n % 7 end, 1
    from generate_series(1, ${DISPUTES}) n
    union all
    select 'r' || n, md5('d' || n), 'respondent', 'employer', '示例' || substr('建筑制糖餐饮', 1 + 2 * (n % 3), 2) || n % 400 || '号公司（虚构）',
      null, 2
    from generate_series(1, ${DISPUTES}) n`.execute(db);
  await sql`
    insert into assignment (dispute_id, role, holder_id, since)
    select md5('d' || n), 'mediationBody', case n % 5 when 0 then 'south' when 1 then 'north' else 'studio' end, now()
      from generate_series(1, ${DISPUTES}) n where n % 11 > 0
    union all
    select md5('d' || n), 'mediator', 'mediator-' || n % 7, now() from generate_series(1, ${DISPUTES}) n where n % 2 = 0
    union all
    select md5('d' || n), 'court', 'court', now() from generate_series(1, ${DISPUTES}) n where n % 100 = 0`.execute(
    db,
  );
  await sql`
    insert into proceeding (id, dispute_id, procedure, procedure_version, state, context, states, holder, status, position, opened_at)
    select md5('p' || n), md5('d' || n), 'mediation', 1, '{}', '{}', '{}', 'nobody', 'running', 1, now()
    from generate_series(10, ${DISPUTES}, 10) n`.execute(db);
  await sql`
    insert into task (id, dispute_id, proceeding_id, state_path, kind, title, holder, assignee_id, status, opened_at)
    select md5('t' || n), md5('d' || n), md5('p' || n), '', 'x', '{"zh": "示例", "en": "example"}', 'mediator',
      case when n % 20 = 0 then 'mediator-' || n % 7 else 'studio' end, 'open', now()
    from generate_series(10, ${DISPUTES}, 10) n`.execute(db);
});
afterAll(async () => {
  await db.destroy();
  await test.drop();
});

const viewers: Record<string, Viewer> = {
  'the supervisor above all bodies': { id: 'nobody', organisationId: 'city', roles: ['supervisor'] },
  'the supervisor of one body': { id: 'nobody', organisationId: 'north', roles: ['supervisor'] },
  'staff of a body': { id: 'nobody', organisationId: 'studio', roles: ['intake'] },
  'a mediator': { id: 'mediator-2', organisationId: 'south', roles: ['mediator'] },
  'a worker': { id: 'worker-1', roles: ['worker'] },
  'somebody with nothing': { id: 'worker-x', organisationId: 'elsewhere', roles: ['supervisor'] },
};

/** The same in the plainest words: every dispute looked at. */
async function plainly({ id, organisationId, roles }: Viewer, filter: DeskFilter): Promise<string[]> {
  const above = roles.includes('supervisor') ? (organisationId ?? '') : '';
  const { rows } = await sql<{ id: string }>`
    select d.id from dispute d
    where (d.id in (select dispute_id from party where person_id = ${id} and replaced_by is null)
        or d.id in (select dispute_id from assignment where holder_id = ${id} or holder_id = ${organisationId ?? ''})
        or d.id in (select dispute_id from assignment a join organisation o on o.id = a.holder_id where ${above} = any(o.ancestry)))
      and (${filter.search ?? ''} = '' or strpos(d.number, ${filter.search ?? ''}) > 0
        or d.id in (select dispute_id from party where strpos(name, ${filter.search ?? ''}) > 0))
      and (${filter.stage ?? ''} = '' or d.stage = ${filter.stage ?? ''})
      and (${filter.status ?? ''} = '' or d.status = ${filter.status ?? ''})
      and (${filter.channel ?? ''} = '' or d.channel = ${filter.channel ?? ''})
      and (not ${filter.mine ?? false} or d.id in (
        select dispute_id from task where status = 'open' and (assignee_id = ${id} or assignee_id = ${organisationId ?? ''})))
    order by d.filed_at desc, d.id desc`.execute(db);
  return rows.map((row) => row.id);
}

/** The first pages, each asked for with the last row of the one before. */
async function paged(viewer: Viewer, filter: DeskFilter, size: number, pages: number): Promise<string[]> {
  const seen: string[] = [];
  let after: DeskCursor | undefined;
  for (let page = 0; page < pages; page += 1) {
    const rows = await readDesk(db, viewer, filter, size, after);
    seen.push(...rows.map(({ id }) => id));
    const last = rows.at(-1);
    if (!last || rows.length < size) break;
    after = { filedAt: last.filedAt, id: last.id };
  }
  return seen;
}

async function agree(viewer: Viewer, filter: DeskFilter, size = 100, pages = 20): Promise<void> {
  const expected = (await plainly(viewer, filter)).slice(0, size * pages);
  expect(await paged(viewer, filter, size, pages)).toEqual(expected);
}

describe.each(Object.entries(viewers))('%s', (_, viewer) => {
  it('pages through exactly the disputes that the scope rule lets them see, newest first', async () => {
    await agree(viewer, {});
    for (const id of await paged(viewer, {}, 3, 1)) expect(await canSee(db, id, viewer)).toBe(true);
  });

  it.each<[string, DeskFilter]>([
    ['of a stage', { stage: 'mediation' }],
    ['that are open and came online', { status: 'open', channel: 'online' }],
    ['that wait for them', { mine: true }],
    ['of a stage with a name', { stage: 'mediation', search: '韦某甲' }],
    ['that wait for them, with a name', { mine: true, search: '建筑' }],
  ])('finds exactly those %s', async (__, filter) => {
    await agree(viewer, filter);
  });

  it.each([
    ['that nearly all have', '公司'],
    ['that a third have', '示例建筑'],
    ['that few have', '韦某戊'],
    ['that four have', '糖31号'],
    ['that nobody has', '无此公司'],
    ['that is one letter of it', '糖'],
    ['which is a piece of the number', '001234'],
    ['which is the whole number', '451302-2026-000777'],
    ['in which a wildcard stands for itself', '韦%'],
    ['that would stretch from one name into the next', '虚构）示例'],
  ])('finds every dispute with a name %s, in pages of any size', async (__, search) => {
    await agree(viewer, { search });
    await agree(viewer, { search }, 7, 3);
  });
});

describe('whoever comes and goes', () => {
  const everybody = async (filter: DeskFilter = {}) => {
    for (const viewer of Object.values(viewers)) await agree(viewer, filter);
  };

  it('given a dispute handed to another body and another mediator, then the old ones’ lists lose it and the new ones’ have it', async () => {
    await sql`
      insert into assignment (dispute_id, role, holder_id, since)
      select md5('d' || n), 'mediationBody', 'south', now() from generate_series(1, 90) n
      union all select md5('d' || n), 'mediator', 'mediator-2', now() from generate_series(1, 90) n
      on conflict (dispute_id, role) do update set holder_id = excluded.holder_id`.execute(db);
    await everybody();
    await everybody({ search: '建筑' });
  });

  it('given holders who are released, then what they held is in nobody’s list of theirs', async () => {
    await sql`delete from assignment where dispute_id in (select md5('d' || n) from generate_series(1400, 1500) n)`.execute(
      db,
    );
    await everybody();
    await everybody({ search: '韦某' });
  });

  it('given a party who is renamed or replaced, then it is found by the new name, and by the old one only where that stays on file', async () => {
    await sql`update party set name = '莫某辛（虚构）' where id in ('a1450', 'a700', 'a7')`.execute(db);
    await sql`
      insert into party (id, dispute_id, role, kind, name, person_id, position)
      select 'n' || n, md5('d' || n), 'applicant', 'worker', '覃某壬（虚构）', 'worker-1', 3 from generate_series(50, 1500, 50) n`.execute(
      db,
    );
    await sql`update party set replaced_by = 'n' || substr(id, 2) where id like 'a%' and 'n' || substr(id, 2) in (select id from party)`.execute(
      db,
    );
    await everybody();
    for (const search of ['莫某辛', '覃某壬', '韦某甲']) await everybody({ search });
  });

  it('given a body put under another one, then the supervisors above see what they now stand above', async () => {
    await sql`update organisation set ancestry = '{studio,south,city}' where id = 'studio'`.execute(db);
    await everybody();
    await everybody({ search: '韦某戊' });
  });

  it('given a dispute that is struck altogether, then nothing is kept of it', async () => {
    const id = sql`md5('d1234')`;
    for (const table of ['assignment', 'party'])
      await sql`delete from ${sql.table(table)} where dispute_id = ${id}`.execute(db);
    await sql`delete from dispute where id = ${id}`.execute(db);
    const left = await sql`
      select dispute_id from dispute_listing where dispute_id = ${id}
      union all select dispute_id from dispute_wording where dispute_id = ${id}`.execute(db);
    expect(left.rows).toEqual([]);
  });
});
