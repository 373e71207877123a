/** `installation` and `installation_repositories`. */
import { showInstallation } from '../present/app.ts';
import { showRepositoryName } from '../present/repository.ts';
import type { Account, Installation, Repo } from '../state/types.ts';
import { covers, type World } from '../state/world.ts';
import { emit } from './emit.ts';

export function installationHappened(
  world: World,
  installation: Installation,
  action: 'created' | 'deleted' | 'suspend' | 'unsuspend' | 'new_permissions_accepted',
  sender: Account,
): void {
  if (installation.app !== world.apps[0]) return;
  const repositories = world.repos.filter((repo) => covers(installation, repo));
  const payload = {
    installation: showInstallation(world, installation),
    repositories: repositories.map(showRepositoryName),
    requester: null,
  };
  emit(world, { event: 'installation', action, repo: null, installation, sender, payload });
}

export function installedReposHappened(
  world: World,
  installation: Installation,
  action: 'added' | 'removed',
  repos: readonly Repo[],
  sender: Account,
): void {
  if (installation.app !== world.apps[0]) return;
  const shown = repos.map(showRepositoryName);
  const payload = {
    installation: showInstallation(world, installation),
    repository_selection: installation.repositories === 'all' ? 'all' : 'selected',
    repositories_added: action === 'added' ? shown : [],
    repositories_removed: action === 'removed' ? shown : [],
    requester: null,
  };
  const event = 'installation_repositories';
  emit(world, { event, action, repo: null, installation, sender, payload });
}
