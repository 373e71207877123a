import { applyEdits, modify, parse } from 'jsonc-parser';
import type { JSONPath, ParseError } from 'jsonc-parser';
import { UsageError } from '../../faults.ts';
import type { PlacedFile } from './types.ts';

/** One thing of ours in a JSON file: an entry in a list, or a value of its own. */
export type JsonPart =
  | { readonly kind: 'entry'; readonly at: JSONPath; readonly value: unknown }
  | { readonly kind: 'value'; readonly at: JSONPath; readonly value: unknown };

const FORMAT = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } };

/** The name of the launcher's file, by which an entry of ours is known again wherever it points. */
export const LAUNCHER_NAME = 'holdpoint-hook';

/** A JSON file that is shared with others: only our parts change, comments and order stay. */
export function jsonFile(path: string, parts: readonly JsonPart[]): PlacedFile {
  return {
    path,
    put: (before) => {
      const text = before === null || before.trim() === '' ? '{}\n' : before;
      check(path, text);
      if (holdsAll(text, parts)) return text;
      return parts.reduce(putPart, withoutEntries(text, parts));
    },
    take: (before) => {
      check(path, before);
      const without = parts.reduce(takePart, withoutEntries(before, parts));
      return isEmpty(parse(without)) ? null : without;
    },
  };
}

function check(path: string, text: string): void {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(`${path} is not a JSON object; put it right first, nothing was changed.`);
  }
}

function at(text: string, path: JSONPath): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    parse(text),
  );
}

function holdsAll(text: string, parts: readonly JsonPart[]): boolean {
  return parts.every((part) => {
    const found = at(text, part.at);
    if (part.kind === 'value') return same(found, part.value);
    const own = Array.isArray(found) ? found.filter(isOurs) : [];
    const wanted = parts.filter((other) => other.kind === 'entry' && same(other.at, part.at));
    return own.length === wanted.length && own.some((entry) => same(entry, part.value));
  });
}

function putPart(text: string, part: JsonPart): string {
  if (part.kind === 'value') return change(text, part.at, part.value);
  const found = at(text, part.at);
  return Array.isArray(found)
    ? applyEdits(
        text,
        modify(text, [...part.at, found.length], part.value, { ...FORMAT, isArrayInsertion: true }),
      )
    : change(text, part.at, [part.value]);
}

/** A value that somebody has changed since is theirs and stays. */
function takePart(text: string, part: JsonPart): string {
  if (part.kind === 'value') {
    return same(at(text, part.at), part.value)
      ? prune(change(text, part.at, undefined), part.at)
      : text;
  }
  return prune(text, part.at, true);
}

function withoutEntries(text: string, parts: readonly JsonPart[]): string {
  return parts.reduce((result, part) => {
    if (part.kind === 'value') return result;
    const found = at(result, part.at);
    if (!Array.isArray(found)) return result;
    return found.reduceRight<string>(
      (rest, entry, index) => (isOurs(entry) ? change(rest, [...part.at, index], undefined) : rest),
      result,
    );
  }, text);
}

/** Takes away the lists and objects that our part has left empty. */
function prune(text: string, path: JSONPath, from = false): string {
  let result = text;
  for (let depth = from ? path.length : path.length - 1; depth > 0; depth -= 1) {
    const place = path.slice(0, depth);
    if (!isEmpty(at(result, place))) break;
    result = change(result, place, undefined);
  }
  return result;
}

function change(text: string, path: JSONPath, value: unknown): string {
  return applyEdits(text, modify(text, path, value, FORMAT));
}

/** Whether a list's entry calls a launcher of ours, wherever that lies. */
export function isOurs(entry: unknown): boolean {
  return new RegExp(`${LAUNCHER_NAME}['" \\\\]`, 'u').test(JSON.stringify(entry) ?? '');
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
