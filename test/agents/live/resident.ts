import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { builtParts } from '../../../src/cli/agents/places.ts';
import { heldScript } from './held.ts';
import { releaseOnce } from './release-here.ts';
import type { LiveCase } from './types.ts';

/** The small client and a resident guard in front. The launcher behind them only says that it was called. */
export const residentInFront: LiveCase = {
  name: 'resident',
  needs: 'the small client',
  set: async (scene) => {
    const { top, stage, launcher } = scene;
    const built = builtParts();
    if (built?.client == null) throw new Error('there is no small client');
    const client = join(top, 'bin/holdpoint-client');
    copyFileSync(built.client, client);
    const fell = join(top, 'fell');
    writeFileSync(launcher, `#!/bin/sh\necho "$1" >>'${fell}'\necho fell >&2\nexit 2\n`, {
      mode: 0o755,
    });
    const socket = join(top, 'guard.sock');
    const state = join(top, 'resident');
    const guard = spawn(
      process.execPath,
      [join(built.cli, 'main.js'), 'guard', '--socket', socket],
      {
        env: { PATH: process.env['PATH'], HOME: stage.home, HOLDPOINT_STATE: state },
        stdio: 'ignore',
      },
    );
    for (let tries = 0; !existsSync(socket) && tries < 200; tries += 1) await pause(50);
    const holds = join(state, 'holds');
    const script = heldScript(scene, holds, async ({ digest }) => releaseOnce(holds, digest));
    return {
      ...script,
      call: [client, socket, launcher],
      faultIn: (outcome) =>
        existsSync(fell) ? 'the resident guard did not answer a call' : script.faultIn(outcome),
      end: async () => void guard.kill('SIGKILL'),
    };
  },
};
