import { expect, test } from 'vitest';
import { runChaos } from './run.ts';

// The smallest run there is; `npm run chaos` makes long ones.
test('given people at work while a few things go wrong, then everything acknowledged is stored once and nothing is lost', async () => {
  const { faults, commanded, checked, problems } = await runChaos(
    { faults: 3, seed: 5, rest: 300 },
    () => undefined,
  );
  expect(problems).toEqual([]);
  expect([...faults.sprung.values()].reduce((sum, times) => sum + times, 0)).toBe(3);
  expect(commanded.filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(0);
  expect(checked.disputes).toBeGreaterThan(0);
  expect(checked.entries).toBeGreaterThan(checked.disputes);
}, 240_000);
