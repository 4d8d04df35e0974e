import { randomUUID } from 'node:crypto';
import { raiseEvent } from '@dingfen/dispute-engine';
import { isRefusal } from '@dingfen/domain';
import { connect } from '@dingfen/persistence';
import { chance } from '../random.ts';
import { findPgbench, floorOf, runFloor } from './floor.ts';
import {
  inRounds,
  machine,
  ms,
  perSecond,
  type Sample,
  sampleOf,
  table,
  times,
  type Way,
} from './measured.ts';
import type { Place } from './place.ts';
import { actOnEach, makeSubjects, productEngine, type Subjects, supervisor } from './subjects.ts';

export interface Rounds {
  rounds: number;
  seconds: number;
}

export const THE_ACT =
  'The act: a supervisor asks another mediator (REASSIGN). It ends a period with its notices and opens another, hands a task on, changes who holds the dispute, and writes journal, messages and figures.';

/** Acts in process, through the same `raiseEvent` as every route, from so many callers on one pool. */
export function actsInProcess(
  url: string,
  subjects: Subjects,
  { callers, pool }: { callers: number; pool: number },
): Way & { close(): Promise<void> } {
  const db = connect(url, { size: pool });
  const engine = productEngine(db);
  const own = chance(1);
  let turn = 0;
  return {
    name: 'Dingfen',
    measure: async (seconds) => {
      const took: number[] = [];
      let failed = 0;
      const begun = performance.now();
      const until = begun + seconds * 1000;
      const caller = async (): Promise<void> => {
        while (performance.now() < until) {
          const n = 2 * own.whole(1, Math.floor(subjects.count / 2)) - 1;
          const started = performance.now();
          const answer = await raiseEvent(engine, supervisor, {
            ...subjects.idsOf(n),
            ...subjects.act(n, (turn += 1)),
            idempotencyKey: randomUUID(),
          });
          if (isRefusal(answer)) failed += 1;
          else took.push(performance.now() - started);
        }
      };
      await Promise.all(Array.from({ length: callers }, caller));
      return sampleOf(took, (performance.now() - begun) / 1000, failed);
    },
    close: () => db.destroy(),
  };
}

export interface FloorWays {
  ways: Way[];
  /** What the floor does, or why there is none. */
  said: string;
}

/** pgbench in both modes beside the acts; none where there is no pgbench. */
export async function floorWays(place: Place, subjects: Subjects, clients: number): Promise<FloorWays> {
  const pgbench = findPgbench();
  if (!pgbench) return { ways: [], said: 'The floor could not be measured: this machine has no pgbench.' };
  const floor = await floorOf(place.url, subjects);
  const pairs = Math.floor(subjects.count / 2);
  const way = (mode: 'simple' | 'prepared'): Way => ({
    name: `pgbench -M ${mode}`,
    measure: (seconds) =>
      runFloor(pgbench, place.url, place.folder, floor, { mode, clients, seconds, pairs }),
  });
  return {
    ways: [way('simple'), way('prepared')],
    said: `The floor: ${floor.statements.length + 2} statements in one transaction, over TCP as ours (${floor.writes}). Without deciding, hashing and looking for an earlier answer. “simple” is the floor of plain SQL; “prepared” plans once.`,
  };
}

export const rowOf = (name: string, sample: Sample, floors: readonly Sample[]): string[] => [
  name,
  perSecond(sample),
  ms(sample.p50),
  ms(sample.p99),
  ...floors.map((floor) => times(sample.perSecond / floor.perSecond)),
  sample.failed === 0 ? '' : `${sample.failed} failed`,
];

export interface ActsOptions extends Rounds {
  subjects: number;
  callers: number;
  pool: number;
}

/** `bench acts`: whole acts in one process beside the same statements as plain SQL. */
export async function benchActs(
  place: Place,
  { subjects: count, callers, pool, ...rounds }: ActsOptions,
  say: (line: string) => void,
): Promise<{ ours: Sample; floors: Sample[] }> {
  const subjects = await makeSubjects(place.url, count);
  await actOnEach(place.url, subjects);
  const floor = await floorWays(place, subjects, callers);
  const ours = actsInProcess(place.url, subjects, { callers, pool });
  try {
    say(await machine(place.url));
    say(THE_ACT);
    say(
      `${callers} callers in one process on ${pool} connections, over ${count / 2} disputes of their own; pgbench with ${callers} clients over ${count / 2} others.`,
    );
    say(floor.said);
    const [sample, ...floors] = (await inRounds([ours, ...floor.ways], rounds, say)) as [Sample, ...Sample[]];
    const names = floor.ways.map(({ name }) => `× ${name.slice('pgbench '.length)}`);
    say(
      table(
        ['', 'acts/s', 'p50', 'p99', ...names],
        [
          rowOf('Dingfen, in process', sample, floors),
          ...floors.map((one, which) => rowOf(floor.ways[which]?.name ?? '', one, floors)),
        ],
      ),
    );
    say('Not measured here: HTTP, the worker that delivers the messages, another machine for the database.');
    return { ours: sample, floors };
  } finally {
    await ours.close();
  }
}
