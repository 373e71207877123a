/** `find … -exec cmd {} \;`. What `-delete` does is for the table of `find`. */
import type { Word } from '../../types.ts';
import { knownWord } from '../words/value.ts';
import { filledIn } from './xargs.ts';
import type { Carried, Carrier } from './types.ts';

export const FIND_CARRIER: Carrier = {
  programs: ['find', 'gfind'],
  called: () => 'find -exec',
  carries: ({ args }) => {
    const carried: Carried[] = [];
    const found = whatIsFound(args);
    for (let at = 0; at < args.length && carried.length < 20; at += 1) {
      if (!/^-(?:exec|execdir|ok|okdir)$/.test(args[at]?.text ?? '')) continue;
      const end = args.findIndex(({ text }, index) => index > at && /^[;+]$/.test(text));
      const words = args.slice(at + 1, end < 0 ? undefined : end);
      const around = { stdin: { kind: 'none' } } as const;
      for (const item of found) {
        const filled = words.map((word) => filledIn(word, '{}', item));
        carried.push({ kind: 'words', words: filled, around });
      }
      at = end < 0 ? args.length : end;
    }
    return carried.length === 0 ? null : carried;
  },
};

/** One pattern for each folder that is searched: `src/**` with the name that is asked for. */
function whatIsFound(args: readonly Word[]): readonly Word[] {
  const end = args.findIndex(({ text }) => /^[-(!]/.test(text));
  const given = args.slice(0, end < 0 ? undefined : end);
  const folders = given.length === 0 ? [knownWord('.')] : given;
  const name = args.find((_, index) => /^-i?name$/.test(args[index - 1]?.text ?? ''));
  return folders.slice(0, 10).map((folder) => {
    const root = folder.text === '/' ? '' : folder.text.replace(/\/$/, '');
    const text = name === undefined ? `${root}/*` : `${root}/**/${name.text}`;
    return { ...folder, text, glob: true };
  });
}
