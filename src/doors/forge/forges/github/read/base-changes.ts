import { z } from 'zod';
import type { Listing, RequestRef } from '../../../../../engine/forge/types.ts';
import type { GithubClient } from '../client/client.ts';
import { pathNumber } from './shapes.ts';

const eventSchema = z.object({
  event: z.string().max(100).nullish(),
  created_at: z.iso.datetime({ offset: true }).nullish(),
});

/** What makes a request another one although its head stays: where it goes, or what is there already. */
const OTHER_BASE: ReadonlySet<string> = new Set([
  'base_ref_changed',
  'base_ref_force_pushed',
  'automatic_base_change_succeeded',
]);

/**
 * Instants in milliseconds, by the forge’s clock, at which a request was given another base; `NaN` where the
 * forge does not say when.
 */
export async function listBaseChanges(
  client: GithubClient,
  ref: RequestRef,
): Promise<Listing<number>> {
  const repository = await client.repository(ref.repository);
  const path = `/issues/${pathNumber(ref)}/timeline?per_page=100`;
  const listed = await repository.list(path, eventSchema);
  const items = listed.items
    .filter(({ event }) => event != null && OTHER_BASE.has(event))
    .map(({ created_at: at }) => (at == null ? NaN : Date.parse(at)));
  return { items, isWhole: listed.isWhole };
}

/** Instants are whole seconds: what was said in the second of a change may have been said before it. */
export function isSince(changes: readonly number[], at: string | null | undefined): boolean {
  return at == null ? changes.length === 0 : changes.every((change) => Date.parse(at) > change);
}
