// Loaded before a service: it speaks to the schema as the release before did, through `take_for_acts` and `write_for_acts`,
// which the schema keeps as long as that release may still be running. What the newer functions are told in fewer columns, the
// older ones are told in whole rows, and of what counts they are told everything instead of the difference.
import pg from 'pg';

type Row = Record<string, unknown>;
interface Taken {
  disputes: Row[];
  deadlines: Row[];
  notices: Row[];
}
type Changes = Record<string, Row[] | undefined> & { dropped_notices?: string[] };

/** Rows as they were last taken in hand. */
const known = new Map<unknown, Row>();

/** As the engine of today expects it; the rest is kept for writing it back whole. */
function asToday(taken: Taken): void {
  for (const row of [...taken.deadlines, ...taken.notices]) known.set(row['id'], { ...row });
  for (const row of taken.deadlines) {
    delete row['basis'];
    delete row['on_expiry'];
  }
  // Not known what counted before: then all of it is written.
  for (const row of taken.disputes) row['figures_digest'] = null;
}

const whole = (row: Row): Row => ({ ...known.get(row['id']), ...row });

/** What has just been filed counted as nothing before: all that came is all there is. */
function countedWhole(filed: readonly Row[], came: readonly Row[]): Row[] {
  const ids = new Set(filed.map(({ id }) => id));
  if (came.some((row) => row['count'] !== 1 || !ids.has(row['dispute_id'])))
    throw new Error('the release before was not told a difference of figures');
  const byDispute = Map.groupBy(came, (row) => row['dispute_id']);
  return [...byDispute].map(([dispute_id, entries]) => ({
    dispute_id,
    journal_seq: entries[0]?.['journal_seq'],
    entries,
    renewed: [],
  }));
}

function asBefore(changes: Changes): object {
  const { moved_deadlines: moved = [], dropped_notices: dropped = [], figures = [], ...rest } = changes;
  const told = {
    deadlines: [...(rest['deadlines'] ?? []), ...moved.map(whole)],
    notices: [...(rest['notices'] ?? []), ...dropped.map((id) => whole({ id, status: 'dropped' }))],
    counted: [...(rest['counted'] ?? []), ...countedWhole(rest['filed'] ?? [], figures)],
  };
  return {
    ...rest,
    ...Object.fromEntries(Object.entries(told).filter(([, rows]) => rows.length > 0)),
  };
}

type Query = (text: string, values: unknown[]) => Promise<pg.QueryResult<{ taken: Taken }>>;
const client = pg.Client.prototype as { query: unknown };
const query = client.query as Query;
client.query = function (this: pg.Client, ...given: [unknown, ...unknown[]]): unknown {
  const [text, values] = given as [string, unknown[]];
  if (typeof text === 'string' && text.includes('write_disputes(')) {
    const changes = JSON.stringify(asBefore(JSON.parse(values[0] as string) as Changes));
    return query.call(this, text.replace('write_disputes(', 'write_for_acts('), [changes]);
  }
  if (typeof text === 'string' && text.includes('take_disputes('))
    return query.call(this, text.replace('take_disputes(', 'take_for_acts('), values).then((answer) => {
      for (const { taken } of answer.rows) asToday(taken);
      return answer;
    });
  return (query as (...all: unknown[]) => unknown).apply(this, given);
};
