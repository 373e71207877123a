import { at, listAt, textAt } from '../../shared/tree/look.ts';
import { readJson } from '../../shared/tree/read-json.ts';
import { readYaml } from '../../shared/tree/read-yaml.ts';
import type { MapTree, Tree } from '../../shared/tree/types.ts';
import { currentGroup } from './identity.ts';
import type { KubeObject, SourceText } from './types.ts';

/** A place in the text that is no object, and why. */
export interface ObjectFault {
  readonly line: number;
  readonly message: string;
  /** True where nothing of the text could be read. */
  readonly whole: boolean;
}

export interface ReadObjects {
  readonly objects: readonly KubeObject[];
  /** What is left unread, by its line. */
  readonly faults: readonly ObjectFault[];
}

const DEEPEST_LIST = 3;

/** The objects of a manifest: of every document and of every list in them. Never throws. */
export function readObjects(source: SourceText): ReadObjects {
  const text = source.text.startsWith('\uFEFF') ? source.text.slice(1) : source.text;
  const reading = /^\s*[[{]/.test(text.slice(0, 4096)) ? readJsonOrYaml(text) : readYaml(text);
  if (reading.kind === 'failed') {
    return { objects: [], faults: [{ line: reading.line, message: reading.message, whole: true }] };
  }
  const objects: KubeObject[] = [];
  const faults: ObjectFault[] = [];
  for (const tree of reading.documents) collect(tree, null, source, { objects, faults }, 0);
  return { objects, faults };
}

/** Flow-style YAML begins with a bracket as well. */
function readJsonOrYaml(text: string): ReturnType<typeof readYaml> {
  const json = readJson(text);
  return json.kind === 'read' ? json : readYaml(text);
}

interface Collected {
  readonly objects: KubeObject[];
  readonly faults: ObjectFault[];
}

function collect(
  tree: Tree,
  pointer: string | null,
  source: SourceText,
  into: Collected,
  depth: number,
  expected: { readonly apiVersion: string; readonly kind: string } | null = null,
): void {
  const apiVersion = textAt(tree, 'apiVersion') ?? expected?.apiVersion ?? null;
  const kind = textAt(tree, 'kind') ?? expected?.kind ?? null;
  if (tree.kind !== 'map' || apiVersion === null || kind === null) {
    into.faults.push({
      line: tree.line,
      message: 'it is no object with apiVersion and kind',
      whole: false,
    });
    return;
  }
  const items = kind.endsWith('List') ? listAt(tree, 'items') : null;
  if (items === null) {
    into.objects.push(objectOf(tree, apiVersion, kind, pointer, source));
    return;
  }
  if (depth >= DEEPEST_LIST) {
    into.faults.push({ line: tree.line, message: 'its lists are nested too deeply', whole: true });
    return;
  }
  const inner = kind === 'List' ? null : { apiVersion, kind: kind.slice(0, -'List'.length) };
  for (const [index, item] of items.items.entries()) {
    collect(item, `${pointer ?? ''}/items/${index}`, source, into, depth + 1, inner);
  }
}

export function objectOf(
  tree: MapTree,
  apiVersion: string,
  kind: string,
  pointer: string | null,
  source: SourceText,
): KubeObject {
  const slash = apiVersion.indexOf('/');
  return {
    group: currentGroup(slash < 0 ? '' : apiVersion.slice(0, slash), kind),
    version: apiVersion.slice(slash + 1),
    kind,
    namespace: nonEmpty(at(tree, 'metadata', 'namespace')),
    name: nonEmpty(at(tree, 'metadata', 'name')),
    tree,
    source,
    line: tree.line,
    pointer,
  };
}

/** A name as text; names made of digits are numbers to YAML. */
function nonEmpty(tree: Tree | null): string | null {
  if (tree?.kind !== 'scalar' || tree.value === null || tree.value === '') return null;
  return String(tree.value);
}
