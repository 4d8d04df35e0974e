// Who may import whom. The picture is in README.md, "Architecture"; here it is held.

/** The pure core: it decides, and touches neither clock nor disk nor network. */
const CORE =
  '^(packages/(legal-calendar|legal-basis|entitlements|domain|metrics|procedure-kit|journal-replay)|workflows/[^/]+)/src/';
const SPECS = '\\.spec\\.ts$|/testing(\\.ts$|/)';

/** What each part of the core may import of this repository, besides itself. */
const CORE_MAY_IMPORT = {
  'packages/legal-calendar': [],
  'packages/legal-basis': ['packages/legal-calendar'],
  'packages/entitlements': ['packages/legal-calendar', 'packages/legal-basis'],
  'packages/domain': ['packages/legal-calendar', 'packages/legal-basis'],
  'packages/metrics': ['packages/legal-calendar', 'packages/legal-basis', 'packages/domain'],
  'packages/procedure-kit': ['packages/legal-calendar', 'packages/legal-basis', 'packages/domain'],
  'packages/journal-replay': ['packages/legal-calendar', 'packages/legal-basis', 'packages/procedure-kit'],
};

/** Packages from the registry that only compute. */
const PURE_PACKAGES = 'node_modules/(xstate|typebox)/';

/** For specs besides: the test runner, and a file's contents to compare with. */
const TEST_PACKAGES = 'node_modules/(vitest|fast-check)/';

module.exports = {
  forbidden: [
    ...Object.entries(CORE_MAY_IMPORT).map(([folder, allowed]) => ({
      name: `${folder.replace('packages/', '')}-stays-in-its-place`,
      comment:
        'legal-calendar ← legal-basis ← domain ← procedure-kit ← workflows: each imports only what is before it.',
      severity: 'error',
      from: { path: `^${folder}/` },
      to: {
        path: '^(packages|workflows|services|migrations)/',
        pathNot: `^(${[folder, ...allowed].join('|')})/`,
      },
    })),
    {
      name: 'a-procedure-imports-no-shell',
      comment: 'A procedure describes consequences; the shell performs them.',
      severity: 'error',
      from: { path: '^workflows/', pathNot: SPECS },
      to: {
        path: '^(packages|services|migrations)/',
        pathNot: '^packages/(legal-calendar|legal-basis|entitlements|domain|procedure-kit)/',
      },
    },
    {
      name: 'a-procedure-imports-no-other-procedure',
      comment: 'Only dispute-lifecycle knows which procedure follows which outcome.',
      severity: 'error',
      from: { path: '^workflows/([^/]+)/', pathNot: '^workflows/dispute-lifecycle/' },
      to: { path: '^workflows/', pathNot: '^workflows/$1/' },
    },
    {
      name: 'packages-never-import-procedures',
      comment:
        'Services hand the procedures to the engine. The proving ground replays journals through the charts.',
      severity: 'error',
      from: { path: '^packages/', pathNot: `^packages/proving-ground/|${SPECS}` },
      to: { path: '^workflows/' },
    },
    {
      name: 'what-writes-is-not-what-checks',
      comment:
        'Journals are played by those who check what the engine has written, never by the engine when it writes.',
      severity: 'error',
      from: {
        path: '^(packages|workflows|services|migrations)/',
        pathNot:
          '^packages/(journal-replay/|proving-ground/|dispute-engine/src/(played|verify-figures)\\.ts$)',
      },
      to: { path: '^packages/journal-replay/' },
    },
    {
      name: 'playing-is-for-checking',
      severity: 'error',
      from: {
        path: '^packages/dispute-engine/',
        pathNot: '^packages/dispute-engine/src/(played|verify-figures)\\.ts$',
      },
      to: { path: '^packages/dispute-engine/src/played\\.ts$' },
    },
    {
      name: 'packages-never-import-services',
      severity: 'error',
      from: { path: '^(packages|workflows|migrations)/' },
      to: { path: '^services/' },
    },
    {
      name: 'a-service-imports-no-other-service',
      comment: 'Only the command line may, since `start` brings all of them up.',
      severity: 'error',
      from: { path: '^services/([^/]+)/', pathNot: `^services/cli/|${SPECS}` },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'only-the-worker-touches-the-queue',
      comment:
        'The engine writes an outbox row. The command line may, since `start` runs a worker and looks after its schema.',
      severity: 'error',
      from: {
        path: '^(packages|workflows|services|migrations)/',
        pathNot: `^(packages/(queue|proving-ground)|services/(worker|cli))/|${SPECS}`,
      },
      to: { path: '^packages/queue/' },
    },
    {
      name: 'bullmq-stays-in-the-queue',
      severity: 'error',
      from: { pathNot: '^(packages/queue|services/worker)/' },
      to: { path: 'node_modules/(bullmq|ioredis)/' },
    },
    {
      name: 'the-core-uses-no-node-built-ins',
      comment: 'Whatever needs the machine belongs to the shell.',
      severity: 'error',
      from: { path: CORE, pathNot: SPECS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the-core-uses-only-pure-packages',
      severity: 'error',
      from: { path: CORE, pathNot: SPECS },
      to: { path: 'node_modules/', pathNot: PURE_PACKAGES },
    },
    {
      name: 'a-core-spec-needs-nothing-running',
      severity: 'error',
      from: { path: CORE.replace('/src/', '/src/.*\\.spec\\.ts$') },
      to: { path: 'node_modules/', pathNot: `${PURE_PACKAGES}|${TEST_PACKAGES}` },
    },
    {
      name: 'only-through-the-front-door',
      comment:
        'src/index.ts is a package’s front door (testing.ts the one for specs, triage of the statute book a second one, for it is long); everything else is private.',
      severity: 'error',
      from: { path: '^(packages|workflows|services)/([^/]+)/|^migrations/' },
      to: {
        path: '^(packages|workflows|services|migrations)/',
        pathNot:
          '^$1/$2/|^migrations/src/|/src/(index|testing|testing/index)\\.ts$|^packages/legal-basis/src/triage/index\\.ts$',
      },
    },
    {
      name: 'testing-doors-are-for-specs',
      severity: 'error',
      from: { pathNot: `${SPECS}|\\.setup\\.ts$|-setup\\.ts$` },
      to: { path: '/src/testing(/index)?\\.ts$' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-in-package-json',
      comment: 'What a package uses it declares; test tools are declared at the root.',
      severity: 'error',
      from: { pathNot: `${SPECS}|-setup\\.ts$|-reporter\\.ts$` },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|^packages/proving-ground/peers/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
