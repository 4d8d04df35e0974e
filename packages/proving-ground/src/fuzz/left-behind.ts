import pg from 'pg';
import type { Wanted } from './requests.ts';
import { send } from './send.ts';

/** Of every table of ours: how many rows it has, and a sum that any row written changes, be it to the same again. */
async function printOf(db: pg.Client): Promise<Map<string, string>> {
  const { rows: tables } = await db.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const each = tables.map(
    ({ name }) => `select '${name}' as name, count(*) || ' ' ||
      coalesce(sum(hashtextextended(ctid::text || xmin::text, 0)), 0) as print from ${name}`,
  );
  const { rows } = await db.query<{ name: string; print: string }>(each.join(' union all '));
  return new Map(rows.map(({ name, print }) => [name, print]));
}

/** An overdue period lapses when the next act is heard, refused or not; after one round nothing of that is left. */
const ROUNDS = 4;
const TOGETHER = 8;

export interface LeftBehind {
  /** Requests of the last round; all of them were refused. */
  refused: number;
  /** Tables that were written to although everything was refused. */
  tables: string[];
}

/**
 * Asks for everything again that was refused, and nothing else, each under a new key, and looks at every row of every table
 * before and after. What is granted this time is left out of the next round; at last all is refused and nothing is written.
 */
export async function leftBehind(
  url: string,
  base: string,
  refusedOnes: readonly Wanted[],
  numberOf: () => number,
): Promise<LeftBehind> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    let refused = [...refusedOnes];
    let tables: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = await printOf(db);
      const granted = new Set<Wanted>();
      const waiting = [...refused];
      const caller = async (): Promise<void> => {
        for (let one = waiting.pop(); one; one = waiting.pop()) {
          const key = one.headers['idempotency-key'];
          const fresh = typeof key === 'string' && key.startsWith('fuzz-') ? `fuzz-again-${numberOf()}` : key;
          const headers = { ...one.headers, ...(fresh === undefined ? {} : { 'idempotency-key': fresh }) };
          const { status } = await send(base, { ...one, headers });
          if (status < 400) granted.add(one);
        }
      };
      await Promise.all(Array.from({ length: TOGETHER }, caller));
      const after = await printOf(db);
      tables = [...after].flatMap(([name, print]) => (before.get(name) === print ? [] : [name]));
      if (granted.size === 0 && tables.length === 0) break;
      refused = refused.filter((one) => !granted.has(one));
    }
    return { refused: refused.length, tables };
  } finally {
    await db.end();
  }
}
