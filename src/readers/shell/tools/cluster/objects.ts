import type { Word } from '../../types.ts';
import type { Call } from '../types.ts';

/** One object that kubectl is told about; `name` is null for all of its kind, or a selection of them. */
export interface ObjectName {
  readonly kind: string;
  readonly name: string | null;
}

const MOST = 50;

/** Objects of `TYPE NAME…`, `TYPE/NAME…` and `TYPE,TYPE NAME`. */
export function objectsOf(words: readonly Word[]): readonly ObjectName[] {
  const [first, ...rest] = words;
  if (first === undefined) return [];
  if (words.some(({ text }) => text.includes('/')))
    return words.slice(0, MOST).map(({ text }) => {
      const slash = text.indexOf('/');
      return slash <= 0
        ? { kind: slash === 0 ? 'object' : text, name: slash === 0 ? text : null }
        : { kind: text.slice(0, slash), name: text.slice(slash + 1) };
    });
  const names = rest.length === 0 ? [null] : rest.map(({ text }) => text);
  return first.text
    .split(',')
    .filter((kind) => kind !== '')
    .flatMap((kind): readonly ObjectName[] => names.map((name) => ({ kind, name })))
    .slice(0, MOST);
}

/** Objects of a manifest, by their lines: `kind` and the name that follows it. JSON and lists included. */
export function objectsIn(text: string): readonly ObjectName[] {
  const plain = text.trimStart();
  if (plain.startsWith('{')) return objectsInJson(plain);
  const found: { kind: string; name: string | null }[] = [];
  let inMetadata = false;
  for (const line of text.split('\n')) {
    const kind = /^(?: {0,4}|- )kind:\s*["']?(\w+)/.exec(line);
    const depth = line.search(/\S/);
    if (kind?.[1] !== undefined && (depth === 0 || /^(?:- | {2})kind:/.test(line))) {
      const isPart = depth > 0 && found.length > 0 && found[0]?.kind.endsWith('List') !== true;
      if (!isPart) found.push({ kind: kind[1], name: null });
      inMetadata = false;
      continue;
    }
    if (/^ {0,2}metadata:/.test(line)) inMetadata = true;
    const name = inMetadata ? /^ {2,4}name:\s*["']?([\w.-]+)/.exec(line)?.[1] : undefined;
    const last = found.at(-1);
    if (name !== undefined && last !== undefined) {
      last.name ??= name;
      inMetadata = false;
    }
    if (found.length >= 4 * MOST) break;
  }
  return found.filter(({ kind }) => kind !== 'List');
}

function objectsInJson(text: string): readonly ObjectName[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  return flat(value).slice(0, 4 * MOST);
}

function flat(value: unknown): readonly ObjectName[] {
  if (typeof value !== 'object' || value === null) return [];
  const { kind, items, metadata } = value as Readonly<Record<string, unknown>>;
  if (Array.isArray(items)) return items.flatMap(flat);
  if (typeof kind !== 'string') return [];
  const name: unknown = (metadata as Readonly<Record<string, unknown>> | undefined)?.['name'];
  return [{ kind, name: typeof name === 'string' ? name : null }];
}

/** `NAMESPACE/kind/name`, or what of it is said. */
export function addressOf(call: Call, kind: string, name: string | null): string {
  const namespace = call.value('-n', '--namespace')?.text;
  return [namespace, kind, name].filter((part) => part !== undefined && part !== null).join('/');
}
