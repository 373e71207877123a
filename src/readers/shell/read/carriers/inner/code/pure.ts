import { posix } from 'node:path';
import { UNKNOWN } from '../../../../types.ts';
import type { LanguageId } from './language.ts';
import { moduleName } from './modules.ts';
import { temporary, temporaryAt, temporaryFolder, variable } from './places.ts';
import {
  type Call,
  joinedValues,
  lastSegment,
  mapTexts,
  onlyText,
  textValue,
  UNKNOWN_VALUE,
  type Value,
} from './value.ts';

type Pure = (call: Call) => Value | null;

const first = ({ args }: Call): Value => args[0] ?? UNKNOWN_VALUE;
const decoded =
  (from: BufferEncoding) =>
  (value: Value): Value =>
    mapTexts(value, (text) =>
      text.includes(UNKNOWN) ? UNKNOWN : Buffer.from(text, from).toString('utf8'),
    );
const base64: Pure = (call) => decoded('base64')(first(call));
const hex: Pure = (call) => decoded('hex')(first(call));
const listing =
  (pattern: (call: Call) => Value | null): Pure =>
  (call) => {
    const value = pattern(call);
    return value === null ? null : { ...value, glob: true };
  };
const joinedPath: Pure = ({ args }) => {
  const parts = args.map((value) => value.texts?.[0] ?? UNKNOWN);
  if (parts.length === 0) return null;
  return {
    texts: [
      posix.join(
        ...parts.slice(parts.findLastIndex((part, at) => at === 0 || part.startsWith('/'))),
      ),
    ],
    glob: args.some((value) => value.glob === true),
  };
};
const loaded: Pure = (call) => {
  const name = onlyText(first(call));
  return name === null ? null : { name: moduleName(name) };
};
const path = (call: Call): Value => {
  const joined = call.args.length > 1 ? joinedPath(call) : first(call);
  return { ...joined, name: 'pathlib.Path()' };
};

/** Calls whose value follows from what they are given, and that do nothing else. */
const BY_NAME: Readonly<Record<string, Pure>> = {
  'base64.b64decode': base64,
  'base64.urlsafe_b64decode': base64,
  'base64.standard_b64decode': base64,
  'base64.b32decode': () => UNKNOWN_VALUE,
  'bytes.fromhex': hex,
  'bytearray.fromhex': hex,
  'binascii.unhexlify': hex,
  'binascii.a2b_base64': base64,
  'codecs.decode': ({ args }) => {
    const how = onlyText(args[1]);
    if (how === 'hex') return decoded('hex')(args[0] ?? UNKNOWN_VALUE);
    if (how === 'base64') return decoded('base64')(args[0] ?? UNKNOWN_VALUE);
    return how === 'rot13' || how === 'rot_13' ? mapTexts(args[0] ?? UNKNOWN_VALUE, rot13) : null;
  },
  'Buffer.from': (call) => {
    const how = onlyText(call.args[1]);
    if (how === 'base64' || how === 'base64url') return base64(call);
    return how === 'hex' ? hex(call) : { ...first(call), name: 'text' };
  },
  atob: base64,
  decode_base64: base64,
  'MIME.Base64.decode': base64,
  'Base64.decode64': base64,
  'Base64.strict_decode64': base64,
  base64_decode: base64,
  hex2bin: hex,
  str: first,
  String: first,
  'util.promisify': first,
  'functools.partial': first,
  'shlex.quote': first,
  'sqlalchemy.text': first,
  text: first,
  list: first,
  sorted: first,
  tuple: first,
  set: first,
  reversed: first,
  Array: first,
  'os.fspath': first,
  'os.path.expanduser': first,
  'os.path.abspath': first,
  'os.path.realpath': first,
  'os.path.normpath': first,
  'os.path.join': joinedPath,
  'path.join': joinedPath,
  'path.resolve': joinedPath,
  'path.posix.join': joinedPath,
  'File.join': joinedPath,
  'File.expand_path': first,
  'pathlib.Path': path,
  'pathlib.PurePath': path,
  'pathlib.PosixPath': path,
  Path: path,
  Pathname: path,
  'pathlib.Path.home': () => ({ name: 'pathlib.Path()', texts: ['~'] }),
  'pathlib.Path.cwd': () => ({ name: 'pathlib.Path()', texts: ['.'] }),
  'os.homedir': () => textValue('~'),
  'Dir.home': () => textValue('~'),
  'os.UserHomeDir': () => textValue('~'),
  'os.Getenv': variable,
  'os.getenv': variable,
  'os.environ.get': variable,
  'System.getenv': variable,
  getenv: variable,
  'ENV.fetch': variable,
  'System.getProperty': variable,
  'os.MkdirTemp': temporary,
  'Files.createTempDirectory': temporary,
  'filepath.Join': joinedPath,
  'Path.of': joinedPath,
  'Paths.get': joinedPath,
  'os.getcwd': () => textValue('.'),
  'process.cwd': () => textValue('.'),
  'tempfile.mkdtemp': temporary,
  'tempfile.mktemp': temporary,
  'tempfile.mkstemp': (call) => ({ items: [UNKNOWN_VALUE, temporary(call) ?? UNKNOWN_VALUE] }),
  'tempfile.TemporaryDirectory': temporary,
  'tempfile.gettempdir': temporaryFolder,
  'os.tmpdir': temporaryFolder,
  'fs.mkdtempSync': temporaryAt,
  'fs.mkdtemp': temporaryAt,
  'fs.promises.mkdtemp': temporaryAt,
  'Dir.mktmpdir': temporary,
  'Dir.tmpdir': temporaryFolder,
  'File.Temp.tempdir': temporary,
  tempdir: temporary,
  tempfile: temporary,
  mktempdir: temporary,
  sys_get_temp_dir: temporaryFolder,
  tempnam: temporary,
  'os.tmpname': temporary,
  'os.listdir': listing(() => textValue('*')),
  'os.scandir': listing((call) => joinedValues(first(call), textValue('/*'))),
  'os.walk': (call) => ({
    items: [{ items: [first(call), UNKNOWN_VALUE, { texts: ['*'], glob: true }] }],
  }),
  'glob.glob': listing(first),
  'glob.iglob': listing(first),
  'glob.sync': listing(first),
  globSync: listing(first),
  'fs.globSync': listing(first),
  'fs.promises.glob': listing(first),
  glob: listing(first),
  'Dir.glob': listing(first),
  'fs.readdirSync': listing(() => textValue('*')),
  'fs.readdir': listing(() => textValue('*')),
  'shlex.split': (call) => splitWords(first(call)),
  __import__: loaded,
  'importlib.import_module': loaded,
  import: loaded,
  require: (call) => loaded(call),
  getattr: ({ args: [object, key] }) => {
    if (object?.name === undefined) return null;
    return { ...object, name: `${object.name}.${onlyText(key) ?? UNKNOWN}` };
  },
  range: () => UNKNOWN_VALUE,
  len: () => UNKNOWN_VALUE,
  print: () => UNKNOWN_VALUE,
};

/** Methods of text, lists and paths. */
const BY_METHOD: Readonly<Record<string, Pure>> = {
  decode: ({ on }: Call) => on,
  encode: ({ on }) => on,
  strip: ({ on }) => on,
  trim: ({ on }) => on,
  toString: ({ on }: Call) => on,
  to_s: ({ on }) => on,
  as_posix: ({ on }) => on,
  resolve: ({ on }) => (on === null ? null : { ...on, name: 'pathlib.Path()' }),
  absolute: ({ on }) => (on === null ? null : { ...on, name: 'pathlib.Path()' }),
  expanduser: ({ on }) => (on === null ? null : { ...on, name: 'pathlib.Path()' }),
  concat: ({ on, args }) =>
    on?.texts === undefined ? null : joinedValues(on, args[0] ?? UNKNOWN_VALUE),
  split: ({ on, args }) => {
    const text = onlyText(on ?? undefined);
    if (text === null) return null;
    const by = onlyText(args[0]);
    return {
      name: 'list',
      items: (by === null || by === '' ? text.split(/\s+/) : text.split(by))
        .slice(0, 200)
        .map((each) => textValue(each)),
    };
  },
  join: ({ on, args }) => {
    if (on?.items !== undefined) return joinedItems(on.items, onlyText(args[0]) ?? ',');
    const by = onlyText(on ?? undefined);
    return by === null || args[0]?.items === undefined ? null : joinedItems(args[0].items, by);
  },
  joinpath: (call) =>
    call.on === null
      ? null
      : { ...joinedPath({ ...call, args: [call.on, ...call.args] }), name: 'pathlib.Path()' },
  replace: ({ on, args }) => {
    const [from, to] = [onlyText(args[0]), onlyText(args[1])];
    if (on?.texts === undefined || from === null || from === '' || to === null)
      return on?.texts === undefined ? null : UNKNOWN_VALUE;
    return mapTexts(on, (text) => text.replaceAll(from, to).slice(0, 200_000));
  },
  format: ({ on, args, named }) => {
    const text = onlyText(on ?? undefined);
    if (text === null) return null;
    let count = 0;
    let value = textValue('');
    for (const part of text.split(/(\{\w*\})/)) {
      if (!/^\{\w*\}$/.test(part)) value = joinedValues(value, textValue(part));
      else {
        const key = part.slice(1, -1);
        const given = key === '' ? args[count] : (named.get(key) ?? args[Number(key)]);
        if (key === '') count += 1;
        value = joinedValues(value, given?.texts === undefined ? textValue(UNKNOWN) : given);
      }
    }
    return value;
  },
  glob: (call) => pathListing(call),
  rglob: (call) => pathListing(call),
  iterdir: (call) => pathListing(call),
};

function pathListing(call: Call): Value | null {
  if (call.on?.texts === undefined) return null;
  const pattern = call.args[0] ?? textValue('*');
  return {
    ...joinedValues(joinedValues(call.on, textValue('/')), pattern),
    glob: true,
    name: 'pathlib.Path()',
  };
}

function joinedItems(items: readonly Value[], by: string): Value {
  return items
    .slice(0, 200)
    .reduce(
      (all, item, at) =>
        joinedValues(
          at === 0 ? all : joinedValues(all, textValue(by)),
          item.texts === undefined ? textValue(UNKNOWN) : item,
        ),
      textValue(''),
    );
}

function splitWords(value: Value): Value {
  const text = onlyText(value);
  if (text === null) return UNKNOWN_VALUE;
  const words = [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].slice(0, 200);
  return {
    name: 'list',
    items: words.map(([, double, single, bare]) => textValue(double ?? single ?? bare ?? '')),
  };
}

function rot13(text: string): string {
  return text.replace(/[a-zA-Z]/g, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCodePoint(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
}

/** The value of a call that does nothing else than have one; null for all others. */
export function pureValue(call: Call, language: LanguageId): Value | null {
  if (language === 'java' && /^(?:java\.io\.)?File$/.test(call.name))
    return { ...first(call), name: 'File()' };
  const own = Object.hasOwn(BY_NAME, call.name) ? BY_NAME[call.name] : undefined;
  if (own !== undefined && !(call.name === 'require' && language !== 'js')) return own(call);
  if (call.on === null) return null;
  const method = lastSegment(call.name);
  return Object.hasOwn(BY_METHOD, method) ? (BY_METHOD[method]?.(call) ?? null) : null;
}
