import { pathGlob } from '../../../core/catalog/glob.ts';
import { instantAfter } from '../../engine.ts';
import type { ForgeContext } from '../forge-context.ts';
import type { Forge } from '../ports.ts';

interface Known {
  readonly isProtected: boolean;
  readonly until: string;
}

/** Most pushes are to branches of requests, and come again and again. */
const REMEMBERED_MILLISECONDS = 10 * 60 * 1000;
const MOST_REMEMBERED = 5000;

const remembered = new WeakMap<Forge, Map<string, Known>>();

/**
 * Whether what comes to a branch without a request went past us: some request was ever to be merged into it, the
 * server was told to watch it, or the forge protects it. Throws `ForgeFault`.
 */
export async function isWatched(
  context: ForgeContext,
  repository: string,
  branch: string,
): Promise<boolean> {
  const { engine, forge, watchedBranches = [] } = context;
  if (watchedBranches.some((glob) => covers(glob, repository, branch))) return true;
  if (await engine.store.forge.isBaseBranch(forge.id, repository, branch)) return true;
  return forge.isProtectedBranch === undefined ? false : isProtected(context, repository, branch);
}

/** `release/*` is of every repository, `acme/shop:hotfix` of one. A branch has no colon in its name. */
function covers(glob: string, repository: string, branch: string): boolean {
  const at = glob.lastIndexOf(':');
  if (at !== -1 && glob.slice(0, at).toLowerCase() !== repository.toLowerCase()) return false;
  return pathGlob(glob.slice(at + 1)).matches(branch);
}

async function isProtected(
  { engine, forge }: ForgeContext,
  repository: string,
  branch: string,
): Promise<boolean> {
  const known = remembered.get(forge) ?? new Map<string, Known>();
  remembered.set(forge, known);
  const key = `${repository}:${branch}`;
  const now = engine.clock.now();
  const there = known.get(key);
  if (there !== undefined && there.until > now) return there.isProtected;
  const found = (await forge.isProtectedBranch?.(repository, branch)) === true;
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(key, { isProtected: found, until: instantAfter(now, REMEMBERED_MILLISECONDS) });
  return found;
}
