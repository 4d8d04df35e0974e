import type pg from 'pg';
import type { Find } from './problem.ts';

/** What somebody asked for over and over until there was an answer, and what they were told. */
export interface Marked {
  kind: 'filing' | 'act' | 'note' | 'evidence';
  /** Stands in what is stored of it and nowhere else, where its form has room for words. */
  token?: string;
  personId: string;
  /** The idempotency key under which it was asked. */
  key: string;
  /** Of an act. */
  disputeId?: string;
  proceedingId?: string;
  event?: string;
  acknowledged: boolean;
  /** Refused for good: nothing of it may be stored. */
  refused: boolean;
  /** As it was acknowledged: of an act `journalSeq` and `at`, of what was added to a file its `id`, of a filing `disputeId`. */
  answer?: Readonly<Record<string, unknown>>;
}

const nameOf = ({ kind, event, token, key }: Marked): string =>
  [kind, event, token, 'under', key].filter((one) => one !== undefined).join(' ');

/** Every acknowledged command is stored exactly once, every unanswered one at most once, no refused one at all. */
export async function checkCommands(db: pg.Client, marked: readonly Marked[], find: Find): Promise<void> {
  await checkTokens(db, marked, find);
  await checkAnswers(db, marked, find);
  await checkActs(db, marked, find);
}

// One pass over each table for all of them, not one for each.
async function checkTokens(db: pg.Client, marked: readonly Marked[], find: Find): Promise<void> {
  const { rows } = await db.query<{ token: string; kind: string; ids: string[] }>(
    `with mark as (select * from jsonb_to_recordset($1) as m(token text, kind text)),
      found as (
        select 'act' as kind, payload ->> 'sessionId' as token, dispute_id || ' ' || proceeding_id as id
          from journal_entry where payload ? 'sessionId' and event = 'SCHEDULE_SESSION'
        union all select 'filing', substring(narrative from 't-[0-9a-f-]{36}'), id from dispute
        union all select 'note', substring(body from 't-[0-9a-f-]{36}'), id from note
        union all select 'evidence', substring(file_name from 't-[0-9a-f-]{36}'), id from evidence)
     select mark.token, mark.kind, array_agg(found.id) as ids
     from mark join found on found.token = mark.token and found.kind = mark.kind group by 1, 2`,
    [
      JSON.stringify(
        marked.filter(({ token }) => token !== undefined).map(({ token, kind }) => ({ token, kind })),
      ),
    ],
  );
  const found = new Map(rows.map(({ token, ids }) => [token, ids]));
  for (const one of marked) {
    if (one.token === undefined) continue;
    const ids = found.get(one.token) ?? [];
    const { id, disputeId, proceedingId } = (one.answer ?? {}) as Record<string, string>;
    const told = { act: `${disputeId} ${proceedingId}`, filing: disputeId, note: id, evidence: id }[one.kind];
    if (ids.length > 1) find('stored more than once', `${nameOf(one)}: ${ids.length} times`);
    else if (one.refused && ids.length > 0) find('refused but stored', nameOf(one));
    else if (one.acknowledged && ids[0] !== told)
      find('acknowledged but not stored', `${nameOf(one)}: ${ids[0] ?? 'nothing'}, acknowledged as ${told}`);
  }
}

/** What is kept for whoever asks again is what was answered. */
async function checkAnswers(db: pg.Client, marked: readonly Marked[], find: Find): Promise<void> {
  const { rows } = await db.query<{ actor: string; key: string; answer: Record<string, unknown> | null }>(
    `select actor_id as actor, key, answer from command join jsonb_to_recordset($1) as m(actor text, k text)
       on actor_id = m.actor and key = m.k`,
    [JSON.stringify(marked.map(({ personId, key }) => ({ actor: personId, k: key })))],
  );
  const answers = new Map(rows.map(({ actor, key, answer }) => [`${actor} ${key}`, answer]));
  for (const one of marked) {
    const kept = answers.get(`${one.personId} ${one.key}`);
    if (one.refused && kept) find('refused but stored', `${nameOf(one)} is kept as carried out`);
    if (!one.acknowledged) continue;
    const same = ['id', 'disputeId', 'journalSeq'].every((name) => kept?.[name] === one.answer?.[name]);
    if (!kept || !same)
      find(
        'acknowledged but not stored',
        `${nameOf(one)}: answered ${JSON.stringify(one.answer)}, kept is ${JSON.stringify(kept)}`,
      );
  }
}

const groupOf = (one: {
  disputeId?: string;
  proceedingId?: string;
  event?: string;
  personId: string;
}): string => [one.disputeId, one.proceedingId, one.event, one.personId].join(' ');

/** In the journal, of whoever asked: an entry for each act that was acknowledged, and none that nobody asked for. */
async function checkActs(db: pg.Client, marked: readonly Marked[], find: Find): Promise<void> {
  const acts = marked.filter(({ kind, disputeId }) => kind === 'act' && disputeId !== undefined);
  const { rows } = await db.query<{ name: string; entries: { seq: number; at: string }[] }>(
    `with asked as (
       select distinct * from jsonb_to_recordset($1)
         as a(name text, dispute_id text, proceeding_id text, event text, actor_id text))
     select name, json_agg(json_build_object('seq', j.seq, 'at', to_char(j.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) as entries
     from asked a join journal_entry j using (dispute_id, proceeding_id, event, actor_id) group by name`,
    [
      JSON.stringify(
        acts.map((one) => ({
          name: groupOf(one),
          dispute_id: one.disputeId,
          proceeding_id: one.proceedingId,
          event: one.event,
          actor_id: one.personId,
        })),
      ),
    ],
  );
  const entriesOf = new Map(rows.map(({ name, entries }) => [name, entries]));
  for (const [name, asked] of Map.groupBy(acts, groupOf)) {
    const entries = entriesOf.get(name) ?? [];
    const acknowledged = asked.filter((one) => one.acknowledged);
    const perhaps = asked.filter((one) => !one.acknowledged && !one.refused).length;
    const most = acknowledged.length + perhaps;
    if (entries.length > most)
      find(
        asked.some(({ refused }) => refused) ? 'refused but stored' : 'stored more than once',
        `${name}: ${entries.length} entries, at most ${most} were carried out`,
      );
    if (entries.length < acknowledged.length)
      find(
        'acknowledged but not stored',
        `${name}: ${acknowledged.length} acknowledged, ${entries.length} entries`,
      );
    for (const one of acknowledged) {
      const { journalSeq, at } = one.answer as { journalSeq: number; at: string };
      // What followed from the act stands behind it, so its number is the last one.
      if (!entries.some((entry) => entry.seq <= journalSeq && entry.at === at))
        find('acknowledged but not stored', `${nameOf(one)}: no such entry up to ${journalSeq} at ${at}`);
    }
  }
}
