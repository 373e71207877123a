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
  const { engine, forge } = context;
  if (isNamed(context, repository, branch)) return true;
  if (await engine.store.forge.isBaseBranch(forge.id, repository, branch)) return true;
  return isGuarded(context, repository, branch);
}

/** Whether it is watched for its own sake, and not just since a request was to be merged into it. */
export async function isGuarded(
  context: ForgeContext,
  repository: string,
  branch: string,
): Promise<boolean> {
  if (isNamed(context, repository, branch)) return true;
  const { forge } = context;
  return forge.isProtectedBranch === undefined ? false : isProtected(context, repository, branch);
}

/** Those of some branches that are watched for their own sake. Throws `ForgeFault`. */
export async function guardedAmong(
  context: ForgeContext,
  repository: string,
  branches: readonly string[],
): Promise<readonly string[]> {
  if (branches.length === 0) return [];
  const guarded = new Set(await protectedAmong(context, repository, branches));
  return branches.filter((each) => guarded.has(each) || isNamed(context, repository, each));
}

/** Whether the server was told to watch it. */
export function isNamed(
  { watchedBranches = [] }: Pick<ForgeContext, 'watchedBranches'>,
  repository: string,
  branch: string,
): boolean {
  return watchedBranches.some((glob) => covers(glob, repository, branch));
}

/** `release/*` is of every repository, `acme/shop:hotfix` of one. A branch has no colon in its name. */
function covers(glob: string, repository: string, branch: string): boolean {
  const at = glob.lastIndexOf(':');
  if (at !== -1 && glob.slice(0, at).toLowerCase() !== repository.toLowerCase()) return false;
  return pathGlob(glob.slice(at + 1)).matches(branch);
}

/** Each answer costs calls to the forge, and most branches come and go and are none of these. */
const LISTED_MILLISECONDS = 60 * 60 * 1000;

const listed = new WeakMap<Forge, Map<string, Listed>>();

interface Listed {
  readonly branches: readonly string[];
  readonly until: string;
}

async function protectedAmong(
  { engine, forge }: ForgeContext,
  repository: string,
  branches: readonly string[],
): Promise<readonly string[]> {
  if (forge.protectedAmong === undefined) return [];
  // Plain git is asked itself, and no webhook tells of a branch that it got meanwhile.
  if (forge.kind === 'git') return forge.protectedAmong(repository, branches);
  const known = listed.get(forge) ?? new Map<string, Listed>();
  listed.set(forge, known);
  const now = engine.clock.now();
  const there = known.get(repository);
  if (there !== undefined && there.until > now) return there.branches;
  const found = await forge.protectedAmong(repository, branches);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(repository, { branches: found, until: instantAfter(now, LISTED_MILLISECONDS) });
  return found;
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
