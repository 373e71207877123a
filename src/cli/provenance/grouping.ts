import { authorOf, type Group } from './sheet.ts';
import type { JudgedCommit } from './judge-history.ts';
import { Tally } from './tally.ts';

export type GroupedBy = 'author' | 'month' | 'tool';

/** Counts commits by author, month or tool. */
export class Grouping {
  readonly by: GroupedBy;
  /** By what makes two commits one group. */
  readonly groups = new Map<string, { readonly name: string; readonly tally: Tally }>();

  constructor(by: GroupedBy) {
    this.by = by;
  }

  add(judged: JudgedCommit): void {
    for (const [key, name] of keysOf(judged, this.by)) {
      const group = this.groups.get(key) ?? { name, tally: new Tally() };
      group.tally.add(judged);
      this.groups.set(key, group);
    }
  }
}

/** Months in their order, authors and tools by how many commits they have. */
export function groupsOf({ by, groups }: Grouping): readonly Group[] {
  const counted = [...groups].map(([key, { name, tally }]) => ({
    key,
    group: { name, counts: tally.counts() },
  }));
  const byKey = counted.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const sorted =
    by === 'month'
      ? byKey
      : byKey.toSorted((a, b) => b.group.counts.commits - a.group.counts.commits);
  return sorted.map(({ group }) => group);
}

/** A commit of several tools counts for each of them. */
function keysOf(
  { commit, verdict }: JudgedCommit,
  by: GroupedBy,
): readonly (readonly [key: string, name: string])[] {
  if (by === 'month') return [[commit.at.slice(0, 7), commit.at.slice(0, 7)]];
  if (by === 'author') {
    const { name, email } = commit.author;
    return [[email.toLowerCase() || `name ${name}`, authorOf(commit.author)]];
  }
  if (verdict.tools.length > 0) return verdict.tools.map((tool) => [`tool ${tool}`, tool]);
  const isAi = verdict.kind.startsWith('ai-') || verdict.kind === 'mixed';
  return isAi ? [['ai', '(AI, no tool named)']] : [['none', '(no sign of AI)']];
}
