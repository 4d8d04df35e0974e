/**
 * How long does a due date take, with its reasoning and without, and beside a plain loop over days?
 *
 *     node --conditions=source packages/legal-calendar/bench/due-dates.ts
 *
 * The three ways take turns, round by round, over the same mixed periods; printed is the median round of each, in time
 * of the processor, so that other work on the machine counts as little as it can. Exit code 1 when a bar is missed or
 * when the ways do not end on the same days.
 */
import { arch, cpus, platform } from 'node:os';
import { argv, cpuUsage, exit, version } from 'node:process';
import { calendar, countPeriod, countPeriodBare, notices, type PeriodInput } from '../src/index.ts';
import { walk } from '../test/day-walking.ts';

const ROUNDS = 9;
/** Microseconds a due date may take on one core. */
const BARS = { withTrace: 10, withoutTrace: 2 };
const perRound = Number(argv[2] ?? 20_000);

const national = calendar('CN');
const blocks = notices('CN').flatMap((notice) => notice.blocks);
const lists = {
  off: new Set(
    blocks.flatMap(({ from, to }) => {
      const first = Date.parse(from);
      return Array.from(
        { length: (Date.parse(to) - first) / 86_400_000 + 1 },
        (_, day) => first + day * 86_400_000,
      );
    }),
  ),
  makeUp: new Set(blocks.flatMap(({ makeUpDays }) => makeUpDays.map((day) => Date.parse(day)))),
  known: (day: number) => Date.UTC(2024, 0, 1) <= day && day < Date.UTC(2027, 0, 1),
};

/** What a registry counts on an ordinary day: 15, 30 and 45 days, 5 and 10 working days, months, a year, 3 days back. */
const shapes: readonly Omit<PeriodInput, 'trigger' | 'calendar'>[] = [
  { unit: 'calendar_day', roll: 'forward', length: 15 },
  { unit: 'calendar_day', roll: 'forward', length: 30 },
  { unit: 'calendar_day', roll: 'forward', length: 45, extension: 15 },
  { unit: 'working_day', roll: 'none', length: 5 },
  { unit: 'working_day', roll: 'none', length: 10 },
  { unit: 'month', roll: 'forward', length: 3 },
  { unit: 'year', roll: 'forward', length: 1 },
  { unit: 'calendar_day_before', roll: 'backward', length: 3 },
];
const periods = Array.from(
  { length: perRound },
  (_, index): PeriodInput => ({
    ...(shapes[index % shapes.length] as (typeof shapes)[number]),
    trigger: new Date(Date.UTC(2024, 0, 2) + ((index * 37) % 600) * 86_400_000).toISOString().slice(0, 10),
    calendar: national,
  }),
);

const ways = {
  'with reasoning': (period: PeriodInput) => countPeriod(period).dueOn,
  'dates only': (period: PeriodInput) => countPeriodBare(period).dueOn,
  'naive day walking': (period: PeriodInput) => walk(period, lists).dueOn,
};
type Way = keyof typeof ways;
const names = Object.keys(ways) as Way[];

for (const period of periods) {
  const [first, ...others] = names.map((way) => ways[way](period));
  if (others.every((dueOn) => dueOn === first)) continue;
  console.error(
    `The ways differ: ${JSON.stringify({ ...period, calendar: 'CN' })} ends on ${first}, ${others.join(', ')}`,
  );
  exit(1);
}

const rounds: Record<Way, number[]> = { 'with reasoning': [], 'dates only': [], 'naive day walking': [] };
let letters = 0;
// Two rounds more than are counted, for the compiler to settle.
for (let round = -2; round < ROUNDS; round += 1) {
  for (const way of names) {
    const count = ways[way];
    const start = cpuUsage();
    for (const period of periods) letters += count(period).length;
    const spent = cpuUsage(start);
    const micros = (spent.user + spent.system) / periods.length;
    if (round >= 0) rounds[way].push(micros);
  }
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const withTrace = median(rounds['with reasoning']);
const withoutTrace = median(rounds['dates only']);
const naive = median(rounds['naive day walking']);
const line = (way: Way, micros: number, bar?: number) =>
  console.log(
    `${way.padEnd(18)} ${micros.toFixed(3).padStart(8)} µs  ${(naive / micros).toFixed(2).padStart(6)} × the naive speed` +
      (bar === undefined ? '' : `   bar ${bar} µs: ${micros < bar ? 'met' : 'MISSED'}`),
  );

console.log(
  `Node ${version}, ${platform()} ${arch()}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, one core`,
);
console.log(
  `${periods.length} mixed periods a round, median of ${ROUNDS} interleaved rounds (${letters} letters read)`,
);
line('with reasoning', withTrace, BARS.withTrace);
line('dates only', withoutTrace, BARS.withoutTrace);
line('naive day walking', naive);
exit(withTrace < BARS.withTrace && withoutTrace < BARS.withoutTrace ? 0 : 1);
