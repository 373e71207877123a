import type { Expression } from '../types.ts';
import { parseExpression, type Part } from './parse-expression.ts';

/** One step of the machine. `split` goes both ways at once; `start` and `end` are places, not letters. */
type Instruction =
  | { readonly kind: 'letter'; readonly accepts: (letter: string) => boolean }
  | { readonly kind: 'split'; readonly to: readonly number[] }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'found' };

/** Steps of one expression, with all that is repeated written out. */
const MOST = 5_000;

/**
 * A regular expression of Go as OWNERS files use them, found anywhere in a text. All ways are walked side
 * by side, so that no text takes longer than its letters times the size. Null where it is not understood.
 */
export function compileExpression(text: string): Expression | null {
  const part = parseExpression(text);
  if (part === null) return null;
  const program: Instruction[] = [];
  if (!emit(program, part)) return null;
  program.push({ kind: 'found' });
  return { size: program.length, test: (candidate) => run(program, candidate) };
}

/** False once there is too much of it. */
function emit(program: Instruction[], part: Part): boolean {
  if (program.length > MOST) return false;
  switch (part.kind) {
    case 'letter':
      program.push({ kind: 'letter', accepts: part.accepts });
      return true;
    case 'place':
      program.push({ kind: part.place });
      return true;
    case 'row':
      return part.parts.every((inner) => emit(program, inner));
    case 'either':
      return emitEither(program, part.parts);
    case 'repeat':
      return emitRepeat(program, part);
  }
}

function emitEither(program: Instruction[], parts: readonly Part[]): boolean {
  const at = program.length;
  program.push({ kind: 'found' });
  const starts: number[] = [];
  const ends: number[] = [];
  for (const inner of parts) {
    starts.push(program.length);
    if (!emit(program, inner)) return false;
    ends.push(program.length);
    program.push({ kind: 'found' });
  }
  program[at] = { kind: 'split', to: starts };
  for (const end of ends) program[end] = { kind: 'split', to: [program.length] };
  return true;
}

function emitRepeat(program: Instruction[], part: Extract<Part, { kind: 'repeat' }>): boolean {
  for (let count = 0; count < part.least; count++) {
    const before = program.length;
    if (!emit(program, part.part)) return false;
    // Nothing repeated is nothing, however deep it is nested.
    if (program.length === before) return true;
  }
  if (part.most === null) {
    const at = program.length;
    program.push({ kind: 'found' });
    if (!emit(program, part.part)) return false;
    program.push({ kind: 'split', to: [at] });
    program[at] = { kind: 'split', to: [at + 1, program.length] };
    return true;
  }
  const skips: number[] = [];
  for (let count = part.least; count < part.most; count++) {
    skips.push(program.length);
    program.push({ kind: 'found' });
    if (!emit(program, part.part)) return false;
  }
  for (const at of skips) program[at] = { kind: 'split', to: [at + 1, program.length] };
  return true;
}

function run(program: readonly Instruction[], candidate: string): boolean {
  const letters = Array.from(candidate);
  let waiting: number[] = [];
  for (let at = 0; at <= letters.length; at++) {
    const seen = new Uint8Array(program.length);
    // It may begin at any letter.
    const open = [...waiting, 0];
    const letter = letters[at];
    waiting = [];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen[next] === 1) continue;
      seen[next] = 1;
      const instruction = program[next] as Instruction;
      if (instruction.kind === 'found') return true;
      if (instruction.kind === 'split') open.push(...instruction.to);
      else if (instruction.kind !== 'letter') {
        const isHere = instruction.kind === 'start' ? at === 0 : letter === undefined;
        if (isHere) open.push(next + 1);
      } else if (letter !== undefined && instruction.accepts(letter)) waiting.push(next + 1);
    }
  }
  return false;
}
