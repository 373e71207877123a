import { sha256 } from '../../cli/guard/sha256.ts';

const RUNNERS = new Set(
  'npx npm uvx uv pnpm dlx bunx bun node deno python python3 docker run exec env pipx'.split(' '),
);

/** Names stand in file names, in rules and in what people type. */
export const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/**
 * A name for a server that was given none: its program, and six digits over the whole command, so that no
 * other server is ever taken for it.
 */
export function nameOf(words: readonly string[]): string {
  const word =
    words.find((each) => !each.startsWith('-') && !RUNNERS.has(lastPart(each))) ?? 'server';
  const base = lastPart(word).replace(/@[\w.-]*$/, '') || 'server';
  const plain = base.replace(/\.[cm]?[jt]s$|\.py$/, '').replace(/[^A-Za-z0-9.-]+/g, '-');
  const letters = plain.replace(/^[^A-Za-z0-9]+/, '').slice(0, 40) || 'server';
  return `${letters}-${sha256(JSON.stringify(words)).slice(0, 6)}`;
}

function lastPart(word: string): string {
  return word.split(/[/\\]/).findLast((part) => part !== '') ?? '';
}
