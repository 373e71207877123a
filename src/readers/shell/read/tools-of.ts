import { TOOL_GROUPS } from '../tools/registry.ts';
import type { Tool } from '../tools/types.ts';

type Load = () => Promise<readonly Tool[]>;

let groupsOf: ReadonlyMap<string, readonly Load[]> | null = null;
const loaded = new Map<string, readonly Tool[]>();

/**
 * The tables of a program, of all groups that name it: at once where they are loaded already, else as a
 * promise; null where there is none.
 */
export function toolsOf(program: string): readonly Tool[] | Promise<readonly Tool[]> | null {
  const known = loaded.get(program);
  if (known !== undefined) return known;
  groupsOf ??= byProgram();
  const groups = groupsOf.get(program);
  return groups === undefined ? null : loadTools(program, groups);
}

function byProgram(): ReadonlyMap<string, readonly Load[]> {
  const groups = new Map<string, Load[]>();
  for (const { programs, load } of TOOL_GROUPS) {
    for (const name of programs) {
      const others = groups.get(name);
      if (others === undefined) groups.set(name, [load]);
      else others.push(load);
    }
  }
  return groups;
}

async function loadTools(program: string, groups: readonly Load[]): Promise<readonly Tool[]> {
  const all = await Promise.all(groups.map((load) => load()));
  const tools = all.flat().filter(({ programs }) => programs.includes(program));
  loaded.set(program, tools);
  return tools;
}
