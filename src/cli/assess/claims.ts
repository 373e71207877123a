import type { Validation } from '../../core/assess.ts';
import type { ActorClaim, ProvenanceClue } from '../../core/provenance/types.ts';
import { UsageError } from '../faults.ts';
import { cluesOfEnvironment } from './agent-environment.ts';
import type { ReadingOptions } from './options.ts';

/** What the person says on the command line about who made the change. */
export function actorsOf(options: ReadingOptions): readonly ActorClaim[] {
  const authors = (options.author ?? []).map((identity): ActorClaim => ({
    role: 'author',
    identity,
  }));
  if (options.requester === undefined) return authors;
  return [...authors, { role: 'requester', identity: options.requester }];
}

/** Declarations by flag, and what the environment gives away. */
export function cluesOf(
  options: ReadingOptions,
  env: Readonly<Record<string, string | undefined>>,
): readonly ProvenanceClue[] {
  const clues = [...cluesOfEnvironment(env)];
  if (options.ai !== undefined) clues.push(declaration('ai', options.ai, `--ai ${options.ai}`));
  if (options.human === true) clues.push(declaration('human', null, '--human'));
  return clues;
}

/** Reads `NAME=passed` and `NAME=failed`. Throws `UsageError` on anything else. */
export function validationsOf(options: ReadingOptions): readonly Validation[] {
  return (options.validation ?? []).map((text) => {
    const at = text.lastIndexOf('=');
    const name = text.slice(0, Math.max(at, 0)).trim();
    const outcome = text.slice(at + 1);
    if (name === '' || (outcome !== 'passed' && outcome !== 'failed')) {
      throw new UsageError(
        `--validation ${text}: expected NAME=passed or NAME=failed, such as --validation tests=passed`,
      );
    }
    return { name, outcome, detail: null };
  });
}

function declaration(says: 'ai' | 'human', tool: string | null, flag: string): ProvenanceClue {
  return {
    kind: 'declaration',
    says,
    strength: 'declared',
    tool,
    evidence: { source: 'command line', pointer: null, line: null, note: flag, excerpt: [] },
  };
}
