/** Archives: what goes into them, and where they are unpacked. */
import type { ToolReading, Word } from '../../../types.ts';
import type { Tool, ToolContext } from '../../types.ts';
import { NOTHING, reading, together, toolOf } from '../doing.ts';
import { locate } from '../paths/location.ts';
import { ALL } from '../paths/loss.ts';
import { written } from '../paths/overwrite.ts';
import { removed } from '../paths/removed.ts';
import { credentialsReadIn } from '../reading/credentials.ts';
import { guardFileKind } from '../paths/guard-files.ts';
import { isSystemPath } from '../paths/system-paths.ts';

/** Unpacking writes into a folder; only one that the machine or a guard relies on matters. */
function unpacked(folder: Word | null, context: ToolContext): ToolReading {
  if (folder === null) return NOTHING;
  const location = locate(folder, context);
  if (location.kind !== 'path') return NOTHING;
  const { path } = location;
  if (path === '/usr/local' || path === '/opt' || path === '/tmp') return NOTHING;
  if (guardFileKind(path, context.world) === null && !isSystemPath(path)) return NOTHING;
  return written({ ...folder, text: `${path === '/' ? '' : path}/unpacked` }, 'write', context)
    .doings === undefined
    ? NOTHING
    : reading({ ...removed(folder, { recursive: false, contents: true }, context, 'update') });
}

const tar = toolOf(
  'tar',
  ['tar', 'gtar', 'bsdtar'],
  [
    '-f',
    '--file',
    '-C',
    '--directory',
    '--exclude',
    '-T',
    '-X',
    '--transform',
    '--strip-components',
    '-I',
  ],
  (call, context) => {
    const [first] = call.invocation.args;
    const bundled = first !== undefined && /^[A-Za-z]+$/.test(first.text) ? first.text : '';
    const words = bundled === '' ? call.operands : call.operands.slice(1);
    const does = (letter: string, long: string) =>
      bundled.includes(letter) || call.has(`-${letter}`, long);
    if (does('t', '--list')) return NOTHING;
    if (does('x', '--extract') || call.has('--get')) {
      const folder = call.value('-C', '--directory');
      const clears = folder !== null && call.has('--recursive-unlink');
      return clears
        ? reading(removed(folder, { recursive: true, contents: true }, context, 'replace'))
        : unpacked(folder, context);
    }
    const bundledFile = bundled.includes('f') ? words[0] : undefined;
    const archive = call.value('-f', '--file') ?? bundledFile ?? null;
    const members = bundledFile === undefined ? words : words.slice(1);
    const takes = call.has('--remove-files');
    return together([
      credentialsReadIn(members, context),
      archive === null || archive.text === '-' ? NOTHING : written(archive, 'write', context),
      takes ? { doings: members.map((word) => removed(word, ALL, context)) } : NOTHING,
    ]);
  },
);

const zip = toolOf(
  'zip',
  ['zip', '7z', '7za', '7zz', 'rar', 'ar', 'cpio'],
  ['-x', '-i', '-P'],
  (call, context) => {
    const members = call.operands.slice(1);
    const takes = call.invocation.program === 'zip' && call.has('-m', '--move');
    return together([
      credentialsReadIn(members, context),
      takes ? { doings: members.map((word) => removed(word, ALL, context)) } : NOTHING,
    ]);
  },
);

const unzip = toolOf('unzip', ['unzip', 'unar', 'unrar'], ['-d', '-x', '-P'], (call, context) =>
  unpacked(call.value('-d'), context),
);

export const archivers: readonly Tool[] = [tar, zip, unzip];
