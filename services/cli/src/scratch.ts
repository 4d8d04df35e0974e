import { reachDatabase, withConnection } from './database.ts';
const r = await reachDatabase();
import pg from 'pg';
const c = new pg.Client(r.url); await c.connect();
for (const q of process.argv.slice(2)) { const t=Date.now(); const x = await c.query(q); console.table(x.rows); console.log(Date.now()-t,'ms'); }
await c.end(); await r.leave();
void withConnection;
