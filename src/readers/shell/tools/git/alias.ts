import type { Invocation, Word } from '../../types.ts';
import type { ShellWorld } from '../../world/types.ts';
import { absoluteIn } from './doing.ts';
import type { Split } from './split.ts';

/** What a made-up subcommand stands for. */
export type Alias =
  | { readonly kind: 'git'; readonly words: readonly Word[] }
  /** `!text`: the shell runs it, with the rest of the words behind. */
  | { readonly kind: 'shell'; readonly text: string };

/** The alias that a subcommand is, by `-c alias.x=…`, the repository's settings or the person's own. */
export function aliasOf(
  { globals, subcommand }: Split,
  invocation: Invocation,
  world: ShellWorld,
): Alias | null {
  if (subcommand === null || !/^[\w-]+$/.test(subcommand.text)) return null;
  const key = `alias.${subcommand.text.toLowerCase()}=`;
  const given = globals.findLast(
    ({ name, value }) => name === '-c' && value?.text.toLowerCase().startsWith(key) === true,
  );
  if (given?.value != null) return aliasFrom(given.value.text.slice(key.length));
  if (invocation.place.kind !== 'local') return null;
  for (const path of settingsFiles(invocation, world)) {
    const look = world.look(path, 64 * 1024);
    const value = look.kind === 'text' ? aliasIn(look.text, subcommand.text) : null;
    if (value !== null) return aliasFrom(value);
  }
  return null;
}

function settingsFiles({ cwd }: Invocation, world: ShellWorld): readonly string[] {
  const repository = cwd === null ? null : world.repositoryAt(cwd);
  return [
    ...(repository === null ? [] : [absoluteIn(repository.gitFolder, 'config')]),
    ...(world.home === null
      ? []
      : [absoluteIn(world.home, '.gitconfig'), absoluteIn(world.home, '.config/git/config')]),
  ];
}

/** The value of an alias in the text of a settings file; the last one counts, as for git. */
function aliasIn(text: string, name: string): string | null {
  if (!/alias/i.test(text)) return null;
  let inside = false;
  let found: string | null = null;
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed.startsWith('[')) inside = /^\[alias\]/i.test(trimmed);
    if (!inside) continue;
    const equals = trimmed.indexOf('=');
    if (equals === -1 || trimmed.slice(0, equals).trim().toLowerCase() !== name.toLowerCase())
      continue;
    found = unquoted(trimmed.slice(equals + 1).trim());
  }
  return found;
}

function unquoted(value: string): string {
  const inner = value.startsWith('"') && value.endsWith('"') && value.length > 1;
  return inner ? value.slice(1, -1).replace(/\\(["\\])/g, '$1') : value;
}

function aliasFrom(value: string): Alias | null {
  if (value.startsWith('!')) return { kind: 'shell', text: value.slice(1) };
  const words = [...value.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)]
    .slice(0, 50)
    .map(([, single, double, bare]) => wordOf(single ?? double ?? bare ?? ''));
  return words.length === 0 ? null : { kind: 'git', words };
}

function wordOf(text: string): Word {
  return { text, known: true, glob: false, unknowns: [] };
}
