import { z } from 'zod';
import { isClosedToUs } from '../client/answers.ts';
import type { Gitlab } from './gitlab.ts';
import { branchSchema, projectPath } from './shapes.ts';

const protectedSchema = z.object({ name: branchSchema });
const projectSchema = z.object({ default_branch: branchSchema.nullish() });

/** Whether it is the default branch, or protected: by name, or by a wildcard of the project’s. */
export async function isProtectedBranch(
  gitlab: Gitlab,
  repository: string,
  branch: string,
): Promise<boolean> {
  return (await protectedAmong(gitlab, repository, [branch])).length > 0;
}

/** Those of some branches that are. */
export async function protectedAmong(
  { client }: Gitlab,
  repository: string,
  branches: readonly string[],
): Promise<readonly string[]> {
  const project = projectPath(repository);
  const { default_branch } = await client.get(project, projectSchema);
  const others = branches.filter((branch) => branch !== default_branch);
  if (others.length === 0) return branches;
  try {
    const { items, isWhole } = await client.list(`${project}/protected_branches`, protectedSchema);
    // What may be missing from the list may be protected.
    if (!isWhole) return branches;
    const isProtected = (branch: string): boolean => items.some(({ name }) => covers(name, branch));
    return branches.filter((branch) => branch === default_branch || isProtected(branch));
  } catch (error) {
    if (isClosedToUs(error)) return branches.filter((branch) => branch === default_branch);
    throw error;
  }
}

/** In a wildcard of GitLab `*` stands for any signs, also for none. In linear time, whatever it looks like. */
function covers(wildcard: string, branch: string): boolean {
  const [first = '', ...others] = wildcard.split('*');
  const last = others.pop();
  if (last === undefined) return wildcard === branch;
  if (!branch.startsWith(first) || !branch.endsWith(last)) return false;
  let at = first.length;
  for (const part of others) {
    const found = branch.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at + last.length <= branch.length;
}
