/** Calls that take files away, write over them, move them or read them: as the commands that do the same. */
import { type Call, onlyText, textValue, type Value } from '../code/value.ts';
import { argument, commands, option } from './carry.ts';
import type { Rule, RuleContext, Rules } from './types.ts';

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
const removal: Rule = (call, context) => {
  const deep = /^(?:true|TRUE|True|1|T)$/.test(option(call, 'recursive', 'r') ?? '');
  const [path] = pathsOf(call);
  return path === undefined ? [] : commands(['rm', deep ? '-rf' : '-f', '--', path], context);
};

const removeAll = forEach('rm', '-rf', '--');
const remove = forEach('rm', '-f', '--');
const removeFolder = forEach('rmdir', '--');

/** What a file of code writes, moves and reads is its work: only commands are judged by it. */
const inCommand =
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

const target = (call: Call): Value => call.on ?? call.args[0] ?? {};
const write = inCommand((call) =>
  onlyText(call.args[1]) === ''
    ? [...EMPTIES, argument(call, 0, 'file', 'path')]
    : ['tee', argument(call, 0, 'file', 'path')],
);
const append = inCommand((call) => ['tee', '-a', argument(call, 0)]);
const move = inCommand(({ args: [from = {}, to = {}] }) => ['mv', '--', from, to]);
const copy = inCommand(({ args: [from = {}, to = {}] }) => ['cp', '-r', '--', from, to]);
const mode = inCommand(({ args: [path = {}, bits = {}] }) => ['chmod', bits, path]);
const cut = inCommand((call) => ['truncate', '-s', '0', argument(call, 0)]);

/** Reading is told only where the path is known: it matters for credentials alone. */
const read: Rule = (call, context) => {
  const path = onlyText(target(call));
  return path === null || /^\d*$|:\/\//.test(path) ? [] : commands(['cat', path], context);
};

/** `open(path, mode)`: read, written over or added to by what the mode says. */
const open =
  (at: number): Rule =>
  (call, context: RuleContext) => {
    const how = onlyText(argument(call, at, 'mode')) ?? '';
    const device = (onlyText(argument(call, 0)) ?? '').startsWith('/dev/');
    if (/^[wx]/.test(how) || (device && how.includes('+'))) return write(call, context);
    return how.startsWith('a') ? append(call, context) : read({ ...call, on: null }, context);
  };

/** A method of a path: `Path('x').write_text('')`. */
const ownWrite = inCommand((call) => [
  ...(onlyText(call.args[0]) === '' ? EMPTIES : ['tee']),
  target(call),
]);

/** `open(path, 'w').close()`: nothing is left in it. */
const openedAndClosed: Rule = (call, context) => {
  const [opened] = call.chain;
  const how = opened === undefined ? null : onlyText(argument(opened, 1, 'mode'));
  return opened === undefined || how === null || !how.startsWith('w') ? [] : cut(opened, context);
};

const PYTHON: Rules = {
  'shutil.rmtree': removeAll,
  'os.remove': remove,
  'os.unlink': remove,
  'os.rmdir': removeFolder,
  'os.removedirs': removeFolder,
  'send2trash.send2trash': remove,
  'pathlib.Path().unlink': remove,
  'pathlib.Path().rmdir': removeFolder,
  'pathlib.Path().rmtree': removeAll,
  'pathlib.Path().write_text': ownWrite,
  'pathlib.Path().write_bytes': ownWrite,
  'pathlib.Path().read_text': read,
  'pathlib.Path().read_bytes': read,
  'pathlib.Path().rename': inCommand((call) => ['mv', '--', target(call), call.args[0] ?? {}]),
  'pathlib.Path().open': (call, context) =>
    open(1)({ ...call, args: [target(call), ...call.args], on: null }, context),
  open: open(1),
  'open().close': openedAndClosed,
  'io.open': open(1),
  'os.truncate': cut,
  'os.open': (call, context) => {
    const device = (onlyText(call.args[0]) ?? '').startsWith('/dev/');
    const writes = /O_(?:WRONLY|RDWR)/.test(call.args[1]?.name ?? '');
    return device && writes ? write(call, context) : [];
  },
  'shutil.move': move,
  'os.rename': move,
  'os.replace': move,
  'shutil.copy': copy,
  'shutil.copy2': copy,
  'shutil.copyfile': copy,
  'os.chmod': mode,
};

const FS: Rules = {
  rm: removal,
  rmSync: removal,
  rmdir: (call, context) =>
    option(call, 'recursive') === 'true' ? removeAll(call, context) : removeFolder(call, context),
  rmdirSync: (call, context) =>
    option(call, 'recursive') === 'true' ? removeAll(call, context) : removeFolder(call, context),
  unlink: remove,
  unlinkSync: remove,
  remove: removeAll,
  removeSync: removeAll,
  emptyDir: removeAll,
  emptyDirSync: removeAll,
  writeFile: write,
  writeFileSync: write,
  createWriteStream: write,
  appendFile: append,
  appendFileSync: append,
  truncate: cut,
  truncateSync: cut,
  rename: move,
  renameSync: move,
  copyFile: copy,
  copyFileSync: copy,
  cp: copy,
  cpSync: copy,
  chmod: mode,
  chmodSync: mode,
  readFile: read,
  readFileSync: read,
};

const JS: Rules = {
  ...Object.fromEntries(
    Object.entries(FS).flatMap(([name, rule]) => [
      [`fs.${name}`, rule],
      [`fs.promises.${name}`, rule],
    ]),
  ),
  rimraf: removeAll,
  'rimraf.rimraf': removeAll,
  'rimraf.sync': removeAll,
  'rimraf.rimrafSync': removeAll,
  del: removeAll,
  'del.sync': removeAll,
  'del.deleteAsync': removeAll,
  'del.deleteSync': removeAll,
  'Deno.remove': removal,
  'Deno.removeSync': removal,
  'Deno.writeTextFile': write,
  'Deno.writeTextFileSync': write,
  'Deno.writeFile': write,
  'Deno.truncate': cut,
  'Deno.readTextFile': read,
  'Bun.write': write,
  'Bun.file().delete': (call, context) =>
    removal({ ...call, args: call.chain[0]?.args ?? [] }, context),
};

const RUBY_ALL = ['rm_rf', 'rm_r', 'rmtree', 'remove_dir', 'remove_entry', 'remove_entry_secure'];

const RUBY: Rules = {
  ...Object.fromEntries(
    RUBY_ALL.flatMap((name) => [
      [`FileUtils.${name}`, removeAll],
      [name, removeAll],
    ]),
  ),
  'FileUtils.rm': remove,
  'FileUtils.rm_f': remove,
  'FileUtils.remove': remove,
  'FileUtils.rmdir': removeFolder,
  'FileUtils.mv': move,
  'FileUtils.cp': copy,
  'FileUtils.cp_r': copy,
  'FileUtils.chmod': inCommand(({ args: [bits = {}, path = {}] }) => ['chmod', bits, path]),
  'FileUtils.chmod_R': inCommand(({ args: [bits = {}, path = {}] }) => ['chmod', '-R', bits, path]),
  'File.delete': remove,
  'File.unlink': remove,
  'File.rename': move,
  'File.write': write,
  'File.open': open(1),
  'File.truncate': cut,
  'File.read': read,
  'IO.read': read,
  'IO.write': write,
  'Dir.rmdir': removeFolder,
  'Dir.delete': removeFolder,
  'Dir.unlink': removeFolder,
  'pathlib.Path().delete': remove,
  'pathlib.Path().rmtree': removeAll,
};

const PERL: Rules = {
  unlink: remove,
  rmdir: removeFolder,
  rmtree: removeAll,
  remove_tree: removeAll,
  'File.Path.rmtree': removeAll,
  'File.Path.remove_tree': removeAll,
  rename: move,
  truncate: cut,
  open: (call, context) => {
    const [, how, path] = call.args;
    const first = onlyText(how) ?? '';
    const named = path ?? textValue(first.replace(/^\s*[+<>]+\s*/, ''));
    if (/^\s*\+?>(?!>)/.test(first)) return write({ ...call, args: [named] }, context);
    return /^\s*<?[^>|]/.test(first) ? read({ ...call, args: [named] }, context) : [];
  },
};

const PHP: Rules = {
  unlink: remove,
  rmdir: removeFolder,
  file_put_contents: (call, context) =>
    (call.args[2]?.name ?? '').includes('FILE_APPEND')
      ? append(call, context)
      : write(call, context),
  file_get_contents: read,
  readfile: read,
  rename: move,
  copy,
  fopen: open(1),
  chmod: mode,
};

const OTHERS: Rules = {
  'os.remove': remove,
  'os.rename': move,
  'io.open': open(1),
  unlink: removal,
  'file.remove': remove,
  rm: removal,
  'File.rm': remove,
  'File.rm!': remove,
  'File.rm_rf': removeAll,
  'File.rm_rf!': removeAll,
  'File.rmdir': removeFolder,
  'File().delete': (call, context) => remove({ ...call, args: call.chain[0]?.args ?? [] }, context),
  'File().deleteDir': (call, context) =>
    removeAll({ ...call, args: call.chain[0]?.args ?? [] }, context),
};

const C: Rules = {
  unlink: remove,
  remove,
  rmdir: removeFolder,
  rename: move,
  truncate: cut,
  'std.filesystem.remove': remove,
  'std.filesystem.remove_all': removeAll,
  'fs.remove': remove,
  'fs.remove_all': removeAll,
  fopen: open(1),
};

const GO: Rules = {
  'os.Remove': remove,
  'os.RemoveAll': removeAll,
  'os.Rename': move,
  'os.Truncate': cut,
  'os.WriteFile': write,
  'os.Create': write,
  'os.ReadFile': read,
  'os.Chmod': mode,
};

const JAVA: Rules = {
  'Files.delete': remove,
  'Files.deleteIfExists': remove,
  'Files.move': move,
  'Files.write': write,
  'Files.writeString': write,
  'Files.readString': read,
  'FileUtils.deleteDirectory': removeAll,
  'FileUtils.deleteQuietly': removeAll,
  'FileUtils.forceDelete': removeAll,
  'FileUtils.cleanDirectory': removeAll,
  'File().delete': remove,
  'File().deleteRecursively': removeAll,
};

export const FILE_RULES: Readonly<Record<string, Rules>> = {
  python: PYTHON,
  js: JS,
  ruby: RUBY,
  perl: PERL,
  php: PHP,
  lua: OTHERS,
  r: OTHERS,
  julia: OTHERS,
  groovy: OTHERS,
  elixir: OTHERS,
  awk: {},
  c: C,
  go: GO,
  java: JAVA,
};
