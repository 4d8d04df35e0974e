import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { redisIsInstalled, startRedis } from '../chaos/redis.ts';
import { at, machine, mb, ms, onDatabase, sortedNumbers, table } from './measured.ts';
import type { Place } from './place.ts';
import { makeSubjects, type Subjects } from './subjects.ts';

/** The period that runs while a mediator is asked to accept; its end takes the dispute back to the body. */
const TIMER_LIKE = '%online_mediator_accept_3wd%';

export interface DeadlinesOptions {
  /** Periods that fall due inside the window. */
  due: number;
  /** Periods that fall due before it at the same pace: a worker that was just started is slow, and is not what is asked about. */
  warm: number;
  /** Periods that run besides, and do not fall due. */
  pending: number;
  windowSeconds: number;
  workers: number;
  /** How long after the window everything must have been heard; then what is left is counted as never heard. */
  patienceSeconds: number;
}

/** What became of the periods that fell due. */
export interface Heard {
  backend: string;
  due: number;
  heard: number;
  early: number;
  twice: number;
  /** Milliseconds after the period's time at which its end was committed. */
  p50: number;
  p99: number;
  max: number;
  /** Milliseconds after the end of the window. */
  doneAfter: number;
  /** Bytes, the most beyond what the queue took when nothing was due. */
  queuePeak: number;
}

interface HeardInOrder extends Heard {
  /** The p99 of each tenth of them, in the order in which they fell due: whether it is slow all the time or was so for a moment. */
  tenths: number[];
}

/** Sets the periods of some subjects to fall due evenly through a window; nothing else of them changes. */
async function fallDue(
  url: string,
  subjects: Subjects,
  from: number,
  due: number,
  windowSeconds: number,
): Promise<{ begins: number; ends: number }> {
  return onDatabase(url, async (db) => {
    const lead = 5 + due / 20_000;
    const disputes = Array.from({ length: due }, (_, place) => subjects.idsOf(from + place).disputeId);
    const { rows } = await db.query<{ begins: number; ends: number }>(
      `with starts as (select clock_timestamp() + make_interval(secs => $2) as at),
        wanted as (select id, row_number() over () as n from unnest($1::text[]) id),
        changed as (
          update deadline d set due_at = (select at from starts) + make_interval(secs => w.n * $3::float / $4)
          from wanted w where d.dispute_id = w.id and d.timer_id like $5 and d.status = 'running' returning d.due_at)
       select extract(epoch from min(due_at))::float * 1000 as begins, extract(epoch from max(due_at))::float * 1000 as ends,
         count(*)::int as n from changed`,
      [disputes, lead, windowSeconds, due, TIMER_LIKE],
    );
    return rows[0] as { begins: number; ends: number };
  });
}

async function sizeInDatabase(url: string): Promise<number> {
  const { rows } = await onDatabase(url, (db) =>
    db.query<{ bytes: number }>(
      `select coalesce(sum(pg_total_relation_size(c.oid)), 0)::float as bytes from pg_class c
       where c.relkind = 'r' and c.relnamespace = to_regnamespace('bullmq')`,
    ),
  );
  return rows[0]?.bytes ?? 0;
}

/** What Redis holds in memory, in bytes. */
const sizeInRedis = (url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    let said = '';
    const socket = connect(Number(port), hostname, () => socket.write('INFO memory\r\n'));
    socket.setEncoding('utf8');
    socket.once('error', reject);
    socket.on('data', (text) => {
      said += text as unknown as string;
      const found = /used_memory:(\d+)\r\n/.exec(said)?.[1];
      if (found === undefined) return;
      socket.destroy();
      resolve(Number(found));
    });
  });

/** How late each was, from when its end was committed where the database remembers that, else from when it was taken in hand. */
async function outcome(
  url: string,
  subjects: Subjects,
  from: number,
  due: number,
  commits: boolean,
): Promise<{ lateMs: number[]; tenths: number[]; early: number; twice: number; last: number }> {
  return onDatabase(url, async (db) => {
    const disputes = Array.from({ length: due }, (_, place) => subjects.idsOf(from + place).disputeId);
    const { rows } = await db.query<{ late: number; done: number; early: boolean }>(
      `select extract(epoch from done - due_at)::float * 1000 as late, extract(epoch from done)::float * 1000 as done,
         fired_at < due_at as early
       from (select due_at, fired_at, ${commits ? 'greatest(fired_at, pg_xact_commit_timestamp(xmin))' : 'fired_at'} as done
         from deadline where dispute_id = any($1) and timer_id like $2 and fired_at is not null) d`,
      [disputes, TIMER_LIKE],
    );
    const { rows: twice } = await db.query<{ n: number }>(
      `select count(*)::int as n from (select from journal_entry where dispute_id = any($1) and event like 'xstate.after.%'
         and event like $2 group by proceeding_id having count(*) > 1) t`,
      [disputes, TIMER_LIKE],
    );
    const inOrder = rows.toSorted((a, b) => a.done - a.late - (b.done - b.late)).map(({ late }) => late);
    return {
      lateMs: sortedNumbers(inOrder),
      tenths: Array.from({ length: 10 }, (_, tenth) =>
        at(sortedNumbers(inOrder.slice((tenth * rows.length) / 10, ((tenth + 1) * rows.length) / 10)), 0.99),
      ),
      early: rows.filter((row) => row.early || row.late < 0).length,
      twice: twice[0]?.n ?? 0,
      last: rows.reduce((last, { done }) => Math.max(last, done), 0),
    };
  });
}

async function hear(
  place: Place,
  subjects: Subjects,
  from: number,
  options: DeadlinesOptions,
  backend: { name: string; redisUrl?: string },
  commits: boolean,
): Promise<HeardInOrder> {
  const { due, warm, windowSeconds, workers, patienceSeconds } = options;
  const size = (): Promise<number> =>
    backend.redisUrl ? sizeInRedis(backend.redisUrl) : sizeInDatabase(place.url);
  const env: Record<string, string> = backend.redisUrl ? { REDIS_URL: backend.redisUrl } : {};
  const running = [];
  for (let n = 0; n < workers; n += 1) running.push(await place.startService('worker', env));
  try {
    const idle = await size();
    let peak = idle;
    const seconds = windowSeconds * (1 + warm / due);
    const { ends } = await fallDue(place.url, subjects, from, warm + due, seconds);
    const left = async (): Promise<number> => {
      const { rows } = await onDatabase(place.url, (db) =>
        db.query<{ n: number }>(
          `select count(*)::int as n from deadline where status = 'running' and due_at <= to_timestamp($1::float / 1000)`,
          [ends],
        ),
      );
      return rows[0]?.n ?? 0;
    };
    while (Date.now() < ends + patienceSeconds * 1000) {
      await wait(500);
      peak = Math.max(peak, await size());
      if (Date.now() > ends && (await left()) === 0) break;
    }
    const all = await outcome(place.url, subjects, from, warm + due, commits);
    const { lateMs, tenths, last } = await outcome(place.url, subjects, from + warm, due, commits);
    return {
      backend: backend.name,
      due: warm + due,
      heard: all.lateMs.length,
      early: all.early,
      twice: all.twice,
      p50: at(lateMs, 0.5),
      p99: at(lateMs, 0.99),
      max: at(lateMs, 1),
      tenths,
      doneAfter: Math.max(0, last - ends),
      queuePeak: peak - idle,
    };
  } finally {
    await Promise.all(running.map((one) => one.stop()));
  }
}

/** What one running period takes in the database: its row with its share of indexes and of what has been told. */
async function bytesPerPending(url: string): Promise<{ running: number; text: string }> {
  const { rows } = await onDatabase(url, (db) =>
    db.query<{ running: number; rows: number; deadlines: number; due: number; told: number }>(
      `select (select count(*) from deadline where status = 'running')::int as running,
         (select count(*) from deadline)::int as rows, pg_total_relation_size('deadline')::float as deadlines,
         pg_relation_size('deadline_due')::float as due, pg_total_relation_size('deadline_notice')::float as told`,
    ),
  );
  const { running = 0, rows: all = 1, deadlines = 0, due = 0, told = 0 } = rows[0] ?? {};
  return {
    running,
    text: `${running} periods run. Each takes ${Math.round(deadlines / Math.max(1, all))} bytes as a row with all indexes, how it was counted and what is still to be told of it, of which ${Math.round(due / Math.max(1, running))} in the index the clock reads, and ${Math.round(told / Math.max(1, all))} for what has been told of it; nothing in the queue until it is due.`,
  };
}

/** `bench deadlines`: periods that fall due inside a window among many that do not, each heard as a full act by the real worker. */
export async function benchDeadlines(
  place: Place,
  options: DeadlinesOptions,
  say: (line: string) => void,
): Promise<Heard[]> {
  const { due, warm, pending, windowSeconds, workers } = options;
  const commits = await place.restartedWith('track_commit_timestamp', 'on');
  const withRedis = redisIsInstalled();
  const backends = withRedis ? 2 : 1;
  const probe = await makeSubjects(place.url, 1);
  const each = (
    await onDatabase(place.url, (db) =>
      db.query<{ n: number }>(
        `select count(*)::int as n from deadline where dispute_id = $1 and status = 'running'`,
        [probe.idsOf(1).disputeId],
      ),
    )
  ).rows[0]?.n as number;
  const count = Math.max(Math.ceil(pending / each), backends * (warm + due));
  say(`${count} disputes with ${each} running periods each are made`);
  const subjects = await makeSubjects(place.url, count, { searchable: false });
  say(await machine(place.url));
  say(
    `${due} periods fall due evenly inside ${windowSeconds} s (their instants were set by SQL; everything else is as the engine wrote it). Each is claimed, queued and ended as a full act by ${workers} real worker process${workers === 1 ? '' : 'es'}: the offer to the mediator lapses, the task goes back to the body, parties and body are told.${warm > 0 ? ` ${warm} more fall due before the window at the same pace, so that the worker is no longer the slow one it is when just started; they are heard and checked like the others, but not in the lateness.` : ''} Lateness is from the instant to ${commits ? 'the commit' : 'the moment it was taken in hand (this database does not remember commits)'}.`,
  );
  say((await bytesPerPending(place.url)).text);
  const heard: HeardInOrder[] = [];
  heard.push(await hear(place, subjects, 1, options, { name: 'Dingfen, queue in PostgreSQL' }, commits));
  if (withRedis) {
    const redis = await startRedis(place.folder);
    try {
      heard.push(
        await hear(
          place,
          subjects,
          1 + warm + due,
          options,
          { name: 'Dingfen, queue in Redis', redisUrl: redis.url },
          commits,
        ),
      );
    } finally {
      await redis.stop();
    }
  } else say('This machine has no redis-server: the queue in Redis was not measured.');
  say(heardTable(heard));
  for (const { backend, tenths } of heard)
    say(`${backend}, late p99 of each tenth of the window: ${tenths.map((late) => ms(late)).join(', ')}`);
  return heard;
}

export const heardTable = (heard: readonly Heard[]): string =>
  table(
    [
      '',
      'heard',
      'early',
      'twice',
      'late p50',
      'late p99',
      'late max',
      'done after the window',
      'queue at most',
    ],
    heard.map((one) => [
      one.backend,
      `${one.heard} of ${one.due}`,
      `${one.early}`,
      `${one.twice}`,
      ms(one.p50),
      ms(one.p99),
      ms(one.max),
      `${(one.doneAfter / 1000).toFixed(1)} s`,
      one.queuePeak < 0 ? '—' : mb(one.queuePeak),
    ]),
  );
