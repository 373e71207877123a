/** Files that a command makes or copies, as the rest of the command will find them. */
import { UNKNOWN } from '../../../types.ts';
import type { Invocation, Stdin, Word } from '../../../types.ts';
import type { ShellState, Spot, Walk } from '../../state/types.ts';
import { optionValue } from '../../carriers/options.ts';
import { isCompiler, rememberCompiled } from './compiled.ts';
import { textOf } from '../builtins/outputs.ts';
import { pathFrom } from '../paths.ts';
import { readRunLater } from './run-later.ts';

/** Options of copiers that take a value. */
const VALUED = /^(?:-\w*[mogtS]|--(?:mode|owner|group|suffix))$/;

const COPIERS = new Set(['cp', 'gcp', 'install', 'mv', 'gmv', 'ln', 'gln']);

export function rememberFiles(invocation: Invocation, state: ShellState, walk: Walk): void {
  if (invocation.place.kind !== 'local') return;
  const { program } = invocation;
  if (program === 'curl' || program === 'wget') rememberFetched(invocation, walk);
  else if (COPIERS.has(program)) rememberCopied(invocation, state, walk);
  else if (program === 'tee' || program === 'sponge') rememberFed(invocation, state, walk);
  else if (isCompiler(program)) rememberCompiled(invocation, walk);
  else if (program === 'git') {
    rememberSetting(invocation, walk);
    readHooksOf(invocation, state, walk);
  }
}

/** What is fetched is, for the rest of the command, something that nobody can read. */
function rememberFetched({ program, args, cwd }: Invocation, walk: Walk): void {
  const remote = args.some(({ text }) => /^(?:-\w*O|--remote-name)$/.test(text));
  const value =
    program === 'curl'
      ? optionValue(args, ['-o', '--output'])
      : optionValue(args, ['-O', '--output-document']);
  if (program === 'curl' && value === null && !remote) return;
  const named = value ?? urlName(args);
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

function rememberCopied(invocation: Invocation, state: ShellState, walk: Walk): void {
  const { program, args, cwd } = invocation;
  const operands = args.filter(
    ({ text }, at) => !text.startsWith('-') && !VALUED.test(args[at - 1]?.text ?? ''),
  );
  const [from, to, another] = operands;
  if (from === undefined || to === undefined || another !== undefined) return;
  const { world } = walk;
  const given = pathFrom(to, cwd, world.home);
  // A symbolic link is followed from where it lies.
  const links = /^g?ln$/.test(program) && args.some(({ text }) => /^-\w*s|^--symbolic$/.test(text));
  const base = links && given !== null ? given.slice(0, given.lastIndexOf('/')) : cwd;
  const source = pathFrom(from, base, world.home);
  if (source === null || given === null || from.glob) return;
  const into = world.kindOf(given) === 'folder';
  const path = into ? `${given}/${source.slice(source.lastIndexOf('/') + 1)}` : given;
  const look = world.look(source);
  if (look.kind === 'text') remember(path, look.text, state, walk, invocation);
}

function rememberFed(invocation: Invocation, state: ShellState, walk: Walk): void {
  const { stdin, args, cwd } = invocation;
  const text = known(stdin, walk);
  const appends = args.some(({ text: word }) => /^(?:-\w*a\w*|--append)$/.test(word));
  for (const word of args.slice(0, 20)) {
    const path = word.text.startsWith('-') ? null : pathFrom(word, cwd, walk.world.home);
    if (path === null || path.startsWith('/dev/')) continue;
    if (appends) {
      if (text !== null) readRunLater(path, text, state, walk, invocation);
    } else if (text === null) walk.written.set(path, null);
    else remember(path, text, state, walk, invocation);
  }
}

function known(stdin: Stdin, walk: Walk): string | null {
  const text = textOf(stdin, walk.world);
  return text === null || text.includes(UNKNOWN) ? null : text;
}

function remember(path: string, text: string, state: ShellState, walk: Walk, spot: Spot): void {
  walk.written.set(path, text);
  readRunLater(path, text, state, walk, spot);
}

const ALIAS = /^alias\.([\w-]+)$/i;

/** `git config alias.x '…'`: what `git x` is from then on. */
function rememberSetting({ args, cwd }: Invocation, walk: Walk): void {
  const words = args.map(({ text }) => text);
  const at = words.indexOf('config');
  if (at < 0) return;
  const key = words.findIndex((word, index) => index > at && ALIAS.test(word));
  const name = ALIAS.exec(words[key] ?? '')?.[1];
  const value = args[key + 1];
  if (name === undefined || value === undefined || !value.known) return;
  const { world } = walk;
  const isOwn = words.includes('--global') && world.home !== null;
  const repository = cwd === null ? null : world.repositoryAt(cwd);
  const path = isOwn ? `${world.home}/.gitconfig` : repository && `${repository.gitFolder}/config`;
  if (path === null) return;
  const look = world.look(path);
  const before = look.kind === 'text' ? look.text : '';
  const line = value.text.replaceAll('\n', ' ');
  walk.written.set(path, `${before}\n[alias]\n\t${name} = ${line}\n`);
}

const HOOKS =
  'pre-commit commit-msg prepare-commit-msg post-commit pre-push post-checkout post-merge pre-rebase'.split(
    ' ',
  );

/** `core.hooksPath`: what lies in that folder is run from then on. */
function readHooksOf(invocation: Invocation, state: ShellState, walk: Walk): void {
  const { args, cwd } = invocation;
  const at = args.findIndex(({ text }) => /^core\.hookspath(?:=|$)/i.test(text));
  const named = args[at];
  if (named === undefined) return;
  const joint = named.text.includes('=');
  const word = joint
    ? { ...named, text: named.text.slice(named.text.indexOf('=') + 1) }
    : args[at + 1];
  const folder = word === undefined ? null : pathFrom(word, cwd, walk.world.home);
  if (folder === null || folder.startsWith('/dev/')) return;
  for (const hook of HOOKS) {
    const look = walk.world.look(`${folder}/${hook}`);
    if (look.kind === 'text') {
      readRunLater(`${folder}/.git/hooks/${hook}`, look.text, state, walk, invocation);
    }
  }
}
