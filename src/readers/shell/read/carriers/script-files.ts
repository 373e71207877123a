/** `./cleanup.sh`: a file that is run by its path, by the program that its first line names. */
import type { Invocation, Word } from '../../types.ts';
import type { ShellWorld } from '../../world/types.ts';
import { pathFrom } from '../walk/paths.ts';
import { knownWord } from '../words/value.ts';
import type { Carried, Carrier } from './types.ts';

const LONGEST = 256 * 1024;

const SCRIPT_FILE: Carrier = {
  programs: [],
  called: ({ programWord }) => `script ${programWord.text}`,
  carries: (invocation, world) => carriedBy(invocation, world),
};

/** Null for a program that is looked up in the path. */
export function scriptCarrierOf({ text, known }: Word): Carrier | undefined {
  return known && text.includes('/') && !SYSTEM.test(text) ? SCRIPT_FILE : undefined;
}

const SYSTEM = /^\/(?:usr\/(?:local\/)?)?s?bin\/|^\/opt\/homebrew\/bin\//;

function carriedBy(
  { programWord, args, cwd, place }: Invocation,
  world: ShellWorld,
): readonly Carried[] | null {
  const path = place.kind === 'local' ? pathFrom(programWord, cwd, world.home) : null;
  if (path === null || world.kindOf(path) !== 'file') return null;
  const look = world.look(path, LONGEST);
  if (look.kind === 'closed' && look.why !== 'binary') {
    const why = `${programWord.text} is run, and cannot be read: ${look.why}.`;
    return [{ kind: 'unread', why, fetched: false }];
  }
  if (look.kind !== 'text') return null;
  const [interpreter, ...options] = interpreterOf(look.text, path);
  if (interpreter === undefined) return null;
  const script: Word = { ...programWord, text: path };
  return [{ kind: 'words', words: [...[interpreter, ...options].map(knownWord), script, ...args] }];
}

/** The words of the first line after `#!`, without `env`; by the name's ending where there is none. */
function interpreterOf(text: string, path: string): readonly string[] {
  const line = /^#!\s*([^\n\r]{1,200})/.exec(text)?.[1];
  if (line === undefined)
    return /\.(?:ba|z|k|da)?sh$/.test(path) || !path.includes('.') ? ['sh'] : [];
  const words = line.trim().split(/\s+/);
  const from = /(?:^|\/)env$/.test(words[0] ?? '')
    ? words.slice(1).filter((word) => word !== '-S')
    : words;
  return from.map((word, index) => (index === 0 ? (word.split('/').at(-1) ?? word) : word));
}
