import type { HereDoc, Redirection } from 'unbash';
import type { Invocation, Stdin, Word } from '../../types.ts';
import type { Spot } from '../state/types.ts';
import { expandOne, expandText } from '../words/expand-word.ts';
import type { Expansion } from '../words/expand-word.ts';
import { substituted } from '../words/value.ts';
import { UNKNOWN } from '../../types.ts';
import { pathFrom } from './paths.ts';
import { readRunLater } from './later/run-later.ts';

export interface Redirects {
  /** Null where it stays as it is around. */
  readonly stdin: Stdin | null;
  readonly outputs: Invocation['outputs'];
  /** To be called with what the command puts out. */
  readonly finish: (out: Stdin) => void;
}

const NONE: Redirects = { stdin: null, outputs: [], finish: () => undefined };

export function readRedirects(
  redirections: readonly Redirection[],
  around: Expansion,
  spot: Spot,
): Redirects {
  if (redirections.length === 0) return NONE;
  let stdin: Stdin | null = null;
  const outputs: { path: Word; append: boolean }[] = [];
  const all: { path: Word; append: boolean; standard: boolean }[] = [];
  for (const each of redirections) {
    const input = inputOf(each, around);
    if (input !== null && descriptorOf(each, 0) === 0) stdin = input;
    const output = input === null ? outputOf(each, around) : null;
    if (output === null) continue;
    const standard = descriptorOf(each, 1) === 1;
    all.push({ ...output, standard });
    if (standard) outputs.push(output);
  }
  return {
    stdin,
    outputs,
    finish: (out) => {
      for (const output of all) {
        const written: Stdin = output.standard ? out : { kind: 'unknown' };
        remember(output, written, around, spot);
        noteWrite(output, written, around, spot);
      }
    },
  };
}

function descriptorOf({ descriptor }: Redirection, usual: number): number {
  if (descriptor === undefined) return usual;
  return descriptor.type === 'FileDescriptor' ? descriptor.value : -1;
}

function inputOf(redirection: Redirection, around: Expansion): Stdin | null {
  switch (redirection.type) {
    case 'HereDoc':
      return { kind: 'text', text: bodyOf(redirection, around) };
    case 'HereString': {
      if (redirection.target === undefined) return { kind: 'unknown' };
      return { kind: 'text', text: `${expandOne(redirection.target, around).text}\n` };
    }
    case 'Redirect': {
      const { operator, target } = redirection;
      if (operator === '<&') return { kind: 'unknown' };
      if ((operator !== '<' && operator !== '<>') || target === undefined) return null;
      const path = expandOne(target, around);
      return substituted(path) ?? { kind: 'file', path: absolute(path, around) };
    }
    default:
      return null;
  }
}

/** Known by its whole path, since a later `cd` does not change what is meant. */
function absolute(path: Word, { state, walk }: Expansion): Word {
  const full = state.place.kind === 'local' ? pathFrom(path, state.cwd, walk.world.home) : null;
  return full === null ? path : { ...path, text: full };
}

function bodyOf({ body, delimiter, operator }: HereDoc, around: Expansion): string {
  const text = delimiter?.quoted === true ? body.text : expandText(body.text, body.parts, around);
  return operator === '<<-' ? text.replace(/^\t+/gm, '') : text;
}

function outputOf(redirection: Redirection, around: Expansion) {
  if (redirection.type !== 'Redirect' || redirection.target === undefined) return null;
  const path = expandOne(redirection.target, around);
  const { operator } = redirection;
  if (operator === '>&' && /^(?:\d+-?|-)$/.test(path.text)) return null;
  return { path, append: operator === '>>' || operator === '&>>' };
}

/** What is written is what a later command of the same text reads. */
function remember(
  { path, append }: { readonly path: Word; readonly append: boolean },
  out: Stdin,
  { state, walk }: Expansion,
  spot: Spot,
): void {
  if (state.place.kind !== 'local' || !path.known) return;
  const full = pathFrom(path, state.cwd, walk.world.home);
  if (full === null || full.startsWith('/dev/')) return;
  const text = out.kind === 'text' ? out.text : out.kind === 'none' ? '' : null;
  const before = append ? (walk.written.get(full) ?? '') : '';
  walk.written.set(full, text === null || text.includes(UNKNOWN) ? null : before + text);
  if (text !== null) readRunLater(full, text, state, walk, spot);
}

/** What no table needs to see: output that is thrown away or shown. */
const NOWHERE = /^\/dev\/(?:null|stdout|stderr|tty|fd\/\d+)$/;

function noteWrite(
  { path, append }: { readonly path: Word; readonly append: boolean },
  out: Stdin,
  { state, walk }: Expansion,
  at: Spot,
): void {
  if (NOWHERE.test(path.text) || substituted(path) !== null) return;
  const what = isNothing(out) ? 'empties' : isOlderState(out) ? 'restores' : 'writes';
  walk.items.push({ kind: 'write', at, path, cwd: state.cwd, append, what });
}

function isNothing(out: Stdin): boolean {
  if (out.kind === 'file') return out.path.text === '/dev/null';
  return out.kind === 'none' || (out.kind === 'text' && out.text === '');
}

/** `git show HEAD:file`. */
function isOlderState(out: Stdin): boolean {
  if (out.kind !== 'output' || out.of.program !== 'git') return false;
  const words = out.of.args.map(({ text }) => text);
  return (
    words.some((word) => word === 'show' || word === 'cat-file') &&
    words.some((word) => /^[^-:/][^:]*:[^:/]/.test(word))
  );
}
