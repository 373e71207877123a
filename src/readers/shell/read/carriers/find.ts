/** `find … -exec cmd {} \;`. What `-delete` does is for the table of `find`. */
import type { Word } from '../../types.ts';
import type { ShellWorld } from '../../world/types.ts';
import { pathFrom } from '../walk/paths.ts';
import { matchesGlob } from '../words/match-glob.ts';
import { knownWord } from '../words/value.ts';
import { filledIn } from './filled-in.ts';
import type { Carried, Carrier } from './types.ts';

export const FIND_CARRIER: Carrier = {
  programs: ['find', 'gfind'],
  called: () => 'find -exec',
  carries: ({ args, cwd, place }, world) => {
    const carried: Carried[] = [];
    const found = whatIsFound(args);
    for (let at = 0; at < args.length && carried.length < 20; at += 1) {
      if (!/^-(?:exec|execdir|ok|okdir)$/.test(args[at]?.text ?? '')) continue;
      const end = args.findIndex(({ text }, index) => index > at && /^[;+]$/.test(text));
      const words = args.slice(at + 1, end < 0 ? undefined : end);
      const around = { stdin: { kind: 'none' } } as const;
      const isRun = place.kind === 'local' && runsWhatIsFound(words);
      for (const item of isRun ? scriptsFound(found, cwd, world) : found) {
        const filled = words.map((word) => filledIn(word, '{}', item));
        carried.push({ kind: 'words', words: filled, around });
      }
      at = end < 0 ? args.length : end;
    }
    return carried.length === 0 ? null : carried;
  },
};

const SHELLS = /^(?:.*\/)?(?:(?:ba|z|k|da|a)?sh|source|\.|python3?|node|perl|ruby|php)$/;

/** `bash {}`, `{}`: what is found is itself a script that runs. */
function runsWhatIsFound(words: readonly Word[]): boolean {
  const at = words.findIndex(({ text }) => /^(?:\.\/)?\{\}$/.test(text));
  const before = words.slice(0, Math.max(0, at)).filter(({ text }) => !text.startsWith('-'));
  if (at < 0 || words.some(({ text }) => text === '-c' || text === '-n')) return false;
  return before.length === 0 || SHELLS.test(before.at(-1)?.text ?? '');
}

const MOST_SCRIPTS = 10;
const MOST_NAMES = 300;
const DEEPEST = 5;

/** Files on disk that fit, in place of the pattern; the pattern where none is there. */
function scriptsFound(
  found: readonly Word[],
  cwd: string | null,
  world: ShellWorld,
): readonly Word[] {
  const files: Word[] = [];
  let left = MOST_NAMES;
  const look = (path: string, name: string, depth: number) => {
    for (const each of world.list(path) ?? []) {
      left -= 1;
      if (left < 0 || files.length >= MOST_SCRIPTS) return;
      if (each === '.git' || each === 'node_modules') continue;
      const full = `${path}/${each}`;
      const kind = world.kindOf(full);
      if (kind === 'folder' && depth < DEEPEST) look(full, name, depth + 1);
      else if (kind === 'file' && matchesGlob(name, each)) files.push(knownWord(full));
    }
  };
  for (const word of found) {
    const [folder = '', name = '*'] = word.text.split(/\/(?:\*\*\/)?(?=[^/]*$)/);
    const path = pathFrom({ ...word, text: folder === '' ? '/' : folder }, cwd, world.home);
    if (path !== null && path !== '/') look(path, name, 0);
  }
  return files.length === 0 ? found : files;
}

/** One pattern for each folder that is searched: `src/**` with the name that is asked for. */
function whatIsFound(args: readonly Word[]): readonly Word[] {
  const end = args.findIndex(({ text }) => /^[-(!]/.test(text));
  const given = args.slice(0, end < 0 ? undefined : end);
  const folders = given.length === 0 ? [knownWord('.')] : given;
  const name = args.find((_, index) => /^-i?name$/.test(args[index - 1]?.text ?? ''));
  return folders.slice(0, 10).map((folder) => {
    const root = folder.text === '/' ? '' : folder.text.replace(/\/$/, '');
    const text = name === undefined ? `${root}/*` : `${root}/**/${name.text}`;
    return { ...folder, text, glob: true };
  });
}
