// What the mutation tests run: the specs of the published packages, from their sources. They need nothing running.
import process from 'node:process';
import { defineConfig } from 'vitest/config';

const conditions = ['source', 'module', 'node', 'development|production'];
const packages = process.env.PACKAGES ?? 'legal-calendar,legal-basis,entitlements';

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // One worker for all files of a run: starting one per file would take longer than the tests.
    isolate: false,
    // Instrumented code is slow, and the machine is busy; Stryker itself stops what runs for ever.
    testTimeout: 60_000,
    include: packages.split(',').map((name) => `packages/${name}/**/*.spec.ts`),
    // The examples of a README and another time zone need a process of their own, which no mutant reaches; and a hundred
    // thousand periods for each mutant take hours and find nothing that the other specs should not find.
    exclude: [
      '**/node_modules/**',
      '**/dist/**',
      '**/readme.spec.ts',
      '**/time-zone.spec.ts',
      '**/day-walking.spec.ts',
    ],
  },
});
