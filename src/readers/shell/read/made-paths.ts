/** Paths that a command makes anew before it comes to a later part: `mkdir x && … && rm -rf x`. */
import type { Invocation, Word } from '../types.ts';
import { optionValue } from './carriers/options.ts';
import type { Item } from './state/types.ts';
import { pathFrom } from './walk/paths.ts';
import type { ShellWorld } from '../world/types.ts';

/** Beyond this many nothing more is remembered, and what is removed counts as somebody's. */
const MOST = 200;

export interface MadePaths {
  /** To be told of everything that is met, in order. */
  readonly note: (item: Item) => void;
  /** Whether an absolute path was missing before the command, and lies in what it has made so far. */
  readonly has: (path: string) => boolean;
  /**
   * Whether nothing is at an absolute path of the workspace, and the command has put nothing there that
   * was elsewhere before.
   */
  readonly isAbsent: (path: string) => boolean;
  /** Whether the command may have put into a folder what was elsewhere before. */
  readonly isMovedInto: (path: string) => boolean;
  /** Where it was before the command moved it to this path, or null. */
  readonly cameFrom: (path: string) => string | null;
  /** Where a path below a link leads to that the command has made, or null. */
  readonly through: (path: string) => string | null;
  /** The world as it is where the command has come to: without what it has found missing. */
  readonly world: () => ShellWorld;
}

export function madePaths(world: ShellWorld): MadePaths {
  const made = new Set<string>();
  const isAtOrBelow = (path: string, folder: string) =>
    path === folder || path.startsWith(`${folder}/`);
  const make = (path: string) => {
    if (made.size < MOST && world.kindOf(path) === 'missing') made.add(topMissing(path, world));
  };
  const has = (path: string) => [...made].some((each) => isAtOrBelow(path, each));
  const origins = new Map<string, string>();
  const links = new Map<string, string>();
  const moves: string[] = [];
  let movesAnywhere = false;
  const isMovedInto = (path: string) =>
    movesAnywhere || moves.some((to) => isAtOrBelow(to, path) || isAtOrBelow(path, to));
  const absent = new Map<string, 'any' | 'file' | 'folder'>();
  const without = (): ShellWorld => ({
    ...world,
    kindOf: (path) => {
      const kind = world.kindOf(path);
      const asked = absent.get(path);
      return asked !== undefined && (asked === 'any' || asked === kind) ? 'missing' : kind;
    },
  });
  return {
    has,
    isMovedInto,
    cameFrom: (path) => {
      for (const [to, from] of origins) {
        if (isAtOrBelow(path, to)) return `${from}${path.slice(to.length)}`;
      }
      return null;
    },
    through: (path) => {
      for (const [link, to] of links) {
        if (path.startsWith(`${link}/`)) return `${to}${path.slice(link.length)}`;
      }
      return null;
    },
    isAbsent: (path) =>
      path.startsWith(`${world.workspace}/`) &&
      !PATTERN.test(path) &&
      world.kindOf(path) === 'missing' &&
      world.kindOf(path.slice(0, path.lastIndexOf('/'))) === 'folder' &&
      !isMovedInto(path),
    world: () => (absent.size === 0 ? world : without()),
    note: (item) => {
      if (item.kind === 'absent') {
        if (item.isOver) absent.delete(item.path);
        else absent.set(item.path, item.asked);
      }
      if (item.kind === 'write') {
        const path = item.at.place.kind === 'local' ? pathOf(item.path, item.cwd, world) : null;
        if (path !== null) make(path);
      }
      if (item.kind !== 'invocation' || item.invocation.place.kind !== 'local') return;
      const { invocation } = item;
      const target = (word: Word | undefined) =>
        word === undefined ? null : pathOf(word, invocation.cwd, world);
      for (const [link, to] of linksOf(invocation, target, world)) links.set(link, to);
      if (MOVERS.has(invocation.program)) {
        const path = target(operandsOf(invocation.args).at(-1));
        if (path === null || moves.length >= MOST) movesAnywhere = true;
        else {
          moves.push(path);
          for (const from of operandsOf(invocation.args).slice(0, -1).map(target)) {
            if (from === null || !/^g?mv$/.test(invocation.program)) continue;
            const name = from.slice(from.lastIndexOf('/'));
            origins.set(world.kindOf(path) === 'folder' ? `${path}${name}` : path, from);
          }
        }
        for (const each of path === null ? [] : made) {
          if (isAtOrBelow(path ?? '', each)) made.delete(each);
        }
        return;
      }
      if (invocation.args.slice(0, 4).some(({ text }) => MOVING.test(text))) movesAnywhere = true;
      for (const word of madeBy(invocation, target, world)) {
        const path = target(word);
        if (path !== null) make(path);
      }
    },
  };
}

/** Symbolic links to folders: `ln -s folder link`, each by its own path. */
function linksOf(
  { program, args }: Invocation,
  target: (word: Word | undefined) => string | null,
  world: ShellWorld,
): readonly (readonly [string, string])[] {
  if (!/^g?ln$/.test(program)) return [];
  const has = (letter: string, long: string) =>
    args.some(({ text }) => text === long || (/^-[a-zA-Z]+$/.test(text) && text.includes(letter)));
  const [from, to, another] = operandsOf(args);
  const source = target(from);
  const given = target(to);
  if (!has('s', '--symbolic') || source === null || given === null || another !== undefined)
    return [];
  const inside = world.kindOf(given) === 'folder' && !has('n', '--no-dereference');
  const link = inside && !has('T', '') ? `${given}${source.slice(source.lastIndexOf('/'))}` : given;
  return [[link, source]];
}

/** What puts something that was elsewhere into a place that was made, which is then no longer new. */
const MOVERS: ReadonlySet<string> = new Set(['mv', 'gmv', 'ln', 'gln', 'mount', 'sshfs', 'rename']);
/** What a shell may still take for a pattern: `!(a|b)`. */
const PATTERN = /[*?[\]{}()|!]/;
/** A subcommand that does: `git mv`, `aws s3 mv`, `rclone mount`, `git stash pop`. */
const MOVING = /^(?:mv|move|mount|rename|ren|pop|apply)$/;

function pathOf(word: Word, cwd: string | null, { home }: ShellWorld): string | null {
  return word.known && !word.glob ? pathFrom(word, cwd, home) : null;
}

/** The outermost folder that is made on the way to a path. */
function topMissing(path: string, world: ShellWorld): string {
  let top = path;
  for (let depth = 0; depth < 20; depth += 1) {
    const folder = top.slice(0, top.lastIndexOf('/'));
    if (folder === '' || world.kindOf(folder) !== 'missing') break;
    top = folder;
  }
  return top;
}

const OUTPUTS = ['-o', '--output', '--output-document', '--out', '-out', '--outfile', '--outdir'];
const INTO = ['-C', '--directory', '-d', '-P', '--directory-prefix', '--output-dir', '--prefix'];
const ARCHIVE = /\.(?:tar(?:\.\w{1,4})?|t[gbx]z2?|zip|7z|rar)$/i;
const NEW = new Map([
  ['git', /^(?:clone|init|worktree)$/],
  ['gh', /^repo$/],
  ['hg', /^clone$/],
  ['svn', /^(?:checkout|co)$/],
  ['cargo', /^(?:new|init)$/],
  ['rails', /^new$/],
  ['django-admin', /^(?:startproject|startapp)$/],
  ['uv', /^(?:venv|init)$/],
]);

function madeBy(
  { program, args }: Invocation,
  target: (word: Word | undefined) => string | null,
  world: ShellWorld,
): readonly Word[] {
  const operands = operandsOf(args);
  const [first] = operands;
  const last = operands.at(-1);
  const outputs = [optionValue(args, OUTPUTS)].filter((word) => word !== null);
  switch (program) {
    case 'mkdir':
    case 'gmkdir':
    case 'touch':
    case 'gtouch':
    case 'tee':
    case 'virtualenv':
    case 'sqlite3':
      return program === 'sqlite3' && first !== undefined ? [first] : operands;
    case 'cp':
    case 'gcp':
    case 'install':
    case 'rsync':
    case 'ditto':
    case 'scp':
      return last === undefined || operands.length < 2 ? [] : copies(operands, last, target, world);
    case 'tar':
    case 'gtar':
    case 'bsdtar':
    case 'unzip':
    case '7z':
    case 'unrar': {
      const into = optionValue(args, INTO);
      const archives = args.filter(({ text }) => ARCHIVE.test(text));
      return [...(into === null ? [] : [into]), ...archives, ...archives.map(unpackedName)];
    }
    case 'curl':
    case 'wget': {
      const urls = args.filter(({ text }) => /^[a-z]+:\/\//.test(text));
      const into = optionValue(args, ['-O', ...INTO]);
      return [...outputs, ...(into === null ? [] : [into]), ...urls.map(lastPart)];
    }
    case 'python':
    case 'python3':
      return args[0]?.text === '-m' && /^(?:venv|virtualenv)$/.test(args[1]?.text ?? '')
        ? operandsOf(args.slice(2))
        : outputs;
    default:
      return NEW.get(program)?.test(first?.text ?? '') === true
        ? newFolder(operands.slice(1))
        : outputs;
  }
}

/** `clone URL` makes a folder named like it; `clone URL folder` and `new folder` make that. */
function newFolder(operands: readonly Word[]): readonly Word[] {
  const at = operands.findIndex(({ text }) => /[/:]/.test(text));
  const from = operands[at];
  if (from === undefined) return operands;
  const named = lastPart({ ...from, text: from.text.replace(/\/+$|\.git\/?$/, '') });
  return [named, ...operands.slice(at)];
}

function copies(
  operands: readonly Word[],
  last: Word,
  target: (word: Word | undefined) => string | null,
  world: ShellWorld,
): readonly Word[] {
  const path = target(last);
  if (path === null || world.kindOf(path) !== 'folder') return [last];
  return operands.slice(0, -1).map((word) => ({
    ...lastPart(word),
    text: `${path}/${lastPart({ ...word, text: word.text.replace(/\/+$/, '') }).text}`,
  }));
}

function lastPart(word: Word): Word {
  const text = word.text.replace(/[?#].*$/s, '');
  return { ...word, text: text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1) };
}

function unpackedName(word: Word): Word {
  return { ...lastPart(word), text: lastPart(word).text.replace(ARCHIVE, '') };
}

function operandsOf(args: readonly Word[]): readonly Word[] {
  return args.filter(({ text }) => text !== '' && !text.startsWith('-'));
}
