import type { ResourceChange } from '../plan/change.ts';
import type { KnownType, ProviderTables } from './types.ts';
import { PROVIDERS } from './providers.ts';

const indexes = new Map<string, ReadonlyMap<string, KnownType>>();

/**
 * The list a resource type stands on, or null where no list has it. Lists are indexed per provider
 * when one of its types is first asked for.
 */
export function lookupType(type: string): KnownType | null {
  const provider = PROVIDERS.find((candidate) => type.startsWith(candidate.prefix));
  if (provider === undefined) return null;
  let index = indexes.get(provider.prefix);
  if (index === undefined) {
    index = indexTypes(provider);
    indexes.set(provider.prefix, index);
  }
  return index.get(type.slice(provider.prefix.length)) ?? null;
}

/** The same for one change: types that carry another type inside are looked up by that. */
export function lookupChange(change: ResourceChange): KnownType | null {
  return lookupType(change.type);
}

function indexTypes(provider: ProviderTables): ReadonlyMap<string, KnownType> {
  const index = new Map<string, KnownType>();
  for (const table of provider.tables) {
    for (const name of table.types.trim().split(/\s+/)) {
      index.set(name, { class: table.class, list: table.list });
    }
  }
  return index;
}
