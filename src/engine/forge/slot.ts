import { sha256 } from '../sha256.ts';
import type { RequestRef } from './types.ts';

/** What a case of a request is a change of: one case at a time waits in it. */
export function requestSlot({ forge, repository, number }: RequestRef): string {
  return `${forge}/${repository}#${number}`;
}

/** A push without a request is a change of its own. */
export function pushSlot(
  forge: string,
  repository: string,
  branch: string,
  commit: string,
): string {
  return `${forge}/${repository}@${branch}:${commit}`;
}

/** What a push by force took away is another thing than what it brought. */
export function rewriteSlot(
  forge: string,
  repository: string,
  branch: string,
  from: string,
  to: string,
): string {
  return pushSlot(forge, repository, `${branch}~${from.slice(0, 12)}`, to);
}

const LONGEST_HOOK_SLOT = 200;

/** Where the hook beside a plain repository hands its pushes in; the same for one ref, however long its name. */
export function hookSlot(forge: string, repository: string, ref: string): string {
  const slot = `${forge}/${repository}#${ref}`;
  return slot.length <= LONGEST_HOOK_SLOT ? slot : `${slot.slice(0, 120)}…${sha256(slot)}`;
}

const OF_REQUEST = /^[^#]+#\d+$/;
const OF_PUSH = /@[^@]*:[0-9a-f]{40,64}$/;

/** True for a slot that only what was read from one of these forges may stand in. */
export function isForgeSlot(slot: string, forges: readonly string[]): boolean {
  return forges.some((forge) => {
    if (!slot.toLowerCase().startsWith(`${forge.toLowerCase()}/`)) return false;
    const rest = slot.slice(forge.length + 1);
    return OF_REQUEST.test(rest) || OF_PUSH.test(rest);
  });
}
