/** Emacs Lisp of `emacs --batch --eval`, as far as it takes files away and runs commands. */
import { knownWord, named } from '../../runners/shared/words.ts';
import { textsIn } from '../../hidden.ts';
import type { Carried, Carrier } from '../../types.ts';

const MOST = 50;
const CALL =
  /\(\s*(delete-directory|delete-file|directory-delete|shell-command(?:-to-string)?|async-shell-command|call-process(?:-shell-command)?|start-process|rename-file|write-region)\b([^()]{0,2000}(?:\([^()]{0,500}\)[^()]{0,500}){0,3})/g;

/** Texts among the arguments of a call, `(expand-file-name "~/x")` and its like seen through. */
function textsOf(given: string): readonly string[] {
  return [...given.matchAll(/"((?:[^"\\]|\\.){0,1000})"/g)]
    .slice(0, MOST)
    .map(([, text = '']) => text.replace(/\\(.)/g, '$1'));
}

function carriedBy(code: string): readonly Carried[] {
  const plain = code.replace(/(^|\s);[^\n"]*$/gm, '$1');
  return [...plain.matchAll(CALL)].slice(0, MOST).flatMap(([, name = '', given = '']) => {
    const texts = textsOf(given);
    const [first] = texts;
    if (first === undefined) return [];
    return [carried(name, first, texts)];
  });
}

function carried(name: string, first: string, texts: readonly string[]): Carried {
  const words = (...each: readonly string[]): Carried => ({
    kind: 'words',
    words: each.map(knownWord),
  });
  if (name === 'delete-directory') return words('rm', '-rf', '--', first);
  if (name === 'delete-file') return words('rm', '-f', '--', first);
  if (name === 'rename-file') return words('mv', '--', ...texts.slice(0, 2));
  if (name === 'write-region') return words('tee', texts.at(-1) ?? first);
  if (name === 'call-process') return words(...texts);
  if (name === 'start-process') return words(...texts.slice(1));
  return { kind: 'text', text: first };
}

export const EMACS: Carrier = {
  programs: ['emacs', 'emacsclient'],
  called: (invocation) => named(invocation, '--eval'),
  carries: ({ args }) => {
    const whole = /^(.+)$/s;
    const code = textsIn(args, {
      options: /^--(?:eval|execute)=(.+)$/s,
      apart: new Map([
        ['--eval', whole],
        ['-eval', whole],
        ['--execute', whole],
        ['-e', whole],
      ]),
    });
    return code.length === 0 ? null : code.flatMap(carriedBy);
  },
};
