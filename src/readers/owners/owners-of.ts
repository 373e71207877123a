import { LIMITS } from './limits.ts';
import type { Work } from './pattern/glob-index.ts';
import { claimsOfTree } from './tree/claims.ts';
import type { Ownership, OwnersFile, OwnersSection, OwnershipClaim } from './types.ts';

/**
 * Who owns a path of the repository, written with slashes and without one at its start. A file that could
 * not be read, and a path that takes longer than it may, are unread, never owned by nobody. Never throws.
 */
export function ownersOf(file: OwnersFile, path: string): Ownership {
  if (file.kind === 'unread') return { kind: 'unread', problem: file.problems[0] };
  const source = file.kind === 'tree' ? 'OWNERS' : file.source;
  if (path.length > LIMITS.path) {
    return unreadPath(source, 'the path is too long to look for its owners');
  }
  const work: Work = { left: LIMITS.work };
  const ownership =
    file.kind === 'tree'
      ? claimsOfTree(file.folders, path, work)
      : claimsOfSections(file.sections, path, file.source, work);
  return work.left < 0
    ? unreadPath(source, 'its patterns take too long to match: make them simpler or fewer')
    : ownership;
}

function unreadPath(source: string, message: string): Ownership {
  return { kind: 'unread', problem: { source, line: 1, message } };
}

function claimsOfSections(
  sections: readonly OwnersSection[],
  path: string,
  source: string,
  work: Work,
): Ownership {
  const names = path.split('/');
  const claims: OwnershipClaim[] = [];
  for (const { name, optional, rules, named, excluded } of sections) {
    const rule = rules[named.last(names, work)];
    if (rule === undefined || excluded.last(names, work) >= 0) continue;
    const { pattern, owners, line } = rule;
    const approvals = optional || owners.length === 0 ? 0 : rule.approvals;
    claims.push({ owners, pattern, section: name, optional, approvals, source, line });
  }
  return { kind: 'known', claims };
}
