import { asksPresence } from '../../core/approval/presence.ts';
import { assess } from '../../core/assess.ts';
import type { Assessment } from '../../core/assess.ts';
import { sealChange } from '../../core/change/seal.ts';
import type { Sha256 } from '../../core/change/seal.ts';
import type { ChangeDraft } from '../../core/change/types.ts';
import { decide } from '../../core/decide.ts';
import { grantsUsed } from '../../core/policy/autonomy.ts';
import type { Verdict } from '../../core/policy/types.ts';
import type { ActorClaim, ProvenanceClue } from '../../core/provenance/types.ts';
import { judgedBefore } from './judged-before.ts';
import { unhashed } from './unhashed.ts';
import type { LoadedSnapshot } from './snapshot/loaded.ts';

export interface GuardJudgement {
  readonly assessment: Assessment;
  readonly verdict: Verdict;
  /** Ids of the grants that an `allow` rests on. */
  readonly grants: readonly string[];
  /** Whether only what a person signed with a passkey counts for it. */
  readonly presence: boolean;
}

/** Who is about to act. */
interface Who {
  readonly tool: string;
  readonly session: string;
  readonly operator: string | null;
}

/** The same two functions as behind every door, on the facts that a guard has. */
export function judgeAction(
  draft: (sha256: Sha256) => ChangeDraft,
  who: Who,
  snapshot: LoadedSnapshot,
  now: string,
  sha256: Sha256,
): GuardJudgement {
  const unsealed = draft(unhashed);
  const judged = judgedBefore(unsealed, who, snapshot, now, () =>
    judge(unsealed, who, snapshot, now, unhashed),
  );
  // Only what a person may be asked about has to be known again: hashing costs more than judging.
  return judged.verdict.outcome === 'allow'
    ? judged
    : judge(draft(sha256), who, snapshot, now, sha256);
}

function judge(
  draft: ChangeDraft,
  who: Who,
  snapshot: LoadedSnapshot,
  now: string,
  sha256: Sha256,
): GuardJudgement {
  const change = sealChange(draft, sha256);
  const facts = {
    catalog: snapshot.catalog,
    actors: actorsOf(who.operator),
    clues: [clueOf(who)],
    incidents: snapshot.incidents,
    validations: [],
    earlier: [],
    history: [],
  };
  // Answers are given on a server, which assesses by itself: nothing is ever bound to this digest.
  const assessment = { ...assess(change, facts, now), digest: change.digest };
  const presence = asksPresence(assessment, snapshot.policy);
  return {
    assessment,
    verdict: decide(assessment, snapshot.policy, [], snapshot.catalog, now),
    grants: grantsUsed(assessment, snapshot.policy, presence, now),
    presence,
  };
}

function actorsOf(operator: string | null): readonly ActorClaim[] {
  return operator === null ? [] : [{ role: 'agent-operator', identity: operator }];
}

/** The hook itself is the record: the host called it for its agent. */
function clueOf({
  tool,
  session,
}: {
  readonly tool: string;
  readonly session: string;
}): ProvenanceClue {
  return {
    kind: 'agent-session',
    says: 'ai',
    strength: 'attested',
    tool,
    evidence: {
      source: 'hook',
      pointer: null,
      line: null,
      note: session === '' ? `${tool} asked before it acted` : `session ${session} of ${tool}`,
      excerpt: [],
    },
  };
}
