import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one line that any continuous integration can read: `12 passed, 0 failed, 1 skipped`. */
export class PlainSummary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      // A file that could not be loaded has no tests to count, yet it failed.
      if (module.state() === 'failed' && module.errors().length > 0) count.failed++;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state !== 'pending') count[state]++;
      }
    }
    // The default reporter writes its own summary in this same turn; this line comes after it.
    const line = `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`;
    const file = process.env['HOLDPOINT_TEST_SUMMARY'];
    if (file !== undefined) writeFileSync(file, line);
    setImmediate(() => {
      process.stdout.write(`\n${line}\n`);
    });
  }
}
