// What the mutation tests run: the specs of the published packages, from their sources. They need nothing running.
import { defineConfig } from 'vitest/config';

const conditions = ['source', 'module', 'node', 'development|production'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['packages/{legal-calendar,legal-basis,entitlements}/**/*.spec.ts'],
    // The examples of a README run in a process of their own, which no mutant reaches; and a hundred thousand periods
    // for each mutant take hours and find nothing that the other specs should not find.
    exclude: ['**/node_modules/**', '**/dist/**', '**/readme.spec.ts', '**/day-walking.spec.ts'],
  },
});
