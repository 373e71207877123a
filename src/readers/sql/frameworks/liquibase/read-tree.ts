import { readJson } from '../../../shared/tree/read-json.ts';
import { readYaml } from '../../../shared/tree/read-yaml.ts';
import type { Tree } from '../../../shared/tree/types.ts';
import type { Element, ElementReading } from './element.ts';

/** Reads a changelog in YAML or JSON. Never throws. */
export function readTree(path: string, text: string): ElementReading {
  const reading = path.endsWith('.json') ? readJson(text) : readYaml(text);
  if (reading.kind === 'failed') return reading;
  const children = reading.documents.flatMap((tree) => elementsOf(tree));
  return {
    kind: 'read',
    root: { name: 'root', line: 1, attributes: new Map(), children, text: '' },
  };
}

/** `- dropTable: {tableName: a}` is an element of that name; scalars are attributes. */
function elementsOf(tree: Tree): readonly Element[] {
  if (tree.kind === 'list') return tree.items.flatMap((item) => elementsOf(item));
  if (tree.kind !== 'map') return [];
  return [...tree.entries].flatMap(([name, value]) => elementOf(name, value));
}

function elementOf(name: string, value: Tree): readonly Element[] {
  const { line } = value;
  if (value.kind === 'scalar') {
    return [{ name, line, attributes: new Map(), children: [], text: String(value.value ?? '') }];
  }
  if (value.kind === 'list') {
    return [{ name, line, attributes: new Map(), children: elementsOf(value), text: '' }];
  }
  const attributes = new Map<string, string>();
  for (const [key, inner] of value.entries) {
    if (inner.kind === 'scalar' && inner.value !== null) attributes.set(key, String(inner.value));
  }
  return [
    { name, line, attributes, children: elementsOf(value), text: attributes.get('sql') ?? '' },
  ];
}
