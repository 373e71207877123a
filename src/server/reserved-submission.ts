import { isAgentSlot } from '../engine/agents/holds/agent-slot.ts';
import { isForgeSlot } from '../engine/forge/slot.ts';
import type { CaseSubmission } from '../engine/cases/submit-case.ts';
import type { ForgeDesk } from './forges/types.ts';
import { HttpProblem } from './problem.ts';

/**
 * What is handed in over HTTP is its sender's word. What requests of a forge and actions of agents are about is
 * read by this server itself, so nobody else's word takes their place or looks like theirs. Pushes to plain
 * git are read by a hook beside the repository, which hands them in. Throws `reserved-slot` or `foreign-origin`.
 */
export function refuseReserved(
  { slot, change: { origin } }: Pick<CaseSubmission, 'slot' | 'change'>,
  desk: Pick<ForgeDesk, 'forges'> | undefined,
): void {
  const forges = desk?.forges ?? [];
  if (slot !== null && (isAgentSlot(slot) || isForgeSlot(slot, idsOf(forges)))) {
    throw new HttpProblem(
      403,
      'reserved-slot',
      `The slot ${slot} is for what this server reads itself.`,
      'Hand it in under a slot of another name, such as infra/prod.',
    );
  }
  const isReadHere = forges.some(({ id, kind }) => kind !== 'git' && id === origin?.forge);
  if (origin !== undefined && (origin.request !== null || isReadHere)) {
    throw new HttpProblem(
      403,
      'foreign-origin',
      'The change says that it is a request or a push on a forge, which this server reads there itself.',
      'Leave its origin out; see docs/forges.md for how a forge is connected.',
    );
  }
}

function idsOf(forges: ForgeDesk['forges']): readonly string[] {
  return forges.map(({ id }) => id);
}
