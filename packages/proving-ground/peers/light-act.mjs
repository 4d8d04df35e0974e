// The act as small as it can be: a machine of one state, and the rows without which there is no act, with as much text in them as ours.
import { createHash, randomUUID } from 'node:crypto';

const SCHEMA = `
  create table if not exists dispute (id text primary key, state jsonb not null, row_version integer not null, journal_length integer not null,
    journal_head text not null);
  create table if not exists journal_entry (dispute_id text not null references dispute, seq integer not null, event text not null,
    summary jsonb not null, payload jsonb not null, actor_id text not null, at timestamptz not null, previous_hash text not null,
    hash text not null, primary key (dispute_id, seq));
  create table if not exists deadline (id text primary key, dispute_id text not null references dispute, rule_id text not null,
    due_at timestamptz not null, status text not null, trace jsonb not null);
  create index if not exists deadline_of_dispute on deadline (dispute_id);
  create index if not exists deadline_due on deadline (due_at) where status = 'running';
  create table if not exists task (id text primary key, dispute_id text not null references dispute, kind text not null, assignee_id text, status text not null);
  create index if not exists task_of_dispute on task (dispute_id);
  create table if not exists outbox (id text primary key, dispute_id text not null references dispute, topic text not null, payload jsonb not null,
    created_at timestamptz not null default statement_timestamp());
  create table if not exists command (key text primary key, answer jsonb not null, created_at timestamptz not null default statement_timestamp());`;

const TEXT = {
  zh: '监督改派调解员：原调解员无法到场',
  en: 'Reassigned to another mediator by the supervisor: the first one cannot come',
};
/** As long as the account Dingfen keeps of how a day was counted. */
const TRACE = Array.from({ length: 5 }, (_, n) => ({
  step: n + 1,
  rule: 'online_mediator_accept_3wd',
  on: `2026-11-2${n}`,
  ...TEXT,
}));

/** The smallest machine that does what is measured: a mediator is asked, and asked anew when another is named. */
export function decide(state, event) {
  if (state.value !== 'offered' || event.type !== 'REASSIGN')
    throw new Error(`${event.type} is not possible in ${state.value}`);
  return { ...state, mediatorId: event.mediatorId, asked: state.asked + 1 };
}

export const firstState = { value: 'offered', mediatorId: 'm-0', asked: 1 };
export const eventOf = (n, turn) => ({
  type: 'REASSIGN',
  mediatorId: `m-${turn % 4}`,
  evidence: `调解员无法到场（第${turn}次）`,
});

export async function prepare(pool, cases, state = firstState) {
  await pool.query(SCHEMA);
  for (let n = 1; n <= cases; n += 1) {
    const id = `case-${n}`;
    await pool.query(`insert into dispute values ($1, $2, 1, 0, $3)`, [
      id,
      JSON.stringify(state),
      '0'.repeat(64),
    ]);
    await pool.query(
      `insert into deadline values ($1, $2, 'online_mediator_accept_3wd', now() + interval '3 days', 'running', $3)`,
      [randomUUID(), id, JSON.stringify(TRACE)],
    );
    await pool.query(`insert into task values ($1, $2, 'answerAssignment', 'm-0', 'open')`, [
      randomUUID(),
      id,
    ]);
  }
  await pool.query('analyze');
}

/** Locks a dispute. */
export async function take(db, id) {
  const { rows } = await db.query('select * from dispute where id = $1 for no key update', [id]);
  return rows[0];
}

/** Everything an act writes. `next` is the state after it, as the peer keeps it. */
export async function write(db, row, event, next, key) {
  const seq = row.journal_length + 1;
  const at = new Date().toISOString();
  const payload = { ...event, reasonCode: 'mediator_unavailable' };
  const hash = createHash('sha256')
    .update(JSON.stringify([row.id, seq, event.type, TEXT, payload, at, row.journal_head]))
    .digest('hex');
  await db.query(
    `update dispute set state = $2, row_version = row_version + 1, journal_length = $3, journal_head = $4 where id = $1`,
    [row.id, JSON.stringify(next), seq, hash],
  );
  await db.query(`insert into journal_entry values ($1, $2, $3, $4, $5, 'supervisor', $6, $7, $8)`, [
    row.id,
    seq,
    event.type,
    TEXT,
    payload,
    at,
    row.journal_head,
    hash,
  ]);
  await db.query(`update deadline set status = 'closed' where dispute_id = $1 and status = 'running'`, [
    row.id,
  ]);
  await db.query(
    `insert into deadline values ($1, $2, 'online_mediator_accept_3wd', now() + interval '3 days', 'running', $3)`,
    [randomUUID(), row.id, JSON.stringify(TRACE)],
  );
  await db.query(`update task set assignee_id = $2 where dispute_id = $1 and status = 'open'`, [
    row.id,
    event.mediatorId,
  ]);
  await db.query(`insert into outbox (id, dispute_id, topic, payload) values ($1, $2, 'notify', $3)`, [
    randomUUID(),
    row.id,
    { to: event.mediatorId, text: TEXT, at },
  ]);
  const answer = { disputeId: row.id, journalSeq: seq, at };
  await db.query(`insert into command (key, answer) values ($1, $2)`, [key, answer]);
  return answer;
}
