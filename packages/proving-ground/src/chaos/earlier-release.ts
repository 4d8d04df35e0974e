// Loaded before a service: it speaks to the schema as the release before did, through `take_disputes` and `write_disputes`, which
// the schema keeps as long as that release may still be running. That release has a row of its own for every notice that is still
// to be told and tells what is due by the ids of those rows. None is due there any more, so it tells nothing.
import { randomUUID } from 'node:crypto';
import pg from 'pg';

type Row = Record<string, unknown>;
interface Taken {
  deadlines: Row[];
  notices?: Row[];
  climbed: Row[];
}
type Changes = Record<string, Row[] | undefined>;

/** Of which dispute a period is, as it was last taken in hand. */
const disputeOf = new Map<unknown, unknown>();

/** As the engine of today expects it. To the clock, which asks by a period and not by the row of a notice, nothing is due. */
function asToday(taken: Taken, toClock: boolean): void {
  const { notices = [] } = taken;
  const ahead = Map.groupBy(
    notices.filter((row) => row['status'] === 'pending' && !toClock),
    (row) => row['deadline_id'],
  );
  for (const row of taken.deadlines) {
    disputeOf.set(row['id'], row['dispute_id']);
    const own = (ahead.get(row['id']) ?? []).map(({ kind, rung, recipient, due_at: at }) => ({
      kind,
      rung,
      recipient,
      dueAt: new Date(at as string).toISOString(),
    }));
    Object.assign(row, { notices: own.length > 0 ? own : null, notice_at: own[0]?.dueAt ?? null });
  }
  taken.climbed = notices.filter((row) => row['status'] === 'fired' && row['kind'] === 'rung');
  delete taken.notices;
}

const withoutPlan = ({ notices: _, notice_at: __, ...row }: Row): Row => row;

const planned = (row: Row): Row[] =>
  ((row['notices'] ?? []) as Row[]).map(({ dueAt, ...notice }) => ({
    ...notice,
    id: randomUUID(),
    deadline_id: row['id'],
    dispute_id: row['dispute_id'] ?? disputeOf.get(row['id']),
    due_at: dueAt,
    text: { zh: '', en: '' },
    status: 'pending',
  }));

function asBefore({ told, ...changes }: Changes): Changes {
  if (told) throw new Error('the release before was to tell what it does not know of');
  const { deadlines = [], moved_deadlines: moved = [], changed_deadlines: closed = [], ...rest } = changes;
  const rows = {
    deadlines: deadlines.map(withoutPlan),
    moved_deadlines: moved.map(withoutPlan),
    closed_deadlines: closed.map(withoutPlan),
    notices: [...deadlines, ...moved].flatMap(planned),
  };
  return { ...rest, ...Object.fromEntries(Object.entries(rows).filter(([, all]) => all.length > 0)) };
}

type Query = (text: string, values: unknown[]) => Promise<pg.QueryResult<{ taken: Taken }>>;
const client = pg.Client.prototype as { query: unknown };
const query = client.query as Query;
client.query = function (this: pg.Client, ...given: [unknown, ...unknown[]]): unknown {
  const [text, values] = given as [string, unknown[]];
  const ask = (said: string, ...more: unknown[]): unknown =>
    (query as (...all: unknown[]) => unknown).call(this, said, ...more);
  if (typeof text !== 'string') return ask(text, ...given.slice(1));
  if (text.includes('write_back('))
    return ask(text.replace('write_back(', 'write_disputes('), [
      JSON.stringify(asBefore(JSON.parse(values[0] as string) as Changes)),
    ]);
  if (text.includes('take_in_hand('))
    return query.call(this, text.replace('take_in_hand(', 'take_disputes('), values).then((answer) => {
      const { deadlines } = JSON.parse(values[0] as string) as { deadlines: string[] };
      for (const { taken } of answer.rows) asToday(taken, deadlines.length > 0);
      return answer;
    });
  return ask(
    text.replaceAll(/where notice_at (is not null|<=)/g, 'where false and notice_at $1'),
    ...given.slice(1),
  );
};
