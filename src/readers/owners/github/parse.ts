import { LIMITS } from '../limits.ts';
import { RuleTrie } from '../pattern/rule-trie.ts';
import { problemList, shown, unread } from '../problems.ts';
import type { OwnersFile, OwnersRule } from '../types.ts';
import { readGitHubPattern } from './pattern.ts';

const OWNER = {
  person: /^@[A-Za-z0-9][A-Za-z0-9_-]*$/,
  team: /^@[A-Za-z0-9][A-Za-z0-9_-]*\/[A-Za-z0-9_.-]+$/,
  mail: /^[^\s@]+@[^\s@]+$/,
} as const;

/**
 * CODEOWNERS as GitHub reads it: the last rule that matches counts, a rule without owners takes them away,
 * and a line that is no rule is skipped and told as a problem. `source` is the file's path. Never throws.
 */
export function parseGitHubOwners(text: string, source: string): OwnersFile {
  if (Buffer.byteLength(text) >= LIMITS.githubBytes) {
    return unread(source, 1, 'GitHub loads no CODEOWNERS of 3 MB or more: make it smaller');
  }
  const problems = problemList(source);
  const rules: OwnersRule[] = [];
  const named = new RuleTrie();
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    const line = index + 1;
    const words = wordsOf(raw.endsWith('\r') ? raw.slice(0, -1) : raw);
    const [pattern, ...owners] = words;
    if (pattern === undefined) continue;
    const reading = readGitHubPattern(pattern);
    if (reading.kind === 'refused') {
      problems.add(line, `skipped: the pattern ${shown(pattern)}: ${reading.message}`);
      continue;
    }
    const stranger = owners.find((owner) => !isOwner(owner));
    if (stranger !== undefined) {
      const wanted = 'write @user, @org/team or an e-mail address';
      problems.add(line, `skipped: ${shown(stranger)} is no owner: ${wanted}`);
      continue;
    }
    if (rules.length === LIMITS.rules) return unread(source, line, 'it holds too many rules');
    named.add(reading.pattern, rules.length);
    rules.push({ pattern, owners, approvals: 1, line });
  }
  return {
    kind: 'codeowners',
    source,
    sections: [{ name: null, optional: false, rules, named, excluded: new RuleTrie() }],
    problems: problems.all(),
  };
}

function isOwner(word: string): boolean {
  return OWNER.person.test(word) || OWNER.team.test(word) || OWNER.mail.test(word);
}

/** Words between blanks that no backslash stands before, up to a comment. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  let start = -1;
  for (let at = 0; at <= line.length; at++) {
    const letter = line[at];
    const isBlank = letter === undefined || letter === ' ' || letter === '\t';
    if (isBlank && start >= 0) {
      words.push(line.slice(start, at));
      start = -1;
    } else if (!isBlank && start < 0) {
      if (letter === '#') break;
      start = at;
    }
    // Only a pattern has escapes, and it comes first.
    if (letter === '\\' && words.length === 0) at++;
  }
  if (start >= 0) words.push(line.slice(start));
  return words;
}
