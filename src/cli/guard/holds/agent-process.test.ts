import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { agentProcess, ancestry } from './agent-process.ts';

it.runIf(process.platform === 'linux')('counts from the host, not from the launcher', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'above-'));
  const launcher = join(folder, 'holdpoint-hook');
  writeFileSync(launcher, '#!/bin/sh\nsaid=$(exec /usr/bin/env sleep 5)\n', { mode: 0o755 });
  writeFileSync(join(folder, 'host'), `#!/bin/sh\necho $$\n${launcher} & echo $!; wait\n`, {
    mode: 0o755,
  });
  // A session of its own has no terminal.
  const host = spawn(join(folder, 'host'), { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  while (said.split('\n').length < 3) {
    said += String((await once(host.stdout, 'data'))[0]);
  }
  const [above, below] = said.trim().split('\n').map(Number) as [number, number];
  await expect.poll(() => ancestry(below)[0]?.name).toBe('holdpoint-hook');
  const { tty, own } = agentProcess(below);
  expect(tty).toBe(0);
  // The launcher and, from the host on, three: fewer where the machine has no more.
  const chain = ancestry(below).map(({ pid }) => pid);
  expect(own).toEqual(chain.slice(0, 4));
  expect(own.indexOf(above)).toBe(1);
  process.kill(-(host.pid ?? 0), 'SIGKILL');
  rmSync(folder, { recursive: true });
});
