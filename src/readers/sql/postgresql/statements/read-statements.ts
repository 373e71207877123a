import type { Node } from 'libpg-query';
import { parseSql } from '../engine.ts';
import type { InnerReader, Scene } from '../scene.ts';
import { untemplate } from '../text/templates.ts';
import { HANDLERS } from './handlers.ts';

/** A body in a body in a body: nobody writes it, and each level costs a parse. */
const DEEPEST = 8;

/** Adds the acts of a text of statements to the scene; false where the text cannot be parsed. */
export function readStatements(sql: string, scene: Scene): boolean {
  if (scene.depth > DEEPEST) return false;
  const parsed = parseSql(sql);
  if (parsed.kind === 'parsed') {
    for (const { node } of parsed.statements) readNode(node, scene);
    return true;
  }
  const plain = untemplate(sql);
  if (plain === null) return false;
  const again = parseSql(plain.sql);
  if (again.kind === 'failed') return false;
  // A control block may leave out what stands in it.
  const conditional = /\{%|<%(?!=)/.test(sql);
  const target = conditional ? scene.inside('template block', sql, scene.line) : scene;
  for (const { node } of again.statements) readNode(plain.restore(node), target);
  return true;
}

/** What the parser says of a text that it refuses, as an act. */
export function notUnderstood(sql: string, scene: Scene): void {
  const parsed = parseSql(sql);
  const message = parsed.kind === 'failed' ? parsed.message : 'it is nested too deeply';
  scene.add('opaque', {
    reason: 'syntax-error',
    message: `This is no statement that PostgreSQL's own parser accepts: ${message}.`,
  });
}

function readNode(node: Node, scene: Scene): void {
  const [kind, value] = Object.entries(node)[0] ?? ['', null];
  const handler = HANDLERS.get(kind);
  try {
    if (handler !== undefined) return handler(value, scene);
  } catch (fault) {
    // Expressions nest as deep as the parser lets them; walking them may not exhaust the stack.
    if (!(fault instanceof RangeError)) throw fault;
  }
  scene.add('opaque', {
    reason: 'unknown-statement',
    message: `${kind} is a kind of statement that no list knows.`,
  });
}

export const INNER: InnerReader = { text: readStatements, node: readNode };
