/** `… | xargs rm`, `find … -print0 | xargs -0 -I{} mv {} x`. */
import type { Invocation, Stdin, Word } from '../../types.ts';
import type { ShellWorld } from '../../world/types.ts';
import { textOf } from '../walk/builtins/outputs.ts';
import { pathFrom } from '../walk/paths.ts';
import { knownWord, unknownWord } from '../words/value.ts';
import { whatIsFound } from './fd.ts';
import { filledIn } from './filled-in.ts';
import { firstOperand, optionValue } from './options.ts';
import type { Carried, Carrier } from './types.ts';

const VALUED = [
  '-I',
  '-J',
  '-R',
  '-S',
  '-n',
  '-L',
  '-P',
  '-s',
  '-d',
  '-E',
  '-a',
  '--max-args',
  '--max-lines',
  '--max-procs',
  '--max-chars',
  '--delimiter',
  '--arg-file',
  '--replace',
  '--process-slot-var',
];
const MOST = 50;

export const XARGS_CARRIER: Carrier = {
  programs: ['xargs', 'gxargs'],
  called: () => 'xargs',
  carries: (invocation, world) => {
    const { args } = invocation;
    const first = firstOperand(args, { valued: VALUED });
    if (first === null) return [];
    const words = first < args.length ? args.slice(first) : [knownWord('echo')];
    const found = itemsOf(invocation, args.slice(0, first), world);
    const replace = placeholder(args.slice(0, first));
    const around = { stdin: { kind: 'none' } } as const;
    if (replace === null) return [{ kind: 'words', words: [...words, ...found], around }];
    return found.map((item): Carried => {
      const filled = words.map((word) => filledIn(word, replace, item));
      return { kind: 'words', words: filled, around };
    });
  },
};

function placeholder(options: readonly Word[]): string | null {
  const named = optionValue(options, ['-I', '-J', '--replace']);
  if (named !== null) return named.text;
  return options.some(({ text }) => text === '-i' || text === '--replace') ? '{}' : null;
}

/** The words that standard input gives; one unknown word where nobody can know them. */
function itemsOf(
  { stdin, cwd }: Invocation,
  options: readonly Word[],
  world: ShellWorld,
): readonly Word[] {
  const file = optionValue(options, ['-a', '--arg-file']);
  const from: Stdin = file === null ? stdin : { kind: 'file', path: asPath(file, cwd, world) };
  const text = textOf(from, world);
  if (text === null) return itemsFromOutput(from);
  const lines = options.some(({ text: each }) => /^-(?:I|i|L|d|0|J)|^--(?:null|delim)/.test(each));
  const items = text.split(lines ? /[\n\0]/ : /\s+/).filter((item) => item !== '');
  const words = items.slice(0, MOST).map((item) => knownWord(item.replace(/^(['"])(.*)\1$/, '$2')));
  return items.length > MOST ? [...words, unknownWord('more lines')] : words;
}

function asPath(file: Word, cwd: string | null, world: ShellWorld): Word {
  const path = pathFrom(file, cwd, world.home);
  return path === null ? file : { ...file, text: path };
}

/** What `find`, `ls` or `git ls-files` names lies below the folders that it was given. */
function itemsFromOutput(from: Stdin): readonly Word[] {
  if (from.kind !== 'output') return [unknownWord('its input')];
  const { program, args } = filterless(from.of);
  const operands = args.filter(({ text }) => !text.startsWith('-'));
  if (program === 'fd' || program === 'fdfind') return [whatIsFound(args)];
  if (program === 'find' || program === 'gfind') return underFolders(args);
  const patterns = operands.slice(1).filter(({ text }) => /^[\w./-]*\*[\w.*-]*$/.test(text));
  if (program === 'git' && operands[0]?.text === 'ls-files' && patterns.length > 0) {
    return patterns.map((word) => ({ ...word, text: `./**/${word.text}`, glob: true }));
  }
  if (program === 'ls' && operands.length > 0) return operands.map(below);
  return [unknownWord(`the output of ${lister(from.of)}`)];
}

/** A program by its name; one that lists processes with what it is asked, which says whether it is all. */
function lister({ program, args }: Invocation): string {
  const texts = [program, ...args.map(({ text }) => text)];
  const own = program === 'sudo' || program === 'doas' ? texts.slice(1) : texts;
  return /^(?:ps|lsof)$/.test(own[0] ?? '') ? own.join(' ').slice(0, 100) : program;
}

/** `find x | grep y | sort` still names what lies below `x`. */
function filterless(of: Invocation): Invocation {
  let from = of;
  for (let depth = 0; depth < 10 && from.stdin.kind === 'output'; depth += 1) {
    if (!/^(?:grep|egrep|sort|uniq|head|tail|tee|cat|rg)$/.test(from.program)) break;
    from = from.stdin.of;
  }
  return from;
}

function underFolders(args: readonly Word[]): readonly Word[] {
  const end = args.findIndex(({ text }) => /^[-(!]/.test(text));
  const folders = args.slice(0, end < 0 ? undefined : end);
  return (folders.length === 0 ? [knownWord('.')] : folders).map((folder) => {
    const name = args.find((_, index) => /^-i?name$/.test(args[index - 1]?.text ?? ''));
    return name === undefined
      ? below(folder)
      : { ...below(folder), text: `${folder.text.replace(/\/$/, '')}/**/${name.text}` };
  });
}

function below(folder: Word): Word {
  return { ...folder, text: `${folder.text.replace(/\/$/, '')}/*`, glob: true };
}
