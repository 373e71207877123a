import { essence, textOf } from '../code/text-of.ts';
import { ownNodes } from '../code/ask.ts';
import type { Branch, Code, Routine } from '../code/types.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { isInside, nodesIn } from '../syntax/node.ts';
import type { Sighting } from '../types.ts';
import { JUMPS } from './exits.ts';
import { subject } from './guards.ts';

/** Less of a routine than this left, and it is another one. */
const STILL_THE_SAME = 0.6;

/** Whether a check went for a harmless reason: with its routine, with what it asked about, or into another. */
export function isExcusedGuard(sighting: Sighting, before: Code, after: Code): boolean {
  const node = nodeAt(before, sighting);
  if (node === null) return true;
  const old = guarded(before, node);
  if (old === null) return !stillRoutes(sighting, before, after);
  const now = after.routines.find(({ name }) => name === old.name && name !== '(anonymous)');
  if (now === undefined || sameShare(old, now, before, after, sighting) < STILL_THE_SAME)
    return true;
  if (isReplaced(old, now, before, after, sighting)) return true;
  const text = textOf(now.node, after.text);
  const branch = before.branches.find((one) => one.node === node);
  if (branch !== undefined && standsAsOften(branch, before, after)) return true;
  if (branch === undefined) return isCalledAnotherWay(node, before, after, now, text);
  if (refusesOtherwise(branch, before, after, now, knownOf(before, old))) return true;
  const about = subject(textOf(branch.condition, before.text));
  return isAskedAnotherWay(about, text, now, after, knownOf(before, old));
}

function nodeAt(code: Code, { start, end }: Sighting): SyntaxNode | null {
  for (const node of nodesIn(code.root, (one) => one.start <= start && one.end >= end)) {
    if (node.named && node.start === start && node.end === end) return node;
  }
  return null;
}

/** The routine that a check protects: the one around it, or for an annotation the one below it. */
function guarded(code: Code, node: SyntaxNode): Routine | null {
  if (/decorator|annotation/.test(node.type)) {
    const { parent } = node;
    const owner = parent?.type === 'modifiers' ? parent.parent : parent;
    return (
      code.routines.find(
        (one) =>
          one.node === owner ||
          (owner !== null && one.node.parent === owner && one.node.start >= node.end),
      ) ?? null
    );
  }
  for (let one = node.parent; one !== null; one = one.parent) {
    const found = code.routineAt.get(one);
    if (found !== undefined && found.name !== '(anonymous)') return found;
  }
  return null;
}

/** How much of a routine's other lines stands in the new one. */
function sameShare(
  old: Routine,
  now: Routine,
  before: Code,
  after: Code,
  { start, end }: Sighting,
): number {
  const whole = textOf(old.node, before.text);
  const from = Math.max(start - old.node.start, 0);
  const rest = whole.slice(0, from) + whole.slice(Math.max(end - old.node.start, from));
  const lines = linesOf(rest);
  const known = new Set(linesOf(textOf(now.node, after.text)));
  if (lines.length === 0) return 1;
  return lines.filter((line) => known.has(line)).length / lines.length;
}

/** New lines stand where it stood: whether they ask the same nobody can tell, and that it is gone is not so. */
function isReplaced(
  old: Routine,
  now: Routine,
  before: Code,
  after: Code,
  { start, end }: Sighting,
): boolean {
  if (start < old.node.start) return false;
  const oldText = textOf(old.node, before.text);
  const known = new Set(linesOf(oldText));
  const lines = linesOf(textOf(now.node, after.text));
  const above = linesOf(oldText.slice(0, start - old.node.start)).toReversed();
  const below = linesOf(oldText.slice(end - old.node.start));
  const places = new Map(lines.map((line, index) => [line, index]));
  const from = above.map((line) => places.get(line)).find((at) => at !== undefined) ?? 0;
  const to =
    below.map((line) => lines.indexOf(line, from + 1)).find((at) => at > from) ?? lines.length;
  return lines.slice(from + 1, to).some((line) => line.length > 3 && !known.has(line));
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ''))
    .filter((line) => line.length > 2);
}

/** A route that is still there, and an annotation on a class that is. */
function stillRoutes({ loose, end, start }: Sighting, before: Code, after: Code): boolean {
  const route = /["'`][^"'`]+["'`]/.exec(loose)?.[0];
  if (route !== undefined) return after.text.includes(route);
  const line = before.text
    .slice(end)
    .split('\n', 3)
    .find((one) => /\b(?:class|def|function)\b/.test(one));
  if (line !== undefined) return after.text.includes(line.trim());
  const own = before.text.slice(start, end);
  return !after.text.includes(own);
}

/** It is mentioned there still, called as often in the file, or something else refuses the same things. */
function isCalledAnotherWay(
  node: SyntaxNode,
  before: Code,
  after: Code,
  now: Routine,
  text: string,
): boolean {
  const own = textOf(node, before.text).replace(/^(?:@|await\s+)/, '');
  const callee = /[\w$.]+/.exec(own)?.[0] ?? '';
  const last = callee.split('.').at(-1) ?? callee;
  if (last !== '' && new RegExp(`\\b${escape(last)}\\b`).test(text)) return true;
  const calls = (code: Code) => code.calls.filter(({ name }) => name === last).length;
  if (calls(after) > 0 && calls(after) >= calls(before)) return true;
  // `validateKey` has become part of `makeAndValidateKey`.
  const core = plain(last);
  if (
    core.length > 5 &&
    after.calls.some((one) => isInside(one.node, now.node) && plain(one.name).includes(core))
  )
    return true;
  const words = new Set(
    before.calls.filter(({ name }) => name === last).map((one) => essence(one.node, before.text)),
  );
  // Several of them may have become one, elsewhere in the file.
  if (after.calls.some((one) => one.name === last && !words.has(essence(one.node, after.text)))) {
    return true;
  }
  const args = own.slice(callee.length).match(/[A-Za-z_$][\w$]*/g) ?? [];
  return after.calls.some(
    (call) =>
      isInside(call.node, now.node) &&
      REFUSES.test(call.name) &&
      args.some((word) =>
        new RegExp(`\\b${escape(word)}\\b`).test(textOf(call.node, after.text)),
      ) &&
      !textOf(guardedNode(before, node), before.text).includes(textOf(call.node, after.text)),
  );
}

/** The same is asked as often as before, though the routine or what is done about it is another. */
function standsAsOften({ condition }: Branch, before: Code, after: Code): boolean {
  const asked = essence(condition, before.text);
  const count = (code: Code) =>
    code.branches.filter(
      (one) =>
        essence(one.condition, code.text) === asked &&
        ownNodes(code, one.whenTrue, JUMPS).length > 0,
    ).length;
  return count(after) >= count(before);
}

/** The same refusal is now given to another question: two checks became one. */
function refusesOtherwise(
  { whenTrue }: Branch,
  before: Code,
  after: Code,
  now: Routine,
  known: ReadonlySet<string>,
): boolean {
  const refusal = essence(whenTrue, before.text);
  if (refusal.length < 25) return false; // A bare return says nothing.
  return after.branches.some(
    (one) =>
      isInside(one.node, now.node) &&
      !known.has(essence(one.condition, after.text)) &&
      essence(one.whenTrue, after.text) === refusal,
  );
}

function guardedNode(code: Code, node: SyntaxNode): SyntaxNode {
  return guarded(code, node)?.node ?? node;
}

const REFUSES =
  /(?:^|_|(?<=[a-z])(?=[A-Z]))(?:require|ensure|assert|check|verify|validate|authori[sz]e|must|guard|enforce|invariant)/i;

/** Conditions and calls that the routine had already: they stand for nothing that went. */
function knownOf(code: Code, { node }: Routine): ReadonlySet<string> {
  const inside = [
    ...code.branches.filter((one) => isInside(one.node, node)).map(({ condition }) => condition),
    ...code.calls.filter((one) => isInside(one.node, node)).map((one) => one.node),
  ];
  return new Set(inside.map((one) => essence(one, code.text)));
}

/** What it asked about is gone, is asked about elsewhere in the routine, or handed to what refuses. */
function isAskedAnotherWay(
  about: string,
  text: string,
  now: Routine,
  after: Code,
  known: ReadonlySet<string>,
): boolean {
  const names = about.split(' ').filter((name) => name !== '');
  const roots = names.map((name) => name.split('.')[0] ?? name);
  if (
    roots.length > 0 &&
    roots.every((root) => !new RegExp(`(?<!\\w)${escape(root)}\\b`).test(text))
  ) {
    // A check that was a call of its own (`isAllowed(user)`) always goes with its name.
    if (names.every((name) => !/can|allow|auth|permi|role|own|valid/i.test(name))) return true;
  }
  const conditions = after.branches
    .filter(
      ({ node, condition }) =>
        isInside(node, now.node) && !known.has(essence(condition, after.text)),
    )
    .map(({ condition }) => subject(textOf(condition, after.text)));
  const telling = new Set([...names, ...[...names.map(lastOf), ...roots].filter(isTelling)]);
  if (conditions.some((one) => one.split(' ').some((word) => isAmong(word, telling)))) return true;
  return after.calls.some(
    ({ node, name }) =>
      isInside(node, now.node) &&
      !known.has(essence(node, after.text)) &&
      REFUSES.test(name) &&
      roots.some((root) => new RegExp(`\\b${escape(root)}\\b`).test(textOf(node, after.text))),
  );
}

function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

function lastOf(name: string): string {
  return name.split('.').at(-1) ?? name;
}

/** A word that stands for one thing: not what every routine has at hand. */
function isTelling(word: string): boolean {
  return (
    word.length > 2 &&
    !/^(?:this|self|cls|req|res|request|response|ctx|context|err|error)$/.test(word)
  );
}

function isAmong(word: string, telling: ReadonlySet<string>): boolean {
  return telling.has(word) || telling.has(lastOf(word)) || telling.has(word.split('.')[0] ?? word);
}

function escape(word: string): string {
  return word.replaceAll('$', '\\$');
}
