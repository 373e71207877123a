import { LIMITS } from '../limits.ts';
import { RuleTrie } from '../pattern/rule-trie.ts';
import { problemList, shown, unread } from '../problems.ts';
import type { ProblemList } from '../problems.ts';
import type { OwnersFile, OwnersRule } from '../types.ts';
import { readHeading, type Heading } from './heading.ts';
import { readOwners } from './owners.ts';
import { readGitLabPattern } from './pattern.ts';

interface Section {
  readonly name: string | null;
  /** Every rule so far stands under a heading that makes it optional. */
  optional: boolean;
  readonly rules: OwnersRule[];
  readonly named: RuleTrie;
  readonly excluded: RuleTrie;
  exclusions: number;
}

const BEFORE_ANY_HEADING = { optional: false, approvals: 1, owners: [] } as const;

/**
 * CODEOWNERS as GitLab reads it: in each section the last rule that matches counts, and every section counts
 * on its own. A rule of which no owner can be understood stays, without owners. `source` is the file's
 * path. Never throws.
 */
export function parseGitLabOwners(text: string, source: string): OwnersFile {
  if (Buffer.byteLength(text) > LIMITS.gitlabBytes) {
    return unread(source, 1, 'a CODEOWNERS of more than 10 MB is not read: make it smaller');
  }
  const problems = problemList(source);
  const unnamed = newSection(null);
  const sections = new Map<string, Section>();
  let section = unnamed;
  let heading: Pick<Heading, 'optional' | 'approvals' | 'owners'> = BEFORE_ANY_HEADING;
  let rules = 0;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    const line = index + 1;
    const content = raw.trim();
    if (content === '' || content.startsWith('#')) continue;
    const begun = readHeading(content);
    if (begun !== null) {
      for (const message of begun.problems) problems.add(line, message);
      heading = begun;
      const key = begun.name.toLowerCase();
      section = sections.get(key) ?? newSection(begun.name);
      sections.set(key, section);
      if (sections.size > LIMITS.sections) return unread(source, line, 'it has too many sections');
      continue;
    }
    if (++rules > LIMITS.rules) return unread(source, line, 'it holds too many rules');
    addRule(section, heading, content, line, problems);
  }
  return {
    kind: 'codeowners',
    source,
    sections: [unnamed, ...sections.values()].filter(({ rules: kept }) => kept.length > 0),
    problems: problems.all(),
  };
}

function newSection(name: string | null): Section {
  const [named, excluded] = [new RuleTrie(), new RuleTrie()];
  return { name, optional: true, rules: [], named, excluded, exclusions: 0 };
}

function addRule(
  section: Section,
  heading: Pick<Heading, 'optional' | 'approvals' | 'owners'>,
  content: string,
  line: number,
  problems: ProblemList,
): void {
  const end = endOfPattern(content);
  const written = content.slice(0, end);
  const isExclusion = written.startsWith('!');
  if (/^\^?\[/.test(written)) problems.add(line, 'no "]" closes the heading: read as a pattern');
  const reading = readGitLabPattern(isExclusion ? written.slice(1) : written);
  if (reading.kind === 'refused') {
    problems.add(line, `skipped: the pattern ${shown(written)}: ${reading.message}`);
    return;
  }
  if (isExclusion) {
    section.excluded.add(reading.pattern, section.exclusions++);
    return;
  }
  const list = content.slice(end).trim();
  const { owners, strangers } = readOwners(list);
  for (const word of strangers.slice(0, 3)) problems.add(line, `${shown(word)} is no owner`);
  const kept = list === '' ? heading.owners : owners;
  if (kept.length === 0) problems.add(line, `${shown(written)} has no owner: GitLab asks nobody`);
  if (!heading.optional) section.optional = false;
  section.named.add(reading.pattern, section.rules.length);
  const approvals = heading.optional ? 1 : heading.approvals;
  section.rules.push({ pattern: written, owners: kept, approvals, line });
}

/** The first blank that no backslash stands before. */
function endOfPattern(content: string): number {
  for (let at = 1; at < content.length; at++) {
    if (/\s/.test(content[at] as string) && content[at - 1] !== '\\') return at;
  }
  return content.length;
}
