import type { CommitName } from '../../core/provenance/judge-commits.ts';
import type { Finding } from '../../core/change/finding.ts';
import { sha256 } from '../../engine/sha256.ts';
import type { Part } from '../../readers/read-change.ts';
import type { GitReading } from '../../readers/git/reading.ts';
import type { PatternOptions } from '../../readers/patterns/find-patterns.ts';
import { NO_FACTS } from '../../readers/types.ts';
import type { WorldFacts } from '../../readers/types.ts';
import type { PatternsWanted } from './patterns-wanted.ts';

export type GitWanted =
  { readonly kind: 'range'; readonly range: string } | { readonly kind: 'worktree' };

export interface GitPart {
  readonly part: Part;
  /** Id of the commit from which the change starts. */
  readonly base: string;
  /** Oldest first; empty for a working tree. */
  readonly commits: readonly CommitName[];
}

/** Reads commits or the working tree of the repository around `cwd`. */
export async function readGit(
  wanted: GitWanted,
  cwd: string,
  patterns: PatternsWanted,
  facts: WorldFacts = NO_FACTS,
): Promise<GitPart> {
  const { readRange, readWorkingTree } = await import('../../readers/git/reader.ts');
  const reading =
    wanted.kind === 'range'
      ? await readRange({ repository: cwd, range: wanted.range, facts })
      : await readWorkingTree({ repository: cwd, facts });
  const { input, kind, effects, signals, actors, clues } = reading;
  const identity = {
    name: input.name,
    reader: 'git',
    sha256: `sha256:${sha256(input.identity)}`,
    bytes: input.bytes,
  };
  return {
    part: {
      inputs: [identity],
      result: { kind, effects, signals, actors, clues },
      findings:
        wanted.kind === 'range'
          ? await findingsIn(wanted.range, cwd, reading, await patterns(reading.base))
          : [],
    },
    base: reading.base,
    commits: reading.commits,
  };
}

/** What the range's lines are known to set off, from where the range starts. */
async function findingsIn(
  range: string,
  cwd: string,
  { base, mergeBase, head }: GitReading,
  patterns: PatternOptions,
): Promise<readonly Finding[]> {
  if (head === null) return [];
  const { readFindings } = await import('../../readers/read-findings.ts');
  const from = range.includes('...') ? (mergeBase ?? base) : base;
  return (await readFindings(cwd, from, head, patterns)).findings;
}
