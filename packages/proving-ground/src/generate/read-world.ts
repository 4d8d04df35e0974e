import { procedures } from '@dingfen/dispute-lifecycle';
import type { Milestone } from '@dingfen/domain';
import { calendar } from '@dingfen/legal-calendar';
import type { CountedDispute } from '@dingfen/metrics';
import type pg from 'pg';
import type { JournalRow } from '../check/chain.ts';
import { type Course, later, type Played, type Table, tables, type TextRow } from './template.ts';

/** The demonstration world is in Guangxi, and nothing is configured in it. */
const reckonedBy = { calendar: calendar('CN-GX'), local: {} };

/** Who and what stamped disputes are spread over. */
export interface Bodies {
  organisations: { id: string; kind: string; regionCode: string }[];
  mediators: { id: string; name: string; organisationId: string }[];
}

/** The columns of each table, so that a copy gives every one of them. */
export type Columns = Record<Table | 'journal_entry', readonly string[]>;

async function columnsOf(db: pg.Client): Promise<Columns> {
  const { rows } = await db.query<{ name: string; columns: string[] }>(
    `select table_name as name, array_agg(column_name::text order by ordinal_position) as columns
     from information_schema.columns where table_schema = 'public' and table_name = any($1) group by 1`,
    [[...tables, 'journal_entry']],
  );
  const found = Object.fromEntries(rows.map(({ name, columns }) => [name, columns])) as unknown as Columns;
  // The hashes stand last: they are only known when the rest of the line is.
  const hashes = ['previous_hash', 'hash'];
  const journal = [...found.journal_entry.filter((name) => !hashes.includes(name)), ...hashes];
  // A stamped dispute belongs to nobody who signs in, and is counted with its entries given.
  return { ...found, journal_entry: journal };
}

async function textRows(
  db: pg.Client,
  table: Table | 'journal_entry',
  columns: readonly string[],
  disputeId: string,
): Promise<TextRow[]> {
  const key = table === 'dispute' ? 'id' : 'dispute_id';
  const order = table === 'journal_entry' ? 'seq' : '1';
  const { rows } = await db.query<{ row: (string | null)[] }>(
    `select array[${columns.map((name) => `"${name}"::text`).join(', ')}] as row
     from ${table} where ${key} = $1 order by ${order}`,
    [disputeId],
  );
  return rows.map(({ row }) => row);
}

function courseOf(milestones: readonly Milestone[], status: string): Course {
  const has = (name: Milestone['name'], extra?: string): boolean =>
    milestones.some((one) => one.name === name && (extra === undefined || one.extra === extra));
  if (has('trial.registered')) return 'toTrial';
  if (has('arbitration.accepted')) return 'toArbitration';
  if (has('confirmation.ruled', 'confirmed') || has('review.decided', 'concluded')) return 'confirmed';
  if (has('agreement.reached')) return 'settled';
  if (!has('mediation.concluded')) return status === 'open' ? 'open' : 'declined';
  return has('mediation.concluded', 'withdrawn') ? 'withdrawn' : 'failed';
}

interface Head {
  id: string;
  number: string;
  query_code: string;
  filed_on: string;
  last_on: string;
  status: 'open' | 'closed';
  stage: string;
  region_code: string;
  channel: CountedDispute['channel'];
  employment: CountedDispute['employment'];
  migrant_worker: boolean | null;
  industry: string | null;
  closings: string[];
}

/** What is counted of a dispute, with its proceedings as they are recorded. */
type RecordOf = Omit<CountedDispute, 'proceedings'> & {
  proceedings: readonly (Omit<CountedDispute['proceedings'][number], 'milestones'> & {
    version: number;
    context: unknown;
    states: readonly string[];
  })[];
};

/**
 * Reads the milestones from the record anew for every day to which it is moved: what follows from days that were moved falls on
 * other working days and holidays.
 */
function reckonedAnew(record: RecordOf): (days: number) => CountedDispute {
  const text = JSON.stringify(record);
  const known = new Map<number, CountedDispute>();
  return (days) => {
    const found = known.get(days);
    if (found) return found;
    const moved = JSON.parse(later(text, days)) as RecordOf;
    const counted = {
      ...moved,
      proceedings: moved.proceedings.map(({ version, context, states, ...one }) => {
        const procedure = procedures.find(
          (other) => other.key === one.procedure && other.version === version,
        );
        return { ...one, milestones: procedure?.milestones?.(context, states, reckonedBy) ?? [] };
      }),
    };
    known.set(days, counted);
    return counted;
  };
}

async function readOne(db: pg.Client, columns: Columns, bodies: Bodies, head: Head): Promise<Played> {
  const of = async <T extends pg.QueryResultRow>(query: string): Promise<T[]> =>
    (await db.query<T>(query, [head.id])).rows;
  const parties = await of<{
    id: string;
    name: string;
    role: string;
    kind: string;
    replaced_by: string | null;
  }>('select id, name, role, kind, replaced_by from party where dispute_id = $1 order by position');
  const proceedings = await of<{
    id: string;
    procedure: string;
    version: number;
    context: unknown;
    states: string[];
    status: 'running' | 'ended';
  }>(
    'select id, procedure, procedure_version as version, context, states, status from proceeding where dispute_id = $1 order by position',
  );
  const record: RecordOf = {
    id: head.id,
    channel: head.channel,
    employment: head.employment,
    migrantWorker: head.migrant_worker,
    industry: head.industry,
    filedOn: head.filed_on,
    claims: (
      await of<{ type: CountedDispute['claims'][number]['type']; fen: string | null }>(
        'select type, amount_fen as fen from claim_item where dispute_id = $1 order by position',
      )
    ).map(({ type, fen }) => ({ type, amountFen: fen === null ? null : Number(fen) })),
    parties: parties
      .filter((one) => one.replaced_by === null)
      .map(({ id, role, kind }) => ({ id, role, kind })),
    status: head.status,
    stage: head.stage,
    closings: head.closings,
    assignments: (
      await of<{ role: string; holder_id: string }>(
        'select role, holder_id from assignment where dispute_id = $1',
      )
    ).map(({ role, holder_id: holderId }) => ({ role, holderId })),
    proceedings,
    deadlines: (
      await of<{
        id: string;
        rule_id: string;
        rule_class: string;
        status: string;
        due_on: string | null;
        body: string | null;
      }>(
        `select d.id, d.rule_id, d.rule_class, d.status, left(d.due_on, 10) as due_on, e.organisation_id as body
         from deadline d left join figure_entry e on e.dispute_id = d.dispute_id and e.ref = 'deadline:' || d.id
         where d.dispute_id = $1`,
      )
    ).map((one) => ({
      id: one.id,
      ruleId: one.rule_id,
      ruleClass: one.rule_class,
      status: one.status,
      dueOn: one.due_on,
      organisationId: one.body ?? '',
    })),
  };
  const countedAfter = reckonedAnew(record);
  const entries = await of<JournalRow>(
    `select *, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
       to_char(recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as recorded_at
     from journal_entry where dispute_id = $1 order by seq`,
  );
  const lines = await textRows(db, 'journal_entry', columns.journal_entry, head.id);
  const rows = {} as Record<Table, TextRow[]>;
  for (const table of tables) rows[table] = await textRows(db, table, columns[table], head.id);
  // What is done with is kept as briefly as an archive would: no finished task, no counting of a period that has ended.
  const task = columns.task.indexOf('status');
  rows.task = rows.task.filter((row) => row[task] === 'open');
  const [status, trace] = [columns.deadline.indexOf('status'), columns.deadline.indexOf('trace')];
  rows.deadline = rows.deadline.map((row) =>
    ['running', 'paused', 'breached'].includes(row[status] ?? '')
      ? row
      : row.map((value, at) => (at === trace ? '[]' : value)),
  );
  // Whoever they stand for is not told anything either.
  const ahead = ['notices', 'notice_at'].map((column) => columns.deadline.indexOf(column));
  rows.deadline = rows.deadline.map((row) => row.map((value, at) => (ahead.includes(at) ? null : value)));
  // Nobody signs in as the parties of a stamped dispute.
  const person = columns.party.indexOf('person_id');
  rows.party = rows.party.map((row) => row.map((value, at) => (at === person ? null : value)));
  const everything = JSON.stringify([rows, lines]);
  return {
    id: head.id,
    number: head.number,
    queryCode: head.query_code,
    filedOn: head.filed_on,
    lastOn: head.last_on,
    status: head.status,
    regionCode: head.region_code,
    partyNames: parties.map(({ name }) => name),
    organisations: bodies.organisations
      .map(({ id }) => id)
      .filter((id) => everything.includes(`"${id}"`) || everything.includes(id)),
    mediators: bodies.mediators.filter(({ id }) => everything.includes(id)),
    rows,
    journal: lines.map((row, at) => ({ row, said: entries[at] as JournalRow })),
    countedAfter,
    course: courseOf(
      countedAfter(0).proceedings.flatMap((one) => one.milestones),
      head.status,
    ),
  };
}

/** Every dispute of a world that was played, with the bodies over which copies can be spread. */
export async function readPlayed(
  db: pg.Client,
): Promise<{ columns: Columns; bodies: Bodies; played: Played[] }> {
  await db.query(`set timezone = 'UTC'`);
  const columns = await columnsOf(db);
  const { rows: organisations } = await db.query<Bodies['organisations'][number]>(
    'select id, kind, region_code as "regionCode" from organisation order by id',
  );
  const { rows: mediators } = await db.query<Bodies['mediators'][number]>(
    `select m.person_id as id, p.name, m.organisation_id as "organisationId"
     from mediator m join person p on p.id = m.person_id order by 1`,
  );
  const { rows: heads } = await db.query<Head>(
    `select id, number, query_code, to_char(filed_on, 'YYYY-MM-DD') as filed_on, status, stage, region_code, channel, employment,
       migrant_worker, industry, closings,
       (select to_char(max(greatest(j.at, j.recorded_at)), 'YYYY-MM-DD') from journal_entry j where j.dispute_id = dispute.id) as last_on
     from dispute order by id`,
  );
  const bodies = { organisations, mediators };
  const played: Played[] = [];
  for (const head of heads) played.push(await readOne(db, columns, bodies, head));
  return { columns, bodies, played };
}
