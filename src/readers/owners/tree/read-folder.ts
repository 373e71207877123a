import { at, mapAt } from '../../shared/tree/look.ts';
import { readYaml } from '../../shared/tree/read-yaml.ts';
import type { MapTree, Tree } from '../../shared/tree/types.ts';
import { LIMITS } from '../limits.ts';
import { shown } from '../problems.ts';
import type { ProblemList } from '../problems.ts';
import type { FolderEntry, FolderOwners, OwnersRole } from '../types.ts';
import { nameKey, namesOf } from './aliases.ts';
import { compileExpression } from './compile-expression.ts';

const ROLES: readonly OwnersRole[] = ['approvers', 'reviewers', 'required_reviewers'];

type Aliases = ReadonlyMap<string, readonly string[]>;
type Filter = FolderEntry['filter'];

/** Why a file is not read; caught where it becomes a folder that is unread. */
class FolderFault extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.name = 'FolderFault';
    this.line = line;
  }
}

/** Reads one OWNERS file in YAML. What it does not understand makes all of it unread. Never throws. */
export function readFolder(
  text: string,
  source: string,
  aliases: Aliases,
  problems: ProblemList,
): FolderOwners {
  try {
    if (Buffer.byteLength(text) > LIMITS.treeBytes) {
      throw new FolderFault(1, 'an OWNERS of more than 1 MB is not read: make it smaller');
    }
    return read(text, source, aliases, problems);
  } catch (fault) {
    if (!(fault instanceof FolderFault)) throw fault;
    return { kind: 'unread', problem: { source, line: fault.line, message: fault.message } };
  }
}

function read(text: string, source: string, aliases: Aliases, problems: ProblemList): FolderOwners {
  const reading = readYaml(text);
  if (reading.kind === 'failed') throw new FolderFault(reading.line, reading.message);
  const [root = null] = reading.documents;
  if (root === null) return { kind: 'read', source, noParentOwners: false, entries: [] };
  if (root.kind !== 'map') {
    throw new FolderFault(root.line, 'it is no map of approvers and reviewers');
  }
  const noParentOwners = flagOf(at(root, 'options', 'no_parent_owners'));
  const simple = entriesOf(root, null, aliases);
  const filters = root.entries.get('filters');
  if (filters === undefined || isNothing(filters)) {
    return { kind: 'read', source, noParentOwners, entries: simple };
  }
  if (simple.length > 0) {
    problems.add(filters.line, 'filters count only where nobody is named beside them: not used');
    return { kind: 'read', source, noParentOwners, entries: simple };
  }
  return { kind: 'read', source, noParentOwners, entries: filteredEntries(root, aliases) };
}

function filteredEntries(root: MapTree, aliases: Aliases): readonly FolderEntry[] {
  const filters = mapAt(root, 'filters');
  if (filters === null) throw new FolderFault(root.line, 'write a map under "filters"');
  let size = 0;
  return [...filters.entries].flatMap(([text, config]) => {
    if (isNothing(config)) return [];
    if (config.kind !== 'map') throw new FolderFault(config.line, 'a filter needs a map below it');
    if (text === '.*') return entriesOf(config, null, aliases);
    const expression = compileExpression(text);
    size += expression?.size ?? 0;
    if (expression === null || size > LIMITS.filterSize) {
      throw new FolderFault(config.line, `the filter ${shown(text)} is not understood`);
    }
    return entriesOf(config, { text, expression }, aliases);
  });
}

function entriesOf(map: MapTree, filter: Filter, aliases: Aliases): FolderEntry[] {
  return ROLES.flatMap((role) => {
    const list = map.entries.get(role);
    const names = list === undefined ? [] : namesOf(list);
    if (list === undefined || names?.length === 0) return [];
    if (names === null || list.kind !== 'list') {
      throw new FolderFault(list.line, `${role} needs a list of names`);
    }
    return [{ role, owners: expand(names, aliases), filter, line: list.line }];
  });
}

function expand(names: readonly string[], aliases: Aliases): readonly string[] {
  const owners = new Map<string, string>();
  for (const name of names) {
    for (const member of aliases.get(nameKey(name)) ?? [name]) {
      const key = nameKey(member);
      if (!owners.has(key)) owners.set(key, member.includes('@') ? member : `@${member}`);
    }
  }
  return [...owners.values()];
}

function flagOf(tree: Tree | null): boolean {
  if (tree === null || isNothing(tree)) return false;
  if (tree.kind === 'scalar' && typeof tree.value === 'boolean') return tree.value;
  throw new FolderFault(tree.line, 'no_parent_owners is true or false');
}

function isNothing(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null;
}
