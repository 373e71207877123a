import { member } from '../../config/plain-data.ts';
import { InputError } from '../../readers/types.ts';
import type { SourceFile } from '../types.ts';

/** A whole JSON text. Throws `InputError` where it is none. */
export function jsonOf({ path, text }: SourceFile): unknown {
  try {
    return JSON.parse(withoutMark(text)) as unknown;
  } catch (cause) {
    const advice = 'Export it again, whole; check that the tool did not print an error instead';
    throw new InputError(path, `it is not valid JSON (${reasonOf(cause)})`, advice, { cause });
  }
}

const MOST_LINES = 20_000_000;

/** JSON values one a line, with their 1-based lines. Throws `InputError` at the first that is none. */
export function* jsonLinesOf({ path, text }: SourceFile): Generator<readonly [unknown, number]> {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (let line = 1; start < text.length && line <= MOST_LINES; line++) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const piece = text.slice(start, end).trim();
    start = end + 1;
    if (piece === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(piece);
    } catch (cause) {
      const advice = 'Export it again; the last line may have been cut off';
      throw new InputError(`${path}:${line}`, 'this line is not valid JSON', advice, { cause });
    }
    yield [value, line];
  }
}

/** A text at a path of keys, or null. */
export function textIn(value: unknown, ...path: readonly string[]): string | null {
  const found = member(value, ...path);
  return typeof found === 'string' && found !== '' ? found : null;
}

/** A number at a path of keys, also one that is written as text; null for anything else. */
export function numberIn(value: unknown, ...path: readonly string[]): number | null {
  const found = member(value, ...path);
  const number = typeof found === 'string' && found.trim() !== '' ? Number(found) : found;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** A list at a path of keys; empty where there is none. */
export function listIn(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = path.length === 0 ? value : member(value, ...path);
  return Array.isArray(found) ? (found as readonly unknown[]) : [];
}

/** Throws `InputError`: the file is of another kind or of another version than was thought. */
export function notThisKind(file: SourceFile, expected: string): never {
  throw new InputError(
    file.path,
    `there is no ${expected} in it`,
    'Check which export this is, or say it with --from',
  );
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Without the piece of the text that V8 puts into its message: it may hold a secret. */
function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : '';
  return /position \d{1,12}/.exec(message)?.[0] ?? 'it ends early';
}
