import { canonicalJson } from '../../../core/change/canonical-json.ts';
import type { Change } from '../../../core/change/types.ts';
import { sha256 } from '../../sha256.ts';

/**
 * By which what an author said carries over to the next push of a request: the same slot and, to the byte,
 * the same difference. Null where there is no request, and nothing carries over.
 */
export function carryKey(slot: string | null, { origin }: Change): string | null {
  if (slot === null || origin === undefined) return null;
  const { forge, repository, request, baseBranch, diff } = origin;
  return `sha256:${sha256(canonicalJson([slot, forge, repository, request, baseBranch, diff]))}`;
}
