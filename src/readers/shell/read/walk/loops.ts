import type { Case, For, Select, While } from 'unbash';
import type { Stdin, Word } from '../../types.ts';
import { assign } from '../state/variables.ts';
import { expandOne, expandWord } from '../words/expand-word.ts';
import type { Expansion } from '../words/expand-word.ts';
import { matchesGlob } from '../words/match-glob.ts';
import { unknownWord } from '../words/value.ts';
import { LIMITS } from './limits.ts';
import { ways } from './merge.ts';
import { together, unasked } from './outs.ts';

/** The body once for each known word; what is beyond the bound stands for an unknown one. */
export function readFor(node: For | Select, around: Expansion): Stdin {
  const { walk, state, frame } = around;
  const name = node.name.value;
  const words =
    node.wordlist === undefined
      ? (state.positional ?? [unknownWord(`$${name}`)])
      : node.wordlist.flatMap((word) => expandWord(word, around));
  const outs: Stdin[] = [];
  for (const word of rounds(words, name)) {
    if (walk.stopped) break;
    assign(name, word, state, walk);
    outs.push(walk.node(node.body, state, frame));
  }
  return together(outs);
}

function rounds(words: readonly Word[], name: string): readonly Word[] {
  if (words.length > 4 && words.every(({ text }) => /^\d+$/.test(text))) {
    return [...words.slice(0, 2), ...words.slice(-1)];
  }
  if (words.length <= LIMITS.rounds) return words;
  return [...words.slice(0, LIMITS.rounds), unknownWord(`$${name}`)];
}

/** The body once, or once for each line that `read` takes from known text. */
export function readWhile(node: While, { walk, state, frame }: Expansion): Stdin {
  const outs: Stdin[] = [];
  for (let round = 0; round < LIMITS.rounds && !walk.stopped; round += 1) {
    const before = state.stdin;
    ways(state, walk, [
      null,
      (fork) => {
        unasked(fork, () => walk.node(node.clause, fork, frame));
        outs.push(walk.node(node.body, fork, frame));
      },
    ]);
    const { stdin } = state;
    const goesOn = stdin !== before && stdin.kind === 'text' && stdin.text !== '';
    if (!goesOn) break;
  }
  return together(outs);
}

/** The branch that a known word takes; every branch where it is not known. */
export function readCase(node: Case, around: Expansion): Stdin {
  const { walk, state, frame } = around;
  const word = expandOne(node.word, around);
  const outs: Stdin[] = [];
  const branches = [];
  let sure = false;
  for (const item of node.items) {
    const patterns = item.pattern.map((pattern) => expandOne(pattern, around));
    const known = word.known && patterns.every((pattern) => pattern.known);
    const fits = patterns.some((pattern) => matchesGlob(pattern.text, word.text));
    if (known && !fits && !patterns.some(({ text }) => /[@!+?*]\(/.test(text))) continue;
    branches.push(item);
    if (known && fits && item.terminator !== ';&' && item.terminator !== ';;&') {
      sure = branches.length === 1;
      break;
    }
  }
  const runs = branches.map(({ body }) => (fork: typeof state) => {
    outs.push(walk.node(body, fork, frame));
  });
  ways(state, walk, sure ? runs : [null, ...runs]);
  return together(outs);
}
