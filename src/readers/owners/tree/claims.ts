import type { Work } from '../pattern/glob-index.ts';
import type { FolderEntry, FolderOwners, OwnershipClaim, Ownership, OwnersRole } from '../types.ts';

interface Gathered {
  readonly role: OwnersRole;
  /** By name in small letters; the nearest folder first. */
  readonly owners: Map<string, string>;
  /** Where the nearest of them stand. */
  nearest: Pick<OwnershipClaim, 'pattern' | 'source' | 'line'> | null;
  /** A folder above has no say any more. */
  closed: boolean;
}

/**
 * Who owns a path by the OWNERS files above it: those of the nearest folder and of every folder above, up to
 * one that wants no parents and names somebody. One claim a role; only approvers have to answer, one of them.
 */
export function claimsOfTree(
  folders: ReadonlyMap<string, FolderOwners>,
  path: string,
  work: Work,
): Ownership {
  const roles = (['approvers', 'reviewers', 'required_reviewers'] as const).map(newlyGathered);
  for (const folder of foldersAbove(path)) {
    if (roles.every(({ closed }) => closed)) break;
    const owners = folders.get(folder);
    if (owners === undefined) continue;
    if (owners.kind === 'unread') {
      // What nobody has to answer is not worth a hold.
      if (roles.every(({ role, closed }) => closed || role !== 'approvers')) break;
      return { kind: 'unread', problem: owners.problem };
    }
    const below = folder === '' ? path : path.slice(folder.length + 1);
    for (const entry of owners.entries) {
      work.left -= 1 + (((entry.filter?.expression.size ?? 0) * below.length) >>> 4);
      if (work.left < 0) break;
      if (entry.filter === null || entry.filter.expression.test(below)) {
        for (const gathered of roles) gather(gathered, entry, folder, owners.source);
      }
    }
    if (owners.noParentOwners) for (const one of roles) one.closed ||= one.owners.size > 0;
  }
  return { kind: 'known', claims: roles.flatMap(claimOf) };
}

function newlyGathered(role: OwnersRole): Gathered {
  return { role, owners: new Map(), nearest: null, closed: false };
}

/** From the folder that the path lies in up to the root. */
function* foldersAbove(path: string): Generator<string> {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    yield path.slice(0, end);
  }
  yield '';
}

function gather(gathered: Gathered, entry: FolderEntry, folder: string, source: string): void {
  if (gathered.closed || gathered.role !== entry.role) return;
  for (const owner of entry.owners) {
    const key = owner.toLowerCase();
    if (!gathered.owners.has(key)) gathered.owners.set(key, owner);
  }
  const filter = entry.filter === null ? '' : ` ${entry.filter.text}`;
  gathered.nearest ??= { pattern: `${folder}/${filter}`, source, line: entry.line };
}

function claimOf({ role, owners, nearest }: Gathered): readonly OwnershipClaim[] {
  if (nearest === null) return [];
  const optional = role !== 'approvers';
  return [
    {
      owners: [...owners.values()],
      ...nearest,
      section: role,
      optional,
      approvals: optional || owners.size === 0 ? 0 : 1,
    },
  ];
}
