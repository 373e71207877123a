import { lookupType } from '../../shared/resource-types/lookup.ts';
import type { KnownType } from '../../shared/resource-types/types.ts';
import { isObject } from './change.ts';
import type { ResourceChange } from './change.ts';
import { innerType } from './inner-types.ts';
import type { PlanObject } from './types.ts';

/** The list that the type of a changed resource stands on, or null; a type that carries another one inside is looked up by that. */
export function lookupChange(change: ResourceChange): KnownType | null {
  const inner = [change.before, change.after]
    .filter((values): values is PlanObject => isObject(values ?? undefined))
    .map((values) => innerType(change.type, values))
    .find((known) => known !== null);
  return inner ?? lookupType(change.type);
}
