/** Variables that are one of a few values: the command is read once for each. */
import type { Command, SyntaxNode, Word as SyntaxWord } from 'unbash';
import { valueOf, withValue } from '../state/persistent.ts';
import type { ShellState } from '../state/types.ts';
import type { Value } from '../words/value.ts';

export interface OpenVariable {
  readonly name: string;
  readonly either: readonly Value[];
}

/** The first variable in the words of a command that may have one of a few values, or null. */
export function openVariable(node: Command, state: ShellState): OpenVariable | null {
  const words: SyntaxWord[] = node.name === undefined ? [] : [node.name];
  for (const part of [...node.prefix, ...node.suffix]) {
    if (part.type === 'Word') words.push(part);
    else if (part.type === 'Assignment' && part.value.type === 'Word') words.push(part.value);
    else if (part.type === 'Redirect' && part.target !== undefined) words.push(part.target);
  }
  for (const word of words) {
    for (const name of namesIn(word.parts ?? [], 0)) {
      const either = valueOf(state.variables, name)?.either;
      if (either !== undefined) return { name, either };
    }
  }
  return null;
}

function namesIn(parts: readonly SyntaxNode[], depth: number): readonly string[] {
  return parts.flatMap((part) => {
    if (part.type === 'SimpleExpansion') return [part.text.slice(1)];
    if (part.type === 'ParameterExpansion') return [part.parameter];
    return part.type === 'DoubleQuoted' && depth < 3 ? namesIn(part.parts, depth + 1) : [];
  });
}

export function withChoice(state: ShellState, { name }: OpenVariable, value: Value): void {
  const exported = valueOf(state.variables, name)?.exported === true;
  state.variables = withValue(state.variables, name, { ...value, exported });
}
