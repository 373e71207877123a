import type { Invocation } from '../../../../types.ts';
import type { ShellWorld } from '../../../../world/types.ts';
import { fileAbove, folderOf } from '../../runners/shared/files.ts';
import { takeOptions, valueOf } from '../../runners/shared/options.ts';
import { named } from '../../runners/shared/words.ts';
import type { Carried, Carrier } from '../../types.ts';
import { readCode } from '../read-code.ts';

const VALUED = ['-f', '--rakefile', '-C', '--directory', '-R', '-I', '-r'];
const NAMES = ['Rakefile', 'rakefile', 'Rakefile.rb'];
const MOST = 50;

/** Text of each task by its name, and the tasks that it needs. */
function tasksOf(
  text: string,
): ReadonlyMap<string, { readonly body: string; readonly needs: readonly string[] }> {
  const tasks = new Map<string, { body: string; needs: readonly string[] }>();
  const lines = text.split(/\r?\n/, 10_000);
  const spaces: { readonly indent: number; readonly name: string }[] = [];
  lines.forEach((line, at) => {
    const indent = line.length - line.trimStart().length;
    while ((spaces.at(-1)?.indent ?? -1) >= indent && line.trim() !== '') spaces.pop();
    const space = /^\s*namespace\s*\(?\s*[:'"](\w+)/.exec(line)?.[1];
    if (space !== undefined) spaces.push({ indent, name: space });
    const head = /^\s*(?:multi)?task\s*\(?\s*(?::?["']?([\w:]+)["']?)\s*:?(.*)$/.exec(line);
    if (head === null) return;
    const end = lines.findIndex(
      (each, index) =>
        index > at &&
        /^\s*(?:end\b|\})/.test(each) &&
        each.length - each.trimStart().length <= indent,
    );
    const opens = /\bdo\b|\{\s*(?:\|[^|]*\|)?\s*$/.test(line);
    const name = [...spaces.map((each) => each.name), (head[1] ?? '').replace(/:$/, '')].join(':');
    const needs = [...(head[2] ?? '').matchAll(/[:'"]([\w:]+)/g)].map(([, need = '']) => need);
    const body = opens ? lines.slice(at + 1, end < 0 ? at + 200 : end).join('\n') : '';
    tasks.set(name, { body, needs });
  });
  return tasks;
}

/** Tasks that a Rakefile of the project holds; null where one is asked for that it does not. */
function carries(invocation: Invocation, world: ShellWorld): readonly Carried[] | null {
  const taken = takeOptions(invocation.args, VALUED);
  if (
    ['-n', '--dry-run', '-T', '--tasks', '-P', '--help', '--version'].some((each) =>
      taken.given.has(each),
    )
  )
    return [];
  const folder = folderOf(invocation, world, valueOf(taken, '-C', '--directory'));
  const given = valueOf(taken, '-f', '--rakefile')?.text;
  const file =
    folder === null ? null : fileAbove(folder, given === undefined ? NAMES : [given], world);
  if (file === null) return null;
  const tasks = tasksOf(file.text);
  const names = taken.rest
    .map(({ text }) => text.replace(/\[.*$/, ''))
    .filter((text) => !text.includes('='));
  const goals = names.length === 0 ? ['default'] : names;
  if (!goals.every((name) => tasks.has(name))) return null;
  const open = goals.toReversed();
  const seen = new Set<string>();
  const carried: Carried[] = [];
  while (open.length > 0 && seen.size < MOST) {
    const name = open.pop() as string;
    const task = tasks.get(name);
    if (task === undefined || seen.has(name)) continue;
    seen.add(name);
    open.push(...task.needs);
    carried.push(...readCode({ language: 'ruby', text: task.body, from: 'file' }));
  }
  return carried;
}

export const RAKE: Carrier = {
  programs: ['rake'],
  carries,
  called: (invocation) => named(invocation, takeOptions(invocation.args, VALUED).rest[0]?.text),
};
