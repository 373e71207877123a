import type { PathOwners } from '../../core/catalog/path-owners.ts';
import type { Finding } from '../../core/change/finding.ts';
import type { Signal } from '../../core/change/types.ts';
import type { FindingTerms } from '../../core/policy/release-terms.ts';
import type { ProvenanceClue } from '../../core/provenance/types.ts';
import type { SessionTraces } from '../agents/session-clues.ts';
import type { Engine } from '../engine.ts';
import type { Forge, GitMirror } from './ports.ts';
import type { ChangeRequest } from './types.ts';

/** Two commits in a bare repository, by their ids. */
export interface GitSpan {
  readonly folder: string;
  readonly mergeBase: string;
  readonly head: string;
}

/** What is read of a request besides git's own account of it. */
export interface RequestReaders {
  /** What in the difference is known to cascade, of the patterns that the policy wants looked for. */
  findings(
    span: GitSpan,
    wanted: Partial<Pick<FindingTerms, 'off' | 'also'>>,
  ): Promise<{
    readonly findings: readonly Finding[];
    readonly signals: readonly Signal[];
  }>;
  /** Who owns the changed paths by the files of the base commit. */
  owners(
    forge: Forge['kind'],
    folder: string,
    base: string,
    paths: readonly string[],
  ): Promise<{ readonly owners: readonly PathOwners[]; readonly signals: readonly Signal[] }>;
  /** Marks of AI in its title, text, labels and branch. */
  clues(request: ChangeRequest): readonly ProvenanceClue[];
  /** The organisation's own policy as the request would have it; null where it leaves that alone. */
  proposedPolicy(
    request: ChangeRequest,
    span: GitSpan,
  ): Promise<{ readonly file: string; readonly text: string } | null>;
  /** Which sessions of agents wrote its lines, by the guards' own records, and whom they acted for. */
  sessions(engine: Engine, request: ChangeRequest, span: GitSpan): Promise<SessionTraces>;
}

export const NO_READERS: RequestReaders = {
  findings: async () => ({ findings: [], signals: [] }),
  owners: async () => ({ owners: [], signals: [] }),
  clues: () => [],
  sessions: async () => ({ clues: [], actors: [] }),
  proposedPolicy: async () => null,
};

/** What every use case about one forge works with. */
export interface ForgeContext {
  readonly engine: Engine;
  readonly forge: Forge;
  readonly mirror: GitMirror;
  readonly readers: RequestReaders;
  /** Address that people open cases at, without a slash at its end; null where none is known. */
  readonly publicUrl: string | null;
  /** Globs over branches, `owner/name:` in front for one repository: pushes to them are watched as well. */
  readonly watchedBranches?: readonly string[];
}
