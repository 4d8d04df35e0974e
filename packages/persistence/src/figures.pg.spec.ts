import { createTestDatabase, ensureTemplate, type TestDatabase } from '@dingfen/local-stack/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, type Database, inTransaction, migrateToLatest } from './connect.ts';
import { type FigureNeed, listFigure, spansOf, sumFigures } from './figures.ts';
import {
  cellDifferences,
  countDispute,
  mergeAllAndHold,
  mergeFigures,
  rebuildCells,
  standingDifferences,
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

const clerk = { id: 'nobody', roles: [] };

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

describe('months as spans of kept sums', () => {
  const monthsIn = ({ from, to }: { from: string; to: string }): string[] => {
    const all = Array.from({ length: 84 }, (_, n) => {
      const year = 2020 + Math.floor(n / 12);
      return `${year}-${String((n % 12) + 1).padStart(2, '0')}`;
    });
    const known = [...all, ...new Set(all.map((one) => `Y${one.slice(0, 4)}`))];
    return known
      .filter((one) => one >= from && one <= to)
      .flatMap((one) =>
        one.startsWith('Y') ? all.filter((month) => month.startsWith(one.slice(1))) : [one],
      );
  };
  const counted = (from: string | null, to: string): Record<string, number> => {
    const found: Record<string, number> = {};
    for (const { sign, ...span } of spansOf(from, to))
      for (const month of monthsIn(span)) found[month] = (found[month] ?? 0) + sign;
    return Object.fromEntries(Object.entries(found).filter(([, times]) => times !== 0));
  };

  it.each([
    ['2024-05', '2024-05'],
    ['2024-01', '2024-12'],
    ['2024-02', '2024-11'],
    ['2023-12', '2024-11'],
    ['2022-07', '2023-06'],
    ['2021-12', '2026-11'],
    ['2023-01', '2024-12'],
    ['2023-03', '2025-02'],
    [null, '2024-08'],
    [null, '2023-02'],
  ])('given %s to %s, then every month of it is in them once and no other', (from, to) => {
    const wanted = monthsIn({ from: from ?? '2020-01', to });
    expect(counted(from, to)).toEqual(Object.fromEntries(wanted.map((month) => [month, 1])));
    expect(spansOf(from, to).length).toBeLessThanOrEqual(3);
  });

  it('given days, then they are read as they are', () => {
    expect(spansOf('2025-09-05', '2025-09-20')).toEqual([{ from: '2025-09-05', to: '2025-09-20', sign: 1 }]);
    expect(spansOf(null, '2025-09-20')).toEqual([{ from: '', to: '2025-09-20', sign: 1 }]);
  });
});

describe('what stands now', () => {
  const open = (n: number, stage: string, bodies: string[], target = db) =>
    inTransaction(target, 'somebody', (tx) =>
      countDispute(tx, idOf(n), 1, {
        entries: bodies.map((organisationId, at) => ({
          ...entry(n, { ref: `dispute:open:${at}`, measure: 'now.open', extra: stage, month: '2025-09-05' }),
          organisationId,
          ...(at === 0 ? {} : { besides: bodies.slice(0, at).join(',') }),
        })),
        renewed: [],
        digest: 'x',
      }),
    );
  const openAt = async (organisationId: string, more: object = {}) => {
    const needs = [{ ...filed, measure: 'now.open', from: null, to: '9999-12-31', byExtra: true }];
    const { sums } = await sumFigures(db, { organisationIds: [organisationId], needs, ...more });
    return Object.fromEntries(sums.map(({ extra, value }) => [extra, value]));
  };
  const everywhere = (more: object = {}) =>
    Promise.all(['station', 'county', 'city', 'other'].map((id) => openAt(id, more)));

  it('given a dispute that two bodies hold, then each has it, and whoever stands above both has it once', async () => {
    await open(1, 'trial', ['station', 'other']);
    const once = { trial: 1 };
    const ways = [
      {},
      { filter: { channel: ['online'] } },
      { filter: { channel: ['online'], industry: ['C'] } },
    ];
    for (const way of ways) expect(await everywhere(way)).toEqual([once, once, once, once]);
    await mergeFigures(db);
    for (const way of ways) expect(await everywhere(way)).toEqual([once, once, once, once]);
    expect(await cellDifferences(db)).toEqual([]);
    const terms = [{ measure: 'now.open', extras: null, from: null, to: '9999-12-31', sign: 1 as const }];
    const listed = (organisationId: string) => listFigure(db, { organisationId, terms }, clerk, 10);
    expect((await Promise.all(['station', 'city', 'other'].map(listed))).map((one) => one.length)).toEqual([
      1, 1, 1,
    ]);
  });

  it('given it goes from stage to stage, then no sum of where it was is left behind', async () => {
    for (const stage of ['mediation', 'agreement', 'enforceable', 'winding']) {
      await open(1, stage, ['station']);
      await mergeFigures(db);
    }
    const kept = await db.selectFrom('figureCell').select('extra').distinct().execute();
    expect(kept).toEqual([{ extra: 'winding' }]);
    expect(await openAt('city')).toEqual({ winding: 1 });
  });

  it('given the tables say otherwise, then the self-check names where', async () => {
    await open(1, 'trial', ['station']);
    expect(await standingDifferences(db)).toMatchObject([
      { organisationId: 'city', measure: 'now.open', extra: 'trial', kept: 1, counted: 0 },
      { organisationId: 'county', kept: 1, counted: 0 },
      { organisationId: 'station', kept: 1, counted: 0 },
    ]);
  });
});

describe('the list behind a number', () => {
  it('given one body has nearly everything and pages are short, then each entry is on one page, in order', async () => {
    await Promise.all(
      Array.from({ length: DISPUTES }, (_, n) =>
        count(n, {
          organisationId: n % 10 === 0 ? 'other' : 'station',
          month: n < 20 ? '2025-09' : '2025-08',
        }),
      ),
    );
    const terms = [
      { measure: 'dispute.filed', extras: null, from: '2025-01', to: '2025-12', sign: 1 as const },
    ];
    const found: string[] = [];
    for (let after; ; ) {
      const page = await listFigure(db, { organisationId: 'city', terms }, clerk, 12, after);
      found.push(...page.map(({ month, disputeId }) => `${month} ${disputeId}`));
      if (page.length < 12) break;
      after = page.at(-1);
    }
    expect(found).toHaveLength(DISPUTES);
    expect(found).toEqual([...new Set(found)].toSorted().toReversed());
  });
});
