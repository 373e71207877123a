import type { Invocation, Word } from '../../types.ts';
import type { Walk } from '../state/types.ts';
import { pathFrom } from './paths.ts';

/** Files that are fetched are, for the rest of the command, files that nobody can read. */
export function rememberFetched(invocation: Invocation, walk: Walk): void {
  const { program, args, cwd } = invocation;
  if (program !== 'curl' && program !== 'wget') return;
  const at = args.findIndex(({ text }) => /^(?:-o|-O|--output|--output-document)$/.test(text));
  const value = at < 0 ? undefined : args[at + 1];
  const named = at < 0 || (program === 'curl' && args[at]?.text === '-O') ? urlName(args) : value;
  if (named === undefined || named.text === '-') return;
  const path = pathFrom(named, cwd, walk.world.home);
  if (path !== null) walk.written.set(path, null);
}

function urlName(args: readonly Word[]): Word | undefined {
  const url = args.find(({ text }) => /^[a-z]+:\/\//.test(text));
  const name = url?.text
    .replace(/[?#].*$/s, '')
    .split('/')
    .at(-1);
  return name === undefined || url === undefined || name === ''
    ? undefined
    : { ...url, text: name };
}
