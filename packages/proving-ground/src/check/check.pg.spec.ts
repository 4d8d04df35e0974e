import { expireDeadline, fileDispute, fireNotice, raiseEvent, writeNote } from '@dingfen/dispute-engine';
import { isRefusal, type Person } from '@dingfen/domain';
import { claimDue, standClockAt } from '@dingfen/persistence';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import {
  filing,
  idsOf,
  intoMediation,
  mediator,
  smallWorld,
  type SmallWorld,
  worker,
} from '../testing/index.ts';
import { checkEverything, type Marked, type Problem } from './check.ts';

/**
 * The checker must notice. Each of these engines has one thing wrong with it: a part of what it writes is dropped, doubled or
 * changed on its way into the database, as a mistake in the engine would do it.
 */
let world: SmallWorld;
const marks: Marked[] = [];
let keys = 0;
const head = () => ({ idempotencyKey: `proved-${++keys}` });

async function prepare(): Promise<void> {
  marks.length = 0;
  world = await smallWorld();
}

afterEach(async () => {
  await world.leave();
});

const mark = (kind: Marked['kind'], acknowledged = true): string => {
  const token = `t-00000000-0000-4000-8000-${String(marks.length + 1).padStart(12, '0')}`;
  marks.push({ token, kind, acknowledged, refused: false });
  return token;
};

/** One dispute from filing into mediation, with a session and a note, each asked for `times` times under the same key. */
async function work(times = 1): Promise<string> {
  const again = async <T>(act: () => Promise<T>): Promise<T> => {
    let answer = await act();
    for (let n = 1; n < times; n += 1) answer = await act();
    return answer;
  };
  const { engine, db } = world;
  const key = head();
  const narrative = `三个月工资未付。${mark('filing')}`;
  const filed = await again(() => fileDispute(engine, worker, filing(narrative), key));
  if (isRefusal(filed)) throw new Error(filed.detail.en);
  const { disputeId, proceedingId, respondentId } = await idsOf(db, filed.disputeId);
  const steps: [Person, string, Record<string, unknown>][] = [
    ...intoMediation(respondentId),
    [
      mediator,
      'SCHEDULE_SESSION',
      { sessionId: mark('act'), scheduledOn: '2026-03-09', place: '一号调解室' },
    ],
  ];
  for (const [person, event, payload] of steps) {
    const command = { disputeId, proceedingId, event, payload, ...head() };
    await again(() => raiseEvent(engine, person, command));
  }
  const body = `笔记 ${mark('note')}`;
  const noted = head();
  await again(() => writeNote(engine, mediator, { disputeId, body }, noted));
  return disputeId;
}

/** Some weeks pass; whatever falls due is heard, and every message is delivered. */
async function letTimePass(): Promise<void> {
  const { engine, db } = world;
  await standClockAt(db, '2026-05-12T02:00:00Z');
  for (let due = await claimDue(db, 100); due.deadlineIds.length + due.noticeIds.length > 0; ) {
    for (const id of due.deadlineIds) await expireDeadline(engine, id);
    for (const id of due.noticeIds) await fireNotice(engine, id);
    due = await claimDue(db, 100);
  }
  await sql`insert into notification (id, dispute_id, recipient_kind, recipient_id, message, text, created_at)
    select id, dispute_id, 'person', 'worker', 'delivered', '{}', created_at from outbox
    on conflict do nothing`.execute(db);
  await sql`update outbox set relayed_at = clock_timestamp()`.execute(db);
}

/** Spoils every row on its way into a table; the body sees it as `new`. */
const spoil = (table: string, when: 'insert' | 'update', body: string) =>
  sql.raw(`
    create function spoil_${table}() returns trigger language plpgsql as $spoil$ begin ${body} end $spoil$;
    create trigger spoil before ${when} on ${table} for each row execute function spoil_${table}();`);

const found = async (): Promise<Problem['what'][]> => [
  ...new Set((await checkEverything(world.url, marks)).problems.map((one) => one.what)),
];

describe('what the database bears out', () => {
  it('given an engine that works and people who ask everything twice, nothing is wrong', async () => {
    await prepare();
    await work(2);
    await letTimePass();
    const checked = await checkEverything(world.url, marks);
    expect(checked.problems).toEqual([]);
    expect(checked).toMatchObject({ disputes: 1, proceedings: 3 });
    expect(checked.entries).toBeGreaterThan(8);
  });

  it.each<[string, string, 'insert' | 'update', string, Problem['what'], number]>([
    [
      'forgets which commands it has answered',
      'command',
      'update',
      `new.key = new.key || clock_timestamp()::text; return new;`,
      'stored more than once',
      2,
    ],
    [
      'acknowledges notes without writing them',
      'note',
      'insert',
      'return null;',
      'acknowledged but not stored',
      1,
    ],
    [
      'loses entries of the journal',
      'journal_entry',
      'insert',
      `if new.event = 'CONSENT' then return null; end if; return new;`,
      'broken chain',
      1,
    ],
    [
      'writes another payload than it hashed',
      'journal_entry',
      'insert',
      `if new.event = 'SCHEDULE_SESSION' then new.payload = new.payload || '{"place":"二号调解室"}'; end if; return new;`,
      'broken chain',
      1,
    ],
    [
      'stores another state than the acts lead to',
      'proceeding',
      'update',
      `if new.procedure = 'mediation' then new.context = new.context || '{"recordingSince":"2026-03-02"}'; end if; return new;`,
      'not what its journal says',
      1,
    ],
    [
      'hears an act by another version than its proceeding was begun with',
      'journal_entry',
      'insert',
      `if new.event = 'CONSENT' then new.procedure_version = new.procedure_version + 1; end if; return new;`,
      'not what its journal says',
      1,
    ],
    [
      'ends periods before their day',
      'deadline',
      'update',
      `if new.status in ('expired', 'breached') then new.fired_at = new.due_at - interval '1 hour'; end if; return new;`,
      'fired early',
      1,
    ],
    [
      'forgets to note that a period has ended',
      'deadline',
      'update',
      `if new.status in ('expired', 'breached') then new.status = 'running'; new.claimed_until = clock_timestamp() + interval '1 hour'; end if; return new;`,
      'never fired',
      1,
    ],
    [
      'leaves tasks open when their state is left',
      'task',
      'update',
      `new.status = 'open'; return new;`,
      'task without a state',
      1,
    ],
  ])('given an engine that %s, the check says so', async (_what, table, when, body, problem, times) => {
    await prepare();
    await spoil(table, when, body).execute(world.db);
    await work(times).catch(() => undefined);
    await letTimePass().catch(() => undefined);
    expect(await found()).toContain(problem);
  });

  it('given a relay that calls a message delivered which nobody received, the check says so', async () => {
    await prepare();
    await work();
    await sql`update outbox set relayed_at = clock_timestamp()`.execute(world.db);
    expect(await found()).toContain('message not delivered');
  });

  it('given a clock that hears a period twice, the check says so', async () => {
    await prepare();
    const disputeId = await work();
    await letTimePass();
    await sql`insert into journal_entry
      select (jsonb_populate_record(null::journal_entry, to_jsonb(j) || jsonb_build_object('seq', 900))).*
      from journal_entry j where j.dispute_id = ${disputeId} and j.event like 'xstate.after.%' limit 1`.execute(
      world.db,
    );
    expect(await found()).toContain('fired twice');
  });
});
