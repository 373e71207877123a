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

  test('has a program in several groups only where each knows other calls of it', () => {
    const seen = new Set<string>();
    const twice = new Set<string>();
    for (const name of TOOL_GROUPS.flatMap(({ programs }) => programs)) {
      if (seen.has(name)) twice.add(name);
      seen.add(name);
    }
    expect([...twice].toSorted()).toEqual(['atlas', 'cargo', 'mix', 'rake', 'ruby']);
  });
});
