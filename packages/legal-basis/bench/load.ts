/**
 * How long the statute book takes to load in a fresh process, and how long one due date takes.
 * `node bench/load.ts` measures the built package, `node --conditions=source bench/load.ts` the sources.
 * Prints figures and asserts nothing.
 */
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

const RUNS = 9;
const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] as number;

if (process.argv[2] === 'load') {
  const start = performance.now();
  const cpu = process.cpuUsage();
  await import('@dingfen/legal-basis');
  const { user, system } = process.cpuUsage(cpu);
  process.stdout.write(`${performance.now() - start} ${(user + system) / 1000}`);
} else {
  const script = new URL(import.meta.url).pathname;
  const loads = Array.from({ length: RUNS }, () =>
    spawnSync(process.execPath, [...process.execArgv, script, 'load'], { encoding: 'utf8' })
      .stdout.split(' ')
      .map(Number),
  );
  const loadMs = (column: 0 | 1) => median(loads.map((load) => load[column] as number)).toFixed(1);
  const { computeDeadline, limitationStanding, ruleIds, ruleOn } = await import('@dingfen/legal-basis');
  const { addDays, calendar } = await import('@dingfen/legal-calendar');
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
  process.stdout.write(
    [
      `statute book loaded in a fresh process: ${loadMs(0)} ms, ${loadMs(1)} ms of processor time (median of ${RUNS})`,
      `computeDeadline with trace: ${rounds(deadlines).toFixed(2)} µs (${inputs.length} inputs, median of ${RUNS})`,
      `limitationStanding with trace: ${rounds(standings).toFixed(2)} µs`,
      '',
    ].join('\n'),
  );
}
