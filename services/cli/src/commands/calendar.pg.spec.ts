import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileDispute } from '@dingfen/dispute-engine';
import { inventedCorrection, inventedNotice } from '@dingfen/dispute-engine/testing';
import { isRefusal } from '@dingfen/domain';
import { createTestDatabase, ensureTemplate } from '@dingfen/local-stack/testing';
import { connect, type Database, migrateToLatest, standClockAt } from '@dingfen/persistence';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { engineOn } from '../database.ts';
import { seedLaibin } from '../laibin/seed.ts';
import { run } from '../program.ts';
import { listeningScreen } from '../testing/listening-screen.ts';

let url: string;
let drop: () => Promise<void>;
let db: Database;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dingfen-calendar-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  await ensureTemplate('migrated', async (template) => void (await migrateToLatest(template)));
  ({ url, drop } = await createTestDatabase({ template: 'migrated' }));
  vi.stubEnv('DATABASE_URL', url);
  db = connect(url, { size: 4 });
  await seedLaibin(listeningScreen(), url, { disputes: false });
  await standClockAt(db, '2026-12-20T02:00:00Z');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await db.destroy();
  await drop();
});

async function dingfen(...words: string[]) {
  const screen = listeningScreen();
  const code = await run(words, screen);
  return { code, said: screen.said, warned: screen.warned, text: screen.text() };
}

function fileWith(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

/** A dispute whose fifteen days run over New Year. */
async function fileOverNewYear(): Promise<string> {
  const worker = await db.selectFrom('person').selectAll().execute();
  const filer = worker.find(({ roles }) => roles.includes('worker'));
  const { regionCode } = await db
    .selectFrom('organisation')
    .select('regionCode')
    .where('kind', '=', 'mediationCentre')
    .executeTakeFirstOrThrow();
  if (!filer) throw new Error('the world has no worker');
  const filed = await fileDispute(
    engineOn(db),
    { id: filer.id, name: filer.name, roles: ['worker'] },
    {
      channel: 'online',
      employment: 'standard',
      regionCode,
      narrative: '三个月工资未付。',
      parties: [
        { role: 'applicant', kind: 'worker', name: filer.name, phone: '10000000001' },
        { role: 'respondent', kind: 'employer', name: '示例家具厂（虚构）', phone: '10000000002' },
      ],
      claims: [{ type: 'wage_arrears', amountFen: 1_200_000 }],
    },
    { idempotencyKey: 'calendar-spec-1' },
  );
  if (isRefusal(filed)) throw new Error(filed.detail.en);
  return filed.disputeId;
}

const fifteenDays = (disputeId: string) =>
  db
    .selectFrom('deadline')
    .select(['nominalDueOn', 'dueOn', 'certainty'])
    .where('disputeId', '=', disputeId)
    .where('ruleId', '=', 'med_period_15d_art14')
    .executeTakeFirstOrThrow();

describe('given a period that runs over New Year', () => {
  test('when the year’s notice is imported, then it is counted anew; imported again, nothing changes; listed, it is there', async () => {
    const disputeId = await fileOverNewYear();
    expect(await fifteenDays(disputeId)).toEqual({
      nominalDueOn: '2027-01-04',
      dueOn: '2027-01-04',
      certainty: 'provisional',
    });

    const file = fileWith('invented.json', inventedNotice);
    const first = await dingfen('calendar', 'import', file);
    expect(first.code).toBe(0);
    expect(first.said[0]).toBe('已导入国办发明电〔2026〕9998号（CN 2027） · imported');
    expect(first.said.at(-1)).toMatch(/^重新计算1件争议：1件、[1-9]\d*项期限有变动，0项随之届满 · /);
    expect(await fifteenDays(disputeId)).toEqual({
      nominalDueOn: '2027-01-04',
      dueOn: '2027-01-05',
      certainty: 'firm',
    });

    const again = await dingfen('calendar', 'import', file);
    expect(again.code).toBe(0);
    expect(again.said).toEqual([
      '国办发明电〔2026〕9998号（CN 2027）已在使用，未作改动 · already in force, nothing changed',
    ]);

    const corrected = await dingfen(
      'calendar',
      'import',
      fileWith('corrected.json', inventedCorrection),
      '--json',
    );
    expect(JSON.parse(corrected.said[0] ?? '')).toMatchObject({
      stored: true,
      supersedes: '国办发明电〔2026〕9998号',
      recount: { total: 1, seen: 1, failed: [] },
    });

    expect(await fifteenDays(disputeId)).toMatchObject({ dueOn: '2027-01-04', certainty: 'firm' });

    const { said } = await dingfen('calendar', 'list', '--json');
    const listed = JSON.parse(said[0] ?? '') as { notices: { document: string }[] };
    expect(listed).toMatchObject({ knownUntil: { CN: '2027-12-31', 'CN-GX': '2027-12-31' } });
    expect(listed.notices).toContainEqual(
      expect.objectContaining({ document: '国办发明电〔2026〕9999号', supersededAt: null }),
    );
    expect(listed.notices).toContainEqual(
      expect.objectContaining({ document: '国办发明电〔2026〕9998号', supersededAt: expect.any(String) }),
    );
    expect((await dingfen('calendar', 'list')).text).toContain('内置 built in');
    const period = ['period', 'med_period_15d_art14', '--from', '2026-12-20'];
    expect(JSON.parse((await dingfen(...period, '--json')).said[0] ?? '')).toMatchObject({
      dueOn: '2027-01-04',
      status: 'firm',
      calendarUsed: { notices: 'database', knownUntil: '2027-12-31' },
    });
    expect((await dingfen(...period)).said.at(-1)).toContain('已含数据库中导入的放假通知，已知至2027-12-31');
    expect((await dingfen('metrics', 'verify')).code).toBe(0);
    expect((await dingfen('verify-journal')).code).toBe(0);
  });

  test('when everything is counted anew without a new notice, then what does not stand as the calendar says is mended', async () => {
    const disputeId = await fileOverNewYear();
    expect((await dingfen('calendar', 'recount')).said.at(-1)).toContain('0件、0项期限有变动');
    await db.updateTable('deadline').set({ dueOn: '2027-01-06', dueAt: '2027-01-06T16:00:00Z' }).execute();
    expect((await dingfen('calendar', 'recount')).said.at(-1)).toContain('1件、');
    expect(await fifteenDays(disputeId)).toMatchObject({ dueOn: '2027-01-04' });
  });
});

test.each([
  ['that is not there', undefined, /无法读取/],
  ['that is no JSON', '{', /无法读取/],
  [
    'with a make-up day on a Wednesday',
    {
      ...inventedNotice,
      blocks: [
        { ...inventedNotice.blocks[0], makeUpDays: ['2027-01-06'] },
        ...inventedNotice.blocks.slice(1),
      ],
    },
    /blocks\[0\]\.makeUpDays\[0\]/,
  ],
  [
    'for a year that is known, without saying that it replaces it',
    { ...inventedNotice, year: 2026 },
    /replaces/,
  ],
])(
  'given a file %s, when it is imported, then it is refused by name and nothing is stored',
  async (_what, content, named) => {
    const file = content === undefined ? join(folder, 'nowhere.json') : fileWith('bad.json', content);
    const { code, warned } = await dingfen('calendar', 'import', file);
    expect(code).toBe(2);
    expect(warned[0]).toMatch(/^用法有误：.+ · wrong use: .+/);
    expect(warned[0]).toMatch(named);
    expect(await db.selectFrom('holidayNotice').selectAll().execute()).toEqual([]);
  },
);
