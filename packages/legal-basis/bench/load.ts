/**
 * How long the statute book takes to load in a fresh process, and how long one due date takes.
 *
 *     node --conditions=source packages/legal-basis/bench/load.ts
 *
 * Loading is measured from the call of import() to the whole index being there: as it is published (bundled, in a folder of its
 * own), built (`npm run build` first) and from the sources, in processes that have loaded nothing else. From the sources most of
 * it is Node taking the types away, which it does anew in every process; the bar is for what is published. Exit code 1 when it is
 * missed.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { addDays, calendar } from '@dingfen/legal-calendar';
import { computeDeadline, limitationStanding, ruleIds, ruleOn } from '../src/index.ts';

const STARTS = 21;
/** Milliseconds in which the published book is to be loaded. */
const BAR = 20;
const RUNS = 9;

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? NaN;

/** The book and the calendar as a stranger has them after installing. */
function installed(): string {
  const folder = mkdtempSync(join(tmpdir(), 'statute-book-'));
  for (const name of ['legal-calendar', 'legal-basis']) {
    const from = fileURLToPath(new URL(`../../${name}`, import.meta.url));
    spawnSync(process.execPath, ['../../scripts/bundle.mjs'], { cwd: from, stdio: 'inherit' });
    const to = join(folder, 'node_modules/@dingfen', name);
    mkdirSync(to, { recursive: true });
    cpSync(join(from, 'dist'), join(to, 'dist'), { recursive: true });
    const { publishConfig, ...own } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
    writeFileSync(join(to, 'package.json'), JSON.stringify({ ...own, ...publishConfig }));
  }
  return folder;
}

/** Loads the book once in a process of its own; milliseconds on the clock, and of the processor. */
function load(folder: string, conditions: readonly string[]): { wall: number; processor: number } {
  const script = `
    const before = process.cpuUsage();
    const start = performance.now();
    await import('@dingfen/legal-basis');
    const wall = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    console.log(JSON.stringify({ wall, processor: (user + system) / 1000 }));`;
  const { stdout } = spawnSync(
    process.execPath,
    [...conditions, '--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script],
    { cwd: folder, encoding: 'utf8' },
  );
  return JSON.parse(stdout);
}

const here = fileURLToPath(new URL('..', import.meta.url));
const published = installed();
const ways = [
  { name: 'published', folder: published, conditions: [], bar: BAR },
  { name: 'built', folder: here, conditions: [], bar: undefined },
  { name: 'from the sources', folder: here, conditions: ['--conditions=source'], bar: undefined },
].map((way) => ({ ...way, loads: [] as ReturnType<typeof load>[] }));
// The ways take turns, so that other work on the machine weighs on all.
for (let start = 0; start < STARTS; start += 1)
  for (const { folder, conditions, loads } of ways) loads.push(load(folder, conditions));
rmSync(published, { recursive: true, force: true });
for (const { name, bar, loads } of ways) {
  const wall = median(loads.map((one) => one.wall));
  const processor = median(loads.map((one) => one.processor));
  const least = Math.min(...loads.map((one) => one.wall));
  const met = bar === undefined || wall < bar;
  const verdict = bar === undefined ? '' : `   bar ${bar} ms: ${met ? 'met' : 'MISSED'}`;
  if (!met) process.exitCode = 1;
  console.log(
    `statute book loaded, ${name.padEnd(16)} ${wall.toFixed(1).padStart(6)} ms (least ${least.toFixed(1)}, processor ${processor.toFixed(1)})${verdict}`,
  );
}
console.log(`Node ${process.version}, median of ${STARTS} fresh processes each`);

const national = calendar('CN');
const inputs = ruleIds
  .map((ruleId) => ({ ruleId, rule: ruleOn(ruleId, '2026-08-03') }))
  .filter(({ rule }) => typeof rule.length === 'number' && (rule.extends?.length ?? 0) < 2)
  .flatMap(({ ruleId, rule }) =>
    Array.from({ length: 20 }, (_, index) => {
      const on = addDays('2025-01-02', index * 17);
      return { ruleId, trigger: rule.unit === 'hour' ? `${on}T09:30` : on, calendar: national };
    }),
  );
const perCall = (count: number, work: () => void): number => {
  const start = performance.now();
  work();
  return ((performance.now() - start) * 1000) / count;
};
const deadlines = () => perCall(inputs.length, () => inputs.forEach((input) => computeDeadline(input)));
const standings = () =>
  perCall(1000, () => {
    for (let index = 0; index < 1000; index += 1) {
      limitationStanding({
        claim: 'other',
        knewOn: '2025-03-14',
        log: [
          { kind: 'mediation_applied', on: '2025-05-04' },
          { kind: 'mediation_failed', on: '2025-05-19' },
        ],
        todayOn: '2025-06-02',
        calendar: national,
      });
    }
  });
for (let warm = 0; warm < 20; warm += 1) {
  deadlines();
  standings();
}
const rounds = (work: () => number) => median(Array.from({ length: RUNS }, work));
console.log(
  `computeDeadline with trace: ${rounds(deadlines).toFixed(2)} µs (${inputs.length} inputs, median of ${RUNS})`,
);
console.log(`limitationStanding with trace: ${rounds(standings).toFixed(2)} µs`);
