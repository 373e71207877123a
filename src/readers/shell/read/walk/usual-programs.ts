/** Variables that by custom name a program, where nobody has set them: `$PYTHON -m pytest`. */
import type { Word } from '../../types.ts';
import { valueOf } from '../state/persistent.ts';
import type { ShellState } from '../state/types.ts';
import { knownWord } from '../words/value.ts';

const USUAL: ReadonlyMap<string, string> = new Map([
  ['$CC', 'cc'],
  ['$CXX', 'c++'],
  ['$LD', 'ld'],
  ['$AR', 'ar'],
  ['$MAKE', 'make'],
  ['$CMAKE', 'cmake'],
  ['$PYTHON', 'python'],
  ['$PYTHON3', 'python3'],
  ['$PIP', 'pip'],
  ['$NODE', 'node'],
  ['$NPM', 'npm'],
  ['$GO', 'go'],
  ['$CARGO', 'cargo'],
  ['$RUSTC', 'rustc'],
  ['$JAVA', 'java'],
  ['$SHELL', 'bash'],
  ['$EDITOR', 'vi'],
  ['$VISUAL', 'vi'],
  ['$PAGER', 'less'],
  ['$BROWSER', 'open'],
]);

export function usualProgram({ text, unknowns }: Word, state: ShellState): Word | null {
  const [name, another] = unknowns;
  if (name === undefined || another !== undefined || text.length !== 1) return null;
  if (valueOf(state.variables, name.slice(1)) !== undefined) return null;
  const program = USUAL.get(name);
  return program === undefined ? null : knownWord(program);
}
