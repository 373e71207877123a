import { callOf } from '../call.ts';
import type { Invocation, Word } from '../../types.ts';
import type { Repository } from '../../world/types.ts';
import type { ToolContext } from '../types.ts';
import { absoluteIn } from './doing.ts';
import type { GitCall } from './types.ts';

const VALUED = new Set(
  '-C -c --git-dir --work-tree --namespace --super-prefix --config-env --attr-source --list-cmds'.split(
    ' ',
  ),
);

/** Options of git itself, its subcommand, and what follows it. */
export interface Split {
  readonly globals: readonly { readonly name: string; readonly value: Word | null }[];
  /** Null where git is called without one: `git --version`. */
  readonly subcommand: Word | null;
  readonly rest: readonly Word[];
}

export function splitGit(args: readonly Word[]): Split {
  const globals: { name: string; value: Word | null }[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] as Word;
    const { text } = word;
    if (!text.startsWith('-')) return { globals, subcommand: word, rest: args.slice(index + 1) };
    const equals = text.indexOf('=');
    if (VALUED.has(text)) {
      index += 1;
      globals.push({ name: text, value: args[index] ?? null });
    } else if (equals > 1 && text.startsWith('--')) {
      globals.push({
        name: text.slice(0, equals),
        value: { ...word, text: text.slice(equals + 1) },
      });
    } else globals.push({ name: text, value: null });
  }
  return { globals, subcommand: null, rest: [] };
}

/** The call of one subcommand, with the repository that it is about. */
export function gitCall(
  invocation: Invocation,
  { globals, rest }: Split,
  subcommand: string,
  valued: readonly string[],
  context: ToolContext,
): GitCall {
  const call = callOf({ ...invocation, args: rest }, { valued });
  const dashes = rest.findIndex(({ text }) => text === '--');
  const folder = folderOf(invocation, globals);
  return {
    ...call,
    subcommand,
    behindDashes: dashes === -1 ? null : rest.slice(dashes + 1),
    folder,
    repository: repositoryOf(invocation, folder, context),
    settings: globals.flatMap(({ name, value }) =>
      name === '-c' && value !== null ? [value] : [],
    ),
    context,
  };
}

function folderOf(invocation: Invocation, globals: Split['globals']): string | null {
  let folder = invocation.cwd;
  const step = (word: Word | null): void => {
    if (word === null || !word.known) folder = null;
    else if (folder !== null || word.text.startsWith('/'))
      folder = absoluteIn(folder ?? '/', word.text);
  };
  for (const { name, value } of globals) if (name === '-C') step(value);
  const tree = globals.findLast(({ name }) => name === '--work-tree');
  const gitFolder = globals.findLast(({ name }) => name === '--git-dir');
  if (tree !== undefined) step(tree.value);
  else if (gitFolder?.value?.known === true && gitFolder.value.text.endsWith('/.git'))
    step({ ...gitFolder.value, text: gitFolder.value.text.slice(0, -'/.git'.length) || '/' });
  else if (gitFolder !== undefined && gitFolder.value?.text !== '.git') folder = null;
  return folder;
}

function repositoryOf(
  { place, env }: Invocation,
  folder: string | null,
  { world }: ToolContext,
): Repository | null {
  if (place.kind !== 'local' || folder === null) return null;
  if (env('GIT_DIR') !== undefined || env('GIT_WORK_TREE') !== undefined) return null;
  return world.repositoryAt(folder);
}
