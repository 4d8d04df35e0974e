// Mutation tests of the packages that count and compute: which faults would the specs not notice?
//
//     npm run mutate                                                    all three packages
//     PACKAGES=legal-basis npm run mutate                               one of them, or several with commas
//     npm run mutate -- --mutate packages/legal-basis/src/deadline.ts   one file
//
// A run takes up where the last one ended: what it found is kept under coverage/, and only mutants whose code or tests have
// changed since are run again (`--force` runs all): the first takes an hour on two free cores, a later one minutes. The last
// lines are the score of each package and of all; below 90 the run fails.
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const PUBLISHED = ['legal-calendar', 'legal-basis', 'entitlements'];
const packages = process.env.PACKAGES?.split(',') ?? PUBLISHED;
const others = [
  '/services',
  '/workflows',
  '/migrations',
  ...readdirSync('packages').flatMap((name) => (PUBLISHED.includes(name) ? [] : [`/packages/${name}`])),
];

/** Tables without a line of code. What they say is compared value by value with the recorded texts in the test data. */
const TABLES = [
  'packages/legal-calendar/src/*-holidays.ts',
  'packages/legal-basis/src/rules/*.ts',
  'packages/legal-basis/src/rule.ts',
];

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './scripts/mutation-score.mjs'],
  vitest: { configFile: 'vitest.mutation.config.mjs', pool: 'threads', related: false },
  mutate: [
    ...packages.map((name) => `packages/${name}/src/**/!(*.spec|*.fixture).ts`),
    ...TABLES.map((path) => `!${path}`),
  ],
  // What runs once, when a module is loaded, is a table too: its mutants would need a process each, all specs in it.
  ignoreStatic: true,
  // The sandbox is a copy of just these packages, away from the tree others work in; node_modules is linked. The list of
  // all projects stays behind: Stryker would rewrite it with a programming interface TypeScript 7 does not have.
  tempDirName: join(tmpdir(), 'dingfen-mutation'),
  ignorePatterns: [...others, '/scripts', '/coverage', '/.ci', '/tsconfig.json', '**/dist'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  incremental: true,
  incrementalFile: 'coverage/mutation.json',
  reporters: ['clear-text', 'html', 'score'],
  htmlReporter: { fileName: 'coverage/mutation.html' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, allowEmojis: false },
};
