import type { ProvenanceKind } from '../../core/provenance/types.ts';
import type { JudgedCommit } from './judge-history.ts';

/** How many commits had which verdict. */
export interface Counts {
  readonly commits: number;
  readonly kinds: Readonly<Record<ProvenanceKind, number>>;
  /** Sorted. */
  readonly tools: readonly string[];
}

/** Verdicts in the order in which they are told. */
export const KINDS = ['ai-attested', 'ai-declared', 'mixed', 'human-attested', 'unknown'] as const;

/** Counts commits one by one. */
export class Tally {
  private commits = 0;
  private readonly kinds = new Map<ProvenanceKind, number>();
  private readonly tools = new Set<string>();

  add({ verdict }: JudgedCommit): void {
    this.commits += 1;
    this.kinds.set(verdict.kind, (this.kinds.get(verdict.kind) ?? 0) + 1);
    for (const tool of verdict.tools) this.tools.add(tool);
  }

  counts(): Counts {
    const of = (kind: ProvenanceKind) => this.kinds.get(kind) ?? 0;
    return {
      commits: this.commits,
      kinds: {
        'ai-attested': of('ai-attested'),
        'ai-declared': of('ai-declared'),
        mixed: of('mixed'),
        'human-attested': of('human-attested'),
        unknown: of('unknown'),
      },
      tools: [...this.tools].toSorted(),
    };
  }
}

/** Commits in which AI had a part. */
export function aiCommits({ kinds }: Counts): number {
  return kinds['ai-attested'] + kinds['ai-declared'] + kinds.mixed;
}

/** `12.5%`; of nothing, nothing. */
export function percent(count: number, of: number): string {
  return `${of === 0 ? '0.0' : ((count / of) * 100).toFixed(1)}%`;
}

/** All of it in a sentence. */
export function summaryOf(counts: Counts): string {
  const { commits, kinds } = counts;
  if (commits === 0) return 'No commits.';
  const parts = KINDS.map((kind) => `${percent(kinds[kind], commits)} ${kind} (${kinds[kind]})`);
  const tools = counts.tools.length === 0 ? '' : ` Tools: ${counts.tools.join(', ')}.`;
  return `${commits} ${commits === 1 ? 'commit' : 'commits'}: ${parts.join(', ')}.${tools} Unknown is not human: a sign can be left out.`;
}
