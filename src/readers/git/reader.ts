import { createHash } from 'node:crypto';
import type { ReaderResult } from '../types.ts';
import { parseRawDiff } from './diff/raw-diff.ts';
import { listChangedFiles } from './diff/changed-files.ts';
import { buildEffects } from './effects/build-effects.ts';
import type { SourceNames } from './effects/build-effects.ts';
import { openRepository } from './repository/open-repository.ts';
import { resolveRange } from './repository/resolve-range.ts';

/** What a repository was found to change, with what names it to the byte. */
export interface GitReading extends ReaderResult {
  readonly input: GitInput;
  /** Commit id, or null for a working tree. */
  readonly head: string | null;
  /** Commit id, or the id of the empty tree. */
  readonly base: string;
  readonly mergeBase: string | null;
}

/** Stands in for the bytes of an input: hash the UTF-8 form of `identity`. */
export interface GitInput {
  readonly name: string;
  /** Names the commits and the hash of git's own list of changes: other content, other text. */
  readonly identity: string;
  /** Length of `identity` in UTF-8. */
  readonly bytes: number;
}

export interface RangeOptions {
  readonly repository: string;
  /** `BASE..HEAD` or `BASE...HEAD`. */
  readonly range: string;
  readonly onProgress?: (bytesRead: number) => void;
}

/** Reads what lies between two revisions. Throws `InputError` where it cannot be read whole. */
export async function readRange(options: RangeOptions): Promise<GitReading> {
  const repository = await openRepository(options.repository);
  const range = await resolveRange(repository, options.range);
  const raw = await listChangedFiles(repository, range.from, range.head);
  const changes = parseRawDiff(raw, options.range);
  const names: SourceNames = {
    old: (path) => `${path}@${range.from.slice(0, 12)}`,
    new: (path) => `${path}@${range.head.slice(0, 12)}`,
  };
  const identity = [
    `base ${range.base}`,
    `head ${range.head}`,
    `merge-base ${range.mergeBase ?? 'none'}`,
    `changes sha256:${createHash('sha256').update(raw).digest('hex')}`,
    '',
  ].join('\n');
  return {
    kind: 'code',
    effects: changes.flatMap((change) =>
      buildEffects({ change, hunks: null, findings: [] }, names),
    ),
    signals: [],
    actors: [],
    clues: [],
    input: { name: options.range, identity, bytes: Buffer.byteLength(identity) },
    base: range.base,
    head: range.head,
    mergeBase: range.mergeBase,
  };
}
