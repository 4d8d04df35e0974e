import { setTimeout as wait } from 'node:timers/promises';
import { type Checked, checkEverything } from '../check/check.ts';
import { onInterrupt } from '../interrupted.ts';
import { type Chance, chance } from '../random.ts';
import { type Sprung, springFaults } from './deck.ts';
import { planFaults } from './faults.ts';
import { type Commanded, startLoad } from './load.ts';
import { setStage, type Stage } from './stage.ts';

export interface ChaosReport {
  seconds: number;
  /** Faults that were wanted; in a sweep at least every crash point. */
  wanted: number;
  /** What went wrong, what was drawn and did not come about, and what was given up, by name. */
  faults: Sprung;
  /** Commands that were acknowledged while one fault came about, and until the next one did. */
  acknowledged: number[];
  /** Mediations begun after the next release alone was running, by version; undefined when it was not deployed. */
  deployed: { old: number; next: number } | undefined;
  restarts: Record<'api' | 'worker', number>;
  commanded: readonly Commanded[];
  /** Answers 5xx, by status: 503 asks to try again, any other says that nobody thought of it. */
  failures: Map<number, number>;
  checked: Checked;
  /** All that must not be; a run without any is good. */
  problems: { what: string; detail: string }[];
}

const CALLERS = 6;
const QUIET_MS = 150_000;

/** Waits until everything that was due has happened and every message is delivered. */
async function untilQuiet(stage: Stage): Promise<boolean> {
  for (const until = Date.now() + QUIET_MS; Date.now() < until; await wait(500)) {
    const [left] = await stage.ask<{ n: number }>(`select
      ((select count(*) from deadline where status = 'running' and due_at <= dingfen_now())
      + (select count(*) from deadline where notice_at <= dingfen_now())
      + (select count(*) from outbox where relayed_at is null))::int as n`);
    if (left?.n === 0) return true;
  }
  return false;
}

export interface ChaosOptions {
  faults: number;
  seed: number;
  /** At most so many milliseconds, at least a third of it, before each fault. */
  rest: number;
  /** Every crash point once, before anything else. */
  sweep?: boolean;
  /** A checkout of an earlier release with its packages built: its own program works beside today's, in place of its functions. */
  earlier?: string;
}

/** What a run must not have come to, besides what the database bears out. */
export function problemsOf({
  wanted,
  faults,
  commanded,
  deployed,
  quiet,
}: Pick<ChaosReport, 'wanted' | 'faults' | 'deployed'> & {
  commanded: readonly { acknowledged: boolean }[];
  quiet: boolean;
}): ChaosReport['problems'] {
  const problems: ChaosReport['problems'] = [];
  const sprung = [...faults.sprung.values()].reduce((sum, times) => sum + times, 0);
  if (sprung < wanted) {
    const never = faults.never.length > 0 ? `; never: ${faults.never.join(', ')}` : '';
    problems.push({ what: 'not as many faults as wanted', detail: `${sprung} of ${wanted}${never}` });
  }
  if (!commanded.some(({ acknowledged }) => acknowledged))
    problems.push({ what: 'nobody was served', detail: 'no command was acknowledged: nothing is proved' });
  if (deployed && deployed.old > 0)
    problems.push({ what: 'begun in an old version', detail: `${deployed.old} mediations` });
  if (!quiet) problems.push({ what: 'it did not come to rest', detail: 'something due was left' });
  return problems;
}

/** Lets people work while things go wrong, lets everything come to rest, and asks the database what became of it. */
export async function runChaos(
  { faults: asked, seed, rest, sweep = false, earlier }: ChaosOptions,
  say: (line: string) => void,
): Promise<ChaosReport> {
  const own: Chance = chance(seed);
  let interrupted = false;
  const stopListening = onInterrupt(() => (interrupted = true));
  const stage = await setStage(say, earlier);
  const begun = performance.now();
  const load = startLoad(() => stage.urls(), stage.cast, CALLERS, own.branch('load'));
  try {
    const plan = planFaults(
      { faults: asked, sweep },
      { redis: stage.redis !== undefined, volume: stage.hasVolume, earlier: earlier !== undefined },
      own,
    );
    if (sweep) say(`${plan.points} crash points, each once`);
    const countAcknowledged = (): number => load.commanded.filter((one) => one.acknowledged).length;
    const acknowledged: number[] = [];
    let told = 0;
    const faults = await springFaults(plan.faults, {
      most: plan.most,
      exactly: sweep,
      spring: async (fault) => {
        await wait(own.whole(Math.ceil(rest / 3), rest));
        if (interrupted) throw new Error('interrupted: nothing is proved');
        const outcome = await fault.inject(stage, own);
        const said = outcome.said ? ` (${outcome.said})` : '';
        const at = `${((performance.now() - begun) / 1000).toFixed(0)} s:`;
        if (!outcome.happened) {
          say(`${at} drawn, did not come about: ${fault.name}${said}`);
          return outcome;
        }
        const before = told;
        told = countAcknowledged();
        acknowledged.push(told - before);
        say(
          `${at} ${acknowledged.length} of ${plan.most}, ${fault.name}${said}; ${told - before} commands acknowledged`,
        );
        return outcome;
      },
    });
    await wait(rest);
    await load.stop();
    const quiet = await untilQuiet(stage);
    const deployed = await stage.begunWithOldVersion();
    const checked = await checkEverything(stage.ground.postgres.url, load.commanded, stage.landings);
    const { commanded } = load;
    const problems = [
      ...checked.problems,
      ...problemsOf({ wanted: plan.most, faults, commanded, deployed, quiet }),
    ];
    return {
      seconds: (performance.now() - begun) / 1000,
      wanted: plan.most,
      faults,
      acknowledged,
      deployed,
      restarts: stage.restarts,
      commanded,
      failures: load.failures,
      checked,
      problems,
    };
  } finally {
    stopListening();
    await load.stop();
    await stage.leave();
  }
}
