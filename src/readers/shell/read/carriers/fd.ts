/** `fd pattern -x cmd {}`, `fd pattern -X rm`. */
import type { Word } from '../../types.ts';
import { knownWord } from '../words/value.ts';
import { firstOperand, optionValue } from './options.ts';
import { filledIn } from './xargs.ts';
import type { Carrier } from './types.ts';

const VALUED = (
  '-e --extension -t --type -d --max-depth --min-depth --exact-depth -E --exclude -S --size -j --threads ' +
  '-c --color --changed-within --changed-before -o --owner --search-path --base-directory --max-results'
).split(' ');

export const FD_CARRIER: Carrier = {
  programs: ['fd', 'fdfind'],
  called: () => 'fd -x',
  carries: ({ args }) => {
    const at = args.findIndex(({ text }) => /^(?:-x|-X|--exec|--exec-batch)$/.test(text));
    if (at < 0) return null;
    const found = whatIsFound(args.slice(0, at));
    const end = args.findIndex(({ text }, index) => index > at && text === ';');
    const words = args.slice(at + 1, end < 0 ? undefined : end);
    const named = words.some(({ text }) => /\{[./]{0,2}\}/.test(text));
    const filled = words.map((word) => filledIn(word, '{}', found));
    return [{ kind: 'words', words: named ? filled : [...filled, found] }];
  },
};

/** As a pattern of the shell: the folder that is searched, and the name as far as it is told. */
export function whatIsFound(args: readonly Word[]): Word {
  const first = firstOperand(args, { valued: VALUED }) ?? args.length;
  const [pattern, after] = args.slice(first);
  const folder = optionValue(args, ['--search-path', '--base-directory'], first) ?? after;
  const root = folder === undefined || folder.text === '' ? '.' : folder.text.replace(/\/$/, '');
  const ending = optionValue(args, ['-e', '--extension'], first);
  const name = ending === null ? nameIn(pattern) : `*.${ending.text.replace(/^\./, '')}`;
  return {
    ...(folder ?? knownWord('.')),
    text: name === '*' ? `${root}/*` : `${root}/**/${name}`,
    glob: true,
  };
}

/** `\.log$` is `*.log`; a regular expression that says more than that is any name. */
function nameIn(pattern: Word | undefined): string {
  const [, start = '', name = '', end = ''] =
    /^(\^?)((?:[\w-]|\\?\.|\*)+)(\$?)$/.exec(pattern?.text ?? '') ?? [];
  const plain = name.replaceAll('\\.', '.');
  if (plain === '' || plain === '.' || (pattern?.known !== true && plain !== '')) return '*';
  if (plain.includes('*')) return plain;
  return `${start === '' ? '*' : ''}${plain}${end === '' ? '*' : ''}`;
}
