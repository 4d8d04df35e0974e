// `npm run chaos -- --faults N --seed S`: people work on several API and worker processes while those, the database, the queue
// and the wires between them break at random; with `--sweep` first at every crash point once. Prints what was injected and what the
// database bears out; ends with 1 when anything acknowledged was lost, anything happened twice, early or never, a journal does not
// tell what is stored, fewer faults came about than were wanted, or nobody was served. A long run goes in rounds, each in a world
// of its own, with the next seed, and checked by itself: a round can be had again with `--faults 150` and its seed.
// `--earlier FOLDER`: the programs of a checkout of an earlier release, packages built, work beside today's on today's schema.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runChaos } from './run.ts';
import { type Round, roundOf, tell, tellTogether } from './told.ts';

/** Faults of a round: the small disk on which the database stands, so that it can be filled, has room for so many. */
const ROUND = 150;

const { values } = parseArgs({
  options: {
    faults: { type: 'string' },
    seed: { type: 'string', default: '1' },
    rest: { type: 'string', default: '700' },
    sweep: { type: 'boolean', default: false },
    earlier: { type: 'string' },
  },
});
const { sweep, earlier } = values;
// A sweep is as long as there are crash points.
const wanted = Number(values.faults ?? (sweep ? 1 : 30));
const first = Number(values.seed);
const rest = Number(values.rest);
if (![wanted, first, rest].every((one) => Number.isSafeInteger(one) && one > 0))
  throw new Error('--faults, --seed and --rest (milliseconds) are whole numbers above 0');

const rounds: Round[] = [];
for (let left = wanted; left > 0; left -= ROUND) {
  const seed = first + rounds.length;
  if (wanted > ROUND) console.log(`round ${rounds.length + 1} of ${Math.ceil(wanted / ROUND)}, seed ${seed}`);
  const faults = Math.min(left, ROUND);
  const report = await runChaos(
    {
      faults,
      seed,
      rest,
      sweep: sweep && rounds.length === 0,
      ...(earlier === undefined ? {} : { earlier: resolve(earlier) }),
    },
    console.log,
  );
  tell(report, seed, console.log);
  rounds.push(roundOf(report, seed));
}
if (rounds.length > 1) tellTogether(rounds, console.log);
process.exitCode = rounds.every(({ problems }) => problems === 0) ? 0 : 1;
