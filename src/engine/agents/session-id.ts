import { canonicalJson } from '../../core/change/canonical-json.ts';
import { sha256 } from '../sha256.ts';
import type { SessionKey } from './types.ts';

/** The same for whoever names the same session: 32 hex digits. */
export function sessionId({ machine, host, session }: SessionKey): string {
  return sha256(canonicalJson([machine, host, session])).slice(0, 32);
}
