import { setTimeout as wait } from 'node:timers/promises';
import { type Checked, checkEverything } from '../check/check.ts';
import { type Chance, chance } from '../random.ts';
import { chooseFault } from './faults.ts';
import { type Commanded, startLoad } from './load.ts';
import { setStage, type Stage } from './stage.ts';

export interface ChaosReport {
  seconds: number;
  injected: Map<string, number>;
  restarts: Record<'api' | 'worker', number>;
  commanded: Commanded[];
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
  try {
    const load = startLoad(() => stage.urls(), stage.cast, CALLERS, own.branch('load'));
    for (let n = 0; n < faults; n += 1) {
      await wait(own.whole(Math.ceil(rest / 3), rest));
      const fault = chooseFault(stage.redis !== undefined, own);
      injected.set(fault.name, (injected.get(fault.name) ?? 0) + 1);
      say(`${n + 1} of ${faults}: ${fault.name}`);
      await fault.inject(stage, own);
    }
    await wait(rest);
    stage.proxy.delay(0);
    await load.stop();
    const quiet = await untilQuiet(stage);
    const checked = await checkEverything(stage.ground.postgres.url, load.commanded, stage.landings);
    return {
      seconds: (performance.now() - begun) / 1000,
      injected,
      restarts: stage.restarts,
      commanded: load.commanded,
      quiet,
      checked,
    };
  } finally {
    await stage.leave();
  }
}
