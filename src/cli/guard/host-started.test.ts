import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { hostStartedAt } from './host-started.ts';

describe('when the agent was started', () => {
  it('is when the first process above the call was, and before now', () => {
    const child = spawn('sleep', ['10']);
    try {
      const now = Date.now();
      const started = hostStartedAt(child.pid ?? 0, now);
      expect(started).not.toBeNull();
      expect(started).toBeLessThan(now - 3_000);
      expect(started).toBeGreaterThan(now - 400 * 24 * 3_600_000);
    } finally {
      child.kill();
    }
  });

  it.each([0, 1, 999_999_999])('is not known for process %d', (pid) => {
    expect(hostStartedAt(pid, Date.now())).toBeNull();
  });
});
