import type { ChaosReport } from './run.ts';

type Say = (line: string) => void;

const sumOf = (all: Iterable<number>): number => [...all].reduce((sum, n) => sum + n, 0);

/** By how often, then by name. */
const listed = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].toSorted(([a, n], [b, m]) => m - n || a.localeCompare(b));

/** Prints what a run did and what its database bears out. */
export function tell(report: ChaosReport, seed: number, say: Say): void {
  const { faults, checked, commanded, acknowledged, deployed, problems } = report;
  const { sprung, missed } = faults;
  say(
    `seed ${seed}: ${sumOf(sprung.values())} faults of ${sprung.size} different kinds in ${report.seconds.toFixed(0)} s`,
  );
  for (const [name, times] of listed(sprung)) say(`  ${times} × ${name}`);
  say(`drawn and did not come about, tried again or replaced: ${sumOf(missed.values())}`);
  for (const [name, times] of listed(missed)) say(`  ${times} × ${name}`);
  say(`processes started anew: API ${report.restarts.api}, worker ${report.restarts.worker}`);
  const count = (which: (one: (typeof commanded)[number]) => boolean): number =>
    commanded.filter(which).length;
  say(
    `commands ${commanded.length}: acknowledged ${count((one) => one.acknowledged)}, refused ${count((one) => one.refused)}, never answered ${count((one) => !one.acknowledged && !one.refused)}, tried more than once ${count((one) => one.tries > 1)}`,
  );
  const ascending = acknowledged.toSorted((a, b) => a - b);
  say(
    `acknowledged commands per fault: least ${ascending[0] ?? 0}, median ${ascending[Math.floor(ascending.length / 2)] ?? 0}, most ${ascending.at(-1) ?? 0}; with none ${acknowledged.filter((one) => one === 0).length} faults`,
  );
  say(
    `answers that it could not: ${[...report.failures].map(([status, times]) => `${status} × ${times}`).join(', ') || 'none'}`,
  );
  say(
    `checked: ${checked.disputes} disputes, ${checked.entries} entries, ${checked.proceedings} proceedings replayed, ${checked.deadlines} deadlines, ${checked.messages} messages`,
  );
  const { p50, p99, max } = checked.lateness;
  say(
    `periods heard after their time, in seconds: p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, max ${max.toFixed(1)}`,
  );
  if (deployed)
    say(
      `mediations begun after the next release was deployed: ${deployed.next} in its version, ${deployed.old} in an older one`,
    );
  for (const { what, detail } of problems.slice(0, 60)) say(`PROBLEM ${what}: ${detail}`);
  say(`${problems.length} problems`);
}

/** What is kept of a round when the next one begins. */
export interface Round {
  seed: number;
  sprung: ReadonlyMap<string, number>;
  commands: number;
  acknowledged: number;
  checked: Pick<
    ChaosReport['checked'],
    'disputes' | 'entries' | 'proceedings' | 'deadlines' | 'messages' | 'lateness'
  >;
  seconds: number;
  problems: number;
}

export function roundOf(report: ChaosReport, seed: number): Round {
  const { disputes, entries, proceedings, deadlines, messages, lateness } = report.checked;
  return {
    seed,
    sprung: report.faults.sprung,
    commands: report.commanded.length,
    acknowledged: report.commanded.filter((one) => one.acknowledged).length,
    checked: { disputes, entries, proceedings, deadlines, messages, lateness },
    seconds: report.seconds,
    problems: report.problems.length,
  };
}

/** Prints what all rounds came to together. */
export function tellTogether(rounds: readonly Round[], say: Say): void {
  const total = (value: (one: Round) => number): number => sumOf(rounds.map(value));
  const kinds = new Set(rounds.flatMap(({ sprung }) => [...sprung.keys()]));
  say(
    `all ${rounds.length} rounds: ${total(({ sprung }) => sumOf(sprung.values()))} faults of ${kinds.size} different kinds in ${total(({ seconds }) => seconds).toFixed(0)} s`,
  );
  say(
    `commands ${total(({ commands }) => commands)}: acknowledged ${total(({ acknowledged }) => acknowledged)}`,
  );
  const of = (name: 'disputes' | 'entries' | 'proceedings' | 'deadlines' | 'messages'): string =>
    `${total(({ checked }) => checked[name])} ${name}`;
  say(
    `checked: ${of('disputes')}, ${of('entries')}, ${of('proceedings')}, ${of('deadlines')}, ${of('messages')}`,
  );
  const worst = (name: 'p99' | 'max'): string =>
    Math.max(...rounds.map(({ checked }) => checked.lateness[name])).toFixed(1);
  say(
    `periods heard after their time, in seconds: p99 of the worst round ${worst('p99')}, max ${worst('max')}`,
  );
  const bad = rounds.filter(({ problems }) => problems > 0).map(({ seed }) => seed);
  say(
    `${total(({ problems }) => problems)} problems${bad.length > 0 ? `, in the rounds of seed ${bad.join(', ')}` : ''}`,
  );
}
