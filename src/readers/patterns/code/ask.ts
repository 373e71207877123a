import type { SyntaxNode } from '../syntax/node.ts';
import { isInside, nodesIn } from '../syntax/node.ts';
import { stringIn, textOf } from './text-of.ts';
import type { Argument, Call, Code, Loop, Routine } from './types.ts';

/** The routine that a node stands in (not the one that it is), or null at the top of the file. */
export function routineAround(code: Code, node: SyntaxNode): Routine | null {
  for (let one = node.parent; one !== null; one = one.parent) {
    const found = code.routineAt.get(one);
    if (found !== undefined) return found;
  }
  return null;
}

/** The names of the routines and classes around a node, outermost first: `Basket.pay`. */
export function pathOf(code: Code, node: SyntaxNode): string {
  const names: string[] = [];
  for (let one = node.parent; one !== null; one = one.parent) {
    const routine = code.routineAt.get(one);
    if (routine !== undefined) names.unshift(routine.name);
    else if (/^class_(?:declaration|definition)$/.test(one.type)) {
      const name = one.children.find(({ field }) => field === 'name');
      if (name !== undefined) names.unshift(textOf(name, code.text));
    }
  }
  return names.join('.');
}

export function callsIn(code: Code, node: SyntaxNode): readonly Call[] {
  return code.calls.filter((call) => isInside(call.node, node));
}

/** True when a node runs as part of an outer one: no routine begins in between. */
export function runsIn(code: Code, node: SyntaxNode, outer: SyntaxNode): boolean {
  for (let one = node.parent; one !== null; one = one.parent) {
    if (one === outer) return true;
    if (code.routineAt.has(one)) return false;
  }
  return false;
}

/** The innermost loop that a node runs in, within its routine; null for none. */
export function loopAround(code: Code, node: SyntaxNode): Loop | null {
  for (let one = node.parent; one !== null; one = one.parent) {
    if (code.routineAt.has(one)) return null;
    const found = code.loops.find((loop) => loop.node === one);
    if (found !== undefined) return found;
  }
  return null;
}

/** Nodes of some types below one, in its own routine and not in one that begins there. */
export function ownNodes(
  code: Code,
  node: SyntaxNode,
  types: ReadonlySet<string>,
): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (const one of nodesIn(node, (inner) => !code.routineAt.has(inner))) {
    if (types.has(one.type)) found.push(one);
  }
  return found;
}

/** What an object literal (or dictionary) says of a key; `unknown` where something is spread into it. */
export function valueOf(code: Code, node: SyntaxNode, key: RegExp): SyntaxNode | 'unknown' | null {
  let isOpen = false;
  for (const entry of node.children) {
    if (/^(?:spread_element|dictionary_splat)$/.test(entry.type)) isOpen = true;
    if (entry.type === 'shorthand_property_identifier' && key.test(textOf(entry, code.text))) {
      return entry;
    }
    if (entry.type === 'method_definition' && key.test(nameIn(entry, 'name', code.text)))
      return entry;
    if (entry.type !== 'pair') continue;
    const value = entry.children.find(({ field }) => field === 'value');
    if (value !== undefined && key.test(nameIn(entry, 'key', code.text))) return value;
  }
  return isOpen ? 'unknown' : null;
}

function nameIn(node: SyntaxNode, field: string, text: string): string {
  const found = node.children.find((child) => child.field === field);
  return found === undefined ? '' : textOf(found, text).replace(/^["'`]|["'`]$/g, '');
}

export function named(call: Call, name: RegExp): Argument | null {
  return call.args.find((one) => one.name !== null && name.test(one.name)) ?? null;
}

/** True where arguments come from elsewhere, so that nobody can tell which there are. */
export function isSpread(call: Call): boolean {
  return call.args.some(({ name }) => name === '...');
}

export function firstString(call: Call, code: Code): string | null {
  const first = call.args[0];
  return first === undefined ? null : stringIn(first.value, code.text);
}
