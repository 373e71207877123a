import { sealIsIntact } from '../../../core/change/seal.ts';
import { resolveCommits } from '../../../readers/git/repository/resolve-commits.ts';
import type { Repository } from '../../../readers/git/repository/run-git.ts';
import type { Store, StoredCase } from '../../ports.ts';
import { sha256 } from '../../sha256.ts';
import type { ForgeContext } from '../forge-context.ts';
import { diffDigest } from '../git/read-span.ts';
import { hookSlot } from '../slot.ts';
import type { BranchPlace } from './branch-events.ts';

/** Each is read whole. Between two sweeps there are fewer. */
const MOST_CASES = 200;

export interface PassedPush {
  readonly from: string;
  readonly to: string;
}

/**
 * Pushes to a branch of plain git whose release the hook used: the use stands in the ledger, and what it was of is
 * what git has. Only those that `isMeant` are looked at.
 */
export async function passedByHook(
  { engine: { store }, forge }: ForgeContext,
  { repository: name, branch }: BranchPlace,
  repository: Repository,
  isMeant: (push: PassedPush) => boolean,
): Promise<readonly PassedPush[]> {
  if (forge.kind !== 'git') return [];
  const slot = hookSlot(forge.id, name, `refs/heads/${branch}`);
  const found: PassedPush[] = [];
  for (const row of await store.forge.casesInSlot(slot, MOST_CASES)) {
    const { origin } = row.assessment.change;
    const isOfBranch =
      origin?.forge === forge.id && origin.repository === name && origin.baseBranch === branch;
    if (!isOfBranch) continue;
    const push = { from: origin.base, to: origin.head };
    if (!isMeant(push) || !(await wasUsed(store, row))) continue;
    const ends = await resolveCommits(repository, [push.from, push.to]);
    if (ends.includes(null)) continue;
    if ((await diffDigest(repository, push.from, push.to)) === origin.diff) found.push(push);
  }
  return found;
}

/**
 * The first commit that pushes which the hook let pass lead to from another one, also by force, and from which it
 * `leadsOn`; that other one itself where there is none. They may lead in a ring.
 */
export async function followHook(
  context: ForgeContext,
  of: BranchPlace,
  repository: Repository,
  from: string,
  leadsOn: (commit: string) => Promise<boolean>,
): Promise<string> {
  const pushes = await passedByHook(context, of, repository, () => true);
  const seen = new Set([from]);
  let ends = [from];
  while (ends.length > 0) {
    const next = pushes.filter((push) => ends.includes(push.from) && !seen.has(push.to));
    ends = [...new Set(next.map(({ to }) => to))];
    for (const end of ends) {
      seen.add(end);
      if (await leadsOn(end)) return end;
    }
  }
  return from;
}

async function wasUsed(store: Store, { id, assessment }: StoredCase): Promise<boolean> {
  if (!sealIsIntact(assessment.change, sha256)) return false;
  const record = await store.listRecord(id);
  return record.some(
    ({ kind, body }) =>
      kind === 'case.confirmed' && body['changeDigest'] === assessment.change.digest,
  );
}
