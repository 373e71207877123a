import type { ActorClaim } from '../../core/provenance/types.ts';
import { InputError } from '../../readers/types.ts';
import type { CliContext } from '../context.ts';
import type { ReadingOptions } from './options.ts';
import { actorsOfPipeline, pipelineIn } from './pipeline-actors.ts';

/**
 * What is known of who had a hand in it, with what a pipeline knows besides: who started it, and who wrote the
 * commit that it runs on, where the change is not read from git itself. At a desk what is checked out says
 * nothing of who made a plan, so nobody is added there.
 */
export async function withHandsHere(
  actors: readonly ActorClaim[],
  { git, worktree }: ReadingOptions,
  { env, cwd }: Pick<CliContext, 'env' | 'cwd'>,
): Promise<readonly ActorClaim[]> {
  if (pipelineIn(env) === null) return actors;
  const isOfGit = git !== undefined || worktree === true;
  const wrote = isOfGit ? [] : await authorsHere(cwd);
  const named = [...actors, ...wrote];
  return [...named, ...actorsOfPipeline(env, named)];
}

/** Nobody where there is no repository, or none that git opens for whoever runs this. */
async function authorsHere(cwd: string): Promise<readonly ActorClaim[]> {
  const { readHeadActors } = await import('../../readers/git/reader.ts');
  return readHeadActors(cwd).catch((error: unknown) => {
    if (error instanceof InputError) return [];
    throw error;
  });
}
