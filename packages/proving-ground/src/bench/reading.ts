import { readDispute } from '@dingfen/dispute-engine';
import type { Person } from '@dingfen/domain';
import {
  connect,
  type Database,
  type DeskCursor,
  type DeskFilter,
  readDesk,
  type Viewer,
} from '@dingfen/persistence';
import pg from 'pg';
import { at, machine, ms, onDatabase, sortedNumbers, table, times } from './measured.ts';
import type { Place } from './place.ts';
import { makeSubjects, productEngine, supervisor } from './subjects.ts';

/** One statement as it was sent. */
interface Sent {
  text: string;
  values: unknown[];
}

/** Notes what goes over every connection of this process while something is done. */
async function heard(work: () => Promise<unknown>): Promise<Sent[]> {
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
  try {
    await work();
  } finally {
    Reflect.set(pg.Client.prototype, 'query', original);
  }
  return sent;
}

/** How long the server itself takes over some statements, planning included; milliseconds. */
async function takenBy(db: pg.Client, statements: readonly Sent[]): Promise<number> {
  let total = 0;
  for (const { text, values } of statements) {
    const { rows } = await db.query<{
      'QUERY PLAN': [{ 'Planning Time': number; 'Execution Time': number }];
    }>(`explain (analyze, timing off, format json) ${text}`, values);
    const [plan] = (rows[0] as (typeof rows)[number])['QUERY PLAN'];
    total += plan['Planning Time'] + plan['Execution Time'];
  }
  return total;
}

/** A plain query is given up after so long. */
const PATIENCE_SECONDS = 10;

/** Once, in a session that may use no index; undefined when it took too long. */
const withoutIndexes = (url: string, statements: readonly Sent[]): Promise<number | undefined> =>
  onDatabase(url, async (db) => {
    await db.query(`set statement_timeout = '${PATIENCE_SECONDS}s'; set work_mem = '256MB';
      set enable_indexscan = off; set enable_indexonlyscan = off; set enable_bitmapscan = off`);
    return takenBy(db, statements).catch((error: unknown) => {
      // query_canceled
      if ((error as { code?: string }).code === '57014') return undefined;
      throw error;
    });
  });

/** A page as somebody would ask for it who has the tables and nothing beside them. */
function plainPage(
  { id, organisationId = '', roles }: Viewer,
  { mine = false, search = '' }: DeskFilter,
  limit: number,
  offset = 0,
): Sent {
  return {
    text: `
      with page as (
        select d.* from dispute d
        where (d.id in (select p.dispute_id from party p where p.person_id = $1 and p.replaced_by is null)
            or d.id in (select a.dispute_id from assignment a join organisation o on o.id = a.holder_id
              where a.holder_id = $2 or $3 and o.ancestry @> array[$2])
            or d.id in (select a.dispute_id from assignment a where a.holder_id = $1))
          ${mine ? `and d.id in (select t.dispute_id from task t where t.status = 'open' and t.assignee_id in ($1, $2))` : ''}
          ${search === '' ? '' : `and (d.number like $4 or d.id in (select p.dispute_id from party p where p.name like $4))`}
        order by d.filed_at desc, d.id desc limit ${limit} offset ${offset})
      select page.id, page.number, page.stage, array_agg(distinct p.name) as names, sum(c.amount_fen) as claimed,
        min(d.nominal_due_on) filter (where d.status = 'running') as due, count(distinct t.id) as tasks
      from page join party p on p.dispute_id = page.id left join claim_item c on c.dispute_id = page.id
        left join deadline d on d.dispute_id = page.id left join task t on t.dispute_id = page.id and t.status = 'open'
      group by 1, 2, 3`,
    values: [id, organisationId, roles.includes('supervisor'), ...(search === '' ? [] : [`%${search}%`])],
  };
}

interface Quantiles {
  p50: number;
  p99: number;
}

const quantiles = (all: readonly number[]): Quantiles => {
  const sorted = sortedNumbers(all);
  return { p50: at(sorted, 0.5), p99: at(sorted, 0.99) };
};

/** What one question takes, in milliseconds. */
export interface Read {
  question: string;
  rows: number;
  statements: number;
  /** Asked for the first time, whatever was in memory then. */
  first: number;
  database: Quantiles;
  whole: Quantiles;
  /** In the database without indexes; undefined when that took too long. */
  plain: number | undefined;
}

export interface ReadingOptions {
  times: number;
  /** Disputes of a page of the list. */
  page: number;
  /** Disputes on a mediator's desk. */
  desk: number;
}

interface Readers {
  /** Sees everything. */
  top: Viewer;
  disputeIds: string[];
  total: number;
  /** As many as the supervisor may see. */
  visible: number;
}

/** A supervisor above most disputes, and some disputes that the supervisor may see. */
const readers = (url: string): Promise<Readers> =>
  onDatabase(url, async (db) => {
    const { rows: tops } = await db.query<{ id: string; organisationId: string }>(
      `select p.id, p.organisation_id as "organisationId" from person p join organisation o on o.id = p.organisation_id
       where p.roles @> '{supervisor}' and o.id <> 'bench-city' order by cardinality(o.ancestry), p.id limit 1`,
    );
    const [found = { id: supervisor.id, organisationId: supervisor.organisationId as string }] = tops;
    const { rows } = await db.query<{ ids: string[]; total: number; visible: number }>(
      `with seen as (
         select distinct a.dispute_id as id from assignment a join organisation o on o.id = a.holder_id where o.ancestry @> array[$1])
       select array(select id from seen order by md5(id) limit 1000) as ids, (select count(*)::int from dispute) as total,
         (select count(*)::int from seen) as visible`,
      [found.organisationId],
    );
    const { ids, total, visible } = rows[0] as (typeof rows)[number];
    return { top: { ...found, roles: ['supervisor'] }, disputeIds: ids, total, visible };
  });

/** The last row before the wanted one, of everything the viewer sees; found as somebody would who turns pages, only with large ones. */
async function lastBefore(db: Database, viewer: Viewer, rows: number): Promise<DeskCursor | undefined> {
  let after: DeskCursor | undefined;
  for (let seen = 0; seen < rows; ) {
    const found = await readDesk(db, viewer, {}, Math.min(2000, rows - seen), after);
    const last = found.at(-1);
    if (!last) break;
    after = { filedAt: last.filedAt, id: last.id };
    seen += found.length;
  }
  return after;
}

interface Question {
  name: string;
  /** The same for the n-th time, of another dispute or another name where there are several; gives the number of rows. */
  ask: (n: number) => Promise<number>;
  /** Where it is not the product's own statements without indexes. */
  plain?: Sent;
}

async function measured(
  url: string,
  { name, ask, plain }: Question,
  runs: number,
  inDatabase: pg.Client,
): Promise<Read> {
  const whole: number[] = [];
  const database: number[] = [];
  let rows = 0;
  let statements: Sent[] = [];
  for (let n = 0; n < runs + 1; n += 1) {
    const begun = performance.now();
    rows = await ask(n);
    whole.push(performance.now() - begun);
    statements = await heard(() => ask(n));
    if (n > 0) database.push(await takenBy(inDatabase, statements));
  }
  return {
    question: name,
    rows,
    statements: statements.length,
    first: whole[0] as number,
    database: quantiles(database),
    whole: quantiles(whole.slice(1)),
    plain: await withoutIndexes(url, plain ? [plain] : statements),
  };
}

/** `bench reading`: opening, listing and searching through the product's own functions. */
export async function benchReading(
  place: Place,
  { times: runs, page, desk: onDesk }: ReadingOptions,
  say: (line: string) => void,
): Promise<Read[]> {
  // They are spread over a hundred mediators.
  await makeSubjects(place.url, 100 * onDesk);
  const { top, disputeIds, total, visible } = await readers(place.url);
  const mediator: Viewer = {
    id: 'bench-mediator-0-0',
    organisationId: 'bench-centre-0',
    roles: ['mediator'],
  };
  const db = connect(place.url, { size: 2, patient: true });
  const engine = productEngine(db);
  try {
    say(await machine(place.url));
    // Where there are not so many, the last page.
    const number = Math.min(1000, Math.floor((visible - 1) / page) + 1);
    const before = await lastBefore(db, top, (number - 1) * page);
    const person: Person = { ...top, name: '', roles: ['supervisor'] };
    const list = (
      name: string,
      viewer: Viewer,
      filterOf: (n: number) => DeskFilter,
      limit = page,
      after?: DeskCursor,
      offset = 0,
    ): Question => ({
      name,
      ask: async (n) => (await readDesk(db, viewer, filterOf(n), limit, after)).length,
      plain: plainPage(viewer, filterOf(0), limit, offset),
    });
    const search = (name: string, wordsOf: (n: number) => string): Question =>
      list(`search for a name that ${name}`, top, (n) => ({ search: wordsOf(n) }));
    const questions: Question[] = [
      {
        name: 'the page of a dispute',
        ask: async (n) =>
          (await readDispute(engine, person, disputeIds[n % disputeIds.length] as string)) ? 1 : 0,
      },
      list(`a desk of ${onDesk}`, mediator, () => ({ mine: true }), onDesk),
      list(`page 1 of the list, ${page} a page`, top, () => ({})),
      list(`page ${number} of the list`, top, () => ({}), page, before, (number - 1) * page),
      search('many have', () => '示例建筑'),
      search('one in seventy has', (n) => `${'来兴忻象武'[n % 5]}${'宾宾城州宣'[n % 5]}示例家政`),
      search('one in two hundred has', (n) => `${'韦黄覃莫蓝'[n % 5]}某${'甲乙丙丁'[n % 4]}（`),
      search('is rare', (n) => `家具${100 + (n % 300)}号`),
      search('nobody has', () => '无此公司'),
    ];
    const reads = await onDatabase(place.url, async (inDatabase) => {
      await inDatabase.query('set jit = off');
      const all: Read[] = [];
      for (const question of questions) all.push(await measured(place.url, question, runs, inDatabase));
      return all;
    });
    say(
      `${total} disputes, of which the supervisor sees ${visible}; each asked ${runs} times, one after the other, of different disputes and names, through the product's own functions. “In the database” is planning and executing of all its statements as the server itself counts them, with pages in memory; “first” is the whole of the first time. “Plain” is SQL over the tables without any index or list kept beside them.`,
    );
    say(
      table(
        ['', 'rows', 'statements', 'database p50', 'p99', 'whole p50', 'p99', 'first', 'plain', '× '],
        reads.map((one) => [
          one.question,
          `${one.rows}`,
          `${one.statements}`,
          ms(one.database.p50),
          ms(one.database.p99),
          ms(one.whole.p50),
          ms(one.whole.p99),
          ms(one.first),
          one.plain === undefined ? `> ${PATIENCE_SECONDS} s` : ms(one.plain),
          one.plain === undefined ? '' : times(one.plain / one.database.p50),
        ]),
      ),
    );
    say(
      'For the growth run it with --disputes 10000 and with a larger number. Not measured here: many readers at once.',
    );
    return reads;
  } finally {
    await db.destroy();
  }
}
