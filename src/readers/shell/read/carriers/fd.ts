/** `fd pattern -x cmd {}`, `fd pattern -X rm`. */
import { knownWord } from '../words/value.ts';
import { filledIn } from './xargs.ts';
import type { Carrier } from './types.ts';

const FOUND = { ...knownWord('./*'), glob: true };

export const FD_CARRIER: Carrier = {
  programs: ['fd', 'fdfind'],
  called: () => 'fd -x',
  carries: ({ args }) => {
    const at = args.findIndex(({ text }) => /^(?:-x|-X|--exec|--exec-batch)$/.test(text));
    if (at < 0) return null;
    const end = args.findIndex(({ text }, index) => index > at && text === ';');
    const words = args.slice(at + 1, end < 0 ? undefined : end);
    const named = words.some(({ text }) => /\{[./]{0,2}\}/.test(text));
    const filled = words.map((word) => filledIn(word, '{}', FOUND));
    return [{ kind: 'words', words: named ? filled : [...filled, FOUND] }];
  },
};
