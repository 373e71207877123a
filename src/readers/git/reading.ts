import { createHash } from 'node:crypto';
import type { CommitName } from '../../core/provenance/judge-commits.ts';
import type { ReaderResult } from '../types.ts';

/** What a repository was found to change, with what names it to the byte. */
export interface GitReading extends ReaderResult {
  readonly input: GitInput;
  /** Commit id, or null for a working tree. */
  readonly head: string | null;
  /** Commit id, or the id of the empty tree. */
  readonly base: string;
  readonly mergeBase: string | null;
  /** Oldest first; empty for a working tree. */
  readonly commits: readonly CommitName[];
}

/** Stands in for the bytes of an input: hash the UTF-8 form of `identity`. */
export interface GitInput {
  readonly name: string;
  /** Names the commits and the hash of git's own list of changes: other content, other text. */
  readonly identity: string;
  /** Length of `identity` in UTF-8. */
  readonly bytes: number;
}

/** Names a reading by the ids of its ends and by git's list of changes, which holds every object's id. */
export function identify(
  name: string,
  ends: { readonly base: string; readonly head: string; readonly mergeBase: string | null },
  raw: Buffer,
): GitInput {
  const identity = [
    `base ${ends.base}`,
    `head ${ends.head}`,
    `merge-base ${ends.mergeBase ?? 'none'}`,
    `changes sha256:${createHash('sha256').update(raw).digest('hex')}`,
    '',
  ].join('\n');
  return { name, identity, bytes: Buffer.byteLength(identity) };
}
