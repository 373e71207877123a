import type { ProvenanceClue } from '../../../core/provenance/types.ts';
import type { AddedLines } from './added-lines.ts';
import type { LineAuthor } from './authorship-log.ts';
import { clueFrom } from './clue.ts';
import { countOf, merged, shared } from './ranges.ts';
import type { Range } from './ranges.ts';

/** Somebody's share of a commit's lines. */
export interface LineShare {
  readonly says: 'ai' | 'human';
  readonly tool: string | null;
  /** 0 to 1, in hundredths; 0 and 1 only where it is none or all. */
  readonly lines: number;
}

/**
 * How many of the lines that a commit adds each author wrote. A line that both an agent and a person are
 * said to have written is the agent's. Where it is not known what the commit adds, of the lines in the log.
 */
export function sharesOf(
  authors: readonly LineAuthor[],
  added: AddedLines | null,
): readonly LineShare[] {
  const agents = authors.filter(({ says }) => says === 'ai');
  const counted = authors.map((author) => ({
    author,
    count: sum(author.lines, (path, ranges) => {
      const inside = (some: readonly Range[]) =>
        added === null ? countOf(some) : shared(some, added.get(path) ?? []);
      if (author.says === 'ai') return inside(ranges);
      const machine = merged(agents.flatMap(({ lines }) => lines.get(path) ?? []));
      return inside(merged([...ranges, ...machine])) - inside(machine);
    }),
  }));
  const all =
    added === null
      ? counted.reduce((total, { count }) => total + count, 0)
      : sum(added, (_, ranges) => countOf(ranges));
  return counted.map(({ author: { says, tool }, count }) => ({
    says,
    tool,
    lines: all === 0 ? 0 : hundredths(count / all),
  }));
}

/** One clue for each share, with the commits in which it is the same. */
export function cluesOfShares(
  shares: ReadonlyMap<string, readonly LineShare[]>,
): readonly ProvenanceClue[] {
  const found = new Map<string, { readonly share: LineShare; readonly commits: string[] }>();
  for (const [commit, some] of shares) {
    for (const share of some) {
      const key = JSON.stringify([share.says, share.tool, share.lines]);
      const known = found.get(key);
      if (known === undefined) found.set(key, { share, commits: [commit] });
      else known.commits.push(commit);
    }
  }
  return [...found.keys()].toSorted().flatMap((key) => {
    const group = found.get(key);
    return group === undefined ? [] : [clueOfShare(group.share, group.commits)];
  });
}

export function clueOfShare(share: LineShare, commits: readonly string[]): ProvenanceClue {
  const { says, tool, lines } = share;
  const who = says === 'human' ? 'a person' : (tool ?? 'a coding agent');
  const note = `notes of git-ai say that ${who} wrote ${Math.round(lines * 100)}% of the lines`;
  return clueFrom({
    kind: 'line-notes',
    says,
    tool,
    source: 'refs/notes/ai',
    note,
    commits,
    lines,
  });
}

function sum(
  lines: ReadonlyMap<string, readonly Range[]>,
  count: (path: string, ranges: readonly Range[]) => number,
): number {
  let total = 0;
  for (const [path, ranges] of lines) total += count(path, ranges);
  return total;
}

/** Few clues for many commits; a line is never rounded away, and one that is missing never made up. */
function hundredths(share: number): number {
  if (share <= 0 || share >= 1) return Math.min(1, Math.max(0, share));
  return Math.min(0.99, Math.max(0.01, Math.round(share * 100) / 100));
}
