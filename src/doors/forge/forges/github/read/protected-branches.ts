import { z } from 'zod';
import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import type { GithubClient } from '../client/client.ts';

const repositorySchema = z.object({ default_branch: z.string().max(1000).nullish() });
const branchSchema = z.object({ protected: z.boolean() });
const ruleSchema = z.object({ type: z.string().max(100) });

/** Whether it is the default branch, protected, or under a rule of the repository or the organisation. */
export async function isProtectedBranch(
  client: GithubClient,
  repository: string,
  branch: string,
): Promise<boolean> {
  const found = await client.repository(repository);
  if ((await found.get('', repositorySchema)).default_branch === branch) return true;
  const name = encodeURIComponent(branch);
  const there = await orNull(found.get(`/branches/${name}`, branchSchema));
  if (there?.protected === true) return true;
  const rules = await orNull(found.list(`/rules/branches/${name}?per_page=100`, ruleSchema));
  return rules !== null && rules.items.length > 0;
}

const namedSchema = z.object({ name: z.string().max(1000) });

/** The same of many at once: GitHub lists those that are protected or under a rule. */
export async function protectedAmong(
  client: GithubClient,
  repository: string,
  branches: readonly string[],
): Promise<readonly string[]> {
  const found = await client.repository(repository);
  const { default_branch } = await found.get('', repositorySchema);
  const { items } = await found.list('/branches?protected=true&per_page=100', namedSchema);
  const names = new Set([default_branch, ...items.map(({ name }) => name)]);
  return branches.filter((branch) => names.has(branch));
}

/** A branch that is gone, and servers of GitHub that have no rules. */
async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ForgeFault && error.code === 'gone') return null;
    throw error;
  }
}
