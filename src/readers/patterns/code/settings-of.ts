import { readYaml } from '../../shared/tree/read-yaml.ts';
import type { Tree } from '../../shared/tree/types.ts';
import { parseTree } from 'jsonc-parser';
import type { Node } from 'jsonc-parser';
import { childAt } from '../syntax/node.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import type { Side } from '../types.ts';
import { pathOf } from './ask.ts';
import { numberIn } from './number.ts';
import { dotted, textOf } from './text-of.ts';
import type { Code, Setting } from './types.ts';

/** A number or truth value with the way to it, which is the same on both sides. */
export interface PlacedSetting {
  readonly way: string;
  readonly name: string;
  readonly role: Setting['role'];
  readonly value: number | boolean;
  readonly start: number;
  readonly end: number;
}

/** The settings of a side by their way; a way that is met twice is left out, for nobody can tell them apart. */
export function settingsOf(side: Side): ReadonlyMap<string, PlacedSetting> {
  const found =
    side.code === null
      ? plainSettings(side)
      : side.code.settings.map((one) => inCode(one, side.code as Code));
  const byWay = new Map<string, PlacedSetting | null>();
  for (const one of found) byWay.set(one.way, byWay.has(one.way) ? null : one);
  return new Map([...byWay].flatMap(([way, one]) => (one === null ? [] : [[way, one] as const])));
}

function inCode({ node, name, role, value }: Setting, code: Code): PlacedSetting {
  return {
    way: `${pathOf(code, node)} ${outer(node, code)} ${name}`,
    name,
    role,
    value,
    start: node.start,
    end: node.end,
  };
}

/** Keys and callees around a setting, within its statement. */
function outer(node: SyntaxNode, code: Code): string {
  const words: string[] = [];
  for (
    let one = node.parent;
    one !== null && !/statement|block|program|module/.test(one.type);
    one = one.parent
  ) {
    const key =
      childAt(one, 'key') ??
      childAt(one, 'function') ??
      childAt(one, 'name') ??
      childAt(one, 'constructor');
    if (key !== null && key.end <= node.start)
      words.unshift(dotted(textOf(key, code.text)).slice(-60));
  }
  return words.join('>');
}

function plainSettings(side: Side): readonly PlacedSetting[] {
  if (/\.ya?ml$/i.test(side.path)) return yamlSettings(side.text);
  if (/\.jsonc?$/i.test(side.path)) return jsonSettings(side.text);
  if (/\.(?:tf|hcl|tfvars|nomad)$/i.test(side.path)) return hclSettings(side.text);
  return [];
}

function yamlSettings(text: string): readonly PlacedSetting[] {
  const reading = readYaml(text);
  if (reading.kind === 'failed') return [];
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const found: PlacedSetting[] = [];
  const walk = (tree: Tree, way: readonly string[]): void => {
    if (tree.kind === 'map') for (const [key, value] of tree.entries) walk(value, [...way, key]);
    else if (tree.kind === 'list')
      tree.items.forEach((item, index) => {
        walk(item, [...way, labelOf(item) ?? String(index)]);
      });
    else {
      const value = typeof tree.value === 'string' ? quantity(tree.value) : tree.value;
      const start = starts[tree.line - 1];
      if (value === null || start === undefined) return;
      const end = starts[tree.line] ?? text.length + 1;
      found.push({
        way: way.join('>'),
        name: way.at(-1) ?? '',
        role: 'value',
        value,
        start,
        end: end - 1,
      });
    }
  };
  reading.documents.forEach((tree, index) => {
    walk(tree, [String(index)]);
  });
  return found;
}

/** Items of a list are known by their names rather than their places. */
function labelOf(tree: Tree): string | null {
  if (tree.kind !== 'map') return null;
  const name = tree.entries.get('name') ?? tree.entries.get('id') ?? tree.entries.get('key');
  return name?.kind === 'scalar' && typeof name.value === 'string' ? name.value : null;
}

function jsonSettings(text: string): readonly PlacedSetting[] {
  const root = text.length > 400_000 ? undefined : parseTree(text);
  const found: PlacedSetting[] = [];
  const walk = (node: Node, way: readonly string[]): void => {
    if (way.length > 60) return;
    if (node.type === 'property') {
      const [key, value] = node.children ?? [];
      if (key !== undefined && value !== undefined) walk(value, [...way, String(key.value)]);
    } else if (node.type === 'object') for (const child of node.children ?? []) walk(child, way);
    else if (node.type === 'array')
      (node.children ?? []).forEach((child, index) => {
        walk(child, [...way, String(index)]);
      });
    else {
      const value: unknown = typeof node.value === 'string' ? quantity(node.value) : node.value;
      if (typeof value !== 'number' && typeof value !== 'boolean') return;
      const start = node.parent?.type === 'property' ? node.parent.offset : node.offset;
      found.push({
        way: way.join('>'),
        name: way.at(-1) ?? '',
        role: 'value',
        value,
        start,
        end: node.offset + node.length,
      });
    }
  };
  if (root !== undefined) walk(root, []);
  return found;
}

/** `name = number` with the words of the blocks around it. */
function hclSettings(text: string): readonly PlacedSetting[] {
  const found: PlacedSetting[] = [];
  const blocks: string[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const opens = /^\s*([\w"' .-]+?)\s*(?:=\s*)?\{\s*$/.exec(line)?.[1];
    const pair = /^\s*([\w.-]+)\s*=\s*"?([\w.]+)"?\s*(?:#.*|\/\/.*)?$/.exec(line);
    if (opens !== undefined) blocks.push(opens.replace(/\s+/g, ' '));
    else if (/^\s*\}/.test(line)) blocks.pop();
    else if (pair !== null) {
      const [, name = '', written = ''] = pair;
      const value = /^(?:true|false)$/.test(written) ? written === 'true' : quantity(written);
      if (value !== null)
        found.push({
          way: [...blocks, name].join('>'),
          name,
          role: 'value',
          value,
          start,
          end: start + line.length,
        });
    }
    start += line.length + 1;
  }
  return found;
}

const SCALES: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['m', 1e-3],
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
  ['ms', 1e-3],
  ['s', 1],
  ['min', 60],
  ['h', 3600],
  ['d', 86_400],
  ['KB', 1e3],
  ['MB', 1e6],
  ['GB', 1e9],
  ['kb', 1e3],
  ['mb', 1e6],
  ['gb', 1e9],
]);

/** A number with its unit: `512Mi`, `30s`, `0.5`. */
function quantity(text: string): number | null {
  const found = /^(\d+(?:\.\d+)?)([A-Za-z]{0,3})$/.exec(text);
  if (found === null) return null;
  const scale = SCALES.get(found[2] ?? '');
  const value = numberIn(found[1] ?? '');
  return scale === undefined || value === null ? null : value * scale;
}
