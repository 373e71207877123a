import { at, listAt, textAt } from '../shared/tree/look.ts';
import { readJson } from '../shared/tree/read-json.ts';
import type { MapTree, Tree } from '../shared/tree/types.ts';
import { isAzureRole } from './azure.ts';
import { isGcpPolicy, isGcpRole } from './gcp.ts';

/** A policy in a file, with the name by which it is found again on the other side. */
export interface PolicyDocument {
  readonly language: 'aws' | 'gcp' | 'gcp-role' | 'azure';
  readonly key: string;
  readonly tree: MapTree;
}

const PLACES: readonly (readonly string[])[] = [
  [],
  ['PolicyDocument'],
  ['Document'],
  ['Policy'],
  ['policy'],
  ['PolicyVersion', 'Document'],
  ['AssumeRolePolicyDocument'],
  ['Role', 'AssumeRolePolicyDocument'],
];
const MOST = 1000;

/** Every policy that a file holds: the file itself, or what a command line wraps around it. */
export function documentsIn(tree: Tree): readonly PolicyDocument[] {
  const list = listAt(tree);
  if (list !== null) {
    return list.items
      .slice(0, MOST)
      .flatMap((item, index) =>
        documentsIn(item).map((found) => ({ ...found, key: nameIn(item, index) })),
      );
  }
  for (const place of PLACES) {
    const node = inner(at(tree, ...place));
    if (node === null) continue;
    const language = languageOf(node);
    if (language !== null) return [{ language, key: '', tree: node }];
  }
  return [];
}

/** A policy may be written as text inside of JSON. */
function inner(node: Tree | null): MapTree | null {
  if (node?.kind === 'map') return node;
  const text = textAt(node);
  if (text === null || !text.trimStart().startsWith('{')) return null;
  const reading = readJson(text);
  const root = reading.kind === 'read' ? reading.documents[0] : undefined;
  return root?.kind === 'map' ? root : null;
}

function languageOf(tree: MapTree): PolicyDocument['language'] | null {
  if (isAws(tree)) return 'aws';
  if (isGcpPolicy(tree)) return 'gcp';
  if (isGcpRole(tree)) return 'gcp-role';
  return isAzureRole(tree) ? 'azure' : null;
}

function isAws(tree: MapTree): boolean {
  const statement = at(tree, 'Statement');
  if (statement === null) return false;
  if (statement.kind === 'list' && statement.items.length === 0)
    return at(tree, 'Version') !== null;
  const first = statement.kind === 'list' ? (statement.items[0] ?? null) : statement;
  return at(first, 'Effect') !== null;
}

function nameIn(item: Tree, index: number): string {
  return (
    textAt(item, 'roleName') ??
    textAt(item, 'PolicyName') ??
    textAt(item, 'name') ??
    textAt(item, 'Name') ??
    `${index}`
  );
}
