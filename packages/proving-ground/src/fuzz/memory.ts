import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Ground } from '../ground.ts';
import type { Running } from '../processes.ts';

/** Nobody collects garbage for longer. */
const PATIENCE_MS = 20_000;

/** Starts an API that can be asked what it still holds once all garbage is gone. */
export async function startWeighed(ground: Ground): Promise<{ api: Running; held: () => Promise<number> }> {
  const file = join(ground.folder, 'held');
  const api = await ground.start('api', {
    env: { WEIGH_INTO: file },
    preload: [new URL('./weigh.ts', import.meta.url).href],
  });
  const held = async (): Promise<number> => {
    await rm(file, { force: true });
    api.kill('SIGUSR2');
    for (const begun = performance.now(); performance.now() - begun < PATIENCE_MS; await wait(5)) {
      const written = await readFile(file, 'utf8').catch(() => undefined);
      if (written !== undefined) return Number(written);
    }
    throw new Error(`the API does not say what it holds; it ended with ${api.ended() ?? 'nothing yet'}`);
  };
  return { api, held };
}

/** Every form that is seen for the first time is compiled and kept; that much may be held more at the end than after the warm-up. */
export const MAY_GROW = 8 * 1_048_576;
const WARM_UP_SHARE = 1 / 3;

/** By how much more is held at the end of a run than after its first third, in bytes. */
export function growthOf(held: readonly number[]): number {
  const settled = held.slice(Math.floor(held.length * WARM_UP_SHARE));
  return (settled.at(-1) ?? 0) - (settled[0] ?? 0);
}
