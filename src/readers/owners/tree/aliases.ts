import { readYaml } from '../../shared/tree/read-yaml.ts';
import { mapAt } from '../../shared/tree/look.ts';
import type { Tree } from '../../shared/tree/types.ts';

/** Members by alias in small letters, or what stands in the way. */
export type AliasesReading =
  | { readonly kind: 'read'; readonly aliases: ReadonlyMap<string, readonly string[]> }
  | { readonly kind: 'failed'; readonly line: number; readonly message: string };

/** Reads OWNERS_ALIASES: `aliases`, each with a list of names. An alias is not looked for inside another. */
export function readAliases(text: string): AliasesReading {
  const reading = readYaml(text);
  if (reading.kind === 'failed') return reading;
  const [root = null] = reading.documents;
  const aliases = new Map<string, readonly string[]>();
  if (root === null) return { kind: 'read', aliases };
  const map = mapAt(root, 'aliases');
  const hasOther = root.kind !== 'map' || (map === null && root.entries.has('aliases'));
  if (hasOther) return failed(root.line, 'write a map under "aliases"');
  for (const [alias, members] of map?.entries ?? []) {
    const names = namesOf(members);
    if (names === null) return failed(members.line, `the alias ${alias} needs a list of names`);
    aliases.set(nameKey(alias), names);
  }
  return { kind: 'read', aliases };
}

/** The names of a list; an empty value is an empty list. Null for anything else. */
export function namesOf(tree: Tree): readonly string[] | null {
  if (tree.kind === 'scalar') return tree.value === null ? [] : null;
  // `{ ada, ben }` is a map to a parser, and means the names.
  if (tree.kind === 'map') return tree.tag === null ? [...tree.entries.keys()] : null;
  const names: string[] = [];
  for (const item of tree.items) {
    if (item.kind !== 'scalar' || item.value === null || item.value === '') return null;
    names.push(String(item.value));
  }
  return names;
}

/** Names are the same whatever their case, with or without an `@`. */
export function nameKey(name: string): string {
  return name.replace(/^@/, '').toLowerCase();
}

function failed(line: number, message: string): AliasesReading {
  return { kind: 'failed', line, message };
}
