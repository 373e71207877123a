/** Short ways to write rows of a table, so that a table reads as a list of words and what they do. */
import type { Act, ActEffect } from '../types.ts';

export interface More extends Partial<Omit<ActEffect, 'why'>> {
  readonly with?: readonly string[];
  readonly without?: readonly string[];
}

type Row = (words: string | readonly string[], type: string, why: string, more?: More) => Act[];

function row(base: Pick<ActEffect, 'verb' | 'reversibility' | 'data'>): Row {
  return (words, type, why, more = {}) => {
    const { with: having, without, ...effect } = more;
    const does: ActEffect = { ...base, type, targets: { operands: 0, most: 5 }, why, ...effect };
    return [words].flat().map((each) => ({
      words: each,
      ...(having === undefined ? {} : { with: having }),
      ...(without === undefined ? {} : { without }),
      does: [does],
    }));
  };
}

/** Data goes, and nothing of the tool brings it back. */
export const lost = row({ verb: 'delete', reversibility: 'irreversible', data: 'holds-data' });

/** Goes for good; whether data goes with it nobody can tell. */
export const gone = row({ verb: 'delete', reversibility: 'irreversible', data: 'unknown' });

/** Goes, and can be made again at the price of an outage or work. */
export const dropped = row({ verb: 'delete', reversibility: 'costly', data: 'none' });

/** Changes something at the price of an outage or work to go back. */
export const upset = row({ verb: 'update', reversibility: 'costly', data: 'none' });

/** Changes something that can be changed back. */
export const changed = row({ verb: 'update', reversibility: 'reversible', data: 'none' });

export const made = row({ verb: 'create', reversibility: 'reversible', data: 'none' });

/** Runs something whose effects are in files or services that were not read. */
export const runs = row({ verb: 'execute', reversibility: 'unknown', data: 'unknown' });

/** Runs something that can be run or stopped again. */
export const starts = row({ verb: 'execute', reversibility: 'reversible', data: 'none' });

/** Shows a secret. */
const read = row({ verb: 'read', reversibility: 'reversible', data: 'none' });
export const shows: Row = (words, type, why, more) =>
  read(words, type, why, { traits: ['credential-read'], ...more });

export function harmless(
  words: string | readonly string[],
  more: Pick<Act, 'with' | 'without'> = {},
): Act[] {
  return [words].flat().map((each) => ({ words: each, ...more, does: 'harmless' }));
}

/** Each act again behind each of some words: `run`, `run-all`. */
export function behind(prefixes: readonly string[], acts: readonly Act[]): Act[] {
  return prefixes.flatMap((prefix) =>
    acts.map((act) => ({ ...act, words: `${prefix} ${act.words}`.trim() })),
  );
}
