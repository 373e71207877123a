import { sealChange } from '../../core/change/seal.ts';
import { sha256 } from '../../engine/sha256.ts';
import type { ReadingOptions } from '../assess/options.ts';
import type { PatternsWanted } from '../assess/patterns-wanted.ts';
import { readInputs } from '../assess/read-inputs.ts';
import type { CliContext } from '../context.ts';

/** Digest of the change as it lies here now, or null when the command names nothing to read. */
export async function rereadDigest(
  paths: readonly string[],
  options: ReadingOptions,
  context: CliContext,
  patterns: PatternsWanted,
): Promise<string | null> {
  if (paths.length === 0 && options.git === undefined && options.worktree !== true) return null;
  const { draft } = await readInputs(paths, options, context, patterns);
  return sealChange(draft, sha256).digest;
}
