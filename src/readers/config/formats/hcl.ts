import { LIMITS } from '../../shared/tree/limits.ts';
import type { Tree, TreeReading } from '../../shared/tree/types.ts';
import { HclScanner } from './hcl-scanner.ts';
import { list, mapUnder, openMap, readingOf, scalar } from './tree-builder.ts';
import type { OpenMap } from './tree-builder.ts';

/**
 * Reads attributes and blocks of HCL: variable files, Nomad jobs, Consul and Vault settings. A block is a
 * map under its type and labels. Whatever must be computed is a string of its own text.
 */
export function readHcl(text: string): TreeReading {
  return readingOf(text, (whole) => {
    const scan = new HclScanner(whole.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
    const root = openMap(1);
    body(scan, root, 0);
    if (!scan.done) throw scan.fault('a brace closes that was never opened');
    return root;
  });
}

const NAME = /[\p{L}_][\p{L}\p{N}_.-]*/uy;

function body(scan: HclScanner, into: OpenMap, depth: number): void {
  if (depth > LIMITS.depth) throw scan.fault('it is nested too deeply');
  for (;;) {
    scan.blanks(true);
    if (scan.done || scan.peek() === '}') return;
    const line = scan.line;
    const key = name(scan);
    scan.blanks(false);
    if (scan.peek() === '=') {
      scan.skip(1);
      scan.blanks(false);
      into.entries.set(key, expression(scan, line, depth + 1, false));
      scan.take(/[^\S\n]*,/y);
    } else block(scan, into, key, line, depth);
  }
}

function block(scan: HclScanner, into: OpenMap, type: string, line: number, depth: number): void {
  const labels: string[] = [];
  while (scan.peek() !== '{') {
    if (scan.done || scan.peek() === '\n') throw scan.fault(`${type} is neither set nor a block`);
    if (labels.length >= LIMITS.depth) throw scan.fault(`${type} has too many labels`);
    labels.push(name(scan));
    scan.blanks(false);
  }
  scan.skip(1);
  const made = openMap(line);
  body(scan, made, depth + labels.length + 1);
  if (scan.peek() !== '}') throw scan.fault(`the block ${type} does not end`);
  scan.skip(1);
  let parent: OpenMap = into;
  const path = [type, ...labels];
  for (const label of path.slice(0, -1)) parent = mapUnder(parent, label, line) ?? parent;
  const last = path.at(-1) ?? type;
  const old = parent.entries.get(last);
  // Of several blocks of one name none takes the place of another.
  const both =
    old === undefined
      ? made
      : list(old.kind === 'list' ? [...old.items, made] : [old, made], old.line);
  parent.entries.set(last, both);
}

function name(scan: HclScanner): string {
  if (scan.peek() === '"') return scan.string();
  const found = scan.take(NAME);
  if (found === null) throw scan.fault('a name was expected');
  return found;
}

function expression(scan: HclScanner, line: number, depth: number, inside: boolean): Tree {
  if (depth > LIMITS.depth) throw scan.fault('it is nested too deeply');
  const simple = literal(scan, line, depth);
  scan.blanks(inside);
  const ends = scan.done || '\n,]})'.includes(scan.peek());
  if (simple !== null && ends) return simple;
  // What goes on after a value is computed from it: what it comes to is not known here.
  const rest = opaque(scan, inside);
  if (simple === null && rest === '') throw scan.fault('a value was expected');
  return scalar(simple === null ? rest : `\${${rawOf(simple)} ${rest}}`, line);
}

function rawOf(tree: Tree): string {
  return tree.kind === 'scalar' ? String(tree.value) : '…';
}

function literal(scan: HclScanner, line: number, depth: number): Tree | null {
  const char = scan.peek();
  if (char === '"') return scalar(unescaped(scan.string()), line);
  if (char === '[') return listOf(scan, line, depth);
  if (char === '{') return objectOf(scan, line, depth);
  const heredoc = scan.heredoc();
  if (heredoc !== null) return scalar(heredoc, line);
  const number = scan.take(/-?\d{1,40}(?:\.\d{1,40})?(?:[eE][+-]?\d{1,3})?(?![\w.])/y);
  if (number !== null) return scalar(Number(number), line);
  const word = scan.take(/(?:true|false|null)(?![\w.(-])/y);
  if (word === null) return null;
  return scalar(word === 'null' ? null : word === 'true', line);
}

function listOf(scan: HclScanner, line: number, depth: number): Tree {
  const items: Tree[] = [];
  scan.skip(1);
  for (;;) {
    scan.blanks(true);
    if (scan.done) throw scan.fault('a list does not end');
    if (scan.peek() === ']') break;
    items.push(expression(scan, scan.line, depth + 1, true));
    scan.blanks(true);
    if (scan.peek() === ',') scan.skip(1);
    else if (scan.peek() !== ']') throw scan.fault('a list lacks a comma or its end');
  }
  scan.skip(1);
  return list(items, line);
}

function objectOf(scan: HclScanner, line: number, depth: number): Tree {
  const map = openMap(line);
  scan.skip(1);
  for (;;) {
    scan.blanks(true);
    if (scan.done) throw scan.fault('an object does not end');
    if (scan.peek() === '}') break;
    const at = scan.line;
    const key = scan.peek() === '"' ? scan.string() : (scan.take(/[^\s=:{}"]+|\([^)\n]*\)/y) ?? '');
    scan.blanks(true);
    if (scan.peek() !== '=' && scan.peek() !== ':') throw scan.fault('a key lacks its value');
    scan.skip(1);
    scan.blanks(false);
    map.entries.set(key, expression(scan, at, depth + 1, false));
    scan.blanks(true);
    if (scan.peek() === ',') scan.skip(1);
  }
  scan.skip(1);
  return map;
}

/** Text up to where the value must end, brackets counted; strings are passed as a whole. */
function opaque(scan: HclScanner, inside: boolean): string {
  let depth = 0;
  let text = '';
  while (!scan.done) {
    const char = scan.peek();
    if (depth === 0 && (',]})'.includes(char) || (char === '\n' && !inside))) break;
    if (char === '"') {
      text += `"${scan.string()}"`;
      continue;
    }
    if ('[{('.includes(char)) depth++;
    if (']})'.includes(char)) depth--;
    text += char;
    scan.skip(1);
  }
  return text.trim();
}

function unescaped(raw: string): string {
  return raw.replace(/\\(n|t|r|"|\\|u[0-9a-fA-F]{4})/g, (_, code: string) => {
    if (code.length === 5) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return { n: '\n', t: '\t', r: '\r' }[code] ?? code;
  });
}
