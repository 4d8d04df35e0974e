import { createTestDatabase, ensureTemplate, type TestDatabase } from '@dingfen/local-stack/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, type Database, inTransaction, migrateToLatest } from './connect.ts';
import { type FigureNeed, sumFigures } from './figures.ts';
import {
  cellDifferences,
  countDispute,
  mergeAllAndHold,
  mergeFigures,
  rebuildCells,
} from './keep-figures.ts';

let test: TestDatabase;
let db: Database;

const DISPUTES = 30;
const idOf = (n: number): string => `d-${String(n).padStart(3, '0')}`;

beforeAll(async () => {
  test = await createTestDatabase({
    template: await ensureTemplate('migrated', async (url) => void (await migrateToLatest(url))),
  });
  db = connect(test.url, { size: 20 });
  await db
    .insertInto('organisation')
    .values(
      [
        ['city', ['city']],
        ['county', ['county', 'city']],
        ['station', ['station', 'county', 'city']],
        ['other', ['other', 'city']],
      ].map(([id, ancestry]) => ({
        id: id as string,
        kind: 'mediationCentre',
        name: '示例中心',
        parentId: (ancestry as string[])[1] ?? null,
        regionCode: '451300',
        ancestry: ancestry as string[],
      })),
    )
    .execute();
  await sql`
    insert into dispute (id, number, query_code, region_code, channel, employment, narrative, filed_on, filed_at, stage,
      stage_since, status, row_version, journal_length, journal_head)
    select 'd-' || lpad(n::text, 3, '0'), n::text, n::text, '451300', 'online', 'standard', '', '2025-09-05', now(),
      'mediation', now(), 'open', 1, 1, ''
    from generate_series(0, ${DISPUTES - 1}) n`.execute(db);
});
afterAll(async () => {
  await db.destroy();
  await test.drop();
});
beforeEach(async () => {
  for (const table of ['figure_entry', 'figure_delta', 'figure_cell'])
    await sql`delete from ${sql.table(table)}`.execute(db);
});

const entry = (n: number, more: object = {}) => ({
  ref: 'dispute:filed',
  measure: 'dispute.filed',
  extra: '',
  month: '2025-09',
  organisationId: n % 3 === 0 ? 'other' : 'station',
  claimType: 'wage_arrears',
  channel: 'online',
  category: 'standard',
  industry: 'C',
  mediatorId: '',
  value: 1,
  ...more,
});
const count = (n: number, more: object = {}, target = db) =>
  inTransaction(target, 'somebody', (tx) =>
    countDispute(tx, idOf(n), 1, { entries: [entry(n, more)], renewed: [], digest: 'x' }),
  );

const filed: FigureNeed = {
  key: 'filed',
  measure: 'dispute.filed',
  extras: null,
  from: '2025-01',
  to: '2025-12',
  byExtra: false,
};
async function filedAt(organisationId: string): Promise<number> {
  const { sums } = await sumFigures(db, { organisationIds: [organisationId], needs: [filed] });
  return sums[0]?.value ?? 0;
}
const waiting = async (): Promise<number> =>
  (await db.selectFrom('figureDelta').select('id').execute()).length;

describe('counting a dispute', () => {
  it('given it is counted, then every organisation above has it at once, before anybody has folded anything', async () => {
    await count(1);
    expect(await waiting()).toBe(1);
    expect(await Promise.all(['station', 'county', 'city', 'other'].map(filedAt))).toEqual([1, 1, 1, 0]);
  });

  it('given it is counted again as before, then nothing is written', async () => {
    await count(1);
    await count(1);
    expect(await waiting()).toBe(1);
  });

  it('given it has gone to another organisation, then it has left the one and come to the other', async () => {
    await count(1);
    await mergeFigures(db);
    await count(1, { organisationId: 'other' });
    expect(await Promise.all(['station', 'county', 'city', 'other'].map(filedAt))).toEqual([0, 0, 1, 1]);
    await mergeFigures(db);
    expect(await Promise.all(['station', 'county', 'city', 'other'].map(filedAt))).toEqual([0, 0, 1, 1]);
  });

  it('given a deadline is no longer in hand, then what it counted for stays; given it is, then it goes', async () => {
    const due = { ...entry(1), ref: 'deadline:a', measure: 'duty.missed' };
    const write = (entries: (typeof due)[], renewed: string[]) =>
      inTransaction(db, 'somebody', (tx) => countDispute(tx, idOf(1), 1, { entries, renewed, digest: 'x' }));
    const kept = async () =>
      (await db.selectFrom('figureEntry').select('ref').orderBy('ref').execute()).map(({ ref }) => ref);
    await write([entry(1), due], ['deadline:a']);
    await write([entry(1)], []);
    expect(await kept()).toEqual(['deadline:a', 'dispute:filed']);
    await write([entry(1)], ['deadline:a']);
    expect(await kept()).toEqual(['dispute:filed']);
  });
});

describe('the merger', () => {
  it('given it is stopped half-way, then nothing has changed and the next one does it all', async () => {
    await Promise.all([1, 2, 4].map((n) => count(n)));
    const killed = inTransaction(db, 'system', async (tx) => {
      await mergeAllAndHold(tx);
      // What a killed process leaves: its connection is gone before it could commit.
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
    });
    await expect(killed).rejects.toThrow();
    expect(await waiting()).toBe(3);
    expect(await filedAt('city')).toBe(3);
    expect(await mergeFigures(db)).toBe(3);
    expect(await filedAt('city')).toBe(3);
    expect(await cellDifferences(db)).toEqual([]);
  });

  it('given another merges, then it leaves the work to the other and waits for nobody', async () => {
    await count(1);
    await inTransaction(db, 'system', async (tx) => {
      await mergeAllAndHold(tx);
      expect(await mergeFigures(db)).toBeUndefined();
    });
    expect(await mergeFigures(db)).toBe(0);
  });

  it('given two mergers, thirty disputes that change again and again, and readers, then every answer is whole and nothing is lost', async () => {
    await Promise.all(Array.from({ length: DISPUTES }, (_, n) => count(n)));
    const acting = new AbortController();
    const merger = async () => {
      while (!acting.signal.aborted) await mergeFigures(db, 5);
    };
    const totals: number[] = [];
    const reader = async () => {
      while (!acting.signal.aborted) totals.push(await filedAt('city'));
    };
    const side = [merger(), merger(), reader(), reader()];
    await Promise.all(
      Array.from({ length: DISPUTES }, async (_, n) => {
        for (const organisationId of ['county', 'other', 'station', 'city'])
          await count(n, { organisationId, claimType: organisationId });
      }),
    );
    acting.abort();
    await Promise.all(side);
    // Every act moves a dispute from one organisation of the city to another: the city has thirty, whenever it is asked.
    expect(new Set(totals)).toEqual(new Set([DISPUTES]));
    expect(await cellDifferences(db)).toEqual([]);
    while (((await mergeFigures(db)) ?? 0) > 0);
    expect(await cellDifferences(db)).toEqual([]);
    expect(await Promise.all(['station', 'county', 'other'].map(filedAt))).toEqual([0, 0, 0]);
  });

  it('given sums are made anew while acts go on, then nothing is counted twice', async () => {
    await Promise.all(Array.from({ length: DISPUTES }, (_, n) => count(n)));
    await Promise.all([
      rebuildCells(db),
      ...Array.from({ length: DISPUTES }, (_, n) => count(n, { month: '2025-10' })),
      mergeFigures(db, 3),
    ]);
    expect(await filedAt('city')).toBe(DISPUTES);
    expect(await cellDifferences(db)).toEqual([]);
  });
});
