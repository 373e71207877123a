import { readCode } from '../code/read-code.ts';
import type { Code } from '../code/types.ts';
import { loadGrammar } from '../syntax/engine.ts';
import { parse } from '../syntax/parse.ts';
import type { ParsingTime } from '../syntax/parsing-time.ts';
import type { FilePair } from '../../types.ts';
import type { Side } from '../types.ts';
import { languageOf } from './languages.ts';

export interface Sides {
  readonly before: Side | null;
  readonly after: Side | null;
  /**
   * Why the text alone is read where the syntax could have been; null while all that was asked for parses.
   * Once it says something, neither side has code: what was found until then compares unlike with unlike.
   */
  why(): string | null;
}

/** Opens both sides; the syntax of each is read when a pattern first asks for it. */
export async function openSides(
  { path, before, after, movedFrom }: FilePair,
  time: ParsingTime,
): Promise<Sides> {
  const fault: Fault = { why: null };
  const oldPath = movedFrom ?? path;
  return {
    before:
      before === null ? null : await side(oldPath, before, ' as it was before', { fault, time }),
    after: after === null ? null : await side(path, after, '', { fault, time }),
    why: () => fault.why,
  };
}

interface Fault {
  why: string | null;
}

interface Reading {
  readonly fault: Fault;
  readonly time: ParsingTime;
}

async function side(
  path: string,
  text: string,
  where: string,
  { fault, time }: Reading,
): Promise<Side> {
  const spoken = languageOf(path);
  if (spoken === null) return { path, text, language: null, code: null };
  const grammar = await loadGrammar(spoken.grammar);
  let code: Code | null = null;
  const read = (): Code | null => {
    if (fault.why !== null) return null;
    if (code !== null) return code;
    const parsed = parse(text, grammar, time);
    if (parsed.kind === 'failed') fault.why = `${parsed.why}${where}`;
    else code = readCode(text, parsed.root, spoken.dialect);
    return code;
  };
  return {
    path,
    text,
    language: spoken.dialect.language,
    get code() {
      return read();
    },
  };
}
