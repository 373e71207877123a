import { join } from 'node:path';
import type { Logger } from 'pino';
import { createGitMirror } from '../../doors/forge/mirror/create-git-mirror.ts';
import { openForge } from '../../doors/forge/registry.ts';
import type { Clock } from '../../engine/ports.ts';
import { openGitLauncher } from '../../readers/git/launcher/git-launcher.ts';
import { startGitBy } from '../../readers/git/repository/start-git.ts';
import type { Environment } from '../open/settings.ts';
import { forgeSettingsOf } from './forge-settings.ts';
import { areSomeHere } from './git-settings.ts';
import { withKeptApp, type AppSource } from './kept-app.ts';
import { policySourceOf } from './proposed-policy.ts';
import { requestReaders } from './request-readers.ts';
import type { ForgeSetup } from './types.ts';
import { workSettingsOf } from './work-settings.ts';

/**
 * The forges that the environment names, or that were connected into the data folder, with copies in that
 * folder; null where there is none.
 */
export async function openForges(
  given: Environment,
  dataFolder: string,
  clock: Clock,
  logger: Pick<Logger, 'info'>,
): Promise<ForgeSetup | null> {
  const { env, from } = await withKeptApp(given, dataFolder);
  const { connections, workers } = await forgeSettingsOf(env);
  const appId = connections.find((one) => one.kind === 'github')?.appId;
  if (appId !== undefined) {
    logger.info({ appId, from }, `forge: the GitHub App is taken from ${placeOf(from)}`);
  }
  if (connections.length === 0) return null;
  const { limits, room, watchedBranches } = workSettingsOf(env);
  const isFolder = connections.some((one) => one.kind === 'git' && areSomeHere(one));
  const protocols = ['https', 'http', ...(isFolder ? (['file'] as const) : [])] as const;
  // A look takes dozens of gits, and a server with much in memory answers nobody while it starts one.
  startGitBy(openGitLauncher().start);
  return {
    forges: connections.map((connection) => openForge(connection, clock)),
    mirror: createGitMirror({ folder: join(dataFolder, 'mirrors'), clock, protocols, ...room }),
    readers: requestReaders(policySourceOf(env['HOLDPOINT_POLICY_SOURCE'] ?? null)),
    limits,
    watchedBranches,
    workers,
  };
}

function placeOf(from: AppSource): string {
  return from.kind === 'file' ? from.file : 'the environment';
}
