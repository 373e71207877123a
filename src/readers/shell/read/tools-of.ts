import { TOOL_GROUPS } from '../tools/registry.ts';
import type { Tool } from '../tools/types.ts';

let groupOf: ReadonlyMap<string, () => Promise<readonly Tool[]>> | null = null;
const loaded = new Map<string, readonly Tool[]>();

/** The tables of a program: at once where they are loaded already, else as a promise; null where none is. */
export function toolsOf(program: string): readonly Tool[] | Promise<readonly Tool[]> | null {
  const known = loaded.get(program);
  if (known !== undefined) return known;
  groupOf ??= new Map(
    TOOL_GROUPS.flatMap(({ programs, load }) => programs.map((name) => [name, load] as const)),
  );
  const load = groupOf.get(program);
  return load === undefined ? null : loadTools(program, load);
}

async function loadTools(
  program: string,
  load: () => Promise<readonly Tool[]>,
): Promise<readonly Tool[]> {
  const tools = (await load()).filter(({ programs }) => programs.includes(program));
  loaded.set(program, tools);
  return tools;
}
