import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { PlainSummary } from './test/support/plain-summary.ts';

/** Rooms whose tests start nothing and keep nothing: their files share a worker's modules. */
const UNITS = ['core', 'config', 'sources', 'ledger', 'doors/agent', 'readers'].map(
  (room) => `src/${room}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    pool: 'forks',
    // Half of the time is spent waiting for servers and browsers, so no core stays idle.
    maxWorkers: Math.max(2, Math.min(availableParallelism(), 4)),
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // A busy machine draws a page late; a condition that never comes still fails.
    expect: { poll: { timeout: 15_000 } },
    reporters: ['default', new PlainSummary()],
    projects: [
      { extends: true, test: { name: 'units', include: UNITS, isolate: false } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: UNITS,
          globalSetup: ['test/support/global-setup.ts'],
        },
      },
    ],
  },
});
