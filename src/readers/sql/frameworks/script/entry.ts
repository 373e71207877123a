import type { Expression, Statement } from '../code/syntax.ts';
import { Scope } from '../translate/scope.ts';
import { translated } from '../translate/translation.ts';
import { Walk } from '../translate/walk.ts';
import type { Handler } from '../translate/walk.ts';
import type { Translation } from '../types.ts';

const UP = new Set(['up', 'exports.up', 'module.exports.up']);
const DOWN = new Set(['down', 'exports.down', 'module.exports.down']);

/** What tells a migration from other code that names the same tools: it has a way up. */
const HAS_UP = /\bexports\.up\b|\bfunction\s+up\b|\bup\s*(?:[:=(<]|,\s*down\b)|\{\s*up\s*[,}]/;

/** A numbered file among migrations is one even where helpers of its own make its way up. */
const NUMBERED = /(?:^|\/)migrations\/(?:[^/]*\/)*\d+[-_][^/]*$/;

export function isNumbered(path: string): boolean {
  return NUMBERED.test(path);
}

/** True for a JavaScript or TypeScript file that can be a migration. */
export function maybeScript(path: string, text: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path) && (HAS_UP.test(text) || isNumbered(path));
}

interface Side {
  readonly params: readonly string[];
  readonly body: readonly Statement[];
}

/** Finds `up` and `down` however a JavaScript or TypeScript file exports them, and goes through both. */
export function translateScript(
  text: string,
  handlerFor: (params: readonly string[]) => Handler,
  conventions: ReadonlySet<string>,
): Translation {
  return translated(text, 'script', (statements) => {
    const scope = new Scope();
    const sides = { up: [] as Side[], down: [] as Side[], transactional: true };
    for (const statement of statements) {
      if (statement.kind === 'assign') new Walk().run([statement], scope, () => true);
      else if (statement.kind === 'define') scope.define(statement);
    }
    collect(statements, scope, sides, 0);
    const up = new Walk(conventions);
    const down = new Walk(conventions);
    for (const side of sides.up) up.run(side.body, new Scope(scope), handlerFor(side.params));
    for (const side of sides.down) down.run(side.body, new Scope(scope), handlerFor(side.params));
    const line = sides.down.flatMap(({ body }) =>
      body[0]?.kind === 'raise' ? [body[0].line] : [],
    )[0];
    return {
      up: up.found,
      down: sides.down.length === 0 ? null : down.found,
      transactional: sides.transactional,
      irreversible: line === undefined ? null : { line, note: 'down throws: there is no way back' },
      failed: sides.up.length === 0 ? { line: 1, message: 'no function up was found in it' } : null,
    };
  });
}

interface Sides {
  readonly up: Side[];
  readonly down: Side[];
  transactional: boolean;
}

function collect(
  statements: readonly Statement[],
  scope: Scope,
  sides: Sides,
  depth: number,
): void {
  if (depth > 4) return;
  for (const statement of statements) {
    switch (statement.kind) {
      case 'define':
        if (depth > 0) scope.define(statement);
        take(statement.name, statement, sides);
        break;
      case 'assign':
        if (/(?:^|\.)config$/.test(statement.target)) noTransaction(statement.value, sides);
        if (UP.has(statement.target) || DOWN.has(statement.target))
          takeValue(statement.target, statement.value, scope, sides);
        else inside(statement.value, scope, sides, depth);
        break;
      case 'class':
        collect(statement.body, scope, sides, depth + 1);
        break;
      case 'block':
        collect(statement.body, scope, sides, depth + 1);
        break;
      case 'run':
        inside(statement.value, scope, sides, depth);
        break;
      default:
        break;
    }
  }
}

/** `module.exports = { up, down }`, `export default class`, `createMigration({ up, down })`. */
function inside(value: Expression, scope: Scope, sides: Sides, depth: number): void {
  if (value.kind === 'lambda' && value.params.length === 0) {
    if (value.body.some(({ kind }) => kind === 'define' || kind === 'assign'))
      collect(value.body, scope, sides, depth + 1);
  } else if (value.kind === 'collection') {
    for (const { key, value: inner } of value.items) {
      if (key === 'up' || key === 'down') takeValue(key, inner, scope, sides);
      else if (inner.kind === 'lambda') inside(inner, scope, sides, depth);
    }
  } else if (value.kind === 'chain') {
    for (const { args } of value.links)
      for (const { value: inner } of args ?? []) {
        if (
          inner.kind === 'collection' ||
          (inner.kind === 'lambda' && inner.params.length > 0 && depth === 0 && args?.length === 1)
        ) {
          if (inner.kind === 'collection') inside(inner, scope, sides, depth);
          else if (sides.up.length === 0) sides.up.push(inner);
        }
      }
    if (value.head !== null) inside(value.head, scope, sides, depth);
  } else if (value.kind === 'operation')
    for (const operand of value.operands) inside(operand, scope, sides, depth);
}

function take(name: string, side: Side, sides: Sides): void {
  if (UP.has(name)) sides.up.push(side);
  else if (DOWN.has(name)) sides.down.push(side);
}

function takeValue(name: string, value: Expression, scope: Scope, sides: Sides): void {
  if (value.kind === 'lambda') {
    const [only] = value.body;
    // `async up(knex) {…}` among the members of an object.
    take(
      name,
      only?.kind === 'define' && value.params.length === 0 && value.body.length === 1
        ? only
        : value,
      sides,
    );
  } else if (value.kind === 'chain' && value.head === null && value.links.length === 1) {
    const define = scope.function(value.links[0]?.name ?? '');
    if (define !== null) take(name, define, sides);
    else if (value.links[0]?.args === null) {
      const known = scope.value(value.links[0].name);
      if (known?.kind === 'lambda') take(name, known.lambda, sides);
    } else inside(value, scope, sides, 0);
  }
}

function noTransaction(value: Expression, sides: Sides): void {
  if (value.kind !== 'collection') return;
  const off = value.items.some(
    ({ key, value: inner }) =>
      key === 'transaction' && inner.kind === 'scalar' && inner.value === false,
  );
  if (off) sides.transactional = false;
}
