import { at, listAt, mapAt, numberAt, textAt } from '../shared/tree/look.ts';
import type { MapTree, Tree } from '../shared/tree/types.ts';
import { byPackage } from './apt-summary.ts';
import { shortModule } from './outcome.ts';
import type { Outcome, Run } from './outcome.ts';

/** Far more than any difference that is read. */
const MOST_ROWS = 2000;

/** The output of the `json` callback. */
export function readJsonRun(root: MapTree): Run {
  const outcomes: Outcome[] = [];
  const odd: number[] = [];
  for (const play of listAt(root, 'plays')?.items ?? []) {
    const playName = textAt(play, 'play', 'name') ?? '';
    for (const task of listAt(play, 'tasks')?.items ?? []) {
      const hosts = mapAt(task, 'hosts');
      if (hosts === null) odd.push(task.line);
      const taskName = textAt(task, 'task', 'name') ?? '';
      for (const [host, result] of hosts?.entries ?? []) {
        const parts = listAt(result, 'results')?.items ?? [];
        const own = (part: Tree) => outcome(part, result, { play: playName, task: taskName, host });
        outcomes.push(
          ...(parts.length > 0 ? parts : [result]).flatMap((part) =>
            byPackage(own(part), preparedIn(at(part, 'diff'))),
          ),
        );
      }
    }
  }
  const stats = mapAt(root, 'stats');
  const counts =
    stats === null
      ? null
      : new Map([...stats.entries].map(([host, stat]) => [host, numberAt(stat, 'changed') ?? 0]));
  return { outcomes, counts, odd };
}

function outcome(part: Tree, whole: Tree, names: Pick<Outcome, 'play' | 'task' | 'host'>): Outcome {
  const module =
    textAt(part, 'action') ?? textAt(whole, 'action') ?? textAt(part, 'invocation', 'module_name');
  return {
    ...names,
    status: statusOf(part),
    module: module === null ? null : shortModule(module),
    args: argsOf(part),
    unchecked: isUnchecked(part),
    subject: subjectIn(at(part, 'diff')) ?? textAt(part, 'item'),
    diff: diffOf(at(part, 'diff')),
    line: part.line,
  };
}

function statusOf(part: Tree): Outcome['status'] {
  if (isOn(part, 'unreachable')) return 'unreachable';
  if (isOn(part, 'failed'))
    return isOn(part, 'ignore_errors') || isOn(part, '_ansible_ignore_errors')
      ? 'ignored'
      : 'failed';
  if (isOn(part, 'skipped')) return 'skipped';
  return isOn(part, 'changed') ? 'changed' : 'ok';
}

/** Why a task was skipped is said in its message, or as a condition that was false. */
export function isUnchecked(part: Tree): boolean {
  const reason = `${textAt(part, 'skip_reason') ?? ''} ${textAt(part, 'msg') ?? ''}`;
  return isOn(part, 'skipped') && /check mode|running in check/i.test(reason);
}

/** Arguments come before results: a result of the same name tells what is, not what was asked. */
export function argsOf(part: Tree): ReadonlyMap<string, string> {
  const args = new Map<string, string>();
  for (const source of [mapAt(part, 'invocation', 'module_args'), mapAt(part)]) {
    for (const [key, value] of source?.entries ?? []) {
      const name = key.toLowerCase();
      const text = textOf(value);
      if (text !== null && !args.has(name)) args.set(name, text.slice(0, 500));
    }
  }
  return args;
}

/** Scalars, and lists of them: packages are often named as a list. */
function textOf(value: Tree): string | null {
  if (value.kind === 'scalar') return value.value === null ? null : String(value.value);
  if (value.kind !== 'list' || value.items.length === 0) return null;
  const parts = value.items.slice(0, 50).map((item) => textAt(item));
  return parts.every((part) => part !== null) ? parts.join(', ') : null;
}

/** What apt says as a text of its own instead of two sides. */
function preparedIn(diff: Tree | null): readonly string[] {
  const first = diff?.kind === 'list' ? (diff.items[0] ?? null) : diff;
  return (textAt(first, 'prepared') ?? '').split('\n', MOST_ROWS);
}

function subjectIn(diff: Tree | null): string | null {
  const first = diff?.kind === 'list' ? (diff.items[0] ?? null) : diff;
  return (
    textAt(first, 'before', 'path') ??
    textAt(first, 'after', 'path') ??
    textAt(first, 'before_header')?.replace(/ \(content\)$/, '') ??
    null
  );
}

export function diffOf(tree: Tree | null): readonly string[] {
  if (tree === null) return [];
  if (tree.kind === 'list') return tree.items.flatMap((item) => diffOf(item)).slice(0, MOST_ROWS);
  const [before, after] = [at(tree, 'before'), at(tree, 'after')];
  return [...sideOf(before, '-'), ...sideOf(after, '+')];
}

function sideOf(tree: Tree | null, mark: '-' | '+'): readonly string[] {
  if (tree?.kind === 'map') {
    return [...tree.entries].flatMap(([key, value]) =>
      value.kind === 'scalar' ? [`${mark} "${key}": "${String(value.value)}"`] : [],
    );
  }
  const text = textAt(tree);
  return text === null || text === ''
    ? []
    : text.split('\n', MOST_ROWS).map((row) => `${mark}${row}`);
}

function isOn(tree: Tree, key: string): boolean {
  const node = at(tree, key);
  return node?.kind === 'scalar' && node.value === true;
}
