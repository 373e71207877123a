import { at, listAt, mapAt, textAt } from '../../shared/tree/look.ts';
import type { MapTree, Tree } from '../../shared/tree/types.ts';
import { longForm } from './intrinsics.ts';

export interface Parameter {
  readonly type: string;
  readonly fallback: Tree | null;
  readonly allowed: readonly string[];
  /** Its value is not shown by CloudFormation, and so not by anybody. */
  readonly noEcho: boolean;
}

export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  readonly line: number;
  /** The whole resource, in long form. */
  readonly tree: MapTree;
  /** Name of the condition under which it exists, or null. */
  readonly condition: string | null;
}

/** A template, with every short tag in its long form. */
export interface Template {
  readonly root: MapTree;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly conditions: ReadonlyMap<string, Tree>;
  readonly mappings: MapTree | null;
  readonly resources: ReadonlyMap<string, TemplateResource>;
  /** Entries of `Resources` that stand for resources which only CloudFormation works out. */
  readonly loops: ReadonlyMap<string, Tree>;
  readonly transforms: readonly string[];
  /** Definitions of conditions that were put together before, by name; null while that is going on. */
  readonly definitions: Map<string, Tree | null>;
}

/** Reads a tree as a template. What is not a map where a template has one counts as missing. */
export function templateOf(document: Tree): Template | null {
  const long = longForm(unwrapped(document));
  if (long.kind !== 'map') return null;
  const entries = mapAt(long, 'Resources')?.entries ?? new Map<string, Tree>();
  const resources = new Map<string, TemplateResource>();
  const loops = new Map<string, Tree>();
  for (const [logicalId, tree] of entries) {
    const resource = resourceOf(logicalId, tree);
    if (resource === null) loops.set(logicalId, tree);
    else resources.set(logicalId, resource);
  }
  return {
    root: long,
    parameters: parametersOf(long),
    conditions: mapAt(long, 'Conditions')?.entries ?? new Map<string, Tree>(),
    mappings: mapAt(long, 'Mappings'),
    resources,
    loops,
    transforms: transformsOf(at(long, 'Transform')),
    definitions: new Map(),
  };
}

/** `aws cloudformation get-template` puts the template into another object. */
function unwrapped(document: Tree): Tree {
  return mapAt(document, 'Resources') === null
    ? (mapAt(document, 'TemplateBody') ?? document)
    : document;
}

function resourceOf(logicalId: string, tree: Tree): TemplateResource | null {
  if (tree.kind !== 'map' || logicalId.startsWith('Fn::')) return null;
  const type = textAt(tree, 'Type');
  if (type === null) return null;
  return { logicalId, type, line: tree.line, tree, condition: textAt(tree, 'Condition') };
}

function parametersOf(root: MapTree): ReadonlyMap<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  for (const [name, tree] of mapAt(root, 'Parameters')?.entries ?? []) {
    const noEcho = at(tree, 'NoEcho');
    parameters.set(name, {
      type: textAt(tree, 'Type') ?? 'String',
      fallback: at(tree, 'Default'),
      allowed: (listAt(tree, 'AllowedValues')?.items ?? []).flatMap((item) =>
        item.kind === 'scalar' ? [String(item.value)] : [],
      ),
      noEcho: noEcho?.kind === 'scalar' && String(noEcho.value) === 'true',
    });
  }
  return parameters;
}

function transformsOf(tree: Tree | null): readonly string[] {
  if (tree === null) return [];
  const items = tree.kind === 'list' ? tree.items : [tree];
  return items.map((item) =>
    item.kind === 'scalar' ? String(item.value) : (textAt(item, 'Name') ?? 'an unnamed macro'),
  );
}
