/** What calls of files come to, as the commands that do the same. */
import { type Call, onlyText, type Value } from '../code/value.ts';
import { argument, commands, option } from './carry.ts';
import type { Rule, RuleContext } from './types.ts';

type Made = (call: Call) => readonly (string | Value)[] | null;

/** For each path that is given, alone or in a list. */
const forEach =
  (...words: readonly string[]): Rule =>
  (call, context) =>
    pathsOf(call).flatMap((path) => commands([...words, path], context));

function pathsOf({ args, on, name }: Call): readonly Value[] {
  const given = args.filter(({ entries }) => entries === undefined);
  if (on?.texts !== undefined && (given.length === 0 || name.startsWith('pathlib.'))) return [on];
  const [first] = given;
  if (first?.items !== undefined) return first.items;
  return first === undefined ? [] : given.filter((value, at) => at === 0 || isPath(value));
}

/** Further arguments count as paths only where they are text; a number or a function is none. */
function isPath({ texts }: Value): boolean {
  return texts !== undefined && !/^(?:utf-?8|\d+|0[0-7]+)$/.test(texts[0] ?? '');
}

/** `rm` with `-r` where an option of the call says so. */
export const removal: Rule = (call, context) => {
  const deep = /^(?:true|TRUE|True|1|T)$/.test(option(call, 'recursive', 'r') ?? '');
  const [path] = pathsOf(call);
  return path === undefined ? [] : commands(['rm', deep ? '-rf' : '-f', '--', path], context);
};

export const removeAll = forEach('rm', '-rf', '--');
export const remove = forEach('rm', '-f', '--');
export const removeFolder = forEach('rmdir', '--');

/** What a file of code writes, moves and reads is its work: only commands are judged by it. */
export const inCommand =
  (make: Made): Rule =>
  (call, context) => {
    if (context.from === 'file') return [];
    const words = make(call);
    return words === null ? [] : commands(words, context).filter(known);
  };

function known(carried: ReturnType<typeof commands>[number]): boolean {
  return carried.kind !== 'words' || carried.words.every((word) => word.known);
}

const EMPTIES = ['truncate', '-s', '0'] as const;

export const target = (call: Call): Value => call.on ?? call.args[0] ?? {};
export const write = inCommand((call) =>
  onlyText(call.args[1]) === ''
    ? [...EMPTIES, argument(call, 0, 'file', 'path')]
    : ['tee', argument(call, 0, 'file', 'path')],
);
export const append = inCommand((call) => ['tee', '-a', argument(call, 0)]);
export const move = inCommand(({ args: [from = {}, to = {}] }) => ['mv', '--', from, to]);
export const copy = inCommand(({ args: [from = {}, to = {}] }) => ['cp', '-r', '--', from, to]);
export const mode = inCommand(({ args: [path = {}, bits = {}] }) => ['chmod', bits, path]);
export const cut = inCommand((call) => ['truncate', '-s', '0', argument(call, 0)]);

/** Reading is told only where the path is known: it matters for credentials alone. */
export const read: Rule = (call, context) => {
  const path = onlyText(target(call));
  return path === null || /^\d*$|:\/\//.test(path) ? [] : commands(['cat', path], context);
};

/** `open(path, mode)`: read, written over or added to by what the mode says. */
export const open =
  (at: number): Rule =>
  (call, context: RuleContext) => {
    const how = onlyText(argument(call, at, 'mode')) ?? '';
    const device = (onlyText(argument(call, 0)) ?? '').startsWith('/dev/');
    if (/^[wx]/.test(how) || (device && how.includes('+'))) return write(call, context);
    return how.startsWith('a') ? append(call, context) : read({ ...call, on: null }, context);
  };

/** A method of a path: `Path('x').write_text('')`. */
export const ownWrite = inCommand((call) => [
  ...(onlyText(call.args[0]) === '' ? EMPTIES : ['tee']),
  target(call),
]);

/** `open(path, 'w').close()`: nothing is left in it. */
export const openedAndClosed: Rule = (call, context) => {
  const [opened] = call.chain;
  const how = opened === undefined ? null : onlyText(argument(opened, 1, 'mode'));
  return opened === undefined || how === null || !how.startsWith('w') ? [] : cut(opened, context);
};
