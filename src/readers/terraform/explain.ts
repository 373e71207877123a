import type { DataHolding, Reversibility, Trait } from '../../core/change/types.ts';
import { CLASSES } from '../shared/resource-types/classes.ts';
import { lookupType } from '../shared/resource-types/lookup.ts';
import { PROTECTION_ATTRIBUTES } from '../shared/resource-types/protection-attributes.ts';
import { specificationOf } from '../shared/resource-types/specification.ts';
import type { TypeClass } from '../shared/resource-types/types.ts';

/** What Holdpoint knows of one Terraform resource type, for `holdpoint explain TYPE`. */
export interface TypeFacts {
  readonly type: string;
  readonly class: TypeClass;
  /** The list it stands on: `aws/database`. */
  readonly list: string;
  /** `a database`. */
  readonly noun: string;
  readonly data: DataHolding;
  /** How far a delete or a replacement can be undone, unless the plan shows something better or worse. */
  readonly loss: Reversibility;
  /** Why, as a sentence. */
  readonly why: string;
  readonly traits: readonly Trait[];
  /** Attributes whose change makes a new resource, as far as AWS's specification says; else empty. */
  readonly replacedBy: readonly string[];
  /** Attributes that protect it or its data, or say for how long something is kept, sorted. */
  readonly protectedBy: readonly string[];
  /** What to do instead of deleting it. */
  readonly safer: readonly string[];
}

/** Null for a type on no list: whatever a plan does with one is unknown, and held. */
export function explainType(type: string): TypeFacts | null {
  const known = lookupType(type);
  if (known === null) return null;
  const facts = CLASSES[known.class];
  const specified = specificationOf(type);
  const twin = type.startsWith('awscc_') ? (specified?.terraformType ?? type) : type;
  return {
    type,
    class: known.class,
    list: known.list,
    noun: facts.noun,
    data: facts.data,
    loss: facts.loss,
    why: `It is ${facts.noun}: ${facts.because}.`,
    traits: facts.traits,
    replacedBy: specified?.replacedBy ?? [],
    protectedBy: protectionsOf(twin),
    safer: facts.safer,
  };
}

function protectionsOf(type: string): readonly string[] {
  return Object.entries(PROTECTION_ATTRIBUTES)
    .filter(([, types]) => types.split(/\s+/).includes(type))
    .map(([attribute]) => attribute)
    .toSorted();
}
