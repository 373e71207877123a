import type { Evidence } from '../change/types.ts';

/** Whether a machine wrote the change. Absence of evidence is `unknown`, never `human-attested`. */
export type ProvenanceKind = 'human-attested' | 'ai-declared' | 'ai-attested' | 'unknown';

/** One observation that bears on who or what made the change. */
export interface ProvenanceClue {
  readonly kind:
    'trailer' | 'bot-identity' | 'branch' | 'declaration' | 'agent-session' | 'environment';
  /** `ai` or `human`: which way the clue points. */
  readonly says: 'ai' | 'human';
  /** `attested` when the clue is signed or recorded by a party other than the author. */
  readonly strength: 'declared' | 'attested';
  /** The tool's name (`Claude Code`), or null where the clue does not tell. */
  readonly tool: string | null;
  readonly evidence: Evidence;
}

export interface Provenance {
  readonly kind: ProvenanceKind;
  readonly tools: readonly string[];
  readonly why: string;
  readonly clues: readonly ProvenanceClue[];
}

/** The part somebody played in making the change. None of them may approve it. */
export type ActorRole =
  'author' | 'co-author' | 'committer' | 'signer' | 'pusher' | 'requester' | 'agent-operator';

/** Somebody who had a hand in the change, as the input names them. */
export interface ActorClaim {
  readonly role: ActorRole;
  /** E-mail address, login or person id. */
  readonly identity: string;
}

export interface Actor extends ActorClaim {
  /** Id of the person in the roster, or null: then nobody can be excluded by it, so it escalates. */
  readonly person: string | null;
  readonly level: Level | null;
}

/** In rising order of seniority. */
export const LEVELS = ['junior', 'mid', 'senior', 'principal', 'director', 'vp'] as const;
export type Level = (typeof LEVELS)[number];
