import { TOOL_GROUPS } from '../tools/registry.ts';
import type { ToolGroup } from '../tools/registry.ts';
import type { Tool } from '../tools/types.ts';

/** Names are an agent's to choose, so what is remembered of them is bounded. */
const MOST_NAMES = 5000;

const loaded = new Map<string, readonly Tool[] | null>();

/**
 * The tables of a program, of all groups that name it: at once where they are loaded already, else as a
 * promise; null where there is none.
 */
export function toolsOf(program: string): readonly Tool[] | Promise<readonly Tool[]> | null {
  const known = loaded.get(program);
  if (known !== undefined) return known;
  if (loaded.size > MOST_NAMES) loaded.clear();
  const groups = TOOL_GROUPS.filter(({ programs }) => programs.includes(program));
  if (groups.length > 0) return loadTools(program, groups);
  loaded.set(program, null);
  return null;
}

async function loadTools(program: string, groups: readonly ToolGroup[]): Promise<readonly Tool[]> {
  const all = await Promise.all(groups.map(({ load }) => load()));
  const tools = all.flat().filter(({ programs }) => programs.includes(program));
  loaded.set(program, tools);
  return tools;
}
