import type { Trait } from '../../../core/change/types.ts';

/** What a file is for, told by its path. */
export interface FileClass {
  /** The `resource.type` of its effects. */
  readonly type: string;
  readonly traits: readonly Trait[];
  /**
   * True where the file acts on an environment by itself once it is merged (a pipeline applies it).
   * Other files are code on a branch: they reach an environment only through a deployment.
   */
  readonly acts: boolean;
  /** False where lines must not be shown, whatever they look like. */
  readonly showLines: boolean;
  /** See `compilePatterns`. */
  readonly patterns: readonly string[];
}

/** Fills in what most classes have in common. */
export function fileClass(
  type: string,
  traits: readonly Trait[],
  patterns: readonly string[],
  other: Partial<Pick<FileClass, 'acts' | 'showLines'>> = {},
): FileClass {
  return { type, traits, patterns, acts: false, showLines: true, ...other };
}
