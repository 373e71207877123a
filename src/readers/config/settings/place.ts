import { phrases } from '../values/words.ts';
import { environmentIn, moreDangerous } from '../../shared/environment-words.ts';
import { scalarOf } from '../compare/key-change.ts';
import type { Place } from '../rules/types.ts';
import type { Tree } from '../../shared/tree/types.ts';
import type { FilePair } from '../../types.ts';

/** Keys in which a file says where it belongs, each as a path or as one key with dots. */
const KEYS = phrases(`
  environment|env|ENV|ENVIRONMENT|APP_ENV|NODE_ENV|RAILS_ENV|RACK_ENV|FLASK_ENV|
  DJANGO_ENV|MIX_ENV|ASPNETCORE_ENVIRONMENT|DOTNET_ENVIRONMENT|SPRING_PROFILES_ACTIVE|
  spring.profiles.active|spring.config.activate.on-profile|app_env|app.env|
  app.environment|global.environment|global.env
`);

const SECTION =
  /^(?:prod|production|live|staging|stage|stg|preprod|uat|test|testing|qa|dev|development|local)$/i;

/** Where a file acts: what its path says, else what stands in it, else unknown. */
export function placeOfFile(pair: FilePair, documents: readonly Tree[]): Place {
  if (pair.environment.kind !== 'unknown' || pair.environment.name !== null)
    return pair.environment;
  let found: Place | null = null;
  for (const document of documents) {
    for (const key of KEYS) {
      const value = scalarOf(under(document, key));
      const kind = typeof value === 'string' ? environmentIn(value)?.kind : undefined;
      if (kind === undefined) continue;
      // Of several profiles in one file the most dangerous counts.
      if (found === null || moreDangerous(kind, found.kind) !== found.kind) {
        found = { kind, name: String(value) };
      }
    }
  }
  return found ?? pair.environment;
}

/** Where one value acts: the section it stands in may name an environment of its own. */
export function placeOfPath(file: Place, path: readonly string[]): Place {
  if (file.name !== null) return file;
  const section = path.slice(0, 2).find((segment) => SECTION.test(segment.replace(/^\[|\]$/g, '')));
  if (section === undefined) return file;
  const name = section.replace(/^\[|\]$/g, '');
  return { kind: environmentIn(name)?.kind ?? 'unknown', name };
}

function under(tree: Tree, key: string): Tree | null {
  if (tree.kind !== 'map') return null;
  const whole = tree.entries.get(key);
  if (whole !== undefined || !key.includes('.')) return whole ?? null;
  let node: Tree | null = tree;
  for (const step of key.split('.')) {
    node = node?.kind === 'map' ? (node.entries.get(step) ?? null) : null;
  }
  return node;
}
