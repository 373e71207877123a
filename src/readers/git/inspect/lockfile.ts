import { posix } from 'node:path';
import { classifyPath } from '../classify/classify-path.ts';
import type { Finding } from '../effects/finding.ts';
import { LineMask } from '../../shared/mask-secrets.ts';
import { compareEntries } from '../lockfile/compare-entries.ts';
import type { Swap } from '../lockfile/compare-entries.ts';
import { formatOf } from '../lockfile/formats.ts';
import type { LockFormat } from '../lockfile/formats.ts';
import type { LockEntry } from '../lockfile/lock-entry.ts';
import { sideOfHunks } from './file-to-inspect.ts';
import type { FileToInspect } from './file-to-inspect.ts';

const MOST_SWAPS_SHOWN = 5;

const MANIFEST_TYPES = new Set(['dependency-manifest', 'infrastructure-code']);

const SAFER = 'Make the lockfile again from its manifest with the package manager, and compare.';

const WORDS: Readonly<Record<Swap['kind'], string>> = {
  'other-content': 'the same version, other content',
  'hash-removed': 'the same version, its hash is gone',
  'other-origin': 'from another place than before',
};

/** A lockfile that pins other content than before without anybody having asked for it. */
export function inspectLockfile(file: FileToInspect): Finding[] {
  const { change, touched } = file;
  if (change.status === 'deleted') return [];
  const format = formatOf(posix.basename(change.path));
  if (file.cut) return [unaccounted('it is too large to be compared', null)];
  if (format === null) return withoutFormat(file);
  const before = entriesOf(file, format, 'before');
  const after = entriesOf(file, format, 'after');
  if (before === null || after === null) {
    return [unaccounted('it cannot be read as what its name says', null)];
  }
  if (before.length + after.length === 0) return withoutFormat(file);
  const { swaps, arrived } = compareEntries(before, after);
  const findings = swaps.slice(0, MOST_SWAPS_SHOWN).map((swap) => foundSwap(swap, file));
  if (swaps.length > MOST_SWAPS_SHOWN) {
    findings.push(unaccounted(`${swaps.length - MOST_SWAPS_SHOWN} more entries like that`, null));
  }
  if (arrived.length > 0 && !manifestChanges(change.path, format.manifests, touched)) {
    const names = arrived.slice(0, 3).join(', ');
    const what = `${arrived.length} packages are new (${names}) though no manifest changes`;
    findings.push(unaccounted(what, null));
  }
  return findings;
}

/** Of a lockfile that is not understood only its manifest tells whether it was to change. */
function withoutFormat({ change, touched }: FileToInspect): Finding[] {
  if (change.oldId !== null && change.oldId === change.newId) return [];
  const folder = posix.dirname(change.path);
  const explained = [...touched].some((path) => {
    return isInside(path, folder) && MANIFEST_TYPES.has(classifyPath(path).type);
  });
  return explained ? [] : [unaccounted('it changes though no manifest does', null)];
}

function entriesOf(
  file: FileToInspect,
  format: LockFormat,
  side: 'before' | 'after',
): LockEntry[] | null {
  if (!file.whole) {
    // Nameless entries of one hunk have nothing to do with those of another.
    return sideOfHunks(file.hunks, side).flatMap((lines, hunk) =>
      format
        .scan(lines)
        .map((entry) =>
          entry.key.includes('?') ? { ...entry, key: `${entry.key} in hunk ${hunk + 1}` } : entry,
        ),
    );
  }
  const text = file[side];
  if (text === null) return [];
  if (format.parse !== null) return text.trim() === '' ? [] : format.parse(text);
  return format.scan(text.split('\n').map((line, index) => ({ number: index + 1, text: line })));
}

function foundSwap(swap: Swap, { hunks }: FileToInspect): Finding {
  const added = hunks
    .flat()
    .find(({ mark, text, number }) =>
      mark !== 'added' ? false : text.includes(swap.after) || number === swap.line,
    );
  const what = `${swap.key}: ${WORDS[swap.kind]} (${short(swap.before)} becomes ${short(swap.after)})`;
  const mask = new LineMask();
  return {
    ...unaccounted(what, added?.number ?? (swap.line > 0 ? swap.line : null)),
    excerpt:
      added === undefined
        ? []
        : [{ number: added.number, text: mask.show(added.text), mark: 'added' }],
  };
}

function unaccounted(what: string, line: number | null): Finding {
  return { kind: 'unaccounted', what, line, excerpt: [], safer: SAFER };
}

function manifestChanges(
  lockfile: string,
  manifests: RegExp,
  touched: ReadonlySet<string>,
): boolean {
  const folder = posix.dirname(lockfile);
  return [...touched].some(
    (path) => manifests.test(posix.basename(path)) && isInside(path, folder),
  );
}

function isInside(path: string, folder: string): boolean {
  return folder === '.' || path.startsWith(`${folder}/`);
}

function short(value: string): string {
  return value.length > 24 ? `${value.slice(0, 20)}…` : value;
}
