// The act that Dingfen was seen to do, for the peers: the same decision by the same machine, then the same rows read and written in
// Dingfen's own tables, by single statements. The file named by WHOLE_ACT holds the statements; `:n` is the dispute's number, `:seq`
// that of its entry.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { procedures } from '@dingfen/dispute-lifecycle';
import { isRefusal } from '@dingfen/domain';
import { calendar } from '@dingfen/legal-calendar';
import { decide as decideAct, registry } from '@dingfen/procedure-kit';

const { statements, decision } = JSON.parse(readFileSync(process.env.WHOLE_ACT, 'utf8'));
const isRead = (text) => text.startsWith('select');
const reads = statements.filter(isRead).map((text) => text.replace('\\gset', ''));
const writes = statements.filter((text) => !isRead(text));
const procedure = registry(procedures).current('mediation');
const by = { calendar: calendar('CN-GX'), local: {} };

/** The even numbers; the odd ones are Dingfen's. */
const numberOf = (id) => 2 * Number(id.slice('case-'.length));
const filled = (text, { n, seq }) =>
  text.replaceAll(/(?<!:):(n|seq)\b/g, (_, name) => String(name === 'n' ? n : seq));

export const firstState = decision.stored;
export const eventOf = () => ({ type: decision.event });

/** By the mediation procedure itself, with the legal days of the period that it opens. */
export function decide(stored, { type }) {
  const asked = stored.context.assignments.at(-1).mediatorId;
  const payload = decision.payloads.find(({ mediatorId }) => mediatorId !== asked);
  const at = new Date().toISOString();
  const decided = decideAct(procedure, stored, { type, payload }, { at, actor: decision.actor, ...by });
  if (isRefusal(decided)) throw new Error(`${decided.code}: ${decided.detail.en}`);
  return decided.next;
}

/** Process instances beside the disputes, for a peer that keeps its own. */
let keepsInstances = false;

export async function prepare(pool, cases, instance) {
  if (instance === undefined) return;
  keepsInstances = true;
  await pool.query('create table if not exists bench_instance (n integer primary key, state jsonb not null)');
  await pool.query(
    `insert into bench_instance select 2 * n, $2 from generate_series(1, $1) n
     on conflict (n) do update set state = excluded.state`,
    [cases, JSON.stringify(instance)],
  );
}

/** Locks a dispute and reads what an act reads. */
export async function take(db, id) {
  const n = numberOf(id);
  const answers = [];
  for (const text of reads) answers.push((await db.query(filled(text, { n }))).rows);
  const [[{ seq, journal_head: head }]] = answers;
  const { state, context } = answers.flat().find((row) => row.procedure === procedure.key);
  if (!keepsInstances) return { id, n, seq, head, state: { state, context } };
  const { rows } = await db.query('select state from bench_instance where n = $1', [n]);
  return { id, n, seq, head, state: rows[0].state };
}

export async function write(db, { id, n, seq, head }, event, next, key) {
  const at = new Date().toISOString();
  createHash('sha256')
    .update(JSON.stringify([id, seq, event, next, key, at, head]))
    .digest('hex');
  for (const text of writes) await db.query(filled(text, { n, seq }));
  if (keepsInstances)
    await db.query('update bench_instance set state = $2 where n = $1', [n, JSON.stringify(next)]);
  return { disputeId: id, journalSeq: seq, at };
}
