/** What the ledger is told of how far watched branches are accounted for. It is the only place that says so. */
import type { LedgerEvent } from '../../ports.ts';

/** A branch of a repository of a forge, as ledger entries name it: `github.com/acme/shop@main`. */
export interface BranchPlace {
  readonly forge: string;
  readonly repository: string;
  readonly branch: string;
}

/** What a branch is found by. No repository has an `@` in its name. */
export function placeOf({ forge, repository, branch }: BranchPlace): string {
  return `${forge}/${repository}@${branch}`;
}

/** From here on what comes to the branch is judged; what it had before is not. */
export function begunEvent(of: BranchPlace, head: string, why: string, at: string): LedgerEvent {
  const place = placeOf(of);
  return {
    kind: 'branch.begun',
    at,
    case: null,
    actor: null,
    text: `${place} is watched from ${head.slice(0, 12)} on: ${why}`,
    body: { place, ...of, head, why },
  };
}

export interface Accounted {
  readonly from: string;
  readonly head: string;
  /** `rewritten`: what had been accounted for is no longer in the branch. */
  readonly how: 'grown' | 'rewritten' | 'made-anew';
  /** Cases of what went past us on the way. */
  readonly bypassed: readonly string[];
}

const HOW: Readonly<Record<Accounted['how'], string>> = {
  grown: '',
  rewritten: ', by force',
  'made-anew': ', where it was made anew after it had been deleted',
};

export function accountedEvent(of: BranchPlace, accounted: Accounted, at: string): LedgerEvent {
  const place = placeOf(of);
  const { from, head, how, bypassed } = accounted;
  const times = bypassed.length === 1 ? 'once' : `${bypassed.length} times`;
  const past = bypassed.length === 0 ? '' : `; ${times} something went past us`;
  return {
    kind: 'branch.accounted',
    at,
    case: null,
    actor: null,
    text: `${place} is accounted for from ${from.slice(0, 12)} to ${head.slice(0, 12)}${HOW[how]}${past}`,
    body: { place, ...of, from, head, how, bypassed },
  };
}
