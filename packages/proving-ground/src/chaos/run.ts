import { setTimeout as wait } from 'node:timers/promises';
import { type Checked, checkEverything } from '../check/check.ts';
import { type Chance, chance } from '../random.ts';
import { planFaults } from './faults.ts';
import { type Commanded, startLoad } from './load.ts';
import { setStage, type Stage } from './stage.ts';

export interface ChaosReport {
  seconds: number;
  injected: Map<string, number>;
  /** What exactly happened where that depended on chance. */
  details: Map<string, number>;
  /** Mediations begun after the next release alone was running, by version; undefined when it was not deployed. */
  deployed: { old: number; next: number } | undefined;
  restarts: Record<'api' | 'worker', number>;
  commanded: Commanded[];
  /** Answers 5xx, by status: 503 asks to try again, any other says that nobody thought of it. */
  failures: Map<number, number>;
  quiet: boolean;
  checked: Checked;
}

const CALLERS = 6;
const QUIET_MS = 150_000;

/** Waits until everything that was due has happened and every message is delivered. */
async function untilQuiet(stage: Stage): Promise<boolean> {
  for (const until = Date.now() + QUIET_MS; Date.now() < until; await wait(500)) {
    const [left] = await stage.ask<{ n: number }>(`select
      ((select count(*) from deadline where status = 'running' and due_at <= dingfen_now())
      + (select count(*) from deadline_notice n join deadline d on d.id = n.deadline_id and d.status in ('running', 'paused', 'breached')
          where n.status = 'pending' and n.due_at <= dingfen_now())
      + (select count(*) from outbox where relayed_at is null))::int as n`);
    if (left?.n === 0) return true;
  }
  return false;
}

/** Lets people work while things go wrong, lets everything come to rest, and asks the database what became of it. */
export async function runChaos(
  { faults, seed, rest }: { faults: number; seed: number; rest: number },
  say: (line: string) => void,
): Promise<ChaosReport> {
  const own: Chance = chance(seed);
  const stage = await setStage(say);
  const begun = performance.now();
  const injected = new Map<string, number>();
  const details = new Map<string, number>();
  const count = (counts: Map<string, number>, name: string): void =>
    void counts.set(name, (counts.get(name) ?? 0) + 1);
  try {
    const load = startLoad(() => stage.urls(), stage.cast, CALLERS, own.branch('load'));
    const plan = planFaults(faults, { redis: stage.redis !== undefined, volume: stage.hasVolume }, own);
    for (const [n, fault] of plan.entries()) {
      await wait(own.whole(Math.ceil(rest / 3), rest));
      count(injected, fault.name);
      const detail = await fault.inject(stage, own);
      if (detail) count(details, detail);
      say(`${n + 1} of ${faults}: ${fault.name}${detail ? `: ${detail}` : ''}`);
    }
    await wait(rest);
    stage.delay(0);
    await load.stop();
    const quiet = await untilQuiet(stage);
    const deployed = await stage.begunWithOldVersion();
    const checked = await checkEverything(stage.ground.postgres.url, load.commanded, stage.landings);
    return {
      seconds: (performance.now() - begun) / 1000,
      injected,
      details,
      deployed,
      restarts: stage.restarts,
      commanded: load.commanded,
      failures: load.failures,
      quiet,
      checked,
    };
  } finally {
    await stage.leave();
  }
}
