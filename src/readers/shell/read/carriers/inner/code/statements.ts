/** Statements that say what a name stands for. Each is false, and moves nothing, where it is none. */
import type { Cursor } from './cursor.ts';
import { moduleName } from './modules.ts';
import { itemOf, UNKNOWN_VALUE } from './value.ts';

/** `import a.b as c, d` and `from a import b as c`. */
export function importPython(cursor: Cursor): boolean {
  if (cursor.language.id !== 'python') return false;
  const from = cursor.is('from');
  if (!from && !cursor.is('import')) return false;
  cursor.at += 1;
  const base = from ? dotted(cursor) : '';
  if (from && cursor.is('import')) cursor.at += 1;
  while (cursor.peek() !== undefined) {
    if (cursor.is('(') || cursor.is(',')) cursor.at += 1;
    const name = dotted(cursor);
    if (name === '') break;
    let alias = name;
    if (cursor.is('as')) {
      alias = cursor.peek(1)?.text ?? name;
      cursor.at += 2;
    }
    if (from || alias !== name)
      cursor.scope.set(alias, { name: moduleName(from ? `${base}.${name}` : name) });
    if (!cursor.is(',')) break;
    cursor.at += 1;
    while (cursor.peek()?.kind === 'line') cursor.at += 1;
  }
  return true;
}

function dotted(cursor: Cursor): string {
  while (cursor.is('.')) cursor.at += 1;
  let name = '';
  while (cursor.peek()?.kind === 'name' && !cursor.is('import') && !cursor.is('as')) {
    name += cursor.peek()?.text ?? '';
    cursor.at += 1;
    if (!cursor.is('.')) break;
    name += '.';
    cursor.at += 1;
  }
  return name;
}

/** `import x, { a as b } from 'm'` and `import * as x from 'm'`. */
export function importJs(cursor: Cursor): boolean {
  if (cursor.language.id !== 'js' || !cursor.is('import') || cursor.is('(', 1)) return false;
  const names: { readonly key: string; readonly name: string }[] = [];
  let inBraces = false;
  let at = cursor.at + 1;
  for (; at < cursor.tokens.length && at < cursor.at + 400; at += 1) {
    const token = cursor.tokens[at];
    if (token === undefined || token.kind === 'text' || token.text === ';') break;
    if (token.text === '{') inBraces = true;
    else if (token.kind === 'name' && !/^(?:from|type)$/.test(token.text)) {
      const renamed = cursor.tokens[at + 1]?.text === 'as' ? cursor.tokens[at + 2] : undefined;
      names.push({ key: inBraces ? token.text : '', name: renamed?.text ?? token.text });
      if (renamed !== undefined) at += 2;
    } else if (token.text === '*' && cursor.tokens[at + 1]?.text === 'as') {
      names.push({ key: '', name: cursor.tokens[at + 2]?.text ?? '' });
      at += 2;
    }
  }
  const from = cursor.tokens[at];
  const text = from?.kind === 'text' && typeof from.parts[0] === 'string' ? from.parts[0] : null;
  cursor.at = text === null ? cursor.at + 1 : at + 1;
  if (text === null) return true;
  const module = moduleName(text);
  for (const { key, name } of names)
    cursor.scope.set(name, { name: key === '' || key === 'default' ? module : `${module}.${key}` });
  return true;
}

const DECLARES = /^(?:const|let|var|my|our|local|await)$/;

/** `for x in list`, `for (const x of list)`, `for my $x (list)`, `foreach (list as $x)`, `with a as b`. */
export function bindLoop(cursor: Cursor): boolean {
  if (cursor.is('with') && cursor.language.id === 'python') return bindWith(cursor);
  if (!cursor.is('for') && !cursor.is('foreach')) return false;
  cursor.at += 1;
  const start = cursor.at;
  if (cursor.language.id === 'php' && cursor.is('(')) {
    cursor.at += 1;
    const over = cursor.expression();
    if (!cursor.is('as')) return true;
    const pair = cursor.is('=>', 2);
    const name = cursor.peek(pair ? 3 : 1)?.text ?? '';
    cursor.scope.set(name, itemOf(over));
    cursor.at += pair ? 4 : 2;
    return true;
  }
  const names: string[] = [];
  for (let steps = 0; steps < 12; steps += 1) {
    const token = cursor.peek();
    if (token === undefined) break;
    if (cursor.is('in') || cursor.is('of') || (names.length > 0 && cursor.is('('))) {
      if (!cursor.is('(')) cursor.at += 1;
      const item = itemOf(cursor.expression());
      if (names.length === 1) cursor.scope.set(names[0] ?? '', item);
      else
        names.forEach((name, index) =>
          cursor.scope.set(name, item.items?.[index] ?? (index > 0 ? item : UNKNOWN_VALUE)),
        );
      return true;
    }
    if (token.kind === 'name' && !DECLARES.test(token.text)) names.push(token.text);
    else if (token.kind !== 'name' && !/^[(,[\]]$/.test(token.text)) break;
    cursor.at += 1;
  }
  cursor.at = start;
  return true;
}

function bindWith(cursor: Cursor): boolean {
  cursor.at += 1;
  for (let count = 0; count < 10; count += 1) {
    const value = cursor.expression();
    if (!cursor.is('as')) return true;
    cursor.scope.set(cursor.peek(1)?.text ?? '', value);
    cursor.at += 2;
    if (!cursor.is(',')) return true;
    cursor.at += 1;
  }
  return true;
}

const DEFINES = /^(?:def|function|sub|func|fn)$/;

/** Steps over the head of a function, and over its body where nothing calls it. */
export function skipFunction(cursor: Cursor): boolean {
  const keyword = cursor.peek();
  const name = cursor.peek(1);
  if (keyword === undefined || !DEFINES.test(keyword.text) || name?.kind !== 'name') return false;
  const start = cursor.at;
  cursor.at += 2;
  if (!cursor.skipped.has(name.text)) return true;
  const { id } = cursor.language;
  if (id === 'python') skipIndented(cursor, start);
  else if (id === 'ruby' || id === 'lua' || id === 'elixir' || id === 'julia')
    skipToEnd(cursor, start);
  else skipBraces(cursor);
  return true;
}

function indentBefore(cursor: Cursor, at: number): number {
  for (let index = at - 1; index >= 0 && index > at - 200; index -= 1) {
    const token = cursor.tokens[index];
    if (token?.kind === 'line') return token.indent;
  }
  return 0;
}

function skipIndented(cursor: Cursor, start: number): void {
  const indent = indentBefore(cursor, start);
  let depth = 0;
  while (cursor.at < cursor.tokens.length) {
    const token = cursor.peek();
    const next = cursor.peek(1);
    if (token?.kind === 'op' && /^[([{]$/.test(token.text)) depth += 1;
    if (token?.kind === 'op' && /^[)\]}]$/.test(token.text)) depth -= 1;
    if (token?.kind === 'line' && depth <= 0 && token.indent <= indent && next?.kind !== 'line')
      return;
    cursor.at += 1;
  }
}

function skipToEnd(cursor: Cursor, start: number): void {
  const indent = indentBefore(cursor, start);
  while (cursor.at < cursor.tokens.length) {
    const token = cursor.peek();
    cursor.at += 1;
    if (token?.kind === 'line' && token.indent <= indent && cursor.is('end')) return;
  }
}

function skipBraces(cursor: Cursor): void {
  let depth = 0;
  while (cursor.at < cursor.tokens.length) {
    const token = cursor.peek();
    cursor.at += 1;
    if (token?.kind !== 'op') continue;
    if (token.text === '{') depth += 1;
    if (token.text === '}') {
      depth -= 1;
      if (depth <= 0) return;
    }
  }
}
