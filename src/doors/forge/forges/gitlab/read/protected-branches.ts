import { z } from 'zod';
import type { Listing } from '../../../../../engine/forge/types.ts';
import { isClosedToUs } from '../client/answers.ts';
import type { Gitlab } from './gitlab.ts';
import { branchSchema, projectPath } from './shapes.ts';

const protectedSchema = z.object({ name: branchSchema });
const projectSchema = z.object({ default_branch: branchSchema.nullish() });

/** Protected branches as the project has them (`release/*` stands for many), and its default branch first. */
export async function listProtectedBranches(
  { client }: Gitlab,
  repository: string,
): Promise<Listing<string>> {
  const project = projectPath(repository);
  const { default_branch } = await client.get(project, projectSchema);
  const first = default_branch == null ? [] : [default_branch];
  try {
    const listed = await client.list(`${project}/protected_branches`, protectedSchema);
    const names = new Set([...first, ...listed.items.map(({ name }) => name)]);
    return { items: [...names], isWhole: listed.isWhole };
  } catch (error) {
    // Which of them are protected takes more rights than a Developer has in some versions.
    if (isClosedToUs(error)) return { items: first, isWhole: false };
    throw error;
  }
}
