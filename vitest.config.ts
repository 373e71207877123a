import { availableParallelism, totalmem } from 'node:os';
import process from 'node:process';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';
import { PlainSummary } from './test/support/plain-summary.ts';

const testsIn = (...folders: readonly string[]) => folders.map((name) => `${name}/**/*.test.ts`);

/** Rooms whose tests start nothing and keep nothing. */
const UNITS = testsIn(
  ...['core', 'config', 'sources', 'ledger', 'doors/agent', 'readers'].map((name) => `src/${name}`),
);

/** Tests that start servers and databases, and leave nothing of it in their process. */
const SYSTEMS = testsIn(
  ...['engine', 'server', 'cli', 'web', 'mcp', 'store'].map((name) => `src/${name}`),
  ...['server', 'cli', 'mcp'].map((name) => `test/${name}`),
);

const globalSetup = ['test/support/global-setup.ts'];

/** What a worker takes with its servers and its browser, in bytes, when many take much at once. */
const ROOM = 1.2 * 2 ** 30;

/** Half of the time is spent waiting for servers and browsers: two cores, too, are busy only with four workers. */
const workers = Math.max(
  4,
  Math.min(Math.round(availableParallelism() * 1.5), Math.floor(memory() / ROOM)),
);

/** Of this machine, or of the part of it that is given to us. */
function memory(): number {
  const given = process.constrainedMemory();
  return given > 0 ? Math.min(given, totalmem()) : totalmem();
}

const isShuffled = process.argv.some((word) => word.startsWith('--sequence.shuffle'));

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: workers,
    setupFiles: ['test/support/git-by-helper.ts', 'test/support/property-seed.ts'],
    sequence: isShuffled ? {} : { sequencer: LongestFirst },
    // Ends what hangs; what is slow on a busy machine is not wrong.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    teardownTimeout: 60_000,
    // A busy machine draws a page late; a condition that never comes still fails.
    expect: { poll: { timeout: 60_000 } },
    reporters: ['default', new PlainSummary()],
    // Loading a server takes longer than most tests of it: files share a worker's modules where they can.
    projects: [
      { extends: true, test: { name: 'units', include: UNITS, isolate: false } },
      { extends: true, test: { name: 'systems', include: SYSTEMS, isolate: false, globalSetup } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: testsIn('src', 'test'),
          exclude: [...UNITS, ...SYSTEMS],
          globalSetup,
        },
      },
    ],
  },
});
