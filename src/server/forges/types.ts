import type { Forge, GitMirror } from '../../engine/forge/ports.ts';
import type { RequestReaders } from '../../engine/forge/forge-context.ts';
import type { WorkLimits } from '../../engine/forge/work/limits.ts';

/** The forges a server is connected to, and how it works for them. */
export interface ForgeSetup {
  readonly forges: readonly Forge[];
  readonly mirror: GitMirror;
  readonly readers: RequestReaders;
  readonly limits: WorkLimits;
  /** How many requests are looked at at once. */
  readonly workers: number;
  /** Globs over branches on which pushes are watched beside those that the forge protects. */
  readonly watchedBranches?: readonly string[];
}

/** What routes know of forges. */
export interface ForgeDesk {
  /** By id (`github.com`), or by kind where there is one of it (`github`); null where none is meant. */
  find(name: string): Forge | null;
  readonly forges: readonly Pick<Forge, 'id' | 'kind'>[];
}
