import { createHash } from 'node:crypto';
import { createTestDatabase, ensureTemplate, type TestDatabase } from '@dingfen/local-stack/testing';
import { connect, migrateToLatest } from '@dingfen/persistence';
import pg from 'pg';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { settle } from '../testing/index.ts';
import { type JournalRow, said } from './chain.ts';
import { checkEverything, type Marked, type Problem } from './check.ts';
import { letTimePass, putCityAbove, supervise, work } from './proved.fixture.ts';

/*
 * What a finished world bears out, and what the checker finds when a row of it is changed afterwards. Engines that go wrong by
 * themselves are in the other spec.
 */

let marks: Marked[] = [];
let open: TestDatabase | undefined;

/** Three disputes: in mediation, with a mediator who never answered, and just begun; a supervision order; some weeks that passed. */
async function fill(url: string): Promise<void> {
  await migrateToLatest(url);
  const world = await settle(url);
  await putCityAbove(world.db);
  ({ marks } = await work(world.db, world.engine, { times: 2 }));
  const { disputeId } = await work(world.db, world.engine, { steps: 3, marks });
  await supervise(world.engine, disputeId);
  // Warnings go out before what they warn of.
  for (const day of ['09', '16', '20']) await letTimePass(world.db, world.engine, `2026-03-${day}T02:00:00Z`);
  await work(world.db, world.engine, { steps: 3, marks });
  await letTimePass(world.db, world.engine, '2026-03-20T03:00:00Z');
  await world.leave();
}

beforeAll(async () => {
  await ensureTemplate('proved', fill);
});
afterEach(async () => {
  await open?.drop();
});

/** A copy of the finished world in which something was changed, whatever forbids it. */
async function changed(statements: string): Promise<string> {
  open = await createTestDatabase({ template: 'proved' });
  const db = new pg.Client({ connectionString: open.url });
  await db.connect();
  await db.query(`set session_replication_role = replica; ${statements}`);
  await db.end();
  return open.url;
}

async function found(statements: string): Promise<Problem['what'][]> {
  const { problems } = await checkEverything(await changed(statements), marks);
  return [...new Set(problems.map(({ what }) => what))];
}

const oneOf = (table: string, where: string): string =>
  `(select id from ${table} where ${where} order by id limit 1)`;
const running = oneOf('deadline', `status = 'running'`);

describe('a finished world', () => {
  it('given people who ask everything twice and an engine that works, nothing is wrong', async () => {
    const checked = await checkEverything(await changed(''), marks);
    expect(checked.problems).toEqual([]);
    expect(checked).toMatchObject({ disputes: 3, proceedings: 9 });
    expect(checked.entries).toBeGreaterThan(20);
    const db = connect((open as TestDatabase).url);
    const statuses = await db.selectFrom('deadline').select('status').distinct().execute();
    expect(statuses.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['running', 'expired', 'closed']),
    );
    await db.destroy();
  });

  it.each<[string, string, Problem['what']]>([
    [
      'a running period is closed',
      `update deadline set status = 'closed' where id = ${running}`,
      'state without a deadline',
    ],
    ['a running period is gone', `delete from deadline where id = ${running}`, 'state without a deadline'],
    [
      'a period ends ten years later',
      `update deadline set due_at = due_at + interval '10 years' where id = ${running}`,
      'due on another day',
    ],
    [
      'the day shown to people is another',
      `update deadline set nominal_due_on = '2026-06-30' where id = ${running}`,
      'due on another day',
    ],
    [
      'a dispute is with another body',
      `update assignment set holder_id = 'elsewhere' where role = 'mediationBody' and dispute_id = ${oneOf('dispute', 'true')}`,
      'not what its journal says',
    ],
    [
      'a dispute passes for closed before',
      `update dispute set closings = '{2026-03-05}' where id = ${oneOf('dispute', 'true')}`,
      'not what its journal says',
    ],
    ['no task is left', `delete from task where status = 'open'`, 'state without a task'],
    [
      'a task is for something else',
      `update task set state_path = 'elsewhere' where status = 'open'`,
      'task without a state',
    ],
    ['nothing is counted', `delete from figure_entry; delete from figure_delta`, 'figures differ'],
    [
      'a sum is one too high',
      `insert into figure_cell select organisation_id, 'all', measure, month, extra, '', '', '', '', 1, 1 from figure_entry limit 1`,
      'sums differ',
    ],
    [
      'an open dispute counts nowhere',
      `delete from figure_entry where measure = 'now.open'`,
      'figures differ',
    ],
    [
      'pending notices pass for told',
      `insert into deadline_notice (id, deadline_id, dispute_id, kind, rung, recipient, due_at, text, status, fired_at)
         select gen_random_uuid(), d.id, d.dispute_id, n.kind, n.rung, n.recipient, d.notice_at, '{}', 'fired', d.notice_at
         from deadline d, jsonb_to_recordset(d.notices) n (kind text, rung text, recipient text)`,
      'fired without an entry',
    ],
    ['pending notices are gone', `update deadline set notices = null, notice_at = null`, 'notice differs'],
    [
      'a notice is planned for another day',
      `update deadline set notices = jsonb_set(notices, '{0,dueAt}', to_jsonb(notice_at + interval '1 day'))
         where notice_at is not null`,
      'notice differs',
    ],
    [
      'a warning was told in other words',
      `update journal_entry set summary = '{"zh":"还有九十日","en":"ninety days left"}' where event = 'WARNING'`,
      'notice differs',
    ],
    [
      'the clock looks for a notice on another day',
      `update deadline set notice_at = notice_at + interval '1 day' where notice_at is not null`,
      'notice differs',
    ],
    [
      'a running period passes for ended',
      `update deadline set status = 'expired', fired_at = due_at where id = ${running}`,
      'fired without an entry',
    ],
    ['no message was ever written', 'delete from outbox; delete from notification', 'message not delivered'],
    ['nobody was told anything', 'delete from notification', 'message not delivered'],
    ['another was told', `update notification set recipient_id = 'somebody'`, 'delivered otherwise'],
    ['nothing was said', `update notification set text = '{"zh":"","en":""}'`, 'delivered otherwise'],
    [
      'somebody was told what nobody sent',
      `insert into notification select (jsonb_populate_record(null::notification, to_jsonb(n) || '{"id":"another"}')).* from notification n limit 1`,
      'delivered otherwise',
    ],
    [
      'a message is there twice',
      `insert into outbox select (jsonb_populate_record(null::outbox, to_jsonb(o) || '{"id":"another"}')).* from outbox o where payload ->> 'message' = 'consentAsked' limit 1`,
      'message without an act',
    ],
    ['the stage is another', `update dispute set stage = 'closed'`, 'not what its journal says'],
    ['the status is another', `update dispute set status = 'closed'`, 'not what its journal says'],
    [
      'a proceeding passes for ended',
      `update proceeding set status = 'ended' where procedure = 'mediation'`,
      'not what its journal says',
    ],
    [
      'the active states are others',
      `update proceeding set states = array['mediating']`,
      'not what its journal says',
    ],
    [
      'a supervision order will never wake',
      `update supervision_order set status = 'awaiting_reply', overdue_since = null, wakes_at = null`,
      'never fired',
    ],
    [
      'a supervision order slept through its day',
      `update supervision_order set status = 'awaiting_reply', overdue_since = null, wakes_at = due_at`,
      'never fired',
    ],
    [
      'a period is heard before its time',
      `update deadline set fired_at = due_at - interval '1 hour' where status = 'expired'`,
      'fired early',
    ],
    [
      'an answered command is forgotten',
      `delete from command where key = (select key from command where answer ? 'journalSeq' limit 1)`,
      'acknowledged but not stored',
    ],
    ['a piece of evidence is lost', 'delete from evidence', 'acknowledged but not stored'],
  ])('given that %s, the checker says so', async (_what, statements, problem) => {
    expect(await found(statements)).toContain(problem);
  });
});

describe('an entry that was added with a valid hash', () => {
  /** Adds an entry like an earlier one of the same dispute at the end of its journal. */
  async function again(event: string, otherwise: Partial<JournalRow> = {}): Promise<Problem[]> {
    const url = await changed('');
    const db = new pg.Client({ connectionString: url });
    await db.connect();
    const { rows } = await db.query<{ entry: JournalRow; head: { hash: string; seq: number; to: string[] } }>(
      `select to_jsonb(j) || jsonb_build_object(
           'at', to_char(j.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'recorded_at', to_char(j.recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as entry,
         jsonb_build_object('hash', d.journal_head, 'seq', d.journal_length, 'to', p.states) as head
       from journal_entry j join dispute d on d.id = j.dispute_id join proceeding p on p.id = j.proceeding_id
       where j.event like $1 order by j.seq desc limit 1`,
      [event],
    );
    const { entry, head } = rows[0] as (typeof rows)[number];
    const states = { from_states: head.to, to_states: head.to };
    const next = { ...entry, ...states, seq: head.seq + 1, previous_hash: head.hash, ...otherwise };
    const hash = createHash('sha256').update(said(next)).digest('hex');
    await db.query('insert into journal_entry select * from jsonb_populate_record(null::journal_entry, $1)', [
      JSON.stringify({ ...next, hash }),
    ]);
    await db.query('update dispute set journal_length = $2, journal_head = $3 where id = $1', [
      next.dispute_id,
      next.seq,
      hash,
    ]);
    await db.end();
    return (await checkEverything(url, [])).problems;
  }

  it.each<[string, Problem['what']]>([
    ['CONSENT', 'act that was not possible'],
    ['ACCEPT_ASSIGNMENT', 'act that was not possible'],
    ['OPEN', 'act that was not possible'],
    ['WARNING', 'fired twice'],
    ['xstate.after.med_period_15d_art14%', 'fired twice'],
  ])('given a second %s, the checker says so', async (event, problem) => {
    const problems = await again(event);
    expect(problems.map(({ what }) => what)).toContain(problem);
    expect(problems.map(({ what }) => what)).not.toContain('broken chain');
  });

  it('given that it says it led elsewhere, the checker says so', async () => {
    const problems = await again('WARNING', { to_states: ['ended'] });
    expect(problems.map(({ what }) => what)).toContain('not what its journal says');
  });

  it('given an act of somebody who may not do it, the checker says so', async () => {
    const problems = await again('SCHEDULE_SESSION', { capacity: 'respondent' });
    expect(problems.map(({ what }) => what)).toContain('act that was not possible');
  });
});

describe('how late periods were heard', () => {
  const at = (minutes: number): string => new Date(Date.UTC(2026, 2, 17, 16, minutes)).toISOString();
  const move = (from: number, to: number): string => `${at(from)}/${at(to)}`;
  const latenessAfter = async (minutes: number, ...moves: string[]): Promise<number> => {
    const url = await changed(
      `update deadline set fired_at = null;
       update deadline set due_at = '${at(0)}', fired_at = '${at(minutes)}' where id = ${oneOf('deadline', `status = 'expired'`)}`,
    );
    return (await checkEverything(url, [], [at(-600), ...moves])).lateness.max / 60;
  };

  it('given a clock that nobody moves, it is the time since the end', async () => {
    expect(await latenessAfter(20)).toBeCloseTo(20);
  });

  it('given a move over the end, it is the time since the clock landed', async () => {
    expect(await latenessAfter(50, move(-60, -30), move(-10, 30))).toBeCloseTo(20);
  });

  it('given a move while somebody waited, what was waited before it still counts, and the move does not', async () => {
    expect(await latenessAfter(150, move(10, 130), move(200, 300))).toBeCloseTo(30);
  });

  it('given two moves, it is counted from the first landing, less the second', async () => {
    expect(await latenessAfter(220, move(-10, 30), move(40, 200))).toBeCloseTo(30);
  });
});
