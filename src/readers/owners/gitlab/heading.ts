import { shown } from '../problems.ts';
import { readOwners } from './owners.ts';

/** The first line of a section. */
export interface Heading {
  readonly name: string;
  readonly optional: boolean;
  /** At least 1. */
  readonly approvals: number;
  /** Owners of the rules below it that name none. */
  readonly owners: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Reads `[Name]`, `^[Name]`, `[Name][2] @owner`. Null for a line that is no heading. Whatever stands in
 * brackets at the start of a line is one, even where a pattern was meant.
 */
export function readHeading(line: string): Heading | null {
  const optional = line.startsWith('^');
  const open = optional ? 1 : 0;
  const close = line.indexOf(']', open);
  if (line[open] !== '[' || close < 0) return null;
  const name = line.slice(open + 1, close);
  const count = /^\[(\d{0,9})\]/.exec(line.slice(close + 1, close + 13));
  const rest = line.slice(close + 1 + (count?.[0].length ?? 0));
  // What no owner can be written with ends the list.
  const list = /^\s[@\w.\-/\s+]*/.exec(rest)?.[0] ?? '';
  const { owners, strangers } = readOwners(list);
  const beyond = rest.slice(list.length);
  const asked = count === null ? 1 : Number(count[1]);

  const problems: string[] = [];
  if (name.trim() === '') problems.push('a section needs a name: write [Name]');
  if (count !== null && asked < 1) {
    problems.push('a section cannot ask for fewer than 1 approval: 1 is asked for');
  }
  if (optional && count !== null && asked > 0) {
    problems.push('an optional section asks for no approvals: leave out the ^ or the number');
  }
  for (const word of strangers) problems.push(`${shown(word)} is no owner of a section`);
  if (beyond !== '') {
    problems.push(`${shown(beyond)} after the heading of a section is not read`);
  }
  return { name, optional, approvals: Math.max(1, asked), owners, problems };
}
