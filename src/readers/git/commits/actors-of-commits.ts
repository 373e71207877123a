import type { ActorClaim, ActorRole } from '../../../core/provenance/types.ts';
import { agentOfSignature } from './agent-of.ts';
import { parseSignature, trailersOf } from './parse-commit.ts';
import type { Commit, Signature } from './parse-commit.ts';

/** The forge commits under this name when somebody presses its button: the person is the author. */
const FORGE_COMMITTERS = new Set(['noreply@github.com']);

const TRAILER_ROLES: Readonly<Record<string, ActorRole>> = {
  'co-authored-by': 'co-author',
  'co-developed-by': 'co-author',
  'signed-off-by': 'signer',
};

/** Everybody who had a hand in some commits, each role and identity once, in a fixed order. */
export class ActorGatherer {
  private readonly claims = new Map<string, ActorClaim>();

  add({ author, committer, message }: Commit): void {
    this.claim('author', author);
    if (committer !== null && !FORGE_COMMITTERS.has(committer.email.toLowerCase())) {
      this.claim('committer', committer);
    }
    for (const { key, value } of trailersOf(message)) {
      const role = Object.hasOwn(TRAILER_ROLES, key) ? TRAILER_ROLES[key] : undefined;
      if (role === undefined) continue;
      const signature = parseSignature(value) ?? { name: value, email: '' };
      // An agent named beside an author is evidence of AI, not somebody who might approve.
      if (agentOfSignature(signature) === null) this.claim(role, signature);
    }
  }

  actors(): ActorClaim[] {
    return [...this.claims.keys()].toSorted().map((key) => this.claims.get(key) as ActorClaim);
  }

  private claim(role: ActorRole, signature: Signature | null): void {
    const identity = signature === null ? '' : signature.email.toLowerCase() || signature.name;
    // A commit without an author is by somebody unknown, who must not fall out of the count.
    const known = identity === '' ? 'unknown' : identity;
    this.claims.set(`${role} ${known}`, { role, identity: known });
  }
}
