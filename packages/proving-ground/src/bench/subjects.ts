import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import {
  createEngine,
  type Engine,
  fileDispute,
  raiseEvent,
  registryCompletions,
} from '@dingfen/dispute-engine';
import { procedures, stageOf } from '@dingfen/dispute-lifecycle';
import { type Filing, isRefusal, type Person, type Refusal } from '@dingfen/domain';
import { connect, type Database } from '@dingfen/persistence';
import { registry } from '@dingfen/procedure-kit';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type JournalRow, said } from '../check/chain.ts';
import { filled, type Stencil } from '../generate/template.ts';
import { onDatabase } from './measured.ts';

/** Bodies over which the subjects are spread, and mediators of each. */
const CENTRES = 100;
const MEDIATORS = 4;

const centre = (n: number): string => `bench-centre-${n % CENTRES}`;
const mediatorOf = (n: number, which: number): string => `bench-mediator-${n % CENTRES}-${which % MEDIATORS}`;

const worker: Person = { id: 'bench-worker', name: '甲（虚构）', roles: ['worker'] };
export const supervisor: Person = {
  id: 'bench-supervisor',
  name: '监督员（虚构）',
  roles: ['supervisor'],
  organisationId: 'bench-city',
};
const intakeOf = (n: number): Person => ({
  id: `bench-intake-${n % CENTRES}`,
  name: '登记员（虚构）',
  roles: ['intake'],
  organisationId: centre(n),
});

/**
 * Disputes like each other, all in mediation with a mediator asked to accept: one was taken there through the engine, the others
 * are copies with ids, names, bodies and a chain of their own. Their ids follow from their number, so that plain SQL finds them.
 */
export interface Subjects {
  count: number;
  /** The one that was copied. */
  template: { disputeId: string; proceedingId: string };
  /** From 1. */
  idsOf(n: number): { disputeId: string; proceedingId: string };
  /** SQL for an id of the n-th that was another one in the template; undefined for what is not an id of a copied row. */
  sqlOf(templateId: string, n: string): string | undefined;
  /** The act: another mediator is asked instead. It closes a period and opens one, and may be repeated. */
  act: (n: number, turn: number) => { event: string; payload: Record<string, unknown> };
}

/** Another mediator of the same body is asked instead. */
export const reassigning = (n: number, turn: number): ReturnType<Subjects['act']> => ({
  event: 'REASSIGN',
  payload: {
    mediatorId: mediatorOf(n, turn),
    reasonCode: 'mediator_unavailable',
    evidence: `调解员无法到场（第${turn}次）`,
  },
});

export const productEngine = (db: Database): Engine =>
  createEngine({ db, procedures: registry(procedures), stageOf, completions: registryCompletions });

export function granted<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`${answer.code}: ${answer.detail.en}`);
  return answer;
}

async function bodies(db: pg.Client): Promise<void> {
  await db.query(`insert into organisation (id, kind, name, parent_id, region_code, ancestry)
    values ('bench-city', 'hrss', '示例局（虚构）', null, '451300', '{bench-city}') on conflict do nothing`);
  await db.query(
    `insert into organisation (id, kind, name, parent_id, region_code, ancestry)
     select 'bench-centre-' || n, 'mediationCentre', '示例中心' || n || '（虚构）', 'bench-city', '451300',
       array['bench-centre-' || n, 'bench-city'] from generate_series(0, $1 - 1) n on conflict do nothing`,
    [CENTRES],
  );
  await db.query(
    `insert into person (id, name, organisation_id, roles)
     values ($1, $2, null, '{worker}'), ($3, $4, 'bench-city', '{supervisor}') on conflict do nothing`,
    [worker.id, worker.name, supervisor.id, supervisor.name],
  );
  await db.query(
    `insert into person (id, name, organisation_id, roles)
     select 'bench-intake-' || n, '登记员（虚构）', 'bench-centre-' || n, '{intake}'::text[] from generate_series(0, $1 - 1) n
     union all
     select 'bench-mediator-' || n || '-' || m, '调解员（虚构）', 'bench-centre-' || n, '{mediator}'
     from generate_series(0, $1 - 1) n, generate_series(0, $2 - 1) m on conflict do nothing`,
    [CENTRES, MEDIATORS],
  );
  await db.query(
    `insert into mediator (person_id, organisation_id, max_load)
     select 'bench-mediator-' || n || '-' || m, 'bench-centre-' || n, 1000000
     from generate_series(0, $1 - 1) n, generate_series(0, $2 - 1) m on conflict do nothing`,
    [CENTRES, MEDIATORS],
  );
}

const EMPLOYER = '示例家具厂（虚构）';
const APPLICANT = '韦某甲（虚构）';
const filing = (mediationBodyId: string): Filing => ({
  channel: 'online',
  employment: 'standard',
  regionCode: '451300',
  mediationBodyId,
  narrative: '三个月工资未付，多次催要无果，现申请调解。',
  parties: [
    { role: 'applicant', kind: 'worker', name: APPLICANT, phone: '10000000001' },
    { role: 'respondent', kind: 'employer', name: EMPLOYER, phone: '10000000002' },
  ],
  claims: [{ type: 'wage_arrears', amountFen: 1_200_000 }],
});

async function playTemplate(url: string): Promise<Subjects['template']> {
  const db = connect(url, { size: 2 });
  try {
    const engine = productEngine(db);
    const head = () => ({ idempotencyKey: randomUUID() });
    const { disputeId } = granted(await fileDispute(engine, worker, filing(centre(0)), head()));
    const [proceeding, respondent] = await Promise.all([
      db
        .selectFrom('proceeding')
        .select('id')
        .where('disputeId', '=', disputeId)
        .where('procedure', '=', 'mediation')
        .executeTakeFirstOrThrow(),
      db
        .selectFrom('party')
        .select('id')
        .where('disputeId', '=', disputeId)
        .where('role', '=', 'respondent')
        .executeTakeFirstOrThrow(),
    ]);
    const steps: [string, Record<string, unknown>][] = [
      ['PASS_SCREENING', { identitiesChecked: true, registrationChecked: true }],
      ['CONSENT', { partyId: respondent.id, evidence: '电话录音1' }],
      ['ASSIGN', { mediatorId: mediatorOf(0, 0) }],
    ];
    for (const [event, payload] of steps)
      granted(
        await raiseEvent(engine, intakeOf(0), {
          disputeId,
          proceedingId: proceeding.id,
          event,
          payload,
          ...head(),
        }),
      );
    return { disputeId, proceedingId: proceeding.id };
  } finally {
    await db.destroy();
  }
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
const asUuid = (text: string): string => {
  const hash = createHash('md5').update(text).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-${hash.slice(12, 16)}-${hash.slice(16, 20)}-${hash.slice(20)}`;
};
const PREVIOUS = '⟦previous⟧';
const OWN = '⟦own⟧';
const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const copied = (value: string | null): string =>
  value === null
    ? String.raw`\N`
    : value
        .replaceAll('\\', String.raw`\\`)
        .replaceAll('\n', String.raw`\n`)
        .replaceAll('\t', String.raw`\t`);

/** What differs from one copy to the next: by what stands in the template, what the n-th has instead. */
class Marks {
  readonly values: ((n: number) => string)[] = [];
  readonly #places = new Map<string, number>();
  readonly #series: string;
  #pattern: RegExp | undefined;

  constructor(series: string) {
    this.#series = series;
  }

  add(text: string, value: (n: number) => string): number {
    this.#places.set(text, this.values.push(value) - 1);
    this.#pattern = undefined;
    return this.values.length - 1;
  }

  /** The name from which the n-th copy's id is made. */
  nameOf(id: string): string | undefined {
    const place = this.#places.get(id);
    return place === undefined ? undefined : `${this.#series} ${place} `;
  }

  stencilOf(text: string): Stencil {
    this.#pattern ??= new RegExp(
      [...this.#places.keys()]
        .filter((one) => !uuid.test(one))
        .toSorted((a, b) => b.length - a.length)
        .map(literal)
        .concat(uuid.source)
        .join('|'),
      'gu',
    );
    const literals: string[] = [];
    const gaps: number[] = [];
    let from = 0;
    for (const match of text.matchAll(this.#pattern)) {
      const [found] = match;
      const place = this.#places.get(found) ?? this.add(found, (n) => asUuid(`${this.nameOf(found)}${n}`));
      literals.push(text.slice(from, match.index));
      gaps.push(place);
      from = match.index + found.length;
    }
    literals.push(text.slice(from));
    return { literals, gaps };
  }
}

/** Fills only the gaps that the stencils have: most lines need few of the ids. */
function filling(stencils: readonly Stencil[], marks: Marks): (n: number) => string[] {
  const wanted = [...new Set(stencils.flatMap(({ gaps }) => gaps))];
  return (n) => {
    const values: string[] = [];
    for (const place of wanted) values[place] = (marks.values[place] as (n: number) => string)(n);
    return values;
  };
}

/** What belongs to a dispute and is copied with it; messages that were sent are not sent again. */
const COPIED = [
  'party',
  'claim_item',
  'assignment',
  'proceeding',
  'deadline',
  'deadline_notice',
  'task',
  'opened_right',
  'limitation_event',
  'figure_entry',
  'journal_entry',
  'dispute',
] as const;

async function copyInto(
  db: pg.Client,
  name: string,
  columns: readonly string[],
  count: number,
  linesOf: (n: number) => string,
): Promise<void> {
  const stream = db.query(
    copyFrom(`copy ${name} (${columns.map((column) => `"${column}"`).join(', ')}) from stdin`),
  );
  let waiting = '';
  for (let n = 1; n <= count; n += 1) {
    waiting += linesOf(n);
    if (waiting.length < 500_000 && n < count) continue;
    if (!stream.write(waiting)) await once(stream, 'drain');
    waiting = '';
  }
  stream.end();
  await finished(stream);
}

async function columnsOf(db: pg.Client, name: string): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 order by ordinal_position`,
    [name],
  );
  return rows.map((row) => row.name);
}

async function rowsOf(
  db: pg.Client,
  name: string,
  columns: readonly string[],
  disputeId: string,
): Promise<(string | null)[][]> {
  const { rows } = await db.query<{ row: (string | null)[] }>(
    `select array[${columns.map((column) => `"${column}"::text`).join(', ')}] as row
     from ${name} where ${name === 'dispute' ? 'id' : 'dispute_id'} = $1 ${name === 'journal_entry' ? 'order by seq' : ''}`,
    [disputeId],
  );
  return rows.map(({ row }) => row);
}

/** Copies the journal, each copy with a chain of its own; gives the last hash of the n-th. */
async function copyJournal(
  db: pg.Client,
  marks: Marks,
  count: number,
  disputeId: string,
): Promise<(n: number) => string> {
  const hashes = ['previous_hash', 'hash'];
  const columns = [
    ...(await columnsOf(db, 'journal_entry')).filter((one) => !hashes.includes(one)),
    ...hashes,
  ];
  const { rows } = await db.query<JournalRow>(
    `select *, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
       to_char(recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as recorded_at
     from journal_entry where dispute_id = $1 order by seq`,
    [disputeId],
  );
  let previous = '';
  let own = '';
  marks.add(PREVIOUS, () => previous);
  marks.add(OWN, () => own);
  const entries = (await rowsOf(db, 'journal_entry', columns, disputeId)).map((row, place) => ({
    line: marks.stencilOf(`${[...row.slice(0, -2), PREVIOUS, OWN].map(copied).join('\t')}\n`),
    said: marks.stencilOf(said({ ...(rows[place] as JournalRow), previous_hash: PREVIOUS })),
  }));
  const ids = filling(
    entries.flatMap((entry) => [entry.line, entry.said]),
    marks,
  );
  const [previousPlace, ownPlace] = [PREVIOUS, OWN].map((mark) => marks.stencilOf(mark).gaps[0] as number);
  const heads: string[] = [];
  await copyInto(db, 'journal_entry', columns, count, (n) => {
    previous = '0'.repeat(64);
    const values = ids(n);
    let text = '';
    for (const entry of entries) {
      values[previousPlace as number] = previous;
      own = createHash('sha256').update(filled(entry.said, values)).digest('hex');
      values[ownPlace as number] = own;
      text += filled(entry.line, values);
      previous = own;
    }
    heads[n] = previous;
    return text;
  });
  return (n) => heads[n] ?? '';
}

/**
 * One act on each of the odd ones, which are the engine's where the floor has the even ones: from then on it is known what of a
 * dispute counts, as it is of any that came by acts and not by copying.
 */
export async function actOnEach(url: string, subjects: Subjects): Promise<void> {
  const db = connect(url, { size: 10 });
  try {
    const engine = productEngine(db);
    const odd = Array.from({ length: Math.ceil(subjects.count / 2) }, (_, at) => 2 * at + 1).values();
    const lane = async (): Promise<void> => {
      for (const n of odd) {
        const command = { ...subjects.idsOf(n), ...subjects.act(n, 1), idempotencyKey: randomUUID() };
        granted(await raiseEvent(engine, supervisor, command));
      }
    };
    await Promise.all(Array.from({ length: 32 }, lane));
  } finally {
    await db.destroy();
  }
}

/**
 * Makes so many subjects in a database with today's schema; beside whatever is there. Those that nobody searches for need not be
 * `searchable`: a million of them is a quarter of an hour in the index of names.
 */
export async function makeSubjects(
  url: string,
  count: number,
  { searchable = true }: { searchable?: boolean } = {},
): Promise<Subjects> {
  await onDatabase(url, bodies);
  const template = await playTemplate(url);
  const { disputeId, proceedingId } = template;
  const marks = new Marks(disputeId);
  const idOf = (id: string, n: number): string => asUuid(`${marks.nameOf(id)}${n}`);
  await onDatabase(url, async (db) => {
    const { rows } = await db.query<{ number: string; code: string; head: string }>(
      'select number, query_code as code, journal_head as head from dispute where id = $1',
      [disputeId],
    );
    const { number, code, head } = rows[0] as (typeof rows)[number];
    const series = disputeId.slice(-8);
    marks.add(number, (n) => `${series}-${n}`);
    marks.add(code, (n) => `${series}${n}`);
    marks.add(centre(0), centre);
    for (let which = 0; which < MEDIATORS; which += 1)
      marks.add(mediatorOf(0, which), (n) => mediatorOf(n, which));
    marks.add(intakeOf(0).id, (n) => intakeOf(n).id);
    marks.add(EMPLOYER, (n) => `示例家具${n}厂（虚构）`);
    marks.add(APPLICANT, (n) => `韦某${n}（虚构）`);
    // References are right by construction, and nobody is told again.
    await db.query(`set session_replication_role = replica; set synchronous_commit = off`);
    const headOf = await copyJournal(db, marks, count, disputeId);
    marks.add(head, headOf);
    for (const name of COPIED) {
      if (name === 'journal_entry') continue;
      const columns = await columnsOf(db, name);
      const stencils = (await rowsOf(db, name, columns, disputeId)).map((row) =>
        marks.stencilOf(`${row.map(copied).join('\t')}\n`),
      );
      if (stencils.length === 0) continue;
      const values = filling(stencils, marks);
      await copyInto(db, name, columns, count, (n) => {
        const own = values(n);
        return stencils.map((one) => filled(one, own)).join('');
      });
    }
    await db.query('reset session_replication_role');
    const copies = Array.from({ length: count }, (_, at) => idOf(disputeId, at + 1));
    await db.query('select keep_listing($1)', [copies]);
    if (searchable) await db.query('select keep_wording($1)', [copies]);
    await db.query('analyze');
  });
  return {
    count,
    template,
    idsOf: (n) => ({ disputeId: idOf(disputeId, n), proceedingId: idOf(proceedingId, n) }),
    sqlOf: (id, n) =>
      uuid.test(id) && marks.nameOf(id) !== undefined
        ? `md5('${marks.nameOf(id)}' || ${n})::uuid::text`
        : undefined,
    act: reassigning,
  };
}
