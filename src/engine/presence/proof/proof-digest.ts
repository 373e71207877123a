import { canonicalJson } from '../../../core/change/canonical-json.ts';
import { sha256 } from '../../sha256.ts';
import type { SignedProof } from '../types.ts';

/** `sha256:` and hex over the canonical form of what was signed and how. */
export function proofDigest(signed: SignedProof): string {
  return `sha256:${sha256(canonicalJson(signed))}`;
}
