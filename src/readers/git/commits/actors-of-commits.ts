import type { ActorClaim, ActorRole } from '../../../core/provenance/types.ts';
import { agentOfAddress } from './agent-of.ts';
import type { Commit, Signature } from './parse-commit.ts';
import { identityOf, signaturesIn } from './signatures.ts';
import { trailersOf } from './trailers.ts';

/** The forge commits under this name, and signs, when somebody presses its button: they are the author. */
const FORGE_COMMITTERS = new Set(['noreply@github.com']);

const TRAILER_ROLES: Readonly<Record<string, ActorRole>> = {
  'co-authored-by': 'co-author',
  'co-developed-by': 'co-author',
  'signed-off-by': 'signer',
};

/** Longer than any name or address; what is longer resolves to nobody, and is still on the list. */
const LONGEST_IDENTITY = 320;

/** Everybody who had a hand in some commits, each role and identity once, in a fixed order. */
export class ActorGatherer {
  private readonly claims = new Map<string, ActorClaim>();

  add({ author, committer, message, signed }: Commit): void {
    this.claim('author', author);
    if (committer !== null && !isForge(committer, signed === true)) {
      this.claim('committer', committer);
    }
    for (const { key, value } of trailersOf(message)) {
      const role = Object.hasOwn(TRAILER_ROLES, key) ? TRAILER_ROLES[key] : undefined;
      if (role === undefined) continue;
      for (const signature of signaturesIn(value)) {
        // An agent beside an author is evidence of AI, not somebody who might approve. Only its own
        // address tells: any name can be written before a person's.
        if (agentOfAddress(signature.email) === null) this.claim(role, signature);
      }
    }
  }

  actors(): ActorClaim[] {
    return [...this.claims.keys()].toSorted().map((key) => this.claims.get(key) as ActorClaim);
  }

  private claim(role: ActorRole, signature: Signature | null): void {
    const identity = signature === null ? '' : identityOf(signature).slice(0, LONGEST_IDENTITY);
    // A commit without an author is by somebody unknown, who must not fall out of the count.
    const known = identity === '' ? 'unknown' : identity;
    this.claims.set(`${role} ${known}`, { role, identity: known });
  }
}

/** Anybody can write the forge's name; what the forge commits for somebody is signed. */
function isForge(committer: Signature, signed: boolean): boolean {
  return signed && FORGE_COMMITTERS.has(committer.email.toLowerCase());
}
