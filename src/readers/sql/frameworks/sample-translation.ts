import { FRAMEWORKS } from './registry.ts';
import { render } from './translate/render.ts';
import type { Dialect } from '../types.ts';
import type { Framework, Translation } from './types.ts';

/** A framework by its id, for tables of tests. */
export function frameworkById(id: string): Framework {
  const found = FRAMEWORKS.find((framework) => framework.id === id);
  if (found === undefined) throw new Error(`no framework ${id}`);
  return found;
}

/** What a translation comes to in one direction, one statement a line; `?` for what nobody can tell. */
export function statementsOf(
  translation: Translation,
  direction: 'up' | 'down' = 'up',
  dialect: Dialect = 'postgresql',
): readonly string[] {
  if (translation.failed !== null) return [`failed: ${translation.failed.message}`];
  return (translation[direction] ?? []).map(({ operation }) => {
    const sql = render(operation, dialect);
    return sql === null ? '?' : sql.trim().replace(/\s+/g, ' ');
  });
}
