/** `[ -f x ] || cp y x`: what runs only where a path is not there. */
import type { CommandNode, TestExpression, Word as WordNode } from 'unbash';
import type { Walk } from '../state/types.ts';
import { expandOne } from '../words/expand-word.ts';
import type { Expansion } from '../words/expand-word.ts';
import { pathFrom } from './paths.ts';

/** A path, and the answer of the test on which it is not there. */
export interface Absence {
  readonly path: string;
  /** `file` and `folder` where only that kind is asked for. */
  readonly asked: 'any' | 'file' | 'folder';
  readonly onAnswer: boolean;
}

const ASKED = new Map([
  ['-e', 'any'],
  ['-a', 'any'],
  ['-f', 'file'],
  ['-d', 'folder'],
] as const);

/** What a command asks for, where it is one plain test for a path. */
export function absenceIn(node: { readonly type: string }, around: Expansion): Absence | null {
  const asked = askedBy(node as CommandNode, around);
  if (asked === null || around.state.place.kind !== 'local') return null;
  const kind = ASKED.get(asked.operator as '-e');
  const word = expandOne(asked.operand, around);
  const { cwd } = around.state;
  const path = word.known && !word.glob ? pathFrom(word, cwd, around.walk.world.home) : null;
  if (kind === undefined || path === null) return null;
  return { path, asked: kind, onAnswer: asked.negated };
}

interface Asked {
  readonly operator: string;
  readonly operand: WordNode;
  readonly negated: boolean;
}

function askedBy(node: CommandNode, around: Expansion): Asked | null {
  if (node.type === 'TestCommand') return askedIn(node.expression, false);
  if (node.type !== 'Command' || node.name === undefined || node.prefix.length > 0) return null;
  const words = node.suffix.flatMap((part) => (part.type === 'Word' ? [part] : []));
  const name = expandOne(node.name, around).text;
  if ((name !== '[' && name !== 'test') || words.length !== node.suffix.length) return null;
  const own = name === '[' ? words.slice(0, -1) : words;
  const negated = own[0] !== undefined && expandOne(own[0], around).text === '!';
  const [operator, operand, more] = negated ? own.slice(1) : own;
  if (operator === undefined || operand === undefined || more !== undefined) return null;
  return { operator: expandOne(operator, around).text, operand, negated };
}

function askedIn(test: TestExpression, negated: boolean): Asked | null {
  if (test.type === 'TestUnary') {
    return { operator: test.operator, operand: test.operand, negated };
  }
  const isPlain = test.type === 'TestNot' && test.negations.length === 1;
  return isPlain ? askedIn(test.operand, !negated) : null;
}

/** Reads what runs on one answer of the test. */
export function onAnswer<T>(
  absence: Absence | null,
  answer: boolean,
  walk: Walk,
  read: () => T,
): T {
  if (absence === null || absence.onAnswer !== answer) return read();
  const { path, asked } = absence;
  walk.items.push({ kind: 'absent', path, asked, isOver: false });
  const out = read();
  walk.items.push({ kind: 'absent', path, asked, isOver: true });
  return out;
}
