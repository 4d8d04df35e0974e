// Mutation tests of the packages that count and compute: which faults would the specs not notice?
//
//     npx stryker run --mutate 'packages/legal-calendar/src/**/!(*.spec).ts'
//
// Each package is judged by its own specs alone. Nothing is excused: the sentences of a result are part of it, so
// specs assert whole traces.
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGES = ['legal-calendar', 'legal-basis', 'entitlements'];
const others = [
  '/services',
  '/workflows',
  '/migrations',
  ...readdirSync('packages').flatMap((name) => (PACKAGES.includes(name) ? [] : [`/packages/${name}`])),
];

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  // Processes rather than threads: one spec changes the time zone of its own.
  vitest: { configFile: 'vitest.mutation.config.mjs', pool: 'forks' },
  mutate: PACKAGES.map((name) => `packages/${name}/src/**/!(*.spec).ts`),
  // The sandbox is a copy of just these packages, away from the tree others work in; node_modules is linked. The list of
  // all projects stays behind: Stryker would rewrite it with a programming interface TypeScript 7 does not have.
  tempDirName: join(tmpdir(), 'dingfen-mutation'),
  ignorePatterns: [...others, '/scripts', '/coverage', '/.ci', '/tsconfig.json', '**/dist'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  reporters: ['clear-text', 'html'],
  htmlReporter: { fileName: 'coverage/mutation.html' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, allowEmojis: false },
  thresholds: { high: 95, low: 90, break: 90 },
};
