/** A program that a command compiles, as the rest of the command will find it: its source, and what runs that. */
import type { Invocation, Word } from '../../../types.ts';
import { optionValue } from '../../carriers/options.ts';
import type { Walk } from '../../state/types.ts';
import { textOf } from '../builtins/outputs.ts';
import { pathFrom } from '../paths.ts';

/** First lines by which a source is run as it is. */
const C = '#!/usr/bin/env -S tcc -run';
const GO = '#!/usr/bin/env -S go run';

const COMPILERS: ReadonlySet<string> = new Set(
  'cc gcc g++ c++ clang clang++ tcc zig go'.split(' '),
);

export function isCompiler(program: string): boolean {
  return COMPILERS.has(program) || /^(?:gcc|g\+\+|clang(?:\+\+)?)-\d+$/.test(program);
}

export function rememberCompiled(invocation: Invocation, walk: Walk): void {
  const { program, args, cwd } = invocation;
  const isGo = program === 'go';
  if (isGo && args[0]?.text !== 'build') return;
  if (args.some(({ text }) => /^-(?:c|S|E|fsyntax-only|run)$/.test(text))) return;
  const source = sourceOf(invocation, walk, isGo ? /\.go$/ : /\.(?:c|cc|cpp|cxx|C)$/);
  if (source === null) return;
  const named = optionValue(args, ['-o']);
  const fallback = isGo ? source.name.replace(/\.go$/, '') : 'a.out';
  const into = named ?? { text: fallback, known: true, glob: false, unknowns: [] };
  const path = pathFrom(into, cwd, walk.world.home);
  if (path !== null) walk.written.set(path, `${isGo ? GO : C}\n${source.text}`);
}

function sourceOf(
  { args, cwd, stdin }: Invocation,
  walk: Walk,
  pattern: RegExp,
): { readonly name: string; readonly text: string } | null {
  const file: Word | undefined = args.find(({ text, known }) => known && pattern.test(text));
  if (file === undefined) {
    const piped = args.some(({ text }) => text === '-') ? textOf(stdin, walk.world) : null;
    return piped === null ? null : { name: 'a.out', text: piped };
  }
  const path = pathFrom(file, cwd, walk.world.home);
  const look = path === null ? null : walk.world.look(path);
  return look?.kind === 'text' ? { name: file.text, text: look.text } : null;
}
