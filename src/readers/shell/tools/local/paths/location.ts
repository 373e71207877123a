/** Where a word of a command points to, as far as anybody can know before it runs. */
import { UNKNOWN } from '../../../types.ts';
import type { Word } from '../../../types.ts';
import type { ToolContext } from '../../types.ts';
import { normalPath } from './normal-path.ts';

export type Location =
  /** One path, absolute and normal. */
  | { readonly kind: 'path'; readonly path: string }
  /** Some or all of what lies in a folder: a glob, or a known folder with something unknown below it. */
  | {
      readonly kind: 'inside';
      readonly folder: string;
      /** The first part that is not literal, `*` in place of what is unknown. */
      readonly pattern: string;
      /** Parts that follow the pattern: `build` of `packages/*\/build`; empty where none do. */
      readonly rest: string;
      readonly known: boolean;
    }
  /** Literal below a folder that nobody knows: after a `cd` that could not be followed. */
  | { readonly kind: 'somewhere'; readonly relative: string }
  /** Nobody knows. `temporary` where its name or origin says that it is a temporary one. */
  | { readonly kind: 'unknown'; readonly temporary: boolean };

export function locate(word: Word, context: ToolContext): Location {
  const text = word.text.replaceAll(UNKNOWN, '*');
  const opens = word.known ? -1 : word.text.indexOf(UNKNOWN);
  const temporary = word.unknowns.length > 0 && word.unknowns.every(soundsTemporary);
  if (!word.known && /\/\.\.(?:\/|$)/.test(text.slice(opens))) {
    return { kind: 'unknown', temporary: false };
  }
  if (opens === 0) return { kind: 'unknown', temporary };
  const first = opens > 0 || word.glob ? text.search(/[*?[{]/) : -1;
  if (first < 0) {
    const path = absolute(text, context);
    return path === null
      ? { kind: 'somewhere', relative: normalPath(text) }
      : { kind: 'path', path };
  }
  const cut = text.lastIndexOf('/', first) + 1;
  const folder = absolute(cut === 0 ? '.' : text.slice(0, cut), context);
  if (folder === null) return { kind: 'unknown', temporary: false };
  const [pattern = '*', ...rest] = text.slice(cut).split('/');
  return {
    kind: 'inside',
    folder,
    pattern,
    rest: rest.filter((part) => part !== '').join('/'),
    known: word.known,
  };
}

/** `$TMP_DIR`, `$tmpfile`, `$(mktemp -d)`. */
function soundsTemporary(name: string): boolean {
  return /^\$[({]?\s*(?:mktemp|\w{0,40}?(?:tmp|temp(?!l)|scratch))/i.test(name);
}

/** Absolute and normal, `~` seen through; null where the folder that it starts from is not known. */
export function absolute(text: string, context: ToolContext): string | null {
  const { home } = context.world;
  if (home !== null && (text === '~' || text.startsWith('~/'))) {
    return normalPath(home + text.slice(1));
  }
  if (/^[A-Za-z]:[\\/]/.test(text)) return normalPath(text);
  const path = context.pathOf({ text, known: true, glob: false, unknowns: [] });
  return path === null ? null : normalPath(path);
}

/** Whether a name fits a pattern of `*` and `?`; `[…]` and `{…}` count as anything. Linear in practice. */
export function fitsPattern(name: string, pattern: string): boolean {
  if (name.startsWith('.') && !pattern.startsWith('.')) return false;
  const parts = pattern
    .replace(/\[[^\]]*\]|\?/g, '*')
    .replace(/\{[^}]*\}/g, '*')
    .split('*');
  const [head = ''] = parts;
  const tail = parts.at(-1) ?? '';
  if (parts.length === 1) return name === pattern;
  if (!name.startsWith(head) || !name.endsWith(tail)) return false;
  let at = head.length;
  for (const part of parts.slice(1, -1)) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at + tail.length <= name.length;
}
