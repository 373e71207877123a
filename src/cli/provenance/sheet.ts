import { aiCommits, percent, type Counts } from './tally.ts';
import { evidenceText, type JudgedCommit } from './judge-history.ts';

/** A column: its title, how wide it is in a terminal, and what stands in it. Zero: as wide as it comes. */
export interface Column<T> {
  readonly title: string;
  readonly width: number;
  readonly of: (line: T) => string;
}

export const COMMIT_COLUMNS: readonly Column<JudgedCommit>[] = [
  { title: 'commit', width: 12, of: ({ commit }) => commit.commit },
  { title: 'date', width: 10, of: ({ commit }) => commit.at.slice(0, 10) },
  { title: 'author', width: 24, of: ({ commit }) => authorOf(commit.author) },
  { title: 'verdict', width: 14, of: ({ verdict }) => verdict.kind },
  { title: 'tool', width: 18, of: ({ verdict }) => verdict.tools.join(', ') },
  { title: 'evidence', width: 0, of: ({ verdict }) => evidenceText(verdict.strongest) },
];

/** A group of commits: an author, a month, a tool. */
export interface Group {
  readonly name: string;
  readonly counts: Counts;
}

export function groupColumns(per: string): readonly Column<Group>[] {
  return [
    { title: per, width: 32, of: ({ name }) => name },
    { title: 'commits', width: 8, of: ({ counts }) => String(counts.commits) },
    { title: 'AI', width: 7, of: ({ counts }) => percent(aiCommits(counts), counts.commits) },
    { title: 'attested', width: 8, of: ({ counts }) => String(counts.kinds['ai-attested']) },
    { title: 'declared', width: 8, of: ({ counts }) => String(counts.kinds['ai-declared']) },
    { title: 'mixed', width: 6, of: ({ counts }) => String(counts.kinds.mixed) },
    { title: 'human', width: 6, of: ({ counts }) => String(counts.kinds['human-attested']) },
    { title: 'unknown', width: 8, of: ({ counts }) => String(counts.kinds.unknown) },
    { title: 'tools', width: 0, of: ({ counts }) => counts.tools.join(', ') },
  ];
}

export function authorOf({
  name,
  email,
}: {
  readonly name: string;
  readonly email: string;
}): string {
  return email === '' ? name : `${name} <${email}>`;
}
