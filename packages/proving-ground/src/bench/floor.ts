import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { raiseEvent } from '@dingfen/dispute-engine';
import { connect } from '@dingfen/persistence';
import type pg from 'pg';
import { onDatabase, type Sample, sampleOf } from './measured.ts';
import { granted, productEngine, type Subjects, supervisor } from './subjects.ts';

const FOLDERS = '/usr/lib/postgresql';

/** pgbench from PATH or from where Debian keeps it; undefined when this machine has none. */
export function findPgbench(): string | undefined {
  const versions = existsSync(FOLDERS) ? readdirSync(FOLDERS).toSorted((a, b) => Number(b) - Number(a)) : [];
  return ['pgbench', ...versions.map((one) => join(FOLDERS, one, 'bin', 'pgbench'))].find(
    (one) => spawnSync(one, ['--version']).status === 0,
  );
}

interface TableShape {
  name: string;
  key: string[];
  columns: Map<string, { type: string; generated: boolean }>;
}
type Row = Record<string, unknown>;
type State = Map<string, Map<string, Row>>;

async function shapes(db: pg.Client): Promise<TableShape[]> {
  const { rows } = await db.query<{ name: string; key: string[]; columns: [string, string, boolean][] }>(
    `select c.relname as name,
       (select array_agg(a.attname::text) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
          where i.indrelid = c.oid and i.indisprimary) as key,
       (select jsonb_agg(jsonb_build_array(a.attname, format_type(a.atttypid, a.atttypmod), a.attidentity <> '') order by a.attnum)
          from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
     from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
       and (c.relname = 'dispute' or exists (
         select from pg_attribute a where a.attrelid = c.oid and a.attname = 'dispute_id' and not a.attisdropped))
     order by 1`,
  );
  return rows.map(({ name, key, columns }) => ({
    name,
    key,
    columns: new Map(columns.map(([column, type, generated]) => [column, { type, generated }])),
  }));
}

async function stateOf(db: pg.Client, all: readonly TableShape[], disputeId: string): Promise<State> {
  const state: State = new Map();
  for (const { name, key } of all) {
    const { rows } = await db.query<{ row: Row }>(
      `select to_jsonb(t) as row from ${name} t where ${name === 'dispute' ? 'id' : 'dispute_id'} = $1`,
      [disputeId],
    );
    state.set(name, new Map(rows.map(({ row }) => [JSON.stringify(key.map((one) => row[one])), row])));
  }
  return state;
}

/** A value as SQL; colons would be variables to pgbench, so they are written by their number. */
function valueOf(value: unknown, type: string): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = (said: string): string => {
    const quoted = said.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', String.raw`\x3a`);
    return `E'${quoted.replaceAll('\n', String.raw`\n`)}'`;
  };
  if (type === 'jsonb') return `${text(JSON.stringify(value))}::jsonb`;
  if (Array.isArray(value)) return `array[${value.map((one) => text(String(one))).join(', ')}]::${type}`;
  return type === 'text' ? text(value as string) : `${text(value as string)}::${type}`;
}

/** The tables in the order in which an act writes them. */
const ORDER = [
  'dispute',
  'party',
  'claim_item',
  'assignment',
  'proceeding',
  'journal_entry',
  'deadline',
  'deadline_notice',
  'task',
];
const orderOf = ({ name }: TableShape): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

/** What a row is found by that is not a copy of the template's. */
const FOUND_BY = ['status', 'timer_id', 'state_path', 'role', 'ref'];

interface Captured {
  before: State;
  after: State;
  all: readonly TableShape[];
  command: Row;
}

/** Carries out the act three times and keeps what the third one changed: by then it changes the same each time. */
async function capture(url: string, { template, act }: Subjects): Promise<Captured> {
  const engineDb = connect(url, { size: 2 });
  try {
    const engine = productEngine(engineDb);
    const once = async (turn: number): Promise<string> => {
      const idempotencyKey = randomUUID();
      granted(await raiseEvent(engine, supervisor, { ...template, ...act(0, turn), idempotencyKey }));
      return idempotencyKey;
    };
    await once(1);
    await once(2);
    return await onDatabase(url, async (db) => {
      const all = await shapes(db);
      const before = await stateOf(db, all, template.disputeId);
      const key = await once(3);
      const after = await stateOf(db, all, template.disputeId);
      const { rows } = await db.query<{ row: Row }>(
        'select to_jsonb(c) as row from command c where actor_id = $1 and key = $2',
        [supervisor.id, key],
      );
      return { all, before, after, command: rows[0]?.row ?? {} };
    });
  } finally {
    await engineDb.destroy();
  }
}

/** What an act reads, as anybody would write it. `:d` is the dispute. */
const reads = (d: string): string[] => [
  `select d.*, d.journal_length + 1 as seq from dispute d where d.id = ${d} for no key update \\gset`,
  `select * from party where dispute_id = ${d} order by position;`,
  `select * from claim_item where dispute_id = ${d} order by position;`,
  `select * from assignment where dispute_id = ${d};`,
  `select * from proceeding where dispute_id = ${d} order by position;`,
  `select * from deadline where dispute_id = ${d} and status in ('running', 'paused', 'breached');`,
  `select n.* from deadline_notice n join deadline d on d.id = n.deadline_id
     where d.dispute_id = ${d} and d.status in ('running', 'paused', 'breached') and n.status = 'fired' and n.kind = 'rung';`,
  `select * from task where dispute_id = ${d} and status = 'open';`,
  `select o.id from organisation o join assignment a on a.holder_id = o.id where a.dispute_id = ${d} and o.ancestry @> array['bench-city'];`,
  `select * from mediator where person_id = 'bench-mediator-0-1';`,
];

export interface Floor {
  /** From the first read to the last write, without begin and commit; `:n` is the number of the dispute, `:seq` that of the entry. */
  statements: string[];
  /** What they write, table by table. */
  writes: string;
  /** What is decided in it. */
  decision: DecisionToMake;
}

/** What whoever writes the same rows in another way has to decide before. */
export interface DecisionToMake {
  /** The proceeding as it stood before the act. */
  stored: { state: unknown; context: unknown };
  event: string;
  /** Of the act before and of this one, as `decide` heard them: now this mediator is asked, now that one. */
  payloads: Record<string, unknown>[];
  actor: { personId: string; name: string; capacities: string[]; organisationId: string };
}

/**
 * The statements of one act as plain SQL in one transaction: the rows it reads, and exactly the rows that a real act was seen to
 * insert and change, for a dispute chosen at random among the even numbers (the odd ones belong to the engine, whose journals
 * stay whole). What is left out: deciding, the hash (a text of its length is written instead) and looking for an earlier answer.
 */
export async function floorOf(url: string, subjects: Subjects): Promise<Floor> {
  const { all, before, after, command } = await capture(url, subjects);
  const d = subjects.sqlOf(subjects.template.disputeId, ':n') as string;
  /** Begins the names from which new ids are made, so that other subjects have others. */
  const own = subjects.template.disputeId;
  const made = new Map<string, string>();
  const writes: string[] = [];
  const told: string[] = [];
  const shown = (table: TableShape, column: string, value: unknown): string => {
    const { type = 'text' } = table.columns.get(column) ?? {};
    if (column === 'seq' || column === 'journal_seq' || column === 'journal_length') return ':seq';
    if (column === 'row_version') return 'row_version + 1';
    if (typeof value === 'string') {
      const known = made.get(value) ?? subjects.sqlOf(value, ':n');
      if (known !== undefined) return known;
      // A name made of a word and an id, such as the ref of a figure: another one each time.
      const [word] = /^[a-z]+:(?=[0-9a-f]{8}-)/.exec(value) ?? [];
      if (word !== undefined)
        return `${valueOf(word, 'text')} || md5('${own} ' || :n || '-' || :seq)::uuid::text`;
    }
    return valueOf(value, type);
  };
  for (const table of all.toSorted((a, b) => orderOf(a) - orderOf(b) || a.name.localeCompare(b.name))) {
    const old = before.get(table.name) as Map<string, Row>;
    const now = after.get(table.name) as Map<string, Row>;
    const inserted = [...now].filter(([key]) => !old.has(key)).map(([, row]) => row);
    const gone = [...old].filter(([key]) => !now.has(key)).map(([, row]) => row);
    const changed = [...now].flatMap(([key, row]) => {
      const former = old.get(key);
      const columns = former
        ? Object.keys(row).filter((one) => JSON.stringify(row[one]) !== JSON.stringify(former[one]))
        : [];
      return former && columns.length > 0 ? [{ row, former, columns }] : [];
    });
    const foundBy = (row: Row): string => {
      if (table.name === 'dispute') return `id = ${d}`;
      const known = typeof row['id'] === 'string' ? subjects.sqlOf(row['id'], ':n') : undefined;
      if (known !== undefined) return `id = ${known}`;
      const by = FOUND_BY.filter((one) => table.columns.has(one));
      const ofPeriod = [...(before.get('deadline') ?? [])].find(
        ([, one]) => one['id'] === row['deadline_id'],
      );
      return [
        `dispute_id = ${d}`,
        ...(ofPeriod
          ? [
              `deadline_id in (select id from deadline where dispute_id = ${d} and timer_id = ${valueOf(ofPeriod[1]['timer_id'], 'text')})`,
            ]
          : []),
        ...by.map((one) => `${one} = ${valueOf(row[one], table.columns.get(one)?.type ?? 'text')}`),
      ].join(' and ');
    };
    const deletions = gone.map((row) => `delete from ${table.name} where ${foundBy(row)};`);
    const updates = changed.map(
      ({ row, former, columns }) =>
        `update ${table.name} set ${columns.map((one) => `"${one}" = ${shown(table, one, row[one])}`).join(', ')} where ${foundBy(former)};`,
    );
    // Rows of one kind, such as the notices of a period, are changed by one statement.
    writes.push(...new Set([...deletions, ...updates]));
    if (inserted.length > 0) {
      const columns = [...table.columns].filter(([, { generated }]) => !generated).map(([column]) => column);
      for (const row of inserted)
        if (typeof row['id'] === 'string' && !made.has(row['id']))
          made.set(row['id'], `md5('${own} ' || :n || '-' || :seq || '-${made.size}')::uuid::text`);
      const lines = inserted.map(
        (row) => `(${columns.map((one) => shown(table, one, row[one])).join(', ')})`,
      );
      writes.push(
        `insert into ${table.name} (${columns.map((one) => `"${one}"`).join(', ')}) values ${lines.join(', ')};`,
      );
    }
    const count = [
      [inserted.length, 'inserted'],
      [changed.length, 'changed'],
      [gone.length, 'deleted'],
    ] as const;
    const said = count.flatMap(([n, what]) => (n > 0 ? [`${n} ${what}`] : []));
    if (said.length > 0) told.push(`${table.name} ${said.join(' and ')}`);
  }
  writes.push(
    `insert into command (actor_id, key, fingerprint, answer) values (${valueOf(command['actor_id'], 'text')}, gen_random_uuid()::text, ${valueOf(command['fingerprint'], 'text')}, ${valueOf(command['answer'], 'jsonb')});`,
  );
  return {
    statements: [...reads(d), ...writes],
    writes: [...told, 'command 1 inserted'].join(', '),
    decision: decisionIn(subjects, before, after),
  };
}

function decisionIn({ template, act }: Subjects, before: State, after: State): DecisionToMake {
  const rows = (state: State, name: string): Row[] => [...(state.get(name)?.values() ?? [])];
  const stored = rows(before, 'proceeding').find((row) => row['id'] === template.proceedingId) as Row;
  const entries = rows(after, 'journal_entry')
    .filter((row) => row['event'] === act(0, 0).event)
    .toSorted((a, b) => (a['seq'] as number) - (b['seq'] as number));
  const last = entries.at(-1) as Row;
  return {
    stored: { state: stored['state'], context: stored['context'] },
    event: last['event'] as string,
    payloads: entries.slice(-2).map((row) => row['payload'] as Record<string, unknown>),
    actor: {
      personId: last['actor_id'] as string,
      name: last['actor_name'] as string,
      capacities: [last['capacity'] as string],
      organisationId: last['organisation_id'] as string,
    },
  };
}

/** The statements as one transaction for `pgbench -f`. */
const scriptOf = ({ statements }: Floor): string =>
  [`\\set n 2 * random(1, :pairs)`, 'begin;', ...statements, 'commit;', ''].join('\n');

/** Runs the script with so many clients for so long; throws with pgbench's words when a transaction failed. */
export async function runFloor(
  pgbench: string,
  url: string,
  folder: string,
  floor: Floor,
  options: { mode: 'simple' | 'prepared'; clients: number; seconds: number; pairs: number },
): Promise<Sample> {
  const own = join(folder, `floor-${randomUUID()}`);
  await mkdir(own);
  const file = join(own, 'act.sql');
  await writeFile(file, scriptOf(floor));
  // Its clock runs while it connects; many clients need a while for that.
  const length = options.seconds + Math.floor(options.clients / 64);
  const words = ['-n', '-M', options.mode, '-c', `${options.clients}`, '-j', '2', '-T', `${length}`];
  const child = spawn(pgbench, [...words, '-D', `pairs=${options.pairs}`, '-f', file, '-l', url], {
    cwd: own,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const tps = /tps = ([\d.]+) \(without/.exec(said)?.[1];
  if (code !== 0 || / aborted/.test(said))
    throw new Error(`pgbench ended with ${code}: ${said.slice(0, 1500)}`);
  const logs = (await readdir(own)).filter((name) => name.startsWith('pgbench_log'));
  const took: number[] = [];
  for (const name of logs)
    for (const line of (await readFile(join(own, name), 'utf8')).split('\n'))
      if (line !== '') took.push(Number(line.split(' ')[2]) / 1000);
  await rm(own, { recursive: true });
  const sample = sampleOf(took, options.seconds, 0);
  return tps === undefined ? sample : { ...sample, perSecond: Number(tps) };
}
