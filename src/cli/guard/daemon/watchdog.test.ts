import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const WATCHDOG = fileURLToPath(new URL('watchdog.ts', import.meta.url));

function runs(work: string) {
  const code = `import { startWatchdog } from ${JSON.stringify(WATCHDOG)};
    const stop = startWatchdog(1000); ${work}`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', code], { timeout: 20_000 });
}

it('ends a guard that stands still', () => {
  expect(runs('setTimeout(() => { for (;;); }, 200);').signal).toBe('SIGKILL');
});

it('leaves alone one that is busy now and then, and one that has ended', () => {
  const busy = runs(`let turns = 0;
    const timer = setInterval(() => {
      const until = performance.now() + 150;
      while (performance.now() < until);
      if ((turns += 1) > 6) { clearInterval(timer); void stop(); }
    }, 50);`);
  expect([busy.status, busy.signal]).toEqual([0, null]);
});
