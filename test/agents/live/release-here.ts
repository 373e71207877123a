import { join } from 'node:path';
import { keepRelease } from '../../../src/cli/guard/holds/hold-files.ts';
import { heldScript } from './held.ts';
import type { LiveCase } from './types.ts';

/** Without a server: released on this machine, as `holdpoint release` does once the code is typed. */
export const releaseHere: LiveCase = {
  name: 'release-here',
  needs: 'nothing',
  set: async (scene) => {
    const holds = join(scene.state, 'holds');
    return heldScript(scene, holds, async ({ digest }) => releaseOnce(holds, digest));
  },
};

export function releaseOnce(holds: string, digest: string): void {
  const now = Date.now();
  keepRelease(holds, {
    digest,
    by: 'a person',
    reason: 'I have read it',
    at: new Date(now).toISOString(),
    until: new Date(now + 60_000).toISOString(),
  });
}
