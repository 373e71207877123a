import { canonicalJson } from '../../../core/change/canonical-json.ts';
import type { StoredCase } from '../../ports.ts';
import { submitCase } from '../../cases/submit-case.ts';
import type { ForgeContext } from '../forge-context.ts';
import { plainTitle } from '../report/plain-text.ts';
import { requestSlot } from '../slot.ts';
import type { ChangeRequest } from '../types.ts';
import type { RequestRead } from './read-change.ts';

/** The case that a request's present state is about: the one there is, or a new one in its place. */
export async function keepCase(
  { engine, forge }: ForgeContext,
  request: ChangeRequest,
  read: RequestRead,
): Promise<StoredCase> {
  const slot = requestSlot(request);
  const [latest] = await engine.store.forge.casesInSlot(slot, 1);
  if (latest !== undefined && saysNo(latest, read, engine.world.policy.hash)) return latest;
  const { case: row } = await submitCase(
    engine,
    { ...read, title: plainTitle(request), slot, link: request.url },
    { kind: 'machine', name: forge.id },
  );
  return row;
}

/** A refusal or a denial of exactly this, by the present rules, stands until something changes. */
function saysNo(row: StoredCase, { change, actors }: RequestRead, policyHash: string): boolean {
  const { assessment, state, verdict } = row;
  if (state !== 'refused' && state !== 'denied') return false;
  return (
    assessment.change.digest === change.digest &&
    verdict.policyHash === policyHash &&
    whoIn(assessment.actors) === whoIn(actors)
  );
}

function whoIn(claims: RequestRead['actors']): string {
  return canonicalJson(
    [...new Set(claims.map(({ role, identity }) => `${role} ${identity}`))].toSorted(),
  );
}
