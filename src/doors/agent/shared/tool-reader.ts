import type { AgentAct } from '../types.ts';
import type { Fields } from './fields.ts';

/** What one tool of a host is about to do, or a sentence that says why its input makes no sense. */
export type ToolReader = (input: Fields, tool: string) => readonly AgentAct[] | string;

/** A host's tools by the names it gives them. */
export type ToolTable = Readonly<Record<string, ToolReader>>;

/** The acts of a tool by its host's table; a tool on no list is told as what it is. */
export function actsOf(
  table: ToolTable,
  tool: string,
  input: Fields,
  unlisted: ToolReader = unknown,
): readonly AgentAct[] | string {
  const read = Object.hasOwn(table, tool) ? table[tool] : unlisted;
  return read === undefined ? unknown(input, tool) : read(input, tool);
}

export const unknown: ToolReader = (input, tool) => [{ kind: 'unknown', tool, input }];
export const harmless: ToolReader = (_input, tool) => [{ kind: 'harmless', tool }];

/** The same reader under several names. */
export function under(reader: ToolReader, ...names: readonly string[]): ToolTable {
  return Object.fromEntries(names.map((name) => [name, reader]));
}
