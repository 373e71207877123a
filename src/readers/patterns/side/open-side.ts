import { readCode } from '../code/read-code.ts';
import type { Code } from '../code/types.ts';
import { parse } from '../syntax/parse.ts';
import type { FilePair } from '../../types.ts';
import type { Side } from '../types.ts';
import { languageOf } from './languages.ts';

export interface Sides {
  readonly before: Side | null;
  readonly after: Side | null;
  /** Why the text alone was read where the syntax could have been; null otherwise. */
  readonly why: string | null;
}

/** Opens both sides. Where one does not parse, neither counts as parsed: like is compared with like. */
export async function openSides({ path, before, after, movedFrom }: FilePair): Promise<Sides> {
  const left = before === null ? null : await read(movedFrom ?? path, before);
  const right = after === null ? null : await read(path, after);
  const failed = [right, left].find((one) => one !== null && one.why !== null);
  const why = failed?.why ?? null;
  return {
    before: before === null ? null : side(movedFrom ?? path, before, why === null ? left : null),
    after: after === null ? null : side(path, after, why === null ? right : null),
    why: why === null ? null : `${why}${failed === left ? ' as it was before' : ''}`,
  };
}

interface Reading {
  readonly code: Code | null;
  readonly why: string | null;
}

async function read(path: string, text: string): Promise<Reading> {
  const spoken = languageOf(path);
  if (spoken === null) return { code: null, why: null };
  const parsed = await parse(text, spoken.grammar);
  return parsed.kind === 'failed'
    ? { code: null, why: parsed.why }
    : { code: readCode(text, parsed.root, spoken.dialect), why: null };
}

function side(path: string, text: string, reading: Reading | null): Side {
  const language = languageOf(path)?.dialect.language ?? null;
  return { path, text, language, code: reading?.code ?? null };
}
