import { at } from '../../shared/tree/look.ts';
import type { MapTree, Tree } from '../../shared/tree/types.ts';
import { argumentOf, call, functionOf, scalar } from './intrinsics.ts';
import type { Parameter, Template } from './template.ts';

/** Key under which a look-up in a mapping carries every value that it can come to. */
export const CANDIDATES = 'Candidates';
const NO_VALUE = 'AWS::NoValue';

/**
 * A part of a template with everything in it that stands elsewhere in the template: defaults of
 * parameters, definitions of conditions, values of mappings. So two versions of the part are equal only
 * when what they come to is.
 */
export function expand(tree: Tree, template: Template): Tree {
  const name = functionOf(tree);
  const argument = argumentOf(tree);
  if (name !== null && argument !== null) {
    if (name === 'Ref') return reference(tree, argument, template);
    if (name === 'Fn::FindInMap') return lookUp(tree, argument, template);
    if (name === 'Fn::If' && argument.kind === 'list') {
      const [condition, ...branches] = argument.items;
      const items = branches.map((branch) => expand(branch, template));
      const whole =
        condition?.kind === 'scalar' ? definitionOf(String(condition.value), template) : condition;
      return call(
        name,
        { ...argument, items: whole === undefined ? items : [whole, ...items] },
        tree.line,
      );
    }
  }
  if (tree.kind === 'scalar') return tree;
  if (tree.kind === 'list') {
    const items = tree.items
      .map((item) => expand(item, template))
      .filter((item) => !isNoValue(item));
    return { ...tree, items };
  }
  return { ...tree, entries: entriesOf(tree, template) };
}

/** The definition of a condition, with those of the conditions that it names. */
export function definitionOf(name: string, template: Template): Tree {
  const known = template.definitions.get(name);
  const definition = template.conditions.get(name);
  if (known === null || definition === undefined) return scalar(`condition ${name}`, 1);
  if (known !== undefined) return known;
  template.definitions.set(name, null);
  const whole = substituted(definition, template);
  template.definitions.set(name, whole);
  return whole;
}

function substituted(tree: Tree, template: Template): Tree {
  const argument = argumentOf(tree);
  if (functionOf(tree) === 'Condition' && argument?.kind === 'scalar') {
    return definitionOf(String(argument.value), template);
  }
  if (tree.kind === 'list') {
    return { ...tree, items: tree.items.map((item) => substituted(item, template)) };
  }
  if (tree.kind === 'scalar') return tree;
  const entries = new Map<string, Tree>();
  for (const [key, value] of tree.entries) entries.set(key, substituted(value, template));
  return { ...tree, entries };
}

function entriesOf(tree: MapTree, template: Template): ReadonlyMap<string, Tree> {
  const entries = new Map<string, Tree>();
  for (const [key, value] of tree.entries) {
    const expanded = expand(value, template);
    if (!isNoValue(expanded)) entries.set(key, expanded);
  }
  return entries;
}

/** True for what takes a property away again. */
export function isNoValue(tree: Tree): boolean {
  const argument = argumentOf(tree);
  return functionOf(tree) === 'Ref' && argument?.kind === 'scalar' && argument.value === NO_VALUE;
}

function reference(tree: Tree, argument: Tree, template: Template): Tree {
  if (argument.kind !== 'scalar') return tree;
  const parameter = template.parameters.get(String(argument.value));
  if (parameter === undefined || parameter.fallback === null) return tree;
  return valueOf(parameter, parameter.fallback, tree);
}

function valueOf(parameter: Parameter, fallback: Tree, tree: Tree): Tree {
  const hidden = parameter.noEcho || parameter.type.startsWith('AWS::SSM::');
  if (hidden) {
    if (tree.kind !== 'map') return tree;
    return { ...tree, entries: new Map([...tree.entries, ['Default', fallback]]) };
  }
  const text = fallback.kind === 'scalar' ? String(fallback.value) : null;
  if (text !== null && /List/.test(parameter.type)) {
    const items = text.split(',').map((part) => scalar(part.trim(), tree.line));
    return { kind: 'list', line: tree.line, tag: null, items };
  }
  return fallback.kind === 'scalar' ? { ...fallback, line: tree.line } : fallback;
}

function lookUp(tree: Tree, argument: Tree, template: Template): Tree {
  if (argument.kind !== 'list' || tree.kind !== 'map') return tree;
  const [map, first, second] = argument.items;
  const name = literal(map);
  const table = name === null ? null : at(template.mappings, name);
  if (table?.kind !== 'map' || first === undefined || second === undefined) return tree;
  const found = picked(table, literal(first)).flatMap((row) => picked(row, literal(second)));
  const [only] = found;
  if (only !== undefined && literal(first) !== null && literal(second) !== null) {
    return only.kind === 'scalar' ? { ...only, line: tree.line } : only;
  }
  const candidates: Tree = { kind: 'list', line: tree.line, tag: null, items: found };
  return { ...tree, entries: new Map([...tree.entries, [CANDIDATES, candidates]]) };
}

function picked(tree: Tree, key: string | null): readonly Tree[] {
  if (tree.kind !== 'map') return [];
  if (key === null) return [...tree.entries.values()];
  const value = tree.entries.get(key);
  return value === undefined ? [] : [value];
}

function literal(tree: Tree | undefined): string | null {
  return tree?.kind === 'scalar' ? String(tree.value) : null;
}
