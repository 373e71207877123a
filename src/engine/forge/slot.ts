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
