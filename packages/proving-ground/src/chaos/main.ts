// `npm run chaos -- --faults N --seed S`: people work on several API and worker processes while those, the database, the queue
// and the wires between them break at random. Prints what was injected and what the database bears out; ends with 1 when
// anything acknowledged was lost, anything happened twice, early or never, or a journal does not tell what is stored.
import { parseArgs } from 'node:util';
import { runChaos } from './run.ts';

const { values } = parseArgs({
  options: {
    faults: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    rest: { type: 'string', default: '700' },
  },
});
const faults = Number(values.faults);
const seed = Number(values.seed);
const rest = Number(values.rest);
if (![faults, seed, rest].every((one) => Number.isSafeInteger(one) && one > 0))
  throw new Error('--faults, --seed and --rest (milliseconds) are whole numbers above 0');

const report = await runChaos({ faults, seed, rest }, console.log);
const { checked, commanded } = report;
console.log(`seed ${seed}: ${faults} faults in ${report.seconds.toFixed(0)} s`);
for (const [name, count] of [...report.injected].toSorted(([, a], [, b]) => b - a))
  console.log(`  ${count} × ${name}`);
for (const [name, times] of [...report.details].toSorted(([a], [b]) => a.localeCompare(b)))
  console.log(`    ${times} × ${name}`);
console.log(`processes started anew: API ${report.restarts.api}, worker ${report.restarts.worker}`);
const count = (which: (one: (typeof commanded)[number]) => boolean): number => commanded.filter(which).length;
console.log(
  `commands ${commanded.length}: acknowledged ${count((one) => one.acknowledged)}, refused ${count((one) => one.refused)}, never answered ${count((one) => !one.acknowledged && !one.refused)}, tried more than once ${count((one) => one.tries > 1)}`,
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
const problems: { what: string; detail: string }[] = [...checked.problems];
if (deployed && deployed.old > 0)
  problems.push({ what: 'begun in an old version', detail: `${deployed.old} mediations` });
if (!report.quiet) problems.push({ what: 'it did not come to rest', detail: 'something due was left' });
for (const { what, detail } of problems.slice(0, 60)) console.log(`PROBLEM ${what}: ${detail}`);
console.log(`${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
