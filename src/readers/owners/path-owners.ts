import type { PathOwners } from '../../core/catalog/path-owners.ts';
import { ownersOf } from './owners-of.ts';
import type { OwnersFile, OwnershipClaim, OwnersProblem } from './types.ts';

/** Who owns the changed paths, each claim once with all of the paths that it covers. */
export type PathsOwned =
  | {
      readonly kind: 'known';
      readonly owners: readonly PathOwners[];
      /** Of the file; bounded. */
      readonly problems: readonly OwnersProblem[];
    }
  /** Somebody may own these paths, and nobody can tell who: to be held, never taken for owned by nobody. */
  | {
      readonly kind: 'unread';
      readonly problem: OwnersProblem;
      /** Sorted. */
      readonly paths: readonly string[];
    };

/**
 * Who owns these paths by a file of the base, grouped by the line that says so, in the order of files, lines and
 * sections. The first path that cannot be told makes all of it unread. Never throws.
 */
export function pathOwnersOf(file: OwnersFile, given: readonly string[]): PathsOwned {
  const paths = [...new Set(given)].toSorted();
  const groups = new Map<string, { readonly claim: OwnershipClaim; readonly paths: string[] }>();
  for (const path of paths) {
    const ownership = ownersOf(file, path);
    if (ownership.kind === 'unread') {
      const unread = paths.filter((each) => ownersOf(file, each).kind === 'unread');
      return { kind: 'unread', problem: ownership.problem, paths: unread };
    }
    for (const claim of ownership.claims) {
      const key = keyOf(claim);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { claim, paths: [path] });
      else group.paths.push(path);
    }
  }
  const owners = [...groups.values()].map(({ claim, paths: covered }) => ownedBy(claim, covered));
  return { kind: 'known', owners: owners.toSorted(inOrder), problems: file.problems };
}

/** In a tree the claims of several folders may name other owners by one line. */
function keyOf({ source, line, section, optional, approvals, owners }: OwnershipClaim): string {
  return JSON.stringify([source, line, section, optional, approvals, owners]);
}

function ownedBy(claim: OwnershipClaim, paths: readonly string[]): PathOwners {
  const { owners, section, optional, approvals, source, line } = claim;
  return { owners, paths, section, optional, approvals, source, line };
}

function inOrder(a: PathOwners, b: PathOwners): number {
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  if (a.line !== b.line) return a.line - b.line;
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
