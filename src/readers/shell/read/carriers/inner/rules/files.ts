/** Calls that take files away, write over them, move them or read them: by their names in each language. */
import { onlyText, textValue } from '../code/value.ts';
import { option } from './carry.ts';
import {
  removal,
  removeAll,
  remove,
  removeFolder,
  inCommand,
  target,
  write,
  append,
  move,
  copy,
  mode,
  cut,
  read,
  open,
  ownWrite,
  openedAndClosed,
} from './file-acts.ts';
import type { Rules } from './types.ts';

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
