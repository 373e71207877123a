import { EntryGatherer, originOf } from './lock-entry.ts';
import type { LockEntry, LockScanner } from './lock-entry.ts';

const OPENS = /^\s*"([^"]+)":\s*\{\s*$/;
const MEMBER = /^\s*"(version|resolved|integrity)":\s*"([^"]*)"/;

/** `package-lock.json` and `npm-shrinkwrap.json`, line by line as npm writes them. */
export const scanNpm: LockScanner = (lines) => {
  const gatherer = new EntryGatherer();
  for (const { number, text } of lines) {
    const opens = OPENS.exec(text)?.[1];
    if (opens !== undefined) {
      if (!INNER.has(opens)) gatherer.begin(number, packageName(opens));
      continue;
    }
    const [, member, value = ''] = MEMBER.exec(text) ?? [];
    if (member === undefined) continue;
    const entry = gatherer.current(number);
    if (member === 'version') entry.version = value;
    else if (member === 'resolved') entry.origin = originOf(value);
    else entry.hashes.push(...value.split(/\s+/).filter(Boolean));
    if (member !== 'version') entry.line = number;
  }
  return gatherer.finish();
};

/** Objects inside an entry. */
const INNER = new Set([
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
  'peerDependenciesMeta',
  'requires',
  'engines',
  'bin',
  'funding',
  'packages',
]);

/**
 * The whole file as JSON, so that no way of writing it hides an entry. Null when it is not such a
 * file. Entries have no line of their own here: the first line that names their hash is looked up.
 */
export function parseNpm(text: string): LockEntry[] | null {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(root)) return null;
  const entries: LockEntry[] = [];
  for (const [path, item] of members(root['packages'])) addEntry(entries, path, item);
  addTree(entries, root['dependencies'], 0);
  return entries;
}

function addTree(entries: LockEntry[], tree: unknown, depth: number): void {
  if (depth > 100) return;
  for (const [name, item] of members(tree)) {
    addEntry(entries, name, item);
    if (isObject(item)) addTree(entries, item['dependencies'], depth + 1);
  }
}

function addEntry(entries: LockEntry[], path: string, item: unknown): void {
  if (!isObject(item)) return;
  const { name, version, resolved, integrity } = item;
  if (typeof resolved !== 'string' && typeof integrity !== 'string') return;
  const known = typeof name === 'string' ? name : packageName(path);
  entries.push({
    key: `${known}@${typeof version === 'string' ? version : '?'}`,
    hashes: typeof integrity === 'string' ? integrity.split(/\s+/).filter(Boolean) : [],
    origin: typeof resolved === 'string' ? originOf(resolved) : null,
    line: 0,
  });
}

function packageName(path: string): string {
  const inside = path.lastIndexOf('node_modules/');
  return inside < 0 ? path : path.slice(inside + 'node_modules/'.length);
}

function members(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
