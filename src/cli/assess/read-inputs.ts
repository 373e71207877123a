import { createHash } from 'node:crypto';
import type { CommitName } from '../../core/provenance/judge-commits.ts';
import { joinParts, readParts } from '../../readers/read-change.ts';
import type { Part, ReadChange } from '../../readers/read-change.ts';
import { NO_FACTS } from '../../readers/types.ts';
import type { WorldFacts } from '../../readers/types.ts';
import type { CliContext } from '../context.ts';
import { UsageError } from '../faults.ts';
import { progressOn } from '../terminal/progress.ts';
import { actorsOf, cluesOf } from './claims.ts';
import { readGit } from './git-input.ts';
import type { GitWanted } from './git-input.ts';
import { openInputs } from './open-inputs.ts';
import { readReplaced } from './replaced.ts';
import type { ReadingOptions } from './options.ts';
import type { PatternsWanted } from './patterns-wanted.ts';
import { refuseOwnFacts, worldFacts } from './world-facts.ts';

/** What was read; `base` is the commit from which a change in git starts, else null. */
export interface InputsRead extends ReadChange {
  readonly base: string | null;
  /** Its commits, oldest first; left out where it is not made of commits alone. */
  readonly commits?: readonly CommitName[];
}

/**
 * Reads what the command line names, and adds what it claims about who made it. In commits it looks for the
 * patterns that are wanted by whoever judges them.
 */
export async function readInputs(
  paths: readonly string[],
  options: ReadingOptions,
  context: CliContext,
  patterns: PatternsWanted,
): Promise<InputsRead> {
  const wanted = gitWanted(paths, options, context);
  const facts = await worldFacts(options.tableSizes, context.cwd);
  const parts =
    options.before === undefined
      ? await readPaths(paths, context, facts)
      : [await readReplaced(options.before, paths, context.cwd, facts)];
  const git = wanted === null ? null : await readGit(wanted, context.cwd, patterns, facts);
  if (git !== null) {
    await refuseOwnFacts(options.tableSizes, git.part.result.effects, context.cwd);
  }
  const read = joinParts(git === null ? parts : [...parts, git.part]);
  return {
    base: git?.base ?? null,
    draft: read.draft,
    actors: [...read.actors, ...actorsOf(options)],
    clues: [...read.clues, ...cluesOf(options, context.env)],
    ...(git === null || git.commits.length === 0 || parts.length > 0
      ? {}
      : { commits: git.commits }),
  };
}

/** Reads files and standard input alone. */
export async function readPaths(
  paths: readonly string[],
  context: CliContext,
  facts: WorldFacts = NO_FACTS,
): Promise<readonly Part[]> {
  const inputs = await openInputs(paths, context);
  const sizes = new Map(inputs.map((input) => [input.name, input.size]));
  const progress = progressOn(context);
  try {
    return await readParts(inputs, {
      sha256: () => createHash('sha256'),
      facts,
      onProgress: (name, bytesRead) => progress.report(name, bytesRead, sizes.get(name) ?? null),
    });
  } finally {
    progress.done();
  }
}

/** At a terminal, no argument means the working tree; in a pipeline it means that something was left out. */
function gitWanted(
  paths: readonly string[],
  options: ReadingOptions,
  context: CliContext,
): GitWanted | null {
  if (options.git !== undefined) return { kind: 'range', range: options.git };
  if (options.worktree === true) return { kind: 'worktree' };
  if (paths.length > 0) return null;
  if (context.stdin.isTTY) return { kind: 'worktree' };
  throw new UsageError(
    'nothing to read: name a PATH, - for standard input, --git BASE..HEAD or --worktree',
  );
}
