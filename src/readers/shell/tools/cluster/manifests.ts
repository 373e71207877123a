import type { Word } from '../../types.ts';
import type { Call, ToolContext } from '../types.ts';

/** One manifest of `-f` or `-k`, with its text where it can be seen. */
export interface Manifest {
  /** As the command names it. */
  readonly name: string;
  /** Null where it cannot be seen: of an address, of another command, of another machine. */
  readonly text: string | null;
}

const MOST_FILES = 20;

/** Manifests that a call names, in order. Folders give the files directly in them. */
export function manifestsOf(call: Call, context: ToolContext): readonly Manifest[] {
  const files = call.values('-f', '--filename').flatMap(split);
  return [
    ...files.flatMap((word) => fromFile(word, call, context)),
    ...call.values('-k', '--kustomize').map(({ text }) => ({ name: text, text: null })),
  ].slice(0, MOST_FILES);
}

function split(word: Word): readonly Word[] {
  return word.text.split(',').map((text) => ({ ...word, text }));
}

function fromFile(word: Word, { invocation }: Call, context: ToolContext): readonly Manifest[] {
  const unseen = [{ name: word.text, text: null }];
  if (word.text === '-' || word.text === '/dev/stdin')
    return fromStdin('stdin.yaml', invocation.stdin, context);
  if (!word.known || /^https?:\/\//.test(word.text) || invocation.place.kind !== 'local')
    return unseen;
  const path = context.pathOf(word)?.replace(/(?<=[^/])\/$/, '') ?? null;
  if (path === null) return unseen;
  const look = context.world.look(path);
  if (look.kind === 'text') return [{ name: word.text, text: look.text }];
  if (look.kind !== 'folder') return unseen;
  const names = (context.world.list(path) ?? []).filter((name) => /\.(?:ya?ml|json)$/.test(name));
  if (names.length === 0) return unseen;
  return names.slice(0, MOST_FILES).map((name) => {
    const inside = context.world.look(`${path}/${name}`);
    return {
      name: `${word.text.replace(/\/$/, '')}/${name}`,
      text: inside.kind === 'text' ? inside.text : null,
    };
  });
}

function fromStdin(
  name: string,
  stdin: Call['invocation']['stdin'],
  context: ToolContext,
): readonly Manifest[] {
  if (stdin.kind === 'text') return [{ name, text: stdin.text }];
  if (stdin.kind !== 'file') return [{ name, text: null }];
  const path = context.pathOf(stdin.path);
  const look = path === null ? null : context.world.look(path);
  return [{ name: stdin.path.text, text: look?.kind === 'text' ? look.text : null }];
}
