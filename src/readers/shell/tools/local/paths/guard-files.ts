/** Files that decide whether and how an agent is guarded, as commands meet them: with folders around them. */
import { guardFileKind as kindOfFile } from '../../../../shared/guard-files.ts';
import type { ShellWorld } from '../../../world/types.ts';
import { normalPath } from './normal-path.ts';

/** Folders that hold such files: to take one away is to take them away. */
const FOLDERS =
  /\/(?:\.claude|\.codex|\.gemini|\.copilot|\.cursor|\.kiro|\.windsurf|\.amazonq|\.aws\/amazonq)$/;

/**
 * What kind of guarding file an absolute path is, or null. With `whole` the path's contents go with it,
 * so the folders around such files count as well.
 */
export function guardFileKind(
  path: string,
  { home }: Pick<ShellWorld, 'home'>,
  whole = false,
): string | null {
  const normal = normalPath(path);
  const kind = kindOfFile(normal, home);
  if (kind !== null) return kind;
  return whole && FOLDERS.test(normal) ? 'settings of an agent' : null;
}
