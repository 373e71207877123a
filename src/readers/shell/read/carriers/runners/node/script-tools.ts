import type { Invocation, Word } from '../../../../types.ts';
import type { ShellWorld } from '../../../../world/types.ts';
import type { Carried, Carrier } from '../../types.ts';
import { folderOf } from '../shared/files.ts';
import { takeOptions } from '../shared/options.ts';
import { named } from '../shared/words.ts';
import { packageAbove } from './package-file.ts';
import { runScripts, scriptNames } from './run-script.ts';

const PREFIXED = /^(?:npm|pnpm|yarn|bun):(.+)$/;

function scriptsOf(
  names: readonly string[],
  invocation: Invocation,
  world: ShellWorld,
): readonly Carried[] | null {
  const folder = folderOf(invocation, world);
  const file = folder === null ? null : packageAbove(folder, world);
  if (file === null) return null;
  const found = names
    .flatMap((name) => scriptNames(file, name))
    .map((name) => runScripts([file], name, [], world))
    .filter((each) => each !== null);
  return found.length === 0 ? null : found.flat();
}

/** `npm-run-all clean build:*`, `run-s`, `run-p`: scripts of the package by their names. */
const RUN_ALL: Carrier = {
  programs: ['npm-run-all', 'npm-run-all2', 'run-s', 'run-p'],
  carries: ({ args, ...invocation }, world) => {
    const names = args.filter(({ text }) => !text.startsWith('-')).map(({ text }) => text);
    return scriptsOf(names, { args, ...invocation }, world);
  },
  called: (invocation) => named(invocation, invocation.args[0]?.text),
};

/** `concurrently "npm:watch-*" "tsc -w"`: each operand is a command line. */
const CONCURRENTLY: Carrier = {
  programs: ['concurrently', 'conc', 'hyperfine'],
  carries: (invocation, world) => {
    const valued = ['-n', '--names', '-c', '--prefix-colors', '-p', '-s', '-m', '-w', '-r'];
    const operands = operandsOf(invocation.args, valued);
    return operands.flatMap((word): readonly Carried[] => {
      if (!word.known)
        return [{ kind: 'unread', why: 'What is run cannot be known.', fetched: false }];
      const script = PREFIXED.exec(word.text)?.[1];
      if (script === undefined) return [{ kind: 'text', text: word.text }];
      return scriptsOf([script.split(' ')[0] ?? script], invocation, world) ?? [];
    });
  },
  called: (invocation) => named(invocation),
};

function operandsOf(words: readonly Word[], valued: readonly string[]): readonly Word[] {
  const operands: Word[] = [];
  let left = words;
  while (left.length > 0) {
    const { rest, ended } = takeOptions(left, valued);
    if (ended) return [...operands, ...rest];
    operands.push(...rest.slice(0, 1));
    left = rest.slice(1);
  }
  return operands;
}

/** `nodemon --exec "cmd"`, `tsc-watch --onSuccess "cmd"`: the option's value is a command line. */
const WATCHERS: Carrier = {
  programs: ['nodemon', 'tsc-watch', 'onchange', 'chokidar'],
  carries: ({ args }) => {
    const at = args.findIndex(({ text }) => /^(?:-x|--exec|--onSuccess|-c|--command)$/.test(text));
    const word = args[at + 1];
    if (at >= 0 && word !== undefined)
      return word.known
        ? [{ kind: 'text', text: word.text }]
        : [{ kind: 'unread', why: 'What is run cannot be known.', fetched: false }];
    const dashes = args.findIndex(({ text }) => text === '--');
    return dashes < 0 ? null : [{ kind: 'words', words: args.slice(dashes + 1) }];
  },
  called: (invocation) => named(invocation),
};

/** `turbo run build`, `nx run-many -t lint`, `lerna run test`: scripts of the root's package. */
const MONOREPO: Carrier = {
  programs: ['turbo', 'lerna', 'nx', 'wsrun', 'ultra'],
  carries: (invocation, world) => {
    const { args, program } = invocation;
    const words = args.filter(({ text }) => !text.startsWith('-')).map(({ text }) => text);
    if (program === 'lerna' && words[0] === 'exec') return afterDashes(args);
    const names = words[0] === 'run' ? words.slice(1) : program === 'turbo' ? words : [];
    return names.length === 0 ? null : scriptsOf(names, invocation, world);
  },
  called: (invocation) => named(invocation, invocation.args[0]?.text, invocation.args[1]?.text),
};

function afterDashes(args: readonly Word[]): readonly Carried[] | null {
  const at = args.findIndex(({ text }) => text === '--');
  const words = args.slice(at + 1);
  if (at < 0 || words.length === 0) return null;
  return words.length === 1 && words[0]?.known === true && words[0].text.includes(' ')
    ? [{ kind: 'text', text: words[0].text }]
    : [{ kind: 'words', words }];
}

/** Tools that run several scripts, or one again and again. */
export const SCRIPT_TOOLS: readonly Carrier[] = [RUN_ALL, CONCURRENTLY, WATCHERS, MONOREPO];
