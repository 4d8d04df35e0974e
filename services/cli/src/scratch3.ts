import { migrateToLatest } from '@dingfen/persistence';
import { reachDatabase } from './database.ts';
import { seedLaibin } from './laibin/seed.ts';
const r = await reachDatabase(); await migrateToLatest(r.url);
const t = Date.now(); const s = await seedLaibin({ say: console.log, warn: console.log }, r.url, {});
console.log(s.disputes, (Date.now()-t)/1000, s.refused.length); for (const x of s.refused) console.log(x.slice(0,330));
await r.leave();
