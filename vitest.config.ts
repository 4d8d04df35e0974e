import { defineConfig } from 'vitest/config';

// Packages of this repository are tested from their sources, never from a build that may be old.
const conditions = ['source', 'module', 'node', 'development|production'];
const notOurs = ['**/node_modules/**', '**/dist/**'];
const database = './packages/local-stack/src/vitest-setup.ts';
const redis = Boolean(process.env['REDIS_URL']);

/** Specs that talk to a server get patience; what they await is an event, not a sleep. */
const patient = { testTimeout: 30_000, hookTimeout: 120_000, globalSetup: [database] };

export default defineConfig({
  test: {
    reporters: ['default', './scripts/closing-line-reporter.ts'],
    projects: [
      {
        resolve: { conditions },
        ssr: { resolve: { conditions } },
        test: {
          name: 'pure',
          include: ['**/*.spec.ts'],
          exclude: [...notOurs, '**/*.{pg,redis,e2e}.spec.ts'],
        },
      },
      {
        resolve: { conditions },
        ssr: { resolve: { conditions } },
        test: { name: 'pg', include: ['**/*.pg.spec.ts'], exclude: notOurs, ...patient },
      },
      ...(redis
        ? [
            {
              resolve: { conditions },
              ssr: { resolve: { conditions } },
              test: { name: 'redis', include: ['**/*.redis.spec.ts'], exclude: notOurs, ...patient },
            },
          ]
        : []),
      {
        resolve: { conditions },
        ssr: { resolve: { conditions } },
        test: {
          name: 'e2e',
          include: ['**/*.e2e.spec.ts'],
          exclude: notOurs,
          ...patient,
          testTimeout: 120_000,
        },
      },
    ],
  },
});
