import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * Counts the tests of a run for the closing line `N passed, N failed`.
 *
 * `scripts/run.mjs` names a file in DINGFEN_TEST_COUNT and prints the line itself, after everything else; a plain
 * `vitest run` gets the line from here.
 */
export default class ClosingLineReporter implements Reporter {
  onInit(): void {
    if (process.env['REDIS_URL']) return;
    console.log(
      'REDIS_URL is not set: *.redis.spec.ts are not run; the same queue contract runs on PostgreSQL.',
    );
  }

  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandledErrors: ReadonlyArray<unknown>): void {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      let failures = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'pending') continue;
        count[state] += 1;
        if (state === 'failed') failures += 1;
      }
      // A file that cannot even be loaded, or whose hooks fail, holds no failed test of its own.
      if (!module.ok() && failures === 0) count.failed += 1;
    }
    const file = process.env['DINGFEN_TEST_COUNT'];
    if (file) writeFileSync(file, JSON.stringify(count));
    else console.log(closingLine(count));
  }
}

function closingLine(count: { passed: number; failed: number; skipped: number }): string {
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
  return `${count.passed} passed, ${count.failed} failed${skipped}`;
}
