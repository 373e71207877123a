/** `fd pattern -x cmd {}`, `fd pattern -X rm`. */
import type { Word } from '../../types.ts';
import { knownWord } from '../words/value.ts';
import { firstOperand, optionValue } from './options.ts';
import { filledIn } from './filled-in.ts';
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
  const [pattern, after] = operandsIn(args);
  const folder = optionValue(args, ['--search-path', '--base-directory']) ?? after;
  const root = folder === undefined || folder.text === '' ? '.' : folder.text.replace(/\/$/, '');
  const ending = optionValue(args, ['-e', '--extension']);
  const name = ending === null ? nameIn(pattern) : `*.${ending.text.replace(/^\./, '')}`;
  return {
    ...(folder ?? knownWord('.')),
    text: name === '*' ? `${root}/*` : `${root}/**/${name}`,
    glob: true,
  };
}

function operandsIn(args: readonly Word[]): readonly Word[] {
  const operands: Word[] = [];
  let rest = args;
  while (rest.length > 0 && operands.length < 2) {
    const at = firstOperand(rest, { valued: VALUED }) ?? rest.length;
    operands.push(...rest.slice(at, at + 1));
    rest = rest.slice(at + 1);
  }
  return operands;
}

/** Names that hardly ever stand for a part of another. */
const WHOLE_NAMES = /^(?:node_modules|__pycache__|\.[\w-]*cache|\.DS_Store|dist|coverage)$/;

/** `\.log$` is `*.log`; a regular expression that says more than that is any name. */
function nameIn(pattern: Word | undefined): string {
  const [, start = '', name = '', end = ''] =
    /^(\^?)((?:[\w-]|\\?\.|\*)+)(\$?)$/.exec(pattern?.text ?? '') ?? [];
  const plain = name.replaceAll('\\.', '.');
  if (plain === '' || plain === '.' || (pattern?.known !== true && plain !== '')) return '*';
  if (plain.includes('*') || WHOLE_NAMES.test(plain)) return plain;
  return `${start === '' ? '*' : ''}${plain}${end === '' ? '*' : ''}`;
}
