import type { Assessment } from '../assess.ts';
import type { AnswerKind } from '../approval/types.ts';
import type { EnvironmentKind, Evidence, Verb } from '../change/types.ts';
import type { Level } from '../provenance/types.ts';
import type { ReleaseTerms } from './release-terms.ts';

export type Severity = 'info' | 'low' | 'medium' | 'high' | 'critical';

/** Where a rule is written, so that an answer can point at it. */
export interface RuleSource {
  readonly file: string;
  readonly line: number;
}

/** What one evaluation of a `when` came to. A failed one holds; it never passes. */
export type ConditionResult =
  | { readonly kind: 'matched' }
  | { readonly kind: 'not-matched' }
  | { readonly kind: 'failed'; readonly error: string };

/**
 * A compiled `when`. For a rule with `per: effect` it is asked once per effect (index into
 * `change.effects`); for `per: change` once, with null.
 */
export type Condition = (assessment: Assessment, effect: number | null) => ConditionResult;

/** Who may give an approval: every given member must fit. No member: anyone in the roster. */
export interface Eligibility {
  /** At least this level. */
  readonly level: Level | null;
  readonly team: string | null;
  /**
   * Owners of each system hit directly (`direct`), of each Tier-1 system reached (`tier-1`), or of the changed
   * files as the base's CODEOWNERS or OWNERS has it (`files`): the count is asked for one by one.
   */
  readonly ownersOf: 'direct' | 'tier-1' | 'files' | null;
  /** Person ids, when only these may answer. */
  readonly people: readonly string[] | null;
  /**
   * Person ids, team ids, or `authors-teams` (everybody in a team of an author). Whoever had a hand in the
   * change is left out always, whether listed or not.
   */
  readonly except: readonly string[];
  /** True where the person an agent acts for may answer, too; nobody else who had a hand in it ever may. */
  readonly operator?: boolean;
  /** True where only an answer signed with a passkey counts, whatever the policy says elsewhere. */
  readonly presence?: boolean;
}

export interface ApprovalNeed {
  readonly count: number;
  readonly from: Eligibility;
}

export type Demand =
  | {
      readonly kind: 'require';
      readonly approvals: readonly ApprovalNeed[];
      readonly validations: readonly string[];
    }
  | { readonly kind: 'deny' };

/** A rule only ever adds demands: nothing a rule says can lift what another asks for. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  /** Null: taken from the policy's table by tier and environment. */
  readonly severity: Severity | null;
  readonly per: 'effect' | 'change';
  readonly when: Condition;
  /** The condition as written, for people. */
  readonly whenText: string;
  readonly demand: Demand;
  readonly message: string;
  /** What would change the answer, in a sentence. */
  readonly lift: string;
  readonly source: RuleSource;
}

/** A rule with an end. Binds from `starts` (inclusive) to `ends` (exclusive), ISO instants. */
export interface Directive {
  readonly id: string;
  readonly reason: string;
  readonly issuedBy: string;
  readonly starts: string;
  readonly ends: string;
  readonly rule: Rule;
}

/** How grave a rule's match is where the rule does not say, by worst tier hit and environment. */
export type SeverityTable = Readonly<
  Record<'1' | '2' | '3' | '4' | 'none', Readonly<Record<EnvironmentKind, Severity>>>
>;

/**
 * Where AI may work. `human-only`: an agent changes nothing there, and what AI had a part in needs a
 * person who answers for the zone. `assisted`: AI may help, somebody senior reads it. `free` takes a place
 * out of a wider zone.
 */
export type ZoneKind = 'free' | 'assisted' | 'human-only';

/** The first zone that has the place counts. */
export interface Zone {
  readonly zone: ZoneKind;
  /** Globs over repository paths, as in the catalog. */
  readonly paths: readonly string[];
  readonly systems: readonly string[];
  /** Why AI is not to work here, for people and agents. */
  readonly reason: string;
  readonly covers: (path: string) => boolean;
  readonly source: RuleSource;
}

/** What an agent may do alone, in rising order. */
export const AUTONOMY_LEVELS = [
  'observe',
  'propose',
  'act-with-approval',
  'act-within-limits',
] as const;
export type AutonomyLevel = (typeof AUTONOMY_LEVELS)[number];

/** The first rule that fits agent, system and environment says what the agent may do there. */
export interface AutonomyRule {
  /** Ids or titles of agents in lower case (`claude-code`), or `*`. */
  readonly agents: readonly string[];
  /** Empty: every system, and what belongs to none. */
  readonly systems: readonly string[];
  /** Empty: every environment. */
  readonly environments: readonly EnvironmentKind[];
  readonly level: AutonomyLevel;
  readonly source: RuleSource;
}

/** Leave given in advance, for a time and a number of uses. Whoever hands it in has counted the uses. */
export interface Grant {
  readonly id: string;
  readonly agents: readonly string[];
  readonly systems: readonly string[];
  readonly environments: readonly EnvironmentKind[];
  readonly verbs: readonly Verb[];
  /** Types of resources; empty: all. */
  readonly types: readonly string[];
  /** Programs that may be run for it, or null for any. Whoever hands it in has looked at them. */
  readonly programs: readonly string[] | null;
  readonly starts: string;
  readonly ends: string;
  readonly grantedBy: string;
  /** Whether they signed it with a passkey: no other serves where the policy asks for presence. */
  readonly signed: boolean;
  readonly quota: { readonly count: number; readonly perSeconds: number } | null;
}

export interface Policy {
  /** Left out: no zones. */
  readonly zones?: readonly Zone[];
  /** Left out, or none fits: `propose` in production, `act-with-approval` elsewhere. */
  readonly autonomy?: readonly AutonomyRule[];
  /** Grants with uses left; never part of the hash. */
  readonly grants?: readonly Grant[];
  /** `sha256:` and hex over the canonical form of the policy as written, defaults included. */
  readonly hash: string;
  readonly rules: readonly Rule[];
  readonly directives: readonly Directive[];
  readonly severities: SeverityTable;
  /** Left out: presence, explanations and reviews are not asked about, and a senior is one everywhere. */
  readonly terms?: ReleaseTerms;
}

export interface Reason {
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly outcome: 'hold' | 'deny';
  readonly message: string;
  /** Effects that made the rule apply, as indexes; empty for a rule about the change as a whole. */
  readonly effects: readonly number[];
  /** First evidence of the first of those effects, or null. */
  readonly evidence: Evidence | null;
  readonly source: RuleSource;
  readonly lift: string;
  /** Instant after which a directive no longer binds, or null for a standing rule. */
  readonly until: string | null;
  /** The exception that lifts its demands, where there is one. */
  readonly excepted?: { readonly id: string; readonly grantedBy: string; readonly until: string };
}

/** One requirement not yet met. */
export interface Hold {
  /** Unique within the verdict: `RULE/approvals/0`, `RULE/validation/NAME`. */
  readonly id: string;
  readonly rule: string;
  readonly requirement: HoldRequirement;
  readonly message: string;
  /** What would lift it. */
  readonly lift: string;
}

export type HoldRequirement =
  | {
      readonly kind: 'approvals';
      readonly count: number;
      readonly given: number;
      readonly from: Eligibility;
      /** Ids of people who could give what is missing, sorted. Empty when nobody in the roster can. */
      readonly eligible: readonly string[];
      /** True where only an answer signed with a passkey counts. */
      readonly presence?: boolean;
    }
  /** The author has to say what it does first; `parts` are what is missing of it. */
  | {
      readonly kind: 'explanation';
      readonly parts: readonly string[];
      readonly authors: readonly string[];
    }
  /** Somebody of this level has to accept a finding with a reason, or its cause has to go. */
  | { readonly kind: 'finding'; readonly finding: string; readonly level: Level }
  /** A review of an earlier exception is late. */
  | { readonly kind: 'overdue-review'; readonly exception: string; readonly reviewBy: string }
  | { readonly kind: 'validation'; readonly name: string; readonly state: 'missing' | 'failed' }
  | { readonly kind: 'nobody'; readonly why: string };

/** What became of one answer, and why. */
export interface AnswerTally {
  readonly approval: string;
  readonly person: string;
  readonly answer: AnswerKind;
  readonly counts: boolean;
  readonly why: string;
}

export interface Verdict {
  readonly outcome: 'allow' | 'hold' | 'deny';
  /** One sentence for a person. */
  readonly summary: string;
  /** Every rule that applies, also those whose demands are met. Most severe first. */
  readonly reasons: readonly Reason[];
  /** What is not met yet. Empty unless `outcome` is `hold`. */
  readonly holds: readonly Hold[];
  readonly answers: readonly AnswerTally[];
  readonly policyHash: string;
  /** The instant the verdict is for. */
  readonly at: string;
}
