import type { Invocation, Word } from '../../../types.ts';
import type { ShellWorld } from '../../../world/types.ts';
import type { Carried, Carrier } from '../types.ts';
import { objectOf } from './node/package-file.ts';
import { fileAbove, folderOf, shownPath } from './shared/files.ts';
import { takeOptions, valueOf } from './shared/options.ts';
import { followedBy, named } from './shared/words.ts';

const VALUED = ['-d', '--working-dir', '--timeout'];
const DEEPEST = 8;

function carries(invocation: Invocation, world: ShellWorld): readonly Carried[] | null {
  const taken = takeOptions(invocation.args, VALUED);
  const [command, ...rest] = taken.rest;
  if (command === undefined) return null;
  if (command.text === 'exec') {
    const { rest: words } = takeOptions(rest, VALUED);
    return words.length === 0 ? null : [{ kind: 'words', words }];
  }
  const explicit = command.text === 'run' || command.text === 'run-script';
  const [script, ...args] = explicit ? takeOptions(rest, VALUED).rest : taken.rest;
  const folder = folderOf(invocation, world, valueOf(taken, '-d', '--working-dir'));
  const file = folder === null ? null : fileAbove(folder, ['composer.json'], world);
  if (file === null || script === undefined) return null;
  const scripts = objectOf(file.text)?.['scripts'];
  if (typeof scripts !== 'object' || scripts === null) return null;
  const source = shownPath(file.path, world);
  const lines = linesOf(scripts as Readonly<Record<string, unknown>>, script.text, args, 0);
  return (
    lines?.map((text) => ({ kind: 'text', text, source, around: { cwd: file.folder } })) ?? null
  );
}

/** Command lines of a script: `@name` is another script, `@php` a program, `Class::method` no command. */
function linesOf(
  scripts: Readonly<Record<string, unknown>>,
  name: string,
  args: readonly Word[],
  depth: number,
): readonly string[] | null {
  if (!Object.hasOwn(scripts, name) || depth > DEEPEST) return null;
  const value = scripts[name];
  const entries: readonly unknown[] = Array.isArray(value) ? value.slice(0, 100) : [value];
  return entries.flatMap((entry) => {
    if (typeof entry !== 'string' || /^[\w\\]+::\w+$/.test(entry)) return [];
    const called = /^@(php|putenv|composer)\s+(.*)$/s.exec(entry);
    if (called !== null) return called[1] === 'putenv' ? [] : [`${called[1]} ${called[2]}`];
    if (entry.startsWith('@')) return linesOf(scripts, entry.slice(1), args, depth + 1) ?? [];
    return [
      followedBy(
        entry,
        args.filter(({ text }) => text !== '--'),
      ),
    ];
  });
}

export const COMPOSER: Carrier = {
  programs: ['composer'],
  carries,
  called: (invocation) => named(invocation, ...invocation.args.slice(0, 2).map(({ text }) => text)),
};
