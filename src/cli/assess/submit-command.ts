import type { ReadingOptions } from './options.ts';

/** The `submit` that sends the same change, as a line to paste into a shell. */
export function submitCommand(paths: readonly string[], options: ReadingOptions): string {
  const words = [
    ...inputWords(paths, options),
    ...(options.author ?? []).flatMap((id) => ['--author', id]),
    ...(options.requester === undefined ? [] : ['--requester', options.requester]),
    ...(options.ai === undefined ? [] : ['--ai', options.ai]),
    ...(options.human === true ? ['--human'] : []),
    ...(options.validation ?? []).flatMap((text) => ['--validation', text]),
  ];
  return ['holdpoint submit', ...words.map(quoted), '--title "WHAT THIS DOES"'].join(' ');
}

/** The words of a command line that name what to read. */
export function inputWords(paths: readonly string[], options: ReadingOptions): readonly string[] {
  const isWorktree = options.worktree === true || (paths.length === 0 && options.git === undefined);
  return [
    ...paths,
    ...(options.git === undefined ? [] : ['--git', options.git]),
    ...(isWorktree ? ['--worktree'] : []),
    ...(options.before === undefined ? [] : ['--before', options.before]),
    ...(options.tableSizes === undefined ? [] : ['--table-sizes', options.tableSizes]),
  ];
}

/** A word as a POSIX shell reads it back. */
export function quoted(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
