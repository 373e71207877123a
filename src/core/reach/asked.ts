import type { CatalogIndex } from '../catalog/compile.ts';
import { nameMatcher, type NameMatcher } from '../catalog/match-names.ts';
import type { PatternMatch } from '../catalog/pattern-index.ts';

/** Which systems somebody means by a word: a system's name, a path, or a resource. */
export type Asked =
  | { readonly kind: 'system'; readonly ids: readonly string[] }
  | {
      readonly kind: 'path' | 'resource';
      readonly ids: readonly string[];
      /** The pattern of the catalog by which each system claims it, in the order of `ids`. */
      readonly patterns: readonly string[];
    }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] }
  | { readonly kind: 'nobody' };

/** Names come first, then what systems claim as resources, then as paths. */
export function systemsAsked(word: string, catalog: CatalogIndex): Asked {
  const match = matcherOf(catalog)(word);
  if (match.kind === 'matched') return { kind: 'system', ids: [match.system] };
  const resource = claimed(word, catalog, 'resource');
  if (resource !== null) return resource;
  const path = claimed(word, catalog, 'path');
  if (path !== null) return path;
  return match.kind === 'ambiguous' ? match : { kind: 'nobody' };
}

const matchers = new WeakMap<CatalogIndex, NameMatcher>();

/** Made on first use and kept as long as the catalog is. */
function matcherOf(catalog: CatalogIndex): NameMatcher {
  let matcher = matchers.get(catalog);
  if (!matcher) {
    matcher = nameMatcher(catalog.catalog);
    matchers.set(catalog, matcher);
  }
  return matcher;
}

function claimed(word: string, catalog: CatalogIndex, kind: 'path' | 'resource'): Asked | null {
  const matches = kind === 'path' ? claimsOnPath(word, catalog) : claimsOnResource(word, catalog);
  if (matches.length === 0) return null;
  return {
    kind,
    ids: matches.map(({ system }) => system),
    patterns: matches.map(({ pattern }) => pattern),
  };
}

function claimsOnPath(path: string, catalog: CatalogIndex): readonly PatternMatch[] {
  const address = path.replace(/^\.?\//u, '');
  return catalog.claimsOn({ type: 'file', address, provider: null, name: null });
}

/** A provider that is not null keeps path patterns out of it. */
function claimsOnResource(word: string, catalog: CatalogIndex): readonly PatternMatch[] {
  const [type = '', ...rest] = word.split(':');
  const address = rest.length === 0 ? word : rest.join(':');
  const whole = catalog.claimsOn({ type: '', address: word, provider: '', name: null });
  return whole.length > 0 ? whole : catalog.claimsOn({ type, address, provider: '', name: null });
}
