import type { Word } from '../../types.ts';
import type { ShellWorld } from '../../world/types.ts';
import { matchesGlob } from './match-glob.ts';
import { knownWord } from './value.ts';

const MOST = 20;

/**
 * The names that a pattern stands for where they are few and only its last part is a pattern. A bare `*`
 * stays: that everything is meant says more than the names.
 */
export function expandGlob(
  word: Word,
  cwd: string | null,
  world: ShellWorld,
): readonly Word[] | null {
  if (!word.known || cwd === null) return null;
  const slash = word.text.lastIndexOf('/');
  const folder = word.text.slice(0, slash + 1);
  const pattern = word.text.slice(slash + 1);
  if (/^[*.]*$/.test(pattern) || /[*?[(]/.test(folder) || /[(]/.test(pattern)) return null;
  if (folder.startsWith('~')) return null;
  const path = folder.startsWith('/') ? folder : `${cwd}/${folder}`;
  const names = world.list(path.length > 1 ? path.replace(/\/$/, '') : path);
  if (names === null || names.length >= 1000) return null;
  const found = names.filter(
    (name) => (!name.startsWith('.') || pattern.startsWith('.')) && matchesGlob(pattern, name),
  );
  if (found.length === 0 || found.length > MOST) return null;
  return found.map((name) => knownWord(`${folder}${name}`));
}
