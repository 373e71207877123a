import { basename } from 'node:path';
import { joinParts } from '../../readers/read-change.ts';
import type { ReadChange } from '../../readers/read-change.ts';
import { readGit } from '../assess/git-input.ts';
import type { PatternsWanted } from '../assess/patterns-wanted.ts';
import { readPaths } from '../assess/read-inputs.ts';
import { readReplaced } from '../assess/replaced.ts';
import { refuseOwnFacts, worldFacts } from '../assess/world-facts.ts';
import type { WorldFacts } from '../../readers/types.ts';
import type { CliContext } from '../context.ts';
import { UsageError } from '../faults.ts';

export interface ReadCandidate extends ReadChange {
  readonly name: string;
}

/** What is the same for every candidate. */
export interface CandidateOptions {
  readonly before?: string | undefined;
  readonly tableSizes?: string | undefined;
}

interface Named {
  readonly name: string;
  readonly input: string;
}

/** Reads every candidate. Throws `UsageError` on names given twice, `InputError` on unreadable input. */
export async function readCandidates(
  words: readonly string[],
  { before, tableSizes }: CandidateOptions,
  context: CliContext,
  patterns: PatternsWanted,
): Promise<readonly ReadCandidate[]> {
  const named = words.map((word) => nameAndInput(word));
  if (named.length < 2) throw new UsageError('compare needs at least two candidates');
  const twice = named.find(({ name }, index) => named.findIndex((n) => n.name === name) < index);
  if (twice !== undefined) {
    throw new UsageError(`two candidates are called ${twice.name}: give each a name, NAME=FILE`);
  }
  const facts = await worldFacts(tableSizes, context.cwd);
  const readOne = (input: string) =>
    readInput(input, { before, tableSizes }, facts, context, patterns);
  const candidates: ReadCandidate[] = [];
  for (const { name, input } of named) {
    candidates.push({ name, ...(await readOne(input)) });
  }
  return candidates;
}

async function readInput(
  input: string,
  { before, tableSizes }: CandidateOptions,
  facts: WorldFacts,
  context: CliContext,
  patterns: PatternsWanted,
): Promise<ReadChange> {
  if (input.startsWith('git:')) {
    const range = input.slice('git:'.length);
    const { part } = await readGit({ kind: 'range', range }, context.cwd, patterns, facts);
    await refuseOwnFacts(tableSizes, part.result.effects, context.cwd);
    return joinParts([part]);
  }
  if (before !== undefined)
    return joinParts([await readReplaced(before, [input], context.cwd, facts)]);
  return joinParts(await readPaths([input], context, facts));
}

/** A path may hold `=` itself: what stands before the first one is a name only if it looks like one. */
function nameAndInput(word: string): Named {
  const [, name, input] = /^([\w.-]+)=(.+)$/su.exec(word) ?? [];
  if (name !== undefined && input !== undefined) return { name, input };
  return { name: word.startsWith('git:') ? word : basename(word), input: word };
}
