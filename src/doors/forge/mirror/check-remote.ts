import { ForgeFault } from '../../../engine/forge/ports.ts';
import type { GitRemote } from '../../../engine/forge/types.ts';

const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const REF = /^refs\/(?:[^\s/~^:?*[\\\u007f]+\/)*[^\s/~^:?*[\\\u007f]+$/;
const LONGEST_REF = 1100;
const MOST_REFS = 1000;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]/;

export function isCommitId(ref: string): boolean {
  return ID.test(ref);
}

/** Throws `ForgeFault` where something could be taken for another thing than it is. */
export function checkRemote(remote: GitRemote, refs: readonly string[]): void {
  if (!URL.canParse(remote.url)) throw malformed('the address is no URL');
  const url = new URL(remote.url);
  if (url.username !== '' || url.password !== '') throw malformed('the address holds a secret');
  if (CONTROL.test(remote.url)) throw malformed('the address has signs that no address has');
  if (remote.authorization !== null) {
    if (CONTROL.test(remote.authorization)) throw malformed('the authorization is of two lines');
    if (url.protocol !== 'https:' && !isThisMachine(url.hostname)) {
      throw malformed('an authorization is sent over https only');
    }
  }
  if (refs.length > MOST_REFS) throw malformed(`more than ${MOST_REFS} refs at once`);
  const odd = refs.find((ref) => !isCommitId(ref) && !isRef(ref));
  if (odd !== undefined)
    throw malformed('a ref is written whole (refs/…) or as the id of a commit');
}

function isRef(ref: string): boolean {
  return ref.length <= LONGEST_REF && REF.test(ref) && !ref.includes('..') && !ref.includes('@{');
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function malformed(problem: string): ForgeFault {
  return new ForgeFault('malformed', `git: ${problem}`);
}
