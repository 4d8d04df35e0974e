// `npm run chaos -- --faults N --seed S`: people work on several API and worker processes while those, the database, the queue
// and the wires between them break at random; with `--sweep` first at every crash point once. Prints what was injected and what the
// database bears out; ends with 1 when anything acknowledged was lost, anything happened twice, early or never, a journal does not
// tell what is stored, fewer faults came about than were wanted, or nobody was served.
import { parseArgs } from 'node:util';
import { runChaos } from './run.ts';

const { values } = parseArgs({
  options: {
    faults: { type: 'string' },
    seed: { type: 'string', default: '1' },
    rest: { type: 'string', default: '700' },
    sweep: { type: 'boolean', default: false },
  },
});
const { sweep } = values;
// A sweep is as long as there are crash points.
const faults = Number(values.faults ?? (sweep ? 1 : 30));
const seed = Number(values.seed);
const rest = Number(values.rest);
if (![faults, seed, rest].every((one) => Number.isSafeInteger(one) && one > 0))
  throw new Error('--faults, --seed and --rest (milliseconds) are whole numbers above 0');

const report = await runChaos({ faults, seed, rest, sweep }, console.log);
const { checked, commanded, acknowledged, problems } = report;
const { sprung, missed } = report.faults;
const listed = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].toSorted(([a, n], [b, m]) => m - n || a.localeCompare(b));
const all = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, n) => sum + n, 0);
console.log(
  `seed ${seed}: ${all(sprung)} faults of ${sprung.size} different kinds in ${report.seconds.toFixed(0)} s`,
);
for (const [name, times] of listed(sprung)) console.log(`  ${times} × ${name}`);
console.log(`drawn and did not come about, tried again or replaced: ${all(missed)}`);
for (const [name, times] of listed(missed)) console.log(`  ${times} × ${name}`);
console.log(`processes started anew: API ${report.restarts.api}, worker ${report.restarts.worker}`);
const count = (which: (one: (typeof commanded)[number]) => boolean): number => commanded.filter(which).length;
console.log(
  `commands ${commanded.length}: acknowledged ${count((one) => one.acknowledged)}, refused ${count((one) => one.refused)}, never answered ${count((one) => !one.acknowledged && !one.refused)}, tried more than once ${count((one) => one.tries > 1)}`,
);
const ascending = acknowledged.toSorted((a, b) => a - b);
console.log(
  `acknowledged commands per fault: least ${ascending[0] ?? 0}, median ${ascending[Math.floor(ascending.length / 2)] ?? 0}, most ${ascending.at(-1) ?? 0}; with none ${acknowledged.filter((one) => one === 0).length} faults`,
);
console.log(
  `answers that it could not: ${[...report.failures].map(([status, times]) => `${status} × ${times}`).join(', ') || 'none'}`,
);
console.log(
  `checked: ${checked.disputes} disputes, ${checked.entries} entries, ${checked.proceedings} proceedings replayed, ${checked.deadlines} deadlines, ${checked.messages} messages`,
);
const { p50, p99, max } = checked.lateness;
console.log(
  `periods heard after their time, in seconds: p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, max ${max.toFixed(1)}`,
);
const { deployed } = report;
if (deployed)
  console.log(
    `mediations begun after the next release was deployed: ${deployed.next} in its version, ${deployed.old} in an older one`,
  );
for (const { what, detail } of problems.slice(0, 60)) console.log(`PROBLEM ${what}: ${detail}`);
console.log(`${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
