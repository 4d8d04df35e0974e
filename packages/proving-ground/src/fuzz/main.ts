// `npm run fuzz -- --requests N --seed S`: the API, asked by somebody who means no good, from its own OpenAPI document.
// Looks for: answers 5xx, no answer, refusals that say nothing, memory that grows, anything stored that was refused,
// anything acknowledged that was not stored. Prints what was asked and what was found; ends with 1 when something was.
import { parseArgs } from 'node:util';
import { prepareGround } from '../ground.ts';
import { leaveOnInterrupt } from '../interrupted.ts';
import { MAY_GROW } from './memory.ts';
import { runFuzz } from './run.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    callers: { type: 'string', default: '8' },
  },
});
const requests = Number(values.requests);
const seed = Number(values.seed);
const callers = Number(values.callers);
if (![requests, seed, callers].every((one) => Number.isSafeInteger(one) && one > 0))
  throw new Error('--requests, --seed and --callers are whole numbers above 0');

const preparing = prepareGround();
leaveOnInterrupt(preparing);
const ground = await preparing;
try {
  const report = await runFuzz(ground, { requests, seed, callers, say: console.log });
  console.log(`seed ${seed}: ${report.requests} requests in ${report.seconds.toFixed(0)} s`);
  console.log(`answers: ${[...report.statuses].map(([status, count]) => `${status} × ${count}`).join(', ')}`);
  console.log(
    `operations of the document: ${report.operations.total}, asked ${report.operations.asked}, carried out at least once ${report.operations.carriedOut}`,
  );
  const never = Map.groupBy(report.operations.never, (name) => name.split('/').slice(0, -1).join('/'));
  for (const [place, names] of never)
    console.log(`  never carried out: ${place}/ ${names.map((name) => name.split('/').at(-1)).join(', ')}`);
  const mib = (bytes: number): string => (bytes / 1_048_576).toFixed(1);
  console.log(
    `memory of the API, MiB: resident ${report.memory.map((bytes) => Math.round(bytes / 1_048_576)).join(' → ')}`,
  );
  console.log(
    `held when all garbage is gone, MiB: ${report.held.map(mib).join(' → ')}; after the first third it grew by ${mib(report.growth)}, and may by ${mib(MAY_GROW)}`,
  );
  if (report.slowOnce > 0) console.log(`slow once, and not when asked again: ${report.slowOnce}`);
  console.log(`acknowledged acts ${report.acknowledged}, found in the journal ${report.inJournal}`);
  console.log(`acknowledged commands ${report.commands}, each of them stored and no other`);
  console.log(
    `asked again at the end, ${report.left.refused} requests were refused; tables written to by that: ${report.left.tables.join(', ') || 'none'}`,
  );
  for (const { what, operation, detail, request } of report.findings.slice(0, 40))
    console.log(
      `FOUND ${what}${operation ? ` at ${operation}` : ''}: ${detail}${request ? `\n      ${request}` : ''}`,
    );
  console.log(`${report.findings.length} findings`);
  process.exitCode = report.findings.length === 0 ? 0 : 1;
} finally {
  await ground.leave();
}
