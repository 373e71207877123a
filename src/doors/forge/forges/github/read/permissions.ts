import { z } from 'zod';
import type { ForgeAccount } from '../../../../../engine/forge/types.ts';
import { isGone } from '../client/client.ts';
import type { RepositoryClient } from '../client/client.ts';
import { accountSchema } from './account.ts';

const permissionSchema = z.object({
  permission: z.string().max(100),
  user: accountSchema.nullish(),
});

/** `maintain` comes as `write`, and `triage` as `read`; roles of one's own come as what they build on. */
const WRITING: ReadonlySet<string> = new Set(['admin', 'maintain', 'write']);

export interface Permissions {
  mayWrite(account: ForgeAccount): Promise<boolean>;
}

/** What accounts may do in one repository. Each is asked for once: make a new one for each reading. */
export function createPermissions(repository: RepositoryClient): Permissions {
  const known = new Map<string, Promise<boolean>>();
  return {
    mayWrite: (account) => {
      if (account.kind !== 'person') return Promise.resolve(false);
      const found = known.get(account.id) ?? ask(repository, account);
      known.set(account.id, found);
      return found;
    },
  };
}

async function ask(repository: RepositoryClient, account: ForgeAccount): Promise<boolean> {
  const path = `/collaborators/${encodeURIComponent(account.login)}/permission`;
  try {
    const { permission, user } = await repository.get(path, permissionSchema);
    // A login can pass to somebody else; the number cannot.
    return WRITING.has(permission) && String(user?.id) === account.id;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}
