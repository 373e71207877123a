import type { Invocation, Word } from '../../../../types.ts';
import type { ShellWorld } from '../../../../world/types.ts';
import type { Carried, Carrier } from '../../types.ts';
import { absolutePath, fileAbove, fileIn, folderOf, shownPath } from '../shared/files.ts';
import { hasOption, takeOptions, valueOf } from '../shared/options.ts';
import { named, shellText, UNKNOWN_TEXT } from '../shared/words.ts';
import { type Tree, treeOf } from './yaml-lines.ts';

const VALUED = ['-t', '--taskfile', '-d', '--dir', '-c', '--concurrency', '-o', '--output', '-I'];
const ASKS = [
  '-n',
  '--dry',
  '-l',
  '--list',
  '-a',
  '--list-all',
  '--summary',
  '--status',
  '--help',
  '-h',
  '--version',
  '--init',
  '-i',
];
const NAMES = [
  'Taskfile.yml',
  'taskfile.yml',
  'Taskfile.yaml',
  'taskfile.yaml',
  'Taskfile.dist.yml',
  'Taskfile.dist.yaml',
];
const MOST_TASKS = 100;

type Map = { readonly [key: string]: Tree };

function carries(invocation: Invocation, world: ShellWorld): readonly Carried[] | null {
  const taken = takeOptions(invocation.args, VALUED);
  if (hasOption(taken, ...ASKS)) return [];
  const folder = folderOf(invocation, world, valueOf(taken, '-d', '--dir'));
  if (folder === null) return null;
  const given = valueOf(taken, '-t', '--taskfile');
  const file =
    given === null ? fileAbove(folder, NAMES, world) : fileIn(folder, [given.text], world);
  if (file === null) return null;
  const root = mapOf(treeOf(file.text));
  const dashes = taken.rest.findIndex(({ text }) => text === '--');
  const words = dashes < 0 ? taken.rest : taken.rest.slice(0, dashes);
  const values = valuesOf(root['vars'], words);
  values['CLI_ARGS'] =
    dashes < 0
      ? ''
      : taken.rest
          .slice(dashes + 1)
          .map(shellText)
          .join(' ');
  const names = words.filter(({ text }) => !text.includes('=')).map(({ text }) => text);
  const source = shownPath(file.path, world);
  const tasks = { ...included(root, file.folder, world), ...mapOf(root['tasks']) };
  const carried: Carried[] = [];
  const seen = new Set<string>();

  function run(name: string, given: Readonly<Record<string, string>>): boolean {
    const task = tasks[name];
    if (task === undefined) return false;
    if (seen.has(name) || seen.size > MOST_TASKS) return true;
    seen.add(name);
    const map: Map =
      typeof task === 'object' && !Array.isArray(task) ? mapOf(task) : { cmds: task };
    const inner = { ...valuesOf(map['vars'], []), ...given };
    const cwd = textOf(map['dir']) === '' ? file?.folder : textOf(map['dir']);
    const at = absolutePath(filled(cwd ?? '.', inner), file?.folder ?? null, world);
    for (const each of listOf(map['deps'])) run(nameOf(each), inner);
    for (const each of [...listOf(map['cmds']), ...listOf(map['cmd'])]) {
      const command = typeof each === 'string' ? each : textOf(mapOf(each)['cmd']);
      const next = typeof each === 'string' ? '' : textOf(mapOf(each)['task']);
      if (next !== '') run(next, { ...inner, ...valuesOf(mapOf(each)['vars'], []) });
      else if (command !== '')
        carried.push({ kind: 'text', text: filled(command, inner), source, around: { cwd: at } });
    }
    return true;
  }

  const found = (names.length === 0 ? ['default'] : names).map((name) => run(name, values));
  if (found.includes(true)) return carried;
  return null;
}

/** Tasks of included files under `name:`. */
function included(root: Map, folder: string, world: ShellWorld): Map {
  const tasks: Record<string, Tree> = {};
  for (const [name, value] of Object.entries(mapOf(root['includes'])).slice(0, 20)) {
    const path = absolutePath(
      typeof value === 'string' ? value : textOf(mapOf(value)['taskfile']),
      folder,
      world,
    );
    if (path === null) continue;
    const look = world.look(path);
    const file = look.kind === 'folder' ? fileIn(path, NAMES, world)?.text : undefined;
    const text = look.kind === 'text' ? look.text : file;
    if (text === undefined) continue;
    for (const [task, body] of Object.entries(mapOf(mapOf(treeOf(text))['tasks'])))
      tasks[`${name}:${task}`] = body;
  }
  return tasks;
}

function valuesOf(vars: Tree | undefined, words: readonly Word[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(mapOf(vars))) {
    const command = typeof value === 'string' ? '' : textOf(mapOf(value)['sh']);
    values[name] = command === '' ? textOf(value) : `$(${command})`;
  }
  for (const { text, known } of words) {
    const equals = text.indexOf('=');
    if (equals > 0) values[text.slice(0, equals)] = known ? text.slice(equals + 1) : UNKNOWN_TEXT;
  }
  return values;
}

/** `{{.NAME}}` by its value; templates that do more are not known. */
function filled(text: string, values: Readonly<Record<string, string>>, depth = 0): string {
  if (depth > 6) return text;
  return text.replace(/\{\{-?\s*([^{}]*?)\s*-?\}\}/g, (_, inside: string) => {
    const found = /^\.(\w+)(?:\s*\|\s*default\s+["']([^"']*)["'])?$/.exec(inside);
    const byDefault = /^default\s+["']([^"']*)["']\s+\.(\w+)$/.exec(inside);
    const name = found?.[1] ?? byDefault?.[2];
    if (name === undefined) return UNKNOWN_TEXT;
    const value = values[name] ?? found?.[2] ?? byDefault?.[1];
    return value === undefined ? `\${${name}}` : filled(value, values, depth + 1);
  });
}

function mapOf(tree: Tree | undefined): Map {
  return typeof tree === 'object' && !Array.isArray(tree) ? (tree as Map) : {};
}

function listOf(tree: Tree | undefined): readonly Tree[] {
  if (Array.isArray(tree)) return tree;
  return typeof tree === 'string' && tree !== '' ? [tree] : [];
}

function textOf(tree: Tree | undefined): string {
  return typeof tree === 'string' ? tree : '';
}

function nameOf(tree: Tree): string {
  return typeof tree === 'string' ? tree : textOf(mapOf(tree)['task']);
}

export const TASK: Carrier = {
  programs: ['task', 'go-task'],
  carries,
  called: (invocation) => named(invocation, takeOptions(invocation.args, VALUED).rest[0]?.text),
};
