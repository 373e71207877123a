import { at } from '../../shared/tree/look.ts';
import { readYaml } from '../../shared/tree/read-yaml.ts';
import type { MapTree, Tree } from '../../shared/tree/types.ts';
import type { KnownKind } from '../kinds/types.ts';
import { ancestorsOf } from './ancestors.ts';
import type { Hunk, HunkLine } from './sections.ts';

/** Far above what the diff of any real object has. */
const MOST_HUNKS = 1_000;

/** One side of an object as far as its hunks show it; null where they cannot be put in order. */
export function sideOf(
  hunks: readonly Hunk[],
  side: '-' | '+',
  kind: string,
  known: KnownKind | null,
): MapTree | null {
  let whole: MapTree = {
    kind: 'map',
    line: hunks[0]?.lines[0]?.line ?? 1,
    tag: null,
    entries: new Map(),
  };
  if (hunks.length > MOST_HUNKS) return null;
  for (const hunk of hunks) {
    const tree = treeOfHunk(hunk, side, kind, known);
    if (tree === null) return null;
    whole = merge(whole, tree);
  }
  return whole;
}

function treeOfHunk(
  hunk: Hunk,
  side: '-' | '+',
  kind: string,
  known: KnownKind | null,
): MapTree | null {
  // Both sides stand below the same lines, so the first line of either tells where.
  const shown = hunk.lines
    .map((line) => line.text)
    .filter((text) => text.trim() !== '' && !text.trimStart().startsWith('#'));
  const own = hunk.lines.filter(({ mark }) => mark === ' ' || mark === side);
  const start = side === '-' ? hunk.oldStart : hunk.newStart;
  const above = shown.length === 0 || start <= 1 ? [] : ancestorsOf(shown, kind, known);
  const text = [...above, ...own.map((line) => line.text)].join('\n');
  const reading = readYaml(text);
  if (reading.kind === 'failed') return null;
  const tree = reading.documents[0];
  if (tree === undefined)
    return { kind: 'map', line: hunk.lines[0]?.line ?? 1, tag: null, entries: new Map() };
  return tree.kind === 'map' ? (placed(tree, own, above.length) as MapTree) : null;
}

/** The tree with the lines that it has in the diff. */
function placed(tree: Tree, lines: readonly HunkLine[], above: number): Tree {
  const line = lines[Math.max(0, tree.line - above - 1)]?.line ?? lines.at(-1)?.line ?? 1;
  if (tree.kind === 'scalar') return { ...tree, line };
  if (tree.kind === 'list') {
    return { ...tree, line, items: tree.items.map((item) => placed(item, lines, above)) };
  }
  const entries = new Map(
    [...tree.entries].map(([name, value]) => [name, placed(value, lines, above)]),
  );
  return { ...tree, line, entries };
}

function merge(whole: MapTree, part: MapTree): MapTree {
  const entries = new Map(whole.entries);
  for (const [name, value] of part.entries) {
    const old = entries.get(name);
    if (old?.kind === 'map' && value.kind === 'map') entries.set(name, merge(old, value));
    else if (old?.kind === 'list' && value.kind === 'list') {
      entries.set(name, { ...old, items: [...old.items, ...value.items] });
    } else if (old === undefined || at(value) !== null) entries.set(name, value);
  }
  return { ...whole, entries };
}
