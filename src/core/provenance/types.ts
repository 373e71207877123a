import type { Evidence } from '../change/types.ts';

/** Whether a machine wrote the change. Absence of evidence is `unknown`, never `human-attested`. */
export type ProvenanceKind = 'human-attested' | 'ai-declared' | 'ai-attested' | 'mixed' | 'unknown';

/** One observation that bears on who or what made the change. */
export interface ProvenanceClue {
  readonly kind: ClueKind;
  /** `ai` or `human`: which way the clue points. */
  readonly says: 'ai' | 'human';
  /** `attested` when the clue is signed or recorded by a party other than the author. */
  readonly strength: 'declared' | 'attested';
  /** The tool's name (`Claude Code`), or null where the clue does not tell. */
  readonly tool: string | null;
  readonly evidence: Evidence;
  /** Ids of the commits that it is about, sorted; left out where it is about the change as a whole. */
  readonly commits?: readonly string[];
  /** Share of the added lines that it vouches for, 0 to 1; left out where lines are not told apart. */
  readonly lines?: number;
}

/** Where a clue comes from. */
export type ClueKind =
  | 'trailer'
  | 'bot-identity'
  | 'branch'
  | 'declaration'
  | 'agent-session'
  | 'environment'
  /** The title, text or labels of a pull or merge request. */
  | 'request-text'
  | 'label'
  /** git notes that tell lines apart, checkpoints, traces. */
  | 'line-notes'
  | 'checkpoint'
  | 'trace'
  /** What an author stated on the safety case, signed in and on the record. */
  | 'statement';

/** The same verdict for one commit of the change. */
export interface CommitProvenance {
  readonly commit: string;
  /** First line of its message. */
  readonly subject: string;
  readonly kind: ProvenanceKind;
  readonly tools: readonly string[];
}

export interface Provenance {
  readonly kind: ProvenanceKind;
  readonly tools: readonly string[];
  readonly why: string;
  readonly clues: readonly ProvenanceClue[];
  /** Commit by commit, oldest first; left out where the change is not made of commits. */
  readonly commits?: readonly CommitProvenance[];
  /** Set where the rules treat what is unknown as AI-assisted; never part of an assessment. */
  readonly treatedAsAi?: true;
}

/** The part somebody played in making the change. None of them may approve it. */
export type ActorRole =
  'author' | 'co-author' | 'committer' | 'signer' | 'pusher' | 'requester' | 'agent-operator';

/** Somebody who had a hand in the change, as the input names them. */
export interface ActorClaim {
  readonly role: ActorRole;
  /** E-mail address, login or person id. */
  readonly identity: string;
  /** How it is known, where neither the change nor its submission says it: “owns the token ci …”. */
  readonly source?: string;
}

export interface Actor extends ActorClaim {
  /** Id of the person in the roster, or null: then nobody can be excluded by it, so it escalates. */
  readonly person: string | null;
  readonly level: Level | null;
}

/** In rising order of seniority. */
export const LEVELS = ['junior', 'mid', 'senior', 'principal', 'director', 'vp'] as const;
export type Level = (typeof LEVELS)[number];
