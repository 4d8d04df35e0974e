// `npm run generate -- --disputes N --seed S --keep DIR`: a database with many plausible disputes for measuring, left in that folder
// to be started again, by a bench with --data DIR; without --keep it is thrown away, and only said how long it took.
import { parseArgs } from 'node:util';
import { openPlace } from '../bench/place.ts';
import { isMix } from './generate.ts';

const { values } = parseArgs({
  options: {
    disputes: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    // How they go: 'usual', about 26 entries each, or 'brief', about 12.
    mix: { type: 'string', default: 'usual' },
    keep: { type: 'string' },
  },
});
const { mix, keep } = values;
const disputes = Number(values.disputes);
const seed = Number(values.seed);
if (![disputes, seed].every((one) => Number.isSafeInteger(one) && one > 0))
  throw new Error('--disputes and --seed are whole numbers above 0');
if (!isMix(mix)) throw new Error('--mix is usual or brief');
const place = await openPlace(
  { disputes, seed, mix, ...(keep === undefined ? {} : { data: keep }) },
  console.log,
);
await place.leave();
