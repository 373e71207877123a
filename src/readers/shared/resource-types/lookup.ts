import { PROVIDERS } from './providers.ts';
import { specifiedType } from './specification.ts';
import type { KnownType } from './types.ts';

const indexes = new Map<string, ReadonlyMap<string, KnownType>>();

/**
 * The list a resource type stands on, or null where no list has it. Lists are indexed per provider
 * when one of its types is first asked for. Reviewed lists come before the service specification.
 */
export function lookupType(type: string): KnownType | null {
  return reviewedType(type) ?? specifiedType(type, reviewedType);
}

function reviewedType(type: string): KnownType | null {
  const end = type.indexOf('_') + 1;
  if (end === 0) return null;
  const prefix = type.slice(0, end);
  let index = indexes.get(prefix);
  if (index === undefined) {
    index = indexTypes(prefix);
    indexes.set(prefix, index);
  }
  return index.get(type.slice(end)) ?? null;
}

function indexTypes(prefix: string): ReadonlyMap<string, KnownType> {
  const index = new Map<string, KnownType>();
  for (const provider of PROVIDERS) {
    if (provider.prefix !== prefix) continue;
    for (const table of provider.tables) {
      for (const name of table.types.trim().split(/\s+/)) {
        index.set(name, { class: table.class, list: table.list });
      }
    }
  }
  return index;
}
