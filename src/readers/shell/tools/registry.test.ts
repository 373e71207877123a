import { describe, expect, test } from 'vitest';
import { TOOL_GROUPS } from './registry.ts';

describe('the registry', () => {
  test('has groups, and each only once', () => {
    const ids = TOOL_GROUPS.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(TOOL_GROUPS)('names the programs that the tables of $id have', async (group) => {
    const tools = await group.load();
    const programs = tools.flatMap((tool) => tool.programs);
    expect(group.programs.toSorted()).toEqual(programs.toSorted());
  });

  test('has no program twice', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const { id, programs } of TOOL_GROUPS) {
      for (const program of programs) {
        const other = seen.get(program);
        if (other !== undefined) twice.push(`${program}: ${other} and ${id}`);
        seen.set(program, id);
      }
    }
    expect(twice).toEqual([]);
  });
});
