import { defineConfig } from 'vitest/config';
import { PlainSummary } from './test/support/plain-summary.ts';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    pool: 'forks',
    // Half of the time is spent waiting for servers and browsers, so no core stays idle.
    maxWorkers: 2,
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // A busy machine draws a page late; a condition that never comes still fails.
    expect: { poll: { timeout: 15_000 } },
    reporters: ['default', new PlainSummary()],
  },
});
