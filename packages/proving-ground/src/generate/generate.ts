import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { connect, rebuildCells } from '@dingfen/persistence';
import pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { type Chance, chance } from '../random.ts';
import { playOut } from './play-out.ts';
import { type Columns, readPlayed } from './read-world.ts';
import { spreading, stamp, type Stamped } from './stamp.ts';
import { type Course, dayNumber, dayOf, type Table, tables, type Template, templateOf } from './template.ts';

export interface Generated {
  entries: number;
  seconds: { loading: number; indexes: number };
}

/** How disputes go, in hundredths. */
const mixes = {
  /**
   * A little over three of four mediations end in agreement, as the ministry reports of 2023 (77.7 %); the rest is an engineer's
   * guess at what follows. An agreement that is performed takes 28 entries at least, so that the mean is about 26.
   */
  usual: {
    settled: 62,
    confirmed: 7,
    failed: 10,
    toArbitration: 4,
    toTrial: 2,
    withdrawn: 8,
    declined: 4,
    open: 3,
  },
  /** About 12 entries each, as where most applications are taken back before anybody mediates. */
  brief: {
    settled: 3,
    confirmed: 0.5,
    failed: 5,
    toArbitration: 0.5,
    toTrial: 0.5,
    withdrawn: 62,
    declined: 25.5,
    open: 3,
  },
} satisfies Record<string, Record<Course, number>>;
export type Mix = keyof typeof mixes;
export const isMix = (name: string): name is Mix => Object.hasOwn(mixes, name);

/** As many entries as the played disputes have on average would be more than most real ones have. */
const WANTED_ENTRIES = 12;
const YEARS = 5;

function pickers(templates: readonly Template[], mix: Record<Course, number>, say: (line: string) => void) {
  const by = new Map<Course, Template[]>();
  for (const one of templates) {
    const list = by.get(one.played.course) ?? [];
    by.set(one.played.course, [...list, one]);
  }
  // Of each course those that came to an end, where there are any, and of these the ones whose journals are nearest to the wanted
  // length; two, so that a course is not one single story.
  for (const [course, list] of by) {
    const closed = list.filter((one) => one.played.status === 'closed');
    const sorted = (course !== 'open' && closed.length > 0 ? closed : list).toSorted(
      (a, b) => Math.abs(a.journal.length - WANTED_ENTRIES) - Math.abs(b.journal.length - WANTED_ENTRIES),
    );
    by.set(course, sorted.slice(0, 2));
  }
  const missing = Object.keys(mix).filter((course) => !by.has(course as Course));
  if (missing.length > 0) say(`no played dispute for ${missing.join(', ')}; their share goes to the others`);
  const courses = [...by.keys()];
  const total = courses.reduce((sum, one) => sum + mix[one], 0);
  return (own: Chance): Template => {
    let left = own.next() * total;
    const course = courses.find((one) => (left -= mix[one]) < 0) ?? (courses[0] as Course);
    return own.oneOf(by.get(course) as Template[]);
  };
}

/**
 * The day on which a stamped dispute was filed: within the last years, early enough that everything done in it is past. One that
 * is still open stands so that, where that is possible, nothing in it is overdue.
 */
function dayFor(template: Template, today: number, own: Chance): string {
  const { filedOn, lastOn, status } = template.played;
  const filed = dayNumber(filedOn);
  const last = dayNumber(lastOn);
  if (status === 'open') {
    const due = template.played
      .countedAfter(0)
      .deadlines.filter((one) => one.status === 'running' && one.dueOn !== null)
      .map((one) => dayNumber(one.dueOn as string));
    const room = due.length > 0 ? Math.max(0, Math.min(...due) - last - 1) : 40;
    return dayOf(today - (last - filed) - own.whole(0, Math.min(room, 40)));
  }
  // Every year has a little more than the one before.
  const ago = Math.floor(YEARS * 365 * (1 - Math.sqrt(own.next()))) + (last - filed) + 1;
  return dayOf(today - ago);
}

type Copied = Table | 'journal_entry' | 'figure_entry';
const figureColumns = [
  'dispute_id',
  'ref',
  'measure',
  'extra',
  'month',
  'organisation_id',
  'claim_type',
  'channel',
  'category',
  'industry',
  'mediator_id',
  'value',
  'besides',
] as const;

const figureLines = ({ entries, disputeId }: Stamped): string =>
  entries
    .map((one) =>
      [
        disputeId,
        one.ref,
        one.measure,
        one.extra,
        one.month,
        one.organisationId,
        one.claimType,
        one.channel,
        one.category,
        one.industry,
        one.mediatorId,
        one.value,
        one.besides ?? '',
      ].join('\t'),
    )
    .map((line) => `${line}\n`)
    .join('');

interface OpenCopy {
  client: pg.Client;
  stream: CopyStreamQuery;
  table: Copied;
  waiting: string[];
  size: number;
}

/** One COPY for each table, side by side; whoever writes waits where the database is slower. */
class Copies {
  readonly #open: OpenCopy[];

  private constructor(open: OpenCopy[]) {
    this.#open = open;
  }

  static async begin(url: string, columns: Columns): Promise<Copies> {
    const all: Record<Copied, readonly string[]> = { ...columns, figure_entry: figureColumns };
    const open: OpenCopy[] = [];
    for (const table of Object.keys(all) as Copied[]) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      // References are right by construction, and are put back when everything is in.
      await client.query(
        `set timezone = 'UTC'; set synchronous_commit = off; set session_replication_role = replica`,
      );
      const stream = client.query(
        copyFrom(`copy ${table} (${all[table].map((name) => `"${name}"`).join(', ')}) from stdin`),
      );
      open.push({ client, stream, table, waiting: [], size: 0 });
    }
    return new Copies(open);
  }

  async write(lines: Record<Copied, string>): Promise<void> {
    for (const one of this.#open) {
      const text = lines[one.table];
      if (text === '') continue;
      one.waiting.push(text);
      one.size += text.length;
      if (one.size > 500_000) await this.#flush(one);
    }
  }

  async #flush(one: OpenCopy): Promise<void> {
    if (one.size === 0) return;
    const text = one.waiting.join('');
    one.waiting = [];
    one.size = 0;
    if (!one.stream.write(text)) await once(one.stream, 'drain');
  }

  async end(): Promise<void> {
    for (const one of this.#open) {
      await this.#flush(one);
      one.stream.end();
      await finished(one.stream);
      await one.client.end();
    }
  }
}

interface Definitions {
  foreign: { table: string; name: string; definition: string }[];
  keys: { table: string; name: string; definition: string }[];
  indexes: { name: string; definition: string }[];
}

/** Takes away keys, references and indexes of the tables that are filled, and says how to put them back. */
async function strip(db: pg.Client, names: readonly string[]): Promise<Definitions> {
  const constraints = async (kind: string, on: 'conrelid' | 'confrelid') =>
    (
      await db.query<{ table: string; name: string; definition: string }>(
        `select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition
         from pg_constraint where contype = any($1) and ${on}::regclass::text = any($2)`,
        [kind.split(''), names],
      )
    ).rows;
  const foreign = [...(await constraints('f', 'conrelid')), ...(await constraints('f', 'confrelid'))].filter(
    (one, at, all) => all.findIndex((other) => other.name === one.name && other.table === one.table) === at,
  );
  for (const { table, name } of foreign) await db.query(`alter table ${table} drop constraint "${name}"`);
  const keys = await constraints('pu', 'conrelid');
  for (const { table, name } of keys) await db.query(`alter table ${table} drop constraint "${name}"`);
  const { rows: indexes } = await db.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes where schemaname = 'public' and tablename = any($1)`,
    [names],
  );
  for (const { name } of indexes) await db.query(`drop index "${name}"`);
  return { foreign, keys, indexes };
}

async function restore(db: pg.Client, { foreign, keys, indexes }: Definitions): Promise<void> {
  await db.query(`set maintenance_work_mem = '512MB'`);
  for (const { table, name, definition } of keys)
    await db.query(`alter table ${table} add constraint "${name}" ${definition}`);
  for (const { definition } of indexes) await db.query(definition);
  for (const { table, name, definition } of foreign)
    await db.query(`alter table ${table} add constraint "${name}" ${definition} not valid`);
}

/** Which dispute is stamped, and the day on which it is filed: first to last, as they come in. */
function drawn(
  count: number,
  pick: (own: Chance) => Template,
  today: number,
  own: Chance,
): { template: Template; filedOn: string }[] {
  const all = Array.from({ length: count }, () => {
    const template = pick(own);
    return { template, filedOn: dayFor(template, today, own) };
  });
  return all.toSorted((a, b) => (a.filedOn < b.filedOn ? -1 : a.filedOn > b.filedOn ? 1 : 0));
}

/** What the database keeps beside disputes, which it did not while they were copied in: lists, words and the sums of figures. */
async function keepBeside(url: string, db: pg.Client): Promise<void> {
  const lists = ['dispute_listing', 'dispute_wording'];
  const definitions = await strip(db, lists);
  await db.query(`truncate ${lists.join(', ')}; set work_mem = '256MB'`);
  for (const [table, all] of [
    ['dispute_listing', 'listing_of'],
    ['dispute_wording', 'wording_of'],
  ])
    await db.query(
      `insert into ${table} select * from ${all}(array(select id from dispute)) order by filed_at`,
    );
  await restore(db, definitions);
  const product = connect(url, { size: 1, patient: true });
  try {
    await rebuildCells(product);
  } finally {
    await product.destroy();
  }
}

export interface GenerateOptions {
  disputes: number;
  seed: number;
  mix?: Mix;
}

/**
 * Fills a database that holds the demonstration world with disputes stamped from the played ones: as many as wanted, over five
 * years, the same for the same seed. Their journals verify, and so do their figures: what was done is moved by whole days, and
 * what follows from it by the calendar is reckoned anew.
 */
export async function generate(
  url: string,
  { disputes, seed, mix = 'usual' }: GenerateOptions,
  say: (line: string) => void,
): Promise<Generated> {
  say(`${await playOut(url)} disputes brought to an end`);
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    const { columns, bodies, played } = await readPlayed(db);
    const pick = pickers(played.map(templateOf), mixes[mix], say);
    const own = chance(seed);
    const spread = spreading(bodies);
    const { rows: nows } = await db.query<{ today: string }>(
      `select to_char(dingfen_now(), 'YYYY-MM-DD') as today`,
    );
    const today = dayNumber((nows[0] as { today: string }).today);
    const names = [...tables, 'journal_entry', 'figure_entry'];
    const definitions = await strip(db, names);
    const courses = new Map<Course, number>();
    let entries = 0;
    const begun = performance.now();
    const copies = await Copies.begin(url, columns);
    for (const [at, { template, filedOn }] of drawn(disputes, pick, today, own).entries()) {
      const n = at + 1;
      const stamped = stamp(template, spread, filedOn, n, own);
      entries += stamped.journalLength;
      courses.set(template.played.course, (courses.get(template.played.course) ?? 0) + 1);
      await copies.write({ ...stamped.lines, figure_entry: figureLines(stamped) });
      if (n % Math.ceil(disputes / 10) === 0)
        say(`${n} disputes, ${((performance.now() - begun) / 1000).toFixed(0)} s`);
    }
    await copies.end();
    const loaded = performance.now();
    say('keys, indexes, lists and sums');
    await restore(db, definitions);
    await keepBeside(url, db);
    await db.query('vacuum analyze');
    const seconds = { loading: (loaded - begun) / 1000, indexes: (performance.now() - loaded) / 1000 };
    say(
      `${disputes} disputes, ${(entries / disputes).toFixed(1)} entries each; loading ${seconds.loading.toFixed(0)} s, keys, indexes, lists and sums ${seconds.indexes.toFixed(0)} s`,
    );
    say([...courses].map(([course, count]) => `${course} ${count}`).join(', '));
    return { entries, seconds };
  } finally {
    await db.end();
  }
}
