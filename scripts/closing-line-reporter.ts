import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * Counts the tests of a run for the closing line `N passed, N failed`, and names those that failed with what they said.
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
    const named = unhandledErrors.map((error) => `an error outside of any test: ${saidBy(error)}`);
    for (const module of modules) {
      let failures = 0;
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result();
        if (state === 'pending') continue;
        count[state] += 1;
        if (state !== 'failed') continue;
        failures += 1;
        named.push(`${module.relativeModuleId} > ${test.fullName}: ${saidBy(errors?.[0])}`);
      }
      // A file that cannot even be loaded, or whose hooks fail, holds no failed test of its own.
      const beside = [module, ...module.children.allSuites()].flatMap((one) => one.errors());
      for (const error of beside) named.push(`${module.relativeModuleId}: ${saidBy(error)}`);
      count.failed += beside.length;
      if (module.ok() || failures + beside.length > 0) continue;
      count.failed += 1;
      named.push(module.relativeModuleId);
    }
    const file = process.env['DINGFEN_TEST_COUNT'];
    if (file) writeFileSync(file, JSON.stringify({ ...count, failures: named }));
    else console.log(closingLine(count));
  }
}

/** The first line of an error's message: the whole of it stands where the test failed. */
function saidBy(error: unknown): string {
  const message = error !== null && typeof error === 'object' && 'message' in error ? error.message : error;
  return String(message).split('\n', 1)[0] ?? '';
}

function closingLine(count: { passed: number; failed: number; skipped: number }): string {
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
  return `${count.passed} passed, ${count.failed} failed${skipped}`;
}
