import { textAt } from '../../shared/tree/look.ts';
import { readJson } from '../../shared/tree/read-json.ts';
import type { MapTree, Tree } from '../../shared/tree/types.ts';
import { call, longForm } from '../template/intrinsics.ts';
import type { Detail, ResourceChange } from './change-set.ts';

/** A resource before or after, as the change set shows it where property values were asked for. */
export interface Context {
  readonly properties: MapTree | null;
  readonly attributes: MapTree | null;
}

/** Reads `BeforeContext` or `AfterContext`, which are JSON in a text; else what the details tell. */
export function contextOf(change: ResourceChange, side: 'BeforeContext' | 'AfterContext'): Context {
  const text = textAt(change.tree, side);
  const reading = text === null ? null : readJson(text);
  const tree = reading?.kind === 'read' ? (reading.documents[0] ?? null) : null;
  if (tree?.kind !== 'map') return fromDetails(change, side);
  const whole = atLine(longForm(tree), change.line);
  const properties = whole.kind === 'map' ? whole.entries.get('Properties') : undefined;
  return {
    properties: properties?.kind === 'map' ? properties : null,
    attributes: whole.kind === 'map' ? whole : null,
  };
}

/** Values of single properties, which is all that is shown of the resource then. */
function fromDetails(change: ResourceChange, side: string): Context {
  const root = new Map<string, Tree>();
  for (const detail of change.details) {
    const value = side === 'BeforeContext' ? detail.before : detail.after;
    const path = pathOf(detail);
    if (value !== null && path.length > 0) put(root, path, valueOf(value, detail), change.line);
  }
  const properties: MapTree | null =
    root.size === 0 ? null : { kind: 'map', line: change.line, tag: null, entries: root };
  return { properties, attributes: null };
}

/** `/Properties/A/B` is the path A, B; without one the name of the property has to do. */
function pathOf(detail: Detail): readonly string[] {
  if (detail.attribute !== 'Properties') return [];
  const [, attribute, ...path] = (detail.path ?? '').split('/');
  if (attribute === 'Properties' && path.length > 0) return path.slice(0, 20);
  return detail.name === null ? [] : [detail.name];
}

function put(entries: Map<string, Tree>, path: readonly string[], value: Tree, line: number): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) {
    entries.set(key, value);
    return;
  }
  const known = entries.get(key);
  const inner = new Map(known?.kind === 'map' ? known.entries : []);
  put(inner, rest, value, line);
  entries.set(key, { kind: 'map', line, tag: null, entries: inner });
}

/** Lists and maps are written as JSON in a text. */
function valueOf(text: string, { line }: Detail): Tree {
  const start = text.trimStart();
  if (start.startsWith('{') || start.startsWith('[')) {
    const reading = readJson(text);
    const tree = reading.kind === 'read' ? reading.documents[0] : undefined;
    if (tree !== undefined) return atLine(tree, line);
  }
  return atLine({ kind: 'scalar', line, tag: null, value: text }, line);
}

const UNKNOWN = /^\{\{changeSet:KNOWN_AFTER_APPLY\}\}$/;

/** Lines inside the text mean nothing outside of it; what is only known later is a function call. */
function atLine(tree: Tree, line: number): Tree {
  if (tree.kind === 'scalar') {
    const value = { ...tree, line };
    return UNKNOWN.test(String(tree.value)) ? call('Fn::KnownAfterApply', value, line) : value;
  }
  if (tree.kind === 'list') {
    return { ...tree, line, items: tree.items.map((item) => atLine(item, line)) };
  }
  const entries = new Map<string, Tree>();
  for (const [key, value] of tree.entries) entries.set(key, atLine(value, line));
  return { ...tree, line, entries };
}
