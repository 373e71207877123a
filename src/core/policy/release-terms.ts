import type { Tier } from '../catalog/types.ts';
import type { Level } from '../provenance/types.ts';

/** What a policy says about answers themselves: whose count, given how, after what. */
export interface ReleaseTerms {
  /** Where only an answer signed with a passkey, by a person present and verified, counts. Null: nowhere. */
  readonly presence: PresenceTerms | null;
  /** Whether a review on the forge counts where presence is not asked for. */
  readonly reviews: 'count' | 'ignore';
  /** Whether somebody senior is so on every system, or on those that are theirs. */
  readonly seniority: 'everywhere' | 'by-system';
  /** Where the author explains a change before anybody is asked. Null: nowhere. */
  readonly explain: ExplainTerms | null;
  readonly exceptions: ExceptionTerms;
  readonly findings: FindingTerms;
  /** Tiers on which what nobody can tell is treated as AI-assisted. */
  readonly unknownAsAi: readonly Tier[];
  /** Names of the tokens whose word on a check counts. Empty or left out: any token's. */
  readonly checksFrom?: readonly string[];
}

export interface PresenceTerms {
  /** Systems of these tiers, hit directly. */
  readonly tiers: readonly Tier[];
  /** What cannot be undone and counts as production. */
  readonly irreversible: boolean;
  /** Files that say what is held, and who is asked. */
  readonly rules: boolean;
}

export interface ExplainTerms {
  /** Systems of these tiers, hit directly. */
  readonly tiers: readonly Tier[];
  /** Only where AI had a part, or always. */
  readonly of: 'ai-assisted' | 'everything';
  /** Whether each effect that cannot be undone wants an answer of its own. */
  readonly eachIrreversible: boolean;
}

/** Who grants exceptions: at least this level, and another one where Tier-1 is hit. */
export interface ExceptionTerms {
  readonly level: Level;
  readonly tier1: Level;
  /** Days after the end until a review is due. */
  readonly reviewAfterDays: number;
}

export interface FindingTerms {
  /** Ids of patterns that are not looked at. */
  readonly off: readonly string[];
  /** Ids of patterns that are looked at only where a policy asks for them. Left out: none. */
  readonly also?: readonly string[];
  /** Whoever accepts a finding is at least of this level. */
  readonly acceptedBy: Level;
}
