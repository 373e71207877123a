import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const WATCHDOG = fileURLToPath(new URL('watchdog.ts', import.meta.url));

function runs(patience: number, work: string) {
  const code = `import { startWatchdog } from ${JSON.stringify(WATCHDOG)};
    const stop = startWatchdog(${patience}); ${work}`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', code], { timeout: 150_000 });
}

it('ends a guard that stands still', () => {
  expect(runs(1000, 'setTimeout(() => { for (;;); }, 200);').signal).toBe('SIGKILL');
});

it('leaves alone one that is busy now and then, and one that has ended', () => {
  // Busy for longer than it may stand still, in pieces far shorter than that.
  const busy = runs(
    4000,
    `let turns = 0;
    const timer = setInterval(() => {
      const until = performance.now() + 200;
      while (performance.now() < until);
      if ((turns += 1) > 21) { clearInterval(timer); void stop(); }
    }, 20);`,
  );
  expect([busy.status, busy.signal]).toEqual([0, null]);
});
