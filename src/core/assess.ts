import type { Explanation } from './approval/explanation.ts';
import type { CatalogIndex } from './catalog/compile.ts';
import type { PathOwners } from './catalog/path-owners.ts';
import { headlineOf } from './change/headline.ts';
import { worstEnvironment } from './change/kinds.ts';
import { digestOf, type Sha256 } from './change/seal.ts';
import type { Change, Effect, EnvironmentKind } from './change/types.ts';
import { recall } from './memory/recall.ts';
import type { Echo, Incident } from './memory/types.ts';
import { judgeProvenance } from './provenance/judge.ts';
import type { Actor, ActorClaim, Provenance, ProvenanceClue } from './provenance/types.ts';
import { inEarlierForm } from './reach/earlier-form.ts';
import { lossesOf } from './reach/losses.ts';
import { reachOf } from './reach/reach.ts';
import type { EarlierEffect, Loss, Reach } from './reach/types.ts';
import { scoreRisk } from './risk/score.ts';
import type { Risk } from './risk/types.ts';

export type { EarlierEffect, Loss } from './reach/types.ts';

/** A check that ran before the door, as it was reported. */
export interface Validation {
  readonly name: string;
  readonly outcome: 'passed' | 'failed';
  readonly detail: string | null;
  /** Who handed it in, as the server knows them; left out where no server took it in. */
  readonly reportedBy?: Reporter;
}

/** A machine by its token's name, or a person by their id. */
export type Reporter =
  | { readonly kind: 'token'; readonly name: string }
  | { readonly kind: 'person'; readonly id: string };

/** All that is known of the world when a change is assessed. Gathered first, judged afterwards. */
export interface Facts {
  readonly catalog: CatalogIndex;
  readonly actors: readonly ActorClaim[];
  readonly clues: readonly ProvenanceClue[];
  readonly incidents: readonly Incident[];
  readonly validations: readonly Validation[];
  readonly earlier: readonly EarlierEffect[];
  /** Risk points of this organisation's earlier changes, in any order. */
  readonly history: readonly number[];
  /** What its author said of it; left out or null while nobody did. */
  readonly explanation?: Explanation | null;
  /** Who owns the changed paths, as the base has it; left out where no file says so. */
  readonly owners?: readonly PathOwners[];
  /** Its commits, oldest first; left out where it is not made of commits. */
  readonly commits?: readonly { readonly commit: string; readonly subject: string }[];
}

/** What is known of a change and what it would do, without any rule applied. */
export interface UnsealedAssessment {
  readonly change: Change;
  /** The instant it is for, ISO. */
  readonly at: string;
  /** Plain sentence: what is about to happen and where. */
  readonly headline: string;
  /** The most dangerous environment that the change acts on. */
  readonly environment: EnvironmentKind;
  /** Where each effect acts, by index: as the catalog names it, else as the reader saw it. */
  readonly environments: readonly EnvironmentKind[];
  readonly actors: readonly Actor[];
  readonly provenance: Provenance;
  readonly reach: Reach;
  /** Worst first. */
  readonly losses: readonly Loss[];
  readonly echoes: readonly Echo[];
  readonly risk: Risk;
  readonly validations: readonly Validation[];
  /** Left out while nobody explained it. */
  readonly explanation?: Explanation;
  /** Left out where no file names owners. */
  readonly owners?: readonly PathOwners[];
}

/** An assessment that approvals can be bound to. */
export interface Assessment extends UnsealedAssessment {
  /** `sha256:` and hex over the RFC 8785 form of everything else, with the change's digest for the change. */
  readonly digest: string;
}

/**
 * Works out what a change would do: who or what made it, how far it would reach if it went wrong, what
 * cannot be undone, what happened the last time, how risky it is. Applies no rule; `decide` does.
 * Pure: equal arguments give equal results, byte for byte, in whatever order the facts came.
 */
export function assess(change: Change, facts: Facts, now: string): UnsealedAssessment {
  const environments = change.effects.map((effect) => environmentOf(effect, facts.catalog));
  const provenance = judgeProvenance(inOrder(facts.clues), facts.commits);
  const reach = reachOf(change, facts.catalog, now);
  const losses = lossesOf(change, environments, inOrder(facts.earlier));
  return {
    change,
    at: now,
    headline: headlineOf(change, environments),
    environment: worstEnvironment(
      environments.filter((_, index) => change.effects[index]?.verb !== 'read'),
    ),
    environments,
    actors: resolveActors(facts.actors, facts.catalog),
    provenance,
    reach,
    losses,
    echoes: recall(change, reach, inOrder(facts.incidents)),
    risk: scoreRisk(change, environments, reach, losses, provenance, facts.history),
    validations: inOrder(facts.validations),
    ...(facts.explanation == null ? {} : { explanation: facts.explanation }),
    ...(facts.owners === undefined ? {} : { owners: inOrder(facts.owners) }),
  };
}

export function sealAssessment(assessment: UnsealedAssessment, sha256: Sha256): Assessment {
  return { ...assessment, digest: digestOf(boundIn(assessment), sha256) };
}

/** True when an assessment is what its digest says, also one that an earlier version sealed. */
export function assessmentIsIntact({ digest, ...assessment }: Assessment, sha256: Sha256): boolean {
  const bound = boundIn(assessment);
  if (digestOf(bound, sha256) === digest) return true;
  const reach = inEarlierForm(assessment.reach);
  return reach !== null && digestOf({ ...bound, reach }, sha256) === digest;
}

/** The change is bound by its own digest. */
function boundIn(assessment: UnsealedAssessment) {
  return { ...assessment, change: assessment.change.digest };
}

/** The organisation's own word on an environment's name outweighs what a reader makes of it. */
function environmentOf(effect: Effect, catalog: CatalogIndex): EnvironmentKind {
  const named =
    effect.environmentName === null ? null : catalog.environmentKind(effect.environmentName);
  return named ?? effect.environment;
}

function resolveActors(claims: readonly ActorClaim[], catalog: CatalogIndex): readonly Actor[] {
  return inOrder(claims).map((claim) => {
    const person = catalog.personBy(claim.identity);
    return { ...claim, person: person?.id ?? null, level: person?.level ?? null };
  });
}

/** Facts arrive in any order; sorting them here is what makes the result independent of it. */
function inOrder<T>(items: readonly T[]): readonly T[] {
  const byText = new Map(items.map((item) => [JSON.stringify(item), item]));
  return [...byText.keys()].toSorted().map((text) => byText.get(text) as T);
}
