import { z } from 'zod';
import type { ForgeAccount } from '../../../../../engine/forge/types.ts';
import { isGone } from '../client/answers.ts';
import type { Gitlab } from './gitlab.ts';
import { projectPath } from './shapes.ts';

const memberSchema = z.object({
  access_level: z.int(),
  state: z.string().max(50).nullish(),
  membership_state: z.string().max(50).nullish(),
});

/** Developer: the lowest level that may push. */
const WRITES = 30;

export interface Permissions {
  mayWrite(account: ForgeAccount): Promise<boolean>;
}

/** What accounts may do in one project, by whatever group. Each is asked for once: make a new one for each reading. */
export function createPermissions(gitlab: Gitlab, repository: string): Permissions {
  const known = new Map<string, Promise<boolean>>();
  return {
    mayWrite: (account) => {
      if (account.kind !== 'person') return Promise.resolve(false);
      const found = known.get(account.id) ?? ask(gitlab, repository, account);
      known.set(account.id, found);
      return found;
    },
  };
}

async function ask({ client }: Gitlab, repository: string, { id }: ForgeAccount): Promise<boolean> {
  const path = `${projectPath(repository)}/members/all/${encodeURIComponent(id)}`;
  try {
    const { access_level, state, membership_state } = await client.get(path, memberSchema);
    return [state, membership_state].every(isActive) && access_level >= WRITES;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

function isActive(state: string | null | undefined): boolean {
  return state == null || state === 'active';
}
