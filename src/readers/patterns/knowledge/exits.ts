/** Statements that leave: what they are called in the grammars that are read. */
export const THROWS: ReadonlySet<string> = new Set(['throw_statement', 'raise_statement']);

export const LEAVES: ReadonlySet<string> = new Set([
  ...THROWS,
  'return_statement',
  'break_statement',
]);

/** The same, and what goes on with the next round. */
export const JUMPS: ReadonlySet<string> = new Set([...LEAVES, 'continue_statement']);
