import { readDispute } from '@dingfen/dispute-engine';
import type { Person } from '@dingfen/domain';
import { connect, type Database, type DeskFilter, readDesk, type Viewer } from '@dingfen/persistence';
import pg from 'pg';
import { at, machine, median, ms, onDatabase, sortedNumbers, table, times } from './measured.ts';
import type { Place } from './place.ts';
import { makeSubjects, productEngine, supervisor } from './subjects.ts';

/** One statement as the product sent it. */
interface Sent {
  text: string;
  values: unknown[];
}

/** Notes what goes over every connection of this process until it is told to stop. */
function listening(): { sent: Sent[]; stop(): void } {
  const sent: Sent[] = [];
  const original = Reflect.get(pg.Client.prototype, 'query') as (...given: unknown[]) => unknown;
  const noting = function (this: pg.Client, ...given: unknown[]): unknown {
    const [query, values] = given as [string | { text: string; values?: unknown[] }, unknown[]?];
    const one =
      typeof query === 'string'
        ? { text: query, values: values ?? [] }
        : { text: query.text, values: query.values ?? values ?? [] };
    if (/^\s*(select|with)/i.test(one.text)) sent.push(one);
    return Reflect.apply(original, this, given);
  };
  Reflect.set(pg.Client.prototype, 'query', noting);
  return {
    sent,
    stop: () => {
      Reflect.set(pg.Client.prototype, 'query', original);
    },
  };
}

/** A question without an index is given up after so long. */
const PATIENCE_SECONDS = 20;

/** How long the database itself takes over the statements, planning included; `plain` without any index. */
async function inDatabase(url: string, sent: readonly Sent[], runs: number, plain: boolean): Promise<number> {
  return onDatabase(url, async (db) => {
    await db.query(`set statement_timeout = '${PATIENCE_SECONDS}s'`);
    if (plain)
      await db.query(
        'set enable_indexscan = off; set enable_indexonlyscan = off; set enable_bitmapscan = off',
      );
    const totals: number[] = [];
    for (let n = 0; n < runs; n += 1) {
      let total = 0;
      for (const { text, values } of sent) {
        const { rows } = await db.query<{
          'QUERY PLAN': [{ 'Planning Time': number; 'Execution Time': number }];
        }>(`explain (analyze, timing off, format json) ${text}`, values);
        const [plan] = (rows[0] as (typeof rows)[number])['QUERY PLAN'];
        total += plan['Planning Time'] + plan['Execution Time'];
      }
      totals.push(total);
    }
    return median(totals);
  });
}

/** What one question takes, in milliseconds. */
export interface Read {
  question: string;
  rows: number;
  statements: number;
  database: number;
  whole: { p50: number; p99: number };
  /** In the database without indexes; undefined when that took too long. */
  plain?: number;
}

export interface ReadingOptions {
  times: number;
  /** Disputes of a page of the list. */
  page: number;
  /** Disputes on a mediator's desk. */
  desk: number;
}

interface Viewers {
  /** Sees everything. */
  top: Viewer;
  desk: Viewer;
  disputeIds: string[];
  total: number;
  /** As many as the supervisor may see. */
  visible: number;
}

const viewerOf = ({ id, organisationId, roles }: Person): Viewer => ({
  id,
  roles,
  ...(organisationId === undefined ? {} : { organisationId }),
});

/** A supervisor above most disputes, a mediator with tasks, and some disputes that the supervisor may see. */
async function viewers(place: Place): Promise<Viewers> {
  return onDatabase(place.url, async (db) => {
    const { rows: tops } = await db.query<{ id: string; organisationId: string }>(
      `select p.id, p.organisation_id as "organisationId" from person p join organisation o on o.id = p.organisation_id
       where p.roles @> '{supervisor}' and o.id <> 'bench-city' order by cardinality(o.ancestry), p.id limit 1`,
    );
    const { rows: totals } = await db.query<{ n: number }>('select count(*)::int as n from dispute');
    const [found] = tops;
    const top: Viewer = found
      ? { id: found.id, organisationId: found.organisationId, roles: ['supervisor'] }
      : viewerOf(supervisor);
    const { rows } = await db.query<{ id: string }>(
      `select d.id from dispute d join assignment a on a.dispute_id = d.id join organisation o on o.id = a.holder_id
       where o.ancestry @> array[$1] and a.role = 'mediationBody' order by md5(d.id) limit 50`,
      [top.organisationId],
    );
    const { rows: seen } = await db.query<{ n: number }>(
      `select count(distinct a.dispute_id)::int as n from assignment a join organisation o on o.id = a.holder_id
       where o.ancestry @> array[$1]`,
      [top.organisationId],
    );
    return {
      visible: seen[0]?.n ?? 0,
      top,
      desk: { id: 'bench-mediator-0-0', organisationId: 'bench-centre-0', roles: ['mediator'] },
      disputeIds: rows.map(({ id }) => id),
      total: totals[0]?.n ?? 0,
    };
  });
}

/** The last row before the wanted one, of everything the viewer sees; found as somebody would who turns pages, only with large ones. */
async function lastBefore(
  db: Database,
  viewer: Viewer,
  rows: number,
): Promise<{ filedAt: string; id: string } | undefined> {
  let after: { filedAt: string; id: string } | undefined;
  for (let seen = 0; seen < rows; ) {
    const found = await readDesk(db, viewer, {}, Math.min(2000, rows - seen), after);
    const last = found.at(-1);
    if (!last) break;
    after = { filedAt: last.filedAt, id: last.id };
    seen += found.length;
  }
  return after;
}

/** `bench reading`: opening, listing and searching through the product's own functions. */
export async function benchReading(
  place: Place,
  { times: runs, page, desk: onDesk }: ReadingOptions,
  say: (line: string) => void,
): Promise<Read[]> {
  // They are spread over a hundred mediators.
  await makeSubjects(place.url, 100 * onDesk);
  const { top, desk, disputeIds, total, visible } = await viewers(place);
  const db = connect(place.url, { size: 2, patient: true });
  const engine = productEngine(db);
  try {
    say(await machine(place.url));
    // Where there are not so many, the last page.
    const number = Math.min(1000, Math.floor((visible - 1) / page) + 1);
    const before = await lastBefore(db, top, (number - 1) * page);
    let turn = 0;
    const person = { ...top, name: '', roles: ['supervisor'] } as Person;
    const list =
      (viewer: Viewer, filter: DeskFilter, limit: number, after?: { filedAt: string; id: string }) =>
      async () =>
        (await readDesk(db, viewer, filter, limit, after)).length;
    const questions: [string, () => Promise<number>][] = [
      [
        'the page of a dispute',
        async () =>
          (await readDispute(engine, person, disputeIds[(turn += 1) % disputeIds.length] as string)) ? 1 : 0,
      ],
      [`a desk of ${onDesk}`, list(desk, { mine: true }, onDesk)],
      [`page 1 of the list, ${page} a page`, list(top, {}, page)],
      [`page ${number} of the list`, list(top, {}, page, before)],
      ['search for a name that is rare', list(top, { search: '家具123号' }, page)],
      ['search for a name that is common', list(top, { search: '示例建筑' }, page)],
      ['search for a name that nobody has', list(top, { search: '无此公司' }, page)],
    ];
    const reads: Read[] = [];
    for (const [question, ask] of questions) {
      const took: number[] = [];
      let rows = 0;
      for (let n = 0; n < runs + 2; n += 1) {
        const begun = performance.now();
        rows = await ask();
        if (n >= 2) took.push(performance.now() - begun);
        if (took.reduce((sum, one) => sum + one, 0) > 30_000) break;
      }
      const heard = listening();
      await ask();
      heard.stop();
      const sorted = sortedNumbers(took);
      const plain = await inDatabase(place.url, heard.sent, 1, true).catch(() => undefined);
      reads.push({
        question,
        rows,
        statements: heard.sent.length,
        database: await inDatabase(place.url, heard.sent, Math.min(5, runs), false),
        whole: { p50: at(sorted, 0.5), p99: at(sorted, 0.99) },
        ...(plain === undefined ? {} : { plain }),
      });
    }
    say(
      `${total} disputes; asked up to ${runs} times, one after the other, through the product's own functions. “In the database” is planning and executing as the server itself counts them; “without indexes” is the same statements in a session that may use none.`,
    );
    say(
      table(
        ['', 'rows', 'statements', 'in the database', 'whole p50', 'whole p99', 'without indexes', '× '],
        reads.map((one) => [
          one.question,
          `${one.rows}`,
          `${one.statements}`,
          ms(one.database),
          ms(one.whole.p50),
          ms(one.whole.p99),
          one.plain === undefined ? `over ${PATIENCE_SECONDS} s` : ms(one.plain),
          one.plain === undefined ? '' : times(one.plain / one.database),
        ]),
      ),
    );
    say(
      'For the growth run it with --disputes 10000 and with a larger number. Not measured here: many readers at once, a cold disk.',
    );
    return reads;
  } finally {
    await db.destroy();
  }
}
