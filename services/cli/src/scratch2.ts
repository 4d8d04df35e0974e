import { procedures } from '@dingfen/dispute-lifecycle';
import { reachDatabase } from './database.ts';
import pg from 'pg';
const r = await reachDatabase();
const c = new pg.Client(r.url);
await c.connect();
const { rows } = await c.query('select procedure, unnest(states) s, count(*) from proceeding group by 1,2');
const seen = new Map(
  rows.map((x: { procedure: string; s: string; count: string }) => [x.procedure + ':' + x.s, x.count]),
);
const { rows: j } = await c.query('select distinct procedure, unnest(to_states) s from journal_entry');
const ever = new Set(j.map((x: { procedure: string; s: string }) => x.procedure + ':' + x.s));
const leaves = (n: any): string[] =>
  Object.keys(n.states).length === 0
    ? [n.path.join('.')]
    : Object.values(n.states).flatMap((x: any) => leaves(x));
for (const p of procedures) {
  const all = leaves(p.machine.root);
  console.log(
    p.key,
    all.length,
    'now',
    all.filter((s) => seen.has(p.key + ':' + s)).length,
    'ever',
    all.filter((s) => ever.has(p.key + ':' + s)).length,
    '\n  missing now:',
    all.filter((s) => !seen.has(p.key + ':' + s)).join(' '),
  );
}
await c.end();
await r.leave();
