// `npm run generate -- --disputes N --seed S`: a database with many plausible disputes for measuring, in a folder that stays.
// With --keep DIR the database is left there, to be started again; else it is measured and thrown away by whoever called.
import { parseArgs } from 'node:util';
import { prepareGround } from '../ground.ts';
import { generate } from './generate.ts';

const { values } = parseArgs({
  options: { disputes: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
});
const disputes = Number(values.disputes);
const seed = Number(values.seed);
if (![disputes, seed].every((one) => Number.isSafeInteger(one) && one > 0))
  throw new Error('--disputes and --seed are whole numbers above 0');
const ground = await prepareGround();
try {
  const made = await generate(ground.postgres.url, { disputes, seed }, console.log);
  console.log(
    `${made.disputes} disputes, ${(made.entries / made.disputes).toFixed(1)} entries each; loading ${made.seconds.loading.toFixed(0)} s, indexes ${made.seconds.indexes.toFixed(0)} s`,
  );
  console.log([...made.courses].map(([course, count]) => `${course} ${count}`).join(', '));
} finally {
  await ground.leave();
}
