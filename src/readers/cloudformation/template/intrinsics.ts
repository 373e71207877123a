import type { MapTree, ScalarTree, Tree } from '../../shared/tree/types.ts';

/** What the short tags of YAML stand for. */
const TAGS: ReadonlyMap<string, string> = new Map([
  ['!Ref', 'Ref'],
  ['!Condition', 'Condition'],
  ...'And Base64 Cidr Contains EachMemberEquals EachMemberIn Equals FindInMap ForEach GetAtt GetAZs If ImportValue Join Length Not Or RefAll Select Split Sub ToJsonString Transform ValueOf ValueOfAll'
    .split(' ')
    .map((name) => [`!${name}`, `Fn::${name}`] as const),
]);

/** The same tree with every short tag (`!Ref x`) in its long form (`{Ref: x}`). */
export function longForm(tree: Tree): Tree {
  const name = tree.tag === null ? undefined : TAGS.get(tree.tag);
  const bare = children(tree);
  if (name === undefined) return bare;
  const argument = name === 'Fn::GetAtt' ? attributePath(bare) : bare;
  return call(name, argument, tree.line);
}

/** `{name: argument}`. */
export function call(name: string, argument: Tree, line: number): MapTree {
  return { kind: 'map', line, tag: null, entries: new Map([[name, argument]]) };
}

export function scalar(value: ScalarTree['value'], line: number): ScalarTree {
  return { kind: 'scalar', value, line, tag: null };
}

/** The function that a map calls (`Ref`, `Fn::If`), or null where it is data. */
export function functionOf(tree: Tree | null): string | null {
  if (tree?.kind !== 'map') return null;
  const [name, more] = tree.entries.keys();
  if (name === undefined || more !== undefined) return null;
  return name === 'Ref' || name === 'Condition' || name.startsWith('Fn::') ? name : null;
}

/** What the function that a map calls is given. */
export function argumentOf(tree: Tree): Tree | null {
  if (tree.kind !== 'map') return null;
  const [argument] = tree.entries.values();
  return argument ?? null;
}

function children(tree: Tree): Tree {
  if (tree.kind === 'scalar') return { ...tree, tag: null };
  if (tree.kind === 'list') return { ...tree, tag: null, items: tree.items.map(longForm) };
  const entries = new Map<string, Tree>();
  for (const [key, value] of tree.entries) {
    const long = longForm(value);
    entries.set(key, key === 'Fn::GetAtt' ? attributePath(long) : long);
  }
  return { ...tree, tag: null, entries };
}

/** `A.B.C` is `[A, B.C]`. */
function attributePath(tree: Tree): Tree {
  if (tree.kind !== 'scalar' || typeof tree.value !== 'string') return tree;
  const end = tree.value.indexOf('.');
  if (end === -1) return tree;
  const parts = [tree.value.slice(0, end), tree.value.slice(end + 1)];
  return {
    kind: 'list',
    line: tree.line,
    tag: null,
    items: parts.map((part) => scalar(part, tree.line)),
  };
}
