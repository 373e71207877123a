import { EndParser } from './statements-end.ts';
import { BraceParser } from './statements-braces.ts';
import { PythonParser } from './statements-python.ts';
import { scan } from './scan.ts';
import type { Expression, Statement } from './syntax.ts';
import { CodeFault } from './token.ts';
import { TRAITS } from './traits.ts';
import type { Language } from './traits.ts';

const DEEPEST_INSERTION = 4;

/** What a file says, or where it stops being readable. */
export type CodeReading =
  | { readonly kind: 'read'; readonly statements: readonly Statement[] }
  | { readonly kind: 'failed'; readonly line: number; readonly message: string };

/** Reads code without running it. Never throws; garbage comes out as operations over nothing. */
export function parseCode(text: string, language: Language): CodeReading {
  try {
    // A carriage return alone ends a line for some languages; nothing behind it may get lost.
    const lines = text.replace(/\r(?!\n)/g, '\n');
    return { kind: 'read', statements: parserOf(lines, language, 0).program() };
  } catch (fault) {
    if (!(fault instanceof CodeFault)) throw fault;
    return { kind: 'failed', line: fault.line, message: fault.message };
  }
}

function parserOf(text: string, language: Language, depth: number, firstLine = 1) {
  const traits = TRAITS[language];
  const tokens = scan(text, traits.lexicon, firstLine);
  const insertion = (code: string, line: number): Expression => {
    if (depth >= DEEPEST_INSERTION) return { kind: 'operation', line, signs: [code], operands: [] };
    return parserOf(code, language, depth + 1, line).expression();
  };
  if (language === 'python') return new PythonParser(tokens, traits, insertion);
  if (language === 'ruby' || language === 'elixir') return new EndParser(tokens, traits, insertion);
  return new BraceParser(tokens, traits, insertion);
}
