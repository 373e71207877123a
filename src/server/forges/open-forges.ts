import { join } from 'node:path';
import { createGitMirror } from '../../doors/forge/mirror/create-git-mirror.ts';
import { openForge } from '../../doors/forge/registry.ts';
import { DEFAULT_WORK_LIMITS } from '../../engine/forge/work/limits.ts';
import type { Clock } from '../../engine/ports.ts';
import { openGitLauncher } from '../../readers/git/launcher/git-launcher.ts';
import { startGitBy } from '../../readers/git/repository/start-git.ts';
import type { Environment } from '../open/settings.ts';
import { forgeSettingsOf } from './forge-settings.ts';
import { policySourceOf } from './proposed-policy.ts';
import { requestReaders } from './request-readers.ts';
import type { ForgeSetup } from './types.ts';

/** The forges that the environment names, with copies in the data folder; null where it names none. */
export async function openForges(
  env: Environment,
  dataFolder: string,
  clock: Clock,
): Promise<ForgeSetup | null> {
  const { connections, workers } = await forgeSettingsOf(env);
  if (connections.length === 0) return null;
  // A look takes dozens of gits, and a server with much in memory answers nobody while it starts one.
  startGitBy(openGitLauncher().start);
  return {
    forges: connections.map((connection) => openForge(connection, clock)),
    mirror: createGitMirror({ folder: join(dataFolder, 'mirrors'), clock }),
    readers: requestReaders(policySourceOf(env['HOLDPOINT_POLICY_SOURCE'] ?? null)),
    limits: DEFAULT_WORK_LIMITS,
    workers,
  };
}
