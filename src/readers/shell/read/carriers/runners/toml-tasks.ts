/** Tasks of `mise.toml` and of `pyproject.toml`: the lines `run = …` and `name = …` of their tables. */
import type { Invocation } from '../../../types.ts';
import type { ShellWorld } from '../../../world/types.ts';
import type { Carried, Carrier } from '../types.ts';
import { fileAbove, folderOf, shownPath } from './shared/files.ts';
import { takeOptions } from './shared/options.ts';
import { followedBy, named } from './shared/words.ts';

interface TaskTable {
  readonly programs: readonly string[];
  readonly words: readonly string[];
  readonly files: readonly string[];
  /** Tables whose keys are tasks. */
  readonly tables: readonly string[];
  /** Keys of a task's own table that hold what is run. */
  readonly keys: readonly string[];
}

const TABLES: readonly TaskTable[] = [
  {
    programs: ['mise', 'rtx'],
    words: ['run', 'r'],
    files: ['mise.toml', '.mise.toml', 'mise/config.toml'],
    tables: ['tasks'],
    keys: ['run', 'depends'],
  },
  {
    programs: ['poe', 'poethepoet'],
    words: [],
    files: ['pyproject.toml'],
    tables: ['tool.poe.tasks'],
    keys: ['cmd', 'shell', 'script', 'sequence'],
  },
  {
    programs: ['pdm', 'rye', 'hatch'],
    words: ['run'],
    files: ['pyproject.toml'],
    tables: ['tool.pdm.scripts', 'tool.rye.scripts', 'tool.hatch.envs.default.scripts'],
    keys: ['cmd', 'shell', 'composite', 'chain'],
  },
  {
    programs: ['pipenv'],
    words: ['run'],
    files: ['Pipfile'],
    tables: ['scripts'],
    keys: ['cmd'],
  },
];

const MOST_LINES = 10_000;

function carries(table: TaskTable, invocation: Invocation, world: ShellWorld) {
  const { rest } = takeOptions(invocation.args, []);
  if (table.words.length > 0 && !table.words.includes(rest[0]?.text ?? '')) return null;
  const [task, ...args] = table.words.length > 0 ? rest.slice(1) : rest;
  const folder = folderOf(invocation, world);
  const file = folder === null ? null : fileAbove(folder, table.files, world);
  if (file === null || task === undefined) return null;
  const tasks = tasksOf(file.text, table);
  const source = shownPath(file.path, world);
  const run = (name: string, depth: number): readonly Carried[] =>
    (tasks.get(name) ?? []).flatMap(({ text, line, other }) => {
      if (other || (tasks.has(text) && depth > 0)) return depth > 8 ? [] : run(text, depth + 1);
      const whole = name === task.text ? followedBy(text, args) : text;
      return [{ kind: 'text' as const, text: whole, source, line, around: { cwd: file.folder } }];
    });
  return tasks.has(task.text) ? run(task.text, 0) : null;
}

interface Piece {
  readonly text: string;
  readonly line: number;
  /** The name of another task. */
  readonly other: boolean;
}

function tasksOf(text: string, { tables, keys }: TaskTable): ReadonlyMap<string, readonly Piece[]> {
  const tasks = new Map<string, Piece[]>();
  const lines = text.split(/\r?\n/, MOST_LINES);
  let current = '';
  for (let at = 0; at < lines.length; at += 1) {
    const line = at + 1;
    const header = /^\s*\[([^\]]+)\]/.exec(lines[at] ?? '')?.[1];
    if (header !== undefined) {
      current = header.replaceAll(/["'\s]/g, '');
      continue;
    }
    const found = /^\s*(?:"([^"]+)"|'([^']+)'|([\w-]+))\s*=\s*(.*)$/.exec(lines[at] ?? '');
    if (found === null) continue;
    const key = found[1] ?? found[2] ?? found[3] ?? '';
    let value = found[4] ?? '';
    const end = value.startsWith('"""') ? '"""' : value.startsWith("'''") ? "'''" : null;
    const open = () => (end === null ? /^\[[^\]]*$/.test(value) : !value.slice(3).includes(end));
    while (open() && at + 1 < lines.length && value.length < 20_000) {
      at += 1;
      value += `\n${lines[at] ?? ''}`;
    }
    const table = tables.find((each) => current === each || current.startsWith(`${each}.`));
    if (table === undefined) continue;
    const own = current === table ? key : current.slice(table.length + 1);
    const wanted = current === table ? value : keys.includes(key) ? value : '';
    const parts = textsIn(wanted, keys);
    const other = key === 'depends' || key === 'sequence';
    if (parts.length > 0)
      tasks.set(own, [
        ...(tasks.get(own) ?? []),
        ...parts.map((each) => ({ text: each, line, other })),
      ]);
  }
  return tasks;
}

/** Strings of a value: alone, in a list, or under one of the keys of an inline table. */
function textsIn(value: string, keys: readonly string[]): readonly string[] {
  if (value.startsWith('"""') || value.startsWith("'''"))
    return [value.slice(3).split(value.slice(0, 3))[0] ?? ''];
  const strings = [...value.matchAll(/(?:([\w-]+)\s*=\s*)?(?:"((?:[^"\\]|\\.)*)"|'([^']*)')/g)];
  return strings
    .filter(([, key]) => key === undefined || keys.includes(key))
    .map(([, , double, single]) => single ?? (double ?? '').replace(/\\(.)/g, '$1'));
}

export const TOML_TASKS: readonly Carrier[] = TABLES.map((table) => ({
  programs: table.programs,
  carries: (invocation, world) => carries(table, invocation, world),
  called: (invocation) => named(invocation, ...invocation.args.slice(0, 2).map(({ text }) => text)),
}));
