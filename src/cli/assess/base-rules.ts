/**
 * Rules, owners and rosters as they were before the change. Whoever edits them in the same change is
 * judged by what stood there before.
 */
import { joinSources } from '../../config/catalog/load.ts';
import { buildPolicy } from '../../config/policy/build.ts';
import { readDefaults } from '../../config/policy/load.ts';
import { readPolicy } from '../../config/policy/read.ts';
import { ConfigError, throwOnErrors } from '../../config/problem.ts';
import type { SourceText } from '../../config/yaml/source.ts';
import type { Catalog } from '../../core/catalog/types.ts';
import type { Policy } from '../../core/policy/types.ts';
import { openRepository } from '../../readers/git/repository/open-repository.ts';
import { runGit } from '../../readers/git/repository/run-git.ts';

/** `git cat-file` ends with this when there is no such file in the commit. */
const NO_SUCH_OBJECT = 128;

/** The first of some files, by path from the repository's top, that a commit has; null for none. */
export async function fileAt(
  commit: string,
  paths: readonly string[],
  cwd: string,
): Promise<SourceText | null> {
  const repository = await openRepository(cwd);
  for (const path of paths) {
    const { code, output } = await runGit(repository, ['cat-file', 'blob', `${commit}:${path}`], {
      accept: [NO_SUCH_OBJECT],
    });
    if (code === 0) return { file: path, text: output.toString('utf8') };
  }
  return null;
}

/** Compiles a policy from its text. Throws `ConfigError` with every mistake found. */
export async function policyFrom(source: SourceText): Promise<Policy> {
  const read = readPolicy(source);
  if (read.kind === 'faulty') throw new ConfigError(read.problems);
  const { policy, problems } = buildPolicy(read.draft, await readDefaults(undefined), null);
  if (policy === null) throw new ConfigError(problems);
  return policy;
}

/** Reads a catalog from its text. Throws `ConfigError` with every mistake found. */
export function catalogFrom(source: SourceText): Catalog {
  const { catalog, problems } = joinSources([source]);
  throwOnErrors(problems);
  return catalog;
}
