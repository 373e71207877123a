/** What a caller may see and do, by installation, permission of the app, or role of the person. */
import { atLeast, roleOf } from '../state/roles.ts';
import type { Repo } from '../state/types.ts';
import { covers } from '../state/world.ts';
import type { Call, Need } from './call.ts';
import { RefusedCall } from './refusal.ts';

/** Whether the caller may know that the repository exists. */
export function mayUse({ caller, world }: Call, repo: Repo): boolean {
  switch (caller.kind) {
    case 'nobody':
    case 'app':
      return !repo.private;
    case 'user':
      return atLeast(roleOf(world, repo, caller.token.account), 'read');
    case 'installation': {
      if (!repo.private && !covers(caller.installation, repo)) return true;
      const asked = caller.token.repositories;
      return covers(caller.installation, repo) && (asked === null || asked.includes(repo));
    }
  }
}

/** Refuses in the forge's words when the caller lacks what the route needs. */
export function requirePermission(call: Call, repo: Repo | null, need: Need): void {
  const { caller, world } = call;
  const [name = '', level] = need.split(':');
  if (need === 'nothing') return;
  if (need === 'app') {
    if (caller.kind === 'app') return;
    throw new RefusedCall(401, 'A JSON web token could not be decoded');
  }
  if (caller.kind === 'nobody') throw new RefusedCall(401, 'Requires authentication');
  if (caller.kind === 'app') {
    throw new RefusedCall(403, 'Resource not accessible by integration');
  }
  if (need === 'token') return;
  if (caller.kind === 'user') {
    const wanted = level === 'write' ? 'write' : 'read';
    if (repo === null || atLeast(roleOf(world, repo, caller.token.account), wanted)) return;
    throw new RefusedCall(403, 'Must have write access to the repository.');
  }
  const foreign = repo !== null && !covers(caller.installation, repo);
  // To read what a repository is called comes with every installation.
  if (name === 'metadata' && level === 'read') return;
  const held = Object.hasOwn(caller.token.permissions, name)
    ? caller.token.permissions[name]
    : undefined;
  const enough = level === 'read' ? held !== undefined : held === 'write' || held === 'admin';
  if (!enough || (foreign && level === 'write')) {
    throw new RefusedCall(403, 'Resource not accessible by integration');
  }
}
