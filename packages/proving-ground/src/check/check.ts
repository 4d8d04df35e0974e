import pg from 'pg';
import { brokenAt, type JournalRow } from './chain.ts';
import { differsFromJournal, type ProceedingRow } from './replay.ts';

/** What the database must bear out, whatever happened to the processes that wrote it. Shares no code with the engine. */
export interface Checked {
  disputes: number;
  entries: number;
  proceedings: number;
  deadlines: number;
  messages: number;
  commands: number;
  /** By how many seconds fired periods were heard after their time, on the clock of the database. */
  lateness: { p50: number; p99: number; max: number };
  problems: Problem[];
}

export interface Problem {
  what:
    | 'acknowledged but not stored'
    | 'stored more than once'
    | 'refused but stored'
    | 'broken chain'
    | 'not what its journal says'
    | 'fired early'
    | 'fired twice'
    | 'never fired'
    | 'deadline without a state'
    | 'state without a deadline'
    | 'task without a state'
    | 'message not delivered'
    | 'figures differ';
  detail: string;
}

/** A command that carried a mark into whatever was stored of it. */
export interface Marked {
  token: string;
  kind: 'filing' | 'act' | 'note';
  acknowledged: boolean;
  refused: boolean;
}

const BATCH = 200;
/** A worker rests a second at most, a lease lasts ten, and a job is tried again for half a minute; who checks has waited for longer. */
const PATIENCE = '90 seconds';

async function everyDispute(
  db: pg.Client,
  each: (dispute: { id: string; number: string; length: number; head: string }) => Promise<void>,
): Promise<number> {
  let count = 0;
  for (let after = ''; ; ) {
    const { rows } = await db.query<{ id: string; number: string; length: number; head: string }>(
      `select id, number, journal_length as length, journal_head as head from dispute where id > $1 order by id limit ${BATCH}`,
      [after],
    );
    for (const row of rows) await each(row);
    count += rows.length;
    if (rows.length < BATCH) return count;
    after = (rows.at(-1) as { id: string }).id;
  }
}

async function checkMarks(db: pg.Client, marked: readonly Marked[]): Promise<Problem[]> {
  // One pass over the table for all marks, not one for each.
  const { rows } = await db.query<{ token: string; kind: string; n: number }>(
    `with mark as (select * from jsonb_to_recordset($1) as m(token text, kind text)),
      found as (
        select 'act' as kind, payload ->> 'sessionId' as token from journal_entry where payload ? 'sessionId'
        union all select 'filing', substring(narrative from 't-[0-9a-f-]{36}') from dispute
        union all select 'note', substring(body from 't-[0-9a-f-]{36}') from note)
     select mark.token, mark.kind, count(found.token)::int as n
     from mark left join found on found.token = mark.token and found.kind = mark.kind group by 1, 2`,
    [JSON.stringify(marked.map(({ token, kind }) => ({ token, kind })))],
  );
  const times = new Map(rows.map((row) => [row.token, row.n]));
  return marked.flatMap(({ token, kind, acknowledged, refused }): Problem[] => {
    const n = times.get(token) ?? 0;
    if (n > 1) return [{ what: 'stored more than once', detail: `${kind} ${token}: ${n} times` }];
    if (acknowledged && n === 0) return [{ what: 'acknowledged but not stored', detail: `${kind} ${token}` }];
    if (refused && n > 0) return [{ what: 'refused but stored', detail: `${kind} ${token}` }];
    return [];
  });
}

async function checkDeadlines(db: pg.Client): Promise<Problem[]> {
  const listed = async (what: Problem['what'], query: string): Promise<Problem[]> =>
    (await db.query<{ detail: string }>(query)).rows.map(({ detail }) => ({ what, detail }));
  return [
    ...(await listed(
      'fired early',
      `select format('%s of %s: due %s, fired %s', rule_id, dispute_id, due_at, fired_at) as detail
       from deadline where fired_at < due_at and status in ('expired', 'breached', 'closed_late')`,
    )),
    ...(await listed(
      'never fired',
      `select format('%s of %s: due %s', rule_id, dispute_id, due_at) as detail
       from deadline where status = 'running' and due_at < dingfen_now() - interval '${PATIENCE}'`,
    )),
    ...(await listed(
      'never fired',
      `select format('notice %s of %s: due %s', rung, dispute_id, n.due_at) as detail
       from deadline_notice n where status = 'pending' and n.due_at < dingfen_now() - interval '${PATIENCE}'`,
    )),
    ...(await listed(
      'fired twice',
      `select format('%s of proceeding %s at %s: %s entries', event, proceeding_id, at, count(*)) as detail
       from journal_entry where event like 'xstate.after.%'
       group by event, proceeding_id, at, payload ->> 'key' having count(*) > 1`,
    )),
    ...(await listed(
      'fired twice',
      `select format('%s %s: %s entries', payload ->> 'deadlineId', payload ->> 'rung', count(*)) as detail
       from journal_entry where event in ('WARNING', 'ESCALATION')
       group by payload ->> 'deadlineId', event, payload ->> 'rung', payload ->> 'recipient', at having count(*) > 1`,
    )),
    ...(await listed(
      'deadline without a state',
      `select format('%s of %s', d.rule_id, d.dispute_id) as detail from deadline d
       join proceeding p on p.id = d.proceeding_id
       where d.status in ('running', 'paused') and p.state ->> 'status' = 'done'`,
    )),
    ...(await listed(
      'task without a state',
      `select format('%s of %s: task of %s, states %s', t.kind, t.dispute_id, t.state_path, p.states) as detail from task t
       join proceeding p on p.id = t.proceeding_id
       where t.status = 'open' and not exists (
         select from unnest(p.states) s where s = t.state_path or starts_with(s, t.state_path || '.'))`,
    )),
    ...(await listed(
      'message not delivered',
      `select format('message %s of %s', o.id, o.dispute_id) as detail from outbox o
       where o.relayed_at is null or not exists (select from notification n where n.id = o.id)`,
    )),
  ];
}

/**
 * Reads everything and says what cannot be. `landings` are the instants at which the clock was when people began, and after each
 * time it was moved: what fell due while it jumped could not be heard before.
 */
export async function checkEverything(
  url: string,
  marked: readonly Marked[],
  landings: readonly string[] = [],
): Promise<Checked> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    const problems: Problem[] = await checkMarks(db, marked);
    problems.push(...(await checkDeadlines(db)));
    let entries = 0;
    let proceedings = 0;
    const disputes = await everyDispute(db, async ({ id, number, length, head }) => {
      const { rows: journal } = await db.query<JournalRow>(
        `select *, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
           to_char(recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as recorded_at
         from journal_entry where dispute_id = $1 order by seq`,
        [id],
      );
      entries += journal.length;
      const broken = brokenAt(journal, { length, hash: head });
      if (broken) problems.push({ what: 'broken chain', detail: `${number}: ${broken}` });
      const { rows: stored } = await db.query<ProceedingRow>(
        'select id, procedure, procedure_version, state, context from proceeding where dispute_id = $1',
        [id],
      );
      proceedings += stored.length;
      for (const one of stored) {
        const difference = differsFromJournal(one, journal);
        if (difference)
          problems.push({
            what: 'not what its journal says',
            detail: `${number} ${one.procedure}: ${difference}`,
          });
      }
    });
    // A statement that waits for its lock has the instant at which it began, and reads the clock as it was moved meanwhile.
    const { rows } = await db.query<{
      deadlines: number;
      messages: number;
      commands: number;
      p50: number | null;
      p99: number | null;
      max: number | null;
    }>(
      `select (select count(*) from deadline)::int as deadlines, (select count(*) from outbox)::int as messages,
      (select count(*) from command)::int as commands,
      percentile_cont(0.5) within group (order by late)::float as p50,
      percentile_cont(0.99) within group (order by late)::float as p99, max(late)::float as max
      from (
        select greatest(0, extract(epoch from fired_at - greatest(due_at, landed))) as late
        from deadline, lateral (select max(l) as landed from unnest($1::timestamptz[]) l where l <= fired_at + interval '10 seconds') l
        where landed is not null) fired`,
      [landings],
    );
    const { deadlines = 0, messages = 0, commands = 0, p50, p99, max } = rows[0] ?? {};
    return {
      disputes,
      entries,
      proceedings,
      deadlines,
      messages,
      commands,
      lateness: { p50: p50 ?? 0, p99: p99 ?? 0, max: max ?? 0 },
      problems,
    };
  } finally {
    await db.end();
  }
}
