import { parseCode } from '../code/parse.ts';
import type { Statement } from '../code/syntax.ts';
import type { Language } from '../code/traits.ts';
import type { Translation } from '../types.ts';

/** What a file comes to that cannot be read. */
export function unreadable(line: number, message: string): Translation {
  return { up: [], down: null, transactional: null, irreversible: null, failed: { line, message } };
}

/** Parses and hands on, or says why not. */
export function translated(
  text: string,
  language: Language,
  translate: (statements: readonly Statement[]) => Translation,
): Translation {
  const code = parseCode(text, language);
  if (code.kind === 'failed') return unreadable(code.line, code.message);
  return translate(code.statements);
}

/** Every statement of a kind, at any depth of blocks and classes. */
export function deep(statements: readonly Statement[]): readonly Statement[] {
  return statements.flatMap((statement) =>
    statement.kind === 'class' || statement.kind === 'block'
      ? [statement, ...deep(statement.body)]
      : [statement],
  );
}

/** The first `raise` in a body, when nothing is done before it. */
export function raisedAtOnce(body: readonly Statement[]): number | null {
  const [first] = body;
  if (first?.kind === 'raise') return first.line;
  return null;
}
